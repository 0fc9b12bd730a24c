/* The board's first frame, and what is read as soon as that stands there. */
#include "at_desk.h"

#include "../../src/views/board_view.h"
#include "board/area.h"
#include "board/own.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(board_first, .init = desk_enter, .fini = desk_leave);

static bool stands(const char *text)
{
    struct buf screen;
    buf_init(&screen);
    app_draw(&app);
    grid_dump(&app.grid, false, &screen);
    bool found = strstr(screen.text, text) != NULL;
    buf_release(&screen);
    return found;
}

static const struct board_view *view(void)
{
    return app_top(&app)->state;
}

Test(board_first, has_the_lists_before_the_one_next_thing)
{
    board_view_open(&app);
    cr_assert(stands("NO OWNER"));
    cr_assert(stands("WEEKLY REVIEW"));
    cr_assert_not(stands("since Vera Kask left"));
    cr_assert(app_catch_up(&app));
    cr_assert(stands("since Vera Kask left"));
    cr_assert_not(app_catch_up(&app), "it is read once");
}

Test(board_first, reads_no_line_that_has_no_room)
{
    static const int sizes[][2] = {{30, 100}, {24, 80}, {16, 60}, {10, 40}, {200, 100}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        desk_become("mia");
        grid_resize(&app.grid, sizes[i][0], sizes[i][1]);
        board_view_open(&app);
        app_draw(&app);
        const struct list *areas = &view()->list[PANE_AREAS];
        cr_assert_leq(areas->n, areas->shown);
        cr_assert_not(list_lacks(areas), "a row stays empty at %d rows", sizes[i][0]);
        cr_assert_not(list_lacks(&view()->list[PANE_TICKETS]));
        type("2z");
        cr_assert_not(list_lacks(&view()->list[PANE_TICKETS]));
        type("z1");
        press(KEY_CODE_END);
        cr_assert_not(list_lacks(areas), "a row stays empty at %d rows", sizes[i][0]);
    }
}

static void (*kept)(void *desk, bool begins);
static int begun;

static void count(void *state, bool begins)
{
    begun += begins;
    kept(state, begins);
}

Test(board_first, and_what_is_read_after_it_are_each_of_one_moment)
{
    kept = app.moment;
    cr_assert(kept);
    app.moment = count;
    board_view_open(&app);
    app_catch_up(&app);
    cr_assert_eq(begun, 2);
}

Test(board_first, leads_to_the_area_it_names_by_its_name)
{
    const struct own_request request = {
        .area = "checkout", .person = "tom", .role = ROLE_OWNER};
    const struct area_edit edit = {.name = "Customer Portal"};
    struct own_done done;
    struct area area;
    struct arena arena;
    struct err err;
    arena_init(&arena);
    cr_assert(board_own(desk.board, &request, &arena, &done, &err), "%s", err.what);
    cr_assert(board_area_add(desk.board, &edit, &arena, &area, &err), "%s", err.what);
    arena_release(&arena);
    board_view_open(&app);
    app_catch_up(&app);
    shows("Customer Portal has no owner");
    type("n");
    shows("Covers");
    shows("Customer Portal");
}
