/* JSON documents, read by jansson: the only file that knows it. A struct json is a json_t
 * under another name and is never looked into under its own. */
#include "codec/json.h"

#include "base/buf.h"
#include "base/mem.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* jansson's macros of these names hide ours. */
#undef json_is_object
#undef json_is_array

/* What a value takes in memory has little to do with its bytes: 1 MiB of empty objects was
 * measured to take 80. A status page without blanks has a value in 27 bytes, 64 MiB of it
 * fit. Counted are commas and opening brackets, never fewer than values. */
enum { MOST_VALUES = 4 * 1024 * 1024 };

struct source {
    const char *file;
    const char *text;
    size_t len;
    bool shaped; /* its nesting was seen to fit */
};

/* jansson reports most failures to allocate as nothing in particular, and some as bad
 * syntax; so none may come back to it. */
static void *take_memory(size_t size)
{
    void *memory = malloc(size);
    if (!memory)
        mem_exhausted();
    return memory;
}

/* `piece` is what stands there in the document; it may be NULL. */
static bool refuse(const struct source *source, size_t at, const char *what,
                   const char *piece, const char *expected, struct err *err)
{
    size_t line = 1, column = 1;
    for (size_t i = 0; i < at && i < source->len; i++) {
        if (source->text[i] == '\n') {
            line++;
            column = 1;
        } else if (((unsigned char)source->text[i] & 0xC0) != 0x80) {
            column++;
        }
    }
    struct buf message;
    buf_init(&message);
    clean_add(&message, SINK_TTY, source->file);
    buf_addf(&message, ":%zu:%zu: %s", line, column, what);
    if (piece) {
        buf_add(&message, ": \"");
        clean_add(&message, SINK_TTY, piece);
        buf_add_c(&message, '"');
    }
    buf_addf(&message, "; %s expected", expected);
    err_set(err, ERR_INPUT, "%s", message.text);
    buf_release(&message);
    return false;
}

/* Where the string that i is in ends, at its quote or with the document. */
static size_t quote_end(const struct source *source, size_t i)
{
    while (i < source->len && source->text[i] != '"')
        i += source->text[i] == '\\' ? 2 : 1;
    return i;
}

/* jansson takes nesting by recursion, far past what is allowed here. Up to the first error
 * of syntax this sees the same strings and brackets as it. */
static bool shape_fits(const struct source *source, struct err *err)
{
    bool quoted = false;
    int depth = 0, values = 0;
    for (size_t i = 0; i < source->len; i++) {
        if (quoted) {
            i = quote_end(source, i);
            quoted = false;
            continue;
        }
        char c = source->text[i];
        bool opens = c == '[' || c == '{';
        quoted = c == '"';
        values += opens || c == ',';
        if (values > MOST_VALUES)
            return refuse(source, i, "there are too many values", NULL, "at most 4 million",
                          err);
        if (opens && depth++ == JSON_DEPTH)
            return refuse(source, i, "arrays and objects are nested too deep", NULL,
                          "at most 32 in each other", err);
        depth -= (c == ']' || c == '}') && depth > 0;
    }
    return true;
}

/* What is refused before jansson sees it. */
static bool is_sound(const struct source *source, struct err *err)
{
    size_t bad;
    if (source->len > JSON_BYTES)
        return refuse(source, 0, "the file is too long", NULL, "at most 64 MiB", err);
    if (!utf8_valid(source->text, source->len, &bad)) {
        struct buf what;
        buf_init(&what);
        buf_addf(&what, "byte %zu (0x%02X) is not text", bad,
                 (unsigned char)source->text[bad]);
        refuse(source, bad, what.text, NULL, "UTF-8 without NUL", err);
        buf_release(&what);
        return false;
    }
    return source->shaped || shape_fits(source, err);
}

/* What jansson finds, in words of our own. The rest is bad syntax and has its words. */
static const struct {
    enum json_error_code code;
    const char *what, *expected;
} findings[] = {
    {json_error_premature_end_of_input, "the file ends too early", "the rest of the JSON"},
    {json_error_end_of_input_expected, "something follows the JSON", "one value a file"},
    {json_error_null_character, "a text holds \\u0000", "text without NUL"},
    {json_error_null_byte_in_key, "a key holds \\u0000", "text without NUL"},
    {json_error_duplicate_key, "a key is there twice", "each key once"},
    {json_error_numeric_overflow, "a number is too large", "one that fits 64 bits"},
};

