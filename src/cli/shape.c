/* How the board's records look as JSON and in sentences. */
#include "shape.h"

#include "board/narrow.h"
#include "domain/when.h"
#include "text/shell.h"

#include <string.h>

void shape_text(struct json_out *json, const char *key, const char *text)
{
    json_out_text_of(json, key, text && *text ? text : NULL);
}

void shape_number(struct json_out *json, const char *key, int64_t number)
{
    if (number)
        json_out_int_of(json, key, number);
    else
        json_out_null_of(json, key);
}

void shape_time(struct json_out *json, const char *key, int64_t utc)
{
    char text[TIME_TEXT];
    if (utc)
        time_text(utc, text);
    json_out_text_of(json, key, utc ? text : NULL);
}

void shape_date(struct json_out *json, const char *key, int64_t date)
{
    char text[DATE_TEXT];
    if (date)
        date_text(date, text);
    json_out_text_of(json, key, date ? text : NULL);
}

void shape_person(struct json_out *json, const struct person *person)
{
    if (!person->id) {
        json_out_null(json);
        return;
    }
    json_out_object(json);
    json_out_text_of(json, "name", person->name);
    json_out_text_of(json, "handle", person->handle);
    shape_text(json, "contact", person->contact);
    json_out_end(json);
}

void shape_whole_person(struct json_out *json, const struct person *person)
{
    json_out_int_of(json, "id", person->id);
    json_out_text_of(json, "name", person->name);
    json_out_text_of(json, "handle", person->handle);
    shape_text(json, "contact", person->contact);
    json_out_text_of(json, "state", person_state_words.name[person->state]);
    shape_date(json, "away_until", person->away_until);
    shape_time(json, "left_at", person->left_at);
}

void shape_who(struct json_out *json, const struct who *who)
{
    shape_who_of(json, who, NULL, 0);
}

static void shape_section(struct json_out *json, const struct section_answer *answer)
{
    json_out_object(json);
    json_out_text_of(json, "section", answer->section);
    json_out_text_of(json, "pattern", answer->pattern);
    json_out_text_of(json, "area", answer->who.found.area.slug);
    json_out_key(json, "owner");
    shape_person(json, &answer->who.owner.person);
    json_out_end(json);
}

void shape_who_of(struct json_out *json, const struct who *who,
                  const struct section_answer *sections, size_t n)
{
    const struct person *owner = &who->owner.person;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_text_of(json, "area", who->found.area.slug);
    json_out_text_of(json, "matched", who->found.matched);
    json_out_key(json, "owner");
    shape_person(json, owner);
    json_out_key(json, "delivery");
    shape_person(json, who->delivery.person.id ? &who->delivery.person : owner);
    json_out_key(json, "stand_in");
    shape_person(json, &who->stand_in.person);
    json_out_array_of(json, "helpers");
    for (size_t i = 0; i < who->helpers_n; i++)
        shape_person(json, &who->helpers[i].person);
    json_out_end(json);
    json_out_key(json, "acting");
    shape_person(json, &who->acting);
    if (n)
        json_out_array_of(json, "sections");
    for (size_t i = 0; i < n; i++)
        shape_section(json, &sections[i]);
    if (n)
        json_out_end(json);
    json_out_end(json);
}

static void area_fields(struct json_out *json, const struct area_line *line)
{
    const struct area *area = &line->area;
    json_out_int_of(json, "id", area->id);
    json_out_text_of(json, "slug", area->slug);
    json_out_text_of(json, "name", area->name);
    shape_text(json, "covers", area->covers);
    shape_text(json, "line", area->line);
    json_out_key(json, "owner");
    shape_person(json, &line->owner);
    json_out_key(json, "stand_in");
    shape_person(json, &line->stand_in);
    json_out_bool_of(json, "unowned_on_purpose", area->unowned_on_purpose);
    json_out_int_of(json, "candidates", line->candidates);
    json_out_int_of(json, "open_tickets", line->tickets);
    shape_time(json, "confirmed_at", line->confirmed_at);
    shape_time(json, "archived_at", area->archived_at);
    shape_text(json, "source_id", area->source_id);
}

void shape_area_line(struct json_out *json, const struct area_line *line)
{
    json_out_object(json);
    area_fields(json, line);
    json_out_end(json);
}

void shape_area_names(struct json_out *json, const struct area_card *card,
                      const char *candidates)
{
    json_out_array_of(json, "aliases");
    for (size_t i = 0; i < card->aliases_n; i++)
        json_out_text(json, card->aliases[i].name);
    json_out_end(json);
    json_out_array_of(json, "paths");
    for (size_t i = 0; i < card->paths_n; i++)
        json_out_text(json, card->paths[i].pattern);
    json_out_end(json);
    json_out_array_of(json, candidates);
    for (size_t i = 0; i < card->who.candidates_n; i++)
        json_out_text(json, card->who.candidates[i].name);
    json_out_end(json);
}

void shape_area(struct json_out *json, const struct area_line *line,
                const struct area_card *card)
{
    const struct who *who = &card->who;
    struct area_line whole = *line; /* whose people have their contacts */
    whole.owner = who->owner.person;
    whole.stand_in = who->stand_in.person;
    json_out_object(json);
    area_fields(json, &whole);
    json_out_key(json, "delivery");
    shape_person(json,
                 who->delivery.person.id ? &who->delivery.person : &who->owner.person);
    json_out_array_of(json, "helpers");
    for (size_t i = 0; i < who->helpers_n; i++)
        shape_person(json, &who->helpers[i].person);
    json_out_end(json);
    shape_area_names(json, card, "names");
    json_out_end(json);
}

