/* The pass over many titles. Those of the same words are one title of the table, so that
 * what comes a hundred thousand times costs no more than its reading; of the rest, those
 * meet that share a word few have. */
#include "domain/alike.h"

#include "alike_table.h"
#include "base/progress.h"

#include <stdlib.h>
#include <string.h>

enum {
    FREQUENT = 200,  /* titles: a word that more have brings no two together */
    VISITS = 1000,   /* of titles by one over its rarest words, about */
    COMPARED = 2000, /* words of titles that one is compared with, about */
    NEARER = 10,     /* points less that are asked of two in one area */
};

/* What a title has in common with the first at hand: the weights of the words, and what
 * they would be if the words were rare. */
struct shared {
    size_t first; /* which first it is */
    uint32_t weight, whole;
};

struct pass {
    struct alike_table table;
    struct alike_pair *apart; /* both ways round, sorted */
    size_t apart_n;
    size_t *left;          /* of each cell: rows at its front that are in no group yet */
    size_t *open;          /* of each title: the same */
    struct shared *shared; /* of each title, with that of the first */
    uint32_t *meeting;     /* titles that share a word with it */
    size_t firsts;         /* up to the one at hand */
    size_t *member;
    size_t members; /* of the group at hand */
    bool *taken;    /* of each item */
    struct arena *arena;
    struct alike_group *group;
    size_t groups, cap;
};

