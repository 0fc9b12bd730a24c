/* Tickets from GitHub's issues. What a person changed here since stays as it is: a spec, an
 * area, a ticket that was finished or folded. */
#include "transfer_private.h"

#include "codec/github.h"
#include "store/tickets.h"
#include "ticket_private.h"

#include <inttypes.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 * 1024 }; /* bytes read at a time */

/* An issue that came in, so that a second one under its number is left out: each import
 * would change the ticket to and fro. */
struct seen {
    const char *source, *source_id;
    int64_t number;
};

/* One import of one source. */
struct import {
    struct board *board;
    struct tx *tx;
    struct arena *arena; /* of the report */
    struct arena each;   /* of one issue */
    struct transfer_report *report;
    void **seen;    /* a tree of struct seen, of all sources */
    void **offered; /* and of names that are no area */
};

static int by_source(const void *a, const void *b)
{
    const struct seen *x = a, *y = b;
    int order = strcmp(x->source_id, y->source_id);
    return order ? order : strcmp(x->source, y->source);
}

/* The number of the record that had this issue before; 0: none, and now it is this one. */
static int64_t seen_before(const struct import *in, const struct github_issue *issue)
{
    struct seen *seen = arena_new(in->arena, 1, sizeof *seen);
    seen->source = arena_copy(in->arena, issue->ticket.source);
    seen->source_id = arena_copy(in->arena, issue->ticket.source_id);
    seen->number = issue->number;
    struct seen **there = tsearch(seen, in->seen, by_source);
    return there && *there != seen ? (*there)->number : 0;
}

/* The first of its labels that is an area. */
static bool find_area(const struct import *in, const struct github_issue *issue,
                      int64_t *area, struct err *err)
{
    *area = 0;
    for (size_t i = 0; i < issue->areas && !*area; i++) {
        if (!transfer_area(in->board, issue->area[i], in->arena, area, err))
            return false;
        if (!*area)
            transfer_offer_alias(in->report, in->offered, in->arena, issue->number,
                                 issue->area[i]);
    }
    return true;
}

/* What the issue says of the spec; "none known", alone, is said on purpose. */
static struct ticket_edit edit_of(const struct github_issue *issue)
{
    struct ticket_edit edit = {
        .awkward = issue->awkward, .awkward_n = issue->awkward_n, .awkward_given = true};
    for (int i = 0; i < SPEC_FIELDS; i++)
        if (i != SPEC_AWKWARD)
            edit.field[i] = spec_value(&issue->ticket, (enum spec_field)i);
    return edit;
}

static void close_ticket(struct ticket *ticket, const struct github_issue *issue, int gaps)
{
    ticket->state = TICKET_DONE;
    ticket->done_at = issue->ticket.done_at;
    ticket->ready_at = gaps ? 0 : ticket->opened_at; /* it met the template, or never did */
}

static bool add(struct import *in, const struct github_issue *issue, int64_t area,
                struct ticket_spec *spec, struct err *err)
{
    const struct ticket_edit edit = edit_of(issue);
    bool changed;
    spec->ticket = issue->ticket;
    spec->ticket.area = area;
    if (!spec->ticket.opened_at) /* the file does not say */
        spec->ticket.opened_at = tx_now(in->tx);
    spec->ticket.state = TICKET_DRAFT;
    spec->ticket.done_at = 0;
    if (!ticket_put(in->board, &edit, &in->each, spec, &changed, err) ||
        !ticket_judge_spec(in->board, &in->each, spec, err))
        return false;
    if (issue->ticket.done_at)
        close_ticket(&spec->ticket, issue, spec->gaps);
    else
        ticket_settle(&spec->ticket, spec->gaps, tx_now(in->tx));
    return record_add(in->tx, &ticket_records, &spec->ticket, err) &&
           ticket_put_cases(in->tx, spec, &in->each, err) &&
           tickets_judged(in->tx, spec->ticket.id, spec->judgement, err);
}

/* Closed there is done here. What was begun here is finished here. */
static void update_state(struct import *in, const struct github_issue *issue,
                         struct ticket_spec *spec, int gaps_before, bool changed)
{
    struct ticket *ticket = &spec->ticket;
    bool done = ticket->state == TICKET_DONE, by_person = ticket->started_at != 0;
    if (issue->ticket.done_at && (!done || !by_person)) {
        close_ticket(ticket, issue, spec->gaps);
    } else if (!issue->ticket.done_at && done && !by_person) {
        ticket->state = TICKET_DRAFT;
        ticket->done_at = ticket->ready_at = 0;
        ticket_settle(ticket, spec->gaps, tx_now(in->tx));
    } else if (!issue->ticket.done_at && done) {
        transfer_note(in->report, in->arena, issue->number,
                      "#%" PRId64 " is done here and open there", ticket->id);
    } else if (!done && changed) {
        ticket_settle_edit(ticket, gaps_before, spec->gaps, tx_now(in->tx));
    }
}

