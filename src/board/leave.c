/* Leaving: each thing goes to somebody or visibly to nobody. */
#include "board/departure.h"

#include "board_private.h"
#include "own_private.h"
#include "store/areas.h"

static const char *const outcome_names[] = {
    [OUTCOME_PASSED] = "passed", [OUTCOME_NOBODY] = "nobody", [OUTCOME_ENDED] = "ended"};
const struct words outcome_words = {outcome_names, 3};

/* A handover with its words looked up. */
struct area_heir {
    int64_t area;
    struct person person;
};

/* What the parts of leaving share. */
struct leaving {
    struct board *board;
    struct tx *tx;
    const struct departure_plan *plan;
    struct arena *arena;
    struct area_heir *heirs; /* one a handover */
    struct person *own;      /* one a heir of the plan; id 0: nobody */
    struct departed *out;
};

/* Who takes it: its own heir, else its area's, else the one of all. */
static const struct person *heir_of(const struct leaving *l, enum held_kind kind,
                                    int64_t held, int64_t area)
{
    for (size_t i = 0; i < l->plan->heirs_n; i++)
        if (l->plan->heirs[i].kind == kind && l->plan->heirs[i].held == held)
            return &l->own[i];
    for (size_t i = 0; area && i < l->plan->areas_n; i++)
        if (l->heirs[i].area == area)
            return &l->heirs[i].person;
    return &l->out->heir;
}

/* Whether the heir may take the role: not where they have one already that excludes it. */
static bool may_take(const struct who *who, enum role role, int64_t heir)
{
    if (role == ROLE_STAND_IN || role == ROLE_HELPER || role == ROLE_DELIVERY) {
        if (who->owner.person.id == heir)
            return false;
    }
    for (size_t i = 0; role == ROLE_HELPER && i < who->helpers_n; i++)
        if (who->helpers[i].person.id == heir)
            return false;
    return true;
}

static bool pass_role(struct leaving *l, const struct held_role *held, struct fate *fate,
                      struct err *err)
{
    struct who who;
    const struct person *heir = heir_of(l, HELD_ROLE, held->role.id, held->area.id);
    *fate = (struct fate){OUTCOME_NOBODY, *heir};
    if (!own_end(l->tx, &held->role, err))
        return false;
    if (!heir->id || !board_who_area(l->board, &held->area, 0, l->arena, &who, err))
        return !heir->id;
    fate->outcome = OUTCOME_ENDED;
    if (!may_take(&who, held->role.role, heir->id))
        return true;
    fate->outcome = OUTCOME_PASSED;
    if (held->role.role == ROLE_OWNER && !own_end_others(l->tx, &who, heir->id, err))
        return false;
    const struct ownership role = {
        .area = held->area.id,
        .role = held->role.role,
        .person = heir->id,
        .why = arena_printf(l->arena, "%s left", l->out->left.held.person.name),
    };
    return own_start(l->tx, &role, err);
}

/* A ticket without its sign-off is no longer ready; the gap shows. It was changed here, so
 * that no import gives it back to who has left. */
static bool pass_sign(struct leaving *l, struct ticket ticket, struct fate *fate,
                      struct err *err)
{
    const struct person *heir = heir_of(l, HELD_SIGN, ticket.id, ticket.area);
    *fate = (struct fate){heir->id ? OUTCOME_PASSED : OUTCOME_NOBODY, *heir};
    ticket.signer = heir->id;
    ticket.signs_off = heir->id ? heir->name : "";
    ticket.edits++;
    if (!heir->id && ticket.state == TICKET_READY) {
        ticket.state = TICKET_DRAFT;
        ticket.ready_at = 0;
    }
    return record_change(l->tx, &ticket_records, &ticket, err);
}

static bool pass_promise(struct leaving *l, struct removal removal, struct fate *fate,
                         struct err *err)
{
    const struct person *heir = heir_of(l, HELD_PROMISE, removal.id, 0);
    *fate = (struct fate){heir->id ? OUTCOME_PASSED : OUTCOME_NOBODY, *heir};
    removal.owner = heir->id;
    return record_change(l->tx, &removal_records, &removal, err);
}

static bool pass_all(struct leaving *l, struct err *err)
{
    const struct person_card *card = &l->out->left.held;
    l->out->roles = arena_new(l->arena, card->roles_n, sizeof *l->out->roles);
    l->out->signs = arena_new(l->arena, card->signs_n, sizeof *l->out->signs);
    l->out->promises = arena_new(l->arena, card->promises_n, sizeof *l->out->promises);
    for (size_t i = 0; i < card->roles_n; i++)
        if (!pass_role(l, &card->roles[i], &l->out->roles[i], err))
            return false;
    for (size_t i = 0; i < card->signs_n; i++)
        if (!pass_sign(l, card->signs[i], &l->out->signs[i], err))
            return false;
    for (size_t i = 0; i < card->promises_n; i++)
        if (!pass_promise(l, card->promises[i].removal, &l->out->promises[i], err))
            return false;
    return true;
}

