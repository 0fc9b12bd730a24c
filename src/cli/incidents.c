/* Incidents: listing them, showing one, and what is the same. */
#include "incident_deploys.h"
#include "incident_say.h"
#include "shape.h"
#include "ticket_alike.h"
#include "verbs.h"

#include "board/review_words.h"
#include "domain/when.h"
#include "text/closest.h"

#include <string.h>

static const char *noticed(struct call *call, const struct incident *incident)
{
    if (incident->detected_at < incident->started_at)
        return "before it began";
    int64_t after = incident->detected_at - incident->started_at;
    return arena_printf(&call->arena, "%s, %s after it began",
                        shape_clock(call, incident->detected_at), shape_span(call, after));
}

/* Those that say the words that were asked for; on a terminal with the fact that does. */
static bool said(struct call *call, struct incident_line **lines, size_t *n,
                 struct err *err)
{
    struct incident_saying *found;
    if (!board_incidents_saying(call->board, shape_words(call), &call->arena, &found, n,
                                err))
        return false;
    struct incident_line *list = arena_new(&call->arena, *n, sizeof *list);
    for (size_t i = 0; i < *n; i++) {
        list[i] = found[i].line;
        if (found[i].fact[0] && call->out.mode == OUT_TTY)
            list[i].incident.title =
                arena_printf(&call->arena, "%s: %s", list[i].incident.title, found[i].fact);
    }
    *lines = list;
    return true;
}

/* How long, and that nobody was hurt. */
static const char *standing(struct call *call, const struct incident *incident)
{
    const char *text = incident_lasted(call, incident);
    if (!incident->near_miss)
        return text;
    return arena_printf(&call->arena, "%s%snear miss", text, text[0] ? ", " : "");
}

bool verb_incidents(struct call *call, struct err *err)
{
    struct incident_line *lines;
    size_t n;
    bool all = verb_option(call, "all");
    if (!verb_narrow(call, err))
        return false;
    if (verb_option(call, "alike")) {
        if (!all)
            return alike_answer(call, ALIKE_INCIDENTS, err);
        err_set(err, ERR_USAGE, "--alike goes over what may still be reviewed, not --all");
        return err_next(err, "buckstop incidents --alike");
    }
    if (call->n ? !said(call, &lines, &n, err)
                : !board_incidents(call->board, all, &call->arena, &lines, &n, err))
        return false;
    struct out_table table = {
        .heading = {"", "STARTED", "LASTED", "AREA", "TITLE"}, .columns = 5, .flexible = 4};
    if (call->json)
        json_out_array(&call->out.json);
    for (size_t i = 0; i < n; i++) {
        const struct incident *incident = &lines[i].incident;
        if (call->json) {
            json_out_object(&call->out.json);
            shape_incident(&call->out.json, incident, lines[i].area);
            json_out_end(&call->out.json);
            continue;
        }
        const struct out_cell cells[] = {
            {arena_printf(&call->arena, "%lld", (long long)incident->id), OUT_TEXT},
            {shape_clock(call, incident->started_at), OUT_TEXT},
            {standing(call, incident),
             incident->state == INCIDENT_OPEN ? OUT_ATTENTION : OUT_TEXT},
            {lines[i].area, OUT_TEXT},
            {incident->title, OUT_TEXT},
        };
        out_row(&table, &call->arena, cells);
    }
    if (call->json)
        json_out_end(&call->out.json);
    else
        out_table(&call->out, &table, call->cli->columns);
    if (n == 0 && call->out.mode == OUT_TTY)
        out_say(&call->out,
                call->n ? "No incident says that, in its title or its facts.\n"
                : all   ? "No incidents on the board.\n"
                        : "No incident is open. The others: buckstop incidents --all\n");
    return true;
}

bool verb_incident_same(struct call *call, struct err *err)
{
    struct incident canonical;
    int64_t id, other = 0;
    bool apart = verb_option(call, "apart");
    if (!verb_id(call->args[0], "an incident", &id, err))
        return false;
    if (apart == (call->n == 2)) {
        err_set(err, ERR_USAGE, "say which incident it is the same as, or --apart");
        return err_next(err, "buckstop incident same NUMBER OTHER, or NUMBER --apart");
    }
    if ((call->n == 2 && !verb_id(call->args[1], "an incident", &other, err)) ||
        !board_incident_same(call->board, id, other, &call->arena, &canonical, err))
        return false;
    return incident_answer(call, &canonical,
                           apart ? "is on its own again" : "stands for both from now on",
                           err);
}

