/* The text of a cState issue, as facts: each paragraph that cState's `track` gives a time,
 * and the rest as one. */
#include "cstate_private.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Takes {{< track "2025-01-08 15:54" >}} off a paragraph. True with its time; a track that
 * says none is said to. */
static bool take_track(struct reading *r, struct buf *paragraph, int64_t *at)
{
    char *from = strstr(paragraph->text, "{{<"), *to = from ? strstr(from, ">}}") : NULL;
    if (!to || strncmp(from + 3 + strspn(from + 3, " "), "track", 5) != 0)
        return false;
    char *quote = memchr(from, '"', (size_t)(to - from));
    char *end = quote ? memchr(quote + 1, '"', (size_t)(to - quote - 1)) : NULL;
    const char *time =
        end ? arena_text(r->arena, quote + 1, (size_t)(end - quote - 1)) : "";
    for (const char *c = paragraph->text; c < from; c++)
        r->line += *c == '\n';
    bool ok = cstate_time(r, time, at);
    if (!ok)
        cstate_odd(r, ODD_FACT_TIME);
    const char *before =
        arena_text(r->arena, paragraph->text, (size_t)(from - paragraph->text));
    const char *after = arena_copy(r->arena, to + 3);
    buf_reset(paragraph);
    buf_add(paragraph, before);
    buf_add(paragraph, after);
    return ok;
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

/* The text's facts: each paragraph with a time of its own, and all others as one. */
struct body {
    struct buf rest;
    struct fact *fact;
    size_t n, cap;
};

static void end_paragraph(struct reading *r, struct buf *paragraph, struct body *body)
{
    int64_t at;
    bool timed = take_track(r, paragraph, &at);
    const char *text = trimmed(r->arena, paragraph->text);
    buf_reset(paragraph);
    if (!text[0])
        return;
    if (!timed) {
        buf_addf(&body->rest, "%s%s", body->rest.len ? "\n\n" : "", text);
        return;
    }
    body->fact =
        arena_grow(r->arena, body->fact, &body->cap, body->n + 1, sizeof *body->fact);
    const char *id = arena_printf(r->arena, "track %zu", body->n + 1);
    body->fact[body->n++] = (struct fact){
        .at = at, .text = cstate_cut(r, text, FACT, ODD_FACT_CUT), .source_id = id};
}

/* The page writes the newest above, so of two at the same minute the lower is the older. */
static int by_time(const void *left, const void *right)
{
    const struct fact *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->id < b->id) - (a->id > b->id);
}

static void sort_facts(struct fact *fact, size_t n)
{
    for (size_t i = 0; i < n; i++)
        fact[i].id = (int64_t)i; /* its place in the text, while they are sorted */
    if (n > 1)
        qsort(fact, n, sizeof *fact, by_time);
    for (size_t i = 0; i < n; i++)
        fact[i].id = 0;
}

/* Adds the text without what stands in HTML comments, which the page does not show; their
 * line ends stay, so that lines count as in the file. */
static void without_comments(struct buf *out, const char *text, size_t len)
{
    static const char begins[] = "<!--", ends[] = "-->";
    const char *end = text + len;
    while (text < end) {
        const char *open = memmem(text, (size_t)(end - text), begins, 4);
        const char *close =
            open ? memmem(open + 4, (size_t)(end - open - 4), ends, 3) : NULL;
        buf_add_n(out, text, (size_t)((close ? open : end) - text));
        for (text = close ? open : end; close && text < close + 3; text++)
            if (*text == '\n')
                buf_add_c(out, '\n');
    }
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
            buf_add_n(&paragraph, at, n);
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
    without_comments(&shown, text, len);
    size_t begin = r->line;
    read_paragraphs(r, &shown, &body);
    if (body.rest.len) {
        r->line = begin;
        body.fact =
            arena_grow(r->arena, body.fact, &body.cap, body.n + 1, sizeof *body.fact);
        body.fact[body.n++] =
            (struct fact){.at = r->to->incident.started_at,
                          .text = cstate_cut(r, body.rest.text, FACT, ODD_FACT_CUT),
                          .source_id = "text"};
    }
    sort_facts(body.fact, body.n);
    r->to->fact = body.fact;
    r->to->facts = body.n;
    buf_release(&body.rest);
    buf_release(&shown);
}
