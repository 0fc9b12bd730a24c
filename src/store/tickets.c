/* The list of tickets: which of them, in which order, how many. */
#include "store/tickets.h"

#include "store_private.h"

#include "base/date.h"
#include "base/progress.h"

#include <stdio.h>
#include <string.h>

#define OPEN TICKET_OPEN("", "$1")

/* Work began, and at that instant nobody had decided, or nobody owned its area. In steps,
 * for SQLite would look for the owner first. */
#define SKIPPED                                                                            \
    "(CASE WHEN started_at IS NULL THEN FALSE "                                            \
    "WHEN decision = 'none' OR decided_at > started_at OR area IS NULL THEN TRUE "         \
    "ELSE NOT EXISTS (SELECT 1 FROM ownership o WHERE o.area = ticket.area "               \
    "AND o.role = 'owner' AND o.since <= ticket.started_at "                               \
    "AND (o.until IS NULL OR o.until > ticket.started_at)) END) "

/* Which tickets; $1 is the day where it counts. */
static const struct {
    bool dated;
    const char *where;
} whiches[WHICHES] = {
    [WHICH_OPEN] = {true, OPEN},
    [WHICH_DRAFT] = {true, OPEN "AND state = 'draft' "},
    [WHICH_READY] = {true, OPEN "AND state = 'ready' "},
    [WHICH_DOING] = {true, OPEN "AND state = 'doing' "},
    [WHICH_UNDECIDED] = {true, OPEN "AND decision <> 'yes' "},
    [WHICH_SKIPPED] = {true, OPEN "AND " SKIPPED},
    [WHICH_DONE] = {false, "state = 'done' AND canonical IS NULL "},
    [WHICH_NO] = {false, "state <> 'done' AND canonical IS NULL AND decision = 'no' "},
    [WHICH_NOT_NOW] = {true, "state <> 'done' AND canonical IS NULL AND decision = "
                             "'not_now' AND (come_back_on IS NULL OR come_back_on > $1) "},
    [WHICH_SAME] = {false, "canonical IS NOT NULL "},
    [WHICH_ALL] = {false, "1 = 1 "},
};

#define AREA_NAME "(SELECT a.name_fold FROM area a WHERE a.id = ticket.area)"

static const char *const orders[ORDERS] = {
    [ORDER_BOARD] = "id", /* the drafts and the others are two lists */
    [ORDER_NUMBER] = "id",
    [ORDER_NEW] = "opened_at DESC, id DESC",
    [ORDER_AGE] = "opened_at, id",
    [ORDER_AREA] = "area IS NULL, " AREA_NAME ", area, id",
    [ORDER_GAPS] = "(gaps & 1) + (gaps >> 1 & 1) + (gaps >> 2 & 1) + (gaps >> 3 & 1) + "
                   "(gaps >> 4 & 1) + (gaps >> 5 & 1) + (gaps >> 6 & 1) + (gaps >> 7 & 1) "
                   "DESC, id",
    [ORDER_CUSTOMER] = "customer_fold = '', customer_fold, id",
};

/* What else may be asked for. A statement has the conditions it needs and no others: each
 * costs something for every ticket. */
enum {
    BY_TITLE,
    BY_LINE,
    BY_CUSTOMER,
    BY_AREA,
    BY_NO_AREA,
    BY_GAP,
    BY_AGE,
    IS_DRAFT, /* the first of the two lists of ORDER_BOARD */
    IS_OTHER,
    FILTERS
};
static const struct {
    const char *before, *after; /* of the parameter; `after` NULL: there is none */
} filters[FILTERS] = {
    [BY_TITLE] = {"title_fold LIKE ", " ESCAPE '!'"},
    [BY_LINE] = {"area IN (SELECT l.id FROM area l WHERE l.line_fold = ", ")"},
    [BY_CUSTOMER] = {"customer_fold LIKE ", " ESCAPE '!'"},
    [BY_AREA] = {"area = ", ""},
    [BY_NO_AREA] = {"area IS NULL", NULL},
    [BY_GAP] = {"gaps & ", " <> 0"},
    [BY_AGE] = {"+opened_at < ", ""}, /* by no index but the one that has the rest */
    [IS_DRAFT] = {"(state <> 'draft') = FALSE", NULL},
    [IS_OTHER] = {"(state <> 'draft') = TRUE", NULL},
};

/* A question, and what its statement is kept under: its place in `questions`. */
struct question {
    enum ticket_which which;
    unsigned filters; /* bits */
    struct arg arg[FILTERS + 3];
    size_t n;
};
static const char questions[WHICHES << FILTERS];
static const char counts[1], tallies[1], parts[1];

