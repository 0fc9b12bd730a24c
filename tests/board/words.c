/* The team's own words for the review, and whom its lint knows. */
#include "lead.h"

TestSuite(words, .init = board_enter, .fini = board_leave);

static struct word_group *groups;
static size_t groups_n;
static enum word_change done;
static struct board_word word;

static const struct lint_group *group_of(const char *key)
{
    struct lint *lint = arena_new(&arena, 1, sizeof *lint);
    yes(board_lint(board, &arena, lint, &err));
    for (size_t i = 0; i < lint->n; i++)
        if (strcmp(lint->group[i].key, key) == 0)
            return &lint->group[i];
    cr_assert_fail("no group %s", key);
    return NULL;
}

static bool asks(const char *text)
{
    struct lint lint;
    struct lint_finding finding;
    yes(board_lint(board, &arena, &lint, &err));
    return lint_find(&lint, LINT_CAUSE, NULL, 0, text, &finding);
}

Test(words, of_the_team_join_their_group)
{
    cr_assert_not(asks("just growing pains"));
    both_ways(
        board_word_add(board, "no_cause", " growing pains ", &arena, &done, &word, &err));
    cr_assert_eq(done, WORD_ADDED);
    cr_assert_str_eq(word.word, "growing pains");
    cr_assert_str_eq(word.group, "no_cause");
    cr_assert(asks("just growing pains"));
    yes(board_word_drop(board, "no cause", "Growing Pains", &arena, &done, &word, &err));
    cr_assert_eq(done, WORD_TAKEN);
    cr_assert_not(asks("just growing pains"));
    walk_back();
    cr_assert(asks("just growing pains"));
}

Test(words, silence_one_of_the_program)
{
    size_t before = group_of("no_cause")->words_n;
    cr_assert(asks("bad luck"));
    both_ways(board_word_drop(board, "no_cause", "BAD LUCK", &arena, &done, &word, &err));
    cr_assert_eq(done, WORD_SILENCED);
    cr_assert_str_eq(word.word, "bad luck", "as it is in the list");
    cr_assert_eq(group_of("no_cause")->words_n, before - 1);
    both_ways(board_word_add(board, "no_cause", "bad luck", &arena, &done, &word, &err));
    cr_assert_eq(done, WORD_BACK);
    cr_assert_eq(group_of("no_cause")->words_n, before);
}

Test(words, that_are_there_already_change_nothing)
{
    struct history_line *lines;
    size_t n, m;
    yes(board_word_add(board, "weak", "slack message", &arena, &done, &word, &err));
    yes(board_word_drop(board, "weak", "wiki", &arena, &done, &word, &err));
    yes(board_log(board, 99, &arena, &lines, &n, &err));
    yes(board_word_add(board, "weak", "Slack-Message", &arena, &done, &word, &err));
    cr_assert_eq(done, WORD_SAME);
    yes(board_word_add(board, "weak", "remind*", &arena, &done, &word, &err));
    cr_assert_eq(done, WORD_SAME);
    yes(board_word_drop(board, "weak", "wiki", &arena, &done, &word, &err));
    cr_assert_eq(done, WORD_SAME);
    yes(board_log(board, 99, &arena, &lines, &m, &err));
    cr_assert_eq(n, m);
}

Test(words, are_listed_with_whose_they_are)
{
    yes(board_word_add(board, "weak", "slack message", &arena, &done, &word, &err));
    yes(board_word_drop(board, "weak", "wiki", &arena, &done, &word, &err));
    yes(board_words(board, &arena, &groups, &groups_n, &err));
    bool ours = false, silent = false;
    for (size_t g = 0; g < groups_n; g++)
        for (size_t i = 0; i < groups[g].n; i++) {
            const struct board_word *w = &groups[g].words[i];
            ours = ours || (w->ours && strcmp(w->word, "slack message") == 0 && !w->silent);
            silent = silent || (w->silent && strcmp(w->word, "wiki") == 0 && !w->ours);
        }
    cr_assert(ours && silent);
}

