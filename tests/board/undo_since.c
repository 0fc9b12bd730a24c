/* A change is not undone, nor done again, where that would break a rule by now: somebody
 * left, was given another role, or a number was folded since. */
#include "board/ticket.h"
#include "support.h"

TestSuite(undo_since, .init = board_enter, .fini = board_leave);

static void leave(const char *who)
{
    struct person_card card;
    struct person heir;
    cr_assert(board_person_leave(board, who, NULL, &arena, &card, &heir, &err), "%s",
              err.what);
}

static void undo(void)
{
    struct history_line line;
    cr_assert(board_undo(board, &arena, &line, &err), "%s", err.what);
}

static void no_undo(const char *says)
{
    struct history_line line;
    const char *before = exported();
    cr_assert(!board_undo(board, &arena, &line, &err), "undid: %s", line.what);
    assert_err(ERR_CONFLICT, says);
    cr_assert_str_eq(exported(), before);
}

static void no_redo(const char *says)
{
    struct history_line line;
    const char *before = exported();
    cr_assert(!board_redo(board, &arena, &line, &err), "redid: %s", line.what);
    assert_err(ERR_CONFLICT, says);
    cr_assert_str_eq(exported(), before);
}

static int64_t ticket(const char *title, const char *signs_off)
{
    struct ticket_done done;
    const struct ticket_edit edit = {.title = title,
                                     .field = {[SPEC_SIGNS_OFF] = signs_off}};
    cr_assert(board_ticket_add(board, &edit, &arena, &done, &err), "%s", err.what);
    return done.ticket.id;
}

static void fold(int64_t id, int64_t under)
{
    struct ticket canonical;
    cr_assert(board_ticket_same(board, id, under, &arena, &canonical, &err), "%s",
              err.what);
}

static void fold_incident(int64_t id, int64_t under)
{
    struct incident canonical;
    cr_assert(board_incident_same(board, id, under, &arena, &canonical, &err), "%s",
              err.what);
}

Test(undo_since, gives_no_area_to_who_left)
{
    cr_assert(own("billing", "bob", ROLE_OWNER) && own("billing", "tom", ROLE_OWNER));
    become("ana");
    leave("bob");
    become("mia");
    no_undo("Bob Holt has left since");
    cr_assert_str_eq(err.why, "\"billing\" would be theirs again");
    cr_assert_str_eq(owner_of("billing"), "tom");
}

Test(undo_since, redo_gives_no_area_to_who_left)
{
    cr_assert(own("checkout", "bob", ROLE_OWNER));
    undo();
    become("ana");
    leave("bob");
    become("mia");
    no_redo("Bob Holt has left since");
}

Test(undo_since, brings_no_area_back_from_the_archive_with_who_left)
{
    struct area area;
    cr_assert(board_area_archive(board, "billing", &arena, &area, &err));
    become("tom");
    leave("ana");
    become("mia");
    no_undo("Ana Ruiz has left since");
}

Test(undo_since, gives_no_sign_off_to_who_left)
{
    struct ticket_done done;
    int64_t id = ticket("one", "bob");
    const struct ticket_edit edit = {.field = {[SPEC_SIGNS_OFF] = "ana"}};
    cr_assert(board_ticket_edit(board, id, &edit, &arena, &done, &err), "%s", err.what);
    become("ana");
    leave("bob");
    become("mia");
    no_undo("Bob Holt has left since");
}

Test(undo_since, redo_lets_nobody_leave_who_was_given_an_area)
{
    leave("bob");
    undo();
    become("ana");
    cr_assert(own("checkout", "bob", ROLE_OWNER));
    become("mia");
    no_redo("Bob Holt was given something since");
}

Test(undo_since, makes_no_owner_their_own_stand_in)
{
    struct own_done done;
    const struct own_request no_more = {
        .area = "billing", .person = "bob", .role = ROLE_STAND_IN, .remove = true};
    cr_assert(own("billing", "bob", ROLE_STAND_IN));
    cr_assert(board_own(board, &no_more, &arena, &done, &err), "%s", err.what);
    become("ana");
    cr_assert(own("billing", "bob", ROLE_OWNER));
    become("mia");
    no_undo("Bob Holt was given another role there since");
}

Test(undo_since, folds_nothing_under_what_is_folded_itself)
{
    int64_t five = ticket("five", NULL), three = ticket("three", NULL);
    int64_t seven = ticket("seven", NULL);
    fold(five, three);
    fold(five, 0);
    become("ana");
    fold(three, seven);
    become("mia");
    no_undo("is the same as 3 since then");
}

Test(undo_since, folds_nothing_that_others_are_folded_under)
{
    int64_t five = ticket("five", NULL), three = ticket("three", NULL);
    int64_t seven = ticket("seven", NULL);
    fold(three, seven);
    fold(three, 0);
    become("ana");
    fold(five, three);
    become("mia");
    no_undo("ticket 1 is the same as 2 since then");
}

Test(undo_since, folds_no_incident_under_what_is_folded_itself)
{
    struct incident incident;
    for (int i = 0; i < 3; i++) {
        const struct incident_edit edit = {.title = i ? i == 1 ? "b" : "c" : "a",
                                           .started_at = world.now - 900};
        cr_assert(board_incident_add(board, &edit, &arena, &incident, &err));
    }
    fold_incident(1, 2);
    fold_incident(1, 0);
    become("ana");
    fold_incident(2, 3);
    become("mia");
    no_undo("incident 2 is the same as 3 since then");
}

Test(undo_since, of_what_touches_no_rule_goes_as_before)
{
    cr_assert(own("checkout", "tom", ROLE_OWNER));
    become("ana");
    leave("bob");
    become("mia");
    undo();
    cr_assert_str_empty(owner_of("checkout"));
}
