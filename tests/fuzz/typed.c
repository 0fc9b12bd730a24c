/* What people type: times, lengths, weeks, filters, handles, paths, HTML and headings of an
 * issue's text. */
#include "fuzz.h"

#include "base/buf.h"
#include "codec/html.h"
#include "codec/spec_text.h"
#include "domain/handle.h"
#include "domain/ticket_query.h"
#include "domain/when.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

enum { LINE_MOST = 128 * 1024 }; /* of an argument, by Linux; a field takes less */

static const struct zone zone = {"Europe/Berlin"};
static const int64_t now = 1795186800;

static void read_times(const char *text)
{
    const struct when_base base = {.zone = &zone, .now = now};
    struct week week;
    struct err err;
    int64_t value;
    if (!when_parse(text, &base, &value, &err))
        fuzz_check_err(&err);
    if (!when_date(text, now / 86400, &value, &err))
        fuzz_check_err(&err);
    if (!when_past_date(text, now / 86400, &value, &err))
        fuzz_check_err(&err);
    if (!when_week(text, now / 86400, &week, &err))
        fuzz_check_err(&err);
    if (!when_span(text, &value, &err))
        fuzz_check_err(&err);
}

static void read_filter(const char *text, struct arena *arena)
{
    struct ticket_query query;
    struct err err;
    if (!ticket_query_read(text, arena, &query, &err))
        fuzz_check_err(&err);
    else if (utf8_valid(text, strlen(text), NULL))
        fuzz_check_text("words", query.words);
}

static bool never(const char *handle, void *context)
{
    (void)handle, (void)context;
    return false;
}

static void make_names(const char *text)
{
    struct buf out;
    buf_init(&out);
    handle_from_name(&out, text, never, NULL);
    if (!handle_valid(out.text))
        fuzz_fail("\"%s\" is no handle", out.text);
    buf_reset(&out);
    handle_slug(&out, text, never, NULL);
    if (!handle_valid(out.text))
        fuzz_fail("\"%s\" is no slug", out.text);
    buf_release(&out);
}

/* What is folded stays as it is when it is folded again. */
static void fold_twice(const char *text, const char *what,
                       void (*fold)(struct buf *, const char *))
{
    struct buf once, twice;
    buf_init(&once);
    buf_init(&twice);
    fuzz_time(what);
    fold(&once, text);
    fuzz_time(NULL);
    fold(&twice, once.text);
    if (strcmp(once.text, twice.text) != 0)
        fuzz_fail("\"%s\" folds to \"%s\"", once.text, twice.text);
    buf_release(&twice);
    buf_release(&once);
}

void fuzz_one(const char *bytes, size_t len)
{
    static struct arena arena;
    struct spec_text_in spec = {0};
    struct buf out;
    const char *text = fuzz_text(&arena, bytes, len);
    const char *line = fuzz_text(&arena, bytes, len < LINE_MOST ? len : LINE_MOST);
    buf_init(&out);
    fuzz_time("times");
    read_times(line);
    fuzz_time("a filter");
    read_filter(line, &arena);
    fuzz_time("names");
    make_names(line);
    fold_twice(text, "folding", fold_text);
    fold_twice(text, "folding a name", fold_name);
    fold_twice(text, "a slug", fold_slug);
    fuzz_time("headings");
    spec_text_headings(text, &arena, &spec);
    fuzz_time("HTML");
    html_text(&out, text);
    fuzz_time(NULL);
    buf_release(&out);
    arena_release(&arena);
}
