/* Who may decide. The rule knows people by id; who asked and for whom is the caller's. */
#include "domain/decision.h"

#include <string.h>

static bool stands_in(const struct decision_people *people)
{
    return people->owner_state == PERSON_AWAY && people->stand_in != 0 &&
           people->stand_in_state == PERSON_ACTIVE;
}

int64_t decision_who(const struct decision_people *people)
{
    if (people->owner == 0 || people->owner_state == PERSON_LEFT)
        return 0;
    return stands_in(people) ? people->stand_in : people->owner;
}

bool decision_own(const struct decision_people *people, int64_t actor)
{
    if (actor == 0 || decision_who(people) == 0)
        return false;
    return actor == people->owner || actor == decision_who(people);
}

bool decision_back(const struct ticket *ticket, int64_t today)
{
    return ticket->decision == DECISION_NOT_NOW && ticket->come_back_on &&
           ticket->come_back_on <= today;
}

bool decision_check(const struct decision_people *people, enum decision decision,
                    const char *why, struct err *err)
{
    if (decision == DECISION_NONE) {
        err_set(err, ERR_USAGE, "there is no decision");
        return err_next(err, "Say yes, no or not now.");
    }
    if (decision_who(people) == 0) {
        err_set(err, ERR_UNOWNED, "nobody decides for \"%s\"", people->area);
        err_why(err, "It has NO OWNER.");
        return err_next(err, "Name one owner for it first.");
    }
    if (why[strspn(why, " \t\r\n")] == '\0') {
        err_set(err, ERR_REFUSED, "the decision has no reason");
        err_why(err, "Whoever asked for it will want to know.");
        return err_next(err, "Say why in one line.");
    }
    return true;
}
