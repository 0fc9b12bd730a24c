/* JSON in and out, HTML, and the status page. */
#include "codec/html.h"
#include "codec/json.h"
#include "codec/json_out.h"
#include "codec/statuspage.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct err err;

static bool reads(const char *text)
{
    struct json *document = NULL;
    bool ok = json_in_read("f.json", text, strlen(text), &document, &err);
    json_in_free(document);
    return ok;
}

Test(json, refuses_what_is_not_one_strict_document)
{
    static const char *const bad[] = {
        "",        "{",   "[1,]",          "{\"a\":1,\"a\":2}", "[1] x",
        "{'a':1}", "nul", "[\"\\u0000\"]", "[\"\\ud800\"]",     "[\"a\nb\"]",
        "\xff",    "[01]"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cr_assert(!reads(bad[i]), "%s", bad[i]);
        cr_assert_eq(err.code, ERR_INPUT);
        cr_assert_eq(strncmp(err.what, "f.json:", 7), 0, "%s", err.what);
    }
}

Test(json, says_where_it_goes_wrong)
{
    cr_assert(!reads("{\n  \"a\": \xff}"));
    cr_assert_eq(strncmp(err.what, "f.json:2:8:", 11), 0, "%s", err.what);
    cr_assert(!json_in_read("f", "x", (size_t)JSON_BYTES + 1, NULL, &err));
    cr_assert(strstr(err.what, "64 MiB"));
}

