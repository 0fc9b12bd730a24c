/* The people: listing them, and what one holds, away, back and leaving. */
#include "held.h"
#include "verbs.h"

#include "board/loads.h"
#include "domain/when.h"

#include <string.h>

static const char *state_cell(struct call *call, const struct person *person)
{
    if (person->state == PERSON_AWAY && person->away_until)
        return arena_printf(&call->arena, "away until %s",
                            shape_day(call, person->away_until));
    return person_state_words.name[person->state];
}

/* "billing, checkout"; as slugs into a pipe. */
static const char *areas_cell(struct call *call, const struct load_area *areas, size_t n)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < n; i++)
        buf_addf(&text, "%s%s", i ? ", " : "",
                 call->out.mode == OUT_TTY ? areas[i].name : areas[i].slug);
    return shape_keep(call, &text);
}

static const char *number_cell(struct call *call, size_t number)
{
    return shape_count(call, (int64_t)number);
}

static void line_json(struct call *call, const struct load_line *line)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    shape_whole_person(json, &line->person);
    json_out_array_of(json, "owns");
    for (size_t i = 0; i < line->owns_n; i++)
        json_out_text(json, line->owns[i].slug);
    json_out_end(json);
    json_out_array_of(json, "without_stand_in");
    for (size_t i = 0; i < line->owns_n; i++)
        if (!line->owns[i].stood_in)
            json_out_text(json, line->owns[i].slug);
    json_out_end(json);
    json_out_int_of(json, "stands_in_for", (int64_t)line->stands_in);
    json_out_bool_of(json, "too_much", line->heavy);
    json_out_end(json);
}

static void person_row(struct call *call, struct out_table *table,
                       const struct load_line *line)
{
    const struct person *person = &line->person;
    const struct out_cell name = {person->name, OUT_TEXT},
                          handle = {person->handle, OUT_TEXT},
                          contact = {person->contact, OUT_MUTED},
                          state = {state_cell(call, person), person->state == PERSON_ACTIVE
                                                                 ? OUT_MUTED
                                                                 : OUT_ATTENTION},
                          owns = {number_cell(call, line->owns_n),
                                  line->heavy ? OUT_ATTENTION : OUT_TEXT},
                          areas = {areas_cell(call, line->owns, line->owns_n), OUT_TEXT},
                          stands_in = {number_cell(call, line->stands_in), OUT_TEXT},
                          load = {line->heavy ? "too much" : "", OUT_ATTENTION};
    const struct out_cell person_cells[] = {name, handle, state, owns, areas, contact},
                          pipe_cells[] = {name, handle, state,     contact,
                                          owns, areas,  stands_in, load};
    out_row(table, &call->arena, call->out.mode == OUT_TTY ? person_cells : pipe_cells);
}

/* Who owns too much, where nobody stands in, and who stands in nowhere: on a terminal. */
static void say_load(struct call *call, const struct load *load)
{
    struct out *out = &call->out;
    struct buf nobodys;
    buf_init(&nobodys);
    for (size_t i = 0; i < load->n; i++) {
        const struct load_line *line = &load->line[i];
        if (line->heavy) {
            out_role(out, OUT_ATTENTION, "%s owns %s areas", line->person.name,
                     GROUPED(line->owns_n));
            out_say(out, ", more than twice what the others do. Give some away: buckstop "
                         "own AREA PERSON\n");
        }
        if (line->stands_in == 0 && line->person.state != PERSON_LEFT)
            buf_addf(&nobodys, "%s%s", nobodys.len ? ", " : "", line->person.name);
    }
    if (load->alone_n)
        out_say(out, "No stand-in: %s. Name one: buckstop own AREA PERSON --stand-in\n",
                areas_cell(call, load->alone, load->alone_n));
    if (load->alone_n && nobodys.len)
        out_say(out, "Stand in for nobody: %s\n", nobodys.text);
    buf_release(&nobodys);
}

