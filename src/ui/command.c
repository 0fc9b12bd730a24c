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

bool command_hidden(const struct commands *here, const struct command *command)
{
    uint32_t key = command->keys[0];
    return here->hides && key && key < 128 && strchr(here->hides, (int)key);
}

void command_keys(const struct command *command, struct buf *out)
{
    if (command->label)
        buf_add(out, command->label);
    else
        key_say(out, command->keys[0]);
}

enum { HINTS = 32 };

struct hints {
    const struct command *command[HINTS];
    int n;
    bool lost;
};

static const char *footer_of(const struct command *command, bool lost)
{
    return lost && command->unkept ? command->unkept : command->footer;
}

static int hint_width(const struct command *command, bool lost)
{
    struct buf keys;
    buf_init(&keys);
    command_keys(command, &keys);
    int width = columns_of(keys.text) + 1 + columns_of(footer_of(command, lost));
    buf_release(&keys);
    return width;
}

static bool can_show(const struct command *command, void *state, bool typing)
{
    const struct key key = {.code = command->keys[0]};
    return command->footer && !(typing && key_is_text(&key)) &&
           !(command->blocked && command->blocked(state));
}

/* The minor ones go first, from the end; the last hint stays as long as one of them does.
 */
static void drop_one(struct hints *hints)
{
    int at = hints->n - 2;
    while (at >= 0 && !hints->command[at]->minor)
        at--;
    if (at < 0)
        at = hints->command[hints->n - 1]->minor ? hints->n - 1 : hints->n - 2;
    hints->n--;
    for (int i = at; i < hints->n; i++)
        hints->command[i] = hints->command[i + 1];
}

static int hints_width(const struct hints *hints, int gap)
{
    int width = 0;
    for (int i = 0; i < hints->n; i++)
        width += hint_width(hints->command[i], hints->lost) + (i ? gap : 0);
    return width;
}

void command_footer(const struct commands *const *tables, size_t n, void *state,
                    struct footer footer, struct grid *grid, int row)
{
    struct hints hints = {.lost = footer.lost};
    struct buf keys;
    int gap = grid->cols >= 100 ? 3 : 2, col = 1;
    for (size_t t = 0; t < n; t++)
        for (size_t i = 0; i < tables[t]->n && hints.n < HINTS; i++)
            if (can_show(&tables[t]->row[i], state, footer.typing) &&
                !(footer.looks && tables[t]->row[i].changes) &&
                (t == 0 || !command_hidden(tables[0], &tables[t]->row[i])))
                hints.command[hints.n++] = &tables[t]->row[i];
    while (hints.n > 1 && hints_width(&hints, gap) > grid->cols - 2)
        drop_one(&hints);
    buf_init(&keys);
    for (int i = 0; i < hints.n; i++) {
        buf_reset(&keys);
        command_keys(hints.command[i], &keys);
        col += grid_text(grid, row, col, grid->cols - col, INK_KEY, keys.text) + 1;
        col += grid_text(grid, row, col, grid->cols - col, INK_TEXT,
                         footer_of(hints.command[i], hints.lost)) +
               gap;
    }
    buf_release(&keys);
}

static const char ends[] = ".:,;";

/* A change's key, as "e fills", "b when it broke" or "s: the same" begin with one; an
 * article is followed by neither "when" nor a word that ends as a verb does. */
static bool invites(const struct commands *here, const char *text)
{
    struct buf keys;
    bool found = false;
    size_t len = strcspn(text, " ");
    const char *next = text + len + strspn(text + len, " ");
    size_t word = strcspn(next, " .:,;");
    bool verb = word > 1 && next[word - 1] == 's';
    bool when = word == 4 && strncmp(next, "when", word) == 0;
    if (len > 1 && text[len - 1] == ':')
        len--;
    else if (!verb && !when)
        return false;
    buf_init(&keys);
    for (size_t i = 0; i < here->n && !found; i++) {
        buf_reset(&keys);
        command_keys(&here->row[i], &keys);
        found =
            here->row[i].changes && keys.len == len && strncmp(keys.text, text, len) == 0;
    }
    buf_release(&keys);
    return found;
}

void command_stated(const struct commands *here, const char *text, struct buf *out)
{
    const char *from = text; /* a clause and what ends it */
    while (*from) {
        const char *start = from + strspn(from, " ");
        const char *end = start + strcspn(start, ends);
        while (*end && end[1] && end[1] != ' ')
            end += 1 + strcspn(end + 1, ends);
        if (invites(here, start)) {
            end = strstr(start, ". ");
            end = end ? end + 1 : start + strlen(start);
            if (out->len && strchr(ends, out->text[out->len - 1])) {
                buf_cut(out, out->len - 1);
                buf_add_c(out, '.');
            }
        } else {
            end += *end != '\0';
            const char *first = out->len ? from : start;
            buf_add_n(out, first, (size_t)(end - first));
        }
        from = end;
    }
}
