/* A field of a form over a record that the field cannot hold as it is. */
#include "at_desk.h"

#include "board/area.h"
#include "board/person.h"

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

TestSuite(draft_field, .init = enter, .fini = leave);

static const char *covers_of(const char *slug)
{
    struct area area;
    cr_assert(board_area_shown(desk.board, slug, &arena, &area, &err), "%s", err.what);
    return area.covers;
}

Test(draft_field, counts_the_lines_of_a_record_as_unchanged)
{
    const struct area_edit edit = {.covers = "invoices\nand\trefunds"};
    struct area area;
    bool changed;
    cr_assert(board_area_edit(desk.board, "billing", &edit, &arena, &area, &changed, &err));
    cr_assert(owner_view_open(&app, "billing"), "%s", app.message);
    shows("invoices and refunds");
    shows_not("Not saved.");
    press(KEY_CTRL('s'));
    cr_expect_str_eq(covers_of("billing"), "invoices\nand\trefunds");
    cr_assert(owner_view_open(&app, "billing"), "%s", app.message);
    type("\t\t\t\t\t");
    type(", tax");
    shows("Not saved.");
    press(KEY_CTRL('r'));
    shows_not("Not saved.");
    type(", tax");
    press(KEY_CTRL('s'));
    cr_expect_str_eq(covers_of("billing"), "invoices and refunds, tax");
    cr_assert(owner_view_open(&app, "billing"), "%s", app.message);
    shows("invoices and refunds, tax");
    shows_not("Not saved.");
}

Test(draft_field, sees_no_change_of_somebody_else_in_the_lines_of_a_record)
{
    const struct person_edit edit = {.contact = "a\nb"};
    struct person person;
    bool changed;
    cr_assert(board_person_edit(desk.board, "ana", &edit, &arena, &person, &changed, &err));
    cr_assert(person_form_open(&app, person.id), "%s", app.message);
    shows_not("Not saved.");
    type("\t\tX");
    press(KEY_CTRL('s'));
    shows_not("meanwhile");
    cr_assert(person_form_open(&app, person.id), "%s", app.message);
    shows("a bX");
    shows_not("Not saved.");
}
