/* A text being typed: its changes, and the cursor within a line. */
#include "field_rows.h"

#include "base/mem.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

void field_init(struct field *field)
{
    *field = (struct field){0};
    buf_init(&field->text);
    buf_init(&field->killed);
}

static void forget(struct field *field)
{
    for (size_t i = 0; i < field->undo_n; i++)
        free(field->undo[i].text);
    field->undo_n = 0;
    field->typing = false;
}

void field_release(struct field *field)
{
    forget(field);
    buf_release(&field->killed);
    buf_release(&field->text);
}

/* Controls and what else ends a line become a blank, or begin a line where there may be
 * several, CR LF one; at the end they go. */
void field_clean(const struct field *field, const char *text, struct buf *out)
{
    size_t len = strlen(text), end = out->len;
    for (size_t i = 0; i < len;) {
        struct key key = {0};
        size_t n = utf8_decode(text + i, len - i, &key.code);
        bool crlf = text[i] == '\r' && text[i + 1] == '\n', is_text = key_is_text(&key);
        bool ends = field->lines && (text[i] == '\r' || text[i] == '\n');
        i += crlf ? 2 : n;
        utf8_add(out, is_text ? key.code : ends ? '\n' : ' ');
        end = is_text ? out->len : end;
    }
    buf_cut(out, end);
}

void field_set(struct field *field, const char *text)
{
    struct buf line;
    buf_init(&line);
    field_clean(field, text, &line);
    forget(field);
    buf_release(&field->text);
    field->text = line;
    field->cursor = line.len;
    field->goal = 0;
    field->proposed = false;
}

void field_propose(struct field *field, const char *text)
{
    field_set(field, text);
    field->proposed = true;
}

/* Keeps the text as it is before a change; of too many the oldest goes. */
static void remember(struct field *field)
{
    if (field->undo_n == FIELD_UNDOS) {
        free(field->undo[0].text);
        field->undo_n--;
        for (size_t i = 0; i < field->undo_n; i++)
            field->undo[i] = field->undo[i + 1];
    }
    char *text = mem_new(field->text.len + 1, 1);
    memcpy(text, field->text.text, field->text.len);
    field->undo[field->undo_n++] = (struct field_state){text, field->cursor};
}

/* The first place between two graphemes at `at` or behind it. */
static size_t whole(const struct buf *text, size_t at)
{
    return at ? grapheme_next(text->text, text->len,
                              grapheme_prev(text->text, text->len, at))
              : 0;
}

/* What comes to stand side by side may become one grapheme: two halves of a flag, a letter
 * and the mark that stood alone. */
static void splice(struct field *field, size_t from, size_t to, const char *text)
{
    struct buf new;
    buf_init(&new);
    buf_add_n(&new, field->text.text, from);
    buf_add(&new, text);
    size_t cursor = new.len;
    buf_add(&new, field->text.text + to);
    buf_release(&field->text);
    field->text = new;
    field->cursor = whole(&new, cursor);
}

static enum field_says insert(struct field *field, const char *text, bool letter)
{
    bool over = field->proposed; /* the proposal gives way */
    size_t from = over ? 0 : field->cursor, to = over ? field->text.len : field->cursor;
    size_t stays = field->text.len - (to - from), len = strlen(text), n = 0;
    size_t most = field->lines ? FIELD_LINES_MOST : FIELD_MOST;
    size_t room = stays < most ? most - stays : 0;
    for (size_t next; n < len; n = next) {
        next = grapheme_next(text, len, n);
        if (next > room)
            break;
    }
    if (n == 0)
        return FIELD_MOVED;
    if (!letter || !field->typing || over)
        remember(field);
    struct buf part;
    buf_init(&part);
    buf_add_n(&part, text, n);
    splice(field, from, to, part.text);
    buf_release(&part);
    field->proposed = false;
    field->typing = letter && text[0] != ' ';
    return FIELD_CHANGED;
}

static enum field_says paste(struct field *field, const char *text)
{
    struct buf line;
    buf_init(&line);
    field_clean(field, text, &line);
    enum field_says says = insert(field, line.text, false);
    buf_release(&line);
    return says;
}

static enum field_says cut(struct field *field, size_t from, size_t to, bool keep)
{
    if (from == to)
        return FIELD_MOVED;
    remember(field);
    field->typing = false;
    if (keep) {
        buf_reset(&field->killed);
        buf_add_n(&field->killed, field->text.text + from, to - from);
    }
    splice(field, from, to, "");
    return FIELD_CHANGED;
}

