/* Proving that the records and the log still say the same: a flipped bit in either is
 * named, which the engine's own check does not do. */
#include "anchors.h"
#include "gaps.h"
#include "search.h"
#include "sound.h"
#include "tallies.h"
#include "vacancies.h"

#include "base/progress.h"
#include "store/dump.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct verify {
    struct store *store;
    void (*say)(void *ctx, const char *what);
    void *ctx;
    struct err *err;
    int64_t changes, read; /* lines of the log: how many there are, and were read */
    struct progress_steps rows;
};

/* A title that was hurt may be no text any more; what is said of it is. */
static void say_text(const struct verify *v, const char *what)
{
    struct buf text;
    size_t len = strlen(what);
    uint32_t code;
    buf_init(&text);
    for (size_t at = 0; at < len;) {
        at += utf8_decode(what + at, len - at, &code);
        utf8_add(&text, code);
    }
    v->say(v->ctx, text.text);
    buf_release(&text);
}

__attribute__((format(printf, 2, 3))) static void report(const struct verify *v,
                                                         const char *fmt, ...)
{
    struct buf text;
    buf_init(&text);
    va_list args;
    va_start(args, fmt);
    buf_addv(&text, fmt, args);
    va_end(args);
    say_text(v, text.text);
    buf_release(&text);
}

/* What cannot be read is a finding like any other, and no reason not to look at the rest.
 * False for what is no damage: a file that somebody else holds, no memory. */
static bool go_on(const struct verify *v, bool ok, const char *what)
{
    if (ok)
        return true;
    bool lost = v->err->code == ERR_NOT_FOUND; /* an index leads to what is not there */
    if (!lost && db_fault(v->store->db) != DB_FAULT_CORRUPT)
        return false;
    report(v, "not every %s can be read (%s)", what, lost ? v->err->what : v->err->why);
    return true;
}

static void hash_changes(const struct log_change_row *changes, size_t n, SHA2_CTX *hash)
{
    for (size_t i = 0; i < n; i++) {
        log_hash(hash, changes[i].entity);
        log_hash_number(hash, changes[i].record);
        log_hash(hash, changes[i].before);
        log_hash(hash, changes[i].after);
    }
}

static void tell_log(struct verify *v, size_t more)
{
    v->read += (int64_t)more;
    progress_tell(v->read, v->changes, "lines of the log read");
}

/* One operation against its hash; `before` is the hash it must build on, and becomes its
 * own. A gap in the numbers is a line that is missing. */
static bool verify_operation(struct verify *v, int64_t id, int64_t expected,
                             char before[HASH_TEXT], struct arena *arena)
{
    static const char sql[] = "SELECT hash FROM operation WHERE id = $1";
    struct log_row row;
    struct log_change_row *changes;
    size_t n;
    if (!log_get(v->store, id, arena, &row, v->err) ||
        !log_changes(v->store, id, arena, &changes, &n, v->err))
        return false;
    struct db_stmt *stmt = store_ask(v->store, sql, ARGS(NUMBER_ARG(id)), v->err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, v->err);
    const char *stored = step == DB_ROW ? arena_copy(arena, db_text(stmt, 0)) : "";
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    SHA2_CTX hash;
    char computed[HASH_TEXT];
    SHA256Init(&hash);
    log_hash(&hash, before);
    log_hash_number(&hash, id);
    hash_changes(changes, n, &hash);
    log_operation_hash(&hash, &row, computed);
    if (id != expected)
        report(v,
               "the log goes from operation %" PRId64 " to %" PRId64
               "; what lies between is missing",
               expected - 1, id);
    else if (strcmp(stored, computed) != 0)
        report(v, "operation %" PRId64 " of the log (%s) is not what was written", id,
               row.what);
    snprintf(before, HASH_TEXT, "%s", stored);
    tell_log(v, n);
    return true;
}

static bool verify_log(struct verify *v)
{
    static const char next[] = "SELECT COALESCE(MIN(id), 0) FROM operation WHERE id > $1";
    struct arena arena;
    arena_init(&arena);
    char before[HASH_TEXT] = "";
    int64_t id = 0, last = 0;
    bool ok = true;
    while (ok) {
        ok = store_number(v->store, next, ARGS(NUMBER_ARG(last)), &id, v->err);
        if (!ok || id == 0)
            break;
        if (id <= last) { /* a damaged tree answers anything, and would do so for ever */
            report(v, "the log cannot be read past operation %" PRId64, last);
            break;
        }
        ok = verify_operation(v, id, last + 1, before, &arena);
        last = id;
        arena_reset(&arena);
    }
    arena_release(&arena);
    return ok;
}

