/* A cell at a time: its background, its character, its lines. The sizes are those of a
 * screen of two pixels a point. Frames are painted as lines, not as glyphs, so that they
 * meet whatever the distance between rows. */
#include "paint.h"

#include "text/utf8.h"

#include <cairo/cairo.h>
#include <math.h>

enum { FONT_SIZE = 28, PADDING = 56, CORNER = 22, FONTS = 2 };

static const double row_height = 1.42; /* of the font size */

struct theme {
    unsigned back, text, edge, cursor;
    unsigned palette[16];
};

static const struct theme themes[2] = {
    {.back = 0x15181e,
     .text = 0xd5dae3,
     .edge = 0x2c313b,
     .cursor = 0x8fc7ff,
     .palette = {0x2c313b, 0xff7b72, 0x7ee2a0, 0xf2cc60, 0x79b8ff, 0xd2a8ff, 0x5fd7e5,
                 0xc4cad4, 0x6b7482, 0xffa198, 0xa5f3bf, 0xffe08a, 0xa5d0ff, 0xe2c5ff,
                 0x9beaf3, 0xffffff}},
    {.back = 0xfdfcfa,
     .text = 0x24292f,
     .edge = 0xd8d5ce,
     .cursor = 0x2f6fd0,
     .palette = {0x24292f, 0xc0262d, 0x1a7f37, 0x8a5d00, 0x0b5cc4, 0x8044c4, 0x0a6f85,
                 0x6a727c, 0x57606a, 0xa40e26, 0x116329, 0x6b4700, 0x0a4a9e, 0x6639ba,
                 0x07586a, 0x8c959f}},
};

struct painter {
    cairo_t *cr;
    const struct theme *theme;
    cairo_scaled_font_t
        *fonts[2][FONTS]; /* by boldness; the second has what the first lacks */
    double cell_width, cell_height, baseline;
};

