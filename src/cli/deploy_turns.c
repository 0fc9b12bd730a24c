/* What became of a deploy: it broke, recovered, was rolled back; its checklist; the
 * incident it led to. */
#include "deploy_shape.h"
#include "verbs.h"

#include <string.h>

/* The words behind the deploy, or of --what; "" for none. */
static const char *asked_words(struct call *call, int from)
{
    const char *given = verb_option(call, "what");
    struct buf words;
    buf_init(&words);
    for (int i = from; i < call->n; i++)
        buf_addf(&words, "%s%s", i > from ? " " : "", call->args[i]);
    if (given)
        buf_addf(&words, "%s%s", words.len ? ": " : "", given);
    return shape_keep(call, &words);
}

/* A deploy after it was changed. */
static bool answer(struct call *call, int64_t id, const char *did, struct err *err)
{
    struct deploy_card card;
    if (!board_deploy_card(call->board, id, &call->arena, &card, err))
        return false;
    if (call->json)
        deploy_card_json(call, &card, NULL);
    else if (call->out.mode == OUT_PIPE)
        out_say(&call->out, "%lld\n", (long long)id);
    else
        out_say(&call->out, "Deploy %lld %s: %s\n", (long long)id, did,
                deploy_head(call, &card.line.deploy));
    return true;
}

bool verb_broke(struct call *call, struct err *err)
{
    struct deploy deploy, after;
    int64_t at;
    int used;
    if (call->n == 0 && !verb_option(call, "id")) {
        err_set(err, ERR_USAGE, "which deploy broke is not said");
        return err_next(err, "buckstop broke NUMBER WHAT; the numbers: buckstop deploys");
    }
    if (!deploy_asked(call, false, &deploy, &used, err) ||
        !verb_time(call, "at", &at, err) ||
        !board_deploy_broke(call->board, deploy.id, at, asked_words(call, used),
                            &call->arena, &after, err))
        return false;
    const char *did =
        arena_printf(&call->arena, "broke %s", shape_clock(call, after.broke_at));
    if (!answer(call, deploy.id, did, err))
        return false;
    if (call->out.mode == OUT_TTY && !after.incident)
        out_say(&call->out,
                "  well again: buckstop recovered %lld, or rolled-back %lld\n"
                "  an incident with these facts: buckstop deploy incident %lld\n",
                (long long)after.id, (long long)after.id, (long long)after.id);
    return true;
}

static bool well_again(struct call *call, enum recovery how, struct err *err)
{
    struct deploy deploy, after;
    int64_t at;
    int used;
    if (!deploy_asked(call, true, &deploy, &used, err) ||
        !verb_time(call, "at", &at, err) ||
        !board_deploy_recovered(call->board, deploy.id, how, at, asked_words(call, used),
                                &call->arena, &after, err))
        return false;
    return answer(call, deploy.id, deploy_went(call, &after), err);
}

bool verb_recovered(struct call *call, struct err *err)
{
    return well_again(call, RECOVERY_RECOVERED, err);
}

bool verb_rolled_back(struct call *call, struct err *err)
{
    return well_again(call, RECOVERY_ROLLED_BACK, err);
}

bool verb_deploy_fine(struct call *call, struct err *err)
{
    struct deploy deploy, after;
    return board_deploy_find(call->board, call->args[0], &call->arena, &deploy, err) &&
           board_deploy_fine(call->board, deploy.id, &call->arena, &after, err) &&
           answer(call, deploy.id, "is fine", err);
}

static bool tick(struct call *call, bool ticked, struct err *err)
{
    struct deploy deploy;
    struct deploy_step step;
    int64_t number;
    if (!board_deploy_find(call->board, call->args[0], &call->arena, &deploy, err) ||
        !verb_id(call->args[1], "a step", &number, err) ||
        !board_deploy_tick(call->board, deploy.id, number, ticked, &call->arena, &step,
                           err))
        return false;
    const char *did = arena_printf(&call->arena, "has step %lld %s (%s)", (long long)number,
                                   ticked ? "done" : "open", step.text);
    return answer(call, deploy.id, did, err);
}

bool verb_deploy_tick(struct call *call, struct err *err)
{
    return tick(call, true, err);
}

bool verb_deploy_untick(struct call *call, struct err *err)
{
    return tick(call, false, err);
}

bool verb_deploy_incident(struct call *call, struct err *err)
{
    struct deploy deploy;
    struct incident incident;
    if (!board_deploy_find(call->board, call->args[0], &call->arena, &deploy, err) ||
        !board_deploy_incident(call->board, deploy.id, verb_option(call, "title"),
                               &call->arena, &incident, err))
        return false;
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        shape_incident(&call->out.json, &incident, NULL);
        json_out_end(&call->out.json);
    } else if (call->out.mode == OUT_PIPE) {
        out_say(&call->out, "%lld\n", (long long)incident.id);
    } else {
        out_say(&call->out,
                "Incident %lld, \"%s\", has the facts of deploy %lld.\n"
                "  more of them: buckstop incident fact %lld TIME TEXT\n",
                (long long)incident.id, incident.title, (long long)deploy.id,
                (long long)incident.id);
    }
    return true;
}

bool verb_deploy_link(struct call *call, struct err *err)
{
    struct deploy deploy, after;
    int64_t incident = 0;
    if (!board_deploy_find(call->board, call->args[0], &call->arena, &deploy, err) ||
        (call->n > 1 && !verb_id(call->args[1], "an incident", &incident, err)) ||
        !board_deploy_link(call->board, deploy.id, incident, &call->arena, &after, err))
        return false;
    const char *did = "is said to have led to no incident";
    if (after.incident)
        did = arena_printf(&call->arena, "is said to have led to incident %lld",
                           (long long)after.incident);
    return answer(call, deploy.id, did, err);
}