void shape_cause(struct json_out *json, const struct cause_line *line)
{
    const struct removal *removal = &line->removal;
    json_out_object(json);
    json_out_int_of(json, "id", line->cause.id);
    json_out_text_of(json, "text", line->cause.text);
    shape_number(json, "incident", line->incident.id);
    json_out_text_of(json, "state",
                     removal->id ? removal_state_words.name[removal->state] : NULL);
    json_out_key(json, "removal");
    if (!removal->id) {
        json_out_null(json);
    } else {
        json_out_object(json);
        json_out_key(json, "owner");
        shape_person(json, &line->owner);
        shape_date(json, "due", removal->due);
        json_out_text_of(json, "gone_when", removal->gone_when);
        json_out_text_of(json, "strength", strength_words.name[removal->strength]);
        json_out_text_of(json, "state", removal_state_words.name[removal->state]);
        shape_text(json, "what", removal->what);
        json_out_int_of(json, "carried", removal->carried);
        json_out_end(json);
    }
    json_out_end(json);
}

void shape_incident(struct json_out *json, const struct incident *incident,
                    const char *area)
{
    json_out_int_of(json, "id", incident->id);
    json_out_text_of(json, "title", incident->title);
    shape_text(json, "area", area);
    json_out_text_of(json, "severity", severity_words.name[incident->severity]);
    json_out_text_of(json, "state", incident_state_words.name[incident->state]);
    shape_time(json, "started_at", incident->started_at);
    shape_time(json, "detected_at", incident->detected_at);
    shape_time(json, "recovered_at", incident->recovered_at);
    shape_number(json, "customers", incident->customers);
    shape_text(json, "heard_from", incident->heard_from);
    shape_text(json, "flag", incident->flag);
    shape_number(json, "same_as", incident->canonical);
    shape_text(json, "source", incident->source);
    shape_text(json, "source_id", incident->source_id);
    shape_text(json, "url", incident->url);
    json_out_bool_of(json, "near_miss", incident->near_miss);
    shape_time(json, "reopened_at", incident->reopened_at);
}

const char *shape_count(struct call *call, int64_t n)
{
    if (call->out.mode == OUT_TTY)
        return arena_copy(&call->arena, GROUPED(n));
    return arena_printf(&call->arena, "%lld", (long long)n);
}

const char *shape_keep(struct call *call, struct buf *text)
{
    const char *kept = arena_copy(&call->arena, text->text);
    buf_release(text);
    return kept;
}

const char *shape_word(struct call *call, const char *word)
{
    struct buf text;
    buf_init(&text);
    shell_quote(&text, word);
    return shape_keep(call, &text);
}

const char *shape_day(struct call *call, int64_t date)
{
    char iso[DATE_TEXT];
    if (call->out.mode == OUT_PIPE) {
        date_text(date, iso);
        return arena_copy(&call->arena, iso);
    }
    struct buf text;
    buf_init(&text);
    when_date_text(&text, date, board_today(call->board));
    return shape_keep(call, &text);
}

const char *shape_clock(struct call *call, int64_t utc)
{
    const struct when_base base = {.zone = board_zone(call->board),
                                   .now = board_now(call->board)};
    char iso[TIME_TEXT];
    if (call->out.mode == OUT_PIPE) {
        time_text(utc, iso);
        return arena_copy(&call->arena, iso);
    }
    struct buf text;
    buf_init(&text);
    when_text(&text, utc, &base);
    return shape_keep(call, &text);
}

const char *shape_span(struct call *call, int64_t seconds)
{
    struct buf text;
    buf_init(&text);
    when_span_text(&text, seconds);
    return shape_keep(call, &text);
}

const char *shape_state(struct call *call, enum removal_state state)
{
    char *said = arena_copy(&call->arena, removal_state_words.name[state]);
    for (char *c = said; *c; c++)
        *c = *c == '_' ? ' ' : *c;
    return said;
}

const char *shape_words(struct call *call)
{
    struct buf words;
    buf_init(&words);
    for (int i = 0; i < call->n; i++)
        buf_addf(&words, "%s%s", i ? " " : "", call->args[i]);
    return shape_keep(call, &words);
}

void shape_field(struct call *call, const char *name, const char *text, enum out_role role)
{
    if (call->out.mode == OUT_PIPE) {
        out_say(&call->out, "%s\t%s\n", name, text);
        return;
    }
    out_say(&call->out, "  %s", name);
    buf_fill(&call->out.text, ' ', strlen(name) < 14 ? 14 - strlen(name) : 1);
    out_role(&call->out, role, "%s", text);
    out_say(&call->out, "\n");
}

bool verb_narrow(struct call *call, struct err *err)
{
    const char *line = verb_option(call, "line");
    return !line || board_narrow(call->board, line, err);
}

const char *shape_strength(struct call *call, enum strength strength)
{
    if (call->out.mode != OUT_TTY || strength == STRENGTH_UNKNOWN)
        return "";
    return arena_printf(&call->arena, ", %s", strength_words.name[strength]);
}