static void ink(cairo_t *cr, unsigned rgb)
{
    cairo_set_source_rgb(cr, (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0,
                         (rgb & 255) / 255.0);
}

/* 16 to 231 are a cube of six steps a colour, 232 to 255 a ramp of greys: xterm's. */
static unsigned color_rgb(const struct theme *theme, int color, unsigned own)
{
    static const unsigned steps[] = {0, 95, 135, 175, 215, 255};
    if (color == TERMINAL_OWN)
        return own;
    if (color & TERMINAL_RGB)
        return (unsigned)color & 0xffffff;
    if (color < 16)
        return theme->palette[color];
    if (color >= 232)
        return (unsigned)(8 + 10 * (color - 232)) * 0x010101;
    color -= 16;
    return steps[color / 36] << 16 | steps[color / 6 % 6] << 8 | steps[color % 6];
}

/* --- frames and blocks ---------------------------------------------------------------- */

enum { UP = 1, RIGHT = 2, DOWN = 4, LEFT = 8, HEAVY = 16, ROUND = 32, DOUBLE = 64 };

static const struct {
    uint32_t code;
    unsigned shape;
} frames[] = {
    {0x2500, LEFT | RIGHT},
    {0x2501, LEFT | RIGHT | HEAVY},
    {0x2502, UP | DOWN},
    {0x2503, UP | DOWN | HEAVY},
    {0x250c, DOWN | RIGHT},
    {0x250f, DOWN | RIGHT | HEAVY},
    {0x2510, DOWN | LEFT},
    {0x2513, DOWN | LEFT | HEAVY},
    {0x2514, UP | RIGHT},
    {0x2517, UP | RIGHT | HEAVY},
    {0x2518, UP | LEFT},
    {0x251b, UP | LEFT | HEAVY},
    {0x251c, UP | DOWN | RIGHT},
    {0x2523, UP | DOWN | RIGHT | HEAVY},
    {0x2524, UP | DOWN | LEFT},
    {0x252b, UP | DOWN | LEFT | HEAVY},
    {0x252c, LEFT | RIGHT | DOWN},
    {0x2533, LEFT | RIGHT | DOWN | HEAVY},
    {0x2534, LEFT | RIGHT | UP},
    {0x253b, LEFT | RIGHT | UP | HEAVY},
    {0x253c, LEFT | RIGHT | UP | DOWN},
    {0x254b, LEFT | RIGHT | UP | DOWN | HEAVY},
    {0x2550, LEFT | RIGHT | DOUBLE},
    {0x2551, UP | DOWN | DOUBLE},
    {0x256d, DOWN | RIGHT | ROUND},
    {0x256e, DOWN | LEFT | ROUND},
    {0x256f, UP | LEFT | ROUND},
    {0x2570, UP | RIGHT | ROUND},
    {0x2574, LEFT},
    {0x2575, UP},
    {0x2576, RIGHT},
    {0x2577, DOWN},
};

/* Whole pixels, so that a line is as sharp as it can be. */
static double middle(double from, double size)
{
    return from + floor(size / 2);
}

/* Each arm from a bit beyond the middle to the cell's edge. */
static void arms(struct painter *p, double x, double y, unsigned shape, double thick)
{
    double w = p->cell_width, h = p->cell_height, half = thick / 2;
    double left = middle(x, w) - half, top = middle(y, h) - half;
    if (shape & UP)
        cairo_rectangle(p->cr, left, y, thick, top + thick - y);
    if (shape & DOWN)
        cairo_rectangle(p->cr, left, top, thick, y + h - top);
    if (shape & LEFT)
        cairo_rectangle(p->cr, x, top, left + thick - x, thick);
    if (shape & RIGHT)
        cairo_rectangle(p->cr, left, top, x + w - left, thick);
    cairo_fill(p->cr);
}

static void round_corner(struct painter *p, double x, double y, unsigned shape)
{
    double middle_x = middle(x, p->cell_width), middle_y = middle(y, p->cell_height);
    double end_x = shape & RIGHT ? x + p->cell_width : x;
    double end_y = shape & DOWN ? y + p->cell_height : y;
    double radius = p->cell_width / 2;
    double turn_y = shape & DOWN ? middle_y + radius : middle_y - radius;
    cairo_move_to(p->cr, middle_x, end_y);
    cairo_line_to(p->cr, middle_x, turn_y);
    cairo_curve_to(p->cr, middle_x, (turn_y + 2 * middle_y) / 3, (middle_x * 2 + end_x) / 3,
                   middle_y, end_x, middle_y);
    cairo_set_line_width(p->cr, 2);
    cairo_stroke(p->cr);
}

static bool paint_frame(struct painter *p, double x, double y, uint32_t code)
{
    unsigned shape = 0;
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
        if (frames[i].code == code)
            shape = frames[i].shape;
    if (!shape)
        return false;
    double dx = shape & UP ? 3 : 0, dy = shape & UP ? 0 : 3;
    if (shape & ROUND) {
        round_corner(p, x, y, shape);
    } else if (shape & DOUBLE) {
        arms(p, x - dx, y - dy, shape, 2);
        arms(p, x + dx, y + dy, shape, 2);
    } else {
        arms(p, x, y, shape, shape & HEAVY ? 4 : 2);
    }
    return true;
}

/* Parts of a cell: from below, from the left, whole at three strengths, upper and right. */
static bool paint_block(struct painter *p, double x, double y, uint32_t code)
{
    double w = p->cell_width, h = p->cell_height;
    unsigned eighths = code - 0x2580;
    if (code < 0x2580 || code > 0x2593)
        return false;
    if (code == 0x2580) {
        h /= 2;
    } else if (code <= 0x2588) {
        y += h * (8 - eighths) / 8;
        h = h * eighths / 8;
    } else if (code <= 0x258f) {
        w = w * (16 - eighths) / 8;
    } else if (code == 0x2590) {
        x += w / 2;
        w /= 2;
    }
    cairo_save(p->cr);
    cairo_rectangle(p->cr, x, y, w, h);
    cairo_clip(p->cr);
    cairo_paint_with_alpha(p->cr, code > 0x2590 ? (code - 0x2590) * 0.25 : 1);
    cairo_restore(p->cr);
    return true;
}

/* --- cells ---------------------------------------------------------------------------- */

static bool paint_glyphs(struct painter *p, cairo_scaled_font_t *font, double x, double y,
                         const char *text, bool last)
{
    cairo_glyph_t *glyphs = NULL;
    int n = 0;
    bool whole = true;
    if (cairo_scaled_font_text_to_glyphs(font, x, y, text, -1, &glyphs, &n, NULL, NULL,
                                         NULL) != CAIRO_STATUS_SUCCESS)
        return false;
    for (int i = 0; i < n; i++)
        whole = whole && glyphs[i].index != 0;
    if (whole || last) {
        cairo_set_scaled_font(p->cr, font);
        cairo_show_glyphs(p->cr, glyphs, n);
    }
    cairo_glyph_free(glyphs);
    return whole;
}

static void paint_text(struct painter *p, const VTermScreenCell *cell, double x, double y)
{
    struct buf text;
    bool bold = cell->attrs.bold;
    buf_init(&text);
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        utf8_add(&text, cell->chars[i]);
    for (int i = 0; i < FONTS; i++)
        if (paint_glyphs(p, p->fonts[bold][i], x, y + p->baseline, text.text,
                         i == FONTS - 1))
            break;
    buf_release(&text);
}

static void paint_cell(struct painter *p, struct terminal *t, int row, int col, bool cursor)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = col}, &cell);
    if (cell.chars[0] == (uint32_t)-1)
        return;
    struct terminal_attrs a = terminal_attrs(t, row, col);
    unsigned fg = color_rgb(p->theme, a.fg, p->theme->text);
    unsigned bg = color_rgb(p->theme, a.bg, p->theme->back);
    double x = PADDING + col * p->cell_width, y = PADDING + row * p->cell_height;
    unsigned swap = a.reverse ? fg : bg;
    fg = a.reverse ? bg : fg;
    bg = cursor ? p->theme->cursor : swap;
    fg = cursor ? p->theme->back : fg;
    if (bg != p->theme->back) {
        ink(p->cr, bg);
        cairo_rectangle(p->cr, x, y, p->cell_width * cell.width, p->cell_height);
        cairo_fill(p->cr);
    }
    ink(p->cr, fg);
    if (cell.chars[0] && cell.chars[0] != ' ' && !paint_frame(p, x, y, cell.chars[0]) &&
        !paint_block(p, x, y, cell.chars[0]))
        paint_text(p, &cell, x, y);
    if (a.underline) {
        cairo_rectangle(p->cr, x, y + p->baseline + 4, p->cell_width * cell.width, 2);
        cairo_fill(p->cr);
    }
}

