/* The sanitiser heard by a terminal: every code point, every pair of bytes, and texts made
 * of the worst there is, through the five sinks. */
#include "text/clean.h"
#include "text/utf8.h"

#include "acts.h"
#include "sinks.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdint.h>
#include <string.h>

static const enum sink sinks[] = {SINK_SCREEN, SINK_TTY, SINK_PIPE, SINK_MARKDOWN};
enum { SINKS = sizeof sinks / sizeof *sinks, RANDOM = 100000, PIECES = 12 };

static void must_be_silent(enum sink sink, bool lines, const struct buf *in,
                           const struct buf *out)
{
    size_t at = acts_find(out->text, out->len, lines);
    if (at != ACTS_NOTHING || acts_sequences(out->text, out->len) != 0)
        cr_assert_fail("sink %d, byte %zu of \"%s\", of \"%s\"", (int)sink, at, out->text,
                       in->text);
}

/* Through every sink, as one line and as several. */
static void hear(const struct buf *in, struct buf *out)
{
    for (size_t i = 0; i < SINKS; i++) {
        buf_reset(out);
        clean_add_n(out, sinks[i], in->text, in->len);
        must_be_silent(sinks[i], false, in, out);
        buf_reset(out);
        clean_add_lines(out, sinks[i], in->text);
        must_be_silent(sinks[i], true, in, out);
    }
    buf_reset(out);
    clean_json(out, in->text);
    must_be_silent(SINK_JSON, false, in, out);
}

static const struct {
    const char *bytes;
    size_t sequences;
} heard[] = {
    {"plain \u00e9 \u4e2d [31m", 0},
    {"\x1b[31m", 1},
    {"a\x1b", 1},
    {"\x1b]0;title\a", 1},
    {"\x1bP+q\x1b\\", 2},
    {"\xc2\x9b"
     "31m",
     1},
    {"\x9b"
     "31m",
     1},
    {"\x9d"
     "0;x\x9c",
     1},
    {"\x1b(0", 1},
    {"\u00db", 0}, /* its bytes are C3 9B */
};

Test(clean_acts, the_ear_hears_what_a_terminal_does)
{
    for (size_t i = 0; i < sizeof heard / sizeof *heard; i++) {
        size_t len = strlen(heard[i].bytes);
        cr_expect_eq(acts_sequences(heard[i].bytes, len), heard[i].sequences, "case %zu",
                     i);
        cr_expect_eq(acts_find(heard[i].bytes, len, false) != ACTS_NOTHING,
                     heard[i].sequences > 0, "case %zu", i);
    }
    cr_expect_eq(acts_find("a\u202e", 4, false), 1);
    cr_expect_eq(acts_find("a\nb", 3, true), ACTS_NOTHING);
    cr_expect_eq(acts_find("a\nb", 3, false), 1);
    cr_expect_eq(acts_find("\u2764\ufe0f\u200d\U0001f525", 13, false), ACTS_NOTHING);
    cr_expect_eq(acts_find("a\u200d", 4, false), 1);
}

Test(clean_acts, the_reader_sees_what_markdown_would)
{
    static const char *const bare[] = {"*a*", "a `b`",   "[x](y)", "<b>",    "a & b",
                                       "|",   "ftp://a", "&amp",   "xmpp:a", "\\\\*"};
    static const char *const good[] = {"\\*a\\*",   "&lt;b&gt;", "R&amp;D",
                                       "ftp\\://a", "xmpp: a",   "http://a/%2A"};
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        cr_expect_neq(sinks_bare(bare[i], strlen(bare[i])), ACTS_NOTHING, "%s", bare[i]);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        cr_expect_eq(sinks_bare(good[i], strlen(good[i])), ACTS_NOTHING, "%s", good[i]);
    cr_expect(sinks_fenced("```\na\n```\n"));
    cr_expect_not(sinks_fenced("```\n```\na\n```\n"));
    cr_expect_not(sinks_fenced("````\na\n```\n"));
    cr_expect_not(sinks_fenced("```\na\n"));
}

Test(clean_acts, no_code_point_is_heard, .timeout = 120)
{
    struct buf in, out;
    buf_init(&in);
    buf_init(&out);
    for (uint32_t code = 1; code < 0x110000; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        buf_reset(&in);
        utf8_add(&in, code);
        buf_add_c(&in, '[');
        utf8_add(&in, code);
        hear(&in, &out);
    }
    buf_release(&in);
    buf_release(&out);
}

