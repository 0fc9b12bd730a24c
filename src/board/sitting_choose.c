/* Step 2: what the review may be about, and what it is about. */
#include "sitting_private.h"

#include "store/incidents.h"
#include "store/namings.h"
#include "store/reviews.h"
#include "text/fold.h"

#include <inttypes.h>
#include <string.h>

struct choices_of sitting_choices_of(const struct board *board, const struct review *review)
{
    struct week week;
    if (!review->id || !week_parse(review->week, &week))
        week = week_of(board_today(board));
    int64_t monday = week_monday(week);
    return (struct choices_of){
        .from = zone_utc(&board->zone, monday, 0, 0, 0),
        .to = zone_utc(&board->zone, monday + 7, 0, 0, 0),
        .review = review->id ? review->id : -1,
        .fold = "",
    };
}

/* It came back where its cause did, or where it happened after the week that reviewed it.
 */
static bool came_back(struct board *board, const struct review *earlier,
                      const struct incident *incident, struct arena *arena, bool *back,
                      struct err *err)
{
    struct removal *removals;
    size_t n;
    struct week week;
    if (!causes_removals(board->store, earlier->cause, arena, &removals, &n, err))
        return false;
    *back =
        (n > 0 && removals[0].state == REMOVAL_CAME_BACK) ||
        (week_parse(earlier->week, &week) &&
         incident->started_at >= zone_utc(&board->zone, week_monday(week) + 7, 0, 0, 0));
    return true;
}

/* The review was of the incident itself, or of one folded under it; else only its cause was
 * that of another one. */
static bool was_reviewed(struct board *board, const struct review *earlier,
                         int64_t incident, struct arena *arena, bool *reviewed,
                         struct err *err)
{
    struct incident other = {0};
    if (earlier->incident && earlier->incident != incident &&
        !record_get(board->store, &incident_records, earlier->incident, arena, &other, err))
        return false;
    *reviewed = earlier->incident == incident || other.canonical == incident;
    return true;
}

static bool add_note(struct board *board, int64_t review, struct arena *arena,
                     struct sitting_choice *choice, struct err *err)
{
    struct review earlier;
    struct week week;
    bool found, back, its_own;
    const char *opened = choice->incident.reopened_at ? "reopened" : "";
    choice->note = opened;
    if (!namings_earlier(board->store, choice->incident.id, review, arena, &earlier, &found,
                         err))
        return false;
    if (!found || !week_parse(earlier.week, &week))
        return true;
    if (!was_reviewed(board, &earlier, choice->incident.id, arena, &its_own, err))
        return false;
    if (!came_back(board, &earlier, &choice->incident, arena, &back, err))
        return false;
    choice->note =
        arena_printf(arena, "%sreviewed in week %d%s%s", its_own ? "" : "its cause was ",
                     week.week, opened[0] || back ? ", " : "",
                     opened[0] ? opened
                     : back    ? "came back"
                               : "");
    return true;
}

/* The folded text, in the arena. */
static const char *folded(struct arena *arena, const char *text)
{
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, text);
    const char *kept = arena_copy(arena, fold.text);
    buf_release(&fold);
    return kept;
}

bool board_sitting_choices(struct board *board, const char *filter, size_t first,
                           size_t most, struct arena *arena,
                           struct sitting_choice **choices, size_t *n, size_t *total,
                           struct err *err)
{
    struct review review = {0};
    struct incident *incidents;
    size_t count, all;
    bool found = false;
    if (!board_latest(board, arena, &review, &found, err))
        return false;
    struct choices_of of = sitting_choices_of(board, &review);
    of.fold = folded(arena, filter);
    of.first = first;
    of.most = most;
    if (!choices_list(board->store, &of, arena, &incidents, &count, &all, err))
        return false;
    struct sitting_choice *list = arena_new(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i].incident = incidents[i];
        list[i].this_week = review_when(&incidents[i]) >= of.from;
        if (!add_note(board, of.review, arena, &list[i], err))
            return false;
    }
    *choices = list;
    *n = count;
    *total = all;
    return true;
}

