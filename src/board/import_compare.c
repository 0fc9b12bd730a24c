/* Comparing a row that comes in with what the board has. A person's choice of owner or
 * cause is never written over. */
#include "import_private.h"

#include "board/departure.h"
#include "board/lookup.h"
#include "domain/review.h"
#include "own_private.h"
#include "person_private.h"
#include "store/dump.h"
#include "text/fold.h"
#include "ticket_private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool import_numbered(enum plan_kind kind)
{
    switch (kind) {
    case PLAN_TICKET:
    case PLAN_INCIDENT:
    case PLAN_DEPLOY:
    case PLAN_CAUSE:
    case PLAN_CANDIDATE:
    case PLAN_REMOVAL:
        return true;
    default:
        return false;
    }
}

static const char *encode(const struct import_board *in, enum plan_kind kind,
                          const void *row)
{
    struct buf text;
    buf_init(&text);
    record_encode(transfer_record(kind), row, &text);
    const char *kept = arena_copy(in->arena, text.text);
    buf_release(&text);
    return kept;
}

static const char *sitting_name(const struct import_board *in, const struct review *review)
{
    char name[REVIEW_NAME];
    review_name(review, name);
    return arena_copy(in->arena, name);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct import_have *)a)->text,
                  ((const struct import_have *)b)->text);
}

/* What a kind is found by: a name or number for what stands on its own, the whole text for
 * a child. The position of a child in its list is not what it is. */
static const char *found_by(const struct import_board *in, enum plan_kind kind, void *row)
{
    struct buf fold;
    const char *key = NULL;
    switch (kind) {
    case PLAN_PERSON:
        return ((const struct person *)row)->handle;
    case PLAN_AREA:
        return ((const struct area *)row)->slug;
    case PLAN_REVIEW:
        return sitting_name(in, row);
    case PLAN_CHECK:
        return arena_printf(in->arena, "%s %" PRId64,
                            ((const struct team_check *)row)->week,
                            ((const struct team_check *)row)->started_at);
    case PLAN_LINT_WORD:
        buf_init(&fold);
        fold_text(&fold, ((const struct lint_word *)row)->word);
        key = arena_printf(in->arena, "%s %s", ((const struct lint_word *)row)->category,
                           fold.text);
        buf_release(&fold);
        return key;
    case PLAN_RELEASE_TYPE:
        buf_init(&fold);
        fold_name(&fold, ((const struct release_type *)row)->name);
        key = arena_copy(in->arena, fold.text);
        buf_release(&fold);
        return key;
    case PLAN_ALIAS:
        ((struct alias *)row)->position = 0;
        break;
    case PLAN_PATH:
        ((struct path_pattern *)row)->position = 0;
        break;
    case PLAN_OWNER_CANDIDATE:
        ((struct owner_candidate *)row)->position = 0;
        break;
    case PLAN_COMPONENT:
        ((struct incident_component *)row)->position = 0;
        break;
    default:
        break;
    }
    if (import_numbered(kind))
        return arena_printf(in->arena, "%" PRId64, *(const int64_t *)row);
    return encode(in, kind, row);
}

bool import_prepare(struct import_board *in, struct err *err)
{
    for (int k = 0; k < PLAN_KINDS; k++) {
        enum plan_kind kind = (enum plan_kind)k;
        char *rows;
        size_t n;
        if (in->plan->list[kind].n == 0)
            continue;
        if (!dump_rows(in->board->store, transfer_record(kind), in->arena, &rows, &n, NULL,
                       err))
            return false;
        in->have[kind] = arena_new(in->arena, n, sizeof *in->have[kind]);
        in->have_n[kind] = n;
        for (size_t i = 0; i < n; i++) {
            void *copy = arena_new(in->arena, 1, plan_size(kind));
            memcpy(copy, rows + i * plan_size(kind), plan_size(kind));
            in->have[kind][i] =
                (struct import_have){found_by(in, kind, copy), rows + i * plan_size(kind)};
        }
        qsort(in->have[kind], n, sizeof *in->have[kind], by_text);
    }
    return true;
}

static void now_if_unset(int64_t *at, int64_t now)
{
    *at = *at ? *at : now;
}

static void fill_signer(const struct import_board *in, struct ticket *ticket)
{
    struct person person;
    struct err ignored;
    if (ticket->signer || !ticket->signs_off[0])
        return;
    if (board_find_person(in->board, ticket->signs_off, in->arena, &person, &ignored) &&
        person.state != PERSON_LEFT)
        ticket->signer = person.id;
}

