/* Adding a ticket and changing its spec: one change of all that was typed. */
#include "ticket_private.h"

#include "board/lookup.h"
#include "store/tickets.h"

#include <inttypes.h>
#include <string.h>

bool ticket_signer(struct board *board, struct arena *arena, struct ticket *ticket,
                   struct err *err)
{
    struct person person;
    ticket->signer = 0;
    if (!board || !ticket->signs_off[0])
        return true;
    if (board_find_person(board, ticket->signs_off, arena, &person, err)) {
        ticket->signer = person.id;
        ticket->signs_off = person.name;
        return true;
    }
    return err->code == ERR_NOT_FOUND || err->code == ERR_AMBIGUOUS;
}

static bool same_cases(const struct ticket_spec *spec, const struct awkward_case *cases,
                       size_t n, bool none_known)
{
    bool same = spec->cases_n == n && spec->ticket.no_awkward_cases == none_known;
    for (size_t i = 0; same && i < n; i++)
        same = strcmp(spec->cases[i].text, cases[i].text) == 0;
    return same;
}

/* The cases take the places of those that were there, so that the log says what became of
 * which. "None known", alone, is said on purpose and no case. */
static bool put_awkward(const struct ticket_edit *edit, struct arena *arena,
                        struct ticket_spec *spec)
{
    struct awkward_case *cases = arena_new(arena, edit->awkward_n, sizeof *cases);
    size_t n = 0;
    for (size_t i = 0; i < edit->awkward_n; i++)
        if (edit->awkward[i][strspn(edit->awkward[i], " \t\r\n")])
            cases[n++].text = edit->awkward[i];
    bool none_known = n == 1 && spec_none_known(cases[0].text);
    if (none_known)
        n = 0;
    bool changed = !same_cases(spec, cases, n, none_known);
    spec->cases = cases;
    spec->cases_n = n;
    spec->ticket.no_awkward_cases = none_known;
    return changed;
}

bool ticket_put(struct board *board, const struct ticket_edit *edit, struct arena *arena,
                struct ticket_spec *spec, bool *changed, struct err *err)
{
    *changed = false;
    for (int i = 0; i < SPEC_FIELDS; i++) {
        const char **field = spec_slot(&spec->ticket, (enum spec_field)i);
        if (!field || !edit->field[i])
            continue;
        const char *before = *field ? *field : "";
        int64_t signer = spec->ticket.signer;
        *field = edit->field[i];
        if (i == SPEC_SIGNS_OFF && !ticket_signer(board, arena, &spec->ticket, err))
            return false;
        /* The same words mean somebody once there is a person of that name. */
        *changed = *changed || strcmp(before, *field) != 0 || spec->ticket.signer != signer;
    }
    if (edit->awkward_given && put_awkward(edit, arena, spec))
        *changed = true;
    return true;
}

bool ticket_put_cases(struct tx *tx, const struct ticket_spec *spec, struct arena *arena,
                      struct err *err)
{
    struct awkward_case *have;
    size_t n;
    if (!tickets_awkward(tx_store(tx), spec->ticket.id, arena, &have, &n, err))
        return false;
    for (size_t i = 0; i < spec->cases_n; i++) {
        struct awkward_case row = {.ticket = spec->ticket.id};
        if (i < n)
            row = have[i];
        row.position = (int64_t)i + 1;
        row.text = spec->cases[i].text;
        if (!(i < n ? record_change : record_add)(tx, &awkward_case_records, &row, err))
            return false;
    }
    for (size_t i = spec->cases_n; i < n; i++)
        if (!record_drop(tx, &awkward_case_records, &have[i], err))
            return false;
    return true;
}

void ticket_settle(struct ticket *ticket, int gaps, int64_t now)
{
    if (ticket->state == TICKET_DONE || (ticket->state != TICKET_DRAFT && gaps == 0))
        return;
    ticket->ready_at = gaps ? 0 : now;
    ticket->state = gaps ? TICKET_DRAFT : ticket->started_at ? TICKET_DOING : TICKET_READY;
}

/* Title, area and customer. */
static bool put_head(struct board *board, const struct ticket_edit *edit,
                     struct arena *arena, struct ticket *ticket, bool *changed,
                     struct err *err)
{
    struct area_found found = {0};
    struct ticket was = *ticket;
    if (edit->area && edit->area[0] &&
        !board_find_area(board, edit->area, arena, &found, err))
        return false;
    if (edit->title && edit->title[strspn(edit->title, " \t\r\n")] == '\0') {
        err_set(err, ERR_USAGE, "a ticket needs a title");
        return err_next(err, "say in a line what is asked for");
    }
    ticket->area = edit->area ? found.area.id : was.area;
    ticket->title = edit->title ? edit->title : was.title;
    ticket->customer = edit->customer ? edit->customer : was.customer;
    *changed = ticket->area != was.area || strcmp(ticket->title, was.title) != 0 ||
               strcmp(ticket->customer, was.customer) != 0;
    return true;
}

