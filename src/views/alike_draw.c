/* Drawing a group that looks alike: a column each, as many as there is room for. */
#include "alike_view.h"

#include "domain/when.h"

#include <inttypes.h>

enum { LEFT = 3, LEAST = 30, GAP = 2 };

/* What stands in a row of all columns, so that one sees where they differ. */
struct section {
    const char *label; /* "": none */
    enum ink ink;
    int most; /* rows */
};

static const enum spec_field ticket_fields[] = {SPEC_WHO, SPEC_DOES, SPEC_WHY,
                                                SPEC_DONE_WHEN};

enum { TITLE, ALIKE, AREA, ASKED, FIRST_MORE, FIELDS = 4, SECTIONS = FIRST_MORE + FIELDS };

static struct section section_of(const struct alike_view *view, int i)
{
    static const struct section common[] = {
        [TITLE] = {"", INK_TEXT, 3},
        [ALIKE] = {"", INK_MUTED, 2},
        [AREA] = {"", INK_TEXT, 1},
    };
    static const char *const incident_labels[] = {"Began", "Severity", "Facts", "", ""};
    if (i < ASKED)
        return common[i];
    if (view->kind == ALIKE_INCIDENTS)
        return (struct section){incident_labels[i - ASKED], INK_TEXT, 3};
    return (struct section){i == ASKED ? "Asked for by"
                                       : spec_texts[ticket_fields[i - FIRST_MORE]].title,
                            INK_TEXT, 4};
}

static void incident_text(const struct alike_view *view, const struct incident_card *card,
                          int section, struct buf *out)
{
    const struct board *board = view->desk->board;
    const struct when_base base = {.zone = board_zone(board), .now = board_now(board)};
    size_t fact = (size_t)(section - FIRST_MORE) - 1;
    if (section == ASKED)
        when_text(out, card->incident.started_at, &base);
    else if (section == FIRST_MORE)
        buf_add(out, severity_words.name[card->incident.severity]);
    else if (fact < card->facts_n)
        buf_add(out, card->facts[fact].text);
}

static void section_text(const struct alike_view *view, size_t i, int section,
                         struct buf *out)
{
    const struct alike_line *line = &view->set.line[i];
    buf_reset(out);
    if (section == TITLE)
        buf_add(out, line->title);
    else if (section == ALIKE)
        buf_add(out, line->why);
    else if (section == AREA)
        buf_add(out, line->area[0] ? line->area : "in no area");
    else if (view->kind == ALIKE_INCIDENTS)
        incident_text(view, &view->incident[i], section, out);
    else if (section == ASKED)
        buf_add(out, line->customer);
    else
        buf_add(out,
                spec_value(&view->ticket[i].ticket, ticket_fields[section - FIRST_MORE]));
}

/* The columns that are shown. */
struct columns {
    size_t first, n;
    int each; /* columns of the screen */
};

static struct columns columns_of(const struct alike_view *view, const struct grid *grid)
{
    size_t fit = (size_t)((grid->cols - LEFT) / (LEAST + GAP));
    fit = fit < 1 ? 1 : fit > view->set.n ? view->set.n : fit;
    return (struct columns){.first = view->at >= fit ? view->at - fit + 1 : 0,
                            .n = fit,
                            .each = (grid->cols - LEFT) / (int)fit};
}

/* Draws it from the row on, or only counts below the grid. Returns the rows of the tallest;
 * 0 where none of them says anything. */
static int draw_section(const struct alike_view *view, struct grid *grid, int row, int i,
                        int room)
{
    struct columns columns = columns_of(view, grid);
    struct section section = section_of(view, i);
    struct buf text;
    int rows = 0;
    buf_init(&text);
    for (size_t c = 0; c < columns.n; c++) {
        size_t at = columns.first + c;
        int left = LEFT + (int)c * columns.each;
        section_text(view, at, i, &text);
        enum ink ink = i == TITLE && at == view->at ? INK_SELECT : section.ink;
        int most = section.most < room ? section.most : room;
        int used = text.len && most > 0 ? grid_wrap(grid, row, left, columns.each - GAP - 1,
                                                    most, ink, text.text)
                                        : 0;
        rows = used > rows ? used : rows;
    }
    buf_release(&text);
    return rows;
}

static int draw_labels(const struct alike_view *view, struct grid *grid, int row, int i)
{
    struct columns columns = columns_of(view, grid);
    const char *label = section_of(view, i).label;
    for (size_t c = 0; label[0] && c < columns.n; c++)
        grid_text(grid, row, LEFT + (int)c * columns.each, LEAST, INK_MUTED, label);
    return label[0] != '\0';
}

static void draw_numbers(const struct alike_view *view, struct grid *grid, int row)
{
    struct columns columns = columns_of(view, grid);
    for (size_t c = 0; c < columns.n; c++) {
        const struct alike_line *line = &view->set.line[columns.first + c];
        bool here = columns.first + c == view->at;
        int left = LEFT + (int)c * columns.each;
        if (here)
            grid_text(grid, row, left - 2, 1, INK_FOCUS, ">");
        grid_textf(grid, row, left, columns.each - GAP - 1, here ? INK_FOCUS : INK_MUTED,
                   "#%" PRId64 "  %s%s%s", line->id, line->state,
                   line->source_id[0] ? "  " : "", line->source_id);
    }
}

static void draw_group(const struct alike_view *view, struct grid *grid, int row)
{
    int end = grid->rows - 3, gap = grid->rows >= 20;
    draw_numbers(view, grid, row++);
    for (int i = 0; i < SECTIONS && row <= end; i++) {
        int label = section_of(view, i).label[0] != '\0';
        int rows = draw_section(view, grid, grid->rows, i, end - row - label + 1);
        if (rows == 0)
            continue;
        row += label && gap;
        row += draw_labels(view, grid, row, i);
        row += draw_section(view, grid, row, i, end - row + 1);
    }
}

static void draw_head(const struct alike_view *view, struct grid *grid, int row)
{
    struct buf place;
    buf_init(&place);
    buf_addf(&place, "%zu of %zu", view->group + 1, view->groups);
    grid_textf(grid, row, LEFT, grid->cols - 20, INK_HEAD,
               "%zu look alike, #%" PRId64 " stays", view->set.n,
               view->set.line[view->at].id);
    grid_right(grid, row, grid->cols - 2, 16, INK_MUTED, place.text);
    buf_release(&place);
    if (view->set.custom)
        grid_text(grid, row + 1, LEFT, grid->cols - 5, INK_ATTENTION, alike_custom_words);
}

void alike_draw(struct app *app, void *state, struct grid *grid)
{
    struct alike_view *view = state;
    int gap = grid->rows >= 20, row = 2 + gap;
    bool tickets = view->kind == ALIKE_TICKETS;
    view_title(app, grid,
               tickets ? "Ownership board / tickets that look alike"
                       : "Ownership board / incidents that look alike");
    if (view->set.n == 0) {
        grid_wrap(grid, row, LEFT, grid->cols - 6, 3, INK_TEXT,
                  tickets ? "Nothing that is open looks alike. On a ticket, = says that it "
                            "is the same as another."
                          : "Nothing looks alike. buckstop incident same NUMBER OTHER says "
                            "that two are the same.");
        app_foot(app, "", INK_MUTED);
        return;
    }
    draw_head(view, grid, row);
    draw_group(view, grid, row + 1 + view->set.custom + gap);
    app_foot(app,
             view->set.custom ? "One bug, or one wish, of three customers: s makes it one."
                              : "s: they are the same thing. d: they are not.",
             INK_MUTED);
}
