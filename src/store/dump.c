/* Whole tables in the order of an export. */
#include "store/dump.h"

#include "sound.h"

#define BY_AREA "ORDER BY (SELECT a.slug FROM area a WHERE a.id = area), "
#define BY_TYPE                                                                            \
    "ORDER BY (SELECT t.name_fold FROM release_type t WHERE t.id = release_type), "
#define BY_REVIEW                                                                          \
    "ORDER BY (SELECT r.week FROM review r WHERE r.id = review), "                         \
    "(SELECT r.earlier FROM review r WHERE r.id = review), "
#define BY_CHECK                                                                           \
    "ORDER BY (SELECT c.week FROM team_check c WHERE c.id = team_check), team_check, "

static const struct {
    const struct record *record;
    const char *order;
} orders[] = {
    {&person_records, "ORDER BY handle"},
    {&area_records, "ORDER BY slug"},
    {&alias_records, BY_AREA "position, id"},
    {&path_pattern_records, BY_AREA "position, id"},
    {&ownership_records, BY_AREA "since, id"},
    {&owner_candidate_records, BY_AREA "position, id"},
    {&release_type_records, "ORDER BY name_fold"},
    {&release_step_records, BY_TYPE "position, id"},
    {&ticket_records, "ORDER BY id"},
    {&awkward_case_records, "ORDER BY ticket, position, id"},
    {&ticket_apart_records, "ORDER BY ticket, other"},
    {&incident_records, "ORDER BY id"},
    {&incident_component_records, "ORDER BY incident, position, id"},
    {&incident_apart_records, "ORDER BY incident, other"},
    {&fact_records, "ORDER BY incident, at, id"},
    {&deploy_records, "ORDER BY id"},
    {&deploy_ticket_records, "ORDER BY deploy, ticket"},
    {&deploy_step_records, "ORDER BY deploy, position, id"},
    {&cause_records, "ORDER BY id"},
    {&review_records, "ORDER BY week, earlier"},
    {&candidate_records, "ORDER BY incident, position, id"},
    {&cause_incident_records, "ORDER BY cause, incident"},
    {&removal_records, "ORDER BY cause, id"},
    {&review_answer_records, BY_REVIEW "id"},
    {&team_check_records, "ORDER BY week, id"},
    {&check_answer_records, BY_CHECK "question"},
    {&lint_word_records, "ORDER BY category, word, id"},
};

struct first {
    struct arena *arena;
    const char *what; /* NULL: nothing yet */
};

static void keep_first(void *ctx, const char *what)
{
    struct first *first = ctx;
    if (!first->what)
        first->what = arena_copy(first->arena, what);
}

/* What reading would make the best of must not leave the board as if it were the truth. */
static bool is_sound(struct store *store, const struct record *record, struct arena *arena,
                     struct progress_steps *steps, struct err *err)
{
    struct first first = {arena, NULL};
    if (!sound_record(store, record, steps, keep_first, &first, err))
        return false;
    if (!first.what)
        return true;
    err_set(err, ERR_STORE, "the board is hurt: %s; nothing was written", first.what);
    return err_next(err, "run: buckstop doctor");
}

static const char *order_of(const struct record *record)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (orders[i].record == record)
            return orders[i].order;
    return "ORDER BY id";
}

bool dump_rows(struct store *store, const struct record *record, struct arena *arena,
               void *rows, size_t *n, struct progress_steps *steps, struct err *err)
{
    if (!is_sound(store, record, arena, steps, err) ||
        !record_find(store, record, order_of(record), NO_ARGS, arena, rows, n, err))
        return false;
    progress_step(steps, (int64_t)*n);
    return true;
}

static void make_count(const void *key, const void *kind, struct buf *sql)
{
    (void)kind;
    buf_addf(sql, "SELECT COUNT(*) FROM %s", ((const struct record *)key)->table);
}

/* Of the tickets, which can be millions, a count is kept. */
bool dump_count(struct store *store, int64_t *n, struct err *err)
{
    static const char tickets[] = "SELECT COALESCE(SUM(n), 0) FROM ticket_tally";
    static const char count_kind[] = "count";
    int64_t all = 0;
    if (!store_number(store, tickets, NO_ARGS, &all, err))
        return false;
    for (const struct record *const *record = records; *record; record++) {
        struct db_stmt *stmt;
        if (*record == &ticket_records)
            continue;
        stmt = store_ask_made(store, *record, count_kind, make_count, NO_ARGS, err);
        if (!stmt || db_step(stmt, err) != DB_ROW)
            return false;
        all += db_int(stmt, 0);
        db_reset(stmt);
    }
    *n = all;
    return true;
}
