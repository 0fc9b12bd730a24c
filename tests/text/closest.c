/* The names that were perhaps meant. */
#include "text/closest.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(closest, knows_a_slip_from_another_word)
{
    static const struct {
        const char *typed, *name;
        int distance; /* -1: not close */
    } cases[] = {
        {"biling", "billing", 1},
        {"blling", "billing", 1},
        {"billling", "billing", 1},
        {"bilking", "billing", 1},
        {"ibllnig", "billing", 2}, /* two swaps */
        {"bililng", "billing", 1}, /* one */
        {"BILLING", "billing", 0},
        {"josé", "Jose", 0},
        {"chekcout", "checkout", 1},
        {"checkout", "billing", -1},
        {"ab", "ba", 1},
        {"a", "b", 1},
        {"a", "bcd", -1},
        {"ca", "abc", -1}, /* no part is edited twice */
        {"abcdef", "abcxyf", 2},
        {"abcdef", "abxyzf", -1}, /* a third of six is two */
        {"abcdefghijkl", "abcdefghiwxyz", -1},
        {"abcdefghijkl", "abcdefghixyz", 3},
        {"reporting", "reports and exports", -1},
        {"bill", "billing", 2},            /* what is typed begins it */
        {"out", "checkout", 2},            /* or is in it */
        {"billing-service", "billing", 2}, /* or it is in what is typed */
        {"bi", "billing", -1},             /* two letters are in too much */
        {"payments", "pa", -1},
        {"李小龙", "李小尤", 1},
        {"", "billing", -1},
        {"billing", "", -1},
        {"--", "billing", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct closest c;
        closest_init(&c, cases[i].typed);
        closest_offer(&c, cases[i].name);
        bool close = cases[i].distance >= 0;
        cr_expect_eq(c.n, close ? 1 : 0, "\"%s\" \"%s\"", cases[i].typed, cases[i].name);
        if (c.n && close) {
            cr_expect_str_eq(c.name[0], cases[i].name);
            cr_expect_eq(c.distance[0], cases[i].distance, "\"%s\" \"%s\": %d",
                         cases[i].typed, cases[i].name, c.distance[0]);
        }
    }
}

Test(closest, keeps_the_best_five_first_offered_first)
{
    static const char *const offered[] = {"bolling", "bulling", "billing", "balling",
                                          "belling", "bylling", "billin",  "bullin",
                                          "billing", "mobile",  "willing", "filling"};
    static const char *const kept[] = {"billing", "bolling", "bulling", "balling",
                                       "belling"};
    struct closest c;
    closest_init(&c, "billing");
    for (size_t i = 0; i < sizeof offered / sizeof *offered; i++)
        closest_offer(&c, offered[i]);
    cr_assert_eq(c.n, ERR_CLOSEST);
    for (size_t i = 0; i < ERR_CLOSEST; i++)
        cr_expect_str_eq(c.name[i], kept[i]);
}

Test(closest, puts_a_better_one_before_a_full_list)
{
    struct closest c;
    closest_init(&c, "checkout");
    for (int i = 0; i < 7; i++) {
        char name[40];
        snprintf(name, sizeof name, "checkou%d%d", i, i);
        closest_offer(&c, name);
    }
    closest_offer(&c, "chekcout");
    cr_assert_eq(c.n, ERR_CLOSEST);
    cr_expect_str_eq(c.name[0], "chekcout");
    cr_expect_str_eq(c.name[1], "checkou00");
    cr_expect_str_eq(c.name[4], "checkou33");
}

Test(closest, lets_names_that_are_too_long_go)
{
    char name[4 * CLOSEST_LENGTH];
    struct closest c;
    memset(name, 'a', sizeof name);
    name[sizeof name - 1] = '\0';
    closest_init(&c, "aaa");
    closest_offer(&c, name); /* more bytes than a struct err can say */
    name[ERR_NAME] = '\0';
    closest_offer(&c, name);
    cr_expect_eq(c.n, 0);
    name[ERR_NAME - 1] = '\0';
    closest_offer(&c, name);
    cr_expect_eq(c.n, 1);
    cr_expect_str_eq(c.name[0], name);

    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    closest_init(&c, name); /* nothing is a slip of that */
    closest_offer(&c, "aaa");
    cr_expect_eq(c.n, 0);
}

Test(closest, copies_what_it_keeps)
{
    char name[] = "billing";
    struct closest c;
    closest_init(&c, "biling");
    closest_offer(&c, name);
    memset(name, 'x', sizeof name - 1);
    cr_expect_str_eq(c.name[0], "billing");
}

/* A plain table of all distances, without the early ways out. */
static int plain_distance(const char *a, const char *b)
{
    int d[10][10];
    int an = (int)strlen(a), bn = (int)strlen(b);
    for (int i = 0; i <= an; i++)
        for (int j = 0; j <= bn; j++) {
            int best = i > j ? i : j;
            if (i && j) {
                best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
                best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
                best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
                bool swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                best = swap && d[i - 2][j - 2] + 1 < best ? d[i - 2][j - 2] + 1 : best;
            }
            d[i][j] = best;
        }
    return d[an][bn];
}

/* Every two words of six letters out of two, and of shorter ones against them. */
Test(closest, agrees_with_the_whole_table)
{
    for (unsigned a = 0; a < 64; a++)
        for (unsigned b = 0; b < 64 * 4; b++) {
            char x[10] = "", y[10] = "";
            for (unsigned i = 0; i < 6; i++)
                x[i] = a >> i & 1 ? 'p' : 'q';
            for (unsigned i = 0; i < 5 + b / 64; i++)
                y[i] = b >> (i % 6) & 1 ? 'p' : 'q';
            int want = plain_distance(x, y);
            struct closest c;
            closest_init(&c, x);
            closest_offer(&c, y);
            bool inside = strstr(x, y) || strstr(y, x);
            cr_assert_eq(c.n, want <= 2 || inside ? 1 : 0, "%s %s %d", x, y, want);
            if (want <= 2)
                cr_assert_eq(c.distance[0], want, "%s %s: %d", x, y, c.distance[0]);
        }
}
