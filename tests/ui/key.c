/* What keys are called, and which of them are text. */
#include "support.h"

#include "ui/key.h"

TestSuite(key, .init = enter, .fini = leave);

Test(key, is_called_as_people_call_it)
{
    static const struct {
        uint32_t code;
        const char *name;
    } cases[] = {
        {'a', "a"},
        {'?', "?"},
        {'~', "~"},
        {0xe9, "\u00e9"},
        {0x1F600, "\U0001F600"},
        {' ', "Space"},
        {KEY_CODE_TAB, "Tab"},
        {KEY_CTRL('i'), "Tab"},
        {KEY_CODE_ENTER, "Enter"},
        {KEY_CODE_ESC, "Esc"},
        {KEY_CODE_RUBOUT, "Backspace"},
        {KEY_CTRL('a'), "Ctrl-A"},
        {KEY_CTRL('z'), "Ctrl-Z"},
        {KEY_CTRL('_'), "Ctrl-_"},
        {KEY_CODE_UP, "Up"},
        {KEY_CODE_DOWN, "Down"},
        {KEY_CODE_LEFT, "Left"},
        {KEY_CODE_RIGHT, "Right"},
        {KEY_CODE_HOME, "Home"},
        {KEY_CODE_END, "End"},
        {KEY_CODE_PAGE_UP, "Page Up"},
        {KEY_CODE_PAGE_DOWN, "Page Down"},
        {KEY_CODE_DELETE, "Delete"},
        {KEY_CODE_BACK_TAB, "Shift-Tab"},
        {KEY_CODE_WORD_LEFT, "Alt-B"},
        {KEY_CODE_WORD_RIGHT, "Alt-F"},
        {KEY_CODE_WORD_RUBOUT, "Alt-Backspace"},
        {KEY_CODE_WORD_DELETE, "Alt-D"},
        {KEY_CODE_PASTE, "a paste"},
        {KEY_CODE_PASTE + 1, "an unknown key"},
        {UINT32_MAX, "an unknown key"},
        {0xd800, "an unknown key"},
        {0x9b, "an unknown key"},
    };
    struct buf name;
    buf_init(&name);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_reset(&name);
        buf_add(&name, "<");
        key_say(&name, cases[i].code);
        cr_expect_str_eq(name.text + 1, cases[i].name, "%s", name.text);
        cr_expect_eq(name.text[0], '<');
    }
    buf_release(&name);
}

Test(key, is_text_when_it_is_a_character)
{
    static const struct {
        uint32_t code;
        bool text;
    } cases[] = {
        {'a', true},
        {' ', true},
        {'~', true},
        {0xa0, true},
        {0xe9, true},
        {0x301, true},
        {0x1F600, true},
        {0xd7ff, true},
        {0xe000, true},
        {0x10ffff, true},
        {KEY_CODE_PASTE, true},
        {KEY_CODE_NONE, false},
        {KEY_CTRL('a'), false},
        {KEY_CODE_TAB, false},
        {KEY_CODE_ENTER, false},
        {KEY_CODE_ESC, false},
        {0x1f, false},
        {KEY_CODE_RUBOUT, false},
        {0x80, false},
        {0x9b, false},
        {0x9f, false},
        {0xd800, false},
        {0xdfff, false},
        {0x2028, false},
        {0x2029, false},
        {KEY_CODE_UP, false},
        {KEY_CODE_WORD_DELETE, false},
        {KEY_CODE_PASTE + 1, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(key_is_text(&(struct key){.code = cases[i].code}) != 0, cases[i].text,
                     "U+%04X", cases[i].code);
}
