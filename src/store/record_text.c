/* A record as text, column by column: what the log keeps and what messages show. */
#include "store_private.h"

#include "base/date.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *record_text(const struct column *column, const void *row)
{
    const char *text =
        *(const char *const *)(const void *)((const char *)row + column->offset);
    return text ? text : "";
}

/* The value of a column that is not text: an enum has the size of an int. */
int64_t record_number(const struct column *column, const void *row)
{
    const void *at = (const char *)row + column->offset;
    int word;
    switch (column->kind) {
    case COLUMN_BOOL:
        return *(const bool *)at;
    case COLUMN_WORD:
        memcpy(&word, at, sizeof word);
        return word;
    case COLUMN_TEXT:
    case COLUMN_INT:
    case COLUMN_REF:
    case COLUMN_TIME:
    case COLUMN_DATE:
        break;
    }
    return *(const int64_t *)at;
}

/* Sums and differences of what a damaged store holds must not overflow: no sound board has
 * a time outside the calendar, or counts so far. */
static int64_t within(const struct column *column, int64_t number)
{
    int64_t most = INT64_C(1000000000000000);
    if (column->kind == COLUMN_TIME)
        return time_within(number);
    if (column->kind == COLUMN_INT)
        return number < -most ? -most : number > most ? most : number;
    return number;
}

void record_put_number(const struct column *column, void *row, int64_t number)
{
    void *at = (char *)row + column->offset;
    int word = (int)number;
    if (column->kind == COLUMN_BOOL)
        *(bool *)at = number != 0;
    else if (column->kind == COLUMN_WORD)
        memcpy(at, &word, sizeof word);
    else
        *(int64_t *)at = within(column, number);
}

void record_value(const struct column *column, const void *row, struct buf *out)
{
    int64_t number = column->kind == COLUMN_TEXT ? 0 : record_number(column, row);
    char date[DATE_TEXT];
    switch (column->kind) {
    case COLUMN_TEXT:
        buf_add(out, record_text(column, row));
        break;
    case COLUMN_WORD:
        buf_add(out, words_for(column->words)->name[number]);
        break;
    case COLUMN_DATE:
        if (number) {
            date_text(number, date);
            buf_add(out, date);
        }
        break;
    case COLUMN_INT:
    case COLUMN_BOOL:
    case COLUMN_REF:
    case COLUMN_TIME:
        if (number)
            buf_addf(out, "%" PRId64, number);
        break;
    }
}

/* Takes one value as record_value gives it. */
bool record_take(const struct column *column, void *row, const char *value)
{
    int64_t number = 0;
    char *end;
    switch (column->kind) {
    case COLUMN_TEXT:
        *(const char **)(void *)((char *)row + column->offset) = value;
        return true;
    case COLUMN_WORD:
        number = words_find(words_for(column->words), value);
        if (number < 0)
            return false;
        break;
    case COLUMN_DATE:
        if (!date_parse(value, &number))
            return false;
        break;
    case COLUMN_INT:
    case COLUMN_BOOL:
    case COLUMN_REF:
    case COLUMN_TIME:
        number = strtoll(value, &end, 10);
        if (*end || end == value)
            return false;
        break;
    }
    record_put_number(column, row, number);
    return true;
}

void record_title(const struct record *record, const void *row, struct buf *out)
{
    if (record->title)
        buf_addf(out, "%s \"%s\"", record->noun, record_text(record->title, row));
    else
        buf_addf(out, "%s %" PRId64, record->noun, record_id(row));
}

void record_encode(const struct record *record, const void *row, struct buf *out)
{
    struct buf value;
    char length[24];
    buf_init(&value);
    for (int i = 0; i < record->n; i++) {
        buf_reset(&value);
        record_value(&record->column[i], row, &value);
        if (value.len == 0)
            continue;
        snprintf(length, sizeof length, "%zu", value.len);
        buf_add(out, record->column[i].name);
        buf_add_c(out, ' ');
        buf_add(out, length);
        buf_add_c(out, ':');
        buf_add_n(out, value.text, value.len);
        buf_add_c(out, '\n');
    }
    buf_release(&value);
}

static const struct column *column_named(const struct record *record, const char *name,
                                         size_t len)
{
    for (int i = 0; i < record->n; i++)
        if (strlen(record->column[i].name) == len &&
            memcmp(record->column[i].name, name, len) == 0)
            return &record->column[i];
    return NULL;
}

void record_empty(const struct record *record, void *row)
{
    memset(row, 0, record->size);
    for (int i = 0; i < record->n; i++)
        if (record->column[i].kind == COLUMN_TEXT)
            record_take(&record->column[i], row, "");
}

bool record_decode(const struct record *record, const char *text, struct arena *arena,
                   void *row)
{
    record_empty(record, row);
    for (const char *at = text; *at;) {
        const char *blank = strchr(at, ' ');
        const struct column *column =
            blank ? column_named(record, at, (size_t)(blank - at)) : NULL;
        if (!column)
            return false;
        char *colon;
        unsigned long len = strtoul(blank + 1, &colon, 10);
        if (*colon != ':' || strnlen(colon + 1, len + 1) <= len || colon[len + 1] != '\n')
            return false;
        if (!record_take(column, row, arena_text(arena, colon + 1, len)))
            return false;
        at = colon + len + 2;
    }
    return true;
}

void record_column_said(const struct column *column, struct buf *out)
{
    size_t len = strlen(column->name);
    if (column->kind == COLUMN_TIME && len > 3 &&
        strcmp(column->name + len - 3, "_at") == 0)
        len -= 3;
    for (size_t i = 0; i < len; i++)
        buf_add_c(out, column->name[i] == '_' ? ' ' : column->name[i]);
}
