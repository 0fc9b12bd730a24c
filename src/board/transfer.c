/* What imports and exports share, and the export itself. */
#include "transfer_private.h"

#include "base/progress.h"
#include "codec/board_yaml.h"
#include "store/dump.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const struct record *transfer_record(enum plan_kind kind)
{
    static const struct record *const tables[PLAN_KINDS] = {
        [PLAN_PERSON] = &person_records,
        [PLAN_AREA] = &area_records,
        [PLAN_ALIAS] = &alias_records,
        [PLAN_PATH] = &path_pattern_records,
        [PLAN_OWNERSHIP] = &ownership_records,
        [PLAN_OWNER_CANDIDATE] = &owner_candidate_records,
        [PLAN_RELEASE_TYPE] = &release_type_records,
        [PLAN_RELEASE_STEP] = &release_step_records,
        [PLAN_TICKET] = &ticket_records,
        [PLAN_AWKWARD_CASE] = &awkward_case_records,
        [PLAN_TICKET_APART] = &ticket_apart_records,
        [PLAN_INCIDENT] = &incident_records,
        [PLAN_COMPONENT] = &incident_component_records,
        [PLAN_INCIDENT_APART] = &incident_apart_records,
        [PLAN_FACT] = &fact_records,
        [PLAN_DEPLOY] = &deploy_records,
        [PLAN_DEPLOY_TICKET] = &deploy_ticket_records,
        [PLAN_DEPLOY_STEP] = &deploy_step_records,
        [PLAN_CAUSE] = &cause_records,
        [PLAN_REVIEW] = &review_records,
        [PLAN_CANDIDATE] = &candidate_records,
        [PLAN_CAUSE_INCIDENT] = &cause_incident_records,
        [PLAN_REMOVAL] = &removal_records,
        [PLAN_REVIEW_ANSWER] = &review_answer_records,
        [PLAN_CHECK] = &team_check_records,
        [PLAN_CHECK_ANSWER] = &check_answer_records,
        [PLAN_LINT_WORD] = &lint_word_records,
    };
    return tables[kind];
}

enum plan_kind transfer_target(enum plan_kind kind, const char *column)
{
    static const struct {
        const char *column;
        enum plan_kind kind;
    } targets[] = {
        {"area", PLAN_AREA},       {"release_type", PLAN_RELEASE_TYPE},
        {"ticket", PLAN_TICKET},   {"incident", PLAN_INCIDENT},
        {"deploy", PLAN_DEPLOY},   {"cause", PLAN_CAUSE},
        {"review", PLAN_REVIEW},   {"candidate", PLAN_CANDIDATE},
        {"removal", PLAN_REMOVAL}, {"team_check", PLAN_CHECK},
    };
    if (strcmp(column, "canonical") == 0)
        return kind;
    if (strcmp(column, "other") == 0)
        return kind == PLAN_TICKET_APART ? PLAN_TICKET : PLAN_INCIDENT;
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        if (strcmp(targets[i].column, column) == 0)
            return targets[i].kind;
    return PLAN_PERSON; /* owner, signer, decider, shipper, facilitator, known_by, person */
}

static void add_line(struct transfer_line **lines, size_t *n, size_t *cap,
                     struct arena *arena, int64_t line, const char *fmt, va_list args)
{
    struct buf text;
    buf_init(&text);
    buf_addv(&text, fmt, args);
    *lines = arena_grow(arena, *lines, cap, *n + 1, sizeof **lines);
    (*lines)[(*n)++] =
        (struct transfer_line){.line = line, .what = arena_copy(arena, text.text)};
    buf_release(&text);
}

void transfer_skip(struct transfer_report *report, struct arena *arena, int64_t line,
                   const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    add_line(&report->skipped, &report->skipped_n, &report->skipped_cap, arena, line, fmt,
             args);
    va_end(args);
}

void transfer_note(struct transfer_report *report, struct arena *arena, int64_t line,
                   const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    add_line(&report->notes, &report->notes_n, &report->notes_cap, arena, line, fmt, args);
    va_end(args);
}

static int by_position(const void *a, const void *b)
{
    const struct path_pattern *x = *(const struct path_pattern *const *)a;
    const struct path_pattern *y = *(const struct path_pattern *const *)b;
    int order = (x->position > y->position) - (x->position < y->position);
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* A pattern's place over all areas becomes its rank, and is left out altogether where the
 * file's own order says the same. */
static void rank_paths(struct board_plan *plan)
{
    struct plan_list *list = &plan->list[PLAN_PATH];
    struct path_pattern **sorted = arena_new(plan->arena, list->n, sizeof *sorted);
    bool natural = true;
    for (size_t i = 0; i < list->n; i++)
        sorted[i] = plan_row(plan, PLAN_PATH, i);
    qsort(sorted, list->n, sizeof *sorted, by_position);
    for (size_t i = 0; i < list->n; i++) {
        natural = natural && sorted[i] == plan_row(plan, PLAN_PATH, i);
        sorted[i]->position = (int64_t)i + 1;
    }
    for (size_t i = 0; natural && i < list->n; i++)
        sorted[i]->position = 0;
}

static bool load_plan(struct board *board, struct board_plan *plan, struct err *err)
{
    struct board_record *about;
    size_t n;
    struct progress_steps steps = {.each = 2, .things = "records read"};
    if (!dump_count(board->store, &steps.total, err) ||
        !dump_rows(board->store, &board_records, plan->arena, &about, &n, &steps, err))
        return false;
    plan->board = n ? about[0] : board->about;
    for (int kind = 0; kind < PLAN_KINDS; kind++) {
        struct plan_list *list = &plan->list[kind];
        if (!dump_rows(board->store, transfer_record((enum plan_kind)kind), plan->arena,
                       &list->row, &list->n, &steps, err))
            return false;
        list->cap = list->n;
    }
    rank_paths(plan);
    return true;
}

bool board_export(struct board *board, struct buf *out, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    struct board_plan plan = {.arena = &arena};
    board_moment_begin(board); /* else it could refer to what came after its table */
    bool ok = load_plan(board, &plan, err);
    board_moment_end(board);
    ok = ok && board_yaml_write(&plan, out, err);
    arena_release(&arena);
    return ok;
}
