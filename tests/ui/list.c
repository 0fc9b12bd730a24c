/* Where one is in a long list, and what of it has to be loaded. */
#include "support.h"

#include "ui/list.h"

TestSuite(list, .init = enter, .fini = leave);

static bool press(struct list *list, uint32_t code)
{
    return list_feed(list, &(struct key){.code = code});
}

Test(list, moves_by_lines_pages_and_to_the_ends)
{
    static const struct {
        uint32_t code;
        size_t at, to, first;
    } cases[] = {
        {KEY_CODE_DOWN, 50, 51, 45},
        {'j', 50, 51, 45},
        {'j', 54, 55, 46},
        {'j', 99, 99, 90},
        {KEY_CODE_UP, 50, 49, 45},
        {'k', 45, 44, 44},
        {'k', 0, 0, 0},
        {KEY_CODE_PAGE_DOWN, 45, 54, 45},
        {KEY_CODE_PAGE_DOWN, 50, 59, 50},
        {KEY_CODE_PAGE_DOWN, 95, 99, 90},
        {KEY_CODE_PAGE_UP, 50, 41, 41},
        {KEY_CODE_PAGE_UP, 5, 0, 0},
        {KEY_CTRL('d'), 54, 59, 50},
        {KEY_CTRL('u'), 45, 40, 40},
        {KEY_CODE_HOME, 50, 0, 0},
        {'g', 50, 0, 0},
        {KEY_CODE_END, 50, 99, 90},
        {'G', 50, 99, 90},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct list list = {.at = cases[i].at, .first = 45, .shown = 10, .total = 100};
        list_fit(&list);
        cr_expect(press(&list, cases[i].code));
        cr_expect_eq(list.at, cases[i].to, "case %zu: %zu", i, list.at);
        cr_expect_eq(list.first, cases[i].first, "case %zu: %zu", i, list.first);
    }
}

Test(list, leaves_other_keys_alone)
{
    static const uint32_t codes[] = {
        KEY_CODE_NONE, 'x',           'J',           'K', KEY_CODE_ENTER, KEY_CODE_ESC,
        KEY_CODE_TAB,  KEY_CODE_LEFT, KEY_CTRL('g'), ' ', KEY_CODE_PASTE, KEY_CODE_RUBOUT,
    };
    struct list list = {.at = 5, .first = 3, .shown = 4, .total = 9, .from = 1, .n = 8};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        cr_expect_not(press(&list, codes[i]), "case %zu", i);
    cr_expect(list.at == 5 && list.first == 3 && list.shown == 4 && list.total == 9 &&
              list.from == 1 && list.n == 8);
}

Test(list, stays_in_a_list_of_none_or_one)
{
    static const uint32_t codes[] = {
        KEY_CODE_UP,  KEY_CODE_DOWN,      KEY_CODE_PAGE_UP, 'G',
        KEY_CODE_END, KEY_CODE_PAGE_DOWN, KEY_CTRL('d'),    'g'};
    for (size_t total = 0; total < 2; total++)
        for (size_t shown = 0; shown < 3; shown++)
            for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
                struct list list = {.shown = shown, .total = total, .n = total};
                cr_expect(press(&list, codes[i]));
                cr_expect(list.at == 0 && list.first == 0);
                cr_expect_not(list_lacks(&list));
                cr_expect_eq(list_from(&list, 10), 0);
            }
}

Test(list, fits_itself_to_its_lines_and_the_screen)
{
    static const struct {
        size_t at, first, shown, total, to, to_first;
    } cases[] = {
        {9, 0, 10, 10, 9, 0},      {10, 0, 10, 10, 9, 0},         {5, 9, 10, 100, 5, 5},
        {50, 9, 10, 100, 50, 41},  {50, 45, 0, 100, 50, 50},      {7, 7, 3, 0, 0, 0},
        {99, 95, 5, 40, 39, 35},   /* fewer lines */
        {99, 90, 30, 100, 99, 70}, /* more room: the screen is filled */
        {5, 5, 30, 9, 5, 0},       {SIZE_MAX, 3, 10, 20, 19, 10},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct list list = {.at = cases[i].at,
                            .first = cases[i].first,
                            .shown = cases[i].shown,
                            .total = cases[i].total};
        list_fit(&list);
        cr_expect_eq(list.at, cases[i].to, "case %zu: %zu", i, list.at);
        cr_expect_eq(list.first, cases[i].to_first, "case %zu: %zu", i, list.first);
    }
}

Test(list, knows_which_lines_it_lacks)
{
    static const struct {
        size_t first, shown, total, from, n;
        bool lacks;
    } cases[] = {
        {0, 10, 0, 0, 0, false},      {0, 10, 100, 0, 10, false},
        {0, 10, 100, 0, 9, true},     {10, 10, 100, 11, 50, true},
        {10, 10, 100, 10, 10, false}, {95, 10, 100, 90, 10, false},
        {95, 10, 100, 90, 9, true},   {0, 0, 5, 0, 0, true},
        {0, 10, 5, 0, 5, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct list list = {
            0, cases[i].first, cases[i].shown, cases[i].total, cases[i].from, cases[i].n};
        cr_expect_eq(list_lacks(&list), cases[i].lacks, "case %zu", i);
    }
}

Test(list, loads_with_the_screen_in_the_middle)
{
    static const struct {
        size_t first, shown, most, from;
    } cases[] = {
        {0, 10, 30, 0},  {10, 10, 30, 0},  {50, 10, 30, 40}, {50, 10, 10, 50},
        {50, 10, 5, 50}, {50, 10, 11, 50}, {50, 0, 2, 49},   {50, 10, 13, 49},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct list list = {.first = cases[i].first, .shown = cases[i].shown};
        size_t from = list_from(&list, cases[i].most);
        cr_expect_eq(from, cases[i].from, "case %zu: %zu", i, from);
    }
}

/* As a view loads: `most` lines from where the list says. */
static void load(struct list *list, size_t total, size_t most)
{
    list->from = list_from(list, most);
    list->total = total;
    size_t rest = total > list->from ? total - list->from : 0;
    list->n = rest < most ? rest : most;
    list_fit(list);
}

Test(list, has_the_screen_loaded_after_every_key)
{
    static const uint32_t codes[] = {
        KEY_CODE_UP,   'k', KEY_CODE_DOWN, 'j', KEY_CODE_PAGE_UP, KEY_CODE_PAGE_DOWN,
        KEY_CODE_HOME, 'g', KEY_CODE_END,  'G', KEY_CTRL('d'),    KEY_CTRL('u'),
    };
    struct list list = {.shown = 7};
    size_t total = 300;
    load(&list, total, 80);
    for (int i = 0; i < 10000; i++) {
        if (chance(100) == 0)
            list.shown = 1 + chance(40);
        if (chance(200) == 0)
            total += chance(200);
        cr_assert(press(&list, codes[chance(sizeof codes / sizeof *codes)]));
        if (list_lacks(&list))
            load(&list, total, 80);
        cr_assert(list.at < list.total);
        cr_assert(list.first <= list.at && list.at < list.first + list.shown);
        cr_assert(list.first + list.shown <= list.total || list.first == 0);
        cr_assert_not(list_lacks(&list), "key %d: %zu of %zu", i, list.at, list.total);
        if (chance(500) == 0) { /* what a filter does */
            total = chance(60) + 1;
            list.at = list.first = 0;
            load(&list, total, 80);
        }
    }
}
