/* How a text is written in YAML: which of its scalars carry it unchanged to every reader.
 */
#include "yaml_style.h"

#include "text/utf8.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* A control but the newline, a break of YAML 1.1 (U+0085, U+2028, U+2029), a byte order
 * mark, or what YAML does not count as printable: only an escape keeps these. A tab is one
 * too, for libyaml writes it in double quotes only. */
static bool needs_escape(const char *text)
{
    size_t len = strlen(text);
    for (size_t at = 0; at < len;) {
        uint32_t c;
        at += utf8_decode(text + at, len - at, &c);
        if ((c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 ||
            c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF)
            return true;
    }
    return false;
}

/* A literal block loses, or needs marks to keep, blanks before its first line and empty
 * lines after its last; an editor takes blanks off the ends of lines. */
static bool literal_keeps(const char *text)
{
    size_t len = strlen(text);
    if (text[0] == ' ' || text[0] == '\n' || text[len - 1] == ' ')
        return false;
    if (len > 1 && strcmp(text + len - 2, "\n\n") == 0)
        return false;
    return !strstr(text, " \n");
}

/* The words and numbers of the YAML 1.1 type repository (null, bool, int, float, timestamp,
 * merge, value) and of 1.2's schemas. Numbers and times are judged by their letters alone:
 * quotes too many do no harm. */
static bool means_something(const char *text)
{
    static const char *const words[] = {"null",  "true",  "false", "yes", "no", "on",
                                        "off",   "y",     "n",     "~",   "=",  "<<",
                                        "+.inf", "-.inf", ".inf",  ".nan"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(text, words[i]) == 0)
            return true;
    return strchr("+-.0123456789", text[0]) &&
           text[strspn(text, "0123456789abcdefABCDEFxXoOtTzZ_:.,+- ")] == '\0';
}

static bool plain_keeps(const char *text, enum yaml_context context)
{
    size_t len = strlen(text);
    if (len == 0 || strchr(" -?:,[]{}#&*!|>'\"%@`", text[0]) || means_something(text))
        return false;
    if (text[len - 1] == ' ' || text[len - 1] == ':')
        return false;
    if (strncmp(text, "...", 3) == 0 || strstr(text, ": ") || strstr(text, " #"))
        return false;
    return context != YAML_IN_FLOW || !strpbrk(text, ",[]{}:?");
}

enum yaml_style yaml_style_of(const char *text, enum yaml_context context)
{
    if (needs_escape(text))
        return YAML_DOUBLE;
    if (strchr(text, '\n'))
        return context == YAML_IN_BLOCK && literal_keeps(text) ? YAML_LITERAL : YAML_DOUBLE;
    return plain_keeps(text, context) ? YAML_PLAIN : YAML_SINGLE;
}
