/* A spec as a text: for an editor, for a file that is checked, for another tracker. */
#include "ticket_private.h"

#include "base/date.h"
#include "domain/when.h"
#include "text/clean.h"

#include <inttypes.h>
#include <string.h>

bool board_ticket_template(struct board *board, int64_t ticket,
                           const struct ticket_edit *typed, const char *trouble,
                           struct buf *out, struct err *err)
{
    struct arena arena;
    struct ticket_spec spec = {0};
    struct area area = {.name = ""};
    bool changed;
    arena_init(&arena);
    bool ok = ticket_get(board, ticket, &arena, &spec.ticket, err) &&
              ticket_judge(board, &arena, &spec, err) &&
              (!spec.ticket.area || record_get(board->store, &area_records,
                                               spec.ticket.area, &arena, &area, err)) &&
              (!typed || ticket_put(NULL, typed, &arena, &spec, &changed, err));
    if (ok && typed) {
        spec.ticket.title = typed->title ? typed->title : spec.ticket.title;
        spec.ticket.customer = typed->customer ? typed->customer : spec.ticket.customer;
        area.name = typed->area ? typed->area : area.name;
    }
    if (ok)
        spec_text_write(out, &spec.ticket, area.name, spec.cases, spec.cases_n, trouble);
    arena_release(&arena);
    return ok;
}

struct ticket_edit ticket_edit_of(const struct spec_text_in *spec)
{
    struct ticket_edit edit = {
        .title = spec->title,
        .area = spec->area,
        .customer = spec->customer,
        .awkward = spec->awkward,
        .awkward_n = spec->awkward_n,
        .awkward_given = spec->awkward_given,
    };
    memcpy(edit.field, spec->field, sizeof edit.field);
    return edit;
}

bool board_ticket_read(const char *file, const char *text, size_t len, struct arena *arena,
                       struct ticket_edit *edit, struct err *err)
{
    struct spec_text_in spec;
    if (!spec_text_read(file, text, len, arena, &spec, err))
        return false;
    *edit = ticket_edit_of(&spec);
    return true;
}

bool board_ticket_judge(struct board *board, const struct ticket_edit *edit,
                        struct arena *arena, struct spec_judgement judgement[SPEC_FIELDS],
                        int *gaps, struct err *err)
{
    struct ticket_spec spec = {0};
    bool changed;
    record_empty(&ticket_records, &spec.ticket);
    if (!ticket_put(board, edit, arena, &spec, &changed, err) ||
        !ticket_judge_spec(board, arena, &spec, err))
        return false;
    memcpy(judgement, spec.judgement, sizeof spec.judgement);
    *gaps = spec.gaps;
    return true;
}

static void item(struct buf *out, const char *name, const char *text)
{
    if (!text[0])
        return;
    buf_addf(out, "- **%s:** ", name);
    clean_add(out, SINK_MARKDOWN, text);
    buf_add_c(out, '\n');
}

static void add_decision(struct board *board, const struct ticket_card *card,
                         struct buf *out)
{
    static const char *const said[] = {
        [DECISION_YES] = "yes", [DECISION_NO] = "no", [DECISION_NOT_NOW] = "not now"};
    const struct ticket *ticket = &card->ticket;
    if (ticket->decision == DECISION_NONE)
        return;
    buf_addf(out, "- **Decided:** %s, ", said[ticket->decision]);
    clean_add(out, SINK_MARKDOWN,
              card->decider.id ? card->decider.name : ticket->decided_by);
    buf_add(out, ", ");
    when_date_text(out, zone_local(&board->zone, ticket->decided_at).date,
                   board_today(board));
    buf_add(out, ": ");
    clean_add(out, SINK_MARKDOWN, ticket->decision_why);
    buf_add_c(out, '\n');
    if (ticket->come_back_on) {
        buf_add(out, "- **Comes back:** ");
        when_date_text(out, ticket->come_back_on, board_today(board));
        buf_add_c(out, '\n');
    }
}

static void add_state(const struct ticket_card *card, struct buf *out)
{
    if (card->gaps)
        buf_addf(out, "- **State:** not ready, %d of %d fields pass\n",
                 SPEC_FIELDS - card->gaps, SPEC_FIELDS);
    else
        buf_addf(out, "- **State:** %s\n", ticket_state_words.name[card->ticket.state]);
}

static void add_head(struct board *board, const struct ticket_card *card, struct buf *out)
{
    buf_addf(out, "# \\#%" PRId64 " ", card->ticket.id);
    clean_add(out, SINK_MARKDOWN, card->ticket.title);
    buf_add(out, "\n\n");
    item(out, "Area", card->area.id ? card->area.name : "none");
    item(out, "Decides", card->owner.id ? card->owner.name : "NO OWNER");
    add_state(card, out);
    add_decision(board, card, out);
    for (size_t i = 0; i < card->customers_n; i++)
        item(out, "Asked for by", card->customers[i]);
    for (size_t i = 0; i < card->same_n; i++) {
        buf_addf(out, "- **The same:** \\#%" PRId64 " ", card->same[i].id);
        clean_add(out, SINK_MARKDOWN, card->same[i].title);
        buf_add_c(out, '\n');
    }
    item(out, "From", card->ticket.url);
    buf_add_c(out, '\n');
}

bool board_ticket_markdown(struct board *board, int64_t ticket, struct buf *out,
                           struct err *err)
{
    struct arena arena;
    struct ticket_card card;
    arena_init(&arena);
    bool ok = board_ticket_card(board, ticket, &arena, &card, err);
    if (ok) {
        add_head(board, &card, out);
        spec_text_markdown(out, &card.ticket, card.cases, card.cases_n);
    }
    arena_release(&arena);
    return ok;
}
