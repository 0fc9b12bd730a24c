/* The loop's inside: finds who a key is for, reads and draws what that changed. */
#include "ui/app.h"

#include <assert.h>
#include <string.h>

enum { LEAST_ROWS = 10, LEAST_COLS = 40 };

void app_init(struct app *app, const struct commands *everywhere, void *desk)
{
    *app = (struct app){.everywhere = everywhere, .desk = desk};
    grid_init(&app->grid);
    grid_resize(&app->grid, 24, 80);
}

static void pop(struct app *app)
{
    struct app_view *view = &app->view[--app->views];
    if (view->ops->close)
        view->ops->close(view->state);
}

void app_release(struct app *app)
{
    while (app->views)
        pop(app);
    grid_release(&app->grid);
}

const struct app_view *app_top(const struct app *app)
{
    return app->views ? &app->view[app->views - 1] : NULL;
}

/* What does not fit is cut between two code points. */
static void put(char to[static APP_MESSAGE], const struct buf *text)
{
    size_t n = text->len;
    if (n >= APP_MESSAGE) {
        n = APP_MESSAGE - 1;
        while (n > 0 && ((unsigned char)text->text[n] & 0xC0) == 0x80)
            n--;
    }
    memcpy(to, text->text, n);
    to[n] = '\0';
}

void app_say(struct app *app, enum ink ink, const char *fmt, ...)
{
    struct buf text;
    va_list args;
    buf_init(&text);
    va_start(args, fmt);
    buf_addv(&text, fmt, args);
    va_end(args);
    put(app->message, &text);
    app->message_ink = ink;
    buf_release(&text);
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

/* Errors are written to stand on lines of their own; here they are sentences. */
void app_say_err(struct app *app, const struct err *err)
{
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "%c%s.", upper(err->what[0]), err->what[0] ? err->what + 1 : "");
    if (err->next[0])
        buf_addf(&text, " %c%s", upper(err->next[0]), err->next + 1);
    app_say(app, INK_ATTENTION, "%s", text.text);
    buf_release(&text);
}

/* Reads as of one moment. */
static bool read_by(struct app *app,
                    bool (*read)(struct app *app, void *state, struct err *err),
                    struct err *err)
{
    if (app->moment)
        app->moment(app->desk, true);
    bool ok = read(app, app_top(app)->state, err);
    if (app->moment)
        app->moment(app->desk, false);
    if (!ok)
        app_say_err(app, err);
    return ok;
}

static bool load(struct app *app, struct err *err)
{
    const struct app_view *view = app_top(app);
    return !view || !view->ops->load || read_by(app, view->ops->load, err);
}

/* A view of something that is there no more is left for the one below it. */
bool app_reload(struct app *app)
{
    size_t views = app->views;
    struct err err;
    while (!load(app, &err) && err.code == ERR_NOT_FOUND && app->views > 1)
        pop(app);
    return app->views == views;
}

bool app_catch_up(struct app *app)
{
    const struct app_view *view = app_top(app);
    bool owing = app->owing && view && view->ops->rest;
    struct err err;
    app->owing = false;
    if (owing)
        read_by(app, view->ops->rest, &err);
    return owing;
}

bool app_tick(struct app *app)
{
    bool read = false;
    for (size_t i = 0; i < app->views; i++) {
        const struct app_view *view = &app->view[i];
        bool wants = view->ops->tick && view->ops->tick(app, view->state);
        read = read || (wants && view == app_top(app));
    }
    if (read)
        app_reload(app);
    return read;
}

void app_work(struct app *app)
{
    const struct app_view *view = app_top(app);
    app->working = view && view->ops->work && view->ops->work(app, view->state);
}

bool app_open(struct app *app, const struct view_ops *ops, void *state)
{
    struct err err;
    bool room = app->views < APP_VIEWS;
    bool looks = ops->edits && app->looks;
    if (room && !looks) {
        app->view[app->views++] = (struct app_view){ops, state};
        if (load(app, &err))
            return true;
        pop(app);
        return false;
    }
    app_say(app, INK_ATTENTION, "%s",
            looks ? app->looks : "Too much is open at once. Esc goes back.");
    if (ops->close)
        ops->close(state);
    return false;
}

void app_close(struct app *app)
{
    pop(app);
}

void app_become(struct app *app, const struct view_ops *ops)
{
    assert(app->views);
    app->view[app->views - 1].ops = ops;
}

const char *app_stated(struct app *app, const char *text)
{
    struct buf stated;
    if (!app->looks || !app->views)
        return text;
    buf_init(&stated);
    command_stated(&app_top(app)->ops->commands, text, &stated);
    put(app->stated, &stated);
    buf_release(&stated);
    return app->stated;
}

static enum view_wants run(struct app *app, const struct command *command, void *state,
                           const struct key *key)
{
    const struct commands *here = &app_top(app)->ops->commands;
    const char *why = command_hidden(here, command)    ? here->why
                      : command->changes && app->looks ? app->looks
                      : command->blocked               ? command->blocked(state)
                                                       : NULL;
    if (!why)
        return command->run ? command->run(app, state, key) : VIEW_DRAW;
    app_say(app, INK_ATTENTION, "%s", app_stated(app, why));
    return VIEW_DRAW;
}

static bool is_typing(const struct app_view *view)
{
    return view->ops->typing && view->ops->typing(view->state);
}

