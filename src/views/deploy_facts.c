/* What is to be said of a deploy, a fact a line. */
#include "board/release.h"
#include "board/shipped.h"
#include "deploy_view.h"
#include "domain/when.h"
#include "said.h"

#include <inttypes.h>

static struct when_base base_of(const struct deploy_view *view)
{
    struct board *board = view->desk->board;
    return (struct when_base){.zone = board_zone(board), .now = board_now(board)};
}

static void add(struct deploy_view *view, const char *title, enum ink ink, struct buf *text)
{
    facts_page_add(&view->page, &view->arena, title, ink, text);
}

/* Whoever ships is asked first, so a name that is nobody's says so. */
static void add_shipped(struct deploy_view *view, struct buf *text)
{
    const struct deploy_line *line = &view->card.line;
    const struct when_base base = base_of(view);
    buf_add(text, line->deploy.approximate ? "about " : "");
    when_text(text, line->deploy.at, &base);
    if (line->by[0])
        buf_addf(text, " by %s", line->by);
    if (line->by[0] && !line->deploy.shipper)
        buf_add(text, ": nobody on the board goes by that");
    add(view, "Went out", INK_TEXT, text);
}

static void add_area(struct deploy_view *view, struct buf *text)
{
    const struct deploy_line *line = &view->card.line;
    enum said said = SAID_UNKNOWN;
    if (line->area_slug[0])
        said = said_area_of(view->desk->board, line->area_slug, line->area_name,
                            &view->arena, text);
    else if (line->area_name[0])
        buf_addf(text, "%s: no area goes by that", line->area_name);
    else
        buf_add(text, "none is said: nobody is asked about it");
    add(view, "Area", said == SAID_WELL ? INK_TEXT : INK_ATTENTION, text);
}

static void add_type(struct deploy_view *view, struct buf *text)
{
    const struct release_type *type = &view->card.type;
    const char *name = view->card.line.type;
    bool well = type->id && type->way_back[0];
    if (type->id) {
        const char *colon = type->way_back_minutes ? " " : ": ";
        buf_addf(text, "%s, %s%s", name, well ? "back" : "", well ? colon : "");
        release_way_back_text(text, type, board_today(view->desk->board));
    } else if (name[0]) {
        buf_addf(text, "%s: no release type goes by that, so no way back is known", name);
    } else {
        buf_add(text, "none is said, so no way back is known");
    }
    add(view, "Type", well ? INK_TEXT : INK_ATTENTION, text);
}

static void add_size(struct deploy_view *view, struct buf *text)
{
    const struct deploy_line *line = &view->card.line;
    if (line->deploy.changes)
        said_count(text, line->deploy.changes, "change", "changes");
    else
        buf_add(text, "not counted");
    if (line->deploy.took) {
        buf_add(text, ", hand-over took ");
        when_span_text(text, line->deploy.took);
    }
    add(view, "Changes", INK_TEXT, text);
    deploy_marks_text(text, line, view->card.marks, board_zone(view->desk->board));
    add(view, "Stands out", INK_ATTENTION, text);
}

static void add_tickets(struct deploy_view *view, struct buf *text)
{
    const struct deploy_card *card = &view->card;
    for (size_t i = 0; i < card->tickets_n; i++) {
        buf_addf(text, "#%" PRId64 "  %s", card->tickets[i].id, card->tickets[i].title);
        add(view, i ? "" : "Tickets", INK_TEXT, text);
    }
    if (!card->line.deploy.tickets_typed[0])
        return;
    buf_addf(text, "%s: no ticket of the board", card->line.deploy.tickets_typed);
    add(view, card->tickets_n ? "" : "Tickets", INK_MUTED, text);
}

static void add_word(struct buf *text, const char *what)
{
    if (what[0])
        buf_addf(text, ": %s", what);
}

static void add_recovery(struct deploy_view *view, struct buf *text)
{
    const struct deploy *deploy = &view->card.line.deploy;
    const struct when_base base = base_of(view);
    bool backwards, rolled = deploy->recovery == RECOVERY_ROLLED_BACK;
    int64_t took = deploy_recovery(deploy, &backwards);
    if (deploy->recovery == RECOVERY_NONE)
        return;
    when_text(text, deploy->recovered_at, &base);
    if (backwards)
        buf_add(text, ", by its times before it broke");
    if (took >= 0) {
        buf_add(text, ", after ");
        when_span_text(text, took);
    }
    add_word(text, deploy->recovered_what);
    add(view, rolled ? "Rolled back" : "Recovered",
        rolled || backwards ? INK_ATTENTION : INK_GOOD, text);
}

static void add_went(struct deploy_view *view, struct buf *text)
{
    const struct deploy *deploy = &view->card.line.deploy;
    const struct incident *incident = &view->card.incident;
    const struct when_base base = base_of(view);
    if (deploy->monitoring == MONITORING_BROKE) {
        when_text(text, deploy->broke_at, &base);
        add_word(text, deploy->broke_what);
        add(view, "Broke", INK_ATTENTION, text);
    } else {
        bool fine = deploy->monitoring == MONITORING_FINE;
        buf_add(text, fine ? "fine" : "not looked at yet");
        add(view, "Monitoring", fine ? INK_GOOD : INK_ATTENTION, text);
    }
    add_recovery(view, text);
    if (!incident->id)
        return;
    buf_addf(text, "%" PRId64 "  %s", incident->id, incident->title);
    add(view, "Incident", INK_TEXT, text);
}

static void read_ticks(struct deploy_view *view, struct buf *text)
{
    const struct deploy_card *card = &view->card;
    const struct when_base base = base_of(view);
    view->ticked = arena_new(&view->arena, card->steps_n, sizeof *view->ticked);
    view->open = 0;
    for (size_t i = 0; i < card->steps_n; i++) {
        const struct deploy_step *step = &card->steps[i];
        buf_reset(text);
        if (step->ticked_at) {
            buf_addf(text, "%s, ",
                     said_person(view->desk->board, step->ticked_by, &view->arena));
            when_text(text, step->ticked_at, &base);
        }
        view->open += step->ticked_at == 0;
        view->ticked[i] = arena_copy(&view->arena, text->text);
    }
    buf_reset(text);
}

void deploy_facts(struct deploy_view *view)
{
    struct buf text;
    buf_init(&text);
    facts_page_reset(&view->page, view->card.steps_n);
    add_shipped(view, &text);
    add_area(view, &text);
    add_type(view, &text);
    add_size(view, &text);
    add_tickets(view, &text);
    add_went(view, &text);
    read_ticks(view, &text);
    buf_release(&text);
}
