/* UTF-8 in, byte by byte; knows no terminal. */
#include "term_letter.h"

#include "text/utf8.h"

enum { UTF8_MOST = 4 };

static size_t length(int lead)
{
    if (lead < 0xc2 || lead > 0xf4)
        return 1;
    return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

uint32_t letter_read(int lead, int (*next)(void), int (*back)(int byte))
{
    char bytes[UTF8_MOST] = {(char)lead};
    size_t n = 1, need = length(lead);
    uint32_t code;
    while (n < need) {
        int byte = next();
        if (byte < 0x80 || byte > 0xbf) {
            if (byte >= 0)
                back(byte);
            return 0;
        }
        bytes[n++] = (char)byte;
    }
    return need > 1 && utf8_decode(bytes, need, &code) == need ? code : 0;
}
