/* Answers that are half typed: they are kept like every draft, and Ctrl-C tells the truth.
 */
#include "at_desk.h"

#include "board/person.h"
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

TestSuite(half_typed, .init = enter, .fini = leave);

static void open_deploy(void)
{
    cr_assert(board_view_open(&app));
    cr_assert(deploy_view_open(&app, 313), "%s", app.message);
    app_draw(&app);
}

Test(half_typed, what_broke_is_kept_over_a_cancel)
{
    open_deploy();
    type("bThe payment page was empty");
    press(KEY_CTRL('c'));
    shows("Ctrl-C once more quits. Nothing is lost.");
    desk_become("mia");
    open_deploy();
    type("r");
    shows_not("The payment page");
    type("\033b");
    shows("The payment page was empty");
    type("\r");
    shows("It broke.");
    type("ur");
    type("\033b");
    shows_not("The payment page was empty");
}

Test(half_typed, the_name_in_pick_one_is_kept_for_its_area)
{
    static const char text[] = "/gateway/ @ana @bob\n/ops/ @bo @eli\n";
    const struct transfer_file file = {"CODEOWNERS", text, sizeof text - 1};
    struct transfer_report report;
    cr_assert(
        board_import_codeowners(desk.board, &file, 1, NULL, false, &arena, &report, &err),
        "%s", err.what);
    cr_assert(pick_view_open(&app), "%s", app.message);
    type("tkira");
    press(KEY_CTRL('c'));
    type("st");
    shows_not("> Kira Novak");
    desk_become("mia");
    cr_assert(pick_view_open(&app), "%s", app.message);
    type("t");
    shows("> Kira Novak");
}

Test(half_typed, the_time_an_incident_was_over_is_kept)
{
    cr_assert(incidents_view_open(&app), "%s", app.message);
    type("oyesterday 2");
    press(KEY_CTRL('c'));
    desk_become("mia");
    cr_assert(incidents_view_open(&app), "%s", app.message);
    type("o");
    shows("yesterday 2");
}

Test(half_typed, who_takes_what_is_kept_until_they_leave)
{
    cr_assert(person_view_open(&app, 10), "%s", app.message);
    type("L\rkira\r");
    shows("Kira Novak");
    type("\rel");
    press(KEY_CTRL('c'));
    desk_become("mia");
    cr_assert(person_view_open(&app, 10), "%s", app.message);
    shows_not("Kira Novak");
    type("L");
    shows("onboarding                     Kira Novak");
    type("j\r");
    shows("> Eli Sato");
    type("\033\033");
    shows("Nobody left. Nothing was changed. Who takes what is kept: L goes on.");
    type("L\023");
    shows("Mia Okafor has left.");
    type("uL");
    shows_not("Kira Novak");
}
