/* The state machine of a DEC terminal over UTF-8, and what Unicode adds to its controls. */
#include "acts.h"

#include "text/utf8.h"

#include <stdint.h>
#include <utf8proc.h>

enum state { GROUND, ESCAPE, SEQUENCE, STRING };

enum { ESC = 0x1B, DEL = 0x7F, CSI = 0x9B, ST = 0x9C, ZWJ = 0x200D, SELECTOR = 0xFE0F };

/* OSC, DCS, SOS, PM and APC run to their end; as 7-bit letters after Esc, and as C1. */
static bool begins_string(uint32_t code, bool escaped)
{
    uint32_t c1 = escaped ? code + 0x40 : code;
    return c1 == 0x90 || c1 == 0x98 || c1 == 0x9D || c1 == 0x9E || c1 == 0x9F;
}

static enum state after_escape(uint32_t code)
{
    if (code == '[')
        return SEQUENCE;
    if (begins_string(code, true))
        return STRING;
    return code >= 0x20 && code <= 0x2F ? ESCAPE : GROUND;
}

static enum state step(enum state state, uint32_t code, size_t *sequences)
{
    if (code == ESC || code == CSI || (code >= 0x80 && code < 0xA0 && code != ST)) {
        (*sequences)++;
        return code == ESC                  ? ESCAPE
               : code == CSI                ? SEQUENCE
               : begins_string(code, false) ? STRING
                                            : GROUND;
    }
    switch (state) {
    case GROUND:
        return GROUND;
    case ESCAPE:
        return after_escape(code);
    case SEQUENCE:
        return code >= 0x40 && code <= 0x7E ? GROUND : SEQUENCE;
    case STRING:
        return code == ST || code == '\a' ? GROUND : STRING;
    }
    return GROUND;
}

/* A byte that is no UTF-8 is taken for Latin-1: some terminals do. */
static size_t next(const char *text, size_t len, uint32_t *code)
{
    size_t n = utf8_decode(text, len, code);
    if (n == 1)
        *code = (unsigned char)*text;
    return n;
}

size_t acts_sequences(const char *text, size_t len)
{
    size_t sequences = 0;
    enum state state = GROUND;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        at += next(text + at, len - at, &code);
        state = step(state, code, &sequences);
    }
    return sequences;
}

static bool is_emoji(uint32_t code)
{
    return utf8proc_get_property((utf8proc_int32_t)code)->boundclass ==
               UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
           (code >= 0x1F3FB && code <= 0x1F3FF);
}

static bool is_unseen(uint32_t code)
{
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code);
    return property->ignorable || property->category == UTF8PROC_CATEGORY_CF ||
           property->category == UTF8PROC_CATEGORY_ZL ||
           property->category == UTF8PROC_CATEGORY_ZP;
}

static bool is_mark(uint32_t code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

/* Whether a joiner or a selector belongs to the letter before it. Marks between the two
 * belong to it as well (UAX 29, GB11). */
static bool belongs(uint32_t code, uint32_t letter)
{
    if (code == SELECTOR)
        return is_emoji(letter) || letter == '#' || letter == '*' ||
               (letter >= '0' && letter <= '9');
    return code == ZWJ && is_emoji(letter);
}

size_t acts_find(const char *text, size_t len, bool lines)
{
    uint32_t letter = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code;
        size_t n = next(text + at, len - at, &code);
        bool invalid = n == 1 && (unsigned char)text[at] >= 0x80;
        bool control = code < 0x20 || code == DEL || (code >= 0x80 && code < 0xA0);
        bool newline = lines && code == '\n';
        if (invalid || (control && !newline) || (is_unseen(code) && !belongs(code, letter)))
            return at;
        letter = is_mark(code) ? letter : code;
        at += n;
    }
    return ACTS_NOTHING;
}
