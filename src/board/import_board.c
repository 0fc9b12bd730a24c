/* A board of YAML into this one. The plan's rows are taken kind by kind: one that the board
 * has under the same name or number is compared and changed, a child that it has in the
 * same words is left alone, everything else is added. */
#include "transfer_private.h"

#include "base/progress.h"
#include "codec/board_yaml.h"
#include "import_private.h"
#include "store/dump.h"
#include "ticket_private.h"

#include <inttypes.h>
#include <string.h>

/* Which kinds stand on their own, and the kind each of the others belongs to. */
static const struct {
    bool own;
    enum plan_kind parent;
    size_t parent_at; /* offset of the parent's id */
} kinds[PLAN_KINDS] = {
    [PLAN_PERSON] = {.own = true},
    [PLAN_AREA] = {.own = true},
    [PLAN_ALIAS] = {false, PLAN_AREA, offsetof(struct alias, area)},
    [PLAN_PATH] = {false, PLAN_AREA, offsetof(struct path_pattern, area)},
    [PLAN_OWNERSHIP] = {false, PLAN_AREA, offsetof(struct ownership, area)},
    [PLAN_OWNER_CANDIDATE] = {false, PLAN_AREA, offsetof(struct owner_candidate, area)},
    [PLAN_RELEASE_TYPE] = {.own = true},
    [PLAN_RELEASE_STEP] = {false, PLAN_RELEASE_TYPE,
                           offsetof(struct release_step, release_type)},
    [PLAN_TICKET] = {.own = true},
    [PLAN_AWKWARD_CASE] = {false, PLAN_TICKET, offsetof(struct awkward_case, ticket)},
    [PLAN_TICKET_APART] = {false, PLAN_TICKET, offsetof(struct ticket_apart, ticket)},
    [PLAN_INCIDENT] = {.own = true},
    [PLAN_COMPONENT] = {false, PLAN_INCIDENT,
                        offsetof(struct incident_component, incident)},
    [PLAN_INCIDENT_APART] = {false, PLAN_INCIDENT,
                             offsetof(struct incident_apart, incident)},
    [PLAN_FACT] = {false, PLAN_INCIDENT, offsetof(struct fact, incident)},
    [PLAN_DEPLOY] = {.own = true},
    [PLAN_DEPLOY_TICKET] = {false, PLAN_DEPLOY, offsetof(struct deploy_ticket, deploy)},
    [PLAN_DEPLOY_STEP] = {false, PLAN_DEPLOY, offsetof(struct deploy_step, deploy)},
    [PLAN_CAUSE] = {.own = true},
    [PLAN_REVIEW] = {.own = true},
    [PLAN_CANDIDATE] = {false, PLAN_INCIDENT, offsetof(struct candidate, incident)},
    [PLAN_CAUSE_INCIDENT] = {false, PLAN_CAUSE, offsetof(struct cause_incident, cause)},
    [PLAN_REMOVAL] = {false, PLAN_CAUSE, offsetof(struct removal, cause)},
    [PLAN_REVIEW_ANSWER] = {false, PLAN_REVIEW, offsetof(struct review_answer, review)},
    [PLAN_CHECK] = {.own = true},
    [PLAN_CHECK_ANSWER] = {false, PLAN_CHECK, offsetof(struct check_answer, team_check)},
    [PLAN_LINT_WORD] = {.own = true},
};

static int64_t *number_at(void *row, size_t offset)
{
    return (int64_t *)(void *)((char *)row + offset);
}

/* Where the plan's row i of a kind is on the board; 0: it was skipped. */
static int64_t placed(const struct import_board *in, enum plan_kind kind, int64_t plan_id)
{
    const void *row = plan_find(in->plan, kind, plan_id);
    if (!row)
        return 0;
    size_t i = (size_t)((const char *)row - (const char *)in->plan->list[kind].row) /
               plan_size(kind);
    return in->place[kind][i].id;
}

/* Turns the row's references from the plan's ids into the board's. A canonical record may
 * come later in the list and is set when all are there. */
static void translate(const struct import_board *in, enum plan_kind kind, void *row)
{
    const struct record *record = transfer_record(kind);
    for (int i = 0; i < record->n; i++) {
        const struct column *column = &record->column[i];
        if (column->kind != COLUMN_REF)
            continue;
        int64_t *id = number_at(row, column->offset);
        bool later = strcmp(column->name, "canonical") == 0 ||
                     strcmp(column->name, "candidate") == 0 ||
                     (kind == PLAN_REVIEW && strcmp(column->name, "removal") == 0);
        if (*id && !later)
            *id = placed(in, transfer_target(kind, column->name), *id);
        else
            *id = 0;
    }
}

