/* One product line at a time, and the areas that somebody should look at. */
#include "board/narrow.h"

#include "board/panes.h"
#include "lead.h"

TestSuite(narrow, .init = board_enter, .fini = board_leave);

#define HEAD "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"

/* Three areas of two lines beside two of none, a ticket, an incident and a promise each. */
static void fill(void)
{
    static const char text[] =
        HEAD "people: [{name: Ana Ruiz, handle: ana}]\n"
             "areas: [{name: app, line: Mobile, owner: ana}, {name: push, line: mobile},\n"
             "  {name: ledger, line: Zahlung Süd, owner: ana}]\n"
             "tickets:\n"
             "  - {id: 1, title: one, state: draft, area: app}\n"
             "  - {id: 2, title: two, state: draft, area: ledger}\n"
             "  - {id: 3, title: three, state: draft}\n"
             "incidents:\n"
             "  - {id: 1, title: app down, started: 2026-11-01T00:00Z, area: app}\n"
             "  - {id: 2, title: ledger down, started: 2026-11-02T00:00Z, area: ledger}\n"
             "  - {id: 3, title: lost, started: 2026-11-03T00:00Z,\n"
             "     components: [{name: p, area: push}]}\n";
    struct transfer_report report;
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    cr_assert_eq(report.skipped_n, 0);
}

static const char *areas(const struct area_filter *filter)
{
    struct area_line *lines;
    struct buf text;
    size_t n;
    buf_init(&text);
    yes(board_areas_where(board, filter, &arena, &lines, &n, &err));
    for (size_t i = 0; i < n; i++)
        buf_addf(&text, "%s ", lines[i].area.slug);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

/* "areas tickets incidents", how many of each the lists show. */
static const char *shown(void)
{
    struct area_window window;
    struct ticket_window tickets;
    struct incident_line *incidents;
    size_t n;
    yes(board_area_window(board, "", 0, 9, &arena, &window, &err));
    const struct ticket_query all = ticket_query_all();
    yes(board_ticket_window(board, &all, 0, 9, &arena, &tickets, &err));
    yes(board_incidents(board, true, &arena, &incidents, &n, &err));
    cr_expect(window.total == window.n && tickets.total == tickets.n);
    cr_expect_eq(tickets.drafts, tickets.n);
    return arena_printf(&arena, "%zu %zu %zu", window.n, tickets.n, n);
}

Test(narrow, shows_what_is_of_the_line_and_nothing_else)
{
    static const struct {
        const char *typed, *line, *shown, *areas;
    } cases[] = {
        {"mobile", "Mobile", "2 1 2", "app push "},
        {"MOBILE", "Mobile", "2 1 2", "app push "},
        {"zahlung sud", "Zahlung Süd", "1 1 1", "ledger "},
        {"", "", "5 3 3", "app billing checkout ledger push "},
    };
    static const struct area_filter all;
    struct area_window window;
    fill();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yes(board_narrow(board, cases[i].typed, &err));
        cr_expect_str_eq(board_narrowed(board), cases[i].line);
        cr_expect_str_eq(shown(), cases[i].shown, "%s", cases[i].typed);
        cr_expect_str_eq(areas(&all), cases[i].areas);
        yes(board_area_lookup(board, "", 0, 9, &arena, &window, &err));
        cr_expect_eq(window.total, 5, "looking one up is the whole board's");
    }
}

static const char *next(void)
{
    struct next found;
    next_init(&found);
    yes(board_next(board, &arena, &found, &err));
    const char *line = arena_copy(&arena, found.line.text);
    next_release(&found);
    return line;
}

Test(narrow, says_the_next_thing_of_the_line)
{
    fill();
    cr_assert_str_eq(next(), "checkout has no owner. Name one person. 1 more like it.");
    yes(board_narrow(board, "mobile", &err));
    cr_assert_str_eq(next(), "push has no owner. Name one person.");
    yes(board_narrow(board, "Zahlung Süd", &err));
    cr_assert_str_eq(next(), "#2 is not ready. Fill its gaps.");
}

