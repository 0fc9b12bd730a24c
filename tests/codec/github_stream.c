/* Finding GitHub's issues in a stream, whole and broken. */
#include "codec/github.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct arena arena;
static struct err err;

/* Feeds the input in pieces and adds the numbers of the issues, "1 2 3 ", to `got`. */
static enum github_step read_in(const char *text, size_t len, size_t piece, struct buf *got)
{
    struct github_reader *reader = github_reader_new("in");
    struct github_issue issue;
    enum github_step step;
    size_t at = 0;
    while (true) {
        step = github_reader_next(reader, &arena, &issue, &err);
        if (step == GITHUB_ISSUE)
            buf_addf(got, "%s ", issue.ticket.source_id);
        else if (step != GITHUB_MORE)
            break;
        size_t n = len - at < piece ? len - at : piece;
        if (step == GITHUB_MORE && n > 0)
            github_reader_feed(reader, text + at, n);
        else if (step == GITHUB_MORE)
            github_reader_end(reader);
        at += step == GITHUB_MORE ? n : 0;
        arena_reset(&arena);
    }
    if (step == GITHUB_FAILED)
        cr_expect_eq(err.code, ERR_INPUT);
    cr_expect_eq(github_reader_next(reader, &arena, &issue, &err), step, "it stays so");
    github_reader_free(reader);
    arena_release(&arena);
    return step;
}

#define ISSUE(n)                                                                           \
    "{\"number\":" #n ",\"title\":\"t \\\"[{\\\\\",\"labels\":[{\"name\":\"a\"}]}"

static const struct {
    const char *text, *numbers;
} streams[] = {
    {ISSUE(1), "1 "},
    {"[]", ""},
    {" [ ] \r\n", ""},
    {"[" ISSUE(1) "]", "1 "},
    {"[" ISSUE(1) " ,\n" ISSUE(2) "]\n", "1 2 "},
    {"[" ISSUE(1) "][" ISSUE(2) "]\n[][" ISSUE(3) "]", "1 2 3 "},
    {"[[" ISSUE(1) "],[],[" ISSUE(2) "," ISSUE(3) "]]", "1 2 3 "},
    {ISSUE(1) "\n" ISSUE(2) "\r\n\r\n" ISSUE(3) "\n", "1 2 3 "},
    {ISSUE(1) ISSUE(2), "1 2 "},
    {"\xEF\xBB\xBF[" ISSUE(1) "]", "1 "},
    {"{\"total_count\":2,\"x\":{\"items\":[1]},\"items\":[" ISSUE(1) "," ISSUE(
         2) "],\"y\":[\"}\"]}",
     "1 2 "},
    {"{\"items\" : []}" ISSUE(1), "1 "},
    {"[{\"items\":[" ISSUE(1) "]},{\"items\":[" ISSUE(2) "]}]", "1 2 "},
    {"{\"number\":1,\"title\":\"items\",\"x\":[]}", "1 "},
};

Test(github_stream, finds_the_records_in_every_form_and_in_pieces_of_any_size)
{
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
        for (size_t piece = 1; piece < 200; piece += piece < 20 ? 1 : 60) {
            struct buf got;
            buf_init(&got);
            cr_expect_eq(read_in(streams[i].text, strlen(streams[i].text), piece, &got),
                         GITHUB_END, "%s: %s", streams[i].text, err.what);
            cr_expect_str_eq(got.text, streams[i].numbers, "%s", streams[i].text);
            buf_release(&got);
        }
}

static const struct {
    const char *text, *numbers, *what;
} broken[] = {
    {"", "", "in:1:1: the input is empty; issues as [...] or {...} expected"},
    {" \n ", "", "in:2:2: the input is empty; issues as [...] or {...} expected"},
    {"\xEF\xBB\xBF", "", "in:1:1: the input is empty; issues as [...] or {...} expected"},
    {"<html>", "", "in:1:1: this is no JSON; issues as [...] or {...} expected"},
    {"\x1f\x8b\x08", "", "in:1:1: this is no JSON; issues as [...] or {...} expected"},
    {"\xEF\xBB", "", "in:1:1: this is no JSON; issues as [...] or {...} expected"},
    {"null", "", "in:1:1: this is no JSON; issues as [...] or {...} expected"},
    {ISSUE(1) "\n,", "1 ", "in:2:1: this is no JSON; issues as [...] or {...} expected"},
    {"[1]", "", "in:1:2: this is no issue; {...} or ] expected"},
    {"[" ISSUE(1) ",]", "1 ", "in:1:58: this is no issue; {...} expected"},
    {"[" ISSUE(1) "\n" ISSUE(2), "1 ",
     "in:2:1: this does not belong here; , or ] expected"},
    {"[" ISSUE(1), "1 ", "in:1:57: the input is cut off; the rest of it expected"},
    {"{\"a\":\"b\nc\"}", "",
     "in:1:8: the line ends inside a text; its closing quote expected"},
    {"{\"a\":\x01}", "",
     "in:1:6: this is no text; UTF-8 without control characters expected"},
    {"[\n " ISSUE(1) ",\n  {\"a\": 1,\n\"\xc3\xa9\": x}]", "1 ",
     "in:4:6: invalid token: \"x\"; valid JSON expected"},
    {"[ {\"a\": 1, \"a\": 2}]", "",
     "in:1:12: a key is there twice: \"a\"; each key once "
     "expected"},
    {"[ {\"a\": \"\\u0000\"}]", "", NULL},
    {"[{]", "", NULL},
    {"{\"a\": \"\xff\"}", "", NULL},
    {"{\"items\":[]]", "", "in:1:12: this does not belong here; , or } expected"},
    {"{\"items\":[" ISSUE(1) "], \"x", "1 ",
     "in:1:71: the input is cut off; the rest of it expected"},
};

