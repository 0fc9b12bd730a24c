/* Looking at stored values as they are, before reading makes the best of them. */
#include "sound.h"

#include "base/date.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What is wrong with the value in column `at`; NULL for nothing. */
typedef const char *judge(struct db_stmt *stmt, int at, size_t most);

static const char *judge_text(struct db_stmt *stmt, int at, size_t most)
{
    if (db_kind(stmt, at) != DB_TEXT)
        return "is no text";
    const char *text = db_text(stmt, at);
    size_t len = db_size(stmt, at), characters = 0;
    if (!utf8_valid(text, len, NULL))
        return "is not valid UTF-8";
    for (size_t i = 0; i < len; i++)
        characters += ((unsigned char)text[i] & 0xC0) != 0x80;
    return characters > most ? "is longer than it can be" : NULL;
}

static const char *judge_needed(struct db_stmt *stmt, int at, size_t most)
{
    const char *wrong = judge_text(stmt, at, most);
    return wrong ? wrong : db_size(stmt, at) == 0 ? "is missing" : NULL;
}

static const char *judge_number(struct db_stmt *stmt, int at, size_t most)
{
    (void)most;
    return db_kind(stmt, at) == DB_NUMBER ? NULL : "is no number";
}

static const char *judge_bool(struct db_stmt *stmt, int at, size_t most)
{
    const char *wrong = judge_number(stmt, at, most);
    int64_t number = db_int(stmt, at);
    return wrong || number == 0 || number == 1 ? wrong : "is neither yes nor no";
}

/* Also of what must be there: that one points nowhere is said by the check of references.
 */
static const char *judge_reference(struct db_stmt *stmt, int at, size_t most)
{
    return db_kind(stmt, at) == DB_NULL ? NULL : judge_number(stmt, at, most);
}

static const char *judge_time(struct db_stmt *stmt, int at, size_t most)
{
    const char *wrong = judge_reference(stmt, at, most);
    char text[TIME_TEXT];
    int64_t number = db_int(stmt, at), back;
    if (wrong)
        return wrong;
    time_text(number, text); /* the ends of the calendar stand for what is beyond them */
    return time_parse(text, &(struct zone){"UTC"}, &back, NULL) && back == number
               ? NULL
               : "is no time";
}

static const char *judge_date(struct db_stmt *stmt, int at, size_t most)
{
    int64_t date;
    (void)most;
    if (db_kind(stmt, at) == DB_NULL)
        return NULL;
    return db_kind(stmt, at) == DB_TEXT && date_parse(db_text(stmt, at), &date) &&
                   db_size(stmt, at) == strlen(db_text(stmt, at))
               ? NULL
               : "is no date";
}

static const char *judge_word(struct db_stmt *stmt, int at, const struct words *words)
{
    return db_kind(stmt, at) == DB_TEXT && words_find(words, db_text(stmt, at)) >= 0 &&
                   db_size(stmt, at) == strlen(db_text(stmt, at))
               ? NULL
               : "is none of its words";
}

static const char *judge_column(const struct column *column, struct db_stmt *stmt, int at)
{
    static judge *const judges[] = {
        [COLUMN_TEXT] = judge_text, [COLUMN_INT] = judge_number,
        [COLUMN_BOOL] = judge_bool, [COLUMN_REF] = judge_reference,
        [COLUMN_TIME] = judge_time, [COLUMN_DATE] = judge_date,
    };
    if (column->kind == COLUMN_WORD)
        return judge_word(stmt, at, words_for(column->words));
    judge *of_kind = column->needed ? judge_needed : judges[column->kind];
    return of_kind(stmt, at, column->most);
}

/* Not the title: it may be what is hurt. The number leads to the record all the same. */
static void judge_row(const struct record *record, struct db_stmt *stmt,
                      void (*say)(void *ctx, const char *what), void *ctx)
{
    struct buf what;
    buf_init(&what);
    for (int i = 0; i < record->n; i++) {
        const struct column *column = &record->column[i];
        const char *wrong = judge_column(column, stmt, i + 1);
        if (!wrong)
            continue;
        buf_reset(&what);
        buf_addf(&what, "the %s of %s %" PRId64 " %s", column->name, record->noun,
                 db_int(stmt, 0), wrong);
        say(ctx, what.text);
    }
    buf_release(&what);
}

static void make_raw(const void *key, const void *kind, struct buf *sql)
{
    (void)kind;
    const struct record *record = key;
    buf_add(sql, "SELECT id");
    for (int i = 0; i < record->n; i++)
        buf_addf(sql, ", %s", record->column[i].name);
    buf_addf(sql, " FROM %s ORDER BY id", record->table);
}

bool sound_record(struct store *store, const struct record *record,
                  struct progress_steps *steps, void (*say)(void *ctx, const char *what),
                  void *ctx, struct err *err)
{
    static const char raw_kind[] = "raw";
    struct db_stmt *stmt = store_ask_made(store, record, raw_kind, make_raw, NO_ARGS, err);
    if (!stmt)
        return false;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        judge_row(record, stmt, say, ctx);
        progress_step(steps, 1);
    }
    db_reset(stmt);
    return step != DB_FAILED;
}

