/* turns ROUNDS FILE: runs the commands of the file, one a line, in turn, so often, their
 * output thrown away, and prints for each the middle time of a whole process, and of that
 * the time on a processor, in microseconds, and the most memory it had, in KiB. Words of a
 * line stand between tabs. In turn, for what else the machine does then falls on all of
 * them alike; and on a machine that does much else only the processor's time says
 * something. */
#include "clock.h"
#include "commands.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

struct turn {
    int64_t *took, *ran;
    long most; /* KiB */
};

extern char **environ;

static int64_t of_time(const struct timeval *time)
{
    return (int64_t)time->tv_sec * 1000000 + time->tv_usec;
}

static void run(char *const argv[], struct turn *turn, size_t round,
                posix_spawn_file_actions_t *quiet)
{
    struct rusage used;
    pid_t pid;
    int status, failed;
    int64_t begun = clock_us();
    failed = posix_spawnp(&pid, argv[0], quiet, NULL, argv, environ);
    if (failed || wait4(pid, &status, 0, &used) != pid || status != 0) {
        fprintf(stderr, "turns: \"%s\" did not end well\n", argv[0]);
        exit(2);
    }
    turn->took[round] = clock_us() - begun;
    turn->ran[round] = of_time(&used.ru_utime) + of_time(&used.ru_stime);
    turn->most = used.ru_maxrss > turn->most ? used.ru_maxrss : turn->most;
}

int main(int argc, char **argv)
{
    static struct command commands[COMMANDS];
    struct turn turns[COMMANDS] = {0};
    posix_spawn_file_actions_t quiet;
    size_t rounds = argc == 3 ? strtoul(argv[1], NULL, 10) : 0;
    int n = rounds ? commands_read(argv[2], commands) : 0;
    if (n == 0) {
        fputs("usage: turns ROUNDS FILE\n", stderr);
        return 2;
    }
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    for (int i = 0; i < n; i++)
        if (!(turns[i].took = calloc(rounds, sizeof *turns[i].took)) ||
            !(turns[i].ran = calloc(rounds, sizeof *turns[i].ran)))
            return 2;
    for (size_t round = 0; round < rounds; round++)
        for (int i = 0; i < n; i++)
            run(commands[i].word, &turns[i], round, &quiet);
    for (int i = 0; i < n; i++) {
        printf("%lld %lld %ld\n", (long long)clock_middle(turns[i].took, rounds),
               (long long)clock_middle(turns[i].ran, rounds), turns[i].most);
        free(turns[i].took);
        free(turns[i].ran);
    }
    return 0;
}
