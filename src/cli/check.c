/* The team check on the command line. */
#include "shape.h"
#include "verbs.h"

#include "board/team_check.h"

#include <string.h>

/* The verdict is the team's once it has answered anything, else that of the records. */
static const struct check_result *result_of(const struct team_check_card *card)
{
    return card->result.answered ? &card->result : &card->by_board;
}

static const char *word_or(enum check_word word, const char *none)
{
    return word == CHECK_OPEN ? none : check_word_words.name[word];
}

static void check_json(struct call *call, const struct team_check_card *card)
{
    struct json_out *json = &call->out.json;
    const struct check_result *result = result_of(card);
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_text_of(json, "week", card->check.week);
    shape_time(json, "finished_at", card->check.finished_at);
    json_out_array_of(json, "questions");
    for (int i = 0; i < CHECK_QUESTIONS; i++) {
        const struct team_question *question = &card->question[i];
        json_out_object(json);
        json_out_int_of(json, "question", i + 1);
        json_out_text_of(json, "key", check_questions[i].key);
        json_out_text_of(json, "text",
                         arena_printf(&call->arena, "%s %s", check_questions[i].line[0],
                                      check_questions[i].line[1]));
        json_out_text_of(json, "answer", word_or(question->answer, NULL));
        json_out_text_of(json, "board", word_or(question->board, NULL));
        json_out_text_of(json, "evidence", question->evidence);
        json_out_end(json);
    }
    json_out_end(json);
    json_out_int_of(json, "answered", card->result.answered);
    json_out_int_of(json, "weak", result->weak);
    json_out_text_of(json, "first",
                     result->first < 0 ? NULL : check_questions[result->first].key);
    json_out_text_of(json, "verdict", check_verdict(result->weak));
    json_out_text_of(json, "by", card->result.answered ? "team" : "board");
    json_out_end(json);
}

static enum out_role word_role(enum check_word word)
{
    if (word == CHECK_OPEN)
        return OUT_MUTED;
    return word == CHECK_CLEAR ? OUT_GOOD : OUT_ATTENTION;
}

static void check_say_tty(struct call *call, const struct team_check_card *card)
{
    struct out *out = &call->out;
    struct buf verdict;
    for (int i = 0; i < CHECK_QUESTIONS; i++) {
        const struct team_question *question = &card->question[i];
        out_say(out, "%lld  %s\n   %s\n     ", (long long)i + 1, check_questions[i].line[0],
                check_questions[i].line[1]);
        out_role(out, word_role(question->answer), "%s",
                 word_or(question->answer, "not answered"));
        out_say(out, "   board: %s\n\n", question->evidence);
    }
    buf_init(&verdict);
    check_say(&verdict, result_of(card));
    out_say(out, "%s%s\n",
            card->result.answered ? "" : "By the board's own records: ", verdict.text);
    buf_release(&verdict);
    if (card->result.answered < CHECK_QUESTIONS)
        out_say(out, "  answer: buckstop check answer QUESTION clear|fuzzy|no\n");
}

static bool answer_check(struct call *call, struct err *err)
{
    struct team_check_card card;
    if (!board_team_check(call->board, &call->arena, &card, err))
        return false;
    if (call->json)
        check_json(call, &card);
    else if (call->out.mode == OUT_TTY)
        check_say_tty(call, &card);
    for (int i = 0; !call->json && call->out.mode == OUT_PIPE && i < CHECK_QUESTIONS; i++)
        out_say(&call->out, "%lld\t%s\t%s\t%s\t%s\n", (long long)i + 1,
                check_questions[i].key, check_word_words.name[card.question[i].answer],
                check_word_words.name[card.question[i].board], card.question[i].evidence);
    return true;
}

bool verb_check(struct call *call, struct err *err)
{
    return verb_narrow(call, err) && answer_check(call, err);
}

/* "1" to "4", or the beginning of a question's word; -1 for none. */
static int question_of(const char *typed)
{
    if (typed[0] >= '1' && typed[0] < '1' + CHECK_QUESTIONS && !typed[1])
        return typed[0] - '1';
    for (int i = 0; i < CHECK_QUESTIONS; i++)
        if (typed[0] && strncmp(check_questions[i].key, typed, strlen(typed)) == 0)
            return i;
    return -1;
}

bool verb_check_answer(struct call *call, struct err *err)
{
    int question = question_of(call->args[0]);
    int word = words_find(&check_word_words, call->args[1]);
    if (question < 0) {
        err_set(err, ERR_USAGE, "\"%s\" is none of the four questions", call->args[0]);
        return err_next(err, "1 ownership, 2 tickets, 3 deploys or 4 visibility");
    }
    if (word < 0) {
        err_set(err, ERR_USAGE, "\"%s\" is no answer", call->args[1]);
        return err_next(err, "it is clear, fuzzy or no; open takes an answer back");
    }
    return board_team_check_answer(call->board, question, (enum check_word)word, err) &&
           answer_check(call, err);
}

bool verb_check_finish(struct call *call, struct err *err)
{
    return board_team_check_finish(call->board, err) && answer_check(call, err);
}

static void past_json(struct call *call, const struct team_check_past *past)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "id", past->check.id);
    json_out_text_of(json, "week", past->check.week);
    shape_time(json, "finished_at", past->check.finished_at);
    for (int q = 0; q < CHECK_QUESTIONS; q++)
        json_out_text_of(json, check_questions[q].key, word_or(past->answer[q], NULL));
    json_out_int_of(json, "weak", past->result.weak);
    json_out_end(json);
}

bool verb_check_list(struct call *call, struct err *err)
{
    struct team_check_past *past;
    size_t n;
    struct out_table table = {
        .heading = {"WEEK", "OWNERSHIP", "TICKETS", "DEPLOYS", "VISIBILITY", "WEAK"},
        .columns = 6};
    if (!board_team_checks(call->board, INT32_MAX, &call->arena, &past, &n, err))
        return false;
    if (call->json)
        json_out_array(&call->out.json);
    for (size_t i = 0; i < n; i++) {
        const enum check_word *answer = past[i].answer;
        const char *weak = arena_printf(&call->arena, "%d", past[i].result.weak);
        if (call->json) {
            past_json(call, &past[i]);
            continue;
        }
        const struct out_cell cells[] = {
            {past[i].check.week, OUT_TEXT},
            {check_word_words.name[answer[0]], word_role(answer[0])},
            {check_word_words.name[answer[1]], word_role(answer[1])},
            {check_word_words.name[answer[2]], word_role(answer[2])},
            {check_word_words.name[answer[3]], word_role(answer[3])},
            {weak, OUT_TEXT},
        };
        out_row(&table, &call->arena, cells);
    }
    if (call->json)
        json_out_end(&call->out.json);
    else
        out_table(&call->out, &table, call->cli->columns);
    if (n == 0 && call->out.mode == OUT_TTY)
        out_say(&call->out, "No check was held yet: buckstop check\n");
    return true;
}
