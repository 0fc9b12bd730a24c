/* The same as which other ticket: what looks like it, or what is found by a number or by
 * words; one key folds them together. */
#include "base/mem.h"
#include "board/panes.h"
#include "board/ticket.h"
#include "tables.h"
#include "ticket_line.h"
#include "ui/list.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 50, LEFT = 3 };

/* One to fold it under. */
struct other {
    int64_t id;
    const char *title, *customer;
    const char *state;
    const char *why; /* it looks like it; "" where it was looked for */
};

struct same_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    int64_t ticket;
    struct ticket_card card;
    struct field typed;
    struct other other[MOST];
    struct list list;
    int64_t on;       /* the one that is chosen; 0: the first */
    const char *note; /* what is to be said of the list; "" for nothing */
};

static void add(struct same_view *view, const struct other *other)
{
    if (other->id != view->ticket && view->list.total < MOST)
        view->other[view->list.total++] = *other;
}

static bool find_alike(struct same_view *view, struct err *err)
{
    const struct ticket_card *card = &view->card;
    struct alike_line *line;
    size_t n;
    if (!board_alike(view->desk->board, ALIKE_TICKETS, card->ticket.title, card->area.slug,
                     view->ticket, MOST, &view->arena, &line, &n, err))
        return false;
    view->note = n ? "" : "Nothing open looks like it. Type a number or a word.";
    for (size_t i = 0; i < n; i++)
        add(view, &(struct other){line[i].id, line[i].title, line[i].customer,
                                  line[i].state, line[i].why});
    return true;
}

/* "#12", "12", "owner/name#12" or an address: what can be a ticket's number. */
static bool is_number(const char *typed)
{
    const char *number = typed + (typed[0] == '#');
    size_t digits = strspn(number, "0123456789");
    return (digits && !number[digits]) || strstr(typed, "://") ||
           (strchr(typed, '/') && strchr(typed, '#'));
}

static void add_ticket(struct same_view *view, const struct ticket *ticket)
{
    add(view, &(struct other){ticket->id, ticket->title, ticket->customer,
                              ticket_state_words.name[ticket->state], ""});
}

/* By a number, also one that it has elsewhere; all of those that share one. *found is false
 * where none goes by it. */
static bool find_number(struct same_view *view, const char *typed, bool *found,
                        struct err *err)
{
    struct board *board = view->desk->board;
    struct ticket ticket;
    struct err none, ignored;
    *found = board_ticket_find(board, typed, &view->arena, &ticket, &none);
    if (*found) {
        view->note = ticket.id == view->ticket ? "That is this ticket." : "";
        add_ticket(view, &ticket);
        return true;
    }
    if (none.code != ERR_AMBIGUOUS) {
        if (none.code != ERR_NOT_FOUND)
            *err = none;
        return none.code == ERR_NOT_FOUND;
    }
    for (size_t i = 0; i < none.closest_n; i++)
        if (board_ticket_find(board, none.closest[i], &view->arena, &ticket, &ignored))
            add_ticket(view, &ticket);
    view->note = arena_printf(&view->arena, "%s.", none.what);
    *found = true;
    return true;
}

static bool find_words(struct same_view *view, const char *typed, struct err *err)
{
    struct board *board = view->desk->board;
    struct ticket_query query = ticket_query_all();
    struct ticket_window window;
    struct buf state;
    query.words = typed;
    query.which = WHICH_ALL;
    if (!board_ticket_window(board, &query, 0, MOST, &view->arena, &window, err))
        return false;
    buf_init(&state);
    for (size_t i = 0; i < window.n; i++) {
        const struct ticket_line *line = &window.line[i];
        buf_reset(&state);
        ticket_line_standing(line, board_today(board), 12, &state);
        add(view, &(struct other){line->id, line->title, line->customer,
                                  arena_copy(&view->arena, state.text), ""});
    }
    buf_release(&state);
    view->note = window.total > MOST
                     ? arena_printf(&view->arena, "The first %d of %s: more words find it.",
                                    MOST, GROUPED(window.total))
                 : view->list.total ? ""
                                    : "No other ticket fits.";
    return true;
}

static bool find(struct same_view *view, struct err *err)
{
    const char *typed = view->typed.text.text;
    bool found = false;
    if (!board_ticket_card(view->desk->board, view->ticket, &view->arena, &view->card, err))
        return false;
    if (!typed[0])
        return find_alike(view, err);
    return (!is_number(typed) || find_number(view, typed, &found, err)) &&
           (found || find_words(view, typed, err));
}

/* The one that is chosen, wherever it stands now. */
static void stay_on(struct same_view *view)
{
    for (size_t i = 0; view->on && i < view->list.total; i++)
        if (view->other[i].id == view->on)
            view->list.at = i;
    list_fit(&view->list);
    view->on = view->list.total ? view->other[view->list.at].id : 0;
}

