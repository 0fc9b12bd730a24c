/* The areas: listing them, and changing one. */
#include "asked.h"
#include "shape.h"
#include "verbs.h"

#include "base/progress.h"
#include "domain/check.h"

#include <string.h>

enum { LONG_AGO = 36500 }; /* days; a hundred years, so that dates stay dates */

static const char *owner_cell(struct call *call, const struct area_line *line)
{
    const struct person *owner = &line->owner;
    if (!owner->id)
        return line->area.unowned_on_purpose ? "unowned on purpose" : "NO OWNER";
    if (owner->state != PERSON_AWAY || call->out.mode != OUT_TTY)
        return owner->name;
    if (line->stand_in.id)
        return arena_printf(&call->arena, "%s, away, %s acts", owner->name,
                            line->stand_in.name);
    return arena_printf(&call->arena, "%s, away", owner->name);
}

/* The names that came in for an area, in one cell. */
static bool names_cell(struct call *call, const struct area *area, const char **cell,
                       struct err *err)
{
    struct who who;
    struct buf names;
    if (!board_who_area(call->board, area, 0, &call->arena, &who, err))
        return false;
    buf_init(&names);
    for (size_t i = 0; i < who.candidates_n; i++)
        buf_addf(&names, "%s%s", i ? ", " : "", who.candidates[i].name);
    *cell = arena_copy(&call->arena, names.text);
    buf_release(&names);
    return true;
}

/* What the list is asked for decides what its third column says. */
static bool third_cell(struct call *call, const struct area_filter *filter,
                       const struct area_line *line, const char **cell, struct err *err)
{
    if (filter->contested)
        return names_cell(call, &line->area, cell, err);
    if (!filter->stale_days) {
        *cell = shape_count(call, line->tickets);
        return true;
    }
    *cell = shape_day(call, zone_local(board_zone(call->board), line->confirmed_at).date);
    return true;
}

static bool list_areas(struct call *call, const struct area_filter *filter,
                       const struct area_line *lines, size_t n, struct err *err)
{
    bool person = call->out.mode == OUT_TTY;
    struct out_table table = {.heading = {"AREA", "OWNER",
                                          filter->contested    ? "NAMES"
                                          : filter->stale_days ? "CONFIRMED"
                                                               : "OPEN",
                                          "COVERS"},
                              .columns = person                                    ? 4
                                         : filter->contested || filter->stale_days ? 3
                                                                                   : 2,
                              .flexible = person ? 3 : 1};
    for (size_t i = 0; i < n; i++) {
        const char *third;
        if (!third_cell(call, filter, &lines[i], &third, err))
            return false;
        const struct out_cell cells[] = {
            {lines[i].area.name, OUT_TEXT},
            {owner_cell(call, &lines[i]), lines[i].owner.id ? OUT_TEXT : OUT_ATTENTION},
            {third, OUT_TEXT},
            {lines[i].area.covers, OUT_MUTED},
        };
        out_row(&table, &call->arena, cells);
    }
    out_table(&call->out, &table, call->cli->columns);
    return true;
}

/* What to do with the list, or what it means that it is empty. */
static void say_what_now(struct call *call, const struct area_filter *filter, size_t n)
{
    struct out *out = &call->out;
    if (n && (filter->unowned || filter->contested))
        out_say(out, "Name one person for each: buckstop own AREA PERSON\n");
    else if (n && filter->stale_days)
        out_say(out, "Ask each owner, then: buckstop area confirm AREA\n");
    else if (filter->contested)
        out_say(out, "No area has names waiting for somebody to pick one.\n");
    else if (filter->unowned)
        out_say(out, "Every area has an owner.\n");
    else if (filter->stale_days)
        out_say(out, "Every owner was named or has confirmed since then.\n");
    else if (n == 0)
        out_say(out, "No areas yet. Add the first: buckstop area add NAME\n");
}

/* The list's options; DAYS are at least one. */
static bool asked_filter(struct call *call, struct area_filter *filter, struct err *err)
{
    *filter = (struct area_filter){
        .archived = verb_option(call, "all"),
        .unowned = verb_option(call, "unowned"),
        .contested = verb_option(call, "contested"),
    };
    if (!verb_number(call, "stale", 0, &filter->stale_days, err))
        return false;
    if (verb_option(call, "stale") &&
        (filter->stale_days == 0 || filter->stale_days > LONG_AGO)) {
        err_set(err, ERR_USAGE, "--stale needs a number of days from 1 to %d", LONG_AGO);
        return err_next(err, "the team check asks for 90: buckstop areas --stale 90");
    }
    return true;
}

