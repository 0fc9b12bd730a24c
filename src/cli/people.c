/* The people: listing them, and what one holds, away, back and leaving. */
#include "held.h"
#include "verbs.h"

#include "domain/when.h"

#include <string.h>

static const char *state_cell(struct call *call, const struct person *person)
{
    if (person->state == PERSON_AWAY && person->away_until)
        return arena_printf(&call->arena, "away until %s",
                            shape_day(call, person->away_until));
    return person_state_words.name[person->state];
}

bool verb_people(struct call *call, struct err *err)
{
    struct person *people;
    size_t n;
    bool all = verb_option(call, "all");
    if (!board_people(call->board, &call->arena, &people, &n, err))
        return false;
    struct out_table table = {
        .heading = {"NAME", "HANDLE", "STATE", "CONTACT"}, .columns = 4, .flexible = 3};
    if (call->json)
        json_out_array(&call->out.json);
    for (size_t i = 0; i < n; i++) {
        if (people[i].state == PERSON_LEFT && !all)
            continue;
        if (call->json) {
            json_out_object(&call->out.json);
            shape_whole_person(&call->out.json, &people[i]);
            json_out_end(&call->out.json);
            continue;
        }
        const struct out_cell cells[] = {
            {people[i].name, OUT_TEXT},
            {people[i].handle, OUT_TEXT},
            {state_cell(call, &people[i]),
             people[i].state == PERSON_ACTIVE ? OUT_MUTED : OUT_ATTENTION},
            {people[i].contact, OUT_MUTED},
        };
        out_row(&table, &call->arena, cells);
    }
    if (call->json)
        json_out_end(&call->out.json);
    else
        out_table(&call->out, &table, call->cli->columns);
    if (n == 0 && call->out.mode == OUT_TTY)
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