/* jansson says "MESSAGE near 'PIECE'", or without the rest where the piece is long or the
 * file ends. Cuts the message off and returns the piece, NULL for none. */
static char *cut_piece(char *said)
{
    static const char near[] = " near '";
    char *piece = strstr(said, near);
    size_t len = strlen(said);
    if (!piece || said[len - 1] != '\'')
        return NULL;
    said[len - 1] = '\0';
    *piece = '\0';
    return piece + sizeof near - 1;
}

/* Takes " expected" from the end of jansson's message, if it is there. */
static bool cut_expected(char *said)
{
    static const char word[] = " expected";
    size_t len = strlen(said), tail = sizeof word - 1;
    if (len <= tail || strcmp(said + len - tail, word) != 0)
        return false;
    said[len - tail] = '\0';
    return true;
}

/* Where the piece begins: jansson's place is its end. In a string that broke off, the end
 * is the better place. */
static size_t piece_start(const struct source *source, size_t at, const char *piece)
{
    size_t len = strlen(piece);
    bool broken = *piece == '"' && (len == 1 || piece[len - 1] != '"');
    if (broken || len > at || memcmp(source->text + at - len, piece, len) != 0)
        return at;
    return at - len;
}

static bool refuse_syntax(const struct source *source, json_error_t *found, struct err *err)
{
    enum json_error_code code = json_error_code(found);
    size_t at = found->position > 0 ? (size_t)found->position : 0;
    char *said = found->text;
    char *piece = cut_piece(said);
    if (at > source->len)
        at = source->len;
    if (piece) {
        at = piece_start(source, at, piece);
        size_t len = strlen(piece);
        if (*piece == '"' && len > 1 && piece[len - 1] == '"')
            piece[len - 1] = '\0'; /* the message has quotes of its own */
        piece += *piece == '"';
    }
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++)
        if (findings[i].code == code)
            return refuse(source, at, findings[i].what, piece, findings[i].expected, err);
    if (cut_expected(said))
        return refuse(source, at, "this does not belong here", piece, said, err);
    return refuse(source, at, said, piece, "valid JSON", err);
}

static bool read_source(const struct source *source, struct json **document,
                        struct err *err)
{
    json_error_t found;
    if (!is_sound(source, err))
        return false;
    json_set_alloc_funcs(take_memory, free);
    json_t *root = json_loadb(source->text, source->len, JSON_REJECT_DUPLICATES, &found);
    if (!root)
        return refuse_syntax(source, &found, err);
    *document = (struct json *)root;
    return true;
}

bool json_in_read(const char *file, const char *text, size_t len, struct json **document,
                  struct err *err)
{
    const struct source source = {.file = file, .text = text, .len = len};
    return read_source(&source, document, err);
}

bool json_in_read_record(const char *text, size_t len, struct json **record,
                         struct err *err)
{
    const struct source source = {.file = "", .text = text, .len = len, .shaped = true};
    return read_source(&source, record, err);
}

void json_in_free(struct json *document)
{
    json_decref((json_t *)document);
}

static bool is_a(const struct json *value, json_type type)
{
    return value && json_typeof((const json_t *)value) == type;
}

bool json_in_is_object(const struct json *value)
{
    return is_a(value, JSON_OBJECT);
}

bool json_in_is_array(const struct json *value)
{
    return is_a(value, JSON_ARRAY);
}

const struct json *json_in_get(const struct json *value, const char *key)
{
    return (const struct json *)json_object_get((const json_t *)value, key);
}

size_t json_in_count(const struct json *value)
{
    return json_array_size((const json_t *)value);
}

const struct json *json_in_at(const struct json *value, size_t i)
{
    return (const struct json *)json_array_get((const json_t *)value, i);
}

const char *json_in_text(const struct json *value)
{
    return json_string_value((const json_t *)value);
}

const char *json_in_text_of(const struct json *value, const char *key,
                            const char *otherwise)
{
    const char *text = json_in_text(json_in_get(value, key));
    return text ? text : otherwise;
}

bool json_in_int(const struct json *value, int64_t *number)
{
    if (!is_a(value, JSON_INTEGER))
        return false;
    *number = json_integer_value((const json_t *)value);
    return true;
}
