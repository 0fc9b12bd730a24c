/* The sanitiser, with every code point and every pair of bytes through every sink. */
#include "text/clean.h"
#include "text/utf8.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

static const enum sink sinks[] = {SINK_SCREEN, SINK_TTY, SINK_PIPE, SINK_MARKDOWN};
enum { SINKS = sizeof sinks / sizeof *sinks };

/* Where in the text something stands that a terminal would act on or a reader not see; -1
 * where nothing does. It is asked of texts without an emoji. */
static long unfit(const struct buf *text)
{
    for (size_t at = 0; at < text->len;) {
        uint32_t code;
        size_t n = utf8_decode(text->text + at, text->len - at, &code);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
        bool invalid = code == 0xFFFD && n == 1;
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        bool bidi = code == 0x61C || code == 0x200E || code == 0x200F ||
                    (code >= 0x202A && code <= 0x202E) ||
                    (code >= 0x2066 && code <= 0x2069);
        if (invalid || control || bidi || category == UTF8PROC_CATEGORY_CF ||
            category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
            utf8proc_get_property((utf8proc_int32_t)code)->ignorable)
            return (long)at;
        at += n;
    }
    return -1;
}

Test(clean, lets_no_code_point_act)
{
    struct buf in, out;
    buf_init(&in);
    buf_init(&out);
    for (uint32_t code = 0; code < 0x110000; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        buf_reset(&in);
        utf8_add(&in, code);
        buf_add_c(&in, 'a');
        utf8_add(&in, code);
        for (size_t i = 0; i < SINKS; i++) {
            buf_reset(&out);
            clean_add_n(&out, sinks[i], in.text, in.len);
            if (unfit(&out) >= 0)
                cr_expect_fail("U+%04X in sink %d: %s", code, (int)sinks[i], out.text);
        }
    }
    buf_release(&in);
    buf_release(&out);
}

Test(clean, lets_no_pair_of_bytes_act)
{
    struct buf out;
    buf_init(&out);
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        const char in[] = {(char)(pair >> 8), (char)(pair & 0xFF)};
        for (size_t i = 0; i < SINKS; i++) {
            buf_reset(&out);
            clean_add_n(&out, sinks[i], in, sizeof in);
            if (unfit(&out) >= 0)
                cr_expect_fail("%04X in sink %d: %s", pair, (int)sinks[i], out.text);
        }
    }
    buf_release(&out);
}

Test(clean, loses_nothing_in_json)
{
    struct buf in, out;
    buf_init(&in);
    buf_init(&out);
    for (uint32_t code = 1; code < 0x110000; code++) {
        if (code < 0xD800 || code >= 0xE000)
            utf8_add(&in, code);
        if (code % 4096 != 4095)
            continue;
        buf_reset(&out);
        clean_json(&out, in.text);
        for (size_t at = 0; at < out.len; at++)
            cr_assert(out.text[at] >= ' ' && out.text[at] < 0x7F);
        json_t *json = json_loadb(out.text, out.len, JSON_DECODE_ANY, NULL);
        cr_assert(json);
        cr_assert(json_string_length(json) == in.len &&
                  memcmp(json_string_value(json), in.text, in.len) == 0);
        json_decref(json);
        buf_reset(&in);
    }
    buf_release(&in);
    buf_release(&out);
}

struct cleaned {
    enum sink sink;
    const char *in, *out;
};

static void check(const struct cleaned *cases, size_t n,
                  void (*add)(struct buf *, enum sink, const char *))
{
    for (size_t i = 0; i < n; i++) {
        struct buf out;
        buf_init(&out);
        add(&out, cases[i].sink, cases[i].in);
        cr_expect_str_eq(out.text, cases[i].out);
        buf_release(&out);
    }
}

Test(clean, shows_what_cannot_be_seen)
{
    static const struct cleaned cases[] = {
        {SINK_TTY, "\x1b[31mred", "^[[31mred"},
        {SINK_SCREEN, "a\x7f", "a^?"},
        {SINK_TTY,
         "\xc2\x9b"
         "31m",
         "<U+009B>31m"},
        {SINK_PIPE, "a\u202eb", "a<U+202E>b"},
        {SINK_PIPE, "a\u200db", "a<U+200D>b"},
        {SINK_TTY, "a\tb", "a b"},
        {SINK_TTY, "a\nb", "a\u21b5b"},
        {SINK_TTY, "\xff\xc3(", "<FF><C3>("},
        {SINK_MARKDOWN, "\xff\u202e", "&lt;FF&gt;&lt;U+202E&gt;"},
        {SINK_JSON, "\xff\"\\\n", "\\ufffd\\\"\\\\\\n"},
        {SINK_PIPE, "a\U000e0041", "a<U+E0041>"},
        {SINK_PIPE, "\U0001d159", "<U+1D159>"},
        {SINK_PIPE, "a\nb\tc\r", "a\u21b5b c^M"},
        {SINK_SCREEN, "\u2028\u00ad\ue000\u2800", "<U+2028><U+00AD><U+E000><U+2800>"},
        {SINK_SCREEN, " \u0301", " <U+0301>"},
        {SINK_JSON, "\u00e9\U0001F600\x7f\x1f/", "\\u00e9\\ud83d\\ude00\\u007f\\u001f/"},
    };
    check(cases, sizeof cases / sizeof *cases, clean_add);
}

