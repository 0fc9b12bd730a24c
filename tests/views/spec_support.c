/* The form of a ticket's spec, on the demo board. */
#include "spec_support.h"

#include "board/person.h"

#include <criterion/criterion.h>

struct arena arena;
struct err err;
int64_t ticket;

void spec_enter(void)
{
    static const char *const cases[] = {"a project with no invoices"};
    const struct ticket_edit edit = {
        .title = "Better reporting",
        .area = "billing",
        .field = {[SPEC_WHO] = "finance lead", [SPEC_WHY] = "a better report"},
        .awkward = cases,
        .awkward_n = 1,
        .awkward_given = true};
    const struct person_edit andy = {.name = "Andy Lane", .handle = "andy"};
    struct ticket_done done;
    struct person person;
    desk_enter();
    arena_init(&arena);
    cr_assert(board_person_add(desk.board, &andy, &arena, &person, &err), "%s", err.what);
    cr_assert(board_ticket_add(desk.board, &edit, &arena, &done, &err), "%s", err.what);
    ticket = done.ticket.id;
    app_resize(&app, 30, 100);
    cr_assert(spec_form_open(&app, ticket), "%s", app.message);
}

void spec_leave(void)
{
    arena_release(&arena);
    desk_leave();
}

void paste(const char *text)
{
    app_feed(&app, &(struct key){.code = KEY_CODE_PASTE, .text = text});
}

void open_again(void)
{
    press(KEY_CODE_ESC);
    cr_assert_eq(app.views, 0);
    cr_assert(spec_form_open(&app, ticket), "%s", app.message);
}

struct ticket_card card(void)
{
    struct ticket_card found;
    cr_assert(board_ticket_card(desk.board, ticket, &arena, &found, &err), "%s", err.what);
    return found;
}
