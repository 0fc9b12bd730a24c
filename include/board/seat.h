/* Who drives the review, and who follows it: one screen has the seat, the others look on
 * and may take it over. Nothing of this is in the log. */
#ifndef BUCKSTOP_BOARD_SEAT_H
#define BUCKSTOP_BOARD_SEAT_H

#include "board/board.h"

enum seat_wish {
    SEAT_FOLLOW, /* look on, or stay what one is */
    SEAT_DRIVE,  /* drive where nobody does */
    SEAT_TAKE,   /* drive, whoever did */
};

/* How the review's seats are at the moment. */
struct seating {
    int64_t review;     /* the one it is about; 0: none has begun */
    bool drives;        /* this board does */
    const char *driver; /* the name of who does; "" where nobody does */
    int64_t seen_at;    /* when the driver's screen was last heard of */
    size_t followers;   /* screens that look on, this one included */
};

/* Reads it, of the review that is being held or was last (board_sitting). */
bool board_seating(struct board *board, struct arena *arena, struct seating *seating,
                   struct err *err);

/* Sits down for that review, or renews the seat (domain/seat.h says when), and reads what
 * came of it. ERR_NOT_FOUND before the first review. */
bool board_sit(struct board *board, enum seat_wish wish, struct arena *arena,
               struct seating *seating, struct err *err);

/* Gets up; whoever looks on sees it at once. Without a seat it does nothing. */
bool board_seat_leave(struct board *board, struct err *err);

/* Half-typed text of the review. It belongs to the review: who follows sees it, who takes
 * over goes on with it. Where somebody else drives by now it is kept as the acting person's
 * own, and comes back to them when they drive again: ERR_CONFLICT says so. */
bool board_sitting_keep(struct board *board, const char *place, const char *text,
                        struct err *err);

/* What is kept there, in the arena; with `own`, where that is nothing, what the acting
 * person has of their own. "" for nothing. */
bool board_sitting_text(struct board *board, const char *place, bool own,
                        struct arena *arena, const char **text, struct err *err);

#endif
