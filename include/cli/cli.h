/* The command line: finds the verb, reads its options, opens the board, answers on stdout
 * and says everything else on stderr. */
#ifndef BUCKSTOP_CLI_CLI_H
#define BUCKSTOP_CLI_CLI_H

#include "base/buf.h"
#include "board/board.h"

#include <stdbool.h>

#define BUCKSTOP_VERSION "0.1.0"

/* What comes in from main; the texts live as long as the program. */
struct cli {
    struct world world;
    const char *db; /* where the board is, unless --db says otherwise */
    bool out_tty;   /* answers go to a person at a terminal */
    int columns;    /* of that terminal; tables keep within them */
    bool color;     /* whether a terminal may be coloured, unless --color says otherwise */
    /* Whether there is a terminal to show the board on; ERR_USAGE says why not. */
    bool (*can_show)(struct err *err);
    /* Shows the board on the terminal until its user leaves. ERR_USAGE where there is no
     * terminal to draw on. */
    bool (*show_board)(void *ctx, struct board *board, bool color, struct err *err);
    void *show_ctx;
    /* Gives a text to the person's own editor: *out is what became of it, *differs whether
     * that is another. ERR_USAGE, ERR_INPUT or ERR_INTERRUPTED; with the last *out may hold
     * what was written until then. NULL where there is no terminal for one. */
    bool (*edit)(void *ctx, const char *text, struct buf *out, bool *differs,
                 struct err *err);
    void *edit_ctx;
    /* Says each key of the board's views, for the manual page. */
    void (*each_key)(void (*say)(void *ctx, const char *view, const char *keys,
                                 const char *help),
                     void *ctx);
};

/* Runs the verb named by the arguments (argv[0] is the program) and returns the exit code.
 */
int cli_run(const struct cli *cli, int argc, char **argv);

#endif
