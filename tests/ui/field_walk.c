/* Keys and pastes without sense, many of them: what always holds of a field. */
#include "typing.h"

#include <stdlib.h>
#include <string.h>

enum { KEYS = 20000, WAYS = 64 };

static char *was[FIELD_UNDOS]; /* each text before a change, as the field should have it */
static size_t was_n;

static void walk_enter(void)
{
    field_enter();
    was_n = 0;
}

static void walk_leave(void)
{
    while (was_n > 0)
        free(was[--was_n]);
    field_leave();
}

TestSuite(field_walk, .init = walk_enter, .fini = walk_leave);

static enum field_says press_any(void)
{
    static const uint32_t codes[] = {
        KEY_CODE_LEFT,        KEY_CODE_RIGHT,       KEY_CODE_HOME,      KEY_CODE_END,
        KEY_CODE_DELETE,      KEY_CODE_RUBOUT,      KEY_CODE_WORD_LEFT, KEY_CODE_WORD_RIGHT,
        KEY_CODE_WORD_RUBOUT, KEY_CODE_WORD_DELETE, KEY_CTRL('k'),      KEY_CTRL('u'),
        KEY_CTRL('w'),        KEY_CTRL('y'),        KEY_CTRL('y'),      KEY_CTRL('_'),
        KEY_CODE_UP,          KEY_CODE_NONE,
    };
    return feed(codes[chance(sizeof codes / sizeof *codes)]);
}

static enum field_says type_any(void)
{
    static const uint32_t codes[] = {
        'a',    'b',    ' ',    'z',    0xe9,   0x301,   0x308,    0x200d,  0xfe0f,
        0x20e3, 0x674e, 0x1161, 0x1100, 0x0e33, 0x1F1E9, 0x1F1EA,  0x1F468, 0x1F3FD,
        0x600,  0x202e, 0x9b,   0x2028, 0xd800, 0xa0,    0x10ffff,
    };
    return feed(codes[chance(sizeof codes / sizeof *codes)]);
}

static enum field_says paste_any(void)
{
    static const char *const pieces[] = {
        "word", " ",  "\n",   "\t",       "\r\n",   ACUTE,  "\u200d", FLAG,       FAMILY,
        WAVE,   "李", "\xff", "\xe2\x80", "\u202e", "\177", "\033[A", "\xc2\x9b", "\u2029",
    };
    char text[1024] = "";
    size_t len = 0;
    for (uint32_t n = chance(chance(20) == 0 ? 40 : 5); n > 0; n--) {
        const char *piece = pieces[chance(sizeof pieces / sizeof *pieces)];
        memcpy(text + len, piece, strlen(piece) + 1);
        len += strlen(piece);
    }
    return paste(text);
}

Test(field_walk, keeps_the_text_and_the_cursor_whole)
{
    for (int i = 0; i < KEYS; i++) {
        char *before = strdup(field.text.text);
        uint32_t kind = chance(8);
        enum field_says says = kind < 3 ? press_any() : kind < 7 ? type_any() : paste_any();
        cr_assert(whole(), "key %d: \"%s\"", i, shown());
        cr_assert(field.text.len <= FIELD_MOST);
        bool same = strcmp(before, field.text.text) == 0;
        cr_assert(says == FIELD_CHANGED || same, "key %d changed the text silently", i);
        free(before);
    }
}

/* The field's own list against one kept here: a change that is not a further letter
 * remembers the text before it. */
static void remember(const char *text)
{
    if (was_n == FIELD_UNDOS) {
        free(was[0]);
        memmove(was, was + 1, (FIELD_UNDOS - 1) * sizeof *was);
        was_n--;
    }
    was[was_n++] = strdup(text);
}

static enum field_says rub_out_any(void)
{
    return type("^u");
}

/* Does it, and keeps the text before it where the field did. */
static void follow(enum field_says (*act)(void))
{
    char *before = strdup(field.text.text);
    size_t undos = field.undo_n;
    const char *newest = undos ? field.undo[undos - 1].text : NULL;
    enum field_says says = act();
    bool full = undos == FIELD_UNDOS && field.undo[undos - 1].text != newest;
    if (says == FIELD_CHANGED && (field.undo_n > undos || full))
        remember(before);
    cr_assert_eq(field.undo_n, was_n);
    free(before);
}

Test(field_walk, takes_everything_back_to_where_it_was)
{
    size_t undone = 0;
    for (int i = 0; i < KEYS; i++) {
        follow(chance(40) == 0 ? rub_out_any : chance(3) ? type_any : paste_any);
        if (chance(40))
            continue;
        for (uint32_t n = chance(FIELD_UNDOS); n > 0 && was_n > 0; n--, undone++) {
            cr_assert_eq(type("^_"), FIELD_CHANGED);
            cr_assert_str_eq(field.text.text, was[--was_n], "key %d", i);
            cr_assert(whole());
            free(was[was_n]);
        }
    }
    cr_assert(undone > 1000, "%zu", undone);
}
