/* The loop: waits for a key, a signal or a change by somebody else, and shows what it does
 * to the app. Nothing else blocks. */
#ifndef BUCKSTOP_UI_LOOP_H
#define BUCKSTOP_UI_LOOP_H

#include "ui/app.h"

/* What the loop may ask of the world. */
struct loop {
    int64_t (*now)(void *ctx);  /* UTC seconds */
    bool (*changed)(void *ctx); /* another process changed what is shown; asked twice a
                                   second */
    void *ctx;
    bool color;
};

/* Takes the terminal, opens the first view, runs until the last one is closed or the
 * terminal or a signal ends it, and gives the terminal back. *signal is the signal, 0 for
 * none. False, with *err, when there is no terminal to draw on or the first view cannot be
 * read. */
bool loop_run(struct app *app, const struct loop *loop, bool (*open)(struct app *app),
              int *signal, struct err *err);

#endif
