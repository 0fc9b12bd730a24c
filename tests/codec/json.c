/* JSON as a tree, read strictly. */
#include "codec/json.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A sanitizer takes several times the time, and address space without end. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif
#define MOST_MS (SANITIZED ? 1000.0 : 100.0)

static struct json *read_text(const char *text)
{
    struct json *document = NULL;
    struct err err = {0};
    cr_assert(json_in_read("a.json", text, strlen(text), &document, &err), "%s: %s", text,
              err.what);
    return document;
}

static const char *refusal(const char *text, size_t len, struct err *err)
{
    struct json *untouched = (struct json *)err, *document = untouched;
    cr_assert(!json_in_read("a.json", text, len, &document, err), "%s", text);
    cr_assert_eq(err->code, ERR_INPUT);
    cr_assert_eq(document, untouched);
    return err->what;
}

Test(json, gives_what_is_in_the_document)
{
    struct json *document = read_text(
        "{\"name\": \"J\\u00f6rg \\ud83d\\ude00\", \"list\": [7, -9, true, null, \"\"],"
        " \"big\": 9223372036854775807, \"half\": 1.5, \"in\": {\"it\": \"x\"}}");
    const struct json *list = json_in_get(document, "list");
    int64_t number = 42;
    cr_expect(json_in_is_object(document));
    cr_expect(!json_in_is_array(document));
    cr_expect(json_in_is_array(list));
    cr_expect_str_eq(json_in_text(json_in_get(document, "name")), "Jörg 😀");
    cr_expect_eq(json_in_count(list), 5);
    cr_expect(json_in_int(json_in_at(list, 1), &number));
    cr_expect_eq(number, -9);
    cr_expect(json_in_int(json_in_get(document, "big"), &number));
    cr_expect_eq(number, INT64_MAX);
    cr_expect_str_eq(json_in_text(json_in_at(list, 4)), "");
    cr_expect_str_eq(json_in_text_of(json_in_get(document, "in"), "it", "-"), "x");
    json_in_free(document);
}

Test(json, gives_nothing_for_what_is_not_there)
{
    struct json *document = read_text("{\"a\": [1], \"s\": \"x\", \"half\": 1.5}");
    int64_t number = 42;
    cr_expect_null(json_in_get(document, "b"));
    cr_expect_null(json_in_get(json_in_get(document, "b"), "c"));
    cr_expect_null(json_in_get(json_in_get(document, "a"), "c"));
    cr_expect_null(json_in_at(json_in_get(document, "a"), 1));
    cr_expect_null(json_in_at(NULL, 0));
    cr_expect_null(json_in_at(document, 0));
    cr_expect_eq(json_in_count(document), 0);
    cr_expect_eq(json_in_count(NULL), 0);
    cr_expect_null(json_in_text(json_in_get(document, "a")));
    cr_expect_null(json_in_text(NULL));
    cr_expect_str_eq(json_in_text_of(document, "a", "-"), "-");
    cr_expect_str_eq(json_in_text_of(NULL, "a", "-"), "-");
    cr_expect(!json_in_int(json_in_get(document, "s"), &number));
    cr_expect(!json_in_int(json_in_get(document, "half"), &number));
    cr_expect(!json_in_int(NULL, &number));
    cr_expect_eq(number, 42);
    cr_expect(!json_in_is_object(NULL));
    json_in_free(document);
    json_in_free(NULL);
}

static const struct {
    const char *text, *what;
} refused[] = {
    {"", "a.json:1:1: the file ends too early; the rest of the JSON expected"},
    {"[1,\n2", "a.json:2:2: the file ends too early; the rest of the JSON expected"},
    {"[\"abc",
     "a.json:1:6: the file ends too early: \"abc\"; the rest of the JSON expected"},
    {"[1]\n x", "a.json:2:2: something follows the JSON: \"x\"; one value a file expected"},
    {"{\"a\": 1,\n \"a\": 2}",
     "a.json:2:2: a key is there twice: \"a\"; each key once expected"},
    {"[\"a\\u0000b\"]",
     "a.json:1:2: a text holds \\u0000: \"a\\u0000b\"; text without NUL expected"},
    {"{\"\\u0000\": 1}",
     "a.json:1:2: a key holds \\u0000: \"\\u0000\"; text without NUL expected"},
    {"[1e999]",
     "a.json:1:2: a number is too large: \"1e999\"; one that fits 64 bits expected"},
    {"[\"ö\", foo]", "a.json:1:7: invalid token: \"foo\"; valid JSON expected"},
    {"[1 2]", "a.json:1:4: this does not belong here: \"2\"; ']' expected"},
    {"[,]", "a.json:1:2: unexpected token: \",\"; valid JSON expected"},
    {"[']", "a.json:1:2: invalid token: \"'\"; valid JSON expected"},
    {"\"x\"", "a.json:1:1: this does not belong here: \"x\"; '[' or '{' expected"},
    {"\xEF\xBB\xBF[]",
     "a.json:1:1: this does not belong here: \"<U+FEFF>\"; '[' or '{' expected"},
    {"[\"\xC3\x28\"]", "a.json:1:3: byte 2 (0xC3) is not text; UTF-8 without NUL expected"},
    {"[\"x\x1B[2J\"]", "a.json:1:4: control character 0x1b: \"x\"; valid JSON expected"},
};

Test(json, says_where_and_what_is_wrong)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct err err = {0};
        cr_expect_str_eq(refusal(refused[i].text, strlen(refused[i].text), &err),
                         refused[i].what);
    }
}

