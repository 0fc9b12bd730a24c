/* Text of a fixed vocabulary. */
#include "words.h"

#include <inttypes.h>

static const char *const verbs[] = {
    "Export", "Show",  "Retry",  "Refuse", "Archive", "Rename", "Merge",  "Import",
    "Sort",   "Print", "Cancel", "Refund", "Notify",  "Limit",  "Verify", "Schedule"};
static const char *const things[] = {
    "invoice",  "receipt",  "password",  "timesheet", "voucher",    "parcel",
    "contract", "account",  "webhook",   "calendar",  "attachment", "signature",
    "discount", "delivery", "address",   "report",    "dashboard",  "mailbox",
    "customer", "supplier", "warehouse", "printer",   "schedule",   "balance"};
static const char *const manners[] = {"twice",      "too late",     "in bulk",
                                      "on mobile",  "after login",  "without VAT",
                                      "by email",   "at midnight",  "in two languages",
                                      "for groups", "when offline", "per region"};
static const char *const places[] = {"Lisbon", "Oslo",   "Nairobi", "Quito",
                                     "Perth",  "Kyoto",  "Leeds",   "Tampere",
                                     "Graz",   "Malmoe", "Porto",   "Bergen"};
enum {
    VERBS = sizeof verbs / sizeof *verbs,
    THINGS = sizeof things / sizeof *things,
    MANNERS = sizeof manners / sizeof *manners,
    PLACES = sizeof places / sizeof *places,
};

uint64_t words_mix(uint64_t i)
{
    i += 0x9e3779b97f4a7c15;
    i = (i ^ i >> 30) * 0xbf58476d1ce4e5b9;
    i = (i ^ i >> 27) * 0x94d049bb133111eb;
    return i ^ i >> 31;
}

void words_title(struct buf *out, uint64_t i)
{
    uint64_t n = words_mix(i);
    buf_reset(out);
    buf_addf(out, "%s the %s %s %s in %s, case k%05" PRIx64, verbs[n % VERBS],
             things[n / 16 % THINGS], things[n / 512 % THINGS],
             manners[n / 16384 % MANNERS], places[n / 524288 % PLACES], n >> 44);
}

void words_sentence(struct buf *out, uint64_t i, int sentences)
{
    buf_reset(out);
    for (int s = 0; s < sentences; s++) {
        uint64_t n = words_mix(i * 31 + (uint64_t)s);
        buf_addf(out, "%sThe %s of the %s in %s is seen by %" PRIu64 " people a day %s.",
                 s ? " " : "", things[n % THINGS], things[n / 32 % THINGS],
                 places[n / 1024 % PLACES], n / 16384 % 90 + 10,
                 manners[n / 4194304 % MANNERS]);
    }
}

void words_area(struct buf *out, uint64_t i)
{
    uint64_t n = words_mix(i);
    buf_reset(out);
    buf_addf(out, "%s %s %" PRIu64, things[n % THINGS], places[n / 32 % PLACES], i);
}

/* As in CODEOWNERS files: most are a folder from the root, some an ending anywhere, some
 * with a star in the middle. */
void words_pattern(struct buf *out, uint64_t i)
{
    uint64_t n = words_mix(i);
    const char *first = things[n % THINGS], *second = things[n / 32 % THINGS];
    buf_reset(out);
    if (i % 20 == 0)
        buf_addf(out, "*.%.3s%" PRIu64, first, i);
    else if (i % 20 == 1)
        buf_addf(out, "/services/%s/*/%s%" PRIu64 "/", first, second, i);
    else if (i % 20 == 2)
        buf_addf(out, "%s%" PRIu64 "/", second, i);
    else
        buf_addf(out, "/services/%s/%s%" PRIu64 "/", first, second, i);
}
