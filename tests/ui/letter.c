/* Letters from bytes: whole ones, and what is left of those that are none. */
#include "../../src/ui/term_letter.h"

#include <criterion/criterion.h>

static const unsigned char *bytes;
static int given_back, asked;

static int next(void)
{
    asked++;
    return *bytes ? *bytes++ : -1;
}

static int back(int byte)
{
    given_back = byte;
    return byte;
}

static const struct {
    int lead;
    const char *rest;
    uint32_t letter;
    int back, asked;
} cases[] = {
    {0xC3, "\xA9", 0xE9, 0, 1},
    {0xE4, "\xB8\xAD", 0x4E2D, 0, 2},
    {0xF0, "\x9F\x98\x80", 0x1F600, 0, 3},
    {0xEF, "\xBF\xBD", 0xFFFD, 0, 2},
    {0xE9, "r", 0, 'r', 1},         /* Latin-1 */
    {0xE2, "\x80h", 0, 'h', 2},     /* cut off */
    {0xC3, "\xC3\xA9", 0, 0xC3, 1}, /* a letter behind it */
    {0xF0, "", 0, 0, 1},            /* nothing more came */
    {0x80, "x", 0, 0, 0},           /* begins none */
    {0xC0, "\x80", 0, 0, 0},
    {0xFF, "x", 0, 0, 0},
    {0xE0, "\x80\x80", 0, 0, 2},     /* overlong */
    {0xED, "\xA0\x80", 0, 0, 2},     /* a surrogate */
    {0xF4, "\x90\x80\x80", 0, 0, 3}, /* above Unicode */
};

Test(letter, is_read_and_nothing_else_taken)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bytes = (const unsigned char *)cases[i].rest;
        given_back = asked = 0;
        cr_expect_eq(letter_read(cases[i].lead, next, back), cases[i].letter, "case %zu",
                     i);
        cr_expect_eq(given_back, cases[i].back, "case %zu", i);
        cr_expect_eq(asked, cases[i].asked, "case %zu", i);
    }
}
