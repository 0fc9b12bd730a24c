/* A program on a terminal of its own: started, typed at, resized, hung up on; and the
 * screen it draws, read back through libvterm. Nothing here but terminal_listen waits for
 * an amount of time: it waits for a state, and gives up when that does not come. It knows
 * nothing of Criterion, so that the pictures use it too. */
#ifndef BUCKSTOP_TESTS_TERMINAL_HARNESS_H
#define BUCKSTOP_TESTS_TERMINAL_HARNESS_H

#include "modes.h"

#include "base/buf.h"

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

enum { TERMINAL_PATIENCE = 10000 }; /* milliseconds */

struct terminal {
    int rows, cols;
    int patience; /* milliseconds a wait takes at most; a test may lower it */
    int margin;   /* rows and columns the screen has, from the next resize on, beyond what
                     the program is told: what it writes there is too wide */
    pid_t pid;
    int master; /* -1: hung up */
    bool ended; /* `code` is the exit code; 128 and the signal where one ended it */
    int code;
    VTerm *vterm;
    VTermScreen *screen;
    struct modes modes;
    struct termios before; /* as the program found it */
    size_t bytes;          /* written so far, without the settle answers */
    size_t bytes_asked;
    void (*heard)(void); /* called when bytes are there, before they are read; or NULL */
    struct buf text;     /* what terminal_row and terminal_text answer with */
};

/* A cell's colour: -1 the terminal's own, 0 to 255 of the palette, above it TERMINAL_RGB
 * and 0xRRGGBB. */
enum { TERMINAL_OWN = -1, TERMINAL_RGB = 1 << 24 };

struct terminal_attrs {
    bool bold, underline, italic, reverse;
    int fg, bg;
};

/* Says why a wait was in vain, and what the screen shows; it must not come back. Whoever
 * links this file defines it: golden.c fails the test, picture.c ends. */
_Noreturn void terminal_give_up(const char *why);

/* Starts a program. "buckstop" in argv[0] is the one BUCKSTOP names; others are looked up
 * in PATH. Its environment is PATH, HOME, TMPDIR, BUCKSTOP and the sanitizers' options of
 * ours, with TERM=xterm-256color, LC_ALL=C.UTF-8 and BUCKSTOP_SETTLE=1; then `env`,
 * "NAME=value" each up to NULL, where "NAME" alone takes one out. `env` may be NULL. */
void terminal_start(struct terminal *t, int rows, int cols, const char *const argv[],
                    const char *const env[]);

/* Kills the program if it still runs, and frees everything. */
void terminal_end(struct terminal *t);

/* Types bytes. A key's name is for the caller: "\033[A" is up, "\r" Enter, "\177" rubout.
 */
void terminal_keys(struct terminal *t, const char *bytes);

/* Waits until the program has taken its terminal, taken every key typed so far and drawn.
 * It gives up when the program ends or does not answer. The second answers instead whether
 * it has. */
void terminal_settle(struct terminal *t);
bool terminal_settles(struct terminal *t, int milliseconds);

/* Types, and settles. */
void terminal_type(struct terminal *t, const char *bytes);

/* Waits until the screen shows the text; for programs that do not settle. */
void terminal_until(struct terminal *t, const char *text);

/* Text of a row, or of all rows with a newline after each; blanks at a row's end are cut.
 * Valid until the next call of either. */
const char *terminal_row(struct terminal *t, int row);
const char *terminal_text(struct terminal *t);

/* Where the text stands on the screen for the first time, within one row. *row and *col may
 * be NULL. */
bool terminal_find(struct terminal *t, const char *text, int *row, int *col);

/* Whether something stands in the margin. */
bool terminal_spills(struct terminal *t);

struct terminal_attrs terminal_attrs(struct terminal *t, int row, int col);
void terminal_cursor(struct terminal *t, int *row, int *col, bool *visible);

/* What is switched on, by the bytes read so far. */
struct modes terminal_modes(const struct terminal *t);

/* Whether the terminal's own settings (echo, lines, signals) are as the program found them;
 * terminal_termios are those of now. */
bool terminal_restored(const struct terminal *t);
struct termios terminal_termios(const struct terminal *t);

/* How many bytes were written since this was last asked, the settle answers left out. */
size_t terminal_bytes(struct terminal *t);

/* Listens for so long, and answers how many bytes came: the one thing here that waits for
 * an amount of time, for nothing else shows that a program is silent. */
size_t terminal_listen(struct terminal *t, int milliseconds);

/* Both come back when the program has taken the signal. */
void terminal_resize(struct terminal *t, int rows, int cols);
void terminal_signal(struct terminal *t, int sig);

/* The terminal goes away under the program, as when its window is closed. */
void terminal_hangup(struct terminal *t);

/* Waits for the program's end, at most so long, and answers its exit code: 128 and the
 * signal where one ended it. */
int terminal_wait(struct terminal *t, int milliseconds);

#endif