void import_fill(const struct import_board *in, enum plan_kind kind, void *row)
{
    int64_t now = tx_now(in->tx);
    struct ownership *role = row;
    struct review_answer *answer = row;
    switch (kind) {
    case PLAN_OWNERSHIP:
        now_if_unset(&role->since, now);
        role->by = role->by[0] ? role->by : tx_actor(in->tx);
        break;
    case PLAN_TICKET:
        now_if_unset(&((struct ticket *)row)->opened_at, now);
        fill_signer(in, row);
        break;
    case PLAN_CAUSE:
        now_if_unset(&((struct cause *)row)->named_at, now);
        break;
    case PLAN_REMOVAL:
        now_if_unset(&((struct removal *)row)->promised_at, now);
        break;
    case PLAN_REVIEW:
        now_if_unset(&((struct review *)row)->started_at, now);
        break;
    case PLAN_CHECK:
        now_if_unset(&((struct team_check *)row)->started_at, now);
        break;
    case PLAN_REVIEW_ANSWER:
        now_if_unset(&answer->at, now);
        break;
    default:
        break;
    }
}

/* Who leaves hands over what they hold, which a file cannot say; so they stay until
 * somebody says so here. */
static bool compare_person(struct import_board *in, const struct person *have,
                           const struct person *row, enum import_fate *fate,
                           struct err *err)
{
    struct departure drill;
    const struct person_card *held = &drill.held;
    if (strcmp(have->name, row->name) != 0 && !person_one_human(row->name, err))
        return false;
    if (have->state == PERSON_LEFT || row->state != PERSON_LEFT)
        return true;
    if (!board_departure_of(in->board, have->id, in->arena, &drill, err))
        return false;
    size_t things = held->roles_n + held->signs_n + held->promises_n;
    if (things == 0)
        return true;
    transfer_skip(in->report, in->arena, 0,
                  "%s has left there and holds %s %s here: buckstop person leave %s",
                  have->name, GROUPED(things), things == 1 ? "thing" : "things",
                  have->handle);
    *fate = IMPORT_SKIPPED;
    return true;
}

/* Whether the person has a role there that leaves no room for the other: an owner is
 * nobody's stand-in or helper in their own area. */
static bool excluded(const struct who *who, const struct ownership *row, enum role *has)
{
    const enum role other[] = {ROLE_OWNER, ROLE_STAND_IN, ROLE_HELPER};
    bool owner = row->role == ROLE_OWNER;
    if (row->role == ROLE_DELIVERY)
        return false;
    for (size_t i = owner ? 1 : 0; i < (owner ? 3 : 1); i++)
        if (own_holder(who, other[i], row->person)->person.id == row->person) {
            *has = other[i];
            return true;
        }
    return false;
}

/* A role given twice by an import of a file with short forms is the same role. */
static bool compare_role(struct import_board *in, struct ownership *row, int64_t *same,
                         enum import_fate *fate, struct err *err)
{
    struct person person;
    struct area area;
    struct who who;
    enum role has;
    *fate = IMPORT_ADDED;
    if (row->until)
        return true;
    if (!record_get(in->board->store, &person_records, row->person, in->arena, &person,
                    err) ||
        !record_get(in->board->store, &area_records, row->area, in->arena, &area, err) ||
        !board_who_area(in->board, &area, 0, in->arena, &who, err))
        return false;
    const struct holder *holder = own_holder(&who, row->role, row->person);
    const char *role = role_words.name[row->role];
    if (holder->person.id == row->person && person.state != PERSON_LEFT) {
        *same = holder->role.id;
        *fate = IMPORT_UNCHANGED;
        return true;
    }
    if (person.state == PERSON_LEFT)
        transfer_skip(in->report, in->arena, 0, "%s has left and cannot be %s of %s",
                      person.name, role, area.name);
    else if (holder->person.id)
        transfer_skip(in->report, in->arena, 0,
                      "%s keeps its %s: a person chose, so %s was not named", area.name,
                      role, person.name);
    else if (excluded(&who, row, &has))
        transfer_skip(in->report, in->arena, 0, "%s is %s of %s and cannot be its %s too",
                      person.name, role_words.name[has], area.name, role);
    else
        return true;
    *fate = IMPORT_SKIPPED;
    return true;
}

/* Whether the board's row of that number is the same thing, however it has changed since.
 */
