/* The app without a terminal: who a key is for, the footer, and leaving. */
#include "ui/app.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static struct app app;
static int runs, loads;
static int moments, loads_in_moment;
static bool typing_on, broken, in_moment;

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
    loads_in_moment += in_moment;
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

static void moment(void *state, bool begins)
{
    (void)state;
    cr_assert_neq(begins, in_moment);
    in_moment = begins;
    moments += begins;
}

Test(app, reads_as_of_one_moment)
{
    app.moment = moment;
    press('a');
    cr_assert_eq(moments, 1);
    cr_assert_eq(loads_in_moment, 1);
    broken = true;
    press('a');
    cr_assert_eq(loads_in_moment, 2);
    cr_assert_not(in_moment, "it goes on after a failure");
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

static bool gone_on, ticked;

/* What the top view shows is there no more; the one below it is. */
static bool load_gone(struct app *a, void *state, struct err *err)
{
    (void)a, (void)state;
    return !gone_on || err_set(err, ERR_NOT_FOUND, "it is gone");
}

static bool tick(struct app *a, void *state)
{
    (void)a, (void)state;
    return ticked;
}

static const struct view_ops passing = {
    .name = "PASSING", .commands = COMMANDS(rows), .load = load_gone, .tick = tick};

Test(app, leaves_a_view_of_what_is_there_no_more_for_the_one_below)
{
    app_open(&app, &passing, NULL);
    app_open(&app, &passing, NULL);
    cr_expect(app_reload(&app));
    gone_on = true;
    cr_expect_not(app_reload(&app), "the next key was meant for what is gone");
    cr_expect_eq(app.views, 1);
    cr_expect_str_eq(app.message, "It is gone.");
    loads = 0;
    cr_expect(app_reload(&app));
    cr_expect_eq(loads, 1);
}

Test(app, cuts_a_message_between_two_letters)
{
    char long_one[APP_MESSAGE + 1];
    for (size_t before = 0; before < 4; before++) {
        memset(long_one, 'a', before);
        for (size_t i = before; i + 2 < sizeof long_one; i += 2)
            memcpy(long_one + i, "\xC3\xA9", 3);
        app_say(&app, INK_TEXT, "%s%s", long_one, long_one);
        size_t n = strlen(app.message);
        cr_assert(n + 2 >= APP_MESSAGE && n < APP_MESSAGE);
        cr_expect_eq((unsigned char)app.message[n - 1], 0xA9, "%zu", before);
    }
}

Test(app, reads_again_what_time_has_changed_and_only_what_is_in_view)
{
    app_open(&app, &passing, NULL);
    cr_expect_not(app_tick(&app));
    ticked = true;
    cr_expect(app_tick(&app));
    app_open(&app, &ops, NULL);
    loads = 0;
    cr_expect_not(app_tick(&app), "the view below is not the one in view");
    cr_expect_eq(loads, 0);
}

Test(app, does_not_run_what_was_chosen_where_it_has_no_place)
{
    static const struct command stray = {.name = "stray", .keys = {'s'}, .run = count};
    app.chosen = &stray;
    press('x');
    cr_expect_eq(runs, 0);
    cr_expect(strstr(app.message, "that is not for here"), "%s", app.message);
    app.chosen = &all_rows[0];
    press('x');
    cr_expect_eq(runs, 1, "a command of every view has its place in each");
}

Test(app, says_an_error_as_sentences_and_cuts_what_is_too_long)
{
    struct err err = {0};
    err_set(&err, ERR_STORE, "\"x\" is not there");
    app_say_err(&app, &err);
    cr_expect_str_eq(app.message, "\"x\" is not there.");
    err_next(&err, "look for it");
    app_say_err(&app, &err);
    cr_expect_str_eq(app.message, "\"x\" is not there. Look for it");
}

Test(app, feeds_nobody_when_every_view_is_closed)
{
    press(KEY_CODE_ESC);
    cr_assert(app.quit);
    press('c');
    cr_expect_eq(runs, 0);
}

static bool copies_well;

static bool copy(void *ctx, const char *text)
{
    (void)ctx;
    cr_expect_str_eq(text, "a text");
    return copies_well;
}

Test(app, copies_or_says_what_does_it_instead)
{
    static const char instead[] = "No clipboard here for it. In a shell: print it";
    app_copy(&app, "a text", "the day", "print it");
    cr_expect_str_eq(app.message, instead);
    app.copy = copy;
    app_copy(&app, "a text", "the day", "print it");
    cr_expect_str_eq(app.message, instead);
    copies_well = true;
    app_copy(&app, "a text", "the day", "print it");
    cr_expect_str_eq(app.message, "Copied: the day.");
}
