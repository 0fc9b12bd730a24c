/* What the files of this floor share. */
#ifndef BUCKSTOP_BOARD_PRIVATE_H
#define BUCKSTOP_BOARD_PRIVATE_H

#include "board/board.h"
#include "board/review.h"
#include "store/people.h"
#include "store/record.h"
#include "store/store.h"
#include "store/tx.h"

enum {
    KEY_TEXT = 33,   /* an operation id: 128 random bits as digits, and the NUL */
    SEAT_TEXT = 101, /* a screen's seat: such an id, and the name of its process */
};

struct draft_mark;

struct board {
    struct store *store;
    struct world world;
    struct arena arena; /* what lives as long as the board */
    struct board_record about;
    struct zone zone;
    const char *actor;
    int64_t actor_person;
    const char *line;         /* the lists are narrowed to it; "": to none */
    const char *line_fold;    /* as it is compared */
    bool newer;               /* a later Buckstop wrote it; it is only looked at */
    bool written;             /* whether its own last action changed anything */
    char seat[SEAT_TEXT];     /* of its screen in the review; "": none */
    struct draft_mark *marks; /* of drafts outside the store */
    struct err word;          /* of the one read last; ERR_NONE: said */
};

/* Begins an action's transaction under a new operation id. `why` may be NULL. */
bool board_begin(struct board *board, const char *why, struct tx **tx, struct err *err);

/* Ends it: commits when ok, else abandons. Returns ok and the commit's success. */
bool board_end(struct board *board, struct tx *tx, bool ok, struct err *err);

/* Narrows the board to the line that the actor narrowed it to before, if there is one. */
bool board_narrow_again(struct board *board, struct err *err);

/* Takes over what the board's own record has become. */
void board_rename(struct board *board, const struct board_record *about);

/* What was typed for a person, with or without @, as the store looks for it. */
struct people_key board_people_key(const char *typed, struct arena *arena);

/* People as they are today (domain/away.h): for what is shown and judged, not for writing.
 */
void board_away_end(const struct board *board, struct person *people, size_t n);

/* The review that is being held: the latest that is not closed, else this week's. Where
 * there is neither, *found is false and the review has this week and nothing else. */
bool board_held(struct board *board, struct arena *arena, struct review *review,
                bool *found, struct err *err);

/* The latest that is not closed, else the latest; *found is false before the first. */
bool board_latest(struct board *board, struct arena *arena, struct review *review,
                  bool *found, struct err *err);

/* Everything about a review that is there. */
bool board_review_of(struct board *board, const struct review *review, struct arena *arena,
                     struct review_card *card, struct err *err);

/* What was typed, without the blanks around it; in the arena. */
const char *board_trimmed(struct arena *arena, const char *text);

/* A fresh operation id. */
void board_key(struct board *board, char key[KEY_TEXT]);

/* Refuses to make a board where world.read_only; always false. */
bool board_read_only(struct err *err);

#endif
