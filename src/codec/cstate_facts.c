/* The text of a cState issue, as facts: each paragraph that cState's `track` gives a time,
 * and the rest as one. */
#include "cstate_private.h"

#include "markdown.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char text_id[] = "text"; /* of what has no time of its own */

/* One {{< track "2025-01-08 15:54" >}}. */
struct track {
    const char *from, *to; /* where it begins and has ended */
    const char *time;      /* as typed; "" where it says none */
};

static bool next_track(const char *text, struct arena *arena, struct track *track)
{
    static const char opens[] = "{{<", closes[] = ">}}";
    while ((text = strstr(text, opens))) {
        const char *from = text;
        text += sizeof opens - 1;
        if (strncmp(text + strspn(text, " "), "track", 5) != 0)
            continue;
        const char *to = strstr(text, closes);
        if (!to)
            return false;
        const char *quote = memchr(text, '"', (size_t)(to - text));
        const char *end = quote ? memchr(quote + 1, '"', (size_t)(to - quote - 1)) : NULL;
        *track = (struct track){
            .from = from,
            .to = to + sizeof closes - 1,
            .time = end ? arena_text(arena, quote + 1, (size_t)(end - quote - 1)) : ""};
        return true;
    }
    return false;
}

/* Without white space at either end. */
static const char *trimmed(struct arena *arena, const char *text)
{
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text);
    while (len > 0 && isspace((unsigned char)text[len - 1]))
        len--;
    return arena_text(arena, text, len);
}

/* The text's facts: what has a time of its own, and all the rest as one. */
struct body {
    struct buf rest;
    size_t waiting; /* where the rest begins that no track has ended yet */
    struct fact *fact;
    size_t n, cap;
};

static void add_fact(struct reading *r, struct body *body, int64_t at, const char *text,
                     const char *id)
{
    body->fact =
        arena_grow(r->arena, body->fact, &body->cap, body->n + 1, sizeof *body->fact);
    body->fact[body->n++] = (struct fact){
        .at = at, .text = cstate_cut(r, text, FACT, ODD_FACT_CUT), .source_id = id};
}

static void add_rest(struct body *body, const char *text)
{
    buf_addf(&body->rest, "%s%s", body->rest.len ? "\n\n" : "", text);
}

/* The text that the track gives its time; one without a text of its own ends the
 * paragraphs above it, up to the track before. */
static void end_track(struct reading *r, struct body *body, const struct track *track,
                      const char *text)
{
    int64_t at;
    bool ok = cstate_time(r, track->time, &at);
    if (!ok)
        cstate_odd(r, ODD_FACT_TIME);
    if (ok && !text[0]) {
        text = trimmed(r->arena, body->rest.text + body->waiting);
        buf_cut(&body->rest, body->waiting);
    }
    if (text[0] && ok)
        add_fact(r, body, at, text, "");
    else if (text[0])
        add_rest(body, text);
    body->waiting = body->rest.len;
}

/* The tracks of a text, in its order. */
static const struct track *tracks_of(const char *text, struct arena *arena, size_t *n)
{
    struct track *track = NULL, next = {.to = text};
    size_t cap = 0;
    for (*n = 0; next_track(next.to, arena, &next);) {
        track = arena_grow(arena, track, &cap, *n + 1, sizeof *track);
        track[(*n)++] = next;
    }
    return track;
}

/* The text of a paragraph stands before its tracks, or, where it begins with one and ends
 * with text, behind them. */
static void end_paragraph(struct reading *r, struct buf *paragraph, struct body *body)
{
    size_t n;
    const char *from = paragraph->text, *end = from + paragraph->len;
    const struct track *track = tracks_of(from, r->arena, &n);
    bool behind = n && from + strspn(from, " \t\r\n") == track[0].from &&
                  trimmed(r->arena, track[n - 1].to)[0];
    if (n == 0 && trimmed(r->arena, from)[0])
        add_rest(body, trimmed(r->arena, from));
    for (size_t i = 0; i < n; i++) {
        const char *before = behind ? track[i].to : from;
        const char *to = !behind ? track[i].from : i + 1 < n ? track[i + 1].from : end;
        const char *rest = !behind && i + 1 == n ? track[i].to : "";
        const char *text =
            arena_printf(r->arena, "%.*s%s", (int)(to - before), before, rest);
        for (; from < track[i].from; from++)
            r->line += *from == '\n';
        end_track(r, body, &track[i], trimmed(r->arena, text));
        for (; from < track[i].to; from++)
            r->line += *from == '\n';
    }
    buf_reset(paragraph);
}

/* The page writes the newest above, so of two at the same minute the lower is the older. */
static int by_time(const void *left, const void *right)
{
    const struct fact *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->id < b->id) - (a->id > b->id);
}

/* By time, each track under an id of its own: its time, which stays what it is when newer
 * ones are written above. The text without one has its id already. */
static void sort_facts(struct reading *r, struct fact *fact, size_t n)
{
    size_t twin = 1;
    for (size_t i = 0; i < n; i++)
        fact[i].id = (int64_t)i; /* its place in the text, while they are sorted */
    if (n > 1)
        qsort(fact, n, sizeof *fact, by_time);
    for (size_t i = 0; i < n; i++) {
        char at[TIME_TEXT];
        fact[i].id = 0;
        if (fact[i].source_id[0])
            continue;
        bool again = i && fact[i - 1].at == fact[i].at && fact[i - 1].source_id != text_id;
        twin = again ? twin + 1 : 1;
        time_text(fact[i].at, at);
        fact[i].source_id = again ? arena_printf(r->arena, "track %s (%zu)", at, twin)
                                  : arena_printf(r->arena, "track %s", at);
    }
}

/* However a line ends, it is a newline. */
static void add_line(struct buf *paragraph, const char *line, size_t len)
{
    bool both = len > 1 && line[len - 1] == '\n' && line[len - 2] == '\r';
    buf_add_n(paragraph, line, both ? len - 2 : len);
    if (both)
        buf_add_c(paragraph, '\n');
}

static void read_paragraphs(struct reading *r, const struct buf *text, struct body *body)
{
    struct buf paragraph;
    const char *at = text->text, *end = at + text->len;
    size_t line = r->line;
    buf_init(&paragraph);
    for (; at < end; line++) {
        size_t n = cstate_line(at, end), blank = 0;
        while (blank < n && isspace((unsigned char)at[blank]))
            blank++;
        if (paragraph.len == 0)
            r->line = line;
        if (blank == n)
            end_paragraph(r, &paragraph, body);
        else
            add_line(&paragraph, at, n);
        at += n;
    }
    end_paragraph(r, &paragraph, body);
    buf_release(&paragraph);
}

void cstate_facts(struct reading *r, const char *text, size_t len)
{
    struct body body = {.n = 0};
    struct buf shown;
    buf_init(&shown);
    buf_init(&body.rest);
    markdown_uncomment(&shown, text, len);
    size_t begin = r->line;
    read_paragraphs(r, &shown, &body);
    if (body.rest.len) {
        r->line = begin;
        add_fact(r, &body, r->to->incident.started_at, body.rest.text, text_id);
    }
    sort_facts(r, body.fact, body.n);
    r->to->fact = body.fact;
    r->to->facts = body.n;
    buf_release(&body.rest);
    buf_release(&shown);
}
