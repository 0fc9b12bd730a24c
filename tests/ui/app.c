/* The app without a terminal: who a key is for, the footer, and leaving. */
#include "ui/app.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static struct app app;
static int runs, loads;
static bool typing_on, broken;

static enum view_wants count(struct app *a, void *state, const struct key *key)
{
    (void)a, (void)state, (void)key;
    runs++;
    return VIEW_DRAW;
}

static enum view_wants again(struct app *a, void *state, const struct key *key)
{
    (void)a, (void)state, (void)key;
    return VIEW_LOAD;
}

static enum view_wants leave(struct app *a, void *state, const struct key *key)
{
    (void)a, (void)state, (void)key;
    return VIEW_CLOSE;
}

static const char *never(void *state)
{
    (void)state;
    return "Not now.";
}

static const struct command rows[] = {
    {.name = "count", .keys = {'c'}, .footer = "count", .help = "counts", .run = count},
    {.name = "blocked", .keys = {'b'}, .footer = "blocked", .blocked = never, .run = count},
    {.name = "again", .keys = {'a'}, .footer = "again", .minor = true, .run = again},
    {.name = "hint", .label = "type", .footer = "a text"},
    {.name = "leave", .keys = {KEY_CODE_ESC}, .footer = "leave", .run = leave},
};
static const struct command all_rows[] = {
    {.name = "help", .keys = {'?'}, .footer = "help", .minor = true, .run = count},
};
static const struct commands everywhere = COMMANDS(all_rows);

static bool load(struct app *a, void *state, struct err *err)
{
    (void)a, (void)state;
    loads++;
    return !broken || err_set(err, ERR_STORE, "it is broken");
}

static void draw(struct app *a, void *state, struct grid *grid)
{
    (void)state, (void)grid;
    app_foot(a, "a hint", INK_MUTED);
}

static bool typing(void *state)
{
    (void)state;
    return typing_on;
}

static const struct view_ops ops = {.name = "A VIEW",
                                    .commands = COMMANDS(rows),
                                    .load = load,
                                    .draw = draw,
                                    .typing = typing};

static void enter(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    app_init(&app, &everywhere, NULL);
    app_open(&app, &ops, NULL);
}

static void end(void)
{
    app_release(&app);
}

TestSuite(app, .init = enter, .fini = end);

static void press(uint32_t code)
{
    app_feed(&app, &(struct key){.code = code});
}

static const char *foot(int rows_n, int cols)
{
    static char line[256];
    struct buf dump;
    app_resize(&app, rows_n, cols);
    app_draw(&app);
    buf_init(&dump);
    grid_dump(&app.grid, false, &dump);
    dump.text[dump.len - 1] = '\0';
    snprintf(line, sizeof line, "%s", strrchr(dump.text, '\n') + 1);
    buf_release(&dump);
    return line;
}

Test(app, runs_the_view_s_command_else_that_of_every_view)
{
    press('c');
    press('?');
    cr_assert_eq(runs, 2);
    press('x');
    cr_assert_eq(runs, 2);
    press('b');
    cr_assert_eq(runs, 2);
    cr_assert_str_eq(app.message, "Not now.");
    press('c');
    cr_assert_str_eq(app.message, "", "a message stays until the next key");
}

Test(app, takes_letters_for_text_while_one_types)
{
    typing_on = true;
    press('c');
    cr_assert_eq(runs, 0);
    press(KEY_CODE_ESC);
    cr_assert(app.quit);
}

Test(app, quits_when_the_last_view_is_left)
{
    app_open(&app, &ops, NULL);
    press(KEY_CODE_ESC);
    cr_assert_not(app.quit);
    press(KEY_CODE_ESC);
    cr_assert(app.quit);
}

Test(app, keeps_what_it_shows_when_it_cannot_be_read_again)
{
    broken = true;
    press('a');
    cr_assert_not(app.quit);
    cr_assert_str_eq(app.message, "It is broken.");
    cr_assert_not(app_open(&app, &ops, NULL));
    cr_assert_eq(app.views, 1);
}

Test(app, opens_no_more_than_there_is_room_for)
{
    while (app.views < APP_VIEWS)
        cr_assert(app_open(&app, &ops, NULL));
    cr_assert_not(app_open(&app, &ops, NULL));
    cr_assert(strstr(app.message, "Esc goes back"));
}

Test(app, runs_what_was_chosen_once_the_key_is_done)
{
    app.chosen = &rows[0];
    press('x');
    cr_assert_eq(runs, 1);
    press('x');
    cr_assert_eq(runs, 1);
}

Test(app, leaves_out_of_its_footer_what_has_no_room)
{
    cr_expect_str_eq(foot(12, 80), " c count  a again  type a text  Esc leave  ? help");
    cr_expect_str_eq(foot(12, 44), " c count  type a text  Esc leave  ? help");
    cr_expect_str_eq(foot(12, 40), " c count  type a text  Esc leave");
    typing_on = true;
    cr_expect_str_eq(foot(12, 80), " type a text  Esc leave");
}

Test(app, says_what_size_it_needs)
{
    foot(9, 39);
    cr_expect_str_eq(grid_cell(&app.grid, 0, 0)->text, "N");
    app_resize(&app, 1, 1);
    app_draw(&app);
    cr_expect_str_eq(grid_cell(&app.grid, 0, 0)->text, "N");
}
