/* Search over titles: the one file whose SQL is SQLite's own. Three characters at a time,
 * so that a word is found in the middle of another, and no blanks are needed between two.
 */
#include "search.h"

#include "domain/alike.h"
#include "store/incidents.h"
#include "store/tickets.h"

#include <stdlib.h>
#include <string.h>

/* WORD_MOST: tickets that are looked through for one word, the newest first; a word that
 * more of them have says little. SCORED: titles that are compared, those that share the
 * most words first. LOOKED: tickets that are looked at for that, open or not. */
enum { WORDS = 12, WORD_MOST = 2000, SCORED = 300, LOOKED = 1500, TRIGRAM = 3 };

/* The statements of one kind of record. */
struct searched {
    const struct record *record;
    const char *drop, *add, *fill, *wrong;
    const char *match; /* $1 an expression, $2 how many: the newest that have it */
    const char *like;  /* the same for a LIKE pattern, without the index */
    const char *look;  /* $1 a number, $2 the one it is compared with, $3 all: area, fold */
};

/* Both kinds share one table, for each is five more for SQLite to read whenever a board is
 * opened: tickets at their numbers (sign "", side ">"), incidents at minus theirs (sign
 * "-", side "<"). So the newest of one kind are the first that SQLite comes to from that
 * end, and many of the other do not slow it down. */
#define KEPT(table, sign, side, order)                                                     \
    .record = &table##_records,                                                            \
    .drop =                                                                                \
        "DELETE FROM title_search WHERE rowid IN (SELECT " sign "j.value "                 \
        "FROM json_each($1) j) AND title_fold IS NOT "                                     \
        "(SELECT t.title_fold FROM " #table " t WHERE t.id = " sign "title_search.rowid)", \
    .add = "INSERT INTO title_search (rowid, title_fold) "                                 \
           "SELECT " sign "t.id, t.title_fold FROM json_each($1) j "                       \
           "CROSS JOIN " #table " t ON t.id = j.value WHERE NOT EXISTS "                   \
           "(SELECT 1 FROM title_search s WHERE s.rowid = " sign "t.id)",                  \
    .fill = "INSERT INTO title_search (rowid, title_fold) "                                \
            "SELECT " sign "id, title_fold FROM " #table,                                  \
    .wrong = "SELECT (SELECT COUNT(*) FROM " #table " t WHERE t.title_fold IS NOT "        \
             "(SELECT s.title_fold FROM title_search s WHERE s.rowid = " sign "t.id)) + "  \
             "(SELECT COUNT(*) FROM title_search s WHERE s.rowid " side " 0 "              \
             "AND NOT EXISTS (SELECT 1 FROM " #table " t WHERE t.id = " sign "s.rowid))",  \
    .match = "SELECT " sign "rowid FROM title_search WHERE title_search MATCH $1 "         \
             "AND rowid " side " 0 ORDER BY rowid " order " LIMIT $2",                     \
    .like = "SELECT id FROM " #table " WHERE title_fold LIKE $1 ESCAPE '!' "               \
            "ORDER BY id DESC LIMIT $2"

/* Neither of the two was said to be different from the other. */
#define NOT_APART(table)                                                                   \
    "AND NOT EXISTS (SELECT 1 FROM " #table "_apart x WHERE x." #table " = t.id "          \
    "AND x.other = $2) "                                                                   \
    "AND NOT EXISTS (SELECT 1 FROM " #table "_apart x WHERE x." #table " = $2 "            \
    "AND x.other = t.id)"

static const struct searched tickets = {
    KEPT(ticket, "", ">", "DESC"),
    .look = "SELECT t.area, t.title_fold FROM ticket t INDEXED BY ticket_list "
            "WHERE t.id = $1 AND t.id <> $2 AND t.canonical IS NULL "
            "AND ($3 OR (t.state <> 'done' AND t.decision <> 'no')) " NOT_APART(ticket),
};

static const struct searched incidents = {
    KEPT(incident, "-", "<", "ASC"),
    .look = "SELECT t.area, t.title_fold FROM incident t "
            "WHERE t.id = $1 AND t.id <> $2 AND t.canonical IS NULL "
            "AND ($3 OR t.state = 'open') " NOT_APART(incident),
};

static const struct searched *const kinds[] = {&tickets, &incidents};
enum { KINDS = sizeof kinds / sizeof *kinds };
_Static_assert((int)KINDS == (int)SEARCHED, "a transaction keeps the numbers of each kind");

/* One statement for many: each ends a savepoint, at which FTS5 writes down what it has
 * gathered of the index. */
