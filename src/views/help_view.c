/* The keys of the view below, and of every view: read from the tables that run them. */
#include "base/mem.h"
#include "text/columns.h"
#include "text/fold.h"
#include "ui/field.h"
#include "ui/list.h"
#include "tables.h"
#include "views/views.h"

#include <stdlib.h>
#include <string.h>

enum {
    TOP = 3,       /* the first row of the body */
    TWO_COLS = 80, /* from here on the page has two columns */
    LINES_MOST = 96,
};

/* A line is a heading (no keys), a key with its help, or empty (neither). */
struct help_line {
    struct buf keys;
    const char *text;
};

struct help_view {
    const struct view_ops *of;
    struct help_line line[LINES_MOST];
    size_t n;
    size_t right; /* the first line of the right column */
    struct field search;
    bool searching;
    struct list list;
};

static const struct {
    const char *keys, *text;
} moves[] =
    {
        {"j k", "down, up; arrows too"},
        {"g G", "first, last"},
        {"Ctrl-D U", "half a page down, up"},
        {"Page Up Dn", "a page"},
},
  typing_keys[] =
      {
          {"Up", "leave the text for the list"},
          {"Ctrl-A E", "beginning, end of the text"},
          {"Ctrl-W K", "rub out a word, the rest"},
          {"Ctrl-Y _", "put it back; undo"},
},
  signs[] = {
      {">", "you are here"},
      {"[ ]", "this pane has the keys"},
      {"NO OWNER", "nobody makes the call"},
      {"2 gaps", "the ticket is not ready"},
      {"CAME BACK", "seen gone once, and there again"},
};

static void add(struct help_view *view, const char *keys, const char *text)
{
    struct help_line *line = &view->line[view->n];
    if (view->n == LINES_MOST)
        return;
    view->n++;
    buf_init(&line->keys);
    buf_add(&line->keys, keys);
    line->text = text;
}

static void add_commands(struct help_view *view, const struct commands *commands)
{
    struct buf keys;
    buf_init(&keys);
    for (size_t i = 0; i < commands->n; i++) {
        if (!commands->row[i].help ||
            command_hidden(&view->of->commands, &commands->row[i]))
            continue;
        buf_reset(&keys);
        command_keys(&commands->row[i], &keys);
        add(view, keys.text, commands->row[i].help);
    }
    buf_release(&keys);
}

#define ADD_ALL(view, table)                                                               \
    for (size_t i = 0; i < sizeof(table) / sizeof *(table); i++)                           \
    add(view, (table)[i].keys, (table)[i].text)

/* Where g is a command of the view, Home alone goes to the first line. */
static void add_moves(struct help_view *view)
{
    bool taken = command_by_key(&view->of->commands, 'g') != NULL;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        add(view, taken && moves[i].keys[0] == 'g' ? "Home G" : moves[i].keys,
            moves[i].text);
}

static void fill(struct app *app, struct help_view *view)
{
    add(view, "", "HERE");
    add_commands(view, &view->of->commands);
    add(view, "", "");
    add(view, "", "MOVE");
    add_moves(view);
    add(view, "", "");
    view->right = view->n;
    add(view, "", "EVERYWHERE");
    add_commands(view, app->everywhere);
    add(view, "", "");
    add(view, "", "WHILE TYPING");
    ADD_ALL(view, typing_keys);
    add(view, "", "");
    add(view, "", "SIGNS");
    ADD_ALL(view, signs);
}

static bool fits(const struct help_view *view, const struct help_line *line)
{
    struct buf fold, typed;
    buf_init(&fold);
    buf_init(&typed);
    fold_text(&typed, view->search.text.text);
    fold_text(&fold, line->keys.text);
    buf_add(&fold, " ");
    fold_text(&fold, line->text);
    bool fit = line->keys.len && strstr(fold.text, typed.text);
    buf_release(&typed);
    buf_release(&fold);
    return fit;
}

enum { INDENT = 2, ROWS_MOST = 4 * LINES_MOST };

/* A row of a column: the part of a line that stands in it, 0 the first. */
struct help_row {
    const struct help_line *line;
    int part;
};

/* The rows of the body: each has one at the left, and perhaps one at the right. */
struct body {
    struct help_row left[ROWS_MOST], right[ROWS_MOST];
    size_t left_n, right_n, n;
};

/* The column of the texts in a column of that width. */
static int text_at(int width)
{
    return width >= 46 ? 13 : 11;
}

/* The width the text of a line is broken at: whole where it fits, else with an indent. */
static int text_width(const struct help_line *line, int width)
{
    int room = width - (line->keys.len ? text_at(width) : 0);
    return columns_of(line->text) <= room ? room : room - INDENT;
}

static void put(struct help_row *rows, size_t *n, const struct help_line *line, int width)
{
    struct columns_lines lines;
    const char *text;
    size_t len;
    int part = 0;
    columns_wrap(&lines, line->text, text_width(line, width));
    while ((columns_next(&lines, &text, &len) || part == 0) && *n < ROWS_MOST)
        rows[(*n)++] = (struct help_row){line, part++};
}

