/* What the board's records add up to. Each question answers with how many there are, and
 * the first of them in the order of its list. */
#include "counts_private.h"

#include "base/date.h"
#include "domain/decision.h"
#include "domain/deploy.h"

#include <stdlib.h>

enum { DAY = 86400, WEEK = 7 * DAY, BATCH = DEPLOY_BATCH, RECENT = 30 * DAY };

/* In the words of the index that has them. */
#define BATCH_TEXT "5"
_Static_assert((int)BATCH == 5, "the index deploy_batch has the batches");

bool counts_tally(struct store *store, const char *sql, const struct arg *args, size_t n,
                  struct arena *arena, struct tally *out, struct err *err)
{
    struct db_stmt *stmt = store_ask(store, sql, args, n, err);
    *out = (struct tally){.name = "", .other = ""};
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    if (step == DB_ROW)
        *out = (struct tally){
            .n = (int)db_int(stmt, 0),
            .id = db_int(stmt, 1),
            .name = arena_copy(arena, db_text(stmt, 2)),
            .other = arena_copy(arena, db_text(stmt, 3)),
        };
    db_reset(stmt);
    return step != DB_FAILED;
}

#define OWNER_STATE    PERSON_STATE("p.", "$2")
#define STAND_IN_STATE PERSON_STATE("s.", "$2")

static enum person_state state_of(const char *word)
{
    int state = words_find(&person_state_words, word);
    return state < 0 ? PERSON_ACTIVE : (enum person_state)state;
}

/* The area of the ticket that waits, and who decides there. */
static bool find_decider(struct store *store, const struct counts_at *at,
                         struct arena *arena, struct next_facts *f, struct err *err)
{
    static const char sql[] =
        "SELECT a.name, p.id, p.name, " OWNER_STATE ", s.id, s.name, " STAND_IN_STATE
        ", a.archived_at IS NULL FROM ticket t JOIN area a ON a.id = t.area "
        "LEFT JOIN ownership o ON o.area = a.id AND o.role = 'owner' AND o.until IS NULL "
        "LEFT JOIN person p ON p.id = o.person LEFT JOIN ownership d ON d.area = a.id "
        "AND d.role = 'stand_in' AND d.until IS NULL "
        "LEFT JOIN person s ON s.id = d.person WHERE t.id = $1";
    char today[DATE_TEXT];
    date_text(at->today, today);
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(NUMBER_ARG(f->undecided_ticket), TEXT_ARG(today)), err);
    f->undecided_area = f->undecided_person = "";
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    if (step == DB_ROW) {
        const struct decision_people people = {.owner = db_int(stmt, 1),
                                               .owner_state = state_of(db_text(stmt, 3)),
                                               .stand_in = db_int(stmt, 4),
                                               .stand_in_state =
                                                   state_of(db_text(stmt, 6))};
        int64_t decider = decision_who(&people);
        if (decider || db_int(stmt, 7)) /* nobody can be named for an archived one */
            f->undecided_area = arena_copy(arena, db_text(stmt, 0));
        if (decider)
            f->undecided_person =
                arena_copy(arena, db_text(stmt, decider == people.owner ? 2 : 5));
    }
    db_reset(stmt);
    return step != DB_FAILED;
}

#define STARTED_UNREADY TICKET_BEGUN("t.")

/* One pass for all of it. What was put off until a day that has come is undecided again. */
static bool count_tickets_of(struct store *store, const struct counts_at *at,
                             struct next_facts *f, struct err *err)
{
    static const char sql[] =
        "SELECT COUNT(*), "
        "COUNT(*) FILTER (WHERE " STARTED_UNREADY "), "
        "MIN(t.id) FILTER (WHERE " STARTED_UNREADY "), "
        "COUNT(*) FILTER (WHERE t.state = 'draft'), "
        "MIN(t.id) FILTER (WHERE t.state = 'draft'), "
        "COUNT(*) FILTER (WHERE t.state = 'ready' AND t.decision <> 'yes'), "
        "MIN(t.id) FILTER (WHERE t.state = 'ready' AND t.decision <> 'yes') "
        "FROM ticket t WHERE " TICKET_OPEN("t.", "$2") OF_LINE("t.area");
    char today[DATE_TEXT];
    date_text(at->today, today);
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(TEXT_ARG(at->line), TEXT_ARG(today)), err);
    if (!stmt)
        return false;
    bool ok = db_step(stmt, err) == DB_ROW;
    if (ok) {
        f->tickets = (int)db_int(stmt, 0);
        f->started_unready = (int)db_int(stmt, 1), f->started_ticket = db_int(stmt, 2);
        f->unready = (int)db_int(stmt, 3), f->unready_ticket = db_int(stmt, 4);
        f->undecided = (int)db_int(stmt, 5), f->undecided_ticket = db_int(stmt, 6);
    }
    db_reset(stmt);
    return ok;
}

