/* People: adding them, away and back, and leaving without dropping anything silently. */
#ifndef BUCKSTOP_BOARD_PERSON_H
#define BUCKSTOP_BOARD_PERSON_H

#include "base/buf.h"
#include "board/lookup.h"

/* What to add or change; a NULL text is left as it is. */
struct person_edit {
    const char *name;
    const char *handle; /* NULL when adding: one is made from the name */
    const char *contact;
};

/* Adds one person. ERR_REFUSED for a team, two names or a handle that is none; ERR_CONFLICT
 * for a handle somebody has. */
bool board_person_add(struct board *board, const struct person_edit *edit,
                      struct arena *arena, struct person *person, struct err *err);

bool board_person_edit(struct board *board, const char *typed,
                       const struct person_edit *edit, struct arena *arena,
                       struct person *person, bool *changed, struct err *err);

/* Away, until a date (0: not known), and back; also after leaving. ERR_REFUSED for a date
 * gone by. *changed says whether it was not so already. */
bool board_person_away(struct board *board, const char *typed, int64_t until,
                       struct arena *arena, struct person *person, bool *changed,
                       struct err *err);
bool board_person_back(struct board *board, const char *typed, struct arena *arena,
                       struct person *person, bool *changed, struct err *err);

/* What a person holds, each with the names a reader needs. */
struct held_role {
    struct ownership role;
    struct area area;
};

struct held_promise {
    struct removal removal;
    struct cause cause;
};

struct person_card {
    struct person person;
    struct held_role *roles; /* in areas that are not archived */
    size_t roles_n;
    struct ticket *signs; /* open tickets they sign off */
    size_t signs_n;
    struct held_promise *promises; /* open removals */
    size_t promises_n;
};

bool board_person_card(struct board *board, const char *typed, struct arena *arena,
                       struct person_card *card, struct err *err);

/* Marks a person as left: board_depart with one who takes everything, or nobody (`to` as
 * typed; NULL: nobody). *card is what they held until now, *heir who took it (id 0:
 * nobody).
 */
bool board_person_leave(struct board *board, const char *typed, const char *to,
                        struct arena *arena, struct person_card *card, struct person *heir,
                        struct err *err);

/* Adds what a person owns already: "billing, reporting and 3 more"; "nothing yet". */
bool board_owned_text(struct board *board, int64_t person, struct buf *out,
                      struct err *err);

#endif
