/* The page of a deploy: what it says, its checklist, and what became of it. */
#include "at_desk.h"

#include "board/deploy.h"
#include "board/release.h"

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

TestSuite(deploy_view, .init = enter, .fini = leave);

static struct deploy_card card_of(int64_t deploy)
{
    struct deploy_card card;
    cr_assert(board_deploy_card(desk.board, deploy, &arena, &card, &err), "%s", err.what);
    return card;
}

static void open_deploy(int64_t deploy)
{
    cr_assert(deploy_view_open(&app, deploy), "%s", app.message);
    app_draw(&app);
}

/* Logged a minute ago, so that what follows is not before it. */
static int64_t ship(const char *type, const char *what)
{
    struct deploy_edit edit = deploy_edit_none();
    struct deploy_logged logged;
    edit.what = what;
    edit.type = type;
    edit.area = "checkout";
    edit.at = app.now - 3600;
    cr_assert(board_deploy_ship(desk.board, &edit, &arena, &logged, &err), "%s", err.what);
    return logged.deploy.id;
}

Test(deploy_view, says_what_went_out_by_whom_and_how_it_went)
{
    open_deploy(313);
    shows("Deploys / 313");
    shows("   Invoices can be grouped by project ");
    shows("Customers on the old list see no change.");
    shows(" by Ana Ruiz\n");
    shows("Area          billing, Ana Ruiz decides");
    shows("Type          web, back in 2 minutes: switch the front end back to the");
    shows("rehearsed 9 days ago");
    shows("Changes       1 change, hand-over took 6 minutes");
    shows("Tickets       #214  Group invoices by project");
    shows("Monitoring    not looked at yet");
    shows("ITS STEPS, 1 OF 2 DONE");
    shows("  [x] 1   merge ");
    shows("Ana Ruiz, 15:12\n");
    shows("> [ ] 2   the pipeline builds, uploads and switches");
}

Test(deploy_view, says_no_way_back_a_batch_and_how_long_it_hurt)
{
    open_deploy(302);
    shows("Type          migration, NO WAY BACK");
    shows("Changes       7 changes, hand-over took 40 minutes");
    shows("Stands out    a batch of 7 changes");
    shows("the migration ran before the code was");
    shows(", after 27 minutes: the code was deployed by");
    shows("Incident      41  ");
    shows("Enter opens its incident.");
}

Test(deploy_view, says_that_nobody_owns_its_area)
{
    open_deploy(312);
    shows("Area          checkout: NO OWNER");
    shows("ROLLED BACK");
}

Test(deploy_view, says_what_matched_nothing)
{
    struct deploy_edit edit = deploy_edit_none();
    struct deploy_logged logged;
    const char *const tickets[] = {"OPS-9"};
    edit.what = "New price list\nthe old one stays for a month";
    edit.type = "by mail";
    edit.area = "prices";
    edit.by = "deploybot";
    edit.tickets = tickets;
    edit.tickets_n = 1;
    edit.tickets_given = true;
    cr_assert(board_deploy_ship(desk.board, &edit, &arena, &logged, &err));
    open_deploy(logged.deploy.id);
    shows("   New price list ");
    shows("   the old one stays for a month\n");
    shows("by deploybot: nobody on the board goes by that");
    shows("Area          prices: no area goes by that");
    shows("Type          by mail: no release type goes by that, so no way back is");
    shows("Tickets       OPS-9: no ticket of the board");
    type(" ");
    shows("It has no steps: they are its release type's.");
}

Test(deploy_view, ticks_its_steps_and_takes_a_tick_off)
{
    int64_t deploy = ship("api", "Retry after a decline");
    open_deploy(deploy);
    shows("ITS STEPS, 0 OF 3 DONE");
    shows("> [ ] 1   merge, and wait for the green build");
    shows("[ ] 2   press release in the pipeline");
    shows("by hand\n");
    type(" ");
    shows("> [x] 1   merge, and wait for the green build");
    type("j ");
    shows("> [x] 2   press release in the pipeline");
    shows("by hand   Mia Okafor, 16:00\n");
    shows("2 of 3 steps done. Space ticks one.");
    type(" ");
    shows("> [ ] 2   press release");
    cr_assert_eq(card_of(deploy).steps[1].ticked_at, 0);
    type("u");
    shows("> [x] 2   press release");
    cr_assert_str_eq(card_of(deploy).steps[1].ticked_by, "mia");
}

