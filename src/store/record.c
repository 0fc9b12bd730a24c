/* Reading and writing any entity by its columns. The statements are made from the column
 * table once and kept; every write leaves its line in the log. */
#include "anchors.h"
#include "gaps.h"
#include "search.h"
#include "tallies.h"
#include "vacancies.h"

#include "text/fold.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <string.h>

static void set_id_rev(void *row, int64_t id, int64_t rev)
{
    ((int64_t *)row)[0] = id;
    ((int64_t *)row)[1] = rev;
}

static void add_columns(const struct record *record, struct buf *sql)
{
    buf_add(sql, "id, rev");
    for (int i = 0; i < record->n; i++) {
        buf_add(sql, ", ");
        buf_add(sql, record->column[i].name);
    }
}

static void make_select(const void *key, const void *tail, struct buf *sql)
{
    const struct record *record = key;
    buf_add(sql, "SELECT ");
    add_columns(record, sql);
    buf_add(sql, " FROM ");
    buf_add(sql, record->table);
    buf_add(sql, " ");
    buf_add(sql, tail);
}

static void read_row(const struct record *record, struct db_stmt *stmt, struct arena *arena,
                     void *row)
{
    record_empty(record, row);
    set_id_rev(row, db_int(stmt, 0), db_int(stmt, 1));
    for (int i = 0; i < record->n; i++) {
        const struct column *column = &record->column[i];
        if (column->kind == COLUMN_TEXT || column->kind == COLUMN_WORD ||
            column->kind == COLUMN_DATE) {
            const char *text = db_text(stmt, i + 2);
            if (*text)
                record_take(column, row,
                            column->kind == COLUMN_TEXT ? arena_copy(arena, text) : text);
        } else {
            record_put_number(column, row, db_int(stmt, i + 2));
        }
    }
}

bool record_find(struct store *store, const struct record *record, const char *tail,
                 const struct arg *args, size_t n, struct arena *arena, void *rows,
                 size_t *count, struct err *err)
{
    struct db_stmt *stmt = store_ask_made(store, record, tail, make_select, args, n, err);
    if (!stmt)
        return false;
    char *list = NULL;
    size_t found = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, found + 1, record->size);
        read_row(record, stmt, arena, list + found++ * record->size);
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    memcpy(rows, &list, sizeof list);
    *count = found;
    return true;
}

