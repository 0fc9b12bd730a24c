/* Which tickets somebody wants to see, and in which order: as one line of text, the same on
 * the board and on the command line. */
#ifndef BUCKSTOP_DOMAIN_TICKET_QUERY_H
#define BUCKSTOP_DOMAIN_TICKET_QUERY_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/spec.h"

/* A ticket is open until it is done, decided against, put off to a later day, or folded
 * under another. */
enum ticket_which {
    WHICH_OPEN,
    WHICH_DRAFT,     /* open, and not ready */
    WHICH_READY,     /* open and ready */
    WHICH_DOING,     /* open and begun */
    WHICH_UNDECIDED, /* open, and nobody has decided */
    WHICH_SKIPPED,   /* open, and begun without the review: see ticket_line */
    WHICH_DONE,
    WHICH_NO,      /* decided against */
    WHICH_NOT_NOW, /* put off, and its day has not come */
    WHICH_SAME,    /* folded under another */
    WHICH_ALL,
    WHICHES
};

enum ticket_order {
    ORDER_BOARD,  /* those that are not ready first, each by number */
    ORDER_NUMBER, /* by number */
    ORDER_NEW,    /* the newest first */
    ORDER_AGE,    /* the oldest first */
    ORDER_AREA,   /* by the area's name, those in no area last */
    ORDER_GAPS,   /* those that miss most first */
    ORDER_CUSTOMER,
    ORDERS
};

extern const struct words ticket_which_words; /* open draft ready doing undecided skipped
                                                 done no not_now same all */
extern const struct words ticket_order_words; /* board number new age area gaps customer */

enum { GAP_ANY = -1, GAP_SOME = -2 }; /* of ticket_query.gap: whatever; at least one */

struct ticket_query {
    const char *words;    /* looked for in the title; "" takes all */
    const char *area;     /* as typed; "" takes all, "none" those in no area */
    const char *customer; /* looked for in the customer; "" takes all */
    enum ticket_which which;
    enum ticket_order order;
    int gap;       /* a spec_field that does not pass, GAP_ANY or GAP_SOME */
    int64_t older; /* days since it was opened, at least; 0: whatever */
};

/* All that are open, in the order of the board. */
struct ticket_query ticket_query_all(void);

/* Reads a line such as "invoice area:billing gap:why state:doing customer:acme older:30
 * sort:age" into the arena: what has no known key before a colon is a word of the title. A
 * value with blanks stands in double quotes. ERR_USAGE says which key or value is none, and
 * what there is. */
bool ticket_query_read(const char *line, struct arena *arena, struct ticket_query *query,
                       struct err *err);

/* Sets one key ("area", "gap", "state", "customer", "older", "sort") as typed. */
bool ticket_query_set(struct ticket_query *query, const char *key, const char *value,
                      struct err *err);

#endif
