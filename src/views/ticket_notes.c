/* What is to be said of a ticket beside its fields: who decided what, whose wish it is,
 * what is folded under it, what changed after it was ready. What somebody has to act on
 * comes first. */
#include "ticket_view.h"

#include "board/lookup.h"
#include "domain/when.h"
#include "text/fold.h"

#include <inttypes.h>
#include <string.h>

enum {
    FOLDED = 6, /* lines of what is folded under it; the rest is counted */
    CUSTOM = 3, /* customers: from so many on the work is one shape */
    WEEK = 7,   /* days: further back a day is said with its date */
};

const char *const ticket_said[] = {[DECISION_NONE] = "",
                                   [DECISION_YES] = "yes",
                                   [DECISION_NO] = "no",
                                   [DECISION_NOT_NOW] = "not now"};

static void add(struct ticket_view *view, enum ink ink, const char *title, struct buf *text)
{
    if (view->notes < TICKET_NOTES)
        view->note[view->notes++] =
            (struct ticket_note){title, arena_copy(&view->arena, text->text), ink};
    buf_reset(text);
}

static int64_t day_of(const struct desk *desk, int64_t utc)
{
    return zone_local(board_zone(desk->board), utc).date;
}

static void add_day(const struct desk *desk, struct buf *out, int64_t utc)
{
    when_date_text(out, day_of(desk, utc), board_today(desk->board));
}

void ticket_since(const struct desk *desk, int64_t utc, struct buf *out)
{
    int64_t date = day_of(desk, utc), days = board_today(desk->board) - date;
    if (days == 0)
        buf_add(out, "today");
    else if (days > 0 && days < WEEK)
        buf_add(out, when_weekday(date_weekday(date)));
    else
        add_day(desk, out, utc);
}

/* Records name who acted by the handle, or as typed where that was nobody's. */
static const char *name_of(const struct desk *desk, const char *handle, struct arena *arena)
{
    struct person person;
    struct err none;
    if (!handle || !handle[0])
        return "somebody";
    return board_find_person(desk->board, handle, arena, &person, &none) ? person.name
                                                                         : handle;
}

void ticket_decision(const struct desk *desk, const struct ticket_card *card,
                     struct arena *arena, struct buf *out)
{
    const struct ticket *ticket = &card->ticket;
    const char *recorder = name_of(desk, ticket->decided_by, arena);
    bool recorded =
        card->decider.id && strcmp(card->decider.handle, ticket->decided_by) != 0;
    buf_addf(out, "%s said %s on ", card->decider.id ? card->decider.name : recorder,
             ticket_said[ticket->decision]);
    add_day(desk, out, ticket->decided_at);
    if (recorded)
        buf_addf(out, " (recorded by %s)", recorder);
    buf_addf(out, ": %s", ticket->decision_why);
}

static void note_decision(struct ticket_view *view, struct buf *text)
{
    const struct ticket_card *card = &view->card;
    const struct ticket *ticket = &card->ticket;
    if (ticket->decision == DECISION_NONE)
        return;
    ticket_decision(view->desk, card, &view->arena, text);
    add(view, ticket->decision == DECISION_YES ? INK_GOOD : INK_TEXT, "Decision", text);
    if (!ticket->come_back_on)
        return;
    buf_add(text, "put off until ");
    when_date_text(text, ticket->come_back_on, board_today(view->desk->board));
    buf_add(text, card->back ? ": that day has come" : "");
    add(view, card->back ? INK_ATTENTION : INK_TEXT, "", text);
}

static void note_skipped(struct ticket_view *view, struct buf *text)
{
    const struct ticket *ticket = &view->card.ticket;
    bool undecided =
        ticket->decision == DECISION_NONE || ticket->decided_at > ticket->started_at;
    if (!view->card.skipped)
        return;
    buf_addf(text, "it began %s: it skipped the review",
             !view->card.area.id ? "in no area"
             : undecided         ? "before anybody decided"
                                 : "while nobody owned its area");
    add(view, INK_ATTENTION, "Skipped", text);
}

