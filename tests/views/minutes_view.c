/* The minutes: as they are pasted, and on their way to the clipboard. */
#include "../../src/views/minutes_view.h"

#include "at_desk.h"

#include <criterion/criterion.h>
#include <string.h>

static struct review_card card;
static char copied[4096];

static bool keep(void *ctx, const char *text)
{
    (void)ctx;
    snprintf(copied, sizeof copied, "%s", text);
    return true;
}

static void enter(void)
{
    struct err err;
    desk_enter();
    copied[0] = '\0';
    cr_assert(board_review(desk.board, "2026-W45", &desk.arena, &card, &err), "%s",
              err.what);
    cr_assert(minutes_view_open(&app, &card));
    app_draw(&app);
}

TestSuite(minutes_view, .init = enter, .fini = desk_leave);

Test(minutes_view, copies_what_it_shows)
{
    struct buf minutes;
    app.copy = keep;
    shows("# Weekly review, 2026-W45");
    type("y");
    shows("Copied: the minutes of 2026-W45.");
    buf_init(&minutes);
    board_minutes(desk.board, &card, &minutes);
    cr_expect_str_eq(copied, minutes.text);
    buf_release(&minutes);
}

Test(minutes_view, names_the_command_where_there_is_no_clipboard)
{
    app.copy = NULL;
    type("y");
    shows("buckstop review minutes 2026-W45");
}
