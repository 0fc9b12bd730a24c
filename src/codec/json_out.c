/* Writing JSON piece by piece. */
#include "codec/json_out.h"

#include "text/clean.h"

#include <assert.h>
#include <inttypes.h>
#include <stddef.h>

void json_out_init(struct json_out *json, struct buf *to)
{
    *json = (struct json_out){.to = to};
}

static void new_line(struct json_out *json)
{
    buf_add_c(json->to, '\n');
    buf_fill(json->to, ' ', (size_t)json->depth * 2);
}

/* What stands before a value or a key: a comma after another, a line of its own. */
static void place(struct json_out *json)
{
    if (json->keyed) {
        json->keyed = false;
        return;
    }
    if (json->depth == 0)
        return;
    if (json->filled[json->depth - 1])
        buf_add_c(json->to, ',');
    json->filled[json->depth - 1] = true;
    new_line(json);
}

static void open_level(struct json_out *json, char open, char close)
{
    assert(json->depth < JSON_OUT_DEPTH);
    place(json);
    buf_add_c(json->to, open);
    json->close[json->depth] = close;
    json->filled[json->depth++] = false;
}

void json_out_object(struct json_out *json)
{
    open_level(json, '{', '}');
}

void json_out_array(struct json_out *json)
{
    open_level(json, '[', ']');
}

void json_out_end(struct json_out *json)
{
    assert(json->depth > 0 && !json->keyed);
    json->depth--;
    if (json->filled[json->depth])
        new_line(json);
    buf_add_c(json->to, json->close[json->depth]);
    if (json->depth == 0)
        buf_add_c(json->to, '\n');
}

void json_out_key(struct json_out *json, const char *key)
{
    assert(!json->keyed);
    place(json);
    clean_json(json->to, key);
    buf_add(json->to, ": ");
    json->keyed = true;
}

void json_out_text(struct json_out *json, const char *text)
{
    if (!text) {
        json_out_null(json);
        return;
    }
    place(json);
    clean_json(json->to, text);
}

void json_out_int(struct json_out *json, int64_t number)
{
    place(json);
    buf_addf(json->to, "%" PRId64, number);
}

void json_out_bool(struct json_out *json, bool truth)
{
    place(json);
    buf_add(json->to, truth ? "true" : "false");
}

void json_out_null(struct json_out *json)
{
    place(json);
    buf_add(json->to, "null");
}

void json_out_text_of(struct json_out *json, const char *key, const char *text)
{
    json_out_key(json, key);
    json_out_text(json, text);
}

void json_out_int_of(struct json_out *json, const char *key, int64_t number)
{
    json_out_key(json, key);
    json_out_int(json, number);
}

void json_out_half_of(struct json_out *json, const char *key, int64_t whole)
{
    json_out_key(json, key);
    place(json);
    buf_addf(json->to, "%" PRId64 ".5", whole);
}

void json_out_bool_of(struct json_out *json, const char *key, bool truth)
{
    json_out_key(json, key);
    json_out_bool(json, truth);
}

void json_out_null_of(struct json_out *json, const char *key)
{
    json_out_key(json, key);
    json_out_null(json);
}

void json_out_object_of(struct json_out *json, const char *key)
{
    json_out_key(json, key);
    json_out_object(json);
}

void json_out_array_of(struct json_out *json, const char *key)
{
    json_out_key(json, key);
    json_out_array(json);
}
