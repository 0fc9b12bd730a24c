/* HTML as plain text. */
#include "codec/html.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *html, *text;
} cases[] = {
    {"", ""},
    {"plain", "plain"},
    {"  two \t\r words  ", "two words"},
    {"<p>  two \t\r\n words  ", "two words"},
    {" one \r\n two\n\n \n<b>three</b>\n- four\n", "one\ntwo\n\nthree\n- four"},
    {"one\ntwo <i>three\nfour</i><br>", "one two three four"},
    {"a < b\nc </ p", "a < b\nc </ p"},
    {"a<b>b</b>c", "abc"},
    {"<a href=\"https://x.example/?a=1&amp;b=2\">here</a>.", "here."},
    {"<a title=\"1 > 2\" href='x>y'>here</a>", "here"},
    {"<a title=\"no end>here</a>", "here"},
    {"<a don't>here</a> isn't", "here isn't"},
    {"one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"},
    {"one<br><br><br>two", "one\n\ntwo"},
    {"<p>one</p><p>two</p>\n<p>three</p>", "one\n\ntwo\n\nthree"},
    {"<ul>\n <li>one</li>\n <li>two</li>\n</ul> end", "one\ntwo\nend"},
    {"<div>one</div><div>two</div>", "one\ntwo"},
    {"<p></p><p> </p>one<p></p>", "one"},
    {"<td>a</td><td>b</td>", "a b"},
    {"one <!-- <b>not</b> this --> two", "one two"},
    {"one <!-- two", "one <!-- two"},
    {"one<script>if (a<b) c();</script>two<style>p{}</STYLE>three", "onetwothree"},
    {"one<script>two", "one"},
    {"<!DOCTYPE html><?xml?>one", "one"},
    {"latency <1 s, a < b, a <b", "latency <1 s, a < b, a <b"},
    {"see <https://x.example> or <me@x.example>",
     "see <https://x.example> or <me@x.example>"},
    {"<my-tag>one</my-tag>", "one"},
    {"<>&;</>", "<>&;</>"},
    {"<", "<"},
    {"&", "&"},
    {"R&amp;D &lt;b&gt; &quot;x&quot; it&apos;s &#39;y&#39;", "R&D <b> \"x\" it's 'y'"},
    {"&amp;lt;", "&lt;"},
    {"J&ouml;rg &#xF6;&#246; &euro; &hellip; &#128512;", "Jörg öö € … 😀"},
    {"one&nbsp;&#160;\xC2\xA0two\xC2\xA9", "one two©"},
    {"one&#10;two&#9;three", "one two three"},
    {"a&#27;[2Jb&#0;c&#x7f;d&#x9b;e", "a[2Jbcde"},
    {"&nope; &amp &#; &#x; &#xD800; &#x110000; &#99999999999; &#12a;",
     "&nope; &amp &#; &#x; &#xD800; &#x110000; &#99999999999; &#12a;"},
    {"&thetasym;&Yuml;&AElig;&zwnj;", "ϑŸÆ\u200C"},
};

Test(html, becomes_plain_text)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        html_text(&out, cases[i].html);
        cr_expect_str_eq(out.text, cases[i].text, "%s: %s", cases[i].html, out.text);
        buf_release(&out);
    }
}

Test(html, is_added_to_what_is_there)
{
    struct buf out;
    buf_init(&out);
    buf_add(&out, "before:");
    html_text(&out, "<p> one</p>");
    cr_expect_str_eq(out.text, "before:one");
    buf_release(&out);
}

Test(html, of_every_prefix_is_text)
{
    static const char html[] =
        "<p title=\"a>b\" x='y'>J&ouml;rg&#x1F600;\xC2\xA0<br/>&amp;<!-- "
        "x --><script>a</script><style>b</style></p>";
    for (size_t len = 0; len < sizeof html; len++) {
        char *piece = malloc(len + 1); /* so that a byte too far is noticed */
        struct buf out;
        buf_init(&out);
        memcpy(piece, html, len);
        piece[len] = '\0';
        html_text(&out, piece);
        cr_expect_leq(out.len, len);
        buf_release(&out);
        free(piece);
    }
}

Test(html, of_1_mib_takes_no_time)
{
    enum { LEN = 1024 * 1024 };
    static const char *const pieces[] = {
        "<",      "<a",     "<a x=\"", "<a x=\">\" ", "<!--", "<!",     "&",
        "&#",     "&nope;", "<b>",     "</",          "<br>", "&lt;",   "\xC2",
        "<a '",   "<td> ",  "x ",      "<script>",    "\"'",  "<a x='", "&amp",
        "<aaa\n", "<!-->",  "<a =\"'", "&#x1F600;",   "\n",   "<style", "<script></script>",
    };
    char *html = malloc(LEN + 1);
    cr_assert_not_null(html);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = strlen(pieces[i]);
        struct buf out;
        buf_init(&out);
        for (size_t at = 0; at < LEN; at++)
            html[at] = pieces[i][at % len];
        html[LEN] = '\0';
        clock_t begin = clock();
        html_text(&out, html);
        double ms = (double)(clock() - begin) * 1000 / CLOCKS_PER_SEC;
        cr_expect_lt(ms, 500.0, "%s: %.1f ms", pieces[i], ms);
        buf_release(&out);
    }
    free(html);
}
