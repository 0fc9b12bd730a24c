/* The way of a ticket: decided, begun, done, folded under another. */
#include "asked.h"

TestSuite(steps, .init = ticket_enter, .fini = board_leave);

static bool decide(enum decision decision, const char *why, int64_t back_on,
                   struct ticket_decided *decided)
{
    return board_ticket_decide(board, number, decision, why, back_on, &arena, decided,
                               &err);
}

Test(steps, are_decided_by_the_owner_with_a_why)
{
    struct ticket_decided decided;
    cr_assert_not(decide(DECISION_YES, "  ", 0, &decided));
    assert_err(ERR_REFUSED, "no reason");
    become("ana");
    cr_assert(decide(DECISION_YES, "it fits the plan", 0, &decided));
    cr_assert(decided.own);
    look_at(number);
    cr_expect_str_eq(card.decider.name, "Ana Ruiz");
    cr_expect_eq(card.ticket.decided_at, world.now);
}

Test(steps, keep_for_whom_a_decision_was_recorded)
{
    struct ticket_decided decided;
    become("bob");
    cr_assert(decide(DECISION_NO, "too few ask for it", 0, &decided));
    cr_assert_not(decided.own);
    cr_assert_str_eq(decided.decider.name, "Ana Ruiz");
    cr_assert_str_eq(look_at(number)->ticket.decided_by, "bob");
}

Test(steps, are_decided_by_the_stand_in_while_the_owner_is_away)
{
    struct ticket_decided decided;
    struct person person;
    bool changed;
    cr_assert(own("billing", "bob", ROLE_STAND_IN));
    cr_assert(board_person_away(board, "ana", 0, &arena, &person, &changed, &err));
    become("bob");
    cr_assert(decide(DECISION_YES, "it cannot wait", 0, &decided));
    cr_assert(decided.own);
    cr_assert_str_eq(decided.decider.name, "Bob Holt");
}

Test(steps, wait_for_an_owner)
{
    struct ticket_decided decided;
    const struct ticket_edit checkout = {.area = "checkout"}, none = {.area = ""};
    cr_assert(board_ticket_edit(board, number, &checkout, &arena, &done, &err));
    cr_assert_not(decide(DECISION_YES, "fine", 0, &decided));
    assert_err(ERR_UNOWNED, "NO OWNER");
    cr_assert(board_ticket_edit(board, number, &none, &arena, &done, &err));
    cr_assert_not(decide(DECISION_YES, "fine", 0, &decided));
    assert_err(ERR_UNOWNED, "in no area");
}

Test(steps, come_back_on_the_day_they_were_put_off_to)
{
    struct ticket_decided decided;
    int64_t today = board_today(board);
    cr_assert_not(decide(DECISION_NOT_NOW, "after the fair", today, &decided));
    assert_err(ERR_REFUSED, "not a day to come");
    cr_assert_not(decide(DECISION_YES, "now", today + 3, &decided));
    assert_err(ERR_USAGE, "only a \"not now\"");
    cr_assert(decide(DECISION_NOT_NOW, "after the fair", today + 3, &decided));
    cr_assert_eq(open_tickets(), 0);
    cr_assert_not(look_at(number)->back);
    world.now += 3 * 86400;
    become("mia");
    cr_assert(look_at(number)->back);
    cr_assert_eq(open_tickets(), 1);
    world.now -= 3 * 86400;
}

Test(steps, start_only_when_ready_and_not_decided_against)
{
    struct ticket_decided decided;
    bool skipped;
    cr_assert(change(SPEC_WHY, ""));
    cr_assert_not(start(&skipped));
    assert_err(ERR_REFUSED, "not ready: 7 of 8");
    walk_back();
    cr_assert(decide(DECISION_NO, "too few ask for it", 0, &decided));
    cr_assert_not(start(&skipped));
    assert_err(ERR_REFUSED, "too few ask for it");
    cr_assert(decide(DECISION_YES, "more ask now", 0, &decided));
    cr_assert(start(&skipped));
    cr_assert_not(skipped);
    cr_assert_not(start(&skipped));
    assert_err(ERR_REFUSED, "begun already");
}

Test(steps, that_were_changed_after_ready_are_read_before_they_start)
{
    bool skipped;
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    cr_assert_not(start(&skipped));
    assert_err(ERR_REFUSED, "changed after it was ready");
}

Test(steps, begun_before_a_decision_skipped_the_review)
{
    struct ticket_decided decided;
    bool skipped;
    cr_assert(start(&skipped));
    cr_assert(skipped);
    world.now += 60;
    become("mia");
    cr_assert(decide(DECISION_YES, "it is half built", 0, &decided));
    cr_assert(look_at(number)->skipped, "a decision afterwards does not hide it");
    world.now -= 60;
}