/* Whether a pair has lost its other half, which was skipped and said why. */
static bool is_lost(enum plan_kind kind, const void *row)
{
    if (kind == PLAN_DEPLOY_TICKET)
        return !((const struct deploy_ticket *)row)->ticket;
    if (kind == PLAN_TICKET_APART)
        return !((const struct ticket_apart *)row)->other;
    return kind == PLAN_INCIDENT_APART && !((const struct incident_apart *)row)->other;
}

/* The place of the row whose child this is; NULL for a kind that stands on its own. */
static struct import_place *parent_place(const struct import_board *in, enum plan_kind kind,
                                         const void *row)
{
    if (kinds[kind].own)
        return NULL;
    int64_t id =
        *(const int64_t *)(const void *)((const char *)row + kinds[kind].parent_at);
    const void *parent = plan_find(in->plan, kinds[kind].parent, id);
    size_t i = (size_t)((const char *)parent -
                        (const char *)in->plan->list[kinds[kind].parent].row) /
               plan_size(kinds[kind].parent);
    return &in->place[kinds[kind].parent][i];
}

/* The record that carries the count: itself, or the one it belongs to. */
static void mark(struct import_place *place, struct import_place *parent,
                 enum import_fate fate)
{
    struct import_place *counted = parent ? parent : place;
    place->fate = fate;
    if (parent && parent->fate == IMPORT_UNCHANGED && fate != IMPORT_UNCHANGED &&
        fate != IMPORT_SKIPPED)
        counted->fate = IMPORT_CHANGED;
}

static bool add(struct import_board *in, enum plan_kind kind, void *row,
                struct import_place *place, struct err *err)
{
    bool numbered = import_numbered(kind);
    if (!numbered)
        *number_at(row, 0) = 0;
    if (!record_add(in->tx, transfer_record(kind), row, err))
        return false;
    place->id = *number_at(row, 0);
    return true;
}

static bool put_row(struct import_board *in, enum plan_kind kind, size_t i, struct err *err)
{
    void *row = arena_new(in->arena, 1, plan_size(kind));
    memcpy(row, plan_row(in->plan, kind, i), plan_size(kind));
    struct import_place *place = &in->place[kind][i];
    struct import_place *parent = parent_place(in, kind, row);
    if (parent && !parent->id)
        return true; /* its parent was skipped, and said why */
    translate(in, kind, row);
    if (is_lost(kind, row))
        return true;
    import_fill(in, kind, row);
    int64_t same = 0;
    enum import_fate fate;
    if (!import_compare(in, kind, row, parent, &same, &fate, err))
        return false;
    place->id = same;
    if (fate == IMPORT_ADDED && !add(in, kind, row, place, err))
        return false;
    if (fate == IMPORT_CHANGED && !record_change(in->tx, transfer_record(kind), row, err))
        return false;
    mark(place, parent, fate);
    return true;
}

/* What points forward: the same-as of tickets and incidents, a cause's candidate, a
 * review's promise. */
static bool put_later(struct import_board *in, enum plan_kind kind, size_t offset,
                      enum plan_kind target, struct err *err)
{
    const struct record *record = transfer_record(kind);
    void *row = arena_new(in->arena, 1, plan_size(kind));
    for (size_t i = 0; i < in->plan->list[kind].n; i++) {
        int64_t id = *number_at(plan_row(in->plan, kind, i), offset);
        struct import_place *place = &in->place[kind][i];
        if (!id || !place->id || place->fate == IMPORT_SKIPPED)
            continue;
        if (!record_get(in->board->store, record, place->id, in->arena, row, err))
            return false;
        int64_t before = tx_changes(in->tx);
        *number_at(row, offset) = placed(in, target, id);
        if (!record_change(in->tx, record, row, err))
            return false;
        if (tx_changes(in->tx) != before && place->fate == IMPORT_UNCHANGED)
            place->fate = IMPORT_CHANGED;
    }
    return true;
}

static bool put_all(struct import_board *in, struct err *err)
{
    int64_t done = 0, total = plan_rows(in->plan);
    for (int k = 0; k < PLAN_KINDS; k++) {
        enum plan_kind kind = (enum plan_kind)k;
        size_t n = in->plan->list[kind].n;
        in->place[kind] = arena_new(in->arena, n, sizeof *in->place[kind]);
        for (size_t i = 0; i < n; i++) {
            if (progress_stopped(err) || !put_row(in, kind, i, err))
                return false;
            progress_tell(++done, total, "records");
        }
    }
    return put_later(in, PLAN_TICKET, offsetof(struct ticket, canonical), PLAN_TICKET,
                     err) &&
           put_later(in, PLAN_INCIDENT, offsetof(struct incident, canonical), PLAN_INCIDENT,
                     err) &&
           put_later(in, PLAN_CAUSE, offsetof(struct cause, candidate), PLAN_CANDIDATE,
                     err) &&
           put_later(in, PLAN_REVIEW, offsetof(struct review, removal), PLAN_REMOVAL, err);
}