static void lay_out(const struct help_view *view, bool two, int left, int right,
                    struct body *body)
{
    body->left_n = body->right_n = 0;
    bool all = !view->search.text.len;
    for (size_t i = 0; i < (all && two ? view->right : view->n); i++)
        if (all || fits(view, &view->line[i]))
            put(body->left, &body->left_n, &view->line[i], left);
    for (size_t i = view->right; all && two && i < view->n; i++)
        put(body->right, &body->right_n, &view->line[i], right);
    body->n = body->left_n > body->right_n ? body->left_n : body->right_n;
}

static void draw_row(const struct help_row *of, struct grid *grid, int row, int left,
                     int width)
{
    const struct help_line *line = of->line;
    struct columns_lines lines;
    const char *part = "";
    size_t len = 0;
    if (!line->keys.len) {
        grid_text(grid, row, left, width, INK_HEAD, line->text);
        return;
    }
    int text = text_at(width);
    columns_wrap(&lines, line->text, text_width(line, width));
    for (int i = 0; i <= of->part && columns_next(&lines, &part, &len); i++)
        ;
    if (of->part == 0)
        grid_text(grid, row, left, text - 1, INK_KEY, line->keys.text);
    text += of->part ? INDENT : 0;
    grid_textf(grid, row, left + text, width - text, INK_TEXT, "%.*s", (int)len, part);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct help_view *view = state;
    struct body body;
    bool two = grid->cols >= TWO_COLS && !view->search.text.len;
    int half = two ? grid->cols / 2 : grid->cols, rows = grid->rows - 2 - TOP;
    lay_out(view, two, half - 4, half - 2, &body);
    size_t room = rows > 0 ? (size_t)rows : 1;
    view->list.total = body.n > room ? body.n - room + 1 : 1;
    view->list.shown = room;
    if (view->list.at >= view->list.total)
        view->list.at = view->list.total - 1;
    grid_textf(grid, 0, 1, grid->cols - 16, INK_HEAD, "Help for %s", view->of->name);
    grid_rule(grid, 1, 0, grid->cols, INK_MUTED);
    for (size_t i = 0; i < room && view->list.at + i < body.n; i++) {
        size_t at = view->list.at + i;
        if (at < body.left_n)
            draw_row(&body.left[at], grid, TOP + (int)i, 3, half - 4);
        if (at < body.right_n)
            draw_row(&body.right[at], grid, TOP + (int)i, half + 1, half - 2);
    }
    if (body.n == 0)
        grid_text(grid, TOP, 3, grid->cols - 4, INK_ATTENTION,
                  "No key does that. Esc shows all.");
    bool below = view->list.at + room < body.n;
    if (view->searching)
        app_ask(app, "/", &view->search);
    else
        app_foot(app, below ? "There is more below: j" : "", INK_MUTED);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct help_view *view = state;
    (void)app;
    if (!view->searching)
        return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
    if (key->code == KEY_CODE_ESC)
        field_set(&view->search, "");
    if (key->code == KEY_CODE_ESC || key->code == KEY_CODE_ENTER)
        view->searching = false;
    else
        field_feed(&view->search, key);
    return VIEW_DRAW;
}

static bool typing(void *state)
{
    const struct help_view *view = state;
    return view->searching;
}

static enum view_wants search(struct app *app, void *state, const struct key *key)
{
    struct help_view *view = state;
    (void)app, (void)key;
    view->searching = true;
    return VIEW_DRAW;
}

static enum view_wants leave(struct app *app, void *state, const struct key *key)
{
    struct help_view *view = state;
    (void)app;
    if (key->code != KEY_CODE_ESC || !view->search.text.len)
        return VIEW_CLOSE;
    field_set(&view->search, "");
    return VIEW_DRAW;
}

static const struct command commands[] = {
    {.name = "search",
     .keys = {'/'},
     .footer = "search help",
     .help = "search this page",
     .run = search},
    {.name = "close",
     .keys = {KEY_CODE_ESC, '?', KEY_CODE_ENTER},
     .footer = "close",
     .help = "back",
     .run = leave},
};

static void release(void *state)
{
    struct help_view *view = state;
    for (size_t i = 0; i < view->n; i++)
        buf_release(&view->line[i].keys);
    field_release(&view->search);
    free(view);
}

const struct view_ops help_view_ops = {
    .name = "HELP",
    .commands = COMMANDS(commands),
    .draw = draw,
    .feed = feed,
    .typing = typing,
    .close = release,
};

bool help_view_open(struct app *app)
{
    const struct app_view *below = app_top(app);
    if (below->ops == &help_view_ops)
        return false;
    struct help_view *view = mem_new(1, sizeof *view);
    view->of = below->ops;
    field_init(&view->search);
    fill(app, view);
    return app_open(app, &help_view_ops, view);
}
