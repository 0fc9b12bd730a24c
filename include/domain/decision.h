/* Who may say yes, no or not now about an area's ticket: its owner, or the stand-in while
 * the owner is away. Anyone else may record it for them. */
#ifndef BUCKSTOP_DOMAIN_DECISION_H
#define BUCKSTOP_DOMAIN_DECISION_H

#include "base/err.h"
#include "domain/model.h"

struct decision_people {
    const char *area; /* its name, for messages */
    int64_t owner;    /* a person; 0: NO OWNER */
    enum person_state owner_state;
    int64_t stand_in; /* 0: none */
    enum person_state stand_in_state;
};

/* The person who decides now: the owner; while the owner is away an active stand-in, if
 * there is one. 0: nobody does (no owner, or one who has left). */
int64_t decision_who(const struct decision_people *people);

/* Whether it is the actor's own decision: the owner's always, also while away; the
 * stand-in's while the owner is away. Otherwise it is recorded for decision_who. */
bool decision_own(const struct decision_people *people, int64_t actor);

/* Whether it was put off until a day that has come: it is to be decided again. */
bool decision_back(const struct ticket *ticket, int64_t today);

/* Whether a decision may be recorded at all: somebody must own the area (ERR_UNOWNED), the
 * answer must be one (ERR_USAGE) and come with one line of why (ERR_REFUSED). */
bool decision_check(const struct decision_people *people, enum decision decision,
                    const char *why, struct err *err);

#endif
