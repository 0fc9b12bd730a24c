/* Opening a board's file, its migrations, and the statements kept for it. */
#include "anchors.h"
#include "gaps.h"
#include "search.h"
#include "tallies.h"

#include "base/data.h"
#include "base/mem.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "BKST" as application_id: file(1) and doctor tell a board from any other database. */
static const int64_t APPLICATION = 0x424B5354;

/* A migration's number stands at the start of its file's name: schema/001-board.sql. */
static int64_t migration_number(const struct data_file *file)
{
    static const char folder[] = "schema/";
    if (strncmp(file->name, folder, sizeof folder - 1) != 0)
        return 0;
    return strtoll(file->name + sizeof folder - 1, NULL, 10);
}

static int64_t newest_migration(void)
{
    size_t n;
    const struct data_file *files = data_files(&n);
    int64_t newest = 0;
    for (size_t i = 0; i < n; i++)
        if (migration_number(&files[i]) > newest)
            newest = migration_number(&files[i]);
    return newest;
}

/* Copies SQL without its comments and the blanks that part nothing: SQLite would keep them
 * in the board, and read them each time it is opened. What stands in quotes stays as it is.
 */
static void add_bare(const char *sql, struct buf *bare)
{
    static const char blanks[] = " \n", alone[] = "(),;=<>";
    while (*sql) {
        size_t blank = strspn(sql, blanks);
        size_t end = *sql == '\'' ? strcspn(sql + 1, "'") + 2 : 1;
        if (strncmp(sql, "--", 2) == 0) {
            sql += strcspn(sql, "\n");
        } else if (blank == 0) {
            buf_add_n(bare, sql, end);
            sql += end;
        } else {
            sql += blank;
            if (bare->len && !strchr(alone, bare->text[bare->len - 1]) &&
                !strchr(alone, *sql) && strncmp(sql, "--", 2) != 0)
                buf_add_c(bare, ' ');
        }
    }
}

static bool run_migration(struct db *db, const char *sql, struct err *err)
{
    struct buf bare;
    buf_init(&bare);
    add_bare(sql, &bare);
    bool ok = db_run(db, bare.text, err);
    buf_release(&bare);
    return ok;
}

static struct store *store_of(struct db *db)
{
    struct store *store = mem_new(1, sizeof *store);
    store->db = db;
    return store;
}

/* Lets go of the store but not of its database. */
static void forget(struct store *store)
{
    for (size_t i = 0; i < store->kept_n; i++)
        db_finalize(store->kept[i].stmt);
    free(store->kept);
    free(store);
}

/* What a migration cannot fill in SQL: folds first, as the search has them. */
static bool fill(struct db *db, struct err *err)
{
    struct store *store = store_of(db);
    bool ok = record_refold(db, err) && gaps_fill(store, err) && search_fill(store, err) &&
              tallies_fill(store, err) && anchors_fill(store, err);
    forget(store);
    return ok;
}

/* By a connection of its own, for one that writes cannot be copied from. */
static bool copy_older(const char *path, struct err *err)
{
    struct db *db;
    if (!db_open(path, DB_READ, &db, err))
        return false;
    struct buf copy;
    buf_init(&copy);
    buf_addf(&copy, "%s.before-%" PRId64, db_path(db), newest_migration());
    bool ok = db_backup(db, copy.text, true, err);
    buf_release(&copy);
    db_close(db);
    return ok;
}

/* Runs every migration after `from` in one transaction. An older board is copied beside
 * itself first, within it: the copy must be neither what another process, which was
 * quicker, has made of the board, nor lack what somebody wrote since. */
static bool migrate(struct db *db, int64_t from, struct err *err)
{
    if (!db_begin(db, err))
        return false;
    struct db_stamp stamp;
    bool ok = db_stamp(db, &stamp, err);
    if (ok && stamp.schema != from) { /* another process was quicker */
        db_rollback(db);
        return true;
    }
    ok = ok && (from == 0 || copy_older(db_path(db), err));
    size_t n;
    const struct data_file *files = data_files(&n);
    for (size_t i = 0; ok && i < n; i++)
        if (migration_number(&files[i]) > from)
            ok = run_migration(db, files[i].text, err);
    ok = ok && fill(db, err) &&
         db_set_stamp(db, (struct db_stamp){APPLICATION, newest_migration()}, err);
    if (ok)
        return db_commit(db, err);
    db_rollback(db);
    return false;
}

