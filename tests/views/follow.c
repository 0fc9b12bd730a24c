/* A review as who follows sees it. */
#include "at_desk.h"

#include "board/sitting.h"
#include "board/seat.h"

#include <criterion/criterion.h>

TestSuite(follow, .init = desk_enter, .fini = desk_leave);

/* Mia sat down to drive and her screen is open still; Bo comes in at another one. */
static void follow(void)
{
    struct arena arena;
    struct seating seating;
    struct err err;
    cr_assert(board_sitting_begin(desk.board, &err), "%s", err.what);
    arena_init(&arena);
    cr_assert(board_sit(desk.board, SEAT_DRIVE, &arena, &seating, &err), "%s", err.what);
    arena_release(&arena);
    desk_become("bo");
    cr_assert(review_view_open(&app), "%s", app.message);
    app_resize(&app, 30, 100);
    app_draw(&app);
    shows("T take over");
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
