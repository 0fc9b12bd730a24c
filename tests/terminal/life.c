/* However the program ends or stops, the terminal is as it was. */
#include "support.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* The shell becomes the program, so that what stood on the terminal before can be seen. */
static void open_after_shell(struct demo *demo)
{
    const char *const argv[] = {"sh", "-c", "echo before; exec \"$BUCKSTOP\"", NULL};
    demo_run(demo, ROWS, COLS, argv, NULL);
    terminal_settle(&demo->t);
}

static void must_be_as_before(struct demo *demo, const char *after)
{
    must_be_restored(demo, after);
    cr_assert_str_eq(terminal_row(&demo->t, 0), "before", "after %s", after);
    cr_assert_str_eq(terminal_row(&demo->t, ROWS - 1), "", "after %s", after);
}

static void ends_by_each(const int *signals, int n)
{
    static const char *const keys[] = {"", "eAna & Bob", "rdnot ou"};
    struct demo demo;
    demo_make(&demo);
    for (int i = 0; i < n; i++) {
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            char name[32];
            snprintf(name, sizeof name, "signal %d on \"%s\"", signals[i], keys[k]);
            open_after_shell(&demo);
            terminal_type(&demo.t, keys[k]);
            cr_assert(terminal_modes(&demo.t).alternate && terminal_modes(&demo.t).paste);
            terminal_signal(&demo.t, signals[i]);
            cr_assert_eq(terminal_wait(&demo.t, 2000), 128 + signals[i], "%s", name);
            must_be_as_before(&demo, name);
            demo_end(&demo);
        }
    }
    demo_remove(&demo);
}

Test(life, a_signal_to_leave_gives_the_terminal_back)
{
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM, SIGQUIT};
    ends_by_each(signals, sizeof signals / sizeof *signals);
}

Test(life, a_fault_gives_the_terminal_back)
{
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
    ends_by_each(signals, sizeof signals / sizeof *signals);
}

Test(life, quitting_by_q_ends_with_0)
{
    struct demo demo;
    demo_make(&demo);
    open_after_shell(&demo);
    terminal_keys(&demo.t, "q");
    cr_assert_eq(terminal_wait(&demo.t, 2000), 0);
    must_be_as_before(&demo, "q");
    demo_end(&demo);

    open_after_shell(&demo);
    terminal_keys(&demo.t, "r?qqq");
    cr_assert_eq(terminal_wait(&demo.t, 2000), 0);
    must_be_as_before(&demo, "q out of each view");
    demo_remove(&demo);
}

Test(life, ctrl_c_twice_ends_with_0)
{
    struct demo demo;
    demo_make(&demo);
    open_after_shell(&demo);
    terminal_type(&demo.t, "ean" CTRL_C);
    must_show(&demo, "Not saved; the draft is kept.");
    terminal_keys(&demo.t, CTRL_C);
    cr_assert_eq(terminal_wait(&demo.t, 2000), 0);
    must_be_as_before(&demo, "Ctrl-C twice");
    demo_remove(&demo);
}

Test(life, ctrl_c_twice_with_a_key_between_stays)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, CTRL_C "j" CTRL_C);
    must_show(&demo, "Ctrl-C once more quits. Nothing is lost.");
    demo_remove(&demo);
}

/* A shell that goes on when it is told so, and brings the program back. */
static void open_in_shell(struct demo *demo, const char *when_stopped)
{
    char script[256];
    const char *const argv[] = {"sh", "-c", script, NULL};
    snprintf(script, sizeof script,
             "old=$(stty -g); set -m; echo before; \"$BUCKSTOP\"; %s echo in the shell; "
             "read x; fg",
             when_stopped);
    demo_run(demo, ROWS, COLS, argv, NULL);
    terminal_settle(&demo->t);
}

/* To what has the terminal, which is not the shell. */
static void signal_job(struct demo *demo, int sig)
{
    cr_assert_eq(kill(-tcgetpgrp(demo->t.master), sig), 0);
    terminal_until(&demo->t, "in the shell");
}

static void comes_back_to(const struct screen *screen)
{
    struct demo demo;
    struct buf was, is;
    buf_init(&was);
    buf_init(&is);
    demo_make(&demo);
    open_in_shell(&demo, "");
    go_to(&demo, screen);
    copy_screen(&demo.t, &was);
    terminal_keys(&demo.t, CTRL_Z);
    terminal_until(&demo.t, "in the shell");
    must_show(&demo, "before");
    must_be_restored(&demo, screen->name);
    terminal_keys(&demo.t, "\n");
    terminal_settle(&demo.t);
    copy_screen(&demo.t, &is);
    cr_assert_str_eq(is.text, was.text, "%s has changed:\n%s", screen->name,
                     terminal_text(&demo.t));
    struct modes on = terminal_modes(&demo.t);
    cr_assert(on.alternate && on.paste, "%s", screen->name);
    demo_remove(&demo);
    buf_release(&is);
    buf_release(&was);
}

Test(life, comes_back_from_ctrl_z_to_the_same_screen)
{
    for (int i = 0; i < screens_n; i += 2)
        comes_back_to(&screens[i]);
}

Test(life, comes_back_from_ctrl_z_to_the_same_other_screen)
{
    for (int i = 1; i < screens_n; i += 2)
        comes_back_to(&screens[i]);
}

static void comes_back_from(int sig, const char *when_stopped)
{
    struct demo demo;
    struct buf was, is;
    buf_init(&was);
    buf_init(&is);
    demo_make(&demo);
    open_in_shell(&demo, when_stopped);
    terminal_type(&demo.t, "eAna & Bob");
    copy_screen(&demo.t, &was);
    signal_job(&demo, sig);
    must_be_restored(&demo, "a stop from outside");
    terminal_keys(&demo.t, "\n");
    terminal_settle(&demo.t);
    copy_screen(&demo.t, &is);
    cr_assert_str_eq(is.text, was.text, "%s", terminal_text(&demo.t));
    cr_assert(terminal_modes(&demo.t).alternate && terminal_modes(&demo.t).paste);
    demo_remove(&demo);
    buf_release(&is);
    buf_release(&was);
}

Test(life, comes_back_from_a_stop_from_outside)
{
    comes_back_from(SIGTSTP, "");
}

/* It cannot give the terminal back then; the shell takes it. */
Test(life, comes_back_from_a_stop_that_it_did_not_see)
{
    comes_back_from(SIGSTOP, "stty $old; printf '\\033[?2004l\\033[?1l\\033>\\033[?25h"
                             "\\033[?1049l';");
}

Test(life, is_not_stopped_where_nobody_could_bring_it_back)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "eAna & Bo" CTRL_Z);
    must_show(&demo, "Ana & Bo");
    terminal_signal(&demo.t, SIGTSTP);
    terminal_settle(&demo.t);
    must_show(&demo, "Ana & Bo");
    cr_assert(terminal_modes(&demo.t).alternate && terminal_modes(&demo.t).paste);
    demo_remove(&demo);
}
