/* Release types: their steps in order, the way back of each, and how a change is undone. */
#include "lead.h"

#include "board/deploy.h"
#include "board/release.h"

TestSuite(releases, .init = board_enter, .fini = board_leave);

static struct release_card card;

static struct release_edit nothing(void)
{
    return (struct release_edit){.minutes = -1};
}

static int64_t add(const char *name, const char *way_back)
{
    struct release_edit edit = nothing();
    edit.name = name;
    edit.way_back = way_back;
    yes(board_release_add(board, &edit, &arena, &card, &err));
    return card.type.id;
}

/* Two steps, the first by hand and known by one person alone. */
static int64_t add_migration(const char *known_by)
{
    const struct release_step_edit steps[] = {{"copy the table", true, known_by},
                                              {"deploy the code", false, ""}};
    const struct release_edit edit = {
        .name = "migration", .minutes = -1, .steps = steps, .steps_n = 2};
    yes(board_release_add(board, &edit, &arena, &card, &err));
    return card.type.id;
}

static void look_at(int64_t type)
{
    yes(board_release_card(board, type, &arena, &card, &err));
}

static const char *way_back(const struct release_type *type)
{
    struct buf text;
    buf_init(&text);
    release_way_back_text(&text, type, board_today(board));
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

Test(releases, keep_their_steps_in_the_order_given)
{
    look_at(add_migration("@bob"));
    cr_assert_eq(card.steps_n, 2);
    cr_expect_str_eq(card.steps[0].text, "copy the table");
    cr_expect_str_eq(card.steps[1].text, "deploy the code");
    cr_expect_str_eq(card.known_by[0], "Bob Holt");
    cr_expect_str_eq(card.known_by[1], "");
    cr_expect_eq(card.manual, 1);
}

Test(releases, have_no_way_back_until_one_is_written_down)
{
    add("web", NULL);
    cr_expect_str_eq(way_back(&card.type), "NO WAY BACK");
    add("api", " \n");
    cr_expect_str_eq(way_back(&card.type), "NO WAY BACK");
    add("job", "run the one before");
    cr_expect_str_eq(way_back(&card.type), "run the one before; never rehearsed");
}

Test(releases, say_when_the_way_back_was_tried_too_long_ago)
{
    struct release_type type = {.way_back = "the build before", .way_back_minutes = 1};
    type.rehearsed_on = board_today(board);
    cr_expect_str_eq(way_back(&type), "in 1 minute: the build before; rehearsed today");
    type.rehearsed_on = board_today(board) - 180;
    cr_expect_null(strstr(way_back(&type), "again"));
    type.rehearsed_on = board_today(board) - 181;
    cr_expect(strstr(way_back(&type), "rehearsed 181 days ago, try it again"), "%s",
              way_back(&type));
}

Test(releases, lose_minutes_and_rehearsal_with_the_way_back)
{
    struct release_edit edit = nothing();
    int64_t web = add("web", "the build before");
    edit.minutes = 2;
    edit.rehearsed_on = board_today(board);
    yes(board_release_edit(board, web, &edit, &arena, &card, &err));
    edit = nothing();
    edit.way_back = "";
    yes(board_release_edit(board, web, &edit, &arena, &card, &err));
    look_at(web);
    cr_expect_eq(card.type.way_back_minutes, 0);
    cr_expect_eq(card.type.rehearsed_on, 0);
}

Test(releases, refuse_a_rehearsal_or_minutes_of_no_way_back)
{
    struct release_edit edit = nothing();
    int64_t web = add("web", "");
    edit.rehearsed_on = board_today(board);
    no(board_release_edit(board, web, &edit, &arena, &card, &err), "no way back");
    edit = nothing();
    edit.minutes = 5;
    no(board_release_edit(board, web, &edit, &arena, &card, &err), "no way back");
}

Test(releases, refuse_a_rehearsal_that_is_still_to_come)
{
    struct release_edit edit = nothing();
    int64_t web = add("web", "the build before");
    edit.rehearsed_on = board_today(board) + 1;
    no(board_release_edit(board, web, &edit, &arena, &card, &err), "still to come");
}

Test(releases, can_have_a_rehearsal_taken_away)
{
    struct release_edit edit = nothing();
    int64_t web = add("web", "the build before");
    edit.rehearsed_on = board_today(board);
    yes(board_release_edit(board, web, &edit, &arena, &card, &err));
    edit = nothing();
    edit.never_rehearsed = true;
    yes(board_release_edit(board, web, &edit, &arena, &card, &err));
    cr_expect_eq(card.type.rehearsed_on, 0);
    cr_expect_str_eq(card.type.way_back, "the build before");
}

Test(releases, need_a_name_that_is_more_than_blanks)
{
    struct release_edit edit = nothing();
    edit.name = " \t";
    cr_assert_not(board_release_add(board, &edit, &arena, &card, &err));
    assert_err(ERR_USAGE, "needs a name");
    add(" web \n", "");
    cr_expect_str_eq(card.type.name, "web");
}

Test(releases, are_one_of_each_name_case_and_accents_apart)
{
    struct release_edit edit = nothing();
    add("Véb", "");
    edit.name = "VEB";
    cr_assert_not(board_release_add(board, &edit, &arena, &card, &err));
    assert_err(ERR_CONFLICT, "already");
}

Test(releases, do_not_take_a_blank_step)
{
    const struct release_step_edit steps[] = {{"merge", false, ""}, {" \t ", true, ""}};
    struct release_edit edit = nothing();
    int64_t web = add("web", "");
    edit.steps = steps;
    edit.steps_n = 2;
    no(board_release_edit(board, web, &edit, &arena, &card, &err), "needs a text");
}

Test(releases, do_not_take_half_a_change_where_nobody_goes_by_the_name)
{
    const struct release_step_edit steps[] = {{"new", false, ""}, {"more", true, "nobody"}};
    struct release_edit edit = nothing();
    int64_t type = add_migration("bob");
    const char *before = exported();
    edit.name = "other";
    edit.steps = steps;
    edit.steps_n = 2;
    cr_assert_not(board_release_edit(board, type, &edit, &arena, &card, &err));
    assert_err(ERR_NOT_FOUND, "nobody");
    cr_assert_str_eq(exported(), before);
}

Test(releases, put_the_given_steps_in_place_of_those_there)
{
    const struct release_step_edit one[] = {{"only this", false, ""}};
    const struct release_step_edit three[] = {
        {"a", true, ""}, {"b", false, "ana"}, {"c", true, ""}};
    struct release_edit edit = nothing();
    int64_t type = add_migration("bob");
    edit.steps = one;
    edit.steps_n = 1;
    both_ways(board_release_edit(board, type, &edit, &arena, &card, &err));
    look_at(type);
    cr_assert_eq(card.steps_n, 1);
    cr_expect_str_eq(card.steps[0].text, "only this");
    cr_expect_not(card.steps[0].manual);
    cr_expect_str_eq(card.known_by[0], "");
    edit.steps = three;
    edit.steps_n = 3;
    both_ways(board_release_edit(board, type, &edit, &arena, &card, &err));
    look_at(type);
    cr_assert_eq(card.steps_n, 3);
    cr_expect_str_eq(card.steps[2].text, "c");
    cr_expect_str_eq(card.known_by[1], "Ana Ruiz");
}

Test(releases, leave_the_steps_where_none_are_given)
{
    struct release_edit edit = nothing();
    int64_t type = add_migration("bob");
    edit.way_back = "put the copy back";
    yes(board_release_edit(board, type, &edit, &arena, &card, &err));
    cr_expect_eq(card.steps_n, 2);
    cr_expect_str_eq(card.known_by[0], "Bob Holt");
}

Test(releases, say_by_handle_who_knows_a_step)
{
    struct person other;
    const struct person_edit edit = {.name = "Bob Holt", .handle = "bob2"};
    yes(board_person_add(board, &edit, &arena, &other, &err));
    look_at(add_migration("bob2"));
    cr_expect_str_eq(card.known_by[0], "Bob Holt");
    cr_expect_str_eq(card.handle[0], "bob2");
    cr_expect_str_eq(card.handle[1], "");
}

Test(releases, are_found_by_the_beginning_of_one_name)
{
    add("web", "");
    add("website", "");
    add("api", "");
    yes(board_release_find(board, "WEB", &arena, &card, &err));
    cr_expect_str_eq(card.type.name, "web");
    yes(board_release_find(board, "webs", &arena, &card, &err));
    cr_expect_str_eq(card.type.name, "website");
    cr_assert_not(board_release_find(board, "we", &arena, &card, &err));
    assert_err(ERR_AMBIGUOUS, "\"we\"");
    cr_assert_not(board_release_find(board, "ap1", &arena, &card, &err));
    assert_err(ERR_NOT_FOUND, "\"api\"");
    cr_assert_not(board_release_find(board, "", &arena, &card, &err));
    cr_expect_eq(err.code, ERR_NOT_FOUND);
}

Test(releases, are_archived_and_brought_back)
{
    struct release_card *cards;
    size_t n;
    int64_t web = add("web", "");
    add("api", "");
    both_ways(board_release_archive(board, web, true, &arena, &card, &err));
    yes(board_releases(board, false, &arena, &cards, &n, &err));
    cr_assert_eq(n, 1);
    cr_expect_str_eq(cards[0].type.name, "api");
    yes(board_releases(board, true, &arena, &cards, &n, &err));
    cr_assert_eq(n, 2);
    cr_assert_not(board_release_find(board, "we", &arena, &card, &err));
    yes(board_release_find(board, "web", &arena, &card, &err));
    both_ways(board_release_archive(board, web, false, &arena, &card, &err));
    yes(board_release_find(board, "we", &arena, &card, &err));
}

Test(releases, count_their_deploys_of_the_last_30_days)
{
    static const int64_t ago[] = {0, 30 * DAY, 30 * DAY + 1};
    struct deploy_logged logged;
    int64_t web = add("web", "");
    for (size_t i = 0; i < sizeof ago / sizeof *ago; i++) {
        struct deploy_edit edit = deploy_edit_none();
        edit.what = "Search is quicker";
        edit.type = "web";
        edit.at = world.now - ago[i];
        yes(board_deploy_ship(board, &edit, &arena, &logged, &err));
    }
    look_at(web);
    cr_expect_eq(card.deploys, 2);
}

Test(releases, come_back_whole_with_one_undo)
{
    const char *before = exported();
    add_migration("bob");
    cr_assert_str_neq(exported(), before);
    walk_back();
    cr_assert_str_eq(exported(), before);
}
