/* Tickets and their specs: what is ready, and what a change of it shows. */
#include "asked.h"

TestSuite(tickets, .init = ticket_enter, .fini = board_leave);

static bool say_cases(const char *const *cases, size_t n)
{
    const struct ticket_edit edit = {
        .awkward = cases, .awkward_n = n, .awkward_given = true};
    return board_ticket_edit(board, number, &edit, &arena, &done, &err);
}

Test(tickets, are_ready_once_all_eight_fields_pass)
{
    cr_assert_eq(done.gaps, 0);
    cr_assert(done.reached);
    cr_assert_eq(done.ticket.state, TICKET_READY);
    look_at(number);
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
        look_at(number);
        cr_expect_eq(card.gaps, 1, "%s", gaps[i].text);
        enum spec_field judged =
            gaps[i].verdict == SPEC_SAME ? SPEC_DONE_WHEN : gaps[i].field;
        cr_expect_eq(card.judgement[judged].verdict, gaps[i].verdict, "%s", gaps[i].text);
        cr_expect_eq(card.ticket.state, TICKET_DRAFT);
        walk_back();
    }
}

static void add_zoe(void)
{
    struct person person;
    cr_assert(board_person_add(board, &(struct person_edit){.name = "Zoe Park"}, &arena,
                               &person, &err));
}

Test(tickets, are_signed_off_by_who_came_to_the_board_after_it_was_typed)
{
    cr_assert(change(SPEC_SIGNS_OFF, "Zoe Park"));
    cr_assert_eq(done.gaps, 1);
    add_zoe();
    cr_assert(change(SPEC_SIGNS_OFF, "Zoe Park"));
    cr_expect(done.changed && done.reached && done.gaps == 0);
    look_at(number);
    cr_expect_eq(card.ticket.state, TICKET_READY);
}

Test(tickets, find_who_signs_off_when_they_are_judged_again)
{
    cr_assert(change(SPEC_SIGNS_OFF, "Zoe Park"));
    add_zoe();
    cr_assert(board_ticket_ready(board, number, &arena, &done, &err), "%s", err.what);
    cr_expect(done.reached && done.gaps == 0);
    look_at(number);
    cr_expect_eq(card.gaps, 0);
    cr_expect_str_eq(card.ticket.signs_off, "Zoe Park");
}

Test(tickets, know_that_whoever_signs_off_has_left)
{
    struct person_card left;
    struct person heir;
    cr_assert(change(SPEC_SIGNS_OFF, "Tom Varga"));
    cr_assert(board_ticket_ready(board, number, &arena, &done, &err));
    cr_assert_eq(done.ticket.state, TICKET_READY);
    cr_assert(board_person_leave(board, "tom", NULL, &arena, &left, &heir, &err));
    look_at(number);
    cr_assert_eq(card.ticket.state, TICKET_DRAFT);
    cr_assert_eq(card.judgement[SPEC_SIGNS_OFF].verdict, SPEC_MISSING);
}

Test(tickets, go_back_to_draft_when_a_ready_spec_changes_and_show_the_change)
{
    become("bob");
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    cr_assert(done.fell);
    cr_assert_eq(done.gaps, 0, "it passes, and is a draft all the same");
    look_at(number);
    cr_assert_eq(card.ticket.state, TICKET_DRAFT);
    cr_assert_eq(card.changes, 1);
    cr_expect_eq(card.change[0].field, SPEC_WHY);
    cr_expect_str_eq(card.change[0].before,
                     "today they copy invoices into a sheet by hand");
    cr_expect_str_eq(card.change[0].after, "an auditor asks for it once a month");
    cr_expect_str_eq(card.change[0].by, "bob");
    cr_assert(board_ticket_ready(board, number, &arena, &done, &err));
    cr_assert(done.reached);
    cr_assert_eq(look_at(number)->changes, 0, "read, and ready as it is now");
}

Test(tickets, show_what_became_of_the_awkward_cases)
{
    static const char *const two[] = {"a project with one invoice", "no project at all"};
    become("bob");
    cr_assert(say_cases(two, 2));
    look_at(number);
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
    look_at(number);
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
    cr_assert_eq(look_at(number)->changes, 0);
}

Test(tickets, forget_a_change_that_was_undone)
{
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    walk_back();
    look_at(number);
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

Test(tickets, that_changed_stay_drafts_until_somebody_reads_them)
{
    const struct ticket_edit title = {.title = "Invoices by project"};
    cr_assert(change(SPEC_WHY, "an auditor asks for it once a month"));
    cr_assert(change(SPEC_WAY_BACK, "switch the flag invoice_group off"));
    cr_assert_eq(done.ticket.state, TICKET_DRAFT);
    cr_assert(board_ticket_edit(board, number, &title, &arena, &done, &err));
    cr_assert_eq(done.ticket.state, TICKET_DRAFT);
    cr_assert_eq(look_at(number)->changes, 2);
    cr_assert(board_ticket_ready(board, number, &arena, &done, &err));
    cr_assert_eq(done.ticket.state, TICKET_READY);
}

Test(tickets, that_were_ready_only_until_it_was_undone_show_no_change)
{
    struct ticket_edit edit = whole_spec();
    edit.field[SPEC_WHY] = "";
    number = add_ticket(&edit);
    cr_assert(change(SPEC_WHY, "today they copy invoices into a sheet by hand"));
    cr_assert(done.reached);
    walk_back();
    cr_assert_eq(look_at(number)->ticket.state, TICKET_DRAFT);
    cr_assert_eq(card.changes, 0);
}
