/* turns ROUNDS FILE: runs the commands of the file, one a line, in turn, so often, their
 * output thrown away, and prints for each the middle time of a whole process, and of that
 * the time on a processor, in microseconds, and the most memory it had, in KiB. Words of a
 * line stand between tabs. In turn, for what else the machine does then falls on all of
 * them alike; and on a machine that does much else only the processor's time says
 * something. */
#include "clock.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COMMANDS = 8, WORDS = 16, LINE = 1024 };

struct command {
    char line[LINE];
    char *argv[WORDS + 1];
    int64_t *took, *ran;
    long most; /* KiB */
};

extern char **environ;

static int read_commands(const char *path, struct command *commands)
{
    FILE *file = fopen(path, "r");
    int n = 0;
    while (file && n < COMMANDS && fgets(commands[n].line, LINE, file)) {
        struct command *command = &commands[n++];
        char *at = command->line, *rest = at;
        at[strcspn(at, "\n")] = '\0';
        for (int word = 0; word < WORDS && (at = strsep(&rest, "\t")); word++)
            command->argv[word] = at;
    }
    if (file)
        fclose(file);
    return n;
}

static int64_t of_time(const struct timeval *time)
{
    return (int64_t)time->tv_sec * 1000000 + time->tv_usec;
}

static void run(struct command *command, size_t round, posix_spawn_file_actions_t *quiet)
{
    struct rusage used;
    pid_t pid;
    int status, failed;
    int64_t begun = clock_us();
    failed = posix_spawnp(&pid, command->argv[0], quiet, NULL, command->argv, environ);
    if (failed || wait4(pid, &status, 0, &used) != pid || status != 0) {
        fprintf(stderr, "turns: \"%s\" did not end well\n", command->argv[0]);
        exit(2);
    }
    command->took[round] = clock_us() - begun;
    command->ran[round] = of_time(&used.ru_utime) + of_time(&used.ru_stime);
    command->most = used.ru_maxrss > command->most ? used.ru_maxrss : command->most;
}

int main(int argc, char **argv)
{
    static struct command commands[COMMANDS];
    posix_spawn_file_actions_t quiet;
    size_t rounds = argc == 3 ? strtoul(argv[1], NULL, 10) : 0;
    int n = rounds ? read_commands(argv[2], commands) : 0;
    if (n == 0) {
        fputs("usage: turns ROUNDS FILE\n", stderr);
        return 2;
    }
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    for (int i = 0; i < n; i++)
        if (!(commands[i].took = calloc(rounds, sizeof *commands[i].took)) ||
            !(commands[i].ran = calloc(rounds, sizeof *commands[i].ran)))
            return 2;
    for (size_t round = 0; round < rounds; round++)
        for (int i = 0; i < n; i++)
            run(&commands[i], round, &quiet);
    for (int i = 0; i < n; i++) {
        printf("%lld %lld %ld\n", (long long)clock_middle(commands[i].took, rounds),
               (long long)clock_middle(commands[i].ran, rounds), commands[i].most);
        free(commands[i].took);
        free(commands[i].ran);
    }
    return 0;
}
