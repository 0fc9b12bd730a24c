/* JSON documents read strictly, on jansson. A struct json is jansson's own value under a
 * name that the floors above can use. */
#include "codec/json.h"

#include "base/buf.h"
#include "base/mem.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <jansson.h>
#include <string.h>

static const json_t *raw(const struct json *value)
{
    return (const json_t *)(const void *)value;
}

static const struct json *wrap(const json_t *value)
{
    return (const struct json *)(const void *)value;
}

/* Line and column, from 1 and in characters, of an offset. */
static void locate(const char *text, size_t at, int *line, int *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < at; i++) {
        bool newline = text[i] == '\n';
        *line += newline;
        *column = newline ? 1 : *column + (((unsigned char)text[i] & 0xC0) != 0x80);
    }
}

static bool fail(struct err *err, const char *file, int line, int column, const char *what,
                 const char *expected)
{
    struct buf text;
    buf_init(&text);
    clean_add(&text, SINK_TTY, file);
    buf_addf(&text, ":%d:%d: ", line, column);
    clean_add(&text, SINK_TTY, what);
    buf_addf(&text, "; %s", expected);
    err_set(err, ERR_INPUT, "%s", text.text);
    buf_release(&text);
    return false;
}

/* Nesting is judged before jansson, which calls itself for each level, sees it. */
static bool shallow(const char *file, const char *text, size_t len, struct err *err)
{
    int depth = 0, line, column;
    bool quoted = false;
    for (size_t i = 0; i < len; i++) {
        if (quoted && text[i] == '\\')
            i++;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > JSON_DEPTH) {
            locate(text, i, &line, &column);
            return fail(err, file, line, column, "nested too deep",
                        "expected 32 levels at most");
        } else if (!quoted && (text[i] == ']' || text[i] == '}'))
            depth--;
    }
    return true;
}

bool json_in_read(const char *file, const char *text, size_t len, struct json **document,
                  struct err *err)
{
    size_t bad;
    int line, column;
    json_error_t error;
    if (len > JSON_BYTES)
        return fail(err, file, 1, 1, "larger than 64 MiB", "expected a smaller file");
    if (!utf8_valid(text, len, &bad)) {
        locate(text, bad, &line, &column);
        return fail(err, file, line, column, "a byte that is not UTF-8",
                    "expected UTF-8 without NUL");
    }
    if (!shallow(file, text, len, err))
        return false;
    json_t *read = json_loadb(text, len, JSON_REJECT_DUPLICATES, &error);
    if (read) {
        *document = (struct json *)(void *)read;
        return true;
    }
    if (json_error_code(&error) == json_error_out_of_memory)
        mem_exhausted();
    return fail(err, file, error.line > 0 ? error.line : 1,
                error.column > 0 ? error.column : 1, error.text,
                "expected one JSON document");
}

void json_in_free(struct json *document)
{
    json_decref((json_t *)(void *)document);
}

bool json_in_is_object(const struct json *value)
{
    return raw(value) && json_typeof(raw(value)) == JSON_OBJECT;
}

bool json_in_is_array(const struct json *value)
{
    return raw(value) && json_typeof(raw(value)) == JSON_ARRAY;
}

const struct json *json_in_get(const struct json *value, const char *key)
{
    return wrap(json_object_get(raw(value), key));
}

size_t json_in_count(const struct json *value)
{
    return json_array_size(raw(value));
}

const struct json *json_in_at(const struct json *value, size_t i)
{
    return wrap(json_array_get(raw(value), i));
}

const char *json_in_text(const struct json *value)
{
    return json_string_value(raw(value));
}

const char *json_in_text_of(const struct json *value, const char *key,
                            const char *otherwise)
{
    const char *text = json_in_text(json_in_get(value, key));
    return text ? text : otherwise;
}

bool json_in_int(const struct json *value, int64_t *number)
{
    if (!raw(value) || json_typeof(raw(value)) != JSON_INTEGER)
        return false;
    *number = json_integer_value(raw(value));
    return true;
}

bool json_in_true(const struct json *value)
{
    return raw(value) && json_typeof(raw(value)) == JSON_TRUE;
}
