/* The four-question team check: answers of the team beside what the records say. */
#include "board/team_check.h"

#include "board_private.h"
#include "store/checks.h"
#include "store/counts.h"
#include "team_check_private.h"

static void week_now(const struct board *board, char week[WEEK_TEXT])
{
    week_text(week_of(board_today(board)), week);
}

static bool read_facts(struct board *board, struct arena *arena, struct check_facts *facts,
                       struct err *err)
{
    char week[WEEK_TEXT];
    week_now(board, week);
    const struct counts_at at = {.now = board->world.now,
                                 .today = board_today(board),
                                 .week = week,
                                 .line = board->line_fold};
    return counts_check(board->store, &at, &board->zone, arena, facts, err);
}

static const char *evidence(const struct check_facts *facts, int question,
                            struct arena *arena, enum check_word *word)
{
    struct buf text;
    buf_init(&text);
    *word = check_evidence(question, facts, &text);
    const char *copy = arena_copy(arena, text.text);
    buf_release(&text);
    return copy;
}

bool board_team_check(struct board *board, struct arena *arena,
                      struct team_check_card *card, struct err *err)
{
    struct team_check_card made = {0};
    enum check_word team[CHECK_QUESTIONS] = {0}, ours[CHECK_QUESTIONS];
    struct check_facts facts;
    char week[WEEK_TEXT];
    bool found;
    week_now(board, week);
    if (!read_facts(board, arena, &facts, err) ||
        !checks_of_week(board->store, week, arena, &made.check, &found, err))
        return false;
    if (!found)
        made.check = (struct team_check){.week = arena_copy(arena, week)};
    for (int i = 0; i < CHECK_QUESTIONS; i++) {
        struct check_answer answer = {.evidence = ""};
        bool answered = false;
        if (found && !checks_answer(board->store, made.check.id, i + 1, arena, &answer,
                                    &answered, err))
            return false;
        made.question[i].answer = team[i] = answer.answer;
        made.question[i].evidence_then = answer.evidence;
        made.question[i].evidence = evidence(&facts, i, arena, &ours[i]);
        made.question[i].board = ours[i];
    }
    made.result = check_result(team);
    made.by_board = check_result(ours);
    *card = made;
    return true;
}

bool team_check_put(struct board *board, struct tx *tx, int question, enum check_word word,
                    const char *said, struct arena *arena, struct err *err)
{
    struct team_check check;
    struct check_answer answer;
    char week[WEEK_TEXT];
    bool found;
    week_now(board, week);
    if (!checks_of_week(board->store, week, arena, &check, &found, err))
        return false;
    if (!found) {
        check = (struct team_check){.week = week, .started_at = tx_now(tx)};
        if (!record_add(tx, &team_check_records, &check, err))
            return false;
    }
    if (!checks_answer(board->store, check.id, question + 1, arena, &answer, &found, err))
        return false;
    if (!found)
        answer = (struct check_answer){.team_check = check.id, .question = question + 1};
    answer.answer = word;
    answer.evidence = said;
    return found ? record_change(tx, &check_answer_records, &answer, err)
                 : record_add(tx, &check_answer_records, &answer, err);
}

static bool put_answer(struct board *board, struct tx *tx, int question,
                       enum check_word word, struct arena *arena, struct err *err)
{
    struct check_facts facts;
    enum check_word ours;
    if (!read_facts(board, arena, &facts, err))
        return false;
    const char *said = word == CHECK_OPEN ? "" : evidence(&facts, question, arena, &ours);
    tx_say(tx, "answered the team check: %s is %s", check_questions[question].key,
           word == CHECK_OPEN ? "open again" : check_word_words.name[word]);
    return team_check_put(board, tx, question, word, said, arena, err);
}

bool board_team_check_answer(struct board *board, int question, enum check_word word,
                             struct err *err)
{
    struct arena arena;
    struct tx *tx;
    if (!board_begin(board, NULL, &tx, err))
        return false;
    arena_init(&arena);
    bool ok = board_end(board, tx, put_answer(board, tx, question, word, &arena, err), err);
    arena_release(&arena);
    return ok;
}

static bool finish(struct board *board, struct tx *tx, struct arena *arena, struct err *err)
{
    struct team_check_card card;
    if (!board_team_check(board, arena, &card, err))
        return false;
    if (card.result.answered < CHECK_QUESTIONS) {
        int open = 0;
        while (card.question[open].answer != CHECK_OPEN)
            open++;
        err_set(err, ERR_REFUSED, "question %d, %s, is not answered yet", open + 1,
                check_questions[open].key);
        return err_next(err, "answer it: clear, fuzzy or no");
    }
    if (card.check.finished_at)
        return true;
    card.check.finished_at = tx_now(tx);
    tx_say(tx, "finished the team check: %d weak", card.result.weak);
    return record_change(tx, &team_check_records, &card.check, err);
}

bool board_team_check_finish(struct board *board, struct err *err)
{
    struct arena arena;
    struct tx *tx;
    if (!board_begin(board, NULL, &tx, err))
        return false;
    arena_init(&arena);
    bool ok = board_end(board, tx, finish(board, tx, &arena, err), err);
    arena_release(&arena);
    return ok;
}

bool board_team_checks(struct board *board, size_t most, struct arena *arena,
                       struct team_check_past **past, size_t *n, struct err *err)
{
    struct team_check *checks;
    size_t count;
    if (!checks_list(board->store, most, arena, &checks, &count, err))
        return false;
    struct team_check_past *made = arena_new(arena, count, sizeof *made);
    for (size_t i = 0; i < count; i++) {
        made[i].check = checks[i];
        for (int q = 0; q < CHECK_QUESTIONS; q++) {
            struct check_answer answer = {0};
            bool found;
            if (!checks_answer(board->store, checks[i].id, q + 1, arena, &answer, &found,
                               err))
                return false;
            made[i].answer[q] = answer.answer;
        }
        made[i].result = check_result(made[i].answer);
    }
    *past = made;
    *n = count;
    return true;
}