bool record_find_one(struct store *store, const struct record *record, const char *tail,
                     const struct arg *args, size_t n, struct arena *arena, void *row,
                     bool *found, struct err *err)
{
    struct db_stmt *stmt = store_ask_made(store, record, tail, make_select, args, n, err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    *found = step == DB_ROW;
    if (*found)
        read_row(record, stmt, arena, row);
    db_reset(stmt);
    return step != DB_FAILED;
}

const char record_by_id[] = "WHERE id = $1";
static const char in_order[] = "ORDER BY id";
static const char a_page[] = "WHERE id > $1 ORDER BY id LIMIT 200";

bool record_get(struct store *store, const struct record *record, int64_t id,
                struct arena *arena, void *row, struct err *err)
{
    bool found;
    if (!record_find_one(store, record, record_by_id, ARGS(NUMBER_ARG(id)), arena, row,
                         &found, err))
        return false;
    if (found)
        return true;
    err_set(err, ERR_NOT_FOUND, "there is no %s %" PRId64, record->noun, id);
    return false;
}

bool record_all(struct store *store, const struct record *record, struct arena *arena,
                void *rows, size_t *n, struct err *err)
{
    return record_find(store, record, in_order, NO_ARGS, arena, rows, n, err);
}

bool record_page(struct store *store, const struct record *record, int64_t after,
                 struct arena *arena, void *rows, size_t *n, struct err *err)
{
    return record_find(store, record, a_page, ARGS(NUMBER_ARG(after)), arena, rows, n, err);
}

static size_t characters_in(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* Says why a text does not pass the door, by its name as a person says it. */
static bool unfit(const struct record *record, const struct column *column,
                  const char *text, struct err *err)
{
    struct buf said;
    size_t bad;
    buf_init(&said);
    record_column_said(column, &said);
    if (!utf8_valid(text, strlen(text), &bad)) {
        err_set(err, ERR_REFUSED, "the %s of this %s is not valid UTF-8", said.text,
                record->noun);
        err_why(err, "byte %zu is where it goes wrong", bad);
    } else if (!*text) {
        err_set(err, ERR_REFUSED, "this %s needs a %s", record->noun, said.text);
        err_next(err, "say it in a word or a line");
    } else {
        err_set(err, ERR_REFUSED, "the %s of this %s is too long: %s characters", said.text,
                record->noun, GROUPED(characters_in(text)));
        err_next(err, "make it %s or fewer", GROUPED(column->most));
    }
    buf_release(&said);
    return false;
}

/* The door for text: valid UTF-8, within its limit, there where it must be. */
static bool admit(const struct record *record, const void *row, struct err *err)
{
    for (int i = 0; i < record->n; i++) {
        const struct column *column = &record->column[i];
        if (column->kind != COLUMN_TEXT)
            continue;
        const char *text = record_text(column, row);
        if (!utf8_valid(text, strlen(text), NULL) || (column->needed && !*text) ||
            characters_in(text) > column->most)
            return unfit(record, column, text, err);
    }
    return true;
}

/* Binds the columns of a row from parameter `first` on, folds included, in table order. */
static void bind_row(struct db_stmt *stmt, const struct record *record, const void *row,
                     int first)
{
    struct buf value;
    buf_init(&value);
    for (int i = 0; i < record->n; i++) {
        const struct column *column = &record->column[i];
        buf_reset(&value);
        record_value(column, row, &value);
        bool textual = column->kind == COLUMN_TEXT || column->kind == COLUMN_WORD;
        bool number = column->kind == COLUMN_INT || column->kind == COLUMN_BOOL;
        if (number)
            db_bind_int(stmt, first++, record_number(column, row));
        else if (!textual && value.len == 0)
            db_bind_null(stmt, first++);
        else if (textual || column->kind == COLUMN_DATE)
            db_bind_text(stmt, first++, value.text);
        else
            db_bind_int(stmt, first++, record_number(column, row));
        if (column->folded) {
            buf_reset(&value);
            fold_name(&value, record_text(column, row));
            db_bind_text(stmt, first++, value.text);
        }
    }
    buf_release(&value);
}

static void make_insert(const void *key, const void *kind, struct buf *sql)
{
    (void)kind;
    const struct record *record = key;
    buf_addf(sql, "INSERT INTO %s (id, rev", record->table);
    int parameters = 2;
    for (int i = 0; i < record->n; i++) {
        buf_addf(sql, ", %s", record->column[i].name);
        if (record->column[i].folded)
            buf_addf(sql, ", %s_fold", record->column[i].name);
        parameters += 1 + record->column[i].folded;
    }
    buf_add(sql, ") VALUES ($1");
    for (int p = 2; p <= parameters; p++)
        buf_addf(sql, ", $%d", p);
    buf_add(sql, ")");
}

static void make_update(const void *key, const void *kind, struct buf *sql)
{
    (void)kind;
    const struct record *record = key;
    buf_addf(sql, "UPDATE %s SET rev = rev + 1", record->table);
    int parameter = 3;
    for (int i = 0; i < record->n; i++) {
        buf_addf(sql, ", %s = $%d", record->column[i].name, parameter++);
        if (record->column[i].folded)
            buf_addf(sql, ", %s_fold = $%d", record->column[i].name, parameter++);
    }
    buf_add(sql, " WHERE id = $1 AND rev = $2");
}

static void make_delete(const void *key, const void *kind, struct buf *sql)
{
    (void)kind;
    const struct record *record = key;
    buf_addf(sql, "DELETE FROM %s WHERE id = $1 AND rev = $2", record->table);
}

/* Says in the user's words why the database would not take a row. */
static bool refused(struct tx *tx, const struct record *record, const void *row,
                    struct err *err)
{
    struct buf title;
    buf_init(&title);
    record_title(record, row, &title);
    enum db_fault fault = db_fault(tx->store->db);
    if (fault == DB_FAULT_UNIQUE) {
        err_set(err, ERR_CONFLICT, "there is another %s already", title.text);
        err_next(err, "look at what is there, then choose another name or change that one");
    } else if (fault == DB_FAULT_CHECK) {
        struct err why = *err;
        err_set(err, ERR_REFUSED, "%s does not fit", title.text);
        err_why(err, "%s", why.why);
    }
    buf_release(&title);
    return false;
}

/* What is kept beside the records follows each write; NULL is for what is not there. */
static bool follow(struct tx *tx, const struct record *record, const void *before,
                   const void *after, struct err *err)
{
    const void *row = after ? after : before;
    return tallies_follow(tx, record, before, after, err) &&
           anchors_follow(tx, record, row, err) && vacancies_follow(tx, record, row, err) &&
           gaps_follow(tx, record, before, after, err) &&
           search_follow(tx, record, row, err);
}

static bool run_write(struct tx *tx, const struct record *record, const void *row,
                      struct db_stmt *stmt, struct err *err)
{
    enum db_step step = db_step(stmt, err);
    db_reset(stmt);
    return step != DB_FAILED || refused(tx, record, row, err);
}

static const char insert_kind[] = "insert", update_kind[] = "update",
                  delete_kind[] = "delete";

bool record_add(struct tx *tx, const struct record *record, void *row, struct err *err)
{
    if (!admit(record, row, err))
        return false;
    struct db_stmt *stmt =
        store_ask_made(tx->store, record, insert_kind, make_insert, NO_ARGS, err);
    if (!stmt)
        return false;
    int64_t id = record_id(row);
    if (id)
        db_bind_int(stmt, 1, id);
    else
        db_bind_null(stmt, 1);
    db_bind_int(stmt, 2, 1);
    bind_row(stmt, record, row, 3);
    if (!run_write(tx, record, row, stmt, err))
        return false;
    set_id_rev(row, id ? id : db_last_id(tx->store->db), 1);
    if (!follow(tx, record, NULL, row, err))
        return false;
    struct buf after;
    buf_init(&after);
    record_encode(record, row, &after);
    bool ok = log_change(tx, record, record_id(row), "", after.text, err);
    buf_release(&after);
    return ok;
}

/* Reads what is stored now under the row's id, as a row and as the log has it; a conflict
 * if it is not the row's revision. */
static bool read_before(struct tx *tx, const struct record *record, const void *row,
                        struct arena *arena, void *now, struct buf *before, struct err *err)
{
    bool found;
    if (!record_find_one(tx->store, record, record_by_id, ARGS(NUMBER_ARG(record_id(row))),
                         arena, now, &found, err))
        return false;
    if (!found || record_rev(now) != record_rev(row))
        return record_conflict(tx, record, row, err);
    record_encode(record, now, before);
    return true;
}

bool record_change(struct tx *tx, const struct record *record, void *row, struct err *err)
{
    if (!admit(record, row, err))
        return false;
    struct arena arena;
    struct buf before, after;
    arena_init(&arena);
    buf_init(&before);
    buf_init(&after);
    record_encode(record, row, &after);
    void *now = arena_new(&arena, 1, record->size);
    bool ok = read_before(tx, record, row, &arena, now, &before, err);
    if (ok && strcmp(before.text, after.text) != 0) {
        struct db_stmt *stmt = store_ask_made(
            tx->store, record, update_kind, make_update,
            ARGS(NUMBER_ARG(record_id(row)), NUMBER_ARG(record_rev(row))), err);
        if (stmt)
            bind_row(stmt, record, row, 3);
        ok = stmt && run_write(tx, record, row, stmt, err) &&
             follow(tx, record, now, row, err) &&
             log_change(tx, record, record_id(row), before.text, after.text, err);
        if (ok)
            set_id_rev(row, record_id(row), record_rev(row) + 1);
    }
    buf_release(&after);
    buf_release(&before);
    arena_release(&arena);
    return ok;
}

bool record_drop(struct tx *tx, const struct record *record, const void *row,
                 struct err *err)
{
    struct arena arena;
    struct buf before;
    arena_init(&arena);
    buf_init(&before);
    void *now = arena_new(&arena, 1, record->size);
    bool ok = read_before(tx, record, row, &arena, now, &before, err) &&
              vacancies_leave(tx, record, row, err);
    if (ok) {
        struct db_stmt *stmt = store_ask_made(
            tx->store, record, delete_kind, make_delete,
            ARGS(NUMBER_ARG(record_id(row)), NUMBER_ARG(record_rev(row))), err);
        ok = stmt && run_write(tx, record, now, stmt, err) &&
             follow(tx, record, now, NULL, err) &&
             log_change(tx, record, record_id(row), before.text, "", err);
    }
    buf_release(&before);
    arena_release(&arena);
    return ok;
}
