/* What colour and the cursor say: the terminal's own colours, and bold without any. */
#include "support.h"

#include <criterion/criterion.h>
#include <string.h>

enum { RED = 1, GREEN = 2, CYAN = 6 };

static struct terminal_attrs attrs_of(struct demo *demo, const char *text, int further)
{
    int row, col;
    cr_assert(terminal_find(&demo->t, text, &row, &col), "\"%s\" is not there:\n%s", text,
              terminal_text(&demo->t));
    return terminal_attrs(&demo->t, row, col + further);
}

static void must_be(struct demo *demo, const char *text, int further, int color, bool bold)
{
    struct terminal_attrs a = attrs_of(demo, text, further);
    cr_assert_eq(a.fg, color, "\"%s\" has the colour %d", text, a.fg);
    cr_assert_eq(a.bg, TERMINAL_OWN, "\"%s\" has a background", text);
    cr_assert_eq(a.bold, bold, "\"%s\"", text);
}

Test(roles, no_owner_is_red_and_bold)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    must_be(&demo, "NO OWNER", 0, RED, true);
    must_be(&demo, "Ana Ruiz", 0, TERMINAL_OWN, false);
    demo_remove(&demo);
}

Test(roles, keys_and_what_has_them_are_cyan_and_bold)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    must_be(&demo, "z zoom", 0, CYAN, true);
    must_be(&demo, "z zoom", 2, TERMINAL_OWN, false);
    must_be(&demo, "? help", 0, CYAN, true);
    must_be(&demo, "[1 AREAS]", 1, CYAN, true);
    must_be(&demo, "2 TICKETS", 0, TERMINAL_OWN, true);
    demo_remove(&demo);
}

/* The name itself stays as it is when one comes by: fewer bytes for each move. */
Test(roles, the_row_one_is_on_has_a_bold_mark)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    must_be(&demo, "> checkout", 0, TERMINAL_OWN, true);
    must_be(&demo, "> checkout", 2, TERMINAL_OWN, false);
    must_be(&demo, "   checkout", 3, TERMINAL_OWN, false);
    demo_remove(&demo);
}

Test(roles, what_is_refused_is_red_and_what_is_saved_green)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "eAna & Bob");
    must_be(&demo, "REFUSED", 0, RED, true);
    terminal_type(&demo.t, CTRL_U "ana" ENTER ENTER);
    must_be(&demo, "Saved. checkout: Ana Ruiz", 0, GREEN, false);
    demo_remove(&demo);
}

/* Every cell of the screen; and some are bold. */
static void must_be_without_color(struct demo *demo, const char *name)
{
    int bold = 0;
    for (int row = 0; row < ROWS; row++) {
        for (int col = 0; col < COLS; col++) {
            struct terminal_attrs a = terminal_attrs(&demo->t, row, col);
            cr_assert(a.fg == TERMINAL_OWN && a.bg == TERMINAL_OWN,
                      "%s: colour in row %d, column %d", name, row, col);
            bold += a.bold;
        }
    }
    cr_assert(bold > 0, "%s: nothing is bold", name);
}

static void draws_without_color(const char *const env[])
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, env);
    must_be(&demo, "NO OWNER", 0, TERMINAL_OWN, true);
    must_be(&demo, "z zoom", 0, TERMINAL_OWN, true);
    must_be(&demo, "z zoom", 2, TERMINAL_OWN, false);
    demo_end(&demo);
    for (int i = 0; i < screens_n; i++) {
        if (screens[i].step > 1)
            continue;
        demo_open(&demo, ROWS, COLS, env);
        go_to(&demo, &screens[i]);
        must_be_without_color(&demo, screens[i].name);
        demo_end(&demo);
    }
    demo_remove(&demo);
}

Test(roles, no_color_draws_none_and_keeps_bold)
{
    static const char *const env[] = {"NO_COLOR=1", NULL};
    draws_without_color(env);
}

Test(roles, a_terminal_without_colours_keeps_bold)
{
    static const char *const env[] = {"TERM=vt100", NULL};
    draws_without_color(env);
}

Test(roles, an_empty_no_color_says_nothing)
{
    static const char *const env[] = {"NO_COLOR=", NULL};
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, env);
    must_be(&demo, "NO OWNER", 0, RED, true);
    demo_remove(&demo);
}

/* `text` ends where the cursor stands; NULL: it is hidden. */
static const struct {
    const char *keys, *text;
} cursors[] = {
    {"", NULL},
    {"j", NULL},
    {"?", NULL},
    {"j" ENTER, NULL},
    {"/bill", "/ bill"},
    {"/bill" ENTER, NULL},
    {"awarehouse", "New area: warehouse"},
    {"awarehouse" ESC, NULL},
    {"ean", "Owner         an"},
    {"eAna" TAB "she knows", "Why           she knows"},
    {"eAnna\002\002", "Owner         An"},
    {"wbil", "WHO OWNS   bil"},
    {":re", ": re"},
    {"r", NULL},
    {"rdnot ours", "                not ours"},
    {"rdnot ours" UP, NULL},
};

Test(roles, the_cursor_stands_where_one_types_and_is_hidden_elsewhere)
{
    struct demo demo;
    demo_make(&demo);
    for (size_t i = 0; i < sizeof cursors / sizeof *cursors; i++) {
        const char *text = cursors[i].text;
        int row, col, at_row, at_col;
        bool visible;
        if (i > 0)
            demo_remove(&demo), demo_make(&demo);
        demo_open(&demo, ROWS, COLS, NULL);
        terminal_type(&demo.t, cursors[i].keys);
        terminal_cursor(&demo.t, &row, &col, &visible);
        cr_assert_eq(visible, text != NULL, "after \"%s\"", cursors[i].keys);
        if (!text)
            continue;
        must_show(&demo, text);
        terminal_find(&demo.t, text, &at_row, &at_col);
        cr_assert_eq(row, at_row, "after \"%s\", row %d", cursors[i].keys, row);
        cr_assert_eq(col, at_col + (int)strlen(text), "after \"%s\", column %d",
                     cursors[i].keys, col);
    }
    demo_remove(&demo);
}
