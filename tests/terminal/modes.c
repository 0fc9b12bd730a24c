/* Reads modes from bytes, a byte at a time, so that a sequence may be cut anywhere. */
#include "modes.h"

#include <stdlib.h>
#include <string.h>

void modes_init(struct modes *modes)
{
    *modes = (struct modes){.cursor = true};
}

static void hold(struct modes *modes, char c)
{
    if (modes->len + 1 < sizeof modes->held)
        modes->held[modes->len++] = c;
}

static void set_mouse(struct modes *modes, unsigned bit, bool on)
{
    modes->mice = on ? modes->mice | bit : modes->mice & ~bit;
    modes->mouse = modes->mice != 0;
}

static void set_mode(struct modes *modes, long number, bool on)
{
    switch (number) {
    case 1:
        modes->cursor_keys = on;
        return;
    case 9:
        set_mouse(modes, 1U, on);
        return;
    case 25:
        modes->cursor = on;
        return;
    case 47:
    case 1047:
    case 1049:
        modes->alternate = on;
        modes->left += !on;
        return;
    case 1000:
    case 1001:
    case 1002:
    case 1003:
        set_mouse(modes, 2U << (number - 1000), on);
        return;
    case 2004:
        modes->paste = on;
        return;
    default:
        return;
    }
}

/* Only "?1;2;3h" and its like, ended by h or l, are of interest. */
static void end_csi(struct modes *modes, char last)
{
    modes->held[modes->len] = '\0';
    if (modes->held[0] != '?' || (last != 'h' && last != 'l'))
        return;
    for (char *at = modes->held + 1; *at;) {
        char *end;
        long number = strtol(at, &end, 10);
        if (end == at)
            return;
        set_mode(modes, number, last == 'h');
        at = *end == ';' ? end + 1 : end;
    }
}

static void end_string(struct modes *modes)
{
    modes->held[modes->len] = '\0';
    if (strcmp(modes->held, "]7771;settled") == 0)
        modes->settled++;
    modes->state = MODES_TEXT;
}

static void after_escape(struct modes *modes, char c)
{
    modes->len = 0;
    modes->state = MODES_TEXT;
    if (c == '[')
        modes->state = MODES_CSI;
    if (strchr("]P_^X", c) && c) {
        hold(modes, c);
        modes->state = MODES_STRING;
    }
    if (c == '=' || c == '>')
        modes->keypad = c == '=';
    if (c == 'c')
        *modes = (struct modes){.cursor = true, .settled = modes->settled};
}

static void feed(struct modes *modes, char c)
{
    switch (modes->state) {
    case MODES_TEXT:
        if (c == '\033')
            modes->state = MODES_ESCAPE;
        return;
    case MODES_ESCAPE:
        after_escape(modes, c);
        return;
    case MODES_CSI:
        if (c == '\033') {
            modes->state = MODES_ESCAPE;
        } else if (c >= '@' && c <= '~') {
            end_csi(modes, c);
            modes->state = MODES_TEXT;
        } else {
            hold(modes, c);
        }
        return;
    case MODES_STRING:
        if (c == '\a')
            end_string(modes);
        else if (c == '\033')
            modes->state = MODES_STRING_ESCAPE;
        else
            hold(modes, c);
        return;
    case MODES_STRING_ESCAPE:
        end_string(modes);
        if (c != '\\')
            after_escape(modes, c);
        return;
    }
}

void modes_feed(struct modes *modes, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        feed(modes, bytes[i]);
}
