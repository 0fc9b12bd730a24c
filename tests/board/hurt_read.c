/* Everything a face asks of a board, asked of one whose file was damaged: an answer or an
 * error, whatever stands in a column. The sanitizers see what the eye does not. */
#include "harm.h"

#include "board/alike.h"
#include "board/brief.h"
#include "board/deploy.h"
#include "board/departure.h"
#include "board/loads.h"
#include "board/lookup.h"
#include "board/miss.h"
#include "board/panes.h"
#include "board/pick.h"
#include "board/release.h"
#include "board/review_stats.h"
#include "board/review_words.h"
#include "board/shipped.h"
#include "board/sitting.h"
#include "board/team_check.h"
#include "board/ticket.h"
#include "board/words.h"
#include "store/record.h"

#include <stdio.h>

enum { MOST = 50, NUMBERS = 4 };

TestSuite(hurt_read, .init = board_enter, .fini = board_leave);

/* Each answer is thrown away: that there is one, or an error with words, is the point. */
static long answers;

static void heard(bool ok)
{
    answers += ok;
    cr_assert(ok || err.what[0], "an error without words");
}

static void ask_lists(void)
{
    const struct ticket_query tickets = ticket_query_all();
    const struct deploy_query deploys = {"", "", "", 0, 0, false};
    const struct area_filter areas = {0};
    struct area_line *area;
    struct area_window area_window;
    struct ticket_window ticket_window;
    struct deploy_window deploy_window;
    struct incident_window incident_window;
    struct cause_line *cause;
    struct candidate_line *candidate;
    struct incident_saying *saying;
    struct release_card *release;
    struct review_card *review;
    struct person *person;
    struct word_group *group;
    struct team_check_past *past;
    struct miss_line *miss;
    struct alike_set *set;
    struct load load;
    size_t n, total;
    heard(board_areas_where(board, &areas, &arena, &area, &n, &err));
    heard(board_area_window(board, "", 0, MOST, &arena, &area_window, &err));
    heard(board_ticket_window(board, &tickets, 0, MOST, &arena, &ticket_window, &err));
    heard(board_deploy_window(board, &deploys, 0, MOST, &arena, &deploy_window, &err));
    heard(board_incident_window(board, "", true, 0, MOST, &arena, &incident_window, &err));
    heard(board_causes(board, true, &arena, &cause, &n, &err));
    heard(board_causes_saying(board, "a", &arena, &cause, &n, &err));
    heard(board_candidates_saying(board, "a", &arena, &candidate, &n, &err));
    heard(board_incidents_saying(board, "a", &arena, &saying, &n, &err));
    heard(board_releases(board, true, &arena, &release, &n, &err));
    heard(board_reviews(board, &arena, &review, &n, &err));
    heard(board_people(board, &arena, &person, &n, &err));
    heard(board_words(board, &arena, &group, &n, &err));
    heard(board_team_checks(board, MOST, &arena, &past, &n, &err));
    heard(board_misses(board, MOST, &arena, &miss, &n, &err));
    heard(board_alike_sets(board, ALIKE_TICKETS, 0, MOST, &arena, &set, &n, &total, &err));
    heard(board_loads(board, &arena, &load, &err));
}

static void ask_week(void)
{
    struct review_skipped skipped;
    struct review_outlook outlook;
    struct review_tally tally;
    struct review_stats stats;
    struct shipped shipped;
    struct shipped_weeks weeks;
    struct sitting sitting;
    struct sitting_choice *choice;
    struct team_check_card check;
    struct next next;
    int64_t a, b;
    size_t n, total;
    int64_t today = board_today(board);
    heard(board_review_skipped(board, &skipped, &err));
    heard(board_review_outlook(board, true, &arena, &outlook, &err));
    heard(board_review_tally(board, &tally, &err));
    heard(board_review_stats(board, &arena, &stats, &err));
    next_init(&next);
    heard(board_next(board, &arena, &next, &err));
    next_release(&next);
    if (board_shipped(board, today - 30, today, "", "", &arena, &shipped, &err)) {
        struct buf text;
        buf_init(&text);
        shipped_text(&text, board, &shipped);
        shipped_markdown(&text, board, &shipped);
        buf_release(&text);
    }
    heard(board_shipped_beside(board, today, &a, &b, &err));
    heard(board_shipped_weeks(board, 12, &arena, &weeks, &err));
    heard(board_sitting(board, &arena, &sitting, &err));
    heard(board_sitting_waiting(board, &n, &err));
    heard(board_sitting_choices(board, "", 0, MOST, &arena, &choice, &n, &total, &err));
    heard(board_team_check(board, &arena, &check, &err));
    heard(board_tickets_met(board, &a, &b, &err));
}

