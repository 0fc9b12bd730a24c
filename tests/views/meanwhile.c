/* Somebody else changes the board while one is on a line: one stays on it. */
#include "at_desk.h"

#include "board/incident.h"
#include "board/own.h"
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
