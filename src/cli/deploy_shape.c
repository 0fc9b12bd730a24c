/* Deploys as JSON and in sentences. */
#include "deploy_shape.h"

#include "board/shipped.h"

#include <string.h>
#include <stdio.h>

const char *deploy_head(struct call *call, const struct deploy *deploy)
{
    struct buf head;
    buf_init(&head);
    shipped_head(&head, deploy);
    return shape_keep(call, &head);
}

enum out_role deploy_role(const struct deploy *deploy)
{
    switch (deploy_state(deploy)) {
    case DEPLOY_BROKEN:
    case DEPLOY_ROLLED_BACK:
        return OUT_ATTENTION;
    case DEPLOY_FINE:
        return OUT_GOOD;
    case DEPLOY_RECOVERED:
    case DEPLOY_NOT_LOOKED:
    case DEPLOY_STATES:
        break;
    }
    return OUT_TEXT;
}

const char *deploy_went(struct call *call, const struct deploy *deploy)
{
    const char *state = deploy_state_text(deploy_state(deploy));
    bool backwards;
    int64_t took = deploy_recovery(deploy, &backwards);
    if (backwards)
        return arena_printf(&call->arena, "%s, by its times before it broke", state);
    if (took < 0)
        return state;
    return arena_printf(&call->arena, "%s after %s", state, shape_span(call, took));
}

/* What a name is, where something of the board goes by it. */
static void name_json(struct json_out *json, const char *key, const char *name, bool known)
{
    shape_text(json, key, name);
    if (name[0] && !known) {
        char said[32];
        snprintf(said, sizeof said, "%s_unknown", key);
        json_out_bool_of(json, said, true);
    }
}

static void marks_json(struct json_out *json, unsigned marks)
{
    static const struct {
        unsigned mark;
        const char *name;
    } names[] = {{DEPLOY_IS_BATCH, "batch"},
                 {DEPLOY_OUTSIDE_HOURS, "outside_hours"},
                 {DEPLOY_HELD_BACK, "held_back"}};
    json_out_array_of(json, "marks");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (marks & names[i].mark)
            json_out_text(json, names[i].name);
    json_out_end(json);
}

static void broke_json(struct json_out *json, const struct deploy *deploy)
{
    int64_t took = deploy_recovery(deploy, NULL);
    json_out_text_of(json, "state", deploy_state_name(deploy_state(deploy)));
    json_out_text_of(json, "monitoring", monitoring_words.name[deploy->monitoring]);
    shape_time(json, "broke_at", deploy->broke_at);
    shape_text(json, "broke_what", deploy->broke_what);
    shape_time(json, "recovered_at", deploy->recovered_at);
    shape_text(json, "recovered_what", deploy->recovered_what);
    if (took >= 0)
        json_out_int_of(json, "recovery_seconds", took);
    else
        json_out_null_of(json, "recovery_seconds");
    shape_number(json, "incident", deploy->incident);
}

void deploy_line_json(struct call *call, const struct deploy_line *line)
{
    struct json_out *json = &call->out.json;
    const struct deploy *deploy = &line->deploy;
    json_out_int_of(json, "id", deploy->id);
    shape_text(json, "source", deploy->source);
    shape_text(json, "source_id", deploy->source_id);
    shape_time(json, "at", deploy->at);
    json_out_bool_of(json, "approximate", deploy->approximate);
    json_out_text_of(json, "what", deploy->what);
    name_json(json, "type", line->type, deploy->release_type != 0);
    name_json(json, "area", deploy->area ? line->area_slug : line->area_name,
              deploy->area != 0);
    name_json(json, "by", line->by, deploy->shipper != 0);
    shape_number(json, "changes", deploy->changes);
    shape_number(json, "took", deploy->took);
    broke_json(json, deploy);
    marks_json(json, deploy_marks(line, board_zone(call->board)));
}

static void steps_json(struct json_out *json, const struct deploy_card *card)
{
    json_out_array_of(json, "steps");
    for (size_t i = 0; i < card->steps_n; i++) {
        const struct deploy_step *step = &card->steps[i];
        json_out_object(json);
        json_out_text_of(json, "text", step->text);
        json_out_bool_of(json, "manual", step->manual);
        shape_time(json, "ticked_at", step->ticked_at);
        shape_text(json, "ticked_by", step->ticked_by);
        json_out_end(json);
    }
    json_out_end(json);
}

void deploy_card_json(struct call *call, const struct deploy_card *card,
                      const struct deploy_logged *logged)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    deploy_line_json(call, &card->line);
    json_out_array_of(json, "tickets");
    for (size_t i = 0; i < card->tickets_n; i++)
        json_out_int(json, card->tickets[i].id);
    json_out_end(json);
    shape_text(json, "tickets_unknown", card->line.deploy.tickets_typed);
    shape_time(json, "oldest_change_at", card->line.deploy.oldest_change_at);
    steps_json(json, card);
    if (logged) {
        json_out_bool_of(json, "repeated", logged->repeated);
        json_out_bool_of(json, "changed", logged->changed);
        json_out_array_of(json, "flags");
        for (size_t i = 0; i < logged->flags; i++)
            json_out_text(json, logged->flag[i]);
        json_out_end(json);
    }
    json_out_end(json);
}

/* Whether the word can only be a deploy: a number. */
static bool is_number(const char *word)
{
    word += word[0] == '#';
    return word[0] && !word[strspn(word, "0123456789")];
}

bool deploy_asked(struct call *call, bool broken, struct deploy *deploy, int *used,
                  struct err *err)
{
    const char *id = verb_option(call, "id");
    *used = 0;
    if (id)
        return board_deploy_by_id(call->board, id, &call->arena, deploy, err);
    if (call->n > 0 &&
        board_deploy_find(call->board, call->args[0], &call->arena, deploy, err)) {
        *used = 1;
        return true;
    }
    if (call->n > 0 && (err->code != ERR_NOT_FOUND || is_number(call->args[0]) || !broken))
        return false;
    return board_deploy_broken(call->board, &call->arena, deploy, err);
}