struct beside {
    const char *sql;  /* asks for the columns below */
    const char *noun; /* what a row is, before the text of its first column */
    struct {
        const char *name;
        judge *look;
        size_t most;
    } column[5];
    int n;
    /* What the columns say together; NULL if nothing is wrong. */
    const char *(*also)(struct store *store, struct db_stmt *stmt);
};

static const char *judge_count(struct db_stmt *stmt, int at, size_t most)
{
    const char *wrong = judge_number(stmt, at, most);
    return wrong || db_int(stmt, at) > 0 ? wrong : "is no count";
}

static const char *judge_instant(struct db_stmt *stmt, int at, size_t most)
{
    const char *wrong = judge_number(stmt, at, most);
    return wrong ? wrong : judge_time(stmt, at, most);
}

/* An undo may have taken the record away since; but one that the log has never heard of is
 * none. What cannot be looked up is no finding about this row. */
static bool is_known(struct store *store, const char *table, int64_t id)
{
    static const char sql[] =
        "SELECT COUNT(*) FROM change WHERE entity = $1 AND record = $2";
    struct err ignored;
    int64_t lines = 0;
    return !store_number(store, sql, ARGS(TEXT_ARG(table), NUMBER_ARG(id)), &lines,
                         &ignored) ||
           lines > 0;
}

/* A place is a screen, a record's number or a word, and a field: "deploy/7/what". */
static const char *judge_place(struct store *store, struct db_stmt *stmt)
{
    static const struct {
        const char *screen, *table;
    } screens[] = {
        {"deploy/", "deploy"},   {"incident/", "incident"},    {"ticket/", "ticket"},
        {"promise/", "removal"}, {"release/", "release_type"},
    };
    const char *place = db_text(stmt, 0);
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        size_t len = strlen(screens[i].screen);
        if (strncmp(place, screens[i].screen, len) != 0)
            continue;
        char *end;
        long long id = strtoll(place + len, &end, 10);
        if (id > 0 && *end == '/' && !is_known(store, screens[i].table, id))
            return "belongs to a record that has never been";
    }
    return NULL;
}

/* What was typed is kept folded beside it, so that each proves the other. */
static const char *judge_fold(struct store *store, struct db_stmt *stmt)
{
    struct buf fold;
    (void)store;
    buf_init(&fold);
    fold_name(&fold, db_text(stmt, 0));
    bool same = strcmp(fold.text, db_text(stmt, 1)) == 0;
    buf_release(&fold);
    return same ? NULL : "does not stand under its own words";
}

static const char *judge_seat(struct store *store, struct db_stmt *stmt)
{
    static const char drivers[] =
        "SELECT COUNT(*) FROM seat WHERE review = $1 AND drives <> 0";
    struct err ignored;
    int64_t review = db_int(stmt, 2), n = 0;
    if (!is_known(store, "review", review))
        return "is at a review that has never been";
    if (store_number(store, drivers, ARGS(NUMBER_ARG(review)), &n, &ignored) && n > 1)
        return "is one of several that drive the same review";
    return NULL;
}

/* Columns by name, so that a newer schema's further ones are no matter. */
static const struct beside tables[] = {
    {"SELECT place, actor, text, updated_at FROM draft ORDER BY place, actor",
     "the half-typed text of",
     {{"place", judge_needed, 200},
      {"actor", judge_needed, 200},
      {"text", judge_text, 200000},
      {"time", judge_instant, 0}},
     4,
     judge_place},
    {"SELECT typed, fold, asked, asked_at FROM miss ORDER BY fold",
     "what was asked for and not found,",
     {{"text", judge_needed, 200},
      {"folded text", judge_needed, 1000},
      {"count", judge_count, 0},
      {"time", judge_instant, 0}},
     4,
     judge_fold},
    {"SELECT token, actor, review, drives, seen_at FROM seat ORDER BY token",
     "the seat",
     {{"token", judge_needed, 100},
      {"actor", judge_needed, 200},
      {"review", judge_number, 0},
      {"driving", judge_bool, 0},
      {"time", judge_instant, 0}},
     5,
     judge_seat},
};

static void judge_beside(struct store *store, const struct beside *table,
                         struct db_stmt *stmt, void (*say)(void *ctx, const char *what),
                         void *ctx)
{
    const char *wrong = NULL, *name = "row";
    for (int i = 0; !wrong && i < table->n; i++) {
        wrong = table->column[i].look(stmt, i, table->column[i].most);
        name = table->column[i].name;
    }
    struct buf what;
    buf_init(&what);
    buf_addf(&what, "%s \"%s\"", table->noun, db_text(stmt, 0));
    if (wrong)
        buf_addf(&what, ": its %s %s", name, wrong);
    else if ((wrong = table->also(store, stmt)))
        buf_addf(&what, " %s", wrong);
    if (wrong)
        say(ctx, what.text);
    buf_release(&what);
}

const char *const sound_besides[SOUND_BESIDES] = {
    "half-typed text", "name that was not found", "seat of a review"};

bool sound_beside(struct store *store, int which, void (*say)(void *ctx, const char *what),
                  void *ctx, struct err *err)
{
    struct db_stmt *stmt = store_ask(store, tables[which].sql, NO_ARGS, err);
    if (!stmt)
        return false;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW)
        judge_beside(store, &tables[which], stmt, say, ctx);
    db_reset(stmt);
    return step != DB_FAILED;
}
