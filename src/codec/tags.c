/* Tags and mainline rows, as `git for-each-ref` and `git log` write them: columns with tabs
 * between, of which the last takes the rest of its line. Of the input no more is held than
 * a line and what was fed last. */
#include "codec/tags.h"

#include "base/buf.h"
#include "base/mem.h"
#include "cut.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LINE_BYTES = 4 * 1024 * 1024, TAG_COLUMNS = 7, LOG_COLUMNS = 4 };
enum { ID_MOST = 500, NAME_MOST = 200, WHAT_MOST = 20000 };

enum form { FORM_NONE, FORM_TAGS, FORM_LOG };

struct tags_reader {
    char *file;
    struct buf bytes; /* fed and not yet done with */
    size_t at;        /* the next line begins here */
    size_t looked;    /* up to here there is no end of it */
    int64_t line;     /* its number, from 1 */
    enum form form;   /* of every row: that of the first */
    bool ended;
    bool failed;
    struct err err;
};

struct tags_reader *tags_reader_new(const char *file)
{
    struct tags_reader *r = mem_new(1, sizeof *r);
    struct buf name;
    buf_init(&name);
    clean_add(&name, SINK_TTY, file);
    r->file = mem_new(name.len + 1, 1);
    memcpy(r->file, name.text, name.len);
    buf_release(&name);
    buf_init(&r->bytes);
    r->line = 1;
    return r;
}

void tags_reader_free(struct tags_reader *r)
{
    if (!r)
        return;
    buf_release(&r->bytes);
    free(r->file);
    free(r);
}

void tags_reader_feed(struct tags_reader *r, const char *bytes, size_t n)
{
    if (r->failed)
        return;
    if (r->at > r->bytes.len / 2) {
        memmove(r->bytes.text, r->bytes.text + r->at, r->bytes.len - r->at);
        buf_cut(&r->bytes, r->bytes.len - r->at);
        r->looked -= r->at;
        r->at = 0;
    }
    buf_add_n(&r->bytes, bytes, n);
}

void tags_reader_end(struct tags_reader *r)
{
    r->ended = true;
}

static enum tags_step fail(struct tags_reader *r, const char *what, struct err *err)
{
    err_set(&r->err, ERR_INPUT, "%s:%lld: %s", r->file, (long long)r->line, what);
    r->failed = true;
    *err = r->err;
    return TAGS_FAILED;
}

/* A piece of the input. */
struct piece {
    const char *text;
    size_t len;
};

/* The next line without its end; TAGS_ROW where there is one. */
static enum tags_step take_line(struct tags_reader *r, struct piece *line, struct err *err)
{
    const char *end = memchr(r->bytes.text + r->looked, '\n', r->bytes.len - r->looked);
    size_t stop = end ? (size_t)(end - r->bytes.text) : r->bytes.len;
    r->looked = stop;
    if (stop - r->at > LINE_BYTES)
        return fail(r, "the line is longer than 4 MiB", err);
    if (!end && !r->ended)
        return TAGS_MORE;
    if (r->at == r->bytes.len)
        return TAGS_END;
    *line = (struct piece){r->bytes.text + r->at, stop - r->at};
    r->at = r->looked = stop + (end != NULL);
    if (line->len > 0 && line->text[line->len - 1] == '\r')
        line->len--;
    return TAGS_ROW;
}

static size_t split(const struct piece *line, struct piece column[TAG_COLUMNS])
{
    const char *at = line->text, *end = line->text + line->len;
    size_t n = 0;
    while (n < TAG_COLUMNS) {
        const char *tab = n + 1 < TAG_COLUMNS ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        column[n++] = (struct piece){at, (size_t)((tab ? tab : end) - at)};
        if (!tab)
            break;
        at = tab + 1;
    }
    return n;
}

static bool is(const struct piece *piece, const char *text)
{
    return piece->len == strlen(text) && memcmp(piece->text, text, piece->len) == 0;
}