static bool settle(struct tx *tx, const struct searched *kind, struct due *due,
                   struct err *err)
{
    struct buf ids;
    if (due->n == 0)
        return true;
    buf_init(&ids);
    due_json(due, &ids);
    due_clear(due);
    bool ok = store_run(tx->store, kind->drop, ARGS(TEXT_ARG(ids.text)), err) &&
              store_run(tx->store, kind->add, ARGS(TEXT_ARG(ids.text)), err);
    buf_release(&ids);
    return ok;
}

bool search_follow(struct tx *tx, const struct record *record, const void *row,
                   struct err *err)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i]->record == record && due_add(&tx->titles[i], record_id(row)))
            return settle(tx, kinds[i], &tx->titles[i], err);
    return true;
}

bool search_settle(struct tx *tx, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < KINDS; i++)
        ok = settle(tx, kinds[i], &tx->titles[i], err);
    return ok;
}

bool search_fill(struct store *store, struct err *err)
{
    static const char empty[] = "DELETE FROM title_search";
    bool ok = store_run(store, empty, NO_ARGS, err);
    for (size_t i = 0; ok && i < KINDS; i++)
        ok = store_run(store, kinds[i]->fill, NO_ARGS, err);
    return ok;
}

bool search_verify(struct store *store, int64_t *wrong, struct err *err)
{
    *wrong = 0;
    for (size_t i = 0; i < KINDS; i++) {
        int64_t n = 0;
        if (!store_number(store, kinds[i]->wrong, NO_ARGS, &n, err))
            return false;
        *wrong += n;
    }
    return true;
}

/* What the search works on; all of it goes with the arena. */
struct search {
    struct store *store;
    const struct searched *in;
    struct arena arena;
    struct hit *hit; /* by number, the highest first */
    size_t n;
};

/* A number, and how many of the words it was found by. */
struct hit {
    int64_t id;
    int words;
};

struct found {
    int64_t id;
    const char *fold;
    int score;
    bool near; /* in the same area */
};

static size_t characters(const char *word)
{
    size_t n = 0;
    for (; *word; word++)
        n += ((unsigned char)*word & 0xC0) != 0x80;
    return n;
}

/* Adds a word, quoted, so that nothing in it is syntax. */
static void add_word(struct buf *match, const char *word)
{
    buf_add(match, match->len ? " AND \"" : "\"");
    for (; *word; word++) {
        if (*word == '"')
            buf_add_c(match, '"');
        buf_add_c(match, *word);
    }
    buf_add_c(match, '"');
}

/* Merges what one question found, in the order of the hits, into the hits. */
static void merge(struct search *search, const int64_t *ids, size_t n, int words)
{
    struct hit *both = arena_new(&search->arena, search->n + n, sizeof *both);
    size_t a = 0, b = 0, count = 0;
    while (a < search->n || b < n) {
        bool same = a < search->n && b < n && search->hit[a].id == ids[b];
        bool old = b == n || (a < search->n && search->hit[a].id >= ids[b]);
        both[count] = old ? search->hit[a++] : (struct hit){ids[b++], words};
        if (same)
            both[count].words += words, b++;
        count++;
    }
    search->hit = both;
    search->n = count;
}

static bool ask(struct search *search, const char *sql, const char *text, int words,
                struct err *err)
{
    struct db_stmt *stmt =
        store_ask(search->store, sql, ARGS(TEXT_ARG(text), NUMBER_ARG(WORD_MOST)), err);
    if (!stmt)
        return false;
    int64_t *ids = arena_new(&search->arena, WORD_MOST, sizeof *ids);
    size_t n = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW)
        ids[n++] = db_int(stmt, 0);
    db_reset(stmt);
    merge(search, ids, n, words);
    return step != DB_FAILED;
}

/* Each word by itself, and all of them together: what has them all is found however many
 * have each. Words too short for the index are looked for where there are no others. */
static bool find_hits(struct search *search, const char *title, struct err *err)
{
    const char **words;
    size_t n;
    int asked = 0;
    struct buf all, one;
    buf_init(&all);
    buf_init(&one);
    bool ok = true;
    alike_words(title, &search->arena, &words, &n);
    for (size_t i = 0; ok && i < n && asked < WORDS; i++) {
        if (characters(words[i]) < TRIGRAM)
            continue;
        buf_reset(&one);
        add_word(&one, words[i]);
        add_word(&all, words[i]);
        ok = ask(search, search->in->match, one.text, 1, err);
        asked++;
    }
    if (ok && asked > 1)
        ok = ask(search, search->in->match, all.text, asked, err);
    for (size_t i = 0; ok && i < n && asked == 0 && i < WORDS; i++)
        ok = ask(search, search->in->like, store_like(words[i], &search->arena), 1, err);
    buf_release(&one);
    buf_release(&all);
    return ok;
}