static bool not_a_choice(struct sitting_tx *s, const struct incident *incident,
                         struct err *err)
{
    struct review earlier;
    bool found;
    if (incident->canonical) {
        err_set(err, ERR_REFUSED, "\"%s\" is the same as incident %" PRId64,
                incident->title, incident->canonical);
        return err_next(err, "Pick that one.");
    }
    if (!namings_earlier(s->board->store, incident->id, s->review.id, &s->arena, &earlier,
                         &found, err))
        return false;
    bool this_week = found && strcmp(earlier.week, s->review.week) == 0;
    err_set(err, ERR_REFUSED, "\"%s\" was reviewed %s", incident->title,
            this_week ? "earlier this week" : "in an earlier week");
    return err_next(err, "Pick one that no review has chosen.");
}

/* An incident that has a cause from outside this review takes no other: that cause is said
 * at once, so that it can be tested and named again. */
static bool bring_cause(struct sitting_tx *s, int64_t incident, struct err *err)
{
    struct store *store = s->board->store;
    struct cause_incident naming;
    struct cause cause;
    struct candidate *said;
    size_t n;
    bool found;
    int64_t position = 0;
    if (!namings_of_incident(store, incident, &s->arena, &naming, &found, err))
        return false;
    if (!found || naming.review == s->review.id)
        return true;
    if (!record_get(store, &cause_records, naming.cause, &s->arena, &cause, err) ||
        !incidents_candidates(store, incident, &s->arena, &said, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (fold_same(said[i].text, cause.text))
            return true;
        position = said[i].position >= position ? said[i].position + 1 : position;
    }
    struct candidate again = {.incident = incident,
                              .review = s->review.id,
                              .position = position,
                              .text = cause.text};
    return record_add(s->tx, &candidate_records, &again, err);
}

static bool choose(struct sitting_tx *s, int64_t id, struct err *err)
{
    struct incident incident;
    const struct choices_of of = sitting_choices_of(s->board, &s->review);
    bool has;
    if (!record_get(s->board->store, &incident_records, id, &s->arena, &incident, err)) {
        if (err->code == ERR_NOT_FOUND)
            err_next(err, "Pick one of the list.");
        return false;
    }
    if (!choices_has(s->board->store, &of, id, &has, err))
        return false;
    if (!has)
        return not_a_choice(s, &incident, err);
    if (!bring_cause(s, id, err))
        return false;
    s->review.incident = id;
    s->review.quiet = false;
    if (!s->review.cause) /* a promise that stood for the week by itself */
        s->review.removal = 0;
    tx_say(s->tx, "chose \"%s\" for the review", sitting_short(&s->arena, incident.title));
    return sitting_write(s, err);
}

bool board_sitting_choose(struct board *board, int64_t incident, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, choose(&s, incident, err), err);
}

static bool quiet(struct sitting_tx *s, struct err *err)
{
    struct removal taken;
    if (!sitting_unname(s, 0, &taken, err))
        return false;
    s->review.quiet = true;
    s->review.incident = 0;
    s->review.cause = 0;
    s->review.removal = 0;
    tx_say(s->tx, "said that week %d had no incident", sitting_week(&s->review));
    return sitting_write(s, err) && sitting_gate(s, STEP_CHOOSE, err);
}

bool board_sitting_quiet(struct board *board, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) && sitting_end(&s, quiet(&s, err), err);
}

static bool again(struct sitting_tx *s, int64_t removal, struct err *err)
{
    struct sitting_promise promise;
    struct removal taken;
    if (!sitting_asked(s, removal, &promise, err))
        return false;
    const char *cause = promise.line.cause.text;
    if (!removal_open(promise.line.removal.state)) {
        err_set(err, ERR_REFUSED, "\"%s\" is not open any more", cause);
        return err_next(err, "Say in step 1 that it is still there, or pick an incident.");
    }
    if (!sitting_unname(s, 0, &taken, err))
        return false;
    s->review.quiet = false;
    s->review.incident = 0;
    s->review.cause = 0;
    s->review.removal = removal;
    tx_say(s->tx, "promised again to remove \"%s\"", sitting_short(&s->arena, cause));
    return sitting_write(s, err) && sitting_gate(s, STEP_CHOOSE, err);
}

bool board_sitting_again(struct board *board, int64_t removal, struct err *err)
{
    struct sitting_tx s;
    return sitting_open(&s, board, NULL, err) &&
           sitting_end(&s, again(&s, removal, err), err);
}
