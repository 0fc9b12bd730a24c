/* How tickets look as JSON and in words. */
#include "ticket_shape.h"

#include <string.h>

enum { NAMES = 2, LIKES = 3 }; /* gaps that are named, and look-alikes that are shown */

struct ticket_judged ticket_judged_of(const struct ticket_card *card)
{
    struct ticket_judged spec = {.judgement = card->judgement};
    for (int f = 0; f < SPEC_FIELDS; f++)
        spec.text[f] = board_ticket_judged(card, (enum spec_field)f);
    return spec;
}

const char *ticket_mark(struct call *call, const struct ticket_judged *spec,
                        enum spec_field field)
{
    struct buf text;
    buf_init(&text);
    spec_mark(&text, &spec->judgement[field], spec->text[field]);
    return shape_keep(call, &text);
}

const char *ticket_say(struct call *call, const struct ticket_judged *spec,
                       enum spec_field field)
{
    struct buf text;
    buf_init(&text);
    spec_say(&text, field, &spec->judgement[field], spec->text[field]);
    return shape_keep(call, &text);
}

void ticket_gaps_json(struct call *call, const struct ticket_judged *spec)
{
    struct json_out *json = &call->out.json;
    json_out_array_of(json, "gaps");
    for (int f = 0; f < SPEC_FIELDS; f++) {
        if (spec->judgement[f].verdict == SPEC_OK)
            continue;
        json_out_object(json);
        json_out_text_of(json, "field", spec_texts[f].key);
        json_out_text_of(json, "mark", ticket_mark(call, spec, (enum spec_field)f));
        json_out_text_of(json, "say", ticket_say(call, spec, (enum spec_field)f));
        json_out_end(json);
    }
    json_out_end(json);
}

/* "misses Why, Way back"; of many only how many. */
static void add_gaps(struct buf *out, unsigned gaps)
{
    int n = 0, said = 0;
    for (int f = 0; f < SPEC_FIELDS; f++)
        n += (gaps >> f) & 1 ? 1 : 0;
    if (n > NAMES) {
        buf_addf(out, "misses %d of %d", n, SPEC_FIELDS);
        return;
    }
    for (int f = 0; f < SPEC_FIELDS; f++)
        if ((gaps >> f) & 1)
            buf_addf(out, "%s%s", said++ ? ", " : "misses ", spec_texts[f].title);
}

static void add_not_now(struct call *call, struct buf *out, const struct ticket_line *line)
{
    if (!line->come_back_on)
        buf_add(out, "not now");
    else
        buf_addf(out, "%sput off until %s",
                 line->come_back_on <= board_today(call->board) ? "back: " : "",
                 shape_day(call, line->come_back_on));
}

/* What was decided, or how far it is; nothing for a draft of which nothing was said. */
static void add_state(struct call *call, struct buf *out, const struct ticket_line *line)
{
    bool yes = line->decision == DECISION_YES;
    if (line->canonical)
        buf_addf(out, "same as #%lld", (long long)line->canonical);
    else if (line->state == TICKET_DONE)
        buf_add(out, "done");
    else if (line->decision == DECISION_NO)
        buf_add(out, "decided: no");
    else if (line->decision == DECISION_NOT_NOW)
        add_not_now(call, out, line);
    else if (line->state == TICKET_DOING)
        buf_add(out, "doing");
    else if (line->state == TICKET_READY)
        buf_add(out, yes ? "ready, decided: yes" : "ready, undecided");
    else if (!line->gaps) /* a draft that passes: its spec was changed */
        buf_add(out, "changed since it was ready");
    else if (yes)
        buf_add(out, "decided: yes");
}

/* What is short and rare stands first, where a narrow terminal does not cut it off. */
const char *ticket_standing(struct call *call, const struct ticket_line *line)
{
    struct buf out;
    buf_init(&out);
    if (line->skipped)
        buf_add(&out, "skipped the review; ");
    if (line->same)
        buf_addf(&out, "same: %lld more; ", (long long)line->same);
    size_t before = out.len;
    add_state(call, &out, line);
    if (ticket_wants_care(line) && line->gaps) {
        buf_add(&out, out.len > before ? "; " : "");
        add_gaps(&out, line->gaps);
    }
    return shape_keep(call, &out);
}