/* What the log says the record was left as. */
static bool last_words(const struct verify *v, const struct record *record, int64_t id,
                       struct arena *arena, const char **text)
{
    static const char sql[] = "SELECT after FROM change WHERE entity = $1 AND record = $2 "
                              "ORDER BY id DESC LIMIT 1";
    struct db_stmt *stmt =
        store_ask(v->store, sql, ARGS(TEXT_ARG(record->table), NUMBER_ARG(id)), v->err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, v->err);
    *text = step == DB_ROW ? arena_copy(arena, db_text(stmt, 0)) : "";
    db_reset(stmt);
    return step != DB_FAILED;
}

static void compare(const struct verify *v, const struct record *record, const void *row,
                    const char *logged, struct arena *arena)
{
    struct buf text, title;
    buf_init(&text);
    buf_init(&title);
    record_encode(record, row, &text);
    record_title(record, row, &title);
    void *was = arena_new(arena, 1, record->size);
    if (!logged[0])
        report(v, "%s (number %" PRId64 ") is not in the log", title.text, record_id(row));
    else if (!record_decode(record, logged, arena, was))
        report(v, "the log's text of %s (number %" PRId64 ") cannot be read", title.text,
               record_id(row));
    else if (strcmp(text.text, logged) != 0)
        report(v, "%s (number %" PRId64 ") is not what the log says it was left as",
               title.text, record_id(row));
    buf_release(&title);
    buf_release(&text);
}

/* The folded columns are kept by the program, so the program checks them. */
static bool verify_folds(const struct verify *v, const struct record *record,
                         struct arena *arena)
{
    bool ok = true;
    for (int i = 0; ok && i < record->n; i++) {
        if (!record->column[i].folded)
            continue;
        const char *name = record->column[i].name;
        const char *sql = arena_printf(arena, "SELECT id, %s, %s_fold FROM %s", name, name,
                                       record->table);
        struct db_stmt *stmt;
        if (!db_prepare(v->store->db, sql, &stmt, v->err))
            return false;
        struct buf fold;
        buf_init(&fold);
        enum db_step step;
        while ((step = db_step(stmt, v->err)) == DB_ROW) {
            buf_reset(&fold);
            fold_name(&fold, db_text(stmt, 1));
            if (strcmp(fold.text, db_text(stmt, 2)) != 0)
                report(v, "%s %" PRId64 " is not found under its %s", record->noun,
                       db_int(stmt, 0), name);
        }
        ok = step != DB_FAILED;
        buf_release(&fold);
        db_finalize(stmt);
    }
    return ok;
}

/* A page of rows, each beside what the log says of it at that moment: somebody may write
 * between two of them. *n is how many there were, *last the number of the last. */
static bool verify_page(struct verify *v, const struct record *record, struct arena *arena,
                        size_t *n, int64_t *last)
{
    char *rows;
    bool ok = record_page(v->store, record, *last, arena, &rows, n, v->err);
    for (size_t i = 0; ok && i < *n; i++) {
        const void *row = rows + i * record->size;
        const char *logged;
        ok = last_words(v, record, record_id(row), arena, &logged);
        if (ok)
            compare(v, record, row, logged, arena);
        *last = record_id(row);
    }
    return ok;
}

static bool verify_records(struct verify *v, const struct record *record)
{
    struct arena arena;
    int64_t last = RECORD_FIRST, before;
    size_t n;
    bool ok;
    arena_init(&arena);
    do {
        before = last;
        store_moment_begin(v->store);
        ok = verify_page(v, record, &arena, &n, &last);
        store_moment_end(v->store);
        arena_reset(&arena);
        progress_step(&v->rows, ok ? (int64_t)n : 0);
    } while (ok && n > 0 && last > before); /* a damaged tree may go back, for ever */
    if (ok && n > 0)
        report(v, "not every %s can be read past %" PRId64, record->noun, before);
    ok = ok && verify_folds(v, record, &arena);
    arena_release(&arena);
    return ok;
}

enum { CHANGES_A_PAGE = 1000 };

