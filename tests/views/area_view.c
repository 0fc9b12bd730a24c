/* The pages of an area that was archived or taken back meanwhile: they are left, and never
 * turn into those of another whose name only begins so. */
#include "at_desk.h"

#include "board/area.h"
#include "board/deploy.h"
#include "board/own.h"

#include <criterion/criterion.h>
#include <stdio.h>

TestSuite(area_view, .init = desk_enter, .fini = desk_leave);

static struct arena arena;
static struct area area;
static struct err err;

static void add(const char *name)
{
    const struct area_edit edit = {.name = name};
    cr_assert(board_area_add(desk.board, &edit, &arena, &area, &err), "%s", err.what);
}

Test(area_view, is_left_when_its_area_is_taken_back)
{
    cr_assert(board_view_open(&app), "%s", app.message);
    add("sign");
    cr_assert(area_view_open(&app, "sign"), "%s", app.message);
    type("u");
    shows_not("Ownership board / signup");
    shows("There is no area \"sign\" any more.");
    cr_expect_not(board_area_confirm(desk.board, "sign", &arena, &(struct who){0}, &err));
    cr_expect_not(board_area_archive(desk.board, "sign", &arena, &area, &err));
    arena_release(&arena);
}

Test(area_view, lets_no_form_of_an_archived_area_write_to_another)
{
    const struct own_request request = {.person = "ana", .role = ROLE_OWNER};
    add("par");
    add("parcels");
    cr_assert(owner_view_open(&app, "par"), "%s", app.message);
    cr_assert(board_area_archive(desk.board, "par", &arena, &area, &err), "%s", err.what);
    cr_expect_not(board_area_save(desk.board, "par", NULL, &request, 1, &arena, &err));
    cr_expect_eq(err.code, ERR_NOT_FOUND);
    arena_release(&arena);
}

Test(area_view, says_of_an_old_deploy_that_its_area_is_archived)
{
    struct deploy_edit edit = deploy_edit_none();
    struct deploy_logged logged;
    add("par");
    add("parcels");
    edit.what = "A new form";
    edit.area = "par";
    cr_assert(board_deploy_ship(desk.board, &edit, &arena, &logged, &err), "%s", err.what);
    cr_assert(board_area_archive(desk.board, "par", &arena, &area, &err), "%s", err.what);
    cr_assert(deploy_view_open(&app, logged.deploy.id), "%s", app.message);
    shows("par: archived");
    shows_not("parcels");
    arena_release(&arena);
}

static char copied[128];

static bool take_copy(void *ctx, const char *text)
{
    (void)ctx;
    snprintf(copied, sizeof copied, "%s", text);
    return true;
}

Test(area_view, copies_who_owns_it)
{
    cr_assert(area_view_open(&app, "billing"), "%s", app.message);
    type("y");
    shows("In a shell: buckstop who billing");
    app.copy = take_copy;
    type("y");
    shows("Copied: the owner's line.");
    cr_expect_str_eq(copied, "billing: Ana Ruiz, ana@example.com");
    cr_assert(area_view_open(&app, "checkout"), "%s", app.message);
    type("y");
    shows("Nobody owns it yet");
}
