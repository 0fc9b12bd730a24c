/* A ticket: the eight fields of its spec, and what each still needs. */
#include "base/mem.h"
#include "board/ticket.h"
#include "ui/list.h"
#include "tables.h"
#include "views/views.h"

#include <inttypes.h>
#include <stdlib.h>

struct ticket_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t ticket;
    struct ticket_card card;
    struct list
        list; /* `at` is the field on top; the last is the one from where all fits */
};

enum { LEFT = 17, MARK = 18 }; /* the column of the texts; columns of the marks */

static bool load(struct app *app, void *state, struct err *err)
{
    struct ticket_view *view = state;
    struct ticket_card card;
    struct arena fresh;
    (void)app;
    arena_init(&fresh);
    if (!board_ticket_card(view->desk->board, view->ticket, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    return true;
}

/* The text that the field's judgement is about. */
static const char *judged(const struct ticket_card *card, enum spec_field field)
{
    if (field != SPEC_AWKWARD)
        return spec_value(&card->ticket, field);
    size_t at = card->judgement[field].awkward;
    return at < card->cases_n ? card->cases[at].text : "";
}

static int draw_cases(const struct ticket_card *card, struct grid *grid, int row, int width)
{
    if (card->cases_n == 0 && card->ticket.no_awkward_cases)
        return grid_wrap(grid, row, LEFT, width, 1, INK_TEXT,
                         "none known, said on purpose");
    int rows = 0;
    for (size_t i = 0; i < card->cases_n; i++) {
        grid_textf(grid, row + rows, LEFT, 3, INK_MUTED, "%zu", i + 1);
        rows += grid_wrap(grid, row + rows, LEFT + 3, width - 3, 3, INK_TEXT,
                          card->cases[i].text);
    }
    return rows;
}

/* Rows outside of the grid are only counted. */
static int draw_field(const struct ticket_card *card, struct grid *grid, int row,
                      enum spec_field field)
{
    const struct spec_judgement *judgement = &card->judgement[field];
    bool ok = judgement->verdict == SPEC_OK;
    int width = grid->cols - LEFT - MARK - 3, rows;
    struct buf text;
    buf_init(&text);
    spec_mark(&text, judgement, judged(card, field));
    grid_text(grid, row, 3, LEFT - 4, INK_MUTED, spec_texts[field].title);
    grid_right(grid, row, grid->cols - 3, MARK, ok ? INK_GOOD : INK_ATTENTION, text.text);
    rows = field == SPEC_AWKWARD ? draw_cases(card, grid, row, width)
                                 : grid_wrap(grid, row, LEFT, width, 4, INK_TEXT,
                                             spec_value(&card->ticket, field));
    if (!ok) {
        buf_reset(&text);
        spec_say(&text, field, judgement, judged(card, field));
        rows += grid_wrap(grid, row + rows, LEFT, grid->cols - LEFT - 3, 2, INK_MUTED,
                          text.text);
    }
    buf_release(&text);
    return (rows ? rows : 1) + (grid->rows >= 24);
}

static int rows_from(const struct ticket_card *card, struct grid *grid, size_t from)
{
    int rows = 0;
    for (size_t i = from; i < SPEC_FIELDS; i++)
        rows += draw_field(card, grid, grid->rows + rows, (enum spec_field)i);
    return rows;
}

static void draw_title(const struct ticket_card *card, struct grid *grid, int row)
{
    struct buf standing;
    buf_init(&standing);
    if (card->gaps)
        buf_addf(&standing, "NOT READY   %d of %d ok", SPEC_FIELDS - card->gaps,
                 SPEC_FIELDS);
    else
        buf_add(&standing, ticket_state_words.name[card->ticket.state]);
    int right = (int)standing.len;
    grid_textf(grid, row, 3, grid->cols - right - 8, INK_HEAD, "#%" PRId64 "  %s",
               card->ticket.id, card->ticket.title);
    grid_right(grid, row, grid->cols - 3, right, card->gaps ? INK_ATTENTION : INK_GOOD,
               standing.text);
    buf_release(&standing);
    if (card->area.id)
        grid_textf(grid, row + 1, 3, grid->cols - 6,
                   card->owner.id ? INK_MUTED : INK_ATTENTION, "%s, %s decides",
                   card->area.name, card->owner.id ? card->owner.name : "NO OWNER: nobody");
    else
        grid_text(grid, row + 1, 3, grid->cols - 6, INK_ATTENTION,
                  "In no area: nobody decides.");
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct ticket_view *view = state;
    const struct ticket_card *card = &view->card;
    struct buf title;
    int row = grid->rows >= 20 ? 3 : 2, end = grid->rows - 2;
    buf_init(&title);
    buf_addf(&title, "Ownership board / #%" PRId64, card->ticket.id);
    view_title(app, grid, title.text);
    buf_release(&title);
    draw_title(card, grid, row);
    row += 2 + (grid->rows >= 20);
    size_t last = 0;
    while (last + 1 < SPEC_FIELDS && rows_from(card, grid, last) > end - row + 1)
        last++;
    view->list.total = last + 1;
    list_fit(&view->list);
    for (size_t i = view->list.at; i < SPEC_FIELDS; i++) {
        int rows = draw_field(card, grid, grid->rows, (enum spec_field)i);
        if (row + rows > end + 1 && i != view->list.at)
            break; /* but the first is there, as far as it fits */
        row += draw_field(card, grid, row, (enum spec_field)i);
    }
    app_foot(app,
             card->gaps ? "Not ready: nothing starts before its spec is clear."
                        : "Every field passes.",
             card->gaps ? INK_ATTENTION : INK_GOOD);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct ticket_view *view = state;
    (void)app;
    view->list.shown = 1;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static enum view_wants decide(struct app *app, void *state, const struct key *key)
{
    const struct ticket_view *view = state;
    (void)key;
    area_view_open(app, view->card.area.slug);
    return VIEW_DRAW;
}

static const char *no_area(void *state)
{
    const struct ticket_view *view = state;
    return view->card.area.id ? NULL : "The ticket is in no area.";
}

static const char *all_shown(void *state)
{
    const struct ticket_view *view = state;
    return view->list.total > 1 ? NULL : "All of it is shown.";
}

static const struct command commands[] = {
    {.name = "scroll", .label = "j k", .footer = "scroll", .blocked = all_shown},
    {.name = "area",
     .keys = {KEY_CODE_ENTER},
     .footer = "its area",
     .help = "open its area: who decides",
     .blocked = no_area,
     .run = decide},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct ticket_view *view = state;
    arena_release(&view->arena);
    free(view);
}

const struct view_ops ticket_view_ops = {
    .name = "A TICKET",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .close = release,
};

bool ticket_view_open(struct app *app, int64_t ticket)
{
    struct ticket_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->ticket = ticket;
    arena_init(&view->arena);
    return app_open(app, &ticket_view_ops, view);
}