/* A record that the log left standing must still be there. */
static bool missing_page(const struct verify *v, int64_t first, int64_t last,
                         struct arena *arena)
{
    static const char sql[] =
        "SELECT c.entity, c.record FROM change c WHERE c.id >= $1 AND c.id <= $2 "
        "AND c.after <> '' AND c.id = (SELECT MAX(d.id) FROM change d "
        "WHERE d.entity = c.entity AND d.record = c.record) ORDER BY c.id";
    struct db_stmt *stmt =
        store_ask(v->store, sql, ARGS(NUMBER_ARG(first), NUMBER_ARG(last)), v->err);
    if (!stmt)
        return false;
    enum db_step step;
    bool ok = true;
    while (ok && (step = db_step(stmt, v->err)) == DB_ROW) {
        const struct record *record = record_named(db_text(stmt, 0));
        if (!record) {
            report(v, "the log speaks of \"%s\", which this board does not have",
                   db_text(stmt, 0));
            continue;
        }
        int64_t id = db_int(stmt, 1);
        bool found;
        ok = record_find_one(v->store, record, record_by_id, ARGS(NUMBER_ARG(id)), arena,
                             arena_new(arena, 1, record->size), &found, v->err);
        if (ok && !found)
            report(v, "%s %" PRId64 " is in the log and missing from the board",
                   record->noun, id);
    }
    db_reset(stmt);
    return ok && step != DB_FAILED;
}

/* One statement, and so one moment, a page: a writer waits for no more. A number that was
 * damaged may be far from the one before it. */
static bool verify_missing(const struct verify *v)
{
    static const char next[] = "SELECT COALESCE(MIN(id), 0) FROM change WHERE id > $1";
    struct arena arena;
    int64_t last = 0, id = 0;
    bool ok = true;
    arena_init(&arena);
    while (ok) {
        ok = store_number(v->store, next, ARGS(NUMBER_ARG(last)), &id, v->err);
        if (id <= last)
            break;
        last = id < INT64_MAX - CHANGES_A_PAGE ? id + CHANGES_A_PAGE : INT64_MAX;
        ok = ok && missing_page(v, id, last, &arena);
        progress_tell(id, v->changes, "changes found again");
        arena_reset(&arena);
    }
    arena_release(&arena);
    return ok;
}

/* What is kept beside the records follows from them. */
static bool verify_kept(const struct verify *v)
{
    static const struct {
        bool (*verify)(struct store *store, int64_t *wrong, struct err *err);
        const char *what;
    } kept[] = {
        {vacancies_verify, "the list of areas without owner is wrong about"},
        {gaps_verify, "the gaps kept beside the tickets are wrong about"},
        {search_verify, "the search over titles is wrong about"},
        {tallies_verify, "the counts of tickets and areas are wrong about"},
        {anchors_verify, "the places of path patterns are wrong about"},
    };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        int64_t wrong = 0;
        if (!kept[i].verify(v->store, &wrong, v->err))
            return false;
        if (wrong)
            report(v, "%s %" PRId64 " of them", kept[i].what, wrong);
    }
    return true;
}

static void say_line(void *ctx, const char *what)
{
    say_text(ctx, what);
}

/* The values first: one that cannot be says more than that the log knows another. */
static bool verify_entity(struct verify *v, const struct record *record)
{
    return go_on(v,
                 sound_record(v->store, record, &v->rows, say_line, v, v->err) &&
                     verify_records(v, record),
                 record->noun);
}

/* How much there is to look at, for who waits. What cannot be counted is found hurt later;
 * here it only leaves nobody knowing. */
static void count_all(struct verify *v)
{
    static const char changes[] = "SELECT COALESCE(MAX(id), 0) FROM change";
    struct err ignored;
    if (progress_heard() && store_number(v->store, changes, NO_ARGS, &v->changes, &ignored))
        dump_count(v->store, &v->rows.total, &ignored);
}

bool log_verify(struct store *store, void (*say)(void *ctx, const char *what), void *ctx,
                struct err *err)
{
    struct verify v = {store, say, ctx, err,
                       .rows = {.each = 2, .things = "records checked"}};
    bool ok = go_on(&v, db_check(store->db, say_line, &v, err), "page of the file");
    count_all(&v);
    ok = ok && go_on(&v, verify_log(&v), "line of the log") &&
         go_on(&v, verify_missing(&v), "change in the log") &&
         go_on(&v, verify_kept(&v), "list kept beside the records");
    for (const struct record *const *record = records; ok && *record; record++)
        ok = verify_entity(&v, *record);
    for (int i = 0; ok && i < SOUND_BESIDES; i++)
        ok = go_on(&v, sound_beside(store, i, say_line, &v, err), sound_besides[i]);
    return ok;
}
