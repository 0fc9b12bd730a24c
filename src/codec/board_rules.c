/* What a board's file may not say though every key of it is right: records that contradict
 * themselves, and two that cannot both be. The store would refuse them too, but it does not
 * know the line. */
#include "board_reader.h"
#include "domain/handle.h"
#include "text/fold.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static bool person_fits(struct reader *r, const void *row, const struct yaml_node *node)
{
    const struct person *person = row;
    if (!handle_valid(person->handle))
        return board_fail_about(r, node, "", person->handle, " cannot be a handle",
                                "lower case letters and digits, with . _ or - "
                                "between them");
    if (person->state == PERSON_LEFT && !person->left_at)
        return board_fail(r, node, "somebody who has left, without \"left\"",
                          "the time they left");
    if (person->state != PERSON_LEFT && person->left_at)
        return board_fail(r, node, "\"left\" of somebody who has not left",
                          "\"state: left\" beside it");
    if (person->state != PERSON_AWAY && person->away_until)
        return board_fail(r, node, "\"away_until\" of somebody who is not away",
                          "\"state: away\" beside it");
    return true;
}

static bool area_fits(struct reader *r, const void *row, const struct yaml_node *node)
{
    const struct area *area = row;
    struct buf slug;
    buf_init(&slug);
    fold_slug(&slug, area->slug);
    bool fits = slug.len && strcmp(slug.text, area->slug) == 0;
    buf_release(&slug);
    return fits || board_fail_about(r, node, "", area->slug[0] ? area->slug : area->name,
                                    area->slug[0] ? " cannot be a slug" : " gives no slug",
                                    "a \"slug\" of lower case letters and digits, "
                                    "with - between them");
}

static bool ownership_fits(struct reader *r, const void *row, const struct yaml_node *node)
{
    const struct ownership *role = row;
    if (role->until && !role->since)
        return board_fail(r, node, "\"until\" without \"since\"", "both");
    if (role->until && role->until < role->since)
        return board_fail(r, node, "\"until\" is before \"since\"", "it to be later");
    return true;
}

/* One level: what is the same as another is the same as nothing else. */
static bool canonical_fits(struct reader *r, const struct yaml_node *node, int64_t id,
                           int64_t canonical, int64_t further)
{
    if (canonical == id)
        return board_fail(r, node, "\"same_as\" is its own number", "another one's");
    return !further ||
           board_fail(r, node, "\"same_as\" is the number of one that has it too",
                      "the number that one has there");
}

static bool ticket_fits(struct reader *r, const void *row, const struct yaml_node *node)
{
    const struct ticket *ticket = row, *other;
    if (!ticket->canonical)
        return true;
    other = plan_find(r->plan, PLAN_TICKET, ticket->canonical);
    return canonical_fits(r, node, ticket->id, ticket->canonical, other->canonical);
}

static bool incident_fits(struct reader *r, const void *row, const struct yaml_node *node)
{
    const struct incident *incident = row, *other;
    if (!incident->canonical)
        return true;
    other = plan_find(r->plan, PLAN_INCIDENT, incident->canonical);
    return canonical_fits(r, node, incident->id, incident->canonical, other->canonical);
}

/* A pair stands with the later of the two, so that it cannot stand twice. */
static bool apart_fits(struct reader *r, const struct yaml_node *node, int64_t id,
                       int64_t other)
{
    return other < id || board_fail(r, node, "\"not_same_as\" is no earlier number",
                                    "the number of one that is older");
}

static bool ticket_apart_fits(struct reader *r, const void *row,
                              const struct yaml_node *node)
{
    const struct ticket_apart *pair = row;
    return apart_fits(r, node, pair->ticket, pair->other);
}

static bool incident_apart_fits(struct reader *r, const void *row,
                                const struct yaml_node *node)
{
    const struct incident_apart *pair = row;
    return apart_fits(r, node, pair->incident, pair->other);
}