static bool areas_json(struct call *call, const struct area_line *lines, size_t n,
                       struct err *err)
{
    struct arena each;
    bool ok = true;
    arena_init(&each);
    json_out_array(&call->out.json);
    for (size_t i = 0; ok && i < n; i++) {
        struct area_card card;
        ok = board_area_card_of(call->board, &lines[i].area, &each, &card, err);
        if (ok)
            shape_area(&call->out.json, &lines[i], &card);
        arena_reset(&each);
        progress_tell((int64_t)i + 1, (int64_t)n, "areas written");
    }
    json_out_end(&call->out.json);
    arena_release(&each);
    return ok;
}

bool verb_areas(struct call *call, struct err *err)
{
    struct area_line *lines;
    struct area_filter filter;
    size_t n;
    if (verb_option(call, "asked"))
        return asked_areas(call, err);
    if (!asked_filter(call, &filter, err) || !verb_narrow(call, err) ||
        !board_areas_where(call->board, &filter, &call->arena, &lines, &n, err))
        return false;
    if (filter.unowned && n)
        call->exit = ERR_UNOWNED;
    if (call->json)
        return areas_json(call, lines, n, err);
    if (!list_areas(call, &filter, lines, n, err))
        return false;
    if (call->out.mode == OUT_TTY)
        say_what_now(call, &filter, n);
    return true;
}

static struct area_edit edit_of(struct call *call)
{
    struct area_edit edit = {
        .name = verb_option(call, "name"),
        .covers = verb_option(call, "covers"),
        .line = verb_option(call, "line"),
    };
    edit.aliases = verb_options(call, "alias", &edit.aliases_n);
    edit.paths = verb_options(call, "path", &edit.paths_n);
    edit.drop_aliases = verb_options(call, "drop-alias", &edit.drop_aliases_n);
    edit.drop_paths = verb_options(call, "drop-path", &edit.drop_paths_n);
    return edit;
}

/* The area with the people in it, as the list would show it. */
static void area_json(struct call *call, const struct area *area)
{
    struct err ignored;
    struct who who = {0};
    board_who_area(call->board, area, 0, &call->arena, &who, &ignored);
    const struct area_line line = {
        .area = *area,
        .owner = who.owner.person,
        .stand_in = who.stand_in.person,
        .confirmed_at = check_confirmed(who.owner.role.since, area->confirmed_at),
        .candidates = (int64_t)who.candidates_n};
    shape_area_line(&call->out.json, &line);
}

static void answer_area(struct call *call, const struct area *area, const char *said)
{
    if (call->json) {
        area_json(call, area);
    } else if (call->out.mode == OUT_TTY) {
        out_say(&call->out, "%s %s.\n", area->name, said);
    } else {
        out_say(&call->out, "%s\n", area->slug);
    }
}

bool verb_area_add(struct call *call, struct err *err)
{
    struct area_edit edit = edit_of(call);
    struct area area;
    edit.name = call->args[0];
    if (!board_area_add(call->board, &edit, &call->arena, &area, err))
        return false;
    answer_area(call, &area, "is an area now");
    if (call->out.mode == OUT_TTY)
        out_say(&call->out, "  It has NO OWNER. Name one: buckstop own %s PERSON\n",
                area.slug);
    return true;
}

bool verb_area_edit(struct call *call, struct err *err)
{
    const struct area_edit edit = edit_of(call);
    struct area area;
    bool changed;
    if (call->given_n == 0) {
        err_set(err, ERR_USAGE, "there is nothing to change about \"%s\"", call->args[0]);
        return err_next(err, "say what: buckstop help area edit");
    }
    if (!board_area_edit(call->board, call->args[0], &edit, &call->arena, &area, &changed,
                         err))
        return false;
    answer_area(call, &area, changed ? "is changed" : "was so already; nothing changed");
    return true;
}

bool verb_area_archive(struct call *call, struct err *err)
{
    struct area_found found;
    struct area area;
    if (!board_find_area(call->board, call->args[0], &call->arena, &found, err) ||
        !board_area_archive(call->board, found.area.slug, &call->arena, &area, err))
        return false;
    answer_area(call, &area, "is archived; buckstop undo brings it back");
    return true;
}

bool verb_area_confirm(struct call *call, struct err *err)
{
    struct area_found found;
    struct who who;
    if (!board_find_area(call->board, call->args[0], &call->arena, &found, err) ||
        !board_area_confirm(call->board, found.area.slug, &call->arena, &who, err))
        return false;
    answer_area(call, &who.found.area,
                arena_printf(&call->arena, "is confirmed: %s still owns it",
                             who.owner.person.name));
    return true;
}