static void make(const void *key, const void *more, struct buf *sql)
{
    size_t place = (size_t)((const char *)key - questions);
    const char *const *order = more;
    int parameter = whiches[place >> FILTERS].dated;
    if (more == tallies)
        buf_add(sql,
                "SELECT COALESCE(SUM(n), 0), "
                "COALESCE(SUM(n) FILTER (WHERE state = 'draft'), 0) FROM ticket_tally");
    else if (more == counts)
        buf_add(sql,
                "SELECT COUNT(*), COUNT(*) FILTER (WHERE state = 'draft') FROM ticket");
    else if (more == parts)
        buf_add(sql, "SELECT id, state = 'draft' FROM ticket");
    else
        buf_add(sql, "SELECT id FROM ticket");
    buf_addf(sql, " WHERE %s", whiches[place >> FILTERS].where);
    unsigned asked = place & ((1U << FILTERS) - 1);
    if (whiches[place >> FILTERS].dated &&
        (asked == 1U << IS_DRAFT || asked == 1U << IS_OTHER))
        buf_add(sql, "AND " IN_TICKET_OPEN(""));
    for (int i = 0; i < FILTERS; i++) {
        if (!(asked & 1U << i))
            continue;
        buf_addf(sql, "AND %s", filters[i].before);
        if (filters[i].after)
            buf_addf(sql, "$%d%s", ++parameter, filters[i].after);
        buf_add_c(sql, ' ');
    }
    if (more == parts)
        buf_addf(sql, "AND id > $%d AND id <= $%d ORDER BY id", parameter + 1,
                 parameter + 2);
    else if (more != counts && more != tallies)
        buf_addf(sql, "ORDER BY %s LIMIT $%d OFFSET $%d", *order, parameter + 1,
                 parameter + 2);
}

static void add_filter(struct question *question, int filter, struct arg arg)
{
    question->filters |= 1U << filter;
    if (filters[filter].after)
        question->arg[question->n++] = arg;
}

/* The texts of the arguments live in the arena. The filters come in their order. */
static struct question read_wanted(const struct tickets_wanted *wanted, struct arena *arena)
{
    struct question question = {.which = wanted->which};
    char today[DATE_TEXT];
    date_text(wanted->today, today);
    if (whiches[wanted->which].dated)
        question.arg[question.n++] = (struct arg)TEXT_ARG(arena_copy(arena, today));
    if (wanted->fold[0])
        add_filter(&question, BY_TITLE,
                   (struct arg)TEXT_ARG(store_like(wanted->fold, arena)));
    if (wanted->line[0])
        add_filter(&question, BY_LINE, (struct arg)TEXT_ARG(wanted->line));
    if (wanted->customer[0])
        add_filter(&question, BY_CUSTOMER,
                   (struct arg)TEXT_ARG(store_like(wanted->customer, arena)));
    if (wanted->area == AREA_NONE)
        add_filter(&question, BY_NO_AREA, (struct arg){0});
    else if (wanted->area != AREA_ANY)
        add_filter(&question, BY_AREA, (struct arg)NUMBER_ARG(wanted->area));
    if (wanted->gap != GAP_ANY)
        add_filter(&question, BY_GAP,
                   (struct arg)NUMBER_ARG(wanted->gap == GAP_SOME ? (1 << SPEC_FIELDS) - 1
                                                                  : 1 << wanted->gap));
    if (wanted->opened_before)
        add_filter(&question, BY_AGE, (struct arg)NUMBER_ARG(wanted->opened_before));
    return question;
}

static struct db_stmt *ask(struct store *store, const struct question *question,
                           const void *more, struct err *err)
{
    size_t place = (size_t)question->which << FILTERS | question->filters;
    return store_ask_made(store, questions + place, more, make, question->arg, question->n,
                          err);
}

static bool count_page(struct store *store, const struct question *question,
                       struct ticket_page *page, struct err *err)
{
    bool kept = !question->filters && question->which != WHICH_SKIPPED;
    struct db_stmt *stmt = ask(store, question, kept ? tallies : counts, err);
    if (!stmt)
        return false;
    bool ok = db_step(stmt, err) == DB_ROW;
    if (ok) {
        page->total = (size_t)db_int(stmt, 0);
        page->drafts = (size_t)db_int(stmt, 1);
    }
    db_reset(stmt);
    return ok;
}

