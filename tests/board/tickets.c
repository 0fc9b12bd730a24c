/* Tickets: their specs, and the way from draft to done. */
#include "board/ticket.h"

#include "board/panes.h"
#include "support.h"

static struct ticket_done done;
static struct ticket_card card;
static int64_t number;

static const char *const a_case[] = {"a project with no invoices"};

/* All eight fields pass. */
static struct ticket_edit whole_spec(void)
{
    return (struct ticket_edit){
        .title = "Group invoices by project",
        .area = "billing",
        .customer = "Acme",
        .field = {[SPEC_WHO] = "finance lead at a customer with many projects",
                  [SPEC_DOES] = "downloads one invoice list grouped by project",
                  [SPEC_WHY] = "today they copy invoices into a sheet by hand",
                  [SPEC_DONE_WHEN] = "the list shows one group a project",
                  [SPEC_NOT_CHANGING] = "the numbers of the invoices",
                  [SPEC_WAY_BACK] = "turn off the flag invoice_group",
                  [SPEC_SIGNS_OFF] = "ana"},
        .awkward = a_case,
        .awkward_n = 1,
        .awkward_given = true,
    };
}

static int64_t add(const struct ticket_edit *edit)
{
    cr_assert(board_ticket_add(board, edit, &arena, &done, &err), "%s", err.what);
    return done.ticket.id;
}

static void enter(void)
{
    board_enter();
    const struct ticket_edit edit = whole_spec();
    number = add(&edit);
}

TestSuite(tickets, .init = enter, .fini = board_leave);

static const struct ticket_card *look(int64_t ticket)
{
    cr_assert(board_ticket_card(board, ticket, &arena, &card, &err), "%s", err.what);
    return &card;
}

static bool change(enum spec_field field, const char *text)
{
    struct ticket_edit edit = {0};
    edit.field[field] = text;
    return board_ticket_edit(board, number, &edit, &arena, &done, &err);
}

static bool say_cases(const char *const *cases, size_t n)
{
    const struct ticket_edit edit = {
        .awkward = cases, .awkward_n = n, .awkward_given = true};
    return board_ticket_edit(board, number, &edit, &arena, &done, &err);
}

static bool decide(enum decision decision, const char *why, int64_t back_on,
                   struct ticket_decided *decided)
{
    return board_ticket_decide(board, number, decision, why, back_on, &arena, decided,
                               &err);
}

static bool start(bool *skipped)
{
    struct ticket ticket;
    return board_ticket_start(board, number, &arena, &ticket, skipped, &err);
}

static void undo(void)
{
    struct history_line line;
    cr_assert(board_undo(board, &arena, &line, &err), "%s", err.what);
}

static size_t open_tickets(void)
{
    struct ticket_window window;
    const struct ticket_query query = ticket_query_all();
    cr_assert(board_ticket_window(board, &query, 0, 10, &arena, &window, &err));
    return window.total;
}

Test(tickets, are_ready_once_all_eight_fields_pass)
{
    cr_assert_eq(done.gaps, 0);
    cr_assert(done.reached);
    cr_assert_eq(done.ticket.state, TICKET_READY);
    look(number);
    cr_assert_str_eq(card.ticket.signs_off, "Ana Ruiz", "the person that was meant");
    cr_assert_str_eq(card.owner.name, "Ana Ruiz");
    cr_assert_eq(card.cases_n, 1);
}

Test(tickets, need_a_title)
{
    const struct ticket_edit blank = {.title = " \t"}, none = {0};
    cr_assert_not(board_ticket_add(board, &blank, &arena, &done, &err));
    assert_err(ERR_USAGE, "needs a title");
    cr_assert_not(board_ticket_add(board, &none, &arena, &done, &err));
    assert_err(ERR_USAGE, "needs a title");
}

