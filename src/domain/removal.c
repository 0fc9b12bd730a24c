/* The life of a promise as one table: from each state, what each move leads to, or why it
 * does not. */
#include "domain/removal.h"

#include <string.h>

static const char *const move_names[] = {"removed", "seen",   "still",
                                         "drop",    "reopen", "incident"};
const struct words removal_move_words = {move_names, 6};

/* A refusal's `no` is the rest of the sentence after the quoted cause. */
struct cell {
    enum removal_state to;
    const char *no, *next;
};

static const char try_reopen[] = "Reopen it if it is still there.";
static const char try_new[] = "Reopen it if it is to be removed after all.";

static const struct cell cells[][6] = {
    [REMOVAL_PLANNED] =
        {
            [MOVE_REMOVED] = {.to = REMOVAL_REMOVED},
            [MOVE_SEEN] = {.to = REMOVAL_SEEN_GONE},
            [MOVE_STILL] = {.to = REMOVAL_PLANNED},
            [MOVE_DROP] = {.to = REMOVAL_DROPPED},
            [MOVE_REOPEN] = {.no = "is open already", .next = "Say removed, seen or drop."},
            [MOVE_INCIDENT] = {.to = REMOVAL_PLANNED},
        },
    [REMOVAL_REMOVED] =
        {
            [MOVE_REMOVED] = {.no = "is said to be removed already",
                              .next = "Say seen once somebody has seen it gone."},
            [MOVE_SEEN] = {.to = REMOVAL_SEEN_GONE},
            [MOVE_STILL] = {.to = REMOVAL_PLANNED},
            [MOVE_DROP] = {.to = REMOVAL_DROPPED},
            [MOVE_REOPEN] = {.to = REMOVAL_PLANNED},
            [MOVE_INCIDENT] = {.to = REMOVAL_PLANNED},
        },
    [REMOVAL_SEEN_GONE] =
        {
            [MOVE_REMOVED] = {.no = "has been seen gone already", .next = try_reopen},
            [MOVE_SEEN] = {.no = "has been seen gone already", .next = try_reopen},
            [MOVE_STILL] = {.no = "has been seen gone", .next = try_reopen},
            [MOVE_DROP] = {.no = "has been seen gone", .next = try_reopen},
            [MOVE_REOPEN] = {.to = REMOVAL_PLANNED},
            [MOVE_INCIDENT] = {.to = REMOVAL_CAME_BACK},
        },
    [REMOVAL_CAME_BACK] =
        {
            [MOVE_REMOVED] = {.to = REMOVAL_REMOVED},
            [MOVE_SEEN] = {.to = REMOVAL_SEEN_GONE},
            [MOVE_STILL] = {.to = REMOVAL_PLANNED},
            [MOVE_DROP] = {.to = REMOVAL_DROPPED},
            [MOVE_REOPEN] = {.to = REMOVAL_PLANNED},
            [MOVE_INCIDENT] = {.to = REMOVAL_CAME_BACK},
        },
    [REMOVAL_DROPPED] =
        {
            [MOVE_REMOVED] = {.no = "was dropped", .next = try_new},
            [MOVE_SEEN] = {.no = "was dropped", .next = try_new},
            [MOVE_STILL] = {.no = "was dropped", .next = try_new},
            [MOVE_DROP] = {.no = "was dropped already", .next = try_new},
            [MOVE_REOPEN] = {.to = REMOVAL_PLANNED},
            [MOVE_INCIDENT] = {.to = REMOVAL_DROPPED},
        },
};

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool may_say_removed(const struct removal_facts *facts, struct err *err)
{
    if (facts->owner == 0 || facts->actor == facts->owner)
        return true;
    err_set(err, ERR_REFUSED, "%s says when \"%s\" is removed", facts->owner_name,
            facts->cause);
    err_why(err, "Only who promised it can say that it is done.");
    return err_next(err, "Ask %s to say it, or say that it is gone, with what you saw.",
                    facts->owner_name);
}

static bool may_say_seen(const struct removal_facts *facts, struct err *err)
{
    if (facts->same_review) {
        err_set(err, ERR_REFUSED, "\"%s\" was promised in this review", facts->cause);
        return err_next(err, "Look again next week.");
    }
    if (!is_blank(facts->what))
        return true;
    err_set(err, ERR_REFUSED, "nobody says what was seen of \"%s\"", facts->cause);
    return err_next(err, "Say what you looked at and what you saw.");
}

/* A new date is a promise, and a promise is somebody's. */
static bool may_carry(const struct removal_facts *facts, struct err *err)
{
    if (facts->owner)
        return true;
    err_set(err, ERR_REFUSED, "nobody owns the promise to remove \"%s\"", facts->cause);
    err_why(err, "Who promised it has left.");
    return err_next(err, "Name its new owner first: o, or buckstop causes owner.");
}

static bool may_drop(const struct removal_facts *facts, struct err *err)
{
    if (!is_blank(facts->what))
        return true;
    err_set(err, ERR_REFUSED, "\"%s\" is dropped without a reason", facts->cause);
    return err_next(err, "Say why it is dropped.");
}

static bool (*const checks[])(const struct removal_facts *, struct err *) = {
    [MOVE_REMOVED] = may_say_removed, [MOVE_SEEN] = may_say_seen, [MOVE_STILL] = may_carry,
    [MOVE_DROP] = may_drop,           [MOVE_INCIDENT] = NULL,
};

bool removal_step(const struct removal_facts *facts, enum removal_move move,
                  enum removal_state *to, struct err *err)
{
    const struct cell *cell = &cells[facts->state][move];
    if (cell->no) {
        err_set(err, ERR_REFUSED, "\"%s\" %s", facts->cause, cell->no);
        return err_next(err, "%s", cell->next);
    }
    if (checks[move] && !checks[move](facts, err))
        return false;
    *to = cell->to;
    return true;
}

bool removal_open(enum removal_state state)
{
    return state == REMOVAL_PLANNED || state == REMOVAL_REMOVED ||
           state == REMOVAL_CAME_BACK;
}

int removal_returns(const struct removal *removals, size_t n)
{
    int returns = 0;
    for (size_t i = 0; i < n; i++)
        returns += removals[i].state == REMOVAL_SEEN_GONE
                       ? i > 0
                       : removals[i].state == REMOVAL_CAME_BACK || removals[i].seen_at != 0;
    return returns;
}

bool removal_came_back(const struct removal *removals, size_t n)
{
    return n > 0 && removal_open(removals[0].state) && removal_returns(removals, n) > 0;
}

/* Seen gone once and promised again: it stays first until it is seen gone again. */
static bool is_back(const struct removal *removal)
{
    return removal->state == REMOVAL_CAME_BACK ||
           (removal_open(removal->state) && removal->seen_at);
}

int removal_order(const struct removal *a, const struct removal *b)
{
    bool a_back = is_back(a), b_back = is_back(b);
    if (a_back != b_back)
        return a_back ? -1 : 1;
    if (a->due != b->due)
        return a->due < b->due ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}
