/* What the terminal is said to be comes from outside too: whatever TERM and TERMINFO say,
 * the board is drawn or refused in a line, and nothing else is written. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { LONG = 10 * 1024 };

static void must_refuse(struct demo *demo, const char *const env[])
{
    const char *const argv[] = {"buckstop", NULL};
    demo_run(demo, ROWS, COLS, argv, env);
    cr_assert_eq(terminal_wait(&demo->t, 5000), 2, "%.40s", env[0]);
    must_show(demo, "cannot be drawn on.");
    must_be_restored(demo, "a refusal");
    cr_assert_eq(terminal_modes(&demo->t).left, 0, "%.40s", env[0]);
    demo_end(demo);
}

Test(hostile_term, a_name_is_no_path)
{
    static const char *const names[] = {"TERM=../../etc/passwd",
                                        "TERM=/etc/passwd",
                                        "TERM=x/../../../../etc/passwd",
                                        "TERM=.",
                                        "TERM=..",
                                        "TERM=%n%n%n",
                                        "TERM=\x1b[31m"};
    struct demo demo;
    demo_make(&demo);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *const env[] = {names[i], NULL};
        must_refuse(&demo, env);
    }
    demo_remove(&demo);
}

Test(hostile_term, a_name_of_ten_kilobytes_is_refused)
{
    static char name[LONG] = "TERM=";
    const char *const env[] = {name, NULL};
    struct demo demo;
    demo_make(&demo);
    memset(name + strlen("TERM="), 'x', sizeof name - sizeof "TERM=");
    must_refuse(&demo, env);
    demo_remove(&demo);
}

/* A description that is none: random bytes, one cut off, one with numbers that point out of
 * it. (term(5): magic 0432, then five counts.) */
Test(hostile_term, a_description_of_garbage_is_refused)
{
    static const char *const scripts[] = {
        "head -c 4096 /dev/urandom",
        "printf '\\032\\001'",
        "printf '\\032\\001\\377\\177\\377\\177\\377\\177\\377\\177\\377\\177xterm|x\\000'",
        "printf '\\032\\001\\006\\000\\001\\000\\001\\000\\001\\000\\001\\000x|yz\\000'",
        ":",
    };
    struct demo demo;
    char folder[128], script[512];
    demo_make(&demo);
    snprintf(folder, sizeof folder, "TERMINFO=%s.terminfo", demo.file);
    const char *const env[] = {"TERM=hostile", folder, NULL};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        snprintf(script, sizeof script,
                 "mkdir -p \"$TERMINFO/h\" && { %s; } >\"$TERMINFO/h/hostile\"",
                 scripts[i]);
        const char *const argv[] = {"sh", "-c", script, NULL};
        demo_run(&demo, ROWS, COLS, argv, env);
        cr_assert_eq(terminal_wait(&demo.t, 5000), 0, "%s", scripts[i]);
        demo_end(&demo);
        must_refuse(&demo, env);
    }
    demo_remove(&demo);
}

/* Lies about its size from the environment are the user's own business, but no crash. */
Test(hostile_term, lines_and_columns_may_say_anything)
{
    static const char *const lies[][2] = {
        {"LINES=0", "COLUMNS=0"},
        {"LINES=-1", "COLUMNS=-1"},
        {"LINES=99999999", "COLUMNS=99999999"},
        {"LINES=x", "COLUMNS=%s"},
    };
    struct demo demo;
    demo_make(&demo);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        const char *const env[] = {lies[i][0], lies[i][1], NULL};
        demo_open(&demo, ROWS, COLS, env);
        terminal_keys(&demo.t, "q");
        cr_assert_eq(terminal_wait(&demo.t, 2000), 0, "%s", lies[i][0]);
        must_be_restored(&demo, lies[i][0]);
        demo_end(&demo);
    }
    demo_remove(&demo);
}
