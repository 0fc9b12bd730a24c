/* What somebody holds: shown, rehearsed without them, and handed over when they leave. */
#include "held.h"
#include "verbs.h"

#include <string.h>

/* A thing that is held and what became of it, as text for a row. */
struct held_row {
    const char *kind, *what;
    const struct fate *fate;
    const char *nobody; /* how it shows that nobody has it */
};

static const char *fate_cell(struct call *call, const struct held_row *row)
{
    if (!row->fate)
        return "";
    switch (row->fate->outcome) {
    case OUTCOME_PASSED:
        return row->fate->to.name;
    case OUTCOME_NOBODY:
        return row->nobody;
    case OUTCOME_ENDED:
        break;
    }
    return arena_printf(&call->arena, "%s has a role there", row->fate->to.name);
}

static void add_row(struct call *call, struct out_table *table, const struct held_row *row)
{
    bool gap = row->fate && row->fate->outcome == OUTCOME_NOBODY;
    const struct out_cell cells[] = {
        {row->kind, OUT_MUTED},
        {row->what, OUT_TEXT},
        {fate_cell(call, row), gap ? OUT_ATTENTION : OUT_TEXT},
    };
    out_row(table, &call->arena, cells);
}

static void add_roles(struct call *call, struct out_table *table,
                      const struct person_card *card, const struct fate *fates)
{
    static const char *const nobody[] = {[ROLE_OWNER] = "NO OWNER",
                                         [ROLE_DELIVERY] = "the owner",
                                         [ROLE_STAND_IN] = "nobody",
                                         [ROLE_HELPER] = "nobody"};
    for (size_t i = 0; i < card->roles_n; i++) {
        enum role role = card->roles[i].role.role;
        bool said = role == ROLE_STAND_IN && call->out.mode == OUT_TTY;
        const struct held_row row = {said ? "stand-in" : role_words.name[role],
                                     card->roles[i].area.name, fates ? &fates[i] : NULL,
                                     nobody[role]};
        add_row(call, table, &row);
    }
}

void held_list(struct call *call, const struct departure *departure,
               const struct departed *fates)
{
    const struct person_card *card = &departure->held;
    struct out_table table = {
        .heading = {"", "WHAT", "NOW"}, .columns = fates ? 3 : 2, .flexible = 1};
    struct arena *arena = &call->arena;
    add_roles(call, &table, card, fates ? fates->roles : NULL);
    for (size_t i = 0; i < card->signs_n; i++) {
        const struct held_row row = {"signs off",
                                     arena_printf(arena, "#%lld %s",
                                                  (long long)card->signs[i].id,
                                                  card->signs[i].title),
                                     fates ? &fates->signs[i] : NULL, "nobody"};
        add_row(call, &table, &row);
    }
    for (size_t i = 0; i < card->promises_n; i++) {
        const struct held_row row = {"promised", card->promises[i].cause.text,
                                     fates ? &fates->promises[i] : NULL, "nobody"};
        add_row(call, &table, &row);
    }
    for (size_t i = 0; i < departure->only_n; i++) {
        static const struct fate lost = {.outcome = OUTCOME_NOBODY};
        const struct held_row row = {"only ships", departure->only[i].name,
                                     fates ? &lost : NULL, "nobody here has shipped it"};
        add_row(call, &table, &row);
    }
    out_table(&call->out, &table, call->cli->columns);
}

void held_json(struct json_out *json, const struct person_card *card)
{
    shape_whole_person(json, &card->person);
    json_out_array_of(json, "roles");
    for (size_t i = 0; i < card->roles_n; i++) {
        json_out_object(json);
        json_out_text_of(json, "role", role_words.name[card->roles[i].role.role]);
        json_out_text_of(json, "area", card->roles[i].area.slug);
        shape_time(json, "since", card->roles[i].role.since);
        json_out_end(json);
    }
    json_out_end(json);
    json_out_array_of(json, "signs_off");
    for (size_t i = 0; i < card->signs_n; i++)
        json_out_int(json, card->signs[i].id);
    json_out_end(json);
    json_out_array_of(json, "promises");
    for (size_t i = 0; i < card->promises_n; i++)
        json_out_int(json, card->promises[i].cause.id);
    json_out_end(json);
}

static void only_json(struct json_out *json, const struct departure *departure)
{
    json_out_array_of(json, "only_ships");
    for (size_t i = 0; i < departure->only_n; i++)
        json_out_text(json, departure->only[i].name);
    json_out_end(json);
}

static void fate_json(struct json_out *json, const struct fate *fate)
{
    json_out_text_of(json, "became", outcome_words.name[fate->outcome]);
    json_out_key(json, "to");
    shape_person(json, &fate->to);
    json_out_end(json);
}

