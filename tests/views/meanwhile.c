/* Somebody else changes the board while one is on a line: one stays on it. */
#include "at_desk.h"

#include "board/incident.h"
#include "board/own.h"
#include "board/person.h"
#include "board/sitting.h"
#include "board/ticket.h"
#include "board/transfer.h"

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

TestSuite(meanwhile, .init = enter, .fini = leave);

/* As the loop reads when another process has written. */
static void read_again(void)
{
    app_reload(&app);
    app_draw(&app);
}

static void log_incident(const char *title)
{
    const struct incident_edit edit = {.title = title};
    struct incident incident;
    cr_assert(board_incident_add(desk.board, &edit, &arena, &incident, &err), "%s",
              err.what);
}

static void own(const char *area, const char *person)
{
    const struct own_request request = {.area = area, .person = person, .role = ROLE_OWNER};
    struct own_done done;
    cr_assert(board_own(desk.board, &request, &arena, &done, &err), "%s", err.what);
}

static void to_step_2(void)
{
    cr_assert(review_view_open(&app), "%s", app.message);
    app_draw(&app);
    type("ygone\rn\r\r");
    shows("> 1   Login mail came late again");
}

Test(meanwhile, the_review_stays_on_its_incident_while_another_is_logged)
{
    to_step_2();
    type("j");
    log_incident("Something newer");
    read_again();
    shows("> 3   Invoices sent twice");
    type("\r");
    shows("Invoices sent twice");
    shows_not("Something newer");
}

Test(meanwhile, the_review_stays_below_its_incidents_while_another_is_logged)
{
    to_step_2();
    type("G");
    shows("> 0   No incident this week");
    log_incident("Something newer");
    read_again();
    shows("> 0   No incident this week");
    type("k");
    shows("> 4   Checkout froze");
    type("/e");
    shows_not("> ");
    press(KEY_CODE_DOWN);
    shows("> 1   ");
}

Test(meanwhile, the_same_as_stays_on_its_ticket_while_another_is_added)
{
    const struct ticket_edit edit = {.title = "Bring in what is missing"};
    struct ticket_done done;
    cr_assert(same_view_open(&app, 214), "%s", app.message);
    type("in");
    press(KEY_CODE_DOWN);
    shows("> #205");
    cr_assert(board_ticket_add(desk.board, &edit, &arena, &done, &err), "%s", err.what);
    read_again();
    shows("> #205");
    type("v"); /* another list, and one begins at its top */
    shows("> #243");
}

Test(meanwhile, who_takes_a_line_is_asked_about_the_same_one)
{
    cr_assert(person_view_open(&app, 10), "%s", app.message);
    app_draw(&app);
    type("L\r");
    shows("Who takes onboarding");
    own("admin", "mia");
    read_again();
    shows("Who takes onboarding");
    own("onboarding", "ana");
    read_again();
    shows_not("Who takes");
    shows("They do not hold that one any more.");
}

Test(meanwhile, a_cause_stays_on_its_incident_when_they_change_places)
{
    struct incident after;
    bool changed;
    cr_assert(cause_view_open(&app, 11), "%s", app.message);
    app_draw(&app);
    shows("> Thu 19 Nov   Login mail came late again");
    const struct incident_change change = {.started_at = app.now - 90LL * 86400};
    cr_assert(board_incident_edit(desk.board, 44, &change, &arena, &after, &changed, &err),
              "%s", err.what);
    read_again();
    shows("   Login mail came late again");
    shows_not("> Fri 30 Oct");
}

Test(meanwhile, the_look_up_stays_on_its_area_when_they_change_places)
{
    cr_assert(lookup_view_open(&app), "%s", app.message);
    press(KEY_CODE_DOWN);
    shows("> admin");
    own("checkout", "ana");
    read_again();
    shows("> admin");
}

static void add_person(const char *name)
{
    const struct person_edit edit = {.name = name};
    struct person person;
    cr_assert(board_person_add(desk.board, &edit, &arena, &person, &err), "%s", err.what);
}

/* As one types it into a field that offers people; so many further down is Andy. */
static void choose_andy(int down, const char *newcomer)
{
    type("an");
    while (down--)
        press(KEY_CODE_DOWN);
    shows("> Andy Lee");
    add_person(newcomer);
    read_again();
    shows("> Andy Lee");
}

/* An area that came in with two names. */
static void contest(void)
{
    static const char text[] = "/gateway/ @ana @bob\n";
    const struct transfer_file file = {"CODEOWNERS", text, sizeof text - 1};
    struct transfer_report report;
    cr_assert(
        board_import_codeowners(desk.board, &file, 1, NULL, false, &arena, &report, &err),
        "%s", err.what);
}

Test(meanwhile, pick_one_names_whom_one_has_chosen)
{
    add_person("Andy Lee");
    contest();
    cr_assert(pick_view_open(&app), "%s", app.message);
    type("t");
    choose_andy(1, "Andrea Mol");
    type("\r");
    shows("Andy Lee. u undoes it.");
}