Test(clean, keeps_four_marks_a_cell)
{
    static const struct cleaned cases[] = {
        {SINK_TTY, "e\u0301", "e\u0301"},
        {SINK_TTY, "\u0301", "<U+0301>"},
        {SINK_TTY, "a\u0301\u0301\u0301\u0301\u0301", "a\u0301\u0301\u0301\u0301<U+0301>"},
        {SINK_TTY, "\u1100\u1161", "\u1100\u1161"}, /* Hangul tails take no column */
        {SINK_TTY, "\u1161", "<U+1161>"},
        {SINK_TTY, "\u1100\u1161\u1161\u1161\u1161\u1161",
         "\u1100\u1161\u1161\u1161\u1161<U+1161>"},
    };
    check(cases, sizeof cases / sizeof *cases, clean_add);
}

Test(clean, keeps_an_emoji_whole_and_hides_nothing_in_it)
{
    static const struct cleaned cases[] = {
        {SINK_TTY, "\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"},
        {SINK_TTY, "\U0001f469\U0001f3fd\u200d\U0001f4bb",
         "\U0001f469\U0001f3fd\u200d\U0001f4bb"},
        {SINK_TTY, "\u2764\ufe0f\ufe0f", "\u2764\ufe0f<U+FE0F>"},
        {SINK_TTY, "\u2764\u200d\u200d", "\u2764<U+200D><U+200D>"},
        {SINK_TTY, "\u2764\u200d", "\u2764<U+200D>"},
        {SINK_TTY, "\u2764\u200d\U0001faff", "\u2764<U+200D><U+1FAFF>"},
        {SINK_TTY, "a\ufe0f", "a<U+FE0F>"},
        {SINK_TTY, "1\ufe0f\u20e3 #\ufe0f\u20e3", "1\ufe0f\u20e3 #\ufe0f\u20e3"},
        {SINK_TTY, "1\ufe0f", "1<U+FE0F>"},
        {SINK_TTY, "1\ufe0fa", "1<U+FE0F>a"},
        {SINK_TTY, "a\ufe0f\u20e3", "a<U+FE0F><U+20E3>"},
        {SINK_TTY, "\ufe0f\u20e3", "<U+FE0F><U+20E3>"},
        {SINK_TTY, "\u00e9\ufe0f\u20e3", "\u00e9<U+FE0F><U+20E3>"},
        {SINK_TTY, "\U0001F1E9\U0001F1EA", "\U0001F1E9\U0001F1EA"},
        {SINK_TTY, "\U0001F3FD\u200d\U0001F4BB", "\U0001F3FD<U+200D>\U0001F4BB"},
        {SINK_TTY, "\U0001F469\u200da", "\U0001F469<U+200D>a"},
    };
    check(cases, sizeof cases / sizeof *cases, clean_add);
}

Test(clean, starts_no_markup)
{
    static const struct cleaned cases[] = {
        {SINK_MARKDOWN, "R&D <b>", "R&amp;D &lt;b&gt;"},
        {SINK_MARKDOWN, "[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"},
        {SINK_MARKDOWN, "![x](http://e)", "\\!\\[x\\](http://e)"},
        {SINK_MARKDOWN, "*a* _b_ ~c~ `d`", "\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`"},
        {SINK_MARKDOWN, "a|b\\", "a\\|b\\\\"},
        {SINK_MARKDOWN, "snake_case 5 - 3 C# (ok)", "snake_case 5 - 3 C# (ok)"},
        {SINK_MARKDOWN, "# a", "\\# a"},
        {SINK_MARKDOWN, "- a", "\\- a"},
        {SINK_MARKDOWN, "12. a", "12\\. a"},
        {SINK_MARKDOWN, "    a", "a"},
        {SINK_MARKDOWN, "\t\t\t\ta", "a"},
        {SINK_MARKDOWN, "\t1. a", "1\\. a"},
        {SINK_MARKDOWN, "\n1. a", "1\\. a"},
        {SINK_MARKDOWN, "\x1bx\x1d(javascript:a)", "\\^\\[x\\^\\](javascript:a)"},
        {SINK_MARKDOWN, "\x1c[x\x1c](e)", "\\^\\\\\\[x\\^\\\\\\](e)"},
        {SINK_MARKDOWN,
         "\x1f"
         "a\x1f",
         "\\^\\_a\\^\\_"},
        {SINK_MARKDOWN, "\x1c`a\x1c`", "\\^\\\\\\`a\\^\\\\\\`"},
        {SINK_MARKDOWN, "\x01\x7f", "\\^A\\^\\?"},
        {SINK_MARKDOWN, "+1, -5 and 3.5", "+1, -5 and 3.5"},
        {SINK_MARKDOWN, "+ a", "\\+ a"},
        {SINK_MARKDOWN, "---", "\\---"},
        {SINK_MARKDOWN, "-", "\\-"},
        {SINK_MARKDOWN, ":-", "\\:-"},
        {SINK_MARKDOWN, "fine :-)", "fine :-)"},
        {SINK_MARKDOWN, "done!", "done!"},
        {SINK_MARKDOWN, "cost $5, not more", "cost $5, not more"},
        {SINK_MARKDOWN, "$x$", "\\$x\\$"},
        {SINK_MARKDOWN, "see #12, a/b#3 and @team", "see \\#12, a/b\\#3 and \\@team"},
        {SINK_MARKDOWN, "@all: a@b.c # 5 @", "\\@all: a@b.c # 5 @"},
    };
    check(cases, sizeof cases / sizeof *cases, clean_add);
}

