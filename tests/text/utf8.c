/* UTF-8 and the steps of a cursor. */
#include "text/utf8.h"

#include <criterion/criterion.h>
#include <string.h>

#define FLAG   "\U0001F1E9\U0001F1EA"
#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define WAVE   "\U0001F44B\U0001F3FD"

Test(utf8, accepts_what_rfc_3629_does)
{
    static const char *const cases[] = {
        "",
        "a",
        "\x01\x7f",
        "\xc2\x80\u07FF",
        "\u0800\uFFFF",
        "\uD7FF",
        "\uE000\uFDD0",
        "\U00010000",
        "\U0010FFFF",
        "Ana 李小龙 \U0001F600",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(utf8_valid(cases[i], strlen(cases[i]), NULL), "\"%s\"", cases[i]);
}

Test(utf8, refuses_the_rest_and_says_where)
{
    static const struct {
        const char *text;
        size_t len, bad;
    } cases[] = {
        {"ab\0c", 4, 2},
        {"\0", 1, 0},
        {"a\x80", 2, 1},
        {"\xc0\xaf", 2, 0},
        {"\xc1\xbf", 2, 0},
        {"\xe0\x9f\xbf", 3, 0},
        {"x\xed\xa0\x80", 4, 1},
        {"\xed\xbf\xbf", 3, 0},
        {"\xf0\x8f\xbf\xbf", 4, 0},
        {"\xf4\x90\x80\x80", 4, 0},
        {"\xf5\x80\x80\x80", 4, 0},
        {"\xff", 1, 0},
        {"\xc3", 1, 0},
        {"\xc3(", 2, 0},
        {"\xe2\x82", 2, 0},
        {"\xe2\x82(", 3, 0},
        {"\xf0\x9f\x98", 3, 0},
        {"\xf0\x9f\x98(", 4, 0},
        {"ok \xc3\xa9\xe2\x82\xac!\xa0", 10, 9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t bad = 99;
        cr_expect_not(utf8_valid(cases[i].text, cases[i].len, &bad), "case %zu", i);
        cr_expect_eq(bad, cases[i].bad, "case %zu: %zu", i, bad);
        cr_expect_not(utf8_valid(cases[i].text, cases[i].len, NULL));
    }
}

Test(utf8, reads_back_every_code_point_it_writes)
{
    struct buf buf;
    buf_init(&buf);
    for (uint32_t code = 0; code < 0x110000; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        buf_reset(&buf);
        utf8_add(&buf, code);
        uint32_t back;
        size_t n = utf8_decode(buf.text, buf.len, &back);
        size_t need = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        cr_assert(n == need && buf.len == need && back == code, "U+%04X", code);
        cr_assert_eq(utf8_valid(buf.text, buf.len, NULL), code != 0);
    }
    buf_release(&buf);
}

/* Every two bytes: what is not valid is taken a byte at a time, as U+FFFD. */
Test(utf8, takes_one_byte_of_what_is_invalid)
{
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        const char in[] = {(char)(pair >> 8), (char)(pair & 0xFF)};
        uint32_t code;
        size_t n = utf8_decode(in, sizeof in, &code);
        bool ascii = pair < 0x8000;
        bool two = pair >= 0xC280 && pair < 0xE000 && (pair & 0xC0) == 0x80;
        cr_assert_eq(n, two ? 2 : 1, "%04X", pair);
        if (ascii)
            cr_assert_eq(code, pair >> 8);
        else if (!two)
            cr_assert_eq(code, 0xFFFD, "%04X", pair);
    }
}

struct steps {
    const char *text;
    size_t ends[8]; /* of each grapheme; 0 after the last */
};

static const struct steps steps[] = {
    {"", {0}},
    {"abc", {1, 2, 3}},
    {"e\u0301x", {3, 4}},
    {"a\u0301\u0327\u0308", {7}},
    {"\u0301a", {2, 3}}, /* a mark with nothing to sit on */
    {"a\r\nb", {1, 3, 4}},
    {"a\n\nb", {1, 2, 3, 4}},
    {FLAG, {8}},
    {FLAG FLAG, {8, 16}},
    {"a" FLAG FLAG "\U0001F1EB", {1, 9, 17, 21}}, /* the odd half stands alone */
    {FAMILY "x", {18, 19}},
    {WAVE WAVE, {8, 16}},
    {"\u2764\uFE0F\u200D\U0001F525!", {13, 14}},
    {"1\uFE0F\u20E3"
     "2",
     {7, 8}},
    {"\u1112\u1161\u11AB한", {9, 12}},
    {"न\u0940त", {6, 9}}, /* a vowel sign of Devanagari */
    {"李小龙", {3, 6, 9}},
    {"a\xff\x80z", {1, 2, 3, 4}},
};
enum { STEPS = sizeof steps / sizeof *steps };

Test(grapheme, steps_forward_over_whole_clusters)
{
    for (size_t i = 0; i < STEPS; i++) {
        const char *s = steps[i].text;
        size_t len = strlen(s), at = 0;
        for (size_t k = 0; k < 8 && steps[i].ends[k]; k++) {
            at = grapheme_next(s, len, at);
            cr_expect_eq(at, steps[i].ends[k], "\"%s\" %zu: %zu", s, k, at);
        }
        cr_expect_eq(at, len, "\"%s\"", s);
        cr_expect_eq(grapheme_next(s, len, len), len);
    }
}

Test(grapheme, steps_back_over_the_same)
{
    for (size_t i = 0; i < STEPS; i++) {
        const char *s = steps[i].text;
        size_t len = strlen(s), n = 0, at = len;
        while (n < 8 && steps[i].ends[n])
            n++;
        while (n > 0) {
            size_t want = n > 1 ? steps[i].ends[n - 2] : 0;
            at = grapheme_prev(s, len, at);
            cr_expect_eq(at, want, "\"%s\" before %zu: %zu", s, steps[i].ends[n - 1], at);
            n--;
        }
        cr_expect_eq(at, 0);
        cr_expect_eq(grapheme_prev(s, len, 0), 0);
        cr_expect_eq(grapheme_prev(s, len, len + 7), grapheme_prev(s, len, len));
    }
}

/* All that is above, end to end, in each order of two: the steps back are the steps
 * forward. */
Test(grapheme, steps_back_as_forward_in_any_neighbourhood)
{
    for (size_t i = 0; i < STEPS * STEPS; i++) {
        struct buf buf;
        buf_init(&buf);
        buf_addf(&buf, "%s%sab%s", steps[i / STEPS].text, steps[i % STEPS].text,
                 steps[i / STEPS].text);
        for (size_t at = 0; at < buf.len;) {
            size_t next = grapheme_next(buf.text, buf.len, at);
            cr_assert_gt(next, at);
            cr_assert_eq(grapheme_prev(buf.text, buf.len, next), at, "\"%s\" at %zu",
                         buf.text, next);
            at = next;
        }
        buf_release(&buf);
    }
}
