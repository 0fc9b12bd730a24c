/* The line of progress, and Ctrl-C. */
#include "wait.h"

#include "base/buf.h"
#include "base/progress.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum {
    LINE_COLS = 59, /* a line that a small terminal would break could not be taken back */
    FIRST_MS = 1000,
    AGAIN_MS = 100,
};

struct waiting {
    struct sigaction before; /* what Ctrl-C did */
    int64_t due;             /* milliseconds: the line is drawn from then on */
    bool shows;              /* stderr is a terminal */
    bool drawn;
};

static struct waiting waiting;
static volatile sig_atomic_t interrupted;

static void on_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

static int64_t milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void tell(void *ctx, int64_t done, int64_t total, const char *things)
{
    struct waiting *w = ctx;
    static const char whole[] = "; Ctrl-C leaves all as it was", brief[] = "; Ctrl-C stops";
    int64_t now = w->shows ? milliseconds() : 0;
    if (!w->shows || now < w->due)
        return;
    struct buf line;
    buf_init(&line);
    if (total || done) {
        buf_add_count(&line, (size_t)(done < total || !total ? done : total));
        if (total) {
            buf_add(&line, " of ");
            buf_add_count(&line, (size_t)total);
        }
        buf_add(&line, " ");
    }
    buf_add(&line, things);
    buf_add(&line, line.len + sizeof whole <= LINE_COLS + 1 ? whole : brief);
    fprintf(stderr, "\r%-*.*s", LINE_COLS, LINE_COLS, line.text);
    buf_release(&line);
    w->drawn = true;
    w->due = now + AGAIN_MS;
}

static bool stop(void *ctx)
{
    (void)ctx;
    return interrupted != 0;
}

/* A shell that started it in the background has it ignore Ctrl-C, and so it does. */
void wait_begin(void)
{
    static const struct progress progress = {tell, stop, &waiting};
    const struct sigaction action = {.sa_handler = on_interrupt,
                                     .sa_flags = SA_RESTART | (int)SA_RESETHAND};
    waiting = (struct waiting){.due = milliseconds() + FIRST_MS,
                               .shows = isatty(STDERR_FILENO) == 1};
    interrupted = 0;
    sigaction(SIGINT, NULL, &waiting.before);
    if (waiting.before.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
    progress_listen(&progress);
}

void wait_end(bool ok, struct err *err)
{
    progress_listen(NULL);
    sigaction(SIGINT, &waiting.before, NULL);
    if (waiting.drawn)
        fprintf(stderr, "\r%*s\r", LINE_COLS, "");
    if (ok || !interrupted)
        return;
    err_set(err, ERR_INTERRUPTED, "stopped by Ctrl-C");
    err_next(err, "nothing was written, the board is as it was");
}
