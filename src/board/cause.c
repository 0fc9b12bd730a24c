/* Causes and the promises to remove them. */
#include "board/cause.h"

#include "board_private.h"
#include "cause_private.h"
#include "store/reviews.h"

#include <inttypes.h>
#include <string.h>

/* What a line says beside the cause; its promises, the newest first. */
static bool fill_line(struct board *board, struct arena *arena, struct cause_line *line,
                      const struct removal *removals, size_t n, struct err *err)
{
    struct incident *incidents;
    if (!causes_incidents(board->store, line->cause.id, arena, &incidents, &line->incidents,
                          err))
        return false;
    if (line->incidents)
        line->incident = incidents[0];
    if (removals && n)
        line->removal = removals[0];
    line->came_back = removal_came_back(removals, n);
    return !line->removal.owner ||
           record_get(board->store, &person_records, line->removal.owner, arena,
                      &line->owner, err);
}

bool board_cause(struct board *board, int64_t cause, struct arena *arena,
                 struct cause_line *line, struct err *err)
{
    struct cause_line l = {0};
    struct removal *removals;
    size_t n;
    if (!record_get(board->store, &cause_records, cause, arena, &l.cause, err)) {
        if (err->code == ERR_NOT_FOUND)
            err_next(err, "see what there is: buckstop causes --all");
        return false;
    }
    if (!causes_removals(board->store, cause, arena, &removals, &n, err) ||
        !fill_line(board, arena, &l, removals, n, err))
        return false;
    *line = l;
    return true;
}

/* The causes of open promises in their order, without an answer to wait for left out. */
static bool waiting(struct board *board, struct arena *arena, struct cause **causes,
                    size_t *n, struct err *err)
{
    struct removal *removals;
    size_t count;
    if (!causes_promises(board->store, arena, &removals, &count, err))
        return false;
    struct cause *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        if (!record_get(board->store, &cause_records, removals[i].cause, arena, &list[i],
                        err))
            return false;
    *causes = list;
    *n = count;
    return true;
}

/* The first of those, ordered by their causes, whose cause is not before this one. */
static size_t first_of(const struct removal *removals, size_t n, int64_t cause)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (removals[middle].cause < cause)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* All promises are read at once: no index leads from a cause to its own. */
bool board_causes(struct board *board, bool all, struct arena *arena,
                  struct cause_line **lines, size_t *n, struct err *err)
{
    struct cause *causes;
    struct removal *removals;
    size_t count, removals_n;
    bool ok = all ? causes_list(board->store, arena, &causes, &count, err)
                  : waiting(board, arena, &causes, &count, err);
    if (!ok || !causes_removals_all(board->store, arena, &removals, &removals_n, err))
        return false;
    struct cause_line *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i].cause = causes[i];
        size_t from = first_of(removals, removals_n, causes[i].id);
        size_t until = first_of(removals, removals_n, causes[i].id + 1);
        if (!fill_line(board, arena, &list[i], removals_n ? &removals[from] : NULL,
                       until - from, err))
            return false;
    }
    *lines = list;
    *n = count;
    return true;
}

void cause_apply(struct removal *removal, enum removal_state state, const char *what,
                 int64_t now)
{
    enum removal_state was = removal->state;
    removal->state = state;
    removal->what = what;
    removal->removed_at = state == REMOVAL_PLANNED ? 0 : removal->removed_at;
    if (was == REMOVAL_CAME_BACK && !removal->seen_at) /* an import need not say when */
        removal->seen_at = removal->closed_at ? removal->closed_at : now;
    if (was == REMOVAL_SEEN_GONE || state == REMOVAL_SEEN_GONE)
        removal->seen_at = state == REMOVAL_SEEN_GONE ? now : 0;
    removal->closed_at = state == REMOVAL_DROPPED ? now : 0;
    if (state == REMOVAL_REMOVED)
        removal->removed_at = now;
}

void cause_disown(struct removal *removal, const struct person *owner)
{
    if (removal_open(removal->state) && owner->state == PERSON_LEFT)
        removal->owner = 0;
}

/* Made in the review at hand, or in another sitting of its week. */
static bool same_review(struct board *board, const struct removal *removal, bool *same,
                        struct arena *arena, struct err *err)
{
    struct review held, made = {.week = ""};
    bool found;
    if (!board_held(board, arena, &held, &found, err) ||
        (removal->review &&
         !record_get(board->store, &review_records, removal->review, arena, &made, err)))
        return false;
    *same = found && strcmp(made.week, held.week) == 0;
    return true;
}

bool cause_promised(struct board *board, int64_t cause, struct arena *arena,
                    struct cause_line *line, struct err *err)
{
    if (!board_cause(board, cause, arena, line, err))
        return false;
    if (line->removal.id)
        return true;
    err_set(err, ERR_REFUSED, "nobody has promised to remove cause %" PRId64, cause);
    return err_next(err, "promise it in the weekly review: buckstop review");
}

static bool move_promise(struct board *board, struct tx *tx, int64_t cause,
                         enum removal_move move, const char *what, struct arena *arena,
                         struct err *err)
{
    struct cause_line line;
    if (!cause_promised(board, cause, arena, &line, err))
        return false;
    struct removal_facts facts = {
        .cause = line.cause.text,
        .state = line.removal.state,
        .owner = line.owner.state == PERSON_LEFT ? 0 : line.removal.owner,
        .owner_name = line.owner.id ? line.owner.name : "",
        .actor = board->actor_person,
        .what = what ? what : "",
    };
    enum removal_state state;
    if (!same_review(board, &line.removal, &facts.same_review, arena, err) ||
        !removal_step(&facts, move, &state, err))
        return false;
    cause_apply(&line.removal, state, facts.what, tx_now(tx));
    cause_disown(&line.removal, &line.owner);
    tx_say(tx, "cause %" PRId64 ": %s", cause, removal_state_words.name[state]);
    return record_change(tx, &removal_records, &line.removal, err);
}

bool board_cause_move(struct board *board, int64_t cause, enum removal_move move,
                      const char *what, struct arena *arena, struct cause_line *line,
                      struct err *err)
{
    struct tx *tx;
    if (!board_begin(board, what, &tx, err) ||
        !board_end(board, tx, move_promise(board, tx, cause, move, what, arena, err), err))
        return false;
    return board_cause(board, cause, arena, line, err);
}
