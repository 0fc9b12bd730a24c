/* What shipped, in words: as support reads it out, as it is copied, and as Markdown. */
#include "board/shipped.h"

#include "board_private.h"
#include "domain/when.h"
#include "text/clean.h"

#include <string.h>

static void add_clock(struct buf *out, struct board *board, int64_t at)
{
    struct local local = zone_local(&board->zone, at);
    buf_addf(out, "%02d:%02d", local.hour, local.minute);
}

void shipped_clock(struct buf *out, struct board *board, const struct deploy *deploy)
{
    buf_add(out, deploy->approximate ? "about " : "");
    add_clock(out, board, deploy->at);
}

void shipped_head(struct buf *out, const struct deploy *deploy)
{
    buf_add_n(out, deploy->what, strcspn(deploy->what, "\r\n"));
}

/* A time beside a deploy's own: the day with it where that is another. */
static void add_moment(struct buf *out, struct board *board, const struct deploy *deploy,
                       int64_t at)
{
    int64_t date = zone_local(&board->zone, at).date;
    if (date != zone_local(&board->zone, deploy->at).date) {
        when_date_text(out, date, board_today(board));
        buf_add_c(out, ' ');
    }
    add_clock(out, board, at);
}

/* As a sentence, up to its full stop: a large letter first. */
static void add_sentence(struct buf *out, const char *text)
{
    size_t at = out->len, len = strlen(text);
    while (len > 0 && strchr(". \r\n", text[len - 1]))
        len--;
    buf_add_n(out, text, len);
    if (len > 0 && out->text[at] >= 'a' && out->text[at] <= 'z')
        out->text[at] = (char)(out->text[at] - 'a' + 'A');
}

static void add_broken(struct buf *out, struct board *board, const struct deploy *deploy)
{
    add_sentence(out, deploy->broke_what[0] ? deploy->broke_what : "it broke");
    buf_add(out, deploy->recovered_at ? ", " : ", since ");
    add_moment(out, board, deploy, deploy->broke_at);
    if (deploy->recovered_at) {
        buf_add(out, " to ");
        add_moment(out, board, deploy, deploy->recovered_at);
    }
    buf_add(out, ".\n");
}

void shipped_more(struct buf *out, struct board *board, const struct deploy *deploy)
{
    const char *rest = deploy->what + strcspn(deploy->what, "\r\n");
    rest += strspn(rest, "\r\n");
    if (rest[0])
        buf_addf(out, "%s\n", rest);
    if (deploy->broke_at)
        add_broken(out, board, deploy);
    if (deploy->recovered_what[0]) {
        add_sentence(out, deploy->recovered_what);
        buf_add(out, ".\n");
    }
}

/* Adds the lines below a deploy, each behind the indent. */
static void add_more(struct buf *out, struct board *board, const struct deploy *deploy,
                     enum sink sink, const char *indent)
{
    struct buf more;
    buf_init(&more);
    shipped_more(&more, board, deploy);
    for (char *line = more.text, *end; *line; line = end) {
        size_t len = strcspn(line, "\r\n");
        end = line + len;
        end += strspn(end, "\r\n");
        buf_add(out, indent);
        clean_add_n(out, sink, line, len);
        buf_add_c(out, '\n');
    }
    buf_release(&more);
}

/* "billing: Invoices can be grouped (Ana Ruiz, fine)" */
static void add_line(struct buf *out, const struct deploy_line *line, enum sink sink)
{
    const char *what = line->deploy.what;
    if (line->area_name[0]) {
        clean_add(out, sink, line->area_name);
        buf_add(out, ": ");
    }
    clean_add_n(out, sink, what, strcspn(what, "\r\n"));
    buf_add(out, " (");
    if (line->by[0]) {
        clean_add(out, sink, line->by);
        buf_add(out, ", ");
    }
    buf_addf(out, "%s)\n", deploy_state_text(deploy_state(&line->deploy)));
}

void shipped_plain(struct buf *out, struct board *board, const struct deploy_line *line)
{
    shipped_clock(out, board, &line->deploy);
    buf_add(out, "  ");
    add_line(out, line, SINK_PIPE);
    add_more(out, board, &line->deploy, SINK_PIPE, "       ");
}

static void add_entry(struct buf *out, struct board *board, const struct deploy_line *line)
{
    buf_add(out, "- **");
    shipped_clock(out, board, &line->deploy);
    buf_add(out, "** ");
    add_line(out, line, SINK_MARKDOWN);
    /* Two blanks at a line's end break the line inside the entry. */
    buf_cut(out, out->len - 1);
    size_t bare = out->len;
    buf_add(out, "  \n");
    size_t from = out->len;
    add_more(out, board, &line->deploy, SINK_MARKDOWN, "  ");
    if (out->len == from) {
        buf_cut(out, bare);
        buf_add_c(out, '\n');
    }
}

static void add_date(struct buf *out, int64_t date)
{
    char text[DATE_TEXT];
    when_date_text(out, date, date);
    date_text(date, text);
    buf_addf(out, " %.4s", text);
}

/* "Shipped on Fri 20 Nov 2026", or from a day to another. */
static void add_title(struct buf *out, const struct shipped *shipped)
{
    buf_add(out, shipped->first == shipped->last ? "Shipped on " : "Shipped from ");
    add_date(out, shipped->first);
    if (shipped->first == shipped->last)
        return;
    buf_add(out, " to ");
    add_date(out, shipped->last);
}

static int64_t day_of(struct board *board, const struct deploy_line *line)
{
    return zone_local(&board->zone, line->deploy.at).date;
}

/* All of it, a heading for each day where there is more than one. */
static void add_all(struct buf *out, struct board *board, const struct shipped *shipped,
                    const char *heading,
                    void (*add)(struct buf *, struct board *, const struct deploy_line *))
{
    int64_t day = 0;
    for (size_t i = 0; i < shipped->n; i++) {
        int64_t its = day_of(board, &shipped->line[i]);
        if (i == 0 && shipped->first == shipped->last)
            buf_add_c(out, '\n');
        if (shipped->first != shipped->last && (i == 0 || its != day)) {
            buf_addf(out, "\n%s", heading);
            add_date(out, its);
            buf_add(out, "\n\n");
        }
        day = its;
        add(out, board, &shipped->line[i]);
    }
}

void shipped_text(struct buf *out, struct board *board, const struct shipped *shipped)
{
    add_title(out, shipped);
    buf_add(out, ": ");
    shipped_figures(out, board, shipped, ", ");
    buf_add(out, ".\n");
    add_all(out, board, shipped, "", shipped_plain);
}

void shipped_markdown(struct buf *out, struct board *board, const struct shipped *shipped)
{
    buf_add(out, "## ");
    add_title(out, shipped);
    buf_add(out, "\n\n");
    shipped_figures(out, board, shipped, ", ");
    buf_add(out, ".\n");
    add_all(out, board, shipped, "### ", add_entry);
}
