/* A status page into the board: once, again, and around what people decided. */
#include "support.h"

#include <stdio.h>
#include <unistd.h>

TestSuite(statuspage, .init = board_enter, .fini = board_leave);

static bool takes(const char *text, bool dry_run, struct transfer_report *report)
{
    const struct transfer_file file = {"p.json", text, strlen(text)};
    return board_import_statuspage(board, &file, 1, dry_run, &arena, report, &err);
}

static struct transfer_report take(const char *text)
{
    struct transfer_report report = {0};
    cr_assert(takes(text, false, &report), "%s %s", err.what, err.why);
    return report;
}

/* The one incident of the board. */
static struct incident_card card_of(int64_t id)
{
    struct incident_card card;
    cr_assert(board_incident_card(board, id, &arena, &card, &err), "%s", err.what);
    return card;
}

#define ONE(rest)                                                                          \
    "{\"incident\": {\"id\": \"i1\", \"name\": \"Down\", \"impact\": \"minor\","           \
    "\"started_at\": \"2026-11-18T10:00:00Z\"" rest "}}"

Test(statuspage, again_changes_nothing_whatever_the_updates_are)
{
    static const char *const pages[] = {
        ONE(""),
        ONE(", \"incident_updates\": []"),
        ONE(", \"incident_updates\": [{\"id\": \"u\", \"body\": \"a\","
            "\"display_at\": \"2026-11-18T10:01:00Z\"}]"),
        /* without an id of its own */
        ONE(", \"incident_updates\": [{\"body\": \"a\","
            "\"display_at\": \"2026-11-18T10:01:00Z\"}, {\"body\": \"b\","
            "\"display_at\": \"2026-11-18T10:01:00Z\"}]"),
        /* twice the same words at the same time */
        ONE(", \"incident_updates\": [{\"body\": \"a\"}, {\"body\": \"a\"}]"),
        /* one id for two */
        ONE(", \"incident_updates\": [{\"id\": \"u\", \"body\": \"a\"},"
            "{\"id\": \"u\", \"body\": \"b\"}]"),
        ONE(", \"components\": [{\"name\": \"API\"}, {\"name\": \"api\"},"
            "{\"name\": \"invoices\"}]"),
        ONE(", \"status\": \"resolved\", \"resolved_at\": \"2026-11-18T09:00:00Z\""),
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct history_line line;
        cr_assert_eq(take(pages[i]).added, 1, "%s", pages[i]);
        const char *once = exported();
        struct transfer_report again = take(pages[i]);
        cr_assert_str_eq(exported(), once, "%s", pages[i]);
        cr_assert(again.unchanged == 1 && again.changed == 0 && again.added == 0, "%s",
                  pages[i]);
        cr_assert(board_undo(board, &arena, &line, &err), "%s", err.what);
    }
}

Test(statuspage, of_one_id_twice_is_one_incident)
{
    static const char page[] =
        "{\"incidents\": [{\"id\": \"i1\", \"name\": \"first\", \"started_at\": "
        "\"2026-11-18T10:00:00Z\"}, {\"id\": \"i1\", \"name\": \"second\", "
        "\"started_at\": \"2026-11-18T10:00:00Z\"}]}";
    struct incident_line *lines;
    size_t n;
    struct transfer_report report = take(page);
    cr_assert(board_incidents(board, true, &arena, &lines, &n, &err) && n == 1);
    cr_assert_eq(report.read, 1);
    cr_assert_eq(report.skipped_n, 1);
    cr_assert_eq(report.skipped[0].line, 2);
    report = take(page);
    cr_assert_eq(report.unchanged, 1);
    cr_assert_eq(report.changed, 0);
}

