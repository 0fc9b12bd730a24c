/* What shipped: days, the filter, and what goes to the clipboard. */
#include "at_desk.h"

#include "ui/app.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(shipped_view, .init = desk_enter, .fini = desk_leave);

static char copied[4096];

static bool keep(void *ctx, const char *text)
{
    (void)ctx;
    snprintf(copied, sizeof copied, "%s", text);
    return true;
}

static void open_page(void)
{
    copied[0] = '\0';
    cr_assert(shipped_view_open(&app), "%s", app.message);
    app_draw(&app);
}

Test(shipped_view, shows_today_as_support_reads_it_out)
{
    open_page();
    shows("Shipped today");
    shows("4 deploys, 2 fine, 1 rolled back in 6 minutes, 1 not looked at yet");
    shows("Retry button after a declined card     ROLLED BACK");
    shows("The button showed twice, 12:01 to 12:07.");
    shows("Support can read this page out as it is.");
}

Test(shipped_view, goes_through_days_and_over_empty_ones)
{
    open_page();
    press(KEY_CODE_RIGHT);
    shows("Tomorrow has not shipped yet.");
    press(KEY_CODE_LEFT);
    shows("Shipped yesterday");
    shows("Nothing was logged yesterday. [ goes to the last day that has deploys, Tue");
    type("[");
    shows("Shipped on Tue 17 Nov");
    type("]");
    shows("Shipped today");
    type("hh");
    shows("Shipped on Wed 18 Nov");
    type("t");
    shows("Shipped today");
}

Test(shipped_view, is_narrowed_by_words_and_names)
{
    open_page();
    type("/lea");
    shows("1 deploy       1 rolled back in 6 minutes");
    shows_not("Bo Lind");
    type("\r");
    shows("/ lea   Esc shows all.");
    type("\033");
    shows("Bo Lind");
    type("/nothing of it\r");
    shows("Nothing of that day fits.");
}

Test(shipped_view, copies_a_line_or_the_day)
{
    app.copy = keep;
    open_page();
    type("jy");
    shows("Copied: the line.");
    cr_expect_str_eq(copied, "12:00  checkout: Retry button after a declined card (Lea "
                             "Martin, ROLLED BACK)\n"
                             "       The button showed twice, 12:01 to 12:07.\n"
                             "       Customers see the version before again.\n");
    type("Y");
    shows("Copied: the day, 4 deploys.");
    cr_expect(strncmp(copied, "Shipped on Fri 20 Nov 2026: 4 deploys, ", 39) == 0, "%s",
              copied);
    cr_expect(strstr(copied, "\n10:52  login: Sign-in mail"), "%s", copied);
}

Test(shipped_view, says_what_else_does_it_where_there_is_no_clipboard)
{
    app.copy = NULL;
    open_page();
    type("Y");
    shows("buckstop shipped --day 2026-11-20");
}

Test(shipped_view, stays_on_its_deploy_when_another_comes_before_it)
{
    open_page();
    type("jj");
    shows("> 10:52");
    type("a");
    shows("Deploys / a new one");
}
