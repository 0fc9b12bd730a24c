/* Adding a ticket and changing its spec: what it still misses, and what looks like it. */
#include "ticket_alike.h"
#include "ticket_editor.h"
#include "ticket_shape.h"
#include "verbs.h"

#include <string.h>

/* The option of a field: its key, with "-" where that has "_". */
static const char *field_option(struct call *call, enum spec_field field)
{
    char *name = arena_copy(&call->arena, spec_texts[field].key);
    for (char *c = name; *c; c++)
        *c = *c == '_' ? '-' : *c;
    return name;
}

static struct ticket_edit edit_of(struct call *call)
{
    struct ticket_edit edit = {
        .title = verb_option(call, "title"),
        .area = verb_option(call, "area"),
        .customer = verb_option(call, "customer"),
    };
    for (int f = 0; f < SPEC_FIELDS; f++)
        if (f != SPEC_AWKWARD)
            edit.field[f] = verb_option(call, field_option(call, (enum spec_field)f));
    edit.awkward = verb_options(call, spec_texts[SPEC_AWKWARD].key, &edit.awkward_n);
    edit.awkward_given = edit.awkward_n > 0;
    return edit;
}

/* What to write, a line for each field that does not pass. */
static void remark_gaps(struct call *call, const struct ticket_card *card)
{
    const struct ticket_judged spec = ticket_judged_of(card);
    for (int f = 0; f < SPEC_FIELDS; f++)
        if (spec.judgement[f].verdict != SPEC_OK)
            ticket_remark(call, arena_printf(&call->arena, "  %-14s%s", spec_texts[f].title,
                                             ticket_say(call, &spec, (enum spec_field)f)));
}

static void remark_likes(struct call *call, const struct ticket_card *card,
                         const struct ticket_likes *likes)
{
    alike_custom_remark(call, &likes->set);
    for (size_t i = 0; i < likes->n; i++) {
        const struct alike_line *line = &likes->line[i];
        ticket_remark(call, arena_printf(&call->arena,
                                         "looks like #%lld \"%s\": %s; if it is the same: "
                                         "buckstop ticket same %lld %lld",
                                         (long long)line->id, line->title, line->why,
                                         (long long)card->ticket.id, (long long)line->id));
    }
}

/* Where it stands after a change. */
static const char *outcome(struct call *call, const struct ticket_card *card,
                           const struct ticket_done *done)
{
    if (card->gaps)
        return arena_printf(&call->arena, "%s: %d of %d fields ok",
                            done->fell ? "is no longer ready" : "is not ready",
                            SPEC_FIELDS - card->gaps, SPEC_FIELDS);
    if (card->ticket.state == TICKET_DRAFT)
        return arena_printf(&call->arena,
                            "changed after it was ready; read it, then: buckstop ticket "
                            "ready %lld",
                            (long long)card->ticket.id);
    return done->reached ? "is ready now" : "is ready";
}

static bool answer(struct call *call, const struct ticket_done *done, const char *said,
                   struct err *err)
{
    struct ticket_card card;
    struct ticket_likes likes;
    if (!board_ticket_card(call->board, done->ticket.id, &call->arena, &card, err) ||
        !ticket_likes_of(call, &card, &likes, err))
        return false;
    if (call->json) {
        ticket_card_json(call, &card, &likes, 0);
        return true;
    }
    if (call->out.mode == OUT_TTY)
        out_say(&call->out, "Ticket #%lld, \"%s\", %s. It %s.\n", (long long)card.ticket.id,
                card.ticket.title, said, outcome(call, &card, done));
    else
        out_say(&call->out, "%lld\n", (long long)card.ticket.id);
    if (call->out.mode == OUT_PIPE)
        out_note(&call->out, "#%lld %s.", (long long)card.ticket.id,
                 outcome(call, &card, done));
    remark_gaps(call, &card);
    remark_likes(call, &card, &likes);
    return true;
}

bool verb_ticket_add(struct call *call, struct err *err)
{
    struct ticket_edit edit = edit_of(call);
    struct ticket_done done;
    edit.title = call->args[0];
    return board_ticket_add(call->board, &edit, &call->arena, &done, err) &&
           answer(call, &done, "is on the board", err);
}

bool verb_ticket_edit(struct call *call, struct err *err)
{
    struct ticket_edit edit = edit_of(call);
    struct ticket ticket;
    struct ticket_done done;
    bool alone = call->given_n == 0;
    if (alone && !call->cli->edit) {
        err_set(err, ERR_USAGE, "there is nothing to change about \"%s\"", call->args[0]);
        return err_next(err, "say what: buckstop help ticket edit");
    }
    bool editor = alone || verb_option(call, "editor");
    return board_ticket_find(call->board, call->args[0], &call->arena, &ticket, err) &&
           (!editor || ticket_editor(call, ticket.id, &edit, err)) &&
           board_ticket_edit(call->board, ticket.id, &edit, &call->arena, &done, err) &&
           answer(call, &done,
                  done.changed ? "is changed" : "was so already; nothing changed", err);
}

bool verb_ticket_ready(struct call *call, struct err *err)
{
    struct ticket_done done;
    struct ticket_card card;
    struct ticket_likes likes = {.n = 0};
    struct out *out = &call->out;
    int64_t id, asked;
    if (!ticket_meant(call, call->args[0], &id, &asked, err) ||
        !board_ticket_ready(call->board, id, &call->arena, &done, err) ||
        !board_ticket_card(call->board, id, &call->arena, &card, err))
        return false;
    const struct ticket_judged spec = ticket_judged_of(&card);
    call->exit = card.gaps ? ERR_REFUSED : ERR_NONE;
    if (call->json) {
        ticket_card_json(call, &card, &likes, asked);
        return true;
    }
    if (asked)
        out_note(out, "#%lld is the same as #%lld.", (long long)asked, (long long)id);
    if (out->mode == OUT_TTY)
        out_say(out, "Ticket #%lld, \"%s\", %s.\n", (long long)id, card.ticket.title,
                outcome(call, &card, &done));
    else if (!card.gaps)
        out_say(out, "ready\n");
    for (int f = 0; f < SPEC_FIELDS; f++)
        if (spec.judgement[f].verdict != SPEC_OK)
            out_say(out, out->mode == OUT_TTY ? "  %s: %s\n" : "%s\t%s\n",
                    out->mode == OUT_TTY ? spec_texts[f].title : spec_texts[f].key,
                    ticket_say(call, &spec, (enum spec_field)f));
    return true;
}
