/* A made-up board in a folder of its own, the program that shows it, and the keys to every
 * screen it has. */
#ifndef BUCKSTOP_TESTS_TERMINAL_SUPPORT_H
#define BUCKSTOP_TESTS_TERMINAL_SUPPORT_H

#include "harness.h"

enum { ROWS = 30, COLS = 100 }; /* the size where nothing else is said */

/* Keys as a terminal sends them. */
#define UP     "\033[A"
#define ESC    "\033"
#define ENTER  "\r"
#define TAB    "\t"
#define CTRL_C "\003"
#define CTRL_U "\025"
#define CTRL_Z "\032"

struct demo {
    char file[80]; /* the board, in its folder */
    struct terminal t;
};

/* Makes the folder, with no board in it yet. There is one at a time. */
void demo_folder(struct demo *demo);

/* Makes the folder, and in it the board of data/demo.yaml or of another file, as Mia does
 * it on Monday 23 November 2026, at nine. */
void demo_make(struct demo *demo);
void demo_import(struct demo *demo, const char *yaml);

/* Opens the board as Mia at that time, in a size, and settles. `env` is added to the
 * environment as terminal_start does; it may be NULL. demo_run runs a program in it
 * instead, and does not settle. */
void demo_open(struct demo *demo, int rows, int cols, const char *const env[]);
void demo_run(struct demo *demo, int rows, int cols, const char *const argv[],
              const char *const env[]);

/* Ends the program if it still runs; then another may be started. */
void demo_end(struct demo *demo);

/* Ends it, and takes the folder away. */
void demo_remove(struct demo *demo);

/* Goes from the board into this week's review, and on to step 1 to 8; once a board. */
void lead_to(struct demo *demo, int step);

struct screen {
    const char *name;
    int step;          /* of the review, where `keys` are typed; 0: on the board */
    const char *keys;  /* that lead there */
    const char *shows; /* is on the screen then */
};

extern const struct screen screens[];
extern const int screens_n;

/* Goes there from the board, and fails the test unless it shows what it should. */
void go_to(struct demo *demo, const struct screen *screen);

/* Fails the test, with the screen in view, unless the text is on it. */
void must_show(struct demo *demo, const char *text);

/* Everything there is to see: text, cursor and attributes. */
void copy_screen(struct terminal *t, struct buf *out);

/* Fails the test unless the terminal is given back: its settings, and every mode off. */
void must_be_restored(struct demo *demo, const char *after);

#endif
