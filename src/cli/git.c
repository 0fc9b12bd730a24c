/* Asks git, without a shell between. */
#include "git.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Starts git with its answer going into *out, and nothing else said. */
static bool start(char *const *argv, int *out, pid_t *pid)
{
    int ends[2];
    posix_spawn_file_actions_t actions;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int failed = posix_spawnp(pid, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    *out = ends[0];
    if (failed)
        close(ends[0]);
    return !failed;
}

/* A line a change: when it was committed. */
static bool read_times(int in, int64_t *changes, int64_t *oldest)
{
    char piece[4096];
    int64_t number = 0;
    ssize_t got;
    *changes = *oldest = 0;
    while ((got = read(in, piece, sizeof piece)) > 0 || (got < 0 && errno == EINTR))
        for (ssize_t i = 0; i < got; i++) {
            if (piece[i] >= '0' && piece[i] <= '9' && number < INT64_MAX / 100) {
                number = number * 10 + (piece[i] - '0');
                continue;
            }
            ++*changes;
            *oldest = *oldest && *oldest < number ? *oldest : number;
            number = 0;
        }
    return got == 0;
}

static bool well_ended(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool git_count(const char *from, const char *to, int64_t *changes, int64_t *oldest,
               struct err *err)
{
    static char git[] = "git", log[] = "log", first[] = "--first-parent",
                format[] = "--format=%ct", end[] = "--end-of-options", files[] = "--";
    int64_t n, since;
    struct buf range;
    pid_t pid;
    int out;
    buf_init(&range);
    buf_addf(&range, "%s..%s", from, to);
    char *const argv[] = {git, log, first, format, end, range.text, files, NULL};
    bool ok = start(argv, &out, &pid);
    if (ok) {
        ok = read_times(out, &n, &since);
        close(out);
        ok = well_ended(pid) && ok;
    }
    if (ok) {
        *changes = n;
        *oldest = since;
    } else {
        err_set(err, ERR_USAGE, "git cannot count %s here", range.text);
        err_next(err, "run it in the repository, with both revisions there, or give "
                      "--changes");
    }
    buf_release(&range);
    return ok;
}
