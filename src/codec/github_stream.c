/* The records in a stream of JSON: values one after the other, in arrays, in arrays of
 * arrays as `gh api --slurp` writes them, or in the "items" of a search. Only brackets,
 * quotes and commas are looked at here; each record is then read by codec/json.h. Of the
 * input no more is held than a record and what was fed last. */
#include "github_private.h"

#include "base/mem.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

enum place {
    AT_TOP,    /* between values */
    AT_FIRST,  /* after "[": a value, or "]" */
    AT_VALUE,  /* after ",": a value */
    AT_COMMA,  /* after a value in an array: "," or "]" */
    IN_RECORD, /* in an object */
    IN_TAIL,   /* in a search's object, behind its items */
};

struct github_reader {
    char *file;
    struct buf bytes; /* fed and not yet done with */
    size_t at;        /* the next byte to look at */
    size_t start;     /* of the record */
    size_t counted;   /* up to where lines and columns were counted: only when asked for */
    size_t line, column, start_line, start_column; /* from 1; of `counted` and `start` */
    enum place place;
    char level[JSON_DEPTH]; /* what is open around the place: '[' or '{', a search's */
    int levels;
    int depth;    /* in the record: brackets that are open */
    bool quoted;  /* inside a string */
    bool escaped; /* after a backslash there */
    size_t quote; /* where the last string began */
    bool items;   /* the last string was the key "items" of the record itself */
    bool any;     /* there was a value */
    bool begun;   /* past a byte order mark */
    bool ended, failed;
    int64_t records;
    struct err err;
};

struct github_reader *github_reader_new(const char *file)
{
    struct github_reader *r = mem_new(1, sizeof *r);
    struct buf name;
    buf_init(&name);
    clean_add(&name, SINK_TTY, file);
    r->file = mem_new(name.len + 1, 1);
    memcpy(r->file, name.text, name.len);
    buf_release(&name);
    buf_init(&r->bytes);
    r->line = r->column = 1;
    return r;
}

void github_reader_free(struct github_reader *r)
{
    if (!r)
        return;
    buf_release(&r->bytes);
    free(r->file);
    free(r);
}

/* Counts lines and columns up to the next byte to look at: characters of the last line
 * only, which in most files is a record's first bytes. */
static void count(struct github_reader *r)
{
    const char *text = r->bytes.text, *line;
    while ((line = memchr(text + r->counted, '\n', r->at - r->counted))) {
        r->counted = (size_t)(line - text) + 1;
        r->line++;
        r->column = 1;
    }
    for (; r->counted < r->at; r->counted++)
        r->column += ((unsigned char)text[r->counted] & 0xC0) != 0x80;
}

void github_reader_feed(struct github_reader *r, const char *bytes, size_t n)
{
    size_t done = r->place == IN_RECORD ? r->start : r->at;
    if (r->failed)
        return;
    if (done > r->bytes.len / 2) {
        count(r);
        r->counted -= done;
        memmove(r->bytes.text, r->bytes.text + done, r->bytes.len - done);
        buf_cut(&r->bytes, r->bytes.len - done);
        r->at -= done;
        r->start -= r->place == IN_RECORD ? done : r->start;
        r->quote -= r->quote < done ? r->quote : done;
    }
    buf_add_n(&r->bytes, bytes, n);
}

void github_reader_end(struct github_reader *r)
{
    r->ended = true;
}

static enum github_step fail_at(struct github_reader *r, size_t line, size_t column,
                                const char *what)
{
    err_set(&r->err, ERR_INPUT, "%s:%zu:%zu: %s", r->file, line, column, what);
    r->failed = true;
    return GITHUB_FAILED;
}

static enum github_step fail(struct github_reader *r, const char *what)
{
    count(r);
    return fail_at(r, r->line, r->column, what);
}

/* codec/json.h says ":LINE:COLUMN: ..." of the record: makes it that of the whole input. */
static enum github_step fail_record(struct github_reader *r, const struct err *found)
{
    char *end;
    size_t line = strtoul(found->what + 1, &end, 10);
    size_t column = strtoul(end + 1, &end, 10);
    if (line == 1)
        column += r->start_column - 1;
    return fail_at(r, r->start_line + line - 1, column, end + 2);
}

static enum github_step read_record(struct github_reader *r, struct arena *arena,
                                    struct github_issue *issue)
{
    struct json *record;
    struct err found;
    if (!json_in_read_record(r->bytes.text + r->start, r->at - r->start, &record, &found))
        return fail_record(r, &found);
    github_issue_read(record, arena, issue);
    issue->number = ++r->records;
    json_in_free(record);
    return GITHUB_ISSUE;
}

static enum github_step begin_value(struct github_reader *r, char c)
{
    r->any = true;
    if (c == '[') {
        if (r->levels == JSON_DEPTH)
            return fail(r, "arrays are nested too deep; at most 32 in each other expected");
        r->level[r->levels++] = '[';
        r->place = AT_FIRST;
    } else {
        count(r);
        r->place = IN_RECORD;
        r->start = r->at;
        r->start_line = r->line;
        r->start_column = r->column;
        r->depth = 1;
        r->quoted = r->items = false;
    }
    r->at++;
    return GITHUB_MORE;
}

static void end_value(struct github_reader *r)
{
    r->place = r->levels ? AT_COMMA : AT_TOP;
}