Test(tickets, are_not_ready_with_what_only_looks_filled_in)
{
    static const struct {
        enum spec_field field;
        const char *text;
        enum spec_verdict verdict;
    } gaps[] = {
        {SPEC_WHY, "_No response_", SPEC_MISSING},
        {SPEC_WHY, "customers want better reporting", SPEC_VAGUE},
        {SPEC_WHY, "the list shows one group a project", SPEC_SAME},
        {SPEC_WHY, "", SPEC_MISSING},
        {SPEC_DOES, "TBD", SPEC_TEMPLATE},
        {SPEC_SIGNS_OFF, "Ana & Bob", SPEC_NO_ONE},
        {SPEC_SIGNS_OFF, "the team", SPEC_NO_ONE},
        {SPEC_SIGNS_OFF, "nobody we know", SPEC_NO_ONE},
    };
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        cr_assert(change(gaps[i].field, gaps[i].text), "%s", err.what);
        look(number);
        cr_expect_eq(card.gaps, 1, "%s", gaps[i].text);
        enum spec_field judged =
            gaps[i].verdict == SPEC_SAME ? SPEC_DONE_WHEN : gaps[i].field;
        cr_expect_eq(card.judgement[judged].verdict, gaps[i].verdict, "%s", gaps[i].text);
        cr_expect_eq(card.ticket.state, TICKET_DRAFT);
        undo();
    }
}

Test(tickets, know_that_whoever_signs_off_has_left)
{
    struct person_card left;
    struct person heir;
    cr_assert(change(SPEC_SIGNS_OFF, "Tom Varga"));
    cr_assert(board_ticket_ready(board, number, &arena, &done, &err));
    cr_assert_eq(done.ticket.state, TICKET_READY);
    cr_assert(board_person_leave(board, "tom", NULL, &arena, &left, &heir, &err));
    look(number);
    cr_assert_eq(card.ticket.state, TICKET_DRAFT);
    cr_assert_eq(card.judgement[SPEC_SIGNS_OFF].verdict, SPEC_MISSING);
}

Test(tickets, go_back_to_draft_when_a_ready_spec_changes_and_show_the_change)
{
    become("bob");
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    cr_assert(done.fell);
    cr_assert_eq(done.gaps, 0, "it passes, and is a draft all the same");
    look(number);
    cr_assert_eq(card.ticket.state, TICKET_DRAFT);
    cr_assert_eq(card.changes, 1);
    cr_expect_eq(card.change[0].field, SPEC_WHY);
    cr_expect_str_eq(card.change[0].before,
                     "today they copy invoices into a sheet by hand");
    cr_expect_str_eq(card.change[0].after, "an auditor asks for it once a month");
    cr_expect_str_eq(card.change[0].by, "bob");
    cr_assert(board_ticket_ready(board, number, &arena, &done, &err));
    cr_assert(done.reached);
    cr_assert_eq(look(number)->changes, 0, "read, and ready as it is now");
}

Test(tickets, show_what_became_of_the_awkward_cases)
{
    static const char *const two[] = {"a project with one invoice", "no project at all"};
    become("bob");
    cr_assert(say_cases(two, 2));
    look(number);
    cr_assert_eq(card.changes, 1);
    cr_expect_eq(card.change[0].field, SPEC_AWKWARD);
    cr_expect_str_eq(card.change[0].before, "a project with no invoices");
    cr_expect_str_eq(card.change[0].after, "a project with one invoice\nno project at all");
    cr_expect_str_eq(card.change[0].by, "bob");
}

Test(tickets, take_none_known_as_said_on_purpose)
{
    static const char *const none[] = {"None known"};
    cr_assert(say_cases(none, 1));
    look(number);
    cr_assert_eq(card.cases_n, 0);
    cr_assert(card.ticket.no_awkward_cases);
    cr_assert_eq(card.gaps, 0);
    cr_expect_str_eq(card.change[0].before, "a project with no invoices");
    cr_expect_str_eq(card.change[0].after, "none known");
    cr_expect_str_eq(card.change[0].by, "mia");
}

Test(tickets, are_ready_again_with_the_next_change_that_passes)
{
    cr_assert(change(SPEC_WHY, "customers want it better"));
    cr_assert_eq(done.ticket.state, TICKET_DRAFT);
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    cr_assert(done.reached);
    cr_assert_eq(look(number)->changes, 0);
}

Test(tickets, forget_a_change_that_was_undone)
{
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    undo();
    look(number);
    cr_assert_eq(card.ticket.state, TICKET_READY);
    cr_assert_eq(card.changes, 0);
}

