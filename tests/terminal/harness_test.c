/* The harness itself, against the shell: what it would let pass, every screen test would.
 */
#include "golden.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A program that settles: it answers each SETTLE_ASK, which ends in a tilde, and writes
 * whatever else it reads up to there. */
#define ANSWERING                                                                          \
    "stty raw -echo; printf '%s'; "                                                        \
    "while s=; c=; while c=$(dd bs=1 count=1 2>/dev/null) && [ \"$c\" ]; do s=$s$c; "      \
    "[ \"$c\" != '~' ] || break; done; [ \"$c\" ]; do "                                    \
    "printf '%%s\\033]7771;settled\\033\\\\' \"${s%%?\\[99\\~}\"; done"

static void start(struct terminal *t, const char *script)
{
    const char *const argv[] = {"sh", "-c", script, NULL};
    terminal_start(t, 6, 30, argv, NULL);
}

static void start_answering(struct terminal *t, const char *first)
{
    struct buf script;
    buf_init(&script);
    buf_addf(&script, ANSWERING, first);
    start(t, script.text);
    buf_release(&script);
}

static long seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec;
}

Test(terminal, reads_rows_with_wide_and_combining_characters)
{
    struct terminal t;
    int row, col;
    start(&t, "printf 'a\\346\\274\\242b  \\r\\ne\\314\\201 end   '");
    cr_assert_eq(terminal_wait(&t, 5000), 0);
    cr_assert_str_eq(terminal_row(&t, 0), "a漢b");
    cr_assert_str_eq(terminal_row(&t, 1), "e\314\201 end");
    cr_assert_str_eq(terminal_text(&t), "a漢b\ne\314\201 end\n\n\n\n\n");
    cr_assert(terminal_find(&t, "b", &row, &col));
    cr_assert_eq(row, 0);
    cr_assert_eq(col, 3);
    cr_assert_not(terminal_find(&t, "nowhere", NULL, NULL));
    terminal_end(&t);
}

Test(terminal, reads_attributes_and_colours)
{
    struct terminal t;
    start(&t, "printf '\\033[1;4;31mA\\033[0;7;48;5;244mB\\033[0;38;2;1;2;3mC\\033[0mD'");
    terminal_wait(&t, 5000);
    struct terminal_attrs a = terminal_attrs(&t, 0, 0), b = terminal_attrs(&t, 0, 1),
                          c = terminal_attrs(&t, 0, 2), d = terminal_attrs(&t, 0, 3);
    cr_assert(a.bold && a.underline && !a.reverse);
    cr_assert_eq(a.fg, 1);
    cr_assert_eq(a.bg, TERMINAL_OWN);
    cr_assert(b.reverse && !b.bold);
    cr_assert_eq(b.bg, 244);
    cr_assert_eq(c.fg, TERMINAL_RGB | 0x010203);
    cr_assert(!d.bold && !d.reverse);
    cr_assert_eq(d.fg, TERMINAL_OWN);
    terminal_end(&t);
}

Test(terminal, settles_once_everything_typed_is_drawn)
{
    struct terminal t;
    int row, col;
    bool visible;
    start_answering(&t, "\\033[?25l\\033[2;3H");
    terminal_settle(&t);
    terminal_type(&t, "abc");
    cr_assert_str_eq(terminal_row(&t, 1), "  abc");
    terminal_cursor(&t, &row, &col, &visible);
    cr_assert_eq(row, 1);
    cr_assert_eq(col, 5);
    cr_assert_not(visible);
    terminal_end(&t);
}

Test(terminal, counts_bytes_without_the_settle_answers)
{
    struct terminal t;
    start_answering(&t, "xyz");
    terminal_settle(&t);
    cr_assert_eq(terminal_bytes(&t), 3);
    terminal_type(&t, "four");
    cr_assert_eq(terminal_bytes(&t), 4);
    terminal_settle(&t);
    cr_assert_eq(terminal_bytes(&t), 0);
    terminal_end(&t);
}

Test(terminal, a_program_that_hangs_does_not_hang_the_test)
{
    struct terminal t;
    long began = seconds();
    start(&t, "stty raw -echo; trap '' HUP TERM INT; while :; do sleep 100; done");
    cr_assert_not(terminal_settles(&t, 300));
    pid_t pid = t.pid;
    terminal_end(&t);
    cr_assert(seconds() - began < 5);
    cr_assert_neq(kill(pid, 0), 0, "it was left behind");
}

Test(terminal, a_program_that_ends_does_not_settle)
{
    struct terminal t;
    start(&t, "echo no board; exit 2");
    cr_assert_not(terminal_settles(&t, 5000));
    cr_assert(t.ended);
    cr_assert_eq(t.code, 2);
    cr_assert_str_eq(terminal_row(&t, 0), "no board");
    terminal_end(&t);
}

