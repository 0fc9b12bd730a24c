/* Writing JSON piece by piece: ASCII, two blanks a level. Every text passes the JSON sink
 * of the sanitiser. */
#ifndef BUCKSTOP_CODEC_JSON_OUT_H
#define BUCKSTOP_CODEC_JSON_OUT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

enum { JSON_OUT_DEPTH = 16 };

struct json_out {
    struct buf *to; /* the caller's */
    int depth;
    char close[JSON_OUT_DEPTH];  /* what ends each open level */
    bool filled[JSON_OUT_DEPTH]; /* whether it holds something yet */
    bool keyed;                  /* a key stands and waits for its value */
};

void json_out_init(struct json_out *json, struct buf *to);

/* Opens an object or an array, and closes whichever is open. */
void json_out_object(struct json_out *json);
void json_out_array(struct json_out *json);
void json_out_end(struct json_out *json);

/* The key of the next value, inside an object. */
void json_out_key(struct json_out *json, const char *key);

/* Values: of an array, of a key, or the whole document. A NULL text is null. */
void json_out_text(struct json_out *json, const char *text);
void json_out_int(struct json_out *json, int64_t number);
void json_out_bool(struct json_out *json, bool truth);
void json_out_null(struct json_out *json);

/* A key and its value at once. */
void json_out_text_of(struct json_out *json, const char *key, const char *text);
void json_out_int_of(struct json_out *json, const char *key, int64_t number);
/* A number and a half: 6 is written 6.5. */
void json_out_half_of(struct json_out *json, const char *key, int64_t whole);
void json_out_bool_of(struct json_out *json, const char *key, bool truth);
void json_out_null_of(struct json_out *json, const char *key);
void json_out_object_of(struct json_out *json, const char *key);
void json_out_array_of(struct json_out *json, const char *key);

#endif
