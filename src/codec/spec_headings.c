/* Which line of a Markdown text is a heading, or stands for one. */
#include "spec_headings.h"

#include "domain/spec.h"

#include <string.h>

enum { LONGEST = 120 }; /* bytes: no name of a field is longer */

/* Words of a heading that say nothing of what it is for. */
static bool is_aside(const char *word)
{
    static const char *const asides[] = {"optional", "required", "mandatory",
                                         "if",       "any",      "known"};
    for (size_t i = 0; i < sizeof asides / sizeof *asides; i++)
        if (strcmp(asides[i], word) == 0)
            return true;
    return false;
}

/* The field that a heading's text names. */
static int field_of(const char *text, size_t len)
{
    struct phrase words;
    struct buf copy, joined;
    if (len > LONGEST)
        return HEADING_UNKNOWN;
    phrase_init(&words);
    buf_init(&copy);
    buf_init(&joined);
    buf_add_n(&copy, text, len);
    phrase_read(&words, copy.text);
    size_t first = 0, n = words.n;
    while (n > 1 && is_aside(phrase_word(&words, n - 1)))
        n--;
    if (n > 1 &&
        strspn(phrase_word(&words, 0), "0123456789") == strlen(phrase_word(&words, 0)))
        first = 1; /* "2. Why" */
    for (size_t i = first; i < n; i++)
        buf_addf(&joined, "%s%s", i > first ? " " : "", phrase_word(&words, i));
    int field = heading_named(joined.text);
    buf_release(&joined);
    buf_release(&copy);
    phrase_release(&words);
    return field;
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t';
}

/* Without the blanks at the ends. */
static struct heading_line trimmed(const char *text, size_t len)
{
    while (len > 0 && is_white(text[0])) {
        text++;
        len--;
    }
    while (len > 0 && is_white(text[len - 1]))
        len--;
    return (struct heading_line){text, len};
}

/* "## Text ##" (CommonMark 0.31, 4.2). */
static int marked(const struct heading_line *line)
{
    size_t level = 0;
    while (level < line->len && line->text[level] == '#')
        level++;
    if (level == 0 || level > 6 || (level < line->len && !is_white(line->text[level])))
        return HEADING_NONE;
    struct heading_line text = trimmed(line->text + level, line->len - level);
    size_t len = text.len;
    while (len > 0 && text.text[len - 1] == '#')
        len--;
    if (len == 0 || is_white(text.text[len - 1]))
        text.len = len;
    return field_of(text.text, text.len);
}

/* "**Who**", "**Who:** text", "__Who__: text". One that names no field is a label only with
 * a colon: others write in bold to be heard. */
static int bold(const struct heading_line *line, struct heading_line *rest)
{
    if (line->len < 5 ||
        (memcmp(line->text, "**", 2) != 0 && memcmp(line->text, "__", 2) != 0))
        return HEADING_NONE;
    const char *end = memmem(line->text + 2, line->len - 2, line->text, 2);
    if (!end || end == line->text + 2)
        return HEADING_NONE;
    size_t len = (size_t)(end - line->text) - 2;
    *rest = trimmed(end + 2, line->len - len - 4);
    bool colon = end[-1] == ':' || end[-1] == '?';
    if (rest->len > 0 && rest->text[0] == ':') {
        *rest = trimmed(rest->text + 1, rest->len - 1);
        colon = true;
    }
    int field = field_of(line->text + 2, len);
    if (!colon && (rest->len > 0 || field == HEADING_UNKNOWN))
        return HEADING_NONE;
    return field;
}

/* Without up to three blanks before it; more of them make code. */
static struct heading_line outdented(const struct heading_line *line)
{
    size_t blanks = 0;
    while (blanks < 3 && blanks < line->len && line->text[blanks] == ' ')
        blanks++;
    return (struct heading_line){line->text + blanks, line->len - blanks};
}

int heading_of(const struct heading_line *line, bool *label, struct heading_line *rest)
{
    struct heading_line text = outdented(line);
    text.len = trimmed(text.text, text.len).len;
    *rest = (struct heading_line){"", 0};
    int field = marked(&text);
    *label = field == HEADING_NONE;
    return *label ? bold(&text, rest) : field;
}

int heading_underlined(const struct heading_line *line, const struct heading_line *next)
{
    struct heading_line under = outdented(next), text = trimmed(line->text, line->len);
    under.len = trimmed(under.text, under.len).len;
    if (text.len == 0 || under.len == 0 || (under.text[0] != '=' && under.text[0] != '-'))
        return HEADING_NONE;
    for (size_t i = 0; i < under.len; i++)
        if (under.text[i] != under.text[0])
            return HEADING_NONE;
    return field_of(text.text, text.len);
}
