/* A text in an editor that is a small script: what comes back, what does not, and that
 * nothing stays behind. */
#include "ui/editor.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64], command[256];
static struct buf out;
static struct err err;
static bool differs;
static volatile sig_atomic_t told;

static int remove_one(const char *path, const struct stat *stat, int kind, struct FTW *ftw)
{
    (void)stat, (void)kind, (void)ftw;
    return remove(path);
}

static void enter(void)
{
    snprintf(folder, sizeof folder, "/tmp/buckstop-editor.XXXXXX");
    cr_assert(mkdtemp(folder));
    buf_init(&out);
}

static void leave(void)
{
    buf_release(&out);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

TestSuite(editor, .init = enter, .fini = leave, .timeout = 30);

/* How many things are in the folder, the script among them. */
static int count(void)
{
    int n = 0;
    DIR *dir = opendir(folder);
    cr_assert(dir);
    for (const struct dirent *entry; (entry = readdir(dir));)
        n += entry->d_name[0] != '.';
    closedir(dir);
    return n;
}

/* Edits with a script, to which $1 is the file, and sees that nothing is left of it. */
static bool edit(const char *script, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/editor", folder);
    FILE *file = fopen(path, "w");
    cr_assert(file);
    fprintf(file, "%s\n", script);
    fclose(file);
    snprintf(command, sizeof command, "sh '%s'", path);
    const struct editor editor = {.command = command, .folder = {"/nowhere", NULL, folder}};
    bool ok = editor_edit(&editor, text, &out, &differs, &err);
    cr_expect_eq(count(), 1, "\"%s\" leaves something behind", script);
    return ok;
}

Test(editor, gives_back_what_was_written)
{
    cr_assert(edit("sed -i s/one/two/ \"$1\"", "one\n"), "%s", err.what);
    cr_assert_str_eq(out.text, "two\n");
    cr_assert(differs);
    cr_assert(edit("true", "as it was\n"));
    cr_assert_str_eq(out.text, "as it was\n");
    cr_assert_not(differs);
}

Test(editor, gives_it_a_file_that_nobody_else_can_reach)
{
    cr_assert(edit("stat -c '%a %F' \"$1\" \"$(dirname \"$1\")\" >\"$1.new\"\n"
                   "basename \"$1\" >>\"$1.new\"\n"
                   "mv \"$1.new\" \"$1\"",
                   "text"));
    cr_assert_str_eq(out.text, "600 regular file\n700 directory\nspec.yaml\n");
}

Test(editor, never_takes_the_text_for_something_to_do)
{
    static const char text[] =
        "$(touch evil) `touch evil` %s \\ ' \" ; touch evil\n\033]0;x";
    cr_assert(edit("cat \"$1\" >\"$1.new\" && mv \"$1.new\" \"$1\"", text));
    cr_assert_str_eq(out.text, text);
}

Test(editor, takes_the_backups_away_as_well)
{
    cr_assert(edit("d=$(dirname \"$1\"); cp \"$1\" \"$1~\"; cp \"$1\" \"$d/.swap\"; mkdir "
                   "\"$d/more\"; cp \"$1\" \"$d/more\"; ln -s /etc/passwd \"$d/link\"",
                   "text"));
    cr_assert_eq(access("/etc/passwd", R_OK), 0);
}

Test(editor, keeps_the_old_text_where_it_is_no_good)
{
    static const struct {
        const char *script, *says;
        enum err_code code;
    } cases[] = {
        {"exit 3", "ended with an error (3)", ERR_INPUT},
        {"echo new >\"$1\"; exit 1", "ended with an error (1)", ERR_INPUT},
        {": >\"$1\"", "an empty file", ERR_INPUT},
        {"printf '\\n \\n' >\"$1\"", "an empty file", ERR_INPUT},
        {"rm \"$1\"", "no file that can be read", ERR_INPUT},
        {"rm \"$1\"; mkdir \"$1\"", "no regular file", ERR_INPUT},
        {"rm \"$1\"; mkfifo \"$1\"", "no regular file", ERR_INPUT},
        {"ln -sf /etc/passwd \"$1\"", "no regular file", ERR_INPUT},
        {"printf 'ab\\377c' >\"$1\"", "not UTF-8 text: byte 2", ERR_INPUT},
        {"printf 'a\\000b' >\"$1\"", "not UTF-8 text: byte 1", ERR_INPUT},
        {"head -c 1048577 /dev/zero | tr '\\0' x >\"$1\"", "more than a mebibyte",
         ERR_INPUT},
        {"kill -KILL $$", "ended by a signal", ERR_INTERRUPTED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        differs = false;
        buf_reset(&out);
        cr_expect_not(edit(cases[i].script, "old"), "%s", cases[i].script);
        cr_expect(strstr(err.what, cases[i].says), "%s: %s", cases[i].script, err.what);
        cr_expect_eq(err.code, cases[i].code, "%s", cases[i].script);
        cr_expect(err.next[0], "%s", cases[i].script);
        cr_expect(!out.len && !differs, "%s", cases[i].script);
    }
    cr_expect(edit("head -c 1048576 /dev/zero | tr '\\0' x >\"$1\"", "old"), "%s",
              err.what);
}

Test(editor, keeps_what_was_written_before_a_signal)
{
    cr_assert_not(edit("echo new >\"$1\"; kill -TERM $$", "old"));
    cr_assert_eq(err.code, ERR_INTERRUPTED);
    cr_assert_str_eq(out.text, "new\n");
}

static bool start(const char *words)
{
    const struct editor editor = {.command = words, .folder = {folder}};
    bool ok = editor_edit(&editor, "text", &out, &differs, &err);
    cr_expect_eq(count(), 0, "%s", words);
    return ok;
}

Test(editor, reads_its_name_as_words)
{
    static const char *const good[] = {
        "true",
        "  true --wait",
        "\"true\" -x",
        "'tr'ue",
        "sh -c 'test \"$1\" = \"a b\"' x 'a b'",
        "sh -c \"test \\\"\\$1\\\" = 'a b'\" x a\\ b",
        "sh -c 'test $# = 2' x ''",
    };
    static const char *const bad[] = {"",
                                      "  ",
                                      "'true",
                                      "\"true",
                                      "''",
                                      "/nowhere/editor",
                                      "no-such-editor --wait",
                                      "true;true",
                                      "$TRUE",
                                      "/tmp"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        cr_expect(start(good[i]), "%s: %s", good[i], err.what);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cr_expect_not(start(bad[i]), "%s", bad[i]);
        cr_expect_eq(err.code, ERR_USAGE, "%s", bad[i]);
        cr_expect(strstr(err.what, "cannot be started") && err.next[0], "%s", err.what);
    }
}

Test(editor, says_where_there_is_no_place_for_a_file)
{
    const struct editor editor = {.command = "true", .folder = {"/nowhere", "/proc"}};
    cr_assert_not(editor_edit(&editor, "text", &out, &differs, &err));
    cr_assert_eq(err.code, ERR_INPUT);
    cr_assert(strstr(err.next, "TMPDIR"), "%s", err.next);
}

/* A full disk, as a limit on the size of a file plays it. */
Test(editor, says_where_there_is_no_room_for_the_text)
{
    const struct editor editor = {.command = "true", .folder = {folder}};
    struct rlimit before, none;
    cr_assert_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    none = before;
    none.rlim_cur = 2;
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
    bool ok = editor_edit(&editor, "text", &out, &differs, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    cr_assert_not(ok);
    cr_assert_eq(err.code, ERR_INPUT);
    cr_assert_str_eq(err.what, "the text cannot be written to a file: File too large");
    cr_assert(strstr(err.next, "make room"), "%s", err.next);
    cr_assert_eq(count(), 0, "it leaves something behind");
}

/* Ctrl-C is the editor's: it goes to both, and only one of them listens. */
Test(editor, has_the_interrupt_for_itself)
{
    struct sigaction before, after;
    sigaction(SIGINT, NULL, &before);
    cr_expect(edit("kill -INT $PPID; kill -QUIT $PPID; echo new >\"$1\"", "old"), "%s",
              err.what);
    cr_expect_str_eq(out.text, "new\n");
    sigaction(SIGINT, NULL, &after);
    cr_expect_eq(before.sa_handler, after.sa_handler);
    signal(SIGINT, SIG_IGN);
    cr_expect_not(edit("kill -INT $$; exit 0", "old"), "it has its own back");
    cr_expect_eq(err.code, ERR_INTERRUPTED);
}

Test(editor, starts_with_no_signal_blocked_and_a_pipe_that_ends_it)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    signal(SIGPIPE, SIG_IGN);
    cr_expect(edit("grep -E 'Sig(Blk|Ign)' /proc/self/status >\"$1\"", "old"));
    const char *ignored = strstr(out.text, "SigIgn:");
    cr_assert(ignored && strstr(out.text, "SigBlk:\t0000000000000000\n"), "%s", out.text);
    /* those above 31 are the C library's own */
    cr_expect_eq(strtoull(ignored + 7, NULL, 16) & 0x7fffffff, 0, "%s", out.text);
}

static void on_signal(int number)
{
    told = number;
}

/* The program's own end is the editor's, also of one that does not listen, and is then
 * there for the program. */
Test(editor, ends_with_the_program)
{
    static const char *const scripts[] = {
        "echo new >\"$1\"; kill -TERM $PPID; sleep 60",
        "trap '' TERM; echo new >\"$1\"; kill -TERM $PPID; while :; do sleep 1; done",
        "echo new >\"$1\"; kill -HUP $PPID; sleep 60",
    };
    signal(SIGTERM, on_signal);
    signal(SIGHUP, on_signal);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        told = 0;
        cr_expect_not(edit(scripts[i], "old"), "%s", scripts[i]);
        cr_expect_eq(err.code, ERR_INTERRUPTED);
        cr_expect_eq(told, i == 2 ? SIGHUP : SIGTERM, "%s", scripts[i]);
        cr_expect_str_eq(out.text, "new\n");
    }
}

static int paused, resumed;

static void pause_it(void)
{
    paused++;
}

static void resume_it(void)
{
    resumed++;
}

Test(editor, has_the_terminal_while_it_runs)
{
    const struct editor editor = {.command = "no-such-editor",
                                  .folder = {folder},
                                  .pause = pause_it,
                                  .resume = resume_it};
    cr_assert_not(editor_edit(&editor, "text", &out, &differs, &err));
    cr_assert(paused == 1 && resumed == 1, "also where nothing starts");
}

Test(editor, leaves_nothing_where_a_signal_ends_the_program)
{
    static const struct {
        int number;
        const char *script;
    } ends[] = {{SIGTERM, "kill -TERM $PPID; sleep 30"},
                {SIGHUP, "kill -HUP $PPID; sleep 30"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        int status = 0;
        pid_t pid = fork();
        cr_assert_geq(pid, 0);
        if (pid == 0) {
            edit(ends[i].script, "one\n");
            _exit(0);
        }
        cr_assert_eq(waitpid(pid, &status, 0), pid);
        cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == ends[i].number);
        cr_expect_eq(count(), 1, "\"%s\" leaves something behind", ends[i].script);
    }
}
