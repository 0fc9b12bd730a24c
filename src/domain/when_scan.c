/* The pieces that typed times are made of. */
#include "when_scan.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, MOST_DAYS = 3650 };

static const struct {
    const char *word;
    int64_t seconds;
} units[] = {
    {"s", 1},           {"sec", 1},          {"secs", 1},     {"second", 1},
    {"seconds", 1},     {"m", MINUTE},       {"min", MINUTE}, {"mins", MINUTE},
    {"minute", MINUTE}, {"minutes", MINUTE}, {"h", HOUR},     {"hr", HOUR},
    {"hrs", HOUR},      {"hour", HOUR},      {"hours", HOUR}, {"d", DAY},
    {"day", DAY},       {"days", DAY},       {"w", 7 * DAY},  {"week", 7 * DAY},
    {"weeks", 7 * DAY},
};

bool scan_init(struct scan *scan, const char *text)
{
    size_t len = strlen(text);
    if (len >= SCAN_TEXT)
        return false;
    for (size_t i = 0; i <= len; i++)
        scan->text[i] = (char)tolower((unsigned char)text[i]);
    scan->at = scan->text;
    return true;
}

static const char *past_blanks(const struct scan *scan)
{
    return scan->at + strspn(scan->at, " \t\r\n");
}

bool scan_end(struct scan *scan)
{
    return *past_blanks(scan) == '\0';
}

bool scan_sign(struct scan *scan, char sign)
{
    const char *s = past_blanks(scan);
    if (*s != sign)
        return false;
    scan->at = s + 1;
    return true;
}

static size_t letters(const char *s)
{
    size_t n = 0;
    while (islower((unsigned char)s[n]))
        n++;
    return n;
}

bool scan_word(struct scan *scan, const char *word)
{
    const char *s = past_blanks(scan);
    size_t len = letters(s);
    if (len == 0 || len != strlen(word) || memcmp(s, word, len) != 0)
        return false;
    scan->at = s + len;
    return true;
}

bool scan_number(struct scan *scan, int64_t most, int64_t *n)
{
    const char *s = past_blanks(scan);
    int64_t value = 0;
    if (!isdigit((unsigned char)*s))
        return false;
    for (; isdigit((unsigned char)*s); s++) {
        value = value * 10 + (*s - '0');
        if (value > most)
            return false;
    }
    scan->at = s;
    *n = value;
    return true;
}

bool scan_name(struct scan *scan, const char *const *names, int n, int *which)
{
    const char *s = past_blanks(scan);
    size_t len = letters(s);
    for (int i = 0; i < n && len >= 3; i++) {
        if (strncmp(s, names[i], len) != 0)
            continue;
        scan->at = s + len;
        *which = i;
        return true;
    }
    return false;
}

/* ":" and two digits, at once behind what was read. */
static bool two_digits(struct scan *scan, int64_t *n)
{
    const char *s = scan->at;
    if (s[0] != ':' || !isdigit((unsigned char)s[1]) || !isdigit((unsigned char)s[2]) ||
        s[1] > '5')
        return false;
    *n = (s[1] - '0') * 10 + (s[2] - '0');
    scan->at += 3;
    return true;
}

bool scan_clock(struct scan *scan, int64_t *seconds)
{
    const char *begin = scan->at;
    int64_t hour, minute, second = 0;
    if (scan_number(scan, 23, &hour) && two_digits(scan, &minute)) {
        two_digits(scan, &second);
        *seconds = hour * HOUR + minute * MINUTE + second;
        return true;
    }
    scan->at = begin;
    return false;
}

static int64_t scan_unit(struct scan *scan)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (scan_word(scan, units[i].word))
            return units[i].seconds;
    return 0;
}

/* The number was read. What follows it is a unit, or it is minutes: alone, after ":" with
 * hours before it, or behind hours ("1h30"). */
bool scan_span(struct scan *scan, int64_t *seconds)
{
    const char *begin = scan->at;
    const int64_t most = (int64_t)MOST_DAYS * DAY;
    int64_t total = 0, n, minutes, last = HOUR;
    bool some = false;
    while (scan_number(scan, most, &n)) {
        int64_t unit = scan_unit(scan);
        if (unit == 0) {
            bool clock = !some && two_digits(scan, &minutes);
            some = clock || last == HOUR;
            total += clock ? n * HOUR + minutes * MINUTE : n * MINUTE;
            break;
        }
        total += n * unit;
        some = true;
        last = unit;
    }
    if (some && total <= most) {
        *seconds = total;
        return true;
    }
    scan->at = begin;
    return false;
}
