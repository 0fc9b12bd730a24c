/* What must hold of a plan before it is written. The reader refuses a file in which it does
 * not; a store can be damaged so that it does not. */
#include "board_sound.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/progress.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <string.h>

struct sounder {
    struct board_plan *plan;
    const char *noun; /* of the row that is looked at */
    const struct key *keys;
    const void *row;
    struct err *err;
};

static const void *at(const void *row, const struct key *key)
{
    return (const char *)row + key->offset;
}

/* The first text a record must have is what a person knows it by. */
static const char *title(const struct key *keys, const void *row)
{
    for (const struct key *key = keys; key->name[0]; key++) {
        const char *text;
        if ((key->kind != KEY_TEXT && key->kind != KEY_WEEK) || !(key->flags & KEY_NEEDED))
            continue;
        memcpy(&text, at(row, key), sizeof text);
        if (text[0] && utf8_valid(text, strlen(text), NULL))
            return text;
    }
    return "";
}

static bool fail(const char *noun, const struct key *keys, const void *row, const char *why,
                 struct err *err)
{
    const char *name = title(keys, row), *quote = name[0] ? "\"" : "",
               *blank = name[0] ? " " : "";
    err_set(err, ERR_STORE,
            "the board is hurt: %s%s%s%s%s (number %" PRId64 ") %s; nothing was written",
            noun, blank, quote, name, quote, *(const int64_t *)row, why);
    return err_next(err, "run: buckstop doctor");
}

__attribute__((format(printf, 2, 3))) static bool unsound(const struct sounder *s,
                                                          const char *fmt, ...)
{
    struct buf why;
    buf_init(&why);
    va_list args;
    va_start(args, fmt);
    buf_addv(&why, fmt, args);
    va_end(args);
    fail(s->noun, s->keys, s->row, why.text, s->err);
    buf_release(&why);
    return false;
}

static bool sound_text(const struct sounder *s, const struct key *key)
{
    struct week week;
    const char *text;
    memcpy(&text, at(s->row, key), sizeof text);
    if (!utf8_valid(text, strlen(text), NULL))
        return unsound(s, "has a %s that is no text", key->name);
    if ((key->flags & KEY_NEEDED) && !text[0])
        return unsound(s, "has no %s", key->name);
    if (key->kind == KEY_WEEK && !week_parse(text, &week))
        return unsound(s, "has a %s that is none: \"%s\"", key->name, text);
    return true;
}

/* The texts of times and dates have years of four digits, and 0 is none. */
static bool sound_number(const struct sounder *s, const struct key *key)
{
    int64_t number, back;
    char time[TIME_TEXT], date[DATE_TEXT];
    memcpy(&number, at(s->row, key), sizeof number);
    bool none = number == 0, ok = true;
    if (none && !(key->flags & KEY_NEEDED) && key->least == 0)
        return true;
    if (key->kind == KEY_INT) {
        ok = number >= key->least && number <= key->most;
    } else if (key->kind == KEY_TIME) {
        time_text(number, time);
        ok =
            !none && time_parse(time, &(struct zone){"UTC"}, &back, NULL) && back == number;
    } else {
        date_text(number, date);
        ok = !none && date_parse(date, &back) && back == number;
    }
    return ok || unsound(s, "has %s %s that cannot be: %" PRId64,
                         strchr("aeiou", key->name[0]) ? "an" : "a", key->name, number);
}

static bool sound_reference(const struct sounder *s, const struct key *key)
{
    int64_t number;
    memcpy(&number, at(s->row, key), sizeof number);
    if ((number == 0 && !(key->flags & KEY_NEEDED)) || (key->flags & KEY_LOOSE))
        return true;
    return plan_find(s->plan, key->to, number) ||
           unsound(s, "points at %s (number %" PRId64 ") that is not there",
                   board_entities[key->to].noun, number);
}

static bool sound_word(const struct sounder *s, const struct key *key)
{
    int word;
    memcpy(&word, at(s->row, key), sizeof word);
    return (word >= 0 && word < words_for(key->words)->n) ||
           unsound(s, "has a %s that is none of its words", key->name);
}

static bool sound_flag(const struct sounder *s, const struct key *key)
{
    unsigned char flag;
    memcpy(&flag, at(s->row, key), sizeof flag);
    return flag <= 1 || unsound(s, "is neither %s nor not", key->name);
}

/* Children are looked at from their parents' table of keys: only that says which they are.
 */
static bool sound_children(const struct sounder *s, enum plan_kind parent,
                           const struct key *key)
{
    const struct entity *child = &board_entities[key->to];
    for (size_t i = 0; i < s->plan->list[key->to].n; i++) {
        const void *row = plan_row(s->plan, key->to, i);
        const struct sounder of = {s->plan, child->noun, child->key, row, s->err};
        int64_t number;
        memcpy(&number, at(row, key), sizeof number);
        if (!plan_find(s->plan, parent, number))
            return unsound(&of, "belongs to %s (number %" PRId64 ") that is not there",
                           board_entities[parent].noun, number);
    }
    return true;
}

static bool sound_row(const struct sounder *s)
{
    bool ok = true;
    for (const struct key *key = s->keys; ok && key->name[0]; key++)
        switch (key->kind) {
        case KEY_TEXT:
        case KEY_WEEK:
            ok = sound_text(s, key);
            break;
        case KEY_INT:
        case KEY_TIME:
        case KEY_DATE:
            ok = sound_number(s, key);
            break;
        case KEY_BOOL:
            ok = sound_flag(s, key);
            break;
        case KEY_WORD:
            ok = sound_word(s, key);
            break;
        case KEY_REF:
            ok = sound_reference(s, key);
            break;
        case KEY_LIST:
        case KEY_ROLE:
            break;
        }
    return ok;
}

bool board_sound(struct board_plan *plan, struct err *err)
{
    struct sounder s = {plan, "the board", board_record_keys, &plan->board, err};
    struct progress_steps rows = {plan_rows(plan), 1, "records looked at", 0};
    if (!sound_row(&s))
        return false;
    for (int kind = 0; kind < PLAN_KINDS; kind++) {
        s.noun = board_entities[kind].noun;
        s.keys = board_entities[kind].key;
        for (size_t i = 0; i < plan->list[kind].n; i++) {
            s.row = plan_row(plan, (enum plan_kind)kind, i);
            progress_step(&rows, 1);
            if (progress_stopped(err) || !sound_row(&s))
                return false;
        }
        for (const struct key *key = s.keys; key->name[0]; key++)
            if (key->kind == KEY_LIST && !sound_children(&s, (enum plan_kind)kind, key))
                return false;
    }
    return true;
}

bool board_unsound_place(enum plan_kind kind, const void *row, struct err *err)
{
    const struct entity *entity = &board_entities[kind];
    return fail(entity->noun, entity->key, row, "does not stand behind what it belongs to",
                err);
}
