/* JSON as it is written. */
#include "codec/json.h"
#include "codec/json_out.h"

#include <criterion/criterion.h>

Test(json_out, writes_what_json_reads)
{
    struct err err;
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
    struct json *back;
    cr_assert(json_in_read("f", text.text, text.len, &back, &err), "%s", err.what);
    cr_assert_str_eq(json_in_text_of(back, "a\"", ""), "é\n\x1b");
    json_in_free(back);
    buf_release(&text);
}

Test(json_out, writes_a_document_of_any_one_value)
{
    static const char *const expected[] = {"7", "true", "null", "\"a\"", "null"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct buf text;
        struct json_out json;
        buf_init(&text);
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
        buf_release(&text);
    }
}

Test(json_out, goes_as_deep_as_it_says)
{
    struct err err;
    struct buf text;
    struct json_out json;
    struct json *back;
    buf_init(&text);
    json_out_init(&json, &text);
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
    buf_release(&text);
}
