/* The tables of counts, which follow from the tickets and the areas. */
#include "tallies.h"

#include "base/date.h"

#include <string.h>

/* As TICKET_BEGUN has it. */
static bool has_begun(const struct ticket *ticket)
{
    return ticket->state != TICKET_READY && !ticket->ready_at &&
           (ticket->state == TICKET_DOING || ticket->started_at);
}

static struct tally_of kind_of(const struct ticket *ticket)
{
    bool put_off = ticket->decision == DECISION_NOT_NOW;
    return (struct tally_of){.state = ticket->state,
                             .decision = ticket->decision,
                             .come_back_on = put_off ? ticket->come_back_on : 0,
                             .folded = ticket->canonical != 0,
                             .begun = has_begun(ticket)};
}

static bool same_kind(const struct tally_of *a, const struct tally_of *b)
{
    return a->state == b->state && a->decision == b->decision &&
           a->come_back_on == b->come_back_on && a->folded == b->folded &&
           a->begun == b->begun;
}

/* Adds so many to a kind. */
static bool put(struct tx *tx, const struct tally_of *of, struct err *err)
{
    static const char change[] =
        "UPDATE ticket_tally SET n = n + $6 WHERE state = $1 AND decision = $2 "
        "AND COALESCE(come_back_on, '') = $3 AND COALESCE(canonical, 0) = $4 "
        "AND begun = $5";
    static const char add[] =
        "INSERT INTO ticket_tally (state, decision, come_back_on, canonical, begun, n) "
        "VALUES ($1, $2, NULLIF($3, ''), NULLIF($4, 0), $5, $6)";
    char day[DATE_TEXT] = "";
    if (of->come_back_on)
        date_text(of->come_back_on, day);
    const struct arg args[] = {TEXT_ARG(ticket_state_words.name[of->state]),
                               TEXT_ARG(decision_words.name[of->decision]),
                               TEXT_ARG(day),
                               NUMBER_ARG(of->folded),
                               NUMBER_ARG(of->begun),
                               NUMBER_ARG(of->n)};
    const size_t n = sizeof args / sizeof *args;
    if (of->n == 0)
        return true;
    if (!store_run(tx->store, change, args, n, err))
        return false;
    return db_rows_changed(tx->store->db) > 0 || store_run(tx->store, add, args, n, err);
}

static bool put_areas(struct tx *tx, struct err *err)
{
    static const char sql[] =
        "UPDATE area_tally SET areas = areas + $1, vacant = vacant + $2";
    bool ok = (tx->areas == 0 && tx->vacancies == 0) ||
              store_run(tx->store, sql,
                        ARGS(NUMBER_ARG(tx->areas), NUMBER_ARG(tx->vacancies)), err);
    tx->areas = tx->vacancies = 0;
    return ok;
}

bool tallies_settle(struct tx *tx, struct err *err)
{
    bool ok = put_areas(tx, err);
    for (size_t i = 0; ok && i < tx->tallies; i++)
        ok = put(tx, &tx->tally[i], err);
    tx->tallies = 0;
    return ok;
}

static bool count(struct tx *tx, const struct ticket *ticket, int n, struct err *err)
{
    struct tally_of kind = kind_of(ticket);
    for (size_t i = 0; i < tx->tallies; i++)
        if (same_kind(&tx->tally[i], &kind)) {
            tx->tally[i].n += n;
            return true;
        }
    if (tx->tallies == TALLIES && !tallies_settle(tx, err))
        return false;
    kind.n = n;
    tx->tally[tx->tallies++] = kind;
    return true;
}

/* One more before one less: a kind is never fewer than none, in whatever order they are
 * put down. */
bool tallies_follow(struct tx *tx, const struct record *record, const void *before,
                    const void *after, struct err *err)
{
    const struct area *was = before, *is = after;
    if (record == &area_records)
        tx->areas += (is && !is->archived_at) - (was && !was->archived_at);
    if (record != &ticket_records)
        return true;
    return (!after || count(tx, after, 1, err)) && (!before || count(tx, before, -1, err));
}

#define BEGUN TICKET_BEGUN("")
#define COUNTED                                                                            \
    "SELECT state, decision, "                                                             \
    "CASE WHEN decision = 'not_now' THEN come_back_on END AS come_back_on, "               \
    "CASE WHEN canonical IS NOT NULL THEN 1 END AS canonical, "                            \
    "(" BEGUN ") AS begun, COUNT(*) AS n FROM ticket GROUP BY 1, 2, 3, 4, 5"

#define COUNTED_AREAS                                                                      \
    "SELECT 1, (SELECT COUNT(*) FROM area WHERE archived_at IS NULL), "                    \
    "(SELECT COUNT(*) FROM vacancy)"

bool tallies_fill(struct store *store, struct err *err)
{
    static const char empty[] = "DELETE FROM ticket_tally";
    static const char sql[] = "INSERT INTO ticket_tally (state, decision, come_back_on, "
                              "canonical, begun, n) " COUNTED;
    static const char no_areas[] = "DELETE FROM area_tally";
    static const char areas[] = "INSERT INTO area_tally (id, areas, vacant) " COUNTED_AREAS;
    return store_run(store, empty, NO_ARGS, err) && store_run(store, sql, NO_ARGS, err) &&
           store_run(store, no_areas, NO_ARGS, err) &&
           store_run(store, areas, NO_ARGS, err);
}

bool tallies_verify(struct store *store, int64_t *wrong, struct err *err)
{
    static const char sql[] =
        "WITH is_so AS (" COUNTED "), kept AS (SELECT state, decision, come_back_on, "
        "canonical, begun, n FROM ticket_tally WHERE n > 0) "
        "SELECT (SELECT COUNT(*) FROM (SELECT * FROM is_so EXCEPT SELECT * FROM kept)) + "
        "(SELECT COUNT(*) FROM (SELECT * FROM kept EXCEPT SELECT * FROM is_so)) + "
        "(SELECT COUNT(*) FROM (" COUNTED_AREAS
        " EXCEPT SELECT id, areas, vacant FROM area_tally))";
    return store_number(store, sql, NO_ARGS, wrong, err);
}
