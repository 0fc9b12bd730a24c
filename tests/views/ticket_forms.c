/* Deciding a ticket, and a new one beside what it looks like. */
#include "at_desk.h"

#include "board/ticket.h"

#include <criterion/criterion.h>

static struct arena arena;
static struct err err;

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

TestSuite(decide_form, .init = enter, .fini = leave);
TestSuite(ticket_form, .init = enter, .fini = leave);

static struct ticket_card card_of(int64_t ticket)
{
    struct ticket_card card;
    cr_assert(board_ticket_card(desk.board, ticket, &arena, &card, &err), "%s", err.what);
    return card;
}

static void decides(int64_t ticket)
{
    cr_assert(ticket_view_open(&app, ticket) && decide_form_open(&app, ticket), "%s",
              app.message);
}

Test(decide_form, records_the_owners_own_decision)
{
    desk_become("ana");
    decides(217);
    shows("Ana Ruiz decides for billing.");
    shows_not("You record it");
    type("yit stops ten calls a day\r");
    shows("Decided by Ana Ruiz: yes. u undoes it.");
    shows("Ana Ruiz said yes on Fri 20 Nov: it stops ten calls a day");
    cr_assert_str_eq(card_of(217).ticket.decided_by, "ana");
}

Test(decide_form, records_it_for_the_owner)
{
    decides(217);
    shows("You record it for Ana Ruiz.");
    type("nthe bank does it soon\r");
    shows("Recorded for Ana Ruiz: no.");
    shows("Ana Ruiz said no on Fri 20 Nov (recorded by Mia Okafor): the");
    type("g");
    shows("Decided: no. Nothing starts.");
    type("ug");
    shows("Nobody has decided yet");
    cr_assert_eq(card_of(217).ticket.decision, DECISION_NONE);
}

Test(decide_form, is_the_stand_ins_while_the_owner_is_away)
{
    decides(244);
    shows("Tom Varga is away: Mia Okafor decides for mobile.");
    shows_not("You record it");
}

Test(decide_form, says_what_was_decided_before)
{
    decides(243);
    shows("Ana Ruiz said not now on Thu 05 Nov (recorded by Mia Okafor):");
}

Test(decide_form, puts_it_off_until_a_day_that_it_reads_back)
{
    decides(217);
    type("lafter the fair\r");
    shows("1 dec, in 2 weeks; empty: no day");
    type("1 d");
    shows("not a day yet");
    type("ec");
    shows("Tue 01 Dec, in 11 days");
    type("\r");
    shows("Recorded for Ana Ruiz: not now.");
    shows("put off until Tue 01 Dec");
}

Test(decide_form, takes_no_day_that_is_gone)
{
    decides(217);
    type("lafter the fair\ryesterday");
    shows("not a day to come");
    type("\r");
    shows("is not a day to come");
    cr_assert_eq(card_of(217).ticket.decision, DECISION_NONE);
}

Test(decide_form, puts_it_off_for_good_where_no_day_is_named)
{
    decides(217);
    type("lnobody asked again\r\r");
    shows("Recorded for Ana Ruiz: not now.");
    shows_not("put off until");
}

Test(decide_form, wants_the_answer_and_then_the_why)
{
    decides(217);
    type("\023");
    shows("First the answer: y yes, n no, l not now.");
    type("y\r");
    shows("no reason");
    cr_assert_eq(card_of(217).ticket.decision, DECISION_NONE);
}

Test(decide_form, keeps_what_was_typed)
{
    decides(217);
    type("lafter the fair\r1 dec\033");
    shows("Nothing was decided; what you typed is kept.");
    type("d");
    shows("> l not now");
    shows("after the fair");
    shows("Tue 01 Dec");
}

Test(decide_form, names_an_owner_first_where_there_is_none)
{
    decides(219);
    shows("NO OWNER: nobody decides for checkout.");
    shows("o opens the area: name one owner there first.");
    type("y");
    shows("Nobody decides for its area: o names one.");
    press(KEY_CODE_TAB);
    shows_not("One line");
    type("o");
    shows("Ownership board / checkout");
    type("Ana Ruiz\023");
    shows("Ana Ruiz decides for checkout.");
    type("ywe promised it\r");
    shows("Recorded for Ana Ruiz: yes.");
}

Test(decide_form, puts_it_in_an_area_first_where_it_is_in_none)
{
    struct ticket_edit edit = {.area = ""};
    struct ticket_done done;
    cr_assert(board_ticket_edit(desk.board, 217, &edit, &arena, &done, &err));
    decides(217);
    shows("t puts it in an area; whoever owns that decides.");
    type("o");
    shows("The ticket is in no area: t puts it in one.");
    type("t\tbill\r\023");
    shows("Ana Ruiz decides for billing.");
}

static void begin_new(const char *keys)
{
    cr_assert(ticket_form_open(&app, 0), "%s", app.message);
    type(keys);
}

