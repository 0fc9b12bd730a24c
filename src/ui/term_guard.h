/* Signals, and giving the terminal back when there is no time for curses. */
#ifndef BUCKSTOP_TERM_GUARD_H
#define BUCKSTOP_TERM_GUARD_H

#include <signal.h>
#include <stdbool.h>

/* What came since it was asked last. */
struct guard_news {
    bool resized;
    bool resumed; /* after a stop that was not ours */
    bool suspend;
    int end; /* the signal that ends the program; 0: none */
};

/* Keeps the modes of the terminal as they are now, and `restore`: the bytes that undo what
 * is going to be written to it. Sets the handlers and blocks their signals. */
void guard_start(const char *restore);

/* Takes the handlers away again, and sets the modes back unless guard_restore has. */
void guard_stop(void);

/* Writes the bytes and sets the modes back. Async-signal-safe. */
void guard_restore(void);

/* The mask to wait under: everything blocked by guard_start is let in. */
const sigset_t *guard_open_mask(void);

struct guard_news guard_news(void);

/* Between them somebody else has the terminal: a stop, as Ctrl-Z, stops the process at
 * once. Afterwards the terminal may have any size, which is news. */
void guard_pause(void);
void guard_resume(void);

#endif
