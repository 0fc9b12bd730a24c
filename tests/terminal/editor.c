/* The person's own editor, a small script here, has the terminal to itself, and gives it
 * back whatever happens. */
#include "support.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define CTRL_S  "\023"
#define CTRL_X  "\030"
#define TO_SPEC "2/better rep\r\re"

static char home[128];

/* Writes the script beside the board, and opens the form of a ticket. */
static void open_spec(struct demo *demo, const char *script, const char *const argv[])
{
    static char variable[160], runtime[160];
    const char *const env[] = {variable, runtime, "VISUAL", NULL};
    char path[128];
    demo_make(demo);
    snprintf(home, sizeof home, "%.*s/run", (int)(strlen(demo->file) - 9), demo->file);
    cr_assert_eq(mkdir(home, 0700), 0);
    snprintf(path, sizeof path, "%.*s/editor", (int)(strlen(demo->file) - 9), demo->file);
    FILE *file = fopen(path, "w");
    cr_assert(file && fprintf(file, "%s\n", script) > 0 && fclose(file) == 0);
    snprintf(variable, sizeof variable, "EDITOR=sh %s", path);
    snprintf(runtime, sizeof runtime, "XDG_RUNTIME_DIR=%s", home);
    demo_run(demo, ROWS, COLS, argv, env);
    terminal_settle(&demo->t);
    terminal_type(&demo->t, TO_SPEC);
    must_show(demo, "NOT READY   4 of 8 ok");
}

static const char *const board[] = {"buckstop", NULL};

static void must_leave_nothing(void)
{
    DIR *dir = opendir(home);
    cr_assert(dir);
    for (const struct dirent *entry; (entry = readdir(dir));)
        cr_assert_eq(entry->d_name[0], '.', "%s is left", entry->d_name);
    closedir(dir);
}

Test(editor, has_the_terminal_and_fills_the_form)
{
    struct demo demo;
    open_spec(&demo,
              "echo in the editor; read line; sed -i \"s/customers want.*/$line/\" \"$1\"",
              board);
    terminal_keys(&demo.t, CTRL_X);
    terminal_until(&demo.t, "in the editor");
    must_be_restored(&demo, "the way into the editor");
    terminal_keys(&demo.t, "they copy rows by hand\n");
    terminal_until(&demo.t, "From the editor, not saved yet: Why.");
    cr_assert(terminal_modes(&demo.t).alternate && terminal_modes(&demo.t).paste);
    must_show(&demo, "NOT READY   5 of 8 ok");
    must_leave_nothing();
    terminal_type(&demo.t, "\t\tx" CTRL_S);
    must_show(&demo, "Saved. Not ready");
    demo_remove(&demo);
}

Test(editor, keeps_ctrl_c_to_itself)
{
    struct demo demo;
    open_spec(&demo, "trap 'echo caught' INT; echo in the editor; read line; read line",
              board);
    terminal_keys(&demo.t, CTRL_X);
    terminal_until(&demo.t, "in the editor");
    terminal_keys(&demo.t, CTRL_C);
    terminal_until(&demo.t, "caught");
    terminal_keys(&demo.t, "\n\n");
    terminal_until(&demo.t, "The editor changed nothing.");
    terminal_type(&demo.t, "x");
    must_show(&demo, "customers want better reportingx");
    demo_remove(&demo);
}

Test(editor, that_cannot_be_started_is_said)
{
    struct demo demo;
    open_spec(&demo, "exit 7", board);
    terminal_keys(&demo.t, CTRL_X);
    terminal_until(&demo.t, "ended with an error (7).");
    must_show(&demo, "customers want better reporting");
    must_leave_nothing();
    demo_remove(&demo);
}

/* Both leave, the terminal is as it was, and what was typed and written is kept. */
static void ends_with(void (*end)(struct terminal *t), int code)
{
    struct demo demo;
    open_spec(&demo,
              "sed -i 's/^  turn off/  turn down/' \"$1\"; echo in the editor; read line",
              board);
    terminal_type(&demo.t, " typed before");
    terminal_keys(&demo.t, CTRL_X);
    terminal_until(&demo.t, "in the editor");
    end(&demo.t);
    cr_assert_eq(terminal_wait(&demo.t, 2000), code);
    must_leave_nothing();
    demo_end(&demo);
    demo_open(&demo, ROWS, COLS, (const char *const[]){"EDITOR=true", NULL});
    terminal_type(&demo.t, TO_SPEC);
    must_show(&demo, "customers want better reporting typed before");
    must_show(&demo, "turn off the flag");
    terminal_type(&demo.t, TAB);
    must_show(&demo, "What you wrote in the editor is kept: Ctrl-X opens it again.");
    terminal_keys(&demo.t, CTRL_X);
    terminal_until(&demo.t, "turn down the flag");
    demo_remove(&demo);
}

static void terminate(struct terminal *t)
{
    cr_assert_eq(kill(t->pid, SIGTERM), 0);
}

Test(editor, ends_with_a_signal_to_the_board)
{
    ends_with(terminate, 128 + SIGTERM);
}

Test(editor, ends_with_its_terminal)
{
    ends_with(terminal_hangup, 128 + SIGHUP);
}

/* A shell that goes on when it is told so, and brings both back. */
Test(editor, stops_with_the_board_at_ctrl_z)
{
    static const char *const argv[] = {
        "sh", "-c", "set -m; \"$BUCKSTOP\"; echo in the shell; read x; fg", NULL};
    struct demo demo;
    open_spec(&demo, "echo in the editor; read line; echo \"# $line\" >>\"$1\"", argv);
    terminal_keys(&demo.t, CTRL_X);
    terminal_until(&demo.t, "in the editor");
    terminal_keys(&demo.t, CTRL_Z);
    terminal_until(&demo.t, "in the shell");
    must_be_restored(&demo, "a stop in the editor");
    terminal_keys(&demo.t, "\nback in the editor\n");
    terminal_until(&demo.t, "The editor changed nothing");
    demo_remove(&demo);
}
