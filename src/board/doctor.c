/* Proving that the file, the log and the records are whole. It never writes. */
#include "board/history.h"

#include "board_private.h"
#include "store/log.h"

#include <sys/stat.h>

struct listener {
    void (*say)(void *ctx, bool hurt, const char *what);
    void *ctx;
};

static void say_hurt(void *ctx, const char *what)
{
    const struct listener *listener = ctx;
    listener->say(listener->ctx, true, what);
}

/* The file's mode is all that guards a board. */
static void look_at_mode(struct board *board, const struct listener *listener)
{
    struct stat st;
    struct buf what;
    if (stat(store_path(board->store), &st) != 0 || (st.st_mode & 07) == 0)
        return;
    buf_init(&what);
    buf_addf(&what,
             "everybody on this machine can %s it (mode %03o); to change that: chmod o= %s",
             st.st_mode & 02 ? "read and write" : "read", st.st_mode & 0777u,
             store_path(board->store));
    listener->say(listener->ctx, false, what.text);
    buf_release(&what);
}

bool board_doctor(struct board *board, void (*say)(void *ctx, bool hurt, const char *what),
                  void *ctx, struct err *err)
{
    struct listener listener = {say, ctx};
    look_at_mode(board, &listener);
    return log_verify(board->store, say_hurt, &listener, err);
}
