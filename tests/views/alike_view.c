/* The pass over what looks alike, and saying what a ticket is the same as. */
#include "../../src/views/alike_view.h"
#include "at_desk.h"

#include "board/incident.h"
#include "board/alike.h"
#include "board/ticket.h"
#include "board/transfer.h"

#include <criterion/criterion.h>
#include <string.h>

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

TestSuite(alike_view, .init = enter, .fini = leave);
TestSuite(same_view, .init = enter, .fini = leave);

static void add_ticket(const char *title, const char *customer)
{
    const struct ticket_edit edit = {
        .title = title, .area = "billing", .customer = customer};
    struct ticket_done done;
    cr_assert(board_ticket_add(desk.board, &edit, &arena, &done, &err), "%s", err.what);
}

static void import(const char *yaml)
{
    const struct transfer_file file = {"more.yaml", yaml, strlen(yaml)};
    struct transfer_report report;
    cr_assert(board_import_board(desk.board, &file, false, &arena, &report, &err), "%s",
              err.what);
}

/* Two groups: three about approvals of three customers, and two about the dunning mail. */
static void open_two_groups(void)
{
    add_ticket("Dunning letters go out on Sundays", "Talweg");
    add_ticket("The dunning letter goes out on a Sunday", "Talweg");
    cr_assert(alike_view_open(&app, ALIKE_TICKETS), "%s", app.message);
    app_draw(&app);
}

Test(alike_view, begins_with_custom_work_and_turns_groups)
{
    open_two_groups();
    shows("1 of 2");
    shows("three customers, one shape: make one shared model");
    type("n");
    shows("2 of 2");
    shows("2 look alike");
    shows_not("three customers");
    type("n");
    shows("1 of 2");
    type("p");
    shows("2 of 2");
}

Test(alike_view, goes_on_by_itself_and_an_undo_leads_back)
{
    open_two_groups();
    type("s");
    shows("They are one now: #221.");
    shows("1 of 1");
    shows("Dunning");
    type("u");
    shows("1 of 2");
    shows("#221 stays");
    type("d");
    shows("They are different things");
    shows("Dunning");
    type("d");
    shows("Nothing that is open looks alike.");
    type("u");
    shows("Dunning");
    type("u");
    shows("#221");
    shows("1 of 2");
}

Test(alike_view, one_of_three_keeps_every_customer)
{
    struct ticket_card card;
    open_two_groups();
    type("ls");
    cr_assert(board_ticket_card(desk.board, 241, &arena, &card, &err));
    cr_expect_eq(card.same_n, 2);
    cr_expect_eq(card.customers_n, 3);
    type("u");
    cr_assert(board_ticket_card(desk.board, 241, &arena, &card, &err));
    cr_expect_eq(card.same_n, 0);
    cr_expect_eq(card.customers_n, 1);
}

Test(alike_view, stays_on_its_group_when_another_is_gone)
{
    struct ticket canonical;
    add_ticket("Coupons expire a day early", "Talweg");
    add_ticket("Coupon expires one day too early", "Talweg");
    open_two_groups();
    type("p");
    shows("3 of 3");
    cr_assert(board_ticket_same(desk.board, 241, 221, &arena, &canonical, &err));
    cr_assert(board_ticket_same(desk.board, 242, 221, &arena, &canonical, &err));
    app_reload(&app);
    shows("2 of 2");
}

/* A hundred thousand tickets take seconds to go over. */
Test(alike_view, goes_over_all_again_only_where_something_changed)
{
    const struct alike_view *view;
    struct ticket canonical;
    open_two_groups();
    view = app_top(&app)->state;
    const struct alike_set *sets = view->sets;
    app_resize(&app, 30, 100);
    type("?\033\r\033nd");
    shows("They are different things");
    app_reload(&app);
    cr_expect_eq(view->sets, sets);
    cr_assert(board_ticket_same(desk.board, 217, 214, &arena, &canonical, &err));
    app_reload(&app);
    cr_expect_neq(view->sets, sets);
    shows("1 of 1");
}

Test(alike_view, shows_how_many_more_there_are_beside)
{
    open_two_groups();
    shows("#221 stays; 1 more to the right");
    type("ll");
    shows("#242 stays; 1 more to the left");
    app_resize(&app, 30, 100);
    shows("#242 stays  ");
}

