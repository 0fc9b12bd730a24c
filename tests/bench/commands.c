/* What is measured in turn. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

int commands_read(const char *path, struct command *commands)
{
    FILE *file = fopen(path, "r");
    int n = 0;
    while (file && n < COMMANDS && fgets(commands[n].line, COMMAND_LINE, file)) {
        struct command *command = &commands[n++];
        char *at = command->line, *rest = at;
        at[strcspn(at, "\n")] = '\0';
        for (int word = 0; word < COMMAND_WORDS && (at = strsep(&rest, "\t")); word++)
            command->word[word] = at;
    }
    if (file)
        fclose(file);
    return n;
}
