/* Who owns ...: on a screen of few rows. */
#include "at_desk.h"

#include <criterion/criterion.h>

TestSuite(lookup_view, .init = desk_enter, .fini = desk_leave);

Test(lookup_view, leaves_the_card_out_where_it_would_lie_over_the_list)
{
    cr_assert(lookup_view_open(&app), "%s", app.message);
    for (int rows = 10; rows <= 16; rows++) {
        app_resize(&app, rows, 60);
        shows("   WHO OWNS");
        shows("> checkout ");
        shows("12 of 12 areas");
    }
    shows("carts, payment page, receipts");
    app_resize(&app, 14, 60);
    shows_not("carts, payment page, receipts");
    shows("login");
}
