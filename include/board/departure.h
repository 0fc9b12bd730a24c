/* What the team would miss without somebody, and handing it over when they leave. */
#ifndef BUCKSTOP_BOARD_DEPARTURE_H
#define BUCKSTOP_BOARD_DEPARTURE_H

#include "board/person.h"

/* Everything somebody holds, and what nobody else knows how to do. */
struct departure {
    struct person_card held;
    struct release_type *only; /* shipped by them, and by nobody else who is still here */
    size_t only_n;
};

/* The departure drill: what it would be if the person were gone. Changes nothing. */
bool board_departure(struct board *board, const char *typed, struct arena *arena,
                     struct departure *departure, struct err *err);
bool board_departure_of(struct board *board, int64_t person, struct arena *arena,
                        struct departure *departure, struct err *err);

/* Who takes over what the leaver holds in one area, both as typed: the roles there and the
 * sign-offs of its open tickets. */
struct handover {
    const char *area, *to;
};

/* Who takes over one single thing, whatever is said of its area. */
enum held_kind { HELD_ROLE, HELD_SIGN, HELD_PROMISE };

struct heir {
    enum held_kind kind;
    int64_t held;   /* the id of the role, the ticket or the removal */
    int64_t person; /* 0: nobody */
};

struct departure_plan {
    const char *person;
    const char *to;               /* who takes over all else; NULL: nobody */
    const struct handover *areas; /* each area at most once */
    size_t areas_n;
    const struct heir *heirs; /* each thing at most once */
    size_t heirs_n;
};

/* What became of one thing. */
enum outcome {
    OUTCOME_PASSED, /* `to` has it now */
    OUTCOME_NOBODY, /* nobody has it, and that shows */
    OUTCOME_ENDED,  /* `to` has a role in the area already that leaves no room for it */
};

struct fate {
    enum outcome outcome;
    struct person to; /* id 0: nobody */
};

extern const struct words outcome_words; /* passed nobody ended */

/* What somebody held until they left, and beside each thing what became of it. */
struct departed {
    struct departure left;
    struct fate *roles, *signs, *promises; /* as many as in left.held, in its order */
    struct person heir; /* of all that no area was named for; id 0: none */
};

/* Marks a person as left and hands over what they hold, in one logged, undoable change.
 * ERR_REFUSED for somebody who has left already, an heir who has, and an area in which they
 * hold nothing; ERR_USAGE for an area that is there twice. */
bool board_depart(struct board *board, const struct departure_plan *plan,
                  struct arena *arena, struct departed *departed, struct err *err);

#endif
