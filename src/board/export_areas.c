/* The areas as a page for a wiki: who decides where, a table for each product line. */
#include "board/transfer.h"

#include "base/progress.h"
#include "board/area.h"
#include "board_private.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

/* By product line, those of none last; within it by name. */
static int by_line(const void *a, const void *b)
{
    const struct area_line *left = *(const struct area_line *const *)a;
    const struct area_line *right = *(const struct area_line *const *)b;
    bool none = !left->area.line[0], other = !right->area.line[0];
    int order = none != other ? none - other : strcmp(left->area.line, right->area.line);
    return order ? order : (left > right) - (left < right);
}

static void cell(struct buf *out, const char *text)
{
    buf_add(out, " ");
    clean_add(out, SINK_MARKDOWN, text);
    buf_add(out, " |");
}

static void names_cell(struct buf *out, const struct who *who)
{
    buf_add(out, " ");
    for (size_t i = 0; i < who->helpers_n; i++) {
        buf_add(out, i ? ", " : "");
        clean_add(out, SINK_MARKDOWN, who->helpers[i].person.name);
    }
    buf_add(out, " |");
}

static void add_row(struct buf *out, const struct area_card *card)
{
    const struct who *who = &card->who;
    const struct area *area = &who->found.area;
    const struct holder *delivery = who_delivers(who);
    buf_add(out, "|");
    cell(out, area->name);
    if (who->owner.person.id)
        cell(out, who->owner.person.name);
    else
        buf_add(out, area->unowned_on_purpose ? " none, on purpose |" : " **NO OWNER** |");
    cell(out, delivery ? delivery->person.name : "");
    cell(out, who->stand_in.person.id ? who->stand_in.person.name : "");
    names_cell(out, who);
    cell(out, area->covers);
    buf_add(out, "\n");
}

static void add_heading(struct buf *out, const char *line, bool lines)
{
    if (lines) {
        buf_add(out, "\n## ");
        clean_add(out, SINK_MARKDOWN, line[0] ? line : "No product line");
        buf_add(out, "\n");
    }
    buf_add(out, "\n| Area | Owner | Delivery | When away | Helpers | Covers |\n"
                 "|---|---|---|---|---|---|\n");
}

bool board_export_areas(struct board *board, struct buf *out, struct err *err)
{
    struct area_line *lines;
    size_t n;
    struct arena arena, each;
    arena_init(&arena);
    arena_init(&each);
    bool ok = board_areas(board, false, &arena, &lines, &n, err);
    const struct area_line **sorted = arena_new(&arena, ok ? n : 0, sizeof *sorted);
    bool grouped = false;
    for (size_t i = 0; ok && i < n; i++) {
        sorted[i] = &lines[i];
        grouped = grouped || lines[i].area.line[0];
    }
    if (ok && n)
        qsort(sorted, n, sizeof *sorted, by_line);
    if (ok) {
        buf_add(out, "# Who decides: ");
        clean_add(out, SINK_MARKDOWN, board->about.name);
        buf_add(out, "\n");
    }
    for (size_t i = 0; ok && i < n; i++) {
        struct area_card card;
        if (i == 0 || strcmp(sorted[i]->area.line, sorted[i - 1]->area.line) != 0)
            add_heading(out, sorted[i]->area.line, grouped);
        ok = board_area_card_of(board, &sorted[i]->area, &each, &card, err);
        if (ok)
            add_row(out, &card);
        arena_reset(&each);
        progress_tell((int64_t)i + 1, (int64_t)n, "areas");
    }
    arena_release(&each);
    arena_release(&arena);
    return ok;
}
