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

bool progress_stop(void)
{
    return listener && listener->stop(listener->ctx);
}
