/* Names that are long, or have letters of more than one byte, are cut between two letters.
 */
#include "at_desk.h"

#include "board/area.h"
#include "board/own.h"

#include <criterion/criterion.h>

TestSuite(long_names, .init = desk_enter, .fini = desk_leave);

Test(long_names, are_whole_letters_where_somebody_takes_over)
{
    static const char name[] = "aéééééééééééééééééééééééééééééééééé";
    const struct area_edit edit = {.name = name};
    const struct own_request own = {.area = name, .person = "mia", .role = ROLE_OWNER};
    struct arena arena;
    struct area area;
    struct own_done done;
    struct err err;
    arena_init(&arena);
    cr_assert(board_area_add(desk.board, &edit, &arena, &area, &err), "%s", err.what);
    cr_assert(board_own(desk.board, &own, &arena, &done, &err), "%s", err.what);
    cr_assert(person_view_open(&app, 10), "%s", app.message);
    app_draw(&app);
    type("Ljj\r");
    shows("Who takes aéééééééééééééééééééééééééé..:");
    arena_release(&arena);
}
