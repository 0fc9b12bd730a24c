/* Looking for words in what the reviews wrote down: causes, candidates that were never
 * chosen, incidents and their facts. `words` is what was typed; each of its words has to be
 * there, case and accents apart. The lists live in the arena, the newest first. */
#ifndef BUCKSTOP_BOARD_REVIEW_WORDS_H
#define BUCKSTOP_BOARD_REVIEW_WORDS_H

#include "board/cause.h"
#include "board/incident.h"

/* Every cause that was ever named. */
bool board_causes_saying(struct board *board, const char *words, struct arena *arena,
                         struct cause_line **lines, size_t *n, struct err *err);

struct candidate_line {
    struct candidate candidate;
    struct incident incident;
    char week[WEEK_TEXT]; /* of its review, else of its incident */
};

bool board_candidates_saying(struct board *board, const char *words, struct arena *arena,
                             struct candidate_line **lines, size_t *n, struct err *err);

/* By title or timeline, open or not, of the board's product line. */
struct incident_saying {
    struct incident_line line;
    const char *fact; /* one that has a word the title has not; "" for none */
};

bool board_incidents_saying(struct board *board, const char *words, struct arena *arena,
                            struct incident_saying **lines, size_t *n, struct err *err);

#endif
