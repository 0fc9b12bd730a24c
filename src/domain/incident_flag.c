/* A flag is phrases with "; " between them; the phrases that are known here may have that
 * in themselves, and may be followed by the word they are about. */
#include "domain/incident_flag.h"

#include <string.h>

static const struct {
    const char *words;
    unsigned by; /* any of these settles it */
} phrases[] = {
    {FLAG_END_FIRST, FLAG_ANSWERS_END | FLAG_ANSWERS_START},
    {FLAG_OPEN_ENDED, FLAG_ANSWERS_END},
    {FLAG_NO_END, FLAG_ANSWERS_END},
    {FLAG_BAD_END, FLAG_ANSWERS_END},
    {FLAG_END_AHEAD, FLAG_ANSWERS_END},
    {FLAG_BAD_RESOLVED, FLAG_ANSWERS_END},
    {FLAG_BAD_START, FLAG_ANSWERS_START},
    {FLAG_SEVERITY, FLAG_ANSWERS_SEVERITY},
    {FLAG_IMPACT, FLAG_ANSWERS_SEVERITY},
    {FLAG_TITLE_CUT, FLAG_ANSWERS_TITLE},
};

/* The bytes of the phrase at the beginning, and what settles it. */
static size_t phrase_at(const char *flag, unsigned *by)
{
    size_t known = 0;
    *by = FLAG_ANSWERS_NONE;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        size_t len = strlen(phrases[i].words);
        if (strncmp(flag, phrases[i].words, len) != 0)
            continue;
        known = len;
        *by = phrases[i].by;
    }
    const char *end = strstr(flag + known, "; ");
    return end ? (size_t)(end - flag) : strlen(flag);
}

void incident_flag_left(struct buf *out, const char *flag, unsigned answers)
{
    size_t begin = out->len;
    while (*flag) {
        unsigned by;
        size_t len = phrase_at(flag, &by);
        if (!(by & answers)) {
            buf_add(out, out->len > begin ? "; " : "");
            buf_add_n(out, flag, len);
        }
        flag += len;
        flag += strncmp(flag, "; ", 2) == 0 ? 2 : 0;
    }
}
