/* What is left to read of a typed time, in lower case. Each function takes what it is named
 * for and blanks before it, or takes nothing and returns false. */
#ifndef BUCKSTOP_DOMAIN_WHEN_SCAN_H
#define BUCKSTOP_DOMAIN_WHEN_SCAN_H

#include <stdbool.h>
#include <stdint.h>

enum { SCAN_TEXT = 64 };

struct scan {
    char text[SCAN_TEXT];
    const char *at; /* in text */
};

/* False: the text is too long to be a time. */
bool scan_init(struct scan *scan, const char *text);

bool scan_end(struct scan *scan);
bool scan_sign(struct scan *scan, char sign);
bool scan_word(struct scan *scan, const char *word);
bool scan_number(struct scan *scan, int64_t most, int64_t *n);

/* One of the words, or its first three letters or more; *which counts from 0. */
bool scan_name(struct scan *scan, const char *const *names, int n, int *which);

/* "14:02" or "9:30:15", in seconds of the day. */
bool scan_clock(struct scan *scan, int64_t *seconds);

/* A length as when_span reads it. */
bool scan_span(struct scan *scan, int64_t *seconds);

#endif