Test(json, refuses_a_nul_in_the_file)
{
    struct err err = {0};
    cr_expect_str_eq(refusal("[1]\0", 4, &err),
                     "a.json:1:4: byte 3 (0x00) is not text; UTF-8 without NUL expected");
}

Test(json, names_the_file_without_its_control_characters)
{
    struct json *document = NULL;
    struct err err = {0};
    cr_assert(!json_in_read("a\x1B]0;x.json", "[", 1, &document, &err));
    cr_expect_null(strchr(err.what, '\x1B'), "%s", err.what);
}

Test(json, takes_32_levels_and_not_33)
{
    char text[128];
    struct err err = {0};
    memset(text, '[', 33);
    memset(text + 33, ']', 33);
    struct json *document = NULL;
    cr_assert(json_in_read("a.json", text + 1, 64, &document, &err), "%s", err.what);
    json_in_free(document);
    cr_expect_str_eq(refusal(text, 66, &err),
                     "a.json:1:33: arrays and objects are nested too deep; at most 32 in "
                     "each other expected");
    json_in_free(read_text("[\"\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\", \"{\\\\\", {}]"));
}

/* Milliseconds of CPU that refusing 1 MiB of the same piece takes, of three runs the best:
 * other programs disturb it. */
static double time_to_refuse(const char *start, const char *piece)
{
    enum { LEN = 1024 * 1024 };
    char *text = malloc(LEN);
    size_t at = strlen(start), len = strlen(piece);
    cr_assert_not_null(text);
    memcpy(text, start, at);
    for (; at < LEN; at++)
        text[at] = piece[(at - strlen(start)) % len];
    double best = 1e9;
    for (int run = 0; run < 3; run++) {
        struct err err = {0};
        clock_t begin = clock();
        refusal(text, LEN, &err);
        double ms = (double)(clock() - begin) * 1000 / CLOCKS_PER_SEC;
        best = ms < best ? ms : best;
    }
    free(text);
    return best;
}

Test(json, refuses_1_mib_of_anything_within_100_ms)
{
    static const char *const pieces[][2] = {
        {"", "["},          {"", "{"},        {"", "\""},
        {"[", "\""},        {"\"", "\\"},     {"[[\"", "\xC3\xB6"},
        {"", " "},          {"", "]"},        {"", ","},
        {"[\"", "\\u00f6"}, {"{\"a\":", "["},
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        double ms = time_to_refuse(pieces[i][0], pieces[i][1]);
        cr_expect_lt(ms, MOST_MS, "%s%s...: %.1f ms", pieces[i][0], pieces[i][1], ms);
    }
}

/* Each of a few hundred thousand values is made before the end is missed. */
Test(json, refuses_1_mib_of_values_in_linear_time)
{
    static const char *const pieces[] = {"1,", "\"\",", "{},", "[],", "0.1e-1,"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        double ms = time_to_refuse("[", pieces[i]);
        cr_expect_lt(ms, 4 * MOST_MS, "%s...: %.1f ms", pieces[i], ms);
    }
}

Test(json, refuses_more_than_4_million_values)
{
    struct err err = {0};
    size_t len = (size_t)4 * 1024 * 1024 + 2;
    char *text = malloc(len);
    cr_assert_not_null(text);
    memset(text, ',', len);
    text[0] = '[';
    refusal(text, len, &err);
    cr_expect_not_null(strstr(err.what, "too many values; at most 4 million expected"));
    free(text);
}

Test(json, leaves_by_the_one_door_when_memory_is_gone)
{
#if SANITIZED
    cr_skip_test("the sanitizer needs all the address space");
#endif
    enum { LEN = 4 * 1024 * 1024, ROOM = 64 * 1024 * 1024 };
    char *text = malloc(LEN);
    cr_assert_not_null(text);
    for (size_t i = 0; i < LEN; i++)
        text[i] = "{},"[(i + 2) % 3];
    text[0] = '[';
    pid_t child = fork();
    if (child == 0) {
        struct rlimit limit = {ROOM, ROOM};
        struct json *document;
        struct err err;
        close(STDERR_FILENO);
        setrlimit(RLIMIT_DATA, &limit);
        json_in_read("a.json", text, LEN, &document, &err);
        _exit(99);
    }
    int status = 0;
    cr_assert_gt(child, 0);
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 2, "status %d", status);
    free(text);
}

Test(json, refuses_more_than_64_mib)
{
    struct err err = {0};
    size_t len = (size_t)JSON_BYTES + 1;
    char *text = calloc(len, 1);
    cr_assert_not_null(text);
    cr_expect_str_eq(refusal(text, len, &err),
                     "a.json:1:1: the file is too long; at most 64 MiB expected");
    free(text);
}

Test(json, reads_every_prefix_or_says_why_not)
{
    static const char text[] = "{\"a\": [1, -2.5e3, true, false, null, "
                               "\"\\u00f6\\ud83d\\ude00ö\"], \"b\": {\"c\": \"\"}}";
    for (size_t len = 0; len + 1 < sizeof text; len++) {
        char *piece = malloc(len + 1); /* so that a byte too far is noticed */
        struct err err = {0};
        memcpy(piece, text, len);
        char *exact = realloc(piece, len ? len : 1);
        cr_expect_neq(refusal(exact, len, &err)[0], '\0');
        free(exact);
    }
    json_in_free(read_text(text));
}
