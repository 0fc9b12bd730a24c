/* A plan as the board's YAML, from the same tables as the reader. */
#include "codec/board_yaml.h"

#include "base/date.h"
#include "base/progress.h"
#include "board_sound.h"
#include "codec/yaml.h"
#include "domain/review.h"
#include "text/fold.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The children of one kind, found by their parent: lists are in the parents' order, so one
 * walk along each serves the whole document. */
struct writer {
    struct board_plan *plan;
    struct yaml_out *out;
    size_t at[PLAN_KINDS]; /* the next row of each list that has not been written */
    struct progress_steps records;
};

static const void *at(const void *row, const struct key *key)
{
    return (const char *)row + key->offset;
}

static int64_t number(const void *row, const struct key *key)
{
    return *(const int64_t *)at(row, key);
}

static int word(const void *row, const struct key *key)
{
    int w;
    memcpy(&w, at(row, key), sizeof w);
    return w;
}

static const char *text(const void *row, const struct key *key)
{
    return *(const char *const *)at(row, key);
}

/* Whether the slug says nothing that the name does not. */
static bool derived(const void *row, const struct key *key)
{
    struct buf slug;
    buf_init(&slug);
    fold_slug(&slug, ((const struct area *)row)->name);
    bool same = strcmp(slug.text, text(row, key)) == 0;
    buf_release(&slug);
    return same;
}

static size_t children(const struct writer *w, const struct key *key, int64_t parent)
{
    const struct plan_list *list = &w->plan->list[key->to];
    size_t n = 0;
    for (size_t i = w->at[key->to]; i < list->n; i++, n++)
        if (number(plan_row(w->plan, key->to, i), key) != parent)
            break;
    return n;
}

static bool is_empty(const struct writer *w, const void *row, const struct key *key)
{
    switch (key->kind) {
    case KEY_TEXT:
        return !text(row, key)[0] || ((key->flags & KEY_DERIVED) && derived(row, key));
    case KEY_WEEK:
        return false;
    case KEY_BOOL:
        return !*(const bool *)at(row, key);
    case KEY_WORD:
        return word(row, key) == 0 && !(key->flags & KEY_ALWAYS);
    case KEY_LIST:
        return children(w, key, *(const int64_t *)row) == 0;
    case KEY_ROLE:
        return true;
    case KEY_REF:
        return !plan_find(w->plan, key->to, number(row, key));
    case KEY_INT:
    case KEY_TIME:
    case KEY_DATE:
        break;
    }
    return number(row, key) == 0;
}

static void put_number(struct writer *w, int64_t n)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%" PRId64, n);
    yaml_out_plain(w->out, digits);
}

static void put_review_name(struct writer *w, const struct review *review)
{
    char name[REVIEW_NAME];
    review_name(review, name);
    yaml_out_plain(w->out, name);
}

/* A reference by the name the other record has in this file. */
static void put_reference(struct writer *w, const void *row, const struct key *key)
{
    const void *other = plan_find(w->plan, key->to, number(row, key));
    assert(other); /* board_sound has looked for it */
    if (key->to == PLAN_PERSON)
        yaml_out_text(w->out, ((const struct person *)other)->handle);
    else if (key->to == PLAN_AREA)
        yaml_out_text(w->out, ((const struct area *)other)->slug);
    else if (key->to == PLAN_RELEASE_TYPE)
        yaml_out_text(w->out, ((const struct release_type *)other)->name);
    else if (key->to == PLAN_REVIEW)
        put_review_name(w, other);
    else
        put_number(w, number(row, key));
}

static void put_list(struct writer *w, const void *row, const struct key *key);

static void put_value(struct writer *w, const void *row, const struct key *key)
{
    char time[TIME_TEXT], date[DATE_TEXT];
    switch (key->kind) {
    case KEY_TEXT:
        yaml_out_text(w->out, text(row, key));
        break;
    case KEY_WEEK:
        yaml_out_plain(w->out, text(row, key));
        break;
    case KEY_INT:
        put_number(w, number(row, key));
        break;
    case KEY_BOOL:
        yaml_out_plain(w->out, *(const bool *)at(row, key) ? "true" : "false");
        break;
    case KEY_TIME:
        time_text(number(row, key), time);
        yaml_out_plain(w->out, time);
        break;
    case KEY_DATE:
        date_text(number(row, key), date);
        yaml_out_plain(w->out, date);
        break;
    case KEY_WORD:
        yaml_out_plain(w->out, words_for(key->words)->name[word(row, key)]);
        break;
    case KEY_REF:
        put_reference(w, row, key);
        break;
    case KEY_LIST:
        put_list(w, row, key);
        break;
    case KEY_ROLE:
        break;
    }
}

