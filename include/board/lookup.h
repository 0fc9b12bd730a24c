/* Finding areas and people by what was typed, and who decides for an area. */
#ifndef BUCKSTOP_BOARD_LOOKUP_H
#define BUCKSTOP_BOARD_LOOKUP_H

#include "board/board.h"

enum found_by {
    FOUND_BY_NAME,
    FOUND_BY_ALIAS,
    FOUND_BY_PREFIX,
    FOUND_BY_PATH,
};

struct area_found {
    struct area area;
    enum found_by by;
    const char *matched; /* the alias, name or pattern that matched */
};

/* The area meant by `typed`: its name, slug or alias, a path one of its patterns matches
 * (the last one wins), or the beginning of one area's names. Case and accents do not count,
 * except in a path. ERR_NOT_FOUND with the closest names, ERR_AMBIGUOUS with the ones that
 * fit. */
bool board_find_area(struct board *board, const char *typed, struct arena *arena,
                     struct area_found *found, struct err *err);

/* The person meant: handle, with or without @, full name, or the beginning of one person's.
 * Errors as above. People who left are found by their exact handle or name. */
bool board_find_person(struct board *board, const char *typed, struct arena *arena,
                       struct person *person, struct err *err);

/* One person in one role, and since when. */
struct holder {
    struct person person;
    struct ownership role;
};

struct who {
    struct area_found found;
    struct holder owner, delivery, stand_in; /* person.id 0: nobody named */
    struct holder *helpers;
    size_t helpers_n;
    struct person acting; /* who decides now: the owner, or the stand-in; id 0: nobody */
    const struct owner_candidate *candidates; /* while there is no owner */
    size_t candidates_n;
};

/* The one other than the owner who carries delivery; NULL where the owner does. */
const struct holder *who_delivers(const struct who *who);

/* Who has which role in the area meant by `typed` at the instant `at` (0: now). An area
 * without owner is no error here. A file that only a removed pattern matches is not found.
 */
bool board_who(struct board *board, const char *typed, int64_t at, struct arena *arena,
               struct who *who, struct err *err);

/* The same for an area at hand. */
bool board_who_area(struct board *board, const struct area *area, int64_t at,
                    struct arena *arena, struct who *who, struct err *err);

/* What each section of CODEOWNERS files says of a path, the one that decides first. */
struct section_answer {
    const char *section; /* "" outside any */
    const char *pattern;
    struct who who;
};

/* Empty for what no pattern matches. */
bool board_who_sections(struct board *board, const char *path, struct arena *arena,
                        struct section_answer **answers, size_t *n, struct err *err);

/* Everybody on the board, those who left included, by name. */
bool board_people(struct board *board, struct arena *arena, struct person **people,
                  size_t *n, struct err *err);

#endif
