/* A week's review as it is led: what it has so far, and every change to it. A change is
 * one logged, undoable operation. */
#ifndef BUCKSTOP_BOARD_SITTING_H
#define BUCKSTOP_BOARD_SITTING_H

#include "board/review.h"
#include "board/words.h"
#include "domain/review.h"
#include "domain/timeline.h"

/* An older promise that this review asks about, and what it said so far. */
struct sitting_promise {
    struct cause_line line;
    struct review_answer answer; /* id 0: none yet */
    int64_t was_due;             /* the date it was promised for before the answer */
};

/* Whether a candidate was said of another incident too, in the same words; or named there,
 * removed and seen gone. */
enum said_before { SAID_NEW, SAID_AGAIN, SAID_GONE };

struct sitting {
    struct review_card card;
    enum said_before *before; /* of each candidate of the card's incident */
    struct sitting_promise
        *promises; /* open when the review began, or answered in it; in order */
    size_t promises_n;
    size_t answered_before; /* promises that earlier sittings of the week answered */
    struct person *people;  /* active and away, by name, for completion */
    size_t people_n;
    size_t named_n; /* behind those are they who left: for the lint, which knows all */
    struct review_facts facts;
    bool closed;
};

/* Begins this week's review, led by whoever acts; or finds it begun, or one of an earlier
 * week that was never closed: that one is held first. */
bool board_sitting_begin(struct board *board, struct err *err);

/* Begins a further sitting of this week, for another incident. ERR_REFUSED where this
 * week's review has not begun or is open, and where no incident waits. */
bool board_sitting_another(struct board *board, struct err *err);

/* How many incidents such a sitting could choose from. */
bool board_sitting_waiting(struct board *board, size_t *n, struct err *err);

/* The review that is being held, or the last that was. ERR_NOT_FOUND before the first. */
bool board_sitting(struct board *board, struct arena *arena, struct sitting *sitting,
                   struct err *err);

/* What it may choose from: its week's incidents, those opened again in it among them, then
 * every earlier unreviewed one, newest first; `filter` is looked for in the titles, folded
 * ("" takes all). Skips `first`, gives at most `most`; *total is how many there are. */
struct sitting_choice {
    struct incident incident;
    bool this_week;
    const char *note; /* "reviewed in week 44, reopened"; may be "" */
};
bool board_sitting_choices(struct board *board, const char *filter, size_t first,
                           size_t most, struct arena *arena,
                           struct sitting_choice **choices, size_t *n, size_t *total,
                           struct err *err);

/* Where it stands. Going on asks the gates of every step passed; going back is free. */
bool board_sitting_step(struct board *board, enum review_step step, struct err *err);

/* Step 1: says of an open promise that it is gone (with what was seen), still there (with a
 * new date) or dropped (with the reason). Saying it again in the same review changes the
 * answer. */
bool board_sitting_answer(struct board *board, int64_t removal, enum promise_answer answer,
                          const char *what, int64_t new_due, struct err *err);

/* Step 2. A quiet week is refused while this week has unreviewed incidents that hurt; near
 * misses leave it quiet. It takes back the cause this review named and its promise. `again`
 * promises an older open promise again as this week's (removal id). */
bool board_sitting_choose(struct board *board, int64_t incident, struct err *err);
bool board_sitting_quiet(struct board *board, struct err *err);
bool board_sitting_again(struct board *board, int64_t removal, struct err *err);

/* Step 3: the timeline of the chosen incident. fact 0 adds. Removing archives. */
bool board_sitting_fact(struct board *board, int64_t fact, int64_t at, const char *text,
                        struct err *err);
bool board_sitting_fact_remove(struct board *board, int64_t fact, struct err *err);

/* The incident began, was noticed or was over when the fact was; over resolves it.
 * ERR_REFUSED where a clock would go backwards. */
bool board_sitting_moment(struct board *board, int64_t fact, enum moment moment,
                          struct err *err);

/* Steps 4 and 5: candidates of the chosen incident. candidate 0 adds. */
bool board_sitting_candidate(struct board *board, int64_t candidate, const char *text,
                             struct err *err);
bool board_sitting_candidate_remove(struct board *board, int64_t candidate,
                                    struct err *err);
/* Says a smaller cause, which stands under the one it is a part of: every test asks it
 * anew, and the other stays as it was said. */
bool board_sitting_smaller(struct board *board, int64_t candidate, const char *text,
                           struct err *err);
bool board_sitting_test(struct board *board, int64_t candidate, int test,
                        enum test_answer answer, struct err *err);

/* Step 6: names the candidate the one cause of the chosen incident; the one named before in
 * this review gives way. The cause an earlier review named in the same words (folded) is
 * taken again, and CAME BACK if it was seen gone. */
bool board_sitting_name(struct board *board, int64_t candidate, struct err *err);

/* Step 7: the promise; owner as typed, one active person. Made, or changed. */
bool board_sitting_promise(struct board *board, const char *owner, int64_t due,
                           const char *gone_when, struct err *err);

/* Step 8: closes the week. ERR_REFUSED as review_gate. */
bool board_sitting_close(struct board *board, struct err *err);

/* Half-typed text, kept outside the log as it is typed, one a place and acting person. ""
 * takes it away. What the board cannot take is kept as a file in one of world.asides, which
 * the error names, and is read from there until the board has taken it. */
bool board_draft_keep(struct board *board, const char *place, const char *text,
                      struct err *err);
bool board_draft(struct board *board, const char *place, struct arena *arena,
                 const char **text, struct err *err);

/* Once for each draft that was read from such a file, or was to be: where it came from, or
 * that it is hurt. False: nothing to say. */
bool board_draft_word(struct board *board, struct err *word);

/* Whether half-typed text is kept nowhere at all; err says what to do. */
bool board_draft_lost(const struct board *board, struct err *err);

/* It may be lost. */
void board_draft_forget(struct board *board);

/* A number that another process's commit changes. */
bool board_version(struct board *board, int64_t *version, struct err *err);

#endif
