/* Handles and slugs out of names. */
#include "domain/handle.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

/* The context is a list of what is taken, in blanks: " ana bo ". */
static bool taken(const char *handle, void *context)
{
    struct buf word;
    buf_init(&word);
    buf_addf(&word, " %s ", handle);
    bool is = strstr(context, word.text) != NULL;
    buf_release(&word);
    return is;
}

static const struct {
    const char *name, *taken, *handle, *slug;
} cases[] = {
    {"Ana Ruiz", "", "ana", "ana-ruiz"},
    {"Ana Ruiz", " ana ", "ana.ruiz", "ana-ruiz"},
    {"Ana Ruiz", " ana ana.ruiz ana-ruiz ", "ana2", "ana-ruiz-2"},
    {"Ana Ruiz", " ana ana.ruiz ana2 ana-ruiz ana-ruiz-2 ", "ana3", "ana-ruiz-3"},
    {"Ana", " ana ", "ana2", "ana-2"},
    {"José María de la Cruz", " jose ", "jose.maria.de.la.cruz", "jose-maria-de-la-cruz"},
    {"李小龙", "", "李小龙", "李小龙"},
    {"???", "", "person", "area"},
    {"", " person area ", "person2", "area-2"},
};

Test(handle, is_made_from_the_name_and_free)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char list[100];
        snprintf(list, sizeof list, "%s", cases[i].taken);
        handle_from_name(&out, cases[i].name, taken, list);
        cr_expect_str_eq(out.text, cases[i].handle);
        handle_slug(&out, cases[i].name, taken, list);
        cr_expect_str_eq(out.text, cases[i].slug);
    }
    buf_release(&out);
}

Test(handle, is_lower_case_without_blanks)
{
    static const char *const good[] = {"ana", "ana.ruiz", "a-b_c9", "李小龙"};
    static const char *const bad[] = {"",     "Ana", "ana ruiz", ".ana",
                                      "ana-", "a/b", "josé",     "@a"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        cr_expect(handle_valid(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_not(handle_valid(bad[i]), "%s", bad[i]);
}
