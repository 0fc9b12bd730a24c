/* The transaction and its line in the log: a chain in which every operation's hash covers
 * its changes and the hash before it. */
#include "gaps.h"
#include "search.h"
#include "tallies.h"
#include "vacancies.h"

#include "base/mem.h"
#include "text/utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LARGE = 1000, /* changes from which on a transaction is given room */
    MOST = 2000,  /* characters of what was done, and of why, as the schema has it */
};

static const char *const op_kinds[] = {
    [OP_START] = "start", [OP_DO] = "do", [OP_UNDO] = "undo", [OP_REDO] = "redo"};

void log_hash(SHA2_CTX *hash, const char *text)
{
    char length[32];
    snprintf(length, sizeof length, "%zu:", strlen(text));
    SHA256Update(hash, (const uint8_t *)length, strlen(length));
    SHA256Update(hash, (const uint8_t *)text, strlen(text));
}

void log_hash_number(SHA2_CTX *hash, int64_t number)
{
    char text[32];
    snprintf(text, sizeof text, "%" PRId64, number);
    log_hash(hash, text);
}

void log_operation_hash(SHA2_CTX *hash, const struct log_row *row, char text[HASH_TEXT])
{
    log_hash(hash, row->key);
    log_hash_number(hash, row->at);
    log_hash(hash, row->actor);
    log_hash_number(hash, row->known);
    log_hash(hash, row->what);
    log_hash(hash, row->why);
    log_hash(hash, row->kind);
    log_hash_number(hash, row->target);
    SHA256End(hash, text);
}

