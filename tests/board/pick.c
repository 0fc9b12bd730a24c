/* Picking one owner of the names that came in. */
#include "board/pick.h"

#include "board/roll_call.h"
#include "support.h"

static struct pick pick;
static struct own_done done;
static size_t helpers;

/* Three areas that wait: api of Ana, Bob and somebody new; ops of a team; web of a team, an
 * address and Tom, who has left. */
static void enter(void)
{
    static const char text[] = "/api/ @ana @bob @Newcomer\n"
                               "/ops/ @acme/ops\n"
                               "/web/ @acme/web zoe@example.com @tom\n";
    struct transfer_report report;
    struct person_card card;
    struct person heir;
    const struct transfer_file file = {"CODEOWNERS", text, sizeof text - 1};
    board_enter();
    cr_assert(board_import_codeowners(board, &file, 1, NULL, false, &arena, &report, &err));
    cr_assert(board_person_leave(board, "tom", NULL, &arena, &card, &heir, &err));
}

TestSuite(pick, .init = enter, .fini = board_leave);

static void look(int64_t area, const char *after, int64_t after_id)
{
    cr_assert(board_pick(board, area, after, after_id, &arena, &pick, &err), "%s",
              err.what);
}

static bool choose(size_t name, bool others_help)
{
    const struct pick_request request = {.area = pick.area.id,
                                         .candidate = pick.names[name].candidate.id,
                                         .others_help = others_help};
    return board_pick_owner(board, &request, &arena, &done, &helpers, &err);
}

Test(pick, shows_one_after_the_other_by_name)
{
    struct buf after;
    buf_init(&after);
    look(0, "", 0);
    cr_assert_str_eq(pick.area.slug, "api");
    cr_assert_eq(pick.waiting, 3);
    cr_assert_eq(pick.all, 3);
    cr_assert_eq(pick.paths_n, 1);
    cr_assert_eq(pick.names_n, 3);
    cr_expect_str_eq(pick.names[0].person.name, "Ana Ruiz");
    cr_expect_str_eq(pick.names[0].owns, "billing");
    cr_expect_eq(pick.names[0].acted_at, 0);
    cr_expect_str_eq(pick.names[1].owns, "nothing yet");
    cr_expect_eq(pick.names[2].person.id, 0);
    board_pick_place(&pick.area, &after);
    look(0, after.text, pick.area.id);
    cr_assert_str_eq(pick.area.slug, "ops");
    cr_expect(pick.names[0].candidate.team);
    int64_t ops = pick.area.id;
    look(ops, "", 0);
    cr_assert_eq(pick.area.id, ops, "the one that is shown stays");
    board_pick_place(&pick.area, &after);
    look(0, after.text, pick.area.id);
    cr_assert_str_eq(pick.area.slug, "web");
    board_pick_place(&pick.area, &after);
    look(0, after.text, pick.area.id);
    cr_assert_eq(pick.area.id, 0);
    cr_assert_eq(pick.waiting, 3);
    buf_release(&after);
}

Test(pick, names_the_owner_and_puts_who_is_new_on_the_board)
{
    struct history_line line;
    struct person_card card;
    const char *before = exported();
    look(0, "", 0);
    cr_assert(choose(2, true), "%s", err.what);
    cr_assert_eq(helpers, 2);
    cr_assert_str_eq(owner_of("api"), "newcomer");
    cr_assert(board_person_card(board, "newcomer", &arena, &card, &err));
    cr_assert_eq(card.roles_n, 1);
    look(0, "", 0);
    cr_assert_str_eq(pick.area.slug, "ops");
    cr_assert_eq(pick.waiting, 2);
    cr_assert_eq(pick.all, 3);
    cr_assert(board_undo(board, &arena, &line, &err));
    cr_assert_str_eq(exported(), before, "one undo takes all of it back");
}

Test(pick, refuses_a_team_and_who_has_left)
{
    look(0, "ops", INT64_MAX);
    cr_assert_str_eq(pick.area.slug, "web");
    cr_assert_not(choose(0, false));
    assert_err(ERR_REFUSED, "is a team");
    cr_assert_not(choose(2, false));
    assert_err(ERR_REFUSED, "has left");
    cr_assert(choose(1, true), "%s", err.what);
    cr_assert_eq(helpers, 0, "nobody who could help is left");
    cr_assert_str_eq(done.person.contact, "zoe@example.com");
}