Test(clean_acts, no_pair_of_bytes_is_heard)
{
    struct buf in, out;
    buf_init(&in);
    buf_init(&out);
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        buf_reset(&in);
        buf_add_n(&in, (const char[]){(char)(pair >> 8), (char)(pair & 0xFF), 'm'}, 3);
        hear(&in, &out);
    }
    buf_release(&in);
    buf_release(&out);
}

/* Numbers that are the same in every run (xorshift, Marsaglia 2003). */
static unsigned next_random(unsigned *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Pieces that mean something to a terminal, to Markdown, to JSON or to a reader's eye. */
static const char *const pieces[] = {
    "\x1b[",   "\x1b]0;",    "\a",       "\x1bP",   "\x1b\\", "\xc2\x9b", "\xc2\x9d",
    "\x9b",    "\xff",       "\xe2\x80", "\u202e",  "\u2066", "\u200d",   "\ufe0f",
    "\u200b",  "\u2028",     "\u00ad",   "\u0301",  "\u1161", "\u2764",   "\U0001f525",
    "1\u20e3", "\U0001f3fd", "*",        "_",       "`",      "```",      "~~~",
    "[x](",    "](",         "![",       "<b>",     "&amp;",  "|",        "\\",
    "http://", "https://",   "ftp://",   "mailto:", "xmpp:",  "www.",     "javascript:",
    "\n",      "\r",         "\t",       "# ",      "- ",     "1. ",      "===",
    "    ",    "$",          "\"",       "a",       "\u4e2d", "m",        "\x7f",
};
enum { WORST = sizeof pieces / sizeof *pieces };

static void make(struct buf *in, unsigned *seed)
{
    buf_reset(in);
    for (unsigned n = 1 + next_random(seed) % PIECES; n > 0; n--) {
        if (next_random(seed) % 4)
            buf_add(in, pieces[next_random(seed) % WORST]);
        else
            buf_add_c(in, (char)(1 + next_random(seed) % 255));
    }
}

Test(clean_acts, no_text_is_heard, .timeout = 120)
{
    struct buf in, out;
    unsigned seed = 2463534242U;
    buf_init(&in);
    buf_init(&out);
    for (int i = 0; i < RANDOM; i++) {
        make(&in, &seed);
        hear(&in, &out);
    }
    buf_release(&in);
    buf_release(&out);
}

Test(clean_acts, no_text_makes_markup, .timeout = 120)
{
    struct buf in, out;
    unsigned seed = 88675123U;
    buf_init(&in);
    buf_init(&out);
    for (int i = 0; i < RANDOM; i++) {
        make(&in, &seed);
        buf_reset(&out);
        clean_add(&out, SINK_MARKDOWN, in.text);
        buf_add_c(&out, '\n');
        clean_add_lines(&out, SINK_MARKDOWN, in.text);
        size_t at = sinks_bare(out.text, out.len);
        if (at != ACTS_NOTHING)
            cr_assert_fail("byte %zu of \"%s\", of \"%s\"", at, out.text, in.text);
        buf_reset(&out);
        clean_fence(&out, in.text);
        cr_assert(sinks_fenced(out.text), "%s", out.text);
    }
    buf_release(&in);
    buf_release(&out);
}

Test(clean_acts, json_is_ascii_and_loses_no_text, .timeout = 120)
{
    struct buf in, out;
    unsigned seed = 521288629U;
    buf_init(&in);
    buf_init(&out);
    for (int i = 0; i < RANDOM; i++) {
        make(&in, &seed);
        buf_reset(&out);
        clean_json(&out, in.text);
        for (size_t at = 0; at < out.len; at++)
            cr_assert(out.text[at] >= ' ' && out.text[at] <= '~', "%s", in.text);
        json_t *json = json_loadb(out.text, out.len, JSON_DECODE_ANY, NULL);
        cr_assert(json, "%s", out.text);
        if (utf8_valid(in.text, in.len, NULL))
            cr_assert_str_eq(json_string_value(json), in.text);
        json_decref(json);
    }
    buf_release(&in);
    buf_release(&out);
}
