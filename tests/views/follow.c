/* A review as who follows sees it. */
#include "at_desk.h"

#include "board/sitting.h"
#include "board/seat.h"

#include <criterion/criterion.h>

TestSuite(follow, .init = desk_enter, .fini = desk_leave);

/* Mia sat down to drive and her screen is open still; Bo comes in at another one. `keys` is
 * what she did before. */
static void follow_after(const char *keys)
{
    struct arena arena;
    struct seating seating;
    struct err err;
    cr_assert(board_sitting_begin(desk.board, &err), "%s", err.what);
    cr_assert(review_view_open(&app), "%s", app.message);
    type(keys);
    app_close(&app);
    arena_init(&arena);
    cr_assert(board_sit(desk.board, SEAT_DRIVE, &arena, &seating, &err), "%s", err.what);
    arena_release(&arena);
    desk_become("bo");
    cr_assert(review_view_open(&app), "%s", app.message);
    app_resize(&app, 30, 100);
    app_draw(&app);
    shows("T take over");
}

static void follow(void)
{
    follow_after("");
}

/* Another process has written: the seat of who drives is renewed like that, too. */
static void read_again(void)
{
    app_reload(&app);
    app_draw(&app);
}

static const char to_causes[] = "ygone\rn\r\r3\r";

Test(follow, shows_no_cursor_in_what_another_types)
{
    follow_after(to_causes);
    shows("WHY COULD IT HAPPEN?");
    cr_expect_eq(app.grid.cursor_row, -1);
}

Test(follow, looks_at_a_list_and_stays_there)
{
    follow_after("ygone\rn\r\r3\rOne service\rThe alert waits\r");
    shows_not("> 2   The alert waits");
    press(KEY_CODE_UP);
    shows("> 2    The alert waits");
    press(KEY_CODE_UP);
    shows("> 1    One service");
    read_again();
    shows("> 1    One service");
    press(KEY_CODE_DOWN);
    press(KEY_CODE_DOWN);
    shows("> 3");
    read_again();
    shows("> 3");
}

Test(follow, says_where_there_is_no_list_to_look_at)
{
    follow_after("ygone\rn\r\r3\rOne service\r\ryyyyy\r\r");
    shows("Owner");
    press(KEY_CODE_UP);
    shows("Who drives is typing: there is no list to go through.");
    shows_not("look  ");
}

Test(follow, offers_no_undo)
{
    follow();
    shows_not("u undo");
    type("u");
    shows("Who drives undoes. T takes over.");
    type("?");
    shows("drive the review yourself");
    shows_not("undo your last change");
    shows_not("do it again");
    type("\033:");
    shows_not("undo your last change");
}
