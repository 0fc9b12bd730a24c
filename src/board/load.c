/* Who carries how much. */
#include "board/load.h"

#include "board_private.h"
#include "domain/load.h"

#include <stdlib.h>

static int by_person(const void *a, const void *b)
{
    int64_t left = (*(struct person_load *const *)a)->person.id;
    int64_t right = (*(struct person_load *const *)b)->person.id;
    return (left > right) - (left < right);
}

static int of_person(const void *id, const void *load)
{
    int64_t left = *(const int64_t *)id;
    int64_t right = (*(struct person_load *const *)load)->person.id;
    return (left > right) - (left < right);
}

struct counting {
    struct person_load **by_id;
    size_t n;
};

/* One role of one person. */
static void count(void *ctx, int64_t person, enum role role, int64_t areas)
{
    const struct counting *counting = ctx;
    struct person_load **found =
        counting->n
            ? bsearch(&person, counting->by_id, counting->n, sizeof *found, of_person)
            : NULL;
    if (!found)
        return;
    size_t *const counts[] = {[ROLE_OWNER] = &(*found)->owns,
                              [ROLE_DELIVERY] = &(*found)->delivers,
                              [ROLE_STAND_IN] = &(*found)->stands_in,
                              [ROLE_HELPER] = &(*found)->helps};
    *counts[role] = (size_t)areas;
}

static void judge(struct person_load *loads, size_t n, struct arena *arena)
{
    size_t *owns = arena_new(arena, n, sizeof *owns);
    bool *heavy = arena_new(arena, n, sizeof *heavy);
    for (size_t i = 0; i < n; i++)
        owns[i] = loads[i].owns;
    load_judge(owns, n, heavy);
    for (size_t i = 0; i < n; i++)
        loads[i].heavy = heavy[i];
}

bool board_loads(struct board *board, struct arena *arena, struct person_load **loads,
                 size_t *n, struct err *err)
{
    struct person *people;
    size_t count_of, at = 0;
    if (!people_list(board->store, arena, &people, &count_of, err))
        return false;
    struct person_load *list = arena_new(arena, count_of, sizeof *list);
    struct counting counting = {.by_id = arena_new(arena, count_of, sizeof *counting.by_id),
                                .n = count_of};
    for (int gone = 0; gone <= 1; gone++)
        for (size_t i = 0; i < count_of; i++)
            if ((people[i].state == PERSON_LEFT) == (gone == 1))
                list[at++].person = people[i];
    for (size_t i = 0; i < count_of; i++)
        counting.by_id[i] = &list[i];
    if (count_of)
        qsort(counting.by_id, count_of, sizeof *counting.by_id, by_person);
    if (!people_each_load(board->store, count, &counting, err))
        return false;
    judge(list, count_of, arena);
    *loads = list;
    *n = count_of;
    return true;
}

void load_text(const struct person_load *load, struct buf *out)
{
    if (load->person.state == PERSON_LEFT)
        return;
    if (load->heavy)
        buf_add(out, "too much for one");
    else if (load->owns + load->delivers + load->stands_in == 0)
        buf_add(out, "carries nothing yet");
    else if (load->stands_in == 0)
        buf_add(out, "stands in for nobody");
}