bool ticket_wants_care(const struct ticket_line *line)
{
    if (line->canonical || line->state == TICKET_DONE || line->decision == DECISION_NO)
        return false;
    return line->gaps || line->skipped;
}

struct ticket_line ticket_line_of(const struct ticket_card *card)
{
    const struct ticket *ticket = &card->ticket;
    struct ticket_line line = {
        .id = ticket->id,
        .title = ticket->title,
        .area = ticket->area,
        .area_slug = card->area.id ? card->area.slug : "",
        .area_name = card->area.id ? card->area.name : "",
        .owned = card->owner.id,
        .state = ticket->state,
        .decision = ticket->decision,
        .come_back_on = ticket->come_back_on,
        .customer = ticket->customer,
        .opened_at = ticket->opened_at,
        .started_at = ticket->started_at,
        .skipped = card->skipped,
        .canonical = ticket->canonical,
        .same = (int64_t)card->same_n,
        .source = ticket->source,
        .source_id = ticket->source_id,
    };
    for (int f = 0; f < SPEC_FIELDS; f++)
        if (card->judgement[f].verdict != SPEC_OK)
            line.gaps |= 1u << f;
    return line;
}

/* Null before anything was decided. */
static const char *decision_word(enum decision decision)
{
    return decision == DECISION_NONE ? NULL : decision_words.name[decision];
}

void ticket_line_json(struct json_out *json, const struct ticket_line *line)
{
    json_out_int_of(json, "id", line->id);
    shape_text(json, "source_id", line->source_id);
    json_out_text_of(json, "title", line->title);
    shape_text(json, "area", line->area_slug);
    json_out_bool_of(json, "owned", line->owned);
    json_out_text_of(json, "state", ticket_state_words.name[line->state]);
    json_out_text_of(json, "decision", decision_word(line->decision));
    shape_date(json, "come_back_on", line->come_back_on);
    json_out_array_of(json, "gaps");
    for (int f = 0; f < SPEC_FIELDS; f++)
        if ((line->gaps >> f) & 1)
            json_out_text(json, spec_texts[f].key);
    json_out_end(json);
    shape_text(json, "customer", line->customer);
    shape_time(json, "opened_at", line->opened_at);
    shape_time(json, "started_at", line->started_at);
    json_out_bool_of(json, "skipped", line->skipped);
    shape_number(json, "same_as", line->canonical);
    json_out_int_of(json, "same", line->same);
    shape_text(json, "source", line->source);
}

bool ticket_likes_of(struct call *call, const struct ticket_card *card,
                     struct ticket_likes *likes, struct err *err)
{
    const struct ticket *ticket = &card->ticket;
    struct ticket_likes found = {0};
    *likes = found;
    if (ticket->canonical || ticket->state == TICKET_DONE)
        return true;
    if (!board_alike(call->board, ALIKE_TICKETS, ticket->title,
                     card->area.id ? card->area.slug : "", ticket->id, LIKES, &call->arena,
                     &found.line, &found.n, err) ||
        !board_alike_set(call->board, ALIKE_TICKETS, ticket->id, &call->arena, &found.set,
                         err))
        return false;
    *likes = found;
    return true;
}

bool ticket_meant(struct call *call, const char *typed, int64_t *id, int64_t *asked,
                  struct err *err)
{
    struct ticket ticket;
    if (!board_ticket_find(call->board, typed, &call->arena, &ticket, err))
        return false;
    *id = ticket.canonical ? ticket.canonical : ticket.id;
    *asked = ticket.canonical ? ticket.id : 0;
    return true;
}

void ticket_remark(struct call *call, const char *text)
{
    if (call->out.mode == OUT_TTY)
        out_say(&call->out, "%s\n", text);
    else if (call->out.mode == OUT_PIPE)
        out_note(&call->out, "%s", text);
}

bool ticket_own_decision(const struct ticket_card *card)
{
    return card->decider.id && strcmp(card->decider.handle, card->ticket.decided_by) == 0;
}
