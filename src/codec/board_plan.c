/* A whole board as plain structs. */
#include "codec/board_plan.h"

#include "board_keys.h"

#include <stdlib.h>

static const size_t sizes[PLAN_KINDS] = {
    [PLAN_PERSON] = sizeof(struct person),
    [PLAN_AREA] = sizeof(struct area),
    [PLAN_ALIAS] = sizeof(struct alias),
    [PLAN_PATH] = sizeof(struct path_pattern),
    [PLAN_OWNERSHIP] = sizeof(struct ownership),
    [PLAN_OWNER_CANDIDATE] = sizeof(struct owner_candidate),
    [PLAN_RELEASE_TYPE] = sizeof(struct release_type),
    [PLAN_RELEASE_STEP] = sizeof(struct release_step),
    [PLAN_TICKET] = sizeof(struct ticket),
    [PLAN_AWKWARD_CASE] = sizeof(struct awkward_case),
    [PLAN_TICKET_APART] = sizeof(struct ticket_apart),
    [PLAN_INCIDENT] = sizeof(struct incident),
    [PLAN_COMPONENT] = sizeof(struct incident_component),
    [PLAN_INCIDENT_APART] = sizeof(struct incident_apart),
    [PLAN_FACT] = sizeof(struct fact),
    [PLAN_DEPLOY] = sizeof(struct deploy),
    [PLAN_DEPLOY_TICKET] = sizeof(struct deploy_ticket),
    [PLAN_DEPLOY_STEP] = sizeof(struct deploy_step),
    [PLAN_CAUSE] = sizeof(struct cause),
    [PLAN_REVIEW] = sizeof(struct review),
    [PLAN_CANDIDATE] = sizeof(struct candidate),
    [PLAN_CAUSE_INCIDENT] = sizeof(struct cause_incident),
    [PLAN_REMOVAL] = sizeof(struct removal),
    [PLAN_REVIEW_ANSWER] = sizeof(struct review_answer),
    [PLAN_CHECK] = sizeof(struct team_check),
    [PLAN_CHECK_ANSWER] = sizeof(struct check_answer),
    [PLAN_LINT_WORD] = sizeof(struct lint_word),
};

size_t plan_size(enum plan_kind kind)
{
    return sizes[kind];
}

int64_t plan_rows(const struct board_plan *plan)
{
    size_t n = 0;
    for (int kind = 0; kind < PLAN_KINDS; kind++)
        n += plan->list[kind].n;
    return (int64_t)n;
}

void *plan_row(const struct board_plan *plan, enum plan_kind kind, size_t i)
{
    return (char *)plan->list[kind].row + i * sizes[kind];
}

void *plan_add(struct board_plan *plan, enum plan_kind kind)
{
    struct plan_list *list = &plan->list[kind];
    list->row = arena_grow(plan->arena, list->row, &list->cap, list->n + 1, sizes[kind]);
    char *row = plan_row(plan, kind, list->n++);
    *(int64_t *)(void *)row = (int64_t)list->n;
    const struct key *key = board_entities[kind].key;
    for (size_t i = 0; key[i].name[0]; i++)
        if (key[i].kind == KEY_TEXT || key[i].kind == KEY_WEEK)
            *(const char **)(void *)(row + key[i].offset) = "";
    return row;
}

static int64_t id_at(const struct board_plan *plan, enum plan_kind kind, size_t i)
{
    return *(const int64_t *)plan_row(plan, kind, i);
}

struct by_id {
    const struct board_plan *plan;
    enum plan_kind kind;
};

static int compare(const void *a, const void *b, void *context)
{
    const struct by_id *of = context;
    int64_t x = id_at(of->plan, of->kind, *(const size_t *)a);
    int64_t y = id_at(of->plan, of->kind, *(const size_t *)b);
    return (x > y) - (x < y);
}

void *plan_find(struct board_plan *plan, enum plan_kind kind, int64_t id)
{
    struct plan_list *list = &plan->list[kind];
    if (list->indexed != list->n) {
        list->by_id = arena_new(plan->arena, list->n, sizeof *list->by_id);
        for (size_t i = 0; i < list->n; i++)
            list->by_id[i] = i;
        qsort_r(list->by_id, list->n, sizeof *list->by_id, compare,
                &(struct by_id){plan, kind});
        list->indexed = list->n;
    }
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (id_at(plan, kind, list->by_id[middle]) < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == list->n || id_at(plan, kind, list->by_id[low]) != id)
        return NULL;
    return plan_row(plan, kind, list->by_id[low]);
}