Test(steps, begun_while_nobody_owned_the_area_skipped_the_review)
{
    struct ticket_decided decided;
    const struct own_request end = {
        .area = "billing", .person = "ana", .role = ROLE_OWNER, .remove = true};
    struct own_done owned;
    bool skipped;
    cr_assert(decide(DECISION_YES, "it fits the plan", 0, &decided));
    world.now += 60;
    become("mia");
    cr_assert(board_own(board, &end, &arena, &owned, &err), "%s", err.what);
    world.now += 60;
    become("mia");
    cr_assert(start(&skipped));
    cr_assert(skipped);
    world.now -= 120;
}

Test(steps, are_done_after_they_began_and_then_keep_their_spec)
{
    struct ticket ticket;
    bool skipped;
    cr_assert_not(board_ticket_finish(board, number, &arena, &ticket, &err));
    assert_err(ERR_REFUSED, "no work on ticket");
    cr_assert(start(&skipped));
    cr_assert(board_ticket_finish(board, number, &arena, &ticket, &err));
    cr_assert_eq(ticket.done_at, world.now);
    cr_assert_not(change(SPEC_WHY, "something else altogether"));
    assert_err(ERR_REFUSED, "is done");
}

Test(steps, go_on_when_a_changed_spec_is_ready_again)
{
    bool skipped;
    cr_assert(start(&skipped));
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    cr_assert_eq(done.ticket.state, TICKET_DRAFT);
    cr_assert(board_ticket_ready(board, number, &arena, &done, &err));
    cr_assert_eq(done.ticket.state, TICKET_DOING);
}

Test(steps, folded_together_show_every_customer_and_come_apart_again)
{
    struct ticket canonical;
    struct ticket_edit edit = {.title = "Invoice list per project", .customer = "Bolt"};
    int64_t second = add_ticket(&edit);
    edit.customer = "acme";
    int64_t third = add_ticket(&edit);
    edit.customer = "Cobalt";
    int64_t fourth = add_ticket(&edit);
    cr_assert(board_ticket_same(board, third, second, &arena, &canonical, &err));
    cr_assert(board_ticket_same(board, second, number, &arena, &canonical, &err));
    cr_assert(board_ticket_same(board, fourth, third, &arena, &canonical, &err));
    cr_assert_eq(canonical.id, number, "one level");
    look_at(number);
    cr_assert_eq(card.same_n, 3);
    cr_assert_eq(card.customers_n, 3, "the same customer in another case is one");
    cr_assert_eq(open_tickets(), 1);
    cr_assert_eq(look_at(third)->canonical.id, number);
    struct ticket_decided decided;
    cr_assert_not(
        board_ticket_decide(board, third, DECISION_NO, "x", 0, &arena, &decided, &err));
    assert_err(ERR_REFUSED, "is the same as");
    walk_back();
    walk_back();
    walk_back();
    cr_assert_eq(look_at(number)->same_n, 0);
    cr_assert_eq(open_tickets(), 4);
}

Test(steps, that_met_the_template_are_counted)
{
    int64_t opened, met;
    const struct ticket_edit thin = {.title = "Reporting"};
    add_ticket(&thin);
    cr_assert(board_tickets_met(board, &opened, &met, &err));
    cr_assert_eq(opened, 2);
    cr_assert_eq(met, 1);
    world.now += (int64_t)30 * 86400;
    become("mia");
    cr_assert(board_tickets_met(board, &opened, &met, &err));
    cr_assert_eq(opened, 0);
    world.now -= (int64_t)30 * 86400;
}

Test(steps, of_folding_leave_the_old_number_a_way_to_the_ticket)
{
    struct ticket canonical;
    struct ticket_window window;
    struct ticket_query query = ticket_query_all();
    const struct ticket_edit edit = {.title = "Invoice list per project"};
    int64_t second = add_ticket(&edit);
    cr_assert(board_ticket_same(board, second, number, &arena, &canonical, &err));
    query.words = arena_printf(&arena, "#%d", (int)second);
    cr_assert(board_ticket_window(board, &query, 0, 9, &arena, &window, &err));
    cr_assert_eq(window.total, 1);
    cr_assert_eq(window.line[0].id, number);
    query.words = "#999";
    cr_assert(board_ticket_window(board, &query, 0, 9, &arena, &window, &err));
    cr_assert_eq(window.total, 0);
}