static int by_pair(const void *left, const void *right)
{
    const struct alike_pair *a = left, *b = right;
    if (a->one != b->one)
        return a->one < b->one ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

static void sort_apart(struct pass *p, const struct alike_pair *apart, size_t n)
{
    p->apart = arena_new(p->table.arena, 2 * n, sizeof *p->apart);
    p->apart_n = 2 * n;
    for (size_t i = 0; i < n; i++) {
        p->apart[2 * i] = apart[i];
        p->apart[2 * i + 1] = (struct alike_pair){apart[i].other, apart[i].one};
    }
    if (n > 0)
        qsort(p->apart, p->apart_n, sizeof *p->apart, by_pair);
}

static bool is_apart(const struct pass *p, int64_t one, int64_t other)
{
    const struct alike_pair pair = {one, other};
    return p->apart_n > 0 && bsearch(&pair, p->apart, p->apart_n, sizeof pair, by_pair);
}

/* Takes the rows of the cell into the group, but those that were said to be something else
 * than the first: these stay at the front of the cell. */
static void take_cell(struct pass *p, size_t cell, const struct alike_item *first)
{
    struct alike_row *row = p->table.row + p->table.cell[cell].first;
    size_t kept = 0;
    for (size_t i = 0; i < p->left[cell]; i++) {
        if (row[i].item != first && is_apart(p, first->id, row[i].item->id)) {
            struct alike_row moved = row[i];
            row[i] = row[kept];
            row[kept++] = moved;
            continue;
        }
        p->member[p->members++] = row[i].place;
        p->taken[row[i].place] = true;
        p->open[row[i].title]--;
    }
    p->left[cell] = kept;
}

static int by_area(const void *area, const void *cell)
{
    int64_t a = *(const int64_t *)area, b = ((const struct alike_cell *)cell)->area;
    return (a > b) - (a < b);
}

/* Takes what has this title and is alike enough to the first; whether anything is. */
static bool take_title(struct pass *p, size_t title, int score,
                       const struct alike_item *first)
{
    const struct alike_title *t = &p->table.title[title];
    const struct alike_cell *cells = p->table.cell + t->cell, *near;
    size_t before = p->members;
    if (score >= ALIKE_LEAST) {
        for (size_t i = 0; i < t->cells && p->open[title] > 0; i++)
            take_cell(p, t->cell + i, first);
    } else if (first->area && score >= ALIKE_LEAST - NEARER) {
        near = bsearch(&first->area, cells, t->cells, sizeof *cells, by_area);
        if (near)
            take_cell(p, (size_t)(near - p->table.cell), first);
    }
    return p->members > before;
}

/* The words of a set that bring titles together, the rarest first. */
static size_t meeting_words(const struct alike_table *table, const struct title_set *set,
                            uint32_t words[TITLE_WORDS])
{
    size_t n = 0, have[TITLE_WORDS];
    const uint32_t *titles;
    for (size_t i = 0; i < set->n; i++) {
        size_t many = alike_table_carriers(table, set->word[i], &titles), at = n;
        if (many > FREQUENT || table->weight[set->word[i]].kind <= TITLE_WEAK)
            continue;
        for (; at > 0 && have[at - 1] > many; at--) {
            words[at] = words[at - 1];
            have[at] = have[at - 1];
        }
        words[at] = set->word[i];
        have[at] = many;
        n++;
    }
    return n;
}

/* Counts, for each title that shares one of the words, what of it is shared; the return is
 * how many there are, in p->meeting. */
static size_t count_shared(struct pass *p, size_t title, const uint32_t *words, size_t n)
{
    const struct alike_table *t = &p->table;
    const uint32_t *titles;
    size_t visits = 0, found = 0;
    p->shared[title].first = p->firsts; /* it has been taken */
    for (size_t i = 0; i < n && visits < VISITS; i++) {
        const struct title_weight *weight = &t->weight[words[i]];
        size_t have = alike_table_carriers(t, words[i], &titles);
        visits += have;
        for (size_t j = 0; j < have; j++) {
            struct shared *shared = &p->shared[titles[j]];
            if (p->open[titles[j]] == 0)
                continue;
            if (shared->first != p->firsts) {
                *shared = (struct shared){.first = p->firsts};
                p->meeting[found++] = titles[j];
            }
            shared->weight += weight->weight;
            shared->whole += title_weight_of(weight->kind);
        }
    }
    return found;
}

/* Whether two titles could be alike, by what was counted and `rest`, the words of one that
 * were not looked up: nearly all pairs are turned down here. */
static bool may_be_alike(const struct pass *p, size_t title, size_t other,
                         const struct shared *rest)
{
    const struct alike_title *titles = p->table.title;
    uint64_t weight = 2 * (uint64_t)(p->shared[other].weight + rest->weight);
    uint64_t whole = 2 * (uint64_t)(p->shared[other].whole + rest->whole);
    uint64_t all = titles[title].weight + titles[other].weight;
    uint64_t own = all > whole ? all - whole : 0;
    return 100 * weight >= (ALIKE_LEAST - NEARER) * (weight + own);
}

/* What the words of a set that bring no titles together weigh. */
static struct shared rest_of(const struct alike_table *table, const struct title_set *set,
                             const uint32_t *words, size_t n)
{
    struct shared rest = {0};
    for (size_t i = 0; i < set->n; i++) {
        rest.weight += table->weight[set->word[i]].weight;
        rest.whole += title_weight_of(table->weight[set->word[i]].kind);
    }
    for (size_t i = 0; i < n; i++) {
        rest.weight -= table->weight[words[i]].weight;
        rest.whole -= title_weight_of(table->weight[words[i]].kind);
    }
    return rest;
}

/* Takes everything that is alike to the first; the return is the highest score. */
static int take_alike(struct pass *p, size_t title, const struct alike_item *first)
{
    uint32_t words[TITLE_WORDS];
    const struct alike_table *t = &p->table;
    const struct title_set *own = &t->title[title].set;
    size_t n = meeting_words(t, own, words), words_compared = 0;
    struct shared rest = rest_of(t, own, words, n);
    take_title(p, title, 100, first);
    int best = p->members > 1 ? 100 : 0;
    size_t found = count_shared(p, title, words, n);
    for (size_t i = 0; i < found && words_compared < COMPARED; i++) {
        size_t other = p->meeting[i];
        if (!may_be_alike(p, title, other, &rest))
            continue;
        int score = title_score(own, &t->title[other].set, t->weight);
        words_compared += own->n + t->title[other].set.n;
        if (take_title(p, other, score, first) && score > best)
            best = score;
    }
    return best;
}

static int by_customer(const void *left, const void *right)
{
    const struct alike_item *const *a = left, *const *b = right;
    if ((*a)->area != (*b)->area)
        return (*a)->area < (*b)->area ? -1 : 1;
    return strcmp((*a)->customer, (*b)->customer);
}

static int by_name(const void *left, const void *right)
{
    const struct alike_item *const *a = left, *const *b = right;
    return strcmp((*a)->customer, (*b)->customer);
}

static void count_customers(const struct pass *p, struct alike_group *group)
{
    const struct alike_item **item = arena_new(p->table.arena, group->n, sizeof *item);
    size_t here = 0;
    for (size_t i = 0; i < group->n; i++)
        item[i] = &p->table.item[group->item[i]];
    qsort(item, group->n, sizeof *item, by_name);
    for (size_t i = 0; i < group->n; i++)
        group->customers +=
            item[i]->customer[0] &&
            (i == 0 || strcmp(item[i - 1]->customer, item[i]->customer) != 0);
    qsort(item, group->n, sizeof *item, by_customer);
    group->one_area = item[0]->area && item[0]->area == item[group->n - 1]->area;
    for (size_t i = 0; i < group->n; i++) {
        bool begins = i == 0 || item[i - 1]->area != item[i]->area;
        here = begins ? 0 : here;
        here += item[i]->area && item[i]->customer[0] &&
                (begins || strcmp(item[i - 1]->customer, item[i]->customer) != 0);
        if (here > group->customers_of_area)
            group->customers_of_area = here;
    }
}

static int by_id(const void *left, const void *right, void *items)
{
    const struct alike_item *item = items;
    int64_t a = item[*(const size_t *)left].id, b = item[*(const size_t *)right].id;
    return (a > b) - (a < b);
}

static void add_group(struct pass *p, int score)
{
    struct alike_group group = {.n = p->members, .score = score};
    size_t *item = arena_new(p->arena, p->members, sizeof *item);
    memcpy(item, p->member, p->members * sizeof *item);
    qsort_r(item, p->members, sizeof *item, by_id, (void *)p->table.item);
    group.item = item;
    count_customers(p, &group);
    p->group = arena_grow(p->arena, p->group, &p->cap, p->groups + 1, sizeof *p->group);
    p->group[p->groups++] = group;
}

bool alike_custom(const struct alike_group *group)
{
    return group->customers_of_area >= ALIKE_CUSTOM;
}

static int by_weight(const void *left, const void *right, void *items)
{
    const struct alike_group *a = left, *b = right;
    if (alike_custom(a) != alike_custom(b))
        return alike_custom(a) ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return by_id(a->item, b->item, items);
}

static void make_groups(struct pass *p)
{
    struct alike_table *t = &p->table;
    size_t *order = arena_new(t->arena, t->n, sizeof *order);
    uint32_t *title = arena_new(t->arena, t->n, sizeof *title);
    for (size_t i = 0; i < t->n; i++) {
        order[i] = i;
        title[t->row[i].place] = t->row[i].title;
    }
    qsort_r(order, t->n, sizeof *order, by_id, (void *)t->item);
    for (size_t i = 0; i < t->n && !progress_stop(); i++) {
        progress_tell((int64_t)i + 1, (int64_t)t->n, "titles compared");
        if (p->taken[order[i]] || t->title[title[order[i]]].set.n == 0)
            continue;
        p->members = 0;
        p->firsts++;
        int score = take_alike(p, title[order[i]], &t->item[order[i]]);
        if (p->members > 1)
            add_group(p, score);
    }
    if (p->groups > 0)
        qsort_r(p->group, p->groups, sizeof *p->group, by_weight, (void *)t->item);
}

void alike_groups(const struct alike_item *items, size_t n, const struct alike_pair *apart,
                  size_t apart_n, struct arena *arena, struct alike_group **groups,
                  size_t *groups_n)
{
    struct arena scratch;
    struct pass p = {.arena = arena};
    arena_init(&scratch);
    if (n > 0) {
        alike_table_make(&p.table, items, n, &scratch);
        sort_apart(&p, apart, apart_n);
        p.left = arena_new(&scratch, p.table.cells, sizeof *p.left);
        p.open = arena_new(&scratch, p.table.titles, sizeof *p.open);
        p.shared = arena_new(&scratch, p.table.titles, sizeof *p.shared);
        p.meeting = arena_new(&scratch, p.table.titles, sizeof *p.meeting);
        p.member = arena_new(&scratch, n, sizeof *p.member);
        p.taken = arena_new(&scratch, n, sizeof *p.taken);
        for (size_t i = 0; i < p.table.cells; i++)
            p.left[i] = p.table.cell[i].n;
        for (size_t i = 0; i < p.table.titles; i++)
            p.open[i] = p.table.title[i].rows;
        make_groups(&p);
    }
    *groups = p.group;
    *groups_n = p.groups;
    arena_release(&scratch);
}
