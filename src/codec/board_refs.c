/* References of the board's YAML: noted with their place while reading, resolved when every
 * name is known. */
#include "board_reader.h"

#include "text/clean.h"
#include "text/fold.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void board_note_reference(struct reader *r, const struct place *place,
                          const struct key *key, const struct yaml_node *node)
{
    r->pending = arena_grow(r->plan->arena, r->pending, &r->pending_cap, r->pending_n + 1,
                            sizeof *r->pending);
    r->pending[r->pending_n++] = (struct pending){place->kind, place->row, key, node};
}

/* Notes what the record can be called, for references to it. */
static void note_name(struct reader *r, enum plan_kind kind, const char *name, int64_t id,
                      const struct yaml_node *node)
{
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, name);
    r->names[kind] = arena_grow(r->plan->arena, r->names[kind], &r->names_cap[kind],
                                r->names_n[kind] + 1, sizeof *r->names[kind]);
    r->names[kind][r->names_n[kind]++] =
        (struct named){arena_copy(r->plan->arena, fold.text), id, node};
    buf_release(&fold);
}

void board_note_names(struct reader *r, const struct place *place,
                      const struct yaml_node *node)
{
    const void *row = plan_row(r->plan, place->kind, place->row);
    int64_t id = *(const int64_t *)row;
    char number[32];
    switch (place->kind) {
    case PLAN_PERSON:
        note_name(r, PLAN_PERSON, ((const struct person *)row)->handle, id, node);
        return;
    case PLAN_AREA:
        note_name(r, PLAN_AREA, ((const struct area *)row)->slug, id, node);
        return;
    case PLAN_RELEASE_TYPE:
        note_name(r, PLAN_RELEASE_TYPE, ((const struct release_type *)row)->name, id, node);
        return;
    case PLAN_REVIEW:
        note_name(r, PLAN_REVIEW, ((const struct review *)row)->week, id, node);
        return;
    case PLAN_TICKET:
    case PLAN_INCIDENT:
    case PLAN_DEPLOY:
    case PLAN_CAUSE:
    case PLAN_CANDIDATE:
    case PLAN_REMOVAL:
        snprintf(number, sizeof number, "%" PRId64, id);
        note_name(r, place->kind, number, id, node);
        return;
    default: /* nothing refers to the others */
        return;
    }
}

static int by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->fold, y->fold);
    return order ? order
                 : (x->node->line > y->node->line) - (x->node->line < y->node->line);
}

/* Sorts the names of each kind and refuses one that stands twice. */
static bool sort_names(struct reader *r)
{
    for (int kind = 0; kind < PLAN_KINDS; kind++) {
        struct named *names = r->names[kind];
        if (!names)
            continue;
        qsort(names, r->names_n[kind], sizeof *names, by_name);
        for (size_t i = 1; i < r->names_n[kind]; i++) {
            if (strcmp(names[i - 1].fold, names[i].fold) != 0)
                continue;
            struct buf before;
            buf_init(&before);
            buf_addf(&before, "%s of that name is there already, in line %d: ",
                     board_entities[kind].noun, names[i - 1].node->line);
            board_fail_about(r, names[i].node, before.text, names[i].fold, "",
                             "a name of its own");
            buf_release(&before);
            return false;
        }
    }
    return true;
}

static const struct named *find_named(const struct reader *r, enum plan_kind kind,
                                      const char *fold)
{
    const struct named wanted = {.fold = fold};
    size_t low = 0, high = r->names_n[kind];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(r->names[kind][middle].fold, wanted.fold) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == r->names_n[kind] || strcmp(r->names[kind][low].fold, fold) != 0)
        return NULL;
    return &r->names[kind][low];
}

/* People and areas may also be meant by their full name. */
static int64_t find_by_full_name(struct reader *r, enum plan_kind kind, const char *text)
{
    for (size_t i = 0; i < r->plan->list[kind].n; i++) {
        const void *row = plan_row(r->plan, kind, i);
        const char *name = kind == PLAN_PERSON ? ((const struct person *)row)->name
                           : kind == PLAN_AREA ? ((const struct area *)row)->name
                                               : NULL;
        if (name && fold_same(name, text))
            return *(const int64_t *)row;
    }
    return 0;
}

static bool resolve(struct reader *r, const struct pending *p)
{
    const char *typed = p->node->text;
    if (p->key->to == PLAN_REVIEW && !board_week(r, p->node, &typed))
        return false;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, typed[0] == '@' || typed[0] == '#' ? typed + 1 : typed);
    const struct named *named = find_named(r, p->key->to, fold.text);
    int64_t id = named ? named->id : find_by_full_name(r, p->key->to, typed);
    buf_release(&fold);
    if (id) {
        char *row = plan_row(r->plan, p->kind, p->row);
        *(int64_t *)(void *)(row + p->key->offset) = id;
        return true;
    }
    const struct entity *entity = &board_entities[p->key->to];
    const char *noun = strchr(entity->noun, ' ') + 1;
    struct buf before, expected;
    buf_init(&before);
    buf_init(&expected);
    buf_addf(&before, "there is no %s ", noun);
    buf_addf(&expected, "the %s of one in this file", entity->name ? entity->name : "id");
    board_fail_about(r, p->node, before.text, typed, "", expected.text);
    buf_release(&expected);
    buf_release(&before);
    return false;
}

bool board_resolve(struct reader *r)
{
    if (!sort_names(r))
        return false;
    for (size_t i = 0; i < r->pending_n; i++)
        if (!resolve(r, &r->pending[i]))
            return false;
    return true;
}