Test(narrow, knows_no_line_that_no_area_has)
{
    const char *const *lines;
    size_t n;
    fill();
    yes(board_narrow(board, "mobile", &err));
    cr_assert(!board_narrow(board, "mobil", &err));
    assert_err(ERR_NOT_FOUND, "no area is of the line \"mobil\"");
    assert_err(ERR_NOT_FOUND, "the closest is \"Mobile\"");
    cr_assert_str_eq(board_narrowed(board), "Mobile");
    yes(board_lines(board, &arena, &lines, &n, &err));
    cr_assert(n == 2);
    cr_assert_str_eq(lines[0], "Mobile");
    cr_assert_str_eq(lines[1], "Zahlung Süd");
}

static void show_to(const char *handle)
{
    board_close(board);
    world.as = handle;
    yes(board_open(board_file, BOARD_SHOW, &world, &board, &err));
}

Test(narrow, is_remembered_for_each_person_and_is_no_change)
{
    struct history_line *lines;
    size_t before, after;
    struct area area;
    bool changed;
    fill();
    yes(board_log(board, 99, &arena, &lines, &before, &err));
    yes(board_narrow(board, "mobile", &err));
    yes(board_log(board, 99, &arena, &lines, &after, &err));
    cr_assert_eq(before, after);
    show_to("ana");
    cr_assert_str_empty(board_narrowed(board));
    show_to("mia");
    cr_assert_str_eq(board_narrowed(board), "Mobile");
    board_close(board);
    yes(board_open(board_file, BOARD_READ, &world, &board, &err));
    cr_assert_str_empty(board_narrowed(board), "a script's answer is the whole board's");
    yes(board_narrow(board, "mobile", &err));
    cr_assert_str_eq(board_narrowed(board), "Mobile");
    become("mia");
    cr_assert_str_empty(board_narrowed(board), "and so is what a verb changes by");
    show_to("mia");
    cr_assert_str_eq(board_narrowed(board), "Mobile");
    const struct area_edit other = {.line = "core"};
    yes(board_area_edit(board, "app", &other, &arena, &area, &changed, &err));
    yes(board_area_edit(board, "push", &other, &arena, &area, &changed, &err));
    show_to("mia");
    cr_assert_str_empty(board_narrowed(board), "the line is gone");
    yes(board_narrow(board, "", &err));
    yes(board_area_edit(board, "app", &(struct area_edit){.line = "mobile"}, &arena, &area,
                        &changed, &err));
    show_to("mia");
    cr_assert_str_empty(board_narrowed(board), "narrowed no longer");
}

Test(narrow, finds_areas_that_nobody_owns_and_names_came_in_for)
{
    static const char text[] =
        HEAD "areas:\n  - {name: admin, candidates: [Core Team, Ana]}\n"
             "  - {name: legacy, unowned_on_purpose: true, candidates: [Core Team]}\n";
    static const struct area_filter unowned = {.unowned = true},
                                    contested = {.contested = true};
    struct transfer_report report;
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    cr_assert_str_eq(areas(&unowned), "admin checkout ");
    cr_assert_str_eq(areas(&contested), "admin ");
    yes(own("admin", "bob", ROLE_OWNER));
    cr_assert_str_eq(areas(&unowned), "checkout ");
    cr_assert_str_empty(areas(&contested));
}

/* Ninety days are the team check's own: domain/check.h. */
Test(narrow, finds_areas_whose_owner_has_not_confirmed_them)
{
    static const struct area_filter stale = {.stale_days = 90}, month = {.stale_days = 30};
    struct who who;
    yes(own("checkout", "bob", ROLE_OWNER));
    later(89 * DAY);
    cr_assert_str_empty(areas(&stale));
    cr_assert_str_eq(areas(&month), "billing checkout ");
    later(1 * DAY);
    cr_assert_str_eq(areas(&stale), "billing checkout ");
    yes(board_area_confirm(board, "billing", &arena, &who, &err));
    cr_assert_str_eq(areas(&stale), "checkout ");
    yes(own("checkout", "tom", ROLE_OWNER));
    cr_assert_str_empty(areas(&stale), "naming an owner confirms the area on that day");
    later(89 * DAY);
    cr_assert_str_empty(areas(&stale));
    later(1 * DAY);
    cr_assert_str_eq(areas(&stale), "billing checkout ");
    yes(own("checkout", "bob", ROLE_OWNER));
    cr_assert_str_eq(areas(&stale), "billing ", "an old word does not outlive a new name");
}
