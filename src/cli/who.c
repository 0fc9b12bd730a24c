/* Who decides: asking it, many times a day, and changing it. */
#include "shape.h"
#include "verbs.h"

#include "board/own.h"
#include "domain/name.h"
#include "domain/when.h"

#include <string.h>

/* The end of the day asked for, or now if that is sooner; 0 when no day was. */
static bool asked_day(struct call *call, int64_t *at, struct err *err)
{
    const char *day = verb_option(call, "on");
    int64_t date;
    *at = 0;
    if (!day)
        return true;
    int64_t today = board_today(call->board);
    if (!when_past_date(day, today, &date, err))
        return false;
    if (date > today) {
        err_set(err, ERR_USAGE, "\"%s\" is still to come", day);
        return err_next(err, "ask for today or a day before it");
    }
    int64_t end = zone_day_end(board_zone(call->board), date);
    *at = end < board_now(call->board) ? end : board_now(call->board);
    return true;
}

static bool nobody(const struct who *who, bool past, struct err *err)
{
    const struct area *area = &who->found.area;
    if (past) {
        err_set(err, ERR_UNOWNED, "nobody owned %s then", area->name);
        return err_next(err, "its history: buckstop area show %s", area->slug);
    }
    err_set(err, ERR_UNOWNED, "NO OWNER: nobody makes the call for %s", area->name);
    if (area->unowned_on_purpose)
        err_why(err, "it is unowned on purpose");
    else if (who->candidates_n > 1)
        err_why(err, "%s names came in for it, and nobody has picked one",
                GROUPED(who->candidates_n));
    else if (who->candidates_n == 1)
        err_why(err, "only \"%s\" came in for it, which is not one person",
                who->candidates[0].name);
    return err_next(err, "name one: buckstop own %s PERSON", area->slug);
}

/* How the words led to the area, when it was not by its own name. */
static void say_match(struct call *call, const struct area_found *found)
{
    struct out *out = &call->out;
    if (found->by == FOUND_BY_ALIAS)
        out_role(out, OUT_MUTED, "  also called %s", found->matched);
    else if (found->by == FOUND_BY_PATH)
        out_role(out, OUT_MUTED, "  by the path %s", found->matched);
    else if (found->by == FOUND_BY_PREFIX && strcmp(found->matched, found->area.name) != 0)
        out_role(out, OUT_MUTED, "  also called %s", found->matched);
}

static void say_owner(struct call *call, const struct who *who, bool past)
{
    struct out *out = &call->out;
    const struct person *owner = &who->owner.person;
    if (out->mode == OUT_PIPE) {
        out_say(out, "%s\n", owner->name);
        return;
    }
    out_role(out, OUT_HEAD, "%s", owner->name);
    out_say(out, past ? " owned %s then." : " owns %s.", who->found.area.name);
    if (owner->contact[0] && !past)
        out_say(out, "  %s", owner->contact);
    say_match(call, &who->found);
    out_say(out, "\n");
    if (past || owner->state != PERSON_AWAY)
        return;
    out_say(out, "  Away");
    if (owner->away_until)
        out_say(out, " until %s", shape_day(call, owner->away_until));
    if (who->acting.id && who->acting.id != owner->id)
        out_say(out, "; %s acts.\n", who->acting.name);
    else
        out_say(out, "; nobody stands in.\n");
}

static void say_acting(struct call *call, const struct who *who)
{
    struct out *out = &call->out;
    if (out->mode == OUT_PIPE) {
        out_say(out, "%s\n", who->acting.name);
        return;
    }
    out_role(out, OUT_HEAD, "%s", who->acting.name);
    if (who->acting.id == who->owner.person.id)
        out_say(out, " decides for %s now.", who->found.area.name);
    else
        out_say(out, " acts for %s, who is away.", who->owner.person.name);
    if (who->acting.contact[0])
        out_say(out, "  %s", who->acting.contact);
    out_say(out, "\n");
}