/* Opens an older board for writing and brings it up to date. */
static bool update(const char *path, int64_t from, struct err *err)
{
    struct db *db;
    if (!db_open(path, DB_WRITE, &db, err))
        return false;
    bool ok = migrate(db, from, err);
    db_close(db);
    return ok;
}

static bool check_stamp(struct db *db, enum store_mode mode, struct db_stamp *stamp,
                        struct err *err)
{
    if (!db_stamp(db, stamp, err))
        return false;
    if (stamp->application == 0 && stamp->schema == 0) {
        err_set(err, ERR_STORE, "\"%s\" is not a board", db_path(db));
        err_why(err, "it is empty or belongs to another program");
        return err_next(err, "name the board's own file with --db");
    }
    if (stamp->application != APPLICATION) {
        err_set(err, ERR_STORE, "\"%s\" is not a board", db_path(db));
        err_why(err, "it belongs to another program");
        return err_next(err, "name the board's own file with --db");
    }
    if (mode >= STORE_WRITE && stamp->schema > newest_migration()) {
        err_set(err, ERR_STORE, "\"%s\" comes from a newer Buckstop and can only be read",
                db_path(db));
        return err_next(err,
                        "update Buckstop on this machine to write to it; to look at it "
                        "as it is: --read-only");
    }
    return true;
}

bool store_open(const char *path, enum store_mode mode, struct store **store,
                struct err *err)
{
    struct db *db;
    struct db_stamp stamp;
    static const enum db_mode modes[] = {[STORE_GLANCE] = DB_GLANCE,
                                         [STORE_READ] = DB_READ,
                                         [STORE_LOOK] = DB_LOOK,
                                         [STORE_WRITE] = DB_WRITE,
                                         [STORE_HURRY] = DB_HURRY};
    enum db_mode db_mode = modes[mode];
    if (!db_open(path, db_mode, &db, err))
        return false;
    if (!check_stamp(db, mode, &stamp, err)) {
        db_close(db);
        return false;
    }
    if (stamp.schema < newest_migration()) {
        db_close(db);
        if (mode == STORE_HURRY || mode == STORE_LOOK) {
            err_set(err, ERR_STORE, "\"%s\" is of an older Buckstop", path);
            return err_next(err,
                            "open it once without --read-only, to bring it up to date");
        }
        if (!update(path, stamp.schema, err) || !db_open(path, db_mode, &db, err))
            return false;
    }
    if (mode >= STORE_WRITE)
        db_stay_small(db);
    *store = store_of(db);
    return true;
}

/* An init that was killed, or refused its board's name, leaves a schema without a board. */
static bool holds_a_board(struct store *store, bool *holds, struct err *err)
{
    static const char sql[] = "SELECT COUNT(*) FROM board";
    int64_t boards = 0;
    if (!store_number(store, sql, NO_ARGS, &boards, err))
        return false;
    *holds = boards > 0;
    return true;
}

/* A file without a stamp is a new one only while nothing stands in it: another program's
 * may have none either. */
static bool is_fresh(struct store *store, const struct db_stamp *stamp, bool *fresh,
                     struct err *err)
{
    static const char sql[] = "SELECT COUNT(*) FROM sqlite_master";
    int64_t things = 0;
    if (!store_number(store, sql, NO_ARGS, &things, err))
        return false;
    *fresh = stamp->application == 0 && stamp->schema == 0 && things == 0;
    return true;
}

bool store_create(const char *path, struct store **out, struct err *err)
{
    struct db *db;
    struct db_stamp stamp;
    if (!db_open(path, DB_CREATE, &db, err))
        return false;
    struct store *store = store_of(db);
    bool holds = false, fresh = false;
    bool ok = db_stamp(db, &stamp, err) && is_fresh(store, &stamp, &fresh, err);
    if (ok && !fresh)
        ok = check_stamp(db, STORE_WRITE, &stamp, err) && holds_a_board(store, &holds, err);
    if (ok && holds) {
        err_set(err, ERR_REFUSED, "there is a board at \"%s\" already", db_path(db));
        ok = err_next(err, "use it as it is, or name another file with --db");
    }
    if (!ok || (fresh && !migrate(db, 0, err))) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    tx_abandon(store->tx);
    struct db *db = store->db;
    forget(store);
    db_close(db);
}

const char *store_path(const struct store *store)
{
    return db_path(store->db);
}

bool store_version(struct store *store, int64_t *version, struct err *err)
{
    return db_version(store->db, version, err);
}

