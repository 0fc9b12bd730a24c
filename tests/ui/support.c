/* What the tests of the user interface's lowest floor share. */
#include "support.h"

#include "text/columns.h"
#include "text/utf8.h"

#include <locale.h>
#include <string.h>
#include <wchar.h>

struct grid grid;
static struct buf picture;
static uint64_t seed;

void enter(void)
{
    cr_assert(setlocale(LC_CTYPE, "C.UTF-8"));
    buf_init(&picture);
    grid_init(&grid);
    grid_resize(&grid, 3, 10);
    seed = 20261123;
}

void leave(void)
{
    grid_release(&grid);
    buf_release(&picture);
}

const char *rows(void)
{
    buf_reset(&picture);
    grid_dump(&grid, false, &picture);
    for (size_t i = 0; i < picture.len; i++)
        if (picture.text[i] == '\n')
            picture.text[i] = '|';
    return picture.text;
}

static bool is_harmless(uint32_t code)
{
    return code >= ' ' && !(code >= 0x7f && code < 0xa0) && code != 0x061c &&
           !(code >= 0x200e && code <= 0x200f) && !(code >= 0x2028 && code <= 0x202e) &&
           !(code >= 0x2066 && code <= 0x2069) && code != 0xfeff;
}

/* The columns of the cell; 0: it is not sound. */
static int cell_columns(const char *text)
{
    size_t len = strnlen(text, CELL_TEXT), n = 0;
    int columns = 0;
    if (len == CELL_TEXT || !utf8_valid(text, len, NULL))
        return 0;
    for (size_t i = 0; i < len; n++) {
        uint32_t code;
        i += utf8_decode(text + i, len - i, &code);
        int width = wcwidth((wchar_t)code);
        if (!is_harmless(code) || (n > 0 && width != 0))
            return 0;
        columns += width < 0 ? 1 : width;
    }
    return n <= 5 ? columns : 0; /* what a cchar_t of curses holds */
}

bool sound(const struct grid *shown)
{
    for (int row = 0; row < shown->rows; row++)
        for (int col = 0; col < shown->cols; col++) {
            const char *text = grid_cell(shown, row, col)->text;
            int columns = cell_columns(text);
            bool whole = columns == 1 || (columns == 2 && col + 1 < shown->cols &&
                                          !*grid_cell(shown, row, col + 1)->text);
            if (!whole) {
                cr_log_error("row %d, column %d: \"%s\"", row, col, text);
                return false;
            }
            col += columns - 1;
        }
    return shown->cursor_row >= -1 && shown->cursor_row < shown->rows &&
           shown->cursor_col >= -1 && shown->cursor_col < shown->cols;
}

/* Knuth's multiplier; the upper bits are the better ones. */
uint32_t chance(uint32_t most)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % most;
}