static const struct {
    enum plan_kind kind;
    bool (*fits)(struct reader *r, const void *row, const struct yaml_node *node);
} alone[] = {
    {PLAN_PERSON, person_fits},
    {PLAN_AREA, area_fits},
    {PLAN_OWNERSHIP, ownership_fits},
    {PLAN_TICKET, ticket_fits},
    {PLAN_INCIDENT, incident_fits},
    {PLAN_TICKET_APART, ticket_apart_fits},
    {PLAN_INCIDENT_APART, incident_apart_fits},
};

/* Each adds what no two rows may share; false: the row shares nothing. */
static bool area_name(const void *row, struct buf *key)
{
    const struct area *area = row;
    fold_name(key, area->name);
    return !area->archived_at;
}

static bool alias_name(const void *row, struct buf *key)
{
    fold_name(key, ((const struct alias *)row)->name);
    return true;
}

static bool single_role(const void *row, struct buf *key)
{
    const struct ownership *role = row;
    buf_addf(key, "%" PRId64 " %d", role->area, (int)role->role);
    return !role->until && role->role != ROLE_HELPER;
}

/* The owner decides; the stand-in and the helpers are somebody else. */
static bool other_role(const void *row, struct buf *key)
{
    const struct ownership *role = row;
    buf_addf(key, "%" PRId64 " %" PRId64, role->area, role->person);
    return !role->until && (role->role == ROLE_OWNER || role->role == ROLE_STAND_IN);
}

static bool helper(const void *row, struct buf *key)
{
    const struct ownership *role = row;
    buf_addf(key, "%" PRId64 " %" PRId64, role->area, role->person);
    return !role->until && (role->role == ROLE_OWNER || role->role == ROLE_HELPER);
}

static bool source(struct buf *key, const char *kind, const char *id)
{
    buf_addf(key, "%s\n%s", kind, id);
    return id[0];
}

static bool area_source(const void *row, struct buf *key)
{
    return source(key, ((const struct area *)row)->source,
                  ((const struct area *)row)->source_id);
}

static bool ticket_source(const void *row, struct buf *key)
{
    return source(key, ((const struct ticket *)row)->source,
                  ((const struct ticket *)row)->source_id);
}

static bool incident_source(const void *row, struct buf *key)
{
    return source(key, ((const struct incident *)row)->source,
                  ((const struct incident *)row)->source_id);
}

static bool deploy_source(const void *row, struct buf *key)
{
    return source(key, ((const struct deploy *)row)->source,
                  ((const struct deploy *)row)->source_id);
}

static bool deployed_ticket(const void *row, struct buf *key)
{
    const struct deploy_ticket *pair = row;
    buf_addf(key, "%" PRId64 " %" PRId64, pair->deploy, pair->ticket);
    return true;
}

static bool apart_tickets(const void *row, struct buf *key)
{
    const struct ticket_apart *pair = row;
    buf_addf(key, "%" PRId64 " %" PRId64, pair->ticket, pair->other);
    return true;
}

static bool apart_incidents(const void *row, struct buf *key)
{
    const struct incident_apart *pair = row;
    buf_addf(key, "%" PRId64 " %" PRId64, pair->incident, pair->other);
    return true;
}

static bool caused_incident(const void *row, struct buf *key)
{
    buf_addf(key, "%" PRId64, ((const struct cause_incident *)row)->incident);
    return true;
}

static bool open_promise(const void *row, struct buf *key)
{
    const struct removal *removal = row;
    buf_addf(key, "%" PRId64, removal->cause);
    return removal->state == REMOVAL_PLANNED || removal->state == REMOVAL_REMOVED;
}

static bool answered_promise(const void *row, struct buf *key)
{
    const struct review_answer *answer = row;
    buf_addf(key, "%" PRId64 " %" PRId64, answer->review, answer->removal);
    return true;
}