/* The spec as the issue has it, unless a person changed it here. */
static bool update_spec(struct import *in, const struct github_issue *issue,
                        struct ticket_spec *spec, bool *changed, struct err *err)
{
    const struct ticket_edit edit = edit_of(issue);
    struct ticket_spec there = *spec;
    if (!ticket_put(in->board, &edit, &in->each, &there, changed, err))
        return false;
    if (spec->ticket.edits == 0) {
        *spec = there;
        spec->ticket.title = issue->ticket.title;
        if (issue->ticket.customer[0])
            spec->ticket.customer = issue->ticket.customer;
        return true;
    }
    if (*changed)
        transfer_note(in->report, in->arena, issue->number,
                      "#%" PRId64 " was changed here: its spec stays", spec->ticket.id);
    *changed = false;
    return true;
}

static bool update(struct import *in, const struct github_issue *issue, int64_t area,
                   struct ticket_spec *spec, struct err *err)
{
    struct ticket *ticket = &spec->ticket;
    bool changed;
    if (!ticket_judge(in->board, &in->each, spec, err))
        return false;
    int gaps_before = spec->gaps;
    if (!update_spec(in, issue, spec, &changed, err) ||
        !ticket_judge_spec(in->board, &in->each, spec, err))
        return false;
    ticket->area = ticket->area ? ticket->area : area;
    ticket->assigned = issue->ticket.assigned;
    ticket->url = issue->ticket.url;
    if (issue->ticket.opened_at)
        ticket->opened_at = issue->ticket.opened_at;
    update_state(in, issue, spec, gaps_before, changed);
    return (!changed || ticket_put_cases(in->tx, spec, &in->each, err)) &&
           record_change(in->tx, &ticket_records, ticket, err);
}

static bool put_issue(struct import *in, const struct github_issue *issue, struct err *err)
{
    struct ticket_spec spec = {0};
    struct transfer_report *report = in->report;
    int64_t area, changes = tx_changes(in->tx);
    bool found;
    if (!find_area(in, issue, &area, err) ||
        !tickets_by_source(in->board->store, issue->ticket.source, issue->ticket.source_id,
                           &in->each, &spec.ticket, &found, err) ||
        !(found ? update : add)(in, issue, area, &spec, err))
        return false;
    bool same = tx_changes(in->tx) == changes;
    report->read++;
    report->added += !found;
    report->changed += found && !same;
    report->unchanged += found && same;
    report->open += issue->ticket.done_at == 0;
    if (issue->assignees > 1 && !issue->ticket.done_at)
        transfer_note(report, in->arena, issue->number,
                      "#%" PRId64 " is assigned to %s: pick one who signs it off",
                      spec.ticket.id, issue->ticket.assigned);
    return true;
}

static bool take_issue(struct import *in, const struct github_issue *issue, struct err *err)
{
    if (issue->skip) {
        transfer_skip(in->report, in->arena, issue->number, "%s", issue->skip);
        return true;
    }
    int64_t before = seen_before(in, issue);
    if (!before)
        return put_issue(in, issue, err);
    transfer_skip(in->report, in->arena, issue->number,
                  "it has the number of record %" PRId64, before);
    return true;
}

static bool feed(struct github_reader *reader, const struct transfer_source *source,
                 char *piece, struct err *err)
{
    size_t got;
    if (!source->read(source->ctx, piece, PIECE, &got, err))
        return false;
    if (got)
        github_reader_feed(reader, piece, got);
    else
        github_reader_end(reader);
    return true;
}

static bool put_source(struct import *in, const struct transfer_source *source,
                       struct err *err)
{
    struct github_reader *reader = github_reader_new(source->name);
    struct github_issue issue;
    enum github_step step = GITHUB_MORE;
    char *piece = arena_new(in->arena, PIECE, 1);
    bool ok = true;
    in->report->file = source->name;
    while (ok && step != GITHUB_END) {
        arena_reset(&in->each);
        step = github_reader_next(reader, &in->each, &issue, err);
        if (step == GITHUB_MORE)
            ok = feed(reader, source, piece, err);
        else if (step == GITHUB_ISSUE)
            ok = take_issue(in, &issue, err);
        else
            ok = step == GITHUB_END;
    }
    github_reader_free(reader);
    return ok;
}

bool board_import_github(struct board *board, const struct transfer_source *sources,
                         size_t n, bool dry_run, struct arena *arena,
                         struct transfer_report *reports, struct err *err)
{
    struct tx *tx;
    void *seen = NULL, *offered = NULL;
    int64_t issues = 0;
    bool ok = true;
    if (!board_begin(board, NULL, &tx, err))
        return false;
    for (size_t i = 0; ok && i < n; i++) {
        struct import in = {.board = board, .tx = tx, .arena = arena};
        reports[i] = (struct transfer_report){0};
        in.report = &reports[i];
        in.seen = &seen;
        in.offered = &offered;
        arena_init(&in.each);
        ok = put_source(&in, &sources[i], err);
        arena_release(&in.each);
        issues += reports[i].read;
    }
    transfer_forget(seen);
    transfer_forget(offered);
    tx_say(tx, "imported %s issues from GitHub", GROUPED(issues));
    if (!ok || !dry_run)
        return board_end(board, tx, ok, err);
    tx_abandon(tx);
    return true;
}
