/* Error values: codes, words, and text that does not fit. */
#include "base/err.h"

#include <criterion/criterion.h>
#include <string.h>

Test(err, has_an_exit_code_and_a_word_for_each_code)
{
    static const struct {
        enum err_code code;
        int exit;
        const char *kind;
    } cases[] = {
        {ERR_NONE, 0, "none"},         {ERR_NOT_FOUND, 1, "not_found"},
        {ERR_USAGE, 2, "usage"},       {ERR_STORE, 2, "store"},
        {ERR_INPUT, 2, "input"},       {ERR_AMBIGUOUS, 3, "ambiguous"},
        {ERR_UNOWNED, 4, "unowned"},   {ERR_REFUSED, 5, "refused"},
        {ERR_CONFLICT, 6, "conflict"}, {ERR_INTERRUPTED, 130, "interrupted"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_eq(err_exit(cases[i].code), cases[i].exit);
        cr_expect_str_eq(err_kind(cases[i].code), cases[i].kind);
    }
}

Test(err, starts_over_with_each_set)
{
    struct err err = {0};
    cr_expect_not(err_set(&err, ERR_REFUSED, "\"%s\" is two people", "Ana & Bo"));
    cr_expect_not(err_why(&err, "one person decides"));
    cr_expect_not(err_next(&err, "name %d", 1));
    err_closest(&err, "Ana");
    cr_expect_eq(err.code, ERR_REFUSED);
    cr_expect_str_eq(err.what, "\"Ana & Bo\" is two people");
    cr_expect_str_eq(err.why, "one person decides");
    cr_expect_str_eq(err.next, "name 1");
    cr_expect_str_eq(err.closest[0], "Ana");
    cr_expect_not(err_set(&err, ERR_STORE, "the board is gone"));
    cr_expect_str_eq(err.why, "");
    cr_expect_str_eq(err.next, "");
    cr_expect_eq(err.closest_n, 0);
}

Test(err, cuts_what_does_not_fit_between_two_code_points)
{
    static const char *const tails[] = {"a", "é", "€", "😀"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        for (size_t before = 0; before < 8; before++) {
            char text[2 * ERR_TEXT] = "";
            size_t width = strlen(tails[i]), len = before;
            memset(text, 'x', before);
            while (len + width < sizeof text) {
                memcpy(text + len, tails[i], width);
                len += width;
            }
            struct err err = {0};
            err_set(&err, ERR_INPUT, "%s", text);
            size_t kept = strlen(err.what);
            cr_expect_eq((kept - before) % width, 0, "width %zu, before %zu: %zu kept",
                         width, before, kept);
            cr_expect_geq(kept, (size_t)ERR_TEXT - 1 - 4);
            cr_expect_eq(strncmp(err.what, text, kept), 0);
        }
}

Test(err, keeps_text_that_just_fits)
{
    char text[ERR_TEXT];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    struct err err = {0};
    err_set(&err, ERR_INPUT, "%s", text);
    cr_expect_str_eq(err.what, text);
}

/* Bytes that are no UTF-8 may come from a file's name; cutting them must end. */
Test(err, cuts_bytes_that_are_no_text)
{
    char text[2 * ERR_TEXT];
    memset(text, '\x80', sizeof text);
    text[sizeof text - 1] = '\0';
    struct err err = {0};
    err_why(&err, "%s", text);
    cr_expect_lt(strlen(err.why), (size_t)ERR_TEXT);
}

Test(err, keeps_five_names_that_fit)
{
    char longest[ERR_NAME], too_long[ERR_NAME + 1];
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    memset(too_long, 'b', sizeof too_long);
    too_long[sizeof too_long - 1] = '\0';
    struct err err = {0};
    err_closest(&err, too_long);
    cr_expect_eq(err.closest_n, 0);
    err_closest(&err, longest);
    for (int i = 0; i < ERR_CLOSEST; i++)
        err_closest(&err, "Ana");
    cr_expect_eq(err.closest_n, ERR_CLOSEST);
    cr_expect_str_eq(err.closest[0], longest);
    cr_expect_str_eq(err.closest[ERR_CLOSEST - 1], "Ana");
}
