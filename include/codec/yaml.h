/* YAML as plain nodes that remember where they stood, and back. Nothing of YAML's cleverer
 * half comes in: aliases, anchors, tags, merge keys and duplicate keys are refused, and
 * every plain scalar is text ("no", "1:30" and "0123" too). */
#ifndef BUCKSTOP_CODEC_YAML_H
#define BUCKSTOP_CODEC_YAML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    YAML_BYTES = 64 * 1024 * 1024, /* of a document at most */
    YAML_DEPTH = 32,
};

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAPPING };

struct yaml_node {
    enum yaml_kind kind;
    int line, column;       /* where it begins, from 1, in characters */
    const char *text;       /* of a scalar; valid UTF-8 without NUL */
    bool plain;             /* a scalar without quotes */
    struct yaml_node *item; /* of a list; of a mapping its values */
    const char **key;       /* of a mapping, beside item */
    int *key_line, *key_column;
    size_t n;
};

/* Reads one document of `len` bytes into nodes in the arena. `file` is its name for
 * messages
 * ("board.yaml:12:3: ..."). Empty input is an empty mapping. ERR_INPUT: not UTF-8, too
 * large, too deep, more nodes than 65,536 and one for every 8 bytes, more than one
 * document, or something refused. */
bool yaml_read(const char *file, const char *text, size_t len, struct arena *arena,
               struct yaml_node *root, struct err *err);

/* The same with any number of documents, *n of them. */
bool yaml_read_all(const char *file, const char *text, size_t len, struct arena *arena,
                   struct yaml_node **docs, size_t *n, struct err *err);

/* The value of a key, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key);

/* Sets an ERR_INPUT "FILE:LINE:COLUMN: what; expected EXPECTED", which may be NULL. Returns
 * false. */
bool yaml_fail(struct err *err, const char *file, int line, int column, const char *what,
               const char *expected);

/* Writing: events in the order of the document. Each function must be called in a place
 * where YAML allows it (assert). */
struct yaml_out;

struct yaml_out *yaml_out_new(void);
void yaml_out_mapping(struct yaml_out *out); /* begins one; yaml_out_end ends it */
void yaml_out_list(struct yaml_out *out);
void yaml_out_short_list(struct yaml_out *out); /* [a, b] on one line */
void yaml_out_end(struct yaml_out *out);
void yaml_out_key(struct yaml_out *out, const char *key);

/* A scalar: plain where every reader takes it as the same text, else in single quotes; with
 * newlines as a literal block where that keeps every byte, else in double quotes. */
void yaml_out_text(struct yaml_out *out, const char *text);

/* A number, a date or a word of ours, always plain. */
void yaml_out_plain(struct yaml_out *out, const char *text);

/* Ends the document, adds it to `to`, and frees. */
void yaml_out_finish(struct yaml_out *out, struct buf *to);

#endif