/* Somebody who is here, and not the one who goes. */
static bool stays(const struct leaving *l, const struct person *heir, struct err *err)
{
    const struct person *leaver = &l->out->left.held.person;
    if (heir->id != leaver->id && heir->state != PERSON_LEFT)
        return true;
    err_set(err, ERR_REFUSED, "%s cannot take over from %s", heir->name, leaver->name);
    return err_next(err, "name somebody who stays: buckstop people");
}

static bool find_heir(const struct leaving *l, const char *typed, struct person *heir,
                      struct err *err)
{
    return own_person(l->board, typed, l->arena, heir, err) && stays(l, heir, err);
}

static bool find_own_heirs(struct leaving *l, struct err *err)
{
    l->own = arena_new(l->arena, l->plan->heirs_n, sizeof *l->own);
    for (size_t i = 0; i < l->plan->heirs_n; i++) {
        int64_t person = l->plan->heirs[i].person;
        l->own[i] = (struct person){.name = ""};
        if (person && (!record_get(l->board->store, &person_records, person, l->arena,
                                   &l->own[i], err) ||
                       !stays(l, &l->own[i], err)))
            return false;
    }
    return true;
}

static bool holds_in(const struct person_card *card, int64_t area)
{
    for (size_t i = 0; i < card->roles_n; i++)
        if (card->roles[i].area.id == area)
            return true;
    for (size_t i = 0; i < card->signs_n; i++)
        if (card->signs[i].area == area)
            return true;
    return false;
}

static bool find_heirs(struct leaving *l, struct err *err)
{
    const struct person_card *card = &l->out->left.held;
    l->heirs = arena_new(l->arena, l->plan->areas_n, sizeof *l->heirs);
    if (!find_own_heirs(l, err))
        return false;
    for (size_t i = 0; i < l->plan->areas_n; i++) {
        struct area_found found;
        if (!board_find_area(l->board, l->plan->areas[i].area, l->arena, &found, err) ||
            !find_heir(l, l->plan->areas[i].to, &l->heirs[i].person, err))
            return false;
        if (!holds_in(card, found.area.id)) {
            err_set(err, ERR_REFUSED, "%s holds nothing in %s", card->person.name,
                    found.area.name);
            return err_next(err, "see what they hold: buckstop without %s",
                            card->person.handle);
        }
        for (size_t j = 0; j < i; j++)
            if (l->heirs[j].area == found.area.id) {
                err_set(err, ERR_USAGE, "%s is handed over twice", found.area.name);
                return err_next(err, "name one person for it");
            }
        l->heirs[i].area = found.area.id;
    }
    return !l->plan->to || find_heir(l, l->plan->to, &l->out->heir, err);
}

/* "Ana Ruiz left; Bob Holt takes over, and 2 areas go to others". */
static void say_who_left(const struct leaving *l)
{
    const char *leaver = l->out->left.held.person.name, *heir = l->out->heir.name;
    size_t areas = l->plan->areas_n;
    const char *to = heir[0] ? arena_printf(l->arena, "; %s takes over", heir) : "";
    const char *others =
        areas == 0 ? ""
                   : arena_printf(l->arena, ", and %s %s handed over by name",
                                  GROUPED(areas), areas == 1 ? "area is" : "areas are");
    tx_say(l->tx, "%s left%s%s", leaver, to, others);
}

static bool leave(struct leaving *l, struct err *err)
{
    struct departed *out = l->out;
    if (!board_departure(l->board, l->plan->person, l->arena, &out->left, err))
        return false;
    struct person person = out->left.held.person;
    if (person.state == PERSON_LEFT) {
        err_set(err, ERR_REFUSED, "%s has left already", person.name);
        return err_next(err, "to have them here again: buckstop person back %s",
                        person.handle);
    }
    if (!find_heirs(l, err))
        return false;
    person.state = PERSON_LEFT;
    person.away_until = 0;
    person.left_at = tx_now(l->tx);
    say_who_left(l);
    if (!pass_all(l, err) || !record_change(l->tx, &person_records, &person, err))
        return false;
    out->left.held.person = person;
    return true;
}

bool board_depart(struct board *board, const struct departure_plan *plan,
                  struct arena *arena, struct departed *departed, struct err *err)
{
    struct departed done = {.heir = {.name = ""}};
    struct leaving l = {.board = board, .plan = plan, .arena = arena, .out = &done};
    if (!board_begin(board, NULL, &l.tx, err) ||
        !board_end(board, l.tx, leave(&l, err), err))
        return false;
    *departed = done;
    return true;
}

bool board_person_leave(struct board *board, const char *typed, const char *to,
                        struct arena *arena, struct person_card *card, struct person *heir,
                        struct err *err)
{
    const struct departure_plan plan = {.person = typed, .to = to};
    struct departed departed;
    if (!board_depart(board, &plan, arena, &departed, err))
        return false;
    *card = departed.left.held;
    *heir = departed.heir;
    return true;
}