/* A byte between records. */
static enum github_step take_between(struct github_reader *r)
{
    static const char *const wanted[] = {
        [AT_TOP] = "this is no JSON; issues as [...] or {...} expected",
        [AT_FIRST] = "this is no issue; {...} or ] expected",
        [AT_VALUE] = "this is no issue; {...} expected",
        [AT_COMMA] = "this does not belong here; , or ] expected",
    };
    char c = r->bytes.text[r->at];
    if (c && strchr(" \t\r\n", c)) {
        r->at++;
        return GITHUB_MORE;
    }
    if (r->place != AT_COMMA && (c == '{' || c == '['))
        return begin_value(r, c);
    if (r->place == AT_COMMA && c == ',') {
        r->place = AT_VALUE;
    } else if (c == ']' && (r->place == AT_FIRST || r->place == AT_COMMA)) {
        bool search = r->level[--r->levels] == '{';
        r->depth = 1;
        r->quoted = r->escaped = false;
        if (search)
            r->place = IN_TAIL;
        else
            end_value(r);
    } else {
        return fail(r, wanted[r->place]);
    }
    r->at++;
    return GITHUB_MORE;
}

/* Whether the string that ends here is "items", a key of the record itself. */
static bool is_items(const struct github_reader *r)
{
    static const char items[] = "\"items";
    size_t len = sizeof items - 1;
    return r->place == IN_RECORD && r->depth == 1 && r->at - r->quote == len &&
           memcmp(r->bytes.text + r->quote, items, len) == 0;
}

static enum github_step take_quoted(struct github_reader *r, char c)
{
    if (c == '\n')
        return fail(r, "the line ends inside a text; its closing quote expected");
    if (!r->escaped && c == '"') {
        r->quoted = false;
        r->items = is_items(r);
    }
    r->escaped = !r->escaped && c == '\\';
    r->at++;
    return GITHUB_MORE;
}

/* The issues of a search are records of their own: what stands before them is forgotten. */
static enum github_step begin_items(struct github_reader *r)
{
    if (r->levels == JSON_DEPTH)
        return fail(r, "arrays are nested too deep; at most 32 in each other expected");
    r->level[r->levels++] = '{';
    r->place = AT_FIRST;
    r->at++;
    return GITHUB_MORE;
}

/* Steps over what says nothing here, in a string all but its end and outside one all but
 * brackets and the next string, up to the longest record. */
static void pass_text(struct github_reader *r)
{
    size_t end = r->bytes.len;
    if (r->place == IN_RECORD && end - r->start > GITHUB_RECORD)
        end = r->start + GITHUB_RECORD;
    for (; r->at < end; r->at++) {
        unsigned char c = (unsigned char)r->bytes.text[r->at];
        if (c == '"' || c < ' ' ||
            (r->quoted ? c == '\\' : c == '[' || c == ']' || c == '{' || c == '}'))
            return;
    }
}

/* A byte of an object, in a string as many as it is. *whole says that it was the last. */
static enum github_step take_inside(struct github_reader *r, bool *whole)
{
    if (r->quoted ? !r->escaped : !r->items)
        pass_text(r);
    if (r->at == r->bytes.len)
        return GITHUB_MORE;
    char c = r->bytes.text[r->at];
    if ((unsigned char)c < ' ' && (!c || !strchr("\t\r\n", c)))
        return fail(r, "this is no text; UTF-8 without control characters expected");
    if (r->place == IN_RECORD && r->at - r->start >= GITHUB_RECORD)
        return fail_at(r, r->start_line, r->start_column,
                       "this record is too long; at most 4 MiB expected");
    if (r->quoted)
        return take_quoted(r, c);
    if (c == '[' && r->items)
        return begin_items(r);
    r->items = r->items && strchr(": \t\r\n", c);
    if (c == '"') {
        r->quoted = true;
        r->quote = r->at;
    }
    if ((c == '[' || c == '{') && r->depth++ == JSON_DEPTH)
        return fail(r, "arrays and objects are nested too deep; at most 32 in each other "
                       "expected");
    if (c == ']' || c == '}')
        *whole = --r->depth == 0;
    if (*whole && r->place == IN_TAIL && c == ']')
        return fail(r, "this does not belong here; , or } expected");
    r->at++;
    return GITHUB_MORE;
}

static enum github_step finish(struct github_reader *r)
{
    if (!r->ended)
        return GITHUB_MORE;
    if (r->place != AT_TOP)
        return fail(r, "the input is cut off; the rest of it expected");
    if (!r->any)
        return fail(r, "the input is empty; issues as [...] or {...} expected");
    return GITHUB_END;
}

/* Steps over a byte order mark at the very beginning. False: more bytes are wanted. */
static bool begin(struct github_reader *r)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t len = r->bytes.len < 3 ? r->bytes.len : 3;
    if (r->begun)
        return true;
    if (memcmp(r->bytes.text, mark, len) == 0) {
        if (len < 3 && !r->ended)
            return false;
        r->at = r->counted = len == 3 ? 3 : 0;
    }
    r->begun = true;
    return true;
}

enum github_step github_reader_next(struct github_reader *r, struct arena *arena,
                                    struct github_issue *issue, struct err *err)
{
    enum github_step step_done = r->failed ? GITHUB_FAILED : GITHUB_MORE;
    while (step_done == GITHUB_MORE && begin(r) && r->at < r->bytes.len) {
        bool whole = false, record = r->place == IN_RECORD;
        if (!record && r->place != IN_TAIL) {
            step_done = take_between(r);
            continue;
        }
        step_done = take_inside(r, &whole);
        if (step_done == GITHUB_MORE && whole && record)
            step_done = read_record(r, arena, issue);
        if (whole)
            end_value(r);
    }
    if (step_done == GITHUB_MORE)
        step_done = finish(r);
    if (step_done == GITHUB_FAILED)
        *err = r->err;
    return step_done;
}