static void say_role(struct call *call, const char *role, const struct person *person,
                     const char *otherwise)
{
    struct out *out = &call->out;
    if (out->mode == OUT_PIPE) {
        if (person->id)
            out_say(out, "%s\t%s\n", role, person->name);
        return;
    }
    out_say(out, "  %s", role);
    buf_fill(&out->text, ' ', 12 - strlen(role));
    if (!person->id) {
        out_role(out, OUT_MUTED, "%s\n", otherwise);
        return;
    }
    out_say(out, "%s", person->name);
    if (person->state == PERSON_AWAY)
        out_say(out, " (away)");
    if (person->contact[0])
        out_say(out, "  %s", person->contact);
    out_say(out, "\n");
}

static void say_everybody(struct call *call, const struct who *who)
{
    static const struct person none;
    struct out *out = &call->out;
    if (out->mode == OUT_TTY) {
        out_role(out, OUT_HEAD, "%s", who->found.area.name);
        say_match(call, &who->found);
        out_say(out, "\n");
    }
    say_role(call, "owner", &who->owner.person, "NO OWNER");
    say_role(call, "delivery", &who->delivery.person, "the owner");
    say_role(call, "stand-in", &who->stand_in.person, "nobody");
    for (size_t i = 0; i < who->helpers_n; i++)
        say_role(call, "helper", &who->helpers[i].person, "");
    if (who->helpers_n == 0 && out->mode == OUT_TTY)
        say_role(call, "helpers", &none, "none");
}

/* What the other sections of a CODEOWNERS file say of the path. */
static void say_sections(struct call *call, const struct section_answer *sections, size_t n)
{
    struct out *out = &call->out;
    for (size_t i = 0; i < n; i++) {
        const struct person *owner = &sections[i].who.owner.person;
        const char *area = sections[i].who.found.area.name;
        const char *section = sections[i].section[0] ? sections[i].section : "no section";
        if (out->mode == OUT_PIPE)
            out_say(out, "section\t%s\t%s\t%s\n", section, area,
                    owner->id ? owner->name : "");
        else
            out_say(out, "  %s: %s, %s\n", section, area,
                    owner->id ? owner->name : "NO OWNER");
    }
}

bool verb_who(struct call *call, struct err *err)
{
    struct who who;
    struct section_answer *sections = NULL;
    size_t sections_n = 0;
    int64_t at;
    bool all = verb_option(call, "all"), now = verb_option(call, "now");
    if (!asked_day(call, &at, err))
        return false;
    if (!board_who(call->board, call->args[0], at, &call->arena, &who, err)) {
        call->missed = err->code == ERR_NOT_FOUND ? call->args[0] : NULL;
        return false;
    }
    if (all && who.found.by == FOUND_BY_PATH &&
        !board_who_sections(call->board, call->args[0], &call->arena, &sections,
                            &sections_n, err))
        return false;
    sections_n = sections_n > 1 ? sections_n : 0;
    const struct person *answer = now ? &who.acting : &who.owner.person;
    if (!answer->id)
        call->exit = ERR_UNOWNED;
    if (call->json)
        shape_who_of(&call->out.json, &who, sections, sections_n);
    else if (all)
        say_everybody(call, &who), say_sections(call, sections, sections_n);
    else if (!answer->id)
        return nobody(&who, at != 0, err);
    else if (now)
        say_acting(call, &who);
    else
        say_owner(call, &who, at != 0);
    return true;
}

static bool asked_role(struct call *call, enum role *role, struct err *err)
{
    static const struct {
        const char *option;
        enum role role;
    } roles[] = {
        {"delivery", ROLE_DELIVERY}, {"stand-in", ROLE_STAND_IN}, {"helper", ROLE_HELPER}};
    int given = 0;
    *role = ROLE_OWNER;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (verb_option(call, roles[i].option)) {
            *role = roles[i].role;
            given++;
        }
    if (given < 2)
        return true;
    err_set(err, ERR_USAGE, "one role at a time");
    return err_next(err, "give one of --delivery, --stand-in and --helper");
}

