/* Is what was typed one person's name? An owner is a person: two names, a team, everyone
 * and "TBD" are refused, with what to do instead. */
#ifndef BUCKSTOP_DOMAIN_NAME_H
#define BUCKSTOP_DOMAIN_NAME_H

#include "base/err.h"
#include "domain/model.h"
#include "domain/phrase.h"

enum name_verdict {
    NAME_ONE_PERSON,
    NAME_EMPTY,
    NAME_TWO_PEOPLE,
    NAME_TEAM,
    NAME_EVERYONE,
    NAME_PLACEHOLDER, /* TBD, none, ?, nobody */
};

enum { NAME_PARTS = 8 };

struct name_part {
    struct span span;            /* in what was typed, without the blanks around it */
    const struct person *person; /* NULL: nobody, or more than one, by that name */
};

struct name_reading {
    enum name_verdict verdict;
    struct span span; /* what was typed, without blanks, a comma or "@" around it */
    const struct person *person;       /* of one person; NULL: none such, or several */
    struct name_part part[NAME_PARTS]; /* of two people, as typed; more are dropped */
    size_t parts;                      /* 1 where the second is still to come: "Ana &" */
    bool perhaps; /* a team only by its last word ("Peter Crew"), which can be a surname */
};

/* Reads `typed` against the roster, which may hold people who left. In this order:
 *  - a known person's full name, handle ("@" or not) or contact is that person, whatever
 *    words it is made of; so is "Ruiz, Ana" where the roster has Ana Ruiz;
 *  - whole texts such as "everyone", "TBD", "the backend", and "@org/team";
 *  - `&`, `+`, `/`, `,`, `;` anywhere, and the whole words and, und, et, y, plus, with part
 * two people. "y" does not where a longer name leads up to it (Ortega y Gasset), "und" not
 *    before "zu", and ", Jr." and the like stay with their name;
 *  - a text with a word such as team or squad, or that ends in crew, group or guild.
 * Everything else is one person. `people` may be NULL when n is 0. */
void name_read(const char *typed, const struct person *people, size_t n,
               struct name_reading *reading);

/* How many of the roster are called exactly `text`, which has no "@" before it: by full
 * name, handle or contact; who left counts by a name only where nobody else has it. *person
 * is the one meant: whose handle it is, else the only one; NULL: none, or several. */
size_t name_known(const char *text, const struct person *people, size_t n,
                  const struct person **person);

/* The one person of the roster meant by `text`: by full name, handle or contact, else by a
 * first name or a beginning of the name that only one has. NULL: none, or several. */
const struct person *name_person(const char *text, const struct person *people, size_t n);

/* Says why the reading is not one person's name: sets *err to ERR_REFUSED (ERR_USAGE for an
 * empty one) and returns false. True, and *err untouched, for one person. `typed` is what
 * was read. err->next says what to do in words that fit any interface; who can offer more
 * (a command, a key) builds it from the parts. */
bool name_check(const struct name_reading *reading, const char *typed, struct err *err);

#endif