bool log_hash_before(struct store *store, int64_t id, char hash[HASH_TEXT], struct err *err)
{
    static const char sql[] =
        "SELECT hash FROM operation WHERE id < $1 ORDER BY id DESC LIMIT 1";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(NUMBER_ARG(id)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    hash[0] = '\0';
    if (step == DB_ROW)
        snprintf(hash, HASH_TEXT, "%s", db_text(stmt, 0));
    db_reset(stmt);
    return step != DB_FAILED;
}

/* Finds the numbers the new rows will have. */
static bool prepare(struct tx *tx, struct err *err)
{
    static const char last_operation[] = "SELECT COALESCE(MAX(id), 0) FROM operation";
    static const char last_change[] = "SELECT COALESCE(MAX(id), 0) FROM change";
    struct store *store = tx->store;
    char before[HASH_TEXT];
    if (!store_number(store, last_operation, NO_ARGS, &tx->operation, err) ||
        !store_number(store, last_change, NO_ARGS, &tx->next_change, err))
        return false;
    tx->operation++;
    tx->next_change++;
    if (!log_hash_before(store, tx->operation, before, err))
        return false;
    SHA256Init(&tx->hash);
    log_hash(&tx->hash, before);
    log_hash_number(&tx->hash, tx->operation);
    return true;
}

static size_t characters(const char *text, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

void tx_fit(struct buf *out, const char *text, size_t most)
{
    static const char more[] = "...";
    size_t len = strlen(text), begin = out->len, at = begin, n = 0;
    uint32_t code;
    for (size_t i = 0; i < len;) {
        i += utf8_decode(text + i, len - i, &code);
        utf8_add(out, code);
    }
    if (characters(out->text, begin, out->len) <= most)
        return;
    for (size_t end; at < out->len; at = end) {
        end = grapheme_next(out->text, out->len, at);
        n += characters(out->text, at, end);
        if (n > most - (sizeof more - 1))
            break;
    }
    buf_cut(out, at);
    buf_add(out, more);
}

bool tx_begin_at(struct store *store, const struct deed *deed, struct tx **out,
                 const char *file, int line, struct err *err)
{
    if (store->tx) {
        fprintf(stderr, "buckstop: a transaction of %s:%d is still open at %s:%d\n",
                store->tx->file, store->tx->line, file, line);
        abort();
    }
    if (!db_begin(store->db, err))
        return false;
    struct tx *tx = mem_new(1, sizeof *tx);
    tx->store = store;
    tx->deed = *deed;
    tx->file = file;
    tx->line = line;
    buf_init(&tx->what);
    buf_init(&tx->why);
    buf_add(&tx->what, deed->what);
    tx_fit(&tx->why, deed->why, MOST);
    tx->deed.why = tx->why.text;
    store->tx = tx;
    if (!prepare(tx, err)) {
        tx_abandon(tx);
        return false;
    }
    *out = tx;
    return true;
}

void tx_say(struct tx *tx, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    buf_reset(&tx->what);
    buf_addv(&tx->what, fmt, args);
    va_end(args);
}

int64_t tx_changes(const struct tx *tx)
{
    return tx->changes;
}

int64_t tx_now(const struct tx *tx)
{
    return tx->deed.now;
}

const char *tx_actor(const struct tx *tx)
{
    return tx->deed.actor;
}

struct store *tx_store(struct tx *tx)
{
    return tx->store;
}

/* The operation's own row goes in before its first change, to be written out at the end: as
 * long as a change refers to nothing, SQLite looks at each further row whether it is what
 * something refers to, and reads whole tables for it. */
static bool add_operation(struct tx *tx, struct err *err)
{
    static const char sql[] =
        "INSERT INTO operation (id, key, at, actor, known, what, why, kind, target, hash) "
        "VALUES ($1, $2, $3, $4, $5, '-', '', $6, NULLIF($7, 0), $8)";
    static const char no_hash[] =
        "0000000000000000000000000000000000000000000000000000000000000000";
    const struct deed *deed = &tx->deed;
    return store_run(tx->store, sql,
                     ARGS(NUMBER_ARG(tx->operation), TEXT_ARG(deed->key),
                          NUMBER_ARG(deed->now), TEXT_ARG(deed->actor),
                          NUMBER_ARG(deed->known), TEXT_ARG(op_kinds[deed->kind]),
                          NUMBER_ARG(deed->target), TEXT_ARG(no_hash)),
                     err);
}

bool log_change(struct tx *tx, const struct record *record, int64_t id, const char *before,
                const char *after, struct err *err)
{
    static const char sql[] =
        "INSERT INTO change (id, operation, entity, record, before, after) "
        "VALUES ($1, $2, $3, $4, $5, $6)";
    if (tx->changes == 0 && !add_operation(tx, err))
        return false;
    if (!store_run(tx->store, sql,
                   ARGS(NUMBER_ARG(tx->next_change), NUMBER_ARG(tx->operation),
                        TEXT_ARG(record->table), NUMBER_ARG(id), TEXT_ARG(before),
                        TEXT_ARG(after)),
                   err))
        return false;
    log_hash(&tx->hash, record->table);
    log_hash_number(&tx->hash, id);
    log_hash(&tx->hash, before);
    log_hash(&tx->hash, after);
    tx->next_change++;
    if (++tx->changes == LARGE)
        db_make_room(tx->store->db);
    return true;
}

/* What was done is known only now, and the hash covers the changes before it. */
static bool write_operation(struct tx *tx, struct err *err)
{
    static const char sql[] =
        "UPDATE operation SET what = $2, why = $3, hash = $4 WHERE id = $1";
    const struct deed *deed = &tx->deed;
    char hash[HASH_TEXT];
    struct buf what;
    buf_init(&what);
    tx_fit(&what, tx->what.text, MOST);
    log_operation_hash(&tx->hash,
                       &(struct log_row){.key = deed->key,
                                         .at = deed->now,
                                         .actor = deed->actor,
                                         .known = deed->known,
                                         .what = what.text,
                                         .why = deed->why,
                                         .kind = op_kinds[deed->kind],
                                         .target = deed->target},
                       hash);
    bool ok = store_run(tx->store, sql,
                        ARGS(NUMBER_ARG(tx->operation), TEXT_ARG(what.text),
                             TEXT_ARG(deed->why), TEXT_ARG(hash)),
                        err);
    buf_release(&what);
    return ok;
}

static void end(struct tx *tx)
{
    tx->store->tx = NULL;
    for (int i = 0; i < SEARCHED; i++)
        due_release(&tx->titles[i]);
    due_release(&tx->specs);
    due_release(&tx->vacant);
    buf_release(&tx->why);
    buf_release(&tx->what);
    free(tx);
}

/* A commit that reports a failure may still have reached the disk: the log knows. Where it
 * cannot be asked, err goes on saying that it may have. */
static bool saved_after_all(struct tx *tx, struct err *err)
{
    static const char sql[] = "SELECT id FROM operation WHERE key = $1";
    int64_t id = 0;
    struct err ignored;
    enum db_fault fault = db_fault(tx->store->db);
    if (!store_number(tx->store, sql, ARGS(TEXT_ARG(tx->deed.key)), &id, &ignored))
        return false;
    if (id != tx->operation && fault == DB_FAULT_OTHER)
        err_next(err, "nothing was saved; run: buckstop doctor");
    return id == tx->operation;
}

/* What is kept beside the records is set right. */
static bool settle(struct tx *tx, struct err *err)
{
    return vacancies_settle(tx, err) && gaps_settle(tx, err) && search_settle(tx, err) &&
           tallies_settle(tx, err);
}

bool tx_commit(struct tx *tx, int64_t *operation, struct err *err)
{
    int64_t number = tx->changes ? tx->operation : 0;
    bool ok = true;
    if (!tx->changes) {
        db_rollback(tx->store->db);
    } else if (!settle(tx, err) || !write_operation(tx, err)) {
        db_rollback(tx->store->db);
        ok = false;
    } else if (!db_commit(tx->store->db, err)) {
        if (db_fault(tx->store->db) == DB_FAULT_REFERENCE) {
            err_set(err, ERR_CONFLICT,
                    "something on the board still refers to what this takes away");
            err_next(err, "undo or change that first: buckstop log");
            ok = false;
        } else {
            ok = saved_after_all(tx, err);
        }
    }
    if (ok && operation)
        *operation = number;
    end(tx);
    return ok;
}

void tx_abandon(struct tx *tx)
{
    if (!tx)
        return;
    db_rollback(tx->store->db);
    end(tx);
}
