/* The pass over many titles. */
#include "domain/alike.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

static struct alike_group *groups_of(const struct alike_item *items, size_t n,
                                     const struct alike_pair *apart, size_t apart_n,
                                     struct arena *arena, size_t *groups_n)
{
    struct alike_group *groups;
    alike_groups(items, n, apart, apart_n, arena, &groups, groups_n);
    return groups;
}

/* The groups as "1 2 3 / 4 5", by ids. */
static void expect_groups(const struct alike_item *items, size_t n,
                          const struct alike_pair *apart, size_t apart_n,
                          const char *expected)
{
    struct arena arena;
    struct buf got;
    size_t groups_n;
    arena_init(&arena);
    buf_init(&got);
    const struct alike_group *groups =
        groups_of(items, n, apart, apart_n, &arena, &groups_n);
    for (size_t i = 0; i < groups_n; i++) {
        buf_add(&got, i ? " /" : "");
        for (size_t j = 0; j < groups[i].n; j++)
            buf_addf(&got, "%s%d", got.len ? " " : "", (int)items[groups[i].item[j]].id);
    }
    cr_expect_str_eq(got.text, expected);
    buf_release(&got);
    arena_release(&arena);
}

#define GROUPS(items, expected)                                                            \
    expect_groups(items, sizeof items / sizeof *(items), NULL, 0, expected)

Test(alike_groups, nothing_gives_no_groups)
{
    expect_groups(NULL, 0, NULL, 0, "");
    const struct alike_item one[] = {{1, "invoices", 0, ""}};
    GROUPS(one, "");
    const struct alike_item empty[] = {{1, "", 0, ""}, {2, "", 0, ""}, {3, "...", 0, ""}};
    GROUPS(empty, "");
}

Test(alike_groups, what_is_alike_is_one_group_with_the_lowest_id_first)
{
    const struct alike_item items[] = {
        {9, "invoices grouped by project", 0, ""},
        {3, "group the invoices by project", 0, ""},
        {5, "login on safari", 0, ""},
        {7, "invoice export by project", 0, ""},
        {2, "safari login fails", 0, ""},
        {4, "dark mode", 0, ""},
    };
    GROUPS(items, "3 7 9 / 2 5");
}

Test(alike_groups, less_is_asked_of_two_in_one_area)
{
    const struct alike_item apart[] = {{1, "alpha beta gamma delta epsilon", 1, ""},
                                       {2, "alpha beta zeta eta theta", 2, ""}};
    const struct alike_item together[] = {{1, "alpha beta gamma delta epsilon", 1, ""},
                                          {2, "alpha beta zeta eta theta", 1, ""}};
    const struct alike_item nowhere[] = {{1, "alpha beta gamma delta epsilon", 0, ""},
                                         {2, "alpha beta zeta eta theta", 0, ""}};
    cr_assert_eq(alike_score(apart[0].title, apart[1].title), 40);
    GROUPS(apart, "");
    GROUPS(together, "1 2");
    GROUPS(nowhere, "");
}

Test(alike_groups, one_word_of_two_is_too_little_even_in_one_area)
{
    const struct alike_item items[] = {{1, "alpha beta", 1, ""}, {2, "alpha gamma", 1, ""}};
    cr_assert_lt(alike_score(items[0].title, items[1].title), ALIKE_LEAST - 10);
    GROUPS(items, "");
}

/* A title that stands in two areas is near enough to the first in one of them only. */
Test(alike_groups, what_was_taken_in_one_area_is_not_taken_in_another)
{
    const struct alike_item items[] = {{1, "alpha beta zeta eta theta", 2, ""},
                                       {2, "alpha beta gamma delta epsilon", 2, ""},
                                       {3, "alpha beta gamma delta epsilon", 1, ""},
                                       {4, "alpha beta gamma delta epsilon", 1, ""}};
    GROUPS(items, "3 4 / 1 2");
}

Test(alike_groups, what_is_most_alike_comes_first_whatever_its_ids)
{
    const struct alike_item early[] = {{1, "invoice list", 0, ""},
                                       {2, "invoice list", 0, ""},
                                       {3, "alpha beta gamma", 0, ""},
                                       {4, "beta gamma delta", 0, ""}};
    const struct alike_item late[] = {{1, "alpha beta gamma", 0, ""},
                                      {2, "beta gamma delta", 0, ""},
                                      {3, "invoice list", 0, ""},
                                      {4, "invoice list", 0, ""}};
    GROUPS(early, "1 2 / 3 4");
    GROUPS(late, "3 4 / 1 2");
}

/* Each differs from the others in a word of its own, so that all are alike; among many
 * titles, so that their words are rare. */
Test(alike_groups, a_long_title_is_compared_with_no_more_than_some)
{
    enum { LONG = 30, REST = 6000, WORDS = 50, MOST = 2000 / (2 * WORDS) + 2 };
    struct arena arena;
    struct buf title;
    size_t n, placed = 0;
    arena_init(&arena);
    buf_init(&title);
    struct alike_item *items = arena_new(&arena, LONG + REST, sizeof *items);
    for (int i = 0; i < LONG + REST; i++) {
        buf_reset(&title);
        for (int j = 1; j < WORDS && i < LONG; j++)
            buf_addf(&title, "w%dx ", j);
        buf_addf(&title, "own%d", i);
        items[i] = (struct alike_item){i + 1, arena_copy(&arena, title.text), 0, ""};
    }
    const struct alike_group *groups = groups_of(items, LONG + REST, NULL, 0, &arena, &n);
    cr_expect_eq(n, 2);
    for (size_t i = 0; i < n; i++) {
        cr_expect_leq(groups[i].n, MOST, "%zu in one", groups[i].n);
        placed += groups[i].n;
    }
    cr_expect_eq(placed, LONG);
    buf_release(&title);
    arena_release(&arena);
}

