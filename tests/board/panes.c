/* The board's lists and what is typed to filter them. */
#include "board/panes.h"

#include "lead.h"

TestSuite(panes, .init = board_enter, .fini = board_leave);

/* The same names everywhere: as areas, tickets and incidents. */
static const char *const names[] = {"100% paid",   "a_b",      "axb",
                                    "back\\slash", "hey! wow", "Sign-in"};

static const struct {
    const char *typed, *shown;
} filters[] = {
    {"%", "100% paid"},
    {"0%", "100% paid"},
    {"%p", ""},
    {"a%b", ""},
    {"a_b", "a_b"},
    {"A B", "a_b"},
    {"\\", "back\\slash"},
    {"k\\s", "back\\slash"},
    {"\\%", ""},
    {"!", "hey! wow"},
    {"!%", ""},
    {"y! w", "hey! wow"},
    {"sign-in", "Sign-in"},
    {"SIGN_IN", "Sign-in"},
    {"'", ""},
    {"x", "axb"},
};

enum { FILTERS = sizeof filters / sizeof *filters, NAMES = sizeof names / sizeof *names };

static void add(struct buf *text, const char *name)
{
    buf_addf(text, "%s%s", text->len ? ", " : "", name);
}

Test(panes, find_areas_by_what_is_typed_and_nothing_else)
{
    start_empty("Acme", "Europe/Berlin");
    for (size_t i = 0; i < NAMES; i++) {
        struct area area;
        const struct area_edit edit = {.name = names[i]};
        yes(board_area_add(board, &edit, &arena, &area, &err));
    }
    for (size_t i = 0; i < FILTERS; i++) {
        struct area_window window;
        struct buf text;
        buf_init(&text);
        yes(board_area_window(board, filters[i].typed, 0, 9, &arena, &window, &err));
        for (size_t j = 0; j < window.n; j++)
            add(&text, window.line[j].area.name);
        cr_expect_str_eq(text.text, filters[i].shown, "\"%s\"", filters[i].typed);
        cr_expect_eq(window.total, window.n, "\"%s\"", filters[i].typed);
        buf_release(&text);
    }
}

/* Tickets come by an import. */
static void import_tickets(void)
{
    struct transfer_report report;
    struct buf text;
    buf_init(&text);
    buf_add(&text, "buckstop: 1\nboard:\n  name: Acme\n  time_zone: Europe/Berlin\n"
                   "tickets:\n");
    for (size_t i = 0; i < NAMES; i++)
        buf_addf(&text, "- id: %d\n  title: '%s'\n  opened: 2026-11-02T09:00:00Z\n",
                 (int)i + 1, names[i]);
    const struct transfer_file file = {"tickets.yaml", text.text, text.len};
    yes(board_import_board(board, &file, false, &arena, &report, &err));
    cr_assert_eq(report.skipped_n, 0);
    buf_release(&text);
}

Test(panes, find_tickets_by_what_is_typed_and_nothing_else)
{
    import_tickets();
    for (size_t i = 0; i < FILTERS; i++) {
        struct ticket_window window;
        struct buf text;
        struct ticket_query query = ticket_query_all();
        query.words = filters[i].typed;
        buf_init(&text);
        yes(board_ticket_window(board, &query, 0, 9, &arena, &window, &err));
        for (size_t j = 0; j < window.n; j++)
            add(&text, window.line[j].title);
        cr_expect_str_eq(text.text, filters[i].shown, "\"%s\"", filters[i].typed);
        cr_expect_eq(window.total, window.n, "\"%s\"", filters[i].typed);
        buf_release(&text);
    }
}

Test(panes, find_incidents_by_what_is_typed_and_nothing_else)
{
    for (size_t i = 0; i < NAMES; i++)
        incident(names[i], 60);
    for (size_t i = 0; i < FILTERS; i++) {
        struct sitting_choice *choices;
        struct buf text;
        size_t n, total;
        buf_init(&text);
        yes(board_sitting_choices(board, filters[i].typed, 0, 9, &arena, &choices, &n,
                                  &total, &err));
        for (size_t j = 0; j < n; j++)
            add(&text, choices[j].incident.title);
        cr_expect_str_eq(text.text, filters[i].shown, "\"%s\"", filters[i].typed);
        cr_expect_eq(total, n, "\"%s\"", filters[i].typed);
        buf_release(&text);
    }
}