Test(github_stream, says_where_an_input_breaks_in_the_whole_of_it)
{
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        for (size_t piece = 1; piece < 100; piece += 33) {
            struct buf got;
            buf_init(&got);
            cr_expect_eq(read_in(broken[i].text, strlen(broken[i].text), piece, &got),
                         GITHUB_FAILED, "%s", broken[i].text);
            cr_expect_str_eq(got.text, broken[i].numbers, "%s", broken[i].text);
            if (broken[i].what)
                cr_expect_str_eq(err.what, broken[i].what);
            cr_expect_eq(strncmp(err.what, "in:1:", 3), 0, "%s", err.what);
            buf_release(&got);
        }
}

/* Whole lines of JSON lines cannot be told from a shorter file; all else is cut off. */
Test(github_stream, an_input_cut_at_any_byte_is_refused)
{
    static const char array[] = "[" ISSUE(1) ",\n" ISSUE(2) "]";
    static const char lines[] = ISSUE(1) "\n" ISSUE(2) "\n";
    const size_t one = strlen(ISSUE(1)), two = one + 1 + strlen(ISSUE(2));
    struct buf got;
    buf_init(&got);
    for (size_t len = 0; len < sizeof array - 1; len++)
        cr_expect_eq(read_in(array, len, 7, &got), GITHUB_FAILED, "%zu", len);
    for (size_t len = 0; len < sizeof lines - 1; len++)
        cr_expect_eq(read_in(lines, len, 7, &got),
                     len == one || len == one + 1 || len == two ? GITHUB_END
                                                                : GITHUB_FAILED,
                     "%zu", len);
    buf_release(&got);
}

Test(github_stream, what_is_no_json_fails_at_its_first_byte)
{
    static const char zeros[1024];
    struct github_reader *reader = github_reader_new("zeros");
    struct github_issue issue;
    github_reader_feed(reader, zeros, sizeof zeros);
    cr_expect_eq(github_reader_next(reader, &arena, &issue, &err), GITHUB_FAILED);
    cr_expect_str_eq(err.what,
                     "zeros:1:1: this is no JSON; issues as [...] or {...} expected");
    github_reader_free(reader);
    reader = github_reader_new("zeros");
    github_reader_feed(reader, "{", 1);
    github_reader_feed(reader, zeros, sizeof zeros);
    cr_expect_eq(github_reader_next(reader, &arena, &issue, &err), GITHUB_FAILED);
    cr_expect_str_eq(err.what, "zeros:1:2: this is no text; UTF-8 without control "
                               "characters expected");
    github_reader_free(reader);
}

static enum github_step read_filled(const char *front, char fill, size_t n, const char *end,
                                    struct buf *got)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, front);
    buf_fill(&text, fill, n);
    buf_add(&text, end);
    clock_t start = clock();
    enum github_step step = read_in(text.text, text.len, 65536, got);
    cr_expect_lt((double)(clock() - start) / CLOCKS_PER_SEC, 5);
    buf_release(&text);
    return step;
}

Test(github_stream, a_record_is_as_long_as_four_mebibytes)
{
    static const char front[] = "[\n{\"number\":1,\"title\":\"a\",\"body\":\"";
    const size_t most = GITHUB_RECORD - (sizeof front - 3) - 2;
    struct buf got;
    buf_init(&got);
    cr_expect_eq(read_filled(front, 'x', most, "\"}]", &got), GITHUB_END, "%s", err.what);
    cr_expect_str_eq(got.text, "1 ");
    cr_expect_eq(read_filled(front, 'x', most + 1, "\"}]", &got), GITHUB_FAILED);
    cr_expect_str_eq(err.what, "in:2:1: this record is too long; at most 4 MiB expected");
    buf_release(&got);
}

Test(github_stream, nesting_has_an_end)
{
    struct buf got;
    buf_init(&got);
    cr_expect_eq(read_filled("", '[', 100000, "", &got), GITHUB_FAILED);
    cr_expect_str_eq(
        err.what, "in:1:33: arrays are nested too deep; at most 32 in each other expected");
    cr_expect_eq(read_filled("{\"a\":", '[', 100000, "", &got), GITHUB_FAILED);
    cr_expect_str_eq(err.what,
                     "in:1:37: arrays and objects are nested too deep; at most 32 "
                     "in each other expected");
    buf_release(&got);
}

Test(github_stream, a_file_name_is_shown_clean_and_may_be_long)
{
    struct buf name;
    struct github_issue issue;
    buf_init(&name);
    buf_add(&name, "a\x1b");
    buf_fill(&name, 'b', 5000);
    struct github_reader *reader = github_reader_new(name.text);
    github_reader_feed(reader, "{\"a\"}", 5);
    cr_expect_eq(github_reader_next(reader, &arena, &issue, &err), GITHUB_FAILED);
    cr_expect_eq(strncmp(err.what, "a^[bbb", 6), 0, "%s", err.what);
    github_reader_free(reader);
    github_reader_free(NULL);
    buf_release(&name);
    arena_release(&arena);
}
