/* The gaps kept with each ticket, which follow from its spec, its awkward cases and the
 * state of whoever signs off. */
#include "gaps.h"

#include "base/progress.h"
#include "domain/spec.h"
#include "store/tickets.h"

static bool find_signer(struct store *store, int64_t person, struct arena *arena,
                        enum spec_signer *signer, struct err *err)
{
    struct person row;
    bool found = false;
    *signer = SIGNER_UNKNOWN;
    if (person && !record_find_one(store, &person_records, record_by_id,
                                   ARGS(NUMBER_ARG(person)), arena, &row, &found, err))
        return false;
    if (found)
        *signer = row.state == PERSON_LEFT ? SIGNER_LEFT : SIGNER_ACTIVE;
    return true;
}

static int64_t bits_of(const struct spec_judgement judgement[SPEC_FIELDS])
{
    int64_t gaps = 0;
    for (int field = 0; field < SPEC_FIELDS; field++)
        gaps |= (int64_t)(judgement[field].verdict != SPEC_OK) << field;
    return gaps;
}

/* *gaps is 0 for a ticket that is not there. */
static bool judge(struct store *store, int64_t id, struct arena *arena, int64_t *gaps,
                  struct err *err)
{
    struct ticket ticket;
    struct awkward_case *cases;
    struct spec_judgement judgement[SPEC_FIELDS];
    enum spec_signer signer;
    size_t n;
    bool found;
    *gaps = 0;
    if (!record_find_one(store, &ticket_records, record_by_id, ARGS(NUMBER_ARG(id)), arena,
                         &ticket, &found, err))
        return false;
    if (!found)
        return true;
    if (!tickets_awkward(store, id, arena, &cases, &n, err) ||
        !find_signer(store, ticket.signer, arena, &signer, err))
        return false;
    spec_gaps(&ticket, cases, n, signer, judgement);
    *gaps = bits_of(judgement);
    return true;
}

static bool put(struct store *store, int64_t id, int64_t gaps, struct err *err)
{
    static const char sql[] = "UPDATE ticket SET gaps = $2 WHERE id = $1 AND gaps <> $2";
    return store_run(store, sql, ARGS(NUMBER_ARG(id), NUMBER_ARG(gaps)), err);
}

static bool keep(struct store *store, int64_t id, struct arena *arena, struct err *err)
{
    int64_t gaps;
    return judge(store, id, arena, &gaps, err) && put(store, id, gaps, err);
}

bool tickets_judged(struct tx *tx, int64_t ticket,
                    const struct spec_judgement judgement[SPEC_FIELDS], struct err *err)
{
    struct due *due = &tx->specs;
    if (due->n && due->id[due->n - 1] == ticket)
        due->n--;
    return put(tx->store, ticket, bits_of(judgement), err);
}

/* Every ticket's number, or those that one person signs off. */
static bool find_ids(struct store *store, int64_t signer, struct arena *arena,
                     int64_t **ids, size_t *n, struct err *err)
{
    static const char all[] = "SELECT id FROM ticket ORDER BY id";
    static const char of[] = "SELECT id FROM ticket WHERE signer = $1 ORDER BY id";
    const struct arg args[] = {NUMBER_ARG(signer)};
    struct db_stmt *stmt = store_ask(store, signer ? of : all, args, signer != 0, err);
    if (!stmt)
        return false;
    size_t cap = 0;
    enum db_step step;
    *ids = NULL;
    *n = 0;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        *ids = arena_grow(arena, *ids, &cap, *n + 1, sizeof **ids);
        (*ids)[(*n)++] = db_int(stmt, 0);
    }
    db_reset(stmt);
    return step != DB_FAILED;
}

static bool keep_all(struct store *store, int64_t signer, struct err *err)
{
    struct arena arena, each;
    arena_init(&arena);
    arena_init(&each);
    int64_t *ids;
    size_t n;
    bool ok = find_ids(store, signer, &arena, &ids, &n, err);
    for (size_t i = 0; ok && i < n; i++) {
        ok = keep(store, ids[i], &each, err);
        arena_reset(&each);
    }
    arena_release(&each);
    arena_release(&arena);
    return ok;
}

/* Of who signs off only that they left, or came back, is judged. A person who is new signs
 * nothing yet, and one who is taken away nothing any more. */
static bool follow_person(struct tx *tx, const struct person *before,
                          const struct person *after, struct err *err)
{
    if (!before || !after ||
        (before->state == PERSON_LEFT) == (after->state == PERSON_LEFT))
        return true;
    return keep_all(tx->store, after->id, err);
}

bool gaps_follow(struct tx *tx, const struct record *record, const void *before,
                 const void *after, struct err *err)
{
    const void *row = after ? after : before;
    int64_t ticket;
    if (record == &person_records)
        return follow_person(tx, before, after, err);
    if (record == &ticket_records)
        ticket = record_id(row);
    else if (record == &awkward_case_records)
        ticket = ((const struct awkward_case *)row)->ticket;
    else
        return true;
    return !due_add(&tx->specs, ticket) || gaps_settle(tx, err);
}

bool gaps_settle(struct tx *tx, struct err *err)
{
    struct arena each;
    bool ok = true;
    arena_init(&each);
    due_sort(&tx->specs);
    for (size_t i = 0; ok && i < tx->specs.n; i++) {
        ok = keep(tx->store, tx->specs.id[i], &each, err);
        arena_reset(&each);
    }
    due_clear(&tx->specs);
    arena_release(&each);
    return ok;
}

bool gaps_fill(struct store *store, struct err *err)
{
    return keep_all(store, 0, err);
}

/* What is kept with a ticket and what it is judged to be are read at one moment. */
static bool verify_one(struct store *store, int64_t id, struct arena *arena, bool *right,
                       struct err *err)
{
    static const char sql[] = "SELECT gaps FROM ticket WHERE id = $1";
    int64_t kept = 0, gaps;
    store_moment_begin(store);
    bool ok = judge(store, id, arena, &gaps, err) &&
              store_number(store, sql, ARGS(NUMBER_ARG(id)), &kept, err);
    store_moment_end(store);
    *right = kept == gaps;
    return ok;
}

bool gaps_verify(struct store *store, int64_t *wrong, struct err *err)
{
    struct arena arena, each;
    arena_init(&arena);
    arena_init(&each);
    int64_t *ids;
    size_t n;
    bool right;
    *wrong = 0;
    bool ok = find_ids(store, 0, &arena, &ids, &n, err);
    for (size_t i = 0; ok && i < n; i++) {
        ok = verify_one(store, ids[i], &each, &right, err);
        *wrong += ok && !right;
        arena_reset(&each);
        progress_tell((int64_t)i + 1, (int64_t)n, "tickets judged anew");
    }
    arena_release(&each);
    arena_release(&arena);
    return ok;
}
