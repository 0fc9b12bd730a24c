/* One row says everything about a command. The footer, the help, the palette, the manual
 * page and the test for keys used twice all read these tables. */
#ifndef BUCKSTOP_UI_COMMAND_H
#define BUCKSTOP_UI_COMMAND_H

#include "ui/grid.h"
#include "ui/key.h"

#include <stddef.h>

enum { COMMAND_KEYS = 4 };

/* What there is to do after a command or a key; each includes the ones before it. */
enum view_wants {
    VIEW_UNKNOWN, /* not a key of this view */
    VIEW_NOTHING, /* taken, and nothing looks different */
    VIEW_DRAW,    /* draw it again */
    VIEW_LOAD,    /* read it again, and draw */
    VIEW_CLOSE,   /* leave it; what lies below reads again */
};

struct app;

struct command {
    const char *name; /* typed after ":" : "owner" */
    uint32_t
        keys[COMMAND_KEYS]; /* the first is the one that is shown; none: a hint alone */
    const char *label;      /* how the keys are shown, where that is not their names */
    const char *footer;     /* a word or two; NULL: not in the footer */
    const char *unkept; /* the same while what is typed is kept nowhere; NULL: as ever */
    bool minor;         /* the footer leaves it out first where room is short */
    const char *help;   /* one line */
    bool changes;       /* something, or begins to: not on a board that is only looked at */
    const char *(*blocked)(void *state); /* why it cannot be done now; NULL: it can */
    enum view_wants (*run)(struct app *app, void *state,
                           const struct key *key); /* or NULL */
};

struct commands {
    const struct command *row;
    size_t n;
    const char *hides; /* keys of every view that do nothing in this one; NULL: none */
    const char *why;   /* said in their place */
};

#define COMMANDS(table)                                                                    \
    {                                                                                      \
        .row = (table), .n = sizeof(table) / sizeof *(table)                               \
    }

/* The one with that key, or NULL. */
const struct command *command_by_key(const struct commands *commands, uint32_t key);

/* Whether a command of every view does nothing where these are. */
bool command_hidden(const struct commands *here, const struct command *command);

/* What the keys are shown for. */
struct footer {
    bool typing; /* text: letters are no commands and are left out */
    bool looks;  /* only: what changes something is left out */
    bool lost;   /* what is typed is kept nowhere */
};

/* Draws the hints that fit, the tables one after the other: "e edit". */
void command_footer(const struct commands *const *tables, size_t n, void *state,
                    struct footer footer, struct grid *grid, int row);

/* Adds the text without what invites to a command of these that changes something: of
 * "Not ready: e fills the gaps." stays "Not ready." */
void command_stated(const struct commands *here, const char *text, struct buf *out);

/* How its keys are shown. */
void command_keys(const struct command *command, struct buf *out);

#endif
