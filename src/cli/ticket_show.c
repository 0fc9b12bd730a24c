/* Everything about one ticket, for a person and in a pipe. */
#include "ticket_alike.h"
#include "ticket_shape.h"
#include "verbs.h"

#include "text/columns.h"

#include <string.h>

enum { LEFT = 16, LEAST = 24 }; /* where a field's text begins; its least width */

/* A text of several lines: wrapped on a terminal, one line in a pipe. */
static void text_field(struct call *call, const char *name, const char *text,
                       enum out_role role)
{
    int width = call->cli->columns - LEFT;
    struct columns_lines lines;
    struct buf clean;
    const char *line;
    size_t len;
    if (call->out.mode != OUT_TTY || !text[0]) {
        shape_field(call, name, text, role);
        return;
    }
    buf_init(&clean);
    clean_add_lines(&clean, SINK_TTY, text);
    columns_wrap(&lines, clean.text, width < LEAST ? LEAST : width);
    while (columns_next(&lines, &line, &len)) {
        shape_field(call, name, arena_text(&call->arena, line, len), role);
        name = "";
    }
    buf_release(&clean);
}

/* Nobody decides: said before anything else. */
static void say_owner(struct call *call, const struct ticket_card *card)
{
    struct out *out = &call->out;
    const char *said = "NO OWNER: in no area, so that nobody decides";
    if (card->owner.id)
        return;
    if (card->area.id)
        said =
            arena_printf(&call->arena, "NO OWNER: nobody decides for %s", card->area.name);
    if (out->mode != OUT_TTY) {
        shape_field(call, "owner", said, OUT_ATTENTION);
        return;
    }
    out_role(out, OUT_ATTENTION, "%s", said);
    if (card->area.id)
        out_say(out, "\n  name one: buckstop own %s PERSON\n", card->area.slug);
    else
        out_say(out, "\n  put it in one: buckstop ticket edit %lld --area AREA\n",
                (long long)card->ticket.id);
}

/* Its number and title: the heading on a terminal. */
static void say_title(struct call *call, const struct ticket *ticket)
{
    const char *number = arena_printf(&call->arena, "%lld", (long long)ticket->id);
    if (call->out.mode == OUT_TTY) {
        out_role(&call->out, OUT_HEAD, "#%s  %s", number, ticket->title);
        out_say(&call->out, "\n");
        return;
    }
    shape_field(call, "ticket", number, OUT_TEXT);
    shape_field(call, "title", ticket->title, OUT_TEXT);
}

static void say_area(struct call *call, const struct ticket_card *card)
{
    if (!card->area.id)
        return;
    if (call->out.mode != OUT_TTY) {
        shape_field(call, "area", card->area.slug, OUT_TEXT);
        if (card->owner.id)
            shape_field(call, "owner", card->owner.name, OUT_TEXT);
        return;
    }
    const char *text = card->area.name;
    if (card->owner.id)
        text = arena_printf(&call->arena, "%s, %s decides", text,
                            card->acting.id ? card->acting.name : card->owner.name);
    if (card->acting.id && card->acting.id != card->owner.id)
        text = arena_printf(&call->arena, "%s, for %s who is away", text, card->owner.name);
    shape_field(call, "area", text, OUT_TEXT);
}

static void say_state(struct call *call, const struct ticket_card *card)
{
    const struct ticket_line line = ticket_line_of(card);
    if (call->out.mode != OUT_TTY) {
        shape_field(call, "state", ticket_state_words.name[line.state], OUT_TEXT);
        shape_field(call, "ready", card->gaps ? "no" : "yes", OUT_TEXT);
        if (line.skipped)
            shape_field(call, "skipped", "yes", OUT_TEXT);
        return;
    }
    text_field(call, "state", ticket_standing(call, &line),
               ticket_wants_care(&line) ? OUT_ATTENTION : OUT_GOOD);
}

/* "no, by Ana Ruiz, Fri 20 Nov: too few ask for it; recorded by mia" */
static void say_decision(struct call *call, const struct ticket_card *card)
{
    const struct ticket *ticket = &card->ticket;
    struct buf text;
    if (ticket->decision == DECISION_NONE)
        return;
    buf_init(&text);
    buf_add(&text, ticket->decision == DECISION_NOT_NOW
                       ? "not now"
                       : decision_words.name[ticket->decision]);
    if (ticket->come_back_on)
        buf_addf(&text, " until %s", shape_day(call, ticket->come_back_on));
    if (card->decider.id)
        buf_addf(&text, ", by %s", card->decider.name);
    if (ticket->decided_at)
        buf_addf(
            &text, ", %s",
            shape_day(call, zone_local(board_zone(call->board), ticket->decided_at).date));
    if (ticket->decision_why[0])
        buf_addf(&text, ": %s", ticket->decision_why);
    if (card->decider.id && ticket->decided_by[0] && !ticket_own_decision(card))
        buf_addf(&text, "; recorded by %s for %s", ticket->decided_by, card->decider.name);
    text_field(call, "decision", text.text, OUT_TEXT);
    buf_release(&text);
}

/* The awkward cases, one below the other. */
static void say_cases(struct call *call, const struct ticket_card *card, const char *name)
{
    if (card->cases_n == 0)
        shape_field(call, name,
                    card->ticket.no_awkward_cases ? "none known, said on purpose" : "",
                    OUT_TEXT);
    for (size_t i = 0; i < card->cases_n; i++) {
        text_field(call, name, card->cases[i].text, OUT_TEXT);
        name = call->out.mode == OUT_TTY ? "" : name;
    }
}