static void paint_window(struct painter *p, double width, double height)
{
    const double quarter = acos(0), half = 1;
    cairo_t *cr = p->cr;
    cairo_new_sub_path(cr);
    cairo_arc(cr, width - CORNER - half, CORNER + half, CORNER, -quarter, 0);
    cairo_arc(cr, width - CORNER - half, height - CORNER - half, CORNER, 0, quarter);
    cairo_arc(cr, CORNER + half, height - CORNER - half, CORNER, quarter, 2 * quarter);
    cairo_arc(cr, CORNER + half, CORNER + half, CORNER, 2 * quarter, 3 * quarter);
    cairo_close_path(cr);
    ink(cr, p->theme->back);
    cairo_fill_preserve(cr);
    ink(cr, p->theme->edge);
    cairo_set_line_width(cr, 2);
    cairo_stroke(cr);
}

/* --- the picture ---------------------------------------------------------------------- */

static void open_fonts(struct painter *p)
{
    static const char *const names[FONTS] = {"JetBrains Mono", "DejaVu Sans Mono"};
    cairo_matrix_t size, plain;
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_matrix_init_scale(&size, FONT_SIZE, FONT_SIZE);
    cairo_matrix_init_identity(&plain);
    for (int bold = 0; bold < 2; bold++)
        for (int i = 0; i < FONTS; i++) {
            cairo_font_face_t *face = cairo_toy_font_face_create(
                names[i], CAIRO_FONT_SLANT_NORMAL,
                bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
            p->fonts[bold][i] = cairo_scaled_font_create(face, &size, &plain, options);
            cairo_font_face_destroy(face);
        }
    cairo_font_options_destroy(options);
}

static void measure(struct painter *p)
{
    cairo_text_extents_t m;
    cairo_font_extents_t font;
    cairo_scaled_font_text_extents(p->fonts[0][0], "m", &m);
    cairo_scaled_font_extents(p->fonts[0][0], &font);
    p->cell_width = ceil(m.x_advance);
    p->cell_height = ceil(FONT_SIZE * row_height);
    p->baseline = round((p->cell_height + font.ascent - font.descent) / 2);
}

bool paint_screen(struct terminal *t, bool light, const char *path)
{
    struct painter p = {.theme = &themes[light]};
    int cursor_row, cursor_col;
    bool cursor;
    open_fonts(&p);
    measure(&p);
    int width = 2 * PADDING + t->cols * (int)p.cell_width;
    int height = 2 * PADDING + t->rows * (int)p.cell_height;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    p.cr = cairo_create(surface);
    paint_window(&p, width, height);
    terminal_cursor(t, &cursor_row, &cursor_col, &cursor);
    for (int row = 0; row < t->rows; row++)
        for (int col = 0; col < t->cols; col++)
            paint_cell(&p, t, row, col, cursor && row == cursor_row && col == cursor_col);
    bool written = cairo_surface_write_to_png(surface, path) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(p.cr);
    cairo_surface_destroy(surface);
    for (int i = 0; i < 2 * FONTS; i++)
        cairo_scaled_font_destroy(p.fonts[i / FONTS][i % FONTS]);
    return written;
}
