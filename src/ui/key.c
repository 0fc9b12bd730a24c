/* Names of keys. */
#include "ui/key.h"

#include "text/utf8.h"

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

void key_say(struct buf *out, uint32_t code)
{
    if (code >= KEY_CODE_UP)
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
    else
        utf8_add(out, code);
}

int key_is_text(const struct key *key)
{
    return key->code == KEY_CODE_PASTE ||
           (key->code >= ' ' && key->code < KEY_CODE_UP && key->code != KEY_CODE_RUBOUT &&
            !(key->code >= 0x80 && key->code < 0xa0));
}