Test(json, nests_thirty_two_levels_and_no_more)
{
    char text[200];
    for (int depth = 31; depth <= 33; depth++) {
        memset(text, '[', (size_t)depth);
        memset(text + depth, ']', (size_t)depth);
        text[2 * depth] = '\0';
        cr_assert_eq(reads(text), depth <= JSON_DEPTH);
    }
    cr_assert(reads("[\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\\"[[[\"]"));
    size_t len = 1 << 20;
    char *deep = malloc(len);
    memset(deep, '[', len);
    struct json *document;
    cr_assert(!json_in_read("f", deep, len, &document, &err));
    free(deep);
}

Test(json, looks_into_a_document)
{
    struct json *d;
    const char text[] = "{\"a\": [1, \"x\", true, null, 1.5], \"o\": {}}";
    int64_t n;
    cr_assert(json_in_read("f", text, strlen(text), &d, &err));
    const struct json *a = json_in_get(d, "a");
    cr_assert(json_in_is_object(d) && json_in_is_array(a) && !json_in_is_array(d));
    cr_assert_eq(json_in_count(a), 5);
    cr_assert(json_in_int(json_in_at(a, 0), &n) && n == 1);
    cr_assert(!json_in_int(json_in_at(a, 4), &n) && !json_in_int(NULL, &n));
    cr_assert_str_eq(json_in_text(json_in_at(a, 1)), "x");
    cr_assert(json_in_true(json_in_at(a, 2)) && !json_in_true(NULL));
    cr_assert_null(json_in_text(json_in_at(a, 3)));
    cr_assert_null(json_in_at(a, 9));
    cr_assert_null(json_in_get(a, "x"));
    cr_assert_null(json_in_get(NULL, "x"));
    cr_assert_eq(json_in_count(d), 0);
    cr_assert_str_eq(json_in_text_of(d, "none", "otherwise"), "otherwise");
    json_in_free(d);
}

Test(json_out, writes_what_json_reads)
{
    struct buf text;
    struct json_out json;
    buf_init(&text);
    json_out_init(&json, &text);
    json_out_object(&json);
    json_out_text_of(&json, "a\"", "é\n\x1b");
    json_out_int_of(&json, "n", -5);
    json_out_bool_of(&json, "t", true);
    json_out_null_of(&json, "z");
    json_out_text_of(&json, "none", NULL);
    json_out_array_of(&json, "list");
    json_out_int(&json, 1);
    json_out_bool(&json, false);
    json_out_end(&json);
    json_out_array_of(&json, "empty");
    json_out_end(&json);
    json_out_object_of(&json, "o");
    json_out_end(&json);
    json_out_end(&json);
    cr_assert_str_eq(text.text, "{\n  \"a\\\"\": \"\\u00e9\\n\\u001b\",\n  \"n\": -5,\n"
                                "  \"t\": true,\n  \"z\": null,\n  \"none\": null,\n"
                                "  \"list\": [\n    1,\n    false\n  ],\n  \"empty\": [],\n"
                                "  \"o\": {}\n}\n");
    cr_assert(reads(text.text));
    buf_release(&text);
}

Test(html, becomes_plain_text)
{
    static const struct {
        const char *html, *text;
    } cases[] = {
        {"", ""},
        {"  a \n b  ", "a b"},
        {"<p>One</p><p>Two</p>", "One\n\nTwo"},
        {"a<br />b<br>c", "a\nb\nc"},
        {"<ul><li>x</li><li>y</li></ul>", "x\ny"},
        {"a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#x27;", "a & b <c> \"d\" 'e'"},
        {"&nbsp;a&nbsp;&nbsp;b&nbsp;", "a b"},
        {"&mdash;&#8212;&#x2014;", "\u2014\u2014\u2014"},
        {"&nonsense; &amp &#; &#xzz; &#99999999999;",
         "&nonsense; &amp &#; &#xzz; &#99999999999;"},
        {"a < b and c > d", "a < b and c > d"},
        {"<script>alert(1)</script>x", "x"},
        {"<!-- hidden -->x<!-- open", "x"},
        {"&#27;[31m&#0;&#155;x&#xD800;", "[31mx"},
        {"<a href=\"x>y\">link</a>", "y\">link"},
        {"<unclosed", "<unclosed"},
        {"<h1>T</h1>\n\n\n<div>b</div>", "T\n\nb"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf text;
        buf_init(&text);
        html_text(&text, cases[i].html);
        cr_assert_str_eq(text.text, cases[i].text, "%s -> %s", cases[i].html, text.text);
        buf_release(&text);
    }
}

static struct arena arena;
static struct statuspage page;

static bool page_of(const char *text)
{
    return statuspage_read("s.json", text, strlen(text), &arena, &page, &err);
}

Test(statuspage, turns_an_incident_into_facts_oldest_first)
{
    cr_assert(page_of(
        "{\"page\":{},\"incidents\":[{\"id\":\"i1\",\"name\":\"A &amp; "
        "B\",\"status\":\"monitoring\","
        "\"impact\":\"critical\",\"created_at\":\"2026-11-18T10:00:00+01:00\",\"started_"
        "at\":null,"
        "\"resolved_at\":null,\"shortlink\":\"https://x.example/1\","
        "\"components\":[{\"name\":\"API\"},{\"name\":\"API\"}],\"incident_updates\":["
        "{\"id\":\"u2\",\"body\":\"<p>Second</p>\",\"display_at\":\"2026-11-18T10:00:00Z\","
        "\"affected_components\":[{\"name\":\"Web\"}]},"
        "{\"id\":\"u1\",\"body\":\"First\",\"display_at\":\"2026-11-18T09:30:00Z\","
        "\"affected_components\":null},{\"id\":\"u0\",\"body\":\" \"}]}]}"));
    cr_assert_eq(page.incidents, 1);
    const struct statuspage_incident *in = &page.incident[0];
    cr_assert_str_eq(in->incident.title, "A & B");
    cr_assert_eq(in->incident.severity, SEVERITY_CRITICAL);
    cr_assert_eq(in->incident.state, INCIDENT_OPEN);
    cr_assert_eq(in->incident.recovered_at, 0);
    cr_assert_eq(in->facts, 2);
    cr_assert_str_eq(in->fact[0].text, "First");
    cr_assert_str_eq(in->fact[1].text, "Second");
    cr_assert_eq(in->fact[1].at - in->fact[0].at, 1800);
    cr_assert_eq(in->fact[0].at - in->incident.started_at, 1800);
    cr_assert_eq(in->components, 2);
    cr_assert_str_eq(in->component[0], "API");
    cr_assert_str_eq(in->component[1], "Web");
    arena_release(&arena);
}

Test(statuspage, skips_with_a_reason_and_flags_what_is_odd)
{
    cr_assert(
        page_of("{\"incidents\":[{\"id\":\"a\",\"name\":\"n\",\"impact\":\"maintenance\"},"
                "{\"name\":\"n\",\"created_at\":\"2026-01-01T00:00:00Z\"},"
                "{\"id\":\"a\",\"created_at\":\"2026-01-01T00:00:00Z\"},{\"id\":\"a\","
                "\"name\":\"n\"},7,"
                "{\"id\":\"b\",\"name\":\"n\",\"status\":\"postmortem\","
                "\"started_at\":\"2026-01-02T00:00:00Z\",\"resolved_at\":\"2026-01-01T00:"
                "00:00Z\"}]}"));
    cr_assert_eq(page.skips, 5);
    for (size_t i = 0; i < page.skips; i++)
        cr_assert(page.skipped[i].number == i + 1 && strlen(page.skipped[i].why) > 0);
    cr_assert_eq(page.incidents, 1);
    cr_assert_eq(page.incident[0].number, 6);
    cr_assert_eq(page.incident[0].incident.state, INCIDENT_RESOLVED);
    cr_assert(strstr(page.incident[0].incident.flag, "before it began"));
    cr_assert(page.incident[0].incident.recovered_at <
              page.incident[0].incident.started_at);
    arena_release(&arena);
}

Test(statuspage, cuts_what_the_store_would_not_take)
{
    struct buf text;
    buf_init(&text);
    buf_add(
        &text,
        "{\"incident\":{\"id\":\"a\",\"created_at\":\"2026-01-01T00:00:00Z\",\"name\":\"");
    for (int i = 0; i < 1500; i++)
        buf_add(&text, "é");
    buf_add(&text, "\"}}");
    cr_assert(page_of(text.text));
    cr_assert_eq(strlen(page.incident[0].incident.title), 2000);
    cr_assert(strstr(page.incident[0].incident.flag, "too long"));
    buf_release(&text);
    arena_release(&arena);
}

Test(statuspage, refuses_other_files)
{
    static const char *const bad[] = {"[]", "{}", "{\"incidents\": 5}",
                                      "{\"incident\": []}", "x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_assert(!page_of(bad[i]) && err.code == ERR_INPUT, "%s", bad[i]);
    arena_release(&arena);
}

Test(statuspage, survives_every_cut)
{
    static const char text[] =
        "{\"page\":{},\"incidents\":[{\"id\":\"i1\",\"name\":\"A\","
        "\"created_at\":\"2026-11-18T10:00:00+01:00\",\"incident_updates\":["
        "{\"id\":\"u2\",\"body\":\"<p>&#x2014;</p>\"}]}]}";
    for (size_t len = 0; len < sizeof text - 1; len++) {
        cr_assert(!statuspage_read("s", text, len, &arena, &page, &err));
        arena_release(&arena);
    }
}
