/* The closest names: the optimal string alignment distance (Damerau-Levenshtein in which no
 * part is edited twice) on folded code points. */
#include "text/closest.h"

#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

enum { CONTAINS = 2 }; /* the distance that a contained text counts as */

/* The folded code points of s; 0 when it is too long to be a slip of what was typed. */
static size_t points(const char *s, uint32_t out[CLOSEST_LENGTH])
{
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, s);
    size_t n = 0, at = 0;
    while (at < fold.len && n < CLOSEST_LENGTH)
        at += utf8_decode(fold.text + at, fold.len - at, &out[n++]);
    if (at < fold.len)
        n = 0;
    buf_release(&fold);
    return n;
}

void closest_init(struct closest *closest, const char *typed)
{
    *closest = (struct closest){0};
    closest->wanted_n = points(typed, closest->wanted);
}

/* How many slips may lie between: a third of the length, one at least, three at most. */
static int bound(size_t length)
{
    size_t third = length / 3;
    return third < 1 ? 1 : third > 3 ? 3 : (int)third;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The distance, or most + 1 as soon as it is sure to be more than `most`. */
static int distance(const uint32_t *a, size_t an, const uint32_t *b, size_t bn, int most)
{
    int rows[3][CLOSEST_LENGTH + 1];
    int *two_ago = rows[0], *before = rows[1], *row = rows[2];
    if ((an > bn ? an - bn : bn - an) > (size_t)most)
        return most + 1;
    for (size_t j = 0; j <= bn; j++)
        before[j] = (int)j;
    for (size_t i = 1; i <= an; i++) {
        int best = row[0] = (int)i;
        for (size_t j = 1; j <= bn; j++) {
            bool same = a[i - 1] == b[j - 1];
            row[j] = least(least(before[j] + 1, row[j - 1] + 1), before[j - 1] + !same);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], two_ago[j - 2] + 1);
            best = least(best, row[j]);
        }
        if (best > most)
            return most + 1;
        int *spare = two_ago;
        two_ago = before;
        before = row;
        row = spare;
    }
    return before[bn];
}

static bool contains(const uint32_t *text, size_t n, const uint32_t *part, size_t part_n)
{
    for (size_t i = 0; part_n <= n && i <= n - part_n; i++)
        if (memcmp(text + i, part, part_n * sizeof *part) == 0)
            return true;
    return false;
}

static void keep(struct closest *c, const char *name, int at_distance)
{
    size_t place = c->n;
    while (place > 0 && c->distance[place - 1] > at_distance)
        place--;
    if (place == ERR_CLOSEST)
        return;
    if (c->n < ERR_CLOSEST)
        c->n++;
    for (size_t i = c->n - 1; i > place; i--) {
        memcpy(c->name[i], c->name[i - 1], ERR_NAME);
        c->distance[i] = c->distance[i - 1];
    }
    memcpy(c->name[place], name, strlen(name) + 1);
    c->distance[place] = at_distance;
}

void closest_offer(struct closest *c, const char *name)
{
    uint32_t offered[CLOSEST_LENGTH];
    if (c->wanted_n == 0 || strlen(name) >= ERR_NAME)
        return;
    size_t n = points(name, offered);
    if (n == 0)
        return;
    for (size_t i = 0; i < c->n; i++)
        if (strcmp(c->name[i], name) == 0)
            return;
    int most = bound(c->wanted_n);
    int d = distance(c->wanted, c->wanted_n, offered, n, most);
    if (d > most && c->wanted_n > 2 && contains(offered, n, c->wanted, c->wanted_n))
        d = CONTAINS;
    else if (d > most && n > 2 && contains(c->wanted, c->wanted_n, offered, n))
        d = CONTAINS;
    else if (d > most)
        return;
    keep(c, name, d);
}
