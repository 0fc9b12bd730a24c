/* The page of an incident: its times, and the deploys that may be behind it. */
#include "at_desk.h"

#include "board/deploy.h"
#include "board/incident.h"

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

TestSuite(incident_view, .init = enter, .fini = leave);

static void open_incident(int64_t incident)
{
    cr_assert(incident_view_open(&app, incident), "%s", app.message);
    app_draw(&app);
}

static int64_t led_to(int64_t deploy)
{
    struct deploy_card card;
    cr_assert(board_deploy_card(desk.board, deploy, &arena, &card, &err), "%s", err.what);
    return card.line.deploy.incident;
}

/* Made an hour after the deploy 312 went out. */
static int64_t incident_after(int64_t deploy, const char *area)
{
    struct deploy_card card;
    struct incident incident;
    cr_assert(board_deploy_card(desk.board, deploy, &arena, &card, &err), "%s", err.what);
    const struct incident_edit edit = {.title = "Payment page was slow",
                                       .area = area,
                                       .started_at = card.line.deploy.at + 3600};
    cr_assert(board_incident_add(desk.board, &edit, &arena, &incident, &err), "%s",
              err.what);
    return incident.id;
}

Test(incident_view, shows_a_long_title_whole)
{
    const struct incident_edit edit = {
        .title = "The page on which customers pay was empty for everybody who came from "
                 "the price list with a coupon"};
    struct incident incident;
    cr_assert(board_incident_add(desk.board, &edit, &arena, &incident, &err));
    open_incident(incident.id);
    shows("   came from the price list with a coupon\n");
    app_resize(&app, 16, 60);
    shows("with a coupon\n");
    shows("Noticed");
}

Test(incident_view, says_the_lengths_from_start_to_end)
{
    open_incident(38);
    shows("Incidents / 38");
    shows("   Login mail came late");
    shows("resolved");
    shows(" 09:02\n");
    shows(" 09:11, 9 minutes after it began\n");
    shows(" 09:57, 46 minutes after that, 55 minutes in all\n");
    shows("Severity      minor, 30 customers, we heard it from support");
    shows("Timeline      09:02 The mail queue stops taking new mails");
    shows("09:57 The queue is emptied by hand");
    shows("No deploy went out in the day before it.");
}

Test(incident_view, says_the_gaps)
{
    int64_t incident = incident_after(312, "checkout");
    open_incident(incident);
    shows("OPEN");
    shows("Noticed       nobody wrote down when");
    shows("Ended         it is still open");
    shows("Severity      not said");
    shows("Area          checkout: NO OWNER");
    shows("Timeline      no fact yet");
}

Test(incident_view, never_says_a_negative_length)
{
    struct incident resolved;
    int64_t incident = incident_after(312, NULL);
    struct deploy_card card;
    cr_assert(board_deploy_card(desk.board, 312, &arena, &card, &err));
    if (!board_incident_resolve(desk.board, incident, card.line.deploy.at, &arena,
                                &resolved, &err))
        return; /* refused: then no such time is on the board */
    open_incident(incident);
    shows("the clock went backwards");
}

Test(incident_view, suggests_what_went_out_before_and_links_only_when_told)
{
    int64_t incident = incident_after(312, "checkout");
    open_incident(incident);
    shows("WENT OUT SHORTLY BEFORE");
    shows("Retry button after a declined");
    shows(". Nothing is linked by itself: l says that it led to it.");
    shows_not("led to it\n");
    cr_assert_eq(led_to(312), 0);
    type("l");
    shows("Deploy 312 led to it. l again takes that back.");
    shows("led to it\n");
    cr_assert_eq(led_to(312), incident);
    type("l");
    shows("Deploy 312 did not lead to it. u undoes it.");
    cr_assert_eq(led_to(312), 0);
    type("u");
    shows("led to it\n");
}

Test(incident_view, opens_the_deploy_and_comes_back)
{
    open_incident(incident_after(312, "checkout"));
    type("\r");
    shows("Deploys / 312");
    type("\033");
    shows("WENT OUT SHORTLY BEFORE");
}

Test(incident_view, stays_on_the_deploy_that_goes_to_the_top)
{
    int64_t incident = incident_after(312, NULL);
    struct deploy_edit edit = deploy_edit_none();
    struct deploy_logged logged;
    struct deploy_card card;
    cr_assert(board_deploy_card(desk.board, 312, &arena, &card, &err));
    edit.what = "Nothing much";
    edit.at = card.line.deploy.at + 60;
    cr_assert(board_deploy_ship(desk.board, &edit, &arena, &logged, &err));
    open_incident(incident);
    type("j");
    shows("  Retry button");
    type("l");
    cr_assert_eq(led_to(312), incident);
    type("l");
    cr_assert_eq(led_to(312), 0);
    cr_assert_eq(led_to(logged.deploy.id), 0);
}

Test(incident_view, moves_no_link_from_another_incident)
{
    int64_t incident = incident_after(310, "checkout");
    open_incident(incident);
    shows("Four small changes");
    type("l");
    shows("It led to another incident: Enter, then i shows which.");
    cr_assert_eq(led_to(310), 42);
}

Test(incident_view, says_why_there_is_nothing_to_link)
{
    open_incident(38);
    type("l");
    shows("No deploy went out in the day before it.");
    type("\r");
    shows("No deploy went out in the day before it.");
}
