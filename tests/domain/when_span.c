/* Lengths of time as people type and read them. */
#include "domain/when.h"

#include <criterion/criterion.h>

enum { DAY = 86400 };

static const struct {
    const char *text;
    int64_t seconds; /* -1: no length */
} spans[] = {
    {"41m", 2460},
    {"1h30m", 5400},
    {"1h 30m", 5400},
    {"1h30", 5400},
    {"90s", 90},
    {"2d", 172800},
    {"1w", 604800},
    {"1:30", 5400},
    {"0:05", 300},
    {"45", 2700},
    {"2 Hours", 7200},
    {"0", 0},
    {"3650d", 315360000},
    {"3651d", -1},
    {"1:75", -1},
    {"90s 45", -1},
    {"2d 5", -1},
    {"1h 1:30", -1},
    {"m", -1},
    {"", -1},
    {"1h x", -1},
    {"-5m", -1},
    {"99999999999999", -1},
    {"5 lightyears", -1},
    {"1 hour 12 minutes", 4320},
    {"1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m 1m", -1},
};

Test(when, reads_lengths)
{
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        struct err err = {.code = ERR_NONE};
        int64_t seconds = -1;
        bool is = when_span(spans[i].text, &seconds, &err);
        cr_expect_eq(seconds, spans[i].seconds, "\"%s\" is %lld", spans[i].text,
                     (long long)seconds);
        cr_expect_eq(err.code, is ? ERR_NONE : ERR_USAGE);
    }
}

Test(when, says_lengths)
{
    static const struct {
        int64_t seconds;
        const char *text;
    } said[] = {{-5, "0 seconds"},
                {0, "0 seconds"},
                {1, "1 second"},
                {59, "59 seconds"},
                {60, "1 minute"},
                {119, "1 minute"},
                {2460, "41 minutes"},
                {3600, "1 hour"},
                {3659, "1 hour"},
                {4320, "1 hour 12 minutes"},
                {7260, "2 hours 1 minute"},
                {3 * DAY, "3 days"},
                {DAY + 3600, "1 day 1 hour"},
                {DAY + 60, "1 day"}};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        buf_reset(&out);
        when_span_text(&out, said[i].seconds);
        cr_expect_str_eq(out.text, said[i].text);
    }
    buf_release(&out);
}
