/* Telling how far a work is, and asking whether it is to stop. */
#include "base/progress.h"

#include <criterion/criterion.h>
#include <string.h>

static struct {
    int64_t done, total;
    const char *things;
    bool stop;
} heard;

static void tell(void *ctx, int64_t done, int64_t total, const char *things)
{
    (void)ctx;
    heard.done = done;
    heard.total = total;
    heard.things = things;
}

static bool stop(void *ctx)
{
    (void)ctx;
    return heard.stop;
}

static const struct progress listener = {tell, stop, NULL};

Test(progress, is_told_in_things_however_often_each_is_come_to)
{
    struct progress_steps steps = {.total = 10, .each = 2, .things = "records"};
    progress_listen(&listener);
    progress_step(&steps, 1);
    cr_assert_eq(heard.done, 0);
    progress_step(&steps, 5);
    cr_assert_eq(heard.done, 3);
    cr_assert_eq(heard.total, 10);
    cr_assert_str_eq(heard.things, "records");
    progress_step(NULL, 1);
    cr_assert_eq(heard.done, 3);
}

Test(progress, says_as_an_error_that_the_work_was_stopped)
{
    struct err err = {0};
    progress_listen(&listener);
    cr_assert_not(progress_stopped(&err));
    cr_assert_eq(err.code, ERR_NONE);
    heard.stop = true;
    cr_assert(progress_stopped(&err));
    cr_assert_eq(err.code, ERR_INTERRUPTED);
}

Test(progress, stops_nothing_where_nobody_listens)
{
    struct err err = {0};
    heard.stop = true;
    cr_assert_not(progress_heard());
    cr_assert_not(progress_stopped(&err));
    progress_tell(1, 2, "records");
    cr_assert_null(heard.things);
}
