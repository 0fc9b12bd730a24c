/* Who owns a promise: one active person, and somebody else when they have left. */
#include "board/cause.h"

#include "board_private.h"
#include "cause_private.h"
#include "own_private.h"

#include <inttypes.h>

bool cause_person(struct board *board, const char *typed, struct arena *arena,
                  struct person *person, struct err *err)
{
    if (!own_person(board, typed, arena, person, err))
        return false;
    board_away_end(board, person, 1);
    if (person->state == PERSON_ACTIVE)
        return true;
    err_set(err, ERR_REFUSED, "\"%s\" %s", person->name,
            person->state == PERSON_AWAY ? "is away" : "has left");
    return err_next(err, "Name one person who is here.");
}

static bool give(struct board *board, struct tx *tx, int64_t cause, const char *typed,
                 struct arena *arena, struct err *err)
{
    struct cause_line line;
    struct person person;
    if (!cause_promised(board, cause, arena, &line, err) ||
        !cause_person(board, typed, arena, &person, err))
        return false;
    if (!removal_open(line.removal.state)) {
        err_set(err, ERR_REFUSED, "the promise to remove \"%s\" is not open any more",
                line.cause.text);
        return err_next(err, "Reopen it first: buckstop causes reopen %" PRId64, cause);
    }
    line.removal.owner = person.id;
    tx_say(tx, "gave the promise of cause %" PRId64 " to %s", cause, person.name);
    return record_change(tx, &removal_records, &line.removal, err);
}

bool board_cause_owner(struct board *board, int64_t cause, const char *person,
                       struct arena *arena, struct cause_line *line, struct err *err)
{
    struct tx *tx;
    return board_begin(board, NULL, &tx, err) &&
           board_end(board, tx, give(board, tx, cause, person, arena, err), err) &&
           board_cause(board, cause, arena, line, err);
}