void store_moment_begin(struct store *store)
{
    db_moment_begin(store->db);
}

void store_moment_end(struct store *store)
{
    db_moment_end(store->db);
}

bool store_backup(struct store *store, const char *to, struct err *err)
{
    return db_backup(store->db, to, false, err);
}

bool store_on_network(const char *path)
{
    return db_on_network(path);
}

bool store_copy(const char *backup, const char *to, struct err *err)
{
    struct db *db;
    struct db_stamp stamp;
    if (!db_open(backup, DB_READ, &db, err))
        return false;
    bool ok = check_stamp(db, STORE_READ, &stamp, err) && db_backup(db, to, true, err);
    db_close(db);
    return ok;
}

bool store_replace(const char *path, const char *with, const char *aside, bool *kept,
                   struct err *err)
{
    return db_replace(path, with, aside, kept, err);
}

void store_take_away(const char *path)
{
    struct buf name;
    buf_init(&name);
    static const char *const endings[] = {"", "-journal", ".lock"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        buf_reset(&name);
        buf_addf(&name, "%s%s", path, endings[i]);
        unlink(name.text);
    }
    buf_reset(&name);
    buf_addf(&name, "%s.before-%" PRId64, path, newest_migration());
    unlink(name.text);
    buf_release(&name);
}

static struct db_stmt *find_kept(struct store *store, const void *key, const void *more)
{
    for (size_t i = 0; i < store->kept_n; i++)
        if (store->kept[i].key == key && store->kept[i].more == more)
            return store->kept[i].stmt;
    return NULL;
}

static struct db_stmt *keep(struct store *store, const void *key, const void *more,
                            const char *sql, struct err *err)
{
    struct db_stmt *stmt;
    if (!db_prepare(store->db, sql, &stmt, err))
        return NULL;
    store->kept =
        mem_grow(store->kept, &store->kept_cap, store->kept_n + 1, sizeof *store->kept);
    store->kept[store->kept_n++] = (struct kept){key, more, stmt};
    return stmt;
}

static void bind(struct db_stmt *stmt, const struct arg *args, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (args[i].text)
            db_bind_text(stmt, (int)i + 1, args[i].text);
        else
            db_bind_int(stmt, (int)i + 1, args[i].number);
    }
}

struct db_stmt *store_ask(struct store *store, const char *sql, const struct arg *args,
                          size_t n, struct err *err)
{
    struct db_stmt *stmt = find_kept(store, sql, NULL);
    if (!stmt)
        stmt = keep(store, sql, NULL, sql, err);
    if (stmt)
        bind(stmt, args, n);
    return stmt;
}

struct db_stmt *store_ask_made(struct store *store, const void *key, const void *more,
                               void (*make)(const void *key, const void *more,
                                            struct buf *sql),
                               const struct arg *args, size_t n, struct err *err)
{
    struct db_stmt *stmt = find_kept(store, key, more);
    if (!stmt) {
        struct buf sql;
        buf_init(&sql);
        make(key, more, &sql);
        stmt = keep(store, key, more, sql.text, err);
        buf_release(&sql);
    }
    if (stmt)
        bind(stmt, args, n);
    return stmt;
}

bool store_run(struct store *store, const char *sql, const struct arg *args, size_t n,
               struct err *err)
{
    struct db_stmt *stmt = store_ask(store, sql, args, n, err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    db_reset(stmt);
    return step != DB_FAILED;
}

bool store_number(struct store *store, const char *sql, const struct arg *args, size_t n,
                  int64_t *number, struct err *err)
{
    struct db_stmt *stmt = store_ask(store, sql, args, n, err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    if (step == DB_ROW)
        *number = db_int(stmt, 0);
    db_reset(stmt);
    return step != DB_FAILED;
}

const char *store_after(const char *prefix, struct arena *arena)
{
    return arena_printf(arena, "%s\xf4\x8f\xbf\xbf", prefix);
}

const char *store_like(const char *fold, struct arena *arena)
{
    struct buf like;
    buf_init(&like);
    buf_add_c(&like, '%');
    for (const char *s = fold; *s; s++) {
        if (*s == '%' || *s == '_' || *s == '!')
            buf_add_c(&like, '!');
        buf_add_c(&like, *s);
    }
    buf_add_c(&like, '%');
    const char *text = arena_copy(arena, like.text);
    buf_release(&like);
    return text;
}