bool verb_people(struct call *call, struct err *err)
{
    struct load load;
    bool all = verb_option(call, "all"), person = call->out.mode == OUT_TTY;
    if (!board_loads(call->board, &call->arena, &load, err))
        return false;
    static const struct out_table on_terminal = {
        .heading = {"NAME", "HANDLE", "STATE", "OWNS", "AREAS", "CONTACT"},
        .columns = 6,
        .flexible = 4};
    struct out_table table = person ? on_terminal : (struct out_table){.columns = 8};
    if (call->json)
        json_out_array(&call->out.json);
    for (size_t i = 0; i < load.n; i++) {
        if (load.line[i].person.state == PERSON_LEFT && !all)
            continue;
        if (call->json)
            line_json(call, &load.line[i]);
        else
            person_row(call, &table, &load.line[i]);
    }
    if (call->json)
        json_out_end(&call->out.json);
    else
        out_table(&call->out, &table, call->cli->columns);
    if (person && load.n)
        say_load(call, &load);
    else if (person)
        out_say(&call->out, "Nobody yet. Add the first: buckstop person add NAME\n");
    return true;
}

static void answer_person(struct call *call, const struct person *person, const char *said)
{
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        shape_whole_person(&call->out.json, person);
        json_out_end(&call->out.json);
    } else if (call->out.mode == OUT_TTY) {
        out_say(&call->out, "%s %s.\n", person->name, said);
    } else {
        out_say(&call->out, "%s\n", person->handle);
    }
}

static struct person_edit edit_of(const struct call *call)
{
    return (struct person_edit){
        .name = verb_option(call, "name"),
        .handle = verb_option(call, "handle"),
        .contact = verb_option(call, "contact"),
    };
}

bool verb_person_add(struct call *call, struct err *err)
{
    struct person_edit edit = edit_of(call);
    struct person person;
    edit.name = call->args[0];
    if (!board_person_add(call->board, &edit, &call->arena, &person, err))
        return false;
    answer_person(call, &person,
                  arena_printf(&call->arena, "is on the board, as %s", person.handle));
    return true;
}

bool verb_person_edit(struct call *call, struct err *err)
{
    const struct person_edit edit = edit_of(call);
    struct person person;
    bool changed;
    if (call->given_n == 0) {
        err_set(err, ERR_USAGE, "there is nothing to change about \"%s\"", call->args[0]);
        return err_next(err, "say what: buckstop help person edit");
    }
    if (!board_person_edit(call->board, call->args[0], &edit, &call->arena, &person,
                           &changed, err))
        return false;
    answer_person(call, &person,
                  changed ? "is changed" : "was so already; nothing changed");
    return true;
}

bool verb_person_away(struct call *call, struct err *err)
{
    struct person person;
    int64_t until = 0;
    bool changed;
    const char *typed = verb_option(call, "until");
    if (typed && !when_date(typed, board_today(call->board), &until, err))
        return false;
    if (!board_person_away(call->board, call->args[0], until, &call->arena, &person,
                           &changed, err))
        return false;
    answer_person(
        call, &person,
        until ? arena_printf(&call->arena, "is away until %s", shape_day(call, until))
              : "is away");
    return true;
}

bool verb_person_back(struct call *call, struct err *err)
{
    struct person person;
    bool changed;
    if (!board_person_back(call->board, call->args[0], &call->arena, &person, &changed,
                           err))
        return false;
    answer_person(call, &person, changed ? "is back" : "was here already; nothing changed");
    return true;
}

bool verb_person_show(struct call *call, struct err *err)
{
    struct person_card card;
    struct out *out = &call->out;
    if (!board_person_card(call->board, call->args[0], &call->arena, &card, err))
        return false;
    if (call->json) {
        json_out_object(&out->json);
        json_out_int_of(&out->json, "v", 1);
        held_json(&out->json, &card);
        json_out_end(&out->json);
        return true;
    }
    if (out->mode == OUT_TTY) {
        out_role(out, OUT_HEAD, "%s", card.person.name);
        out_say(out, "  %s  %s", card.person.handle, state_cell(call, &card.person));
        out_say(out, card.person.contact[0] ? "  %s\n" : "%s\n", card.person.contact);
        if (card.roles_n + card.signs_n + card.promises_n == 0)
            out_say(out, "  holds nothing\n");
    }
    const struct departure held = {.held = card};
    held_list(call, &held, NULL);
    return true;
}
