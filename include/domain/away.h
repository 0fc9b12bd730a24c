/* Being away until a day: it is over by itself once that day has gone by. */
#ifndef BUCKSTOP_DOMAIN_AWAY_H
#define BUCKSTOP_DOMAIN_AWAY_H

#include "domain/model.h"

/* Makes of those whose last day away has gone by, of n people, people who are here. What is
 * shown and judged is read so; the records keep what was said. */
void away_end(struct person *people, size_t n, int64_t today);

#endif