struct wanted {
    const char *title;
    int64_t area, except;
    bool all;
    size_t most;
};

/* Looks at one hit; *taken says whether it is one that is wanted. */
static bool look(struct search *search, const struct wanted *wanted, int64_t id,
                 struct arena *arena, struct found *found, bool *taken, struct err *err)
{
    struct db_stmt *stmt = store_ask(
        search->store, search->in->look,
        ARGS(NUMBER_ARG(id), NUMBER_ARG(wanted->except), NUMBER_ARG(wanted->all)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    *taken = step == DB_ROW;
    if (*taken)
        *found = (struct found){
            .id = id,
            .fold = arena_copy(arena, db_text(stmt, 1)),
            .near = wanted->area && db_int(stmt, 0) == wanted->area,
            .score = alike_score(wanted->title, db_text(stmt, 1)),
        };
    db_reset(stmt);
    return step != DB_FAILED;
}

static int by_score(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    if (x->near != y->near)
        return x->near ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static int most_words(const struct search *search)
{
    int most = 0;
    for (size_t i = 0; i < search->n; i++)
        if (search->hit[i].words > most)
            most = search->hit[i].words;
    return most;
}

/* Scores the hits that share the most words, and keeps those worth a look. */
static bool score(struct search *search, const struct wanted *wanted, struct arena *arena,
                  struct found **list, size_t *n, struct err *err)
{
    struct found *found = arena_new(arena, SCORED, sizeof *found);
    size_t scored = 0, looked = 0, kept = 0;
    for (int words = most_words(search); words > 0; words--)
        for (size_t i = 0; i < search->n && scored < SCORED && looked < LOOKED; i++) {
            bool taken;
            if (search->hit[i].words != words)
                continue;
            if (!look(search, wanted, search->hit[i].id, arena, &found[kept], &taken, err))
                return false;
            looked++;
            scored += taken;
            kept += taken && found[kept].score >= ALIKE_LEAST - found[kept].near * 10;
        }
    if (kept > 1)
        qsort(found, kept, sizeof *found, by_score);
    *list = found;
    *n = kept < wanted->most ? kept : wanted->most;
    return true;
}

static bool find(struct store *store, const struct searched *in,
                 const struct wanted *wanted, struct arena *arena, struct found **list,
                 size_t *n, struct err *err)
{
    struct search search = {.store = store, .in = in};
    arena_init(&search.arena);
    bool ok = find_hits(&search, wanted->title, err) &&
              score(&search, wanted, arena, list, n, err);
    arena_release(&search.arena);
    return ok;
}

bool tickets_alike(struct store *store, const char *title, int64_t area, int64_t except,
                   size_t most, struct arena *arena, struct ticket_alike **alike, size_t *n,
                   struct err *err)
{
    const struct wanted wanted = {title, area, except, .most = most};
    struct found *found;
    size_t count;
    if (!find(store, &tickets, &wanted, arena, &found, &count, err))
        return false;
    struct ticket_alike *list = arena_new(arena, count, sizeof *list);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool there; /* or taken away since it was found */
        struct ticket_alike *row = &list[kept];
        *row = (struct ticket_alike){.fold = found[i].fold, .score = found[i].score};
        if (!tickets_line(store, found[i].id, arena, &row->line, &there, err))
            return false;
        kept += there;
    }
    *alike = list;
    *n = kept;
    return true;
}

bool incidents_alike(struct store *store, const char *title, int64_t area, int64_t except,
                     bool all, size_t most, struct arena *arena,
                     struct incident_alike **alike, size_t *n, struct err *err)
{
    const struct wanted wanted = {title, area, except, all, most};
    struct found *found;
    size_t count;
    if (!find(store, &incidents, &wanted, arena, &found, &count, err))
        return false;
    struct incident_alike *list = arena_new(arena, count, sizeof *list);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool there;
        struct incident_alike *row = &list[kept];
        *row = (struct incident_alike){.fold = found[i].fold, .score = found[i].score};
        if (!record_find_one(store, &incident_records, record_by_id,
                             ARGS(NUMBER_ARG(found[i].id)), arena, &row->incident, &there,
                             err))
            return false;
        kept += there;
    }
    *alike = list;
    *n = kept;
    return true;
}
