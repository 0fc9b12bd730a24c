/* Finding and showing commands. */
#include "ui/command.h"

#include "text/columns.h"

#include <string.h>

const struct command *command_by_key(const struct commands *commands, uint32_t key)
{
    for (size_t i = 0; i < commands->n; i++)
        for (int k = 0; k < COMMAND_KEYS; k++)
            if (key && commands->row[i].keys[k] == key)
                return &commands->row[i];
    return NULL;
}

const struct command *command_by_name(const struct commands *commands, const char *name)
{
    const struct command *found = NULL;
    size_t len = strlen(name);
    for (size_t i = 0; i < commands->n; i++) {
        const struct command *command = &commands->row[i];
        if (!command->name || strncmp(command->name, name, len) != 0)
            continue;
        if (command->name[len] == '\0')
            return command;
        if (found)
            return NULL;
        found = command;
    }
    return found;
}

void command_keys(const struct command *command, struct buf *out)
{
    if (command->label)
        buf_add(out, command->label);
    else
        key_say(out, command->keys[0]);
}

void command_footer(const struct commands *const *tables, size_t n, void *state,
                    struct grid *grid, int row)
{
    struct buf keys;
    int gap = grid->cols >= 100 ? 3 : 2, col = 1;
    buf_init(&keys);
    for (size_t t = 0; t < n; t++) {
        for (size_t i = 0; i < tables[t]->n; i++) {
            const struct command *command = &tables[t]->row[i];
            if (!command->footer || (command->blocked && command->blocked(state)))
                continue;
            buf_reset(&keys);
            command_keys(command, &keys);
            int width = columns_of(keys.text) + 1 + columns_of(command->footer);
            if (col + width >= grid->cols)
                continue;
            int used = grid_text(grid, row, col, width, INK_KEY, keys.text);
            grid_text(grid, row, col + used + 1, width, INK_TEXT, command->footer);
            col += width + gap;
        }
    }
    buf_release(&keys);
}