/* Two names: says which two commands give one person the call and let the other help. */
static void offer_way_out(struct call *call, struct err *err)
{
    struct person *people;
    size_t n;
    struct err ignored;
    struct name_reading reading;
    const char *typed = call->args[1], *area = call->args[0];
    if (!board_people(call->board, &call->arena, &people, &n, &ignored))
        return;
    name_read(typed, people, n, &reading);
    if (reading.verdict != NAME_TWO_PEOPLE || reading.parts < 2)
        return;
    const char *name[2];
    area = shape_word(call, area);
    for (int i = 0; i < 2; i++) {
        const struct name_part *part = &reading.part[i];
        name[i] =
            shape_word(call, part->person ? part->person->handle
                                          : arena_text(&call->arena, typed + part->span.at,
                                                       part->span.len));
    }
    err_next(err, "buckstop own %s %s, then buckstop own %s %s --helper", area, name[0],
             area, name[1]);
}

static void say_done(struct call *call, const struct own_request *request,
                     const struct own_done *done)
{
    static const char *const role[] = {[ROLE_OWNER] = "owner",
                                       [ROLE_DELIVERY] = "delivery owner",
                                       [ROLE_STAND_IN] = "stand-in",
                                       [ROLE_HELPER] = "helper"};
    struct out *out = &call->out;
    const char *person = done->person.name, *area = done->area.name;
    if (!done->changed) {
        out_say(out, "%s is %s of %s already. Nothing changed.\n", person,
                role[request->role], area);
        return;
    }
    if (request->remove)
        out_say(out, "%s is no longer %s of %s.", person, role[request->role], area);
    else
        out_say(out, "%s is %s of %s now.", person, role[request->role], area);
    if (!request->remove && done->previous.id && done->previous.id != done->person.id)
        out_say(out, " It was %s.", done->previous.name);
    out_say(out, "\n");
    if (request->remove && request->role == ROLE_OWNER)
        out_say(out, "  %s has NO OWNER. Name one: buckstop own %s PERSON\n", area,
                done->area.slug);
}

bool verb_own(struct call *call, struct err *err)
{
    struct own_request request = {
        .area = call->args[0],
        .person = call->args[1],
        .why = verb_option(call, "why"),
        .remove = verb_option(call, "remove"),
    };
    struct own_done done;
    struct who who;
    if (!asked_role(call, &request.role, err))
        return false;
    if (!board_own(call->board, &request, &call->arena, &done, err)) {
        if (err->code == ERR_REFUSED)
            offer_way_out(call, err);
        return false;
    }
    if (!call->json) {
        if (call->out.mode == OUT_TTY)
            say_done(call, &request, &done);
        return true;
    }
    if (!board_who_area(call->board, &done.area, 0, &call->arena, &who, err))
        return false;
    shape_who(&call->out.json, &who);
    return true;
}

bool verb_next(struct call *call, struct err *err)
{
    struct next next;
    next_init(&next);
    bool ok = verb_narrow(call, err) && board_next(call->board, &call->arena, &next, err);
    if (ok && call->json) {
        struct json_out *json = &call->out.json;
        json_out_object(json);
        json_out_int_of(json, "v", 1);
        json_out_text_of(json, "kind", next_kind_words.name[next.kind]);
        json_out_text_of(json, "line", next.line.text);
        shape_text(json, "key", next.key);
        shape_text(json, "command", next.command.text);
        json_out_end(json);
    } else if (ok) {
        out_say(&call->out, "%s", next.line.text);
        if (next.command.len)
            out_say(&call->out, call->out.mode == OUT_TTY ? "\n  %s" : "  %s",
                    next.command.text);
        out_say(&call->out, "\n");
    }
    next_release(&next);
    return ok;
}
