/* The weekly reviews: where this week's stands, and what earlier ones came to. */
#ifndef BUCKSTOP_BOARD_REVIEW_H
#define BUCKSTOP_BOARD_REVIEW_H

#include "base/buf.h"
#include "base/date.h"
#include "board/cause.h"
#include "board/incident.h"
#include "domain/next.h"

/* What a review said of an older promise. */
struct answer_line {
    struct review_answer answer;
    struct removal removal;
    struct cause cause;
    struct person owner; /* of the promise; id 0: nobody */
};

/* One week's sitting with everything it is about. */
struct review_card {
    struct review review;
    struct person facilitator; /* id 0: nobody of the board */
    struct incident_card incident;
    struct cause cause;
    struct removal promise;
    bool came_back;        /* that was seen gone before, and not since */
    struct cause promised; /* what the promise is for: the cause, or an older one again */
    struct person owner;   /* of the promise */
    struct answer_line *answers;
    size_t answers_n;
};

/* The review of that name ("2026-W47", or "2026-W47.2" for the week's second sitting; NULL:
 * the one that is open, else this week's last). ERR_NOT_FOUND when there is none. */
bool board_review(struct board *board, const char *name, struct arena *arena,
                  struct review_card *card, struct err *err);

/* The sittings of the week ("2026-W47") in their order. ERR_NOT_FOUND when there is none.
 */
bool board_review_week(struct board *board, const char *week, struct arena *arena,
                       struct review_card **cards, size_t *n, struct err *err);

/* All of them, the newest week first, and of a week its last sitting. */
bool board_reviews(struct board *board, struct arena *arena, struct review_card **cards,
                   size_t *n, struct err *err);

/* Weeks between the review at hand, else this week's, and the last one before it that was
 * closed: nobody reviewed them. None before the first review. */
struct review_skipped {
    struct week first, last;
    int64_t weeks;
    int64_t incidents; /* of those weeks, that wait for a review */
};

bool board_review_skipped(struct board *board, struct review_skipped *skipped,
                          struct err *err);

/* Adds "Weeks 45 and 46 were not reviewed; their 4 incidents wait here."; nothing where no
 * week was skipped. */
void review_skipped_text(const struct review_skipped *skipped, struct buf *out);

/* What waits for the review that is open, else for this week's. */
struct review_outlook {
    char week[WEEK_TEXT];
    struct cause_line *promises; /* open, in the review's order */
    size_t promises_n;
    struct incident
        *incidents; /* its week's, then the earlier unreviewed where asked for */
    size_t incidents_n;
    size_t this_week;   /* how many of them are of its week */
    size_t earlier;     /* how many earlier ones there are, read or not */
    size_t near_misses; /* of those: nobody was hurt */
    size_t chosen;      /* of those: a sitting of the week has chosen it */
    bool promised;      /* the first promise was made, or made again, in this week */
    struct review_skipped skipped;
};

/* With `earlier` the earlier incidents are read, too, and not only counted. */
bool board_review_outlook(struct board *board, bool earlier, struct arena *arena,
                          struct review_outlook *outlook, struct err *err);

/* Adds the review's minutes as Markdown: every text escaped, dates and times whole and in
 * the board's zone, so that they are the same whenever they are read. */
void board_minutes(const struct board *board, const struct review_card *card,
                   struct buf *out);

/* What the reviews came to so far: the team's own figures, and nobody else's. */
struct review_tally {
    int weeks, reviewed; /* of the last weeks, this one included and at most 8 */
    int causes, seen_gone, came_back;
};

bool board_review_tally(struct board *board, struct review_tally *tally, struct err *err);

/* Adds it as a sentence or two. */
void review_tally_text(const struct review_tally *tally, struct buf *out);

/* The one next thing to fix, into *next, which must be initialised. */
bool board_next(struct board *board, struct arena *arena, struct next *next,
                struct err *err);

#endif
