/* Leading a review in a test: a macro for each thing that can come of an action. */
#ifndef BUCKSTOP_TESTS_BOARD_LEAD_H
#define BUCKSTOP_TESTS_BOARD_LEAD_H

#include "support.h"

#include "board/sitting.h"

enum { DAY = 86400 };

extern struct sitting now; /* as look() found it */

#define yes(call) cr_assert((call), "%s | %s | %s", err.what, err.why, err.next)
#define no(call, says)                                                                     \
    do {                                                                                   \
        const char *before_it = exported();                                                \
        cr_assert(!(call));                                                                \
        assert_err(ERR_REFUSED, says);                                                     \
        cr_assert_str_eq(exported(), before_it);                                           \
    } while (0)

/* Does it, undoes it, and does it again: each leaves the board as it should be. */
#define both_ways(call)                                                                    \
    do {                                                                                   \
        const char *before_it = exported(), *after_it;                                     \
        yes(call);                                                                         \
        after_it = exported();                                                             \
        cr_assert_str_neq(after_it, before_it);                                            \
        walk_back();                                                                       \
        cr_assert_str_eq(exported(), before_it);                                           \
        struct history_line line_;                                                         \
        yes(board_redo(board, &arena, &line_, &err));                                      \
        cr_assert_str_eq(exported(), after_it);                                            \
    } while (0)

void walk_back(void); /* undoes the last change */
const struct review_facts *look(void);
void later(int64_t seconds); /* moves the clock; Mia acts */

int64_t incident(const char *title, int64_t ago);
int64_t candidate(const char *text);
int64_t passing(const char *text); /* a candidate with five times yes */

/* Leads this week's review up to a named cause of a new incident. */
int64_t lead_to(const char *cause);
void promise(void); /* by Ana, in five days */

/* A closed week with a promise of Ana's, and the next week begun; gives the promise. */
int64_t week_after(const char *cause);

#endif
