/* What of a hint is a statement, and what invites to a command. */
#include "ui/command.h"

#include <criterion/criterion.h>

static const struct command rows[] = {
    {.name = "edit", .keys = {'e'}, .changes = true},
    {.name = "add", .keys = {'a'}, .changes = true},
    {.name = "save", .keys = {KEY_CTRL('s')}, .changes = true},
    {.name = "state", .keys = {'f'}},
};
static const struct commands here = COMMANDS(rows);

Test(command, states_a_hint_without_what_invites_to_a_change)
{
    static const char *const hints[][2] = {
        {"Not ready: e fills the gaps.", "Not ready."},
        {"None. f goes to the next state, a adds one.", "None. f goes to the next state."},
        {"Nobody yet. a adds the first.", "Nobody yet."},
        {"e names one. Then there is more.", "Then there is more."},
        {"e: the same thing. a: another one.", ""},
        {"It fits: Ctrl-S saves it; said by mistake: u.", "It fits."},
        {"Ready, and decided: e when work begins.", "Ready, and decided."},
        {"e when it recovered, a when not. Enter opens it.", "Enter opens it."},
        {"Two: a ticket, a person", "Two: a ticket, a person"},
        {"v1.2, as it was: well.", "v1.2, as it was: well."},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        struct buf out;
        buf_init(&out);
        command_stated(&here, hints[i][0], &out);
        cr_expect_str_eq(out.text, hints[i][1]);
        buf_release(&out);
    }
}
