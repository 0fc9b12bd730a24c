/* JSON documents as a tree to look into, read strictly: duplicate keys, nesting over 32,
 * more than 4 million values and anything behind the document are refused. The writer is
 * codec/json_out.h. */
#ifndef BUCKSTOP_CODEC_JSON_H
#define BUCKSTOP_CODEC_JSON_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    JSON_BYTES = 64 * 1024 * 1024, /* of a document at most */
    JSON_DEPTH = 32,
};

struct json; /* a whole document, or a value inside one */

/* Reads a document; the caller frees it with json_in_free, its values with it. ERR_INPUT as
 * "FILE:LINE:COLUMN: ...". */
bool json_in_read(const char *file, const char *text, size_t len, struct json **document,
                  struct err *err);

/* The same for a piece of an input, of at most 4 MiB, so of no more values than may be, and
 * whose nesting the caller has seen to fit. Its place stands in err without a file. */
bool json_in_read_record(const char *text, size_t len, struct json **record,
                         struct err *err);
void json_in_free(struct json *document); /* NULL is safe */

bool json_in_is_object(const struct json *value);
bool json_in_is_array(const struct json *value);

/* The member of an object, NULL if there is none or `value` is no object (or NULL). */
const struct json *json_in_get(const struct json *value, const char *key);

/* Items of an array; 0 and NULL for anything else. */
size_t json_in_count(const struct json *value);
const struct json *json_in_at(const struct json *value, size_t i);

/* The text of a string, NULL for anything else; valid as long as the document. A text with
 * a NUL in it was refused by json_in_read. */
const char *json_in_text(const struct json *value);

/* The text of a member that is a string, else `otherwise`. */
const char *json_in_text_of(const struct json *value, const char *key,
                            const char *otherwise);

/* The number, if it is a whole one. */
bool json_in_int(const struct json *value, int64_t *number);

#endif