static struct ticket_done done_of(const struct ticket_spec *spec, enum ticket_state before)
{
    struct ticket_done done = {.ticket = spec->ticket, .gaps = spec->gaps};
    memcpy(done.judgement, spec->judgement, sizeof done.judgement);
    done.reached = before == TICKET_DRAFT && spec->ticket.state != TICKET_DRAFT;
    done.fell = before != TICKET_DRAFT && spec->ticket.state == TICKET_DRAFT;
    return done;
}

static bool add(struct board *board, struct tx *tx, const struct ticket_edit *edit,
                struct arena *arena, struct ticket_done *done, struct err *err)
{
    bool changed;
    struct ticket_spec spec = {0};
    struct ticket *ticket = &spec.ticket;
    record_empty(&ticket_records, ticket);
    ticket->opened_at = tx_now(tx);
    struct ticket_edit named = *edit;
    named.title = edit->title ? edit->title : "";
    if (!put_head(board, &named, arena, ticket, &changed, err) ||
        !ticket_put(board, edit, arena, &spec, &changed, err) ||
        !ticket_judge_spec(board, arena, &spec, err))
        return false;
    ticket_settle(ticket, spec.gaps, tx_now(tx));
    tx_say(tx, "added the ticket \"%s\"", ticket->title);
    if (!record_add(tx, &ticket_records, ticket, err) ||
        !ticket_put_cases(tx, &spec, arena, err))
        return false;
    *done = done_of(&spec, TICKET_DRAFT);
    done->changed = true;
    return true;
}

bool board_ticket_add(struct board *board, const struct ticket_edit *edit,
                      struct arena *arena, struct ticket_done *done, struct err *err)
{
    struct tx *tx;
    struct ticket_done made = {0};
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, add(board, tx, edit, arena, &made, err), err))
        return false;
    *done = made;
    return true;
}

/* A change is there to be read before anybody builds it: what was ready is a draft, and
 * stays one where it passes all the while. One that had a gap is ready once that is filled.
 */
void ticket_settle_edit(struct ticket *ticket, int gaps_before, int gaps, int64_t now)
{
    bool was_ready = ticket->state == TICKET_READY || ticket->state == TICKET_DOING;
    if (was_ready) {
        ticket->state = TICKET_DRAFT;
        ticket->ready_at = 0;
    } else if (gaps_before || gaps) {
        ticket_settle(ticket, gaps, now);
    }
}

static bool edit_in(struct board *board, struct tx *tx, int64_t id,
                    const struct ticket_edit *edit, struct arena *arena,
                    struct ticket_done *done, struct err *err)
{
    struct ticket_spec spec = {0};
    struct ticket *ticket = &spec.ticket;
    bool head = false, changed = false;
    if (!ticket_get(board, id, arena, ticket, err) ||
        !ticket_judge(board, arena, &spec, err) ||
        !put_head(board, edit, arena, ticket, &head, err))
        return false;
    enum ticket_state before = ticket->state;
    int gaps_before = spec.gaps;
    if (!ticket_put(board, edit, arena, &spec, &changed, err) ||
        !ticket_judge_spec(board, arena, &spec, err))
        return false;
    if (changed && before == TICKET_DONE) {
        err_set(err, ERR_REFUSED, "ticket %" PRId64 " is done", id);
        err_why(err, "its spec says what was built");
        return err_next(err, "add a ticket for what is to be different now");
    }
    if (changed)
        ticket_settle_edit(ticket, gaps_before, spec.gaps, tx_now(tx));
    ticket->edits += head || changed;
    tx_say(tx, "changed ticket %" PRId64, id);
    if ((changed && !ticket_put_cases(tx, &spec, arena, err)) ||
        !record_change(tx, &ticket_records, ticket, err))
        return false;
    *done = done_of(&spec, before);
    done->changed = head || changed;
    return true;
}

bool board_ticket_edit(struct board *board, int64_t ticket, const struct ticket_edit *edit,
                       struct arena *arena, struct ticket_done *done, struct err *err)
{
    struct tx *tx;
    struct ticket_done made = {0};
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, edit_in(board, tx, ticket, edit, arena, &made, err), err))
        return false;
    *done = made;
    return true;
}
