/* The commands of a file, one a line, their words between tabs. */
#ifndef BUCKSTOP_TESTS_BENCH_COMMANDS_H
#define BUCKSTOP_TESTS_BENCH_COMMANDS_H

enum { COMMANDS = 8, COMMAND_WORDS = 16, COMMAND_LINE = 1024 };

struct command {
    char line[COMMAND_LINE];
    char *word[COMMAND_WORDS + 1]; /* in `line`; NULL after the last */
};

/* Reads at most COMMANDS of them and returns how many; 0 where there is no file. */
int commands_read(const char *path, struct command *commands);

#endif
