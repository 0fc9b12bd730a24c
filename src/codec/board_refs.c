/* References of the board's YAML: noted with their place while reading, resolved when every
 * name is known. */
#include "board_reader.h"

#include "domain/review.h"
#include "text/closest.h"
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

/* Handles keep "-" and "_" apart, as the board does. */
static void add_fold(const struct reader *r, const struct name_list *list, struct buf *fold,
                     const char *name)
{
    if (list == &r->names[PLAN_PERSON])
        fold_text(fold, name);
    else
        fold_name(fold, name);
}

/* Notes what the record can be called, for references to it. */
static void note_name(struct reader *r, struct name_list *list, const char *name,
                      int64_t id, const struct yaml_node *node)
{
    struct buf fold;
    buf_init(&fold);
    add_fold(r, list, &fold, name);
    list->name =
        arena_grow(r->plan->arena, list->name, &list->cap, list->n + 1, sizeof *list->name);
    list->name[list->n++] = (struct named){arena_copy(r->plan->arena, fold.text), id, node};
    buf_release(&fold);
}

void board_note_names(struct reader *r, const struct place *place,
                      const struct yaml_node *node)
{
    const void *row = plan_row(r->plan, place->kind, place->row);
    int64_t id = *(const int64_t *)row;
    struct name_list *names = &r->names[place->kind], *full = &r->full[place->kind];
    char number[32], sitting[REVIEW_NAME];
    switch (place->kind) {
    case PLAN_PERSON:
        note_name(r, names, ((const struct person *)row)->handle, id, node);
        note_name(r, full, ((const struct person *)row)->name, id, node);
        return;
    case PLAN_AREA:
        note_name(r, names, ((const struct area *)row)->slug, id, node);
        note_name(r, full, ((const struct area *)row)->name, id, node);
        return;
    case PLAN_RELEASE_TYPE:
        note_name(r, names, ((const struct release_type *)row)->name, id, node);
        return;
    case PLAN_REVIEW:
        review_name(row, sitting);
        note_name(r, names, sitting, id, node);
        return;
    case PLAN_TICKET:
    case PLAN_INCIDENT:
    case PLAN_DEPLOY:
    case PLAN_CAUSE:
    case PLAN_CANDIDATE:
    case PLAN_REMOVAL:
        snprintf(number, sizeof number, "%" PRId64, id);
        note_name(r, names, number, id, node);
        return;
    default: /* nothing refers to the others */
        return;
    }
}

static int by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->fold, y->fold);
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

static void sort(struct name_list *list)
{
    if (list->n)
        qsort(list->name, list->n, sizeof *list->name, by_name);
}

static bool fail_twice(struct reader *r, int kind, const struct named *first,
                       const struct named *second)
{
    struct buf before;
    buf_init(&before);
    buf_addf(&before,
             "%s of that name is there already, in line %d: ", board_entities[kind].noun,
             first->node->line);
    board_fail_about(r, second->node, before.text, second->fold, "", "a name of its own");
    buf_release(&before);
    return false;
}

/* Sorts the names of each kind and refuses a handle, slug or number that stands twice. */
static bool sort_names(struct reader *r)
{
    for (int kind = 0; kind < PLAN_KINDS; kind++) {
        struct name_list *list = &r->names[kind];
        sort(list);
        sort(&r->full[kind]);
        for (size_t i = 1; i < list->n; i++)
            if (strcmp(list->name[i - 1].fold, list->name[i].fold) == 0)
                return fail_twice(r, kind, &list->name[i - 1], &list->name[i]);
    }
    return true;
}

/* The first of that name, or NULL. */
static const struct named *find_named(const struct name_list *list, const char *fold)
{
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(list->name[middle].fold, fold) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < list->n && strcmp(list->name[low].fold, fold) == 0;
    return found ? &list->name[low] : NULL;
}

/* Whether the next of the list goes by the same name. */
static bool is_ambiguous(const struct name_list *list, const struct named *named)
{
    const struct named *next = named + 1;
    return next < list->name + list->n && strcmp(next->fold, named->fold) == 0;
}

static bool fail_unknown(struct reader *r, const struct pending *p)
{
    const struct entity *entity = &board_entities[p->key->to];
    const struct name_list *lists[] = {&r->names[p->key->to], &r->full[p->key->to]};
    struct closest closest;
    struct buf before, expected;
    buf_init(&before);
    buf_init(&expected);
    closest_init(&closest, p->node->text);
    for (size_t l = 0; entity->name && l < 2; l++)
        for (size_t i = 0; i < lists[l]->n; i++)
            closest_offer(&closest, lists[l]->name[i].fold);
    buf_addf(&before, "there is no %s ", strchr(entity->noun, ' ') + 1);
    buf_addf(&expected, "the %s of one in this file", entity->name ? entity->name : "id");
    if (closest.n)
        buf_addf(&expected, ", perhaps \"%s\"", closest.name[0]);
    board_fail_about(r, p->node, before.text, p->node->text, "", expected.text);
    buf_release(&expected);
    buf_release(&before);
    return false;
}

static const struct named *find_typed(const struct reader *r, const struct name_list *list,
                                      const char *typed)
{
    struct buf fold;
    buf_init(&fold);
    add_fold(r, list, &fold, typed);
    const struct named *named = find_named(list, fold.text);
    buf_release(&fold);
    return named;
}

static bool resolve(struct reader *r, const struct pending *p)
{
    const char *typed = p->node->text;
    if (p->key->to == PLAN_REVIEW && !board_review_ref(r, p->node, &typed))
        return false;
    const struct name_list *names = &r->names[p->key->to], *full = &r->full[p->key->to];
    typed += typed[0] == '@' || typed[0] == '#';
    const struct named *named = find_typed(r, names, typed);
    bool by_full_name = !named;
    if (by_full_name)
        named = find_typed(r, full, typed);
    if (!named)
        return fail_unknown(r, p);
    if (by_full_name && is_ambiguous(full, named))
        return board_fail_about(r, p->node, "more than one goes by the name ", typed, "",
                                p->key->to == PLAN_PERSON ? "a handle" : "a slug");
    char *row = plan_row(r->plan, p->kind, p->row);
    *(int64_t *)(void *)(row + p->key->offset) = named->id;
    return true;
}

bool board_resolve(struct reader *r)
{
    if (!sort_names(r))
        return false;
    for (size_t i = 0; i < r->pending_n; i++)
        if (progress_stopped(r->err) || !resolve(r, &r->pending[i]))
            return false;
    return true;
}
