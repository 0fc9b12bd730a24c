/* What is to be said of a ticket beside its fields: who decided what, whose wish it is,
 * what is folded under it, what changed after it was ready. */
#include "ticket_view.h"

#include "domain/when.h"

#include <inttypes.h>
#include <string.h>

static void add(struct ticket_view *view, enum ink ink, const char *title,
                const struct buf *text)
{
    if (view->notes < TICKET_NOTES)
        view->note[view->notes++] =
            (struct ticket_note){title, arena_copy(&view->arena, text->text), ink};
}

static void add_day(const struct ticket_view *view, struct buf *out, int64_t utc)
{
    const struct board *board = view->desk->board;
    when_date_text(out, zone_local(board_zone(board), utc).date, board_today(board));
}

static void note_decision(struct ticket_view *view, struct buf *text)
{
    static const char *const said[] = {
        [DECISION_YES] = "yes", [DECISION_NO] = "no", [DECISION_NOT_NOW] = "not now"};
    const struct ticket_card *card = &view->card;
    const struct ticket *ticket = &card->ticket;
    const struct person *decider = &card->decider;
    bool recorded = decider->id && strcmp(decider->handle, ticket->decided_by) != 0;
    if (ticket->decision == DECISION_NONE)
        return;
    buf_reset(text);
    buf_addf(text, "%s, %s, ", said[ticket->decision],
             decider->id ? decider->name : ticket->decided_by);
    add_day(view, text, ticket->decided_at);
    buf_addf(text, ": %s", ticket->decision_why);
    if (recorded)
        buf_addf(text, " (recorded by %s)", ticket->decided_by);
    add(view, ticket->decision == DECISION_YES ? INK_GOOD : INK_TEXT, "Decided", text);
    if (!ticket->come_back_on)
        return;
    buf_reset(text);
    when_date_text(text, ticket->come_back_on, board_today(view->desk->board));
    if (card->back)
        buf_add(text, ": that day has come, decide again");
    add(view, card->back ? INK_ATTENTION : INK_TEXT, "Comes back", text);
}

static void note_same(struct ticket_view *view, struct buf *text)
{
    const struct ticket_card *card = &view->card;
    buf_reset(text);
    if (card->canonical.id) {
        buf_addf(text, "#%" PRId64 "  %s", card->canonical.id, card->canonical.title);
        add(view, INK_ATTENTION, "Same as", text);
    }
    buf_reset(text);
    for (size_t i = 0; i < card->customers_n; i++)
        buf_addf(text, "%s%s", i ? ", " : "", card->customers[i]);
    if (text->len)
        add(view, INK_TEXT, "Asked for by", text);
    for (size_t i = 0; i < card->same_n; i++) {
        const struct ticket *same = &card->same[i];
        buf_reset(text);
        buf_addf(text, "#%" PRId64, same->id);
        if (same->source_id[0])
            buf_addf(text, " (%s)", same->source_id);
        buf_addf(text, "  %s", same->title);
        add(view, INK_MUTED, i ? "" : "Also", text);
    }
}

static void note_changes(struct ticket_view *view, struct buf *text)
{
    const struct ticket_card *card = &view->card;
    for (size_t i = 0; i < card->changes; i++) {
        const struct spec_change *change = &card->change[i];
        buf_reset(text);
        buf_addf(text, "%s, by %s, ", spec_texts[change->field].title,
                 change->by ? change->by : "somebody");
        add_day(view, text, change->at);
        if (change->before[0])
            buf_addf(text, "; it was: %s", change->before);
        else
            buf_add(text, "; it was empty");
        add(view, INK_ATTENTION, i ? "" : "Changed", text);
    }
}

void ticket_notes(struct ticket_view *view)
{
    const struct ticket *ticket = &view->card.ticket;
    struct buf text;
    buf_init(&text);
    view->notes = 0;
    note_same(view, &text);
    note_decision(view, &text);
    buf_reset(&text);
    if (view->card.skipped) {
        buf_add(&text, view->card.area.id
                           ? "work began before a decision, or without an owner"
                           : "work began in no area: nobody decided");
        add(view, INK_ATTENTION, "Skipped", &text);
    }
    buf_reset(&text);
    if (ticket->started_at && ticket->state != TICKET_DONE) {
        add_day(view, &text, ticket->started_at);
        add(view, INK_TEXT, "Began", &text);
    }
    note_changes(view, &text);
    buf_reset(&text);
    if (ticket->assigned[0]) {
        buf_addf(&text, "%s%s", ticket->assigned,
                 strchr(ticket->assigned, ',') && !ticket->signs_off[0]
                     ? ": pick one who signs it off"
                     : "");
        add(view, INK_MUTED, "Assigned", &text);
    }
    buf_reset(&text);
    if (ticket->source_id[0]) {
        buf_addf(&text, "%s %s  %s", ticket->source, ticket->source_id, ticket->url);
        add(view, INK_MUTED, "From", &text);
    }
    buf_release(&text);
}
