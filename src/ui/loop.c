/* The loop. */
#include "ui/loop.h"

#include "ui/term.h"

enum {
    PAUSE = 500
}; /* milliseconds between two looks at the clock and the store: what
      others change is there within a second */

static void resize(struct app *app)
{
    int rows, cols;
    term_size(&rows, &cols);
    app_resize(app, rows, cols);
}

/* The clock, and what others changed; also between the keys of who types without rest. */
static void time_passed(struct app *app, const struct loop *loop, int64_t before,
                        bool *draw)
{
    app->now = loop->now(loop->ctx);
    if (loop->changed(loop->ctx)) {
        app_reload(app);
        *draw = true;
    }
    *draw = app_tick(app) || *draw;
    const struct app_view *top = app_top(app);
    *draw = *draw || (top && top->ops->ticks && app->now != before);
}

static void handle(struct app *app, const struct loop *loop, const struct key *key)
{
    if (key->code == KEY_CTRL('z')) {
        term_suspend();
        resize(app);
    } else if (key->code == KEY_CTRL('l')) {
        term_redraw();
    } else if (key->code != KEY_CODE_NONE) {
        app->now = loop->now(loop->ctx);
        /* What is typed is saved by one of these keys: not over what was not seen, and
         * what it was meant for may be gone. */
        if (key->code < ' ' && loop->changed(loop->ctx) && !app_reload(app))
            return;
        app_feed(app, key);
    }
}

bool loop_run(struct app *app, const struct loop *loop, bool (*open)(struct app *app),
              int *signal, struct err *err)
{
    struct key key;
    bool draw = true, ended = false, opened;
    if (!term_start(loop->color, err))
        return false;
    resize(app);
    opened = open(app);
    app->quit = !opened;
    while (!app->quit && !ended) {
        if (draw) {
            app_draw(app);
            term_show(&app->grid);
        }
        draw = app_catch_up(app);
        if (draw)
            continue;
        int64_t before = app->now;
        switch (term_wait(app->working ? 0 : PAUSE, &key)) {
        case TERM_KEY:
            draw = true;
            handle(app, loop, &key);
            if (app->now != before && !app->quit)
                time_passed(app, loop, before, &draw);
            break;
        case TERM_RESIZE:
            resize(app);
            draw = true;
            break;
        case TERM_TIME:
            draw = app->working;
            if (app->working)
                app_work(app);
            if (!app->working || loop->now(loop->ctx) != before)
                time_passed(app, loop, before, &draw);
            break;
        case TERM_END:
            ended = true;
            break;
        }
    }
    *signal = term_signal();
    term_stop();
    if (opened)
        return true;
    err_set(err, ERR_STORE, "the board cannot be shown");
    return err_why(err, "%s", app->message);
}