static enum field_says take_back(struct field *field)
{
    if (field->undo_n == 0)
        return FIELD_MOVED;
    struct field_state *state = &field->undo[--field->undo_n];
    buf_reset(&field->text);
    buf_add(&field->text, state->text);
    field->cursor = state->cursor;
    free(state->text);
    field->typing = false;
    return FIELD_CHANGED;
}

static size_t before(const struct field *field)
{
    return grapheme_prev(field->text.text, field->text.len, field->cursor);
}

static size_t after(const struct field *field)
{
    return grapheme_next(field->text.text, field->text.len, field->cursor);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

static size_t word_before(const struct field *field)
{
    size_t at = field->cursor;
    while (at > 0 && is_blank(field->text.text[at - 1]))
        at--;
    while (at > 0 && !is_blank(field->text.text[at - 1]))
        at--;
    return whole(&field->text, at) == at
               ? at
               : grapheme_prev(field->text.text, field->text.len, at);
}

static size_t word_after(const struct field *field)
{
    size_t at = field->cursor;
    while (at < field->text.len && is_blank(field->text.text[at]))
        at++;
    while (at < field->text.len && !is_blank(field->text.text[at]))
        at++;
    return whole(&field->text, at);
}

/* Of the line the cursor is in; a field of one line has no other. */
static size_t line_begin(const struct field *field)
{
    size_t at = field->cursor;
    while (at > 0 && field->text.text[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct field *field)
{
    return field->cursor + strcspn(field->text.text + field->cursor, "\n");
}

static enum field_says move(struct field *field, size_t to)
{
    field->cursor = to;
    field->typing = false;
    return FIELD_MOVED;
}

static enum field_says edit(struct field *field, uint32_t code)
{
    size_t here = field->cursor, end = line_end(field);
    switch (code) {
    case KEY_CODE_RUBOUT:
    case KEY_CTRL('h'):
        return cut(field, before(field), here, false);
    case KEY_CODE_DELETE:
    case KEY_CTRL('d'):
        return cut(field, here, after(field), false);
    case KEY_CTRL('k'):
        return cut(field, here, end > here ? end : after(field), true);
    case KEY_CTRL('u'):
        return cut(field, line_begin(field), here, true);
    case KEY_CTRL('w'):
    case KEY_CODE_WORD_RUBOUT:
        return cut(field, word_before(field), here, true);
    case KEY_CODE_WORD_DELETE:
        return cut(field, here, word_after(field), true);
    case KEY_CTRL('y'):
        return insert(field, field->killed.text, false);
    case KEY_CTRL('_'):
        return take_back(field);
    default:
        return FIELD_LEFT;
    }
}

/* A list gets no empty line between two of its own. */
static enum field_says begin_line(struct field *field)
{
    bool empty = line_begin(field) == field->cursor && line_end(field) == field->cursor;
    return field->numbered && empty ? FIELD_MOVED : insert(field, "\n", false);
}

static enum field_says feed_lines(struct field *field, uint32_t code)
{
    size_t to;
    if (code == KEY_CODE_ENTER)
        return begin_line(field);
    int goal = field_rows_move(field, code, &to);
    if (goal < 0)
        return FIELD_LEFT;
    field->goal = goal + 1;
    return move(field, to);
}

enum field_says field_feed(struct field *field, const struct key *key)
{
    field->proposed = field->proposed && key_is_text(key);
    if (field->lines) {
        enum field_says says = feed_lines(field, key->code);
        if (says != FIELD_LEFT)
            return says;
        field->goal = 0;
    }
    switch (key->code) {
    case KEY_CODE_PASTE:
        return paste(field, key->text);
    case KEY_CODE_LEFT:
    case KEY_CTRL('b'):
        return move(field, before(field));
    case KEY_CODE_RIGHT:
    case KEY_CTRL('f'):
        return move(field, after(field));
    case KEY_CODE_HOME:
    case KEY_CTRL('a'):
        return move(field, line_begin(field));
    case KEY_CODE_END:
    case KEY_CTRL('e'):
        return move(field, line_end(field));
    case KEY_CODE_WORD_LEFT:
        return move(field, word_before(field));
    case KEY_CODE_WORD_RIGHT:
        return move(field, word_after(field));
    default:
        break;
    }
    if (!key_is_text(key))
        return edit(field, key->code);
    struct buf letter;
    buf_init(&letter);
    utf8_add(&letter, key->code);
    enum field_says says = insert(field, letter.text, true);
    buf_release(&letter);
    return says;
}