Test(ticket_form, shows_what_a_title_looks_like_from_two_words_on)
{
    begin_new("Approvals");
    shows_not("IS IT ONE OF THESE?");
    type(" freeze");
    shows("IS IT ONE OF THESE?");
    shows("#221  Approvals freeze after an edit  (ready, Bergmann)");
}

Test(ticket_form, opens_what_it_may_be_and_comes_back)
{
    begin_new("Approvals freeze");
    press(KEY_CODE_DOWN);
    shows("> #");
    type("\r");
    shows("Ownership board / #");
    type("\033");
    shows("Title         Approvals freeze");
    press(KEY_CODE_UP);
    shows_not("> #");
}

Test(ticket_form, reaches_the_list_from_the_last_field_too)
{
    begin_new("Approvals freeze\t\t");
    press(KEY_CODE_DOWN);
    press(KEY_CODE_DOWN);
    shows("Enter opens it; Esc there comes back here.");
}

Test(ticket_form, completes_an_area)
{
    begin_new("Approvals freeze\tbi");
    shows("> billing  Ana Ruiz");
    type("\r");
    shows("Area          billing");
    shows_not("> billing");
    press(KEY_CODE_BACK_TAB);
    type("\025admi\t");
    shows("Area          admin");
}

Test(ticket_form, says_that_a_third_customer_makes_it_custom_work)
{
    struct ticket canonical;
    cr_assert(board_ticket_same(desk.board, 241, 221, &arena, &canonical, &err));
    begin_new("Approval freezes after edits\tadmin panel\tkupferhof");
    shows("#221");
    shows_not("three customers, one shape");
    type("\025Nordlicht");
    shows("three customers, one shape: make one shared model");
    press(KEY_CODE_BACK_TAB);
    type("\025search");
    shows_not("three customers, one shape");
}

Test(ticket_form, adds_a_ticket_and_goes_on_to_its_page)
{
    begin_new("Invoices as PDF\tbilling\tTalweg\023");
    struct ticket_card card = card_of(246);
    cr_assert_str_eq(card.ticket.title, "Invoices as PDF");
    cr_assert_str_eq(card.area.slug, "billing");
    cr_assert_str_eq(card.ticket.customer, "Talweg");
    shows("Added #246.");
    begin_new("");
    shows("what is asked for, in a line");
}

Test(ticket_form, goes_through_its_fields_with_enter)
{
    begin_new("Invoices as PDF\r\rTalweg\r");
    cr_assert_str_eq(card_of(246).ticket.customer, "Talweg");
}

Test(ticket_form, wants_a_title_and_an_area_that_is_there)
{
    begin_new("\023");
    shows("title");
    type("Invoices as PDF\tnowhere\023");
    shows("nowhere");
    shows("Ownership board / a new ticket");
}

Test(ticket_form, keeps_its_drafts)
{
    cr_assert(ticket_view_open(&app, 214));
    begin_new("Invoices as P\tbill\tTalweg\033");
    shows("Not saved; the draft is kept.");
    begin_new("");
    shows("Invoices as P");
    shows("Talweg");
    press(KEY_CTRL('r'));
    shows("As it was. The draft is thrown away.");
    shows_not("Talweg");
}

Test(ticket_form, changes_a_title_and_leaves_the_rest)
{
    cr_assert(ticket_view_open(&app, 214));
    type("t");
    shows("Area          billing");
    type(" and year\r");
    shows("Saved.");
    shows("#214  Group invoices by project and year");
    cr_assert_str_eq(card_of(214).ticket.customer, "Nordlicht");
    type("u");
    shows_not("and year");
}

static const struct {
    const char *name;
    int64_t ticket;
    const char *keys;
} pages[] = {
    {"page", 242, "j"},
    {"decision", 217, "dlwhy\rfri"},
    {"nobody", 219, "d"},
    {"title", 242, "t frozen\tb"},
    {"new", 0, "Approvals freeze\tadmin\tNordlicht"},
};

Test(ticket_form, and_the_other_pages_live_at_every_size)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        cr_assert(pages[i].ticket ? ticket_view_open(&app, pages[i].ticket)
                                  : ticket_form_open(&app, 0));
        type(pages[i].keys);
        for (int rows = 1; rows <= 34; rows++)
            for (int cols = 1; cols <= 110; cols += 7) {
                app_resize(&app, rows, cols);
                app_draw(&app);
            }
        app_resize(&app, 24, 80);
        while (app.views)
            press(KEY_CODE_ESC);
    }
}

/* The one that is typed in, and the line one is on, are never out of sight. */
Test(ticket_form, shows_the_line_one_is_on_at_the_least_size)
{
    app_resize(&app, 10, 40);
    begin_new("Approvals freeze\tadmin\tNordlicht");
    for (int i = 0; i < 3; i++) {
        press(KEY_CODE_DOWN);
        shows("> #");
    }
    decides(217);
    type("lwhen there is time for it, and no sooner than that\rfri");
    shows("Comes back    fri");
}
