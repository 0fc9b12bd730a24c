/* Logging a deploy, in one line from a person or a script, and changing what was logged. */
#include "deploy_shape.h"
#include "git.h"
#include "verbs.h"

#include "domain/when.h"

#include <string.h>

/* A number of changes, else what git counts between two points of its history. Where git
 * cannot, the deploy is logged all the same. */
static bool asked_changes(struct call *call, struct deploy_edit *edit, struct err *err)
{
    const char *from = verb_option(call, "from"), *to = verb_option(call, "to");
    struct err git;
    if (!verb_number(call, "changes", -1, &edit->changes, err))
        return false;
    if (edit->changes >= 0 || (!from && !to))
        return true;
    if (!from) {
        err_set(err, ERR_USAGE, "--to needs a --from to count from");
        return err_next(err, "give the release before: --from v1.4 --to %s", to);
    }
    int64_t changes, oldest;
    if (git_count(from, to ? to : "HEAD", &changes, &oldest, &git)) {
        edit->changes = changes;
        edit->oldest = oldest;
        return true;
    }
    out_note(&call->out, "%s; the changes are not counted", git.what);
    return true;
}

static bool asked_edit(struct call *call, struct deploy_edit *edit, struct err *err)
{
    const char *took = verb_option(call, "took");
    int64_t oldest;
    *edit = deploy_edit_none();
    edit->what = verb_option(call, "what");
    edit->type = verb_option(call, "type");
    edit->area = verb_option(call, "area");
    edit->by = verb_option(call, "by");
    edit->tickets = verb_options(call, "ticket", &edit->tickets_n);
    edit->tickets_given = edit->tickets_n > 0;
    edit->looked = verb_option(call, "fine");
    if ((took && !when_span(took, &edit->took, err)) || !asked_changes(call, edit, err) ||
        !verb_time(call, "oldest", &oldest, err))
        return false;
    edit->oldest = oldest ? oldest : edit->oldest;
    return verb_time(call, "at", &edit->at, err);
}

static void say_flags(struct call *call, const struct deploy_logged *logged)
{
    for (size_t i = 0; i < logged->flags; i++)
        out_note(&call->out, "%s", logged->flag[i]);
}

/* The checklist, and what about it makes shipping risky. */
static void say_more(struct call *call, const struct deploy_card *card)
{
    struct buf marks;
    buf_init(&marks);
    deploy_marks_text(&marks, &card->line, card->marks, board_zone(call->board));
    if (marks.len)
        out_say(&call->out, "  %s\n", marks.text);
    buf_release(&marks);
    if (card->type.id && !card->type.way_back[0])
        out_say(&call->out, "  release type %s: NO WAY BACK\n", card->type.name);
    for (size_t i = 0; i < card->steps_n; i++)
        out_say(&call->out, "  [%s] %lld  %s%s\n", card->steps[i].ticked_at ? "x" : " ",
                (long long)i + 1, card->steps[i].text,
                card->steps[i].manual ? " (by hand)" : "");
}

static bool answer(struct call *call, const struct deploy_logged *logged, const char *did,
                   struct err *err)
{
    struct deploy_card card;
    int64_t id = logged->deploy.id;
    if (!board_deploy_card(call->board, id, &call->arena, &card, err))
        return false;
    if (call->json) {
        deploy_card_json(call, &card, logged);
        return true;
    }
    say_flags(call, logged);
    if (call->out.mode == OUT_PIPE) {
        out_say(&call->out, "%lld\n", (long long)id);
        return true;
    }
    out_say(&call->out, "Deploy %lld %s: %s\n", (long long)id, did,
            deploy_head(call, &card.line.deploy));
    say_more(call, &card);
    return true;
}

bool verb_ship(struct call *call, struct err *err)
{
    struct deploy_edit edit;
    struct deploy_logged logged;
    if (!asked_edit(call, &edit, err))
        return false;
    if (call->n > 0 && edit.what) {
        err_set(err, ERR_USAGE, "what went out is said twice, \"%s\" and with --what",
                call->args[0]);
        return err_next(err, "leave out one of the two");
    }
    edit.what = call->n > 0 ? call->args[0] : edit.what;
    edit.id = verb_option(call, "id");
    if (!board_deploy_ship(call->board, &edit, &call->arena, &logged, err))
        return false;
    if (logged.repeated && call->out.mode != OUT_PIPE && !call->json)
        out_note(&call->out, "the id \"%s\" was logged before, and nothing changed",
                 edit.id);
    return answer(call, &logged, "is logged", err);
}

bool verb_deploy_edit(struct call *call, struct err *err)
{
    struct deploy deploy;
    struct deploy_edit edit;
    struct deploy_logged logged;
    if (!board_deploy_find(call->board, call->args[0], &call->arena, &deploy, err) ||
        !asked_edit(call, &edit, err))
        return false;
    if (call->given_n == 0) {
        err_set(err, ERR_USAGE, "nothing to change is given");
        return err_next(err, "say what: buckstop help deploy edit");
    }
    return board_deploy_edit(call->board, deploy.id, &edit, &call->arena, &logged, err) &&
           answer(call, &logged, logged.changed ? "is changed" : "is as it was", err);
}
