/* The four-question team check: the team's answers beside what the board's own records
 * say, and what they come to. */
#ifndef BUCKSTOP_BOARD_TEAM_CHECK_H
#define BUCKSTOP_BOARD_TEAM_CHECK_H

#include "board/board.h"
#include "domain/check.h"

struct team_question {
    enum check_word answer;    /* the team's; CHECK_OPEN: not answered yet */
    enum check_word board;     /* what the records alone would say */
    const char *evidence;      /* now: "checkout has no owner" */
    const char *evidence_then; /* when it was answered; "" before */
};

struct team_check_card {
    struct team_check check; /* this week's; id 0: not begun */
    struct team_question question[CHECK_QUESTIONS];
    struct check_result result; /* of the team's answers */
    struct check_result by_board;
};

/* This week's check, over the board's product line. */
bool board_team_check(struct board *board, struct arena *arena,
                      struct team_check_card *card, struct err *err);

/* Answers question 0 to 3, keeping what the board said beside it; CHECK_OPEN takes the
 * answer back. Begins the week's check where there is none. */
bool board_team_check_answer(struct board *board, int question, enum check_word answer,
                             struct err *err);

/* The team is through. ERR_REFUSED while a question is open. */
bool board_team_check_finish(struct board *board, struct err *err);

/* One week's check of those before. */
struct team_check_past {
    struct team_check check;
    enum check_word answer[CHECK_QUESTIONS];
    struct check_result result;
};

/* The newest first, this week's with them, at most `most`. */
bool board_team_checks(struct board *board, size_t most, struct arena *arena,
                       struct team_check_past **past, size_t *n, struct err *err);

#endif