static bool answered_question(const void *row, struct buf *key)
{
    const struct check_answer *answer = row;
    buf_addf(key, "%" PRId64 " %" PRId64, answer->team_check, answer->question);
    return true;
}

static const struct unique {
    enum plan_kind kind;
    bool (*key)(const void *row, struct buf *key);
    const char *what, *expected;
} uniques[] = {
    {PLAN_AREA, area_name, "an area of that name is there already", "a name of its own"},
    {PLAN_AREA, area_source, "a source_id that is there already", "its own"},
    {PLAN_ALIAS, alias_name, "an alias that is there already", "each in one area, once"},
    {PLAN_OWNERSHIP, single_role, "two people in one role of an area",
     "one; the earlier one has an \"until\""},
    {PLAN_OWNERSHIP, other_role, "one person is owner and stand-in",
     "two people; the stand-in acts while the owner is away"},
    {PLAN_OWNERSHIP, helper, "one person is helper twice, or owner too",
     "each person once"},
    {PLAN_TICKET, ticket_source, "a source_id that is there already", "its own"},
    {PLAN_INCIDENT, incident_source, "a source_id that is there already", "its own"},
    {PLAN_DEPLOY, deploy_source, "a source_id that is there already", "its own"},
    {PLAN_DEPLOY_TICKET, deployed_ticket, "a ticket that is there already", "each once"},
    {PLAN_TICKET_APART, apart_tickets, "a ticket that is there already", "each once"},
    {PLAN_INCIDENT_APART, apart_incidents, "an incident that is there already",
     "each once"},
    {PLAN_CAUSE_INCIDENT, caused_incident, "an incident that has a cause already",
     "one cause an incident"},
    {PLAN_REMOVAL, open_promise, "a cause has two open promises",
     "one; the earlier one has another \"state\""},
    {PLAN_REVIEW_ANSWER, answered_promise, "a promise that is answered already",
     "one answer a review"},
    {PLAN_CHECK_ANSWER, answered_question, "a question that is answered already",
     "one answer each"},
};

struct shared {
    const char *key;
    size_t row;
};

static int by_key(const void *a, const void *b)
{
    const struct shared *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static bool fail_shared(struct reader *r, const struct unique *unique, size_t first,
                        size_t second)
{
    struct buf what;
    buf_init(&what);
    buf_addf(&what, "%s (see line %d)", unique->what, r->node[unique->kind][first]->line);
    board_fail(r, r->node[unique->kind][second], what.text, unique->expected);
    buf_release(&what);
    return false;
}

/* The two that stand first in the file are named, not the first by their keys. */
static bool is_unique(struct reader *r, const struct unique *unique)
{
    size_t rows = r->plan->list[unique->kind].n, n = 0, first = rows, second = rows;
    struct shared *shared = arena_new(r->plan->arena, rows, sizeof *shared);
    struct buf key;
    buf_init(&key);
    for (size_t i = 0; i < rows; i++) {
        buf_reset(&key);
        if (unique->key(plan_row(r->plan, unique->kind, i), &key))
            shared[n++] = (struct shared){arena_copy(r->plan->arena, key.text), i};
    }
    buf_release(&key);
    qsort(shared, n, sizeof *shared, by_key);
    for (size_t i = 1; i < n; i++)
        if (strcmp(shared[i - 1].key, shared[i].key) == 0 && shared[i].row < second) {
            first = shared[i - 1].row;
            second = shared[i].row;
        }
    return second == rows || fail_shared(r, unique, first, second);
}

bool board_rules(struct reader *r)
{
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
        for (size_t row = 0; row < r->plan->list[alone[i].kind].n; row++)
            if (progress_stopped(r->err) ||
                !alone[i].fits(r, plan_row(r->plan, alone[i].kind, row),
                               r->node[alone[i].kind][row]))
                return false;
    for (size_t i = 0; i < sizeof uniques / sizeof *uniques; i++)
        if (progress_stopped(r->err) || !is_unique(r, &uniques[i]))
            return false;
    return true;
}
