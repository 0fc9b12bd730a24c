/* The roll call, while somebody else changes the areas it asks about. */
#include "at_desk.h"

#include "board/area.h"
#include "board/panes.h"

#include <criterion/criterion.h>

TestSuite(roll_view, .init = desk_enter, .fini = desk_leave);

static struct arena arena;

static struct area_window areas(void)
{
    struct area_window all;
    struct err err;
    cr_assert(board_area_window(desk.board, "", 0, 50, &arena, &all, &err), "%s", err.what);
    return all;
}

static void archive(const char *slug)
{
    struct area area;
    struct err err;
    cr_assert(board_area_archive(desk.board, slug, &arena, &area, &err), "%s", err.what);
    app_reload(&app);
    app_draw(&app);
}

Test(roll_view, goes_to_the_area_before_when_the_last_one_is_gone)
{
    const struct area_window all = areas();
    cr_assert(roll_view_open(&app), "%s", app.message);
    for (size_t i = 1; i < all.n; i++)
        press(KEY_CODE_RIGHT);
    shows(all.line[all.n - 1].area.name);
    archive(all.line[all.n - 1].area.slug);
    shows(all.line[all.n - 2].area.name);
    arena_release(&arena);
}

Test(roll_view, asks_for_a_name_before_it_shows_whose_the_next_area_is)
{
    const struct area_window all = areas();
    cr_assert(roll_view_open(&app), "%s", app.message);
    press(KEY_CODE_RIGHT);
    type(" ");
    shows_not("Say one name, aloud.");
    archive(all.line[1].area.slug);
    shows(all.line[2].area.name);
    shows("Say one name, aloud.");
    arena_release(&arena);
}

Test(roll_view, has_nothing_to_ask_when_the_only_area_is_gone)
{
    const struct area_window all = areas();
    for (size_t i = 1; i < all.n; i++)
        archive(all.line[i].area.slug);
    cr_assert(roll_view_open(&app), "%s", app.message);
    archive(all.line[0].area.slug);
    shows("There are no areas yet.");
    arena_release(&arena);
}
