/* Where answers go: a sentence for a person on a terminal, the bare value into a pipe, JSON
 * when asked. Everything that is data passes the sanitiser here. */
#ifndef BUCKSTOP_CLI_OUT_H
#define BUCKSTOP_CLI_OUT_H

#include "base/buf.h"
#include "base/err.h"
#include "codec/json_out.h"
#include "text/clean.h"

#include <stdbool.h>
#include <stddef.h>

enum out_mode { OUT_TTY, OUT_PIPE, OUT_JSON };

enum out_role { OUT_TEXT, OUT_HEAD, OUT_ATTENTION, OUT_GOOD, OUT_MUTED };

struct out {
    struct buf text;  /* what will go to stdout, in one write at the end */
    struct buf notes; /* what will go to stderr before it */
    struct json_out json;
    enum out_mode mode;
    bool color;
};

void out_init(struct out *out, enum out_mode mode, bool color);
void out_release(struct out *out);

/* printf of %s and %lld only: every %s is data and is cleaned for where it goes. */
__attribute__((format(printf, 2, 3))) void out_say(struct out *out, const char *fmt, ...);

/* The same in a role: a colour on a terminal, never the only sign. */
__attribute__((format(printf, 3, 4))) void out_role(struct out *out, enum out_role role,
                                                    const char *fmt, ...);

/* A remark for stderr, a line of its own. */
__attribute__((format(printf, 2, 3))) void out_note(struct out *out, const char *fmt, ...);

/* Text that is already in its final form, such as Markdown minutes or help. */
void out_raw(struct out *out, const char *text, size_t len);

/* The same as the whole answer: as JSON an object with the text under the key. */
void out_page(struct out *out, const char *key, const struct buf *text);

/* A table: on a terminal aligned columns under a heading, in a pipe fields with tabs
 * between. */
enum { OUT_COLUMNS = 8 };

struct out_table {
    const char *heading[OUT_COLUMNS];
    int columns;
    int flexible; /* the column that gives way when the terminal is narrow */
    struct out_cell {
        const char *text;
        enum out_role role;
    } * cell; /* rows of `columns` cells, in the arena of the caller */
    size_t rows, cap;
};

struct arena;

/* Adds a row of table->columns cells. */
void out_row(struct out_table *table, struct arena *arena, const struct out_cell *cells);
void out_table(struct out *out, const struct out_table *table, int width);

/* Writes notes and text and forgets them. EPIPE is silent; any other failure is ERR_STORE.
 */
bool out_flush(struct out *out, struct err *err);

#endif
