/* The clipboard of the terminal. */
#include "ui/clipboard.h"

#include <criterion/criterion.h>
#include <string.h>

static void gives(const char *text, const char *sequence)
{
    struct buf out;
    buf_init(&out);
    cr_expect(clipboard_sequence(&out, text));
    cr_expect_str_eq(out.text, sequence);
    buf_release(&out);
}

Test(clipboard, gets_text_in_base64)
{
    gives("", "\033]52;c;\033\\");
    gives("f", "\033]52;c;Zg==\033\\");
    gives("fo", "\033]52;c;Zm8=\033\\");
    gives("foo", "\033]52;c;Zm9v\033\\");
    gives("a\nb\xC3\xA9", "\033]52;c;YQpiw6k=\033\\");
}

Test(clipboard, gets_nothing_that_acts)
{
    gives("\033[31m", "\033]52;c;XltbMzFt\033\\"); /* ^[[31m, as it is shown */
}

Test(clipboard, takes_no_more_than_terminals_do)
{
    static char text[CLIPBOARD_MOST + 2];
    struct buf out;
    buf_init(&out);
    memset(text, 'x', CLIPBOARD_MOST);
    cr_expect(clipboard_sequence(&out, text));
    buf_reset(&out);
    text[CLIPBOARD_MOST] = 'x';
    cr_expect_not(clipboard_sequence(&out, text));
    cr_expect_eq(out.len, 0);
    buf_release(&out);
}

Test(clipboard, is_not_looked_for_where_there_is_none)
{
    static const char *const none[] = {NULL, "", "dumb", "linux", "vt100", "linux-16color"};
    static const char *const some[] = {"xterm-256color", "tmux-256color", "screen", "foot"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        cr_expect_not(clipboard_can(none[i]), "%s", none[i] ? none[i] : "NULL");
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        cr_expect(clipboard_can(some[i]), "%s", some[i]);
}
