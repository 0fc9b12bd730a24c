/* Walking an operation back or forth, for every entity alike, and what to say when somebody
 * else was there in between. */
#include "store_private.h"

#include "base/date.h"
#include "base/progress.h"
#include "domain/when.h"

#include <inttypes.h>
#include <string.h>

/* The board's zone, UTC where that cannot be read. */
static void board_zone_of(struct store *store, struct arena *arena, struct zone *zone)
{
    static const char first[] = "WHERE id = 1";
    struct board_record about;
    struct err ignored;
    bool found = false;
    *zone = (struct zone){.name = "UTC"};
    if (record_find_one(store, &board_records, first, NO_ARGS, arena, &about, &found,
                        &ignored) &&
        found)
        (void)zone_find(about.time_zone, zone, &ignored);
}

static void add_time(const struct zone *zone, int64_t utc, struct buf *out)
{
    struct local local = zone_local(zone, utc);
    when_whole_date_text(out, local.date);
    buf_addf(out, " %02d:%02d", local.hour, local.minute);
}

/* Who touched the record last, for the message. */
static void add_who(struct store *store, const struct record *record, int64_t id,
                    const struct zone *zone, struct buf *out)
{
    static const char sql[] =
        "SELECT o.actor, o.at FROM change c "
        "JOIN operation o ON o.id = c.operation "
        "WHERE c.entity = $1 AND c.record = $2 ORDER BY c.id DESC LIMIT 1";
    struct err ignored;
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(TEXT_ARG(record->table), NUMBER_ARG(id)), &ignored);
    if (!stmt)
        return;
    if (db_step(stmt, &ignored) == DB_ROW) {
        buf_addf(out, " by %s, ", db_text(stmt, 0));
        add_time(zone, time_within(db_int(stmt, 1)), out);
    }
    db_reset(stmt);
}

/* The value as a person reads it: a time as one, a state in words. */
static void add_value(const struct column *column, const void *row, const struct zone *zone,
                      struct buf *out)
{
    size_t begin = out->len;
    if (column->kind != COLUMN_TIME)
        record_value(column, row, out);
    else if (record_number(column, row))
        add_time(zone, record_number(column, row), out);
    for (size_t i = begin; column->kind == COLUMN_WORD && i < out->len; i++)
        out->text[i] = out->text[i] == '_' ? ' ' : out->text[i];
    if (out->len == begin)
        buf_add(out, "nothing");
}

/* "covers is now "x", yours is "y"" for every column that differs. */
static void add_difference(const struct record *record, const void *theirs,
                           const void *mine, const struct zone *zone, struct buf *out)
{
    struct buf a, b;
    buf_init(&a);
    buf_init(&b);
    for (int i = 0; i < record->n; i++) {
        buf_reset(&a);
        buf_reset(&b);
        record_value(&record->column[i], theirs, &a);
        record_value(&record->column[i], mine, &b);
        if (strcmp(a.text, b.text) == 0)
            continue;
        buf_reset(&a);
        buf_reset(&b);
        add_value(&record->column[i], theirs, zone, &a);
        add_value(&record->column[i], mine, zone, &b);
        buf_add(out, out->len ? "; " : "");
        record_column_said(&record->column[i], out);
        buf_addf(out, " is now \"%s\", yours is \"%s\"", a.text, b.text);
    }
    buf_release(&a);
    buf_release(&b);
}

bool record_conflict(struct tx *tx, const struct record *record, const void *mine,
                     struct err *err)
{
    struct arena arena;
    struct buf title, difference;
    arena_init(&arena);
    buf_init(&title);
    buf_init(&difference);
    void *now = arena_new(&arena, 1, record->size);
    bool found = false;
    struct err ignored;
    struct zone zone;
    board_zone_of(tx->store, &arena, &zone);
    record_find_one(tx->store, record, record_by_id, ARGS(NUMBER_ARG(record_id(mine))),
                    &arena, now, &found, &ignored);
    record_title(record, mine, &title);
    buf_add(&title, found ? " was changed meanwhile" : " was taken away meanwhile");
    add_who(tx->store, record, record_id(mine), &zone, &title);
    if (found)
        add_difference(record, now, mine, &zone, &difference);
    err_set(err, ERR_CONFLICT, "%s", title.text);
    err_why(err, "%s", difference.text);
    err_next(err, "look at it as it is now, then decide: buckstop log");
    buf_release(&difference);
    buf_release(&title);
    arena_release(&arena);
    return false;
}

/* One change to walk: the record is `from` now and is to be `to`; "" is not there. */
struct walk {
    const struct record *record;
    int64_t id;
    const char *from, *to;
};

static bool damaged(const struct walk *walk, struct err *err)
{
    err_set(err, ERR_STORE, "the log's text of %s %" PRId64 " cannot be read",
            walk->record->noun, walk->id);
    return err_next(err, "run: buckstop doctor");
}

/* The record as it is now must be what the log says it was left as. */
static bool as_left(struct tx *tx, const struct walk *walk, struct arena *arena, void *now,
                    struct err *err)
{
    bool found;
    if (!record_find_one(tx->store, walk->record, record_by_id, ARGS(NUMBER_ARG(walk->id)),
                         arena, now, &found, err))
        return false;
    struct buf text;
    buf_init(&text);
    if (found)
        record_encode(walk->record, now, &text);
    bool same = found == (walk->from[0] != '\0') && strcmp(text.text, walk->from) == 0;
    buf_release(&text);
    if (same)
        return true;
    void *left = arena_new(arena, 1, walk->record->size);
    if (!record_decode(walk->record, walk->from, arena, left))
        return damaged(walk, err);
    ((int64_t *)left)[0] = walk->id;
    return record_conflict(tx, walk->record, left, err);
}

static bool walk_one(struct tx *tx, const struct walk *walk, struct arena *arena,
                     struct err *err)
{
    void *now = arena_new(arena, 1, walk->record->size);
    if (!as_left(tx, walk, arena, now, err))
        return false;
    if (!walk->to[0])
        return record_drop(tx, walk->record, now, err);
    void *to = arena_new(arena, 1, walk->record->size);
    if (!record_decode(walk->record, walk->to, arena, to))
        return damaged(walk, err);
    ((int64_t *)to)[0] = walk->id;
    ((int64_t *)to)[1] = record_rev(now);
    return walk->from[0] ? record_change(tx, walk->record, to, err)
                         : record_add(tx, walk->record, to, err);
}

static bool unknown_entity(const char *entity, struct err *err)
{
    err_set(err, ERR_STORE, "the log speaks of \"%s\", which this board does not have",
            entity);
    return err_next(err, "run: buckstop doctor");
}

bool log_walk(struct tx *tx, int64_t operation, enum op_kind way, struct err *err)
{
    struct arena arena, each;
    arena_init(&arena);
    arena_init(&each);
    struct log_change_row *changes;
    size_t n;
    bool undo = way == OP_UNDO;
    bool ok = log_changes(tx->store, operation, &arena, &changes, &n, err);
    for (size_t i = 0; ok && i < n; i++) {
        const struct log_change_row *change = &changes[undo ? n - 1 - i : i];
        const struct record *record = record_named(change->entity);
        const struct walk walk = {
            .record = record,
            .id = change->record,
            .from = undo ? change->after : change->before,
            .to = undo ? change->before : change->after,
        };
        ok = record ? walk_one(tx, &walk, &each, err) : unknown_entity(change->entity, err);
        arena_reset(&each);
        progress_tell((int64_t)i + 1, (int64_t)n, "changes");
    }
    arena_release(&each);
    arena_release(&arena);
    return ok;
}
