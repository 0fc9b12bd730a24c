/* Text as it is compared. */
#include "text/fold.h"
#include "text/utf8.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

typedef void fold_fn(struct buf *, const char *);

static fold_fn *const folds[] = {fold_text, fold_name, fold_slug};
enum { FOLDS = sizeof folds / sizeof *folds };

struct folded {
    const char *in, *out;
};

static void check(fold_fn *fold, const struct folded *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct buf out;
        buf_init(&out);
        fold(&out, cases[i].in);
        cr_expect_str_eq(out.text, cases[i].out, "\"%s\" gives \"%s\", not \"%s\"",
                         cases[i].in, out.text, cases[i].out);
        buf_release(&out);
    }
}

Test(fold, makes_case_accents_and_blanks_not_count)
{
    static const struct folded cases[] = {
        {"", ""},
        {"  Billing\t and\n Refunds ", "billing and refunds"},
        {"snake_case-name", "snake_case-name"},
        {"José", "jose"},
        {"Jose\u0301", "jose"},
        {"Škoda Łódź", "skoda lodz"},
        {"façade Việt ąę", "facade viet ae"},
        {"Søren Ærø Đorđe Þóra Ðagur", "soren aero dorde thora dagur"},
        {"STRASSE", "strasse"},
        {"Straße", "strasse"},
        {"STRA\u1E9EE", "strasse"},
        {"\u0130stanbul \u0131l\u0131k", "istanbul ilik"},
        {"œuvre", "oeuvre"},
        {"ﬁnance №5 ½ Ａ", "finance no5 1/2 a"},
        {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
        {"Ёлка Йод", "елка иод"},
        {"a\u00ADb\u200Bc\u202Ed\uFEFFe", "abcde"},
        {"\u3000李\u00A0小龙\u2028", "李 小龙"},
        {"a\x7F"
         "b\x01"
         "c",
         "a b c"},
        {"O\u2019Brien \u2013 \u201Cx\u201D", "o'brien - \"x\""},
        {"é\x7F\xc2\x80\xc2\x85"
         "x",
         "e x"},
    };
    check(fold_text, cases, sizeof cases / sizeof *cases);
}

Test(fold, keeps_the_marks_that_make_another_word)
{
    static const struct folded cases[] = {
        {"राम", "राम"},               /* vowel signs of Devanagari */
        {"รัก", "รัก"},                 /* a vowel over a Thai letter */
        {"が", "か\u3099"},           /* the voicing of kana, taken apart */
        {"한", "\u1112\u1161\u11AB"}, /* a Hangul syllable, taken apart */
        {"שָׁלוֹם", "שלום"},             /* the points of Hebrew go */
        {"مُحَمَّد", "محمد"},             /* and those of Arabic */
        {"a\u0338", "a"},             /* a stroke through it */
    };
    check(fold_text, cases, sizeof cases / sizeof *cases);
}

Test(fold, takes_hyphens_for_blanks_in_names)
{
    static const struct folded cases[] = {
        {"Sign-Up_Flow", "sign up flow"},
        {"-ana--ruiz-", "ana ruiz"},
        {"Smith\u2010Jones", "smith jones"},
        {"Ana \u2014 Ruiz", "ana ruiz"},
        {"C++", "c++"},
    };
    check(fold_name, cases, sizeof cases / sizeof *cases);
}

Test(fold, makes_slugs_of_letters_and_digits)
{
    static const struct folded cases[] = {
        {"Sign-up / Login (v2)", "sign-up-login-v2"},
        {"  --Billing!! ", "billing"},
        {"Crème brûlée", "creme-brulee"},
        {"李小龙", "李小龙"},
        {"Отчёты и экспорт", "отчеты-и-экспорт"},
        {"C++", "c"},
        {"O\u2019Brien", "o-brien"},
        {"\U0001F600", ""},
        {"...", ""},
    };
    check(fold_slug, cases, sizeof cases / sizeof *cases);
}

Test(fold, tells_the_same_name)
{
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"Ana Ruiz", "ana-ruiz", true},
        {"José", "JOSE", true},
        {"", "  ", true},
        {"Ana Ruiz", "AnaRuiz", false},
        {"राम", "रमा", false},
        {"Łukasz", "lukasz", true},
        {"\xff", "", false},
        {"\xff", "\xfe", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(fold_same(cases[i].a, cases[i].b), cases[i].same, "\"%s\" \"%s\"",
                     cases[i].a, cases[i].b);
}

Test(fold, adds_to_what_is_there)
{
    struct buf out;
    buf_init(&out);
    buf_add(&out, "who:");
    fold_name(&out, " Ana");
    fold_slug(&out, "-b c");
    cr_expect_str_eq(out.text, "who:anab-c");
    buf_release(&out);
}

static void expect_settled(const char *in)
{
    struct buf once, twice;
    buf_init(&once);
    buf_init(&twice);
    for (size_t i = 0; i < FOLDS; i++) {
        buf_reset(&once);
        buf_reset(&twice);
        folds[i](&once, in);
        folds[i](&twice, once.text);
        if (strcmp(once.text, twice.text) != 0)
            cr_expect_fail("fold %zu of \"%s\": \"%s\", then \"%s\"", i, in, once.text,
                           twice.text);
    }
    buf_release(&once);
    buf_release(&twice);
}

Test(fold, settles_at_once_for_every_code_point)
{
    struct buf in;
    buf_init(&in);
    for (uint32_t code = 1; code < 0x110000; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        buf_reset(&in);
        buf_add_c(&in, 'a');
        utf8_add(&in, code);
        buf_add_c(&in, 'B');
        expect_settled(in.text);
    }
    buf_release(&in);
}

/* Marks are put in order and letters taken apart next to each other. A fixed sequence of
 * numbers (Knuth's generator), so that a failure can be met again. */
Test(fold, settles_at_once_for_mixed_texts)
{
    uint64_t state = 1;
    struct buf in;
    buf_init(&in);
    for (int round = 0; round < 100000; round++) {
        buf_reset(&in);
        for (int i = 0; i < 6; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint32_t code = (uint32_t)(state >> 33) % (i % 2 ? 0x20000 : 0x0F00) + 1;
            if (code < 0xD800 || code >= 0xE000)
                utf8_add(&in, code);
        }
        expect_settled(in.text);
    }
    buf_release(&in);
}