Test(statuspage, follows_what_the_page_says_later)
{
    take(ONE(", \"status\": \"investigating\", \"incident_updates\": [{\"id\": \"u1\","
             "\"body\": \"a\", \"display_at\": \"2026-11-18T10:01:00Z\"}]"));
    struct transfer_report report =
        take("{\"incident\": {\"id\": \"i1\", \"name\": \"Down for all\", \"impact\": "
             "\"critical\", \"started_at\": \"2026-11-18T09:55:00Z\", \"status\": "
             "\"resolved\", \"resolved_at\": \"2026-11-18T11:00:00Z\", "
             "\"incident_updates\": [{\"id\": \"u2\", \"body\": \"over\", \"display_at\": "
             "\"2026-11-18T11:00:00Z\"}, {\"id\": \"u1\", \"body\": \"A\", \"display_at\": "
             "\"2026-11-18T10:01:00Z\"}]}}");
    cr_assert(report.changed == 1 && report.added == 0 && report.open == 0);
    struct incident_card card = card_of(1);
    cr_assert_str_eq(card.incident.title, "Down for all");
    cr_assert_eq(card.incident.severity, SEVERITY_CRITICAL);
    cr_assert_eq(card.incident.state, INCIDENT_RESOLVED);
    cr_assert_eq(card.incident.recovered_at - card.incident.started_at, 65 * 60);
    cr_assert_eq(card.facts_n, 2);
    cr_assert_str_eq(card.facts[0].text, "A");
    cr_assert_str_eq(card.facts[1].text, "over");
}

Test(statuspage, keeps_facts_that_people_wrote)
{
    struct fact fact;
    take(ONE(", \"incident_updates\": [{\"id\": \"u1\", \"body\": \"a\", \"display_at\": "
             "\"2026-11-18T10:01:00Z\"}]"));
    cr_assert(board_incident_fact(board, 1, world.now - 60, "ours", &arena, &fact, &err));
    take(ONE(", \"incident_updates\": [{\"id\": \"u1\", \"body\": \"b\", \"display_at\": "
             "\"2026-11-18T10:01:00Z\"}]"));
    struct incident_card card = card_of(1);
    cr_assert_eq(card.facts_n, 2);
    cr_assert_str_eq(card.facts[0].text, "b");
    cr_assert_str_eq(card.facts[1].text, "ours");
}

Test(statuspage, links_a_component_once_its_name_is_an_areas)
{
    static const char page[] = ONE(", \"components\": [{\"name\": \"Web API\"}]");
    static const char *const alias[] = {"web api"};
    struct area area;
    bool changed;
    struct transfer_report report = take(page);
    cr_assert_eq(report.notes_n, 1);
    cr_assert_eq(card_of(1).area.id, 0);
    const struct area_edit edit = {.aliases = alias, .aliases_n = 1};
    cr_assert(board_area_edit(board, "checkout", &edit, &arena, &area, &changed, &err));
    report = take(page);
    cr_assert(report.changed == 1 && report.notes_n == 0);
    struct incident_card card = card_of(1);
    cr_assert_str_eq(card.area.slug, "checkout");
    cr_assert_eq(card.components[0].area, card.area.id);
    cr_assert_eq(take(page).unchanged, 1);
}

Test(statuspage, keeps_the_area_that_was_there_first)
{
    take(ONE(", \"components\": [{\"name\": \"Checkout\"}]"));
    take(ONE(", \"components\": [{\"name\": \"Billing\"}, {\"name\": \"Checkout\"}]"));
    struct incident_card card = card_of(1);
    cr_assert_str_eq(card.area.slug, "checkout");
    cr_assert_eq(card.components_n, 2);
}

Test(statuspage, offers_each_unknown_component_once)
{
    struct transfer_report report =
        take("{\"incidents\": [{\"id\": \"a\", \"name\": \"A\", \"started_at\": "
             "\"2026-11-18T10:00:00Z\", \"components\": [{\"name\": \"API\"}]},"
             "{\"id\": \"b\", \"name\": \"B\", \"started_at\": \"2026-11-18T11:00:00Z\", "
             "\"components\": [{\"name\": \"API\"}, {\"name\": \"Tills\"}]}]}");
    cr_assert_eq(report.notes_n, 2);
    cr_assert(strstr(report.notes[0].what, "\"API\""));
    cr_assert(strstr(report.notes[1].what, "\"Tills\""));
    cr_assert_eq(report.notes[1].line, 2);
}

Test(statuspage, reports_what_it_skipped_and_what_is_odd)
{
    struct transfer_report report =
        take("{\"incidents\": [{\"id\": \"m\", \"name\": \"M\", \"impact\": "
             "\"maintenance\"}, null, {\"id\": \"a\", \"name\": \"A\", \"status\": "
             "\"resolved\", \"started_at\": \"2026-11-18T10:00:00Z\", \"resolved_at\": "
             "\"2026-11-18T09:00:00Z\"}, {\"id\": \"o\", \"name\": \"O\", "
             "\"started_at\": \"2026-11-18T12:00:00Z\"}]}");
    cr_assert(report.read == 2 && report.open == 1 && report.flagged == 1);
    cr_assert_eq(report.skipped_n, 2);
    cr_assert(report.skipped[0].line == 1 && strstr(report.skipped[0].what, "maintenance"));
    cr_assert_eq(report.skipped[1].line, 2);
    cr_assert_eq(report.notes_n, 1);
    cr_assert_str_eq(report.notes[0].what, "\"A\": it ended before it started");
}