Test(alike_groups, a_group_holds_only_what_is_alike_to_its_first)
{
    const struct alike_item chain[] = {{1, "alpha beta gamma", 0, ""},
                                       {2, "beta gamma delta", 0, ""},
                                       {3, "gamma delta epsilon", 0, ""},
                                       {4, "delta epsilon zeta", 0, ""}};
    GROUPS(chain, "1 2 / 3 4");
}

Test(alike_groups, two_that_a_person_has_put_apart_stay_apart)
{
    const struct alike_item items[] = {{1, "invoice list", 1, ""},
                                       {2, "invoice list", 1, ""},
                                       {3, "invoice list", 1, ""},
                                       {4, "lists of invoices", 2, ""}};
    const struct alike_pair apart[] = {{2, 1}, {4, 1}};
    expect_groups(items, 4, apart, 2, "1 3 / 2 4");
    const struct alike_pair all[] = {{1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4}};
    expect_groups(items, 4, all, 6, "");
}

Test(alike_groups, words_that_many_titles_have_bring_none_together)
{
    enum { MANY = 60 };
    struct alike_item items[MANY];
    char titles[MANY][64];
    for (int i = 0; i < MANY; i++) {
        snprintf(titles[i], sizeof titles[i], "nightly import stopped item%d", i / 2 * 2);
        if (i % 2)
            snprintf(titles[i], sizeof titles[i], "nightly import stopped thing%d", i);
        items[i] = (struct alike_item){i + 1, titles[i], 0, ""};
    }
    GROUPS(items, "");
}

Test(alike_groups, three_customers_in_one_area_are_custom_work_and_come_first)
{
    const struct alike_item items[] = {
        {1, "safari login", 1, "acme"},
        {2, "login safari", 1, "acme"},
        {3, "export to sap", 2, "acme"},
        {4, "export sap weekly", 2, "globex"},
        {5, "sap export monthly", 2, "initech"},
        {6, "export sap", 3, ""},
        {7, "dark mode", 3, "a"},
        {8, "mode dark", 4, "b"},
        {9, "modes dark", 5, "c"},
    };
    struct arena arena;
    size_t n;
    arena_init(&arena);
    const struct alike_group *groups = groups_of(items, 9, NULL, 0, &arena, &n);
    cr_assert_eq(n, 3);
    cr_expect_eq(items[groups[0].item[0]].id, 3);
    cr_expect_eq(groups[0].n, 4);
    cr_expect_eq(groups[0].customers, 3);
    cr_expect(alike_custom(&groups[0]));
    cr_expect_not(groups[0].one_area);
    cr_expect_eq(items[groups[1].item[0]].id, 1);
    cr_expect_eq(groups[1].customers, 1);
    cr_expect(groups[1].one_area);
    cr_expect_eq(groups[1].score, 100);
    cr_expect_eq(groups[2].customers, 3);
    cr_expect_not(alike_custom(&groups[2]), "each in an area of its own");
    arena_release(&arena);
}

Test(alike_groups, no_area_is_no_area_that_two_have_in_common)
{
    const struct alike_item items[] = {{1, "export sap", 0, "acme"},
                                       {2, "export sap", 0, "globex"},
                                       {3, "export sap", 0, "initech"}};
    struct arena arena;
    size_t n;
    arena_init(&arena);
    const struct alike_group *groups = groups_of(items, 3, NULL, 0, &arena, &n);
    cr_assert_eq(n, 1);
    cr_expect_not(groups[0].one_area);
    cr_expect_not(alike_custom(&groups[0]));
    arena_release(&arena);
}

enum { MANY = 100000 };

/* How long the pass takes over titles of `words` words, out of `vocabulary`. */
static void expect_quick(int many, int words, unsigned vocabulary, bool equal)
{
    struct arena arena;
    struct buf title;
    unsigned long long random = 42;
    size_t n;
    arena_init(&arena);
    buf_init(&title);
    struct alike_item *items = arena_new(&arena, (size_t)many, sizeof *items);
    for (int i = 0; i < many; i++) {
        buf_reset(&title);
        for (int j = 0; j < words; j++) {
            random = random * 6364136223846793005ULL + 1442695040888963407ULL;
            buf_addf(&title, "w%ux ",
                     equal ? (unsigned)j : (unsigned)(random >> 40) % vocabulary);
        }
        items[i] = (struct alike_item){i + 1, arena_copy(&arena, title.text), i % 100, ""};
    }
    clock_t start = clock();
    groups_of(items, (size_t)many, NULL, 0, &arena, &n);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    cr_expect_lt(seconds, 20, "%d of %u: %.2f seconds", words, vocabulary, seconds);
    buf_release(&title);
    arena_release(&arena);
}

Test(alike_groups, a_hundred_thousand_titles_take_a_moment)
{
    expect_quick(MANY, 6, 20000, false);
}

Test(alike_groups, equal_titles_and_few_words_take_no_longer)
{
    expect_quick(MANY, 3, 3, true);
    expect_quick(MANY, 1, 10, false);
    expect_quick(MANY, 6, 100, false);
    expect_quick(20000, 60, 10000, false);
}
