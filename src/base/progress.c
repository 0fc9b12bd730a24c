/* Who listens to the one long work of this process. */
#include "base/progress.h"

#include <stddef.h>

static const struct progress *listener;

void progress_listen(const struct progress *progress)
{
    listener = progress;
}

bool progress_heard(void)
{
    return listener != NULL;
}

void progress_tell(int64_t done, int64_t total, const char *things)
{
    if (listener)
        listener->tell(listener->ctx, done, total, things);
}

void progress_step(struct progress_steps *steps, int64_t times)
{
    if (!steps)
        return;
    steps->done += times;
    progress_tell(steps->done / steps->each, steps->total, steps->things);
}

bool progress_stop(void)
{
    return listener && listener->stop(listener->ctx);
}

bool progress_stopped(struct err *err)
{
    if (!progress_stop())
        return false;
    err_set(err, ERR_INTERRUPTED, "the work was stopped before its end");
    return true;
}