Test(alike_view, stands_one_below_the_other_where_it_is_narrow)
{
    app_resize(&app, 16, 60);
    open_two_groups();
    shows(" > #221");
    shows("   #241");
    shows("   #242");
    shows("Kupferhof");
    shows("Who        approver at a customer");
    type("jj");
    shows(" > #242");
    shows("Why        every edited request");
}

/* An old number is what people know a ticket by. */
Test(alike_view, shows_all_of_a_number_elsewhere_where_it_is_narrow)
{
    app_resize(&app, 16, 60);
    import("buckstop: 1\nboard: {name: More, time_zone: UTC}\ntickets:\n"
           "  - {id: 301, title: Dunning letters go out on Sundays, opened: 2026-11-01 "
           "10:00, source: 'github:a/b', source_id: '710178'}\n"
           "  - {id: 302, title: The dunning letter goes out on a Sunday, opened: "
           "2026-11-01 10:00, customer: Talweg}\n");
    cr_assert(alike_view_open(&app, ALIKE_TICKETS), "%s", app.message);
    type("n");
    shows("> #301  not ready  710178");
    shows("Talweg");
}

Test(alike_view, is_drawn_in_any_size)
{
    open_two_groups();
    for (int rows = 1; rows <= 40; rows += 3)
        for (int cols = 1; cols <= 130; cols += 7) {
            app_resize(&app, rows, cols);
            type("jn");
        }
    app_resize(&app, 24, 80);
    shows("look alike");
}

Test(alike_view, opens_the_page_of_an_incident)
{
    struct incident incident;
    struct incident_edit edit = {.title = "Card payments time out at checkout",
                                 .severity = SEVERITY_MAJOR};
    cr_assert(board_incident_add(desk.board, &edit, &arena, &incident, &err));
    edit.title = "Checkout: timeout of card payments";
    cr_assert(board_incident_add(desk.board, &edit, &arena, &incident, &err));
    cr_assert(alike_view_open(&app, ALIKE_INCIDENTS));
    type("\r");
    shows("Incidents / ");
    type("\033");
    shows("major");
    app_resize(&app, 16, 60);
    shows("Severity   major");
    type("s");
    shows("They are one now");
}

static void open_same(void)
{
    cr_assert(same_view_open(&app, 221), "%s", app.message);
    app_draw(&app);
}

Test(same_view, begins_with_what_looks_like_it)
{
    open_same();
    shows("> #242  Edited approvals freeze");
    shows("the words are the same; the same area");
}

Test(same_view, is_narrowed_by_words_and_by_number)
{
    open_same();
    type("retry");
    shows("> #217");
    shows_not("#242");
    type("\025#228");
    shows("> #228");
    type("\025"
         "88");
    shows("> #245");
    type("\025"
         "acme/shop#88");
    shows("> #245");
    type("\025"
         "221");
    shows("That is this ticket.");
    type("\025"
         "zzz");
    shows("No other ticket fits.");
}

Test(same_view, shows_all_that_have_one_number_elsewhere)
{
    import("buckstop: 1\nboard: {name: More, time_zone: UTC}\ntickets:\n"
           "  - {id: 301, title: One elsewhere, opened: 2026-11-01 10:00, "
           "source: 'github:a/b', source_id: '77'}\n"
           "  - {id: 302, title: Another elsewhere, opened: 2026-11-01 10:00, "
           "source: 'github:c/d', source_id: '77'}\n");
    open_same();
    type("77");
    shows("\"77\" is the number of 2 tickets elsewhere.");
    shows("> #301");
    shows("  #302");
}

Test(same_view, folds_it_under_the_chosen_one_and_an_undo_takes_it_out)
{
    struct ticket_card card;
    cr_assert(ticket_view_open(&app, 221));
    open_same();
    press(KEY_CODE_DOWN);
    type("\r");
    shows("#221 is #241 now. u undoes it.");
    cr_assert(board_ticket_card(desk.board, 221, &arena, &card, &err));
    cr_expect_eq(card.canonical.id, 241);
    type("u");
    cr_assert(board_ticket_card(desk.board, 221, &arena, &card, &err));
    cr_expect_eq(card.canonical.id, 0);
}

Test(same_view, is_drawn_in_any_size)
{
    open_same();
    for (int rows = 1; rows <= 40; rows += 3)
        for (int cols = 1; cols <= 130; cols += 7) {
            app_resize(&app, rows, cols);
            type("e\025");
        }
    app_resize(&app, 24, 80);
    shows("is the same as");
}
