/* Whom a text being typed could mean: a short list under the field. Two people are refused
 * there, with the ways out as its lines. */
#ifndef BUCKSTOP_PERSON_PICK_H
#define BUCKSTOP_PERSON_PICK_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"
#include "ui/grid.h"
#include "ui/key.h"

enum { PERSON_PICKS = 5 };

struct board;

struct person_choice {
    const struct person *owner;  /* NULL: keep typing */
    const struct person *helper; /* NULL: none */
    const char *word;            /* what means the owner when it is typed, */
    const char *helper_word;     /* and what means the helper */
    bool adds;                   /* the name as typed is put on the board */
    bool close;                  /* a slip of the finger away: perhaps meant */
    const char *name;            /* the caller's typed text, beside a close one; or NULL */
    const char *has;             /* what the owner owns already; NULL: not looked up */
};

/* The people are the caller's, and outlive it or a clear. */
struct person_pick {
    struct person_choice choice[PERSON_PICKS];
    int n, at;
    bool moved;      /* the list has been used: Tab takes from it too */
    struct err says; /* why the text is no one's name; code ERR_NONE: nothing to say */
};

void person_pick_clear(struct person_pick *pick);

/* Looks for people who are here: their first or last name, or handle, begins so, or else is
 * a slip of the finger away. `two` offers one of two names as the owner and the other as
 * helper. */
void person_pick_find(struct person_pick *pick, const char *typed,
                      const struct person *people, size_t n, bool two);

/* What means the person when it is typed: the name, or the handle where others go by the
 * name too. */
const char *person_pick_word(const struct person *person, const struct person *people,
                             size_t n);

/* Offers to put a name that nobody has on the board, below who was perhaps meant, where the
 * text is one person's; a sentence is refused. `typed` outlives the list or a clear. */
void person_pick_offer_new(struct person_pick *pick, const char *typed,
                           const struct person *people, size_t n);

/* Looks up what each of them owns already, into the arena. */
void person_pick_owned(struct person_pick *pick, struct board *board, struct arena *arena);

/* Up and Down in the list. False: not its key. */
bool person_pick_feed(struct person_pick *pick, const struct key *key);

/* The line one is on, by whom it names, and so past the people it was found among. */
struct person_place {
    int64_t owner, helper; /* 0: nobody */
    bool adds, moved, there;
};

struct person_place person_pick_place(const struct person_pick *pick);

/* Back to it after a look-up anew; where it is not in the list any more, to the first. */
void person_pick_go(struct person_pick *pick, struct person_place place);

/* The line one is on; NULL when there is no list. */
const struct person_choice *person_pick_chosen(const struct person_pick *pick);

/* Draws it below row; returns the row after it. */
int person_pick_draw(const struct person_pick *pick, struct grid *grid, int row, int left,
                     int width);

#endif
