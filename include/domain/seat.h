/* Who drives a review and who follows it: a seat is a lease that a screen renews, so that
 * one that died gives it back by itself. */
#ifndef BUCKSTOP_DOMAIN_SEAT_H
#define BUCKSTOP_DOMAIN_SEAT_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SEAT_LEASE = 30, /* seconds a seat is held without a word from its screen */
    SEAT_RENEW = 10, /* seconds after which a screen renews it */
};

/* Whether the seat, last renewed at `seen_at`, is still held at `now`. A clock that was set
 * back must not hold it for hours: as far ahead as behind is as good as gone. */
bool seat_is_held(int64_t seen_at, int64_t now);

/* Whether it is time to renew it. */
bool seat_is_due(int64_t seen_at, int64_t now);

/* Adds "Ana Ruiz is driving. 2 people follow."; `driver` "" is nobody, and then says how to
 * take the seat. */
void seat_say(struct buf *out, const char *driver, size_t followers);

#endif
