/* The terminal's description, by terminfo; nothing here writes to the terminal. */
#include "term_kind.h"

#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

enum {
    NAME_MOST = 40, /* bytes of $TERM that a message says */
    FOUND = 0,      /* OK of curses, which this file does not need */
};

/* The description of the terminal is read before curses does it, and not needed then. */
void kind_forget(void)
{
    TERMINAL *read = set_curterm(NULL);
    if (read)
        del_curterm(read);
}

/* Reads its description, or says why it cannot be drawn on, before a byte is written. */
bool kind_read(struct err *err)
{
    int result;
    const char *name = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        err_set(err, ERR_USAGE,
                "the board needs a terminal; without one, \"buckstop help\" says what to "
                "ask");
        return false;
    }
    if (!name || !*name || strcmp(name, "dumb") == 0 ||
        setupterm(name, STDOUT_FILENO, &result) != FOUND || !tigetstr("cup") ||
        tigetstr("cup") == (char *)-1) {
        kind_forget();
        name = name ? name : "";
        err_set(err, ERR_USAGE, "the terminal \"%.*s%s\" cannot be drawn on", NAME_MOST,
                name, strlen(name) > NAME_MOST ? ".." : "");
        return err_next(err, "set TERM, or ask on the command line: buckstop help");
    }
    return true;
}

/* The bytes that undo what is written at the start, for an end without curses. */
void kind_restore(struct buf *out)
{
    static const char *const capabilities[] = {"sgr0", "cnorm", "rmkx", "rmcup"};
    buf_add(out, "\033[?2004l");
    for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++) {
        const char *bytes = tigetstr(capabilities[i]);
        if (bytes && bytes != (const char *)-1)
            buf_add(out, bytes);
    }
}
