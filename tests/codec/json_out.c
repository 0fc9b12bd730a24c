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
