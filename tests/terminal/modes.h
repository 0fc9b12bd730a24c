/* What a program has switched on in its terminal, read from the bytes it writes. It looks
 * at modes and at the settle answer only; the picture is libvterm's. */
#ifndef BUCKSTOP_TESTS_TERMINAL_MODES_H
#define BUCKSTOP_TESTS_TERMINAL_MODES_H

#include <stdbool.h>
#include <stddef.h>

/* What the program writes after it has drawn everything, when asked with SETTLE_ASK. */
#define SETTLE_ASK    "\033[99~"
#define SETTLE_ANSWER "\033]7771;settled\033\\"

struct modes {
    bool alternate;           /* ?1049, ?1047 or ?47: the second screen */
    unsigned left;            /* how often it was switched off */
    bool paste;               /* ?2004: a paste comes in brackets */
    bool cursor;              /* ?25: the cursor shows; on at the start */
    bool mouse;               /* any of ?9, ?1000 to ?1003 */
    bool cursor_keys, keypad; /* ?1 and ESC =: keys send their application codes */
    unsigned settled;         /* answers so far */

    enum { MODES_TEXT, MODES_ESCAPE, MODES_CSI, MODES_STRING, MODES_STRING_ESCAPE } state;
    unsigned mice; /* one bit a mouse mode */
    char held[64]; /* the sequence so far; a longer one is not ours */
    size_t len;
};

void modes_init(struct modes *modes);
void modes_feed(struct modes *modes, const char *bytes, size_t len);

#endif
