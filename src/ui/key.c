/* Names of keys. */
#include "ui/key.h"

#include "text/utf8.h"

#include <stdbool.h>

static const char *const named[] = {
    [0] = "Up",
    [KEY_CODE_DOWN - KEY_CODE_UP] = "Down",
    [KEY_CODE_LEFT - KEY_CODE_UP] = "Left",
    [KEY_CODE_RIGHT - KEY_CODE_UP] = "Right",
    [KEY_CODE_HOME - KEY_CODE_UP] = "Home",
    [KEY_CODE_END - KEY_CODE_UP] = "End",
    [KEY_CODE_PAGE_UP - KEY_CODE_UP] = "Page Up",
    [KEY_CODE_PAGE_DOWN - KEY_CODE_UP] = "Page Down",
    [KEY_CODE_DELETE - KEY_CODE_UP] = "Delete",
    [KEY_CODE_BACK_TAB - KEY_CODE_UP] = "Shift-Tab",
    [KEY_CODE_WORD_LEFT - KEY_CODE_UP] = "Alt-B",
    [KEY_CODE_WORD_RIGHT - KEY_CODE_UP] = "Alt-F",
    [KEY_CODE_WORD_RUBOUT - KEY_CODE_UP] = "Alt-Backspace",
    [KEY_CODE_WORD_DELETE - KEY_CODE_UP] = "Alt-D",
    [KEY_CODE_PASTE - KEY_CODE_UP] = "a paste",
};

/* Surrogates are no characters, C1 controls act on a terminal, and the two separators are
 * ends of lines. */
static bool is_character(uint32_t code)
{
    return code >= ' ' && code < KEY_CODE_UP && !(code >= 0x7f && code < 0xa0) &&
           !(code >= 0xd800 && code < 0xe000) && code != 0x2028 && code != 0x2029;
}

void key_say(struct buf *out, uint32_t code)
{
    if (code >= KEY_CODE_UP && code - KEY_CODE_UP < sizeof named / sizeof *named)
        buf_add(out, named[code - KEY_CODE_UP]);
    else if (code == KEY_CODE_TAB)
        buf_add(out, "Tab");
    else if (code == KEY_CODE_ENTER)
        buf_add(out, "Enter");
    else if (code == KEY_CODE_ESC)
        buf_add(out, "Esc");
    else if (code == KEY_CODE_RUBOUT)
        buf_add(out, "Backspace");
    else if (code == ' ')
        buf_add(out, "Space");
    else if (code < ' ')
        buf_addf(out, "Ctrl-%c", (int)(code + '@'));
    else if (is_character(code))
        utf8_add(out, code);
    else
        buf_add(out, "an unknown key");
}

int key_is_text(const struct key *key)
{
    return key->code == KEY_CODE_PASTE || is_character(key->code);
}
