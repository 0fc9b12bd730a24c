/* The one next thing to fix, in the order ownership, tickets, deploys, weekly review. */
#ifndef BUCKSTOP_DOMAIN_NEXT_H
#define BUCKSTOP_DOMAIN_NEXT_H

#include "base/buf.h"
#include "domain/model.h"

/* What the store counted. A name or number is of the first in the list's order; "" and 0 if
 * there is none. Counts leave out archived records and those the same as another. */
struct next_facts {
    int people; /* active or away */
    int areas;
    int left; /* areas whose owner has left, without an owner since */
    const char *left_area, *left_person;
    int contested; /* areas without owner that have candidates */
    const char *contested_area;
    int unowned; /* other areas without owner, not on purpose */
    const char *unowned_area;
    int away_alone; /* areas whose owner is away and has no stand-in */
    const char *away_area, *away_person;
    int tickets;         /* open */
    int started_unready; /* being worked on without being ready */
    int64_t started_ticket;
    int unready; /* open and not ready */
    int64_t unready_ticket;
    int undecided; /* ready, without a decision */
    int64_t undecided_ticket;
    const char *undecided_person; /* who decides there */
    int no_way_back;              /* release types */
    const char *no_way_back_type;
    int broken; /* deploys that broke and have not recovered */
    int64_t broken_deploy;
    int batches; /* deploys of the last seven days with more than five changes */
    int64_t batch_deploy;
    int batch_changes;
    int overdue; /* open promises past their date */
    int64_t overdue_cause;
    const char *overdue_text, *overdue_person;
    int due; /* open promises due today */
    int64_t due_cause;
    const char *due_text, *due_person;
    int unreviewed;     /* incidents without a review, of this week and earlier */
    bool review_open;   /* begun this week, not closed */
    int review_step;    /* 1 to 8, where it stands */
    bool review_closed; /* closed this week */
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
