/* Names against the roster: who is meant by a text. It judges no words. */
#include "name_roster.h"

#include "base/buf.h"
#include "text/fold.h"

#include <string.h>

struct span name_trim(const char *s, struct span span, const char *also)
{
    while (span.len > 0 && (strchr(" \t\r\n", s[span.at]) || strchr(also, s[span.at]))) {
        span.at++;
        span.len--;
    }
    while (span.len > 0 && (strchr(" \t\r\n", s[span.at + span.len - 1]) ||
                            strchr(also, s[span.at + span.len - 1])))
        span.len--;
    return span;
}

struct span name_without_at(const char *s, struct span span)
{
    if (span.len > 1 && s[span.at] == '@') {
        span.at++;
        span.len--;
    }
    return span;
}

static bool same_name(const char *folded, const char *name, struct buf *room)
{
    buf_reset(room);
    fold_name(room, name);
    return room->len > 0 && strcmp(room->text, folded) == 0;
}

size_t name_known(const char *text, const struct person *people, size_t n,
                  const struct person **person)
{
    struct buf folded, room;
    const struct person *of_handle = NULL, *other = NULL, *gone = NULL;
    size_t handles = 0, others = 0, left = 0;
    buf_init(&folded);
    buf_init(&room);
    fold_name(&folded, text);
    for (size_t i = 0; i < n; i++) {
        if (same_name(folded.text, people[i].handle, &room)) {
            of_handle = &people[i];
            handles++;
        } else if (same_name(folded.text, people[i].name, &room) ||
                   same_name(folded.text, people[i].contact, &room)) {
            bool here = people[i].state != PERSON_LEFT;
            *(here ? &other : &gone) = &people[i];
            *(here ? &others : &left) += 1;
        }
    }
    if (handles + others == 0) {
        other = gone;
        others = left;
    }
    buf_release(&room);
    buf_release(&folded);
    *person = handles == 1 ? of_handle : handles + others == 1 ? other : NULL;
    return handles + others;
}

/* The only one whose name begins so; the end of a word counts for more than its middle. */
static const struct person *begins(const char *text, const struct person *people, size_t n)
{
    struct buf folded, room;
    const struct person *first = NULL, *start = NULL;
    size_t firsts = 0, starts = 0;
    buf_init(&folded);
    buf_init(&room);
    fold_name(&folded, text);
    for (size_t i = 0; i < n && folded.len > 0; i++) {
        buf_reset(&room);
        fold_name(&room, people[i].name);
        if (strncmp(room.text, folded.text, folded.len) != 0)
            continue;
        start = &people[i];
        starts++;
        if (room.text[folded.len] != ' ')
            continue;
        first = &people[i];
        firsts++;
    }
    buf_release(&room);
    buf_release(&folded);
    if (firsts > 0)
        return firsts == 1 ? first : NULL;
    return starts == 1 ? start : NULL;
}

const struct person *name_person(const char *text, const struct person *people, size_t n)
{
    struct buf bare;
    buf_init(&bare);
    struct span span =
        name_without_at(text, name_trim(text, (struct span){0, strlen(text)}, ""));
    buf_add_n(&bare, text + span.at, span.len);
    const struct person *person;
    if (name_known(bare.text, people, n, &person) == 0)
        person = begins(bare.text, people, n);
    buf_release(&bare);
    return person;
}