static void note_changes(struct ticket_view *view, struct buf *text)
{
    const struct ticket_card *card = &view->card;
    for (size_t i = 0; i < card->changes; i++) {
        const struct spec_change *change = &card->change[i];
        const char *by = name_of(view->desk, change->by, &view->arena);
        buf_addf(text, "%s, by %s on ", spec_texts[change->field].title, by);
        add_day(view->desk, text, change->at);
        buf_add(text, change->before[0] ? ". It was: " : ". It was empty.");
        for (const char *c = change->before; *c; c++)
            if (*c == '\n')
                buf_add(text, "; "); /* between awkward cases */
            else
                buf_add_c(text, *c);
        add(view, INK_ATTENTION, i ? "" : "Changed", text);
    }
}

bool ticket_custom(const char *const *customers, size_t n, const char *area,
                   const struct alike_line *alike, size_t alikes)
{
    const char *seen[CUSTOM];
    size_t k = 0;
    for (size_t i = 0; i < n + alikes && k < CUSTOM; i++) {
        const struct alike_line *line = i < n ? NULL : &alike[i - n];
        const char *customer = line ? line->customer : customers[i];
        bool counts = customer[0] && (!line || fold_same(line->area, area));
        for (size_t j = 0; counts && j < k; j++)
            counts = !fold_same(seen[j], customer);
        if (counts)
            seen[k++] = customer;
    }
    return n > 0 && n < CUSTOM && area[0] && k == CUSTOM;
}

static void note_customers(struct ticket_view *view, struct buf *text)
{
    const struct ticket_card *card = &view->card;
    size_t n = card->customers_n;
    for (size_t i = 0; i < n; i++)
        buf_addf(text, "%s%s",
                 i == 0      ? ""
                 : i + 1 < n ? ", "
                             : " and ",
                 card->customers[i]);
    if (n)
        add(view, INK_TEXT, "Asked for by", text);
    if (!ticket_custom(card->customers, n, card->area.id ? card->area.name : "",
                       view->alike, view->alikes))
        return;
    buf_add(text, alike_custom_words);
    add(view, INK_ATTENTION, "Custom work", text);
}

/* Its number elsewhere, as it is looked up by: "acme/shop#88". */
static void add_number(struct buf *out, const struct ticket *ticket)
{
    static const char github[] = "github:";
    bool of_github = strncmp(ticket->source, github, sizeof github - 1) == 0;
    if (of_github)
        buf_addf(out, "%s#%s", ticket->source + sizeof github - 1, ticket->source_id);
    else
        buf_addf(out, "%s %s", ticket->source, ticket->source_id);
}

static void note_folded(struct ticket_view *view, struct buf *text)
{
    const struct ticket_card *card = &view->card;
    for (size_t i = 0; i < card->same_n && i < FOLDED; i++) {
        const struct ticket *same = &card->same[i];
        buf_addf(text, "#%" PRId64 "  %s", same->id, same->title);
        if (same->source_id[0]) {
            buf_add(text, ", ");
            add_number(text, same);
        }
        add(view, INK_MUTED, i ? "" : "The same", text);
    }
    if (card->same_n <= FOLDED)
        return;
    buf_addf(text, "and %s more", GROUPED(card->same_n - FOLDED));
    add(view, INK_MUTED, "", text);
}

static void note_origin(struct ticket_view *view, struct buf *text)
{
    const struct ticket *ticket = &view->card.ticket;
    if (ticket->assigned[0]) {
        bool several = strchr(ticket->assigned, ',') && !ticket->signs_off[0];
        buf_addf(text, "%s%s", ticket->assigned,
                 several ? ": pick one who signs it off" : "");
        add(view, INK_MUTED, "Assigned", text);
    }
    if (ticket->source_id[0]) {
        add_number(text, ticket);
        buf_addf(text, "  %s", ticket->url);
        add(view, INK_MUTED, "From", text);
    }
}

void ticket_notes(struct ticket_view *view)
{
    const struct ticket *canonical = &view->card.canonical;
    struct buf text;
    buf_init(&text);
    view->notes = 0;
    if (canonical->id) {
        buf_addf(&text, "#%" PRId64 "  %s", canonical->id, canonical->title);
        add(view, INK_ATTENTION, "Same as", &text);
    }
    note_decision(view, &text);
    note_skipped(view, &text);
    note_changes(view, &text);
    note_customers(view, &text);
    note_folded(view, &text);
    note_origin(view, &text);
    buf_release(&text);
}
