/* The form of a release type: what its lines mean as they are typed, and what is saved. */
#include "at_desk.h"

#include "board/person.h"
#include "board/release.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct err err;
static struct release_card card;

static void enter(void)
{
    desk_enter();
    arena_init(&arena);
}

static void leave(void)
{
    arena_release(&arena);
    desk_leave();
}

TestSuite(release_form, .init = enter, .fini = leave);

static void look_at(const char *name)
{
    cr_assert(board_release_find(desk.board, name, &arena, &card, &err), "%s", err.what);
}

/* Over the list, as it is opened there. */
static void begin(const char *name)
{
    int64_t type = 0;
    cr_assert(releases_view_open(&app), "%s", app.message);
    if (name) {
        look_at(name);
        type = card.type.id;
    }
    cr_assert(release_form_open(&app, type), "%s", app.message);
    app_draw(&app);
}

/* Ctrl-U empties a line of one line. */
#define EMPTY "\025"
#define SAVE  "\023"

Test(release_form, adds_one_with_its_steps)
{
    begin(NULL);
    type("mobile\tpull it from the store\t45\ttoday\tbuild it\r* send it @bo" SAVE);
    shows("mobile is added. u undoes it.");
    look_at("mobile");
    cr_expect_str_eq(card.type.way_back, "pull it from the store");
    cr_expect_eq(card.type.way_back_minutes, 45);
    cr_expect_eq(card.type.rehearsed_on, board_today(desk.board));
    cr_assert_eq(card.steps_n, 2);
    cr_expect_str_eq(card.steps[0].text, "build it");
    cr_expect_not(card.steps[0].manual);
    cr_expect_str_eq(card.steps[1].text, "send it");
    cr_expect(card.steps[1].manual);
    cr_expect_str_eq(card.known_by[1], "Bo Lind");
}

Test(release_form, is_one_undoable_change)
{
    begin(NULL);
    type("mobile\t\t\t\tbuild it\rsend it" SAVE);
    shows("mobile is added.");
    type("u");
    cr_assert_not(board_release_find(desk.board, "mobile", &arena, &card, &err));
}

Test(release_form, keeps_what_is_typed_until_it_is_saved)
{
    begin("migration");
    type("\tput the copy back\033");
    shows("Not saved; the draft is kept.");
    look_at("migration");
    cr_expect_str_eq(card.type.way_back, "");
    type("je");
    shows("put the copy back");
    type(SAVE);
    look_at("migration");
    cr_expect_str_eq(card.type.way_back, "put the copy back");
}

Test(release_form, throws_the_draft_away_on_purpose)
{
    begin("migration");
    type("\tput the copy back\022");
    shows("As it was. The draft is thrown away.");
    shows_not("put the copy back");
    type("\033");
    shows_not("Not saved");
}

Test(release_form, takes_a_rehearsal_away)
{
    begin("api");
    type("\t\t\t" EMPTY SAVE);
    shows("api is saved.");
    look_at("api");
    cr_expect_eq(card.type.rehearsed_on, 0);
    cr_expect_eq(card.type.way_back_minutes, 6);
}

Test(release_form, does_not_lose_minutes_that_no_way_back_takes)
{
    begin("migration");
    type("\t\t5" SAVE);
    shows("no way back");
    shows_not("migration is saved");
    look_at("migration");
    cr_expect_eq(card.type.way_back_minutes, 0);
}

Test(release_form, stops_at_the_line_it_cannot_read)
{
    begin("api");
    type("\t\t" EMPTY "soon\t\t" SAVE);
    shows("\"soon\" is no number of minutes");
    shows("Minutes   > soon");
    type(EMPTY "5\t" EMPTY "yesterdy\t" SAVE);
    shows("Rehearsed > yesterdy");
    look_at("api");
    cr_expect_eq(card.type.way_back_minutes, 6);
}

Test(release_form, says_who_is_nobody)
{
    begin(NULL);
    type("mobile\t\t\t\tsend it @nobody" SAVE);
    shows("nobody");
    shows("Release types / a new one");
    cr_assert_not(board_release_find(desk.board, "mobile", &arena, &card, &err));
}

Test(release_form, says_by_handle_who_knows_a_step)
{
    begin("migration");
    shows("* take a copy of the table @bo");
}

Test(release_form, tells_two_people_of_one_name_apart)
{
    struct person other;
    const struct person_edit edit = {.name = "Bo Lind", .handle = "bo2"};
    cr_assert(board_person_add(desk.board, &edit, &arena, &other, &err), "%s", err.what);
    begin("migration");
    type("\t\t\t\t");
    press(KEY_CODE_END);
    type(" and more" SAVE);
    shows("migration is saved.");
    look_at("migration");
    cr_assert_eq(card.steps_n, 3);
    cr_expect_str_eq(card.handle[1], "bo");
}

/* A step from the command line may begin with a star or hold an at sign of its own. */
Test(release_form, leaves_a_step_as_it_is_where_its_line_is)
{
    const struct release_step_edit steps[] = {
        {"page @duty", false, ""}, {"* a star", false, ""}, {"watch it", true, ""}};
    const struct release_edit edit = {
        .name = "job", .minutes = -1, .steps = steps, .steps_n = 3};
    cr_assert(board_release_add(desk.board, &edit, &arena, &card, &err), "%s", err.what);
    begin("job");
    type("\t\t\t\t\rlast" SAVE);
    shows("job is saved.");
    look_at("job");
    cr_assert_eq(card.steps_n, 4);
    cr_expect_not(card.steps[1].manual);
    cr_expect_str_eq(card.steps[1].text, "* a star");
    cr_expect(card.steps[2].manual);
}

Test(release_form, says_when_somebody_else_changed_the_line)
{
    const struct release_edit edit = {.way_back = "ask Bo", .minutes = -1};
    begin("migration");
    type("\tput the copy back");
    look_at("migration");
    cr_assert(board_release_edit(desk.board, card.type.id, &edit, &arena, &card, &err));
    app_reload(&app);
    type(SAVE);
    shows("Ctrl-S again keeps yours.");
    type(SAVE);
    shows("migration is saved.");
    look_at("migration");
    cr_expect_str_eq(card.type.way_back, "put the copy back");
}

Test(release_form, is_drawn_in_any_size)
{
    begin("migration");
    for (int rows = 1; rows <= 40; rows += 3)
        for (int cols = 1; cols <= 130; cols += 7) {
            app_resize(&app, rows, cols);
            type("\tx");
        }
    app_resize(&app, 24, 80);
    shows("Release types / migration");
}