static void ask_texts(void)
{
    const struct ticket_query tickets = ticket_query_all();
    struct history_line *lines;
    struct buf out;
    size_t n;
    buf_init(&out);
    heard(board_brief(board, &out, &err));
    heard(board_export_areas(board, &out, &err));
    heard(board_export_codeowners(board, NULL, &out, &err));
    heard(board_export_tickets(board, &tickets, true, &out, &err));
    heard(board_export_tickets(board, &tickets, false, &out, &err));
    heard(board_log(board, MOST, &arena, &lines, &n, &err));
    buf_release(&out);
}

static void ask_one(int64_t id)
{
    struct ticket_card ticket;
    struct incident_card incident;
    struct deploy_card deploy;
    struct deploy_line *deploys;
    struct cause_card cause;
    struct release_card release;
    struct departure departure;
    struct buf out;
    size_t n;
    buf_init(&out);
    heard(board_ticket_card(board, id, &arena, &ticket, &err));
    heard(board_ticket_template(board, id, NULL, NULL, &out, &err));
    heard(board_ticket_markdown(board, id, &out, &err));
    heard(board_incident_card(board, id, &arena, &incident, &err));
    heard(board_deploys_before(board, id, MOST, &arena, &deploys, &n, &err));
    heard(board_deploy_card(board, id, &arena, &deploy, &err));
    heard(board_cause_card(board, id, &arena, &cause, &err));
    heard(board_release_card(board, id, &arena, &release, &err));
    heard(board_departure_of(board, id, &arena, &departure, &err));
    heard(board_owned_text(board, id, &out, &err));
    buf_release(&out);
}

static void ask_names(void)
{
    static const char *const areas[] = {"billing", "checkout", "login", "/src/a.c"};
    static const char *const people[] = {"mia", "ana", "bo", "bob"};
    struct area_card area;
    struct who who;
    struct person_card person;
    struct review_card *cards;
    struct buf out;
    size_t n;
    buf_init(&out);
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        heard(board_who(board, areas[i], 0, &arena, &who, &err));
        heard(board_area_card(board, areas[i], &arena, &area, &err));
        heard(board_person_card(board, people[i], &arena, &person, &err));
    }
    if (board_reviews(board, &arena, &cards, &n, &err))
        for (size_t i = 0; i < n; i++)
            board_minutes(board, &cards[i], &out);
    buf_release(&out);
}

static void ask(void)
{
    if (!board_open(board_file, BOARD_READ, &world, &board, &err)) {
        heard(false);
        return;
    }
    ask_lists();
    ask_week();
    ask_texts();
    ask_names();
    for (int64_t id = 1; id <= NUMBERS; id++)
        ask_one(id);
    arena_reset(&arena);
}

static void try(const char *sql)
{
    cr_assert(harm(sql), "%s", sql);
    ask();
    harm_put_back();
}

Test(hurt_read, answers_whatever_stands_in_a_column)
{
    static const char *const wrong[][2] = {
        [COLUMN_TEXT] = {"CAST(X'41FF' AS TEXT)", "''"},
        [COLUMN_INT] = {"9223372036854775807", "-9223372036854775807 - 1"},
        [COLUMN_BOOL] = {"2", "-1"},
        [COLUMN_REF] = {"9223372036854775807", "-1"},
        [COLUMN_TIME] = {"9223372036854775807", "-9223372036854775807 - 1"},
        [COLUMN_DATE] = {"'9999-12-31'", "'0001-01-01'"},
        [COLUMN_WORD] = {"'nonsense'", "''"},
    };
    char sql[200];
    harm_start();
    for (size_t r = 0; records[r]; r++)
        for (int c = 0; c < records[r]->n; c++)
            for (int way = 0; way < 2; way++) {
                const struct column *column = &records[r]->column[c];
                snprintf(sql, sizeof sql,
                         "UPDATE %s SET %s = %s WHERE id = (SELECT MAX(id) FROM %s)",
                         records[r]->table, column->name, wrong[column->kind][way],
                         records[r]->table);
                try(sql);
            }
    cr_assert_gt(answers, 10000, "%ld", answers);
    harm_end();
}

Test(hurt_read, answers_without_any_of_its_tables_rows)
{
    char sql[80];
    harm_start();
    for (size_t r = 0; records[r]; r++) {
        snprintf(sql, sizeof sql, "DELETE FROM %s", records[r]->table);
        try(sql);
    }
    harm_end();
}
