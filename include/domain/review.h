/* The weekly review: its eight steps, and what each needs before the next. */
#ifndef BUCKSTOP_DOMAIN_REVIEW_H
#define BUCKSTOP_DOMAIN_REVIEW_H

#include "base/buf.h"
#include "base/err.h"
#include "domain/model.h"

enum {
    REVIEW_STEPS = 8,
    REVIEW_MINUTES = 20,
    REVIEW_DAYS = 7,    /* a promise is due at most so many days off */
    REVIEW_CARRIES = 2, /* after so many the promise may close a review by itself */
    REVIEW_NAME = 32,   /* "2026-W47.2" and its NUL */
};

struct review_step_text {
    const char *title;   /* "Last week" */
    const char *heading; /* "IS LAST WEEK'S CAUSE GONE?" */
    const char *aside;   /* "Say them all. Judge none."; may be "" */
    const char *good;    /* what a good answer looks like, in at most 58 columns */
};

extern const struct review_step_text review_steps[REVIEW_STEPS];

/* What it is called: its week, "2026-W47", and from the second sitting of a week on which
 * one it is, "2026-W47.2". */
void review_name(const struct review *review, char name[REVIEW_NAME]);

/* The same in words: "47", "47, second", "47, 4th". */
void review_week_say(struct buf *out, const struct review *review);

/* When an incident is a week's: when it began, or the last time it was not over. */
int64_t review_when(const struct incident *incident);

/* What the review has so far. The caller loads it; nothing here is looked up. */
struct review_facts {
    int promises_open;         /* open promises of earlier reviews */
    int promises_answered;     /* of those, in this review */
    const char *first_promise; /* the cause of the first unanswered one; "" if none */
    bool quiet;                /* said: no incident this week */
    int incidents;    /* of this week, unreviewed, not the same as another, no near miss */
    int near_misses;  /* the same of near misses: they leave a week quiet */
    int64_t incident; /* the chosen one */
    int facts;        /* on its timeline */
    int candidates;
    int untested;      /* candidates with a test still open */
    int passing;       /* candidates that passed all five */
    int64_t cause;     /* the chosen one */
    bool cause_passes; /* its candidate passed all five; true where it has none, or
                          an older promise is made again */
    bool cause_taken;  /* it was taken away in step 4 since it was named */
    bool taken_over;   /* the promise was made for another cause, and not looked at since */
    const char *cause_text;
    int64_t owner; /* of the removal */
    const char *owner_name;
    enum person_state owner_state;
    int64_t due;   /* a date; 0: none yet */
    int64_t today; /* a date */
    const char *gone_when;
    bool again;      /* an older promise is promised again as this week's */
    int64_t carried; /* how often that one was carried, by this review too */
};

/* Whether one may go on from the step; from STEP_CLOSE: whether the review may close, which
 * asks for every step before it. A quiet week asks nothing of steps 3 to 7, a promise again
 * nothing of steps 2 to 6. On a refusal *err is ERR_REFUSED: what is missing, why it is
 * needed, and where to mend it, in words; *mend, which may be NULL, is that step. */
bool review_gate(enum review_step step, const struct review_facts *facts,
                 enum review_step *mend, struct err *err);

/* Whether the promise may close a review by itself: it is open and was carried often
 * enough. A review that says "still there" carries it, this one as well as those before. */
bool review_repeats(const struct removal *removal);

/* Adds "once", "twice", "3 times". */
void review_times(struct buf *out, int64_t times);

/* Whether "gone when" can be checked by somebody: not empty, a placeholder, vague or one
 * word, and not the cause's text again. */
bool review_checkable(const char *gone_when, const char *cause_text, struct err *err);

/* Whether the date can be promised: today to seven days off. */
bool review_due(int64_t due, int64_t today, struct err *err);

/* The step after this one, leaving out what a quiet week or a promise again does not ask.
 */
enum review_step review_next(enum review_step step, const struct review_facts *facts);

/* The step before this one, leaving out the same; STEP_LAST_WEEK has none before it. */
enum review_step review_before(enum review_step step, const struct review_facts *facts);

/* The step that resumes best: the first that review_gate refuses, else STEP_CLOSE. */
enum review_step review_open_step(const struct review_facts *facts);

#endif