Test(clean, keeps_web_addresses_whole_and_no_others)
{
    static const struct cleaned cases[] = {
        {SINK_MARKDOWN, "https://a.b/c_d?x=1&y=2#z", "https://a.b/c_d?x=1&amp;y=2#z"},
        {SINK_MARKDOWN, "<http://auto> a", "&lt;http://auto&gt; a"},
        {SINK_MARKDOWN, "http://a/#z@b", "http://a/#z@b"},
        {SINK_MARKDOWN, "see http://a.b/_x/*/~me *", "see http://a.b/%5Fx/%2A/%7Eme \\*"},
        {SINK_MARKDOWN, "HTTP://a.b/|`[x]\\", "HTTP://a.b/%7C%60%5Bx%5D%5C"},
        {SINK_MARKDOWN, "http://a<b>\"c", "http://a%3Cb%3E%22c"},
        {SINK_MARKDOWN, "(www.a.b/*)", "(www.a.b/%2A)"},
        {SINK_MARKDOWN, "xhttp://a/* www2*", "xhttp://a/\\* www2\\*"},
        {SINK_MARKDOWN, "http:/*", "http:/\\*"},
        {SINK_MARKDOWN, "http://a\t*\x01*", "http://a \\*\\^A\\*"},
        {SINK_MARKDOWN, "http://a/\u202e*", "http://a/&lt;U+202E&gt;\\*"},
        {SINK_MARKDOWN, "http://a/\xff*", "http://a/&lt;FF&gt;\\*"},
        {SINK_MARKDOWN, "http://a/\u00e9*", "http://a/\u00e9%2A"},
        {SINK_MARKDOWN, "ftp://a sFTP://b", "ftp\\://a sFTP\\://b"},
        {SINK_MARKDOWN, "http://*ftp://a", "http://%2Aftp%3A//a"},
        {SINK_MARKDOWN, "xmpp:a@b.c Xmpp: x", "xmpp: a@b.c Xmpp: x"},
        {SINK_MARKDOWN, "mailto:a_b@c.d", "mailto:a_b@c.d"},
        {SINK_MARKDOWN, "web+mailto:a@c.d", "web+mailto: a@c.d"},
    };
    check(cases, sizeof cases / sizeof *cases, clean_add);
}

Test(clean, keeps_lines_where_asked)
{
    static const struct cleaned cases[] = {
        {SINK_SCREEN, "a\nb", "a\nb"},
        {SINK_PIPE, "a\n\nb\n", "a\n\nb\n"},
        {SINK_MARKDOWN, "a\n# b\n    c\n1. d", "a\n\\# b\nc\n1\\. d"},
        {SINK_MARKDOWN, "a\n\t\t\t\tb\n===", "a\nb\n\\==="},
        {SINK_MARKDOWN, "http://a\n*b*", "http://a\n\\*b\\*"},
        {SINK_TTY, "a\r\n\tb", "a^M\n b"},
    };
    check(cases, sizeof cases / sizeof *cases, clean_add_lines);
}

Test(clean, fences_longer_than_any_run)
{
    static const char *const cases[][2] = {
        {"a", "```\na\n```\n"},
        {"a\n", "```\na\n```\n"},
        {"```\nx ````", "`````\n```\nx ````\n`````\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        clean_fence(&out, cases[i][0]);
        cr_expect_str_eq(out.text, cases[i][1]);
        buf_release(&out);
    }
}