/* The line of names that may stand first says which form the rows have. */
static bool is_header(const struct piece *column, size_t n, enum form *form)
{
    static const char *const tags[] = {
        "tag", "objecttype", "date", "tagger_or_author", "commit_author", "sha", "subject"};
    static const char *const rows[] = {"sha", "date", "author", "subject"};
    const char *const *names = n == TAG_COLUMNS ? tags : rows;
    if (n != TAG_COLUMNS && n != LOG_COLUMNS)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!is(&column[i], names[i]))
            return false;
    *form = n == TAG_COLUMNS ? FORM_TAGS : FORM_LOG;
    return true;
}

/* A copy without blanks at its ends, of at most that many characters; what is not text as
 * the sign for it. */
static const char *text_of(struct arena *arena, struct piece piece, size_t most)
{
    static const char blanks[] = " \t\r", unknown[] = "\xEF\xBF\xBD";
    struct buf text;
    buf_init(&text);
    while (piece.len > 0 && strchr(blanks, piece.text[0]) && piece.text[0])
        piece.text++, piece.len--;
    while (piece.len > 0 && strchr(blanks, piece.text[piece.len - 1]) &&
           piece.text[piece.len - 1])
        piece.len--;
    for (size_t at = 0, step; at < piece.len; at += step) {
        uint32_t code;
        step = utf8_decode(piece.text + at, piece.len - at, &code);
        if (code == 0 || (code == 0xFFFD && step != sizeof unknown - 1))
            buf_add(&text, unknown);
        else
            buf_add_n(&text, piece.text + at, step);
    }
    char *copy = arena_text(arena, text.text, cut_length(text.text, text.len, most));
    buf_release(&text);
    return copy;
}

static bool is_robot(const char *name)
{
    static const char mark[] = "[bot]";
    size_t len = strlen(name), end = sizeof mark - 1;
    return strcasecmp(name, "gitbot") == 0 ||
           (len >= end && strcasecmp(name + len - end, mark) == 0);
}

/* The NAME of "NAME-1.2.3", "NAME-v1.2", "NAME/1.2" and "NAME@1.2"; "" for none. */
static const char *name_of(struct arena *arena, const char *tag)
{
    for (size_t len = strlen(tag); len-- > 1;) {
        if (!strchr("-/@", tag[len]))
            continue;
        const char *version = tag + len + 1;
        version += (version[0] == 'v' || version[0] == 'V');
        if (version[0] >= '0' && version[0] <= '9' && strchr(version, '.'))
            return arena_text(arena, tag, len);
    }
    return "";
}

static bool read_time(const struct piece *piece, const struct zone *zone, int64_t *at)
{
    char text[64];
    if (piece->len == 0 || piece->len >= sizeof text || memchr(piece->text, 0, piece->len))
        return false;
    memcpy(text, piece->text, piece->len);
    text[piece->len] = '\0';
    return time_parse(text, zone, at, NULL);
}

/* A row that is well shaped and has no time is left out: an annotated tag may have been
 * made without its tagger, and then git writes none, or the instant 0. */
static const char *timeless(const struct piece *time, int64_t at)
{
    if (time->len == 0)
        return "it has no time";
    return at == 0 ? "its time is 1970-01-01T00:00:00Z, which is written for none" : NULL;
}

/* Who is behind it: the author where a robot made the tag. */
static void read_who(const struct piece *first, const struct piece *second,
                     struct arena *arena, struct tag_row *row)
{
    const char *author = text_of(arena, *second, NAME_MOST);
    row->by = text_of(arena, *first, NAME_MOST);
    row->robot = is_robot(row->by);
    if ((row->robot || !row->by[0]) && author[0] && !is_robot(author)) {
        row->by = author;
        row->robot = false;
    }
}