/* One object a thing, in the order of the lists before it. */
static void fates_json(struct json_out *json, const struct departed *departed)
{
    const struct person_card *card = &departed->left.held;
    json_out_array_of(json, "became");
    for (size_t i = 0; i < card->roles_n; i++) {
        json_out_object(json);
        json_out_text_of(json, "what", role_words.name[card->roles[i].role.role]);
        json_out_text_of(json, "area", card->roles[i].area.slug);
        fate_json(json, &departed->roles[i]);
    }
    for (size_t i = 0; i < card->signs_n; i++) {
        json_out_object(json);
        json_out_text_of(json, "what", "signs_off");
        json_out_int_of(json, "ticket", card->signs[i].id);
        fate_json(json, &departed->signs[i]);
    }
    for (size_t i = 0; i < card->promises_n; i++) {
        json_out_object(json);
        json_out_text_of(json, "what", "promise");
        json_out_int_of(json, "cause", card->promises[i].cause.id);
        fate_json(json, &departed->promises[i]);
    }
    json_out_end(json);
}

static size_t count(const struct departure *departure)
{
    return departure->held.roles_n + departure->held.signs_n + departure->held.promises_n +
           departure->only_n;
}

bool verb_without(struct call *call, struct err *err)
{
    struct departure departure;
    struct out *out = &call->out;
    if (!board_departure(call->board, call->args[0], &call->arena, &departure, err))
        return false;
    const struct person *person = &departure.held.person;
    if (call->json) {
        json_out_object(&out->json);
        json_out_int_of(&out->json, "v", 1);
        held_json(&out->json, &departure.held);
        only_json(&out->json, &departure);
        json_out_end(&out->json);
        return true;
    }
    if (out->mode == OUT_TTY && count(&departure) == 0) {
        out_say(out, "Without %s nothing stops: they hold nothing.\n", person->name);
        return true;
    }
    if (out->mode == OUT_TTY)
        out_say(out, "Without %s these need somebody:\n", person->name);
    held_list(call, &departure, NULL);
    if (out->mode == OUT_TTY && person->state != PERSON_LEFT)
        out_say(out,
                "Nothing has changed. To hand it over: buckstop person leave %s --to "
                "PERSON\n",
                person->handle);
    return true;
}

/* "billing=bo": the last = parts them, for an area's name may hold one. */
static bool read_handovers(struct call *call, struct departure_plan *plan, struct err *err)
{
    size_t n;
    const char *const *typed = verb_options(call, "reassign", &n);
    struct handover *areas = arena_new(&call->arena, n, sizeof *areas);
    for (size_t i = 0; i < n; i++) {
        const char *sign = strrchr(typed[i], '=');
        if (!sign || sign == typed[i] || !sign[1]) {
            err_set(err, ERR_USAGE, "\"%s\" is no area and person", typed[i]);
            return err_next(err, "write it as --reassign AREA=PERSON");
        }
        areas[i].area = arena_text(&call->arena, typed[i], (size_t)(sign - typed[i]));
        areas[i].to = sign + 1;
    }
    plan->areas = areas;
    plan->areas_n = n;
    return true;
}

static bool leaves_a_gap(const struct departed *departed)
{
    const struct person_card *card = &departed->left.held;
    for (size_t i = 0; i < card->roles_n; i++)
        if (card->roles[i].role.role == ROLE_OWNER &&
            departed->roles[i].outcome == OUTCOME_NOBODY)
            return true;
    return false;
}

bool verb_person_leave(struct call *call, struct err *err)
{
    struct departure_plan plan = {.person = call->args[0], .to = verb_option(call, "to")};
    struct departed departed;
    struct out *out = &call->out;
    if (!read_handovers(call, &plan, err) ||
        !board_depart(call->board, &plan, &call->arena, &departed, err))
        return false;
    if (call->json) {
        json_out_object(&out->json);
        json_out_int_of(&out->json, "v", 1);
        held_json(&out->json, &departed.left.held);
        only_json(&out->json, &departed.left);
        fates_json(&out->json, &departed);
        json_out_end(&out->json);
        return true;
    }
    if (out->mode == OUT_TTY) {
        out_say(out, "%s has left", departed.left.held.person.name);
        out_say(out, count(&departed.left) ? ", and held:\n" : ", and held nothing.\n");
    }
    held_list(call, &departed.left, &departed);
    if (out->mode == OUT_TTY && leaves_a_gap(&departed))
        out_say(out, "Name an owner for each area: buckstop own AREA PERSON\n");
    if (out->mode == OUT_TTY)
        out_say(out, "To take it all back: buckstop undo\n");
    return true;
}
