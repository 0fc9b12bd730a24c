/* A reader of Markdown that knows only what must not be there. */
#include "sinks.h"

#include "acts.h"

#include <string.h>
#include <strings.h>

static bool begins(const char *text, size_t len, const char *word)
{
    size_t n = strlen(word);
    return n <= len && strncasecmp(text, word, n) == 0;
}

static bool is_entity(const char *text, size_t len)
{
    return begins(text, len, "&lt;") || begins(text, len, "&gt;") ||
           begins(text, len, "&amp;");
}

/* GitHub links "ftp://" anywhere, and "xmpp:" before an address. */
static bool is_linked(const char *text, size_t len)
{
    return begins(text, len, "ftp://") ||
           (begins(text, len, "xmpp:") && len > 5 && text[5] != ' ' && text[5] != '\n');
}

size_t sinks_bare(const char *text, size_t len)
{
    for (size_t at = 0; at < len; at++) {
        char sign = text[at];
        if (sign == '\\' && at + 1 < len &&
            strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[at + 1])) {
            at++;
            continue;
        }
        if (sign && strchr("`*[]|~<>\\", sign))
            return at;
        if ((sign == '&' && !is_entity(text + at, len - at)) ||
            is_linked(text + at, len - at))
            return at;
    }
    return ACTS_NOTHING;
}

bool sinks_fenced(const char *text)
{
    size_t fence = strspn(text, "`"), lines = 0;
    if (fence < 3 || text[fence] != '\n')
        return false;
    for (const char *line = text + fence + 1; *line; lines++) {
        size_t len = strcspn(line, "\n"), blanks = strspn(line, " ");
        size_t run = strspn(line + blanks, "`");
        bool last = line[len] == '\n' && line[len + 1] == '\0';
        bool ends = run >= fence && blanks + run == len;
        if (ends || last)
            return ends && last && run == fence && blanks == 0;
        if (!line[len])
            return false;
        line += len + 1;
    }
    return false;
}
