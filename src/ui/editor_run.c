/* Starting an editor and waiting for it, with the signals as git has them. */
#include "editor_run.h"

#include "base/buf.h"
#include "base/mem.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The words of a command, which share one piece of memory, and room for one more. */
struct words {
    char *text;
    char **word;
    size_t n;
};

static void words_release(struct words *words)
{
    free(words->word);
    free(words->text);
}

/* Copies one word from s, without its quotes, and returns where it ends; NULL where a quote
 * is not closed. As in a shell: nothing is special in single quotes, and a backslash takes
 * the next character as it is. */
static const char *copy_word(const char *s, char **out)
{
    char quote = '\0';
    for (; *s && (quote || !strchr(" \t\n", *s)); s++) {
        if (*s == quote) {
            quote = '\0';
        } else if (!quote && (*s == '"' || *s == '\'')) {
            quote = *s;
        } else {
            s += *s == '\\' && quote != '\'' && s[1];
            *(*out)++ = *s;
        }
    }
    *(*out)++ = '\0';
    return quote ? NULL : s;
}

static bool words_split(struct words *words, const char *command, struct err *err)
{
    size_t len = strlen(command);
    *words = (struct words){.text = mem_new(len + 1, 1)};
    words->word = mem_new(len + 3, sizeof *words->word); /* the path, and the end */
    char *out = words->text;
    for (const char *s = command; s && *(s += strspn(s, " \t\n"));) {
        words->word[words->n++] = out;
        s = copy_word(s, &out);
        if (!s)
            words->n = 0;
    }
    if (words->n > 0 && words->word[0][0])
        return true;
    words_release(words);
    err_set(err, ERR_USAGE, "the editor \"%s\" cannot be started", command);
    err_why(err, "it names no program, or a quote in it is not closed");
    err_next(err, "set EDITOR to a program, such as: export EDITOR=nano");
    return false;
}

/* What the wait changes, and puts back. */
struct kept {
    sigset_t mask;
    struct sigaction interrupt, quit, child;
};

static const int ends[] = {SIGTERM, SIGHUP};

static void set_ends(sigset_t *set)
{
    sigemptyset(set);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        sigaddset(set, ends[i]);
}

/* A Ctrl-C that came while they were blocked would be waiting, so they are let in. */
static void signals_keep(struct kept *kept)
{
    const struct sigaction ignore = {.sa_handler = SIG_IGN},
                           usual = {.sa_handler = SIG_DFL};
    sigset_t in, out;
    set_ends(&in);
    sigaddset(&in, SIGCHLD);
    sigemptyset(&out);
    sigaddset(&out, SIGINT);
    sigaddset(&out, SIGQUIT);
    sigaction(SIGINT, &ignore, &kept->interrupt);
    sigaction(SIGQUIT, &ignore, &kept->quit);
    sigaction(SIGCHLD, &usual, &kept->child);
    sigprocmask(SIG_BLOCK, &in, &kept->mask);
    sigprocmask(SIG_UNBLOCK, &out, NULL);
}

static void signals_restore(const struct kept *kept)
{
    sigaction(SIGINT, &kept->interrupt, NULL);
    sigaction(SIGQUIT, &kept->quit, NULL);
    sigaction(SIGCHLD, &kept->child, NULL);
    sigprocmask(SIG_SETMASK, &kept->mask, NULL);
}

/* The child has every signal as a program has them that a shell starts. */
static int start(char *const *argv, pid_t *pid)
{
    static const int usual[] = {SIGINT, SIGQUIT, SIGPIPE, SIGCHLD};
    posix_spawnattr_t attr;
    sigset_t defaults, none;
    sigemptyset(&none);
    sigemptyset(&defaults);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        sigaddset(&defaults, usual[i]);
    int failed = posix_spawnattr_init(&attr);
    if (failed)
        return failed;
    posix_spawnattr_setsigmask(&attr, &none);
    posix_spawnattr_setsigdefault(&attr, &defaults);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    failed = posix_spawnp(pid, argv[0], NULL, &attr, argv, environ);
    posix_spawnattr_destroy(&attr);
    return failed;
}

/* Tells the editor too, and gives it a moment to put itself away; who hangs up waits no
 * longer than a second for everything. */
static int end_child(pid_t pid, int sig)
{
    const struct timespec moment = {.tv_nsec = 500000000L};
    sigset_t child;
    int status = 0;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    kill(pid, sig);
    kill(pid, SIGCONT); /* one that is stopped hears nothing else */
    if (waitpid(pid, &status, WNOHANG) == pid)
        return status;
    sigtimedwait(&child, NULL, &moment);
    if (waitpid(pid, &status, WNOHANG) == pid)
        return status;
    kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

/* The editor's status; *told is the signal that told us to leave, 0 for none. An editor
 * that stops itself alone stops us too, for the shell waits for us; both go on together. */
static int wait_for(pid_t pid, int *told)
{
    sigset_t set;
    int status = 0;
    *told = 0;
    set_ends(&set);
    sigaddset(&set, SIGCHLD);
    for (;;) {
        pid_t got = waitpid(pid, &status, WNOHANG | WUNTRACED);
        if (got == pid && !WIFSTOPPED(status))
            return status;
        if (got == pid) {
            raise(SIGTSTP);
            kill(pid, SIGCONT);
            continue;
        }
        int sig = sigwaitinfo(&set, NULL);
        if (sig != SIGCHLD && sig > 0) {
            *told = sig;
            return end_child(pid, sig);
        }
    }
}

static bool say_end(const char *name, int status, int told, struct err *err)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && !told)
        return true;
    if (told || WIFSIGNALED(status))
        err_set(err, ERR_INTERRUPTED, "the editor \"%s\" was ended by a signal", name);
    else
        err_set(err, ERR_INPUT, "the editor \"%s\" ended with an error (%d)", name,
                WEXITSTATUS(status));
    return err_next(err, "the text is as it was; try again, or set EDITOR to another");
}

bool editor_run(const char *command, const char *path, struct err *err)
{
    struct words words;
    struct kept kept;
    pid_t pid;
    if (!words_split(&words, command, err))
        return false;
    struct buf name, last;
    buf_init(&name);
    buf_init(&last);
    buf_add(&name, words.word[0]);
    buf_add(&last, path);
    words.word[words.n] = last.text;
    signals_keep(&kept);
    int told = 0, failed = start(words.word, &pid);
    int status = failed ? 0 : wait_for(pid, &told);
    if (told)
        raise(told); /* blocked just now: it comes when the mask is back */
    signals_restore(&kept);
    bool ok = !failed && say_end(name.text, status, told, err);
    if (failed) {
        err_set(err, ERR_USAGE, "the editor \"%s\" cannot be started: %s", name.text,
                strerror(failed));
        err_next(err, "set EDITOR to a program that is there, such as: export EDITOR=nano");
    }
    buf_release(&last);
    buf_release(&name);
    words_release(&words);
    return ok;
}