Test(tickets, keep_ready_when_only_the_title_changes)
{
    const struct ticket_edit edit = {.title = "Invoices by project"};
    cr_assert(board_ticket_edit(board, number, &edit, &arena, &done, &err));
    cr_assert(done.changed);
    cr_assert_eq(done.ticket.state, TICKET_READY);
    cr_assert(board_ticket_edit(board, number, &edit, &arena, &done, &err));
    cr_assert_not(done.changed);
}

Test(tickets, are_decided_by_the_owner_with_a_why)
{
    struct ticket_decided decided;
    cr_assert_not(decide(DECISION_YES, "  ", 0, &decided));
    assert_err(ERR_REFUSED, "no reason");
    become("ana");
    cr_assert(decide(DECISION_YES, "it fits the plan", 0, &decided));
    cr_assert(decided.own);
    look(number);
    cr_expect_str_eq(card.decider.name, "Ana Ruiz");
    cr_expect_eq(card.ticket.decided_at, world.now);
}

Test(tickets, keep_for_whom_a_decision_was_recorded)
{
    struct ticket_decided decided;
    become("bob");
    cr_assert(decide(DECISION_NO, "too few ask for it", 0, &decided));
    cr_assert_not(decided.own);
    cr_assert_str_eq(decided.decider.name, "Ana Ruiz");
    cr_assert_str_eq(look(number)->ticket.decided_by, "bob");
}

Test(tickets, are_decided_by_the_stand_in_while_the_owner_is_away)
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

Test(tickets, wait_for_an_owner)
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

Test(tickets, come_back_on_the_day_they_were_put_off_to)
{
    struct ticket_decided decided;
    int64_t today = board_today(board);
    cr_assert_not(decide(DECISION_NOT_NOW, "after the fair", today, &decided));
    assert_err(ERR_REFUSED, "not a day to come");
    cr_assert_not(decide(DECISION_YES, "now", today + 3, &decided));
    assert_err(ERR_USAGE, "only a \"not now\"");
    cr_assert(decide(DECISION_NOT_NOW, "after the fair", today + 3, &decided));
    cr_assert_eq(open_tickets(), 0);
    cr_assert_not(look(number)->back);
    world.now += 3 * 86400;
    become("mia");
    cr_assert(look(number)->back);
    cr_assert_eq(open_tickets(), 1);
    world.now -= 3 * 86400;
}

Test(tickets, start_only_when_ready_and_not_decided_against)
{
    struct ticket_decided decided;
    bool skipped;
    cr_assert(change(SPEC_WHY, ""));
    cr_assert_not(start(&skipped));
    assert_err(ERR_REFUSED, "not ready: 7 of 8");
    undo();
    cr_assert(decide(DECISION_NO, "too few ask for it", 0, &decided));
    cr_assert_not(start(&skipped));
    assert_err(ERR_REFUSED, "too few ask for it");
    cr_assert(decide(DECISION_YES, "more ask now", 0, &decided));
    cr_assert(start(&skipped));
    cr_assert_not(skipped);
    cr_assert_not(start(&skipped));
    assert_err(ERR_REFUSED, "begun already");
}

Test(tickets, that_were_changed_after_ready_are_read_before_they_start)
{
    bool skipped;
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    cr_assert_not(start(&skipped));
    assert_err(ERR_REFUSED, "changed after it was ready");
}

Test(tickets, begun_before_a_decision_skipped_the_review)
{
    struct ticket_decided decided;
    bool skipped;
    cr_assert(start(&skipped));
    cr_assert(skipped);
    world.now += 60;
    become("mia");
    cr_assert(decide(DECISION_YES, "it is half built", 0, &decided));
    cr_assert(look(number)->skipped, "a decision afterwards does not hide it");
    world.now -= 60;
}

Test(tickets, begun_while_nobody_owned_the_area_skipped_the_review)
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

Test(tickets, are_done_after_they_began_and_then_keep_their_spec)
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

Test(tickets, go_on_when_a_changed_spec_is_ready_again)
{
    bool skipped;
    cr_assert(start(&skipped));
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    cr_assert_eq(done.ticket.state, TICKET_DRAFT);
    cr_assert(board_ticket_ready(board, number, &arena, &done, &err));
    cr_assert_eq(done.ticket.state, TICKET_DOING);
}

