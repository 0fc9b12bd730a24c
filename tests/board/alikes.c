/* The same thing under different names. */
#include "board/alike.h"

#include "board/ticket.h"
#include "support.h"

static struct alike_line *lines;
static struct alike_set *sets;
static size_t n, total;
static int64_t one, two, three, other;

static int64_t add(const char *title, const char *area, const char *customer)
{
    struct ticket_done done;
    const struct ticket_edit edit = {.title = title, .area = area, .customer = customer};
    cr_assert(board_ticket_add(board, &edit, &arena, &done, &err), "%s", err.what);
    return done.ticket.id;
}

/* One bug under three names, and something else. */
static void enter(void)
{
    board_enter();
    one = add("Approvals freeze after an edit", "billing", "Acme");
    two = add("Approval frozen after edit", "billing", "Bolt");
    three = add("Edit freezes the approval", "billing", "Cobalt");
    other = add("Export the audit log as CSV", "billing", "Acme");
}

TestSuite(alikes, .init = enter, .fini = board_leave);

static void pass(void)
{
    cr_assert(
        board_alike_sets(board, ALIKE_TICKETS, 0, 10, &arena, &sets, &n, &total, &err),
        "%s", err.what);
}

Test(alikes, are_shown_while_a_title_is_typed_with_why)
{
    cr_assert(board_alike(board, ALIKE_TICKETS, "approvals freeze", "billing", 0, 5, &arena,
                          &lines, &n, &err));
    cr_assert_geq(n, 2);
    cr_assert_eq(lines[0].id, one);
    cr_assert(strstr(lines[0].why, "same area"), "%s", lines[0].why);
    cr_assert(board_alike(board, ALIKE_TICKETS, "the", "", 0, 5, &arena, &lines, &n, &err));
    cr_assert_eq(n, 0, "a title that says little is like nothing");
}

Test(alikes, of_three_customers_want_one_shared_model)
{
    pass();
    cr_assert_eq(total, 1);
    cr_assert_eq(sets[0].n, 3);
    cr_assert(sets[0].custom);
    cr_assert_eq(sets[0].line[0].id, one, "the oldest first");
    cr_assert_str_eq(sets[0].line[0].why, "");
    cr_assert_neq(sets[0].line[1].why[0], '\0');
}

Test(alikes, end_as_one_and_come_apart_by_one_undo)
{
    struct ticket_card card;
    struct history_line line;
    const int64_t ids[] = {one, two, three};
    cr_assert(board_alike_fold(board, ALIKE_TICKETS, one, ids, 3, &arena, &err));
    cr_assert(board_ticket_card(board, one, &arena, &card, &err));
    cr_assert_eq(card.customers_n, 3);
    pass();
    cr_assert_eq(total, 0);
    cr_assert(board_undo(board, &arena, &line, &err));
    cr_assert(board_ticket_card(board, one, &arena, &card, &err));
    cr_assert_eq(card.same_n, 0);
    pass();
    cr_assert_eq(total, 1);
}

Test(alikes, said_to_be_different_are_shown_no_more)
{
    struct ticket canonical;
    const int64_t ids[] = {three, one, two};
    cr_assert(board_alike_apart(board, ALIKE_TICKETS, ids, 3, &arena, &err), "%s",
              err.what);
    pass();
    cr_assert_eq(total, 0);
    cr_assert(board_alike(board, ALIKE_TICKETS, "Approvals freeze after an edit", "", one,
                          5, &arena, &lines, &n, &err));
    cr_assert_eq(n, 0);
    const char *kept = exported();
    cr_assert(strstr(kept, "not_same_as"));
    cr_assert(board_ticket_same(board, two, one, &arena, &canonical, &err),
              "somebody may think better of it");
    cr_assert(board_ticket_same(board, two, 0, &arena, &canonical, &err));
    pass();
    cr_assert_eq(total, 1);
}

Test(alikes, that_are_none_are_refused)
{
    const int64_t ids[] = {one, 999};
    cr_assert_not(board_alike_apart(board, ALIKE_TICKETS, ids, 2, &arena, &err));
    assert_err(ERR_NOT_FOUND, "buckstop tickets");
    cr_assert_not(board_alike_fold(board, ALIKE_TICKETS, one, ids, 2, &arena, &err));
    assert_err(ERR_NOT_FOUND, "999");
}

Test(alikes, are_found_among_incidents)
{
    struct incident made;
    struct incident_edit edit = {.title = "Card payments time out at checkout",
                                 .lasted = 60};
    edit.started_at = world.now - 7200;
    cr_assert(board_incident_add(board, &edit, &arena, &made, &err));
    int64_t first = made.id;
    edit.title = "Checkout: timeout of card payments";
    cr_assert(board_incident_add(board, &edit, &arena, &made, &err));
    const int64_t ids[] = {first, made.id};
    cr_assert(
        board_alike_sets(board, ALIKE_INCIDENTS, 0, 10, &arena, &sets, &n, &total, &err));
    cr_assert_eq(total, 1);
    cr_assert_eq(sets[0].n, 2);
    cr_assert(board_alike_fold(board, ALIKE_INCIDENTS, first, ids, 2, &arena, &err));
    cr_assert(
        board_alike_sets(board, ALIKE_INCIDENTS, 0, 10, &arena, &sets, &n, &total, &err));
    cr_assert_eq(total, 0);
}

Test(alikes, of_one_ticket_are_the_ones_the_pass_finds)
{
    struct alike_set set;
    cr_assert(board_alike_set(board, ALIKE_TICKETS, two, &arena, &set, &err), "%s",
              err.what);
    cr_assert_eq(set.n, 3);
    cr_assert(set.custom);
    cr_assert_eq(set.line[0].id, one);
    cr_assert_str_eq(set.line[1].why, "");
    cr_assert(board_alike_set(board, ALIKE_TICKETS, other, &arena, &set, &err));
    cr_assert_eq(set.n, 1);
    cr_assert_not(set.custom);
}
