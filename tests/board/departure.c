/* The departure drill, and handing over area by area. */
#include "board/departure.h"

#include "lead.h"

TestSuite(departure, .init = board_enter, .fini = board_leave);

#define HEAD "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"

static void take_in(const char *text)
{
    struct transfer_report report;
    const struct transfer_file file = {"f.yaml", text, strlen(text)};
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    cr_assert_eq(report.skipped_n, 0, "%s", report.skipped ? report.skipped[0].what : "");
}

/* What Ana holds of every kind, beside the same of Bob's and what is over. */
static void give_work(void)
{
    take_in(HEAD
            "people:\n"
            "  - {name: Ana Ruiz, handle: ana}\n"
            "  - {name: Bob Holt, handle: bob}\n"
            "  - {name: Mia Okafor, handle: mia}\n"
            "  - {name: Vera Kask, handle: vera, state: left, left: 2026-11-01T00:00Z}\n"
            "areas: [{name: billing}, {name: checkout}, {name: search}]\n"
            "release_types: [{name: web}, {name: api}, {name: job}, {name: old},\n"
            "  {name: bot}, {name: bobs}]\n"
            "tickets:\n"
            "  - {id: 1, title: one, state: ready, ready: 2026-11-01T00:00Z, signer: ana,\n"
            "     signs_off: Ana, area: checkout,\n"
            "     who: support, does: reads one list, why: they ask twice a week,\n"
            "     awkward: [no list that week], done_when: the list is there by noon,\n"
            "     not_changing: the mail they get, way_back: turn off the flag}\n"
            "  - {id: 2, title: two, state: draft, signer: ana, signs_off: Ana}\n"
            "  - {id: 3, title: three, state: done, signer: ana, signs_off: Ana}\n"
            "  - {id: 4, title: four, state: draft, signer: bob, signs_off: Bob}\n"
            "deploys:\n"
            "  - {id: 1, at: 2026-11-01T00:00Z, what: w, type: web, by: ana}\n"
            "  - {id: 2, at: 2026-11-02T00:00Z, what: w, type: web, by: ana}\n"
            "  - {id: 3, at: 2026-11-01T00:00Z, what: a, type: api, by: ana}\n"
            "  - {id: 4, at: 2026-11-02T00:00Z, what: a, type: api, by: bob}\n"
            "  - {id: 5, at: 2026-11-01T00:00Z, what: j, type: job, by: ana}\n"
            "  - {id: 6, at: 2026-11-02T00:00Z, what: j, type: job, by: vera}\n"
            "  - {id: 7, at: 2026-11-02T00:00Z, what: b, type: bobs, by: bob}\n"
            "  - {id: 8, at: 2026-11-02T00:00Z, what: b, type: bot, by: ana}\n"
            "  - {id: 9, at: 2026-11-02T00:00Z, what: b, type: bot, by_typed: robot}\n"
            "incidents: [{id: 1, title: i, started: 2026-11-01T00:00Z}]\n"
            "causes:\n"
            "  - {id: 1, text: open one, incidents: [1], removals: [{id: 1, owner: ana,\n"
            "     due: 2026-11-25, gone_when: g}]}\n"
            "  - {id: 2, text: seen gone, removals: [{id: 2, owner: ana,\n"
            "     due: 2026-11-02, gone_when: g, state: seen_gone}]}\n"
            "  - {id: 3, text: passed on, removals: [{id: 3, owner: ana,\n"
            "     due: 2026-11-02, gone_when: g, state: came_back,\n"
            "     promised: 2026-11-01T00:00Z}, {id: 4, owner: bob, due: 2026-11-25,\n"
            "     gone_when: g, promised: 2026-11-09T00:00Z}]}\n");
    yes(own("checkout", "bob", ROLE_OWNER));
    yes(own("checkout", "ana", ROLE_STAND_IN));
    yes(own("search", "bob", ROLE_OWNER));
    yes(own("search", "ana", ROLE_HELPER));
    yes(own("search", "mia", ROLE_HELPER));
}

