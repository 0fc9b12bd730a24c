/* Incidents by hand, each in a line: adding one, changing it, its facts, its end. */
#include "incident_say.h"
#include "verbs.h"

#include "domain/when.h"

/* A clock that went backwards is said, never a negative length. */
const char *incident_lasted(struct call *call, const struct incident *incident)
{
    if (incident->state == INCIDENT_OPEN)
        return "open";
    if (!incident->recovered_at)
        return "";
    if (incident->recovered_at < incident->started_at)
        return "ended before it began";
    return shape_span(call, incident->recovered_at - incident->started_at);
}

static bool asked_severity(struct call *call, enum severity *severity, struct err *err)
{
    const char *typed = verb_option(call, "severity");
    *severity = SEVERITY_UNKNOWN;
    if (!typed || !typed[0])
        return true;
    int found = words_find(&severity_words, typed);
    if (found >= 0) {
        *severity = (enum severity)found;
        return true;
    }
    err_set(err, ERR_USAGE, "\"%s\" is not a severity", typed);
    return err_next(err, "it is none, minor, major or critical");
}

bool incident_answer(struct call *call, const struct incident *incident, const char *said,
                     struct err *err)
{
    if (call->json) {
        struct incident_card card;
        if (!board_incident_card(call->board, incident->id, &call->arena, &card, err))
            return false;
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        shape_incident(&call->out.json, incident, card.area.id ? card.area.name : NULL);
        json_out_end(&call->out.json);
    } else if (call->out.mode == OUT_TTY) {
        out_say(&call->out, "Incident %lld, \"%s\", %s.\n", (long long)incident->id,
                incident->title, said);
    } else {
        out_say(&call->out, "%lld\n", (long long)incident->id);
    }
    return true;
}

bool verb_incident_add(struct call *call, struct err *err)
{
    struct incident_edit edit = {
        .title = call->args[0],
        .area = verb_option(call, "area"),
        .heard_from = verb_option(call, "heard-from"),
        .near_miss = verb_option(call, "near-miss"),
    };
    struct incident incident;
    const char *span = verb_option(call, "for");
    if (!verb_time(call, "started", &edit.started_at, err) ||
        !verb_time(call, "noticed", &edit.detected_at, err) ||
        !asked_severity(call, &edit.severity, err) ||
        (span && !when_span(span, &edit.lasted, err)) ||
        !verb_number(call, "customers", 0, &edit.customers, err))
        return false;
    if (edit.lasted && !edit.started_at)
        edit.started_at = board_now(call->board) - edit.lasted;
    if (!board_incident_add(call->board, &edit, &call->arena, &incident, err))
        return false;
    return incident_answer(call, &incident,
                           incident.state == INCIDENT_OPEN ? "is open" : "is on the board",
                           err);
}

bool verb_incident_fact(struct call *call, struct err *err)
{
    struct fact fact;
    int64_t id, at;
    if (!verb_id(call->args[0], "an incident", &id, err) ||
        !verb_instant(call, call->args[1], &at, err) ||
        !board_incident_fact(call->board, id, at, call->args[2], &call->arena, &fact, err))
        return false;
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_int_of(&call->out.json, "id", fact.id);
        json_out_int_of(&call->out.json, "incident", fact.incident);
        shape_time(&call->out.json, "at", fact.at);
        json_out_text_of(&call->out.json, "text", fact.text);
        json_out_end(&call->out.json);
    } else if (call->out.mode == OUT_TTY) {
        out_say(&call->out, "%s  %s\n", shape_clock(call, fact.at), fact.text);
    }
    return true;
}

bool verb_incident_resolve(struct call *call, struct err *err)
{
    struct incident incident;
    int64_t id, at;
    if (!verb_id(call->args[0], "an incident", &id, err) ||
        !verb_time(call, "at", &at, err))
        return false;
    if (!board_incident_resolve(call->board, id, at ? at : board_now(call->board),
                                &call->arena, &incident, err))
        return false;
    return incident_answer(
        call, &incident,
        arena_printf(&call->arena, "is over after %s", incident_lasted(call, &incident)),
        err);
}

/* An option that is there, and empty to take the value away. */
static bool changed_time(struct call *call, const char *option, bool *given, int64_t *at,
                         struct err *err)
{
    const char *typed = verb_option(call, option);
    *given = typed != NULL;
    return !typed || !typed[0] || verb_time(call, option, at, err);
}

static bool changed_end(struct call *call, struct incident_change *change, struct err *err)
{
    const char *span = verb_option(call, "for");
    if (!changed_time(call, "ended", &change->ended_given, &change->ended_at, err))
        return false;
    if (!span)
        return true;
    if (change->ended_given) {
        err_set(err, ERR_USAGE, "--for and --ended both say when it was over");
        return err_next(err, "give one of them");
    }
    change->ended_given = true;
    return when_span(span, &change->lasted, err);
}

static bool changed_harm(struct call *call, struct incident_change *change, struct err *err)
{
    bool near_miss = verb_option(call, "near-miss"), hurt = verb_option(call, "hurt");
    if (near_miss && hurt) {
        err_set(err, ERR_USAGE, "a near miss hurt nobody: it is --near-miss or --hurt");
        return err_next(err, "give one of them");
    }
    change->near_miss_given = near_miss || hurt;
    change->near_miss = near_miss;
    const char *customers = verb_option(call, "customers");
    change->customers_given = customers;
    change->severity_given = verb_option(call, "severity");
    return asked_severity(call, &change->severity, err) &&
           ((customers && !customers[0]) ||
            verb_number(call, "customers", 0, &change->customers, err));
}

bool verb_incident_edit(struct call *call, struct err *err)
{
    struct incident_change change = {
        .title = verb_option(call, "title"),
        .area = verb_option(call, "area"),
        .heard_from = verb_option(call, "heard-from"),
    };
    struct incident incident;
    int64_t id;
    bool changed;
    if (!verb_id(call->args[0], "an incident", &id, err))
        return false;
    if (call->given_n == 0) {
        err_set(err, ERR_USAGE, "there is nothing to change about incident %s",
                call->args[0]);
        return err_next(err, "say what: buckstop help incident edit");
    }
    if (!verb_time(call, "started", &change.started_at, err) ||
        !changed_time(call, "noticed", &change.noticed_given, &change.detected_at, err) ||
        !changed_end(call, &change, err) || !changed_harm(call, &change, err) ||
        !board_incident_edit(call->board, id, &change, &call->arena, &incident, &changed,
                             err))
        return false;
    return incident_answer(call, &incident,
                           changed ? "is changed" : "was so already; nothing changed", err);
}

bool verb_incident_reopen(struct call *call, struct err *err)
{
    struct incident incident;
    int64_t id, at;
    if (!verb_id(call->args[0], "an incident", &id, err) ||
        !verb_time(call, "at", &at, err) ||
        !board_incident_reopen(call->board, id, at, verb_option(call, "why"), &call->arena,
                               &incident, err))
        return false;
    return incident_answer(
        call, &incident, "is open again; this week's review may choose it once more", err);
}
