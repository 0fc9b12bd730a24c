/* A board in a folder of its own, shown on a terminal and asked in a shell. */
#ifndef BUCKSTOP_TESTS_TERMINAL_LED_H
#define BUCKSTOP_TESTS_TERMINAL_LED_H

#include "golden.h"

struct led {
    struct terminal t;
    char folder[64];
    char db[96];
    const char *now; /* BUCKSTOP_NOW */
};

/* Every test of the board begins here: a Friday afternoon. */
#define LED_NOW          "2026-11-20T15:00:00Z"
#define LED_A_WEEK_LATER "2026-11-27T15:00:00Z"

/* A new folder without a board; led_end takes it away with all that is in it. */
void led_init(struct led *led);
void led_end(struct led *led);

/* The board of `make demo`. */
void led_demo(struct led *led);

/* A board of two people and the 50 real incidents. False where they are not there. */
bool led_real(struct led *led);

/* Shows the board to Mia, or on the real one Ana, at that size. */
void led_start(struct led *led, int rows, int cols, const char *as);

/* Leaves the board by "q"s: from any view, text being typed or not. */
void led_quit(struct led *led);

/* What the command answers, "causes --json"; the exit code must be 0. Freed by the caller
 * with buf_release. */
void led_ask(const struct led *led, const char *command, struct buf *out);

/* The screen has the text. */
void led_shows(struct led *led, const char *text);

/* The command's answer has the text; or has it not. */
void led_says(const struct led *led, const char *command, const char *text);
void led_says_no(const struct led *led, const char *command, const char *text);

/* A walk: keys, and the name of the golden screen that is there after them; "" for none.
 * NULL keys end it. */
struct led_stop {
    const char *keys, *screen;
};

struct led_size {
    int rows, cols;
};

/* Looks at the screen beside its golden, which is named by the size as well. */
void led_looks(struct led *led, const struct led_size *size, const char *screen);

/* Walks it at 100x30, 80x24 and 60x16, each time on a board that `begin` makes. */
void led_walk(void (*begin)(struct led *led), const struct led_stop *stops);

#endif