bool verb_incident_apart(struct call *call, struct err *err)
{
    size_t n = (size_t)call->n;
    int64_t *ids = arena_new(&call->arena, n, sizeof *ids);
    for (size_t i = 0; i < n; i++)
        if (!verb_id(call->args[i], "an incident", &ids[i], err))
            return false;
    return alike_apart(call, ALIKE_INCIDENTS, ids, n, err);
}

static void card_json(struct call *call, const struct incident_card *card,
                      const struct incident_deploys *deploys)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    shape_incident(json, &card->incident, card->area.id ? card->area.name : NULL);
    json_out_array_of(json, "components");
    for (size_t i = 0; i < card->components_n; i++)
        json_out_text(json, card->components[i].name);
    json_out_end(json);
    json_out_array_of(json, "facts");
    for (size_t i = 0; i < card->facts_n; i++) {
        json_out_object(json);
        shape_time(json, "at", card->facts[i].at);
        json_out_text_of(json, "text", card->facts[i].text);
        json_out_end(json);
    }
    json_out_end(json);
    json_out_array_of(json, "same");
    for (size_t i = 0; i < card->same_n; i++)
        json_out_int(json, card->same[i].id);
    json_out_end(json);
    json_out_array_of(json, "candidates");
    for (size_t i = 0; i < card->candidates_n; i++)
        json_out_text(json, card->candidates[i].text);
    json_out_end(json);
    shape_number(json, "cause", card->cause.id);
    incident_deploys_json(call, &card->incident, deploys);
    json_out_end(json);
}

static void line(struct call *call, const char *name, const char *text)
{
    out_say(&call->out, call->out.mode == OUT_TTY ? "  %s" : "%s\t", name);
    if (call->out.mode == OUT_TTY)
        buf_fill(&call->out.text, ' ', strlen(name) < 22 ? 22 - strlen(name) : 2);
    out_say(&call->out, "%s\n", text);
}

/* Nothing is linked by the board itself. */
static void show_deploys(struct call *call, const struct incident *incident,
                         const struct incident_deploys *deploys)
{
    bool open = false;
    for (size_t i = 0; i < deploys->n; i++) {
        const struct deploy_line *deploy = &deploys->line[i];
        bool linked = deploy->deploy.incident == incident->id;
        line(call, linked ? "led to it" : "went out before",
             incident_deploys_text(call, incident, deploy));
        open = open || !linked;
    }
    if (open && call->out.mode == OUT_TTY)
        out_say(&call->out, "  if one led to it: buckstop deploy link DEPLOY %lld\n",
                (long long)incident->id);
}

static void show_card(struct call *call, const struct incident_card *card)
{
    const struct incident *incident = &card->incident;
    out_role(&call->out, OUT_HEAD, "%lld  %s", (long long)incident->id, incident->title);
    out_say(&call->out, "\n");
    if (card->canonical.id)
        line(call, "the same as",
             arena_printf(&call->arena, "%lld  %s", (long long)card->canonical.id,
                          card->canonical.title));
    for (size_t i = 0; i < card->same_n; i++)
        line(call, "the same",
             arena_printf(&call->arena, "%lld  %s", (long long)card->same[i].id,
                          card->same[i].title));
    if (card->area.id)
        line(call, "area", card->area.name);
    line(call, "severity", severity_words.name[incident->severity]);
    if (incident->near_miss)
        line(call, "near miss", "nobody was hurt");
    line(call, "started", shape_clock(call, incident->started_at));
    if (incident->detected_at)
        line(call, "noticed", noticed(call, incident));
    line(call, "lasted", incident_lasted(call, incident));
    if (incident->reopened_at)
        line(call, "reopened", shape_clock(call, incident->reopened_at));
    if (incident->customers)
        line(call, "customers", shape_count(call, incident->customers));
    if (incident->heard_from[0])
        line(call, "heard from", incident->heard_from);
    if (incident->flag[0])
        line(call, "odd", incident->flag);
    for (size_t i = 0; i < card->components_n; i++)
        line(call, "touched", card->components[i].name);
    if (incident->url[0])
        line(call, "link", incident->url);
    for (size_t i = 0; i < card->facts_n; i++)
        line(call, shape_clock(call, card->facts[i].at), card->facts[i].text);
    if (card->cause.id)
        line(call, "cause", card->cause.text);
}

bool verb_incident_show(struct call *call, struct err *err)
{
    struct incident_card card;
    struct incident_deploys deploys;
    int64_t id;
    if (!verb_id(call->args[0], "an incident", &id, err) ||
        !board_incident_card(call->board, id, &call->arena, &card, err) ||
        !incident_deploys_find(call, &card.incident, &deploys, err))
        return false;
    if (call->json) {
        card_json(call, &card, &deploys);
        return true;
    }
    show_card(call, &card);
    show_deploys(call, &card.incident, &deploys);
    return true;
}
