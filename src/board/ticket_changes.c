/* What became of a spec since it was last ready, read from the log: nothing keeps it
 * twice. */
#include "ticket_private.h"

#include "store/log.h"

#include <stdlib.h>
#include <string.h>

/* The log of a ticket since it was last ready. */
struct since {
    struct log_record_row *row;
    size_t n;
    struct ticket then; /* as it was when it was ready */
    bool ready;         /* it ever was */
};

static bool decode(const char *text, struct arena *arena, struct ticket *ticket)
{
    return text[0] && record_decode(&ticket_records, text, arena, ticket);
}

static bool read_since(struct board *board, int64_t ticket, struct arena *arena,
                       struct since *since, struct err *err)
{
    struct log_record_row *rows;
    size_t n;
    if (!log_record(board->store, ticket_records.table, ticket, arena, &rows, &n, err))
        return false;
    for (size_t i = n; i-- > 0 && !since->ready;) {
        struct ticket after;
        if (rows[i].operation.undone || !decode(rows[i].change.after, arena, &after) ||
            after.state == TICKET_DRAFT)
            continue;
        since->ready = true;
        since->then = after;
        since->row = rows + i + 1;
        since->n = n - i - 1;
    }
    return true;
}

/* Who made the last change of the field, as the log tells. */
static void find_author(const struct since *since, enum spec_field field,
                        struct arena *arena, struct spec_change *change)
{
    for (size_t i = 0; i < since->n; i++) {
        struct ticket before, after;
        if (decode(since->row[i].change.before, arena, &before) &&
            decode(since->row[i].change.after, arena, &after) &&
            strcmp(spec_value(&before, field), spec_value(&after, field)) != 0) {
            change->by = since->row[i].operation.actor;
            change->at = since->row[i].operation.at;
        }
    }
}

static void add_change(struct ticket_card *card, const struct spec_change *change)
{
    card->change[card->changes++] = *change;
}

/* One awkward case, then and now; position 0: it was not there. */
struct case_then {
    struct awkward_case row;
    bool there;
};

static struct case_then *find_case(struct case_then *cases, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (cases[i].row.id == id)
            return &cases[i];
    return NULL;
}

static int by_position(const void *a, const void *b)
{
    const struct case_then *x = a, *y = b;
    return (x->row.position > y->row.position) - (x->row.position < y->row.position);
}

static const char *case_lines(const struct case_then *cases, size_t n, bool none_known,
                              struct arena *arena)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < n; i++)
        if (cases[i].there)
            buf_addf(&text, "%s%s", text.len ? "\n" : "", cases[i].row.text);
    if (none_known && !text.len)
        buf_add(&text, "none known");
    const char *lines = arena_copy(arena, text.text);
    buf_release(&text);
    return lines;
}

/* Walks the operations back from now: what each found is what was there before it. */
static bool cases_then(struct board *board, const struct since *since, int64_t ticket,
                       struct arena *arena, struct case_then **cases, size_t *n,
                       struct spec_change *change, struct err *err)
{
    size_t cap = *n;
    for (size_t i = since->n; i-- > 0;) {
        const struct log_row *operation = &since->row[i].operation;
        struct log_change_row *rows;
        size_t rows_n;
        if (!log_changes(board->store, operation->id, arena, &rows, &rows_n, err))
            return false;
        for (size_t j = rows_n; j-- > 0;) {
            struct awkward_case before = {0};
            if (strcmp(rows[j].entity, awkward_case_records.table) != 0)
                continue;
            bool there = rows[j].before[0] != '\0';
            struct case_then *known = find_case(*cases, *n, rows[j].record);
            if (there &&
                !record_decode(&awkward_case_records, rows[j].before, arena, &before))
                continue;
            if (!known && (!there || before.ticket != ticket))
                continue;
            if (!known) {
                *cases = arena_grow(arena, *cases, &cap, *n + 1, sizeof **cases);
                known = &(*cases)[(*n)++];
            }
            if (there)
                known->row = before;
            known->row.id = rows[j].record;
            known->there = there;
            if (!change->by) {
                change->by = operation->actor;
                change->at = operation->at;
            }
        }
    }
    return true;
}

static bool change_cases(struct board *board, const struct since *since,
                         struct ticket_card *card, struct arena *arena, struct err *err)
{
    struct spec_change change = {.field = SPEC_AWKWARD};
    size_t n = card->cases_n;
    struct case_then *cases = arena_new(arena, n + 1, sizeof *cases);
    for (size_t i = 0; i < n; i++)
        cases[i] = (struct case_then){card->cases[i], true};
    change.after = case_lines(cases, n, card->ticket.no_awkward_cases, arena);
    if (!cases_then(board, since, card->ticket.id, arena, &cases, &n, &change, err))
        return false;
    qsort(cases, n, sizeof *cases, by_position);
    change.before = case_lines(cases, n, since->then.no_awkward_cases, arena);
    if (strcmp(change.before, change.after) == 0)
        return true;
    if (!change.by && since->n) { /* it was only said that none is known */
        change.by = since->row[since->n - 1].operation.actor;
        change.at = since->row[since->n - 1].operation.at;
    }
    add_change(card, &change);
    return true;
}

bool ticket_changes(struct board *board, struct ticket_card *card, struct arena *arena,
                    struct err *err)
{
    struct since since = {0};
    card->changes = 0;
    if (card->ticket.state != TICKET_DRAFT)
        return true;
    if (!read_since(board, card->ticket.id, arena, &since, err))
        return false;
    card->change = arena_new(arena, SPEC_FIELDS, sizeof *card->change);
    for (int i = 0; since.ready && i < SPEC_FIELDS; i++) {
        struct spec_change change = {.field = (enum spec_field)i};
        change.before = spec_value(&since.then, change.field);
        change.after = spec_value(&card->ticket, change.field);
        if (i == SPEC_AWKWARD) {
            if (!change_cases(board, &since, card, arena, err))
                return false;
        } else if (strcmp(change.before, change.after) != 0) {
            find_author(&since, change.field, arena, &change);
            add_change(card, &change);
        }
    }
    return true;
}