/* Adds the numbers of one stretch of a list. */
static bool find_ids(struct store *store, struct question question, enum ticket_order order,
                     size_t first, size_t most, int64_t *ids, size_t *n, struct err *err)
{
    if (most == 0)
        return true;
    question.arg[question.n++] = (struct arg)NUMBER_ARG((int64_t)most);
    question.arg[question.n++] = (struct arg)NUMBER_ARG((int64_t)first);
    struct db_stmt *stmt = ask(store, &question, &orders[order], err);
    if (!stmt)
        return false;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW)
        ids[(*n)++] = db_int(stmt, 0);
    db_reset(stmt);
    return step != DB_FAILED;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Drafts first: two stretches in the table's own order, each asked for no more than it has,
 * so that nothing is sorted and a scan ends with the last line of the page. */
static bool find_page(struct store *store, const struct tickets_wanted *wanted,
                      const struct question *question, struct ticket_page *page,
                      int64_t *ids, struct err *err)
{
    size_t first = smaller(wanted->first, page->total);
    size_t most = smaller(wanted->most, page->total - first);
    if (wanted->order != ORDER_BOARD)
        return find_ids(store, *question, wanted->order, first, most, ids, &page->n, err);
    struct question drafts = *question, others = *question;
    size_t left = page->drafts - smaller(first, page->drafts);
    size_t head = smaller(most, left);
    drafts.filters |= 1U << IS_DRAFT;
    others.filters |= 1U << IS_OTHER;
    return find_ids(store, drafts, ORDER_BOARD, first, head, ids, &page->n, err) &&
           find_ids(store, others, ORDER_BOARD, first - smaller(first, page->drafts),
                    most - head, ids, &page->n, err);
}

bool tickets_page(struct store *store, const struct tickets_wanted *wanted,
                  struct arena *arena, struct ticket_page *page, struct err *err)
{
    struct ticket_page found = {0};
    const struct question question = read_wanted(wanted, arena);
    if (!count_page(store, &question, &found, err))
        return false;
    size_t most = smaller(wanted->most, found.total);
    int64_t *ids = arena_new(arena, most, sizeof *ids);
    if (!find_page(store, wanted, &question, &found, ids, err))
        return false;
    found.line = arena_new(arena, found.n, sizeof *found.line);
    size_t n = found.n;
    found.n = 0;
    for (size_t i = 0; i < n; i++) {
        bool there; /* or taken away since its number was found */
        if (!tickets_line(store, ids[i], arena, &found.line[found.n], &there, err))
            return false;
        found.n += there;
        if (n > SCREENFUL)
            progress_tell((int64_t)i + 1, (int64_t)n, "tickets");
    }
    *page = found;
    return true;
}

enum { PART = 8192 }; /* numbers a part looks at: 3 ms, measured */

static void find(struct ticket_scan *scan, int64_t id, bool draft)
{
    size_t others = scan->total - scan->drafts;
    if (draft && scan->drafts < SCAN_KEPT)
        scan->draft[scan->drafts] = id;
    if (!draft && others < SCAN_KEPT)
        scan->other[others] = id;
    scan->drafts += draft;
    scan->total++;
}

bool tickets_scan(struct store *store, const struct tickets_wanted *wanted,
                  struct ticket_scan *scan, struct err *err)
{
    static const char last[] = "SELECT COALESCE(MAX(id), 0) FROM ticket";
    struct arena arena;
    if (!scan->last && !store_number(store, last, NO_ARGS, &scan->last, err))
        return false;
    arena_init(&arena);
    struct question question = read_wanted(wanted, &arena);
    question.arg[question.n++] = (struct arg)NUMBER_ARG(scan->at);
    question.arg[question.n++] = (struct arg)NUMBER_ARG(scan->at + PART);
    struct db_stmt *stmt = ask(store, &question, parts, err);
    enum db_step step = DB_FAILED;
    while (stmt && (step = db_step(stmt, err)) == DB_ROW)
        find(scan, db_int(stmt, 0), db_int(stmt, 1) != 0);
    if (stmt)
        db_reset(stmt);
    arena_release(&arena);
    scan->at += PART;
    scan->whole = scan->at >= scan->last;
    return step != DB_FAILED;
}

/* The first of both kinds by number. */
static size_t merge_found(const struct ticket_scan *scan, size_t drafts, size_t others,
                          int64_t *ids)
{
    size_t n = 0;
    for (size_t d = 0, o = 0; d < drafts || o < others;) {
        bool draft = d < drafts && (o == others || scan->draft[d] < scan->other[o]);
        ids[n++] = draft ? scan->draft[d++] : scan->other[o++];
    }
    return n;
}

