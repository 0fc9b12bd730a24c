/* Being away until a day. */
#include "domain/away.h"

void away_end(struct person *people, size_t n, int64_t today)
{
    for (size_t i = 0; i < n; i++) {
        struct person *person = &people[i];
        if (person->state != PERSON_AWAY || !person->away_until ||
            person->away_until >= today)
            continue;
        person->state = PERSON_ACTIVE;
        person->away_until = 0;
    }
}
