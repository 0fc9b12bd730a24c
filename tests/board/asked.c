/* A ticket whose eight fields pass. */
#include "asked.h"

struct ticket_done done;
struct ticket_card card;
int64_t number;

static const char *const a_case[] = {"a project with no invoices"};

struct ticket_edit whole_spec(void)
{
    return (struct ticket_edit){
        .title = "Group invoices by project",
        .area = "billing",
        .customer = "Acme",
        .field = {[SPEC_WHO] = "finance lead at a customer with many projects",
                  [SPEC_DOES] = "downloads one invoice list grouped by project",
                  [SPEC_WHY] = "today they copy invoices into a sheet by hand",
                  [SPEC_DONE_WHEN] = "the list shows one group a project",
                  [SPEC_NOT_CHANGING] = "the numbers of the invoices",
                  [SPEC_WAY_BACK] = "turn off the flag invoice_group",
                  [SPEC_SIGNS_OFF] = "ana"},
        .awkward = a_case,
        .awkward_n = 1,
        .awkward_given = true,
    };
}

int64_t add_ticket(const struct ticket_edit *edit)
{
    cr_assert(board_ticket_add(board, edit, &arena, &done, &err), "%s", err.what);
    return done.ticket.id;
}

void ticket_enter(void)
{
    board_enter();
    const struct ticket_edit edit = whole_spec();
    number = add_ticket(&edit);
}

const struct ticket_card *look_at(int64_t ticket)
{
    cr_assert(board_ticket_card(board, ticket, &arena, &card, &err), "%s", err.what);
    return &card;
}

bool change(enum spec_field field, const char *text)
{
    struct ticket_edit edit = {0};
    edit.field[field] = text;
    return board_ticket_edit(board, number, &edit, &arena, &done, &err);
}

bool start(bool *skipped)
{
    struct ticket ticket;
    return board_ticket_start(board, number, &arena, &ticket, skipped, &err);
}

size_t open_tickets(void)
{
    struct ticket_window window;
    const struct ticket_query query = ticket_query_all();
    cr_assert(board_ticket_window(board, &query, 0, 10, &arena, &window, &err));
    return window.total;
}
