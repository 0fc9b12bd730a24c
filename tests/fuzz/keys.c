/* Keys into a field: whatever is typed, the text is UTF-8, the cursor stands between two
 * letters, and drawing it at any width is possible. Two bytes are a key, or a paste of what
 * follows them. The first byte says what kind of field it is. */
#include "fuzz.h"

#include "text/clean.h"
#include "text/utf8.h"
#include "ui/field.h"

#include <string.h>

static const uint32_t named[] = {
    KEY_CODE_TAB,    KEY_CODE_ENTER,       KEY_CODE_ESC,        KEY_CODE_RUBOUT,
    KEY_CODE_UP,     KEY_CODE_DOWN,        KEY_CODE_LEFT,       KEY_CODE_RIGHT,
    KEY_CODE_HOME,   KEY_CODE_END,         KEY_CODE_PAGE_UP,    KEY_CODE_PAGE_DOWN,
    KEY_CODE_DELETE, KEY_CODE_WORD_LEFT,   KEY_CODE_WORD_RIGHT, KEY_CODE_WORD_RUBOUT,
    KEY_CTRL('a'),   KEY_CODE_WORD_DELETE, KEY_CTRL('w'),       KEY_CTRL('k'),
    KEY_CTRL('y'),   KEY_CTRL('u'),        KEY_CTRL('_'),       KEY_CTRL('e'),
};
enum { NAMED = sizeof named / sizeof *named };

/* Letters of one to four bytes, marks, joiners, flags, what is not seen. */
static const uint32_t letters[] = {'a',    ' ',    0xE9,     0x301,   0x4E2D,  0x1F600,
                                   0x200D, 0xFE0F, 0x1F1E9,  0x1F1EA, 0x202E,  0x0E33,
                                   0x1100, 0x1161, 0x10FFFF, 0xFFFD,  0x1F3FD, 0x20E3};
enum { LETTERS = sizeof letters / sizeof *letters };

static void check(const struct field *field)
{
    size_t most = field->lines ? FIELD_LINES_MOST : FIELD_MOST;
    fuzz_check_text("a field", field->text.text);
    if (strlen(field->text.text) != field->text.len || field->text.len > most)
        fuzz_fail("a field of %zu bytes, %zu at most", field->text.len, most);
    if (field->cursor > field->text.len)
        fuzz_fail("the cursor stands behind the text");
    size_t at = 0;
    while (at < field->cursor)
        at = grapheme_next(field->text.text, field->text.len, at);
    if (at != field->cursor)
        fuzz_fail("the cursor stands inside a letter, at byte %zu", field->cursor);
}

static void draw(const struct field *field, unsigned char shape)
{
    struct grid grid;
    int width = 1 + shape % 20, rows = 1 + shape / 64;
    grid_init(&grid);
    grid_resize(&grid, rows, width);
    field_draw(field, &grid, 0, 0, width, rows, true);
    if (grid.cursor_row >= rows || grid.cursor_col >= width)
        fuzz_fail("the cursor is drawn at %d, %d of %dx%d", grid.cursor_col,
                  grid.cursor_row, width, rows);
    grid_release(&grid);
}

static void feed(struct field *field, const char *bytes, size_t left)
{
    static struct arena arena;
    unsigned char kind = (unsigned char)bytes[0], which = (unsigned char)bytes[1];
    struct key key = {.code = which};
    if (kind < 100)
        key.code = named[which % NAMED];
    else if (kind < 200)
        key.code = letters[which % LETTERS];
    else if (kind < 210)
        key = (struct key){.code = KEY_CODE_PASTE,
                           .text = fuzz_text(&arena, bytes, which < left ? which : left)};
    if (key.text && !utf8_valid(key.text, strlen(key.text), NULL))
        key.text = "a\nb\t\xC3\xA9";
    fuzz_time("a key");
    field_feed(field, &key);
    fuzz_time(NULL);
    arena_reset(&arena);
}

void fuzz_one(const char *bytes, size_t len)
{
    struct field field;
    if (len < 2 || len > 4096)
        return;
    field_init(&field);
    field.lines = bytes[0] & 1;
    field.numbered = field.lines && bytes[0] & 2;
    field.columns = field.lines ? 1 + (unsigned char)bytes[1] % 30 : 0;
    for (size_t at = 2; at + 1 < len; at += 2) {
        feed(&field, bytes + at, len - at);
        check(&field);
        if (at % 16 == 2)
            draw(&field, (unsigned char)bytes[at]);
    }
    field_release(&field);
}
