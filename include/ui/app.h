/* The loop's inside, without a terminal: views on a stack, one grid, one message. A key
 * goes in, the grid is what comes out; tests use it as the terminal does. */
#ifndef BUCKSTOP_UI_APP_H
#define BUCKSTOP_UI_APP_H

#include "base/err.h"
#include "ui/command.h"
#include "ui/field.h"

/* One view. A new view is one file with one of these. */
struct view_ops {
    const char *name; /* "AREAS"; the help's title */
    struct commands commands;
    bool (*load)(struct app *app, void *state, struct err *err);   /* reads; never draws */
    void (*draw)(struct app *app, void *state, struct grid *grid); /* never reads */
    /* Reads what a load that set app->owing left for after its frame. NULL: none does. */
    bool (*rest)(struct app *app, void *state, struct err *err);
    /* Keys before the commands: text being typed. NULL: none. VIEW_UNKNOWN passes it on. */
    enum view_wants (*feed)(struct app *app, void *state, const struct key *key);
    bool (*typing)(void *state); /* printable keys are text now; NULL: never */
    void (*close)(void *state);  /* frees the state */
    /* Once or twice a second, also below another view: what time alone changes. True where
     * it has to be read again. NULL: nothing. */
    bool (*tick)(struct app *app, void *state);
    /* A little more of what takes long, while no key waits. True: it is not all yet, and
     * this is called again. A view that has begun such a thing sets app->working. NULL:
     * there is none. */
    bool (*work)(struct app *app, void *state);
    bool edits; /* is for a change: not opened where the board is only looked at */
    bool ticks; /* shows a clock that moves once a second */
    bool stays; /* the first Ctrl-C is no Esc here: going back would change something */
};

enum { APP_VIEWS = 8, APP_MESSAGE = 512 };

struct app_view {
    const struct view_ops *ops;
    void *state; /* owned by the stack */
};

struct app {
    struct grid grid;
    struct app_view view[APP_VIEWS];
    size_t views;
    const struct commands *everywhere; /* commands of every view */
    int64_t now;                       /* UTC seconds; the owner keeps it */
    void *desk;                        /* what the views work on; not ours */
    /* Gives a text to the person's own editor, as editor_edit; NULL: there is none. */
    bool (*edit)(void *ctx, const char *text, struct buf *out, bool *differs,
                 struct err *err);
    void *edit_ctx;
    /* Puts a text on the person's clipboard; false where the terminal has none. NULL: there
     * is none. */
    bool (*copy)(void *ctx, const char *text);
    void *copy_ctx;
    const char *looks; /* why nothing can be changed, as a sentence; NULL: it can */
    /* Of half-typed text. Something that reading found and that is worth a word; and
     * whether the text is kept nowhere, so that the first Esc is not to lose it, with
     * `forget` for the second. False: nothing to say. NULL: never. */
    bool (*found)(void *desk, struct err *word);
    bool (*lost)(void *desk, bool forget, struct err *why);
    /* Called around what a view reads at once, so that it is of one moment. NULL: never. */
    void (*moment)(void *desk, bool begins);
    char message[APP_MESSAGE]; /* the line above the footer, until the next key */
    enum ink message_ink;
    const struct command *chosen; /* to be run on the open view once this key is done */
    bool present;                 /* larger spacing, one idea a screen, no grey */
    bool cancelled;               /* the last key was Ctrl-C */
    bool working;                 /* the open view has more to do while no key waits */
    bool owing;                   /* it read what is seen first, and the rest is due */
    bool held;                    /* the last key was an Esc that would have lost text */
    unsigned keys;                /* fed so far */
    bool quit;
    char stated[APP_MESSAGE]; /* as app_stated made it */
};

void app_init(struct app *app, const struct commands *everywhere, void *desk);
void app_release(struct app *app);

/* Opens a view over the others and reads it. A view that cannot be read, or is one too
 * many, is closed and the message says why. `state` is the view's from here on. */
bool app_open(struct app *app, const struct view_ops *ops, void *state);

/* Closes the open view; for a command of it that opens another in its place. */
void app_close(struct app *app);

/* Gives the open view other functions over the same state: the next page of a form. */
void app_become(struct app *app, const struct view_ops *ops);

/* One key: what is typed, else a command of the view, else of every view. Ctrl-C goes to
 * the commands of every view at once. */
void app_feed(struct app *app, const struct key *key);

/* Reads the open view again, after a change by another process. False where it was left,
 * for what it is about is there no more, as the message says. */
bool app_reload(struct app *app);

/* A moment has passed: every view's tick. True where the open one was read again. */
bool app_tick(struct app *app);

/* Reads what the open view left for after its first frame: to be called once that is shown,
 * before a key is taken. False: there was nothing. */
bool app_catch_up(struct app *app);

/* Lets the open view go on with what takes long, app->working or not. */
void app_work(struct app *app);

/* Draws the open view into the grid, or the size it needs. */
void app_draw(struct app *app);

/* Another size: reads again as well, for there may be more rows to fill. */
void app_resize(struct app *app, int rows, int cols);

/* The open view; NULL when all are closed. */
const struct app_view *app_top(const struct app *app);

/* Copies a text to the clipboard and says so: "Copied: the day." Where there is none it
 * says what else does it: `instead`, a command to type. */
void app_copy(struct app *app, const char *text, const char *what, const char *instead);

/* The line above the footer. */
__attribute__((format(printf, 3, 4))) void app_say(struct app *app, enum ink ink,
                                                   const char *fmt, ...);
void app_say_err(struct app *app, const struct err *err);

/* The text, without what invites to a change where nothing can be changed: of "None yet. a
 * adds one." stays "None yet." Good until the next call. */
const char *app_stated(struct app *app, const char *text);

/* The last two rows: the message, or `hint` where there is none, and the keys. */
void app_foot(struct app *app, const char *hint, enum ink ink);

/* The same with a field that is typed in, in the place of the message; what there is to say
 * stands above it. */
void app_ask(struct app *app, const char *label, const struct field *field);

#endif