Test(statuspage, writes_nothing_on_a_dry_run_and_reports_the_same)
{
    static const char page[] = ONE(", \"components\": [{\"name\": \"API\"}]");
    struct transfer_report dry = {0};
    const char *before = exported();
    cr_assert(takes(page, true, &dry));
    cr_assert_str_eq(exported(), before);
    become("mia");
    cr_assert_str_eq(exported(), before);
    struct transfer_report wet = take(page);
    cr_assert(dry.read == wet.read && dry.added == wet.added && dry.open == wet.open);
    cr_assert_eq(dry.notes_n, wet.notes_n);
    cr_assert_str_eq(dry.notes[0].what, wet.notes[0].what);
}

Test(statuspage, takes_real_pages_once_and_again)
{
    static const char path[] = "../shared/real/incidents/github-statuspage-latest50.json";
    if (access(path, R_OK) != 0)
        cr_skip_test("%s is not here", path);
    struct buf text;
    char piece[4096];
    size_t n;
    FILE *file = fopen(path, "rb");
    buf_init(&text);
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        buf_add_n(&text, piece, n);
    fclose(file);
    struct transfer_report report = take(text.text);
    cr_assert(report.added == 50 && report.open == 0 && report.flagged == 0);
    const char *once = exported();
    report = take(text.text);
    cr_assert(report.unchanged == 50 && report.changed == 0);
    cr_assert_str_eq(exported(), once);
    buf_release(&text);
}

static const char first_page[] =
    ONE(", \"status\": \"investigating\", \"incident_updates\": [{\"id\": \"u1\","
        "\"body\": \"a\", \"display_at\": \"2026-11-18T10:01:00Z\"}]");
static const char later_page[] =
    "{\"incident\": {\"id\": \"i1\", \"name\": \"Down for all\", \"impact\": "
    "\"critical\", \"started_at\": \"2026-11-18T09:55:00Z\", \"status\": \"resolved\", "
    "\"resolved_at\": \"2026-11-18T11:00:00Z\", \"incident_updates\": [{\"id\": \"u1\", "
    "\"body\": \"b\", \"display_at\": \"2026-11-18T10:01:00Z\"}, {\"id\": \"u2\", "
    "\"body\": \"over\", \"display_at\": \"2026-11-18T11:00:00Z\"}]}}";

Test(statuspage, leaves_what_a_person_changed_and_says_so)
{
    struct incident after;
    bool changed;
    take(first_page);
    cr_assert(board_incident_edit(board, 1,
                                  &(struct incident_change){.title = "Ours",
                                                            .near_miss_given = true,
                                                            .near_miss = true},
                                  &arena, &after, &changed, &err),
              "%s", err.what);
    struct transfer_report report = take(later_page);
    struct incident_card card = card_of(1);
    cr_assert_str_eq(card.incident.title, "Ours");
    cr_assert(card.incident.near_miss && card.incident.state == INCIDENT_OPEN);
    cr_assert_eq(card.incident.severity, SEVERITY_MINOR);
    cr_assert_eq(card.facts_n, 2, "what is new on its timeline is taken");
    cr_assert_str_eq(card.facts[0].text, "a");
    cr_assert_eq(report.notes_n, 1);
    cr_assert(strstr(report.notes[0].what, "\"Ours\" was changed here: left as it is"),
              "%s", report.notes[0].what);
}

Test(statuspage, leaves_open_what_a_person_opened_again)
{
    struct incident after;
    take(later_page);
    cr_assert(board_incident_reopen(board, 1, 0, NULL, &arena, &after, &err), "%s",
              err.what);
    struct transfer_report report = take(later_page);
    cr_assert_eq(card_of(1).incident.state, INCIDENT_OPEN);
    cr_assert_eq(card_of(1).incident.recovered_at, 0);
    cr_assert_eq(report.open, 1);
    cr_assert_eq(report.notes_n, 1);
    cr_assert(strstr(report.notes[0].what, "was opened again here: left open"), "%s",
              report.notes[0].what);
    const char *once = exported();
    take(later_page);
    cr_assert_str_eq(exported(), once);
}
