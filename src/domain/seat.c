/* The lease of who drives a review. */
#include "domain/seat.h"

bool seat_is_held(int64_t seen_at, int64_t now)
{
    return seen_at > now - SEAT_LEASE && seen_at < now + SEAT_LEASE;
}

bool seat_is_due(int64_t seen_at, int64_t now)
{
    return seen_at <= now - SEAT_RENEW || seen_at > now;
}

void seat_say(struct buf *out, const char *driver, size_t followers)
{
    if (driver[0])
        buf_addf(out, "%s is driving.", driver);
    else
        buf_add(out, "Nobody is driving. T takes the seat.");
    if (followers)
        buf_addf(out, " %zu %s.", followers,
                 followers == 1 ? "person follows" : "people follow");
}
