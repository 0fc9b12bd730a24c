/* Leading a review in a test. */
#include "lead.h"

struct sitting now;

void walk_back(void)
{
    struct history_line line;
    yes(board_undo(board, &arena, &line, &err));
}

const struct review_facts *look(void)
{
    yes(board_sitting(board, &arena, &now, &err));
    return &now.facts;
}

void later(int64_t seconds)
{
    world.now += seconds;
    become("mia");
}

int64_t incident(const char *title, int64_t ago)
{
    struct incident made;
    const struct incident_edit edit = {
        .title = title, .started_at = world.now - ago, .lasted = 60};
    yes(board_incident_add(board, &edit, &arena, &made, &err));
    return made.id;
}

int64_t candidate(const char *text)
{
    yes(board_sitting_candidate(board, 0, text, &err));
    look();
    return now.card.incident.candidates[now.card.incident.candidates_n - 1].id;
}

int64_t passing(const char *text)
{
    int64_t id = candidate(text);
    for (int test = 0; test < CAUSE_TESTS; test++)
        yes(board_sitting_test(board, id, test, TEST_YES, &err));
    return id;
}

/* Leads this week's review up to a named cause of a new incident. */
int64_t lead_to(const char *cause)
{
    int64_t id = incident("Checkout froze", 3600);
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_choose(board, id, &err));
    yes(board_sitting_fact(board, 0, world.now - 3000, "the pool was full", &err));
    yes(board_sitting_name(board, passing(cause), &err));
    return id;
}

void promise(void)
{
    yes(board_sitting_promise(board, "ana", board_today(board) + 5,
                              "the deploy script refuses to migrate first", &err));
}

/* A closed week with a promise of Ana's, and the next week begun; gives the promise. */
int64_t week_after(const char *cause)
{
    lead_to(cause);
    promise();
    yes(board_sitting_close(board, &err));
    later(7 * DAY);
    yes(board_sitting_begin(board, &err));
    cr_assert_eq(look()->promises_open, 1);
    return now.promises[0].line.removal.id;
}
