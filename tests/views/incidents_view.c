/* The list of incidents, and the form that adds one to it. */
#include "at_desk.h"

#include <criterion/criterion.h>

TestSuite(incidents_view, .init = desk_enter, .fini = desk_leave);

static void open_list(void)
{
    cr_assert(incidents_view_open(&app), "%s", app.message);
    app_draw(&app);
}

Test(incidents_view, says_the_title_of_the_one_it_added)
{
    open_list();
    type("aQueue of refunds stood still\023");
    shows(", \"Queue of refunds stood still\". u undoes it.");
}

Test(incidents_view, goes_to_the_one_that_was_added)
{
    open_list();
    press(KEY_CODE_DOWN);
    type("aQueue of refunds stood still\t\t2026-11-03 10:00\023");
    type("\r");
    shows("   Queue of refunds stood still");
    shows("Tue 03 Nov 10:00");
}

Test(incidents_view, goes_to_an_added_one_far_down_the_list)
{
    open_list();
    type("aThe oldest of them all\t\t2019-01-03 10:00\023");
    shows(">");
    type("\r");
    shows("   The oldest of them all");
}

Test(incidents_view, names_the_incident_whose_time_it_asks)
{
    open_list();
    type("/login mail came late\ro");
    shows("Open again since when? Login mail came late");
}

Test(incidents_view, says_in_the_footer_what_f_does_now)
{
    app_resize(&app, 30, 100);
    open_list();
    shows("f open first");
    type("f");
    shows("f newest first");
    shows_not("f open first");
}