Test(meanwhile, the_lists_of_people_stay_on_whom_one_has_chosen)
{
    add_person("Andy Lee");
    cr_assert(owner_view_open(&app, "checkout"), "%s", app.message);
    choose_andy(1, "Andra Ek");
    press(KEY_CODE_ESC);
    cr_assert(person_view_open(&app, 10), "%s", app.message);
    type("L\r");
    choose_andy(2, "Anders Om");
    press(KEY_CODE_ESC);
    cr_assert(spec_form_open(&app, 223), "%s", app.message);
    type("\t\t\t");
    shows("Signs off    >");
    choose_andy(3, "Ane Si");
}

Test(meanwhile, steps_1_and_7_stay_on_whom_one_has_chosen)
{
    struct person_card card;
    struct person heir;
    add_person("Andy Lee");
    cr_assert(review_view_open(&app), "%s", app.message);
    type("ygone\rn\r\r3\rThe alert waits\r\ryyyyyyyyyy\r\r\025");
    choose_andy(1, "Andrea Mol");
    app_close(&app);
    cr_assert(board_person_leave(desk.board, "bo", NULL, &arena, &card, &heir, &err));
    cr_assert(board_sitting_step(desk.board, STEP_LAST_WEEK, &err), "%s", err.what);
    cr_assert(review_view_open(&app), "%s", app.message);
    type("jo");
    choose_andy(2, "Ande Su");
}

Test(meanwhile, the_form_of_a_deploy_stays_in_its_list_or_its_field)
{
    cr_assert(deploy_form_open(&app, 0), "%s", app.message);
    press(KEY_CODE_TAB);
    press(KEY_CODE_TAB);
    type("o");
    shows("> o");
    press(KEY_CODE_DOWN);
    shows("> admin");
    read_again();
    shows("> admin");
    press(KEY_CODE_UP);
    press(KEY_CODE_UP);
    read_again();
    shows_not("> admin");
}

Test(meanwhile, the_form_of_an_incident_stays_in_its_list)
{
    cr_assert(incident_form_open(&app, 0), "%s", app.message);
    press(KEY_CODE_TAB);
    type("o");
    press(KEY_CODE_DOWN);
    shows("> admin");
    read_again();
    shows("> admin");
}

Test(meanwhile, the_form_of_a_ticket_stays_in_its_list)
{
    cr_assert(ticket_form_open(&app, 0), "%s", app.message);
    press(KEY_CODE_TAB);
    type("o");
    press(KEY_CODE_DOWN);
    shows("> admin");
    read_again();
    shows("> admin");
}

Test(meanwhile, a_conflict_keeps_which_of_the_two_one_has_chosen)
{
    cr_assert(owner_view_open(&app, "billing"), "%s", app.message);
    press(KEY_CTRL('u'));
    type("bo lind");
    own("billing", "eli");
    read_again();
    press(KEY_CODE_DOWN);
    shows("> take theirs   Eli Sato");
    read_again();
    shows("> take theirs   Eli Sato");
}

static void rename_ticket(const char *title, const char *customer)
{
    const struct ticket_edit edit = {.title = title, .customer = customer};
    struct ticket_done done;
    cr_assert(board_ticket_edit(desk.board, 223, &edit, &arena, &done, &err), "%s",
              err.what);
}

static const char *title_of(int64_t ticket)
{
    struct ticket_card card;
    cr_assert(board_ticket_card(desk.board, ticket, &arena, &card, &err), "%s", err.what);
    return card.ticket.title;
}

Test(meanwhile, the_form_of_a_ticket_does_not_write_over_a_title_unseen)
{
    cr_assert(ticket_form_open(&app, 223), "%s", app.message);
    type(" of projects");
    rename_ticket("Reports by month", NULL);
    read_again();
    press(KEY_CTRL('s'));
    shows("That line was changed while you typed. Ctrl-S again keeps yours.");
    cr_expect_str_eq(title_of(223), "Reports by month");
    press(KEY_CTRL('s'));
    cr_expect_str_eq(title_of(223), "Better reporting of projects");
}

Test(meanwhile, the_cursor_stays_in_the_middle_of_a_text)
{
    cr_assert(ticket_form_open(&app, 223), "%s", app.message);
    press(KEY_CODE_HOME);
    rename_ticket(NULL, "Nordlicht");
    read_again();
    shows("Nordlicht");
    type("Even ");
    shows("Even Better reporting");
    press(KEY_CODE_ESC);
    cr_assert(owner_view_open(&app, "billing"), "%s", app.message);
    press(KEY_CODE_HOME);
    own("checkout", "eli");
    read_again();
    type("X");
    shows("XAna Ruiz");
    press(KEY_CODE_ESC);
    cr_assert(person_form_open(&app, 1), "%s", app.message);
    press(KEY_CODE_HOME);
    read_again();
    type("X");
    shows("XAna Ruiz");
}

Test(meanwhile, what_was_proposed_is_typed_over_only_at_first)
{
    cr_assert(deploy_form_open(&app, 0), "%s", app.message);
    type("\t\t\t");
    press(KEY_CODE_END);
    read_again();
    type("X");
    shows("Mia OkaforX");
}
