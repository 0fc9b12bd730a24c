/* Tags of a git repository, or the rows of its mainline, as seven or four columns with tabs
 * between; each is a deploy. Read as they come, a line at a time. */
#ifndef BUCKSTOP_CODEC_TAGS_H
#define BUCKSTOP_CODEC_TAGS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tag_row {
    int64_t line;     /* of the input, from 1 */
    const char *id;   /* the tag, or of a mainline's row the commit */
    const char *name; /* of a tag "NAME-1.2.3" its NAME; "" where it has none */
    const char *what; /* the subject; the id where it is empty */
    const char *by;   /* a person's name: not a robot's where another is given */
    bool robot;       /* only a robot is given, and it is `by` */
    int64_t at;       /* an instant; 0 where it is to be skipped */
    const char *skip; /* why it is left out; else NULL */
    bool approximate; /* the change's time, not the release's */
};

struct tags_reader;

/* The caller frees it with tags_reader_free. `file` is for messages. */
struct tags_reader *tags_reader_new(const char *file);
void tags_reader_free(struct tags_reader *reader); /* NULL is safe */

/* Takes the next bytes of the input. */
void tags_reader_feed(struct tags_reader *reader, const char *bytes, size_t n);

/* Says that there are no more. */
void tags_reader_end(struct tags_reader *reader);

enum tags_step {
    TAGS_ROW,    /* *row is the next */
    TAGS_MORE,   /* more bytes are wanted */
    TAGS_END,    /* all is read */
    TAGS_FAILED, /* ERR_INPUT as "FILE:LINE: ...": neither seven nor four columns, too long
                  */
};

/* The next row, its texts in the arena, which the caller may reset between two. A time
 * without an offset is the zone's. */
enum tags_step tags_reader_next(struct tags_reader *reader, const struct zone *zone,
                                struct arena *arena, struct tag_row *row, struct err *err);

#endif
