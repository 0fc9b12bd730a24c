/* Every incident of a real status page, one a week, each to a closed review with one cause;
 * each tenth cause is one that was named before. */
#include "lead.h"

#include <dirent.h>
#include <stdio.h>

#define REAL "../shared/real/incidents/github-statuspage-raw-2023/"

enum { FILES = 200, BYTES = 200000, AGAIN = 10 };

TestSuite(real_reviews, .init = board_enter, .fini = board_leave);

static size_t import_all(DIR *folder)
{
    static struct transfer_file files[FILES];
    static struct transfer_report reports[FILES];
    size_t n = 0;
    for (struct dirent *entry; (entry = readdir(folder)) && n < FILES;) {
        if (entry->d_name[0] == '.')
            continue;
        const char *name = arena_printf(&arena, REAL "%s", entry->d_name);
        char *text = arena_new(&arena, BYTES, 1);
        FILE *file = fopen(name, "r");
        cr_assert_not_null(file);
        files[n++] = (struct transfer_file){name, text, fread(text, 1, BYTES, file)};
        fclose(file);
    }
    yes(board_import_statuspage(board, files, n, false, &arena, reports, &err));
    return n;
}

static void answer_promises(void)
{
    look();
    for (size_t i = 0; i < now.promises_n; i++)
        yes(board_sitting_answer(board, now.promises[i].line.removal.id, PROMISE_GONE,
                                 "the deploy was refused", 0, &err));
}

/* The week's review of the newest incident that waits; gives how many did. */
static size_t review_one(const char *cause)
{
    struct sitting_choice *choices;
    struct buf minutes;
    size_t n, total;
    yes(board_sitting_begin(board, &err));
    answer_promises();
    yes(board_sitting_choices(board, "", 0, 1, &arena, &choices, &n, &total, &err));
    cr_assert_eq(n, 1);
    yes(board_sitting_choose(board, choices[0].incident.id, &err));
    if (look()->facts == 0)
        yes(board_sitting_fact(board, 0, choices[0].incident.started_at, "it began", &err));
    yes(board_sitting_name(board, passing(cause), &err));
    promise();
    yes(board_sitting_step(board, STEP_CLOSE, &err));
    yes(board_sitting_close(board, &err));
    look();
    cr_assert(now.closed);
    buf_init(&minutes);
    board_minutes(board, &now.card, &minutes);
    cr_assert(strstr(minutes.text, "## We remove"), "%s", minutes.text);
    buf_release(&minutes);
    return total;
}

Test(real_reviews, each_comes_to_a_closed_week, .timeout = 250)
{
    DIR *folder = opendir(REAL);
    if (!folder)
        cr_skip_test("%s is not here", REAL);
    size_t n = import_all(folder), came_back = 0;
    closedir(folder);
    cr_assert_eq(n, 131);
    for (size_t i = 0; i < n; i++) {
        const char *cause = arena_printf(&arena, "nothing refused change %zu",
                                         i % AGAIN == AGAIN - 1 ? i - 5 : i);
        cr_assert_eq(review_one(cause), n - i);
        came_back += now.card.cause.named_at < now.card.review.started_at;
        arena_reset(&arena);
        later(7 * DAY);
    }
    cr_expect_eq(came_back, n / AGAIN);
    struct review_card *cards;
    size_t weeks;
    yes(board_reviews(board, &arena, &cards, &weeks, &err));
    cr_expect_eq(weeks, n);
}