Test(terminal, a_program_that_is_not_there_ends_with_127)
{
    struct terminal t;
    const char *const argv[] = {"/nowhere/at/all", NULL};
    terminal_start(&t, 6, 30, argv, NULL);
    cr_assert_eq(terminal_wait(&t, 5000), 127);
    terminal_end(&t);
}

Test(terminal, modes_are_read_from_the_bytes)
{
    struct terminal t;
    start_answering(&t,
                    "\\033[?1049h\\033[?25l\\033[?2004h\\033[?1000;1006h\\033=\\033[?1h");
    terminal_settle(&t);
    struct modes on = terminal_modes(&t);
    cr_assert(on.alternate && on.paste && on.mouse && on.keypad && on.cursor_keys);
    cr_assert_not(on.cursor);
    terminal_end(&t);
}

Test(terminal, modes_are_read_from_bytes_that_come_one_at_a_time)
{
    static const char bytes[] = "\033[?1049;2004h\033]0;title\a\033]7771;settled\033\\"
                                "\033P\033[?1000h\033\\\033[1;31m\033[?2004l";
    struct modes modes;
    modes_init(&modes);
    for (const char *at = bytes; *at; at++)
        modes_feed(&modes, at, 1);
    cr_assert(modes.alternate && modes.cursor);
    cr_assert_not(modes.paste);
    cr_assert_eq(modes.settled, 1);
    modes_feed(&modes, "\033c", 2);
    cr_assert_not(modes.alternate);
}

Test(terminal, knows_whether_the_settings_were_restored)
{
    struct terminal t;
    start(&t, "old=$(stty -g); stty raw -echo; echo taken; read x; stty \"$old\"; exit 3");
    terminal_until(&t, "taken");
    cr_assert_not(terminal_restored(&t));
    terminal_keys(&t, "\n");
    cr_assert_eq(terminal_wait(&t, 5000), 3);
    cr_assert(terminal_restored(&t));
    terminal_end(&t);
}

Test(terminal, resizes_the_screen_and_tells_the_program)
{
    struct terminal t;
    start(&t, "trap 'stty size' WINCH; echo ready; while :; do sleep 0.05; done");
    terminal_until(&t, "ready");
    terminal_resize(&t, 9, 50);
    terminal_until(&t, "9 50");
    terminal_end(&t);
}

Test(terminal, a_signal_and_a_hangup_end_the_program)
{
    struct terminal t;
    start(&t, "echo ready; exec sleep 100");
    terminal_until(&t, "ready");
    terminal_signal(&t, SIGTERM);
    cr_assert_eq(terminal_wait(&t, 5000), 128 + SIGTERM);
    terminal_end(&t);

    start(&t, "echo ready; exec sleep 100");
    terminal_until(&t, "ready");
    terminal_hangup(&t);
    cr_assert_eq(terminal_wait(&t, 5000), 128 + SIGHUP);
    terminal_end(&t);
}

Test(terminal, takes_more_keys_than_a_pseudo_terminal_holds)
{
    struct terminal t;
    static char many[40001];
    memset(many, 'x', sizeof many - 1);
    start(&t, "stty raw -echo; echo go; head -c 40000 | wc -c");
    terminal_until(&t, "go");
    terminal_keys(&t, many);
    terminal_until(&t, "40000");
    terminal_end(&t);
}

Test(terminal, gives_the_program_an_environment_of_its_own)
{
    struct terminal t;
    const char *const argv[] = {"sh", "-c", "echo $TERM,$LC_ALL,$A,$LINES,${B-gone}", NULL};
    const char *const env[] = {"A=1", "LC_ALL=C", "B=2", "B", NULL};
    setenv("LINES", "77", 1);
    terminal_start(&t, 6, 40, argv, env);
    terminal_wait(&t, 5000);
    cr_assert_str_eq(terminal_row(&t, 0), "xterm-256color,C,1,,gone");
    terminal_end(&t);
}

Test(terminal, the_other_screen_goes_and_what_was_there_comes_back)
{
    struct terminal t;
    start(&t, "printf 'before\\033[?1049h\\033[Hinside'; read x; printf '\\033[?1049l'");
    terminal_until(&t, "inside");
    cr_assert_not(terminal_find(&t, "before", NULL, NULL));
    terminal_keys(&t, "\n");
    terminal_until(&t, "before");
    cr_assert_not(terminal_modes(&t).alternate);
    terminal_end(&t);
}

Test(terminal, a_golden_is_the_screen)
{
    struct terminal t;
    start(&t, "printf 'Gr\\303\\274\\303\\237e\\r\\n\\r\\n  two  '");
    terminal_wait(&t, 5000);
    terminal_golden(&t, "harness");
    terminal_end(&t);
}
