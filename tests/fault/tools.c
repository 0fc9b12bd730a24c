/* Dice, folders, and the real binary run from a harness. */
#include "fault.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

void fail(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    fflush(stdout);
    fputs("FAILED: ", stderr);
    vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

/* splitmix64, by Sebastiano Vigna: every seed is a good one. */
uint64_t dice_roll(struct dice *dice)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

size_t dice_below(struct dice *dice, size_t n)
{
    return (size_t)(dice_roll(dice) % n);
}

double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

const char *in_folder(const struct run *run, const char *name)
{
    static char names[8][256];
    static size_t turn;
    char *path = names[turn++ % 8];
    snprintf(path, sizeof names[0], "%s/%s", run->folder, name);
    return path;
}

void empty_folder(const struct run *run)
{
    char command[160];
    snprintf(command, sizeof command, "rm -rf '%s' && mkdir -m 700 '%s'", run->folder,
             run->folder);
    must(system(command) == 0, "the folder %s cannot be emptied", run->folder);
}

pid_t program_start(const struct run *run, const char *db, const char **argv, int *out)
{
    int ends[2];
    pid_t pid;
    posix_spawn_file_actions_t files;
    must(pipe2(ends, O_CLOEXEC) == 0, "no pipe: %s", strerror(errno));
    argv[0] = run->program;
    setenv("BUCKSTOP_DB", db, 1);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, ends[1], 1);
    posix_spawn_file_actions_adddup2(&files, ends[1], 2);
    int why = posix_spawn(&pid, run->program, &files, NULL, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&files);
    must(why == 0, "%s does not start: %s", run->program, strerror(why));
    close(ends[1]);
    *out = ends[0];
    return pid;
}

void read_rest(int fd, struct buf *text)
{
    char piece[4096];
    ssize_t n;
    while ((n = read(fd, piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            buf_add_n(text, piece, (size_t)n);
    close(fd);
}

int program_run(const struct run *run, const char *db, const char **argv, struct buf *out)
{
    struct buf text;
    int fd, status;
    pid_t pid = program_start(run, db, argv, &fd);
    buf_init(&text);
    read_rest(fd, &text);
    while (waitpid(pid, &status, 0) < 0)
        must(errno == EINTR, "waitpid: %s", strerror(errno));
    if (out)
        buf_add_n(out, text.text, text.len);
    if (!WIFEXITED(status))
        fail("%s %s ended by signal %d:\n%s", run->program, argv[1], WTERMSIG(status),
             text.text);
    buf_release(&text);
    return WEXITSTATUS(status);
}

size_t occurrences(const char *text, const char *part)
{
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        n++;
    return n;
}
