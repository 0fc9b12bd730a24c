/* UTF-8, folding and the closest names. */
#include "text/closest.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(utf8, refuses_what_rfc_3629_refuses_and_says_where)
{
    static const struct {
        const char *text;
        size_t len, bad;
    } cases[] = {
        {"a\xff", 2, 1},
        {"\xc0\x80", 2, 0},
        {"ab\xe0\x80\x80", 5, 2},
        {"\xed\xa0\x80", 3, 0},
        {"\xf4\x90\x80\x80", 4, 0},
        {"\xf0\x80\x80\x80", 4, 0},
        {"a\xc3", 2, 1},
        {"a\0b", 3, 1},
        {"\x80", 1, 0},
        {"\xe2\x82", 2, 0},
        {"\xf5\x80\x80\x80", 4, 0},
        {"\xe2\x82x", 3, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t bad = 99;
        cr_assert(!utf8_valid(cases[i].text, cases[i].len, &bad), "case %zu", i);
        cr_assert_eq(bad, cases[i].bad, "case %zu", i);
        cr_assert(!utf8_valid(cases[i].text, cases[i].len, NULL));
    }
    cr_assert(utf8_valid("", 0, NULL));
}

Test(utf8, gives_back_every_scalar)
{
    struct buf buf;
    buf_init(&buf);
    for (uint32_t c = 1; c < 0x110000; c++) {
        uint32_t code;
        if (c >= 0xD800 && c < 0xE000)
            continue;
        buf_reset(&buf);
        utf8_add(&buf, c);
        cr_assert(utf8_valid(buf.text, buf.len, NULL));
        cr_assert_eq(utf8_decode(buf.text, buf.len, &code), buf.len);
        cr_assert_eq(code, c);
    }
    buf_release(&buf);
}

#define FAMILY  "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"
#define GERMANY "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"
#define FRANCE  "\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7"

Test(grapheme, steps_over_what_a_reader_sees_as_one)
{
    static const char text[] = "a" GERMANY FRANCE "e\xCC\x81" FAMILY "z\r\n";
    static const size_t edges[] = {0, 1, 9, 17, 20, 38, 39, 41};
    size_t len = sizeof text - 1, n = sizeof edges / sizeof *edges;
    for (size_t i = 0; i + 1 < n; i++) {
        cr_assert_eq(grapheme_next(text, len, edges[i]), edges[i + 1], "from %zu",
                     edges[i]);
        cr_assert_eq(grapheme_prev(text, len, edges[i + 1]), edges[i], "to %zu",
                     edges[i + 1]);
    }
    cr_assert_eq(grapheme_next(text, len, len), len);
    cr_assert_eq(grapheme_prev(text, len, 0), 0);
    cr_assert_eq(grapheme_prev(text, len, len + 9), 39);
}

static void folds_to(void (*fold)(struct buf *, const char *), const char *from,
                     const char *to)
{
    struct buf buf;
    buf_init(&buf);
    fold(&buf, from);
    cr_assert_str_eq(buf.text, to, "\"%s\" folds to \"%s\"", from, buf.text);
    buf_release(&buf);
}

Test(fold, leaves_out_case_accents_and_white_space)
{
    folds_to(fold_text, "  Ana \t RUÍZ-López ", "ana ruiz-lopez");
    folds_to(fold_name, "  Ana \t RUÍZ-López_x ", "ana ruiz lopez x");
    folds_to(fold_name, "Łódź Straße Ærø", "lodz strasse aero");
    folds_to(fold_name, "李小龙", "李小龙");
    folds_to(fold_name, "O'Brien", "o'brien");
    folds_to(fold_text, "\xEF\xAC\x81x \xE2\x91\xA0", "fix 1");
    folds_to(fold_text,
             "a\xE2\x80\x8B"
             "b\x7F",
             "ab");
    folds_to(fold_name, "--", "");
    folds_to(fold_slug, "Support tools (EU)!", "support-tools-eu");
    folds_to(fold_slug, "Déploiement / Ärger", "deploiement-arger");
    folds_to(fold_slug, "!!", "");
}

Test(fold, gives_the_same_again)
{
    struct buf one, two, c;
    buf_init(&one);
    buf_init(&two);
    buf_init(&c);
    for (uint32_t code = 1; code < 0x30000; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        buf_reset(&c);
        buf_reset(&one);
        buf_reset(&two);
        utf8_add(&c, code);
        fold_name(&one, c.text);
        fold_name(&two, one.text);
        cr_assert_str_eq(one.text, two.text, "U+%04X", code);
    }
    buf_release(&one);
    buf_release(&two);
    buf_release(&c);
}

Test(fold, compares_names)
{
    cr_assert(fold_same("Support-Tools", "support tools"));
    cr_assert(fold_same("Ana", "ANÁ"));
    cr_assert(!fold_same("Ana", "Anna"));
}

Test(closest, finds_slips_of_the_finger)
{
    static const struct {
        const char *typed, *meant;
    } cases[] = {{"biling", "billing"},      {"bliling", "billing"},
                 {"checkuot", "checkout"},   {"anna", "ana"},
                 {"tools", "support tools"}, {"BILLLING", "billing"},
                 {"reprting", "reporting"}};
    static const char *const names[] = {"billing", "checkout", "ana", "support tools",
                                        "reporting"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct closest closest;
        closest_init(&closest, cases[i].typed);
        for (size_t n = 0; n < sizeof names / sizeof *names; n++)
            closest_offer(&closest, names[n]);
        cr_assert(closest.n >= 1, "%s", cases[i].typed);
        cr_assert_str_eq(closest.name[0], cases[i].meant);
    }
}

Test(closest, offers_nothing_that_is_far_away)
{
    struct closest closest;
    closest_init(&closest, "xy");
    closest_offer(&closest, "billing");
    closest_offer(&closest, "");
    cr_assert_eq(closest.n, 0);
    closest_init(&closest, "");
    closest_offer(&closest, "a");
    cr_assert_eq(closest.n, 0);
}

Test(closest, keeps_the_five_best_of_many_in_order)
{
    struct closest closest;
    char name[ERR_NAME + 8];
    closest_init(&closest, "area 5000");
    for (int i = 0; i < 10000; i++) {
        snprintf(name, sizeof name, "area %d", i);
        closest_offer(&closest, name);
        closest_offer(&closest, name);
    }
    cr_assert_eq(closest.n, ERR_CLOSEST);
    cr_assert_str_eq(closest.name[0], "area 5000");
    for (size_t i = 1; i < closest.n; i++) {
        cr_assert(closest.distance[i - 1] <= closest.distance[i]);
        cr_assert_str_neq(closest.name[i - 1], closest.name[i]);
    }
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    closest_offer(&closest, name);
    closest_init(&closest, name);
    closest_offer(&closest, "area");
    cr_assert_eq(closest.n, 0);
}
