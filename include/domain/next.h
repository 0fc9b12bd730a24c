/* The one next thing to fix, in the order ownership, tickets, deploys, weekly review. */
#ifndef BUCKSTOP_DOMAIN_NEXT_H
#define BUCKSTOP_DOMAIN_NEXT_H

#include "base/buf.h"
#include "domain/model.h"

/* What the store counted, and the first of each in its list's order ("" and 0 if there is
 * none). Counts leave out archived records and those the same as another. */
struct next_facts {
    int people; /* active or away */
    int areas;
    int left;            /* areas whose owner has left, without an owner since */
    int contested;       /* areas without owner that have candidates */
    int unowned;         /* other areas without owner, not on purpose */
    int away_alone;      /* areas whose owner is away and has no stand-in */
    int tickets;         /* open */
    int started_unready; /* being worked on without being ready */
    int unready;         /* open and not ready */
    int undecided;       /* ready, without a decision */
    int broken;          /* deploys that broke and have not recovered */
    int no_way_back;     /* release types */
    int batches;         /* deploys of the last seven days with more than five changes */
    int batch_changes;   /* of the first of them */
    int overdue;         /* open promises past their date */
    int due;             /* open promises due today */
    int unreviewed;      /* incidents without a review, of this week and earlier */
    int review_step;     /* 1 to 8, where it stands */
    bool review_open;    /* begun this week, not closed */
    bool review_closed;  /* closed this week */
    const char *left_area, *left_person;
    const char *contested_area;
    const char *unowned_area;
    const char *away_area, *away_person;
    int64_t started_ticket;
    int64_t unready_ticket;
    int64_t undecided_ticket;
    const char *undecided_area;   /* it is in; "": in none */
    const char *undecided_person; /* who decides there now; "": nobody */
    int64_t broken_deploy;
    const char *no_way_back_type;
    int64_t batch_deploy;
    int64_t overdue_cause;
    const char *overdue_text, *overdue_person;
    int64_t due_cause;
    const char *due_text, *due_person;
};

enum next_kind {
    NEXT_PEOPLE,
    NEXT_AREAS,
    NEXT_LEFT,
    NEXT_CONTESTED,
    NEXT_UNOWNED,
    NEXT_AWAY,
    NEXT_STARTED,
    NEXT_UNREADY,
    NEXT_UNDECIDED,
    NEXT_BROKEN,
    NEXT_NO_WAY_BACK,
    NEXT_BATCH,
    NEXT_RESUME,
    NEXT_OVERDUE,
    NEXT_DUE,
    NEXT_REVIEW,
    NEXT_WELL,
    NEXT_KINDS
};

extern const struct words next_kind_words; /* people areas left contested ... */

struct next {
    enum next_kind kind;
    const char *key;    /* on the board; "" where all is well */
    const char *area;   /* that it is about; "" for none */
    int64_t number;     /* ticket, deploy or cause it is about; 0 for none */
    struct buf line;    /* "checkout has no owner. Name one person." */
    struct buf command; /* "buckstop own checkout PERSON"; "" where none is needed */
};

void next_init(struct next *next);
void next_release(struct next *next);

/* Fills *next, which must be initialised; always something, also when all is well. */
void next_find(const struct next_facts *facts, struct next *next);

#endif
