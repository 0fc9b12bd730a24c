/* What the board's records add up to. Each question answers with how many there are, and
 * the first of them in the order of its list. */
#include "store/counts.h"

#include "store_private.h"

#include "base/date.h"

enum { WEEK = 7 * 86400, BATCH = 5 };

/* One answer: how many, and of the first its number, its name and a second name. */
struct tally {
    int n;
    int64_t id;
    const char *name, *other;
};

/* The query's columns are COUNT(*) OVER (), id, name, other. */
static bool tally(struct store *store, const char *sql, const struct arg *args, size_t n,
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

#define VACANT " FROM area a WHERE a.id IN (SELECT v.area FROM vacancy v) AND "
#define LEFT_LAST                                                                          \
    "(SELECT p.name FROM ownership o JOIN person p ON p.id = o.person "                    \
    "WHERE o.area = a.id AND o.role = 'owner' AND p.state = 'left' "                       \
    "AND o.until = (SELECT MAX(q.until) FROM ownership q WHERE q.area = a.id "             \
    "AND q.role = 'owner') LIMIT 1)"
#define HAS_CANDIDATE "EXISTS (SELECT 1 FROM owner_candidate c WHERE c.area = a.id)"
#define IN_LINE       "AND ($1 = '' OR a.line_fold = $1) "
/* The same for what has an area: the column that says which. */
#define OF_LINE(column)                                                                    \
    "AND ($1 = '' OR " column " IN (SELECT l.id FROM area l WHERE l.line_fold = $1)) "
#define IN_ORDER IN_LINE "ORDER BY a.name_fold, a.id LIMIT 1"

static bool count_areas(struct store *store, const char *line, struct arena *arena,
                        struct next_facts *f, struct err *err)
{
    static const char people[] =
        "SELECT COUNT(*), 0, '', '' FROM person WHERE state <> 'left'";
    static const char areas[] =
        "SELECT COUNT(*), 0, '', '' FROM area WHERE archived_at IS NULL";
    static const char areas_of[] =
        "SELECT COUNT(*), 0, '', '' FROM area WHERE archived_at IS NULL AND line_fold = $1";
    static const char left[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, " LEFT_LAST VACANT LEFT_LAST
        " IS NOT NULL " IN_ORDER;
    static const char contested[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, ''" VACANT LEFT_LAST
        " IS NULL AND " HAS_CANDIDATE " " IN_ORDER;
    static const char unowned[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, ''" VACANT LEFT_LAST
        " IS NULL AND NOT " HAS_CANDIDATE " " IN_ORDER;
    static const char away[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, p.name FROM area a "
        "JOIN ownership o ON o.area = a.id AND o.role = 'owner' AND o.until IS NULL "
        "JOIN person p ON p.id = o.person "
        "WHERE a.id IN (SELECT q.area FROM ownership q WHERE q.until IS NULL AND q.person "
        "IN "
        "(SELECT w.id FROM person w WHERE w.state = 'away')) "
        "AND a.archived_at IS NULL AND p.state = 'away' AND NOT EXISTS "
        "(SELECT 1 FROM ownership s JOIN person sp ON sp.id = s.person WHERE s.area = a.id "
        "AND s.role = 'stand_in' AND s.until IS NULL AND sp.state = 'active') " IN_ORDER;
    struct tally t;
    if (!tally(store, people, NO_ARGS, arena, &t, err))
        return false;
    f->people = t.n;
    const struct arg of[] = {TEXT_ARG(line)};
    if (!tally(store, line[0] ? areas_of : areas, of, line[0] != '\0', arena, &t, err))
        return false;
    f->areas = t.n;
    if (!tally(store, left, ARGS(TEXT_ARG(line)), arena, &t, err))
        return false;
    f->left = t.n, f->left_area = t.name, f->left_person = t.other;
    if (!tally(store, contested, ARGS(TEXT_ARG(line)), arena, &t, err))
        return false;
    f->contested = t.n, f->contested_area = t.name;
    if (!tally(store, unowned, ARGS(TEXT_ARG(line)), arena, &t, err))
        return false;
    f->unowned = t.n, f->unowned_area = t.name;
    if (!tally(store, away, ARGS(TEXT_ARG(line)), arena, &t, err))
        return false;
    f->away_alone = t.n, f->away_area = t.name, f->away_person = t.other;
    return true;
}

/* Who decides for the ticket's area; "" for nobody. */
static bool find_decider(struct store *store, int64_t ticket, struct arena *arena,
                         const char **name, struct err *err)
{
    static const char sql[] =
        "SELECT 1, p.id, p.name, '' FROM ticket t "
        "JOIN ownership o ON o.area = t.area AND o.role = 'owner' AND o.until IS NULL "
        "JOIN person p ON p.id = o.person WHERE t.id = $1";
    struct tally t;
    if (!tally(store, sql, ARGS(NUMBER_ARG(ticket)), arena, &t, err))
        return false;
    *name = t.name;
    return true;
}

/* Begun, and not ready: its spec was changed since, or it came in so. */
#define STARTED_UNREADY                                                                    \
    "t.state <> 'ready' AND t.ready_at IS NULL "                                           \
    "AND (t.state = 'doing' OR t.started_at IS NOT NULL)"

/* One pass for all of it. What was put off until a day that has come is undecided again. */
static bool count_tickets(struct store *store, const struct counts_at *at,
                          struct arena *arena, struct next_facts *f, struct err *err)
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
    return ok && find_decider(store, f->undecided_ticket, arena, &f->undecided_person, err);
}

static bool count_deploys(struct store *store, const struct counts_at *at,
                          struct arena *arena, struct next_facts *f, struct err *err)
{
    static const char no_way_back[] =
        "SELECT COUNT(*) OVER (), id, name, '' FROM release_type "
        "WHERE archived_at IS NULL AND way_back = '' ORDER BY name_fold LIMIT 1";
    static const char broken[] =
        "SELECT COUNT(*) OVER (), id, what, '' FROM deploy WHERE monitoring = 'broke' "
        "AND recovery = 'none' " OF_LINE("area") "ORDER BY at DESC LIMIT 1";
    static const char batches[] =
        "SELECT COUNT(*) OVER (), id, CAST(changes AS TEXT), '' FROM deploy "
        "WHERE changes > $2 AND at > $3 " OF_LINE("area") "ORDER BY at DESC LIMIT 1";
    static const char changes[] = "SELECT changes FROM deploy WHERE id = $1";
    struct tally t;
    int64_t n = 0;
    if (!tally(store, no_way_back, NO_ARGS, arena, &t, err))
        return false;
    f->no_way_back = t.n, f->no_way_back_type = t.name;
    if (!tally(store, broken, ARGS(TEXT_ARG(at->line)), arena, &t, err))
        return false;
    f->broken = t.n, f->broken_deploy = t.id;
    if (!tally(store, batches,
               ARGS(TEXT_ARG(at->line), NUMBER_ARG(BATCH), NUMBER_ARG(at->now - WEEK)),
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
        "SELECT COUNT(*), 0, '', '' FROM incident i WHERE i.canonical IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM review r WHERE r.incident = i.id) "
        "AND NOT EXISTS (SELECT 1 FROM cause_incident c WHERE c.incident = i.id)";
    static const char review[] =
        "SELECT COUNT(*) OVER (), COALESCE(closed_at, 0), step, '' "
        "FROM review WHERE week = $1";
    char today[DATE_TEXT];
    struct tally t;
    date_text(at->today, today);
    if (!tally(store, overdue, ARGS(TEXT_ARG(at->line), TEXT_ARG(today)), arena, &t, err))
        return false;
    f->overdue = t.n, f->overdue_cause = t.id, f->overdue_text = t.name,
    f->overdue_person = t.other;
    if (!tally(store, due, ARGS(TEXT_ARG(at->line), TEXT_ARG(today)), arena, &t, err))
        return false;
    f->due = t.n, f->due_cause = t.id, f->due_text = t.name, f->due_person = t.other;
    if (!tally(store, unreviewed, NO_ARGS, arena, &t, err))
        return false;
    f->unreviewed = t.n;
    if (!tally(store, review, ARGS(TEXT_ARG(at->week)), arena, &t, err))
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
    if (!count_areas(store, at->line, arena, &f, err) ||
        !count_tickets(store, at, arena, &f, err) ||
        !count_deploys(store, at, arena, &f, err) ||
        !count_reviews(store, at, arena, &f, err))
        return false;
    *facts = f;
    return true;
}