static enum tags_step read_tag(struct tags_reader *r, const struct piece *column,
                               const struct zone *zone, struct arena *arena,
                               struct tag_row *row, struct err *err)
{
    bool annotated = is(&column[1], "tag");
    if (!annotated && !is(&column[1], "commit"))
        return fail(r,
                    "this is no tag of a commit; \"tag\" or \"commit\" expected in the "
                    "second column",
                    err);
    if (column[2].len > 0 && !read_time(&column[2], zone, &row->at))
        return fail(r,
                    "the third column is no time; one as 2026-11-20T14:02:00+01:00 "
                    "expected",
                    err);
    row->skip = timeless(&column[2], row->at);
    read_who(&column[3], &column[4], arena, row);
    row->id = text_of(arena, column[0], ID_MOST);
    row->name = name_of(arena, row->id);
    row->what = text_of(arena, column[6], WHAT_MOST);
    row->approximate = !annotated;
    return TAGS_ROW;
}

static enum tags_step read_commit(struct tags_reader *r, const struct piece *column,
                                  const struct zone *zone, struct arena *arena,
                                  struct tag_row *row, struct err *err)
{
    const struct piece none = {"", 0};
    if (column[1].len > 0 && !read_time(&column[1], zone, &row->at))
        return fail(r,
                    "the second column is no time; one as 2026-11-20T14:02:00+01:00 "
                    "expected",
                    err);
    row->skip = timeless(&column[1], row->at);
    read_who(&column[2], &none, arena, row);
    row->id = text_of(arena, column[0], ID_MOST);
    row->name = "";
    row->what = text_of(arena, column[3], WHAT_MOST);
    return TAGS_ROW;
}

/* Rows of a log have a time where tags have their kind; their subject may have tabs. */
static enum form form_of(const struct piece *column, size_t n, const struct zone *zone)
{
    int64_t at;
    if (n >= LOG_COLUMNS && read_time(&column[1], zone, &at))
        return FORM_LOG;
    return n == TAG_COLUMNS ? FORM_TAGS : FORM_NONE;
}

static enum tags_step read_row(struct tags_reader *r, struct piece *column, size_t n,
                               const struct piece *line, const struct zone *zone,
                               struct arena *arena, struct tag_row *row, struct err *err)
{
    struct tag_row made = {.line = r->line};
    enum form form = form_of(column, n, zone);
    if (form == FORM_NONE && r->form == FORM_LOG && n >= LOG_COLUMNS)
        form = FORM_LOG; /* its time is what is wrong with it */
    if (form == FORM_NONE)
        return fail(r,
                    "these are not the columns of tags (7) or of a log (4), with tabs "
                    "between",
                    err);
    if (r->form != FORM_NONE && form != r->form)
        return fail(r,
                    r->form == FORM_TAGS ? "a row of seven columns, as those before it, "
                                           "expected"
                                         : "a row of four columns, as those before it, "
                                           "expected",
                    err);
    r->form = form;
    if (form == FORM_LOG) /* the subject goes on to the end of the line */
        column[3].len = line->len - (size_t)(column[3].text - line->text);
    enum tags_step step =
        (form == FORM_TAGS ? read_tag : read_commit)(r, column, zone, arena, &made, err);
    if (step != TAGS_ROW)
        return step;
    if (!made.id[0])
        return fail(r, "the first column is empty; a tag or a commit expected", err);
    made.what = made.what[0] ? made.what : made.id;
    *row = made;
    return TAGS_ROW;
}

enum tags_step tags_reader_next(struct tags_reader *r, const struct zone *zone,
                                struct arena *arena, struct tag_row *row, struct err *err)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of the byte order */
    struct piece line, column[TAG_COLUMNS];
    if (r->failed) {
        *err = r->err;
        return TAGS_FAILED;
    }
    for (;; r->line++) {
        enum tags_step step = take_line(r, &line, err);
        if (step != TAGS_ROW)
            return step;
        if (r->line == 1 && line.len >= sizeof mark - 1 &&
            memcmp(line.text, mark, sizeof mark - 1) == 0) {
            line.text += sizeof mark - 1;
            line.len -= sizeof mark - 1;
        }
        if (line.len == 0)
            continue;
        size_t n = split(&line, column);
        if (r->form == FORM_NONE && is_header(column, n, &r->form))
            continue;
        step = read_row(r, column, n, &line, zone, arena, row, err);
        r->line++;
        return step;
    }
}