bool tickets_scanned(struct store *store, const struct ticket_scan *scan,
                     enum ticket_order order, size_t most, struct arena *arena,
                     struct ticket_page *page, struct err *err)
{
    int64_t ids[2 * SCAN_KEPT];
    size_t drafts = smaller(scan->drafts, SCAN_KEPT), n = drafts;
    size_t others = smaller(scan->total - scan->drafts, SCAN_KEPT);
    memcpy(ids, scan->draft, drafts * sizeof *ids);
    if (order == ORDER_NUMBER) {
        n = merge_found(scan, drafts, others, ids);
    } else {
        memcpy(ids + n, scan->other, others * sizeof *ids);
        n += others;
    }
    *page = (struct ticket_page){.total = scan->total, .drafts = scan->drafts};
    page->line = arena_new(arena, most, sizeof *page->line);
    for (size_t i = 0; i < n && page->n < most; i++) {
        bool there;
        if (!tickets_line(store, ids[i], arena, &page->line[page->n], &there, err))
            return false;
        page->n += there;
    }
    return true;
}

static void read_line(struct db_stmt *stmt, struct arena *arena, struct ticket_line *line)
{
    int64_t date = 0;
    int state = words_find(&ticket_state_words, db_text(stmt, 6));
    int decision = words_find(&decision_words, db_text(stmt, 7));
    date_parse(db_text(stmt, 8), &date);
    *line = (struct ticket_line){
        .id = db_int(stmt, 0),
        .title = arena_copy(arena, db_text(stmt, 1)),
        .area = db_int(stmt, 2),
        .area_slug = arena_copy(arena, db_text(stmt, 3)),
        .area_name = arena_copy(arena, db_text(stmt, 4)),
        .owned = db_int(stmt, 5) != 0,
        .state = state < 0 ? TICKET_DRAFT : (enum ticket_state)state,
        .decision = decision < 0 ? DECISION_NONE : (enum decision)decision,
        .come_back_on = date,
        .gaps = (unsigned)db_int(stmt, 9),
        .customer = arena_copy(arena, db_text(stmt, 10)),
        .opened_at = time_within(db_int(stmt, 11)),
        .started_at = time_within(db_int(stmt, 12)),
        .skipped = db_int(stmt, 13) != 0,
        .canonical = db_int(stmt, 14),
        .same = db_int(stmt, 15),
        .source = arena_copy(arena, db_text(stmt, 16)),
        .source_id = arena_copy(arena, db_text(stmt, 17)),
    };
}

bool tickets_line(struct store *store, int64_t ticket, struct arena *arena,
                  struct ticket_line *line, bool *found, struct err *err)
{
    static const char sql[] =
        "SELECT ticket.id, title, area, a.slug, a.name, EXISTS "
        "(SELECT 1 FROM ownership w WHERE w.area = a.id AND w.role = 'owner' "
        "AND w.role <> 'helper' AND w.until IS NULL), state, decision, come_back_on, gaps, "
        "customer, opened_at, "
        "started_at, " SKIPPED ", canonical, "
        "(SELECT COUNT(*) FROM ticket s WHERE s.canonical = ticket.id), "
        "ticket.source, ticket.source_id "
        "FROM ticket LEFT JOIN area a ON a.id = ticket.area WHERE ticket.id = $1";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(NUMBER_ARG(ticket)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    *found = step == DB_ROW;
    if (*found)
        read_line(stmt, arena, line);
    db_reset(stmt);
    return step != DB_FAILED;
}

bool tickets_skipped(struct store *store, int64_t ticket, bool *skipped, struct err *err)
{
    static const char sql[] = "SELECT " SKIPPED " FROM ticket WHERE id = $1";
    int64_t number = 0;
    if (!store_number(store, sql, ARGS(NUMBER_ARG(ticket)), &number, err))
        return false;
    *skipped = number != 0;
    return true;
}

bool tickets_met(struct store *store, int64_t since, const char *line, int64_t *opened,
                 int64_t *met, struct err *err)
{
    static const char sql[] =
        "SELECT COUNT(*), COUNT(ready_at) FROM ticket WHERE opened_at >= $1 "
        "AND canonical IS NULL AND ($2 = '' OR area IN "
        "(SELECT l.id FROM area l WHERE l.line_fold = $2))";
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(NUMBER_ARG(since), TEXT_ARG(line)), err);
    if (!stmt)
        return false;
    bool ok = db_step(stmt, err) == DB_ROW;
    if (ok) {
        *opened = db_int(stmt, 0);
        *met = db_int(stmt, 1);
    }
    db_reset(stmt);
    return ok;
}