/* The same of the whole board, from the counts that are kept; and the first of each, where
 * there is one. */
static bool count_all_tickets(struct store *store, const struct counts_at *at,
                              struct next_facts *f, struct err *err)
{
#define FIRST "SELECT t.id FROM ticket t WHERE " TICKET_OPEN("t.", "$1")
    static const char sql[] =
        "SELECT COALESCE(SUM(n), 0), COALESCE(SUM(n) FILTER (WHERE begun = 1), 0), "
        "COALESCE(SUM(n) FILTER (WHERE state = 'draft'), 0), "
        "COALESCE(SUM(n) FILTER (WHERE state = 'ready' AND decision <> 'yes'), 0) "
        "FROM ticket_tally WHERE " TICKET_OPEN("", "$1");
    static const char begun[] = FIRST "AND " STARTED_UNREADY " ORDER BY t.id LIMIT 1";
    /* The plus keeps SQLite from putting 'ready' into the index's expression as well, which
     * is then no longer recognised. */
    static const char draft[] =
        FIRST "AND " IN_TICKET_OPEN("t.") "AND (t.state <> 'draft') = FALSE "
                                          "ORDER BY t.id LIMIT 1";
    static const char undecided[] = FIRST "AND " IN_TICKET_OPEN(
        "t.") "AND (t.state <> 'draft') = TRUE "
              "AND +t.state = 'ready' AND t.decision <> 'yes' ORDER BY t.id LIMIT 1";
#undef FIRST
    char today[DATE_TEXT];
    date_text(at->today, today);
    const struct arg day[] = {TEXT_ARG(today)};
    struct db_stmt *stmt = store_ask(store, sql, day, 1, err);
    if (!stmt)
        return false;
    bool ok = db_step(stmt, err) == DB_ROW;
    if (ok) {
        f->tickets = (int)db_int(stmt, 0), f->started_unready = (int)db_int(stmt, 1);
        f->unready = (int)db_int(stmt, 2), f->undecided = (int)db_int(stmt, 3);
    }
    db_reset(stmt);
    return ok &&
           (!f->started_unready ||
            store_number(store, begun, day, 1, &f->started_ticket, err)) &&
           (!f->unready || store_number(store, draft, day, 1, &f->unready_ticket, err)) &&
           (!f->undecided ||
            store_number(store, undecided, day, 1, &f->undecided_ticket, err));
}

static bool count_tickets(struct store *store, const struct counts_at *at,
                          struct arena *arena, struct next_facts *f, struct err *err)
{
    bool ok = at->line[0] ? count_tickets_of(store, at, f, err)
                          : count_all_tickets(store, at, f, err);
    return ok && find_decider(store, at, arena, f, err);
}

#define BATCHES "FROM deploy WHERE changes > " BATCH_TEXT " AND at > $2 " OF_LINE("area")

static bool count_deploys(struct store *store, const struct counts_at *at,
                          struct arena *arena, struct next_facts *f, struct err *err)
{
    static const char no_way_back[] =
        "SELECT COUNT(*) OVER (), id, name, '' FROM release_type "
        "WHERE archived_at IS NULL AND way_back = '' ORDER BY name_fold LIMIT 1";
    static const char broken[] =
        "SELECT COUNT(*) OVER (), id, what, '' FROM deploy WHERE monitoring = 'broke' "
        "AND recovery = 'none' " OF_LINE("area") "ORDER BY at DESC LIMIT 1";
    /* Counted by itself: there may be many, and a window would keep each of them. */
    static const char batches[] =
        "SELECT (SELECT COUNT(*) " BATCHES "), id, "
        "CAST(changes AS TEXT), '' " BATCHES "ORDER BY at DESC LIMIT 1";
    static const char changes[] = "SELECT changes FROM deploy WHERE id = $1";
    struct tally t;
    int64_t n = 0;
    if (!counts_tally(store, no_way_back, NO_ARGS, arena, &t, err))
        return false;
    f->no_way_back = t.n, f->no_way_back_type = t.name;
    if (!counts_tally(store, broken, ARGS(TEXT_ARG(at->line)), arena, &t, err))
        return false;
    f->broken = t.n, f->broken_deploy = t.id;
    if (!counts_tally(store, batches, ARGS(TEXT_ARG(at->line), NUMBER_ARG(at->now - WEEK)),
                      arena, &t, err) ||
        !store_number(store, changes, ARGS(NUMBER_ARG(t.id)), &n, err))
        return false;
    f->batches = t.n, f->batch_deploy = t.id, f->batch_changes = (int)n;
    return true;
}