static const char *with_state(struct call *call, const struct person *person)
{
    if (person->state == PERSON_AWAY)
        return arena_printf(&call->arena, "%s (away)", person->name);
    return person->name;
}

static void show_people(struct call *call, const struct who *who)
{
    const struct person *owner = &who->owner.person;
    shape_field(call, "owner", owner->id ? with_state(call, owner) : "NO OWNER",
                owner->id ? OUT_HEAD : OUT_ATTENTION);
    if (who->delivery.person.id)
        shape_field(call, "delivery", with_state(call, &who->delivery.person), OUT_TEXT);
    if (who->stand_in.person.id)
        shape_field(call, "stand-in", with_state(call, &who->stand_in.person), OUT_TEXT);
    for (size_t i = 0; i < who->helpers_n; i++)
        shape_field(call, "helper", with_state(call, &who->helpers[i].person), OUT_TEXT);
    for (size_t i = 0; i < who->candidates_n; i++)
        shape_field(call, "candidate", who->candidates[i].name, OUT_TEXT);
}

/* "12 Oct  Ana Ruiz  owner, until 14 Nov, by mia: moved to mobile" */
static const char *history_line(struct call *call, const struct area_card *card, size_t i)
{
    const struct ownership *row = &card->history[i];
    const struct zone *zone = board_zone(call->board);
    struct buf line;
    buf_init(&line);
    buf_addf(&line, "%s  %s, %s", shape_day(call, zone_local(zone, row->since).date),
             card->history_person[i].name, role_words.name[row->role]);
    if (row->until)
        buf_addf(&line, " until %s", shape_day(call, zone_local(zone, row->until).date));
    buf_addf(&line, ", by %s", row->by);
    if (row->why[0])
        buf_addf(&line, ": %s", row->why);
    return shape_keep(call, &line);
}

static void show_card(struct call *call, const struct area_card *card)
{
    const struct area *area = &card->who.found.area;
    if (call->out.mode == OUT_TTY) {
        out_role(&call->out, OUT_HEAD, "%s", area->name);
        out_say(&call->out, "\n");
    } else {
        shape_field(call, "area", area->slug, OUT_TEXT);
    }
    if (area->covers[0])
        shape_field(call, "covers", area->covers, OUT_TEXT);
    if (area->line[0])
        shape_field(call, "line", area->line, OUT_TEXT);
    show_people(call, &card->who);
    for (size_t i = 0; i < card->aliases_n; i++)
        shape_field(call, "also called", card->aliases[i].name, OUT_TEXT);
    for (size_t i = 0; i < card->paths_n; i++)
        shape_field(call, "path", card->paths[i].pattern, OUT_TEXT);
    for (size_t i = 0; i < card->history_n; i++)
        shape_field(call, "history", history_line(call, card, i), OUT_MUTED);
}

static void card_json(struct call *call, const struct area_card *card)
{
    struct json_out *json = &call->out.json;
    const struct area *area = &card->who.found.area;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_int_of(json, "id", area->id);
    json_out_text_of(json, "slug", area->slug);
    json_out_text_of(json, "name", area->name);
    shape_text(json, "covers", area->covers);
    shape_text(json, "line", area->line);
    json_out_bool_of(json, "unowned_on_purpose", area->unowned_on_purpose);
    shape_time(json, "confirmed_at", area->confirmed_at);
    json_out_key(json, "who");
    shape_who(json, &card->who);
    shape_area_names(json, card, "candidates");
    json_out_array_of(json, "history");
    for (size_t i = 0; i < card->history_n; i++) {
        const struct ownership *row = &card->history[i];
        json_out_object(json);
        json_out_text_of(json, "role", role_words.name[row->role]);
        json_out_key(json, "person");
        shape_person(json, &card->history_person[i]);
        shape_time(json, "since", row->since);
        shape_time(json, "until", row->until);
        json_out_text_of(json, "by", row->by);
        shape_text(json, "why", row->why);
        json_out_end(json);
    }
    json_out_end(json);
    json_out_end(json);
}

bool verb_area_show(struct call *call, struct err *err)
{
    struct area_card card;
    if (!board_area_card(call->board, call->args[0], &call->arena, &card, err))
        return false;
    if (call->json)
        card_json(call, &card);
    else
        show_card(call, &card);
    return true;
}
