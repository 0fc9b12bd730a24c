/* Being away until a day. */
#include "domain/away.h"

#include <criterion/criterion.h>

Test(away, is_over_once_its_last_day_has_gone_by)
{
    enum { TODAY = 20777 };
    struct person people[] = {
        {.state = PERSON_AWAY, .away_until = TODAY - 1},
        {.state = PERSON_AWAY, .away_until = TODAY},
        {.state = PERSON_AWAY},
        {.state = PERSON_LEFT},
        {.state = PERSON_ACTIVE},
    };
    static const enum person_state want[] = {PERSON_ACTIVE, PERSON_AWAY, PERSON_AWAY,
                                             PERSON_LEFT, PERSON_ACTIVE};
    away_end(people, 5, TODAY);
    for (size_t i = 0; i < 5; i++)
        cr_expect_eq(people[i].state, want[i], "%zu", i);
    cr_expect_eq(people[0].away_until, 0);
    cr_expect_eq(people[1].away_until, TODAY);
}