#define OPEN_PROMISE                                                                       \
    "FROM removal r JOIN cause c ON c.id = r.cause LEFT JOIN person p ON p.id = r.owner "  \
    "WHERE r.state IN ('planned', 'removed', 'came_back') AND r.id = "                     \
    "(SELECT q.id FROM removal q WHERE q.cause = r.cause "                                 \
    "ORDER BY q.promised_at DESC, q.id DESC LIMIT 1) "                                     \
    "AND ($1 = '' OR EXISTS (SELECT 1 FROM cause_incident x "                              \
    "JOIN incident i ON i.id = x.incident JOIN area l ON l.id = i.area "                   \
    "WHERE x.cause = c.id AND l.line_fold = $1)) "

static bool count_reviews(struct store *store, const struct counts_at *at,
                          struct arena *arena, struct next_facts *f, struct err *err)
{
    static const char overdue[] =
        "SELECT COUNT(*) OVER (), c.id, c.text, COALESCE(p.name, '') " OPEN_PROMISE
        "AND (r.due < $2 OR r.state = 'came_back') ORDER BY r.due, r.id LIMIT 1";
    static const char due[] =
        "SELECT COUNT(*) OVER (), c.id, c.text, COALESCE(p.name, '') " OPEN_PROMISE
        "AND r.due = $2 AND r.state <> 'came_back' ORDER BY r.id LIMIT 1";
    static const char unreviewed[] =
        "SELECT " INCIDENTS_UNREVIEWED("near_miss = 0") ", 0, '', ''";
    static const char review[] =
        "SELECT COUNT(*) OVER (), COALESCE(closed_at, 0), step, '' "
        "FROM review WHERE week = $1 ORDER BY earlier DESC LIMIT 1";
    char today[DATE_TEXT];
    struct tally t;
    date_text(at->today, today);
    if (!counts_tally(store, overdue, ARGS(TEXT_ARG(at->line), TEXT_ARG(today)), arena, &t,
                      err))
        return false;
    f->overdue = t.n, f->overdue_cause = t.id, f->overdue_text = t.name,
    f->overdue_person = t.other;
    if (!counts_tally(store, due, ARGS(TEXT_ARG(at->line), TEXT_ARG(today)), arena, &t,
                      err))
        return false;
    f->due = t.n, f->due_cause = t.id, f->due_text = t.name, f->due_person = t.other;
    if (!counts_tally(store, unreviewed, NO_ARGS, arena, &t, err))
        return false;
    f->unreviewed = t.n;
    if (!counts_tally(store, review, ARGS(TEXT_ARG(at->week)), arena, &t, err))
        return false;
    f->review_closed = t.n > 0 && t.id != 0;
    f->review_open = t.n > 0 && t.id == 0;
    f->review_step = words_find(&review_step_words, t.name) + 1;
    return true;
}

bool counts_next(struct store *store, const struct counts_at *at, struct arena *arena,
                 struct next_facts *facts, struct err *err)
{
    struct next_facts f = {0};
    if (!counts_areas(store, at, arena, &f, err) ||
        !count_tickets(store, at, arena, &f, err) ||
        !count_deploys(store, at, arena, &f, err) ||
        !count_reviews(store, at, arena, &f, err))
        return false;
    *facts = f;
    return true;
}

