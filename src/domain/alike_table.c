/* Many titles as a table: those of the same words once, what each word weighs, and which
 * titles have it. */
#include "alike_table.h"

#include "base/mem.h"
#include "base/progress.h"

#include <stdlib.h>
#include <string.h>

enum {
    SMALL_BOARD = 50, /* titles: so few say little about how frequent a word is */
    RARITY = 25, /* how much less a word weighs for the part of the titles that have it */
};

/* A word of one of the titles. */
struct entry {
    struct title_word word;
    uint32_t item;
};

static int by_word(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = title_word_compare(&a->word, &b->word);
    return order ? order : (a->item > b->item) - (a->item < b->item);
}

/* Fills the sets of the rows with the numbers of the words, rising, each once. */
static void number_words(struct alike_table *t, const struct entry *entry, size_t entries)
{
    uint32_t number = 0;
    size_t at = 0;
    size_t *begin = arena_new(t->arena, t->n + 1, sizeof *begin);
    for (size_t i = 0; i < entries; i++)
        begin[entry[i].item + 1]++;
    for (size_t i = 0; i < t->n; i++)
        begin[i + 1] += begin[i];
    t->word = arena_new(t->arena, entries, sizeof *t->word);
    t->weight = arena_new(t->arena, entries, sizeof *t->weight);
    for (; at < entries; at++) {
        number += at > 0 && title_word_compare(&entry[at - 1].word, &entry[at].word) != 0;
        struct title_set *set = &t->row[entry[at].item].set;
        uint32_t *words = t->word + begin[entry[at].item];
        t->weight[number].kind = entry[at].word.kind;
        if (set->n == 0 || words[set->n - 1] != number)
            words[set->n++] = number;
        set->word = words;
    }
    t->words = entries ? number + 1 : 0;
}

static void read_titles(struct alike_table *t)
{
    struct title_word words[TITLE_WORDS];
    struct entry *entry = NULL;
    size_t entries = 0, cap = 0;
    t->row = arena_new(t->arena, t->n, sizeof *t->row);
    for (size_t i = 0; i < t->n; i++) {
        size_t n = progress_stop() ? 0 : title_read(t->item[i].title, words);
        entry = mem_grow(entry, &cap, entries + n + 1, sizeof *entry);
        for (size_t j = 0; j < n; j++)
            entry[entries++] = (struct entry){words[j], (uint32_t)i};
        t->row[i].item = &t->item[i];
        t->row[i].place = (uint32_t)i;
        progress_tell((int64_t)i + 1, (int64_t)t->n, "titles read");
    }
    if (entries > 0)
        qsort(entry, entries, sizeof *entry, by_word);
    number_words(t, entry, entries);
    free(entry);
}

static int compare_sets(const struct title_set *a, const struct title_set *b)
{
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    return a->n ? memcmp(a->word, b->word, a->n * sizeof *a->word) : 0;
}

static int by_title(const void *left, const void *right)
{
    const struct alike_row *a = left, *b = right;
    int order = compare_sets(&a->set, &b->set);
    if (order)
        return order;
    if (a->item->area != b->item->area)
        return a->item->area < b->item->area ? -1 : 1;
    return (a->item->id > b->item->id) - (a->item->id < b->item->id);
}

static void collect_titles(struct alike_table *t)
{
    t->title = arena_new(t->arena, t->n, sizeof *t->title);
    t->cell = arena_new(t->arena, t->n, sizeof *t->cell);
    qsort(t->row, t->n, sizeof *t->row, by_title);
    for (size_t i = 0; i < t->n; i++) {
        struct alike_row *row = &t->row[i];
        bool differs = i == 0 || compare_sets(&row[-1].set, &row->set) != 0;
        if (differs)
            t->title[t->titles++] = (struct alike_title){.set = row->set, .cell = t->cells};
        struct alike_title *title = &t->title[t->titles - 1];
        if (differs || row[-1].item->area != row->item->area) {
            t->cell[t->cells++] = (struct alike_cell){.first = i, .area = row->item->area};
            title->cells++;
        }
        t->cell[t->cells - 1].n++;
        title->rows++;
        row->title = (uint32_t)(t->titles - 1);
    }
}

/* Who has which word, and what each weighs: less the larger the part of the titles that
 * have it, not counting the two that meet over it. */
static void weigh_words(struct alike_table *t)
{
    size_t total = 0;
    size_t *at = t->carriers = arena_new(t->arena, t->words + 2, sizeof *t->carriers);
    for (size_t i = 0; i < t->titles; i++)
        for (size_t j = 0; j < t->title[i].set.n; j++, total++) {
            uint32_t word = t->title[i].set.word[j];
            t->title[i].weight += title_weight_of(t->weight[word].kind);
            at[word + 2]++;
        }
    for (size_t i = 0; i < t->words; i++) {
        size_t have = at[i + 2], others = have > 2 ? have - 2 : 0;
        t->weight[i].weight =
            (uint32_t)(title_weight_of(t->weight[i].kind) * (t->titles + SMALL_BOARD) /
                       (t->titles + SMALL_BOARD + RARITY * others));
        at[i + 2] += at[i + 1];
    }
    t->carrier = arena_new(t->arena, total, sizeof *t->carrier);
    for (size_t i = 0; i < t->titles; i++)
        for (size_t j = 0; j < t->title[i].set.n; j++)
            t->carrier[at[t->title[i].set.word[j] + 1]++] = (uint32_t)i;
}

void alike_table_make(struct alike_table *t, const struct alike_item *items, size_t n,
                      struct arena *arena)
{
    *t = (struct alike_table){.arena = arena, .item = items, .n = n};
    read_titles(t);
    collect_titles(t);
    weigh_words(t);
}

size_t alike_table_carriers(const struct alike_table *t, uint32_t word,
                            const uint32_t **titles)
{
    *titles = t->carrier + t->carriers[word];
    return t->carriers[word + 1] - t->carriers[word];
}