/* A ticket of the file that is ready and has gaps is a draft: its awkward cases are there
 * by now. */
static bool judge_ready(struct import_board *in, size_t i, struct arena *each,
                        struct err *err)
{
    const struct import_place *place = &in->place[PLAN_TICKET][i];
    struct ticket_spec spec = {0};
    if (!place->id || (place->fate != IMPORT_ADDED && place->fate != IMPORT_CHANGED))
        return true;
    if (!ticket_get(in->board, place->id, each, &spec.ticket, err))
        return false;
    if (spec.ticket.state != TICKET_READY)
        return true;
    if (!ticket_judge(in->board, each, &spec, err))
        return false;
    if (spec.gaps == 0)
        return true;
    transfer_note(in->report, in->arena, place->id,
                  "#%" PRId64 " comes in as a draft: it has %d %s", place->id, spec.gaps,
                  spec.gaps == 1 ? "gap" : "gaps");
    spec.ticket.state = TICKET_DRAFT;
    spec.ticket.ready_at = 0;
    return record_change(in->tx, &ticket_records, &spec.ticket, err);
}

static bool judge_all(struct import_board *in, struct err *err)
{
    struct arena each;
    bool ok = true;
    arena_init(&each);
    for (size_t i = 0; ok && i < in->plan->list[PLAN_TICKET].n; i++) {
        ok = judge_ready(in, i, &each, err);
        arena_reset(&each);
    }
    arena_release(&each);
    return ok;
}

static void add_up(const struct import_board *in)
{
    struct transfer_report *report = in->report;
    for (int kind = 0; kind < PLAN_KINDS; kind++)
        for (size_t i = 0; kinds[kind].own && i < in->plan->list[kind].n; i++) {
            enum import_fate fate = in->place[kind][i].fate;
            report->read += fate != IMPORT_SKIPPED;
            report->added += fate == IMPORT_ADDED;
            report->changed += fate == IMPORT_CHANGED;
            report->unchanged += fate == IMPORT_UNCHANGED;
        }
}

/* Whether the board holds nothing but its own name. */
static bool is_empty(struct import_board *in, bool *empty, struct err *err)
{
    *empty = true;
    for (int kind = 0; *empty && kind < PLAN_KINDS; kind++) {
        void *rows;
        size_t n;
        if (!dump_rows(in->board->store, transfer_record((enum plan_kind)kind), in->arena,
                       &rows, &n, NULL, err))
            return false;
        *empty = n == 0;
    }
    return true;
}

/* An empty board becomes the one of the file, by name, zone and age too. */
static bool put_about(struct import_board *in, struct board_record *about, struct err *err)
{
    const struct board_record *from = &in->plan->board;
    bool empty;
    *about = in->board->about;
    if (!is_empty(in, &empty, err))
        return false;
    if (!empty)
        return true;
    about->name = from->name;
    about->time_zone = from->time_zone;
    about->created_at = from->created_at ? from->created_at : about->created_at;
    return record_change(in->tx, &board_records, about, err);
}

static bool put_plan(struct import_board *in, struct board_record *about, struct err *err)
{
    if (!put_about(in, about, err) || !import_prepare(in, err) || !put_all(in, err) ||
        !judge_all(in, err))
        return false;
    add_up(in);
    tx_say(in->tx, "imported a board: %s new, %s changed", GROUPED(in->report->added),
           GROUPED(in->report->changed));
    return true;
}

bool board_import_board(struct board *board, const struct transfer_file *file, bool dry_run,
                        struct arena *arena, struct transfer_report *report,
                        struct err *err)
{
    struct board_plan plan = {.arena = arena};
    struct transfer_report done = {.file = file->name};
    struct import_board in = {
        .board = board, .plan = &plan, .arena = arena, .report = &done};
    if (!board_yaml_read(file->name, file->text, file->len, board->world.now, &plan, err) ||
        !board_begin(board, NULL, &in.tx, err))
        return false;
    struct board_record about;
    bool ok = put_plan(&in, &about, err);
    if (ok && dry_run)
        tx_abandon(in.tx);
    else
        ok = board_end(board, in.tx, ok, err);
    if (ok && !dry_run)
        board_rename(board, &about);
    if (ok)
        *report = done;
    return ok;
}

bool board_import_about(const struct transfer_file *file, const struct world *world,
                        struct arena *arena, struct board_record *about, int64_t *count,
                        struct err *err)
{
    struct board_plan plan = {.arena = arena};
    if (!board_yaml_read(file->name, file->text, file->len, world->now, &plan, err))
        return false;
    *count = 0;
    for (int kind = 0; kind < PLAN_KINDS; kind++)
        *count += kinds[kind].own ? (int64_t)plan.list[kind].n : 0;
    *about = plan.board;
    return true;
}