/* What is shown stays where it cannot be read again. */
static bool load(struct app *app, void *state, struct err *err)
{
    struct same_view *view = state;
    struct same_view was = *view;
    (void)app;
    arena_init(&view->arena);
    view->list.total = 0;
    if (!find(view, err)) {
        arena_release(&view->arena);
        *view = was;
        return false;
    }
    arena_release(&was.arena);
    stay_on(view);
    return true;
}

static void draw_other(const struct other *other, struct grid *grid, int row, bool here)
{
    int width = grid->cols - LEFT - 5;
    if (here)
        grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
    int used = grid_textf(grid, row, LEFT + 2, width, here ? INK_SELECT : INK_TEXT,
                          "#%" PRId64 "  %s", other->id, other->title);
    grid_textf(grid, row, LEFT + 4 + used, width - used - 2, INK_MUTED, "%s%s%s",
               other->state, other->customer[0] ? ", " : "", other->customer);
    if (other->why[0])
        grid_text(grid, row + 1, LEFT + 4, width - 2, INK_MUTED, other->why);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct same_view *view = state;
    int gap = grid->rows >= 20, row = 2 + gap, end = grid->rows - 3;
    bool alike = !view->typed.text.len;
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "Ownership board / #%" PRId64 " / same as", view->ticket);
    view_title(app, grid, title.text);
    buf_release(&title);
    grid_textf(grid, row++, LEFT, grid->cols - 6, INK_HEAD, "#%" PRId64 "  %s",
               view->ticket, view->card.ticket.title);
    row += gap;
    grid_text(grid, row, LEFT, 15, INK_FOCUS, "is the same as");
    if (alike)
        grid_text(grid, row, LEFT + 19, grid->cols - LEFT - 22, INK_MUTED,
                  "a number, or words of its title");
    field_draw(&view->typed, grid, row, LEFT + 16, grid->cols - LEFT - 19, 1, true);
    row += 1 + gap;
    int step = alike ? 2 : 1;
    view->list.shown = end - row + 1 >= step ? (size_t)((end - row + 1) / step) : 1;
    list_fit(&view->list);
    for (size_t i = 0; i < view->list.shown; i++) {
        size_t at = view->list.first + i;
        if (at < view->list.total)
            draw_other(&view->other[at], grid, row + (int)i * step, at == view->list.at);
    }
    if (view->list.total == 0)
        grid_wrap(grid, row, LEFT, grid->cols - 6, 3, INK_TEXT, view->note);
    app_foot(app,
             view->list.total && view->note[0]
                 ? view->note
                 : "The other one stays, with every customer and old number.",
             INK_MUTED);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct same_view *view = state;
    (void)app;
    bool moves = key->code == KEY_CODE_UP || key->code == KEY_CODE_DOWN ||
                 key->code == KEY_CODE_PAGE_UP || key->code == KEY_CODE_PAGE_DOWN;
    if (moves) {
        list_feed(&view->list, key);
        view->on = view->list.total ? view->other[view->list.at].id : 0;
        return VIEW_DRAW;
    }
    switch (field_feed(&view->typed, key)) {
    case FIELD_CHANGED:
        view->list.at = 0;
        view->on = 0;
        return VIEW_LOAD;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants fold(struct app *app, void *state, const struct key *key)
{
    struct same_view *view = state;
    struct ticket canonical;
    struct err err;
    (void)key;
    if (!board_ticket_same(view->desk->board, view->ticket, view->other[view->list.at].id,
                           &view->arena, &canonical, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    app_say(app, INK_GOOD, "#%" PRId64 " is #%" PRId64 " now. u undoes it.", view->ticket,
            canonical.id);
    return VIEW_CLOSE;
}

static const char *none(void *state)
{
    const struct same_view *view = state;
    return view->list.total ? NULL : "There is nothing to choose.";
}

static const struct command commands[] = {
    {.name = "choose",
     .label = "Up/Down",
     .footer = "choose",
     .help = "choose the ticket that stays",
     .blocked = none},
    {.name = "fold",
     .keys = {KEY_CODE_ENTER, KEY_CTRL('s')},
     .footer = "it is the same",
     .help = "fold the ticket under the chosen one",
     .blocked = none,
     .run = fold},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct same_view *view = state;
    field_release(&view->typed);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops same_view_ops = {
    .edits = true,
    .name = "THE SAME AS",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool same_view_open(struct app *app, int64_t ticket)
{
    struct same_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    view->ticket = ticket;
    view->list.shown = 1;
    field_init(&view->typed);
    arena_init(&view->arena);
    return app_open(app, &same_view_ops, view);
}