/* The first owner who did not say for long that it is still theirs. */
static bool check_areas(struct store *store, const struct counts_at *at,
                        struct arena *arena, struct check_facts *c, struct err *err)
{
    static const char unconfirmed[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, '' FROM area a "
        "JOIN ownership o ON o.area = a.id AND o.role = 'owner' AND o.until IS NULL "
        "WHERE a.archived_at IS NULL AND o.since < $2 "
        "AND COALESCE(a.confirmed_at, 0) < $2 " IN_ORDER;
    struct next_facts f = {0};
    struct tally t;
    if (!counts_areas(store, at, arena, &f, err) ||
        !counts_tally(
            store, unconfirmed,
            ARGS(TEXT_ARG(at->line), NUMBER_ARG(at->now - (int64_t)CHECK_DAYS * DAY)),
            arena, &t, err))
        return false;
    c->areas = f.areas;
    c->areas_left = f.left, c->left = f.left_area;
    c->areas_unowned = f.contested + f.unowned;
    c->unowned = f.unowned ? f.unowned_area : f.contested_area;
    c->areas_unconfirmed = t.n, c->unconfirmed = t.name;
    return true;
}

/* Of the last 30 days: how many, how many of them batches, and who ships most. */
static bool check_recent(struct store *store, const struct counts_at *at,
                         struct arena *arena, struct check_facts *c, struct err *err)
{
    static const char recent[] = "SELECT COUNT(*), COUNT(*) FILTER (WHERE changes > $3), "
                                 "'', '' FROM deploy WHERE at > $2 " OF_LINE("area");
    static const char hero[] =
        "SELECT COUNT(*), 0, MIN(COALESCE(p.name, d.shipped_by)), '' FROM deploy d "
        "LEFT JOIN person p ON p.id = d.shipper "
        "WHERE d.at > $2 AND (d.shipper IS NOT NULL OR d.shipped_by <> '') " OF_LINE(
            "d.area") "GROUP BY d.shipper, d.shipped_by ORDER BY 1 DESC, 3 LIMIT 1";
    int64_t since = at->now - RECENT;
    struct tally t;
    if (!counts_tally(store, recent,
                      ARGS(TEXT_ARG(at->line), NUMBER_ARG(since), NUMBER_ARG(BATCH)), arena,
                      &t, err))
        return false;
    c->deploys = t.n, c->batches = (int)t.id;
    if (!counts_tally(store, hero, ARGS(TEXT_ARG(at->line), NUMBER_ARG(since)), arena, &t,
                      err))
        return false;
    /* Rounded up, so that what is more than CHECK_HERO stays more. */
    c->hero = t.name;
    c->hero_share = c->deploys ? (t.n * 100 + c->deploys - 1) / c->deploys : 0;
    return true;
}

static int by_length(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The middle one of the last hand-overs that were said. */
static bool check_took(struct store *store, const struct counts_at *at,
                       struct check_facts *c, struct err *err)
{
    enum { LAST = 10 };
    static const char sql[] = "SELECT took FROM deploy WHERE took > 0 " OF_LINE(
        "area") "ORDER BY at DESC, id DESC LIMIT $2";
    int64_t took[LAST];
    int n = 0;
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(TEXT_ARG(at->line), NUMBER_ARG(LAST)), err);
    if (!stmt)
        return false;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW)
        took[n++] = db_int(stmt, 0);
    db_reset(stmt);
    qsort(took, (size_t)n, sizeof *took, by_length);
    c->took_of = n;
    c->took = n ? took[n / 2] : 0;
    return step != DB_FAILED;
}

static bool check_today(struct store *store, const struct counts_at *at,
                        const struct zone *zone, struct arena *arena, struct check_facts *c,
                        struct err *err)
{
    static const char sql[] =
        "SELECT at, what FROM deploy WHERE at >= $2 AND at <= $3 " OF_LINE(
            "area") "ORDER BY at DESC, id DESC";
    struct db_stmt *stmt =
        store_ask(store, sql,
                  ARGS(TEXT_ARG(at->line), NUMBER_ARG(zone_utc(zone, at->today, 0, 0, 0)),
                       NUMBER_ARG(zone_day_end(zone, at->today))),
                  err);
    c->newest = "";
    if (!stmt)
        return false;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        struct local local = zone_local(zone, time_within(db_int(stmt, 0)));
        if (c->deploys_today++ == 0)
            c->newest = arena_printf(arena, "%02d:%02d", local.hour, local.minute);
        c->deploys_today_plain += check_plain(db_text(stmt, 1));
    }
    db_reset(stmt);
    return step != DB_FAILED;
}

bool counts_check(struct store *store, const struct counts_at *at, const struct zone *zone,
                  struct arena *arena, struct check_facts *facts, struct err *err)
{
    static const char types[] =
        "SELECT COUNT(*), 0, '', '' FROM release_type WHERE archived_at IS NULL";
    struct check_facts c = {0};
    struct next_facts f = {0};
    struct tally t;
    if (!check_areas(store, at, arena, &c, err) ||
        !count_tickets(store, at, arena, &f, err) ||
        !count_deploys(store, at, arena, &f, err) ||
        !check_recent(store, at, arena, &c, err) || !check_took(store, at, &c, err) ||
        !check_today(store, at, zone, arena, &c, err) ||
        !counts_tally(store, types, NO_ARGS, arena, &t, err))
        return false;
    c.tickets = f.tickets, c.tickets_ready = f.tickets - f.unready;
    c.types = t.n;
    c.types_no_way_back = f.no_way_back, c.no_way_back = f.no_way_back_type;
    *facts = c;
    return true;
}