/* The only key that says anything, if it is the one a bare scalar stands for. */
static const struct key *bare(const struct writer *w, enum plan_kind kind, const void *row)
{
    const struct entity *entity = &board_entities[kind];
    const struct key *main = NULL;
    if (!entity->main)
        return NULL;
    for (const struct key *key = entity->key; key->name[0]; key++) {
        if (strcmp(key->name, entity->main) == 0)
            main = key;
        else if (!is_empty(w, row, key))
            return NULL;
    }
    return main;
}

static void put_record(struct writer *w, enum plan_kind kind, const void *row)
{
    const struct key *only = bare(w, kind, row);
    progress_step(&w->records, 1);
    if (only) {
        put_value(w, row, only);
        return;
    }
    yaml_out_mapping(w->out);
    for (const struct key *key = board_entities[kind].key; key->name[0]; key++) {
        if (is_empty(w, row, key))
            continue;
        yaml_out_key(w->out, key->name);
        put_value(w, row, key);
    }
    yaml_out_end(w->out);
}

static void put_list(struct writer *w, const void *row, const struct key *key)
{
    size_t n = children(w, key, *(const int64_t *)row), first = w->at[key->to];
    bool flow = key->flags & KEY_FLOW;
    for (size_t i = 0; flow && i < n; i++)
        flow = bare(w, key->to, plan_row(w->plan, key->to, first + i)) != NULL;
    if (flow)
        yaml_out_short_list(w->out);
    else
        yaml_out_list(w->out);
    for (size_t i = 0; i < n; i++)
        put_record(w, key->to, plan_row(w->plan, key->to, w->at[key->to]++));
    yaml_out_end(w->out);
}

static void put_about(struct writer *w)
{
    yaml_out_key(w->out, "buckstop");
    yaml_out_plain(w->out, "1");
    yaml_out_key(w->out, "board");
    yaml_out_mapping(w->out);
    for (const struct key *key = board_record_keys; key->name[0]; key++) {
        if (is_empty(w, &w->plan->board, key))
            continue;
        yaml_out_key(w->out, key->name);
        put_value(w, &w->plan->board, key);
    }
    yaml_out_end(w->out);
}

static bool is_section(enum plan_kind kind)
{
    for (int i = 0; i < SECTIONS; i++)
        if (board_sections[i].kind == kind)
            return true;
    return false;
}

/* The first row that no parent's list took: there is one where the rows of a damaged store
 * come in another order than their parents. NULL: there is none. */
static const void *left_over(const struct writer *w, enum plan_kind *kind)
{
    for (int k = 0; k < PLAN_KINDS; k++) {
        *kind = (enum plan_kind)k;
        if (w->at[k] < w->plan->list[k].n && !is_section(*kind))
            return plan_row(w->plan, *kind, w->at[k]);
    }
    return NULL;
}

static void put_section(struct writer *w, const struct section *section)
{
    const struct plan_list *list = &w->plan->list[section->kind];
    if (list->n == 0)
        return;
    yaml_out_key(w->out, section->key);
    yaml_out_list(w->out);
    for (size_t row = 0; row < list->n && !progress_stop(); row++)
        put_record(w, section->kind, plan_row(w->plan, section->kind, row));
    yaml_out_end(w->out);
}

bool board_yaml_write(struct board_plan *plan, struct buf *out, struct err *err)
{
    struct writer w = {.plan = plan, .records = {plan_rows(plan), 1, "records written", 0}};
    struct buf text;
    enum plan_kind kind;
    if (!board_sound(plan, err))
        return false;
    buf_init(&text);
    w.out = yaml_out_new();
    yaml_out_mapping(w.out);
    put_about(&w);
    for (int i = 0; i < SECTIONS; i++)
        put_section(&w, &board_sections[i]);
    yaml_out_end(w.out);
    yaml_out_finish(w.out, &text);
    const void *row = left_over(&w, &kind);
    bool ok = !progress_stopped(err) && (!row || board_unsound_place(kind, row, err));
    if (ok)
        buf_add_n(out, text.text, text.len);
    buf_release(&text);
    return ok;
}
