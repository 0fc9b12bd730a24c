/* Who drives the review: the board's own seat, and the half-typed text that goes with it.
 */
#include "board/seat.h"

#include "domain/seat.h"
#include "draft_private.h"
#include "seat_private.h"
#include "store/reviews.h"
#include "store/seats.h"

#include <stdio.h>
#include <string.h>

/* Whose the half-typed text of a review is: nobody's handle begins with a star. */
static const char the_review[] = "*review";

static bool review_at_hand(struct board *board, struct arena *arena, int64_t *review,
                           struct err *err)
{
    struct review latest;
    bool found;
    if (!board_latest(board, arena, &latest, &found, err))
        return false;
    *review = found ? latest.id : 0;
    return true;
}

/* The driver's name; what was typed where it is nobody of the board. */
static bool name_of(struct board *board, const char *actor, struct arena *arena,
                    const char **name, struct err *err)
{
    struct person *people;
    size_t n;
    if (!people_named(board->store, board_people_key(actor, arena), 1, arena, &people, &n,
                      err))
        return false;
    *name = n ? people[0].name : actor;
    return true;
}

/* Whether the seat's process is known to be no more: it need not be waited for. */
static bool has_ended(const struct board *board, const struct seat *seat)
{
    const char *screen = strchr(seat->token, ' ');
    return screen && board->world.ended && board->world.ended(screen + 1);
}

static bool read_seats(struct board *board, int64_t review, struct arena *arena,
                       struct seating *seating, struct err *err)
{
    struct seat *seats;
    size_t n;
    struct seating s = {.review = review, .driver = ""};
    if (!seats_list(board->store, review, board->world.now, arena, &seats, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (has_ended(board, &seats[i]))
            continue;
        s.followers += !seats[i].drives;
        if (!seats[i].drives)
            continue;
        s.drives = strcmp(seats[i].token, board->seat) == 0;
        s.seen_at = seats[i].seen_at;
        if (!name_of(board, seats[i].actor, arena, &s.driver, err))
            return false;
    }
    *seating = s;
    return true;
}

bool board_seating(struct board *board, struct arena *arena, struct seating *seating,
                   struct err *err)
{
    int64_t review;
    return review_at_hand(board, arena, &review, err) &&
           read_seats(board, review, arena, seating, err);
}

/* "1f0c... host 4711": unlike any other, and whose it is can be told from it. */
static void name_seat(struct board *board)
{
    char key[KEY_TEXT];
    board_key(board, key);
    snprintf(board->seat, sizeof board->seat, "%s %.60s", key,
             board->world.screen ? board->world.screen : "");
}

static bool clear_ended(struct board *board, int64_t review, struct arena *arena,
                        struct err *err)
{
    struct seat *seats;
    size_t n;
    if (!seats_list(board->store, review, board->world.now, arena, &seats, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        if (has_ended(board, &seats[i]) && !seats_leave(board->store, seats[i].token, err))
            return false;
    return true;
}

bool board_sit(struct board *board, enum seat_wish wish, struct arena *arena,
               struct seating *seating, struct err *err)
{
    int64_t review;
    bool drives = false;
    struct seating before;
    if (board->world.read_only)
        return wish == SEAT_TAKE ? board_read_only(err)
                                 : board_seating(board, arena, seating, err);
    if (!review_at_hand(board, arena, &review, err) ||
        !clear_ended(board, review, arena, err) ||
        !read_seats(board, review, arena, &before, err))
        return false;
    if (!review) {
        err_set(err, ERR_NOT_FOUND, "no review has begun");
        return err_next(err, "Begin it: open the weekly review on the board.");
    }
    if (!board->seat[0])
        name_seat(board);
    const struct seat seat = {
        .token = board->seat,
        .review = review,
        .actor = board->actor,
        .drives = wish != SEAT_FOLLOW || before.drives,
        .seen_at = board->world.now,
    };
    return seats_sit(board->store, &seat, wish == SEAT_TAKE, &drives, err) &&
           read_seats(board, review, arena, seating, err);
}

bool board_seat_leave(struct board *board, struct err *err)
{
    if (!board->seat[0])
        return true;
    bool ok = seats_leave(board->store, board->seat, err);
    board->seat[0] = '\0';
    return ok;
}

static bool somebody_else(struct board *board, const struct seat *driver,
                          struct arena *arena, struct err *err)
{
    const char *name;
    if (!name_of(board, driver->actor, arena, &name, err))
        return false;
    err_set(err, ERR_CONFLICT, "%s drives the review now", name);
    err_why(err, "One person drives, so that no word is lost.");
    return err_next(err, "T takes it over. What you typed is kept.");
}

bool seat_allows(struct board *board, int64_t review, struct arena *arena, struct err *err)
{
    struct seat driver;
    bool found;
    if (!seats_driver(board->store, review, board->world.now, arena, &driver, &found, err))
        return false;
    return !found || strcmp(driver.token, board->seat) == 0 ||
           somebody_else(board, &driver, arena, err);
}

static struct draft draft_of(const struct board *board, const char *place,
                             const char *actor, const char *text)
{
    return (struct draft){
        .place = place, .actor = actor, .text = text, .now = board->world.now};
}

bool board_sitting_keep(struct board *board, const char *place, const char *text,
                        struct err *err)
{
    struct arena arena;
    int64_t review;
    bool kept = true;
    arena_init(&arena);
    const struct draft shared = draft_of(board, place, the_review, text);
    const struct draft own = draft_of(board, place, board->actor, text);
    const struct draft none = draft_of(board, place, board->actor, "");
    bool ok =
        board_draft_fits(place, text, err) && review_at_hand(board, &arena, &review, err);
    const struct seat seat = {.token = board->seat, .review = ok ? review : 0};
    ok = ok && ((drafts_keep_seated(board->store, &shared, &seat, &kept, err) &&
                 drafts_keep(board->store, kept ? &none : &own, err)) ||
                draft_aside(board, kept ? &shared : &own, err));
    if (ok)
        draft_saved(board, kept ? &shared : &own);
    if (ok && !kept)
        ok = seat_allows(board, review, &arena, err);
    arena_release(&arena);
    return ok;
}

bool board_sitting_text(struct board *board, const char *place, bool own,
                        struct arena *arena, const char **text, struct err *err)
{
    if (!own)
        return drafts_text(board->store, place, the_review, arena, text, err);
    return draft_text(board, place, the_review, arena, text, err) &&
           ((*text)[0] || draft_text(board, place, board->actor, arena, text, err));
}