Test(deploy_view, opens_on_the_first_step_that_is_open)
{
    int64_t deploy = ship("api", "Retry after a decline");
    struct deploy_step step;
    cr_assert(board_deploy_tick(desk.board, deploy, 1, true, &arena, &step, &err));
    open_deploy(deploy);
    shows("> [ ] 2");
}

Test(deploy_view, is_fine_once_somebody_looked)
{
    open_deploy(ship("web", "Retry button"));
    shows("Monitoring    not looked at yet");
    type("f");
    shows("Looked at, and fine. u undoes it.");
    shows("Monitoring    fine");
    type("f");
    shows("Somebody looked, and it is fine.");
    type("u");
    shows("Monitoring    not looked at yet");
}

Test(deploy_view, broke_at_a_time_typed_first)
{
    int64_t deploy = ship("web", "Retry button"); /* 15:00 in Berlin */
    open_deploy(deploy);
    type("b");
    shows("Broke:");
    shows("14:02 the button showed twice");
    type("15:20 the button showed twice\r");
    shows("It broke. i makes an incident of it, its facts on the timeline.");
    shows("Broke         15:20: the button showed twice");
    shows("BROKE");
    type("j");
    shows("r when it recovered, B when it was rolled back. i makes an incident");
    type("B15:26 customers see the version before\r");
    shows("Rolled back after 6 minutes. i makes an incident of it");
    shows("Rolled back   15:26, after 6 minutes: customers see the version before");
    type("uu");
    shows("Monitoring    not looked at yet");
}

Test(deploy_view, broke_now_where_no_time_is_typed)
{
    int64_t deploy = ship("web", "Retry button");
    open_deploy(deploy);
    type("b3 customers saw it\r");
    shows("Broke         16:00: 3 customers saw it");
    type("r\r");
    shows("Recovered     16:00, after 0 seconds");
    type("b+5\r");
    shows("Broke         15:05: 3 customers saw it");
}

Test(deploy_view, takes_no_time_that_is_none_or_was_before_it)
{
    int64_t deploy = ship("web", "Retry button");
    open_deploy(deploy);
    type("b14:99 the button\r");
    shows("\"14:99\" is not a time.");
    shows("Broke: 14:99 the button");
    type("\02514:02 the button\r");
    shows("would be before it went out");
    type("\033");
    shows("Monitoring    not looked at yet");
    cr_assert_eq(card_of(deploy).line.deploy.broke_at, 0);
}

Test(deploy_view, says_why_a_key_does_nothing)
{
    open_deploy(313);
    type("i");
    shows("It did not break. b says that it did.");
    type("\r");
    shows("It led to no incident.");
    open_deploy(312);
    type("f");
    shows("It broke. r says that it recovered; said by mistake: u.");
}

Test(deploy_view, makes_an_incident_once_and_then_opens_it)
{
    open_deploy(312);
    type("i");
    shows("has its facts. Enter opens it, u undoes it.");
    int64_t incident = card_of(312).incident.id;
    cr_assert(incident);
    type("\r");
    shows("Incidents / ");
    shows("deploy 312 went out: Retry button after a declined");
    shows("the button showed twice");
    type("\033i");
    shows("Incidents / ");
    cr_assert_eq(card_of(312).incident.id, incident);
    type("\033u");
    shows_not("Incident  ");
    cr_assert_eq(card_of(312).incident.id, 0);
}

Test(deploy_view, goes_to_its_form)
{
    open_deploy(313);
    type("e");
    shows("Deploys / 313");
    shows("Hand-over   6m");
}

/* The step one is on is never out of sight, and every fact can be scrolled to. */
Test(deploy_view, scrolls_where_it_does_not_fit)
{
    app_resize(&app, 12, 60);
    open_deploy(ship("api", "Retry after a decline"));
    shows("> [ ] 1");
    type("G");
    shows("> [ ] 3");
    type("g");
    shows("Went out");
    type(" ");
    shows("j goes to the steps.");
    type("jjjjjjjjjj");
    shows("> [ ] 3");
    while (app.views)
        type("\033");
    open_deploy(302);
    shows("Went out");
    shows_not("Incident  ");
    type("G");
    shows("Incident  ");
}

Test(deploy_view, and_its_neighbours_live_at_every_size)
{
    static const char *const keys[] = {"", "b14:0", "G", "ij"};
    open_deploy(302);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        type(keys[i]);
        for (int rows = 1; rows <= 34; rows++)
            for (int cols = 1; cols <= 110; cols += 7) {
                app_resize(&app, rows, cols);
                app_draw(&app);
            }
        app_resize(&app, 24, 80);
        type(app.views > 1 || i == 1 ? "\033" : "");
    }
}