Test(tickets, folded_together_show_every_customer_and_come_apart_again)
{
    struct ticket canonical;
    struct ticket_edit edit = {.title = "Invoice list per project", .customer = "Bolt"};
    int64_t second = add(&edit);
    edit.customer = "acme";
    int64_t third = add(&edit);
    edit.customer = "Cobalt";
    int64_t fourth = add(&edit);
    cr_assert(board_ticket_same(board, third, second, &arena, &canonical, &err));
    cr_assert(board_ticket_same(board, second, number, &arena, &canonical, &err));
    cr_assert(board_ticket_same(board, fourth, third, &arena, &canonical, &err));
    cr_assert_eq(canonical.id, number, "one level");
    look(number);
    cr_assert_eq(card.same_n, 3);
    cr_assert_eq(card.customers_n, 3, "the same customer in another case is one");
    cr_assert_eq(open_tickets(), 1);
    cr_assert_eq(look(third)->canonical.id, number);
    struct ticket_decided decided;
    cr_assert_not(
        board_ticket_decide(board, third, DECISION_NO, "x", 0, &arena, &decided, &err));
    assert_err(ERR_REFUSED, "is the same as");
    undo();
    undo();
    undo();
    cr_assert_eq(look(number)->same_n, 0);
    cr_assert_eq(open_tickets(), 4);
}

Test(tickets, are_found_by_their_number)
{
    struct ticket found;
    char typed[32];
    snprintf(typed, sizeof typed, "#%d", (int)number);
    cr_assert(board_ticket_find(board, typed, &arena, &found, &err));
    cr_assert_eq(found.id, number);
    cr_assert(board_ticket_find(board, typed + 1, &arena, &found, &err));
    cr_assert_not(board_ticket_find(board, "999", &arena, &found, &err));
    assert_err(ERR_NOT_FOUND, "no ticket \"999\"");
    cr_assert_not(board_ticket_find(board, "", &arena, &found, &err));
    assert_err(ERR_NOT_FOUND, "buckstop tickets");
    cr_assert_not(board_ticket_find(board, "99999999999999999999", &arena, &found, &err));
    assert_err(ERR_NOT_FOUND, "no ticket");
}

Test(tickets, that_met_the_template_are_counted)
{
    int64_t opened, met;
    const struct ticket_edit thin = {.title = "Reporting"};
    add(&thin);
    cr_assert(board_tickets_met(board, &opened, &met, &err));
    cr_assert_eq(opened, 2);
    cr_assert_eq(met, 1);
    world.now += (int64_t)30 * 86400;
    become("mia");
    cr_assert(board_tickets_met(board, &opened, &met, &err));
    cr_assert_eq(opened, 0);
    world.now -= (int64_t)30 * 86400;
}

Test(tickets, are_judged_before_they_are_tickets)
{
    struct spec_judgement judgement[SPEC_FIELDS];
    int gaps;
    struct ticket_edit edit = whole_spec();
    cr_assert(board_ticket_judge(board, &edit, &arena, judgement, &gaps, &err));
    cr_assert_eq(gaps, 0);
    edit.field[SPEC_SIGNS_OFF] = "Zoe Unknown";
    cr_assert(board_ticket_judge(board, &edit, &arena, judgement, &gaps, &err));
    cr_assert_eq(judgement[SPEC_SIGNS_OFF].verdict, SPEC_NO_ONE);
    cr_assert(board_ticket_judge(NULL, &edit, &arena, judgement, &gaps, &err));
    cr_assert_eq(gaps, 0, "without a board the form of a name is enough");
}

Test(tickets, go_through_an_editor_and_come_back_the_same)
{
    struct buf text;
    struct ticket_edit edit;
    buf_init(&text);
    cr_assert(board_ticket_template(board, number, NULL, "line 3 is odd", &text, &err));
    cr_assert(strstr(text.text, "line 3 is odd"));
    cr_assert(board_ticket_read("spec", text.text, text.len, &arena, &edit, &err), "%s",
              err.what);
    cr_assert(board_ticket_edit(board, number, &edit, &arena, &done, &err), "%s", err.what);
    cr_assert_not(done.changed);
    buf_release(&text);
}
