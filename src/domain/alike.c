/* How alike two titles are: what their words have in common against all they have. Words
 * that any title may have count little; two that name different sites are about different
 * things, however much boiler-plate they share. */
#include "domain/alike.h"

#include "alike_private.h"

#include <stdlib.h>
#include <string.h>

enum {
    /* Of 100: what one word in common counts when each has more to say; or the site alone,
     * which says where, not what, when one has. */
    LONE = 60,
    NEARLY = 99, /* the most for titles whose words are not the same */
};

uint32_t title_weight_of(enum title_word_kind kind)
{
    static const uint32_t weights[] = {
        [TITLE_SMALL] = 100,   [TITLE_WEAK] = 100, [TITLE_PIECE] = 300,
        [TITLE_TELLING] = 800, [TITLE_SITE] = 800,
    };
    return weights[kind];
}

/* What two sets have, and have in common. What only one has counts in full: that a word is
 * frequent makes it a poor reason to put two together, and as good a one to keep them
 * apart.
 */
struct common {
    uint64_t shared, all;            /* weights; all is that of both sets */
    size_t told, told_a, told_b;     /* telling words: shared, and each one's own */
    bool site, site_a, site_b, same; /* sites: shared, and each one's own */
};

static void count_own(struct common *c, const struct title_weight *word, bool of_a)
{
    c->all += title_weight_of(word->kind);
    c->same = false;
    *(of_a ? &c->told_a : &c->told_b) += word->kind > TITLE_WEAK;
    *(of_a ? &c->site_a : &c->site_b) |= word->kind == TITLE_SITE;
}

static void count_shared(struct common *c, const struct title_weight *word)
{
    c->all += 2 * word->weight;
    c->shared += 2 * word->weight;
    c->told += word->kind > TITLE_WEAK;
    c->site |= word->kind == TITLE_SITE;
}

static struct common compare(const struct title_set *a, const struct title_set *b,
                             const struct title_weight *weights)
{
    struct common c = {.same = true};
    size_t i = 0, j = 0;
    while (i < a->n || j < b->n) {
        if (j == b->n || (i < a->n && a->word[i] < b->word[j])) {
            count_own(&c, &weights[a->word[i++]], true);
        } else if (i == a->n || a->word[i] > b->word[j]) {
            count_own(&c, &weights[b->word[j++]], false);
        } else {
            count_shared(&c, &weights[a->word[i++]]);
            j++;
        }
    }
    return c;
}

int title_score(const struct title_set *a, const struct title_set *b,
                const struct title_weight *weights)
{
    struct common c = compare(a, b, weights);
    if (a->n == 0 || b->n == 0)
        return 0;
    if (c.same)
        return 100;
    if (c.told == 0 || (!c.site && c.site_a && c.site_b))
        return 0;
    int score = (int)(100 * c.shared / c.all);
    bool lone = c.site ? c.told_a > 0 || c.told_b > 0 : c.told_a > 0 && c.told_b > 0;
    if (c.told == 1 && lone)
        score = score * LONE / 100;
    return score > NEARLY ? NEARLY : score;
}

/* Two titles, their words numbered together. */
struct two {
    struct title_word word[2 * TITLE_WORDS]; /* of a, then of b, as they stand */
    size_t n_a, n;
    uint32_t number[2 * TITLE_WORDS]; /* of each of these */
    uint32_t set[2][TITLE_WORDS];     /* the numbers of each, rising, each once */
    struct title_set sets[2];
    struct title_weight weight[2 * TITLE_WORDS];
};

static int by_word(const void *left, const void *right)
{
    const struct title_word *const *a = left, *const *b = right;
    return title_word_compare(*a, *b);
}

static void number_words(struct two *two)
{
    const struct title_word *order[2 * TITLE_WORDS];
    uint32_t number = 0;
    for (size_t i = 0; i < two->n; i++)
        order[i] = &two->word[i];
    qsort(order, two->n, sizeof *order, by_word);
    for (size_t i = 0; i < two->n; i++) {
        number += i > 0 && title_word_compare(order[i - 1], order[i]) != 0;
        size_t place = (size_t)(order[i] - two->word), side = place >= two->n_a;
        struct title_set *set = &two->sets[side];
        two->number[place] = number;
        two->weight[number] =
            (struct title_weight){order[i]->kind, title_weight_of(order[i]->kind)};
        if (set->n == 0 || two->set[side][set->n - 1] != number)
            two->set[side][set->n++] = number;
    }
    two->sets[0].word = two->set[0];
    two->sets[1].word = two->set[1];
}

static void read_two(struct two *two, const char *a, const char *b)
{
    memset(two, 0, sizeof *two);
    two->n_a = title_read(a, two->word);
    two->n = two->n_a + title_read(b, two->word + two->n_a);
    number_words(two);
}

int alike_score(const char *a, const char *b)
{
    struct two two;
    read_two(&two, a, b);
    return title_score(&two.sets[0], &two.sets[1], two.weight);
}

static bool is_in(const struct two *two, uint32_t number)
{
    for (size_t i = two->n_a; i < two->n; i++)
        if (two->number[i] == number)
            return true;
    return false;
}

static bool is_first(const struct two *two, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (two->number[j] == two->number[i])
            return false;
    return true;
}

/* The words in common as they stand in a; pieces that overlap are one. */
static size_t shared_spans(const struct two *two, struct title_word *spans)
{
    size_t n = 0;
    for (size_t i = 0; i < two->n_a; i++) {
        const struct title_word *word = &two->word[i];
        struct title_word *last = n > 0 ? &spans[n - 1] : NULL;
        if (word->kind <= TITLE_WEAK || !is_first(two, i) || !is_in(two, two->number[i]))
            continue;
        bool joined = last && word->kind == TITLE_PIECE && last->kind == TITLE_PIECE &&
                      word->text < last->text + last->len;
        if (joined)
            last->len = (uint16_t)(word->text + word->len - last->text);
        else
            spans[n++] = *word;
    }
    return n;
}

void alike_why(struct buf *out, const char *a, const char *b, bool same_area)
{
    enum { SHOWN = 4 };
    struct title_word spans[TITLE_WORDS];
    struct two two;
    read_two(&two, a, b);
    int score = title_score(&two.sets[0], &two.sets[1], two.weight);
    size_t n = shared_spans(&two, spans);
    if (score == 0)
        return;
    if (score == 100)
        buf_add(out, "the words are the same");
    else
        buf_add(out, "both say ");
    size_t shown = score == 100 ? 0 : n > SHOWN ? SHOWN : n;
    for (size_t i = 0; i < shown; i++)
        buf_addf(out, "%s\"%.*s\"",
                 i == 0      ? ""
                 : i + 1 < n ? ", "
                             : " and ",
                 (int)spans[i].len, spans[i].text);
    if (shown > 0 && n > shown)
        buf_addf(out, " and %zu more", n - shown);
    if (same_area)
        buf_add(out, "; the same area");
}
