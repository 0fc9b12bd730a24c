/* JSON as it is written. */
#include "codec/json.h"
#include "codec/json_out.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

static struct buf text;
static struct json_out json;

static void enter(void)
{
    buf_init(&text);
    json_out_init(&json, &text);
}

static void leave(void)
{
    buf_release(&text);
}

TestSuite(json_out, .init = enter, .fini = leave);

static struct json *read_back(void)
{
    struct json *back = NULL;
    struct err err;
    cr_assert(json_in_read("f", text.text, text.len, &back, &err), "%s\n%s", err.what,
              text.text);
    return back;
}

Test(json_out, writes_two_blanks_a_level_and_a_newline_at_the_end)
{
    json_out_object(&json);
    json_out_text_of(&json, "a\"", "é\n\x1b");
    json_out_int_of(&json, "n", -5);
    json_out_bool_of(&json, "t", true);
    json_out_null_of(&json, "z");
    json_out_text_of(&json, "none", NULL);
    json_out_array_of(&json, "list");
    json_out_int(&json, 1);
    json_out_bool(&json, false);
    json_out_null(&json);
    json_out_text(&json, "");
    json_out_object(&json);
    json_out_key(&json, "in");
    json_out_int(&json, 2);
    json_out_end(&json);
    json_out_end(&json);
    json_out_array_of(&json, "empty");
    json_out_end(&json);
    json_out_object_of(&json, "o");
    json_out_end(&json);
    json_out_end(&json);
    cr_assert_str_eq(text.text, "{\n  \"a\\\"\": \"\\u00e9\\n\\u001b\",\n  \"n\": -5,\n"
                                "  \"t\": true,\n  \"z\": null,\n  \"none\": null,\n"
                                "  \"list\": [\n    1,\n    false,\n    null,\n    \"\",\n"
                                "    {\n      \"in\": 2\n    }\n  ],\n  \"empty\": [],\n"
                                "  \"o\": {}\n}\n");
}

Test(json_out, writes_an_empty_list_as_a_whole_document)
{
    json_out_array(&json);
    json_out_end(&json);
    cr_assert_str_eq(text.text, "[]\n");
}

Test(json_out, gives_back_every_text_as_value_and_key)
{
    static const char *const texts[] = {
        "",
        " ",
        "a\\b/c\"d",
        "\b\f\n\r\t",
        "\x01\x1f\x7f",
        "\xC2\x80\xC2\x9B",         /* C1 */
        "\xE2\x80\xAE\xE2\x80\xA8", /* bidi, line separator */
        "\xEF\xBB\xBF",
        "é 李小龙",
        "\xF0\x9F\x92\xA5\xF4\x8F\xBF\xBF", /* past 16 bits */
        "\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF",
        "</script>",
        "null",
    };
    const size_t n = sizeof texts / sizeof *texts;
    json_out_object(&json);
    for (size_t i = 0; i < n; i++)
        json_out_text_of(&json, texts[i], texts[i]);
    json_out_end(&json);
    for (size_t i = 0; i < text.len; i++)
        cr_assert((text.text[i] >= ' ' && text.text[i] <= '~') || text.text[i] == '\n',
                  "byte %zu is not plain ASCII", i);
    struct json *back = read_back();
    for (size_t i = 0; i < n; i++)
        cr_expect_str_eq(json_in_text_of(back, texts[i], "not there"), texts[i], "%zu", i);
    json_in_free(back);
}

Test(json_out, gives_back_the_largest_numbers)
{
    static const int64_t numbers[] = {0, -1, INT64_MAX, INT64_MIN};
    json_out_array(&json);
    for (size_t i = 0; i < 4; i++)
        json_out_int(&json, numbers[i]);
    json_out_end(&json);
    struct json *back = read_back();
    for (size_t i = 0; i < 4; i++) {
        int64_t number = 42;
        cr_expect(json_in_int(json_in_at(back, i), &number));
        cr_expect_eq(number, numbers[i]);
    }
    json_in_free(back);
}

Test(json_out, nests_as_deep_as_it_promises)
{
    for (int i = 0; i < JSON_OUT_DEPTH; i++)
        json_out_array(&json);
    for (int i = 0; i < JSON_OUT_DEPTH; i++)
        json_out_end(&json);
    struct json *back = read_back();
    const struct json *inner = back;
    for (int i = 1; i < JSON_OUT_DEPTH; i++)
        inner = json_in_at(inner, 0);
    cr_expect(json_in_is_array(inner));
    cr_expect_eq(json_in_count(inner), 0);
    json_in_free(back);
}

Test(json_out, adds_to_what_is_there)
{
    buf_add(&text, "before ");
    json_out_array(&json);
    json_out_end(&json);
    cr_assert_str_eq(text.text, "before []\n");
}

Test(json_out, writes_a_document_of_any_one_value)
{
    static const char *const expected[] = {"7", "true", "null", "\"a\"", "null"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        buf_reset(&text);
        json_out_init(&json, &text);
        if (i == 0)
            json_out_int(&json, 7);
        else if (i == 1)
            json_out_bool(&json, true);
        else if (i == 2)
            json_out_null(&json);
        else
            json_out_text(&json, i == 3 ? "a" : NULL);
        cr_expect_str_eq(text.text, expected[i]);
    }
}

Test(json_out, goes_as_deep_as_it_says)
{
    struct err err;
    struct json *back;
    for (int i = 0; i < JSON_OUT_DEPTH; i++) {
        json_out_array(&json);
        json_out_int(&json, INT64_MIN);
    }
    for (int i = 0; i < JSON_OUT_DEPTH; i++) {
        json_out_end(&json);
        if (i < JSON_OUT_DEPTH - 1)
            json_out_int(&json, INT64_MAX);
    }
    cr_expect(json_in_read("f", text.text, text.len, &back, &err), "%s", err.what);
    json_in_free(back);
}
