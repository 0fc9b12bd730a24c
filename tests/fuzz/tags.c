/* Tags and rows of a mainline, which come in pieces of any length: the first byte says how
 * long, and the answer must not hang on it. */
#include "codec/tags.h"

#include "fuzz.h"

#include <string.h>

struct answer {
    size_t rows;
    int64_t sum; /* of the times and lengths */
    char what[ERR_TEXT];
};

static void take(struct answer *answer, const struct tag_row *row)
{
    fuzz_check_text("an id", row->id);
    fuzz_check_text("a name", row->name);
    fuzz_check_text("a subject", row->what);
    fuzz_check_text("a person", row->by);
    answer->rows++;
    answer->sum = (answer->sum * 31 + row->at + (int64_t)strlen(row->what)) % 1000000007;
}

static enum tags_step drain(struct tags_reader *reader, struct arena *arena,
                            struct answer *answer)
{
    static const struct zone zone = {"Europe/Berlin"};
    struct tag_row row;
    struct err err;
    enum tags_step step;
    while ((step = tags_reader_next(reader, &zone, arena, &row, &err)) == TAGS_ROW) {
        take(answer, &row);
        arena_reset(arena);
    }
    if (step == TAGS_FAILED) {
        fuzz_check_err(&err);
        memcpy(answer->what, err.what, sizeof answer->what);
    }
    return step;
}

static void read_in(const char *bytes, size_t len, size_t piece, struct answer *answer)
{
    static struct arena arena;
    struct tags_reader *reader = tags_reader_new("tags.tsv");
    enum tags_step step = TAGS_MORE;
    memset(answer, 0, sizeof *answer);
    for (size_t at = 0; at < len && step == TAGS_MORE; at += piece) {
        tags_reader_feed(reader, bytes + at, piece < len - at ? piece : len - at);
        step = drain(reader, &arena, answer);
    }
    if (step == TAGS_MORE) {
        tags_reader_end(reader);
        drain(reader, &arena, answer);
    }
    tags_reader_free(reader);
    arena_release(&arena);
}

void fuzz_one(const char *bytes, size_t len)
{
    struct answer whole, pieces;
    if (len < 2)
        return;
    fuzz_time("tags");
    read_in(bytes + 1, len - 1, len, &whole);
    fuzz_time(NULL);
    if (len > 65536)
        return; /* once is what is measured */
    read_in(bytes + 1, len - 1, 1 + (unsigned char)bytes[0] % 64, &pieces);
    if (whole.rows != pieces.rows || whole.sum != pieces.sum ||
        strcmp(whole.what, pieces.what) != 0)
        fuzz_fail("in one piece %zu rows, \"%s\"; in several %zu, \"%s\"", whole.rows,
                  whole.what, pieces.rows, pieces.what);
}