Test(words, refuse_what_is_none_and_name_the_closest)
{
    cr_assert_not(board_word_add(board, "sypmtom", "x", &arena, &done, &word, &err));
    assert_err(ERR_NOT_FOUND, "symptom");
    assert_err(ERR_NOT_FOUND, "person, no_cause, symptom, strong, middle, weak");
    cr_assert_not(board_word_drop(board, "weak", "wikki", &arena, &done, &word, &err));
    assert_err(ERR_NOT_FOUND, "wiki");
    no(board_word_add(board, "weak", "...", &arena, &done, &word, &err), "is no word");
    no(board_word_add(board, "weak", "a\nb", &arena, &done, &word, &err), "is no word");
    no(board_word_add(board, "weak", "*mind", &arena, &done, &word, &err),
       "not at its end");
    no(board_word_add(board, "weak",
                      "123456789012345678901234567890123456789012345678901234567890"
                      "123456789012345678901234567890123456789012345678901234567890",
                      &arena, &done, &word, &err),
       "longer than 100");
}

Test(words, know_a_person_who_left_whom_completion_does_not_offer)
{
    struct person_card card;
    struct person heir;
    yes(board_person_leave(board, "bob", NULL, &arena, &card, &heir, &err));
    yes(board_sitting_begin(board, &err));
    look();
    bool here = false, named = false;
    for (size_t i = 0; i < now.named_n; i++) {
        bool bob = strcmp(now.people[i].handle, "bob") == 0;
        here = here || (bob && i < now.people_n);
        named = named || bob;
    }
    cr_assert(named && !here);
}

Test(smaller, stands_under_the_one_it_is_a_part_of_with_open_tests, .init = board_enter,
     .fini = board_leave)
{
    yes(board_sitting_begin(board, &err));
    yes(board_sitting_choose(board, incident("Down", 3600), &err));
    int64_t whole = candidate("Everything is one service");
    candidate("The alert was late");
    yes(board_sitting_test(board, whole, 0, TEST_YES, &err));
    yes(board_sitting_test(board, whole, 3, TEST_NO, &err));
    both_ways(
        board_sitting_smaller(board, whole, "The export runs in the web server", &err));
    look();
    const struct candidate *said = now.card.incident.candidates;
    cr_assert_eq(now.card.incident.candidates_n, 3);
    cr_assert_str_eq(said[0].text, "Everything is one service");
    cr_assert_eq(said[0].in_week, TEST_NO);
    cr_assert_str_eq(said[1].text, "The export runs in the web server");
    cr_assert(said[1].was_there == TEST_OPEN && said[1].in_week == TEST_OPEN);
    cr_assert_str_eq(said[2].text, "The alert was late");
    no(board_sitting_smaller(board, whole, "The alert was late", &err), "said already");
    no(board_sitting_smaller(board, whole, "  ", &err), "the cause is empty");
    const char *text = exported();
    start_empty("Empty", "UTC");
    struct transfer_report report = {0};
    const struct transfer_file file = {"f.yaml", text, strlen(text)};
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    cr_assert_str_eq(exported(), text, "the order stays");
}

Test(moment, of_an_incident_is_that_of_a_fact_and_can_be_undone, .init = board_enter,
     .fini = board_leave)
{
    yes(board_sitting_begin(board, &err));
    int64_t id = incident("Down", 3600);
    struct incident_card card;
    yes(board_sitting_choose(board, id, &err));
    int64_t start = world.now - 3600;
    yes(board_sitting_fact(board, 0, start - 300, "deployed", &err));
    yes(board_sitting_fact(board, 0, start + 1020, "the alert fires", &err));
    yes(board_sitting_fact(board, 0, start + 2460, "it works again", &err));
    look();
    const struct fact *facts = now.card.incident.facts;
    int64_t deployed = facts[0].id, alert = facts[1].id, works = facts[2].id;
    no(board_sitting_moment(board, deployed, MOMENT_NOTICED, &err), "it began after that");
    both_ways(board_sitting_moment(board, alert, MOMENT_NOTICED, &err));
    both_ways(board_sitting_moment(board, works, MOMENT_OVER, &err));
    both_ways(board_sitting_moment(board, deployed, MOMENT_BEGAN, &err));
    yes(board_incident_card(board, id, &arena, &card, &err));
    cr_assert_eq(card.incident.started_at, start - 300);
    cr_assert_eq(card.incident.detected_at, start + 1020);
    cr_assert_eq(card.incident.recovered_at, start + 2460);
    cr_assert_eq(card.incident.state, INCIDENT_RESOLVED);
    cr_assert_eq(card.incident.edits, 3);
    yes(board_sitting_moment(board, deployed, MOMENT_BEGAN, &err));
    yes(board_incident_card(board, id, &arena, &card, &err));
    cr_assert_eq(card.incident.edits, 3, "nothing changed");
    no(board_sitting_moment(board, works, MOMENT_BEGAN, &err), "noticed before that");
}
