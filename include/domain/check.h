/* The four questions of the team check, what the board's own records say to each, and what
 * the answers add up to. */
#ifndef BUCKSTOP_DOMAIN_CHECK_H
#define BUCKSTOP_DOMAIN_CHECK_H

#include "base/buf.h"
#include "domain/model.h"

enum { CHECK_QUESTIONS = 4, CHECK_DAYS = 90, CHECK_HERO = 60 };
/* Fewer deploys than this say nothing about who ships. */
enum { CHECK_HERO_LEAST = 5 };

struct check_question {
    const char *key;     /* ownership tickets deploys visibility */
    const char *line[2]; /* the question on two lines of at most 66 columns */
    const char *first;   /* what this week's work is where it is the first weak one */
};

extern const struct check_question check_questions[CHECK_QUESTIONS];

/* When it was last known whose the area is: its owner was named at `named` (0: nobody is,
 * and the answer is 0), or said at `confirmed` that it is still theirs. */
int64_t check_confirmed(int64_t named, int64_t confirmed);

/* What the store counted. Names are of the first in the list's order, "" if there is none.
 */
struct check_facts {
    int areas;                                /* not archived */
    int areas_unowned;                        /* no current owner */
    int areas_left;                           /* an owner who has left */
    int areas_unconfirmed;                    /* owner not confirmed for CHECK_DAYS */
    const char *unowned, *left, *unconfirmed; /* area names */
    int tickets;                              /* open */
    int tickets_ready;
    int deploys; /* of the last 30 days */
    int batches; /* of those, with more than DEPLOY_BATCH changes */
    int types;   /* release types */
    int types_no_way_back;
    const char *no_way_back; /* a release type */
    int hero_share;          /* per cent of the deploys by one person, rounded up */
    const char *hero;        /* that person */
    int64_t took;            /* seconds: the middle hand-over of the last ten that say it */
    int took_of;             /* of how many; 0: none says it */
    int deploys_today;
    int deploys_today_plain; /* of those, with a line in plain words */
    const char *newest;      /* "14:20", the newest deploy of today */
};

/* What the board says to question 0 to 3: clear, fuzzy or no, and in *out one line of
 * evidence of at most 45 columns plus names ("checkout has no owner"). CHECK_OPEN: it has
 * nothing to judge by, and says so. */
enum check_word check_evidence(int question, const struct check_facts *facts,
                               struct buf *out);

/* How many areas were clear to everybody, to some, to nobody. */
struct roll_call {
    int clear, fuzzy, nobody;
};

/* The team's answer to "can everyone name who decides?" that it comes to: no where nobody
 * knew one, else fuzzy where one was, else clear. */
enum check_word roll_call_word(const struct roll_call *call);

struct check_result {
    int answered; /* of the four */
    int weak;     /* fuzzy and no both count */
    int first;    /* the first weak question, 0 to 3, or -1 */
};

struct check_result check_result(const enum check_word answer[CHECK_QUESTIONS]);

/* What that many weak answers mean, in a sentence; three reads as two. */
const char *check_verdict(int weak);

/* Verdict and this week's work in one line, "3 of 4 answered." before it where some are
 * open. */
void check_say(struct buf *out, const struct check_result *result);

/* Whether the plain line of a deploy says something a customer's question could be answered
 * with: at least two words, and not only a version or a commit id. */
bool check_plain(const char *what);

#endif