static const char *drill(const char *who)
{
    struct departure d;
    struct buf text;
    buf_init(&text);
    yes(board_departure(board, who, &arena, &d, &err));
    for (size_t i = 0; i < d.held.roles_n; i++)
        buf_addf(&text, "%s %s, ", role_words.name[d.held.roles[i].role.role],
                 d.held.roles[i].area.name);
    for (size_t i = 0; i < d.held.signs_n; i++)
        buf_addf(&text, "#%d, ", (int)d.held.signs[i].id);
    for (size_t i = 0; i < d.held.promises_n; i++)
        buf_addf(&text, "%s, ", d.held.promises[i].cause.text);
    for (size_t i = 0; i < d.only_n; i++)
        buf_addf(&text, "only %s, ", d.only[i].name);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

Test(departure, names_everything_they_hold_and_nothing_else)
{
    give_work();
    const char *before = exported();
    cr_assert_str_eq(drill("ana"), "owner billing, stand_in checkout, helper search, "
                                   "#1, #2, open one, only job, only web, ");
    cr_assert_str_eq(drill("bob"),
                     "owner checkout, owner search, #4, passed on, only bobs, ");
    cr_assert_str_eq(drill("mia"), "helper search, ");
    cr_assert_str_empty(drill("tom"));
    cr_assert_str_eq(exported(), before);
}

Test(departure, leaves_archived_areas_and_types_out)
{
    struct area area;
    give_work();
    yes(board_area_archive(board, "billing", &arena, &area, &err));
    cr_assert_str_eq(drill("ana"), "stand_in checkout, helper search, #1, #2, open one, "
                                   "only job, only web, ");
}

Test(departure, of_somebody_nobody_knows_is_refused)
{
    struct departure d = {.only_n = 42};
    cr_assert(!board_departure(board, "zoe", &arena, &d, &err));
    assert_err(ERR_NOT_FOUND, "there is no person \"zoe\"");
    cr_assert_eq(d.only_n, 42);
}

static struct departed depart(const char *to, const struct handover *areas, size_t n)
{
    const struct departure_plan plan = {
        .person = "ana", .to = to, .areas = areas, .areas_n = n};
    struct departed departed;
    yes(board_depart(board, &plan, &arena, &departed, &err));
    return departed;
}

static void is(const struct fate *fate, enum outcome outcome, const char *to)
{
    cr_expect_eq(fate->outcome, outcome, "%s", to);
    cr_expect_str_eq(fate->to.id ? fate->to.handle : "", to);
}

Test(departure, hands_over_each_area_to_whom_it_is_named_for)
{
    static const struct handover areas[] = {{"invoices", "mia"}, {"checkout", "Tom Várga"}};
    struct history_line line;
    give_work();
    const char *before = exported();
    struct departed d = depart("bob", areas, 2);
    cr_assert_eq(d.left.held.person.state, PERSON_LEFT);
    is(&d.roles[0], OUTCOME_PASSED, "mia");
    is(&d.roles[1], OUTCOME_PASSED, "tom");
    is(&d.roles[2], OUTCOME_ENDED, "bob");
    is(&d.signs[0], OUTCOME_PASSED, "tom");
    is(&d.signs[1], OUTCOME_PASSED, "bob");
    is(&d.promises[0], OUTCOME_PASSED, "bob");
    cr_assert_str_eq(owner_of("billing"), "mia");
    cr_assert_str_eq(drill("tom"), "stand_in checkout, #1, ");
    yes(board_undo(board, &arena, &line, &err));
    cr_assert_str_eq(line.what,
                     "Ana Ruiz left; Bob Holt takes over, and 2 areas are handed over "
                     "by name");
    cr_assert_str_eq(exported(), before, "one change, undone by one key");
}

Test(departure, leaves_to_nobody_what_no_name_was_given_for)
{
    static const struct handover areas[] = {{"checkout", "mia"}};
    give_work();
    struct departed d = depart(NULL, areas, 1);
    is(&d.roles[0], OUTCOME_NOBODY, "");
    is(&d.roles[1], OUTCOME_PASSED, "mia");
    is(&d.signs[0], OUTCOME_PASSED, "mia");
    is(&d.signs[1], OUTCOME_NOBODY, "");
    is(&d.promises[0], OUTCOME_NOBODY, "");
    cr_assert_str_empty(owner_of("billing"));
    cr_assert(strstr(exported(), "state: ready"), "a ticket with a new name stays ready");
}

Test(departure, refuses_a_handover_that_makes_no_sense)
{
    static const struct {
        const char *to;
        struct handover areas[2];
        size_t n;
        enum err_code code;
        const char *says;
    } cases[] = {
        {NULL, {{"nope", "mia"}}, 1, ERR_NOT_FOUND, "there is no area \"nope\""},
        {NULL, {{"billing", "zoe"}}, 1, ERR_NOT_FOUND, "there is no person \"zoe\""},
        {NULL, {{"billing", "ana"}}, 1, ERR_REFUSED, "cannot take over from"},
        {NULL, {{"billing", "vera"}}, 1, ERR_REFUSED, "cannot take over from"},
        {NULL, {{"billing", "Mia & Bob"}}, 1, ERR_REFUSED, "two people"},
        {NULL, {{"empty", "mia"}}, 1, ERR_REFUSED, "holds nothing in empty"},
        {NULL, {{"billing", "mia"}, {"invoices", "bob"}}, 2, ERR_USAGE, "twice"},
        {"Mia & Bob", {{"billing", "mia"}}, 1, ERR_REFUSED, "two people"},
    };
    struct area area;
    const struct area_edit edit = {.name = "empty"};
    give_work();
    yes(board_area_add(board, &edit, &arena, &area, &err));
    const char *before = exported();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct departure_plan plan = {.person = "ana",
                                            .to = cases[i].to,
                                            .areas = cases[i].areas,
                                            .areas_n = cases[i].n};
        struct departed departed;
        cr_assert(!board_depart(board, &plan, &arena, &departed, &err), "%zu", i);
        assert_err(cases[i].code, cases[i].says);
        cr_assert_str_eq(exported(), before);
    }
}
