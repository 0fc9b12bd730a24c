/* A key as it was pressed, or a piece of text as it was pasted. */
#ifndef BUCKSTOP_UI_KEY_H
#define BUCKSTOP_UI_KEY_H

#include "base/buf.h"

#include <stdint.h>

/* Characters are their code points, Ctrl-A to Ctrl-Z are 1 to 26; what has no code point
 * lies above Unicode. */
enum key_code {
    KEY_CODE_NONE = 0,
    KEY_CODE_TAB = '\t',
    KEY_CODE_ENTER = '\r',
    KEY_CODE_ESC = 0x1b,
    KEY_CODE_RUBOUT = 0x7f, /* the key that takes away what is before the cursor */
    KEY_CODE_UP = 0x110000,
    KEY_CODE_DOWN,
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_HOME,
    KEY_CODE_END,
    KEY_CODE_PAGE_UP,
    KEY_CODE_PAGE_DOWN,
    KEY_CODE_DELETE,
    KEY_CODE_BACK_TAB,
    KEY_CODE_WORD_LEFT,
    KEY_CODE_WORD_RIGHT,
    KEY_CODE_WORD_RUBOUT,
    KEY_CODE_WORD_DELETE,
    KEY_CODE_PASTE, /* with its text */
};

#define KEY_CTRL(letter) ((uint32_t)((letter)&0x1f))

struct key {
    uint32_t code;
    const char *text; /* of a paste; valid until the next key */
};

/* The key as people call it: "Ctrl-X", "Up", "a". */
void key_say(struct buf *out, uint32_t code);

/* Whether it is a character that goes into a text field. */
int key_is_text(const struct key *key);

#endif
