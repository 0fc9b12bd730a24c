/* The whole ticket as one JSON object: what every verb about one ticket answers. */
#include "ticket_shape.h"

#include "ticket_alike.h"

#include <string.h>

static void spec_json(struct json_out *json, const struct ticket_card *card)
{
    json_out_object_of(json, "spec");
    for (int f = 0; f < SPEC_FIELDS; f++) {
        if (f != SPEC_AWKWARD) {
            shape_text(json, spec_texts[f].key,
                       spec_value(&card->ticket, (enum spec_field)f));
            continue;
        }
        json_out_array_of(json, spec_texts[f].key);
        for (size_t i = 0; i < card->cases_n; i++)
            json_out_text(json, card->cases[i].text);
        json_out_end(json);
        json_out_bool_of(json, "no_awkward_cases", card->ticket.no_awkward_cases);
    }
    json_out_end(json);
}

static void decision_json(struct json_out *json, const struct ticket_card *card)
{
    const struct ticket *ticket = &card->ticket;
    json_out_key(json, "decision");
    if (ticket->decision == DECISION_NONE) {
        json_out_null(json);
        return;
    }
    json_out_object(json);
    json_out_text_of(json, "answer", decision_words.name[ticket->decision]);
    shape_text(json, "why", ticket->decision_why);
    json_out_text_of(json, "by", card->decider.id ? card->decider.name : NULL);
    shape_text(json, "recorded_by", ticket->decided_by);
    json_out_bool_of(json, "own", ticket_own_decision(card));
    shape_time(json, "at", ticket->decided_at);
    shape_date(json, "come_back_on", ticket->come_back_on);
    json_out_end(json);
}

static void same_json(struct json_out *json, const struct ticket_card *card)
{
    json_out_array_of(json, "customers");
    for (size_t i = 0; i < card->customers_n; i++)
        json_out_text(json, card->customers[i]);
    json_out_end(json);
    shape_number(json, "same_as", card->ticket.canonical);
    json_out_array_of(json, "same");
    for (size_t i = 0; i < card->same_n; i++) {
        const struct ticket *same = &card->same[i];
        json_out_object(json);
        json_out_int_of(json, "id", same->id);
        shape_text(json, "source_id", same->source_id);
        json_out_text_of(json, "title", same->title);
        shape_text(json, "customer", same->customer);
        json_out_end(json);
    }
    json_out_end(json);
}

static void changes_json(struct json_out *json, const struct ticket_card *card)
{
    json_out_array_of(json, "changes");
    for (size_t i = 0; i < card->changes; i++) {
        const struct spec_change *change = &card->change[i];
        json_out_object(json);
        json_out_text_of(json, "field", spec_texts[change->field].key);
        json_out_text_of(json, "before", change->before);
        json_out_text_of(json, "after", change->after);
        json_out_text_of(json, "by", change->by);
        shape_time(json, "at", change->at);
        json_out_end(json);
    }
    json_out_end(json);
}

/* "ana, bob" as its tracker says it, one name each. */
static void assigned_json(struct call *call, const char *assigned)
{
    json_out_array_of(&call->out.json, "assigned");
    while (*assigned) {
        size_t len = strcspn(assigned, ",");
        if (len)
            json_out_text(&call->out.json, arena_text(&call->arena, assigned, len));
        assigned += len;
        assigned += strspn(assigned, ", ");
    }
    json_out_end(&call->out.json);
}

static void about_json(struct call *call, const struct ticket_card *card)
{
    struct json_out *json = &call->out.json;
    const struct ticket *ticket = &card->ticket;
    const struct ticket_judged judged = ticket_judged_of(card);
    json_out_int_of(json, "id", ticket->id);
    shape_text(json, "source_id", ticket->source_id);
    shape_text(json, "source", ticket->source);
    shape_text(json, "url", ticket->url);
    json_out_text_of(json, "title", ticket->title);
    json_out_text_of(json, "area", card->area.id ? card->area.slug : NULL);
    json_out_key(json, "owner");
    shape_person(json, &card->owner);
    json_out_key(json, "acting");
    shape_person(json, &card->acting);
    json_out_text_of(json, "state", ticket_state_words.name[ticket->state]);
    json_out_bool_of(json, "ready", card->gaps == 0 && ticket->state != TICKET_DRAFT);
    ticket_gaps_json(call, &judged);
}

void ticket_card_json(struct call *call, const struct ticket_card *card,
                      const struct ticket_likes *likes, int64_t asked)
{
    struct json_out *json = &call->out.json;
    const struct ticket *ticket = &card->ticket;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    shape_number(json, "asked", asked);
    about_json(call, card);
    spec_json(json, card);
    decision_json(json, card);
    json_out_bool_of(json, "skipped", card->skipped);
    json_out_bool_of(json, "back", card->back);
    shape_text(json, "customer", ticket->customer);
    same_json(json, card);
    changes_json(json, card);
    assigned_json(call, ticket->assigned);
    shape_time(json, "opened_at", ticket->opened_at);
    shape_time(json, "ready_at", ticket->ready_at);
    shape_time(json, "started_at", ticket->started_at);
    shape_time(json, "done_at", ticket->done_at);
    json_out_array_of(json, "alike");
    for (size_t i = 0; i < likes->n; i++)
        alike_line_json(json, ALIKE_TICKETS, &likes->line[i]);
    json_out_end(json);
    json_out_bool_of(json, "custom", likes->set.custom);
    json_out_end(json);
}
