/* Keys for a field, written as people would. */
#include "typing.h"

#include "text/utf8.h"

#include <string.h>

struct field field;
static struct buf seen;

void field_enter(void)
{
    enter();
    buf_init(&seen);
    field_init(&field);
}

void field_leave(void)
{
    field_release(&field);
    buf_release(&seen);
    leave();
}

enum field_says feed(uint32_t code)
{
    return field_feed(&field, &(struct key){.code = code});
}

enum field_says paste(const char *text)
{
    return field_feed(&field, &(struct key){KEY_CODE_PASTE, text});
}

/* The key whose name stands at *keys, which moves behind it. */
static uint32_t named(const char **keys)
{
    static const struct {
        const char *name;
        uint32_t code;
    } names[] = {
        {"{left}", KEY_CODE_LEFT},       {"{right}", KEY_CODE_RIGHT},
        {"{home}", KEY_CODE_HOME},       {"{end}", KEY_CODE_END},
        {"{del}", KEY_CODE_DELETE},      {"{bs}", KEY_CODE_RUBOUT},
        {"{wl}", KEY_CODE_WORD_LEFT},    {"{wr}", KEY_CODE_WORD_RIGHT},
        {"{wbs}", KEY_CODE_WORD_RUBOUT}, {"{wdel}", KEY_CODE_WORD_DELETE},
        {"{up}", KEY_CODE_UP},           {"{down}", KEY_CODE_DOWN},
        {"{pgup}", KEY_CODE_PAGE_UP},    {"{pgdn}", KEY_CODE_PAGE_DOWN},
        {"{enter}", KEY_CODE_ENTER},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(*keys, names[i].name, strlen(names[i].name)) == 0) {
            *keys += strlen(names[i].name);
            return names[i].code;
        }
    cr_assert(false, "no such key: %s", *keys);
    return KEY_CODE_NONE;
}

enum field_says type(const char *keys)
{
    enum field_says says = FIELD_LEFT;
    while (*keys) {
        uint32_t code;
        if (*keys == '{') {
            code = named(&keys);
        } else if (*keys == '^') {
            code = KEY_CTRL(keys[1]);
            keys += 2;
        } else {
            keys += utf8_decode(keys, strlen(keys), &code);
        }
        says = feed(code);
    }
    return says;
}

const char *shown(void)
{
    buf_reset(&seen);
    buf_add_n(&seen, field.text.text, field.cursor);
    buf_add_c(&seen, '|');
    buf_add(&seen, field.text.text + field.cursor);
    return seen.text;
}

void set(const char *text)
{
    const char *bar = strchr(text, '|');
    size_t before = bar ? (size_t)(bar - text) : strlen(text);
    buf_reset(&seen);
    buf_add_n(&seen, text, before);
    buf_add(&seen, bar ? bar + 1 : "");
    field_set(&field, seen.text);
    field.cursor = before;
}

static bool is_sound(void)
{
    const struct buf *text = &field.text;
    if (text->len != strlen(text->text) || !utf8_valid(text->text, text->len, NULL))
        return false;
    for (size_t i = 0; i < text->len;) {
        uint32_t code;
        i += utf8_decode(text->text + i, text->len - i, &code);
        if (field.lines && code == '\n')
            continue;
        if (code < ' ' || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029)
            return false;
    }
    return true;
}

bool whole(void)
{
    size_t at = 0;
    while (at < field.cursor)
        at = grapheme_next(field.text.text, field.text.len, at);
    return at == field.cursor && is_sound();
}