/* Whom the key is for, and what came of it. */
static enum view_wants take(struct app *app, const struct app_view *view,
                            const struct key *key)
{
    const struct command *command = NULL;
    if (key->code != KEY_CTRL('c')) {
        enum view_wants wants =
            view->ops->feed ? view->ops->feed(app, view->state, key) : VIEW_UNKNOWN;
        if (wants != VIEW_UNKNOWN || (is_typing(view) && key_is_text(key)))
            return wants;
        command = command_by_key(&view->ops->commands, key->code);
    }
    if (!command)
        command = command_by_key(app->everywhere, key->code);
    return command ? run(app, command, view->state, key) : VIEW_UNKNOWN;
}

static void settle(struct app *app, enum view_wants wants)
{
    if (wants == VIEW_CLOSE) {
        pop(app);
        app->quit = app->views == 0;
    }
    if (wants >= VIEW_LOAD)
        app_reload(app);
}

static bool has(const struct commands *commands, const struct command *command)
{
    for (size_t i = 0; i < commands->n; i++)
        if (&commands->row[i] == command)
            return true;
    return false;
}

/* Words that are kept nowhere are not left by one key, and the second says what it did. */
static void take_held(struct app *app, const struct app_view *view, const struct key *key)
{
    struct err why;
    bool leaves = key->code == KEY_CODE_ESC || key->code == KEY_CTRL('c');
    bool lost = leaves && app->lost && app->lost(app->desk, app->held, &why);
    bool again = lost && app->held;
    app->held = lost && !again;
    if (app->held)
        app_say_err(app, &why);
    else
        settle(app, take(app, view, key));
    if (again)
        app_say(app, INK_ATTENTION, "Left. What was typed is lost.");
    else if (!app->message[0] && ((app->lost && app->lost(app->desk, false, &why)) ||
                                  (app->found && app->found(app->desk, &why))))
        app_say_err(app, &why);
}

void app_feed(struct app *app, const struct key *key)
{
    if (!app->views)
        return;
    struct app_view view = *app_top(app);
    app->message[0] = '\0';
    app->keys++;
    app->cancelled = app->cancelled && key->code == KEY_CTRL('c');
    take_held(app, &view, key);
    const struct command *chosen = app->chosen;
    app->chosen = NULL;
    if (!chosen || !app->views)
        return;
    if (!has(&app_top(app)->ops->commands, chosen) && !has(app->everywhere, chosen)) {
        app_say(app, INK_ATTENTION,
                "Somebody else went on meanwhile; that is not for here.");
        return;
    }
    const struct key first = {.code = chosen->keys[0]};
    settle(app, run(app, chosen, app_top(app)->state, &first));
}

void app_resize(struct app *app, int rows, int cols)
{
    grid_resize(&app->grid, rows, cols);
    app_reload(app);
}

static void blank(struct grid *grid, int row)
{
    grid_textf(grid, row, 0, grid->cols, INK_TEXT, "%*s", grid->cols, "");
}

enum { MESSAGE_ROWS = 4 };

/* A message that is too long for its line takes the ones above as well. */
static void draw_message(const struct app *app, struct grid *grid, int row)
{
    int width = grid->cols - 2;
    int rows =
        grid_wrap(grid, grid->rows, 1, width, MESSAGE_ROWS, app->message_ink, app->message);
    for (int i = 0; i < rows; i++)
        blank(grid, row - i);
    grid_wrap(grid, row - rows + 1, 1, width, rows, app->message_ink, app->message);
}

void app_copy(struct app *app, const char *text, const char *what, const char *instead)
{
    if (app->copy && app->copy(app->copy_ctx, text))
        app_say(app, INK_GOOD, "Copied: %s.", what);
    else
        app_say(app, INK_ATTENTION, "No clipboard here for it. In a shell: %s", instead);
}

void app_foot(struct app *app, const char *hint, enum ink ink)
{
    struct grid *grid = &app->grid;
    const struct app_view *view = app_top(app);
    const struct commands *tables[] = {&view->ops->commands, app->everywhere};
    struct err why;
    int row = grid->rows - 2;
    blank(grid, row);
    blank(grid, row + 1);
    if (app->message[0])
        draw_message(app, grid, row);
    else
        grid_text(grid, row, 1, grid->cols - 2, ink, app_stated(app, hint));
    const struct footer footer = {.typing = is_typing(view),
                                  .looks = app->looks != NULL,
                                  .lost = app->lost && app->lost(app->desk, false, &why)};
    command_footer(tables, 2, view->state, footer, grid, grid->rows - 1);
}

void app_ask(struct app *app, const char *label, const struct field *field)
{
    struct grid *grid = &app->grid;
    int row = grid->rows - 2;
    app_foot(app, "", INK_TEXT);
    if (app->message[0])
        draw_message(app, grid, row - 1);
    blank(grid, row);
    int used = grid_text(grid, row, 1, grid->cols / 2, INK_KEY, label);
    field_draw(field, grid, row, 2 + used, grid->cols - used - 3, 1, true);
}

void app_draw(struct app *app)
{
    struct grid *grid = &app->grid;
    const struct app_view *view = app_top(app);
    grid_clear(grid);
    grid->plain = app->present;
    grid->looks = app->looks != NULL;
    if (!view)
        return;
    if (grid->rows >= LEAST_ROWS && grid->cols >= LEAST_COLS) {
        view->ops->draw(app, view->state, grid);
        return;
    }
    grid_textf(grid, 0, 0, grid->cols, INK_TEXT, "Needs %dx%d", LEAST_COLS, LEAST_ROWS);
    grid_text(grid, 1, 0, grid->cols, INK_TEXT,
              is_typing(view)  ? "Ctrl-C twice quits"
              : app->views > 1 ? "q goes back"
                               : "q quits");
}
