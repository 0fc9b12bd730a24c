/* What every view works on, and the commands that every view has. */
#include "views/views.h"

#include "board/history.h"
#include "domain/when.h"

bool desk_init(struct desk *desk, struct board *board, struct err *err)
{
    *desk = (struct desk){.board = board};
    struct history_line *newest;
    size_t n;
    arena_init(&desk->arena);
    arena_init(&desk->words);
    if (board_log(board, 1, &desk->arena, &newest, &n, err)) {
        desk->since = n ? newest->id : 0;
        return true;
    }
    desk_release(desk);
    return false;
}

bool desk_read_words(struct desk *desk, struct err *err)
{
    struct arena fresh;
    struct lint lint;
    arena_init(&fresh);
    if (!board_lint(desk->board, &fresh, &lint, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&desk->words);
    desk->words = fresh;
    desk->lint = lint;
    return true;
}

void desk_release(struct desk *desk)
{
    arena_release(&desk->words);
    arena_release(&desk->arena);
}

static bool draft_found(void *state, struct err *word)
{
    const struct desk *desk = state;
    return board_draft_word(desk->board, word);
}

static bool draft_lost(void *state, bool forget, struct err *why)
{
    const struct desk *desk = state;
    bool lost = board_draft_lost(desk->board, why);
    if (forget)
        board_draft_forget(desk->board);
    return lost;
}

static void moment(void *state, bool begins)
{
    const struct desk *desk = state;
    if (begins)
        board_moment_begin(desk->board);
    else
        board_moment_end(desk->board);
}

void desk_watch(struct app *app)
{
    struct desk *desk = app->desk;
    if (board_is_newer(desk->board)) {
        app->looks = "Written by a newer Buckstop: a look only, nothing is changed. To "
                     "change it, leave and update Buckstop.";
        app_say(app, INK_ATTENTION, "%s", app->looks);
    } else if (board_looks_only(desk->board)) {
        app->looks =
            "This is a look only, nothing is changed. To change it, leave and start "
            "again without --read-only (or BUCKSTOP_READ_ONLY).";
    }
    app->found = draft_found;
    app->lost = draft_lost;
    app->moment = moment;
}

void view_title(struct app *app, struct grid *grid, const char *title)
{
    const struct desk *desk = app->desk;
    int64_t today = zone_local(board_zone(desk->board), app->now).date;
    struct buf day;
    buf_init(&day);
    when_date_text(&day, today, today);
    buf_addf(&day, "  week %d", week_of(today).week);
    grid_text(grid, 0, 1, grid->cols - (int)day.len - 4, INK_HEAD, title);
    grid_right(grid, 0, grid->cols - 1, grid->cols, INK_TEXT, day.text);
    grid_rule(grid, 1, 0, grid->cols, INK_MUTED);
    buf_release(&day);
}

/* What was done before the program was started is named first, and undone by the second
 * key: one too many of many small steps back must not take an import with it. */
static bool asks_first(struct app *app)
{
    struct desk *desk = app->desk;
    struct arena arena;
    struct history_line line;
    struct err err;
    arena_init(&arena);
    bool asks = board_undo_next(desk->board, &arena, &line, &err) &&
                line.id <= desk->since &&
                (line.id != desk->asked || app->keys != desk->asked_at + 1);
    desk->asked = asks ? line.id : 0;
    desk->asked_at = app->keys;
    if (asks)
        app_say(app, INK_ATTENTION, "Nothing newer to undo. u again undoes: %s", line.what);
    arena_release(&arena);
    return asks;
}

/* Undo and redo are the same walk in two directions; `said` is how it is told. */
static enum view_wants walk(struct app *app,
                            bool (*step)(struct board *, struct arena *,
                                         struct history_line *, struct err *),
                            const char *said)
{
    struct desk *desk = app->desk;
    struct arena arena;
    struct history_line line;
    struct err err;
    enum view_wants wants = VIEW_DRAW;
    arena_init(&arena);
    if (step(desk->board, &arena, &line, &err)) {
        app_say(app, INK_GOOD, said, line.what);
        desk->walked_at = app->keys;
        wants = VIEW_LOAD;
    } else {
        app_say_err(app, &err);
    }
    arena_release(&arena);
    return wants;
}

static enum view_wants undo(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    if (asks_first(app))
        return VIEW_DRAW;
    return walk(app, board_undo, "Undone, U does it again: %s");
}

static enum view_wants redo(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    return walk(app, board_redo, "Done again: %s");
}

static enum view_wants help(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    help_view_open(app);
    return VIEW_DRAW;
}

static enum view_wants who(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    lookup_view_open(app);
    return VIEW_DRAW;
}

static enum view_wants again(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)state, (void)key;
    return VIEW_LOAD;
}

static enum view_wants present(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    app->present = !app->present;
    app_say(app, INK_TEXT, "%s",
            app->present ? "Present: larger spacing, no grey. P again goes back."
                         : "The usual spacing again. P presents.");
    return VIEW_DRAW;
}

static enum view_wants palette(struct app *app, void *state, const struct key *key)
{
    (void)state, (void)key;
    palette_view_open(app);
    return VIEW_DRAW;
}

/* The first is as good as Esc, the second in a row ends the program. */
static enum view_wants cancel(struct app *app, void *state, const struct key *key)
{
    const struct key esc = {.code = KEY_CODE_ESC};
    (void)state, (void)key;
    app->quit = app->cancelled;
    if (app->quit)
        return VIEW_NOTHING;
    if (!app_top(app)->ops->stays)
        app_feed(app, &esc);
    app->cancelled = true;
    if (!app->message[0])
        app_say(app, INK_TEXT, "Ctrl-C once more quits. Nothing is lost.");
    return VIEW_NOTHING;
}

bool view_always_typing(void *state)
{
    (void)state;
    return true;
}

bool view_leaves_filter(const struct key *key)
{
    return key->code == KEY_CODE_ENTER || key->code == KEY_CODE_UP ||
           key->code == KEY_CODE_DOWN;
}

enum view_wants view_leave(struct app *app, void *state, const struct key *key)
{
    (void)app, (void)state, (void)key;
    return VIEW_CLOSE;
}

static const struct command commands[] = {
    {.name = "who",
     .keys = {'w'},
     .footer = "who owns",
     .minor = true,
     .help = "who owns ...",
     .run = who},
    {.name = "undo",
     .keys = {'u'},
     .footer = "undo",
     .minor = true,
     .help = "undo your last change",
     .changes = true,
     .run = undo},
    {.name = "redo", .keys = {'U'}, .help = "do it again", .changes = true, .run = redo},
    {.name = "all",
     .keys = {':'},
     .footer = "all",
     .minor = true,
     .help = "every command, by name",
     .run = palette},
    {.name = "present",
     .keys = {'P'},
     .help = "present: larger spacing, no grey",
     .run = present},
    {.name = "read", .keys = {'R'}, .help = "read again; Ctrl-L redraws", .run = again},
    {.name = "quit", .keys = {'q'}, .help = "back; quits on the board", .run = view_leave},
    {.name = "cancel",
     .keys = {KEY_CTRL('c')},
     .help = "cancel; twice quits",
     .run = cancel},
    {.name = "help",
     .keys = {'?'},
     .footer = "help",
     .minor = true,
     .help = "this page",
     .run = help},
};

const struct commands everywhere_commands = COMMANDS(commands);
