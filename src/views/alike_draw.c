/* Drawing a group that looks alike: a column each, as many as there is room for; one below
 * the other where there is room for one. */
#include "alike_view.h"

#include "domain/when.h"
#include "ui/list.h"

#include <inttypes.h>

enum { LEFT = 3, LEAST = 30, GAP = 2, LABEL = 14, DETAILS = 4, NUMBER = 20 };

/* What stands in a row of all columns, so that one sees where they differ. */
struct section {
    const char *label; /* "": none */
    enum ink ink;
    int most; /* rows */
};

static const enum spec_field ticket_fields[] = {SPEC_WHO, SPEC_DOES, SPEC_WHY,
                                                SPEC_DONE_WHEN};

enum { TITLE, ALIKE, AREA, FIRST_MORE, FIELDS = 4, SECTIONS = FIRST_MORE + FIELDS };

static struct section section_of(const struct alike_view *view, int i)
{
    static const struct section common[] = {
        [TITLE] = {"", INK_TEXT, 3},
        [ALIKE] = {"", INK_MUTED, 2},
        [AREA] = {"", INK_TEXT, 2},
    };
    static const char *const incident_labels[FIELDS] = {"Began", "Severity", "Facts", ""};
    if (i < FIRST_MORE)
        return common[i];
    if (view->kind == ALIKE_INCIDENTS)
        return (struct section){incident_labels[i - FIRST_MORE], INK_TEXT, 3};
    return (struct section){spec_texts[ticket_fields[i - FIRST_MORE]].title, INK_TEXT, 4};
}

static const char *area_of(const struct alike_line *line)
{
    return line->area[0] ? line->area : "in no area";
}

static void began_text(const struct alike_view *view, size_t i, struct buf *out)
{
    const struct board *board = view->desk->board;
    const struct when_base base = {.zone = board_zone(board), .now = board_now(board)};
    when_text(out, view->incident[i].incident.started_at, &base);
}

static void incident_text(const struct alike_view *view, size_t i, int section,
                          struct buf *out)
{
    const struct incident_card *card = &view->incident[i];
    size_t fact = (size_t)(section - FIRST_MORE) - 2;
    if (section == FIRST_MORE)
        began_text(view, i, out);
    else if (section == FIRST_MORE + 1)
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
        buf_addf(out, "%s%s%s", area_of(line), line->customer[0] ? ", asked for by " : "",
                 line->customer);
    else if (view->kind == ALIKE_INCIDENTS)
        incident_text(view, i, section, out);
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

static void draw_number(const struct alike_view *view, struct grid *grid, int row, int left,
                        int width, size_t at)
{
    const struct alike_line *line = &view->set.line[at];
    bool here = at == view->at;
    if (here)
        grid_text(grid, row, left - 2, 1, INK_FOCUS, ">");
    grid_textf(grid, row, left, width, here ? INK_FOCUS : INK_MUTED, "#%" PRId64 "  %s%s%s",
               line->id, line->state, line->source_id[0] ? "  " : "", line->source_id);
}

/* Row by row over all columns; rows below the grid are only counted. Returns the rows. */
static int draw_side_by_side(const struct alike_view *view, struct grid *grid, int row,
                             int end, bool gaps)
{
    struct columns columns = columns_of(view, grid);
    int top = row;
    for (size_t c = 0; c < columns.n; c++)
        draw_number(view, grid, row, LEFT + (int)c * columns.each, columns.each - GAP - 1,
                    columns.first + c);
    row++;
    for (int i = 0; i < SECTIONS && row <= end; i++) {
        int label = section_of(view, i).label[0] != '\0', gap = label && gaps;
        int rows = draw_section(view, grid, grid->rows, i, end - row - label - gap + 1);
        if (rows == 0)
            continue;
        row += gap;
        row += draw_labels(view, grid, row, i);
        row += draw_section(view, grid, row, i, end - row + 1);
    }
    return row - top;
}

/* What else there is to say of the one that is chosen. */
static void draw_details(const struct alike_view *view, struct grid *grid, int row, int end)
{
    struct buf text;
    buf_init(&text);
    for (int i = ALIKE; i < SECTIONS && row <= end; i++) {
        const char *label = section_of(view, i).label;
        section_text(view, view->at, i, &text);
        if (!text.len)
            continue;
        int left = i < FIRST_MORE ? LEFT : LABEL,
            most = end - row + 1 < 3 ? end - row + 1 : 3;
        grid_text(grid, row, LEFT, LABEL - LEFT - 1, INK_MUTED, label);
        row += grid_wrap(grid, row, left, grid->cols - left - 2, most,
                         section_of(view, i).ink, text.text);
    }
    buf_release(&text);
}

/* All of them with number and title, as many as there is room for, and below them what the
 * chosen one says. */
static void draw_stacked(const struct alike_view *view, struct grid *grid, int row, int end)
{
    size_t fit = end - row + 1 >= DETAILS + 2 ? (size_t)(end - row + 1 - DETAILS) / 2 : 1;
    size_t first = view->at >= fit ? view->at - fit + 1 : 0;
    struct buf text;
    buf_init(&text);
    for (size_t at = first; at < view->set.n && at < first + fit; at++) {
        buf_reset(&text);
        if (view->kind == ALIKE_INCIDENTS)
            began_text(view, at, &text);
        else
            buf_add(&text, view->set.line[at].customer);
        int beside = grid->cols - LEFT - 4 - (int)text.len;
        draw_number(view, grid, row, LEFT, beside > NUMBER ? beside : NUMBER, at);
        grid_right(grid, row++, grid->cols - 2, grid->cols - LEFT - NUMBER - 4, INK_TEXT,
                   text.text);
        grid_text(grid, row++, LEFT, grid->cols - LEFT - 2,
                  at == view->at ? INK_SELECT : INK_TEXT, view->set.line[at].title);
    }
    buf_release(&text);
    draw_details(view, grid, row, end);
}

static void draw_group(const struct alike_view *view, struct grid *grid, int row)
{
    enum { ANY = 1000 }; /* rows: more than there are of anything */
    int end = grid->rows - 3 - (grid->rows >= 20), below = grid->rows;
    if (columns_of(view, grid).n == 1 && view->set.n > 1) {
        draw_stacked(view, grid, row, end);
        return;
    }
    bool gaps = draw_side_by_side(view, grid, below, below + ANY, true) <= end - row + 1;
    draw_side_by_side(view, grid, row, end, gaps);
}

static void draw_head(const struct alike_view *view, struct grid *grid, int row)
{
    struct columns columns = columns_of(view, grid);
    struct buf text;
    buf_init(&text);
    const struct list place = {.at = view->group, .total = view->groups};
    list_place(&place, &text);
    grid_right(grid, row, grid->cols - 2, 16, INK_MUTED, text.text);
    buf_reset(&text);
    buf_addf(&text, "%s look alike, #%" PRId64 " stays", GROUPED(view->set.n),
             view->set.line[view->at].id);
    size_t before = columns.first, after = view->set.n - before - columns.n;
    if (columns.n > 1 && before)
        buf_addf(&text, "; %s more to the left", GROUPED(before));
    if (columns.n > 1 && after)
        buf_addf(&text, "; %s more to the right", GROUPED(after));
    grid_text(grid, row, LEFT, grid->cols - LEFT - 18, INK_HEAD, text.text);
    buf_release(&text);
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
    app_foot(app, "s: the same thing, one stays. d: different things.", INK_MUTED);
}
