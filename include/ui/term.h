/* The terminal: taken over, given back however the program ends, waited on, drawn to. The
 * only place that knows curses. There is one terminal, so there is no handle. */
#ifndef BUCKSTOP_UI_TERM_H
#define BUCKSTOP_UI_TERM_H

#include "base/err.h"
#include "ui/grid.h"
#include "ui/key.h"

/* Whether it can be drawn on; ERR_USAGE as term_start. Nothing is written. */
bool term_can_draw(struct err *err);

/* Takes the terminal over: alternate screen, raw keys, bracketed paste. ERR_USAGE where
 * stdin or stdout is no terminal or TERM names none that can be drawn on; nothing is
 * written then. `color` false draws with bold, underline and reverse alone. */
bool term_start(bool color, struct err *err);

/* Gives it back as it was. Safe to call at any time, also twice. */
void term_stop(void);

void term_size(int *rows, int *cols);

/* Copies what differs from the last time to the terminal. */
void term_show(const struct grid *grid);

/* The next term_show draws all of it. */
void term_redraw(void);

enum term_event {
    TERM_TIME,   /* nothing came */
    TERM_KEY,    /* *key is one */
    TERM_RESIZE, /* it has another size, or came back from being suspended */
    TERM_END,    /* the terminal or a signal says: leave */
};

/* Waits for one of them, at most so many milliseconds. A pasted text is one key; its text
 * is valid until the next call. */
enum term_event term_wait(int milliseconds, struct key *key);

/* Gives the terminal to another program, and takes it again; term_wait then says
 * TERM_RESIZE. Ctrl-Z stops both programs meanwhile, as in a shell. */
void term_pause(void);
void term_resume(void);

/* Suspends the program as Ctrl-Z does elsewhere, and comes back. */
void term_suspend(void);

/* The signal that said TERM_END; SIGHUP also when the terminal went away without one. */
int term_signal(void);

#endif
