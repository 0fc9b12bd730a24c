/* What the name rule asks the roster, and how names stand in a text. */
#ifndef BUCKSTOP_DOMAIN_NAME_ROSTER_H
#define BUCKSTOP_DOMAIN_NAME_ROSTER_H

#include "domain/name.h"

/* The span without blanks around it, nor any character of `also`. */
struct span name_trim(const char *s, struct span span, const char *also);

/* The span without "@" before it, which is how handles are written elsewhere. */
struct span name_without_at(const char *s, struct span span);

#endif
