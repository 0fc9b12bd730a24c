/* The release types: the way back of each in plain sight, and what one key changes. */
#include "at_desk.h"

#include "board/release.h"

#include <criterion/criterion.h>

TestSuite(releases_view, .init = desk_enter, .fini = desk_leave);

static void open_list(void)
{
    cr_assert(releases_view_open(&app), "%s", app.message);
    app_draw(&app);
}

/* Changes one of the demo board's as somebody else would. */
static void archive(const char *name)
{
    struct arena arena;
    struct release_card card;
    struct err err;
    arena_init(&arena);
    cr_assert(board_release_find(desk.board, name, &arena, &card, &err));
    cr_assert(board_release_archive(desk.board, card.type.id, true, &arena, &card, &err));
    arena_release(&arena);
    app_reload(&app);
}

Test(releases_view, says_how_many_have_no_way_back)
{
    open_list();
    shows("migration   3 of 3 steps by hand      NO WAY BACK");
    shows("1 of 3: NO WAY BACK. e writes down how to undo one.");
}

Test(releases_view, shows_the_steps_and_the_whole_way_back_of_the_one_it_is_on)
{
    open_list();
    shows("> api");
    shows("2  by hand   press release in the pipeline");
    shows("rehearsed 18 days ago");
    type("j");
    shows("> migration");
    shows("take a copy of the table (only Bo Lind knows it)");
    shows_not("press release in the pipeline");
}

Test(releases_view, takes_down_a_rehearsal_by_one_key_and_undoes_it)
{
    open_list();
    type("t");
    shows("api: the way back was rehearsed today. u undoes it.");
    shows("rehearsed today");
    type("u");
    shows("rehearsed 18 days ago");
}

Test(releases_view, has_nothing_to_rehearse_without_a_way_back)
{
    open_list();
    type("jt");
    shows("no way back to rehearse");
    shows_not("--way-back");
    shows("> migration   3 of 3 steps by hand      NO WAY BACK");
}

Test(releases_view, archives_and_brings_back)
{
    open_list();
    type("jd");
    shows("migration is archived. u brings it back.");
    shows_not("NO WAY BACK");
    shows("> web");
    type("u");
    shows("migration   3 of 3 steps by hand      NO WAY BACK");
}

Test(releases_view, stays_on_its_type_when_others_go)
{
    open_list();
    type("jj");
    shows("> web");
    archive("api");
    shows("> web");
    archive("web");
    shows("> migration");
}

Test(releases_view, says_what_to_do_where_there_is_none)
{
    open_list();
    type("ddd");
    shows("None yet. Begin with the way you ship most");
    type("e");
    shows("There is no release type here yet. a adds one.");
    type("t");
    shows("There is no release type here yet. a adds one.");
    type("a");
    shows("Release types / a new one");
}

Test(releases_view, opens_the_form_of_the_one_it_is_on)
{
    open_list();
    type("jj\r");
    shows("Release types / web");
    type("\033");
    shows("> web");
}

Test(releases_view, is_drawn_in_any_size)
{
    open_list();
    for (int rows = 1; rows <= 40; rows += 3)
        for (int cols = 1; cols <= 130; cols += 7) {
            app_resize(&app, rows, cols);
            type("jGk");
        }
    app_resize(&app, 24, 80);
    shows("> migration");
}