static void say_field(struct call *call, const struct ticket_card *card,
                      enum spec_field field, const char *name)
{
    if (field == SPEC_AWKWARD)
        say_cases(call, card, name);
    else
        text_field(call, name, spec_value(&card->ticket, field), OUT_TEXT);
}

/* Each field, and what to write where it does not pass: beside the name of an empty one,
 * else below its text. */
static void say_spec(struct call *call, const struct ticket_card *card)
{
    const struct ticket_judged spec = ticket_judged_of(card);
    bool person = call->out.mode == OUT_TTY;
    for (int f = 0; f < SPEC_FIELDS; f++) {
        enum spec_field field = (enum spec_field)f;
        const char *name = person ? spec_texts[f].title : spec_texts[f].key;
        bool passes = spec.judgement[f].verdict == SPEC_OK;
        bool filled = field == SPEC_AWKWARD ? card->cases_n || passes : *spec.text[f];
        if (filled || !person)
            say_field(call, card, field, name);
        if (passes)
            continue;
        const char *say = ticket_say(call, &spec, field);
        if (person)
            text_field(
                call, filled ? "" : name,
                arena_printf(&call->arena, "%s. %s", ticket_mark(call, &spec, field), say),
                OUT_ATTENTION);
        else
            shape_field(call, "gap", arena_printf(&call->arena, "%s: %s", name, say),
                        OUT_TEXT);
    }
}

static void say_changes(struct call *call, const struct ticket_card *card)
{
    for (size_t i = 0; i < card->changes; i++) {
        const struct spec_change *change = &card->change[i];
        text_field(call, "changed",
                   arena_printf(&call->arena, "%s, by %s, %s: it was \"%s\"",
                                spec_texts[change->field].title, change->by,
                                shape_clock(call, change->at), change->before),
                   OUT_ATTENTION);
    }
}

static void say_same(struct call *call, const struct ticket_card *card)
{
    for (size_t i = 0; i < card->customers_n; i++)
        shape_field(call, "customer", card->customers[i], OUT_TEXT);
    for (size_t i = 0; i < card->same_n; i++) {
        const struct ticket *same = &card->same[i];
        const char *number = arena_printf(&call->arena, "#%lld", (long long)same->id);
        if (same->source_id[0])
            number = arena_printf(&call->arena, "%s (%s there)", number, same->source_id);
        if (same->customer[0])
            number = arena_printf(&call->arena, "%s, %s", number, same->customer);
        text_field(call, "same", arena_printf(&call->arena, "%s: %s", number, same->title),
                   OUT_TEXT);
    }
}

static void say_source(struct call *call, const struct ticket *ticket)
{
    if (ticket->assigned[0])
        shape_field(call, "assigned", ticket->assigned, OUT_TEXT);
    if (ticket->source_id[0])
        shape_field(call, "its number", ticket->source_id, OUT_TEXT);
    if (ticket->url[0])
        shape_field(call, "link", ticket->url, OUT_TEXT);
}

static void say_likes(struct call *call, const struct ticket_likes *likes)
{
    for (size_t i = 0; i < likes->n; i++)
        text_field(call, "looks like",
                   arena_printf(&call->arena, "#%lld  %s: %s", (long long)likes->line[i].id,
                                likes->line[i].title, likes->line[i].why),
                   OUT_MUTED);
    if (likes->set.custom)
        out_role(&call->out, OUT_ATTENTION, "%s", alike_custom_words);
    out_say(&call->out, likes->set.custom ? "\n" : "");
}

static void show_card(struct call *call, const struct ticket_card *card,
                      const struct ticket_likes *likes)
{
    say_owner(call, card);
    say_title(call, &card->ticket);
    say_area(call, card);
    say_state(call, card);
    say_decision(call, card);
    say_changes(call, card);
    say_spec(call, card);
    say_same(call, card);
    say_source(call, &card->ticket);
    say_likes(call, likes);
}

static bool show_markdown(struct call *call, int64_t id, struct err *err)
{
    struct json_out *json = &call->out.json;
    struct buf text;
    buf_init(&text);
    bool ok = board_ticket_markdown(call->board, id, &text, err);
    if (ok && call->json) {
        json_out_object(json);
        json_out_int_of(json, "v", 1);
        json_out_int_of(json, "id", id);
        json_out_text_of(json, "markdown", text.text);
        json_out_end(json);
    } else if (ok) {
        out_raw(&call->out, text.text, text.len);
    }
    buf_release(&text);
    return ok;
}

bool verb_ticket_show(struct call *call, struct err *err)
{
    struct ticket_card card;
    struct ticket_likes likes;
    int64_t id, asked;
    if (!ticket_meant(call, call->args[0], &id, &asked, err))
        return false;
    if (asked && !call->json)
        out_note(&call->out, "#%lld is the same as #%lld.", (long long)asked,
                 (long long)id);
    if (verb_option(call, "markdown"))
        return show_markdown(call, id, err);
    if (!board_ticket_card(call->board, id, &call->arena, &card, err) ||
        !ticket_likes_of(call, &card, &likes, err))
        return false;
    if (call->json)
        ticket_card_json(call, &card, &likes, asked);
    else
        show_card(call, &card, &likes);
    return true;
}