static bool same_thing(enum plan_kind kind, const void *have, const void *row)
{
    switch (kind) {
    case PLAN_TICKET:
        return fold_same(((const struct ticket *)have)->title,
                         ((const struct ticket *)row)->title);
    case PLAN_INCIDENT:
        return fold_same(((const struct incident *)have)->title,
                         ((const struct incident *)row)->title);
    case PLAN_DEPLOY:
        return fold_same(((const struct deploy *)have)->what,
                         ((const struct deploy *)row)->what);
    case PLAN_CAUSE:
        return fold_same(((const struct cause *)have)->text,
                         ((const struct cause *)row)->text);
    case PLAN_CANDIDATE:
        return ((const struct candidate *)have)->incident ==
                   ((const struct candidate *)row)->incident &&
               fold_same(((const struct candidate *)have)->text,
                         ((const struct candidate *)row)->text);
    case PLAN_REMOVAL:
        return ((const struct removal *)have)->cause ==
               ((const struct removal *)row)->cause;
    default:
        return true;
    }
}

/* Keeps what the import has no word on: a reference that is set in a second pass, a time
 * that the file leaves out. */
static void keep_unsaid(enum plan_kind kind, const void *have, void *row)
{
    const struct record *record = transfer_record(kind);
    for (int i = 0; i < record->n; i++) {
        const struct column *column = &record->column[i];
        const int64_t *from = (const void *)((const char *)have + column->offset);
        int64_t *to = (void *)((char *)row + column->offset);
        bool later =
            column->kind == COLUMN_REF && (strcmp(column->name, "canonical") == 0 ||
                                           strcmp(column->name, "candidate") == 0 ||
                                           strcmp(column->name, "removal") == 0);
        if (later && *to == 0)
            *to = *from;
    }
}

static const struct import_have *find(const struct import_board *in, enum plan_kind kind,
                                      const char *text)
{
    const struct import_have wanted = {.text = text};
    if (in->have_n[kind] == 0)
        return NULL;
    return bsearch(&wanted, in->have[kind], in->have_n[kind], sizeof wanted, by_text);
}

/* A ticket that came in as a draft for its gaps is not changed by the same file, which
 * calls it ready. */
static bool keep_draft(const struct import_board *in, const struct ticket *have,
                       struct ticket *row, struct err *err)
{
    struct ticket_spec spec = {.ticket = *have};
    if (have->state != TICKET_DRAFT || row->state != TICKET_READY)
        return true;
    const struct ticket ready = *row;
    row->state = have->state;
    row->ready_at = have->ready_at;
    bool same = strcmp(encode(in, PLAN_TICKET, have), encode(in, PLAN_TICKET, row)) == 0;
    if (same && !ticket_judge(in->board, in->arena, &spec, err))
        return false;
    if (!same || spec.gaps == 0)
        *row = ready;
    return true;
}

bool import_compare(struct import_board *in, enum plan_kind kind, void *row,
                    const struct import_place *parent, int64_t *same,
                    enum import_fate *fate, struct err *err)
{
    void *copy = arena_new(in->arena, 1, plan_size(kind));
    memcpy(copy, row, plan_size(kind));
    const struct import_have *have = find(in, kind, found_by(in, kind, copy));
    *fate = IMPORT_ADDED;
    if (!have && kind == PLAN_OWNERSHIP)
        return compare_role(in, row, same, fate, err);
    if (!have)
        return kind != PLAN_PERSON ||
               person_one_human(((const struct person *)row)->name, err);
    if (!same_thing(kind, have->row, row)) {
        transfer_skip(in->report, in->arena, *(const int64_t *)row,
                      "%s %" PRId64 " is something else on this board",
                      transfer_record(kind)->noun, *(const int64_t *)row);
        *fate = IMPORT_SKIPPED;
        return true;
    }
    memcpy(row, have->row, 2 * sizeof(int64_t)); /* its id and revision here */
    *same = *(const int64_t *)have->row;
    keep_unsaid(kind, have->row, row);
    if (kind == PLAN_TICKET && !keep_draft(in, have->row, row, err))
        return false;
    bool child = parent && !import_numbered(kind);
    *fate = child || strcmp(encode(in, kind, have->row), encode(in, kind, row)) == 0
                ? IMPORT_UNCHANGED
                : IMPORT_CHANGED;
    return kind != PLAN_PERSON || compare_person(in, have->row, row, fate, err);
}
