/* The list of open tickets and what they add up to: their order, their pages, and that
 * neither costs more than one look at each ticket. */
#include "support.h"

#include "store/areas.h"
#include "store/counts.h"
#include "store/tickets.h"

#include <sqlite3.h>
#include <string.h>

TestSuite(tickets, .init = store_enter, .fini = store_leave);

static struct ticket_page page;

static int64_t add_ticket(const char *title, enum ticket_state state)
{
    return add_row(blank(title, state));
}

static const char *titles(const char *fold, size_t first, size_t most)
{
    struct buf text;
    buf_init(&text);
    const struct tickets_wanted wanted = {.fold = fold,
                                          .line = "",
                                          .customer = "",
                                          .gap = GAP_ANY,
                                          .today = 1,
                                          .first = first,
                                          .most = most};
    cr_assert(tickets_page(store, &wanted, &arena, &page, &err), "%s", err.what);
    for (size_t i = 0; i < page.n; i++)
        buf_addf(&text, "%s%s", i ? " " : "", page.line[i].title);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

Test(tickets, are_paged_drafts_first_then_by_number)
{
    add_ticket("r1", TICKET_READY);
    add_ticket("d2", TICKET_DRAFT);
    add_ticket("g3", TICKET_DOING);
    add_ticket("d4", TICKET_DRAFT);
    add_ticket("r5", TICKET_READY);
    static const struct {
        size_t first, most;
        const char *titles;
    } cases[] = {{0, 9, "d2 d4 r1 g3 r5"},
                 {0, 1, "d2"},
                 {0, 2, "d2 d4"},
                 {0, 3, "d2 d4 r1"},
                 {1, 2, "d4 r1"},
                 {2, 2, "r1 g3"},
                 {3, 1, "g3"},
                 {4, 9, "r5"},
                 {5, 9, ""},
                 {9, 9, ""},
                 {0, 0, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_str_eq(titles("", cases[i].first, cases[i].most), cases[i].titles);
        cr_expect(page.total == 5 && page.drafts == 2);
    }
    cr_assert_str_eq(titles("r", 1, 9), "r5", "the filter counts first");
    cr_assert(page.total == 2 && page.drafts == 0);
}

Test(tickets, leave_out_what_is_not_open)
{
    int64_t first = add_ticket("open", TICKET_DRAFT);
    add_ticket("done", TICKET_DONE);
    struct ticket no = blank("no", TICKET_READY), later = blank("later", TICKET_DRAFT),
                  same = blank("same", TICKET_DRAFT), yes = blank("yes", TICKET_READY);
    no.decision = DECISION_NO;
    later.decision = DECISION_NOT_NOW;
    same.canonical = first;
    yes.decision = DECISION_YES;
    add_row(no);
    add_row(later);
    add_row(same);
    add_row(yes);
    cr_assert_str_eq(titles("", 0, 9), "open yes");
    cr_assert(page.total == 2 && page.drafts == 1);
}

enum { TODAY = 2 };

static struct next_facts count(void)
{
    static const struct counts_at at = {
        .now = 1000, .today = TODAY, .week = "2026-W47", .line = ""};
    struct next_facts facts;
    cr_assert(counts_next(store, &at, &arena, &facts, &err), "%s", err.what);
    return facts;
}

Test(tickets, add_up_to_the_first_of_each_kind)
{
    int64_t area = add_area("mia", "billing").id, ana = add_person("mia", "ana");
    struct next_facts facts = count();
    cr_assert(facts.tickets == 0 && facts.unready_ticket == 0);
    cr_assert_str_empty(facts.undecided_person);
    own(area, ana, 1, 0);
    struct ticket ready = blank("ready", TICKET_READY), yes = ready,
                  started = blank("started", TICKET_DOING);
    ready.area = area;
    yes.decision = DECISION_YES;
    started.ready_at = 0;
    add_ticket("done", TICKET_DONE);
    add_row(yes);
    add_ticket("doing", TICKET_DOING);
    int64_t undecided = add_row(ready), draft = add_ticket("draft", TICKET_DRAFT);
    int64_t unready = add_row(started);
    add_ticket("another", TICKET_DRAFT);
    add_row(started);
    add_row(started);
    facts = count();
    cr_expect_eq(facts.tickets, 8);
    cr_expect(facts.undecided == 1 && facts.undecided_ticket == undecided);
    cr_expect_str_eq(facts.undecided_person, "ana");
    cr_expect(facts.unready == 2 && facts.unready_ticket == draft);
    cr_expect(facts.started_unready == 3 && facts.started_ticket == unready);
}

Test(tickets, wait_for_who_decides_now)
{
    struct ticket ready = blank("ready", TICKET_READY);
    int64_t ana = add_person("mia", "ana"), bob = add_person("mia", "bob");
    int64_t ticket = add_row(ready);
    struct next_facts facts = count();
    cr_expect_eq(facts.undecided_ticket, ticket);
    cr_expect_str_empty(facts.undecided_area);
    cr_expect_str_empty(facts.undecided_person);

    int64_t area = add_area("mia", "billing").id;
    cr_assert(record_get(store, &ticket_records, ticket, &arena, &ready, &err));
    ready.area = area;
    change(&ticket_records, &ready);
    facts = count();
    cr_expect_str_eq(facts.undecided_area, "billing");
    cr_expect_str_empty(facts.undecided_person);

    struct person person;
    own(area, ana, 1, 0);
    struct tx *tx = act("mia");
    struct ownership stand_in = {.area = area,
                                 .role = ROLE_STAND_IN,
                                 .person = bob,
                                 .since = 1,
                                 .by = "mia",
                                 .why = ""};
    cr_assert(record_add(tx, &ownership_records, &stand_in, &err), "%s", err.what);
    done(tx);
    cr_expect_str_eq(count().undecided_person, "ana");
    cr_assert(record_get(store, &person_records, ana, &arena, &person, &err));
    person.state = PERSON_AWAY, person.away_until = TODAY;
    change(&person_records, &person);
    cr_expect_str_eq(count().undecided_person, "bob");
    cr_expect_eq(count().away_alone, 0);
    cr_assert(record_get(store, &person_records, ana, &arena, &person, &err));
    person.away_until = TODAY - 1;
    change(&person_records, &person);
    cr_expect_str_eq(count().undecided_person, "ana");
}

static int64_t steps;

static int add_steps(unsigned kind, void *ctx, void *stmt, void *spent)
{
    (void)kind, (void)ctx, (void)spent;
    steps += sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
    return 0;
}

static int watch(sqlite3 *db, char **why, const struct sqlite3_api_routines *api)
{
    (void)why, (void)api;
    return sqlite3_trace_v2(db, SQLITE_TRACE_PROFILE, add_steps, NULL);
}

enum { MANY = 2000 };

/* As many areas and open tickets as there are numbers, one of ten without owner or draft.
 */
static void fill(void)
{
#define NUMBERS                                                                            \
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
    tamper("INSERT INTO person (id, rev, name, name_fold, handle, contact, state) "
           "VALUES (1, 1, 'Ana', 'ana', 'ana', '', 'active');" NUMBERS
           "INSERT INTO area (id, rev, slug, name, name_fold, covers, line, "
           "unowned_on_purpose, source, source_id) "
           "SELECT i, 1, 'a-' || i, 'a ' || i, 'a ' || i, '', '', 0, '', '' FROM n;"
           "INSERT INTO vacancy SELECT id, name_fold FROM area WHERE id % 10 = 0;"
           "UPDATE area_tally SET areas = 2000, vacant = 200;"
           "INSERT INTO ownership (rev, area, role, person, since, set_by, why) "
           "SELECT 1, id, 'owner', 1, 1, '', '' FROM area WHERE id % 10 <> 0;" NUMBERS
           "INSERT INTO ticket (id, rev, title, title_fold, state, who, does, why, "
           "done_when, not_changing, way_back, no_awkward_cases, signs_off, customer, "
           "decision, decision_why, decided_by, opened_at, source, source_id, url) "
           "SELECT i, 1, 't', 't', CASE WHEN i % 10 = 0 THEN 'draft' ELSE 'ready' END, '', "
           "'', '', '', '', '', 0, '', '', 'none', '', '', 1, '', '', '' FROM n");
#undef NUMBERS
}

/* Areas over the border between those without owner and the others. */
static int64_t cost(const char *what)
{
    struct area_page areas;
    steps = 0;
    if (strcmp(what, "areas") == 0)
        cr_assert(
            areas_page(store, &(struct page_of){"", "", 195, 10, 0}, &arena, &areas, &err),
            "%s", err.what);
    else if (strcmp(what, "tickets") == 0)
        titles("", 0, 10);
    else
        count();
    return steps;
}

/* Steps of SQLite's machine. The least there is for one line is three, a count's own. */
Test(tickets, and_areas_are_listed_by_one_look_at_each)
{
    static const struct {
        const char *what;
        int64_t base, line;
    } cases[] = {{"areas", 4000, 4}, {"tickets", 3000, 20}, {"next", 3000, 45}};
    fill();
    store_close(store);
    sqlite3_auto_extension((void (*)(void))watch);
    cr_assert(store_open(store_file, STORE_READ, &store, &err), "%s", err.what);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t spent = cost(cases[i].what);
        cr_expect_gt(spent, 0);
        cr_expect_leq(spent, cases[i].base + cases[i].line * MANY, "%s: %lld steps",
                      cases[i].what, (long long)spent);
    }
}

static int64_t cost_of_incident(struct tx *tx)
{
    struct incident incident = {.title = "down", .started_at = 5};
    steps = 0;
    cr_assert(record_add(tx, &incident_records, &incident, &err), "%s", err.what);
    return steps;
}

/* As long as a change referred to an operation that was not there yet, SQLite read the
 * table for each row. */
Test(tickets, and_incidents_are_added_in_as_many_steps_however_many_there_are)
{
    store_close(store);
    sqlite3_auto_extension((void (*)(void))watch);
    cr_assert(store_open(store_file, STORE_WRITE, &store, &err), "%s", err.what);
    struct tx *tx = act("mia");
    cost_of_incident(tx);
    int64_t first = cost_of_incident(tx), last = 0;
    for (int i = 0; i < 300; i++)
        last = cost_of_incident(tx);
    cr_expect_gt(first, 0);
    cr_expect_leq(last, first + 60, "%lld steps, the first %lld", (long long)last,
                  (long long)first);
    done(tx);
}
