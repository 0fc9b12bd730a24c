/* What footers and help say of keys is what the keys do. */
#include "at_desk.h"

#include <criterion/criterion.h>

TestSuite(keys_said, .init = desk_enter, .fini = desk_leave);

Test(keys_said, up_leaves_a_filter_for_its_list_everywhere)
{
    static bool (*const open[])(struct app * app) = {board_view_open, incidents_view_open,
                                                     tickets_view_open, shipped_view_open,
                                                     promises_view_open};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        cr_assert(open[i](&app), "%s", app.message);
        app_draw(&app);
        type("/o");
        cr_assert(app_top(&app)->ops->typing(app_top(&app)->state));
        press(KEY_CODE_UP);
        cr_expect_not(app_top(&app)->ops->typing(app_top(&app)->state), "%s",
                      app_top(&app)->ops->name);
    }
}

Test(keys_said, what_only_they_know_is_not_asked_for)
{
    cr_assert(person_view_open(&app, 2), "%s", app.message);
    app_draw(&app);
    type("LG");
    shows("> ships alone migration");
    shows_not("name who takes it");
    type("\r");
    shows("That is no thing to hand over");
    shows_not("Who takes");
    type("x");
    shows("That is no thing to hand over");
    type("k\r");
    shows("Who takes");
}

Test(keys_said, g_is_not_the_first_line_where_it_is_a_command)
{
    cr_assert(promises_view_open(&app));
    app_resize(&app, 40, 100);
    type("?");
    shows("Home G");
    shows_not(" g G ");
    type("\033");
    cr_assert(incidents_view_open(&app));
    type("?");
    shows(" g G ");
}