static void add_person(const char *name, const char *handle)
{
    struct person person;
    const struct person_edit edit = {.name = name, .handle = handle};
    cr_assert(board_person_add(board, &edit, &arena, &person, &err), "%s", err.what);
}

Test(pick, takes_nobody_for_the_beginning_of_their_name)
{
    add_person("Newcomer Smith", "smith");
    look(0, "", 0);
    cr_expect_eq(pick.names[2].person.id, 0);
    cr_assert(choose(2, false), "%s", err.what);
    cr_expect_str_eq(done.person.handle, "newcomer");
}

Test(pick, takes_the_one_of_the_handle)
{
    add_person("Newcomer", "newcomer2");
    add_person("Zed Park", "newcomer");
    look(0, "", 0);
    cr_expect_str_eq(pick.names[2].person.handle, "newcomer");
    cr_assert(choose(2, false), "%s", err.what);
    cr_expect_str_eq(owner_of("api"), "newcomer");
}

Test(pick, makes_no_third_of_two_of_one_name)
{
    add_person("Newcomer", "newcomer2");
    add_person("Newcomer", "newcomer3");
    look(0, "", 0);
    cr_expect_eq(pick.names[2].person.id, 0);
    cr_assert_not(choose(2, false));
    assert_err(ERR_AMBIGUOUS, "more than one person");
}

Test(pick, takes_somebody_typed)
{
    look(0, "", 0);
    struct pick_request request = {.area = pick.area.id, .typed = "Ana & Bob"};
    cr_assert_not(board_pick_owner(board, &request, &arena, &done, &helpers, &err));
    assert_err(ERR_REFUSED, "two people");
    request.typed = "Zoe Park";
    cr_assert_not(board_pick_owner(board, &request, &arena, &done, &helpers, &err));
    assert_err(ERR_NOT_FOUND, "Zoe Park");
    request.adds = true;
    const char *before = exported();
    struct history_line line;
    cr_assert(board_pick_owner(board, &request, &arena, &done, &helpers, &err));
    cr_assert_str_eq(owner_of("api"), "zoe");
    cr_assert(board_undo(board, &arena, &line, &err));
    cr_assert_str_eq(exported(), before, "one undo takes both back");
    request.adds = false;
    request.typed = "mia";
    cr_assert(board_pick_owner(board, &request, &arena, &done, &helpers, &err));
    cr_assert_str_eq(owner_of("api"), "mia");
}

Test(pick, says_when_somebody_else_was_quicker)
{
    look(0, "", 0);
    cr_assert(own("api", "bob", ROLE_OWNER));
    cr_assert_not(choose(0, false));
    assert_err(ERR_CONFLICT, "has its owner by now");
    look(pick.area.id, "", 0);
    cr_assert_str_eq(pick.area.slug, "ops");
}

Test(pick, of_a_file_that_comes_in_again_stays)
{
    static const char text[] = "/api/ @ana @bob\n/ops/ @bob\n";
    struct transfer_report report;
    const struct transfer_file file = {"CODEOWNERS", text, sizeof text - 1};
    look(0, "", 0);
    cr_assert(choose(1, false));
    cr_assert(board_import_codeowners(board, &file, 1, NULL, false, &arena, &report, &err));
    cr_assert_str_eq(owner_of("api"), "bob");
    cr_assert_str_eq(owner_of("ops"), "bob");
}

TestSuite(roll_call, .init = board_enter, .fini = board_leave);

Test(roll_call, is_kept_once_a_week)
{
    const struct roll_call first = {1, 1, 0}, second = {2, 0, 0};
    struct history_line line;
    cr_assert(board_roll_call(board, &first, &err), "%s", err.what);
    cr_assert(strstr(exported(), "roll call: 1 of 2 areas clear"));
    cr_assert(board_roll_call(board, &second, &err));
    cr_assert(strstr(exported(), "roll call: 2 of 2 areas clear"));
    cr_assert_null(strstr(exported(), "roll call: 1 of 2 areas clear"));
    cr_assert(board_undo(board, &arena, &line, &err));
    cr_assert(strstr(exported(), "roll call: 1 of 2 areas clear"));
}
