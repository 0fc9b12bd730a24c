/* A status page's incidents as records. */
#include "codec/statuspage.h"

#include "base/date.h"
#include "text/utf8.h"

#include <criterion/criterion.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define REAL "../shared/real/incidents/"

static struct arena arena;

static void set_up(void)
{
    arena_init(&arena);
}

static void tear_down(void)
{
    arena_release(&arena);
}

TestSuite(statuspage, .init = set_up, .fini = tear_down);

static struct statuspage read_page(const char *text)
{
    struct statuspage page;
    struct err err = {0};
    cr_assert(statuspage_read("p.json", text, strlen(text), &arena, &page, &err), "%s",
              err.what);
    return page;
}

/* One incident of the given members, which must come in. */
static struct statuspage_incident read_one(const char *members)
{
    char *text = arena_printf(&arena, "{\"page\": {}, \"incidents\": [{%s}]}", members);
    struct statuspage page = read_page(text);
    cr_assert_eq(page.incidents, 1, "%s", page.skips ? page.skipped[0].why : "");
    cr_assert_eq(page.skips, 0);
    return page.incident[0];
}

static const char *at(int64_t utc)
{
    static char text[TIME_TEXT];
    time_text(utc, text);
    return text;
}

static const char sample[] =
    "{\"page\": {\"id\": \"pg\", \"name\": \"Kiosk\"}, \"incidents\": [{"
    "\"id\": \"i1\", \"name\": \" Orders\\n slow \", \"status\": \"resolved\","
    "\"impact\": \"major\", \"shortlink\": \"https://s.example/i1\","
    "\"created_at\": \"2026-11-20T10:00:00.123Z\","
    "\"started_at\": \"2026-11-20T10:30:00.500+01:00\","
    "\"resolved_at\": \"2026-11-20T12:00:00-02:00\","
    "\"components\": [{\"name\": \"Orders\"}, {\"name\": \"Tills\"}, {\"name\": "
    "\"Orders\"}],"
    "\"incident_updates\": ["
    "{\"id\": \"u3\", \"body\": \"<p>Over.</p>\", \"display_at\": \"2026-11-20T14:00:00Z\","
    " \"affected_components\": null},"
    "{\"id\": \"u2\", \"body\": \"Q&amp;A<br>next\", \"display_at\": null,"
    " \"created_at\": \"2026-11-20T11:00:00Z\","
    " \"affected_components\": [{\"name\": \"Cards\"}, {\"name\": \"Tills\"}]},"
    "{\"id\": \"u1\", \"body\": \"<p> </p>\", \"display_at\": \"2026-11-20T10:00:00Z\"},"
    "{\"id\": \"u0\", \"body\": \"Looking.\", \"display_at\": "
    "\"2026-11-20T10:00:00Z\"}]}]}";

Test(statuspage, gives_an_incident_with_all_its_parts)
{
    struct statuspage page = read_page(sample);
    cr_assert_eq(page.incidents, 1);
    cr_expect_eq(page.skips, 0);
    const struct incident *incident = &page.incident[0].incident;
    cr_expect_str_eq(incident->title, "Orders slow");
    cr_expect_eq(incident->severity, SEVERITY_MAJOR);
    cr_expect_eq(incident->state, INCIDENT_RESOLVED);
    cr_expect_str_eq(at(incident->started_at), "2026-11-20T09:30:00Z");
    cr_expect_eq(incident->detected_at, 0);
    cr_expect_str_eq(at(incident->recovered_at), "2026-11-20T14:00:00Z");
    cr_expect_str_eq(incident->flag, "");
    cr_expect_str_eq(incident->heard_from, "");
    cr_expect_str_eq(incident->source, "statuspage");
    cr_expect_str_eq(incident->source_id, "i1");
    cr_expect_str_eq(incident->url, "https://s.example/i1");
    cr_expect_eq(incident->area, 0);
}

Test(statuspage, names_each_component_once_in_order)
{
    struct statuspage_incident one = read_page(sample).incident[0];
    cr_assert_eq(one.components, 3);
    cr_expect_str_eq(one.component[0], "Orders");
    cr_expect_str_eq(one.component[1], "Tills");
    cr_expect_str_eq(one.component[2], "Cards");
}

Test(statuspage, turns_updates_into_facts_oldest_first)
{
    struct statuspage_incident one = read_page(sample).incident[0];
    cr_assert_eq(one.facts, 3);
    cr_expect_str_eq(one.fact[0].text, "Looking.");
    cr_expect_str_eq(one.fact[0].source_id, "u0");
    cr_expect_str_eq(one.fact[1].text, "Q&A\nnext");
    cr_expect_str_eq(at(one.fact[1].at), "2026-11-20T11:00:00Z");
    cr_expect_str_eq(one.fact[2].text, "Over.");
}

Test(statuspage, takes_a_single_incident)
{
    struct statuspage page =
        read_page("{\"page\": {}, \"incident\": {\"id\": \"i\", \"name\": \"N\","
                  "\"created_at\": \"2026-11-20T10:00:00Z\", \"components\": null,"
                  "\"incident_updates\": null}}");
    cr_assert_eq(page.incidents, 1);
    cr_expect_str_eq(at(page.incident[0].incident.started_at), "2026-11-20T10:00:00Z");
    cr_expect_eq(page.incident[0].incident.severity, SEVERITY_UNKNOWN);
    cr_expect_eq(page.incident[0].incident.state, INCIDENT_OPEN);
    cr_expect_str_eq(page.incident[0].incident.url, "");
    cr_expect_str_eq(page.incident[0].incident.flag, "");
    cr_expect_eq(page.incident[0].components, 0);
    cr_expect_eq(page.incident[0].facts, 0);
}

Test(statuspage, takes_updates_of_one_second_as_the_page_lists_them)
{
    struct statuspage_incident one =
        read_one("\"id\": \"i\", \"name\": \"N\", \"created_at\": \"2026-11-20T10:00:00Z\","
                 "\"incident_updates\": ["
                 "{\"body\": \"third\", \"display_at\": \"2026-11-20T10:00:00.9Z\"},"
                 "{\"body\": \"second\", \"display_at\": \"2026-11-20T10:00:00.5Z\"},"
                 "{\"body\": \"first\", \"display_at\": \"2026-11-20T10:00:00.1Z\"}]");
    cr_assert_eq(one.facts, 3);
    cr_expect_str_eq(one.fact[0].text, "first");
    cr_expect_str_eq(one.fact[1].text, "second");
    cr_expect_str_eq(one.fact[2].text, "third");
    cr_expect_str_eq(one.fact[0].source_id, "");
}

static const struct {
    const char *members;
    enum severity severity;
    enum incident_state state;
    const char *flag;
} cases[] = {
    {"\"impact\": \"none\"", SEVERITY_NONE, INCIDENT_OPEN, ""},
    {"\"impact\": \"minor\", \"status\": \"investigating\"", SEVERITY_MINOR, INCIDENT_OPEN,
     ""},
    {"\"impact\": \"critical\", \"status\": \"monitoring\"", SEVERITY_CRITICAL,
     INCIDENT_OPEN, ""},
    {"\"impact\": \"dire\"", SEVERITY_UNKNOWN, INCIDENT_OPEN,
     "its impact is a word that is not known here: \"dire\""},
    {"\"impact\": 7", SEVERITY_UNKNOWN, INCIDENT_OPEN, ""},
    {"\"status\": \"postmortem\", \"resolved_at\": \"2026-11-20T11:00:00Z\"",
     SEVERITY_UNKNOWN, INCIDENT_RESOLVED, ""},
    {"\"resolved_at\": \"2026-11-20T11:00:00Z\"", SEVERITY_UNKNOWN, INCIDENT_RESOLVED, ""},
    {"\"status\": \"resolved\", \"resolved_at\": null", SEVERITY_UNKNOWN, INCIDENT_RESOLVED,
     "it is resolved, but since when is not said"},
    {"\"status\": \"resolved\", \"resolved_at\": \"soon\"", SEVERITY_UNKNOWN,
     INCIDENT_RESOLVED, "its end is not a time and was left out"},
    {"\"status\": \"identified\", \"resolved_at\": \"2026-11-20T11:00:00Z\"",
     SEVERITY_UNKNOWN, INCIDENT_OPEN, "it is open, though it has an end"},
    {"\"status\": \"resolved\", \"resolved_at\": \"2026-11-20T11:30:00+02:00\"",
     SEVERITY_UNKNOWN, INCIDENT_RESOLVED, "it ended before it started"},
    {"\"status\": \"resolved\", \"resolved_at\": \"2026-11-20 09:59\"", SEVERITY_UNKNOWN,
     INCIDENT_RESOLVED,
     "it ended before it started; a time without an offset was read as UTC"},
    {"\"started_at\": \"noon\"", SEVERITY_UNKNOWN, INCIDENT_OPEN,
     "its start is not a time; when it was put on the page was taken"},
    {"\"incident_updates\": [{\"body\": \"x\"}]", SEVERITY_UNKNOWN, INCIDENT_OPEN,
     "an update without a time was put at the start"},
    {"\"incident_updates\": {}, \"components\": [1, null, {\"name\": 2}, {\"name\": \" "
     "\"}]",
     SEVERITY_UNKNOWN, INCIDENT_OPEN, ""},
    {"\"incident_updates\": [null, 1, {\"body\": null}]", SEVERITY_UNKNOWN, INCIDENT_OPEN,
     ""},
};

Test(statuspage, says_what_is_odd)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *members = arena_printf(
            &arena,
            "\"id\": \"i\", \"name\": \"N\", \"created_at\": \"2026-11-20T10:00:00Z\", %s",
            cases[i].members);
        struct incident one = read_one(members).incident;
        cr_expect_eq(one.severity, cases[i].severity, "%s", members);
        cr_expect_eq(one.state, cases[i].state, "%s", members);
        cr_expect_str_eq(one.flag, cases[i].flag, "%s", members);
    }
}

Test(statuspage, keeps_an_end_before_the_start)
{
    struct incident one =
        read_one("\"id\": \"i\", \"name\": \"N\", \"status\": \"resolved\","
                 "\"started_at\": \"2026-11-20T10:00:00Z\","
                 "\"resolved_at\": \"2026-11-20T09:00:00Z\"")
            .incident;
    cr_expect_str_eq(at(one.started_at), "2026-11-20T10:00:00Z");
    cr_expect_str_eq(at(one.recovered_at), "2026-11-20T09:00:00Z");
}

Test(statuspage, skips_with_number_and_reason)
{
    static const char *const why[] = {
        "it is not an object", "it has no id",
        "it has no id",        "it has no name",
        "it has no name",      "it says no time that it started or was created",
        "it is maintenance",   "it is maintenance",
        "it is maintenance",
    };
    struct statuspage page = read_page(
        "{\"page\": {}, \"incidents\": [{\"id\": \"a\", \"name\": \"A\","
        "\"created_at\": \"2026-11-20T10:00:00Z\"}, null, {\"name\": \"N\"},"
        "{\"id\": \"\", \"name\": \"N\"}, {\"id\": \"b\"}, {\"id\": \"b\", \"name\": \" "
        "\\n\"},"
        "{\"id\": \"b\", \"name\": \"N\", \"created_at\": \"yesterday\"},"
        "{\"id\": \"b\", \"name\": \"N\", \"impact\": \"maintenance\"},"
        "{\"id\": \"b\", \"name\": \"N\", \"impact\": \"scheduled\"},"
        "{\"id\": \"b\", \"name\": \"N\", \"impact\": \"none\", \"status\": \"completed\"},"
        "{\"id\": \"z\", \"name\": \"Z\", \"created_at\": \"2026-11-20T10:00:00Z\"}]}");
    cr_assert_eq(page.skips, 9);
    for (size_t i = 0; i < 9; i++) {
        cr_expect_eq(page.skipped[i].number, i + 2);
        cr_expect_str_eq(page.skipped[i].why, why[i]);
    }
    cr_assert_eq(page.incidents, 2);
    cr_expect_str_eq(page.incident[0].incident.source_id, "a");
    cr_expect_str_eq(page.incident[1].incident.source_id, "z");
}

/* `n` times the piece. */
static const char *many(size_t n, const char *piece)
{
    size_t len = strlen(piece);
    char *text = arena_new(&arena, n * len + 1, 1);
    for (size_t i = 0; i < n; i++)
        memcpy(text + i * len, piece, len);
    return text;
}

Test(statuspage, cuts_what_is_too_long_at_a_character_and_says_so)
{
    const char *members = arena_printf(
        &arena,
        "\"id\": \"i\", \"name\": \"%s\", \"created_at\": \"2026-11-20T10:00:00Z\","
        "\"components\": [{\"name\": \"%s\"}], \"shortlink\": \"%s\", \"incident_updates\":"
        " [{\"body\": \"%s\", \"display_at\": \"2026-11-20T10:00:00Z\"}]",
        many(1001, "ö"), many(201, "日"), many(2001, "u"), many(20001, "😀"));
    struct statuspage_incident one = read_one(members);
    cr_expect_str_eq(one.incident.title, many(1000, "ö"));
    cr_expect_str_eq(one.component[0], many(200, "日"));
    cr_expect_str_eq(one.incident.url, "");
    cr_expect_str_eq(one.fact[0].text, many(20000, "😀"));
    cr_expect_str_eq(
        one.incident.flag,
        "its title was cut at 1000 characters; an update was cut at 20000 "
        "characters; a component's name was cut at 200 characters; its link is "
        "longer than 2000 characters and was left out");
}

Test(statuspage, leaves_whole_what_just_fits)
{
    const char *members = arena_printf(
        &arena,
        "\"id\": \"%s\", \"name\": \"%s\", \"created_at\": \"2026-11-20T10:00:00Z\"",
        many(500, "i"), many(1000, "ö"));
    struct incident one = read_one(members).incident;
    cr_expect_str_eq(one.title, many(1000, "ö"));
    cr_expect_str_eq(one.flag, "");
}

Test(statuspage, skips_an_id_that_is_too_long)
{
    const char *text = arena_printf(
        &arena, "{\"incidents\": [{\"id\": \"%s\", \"name\": \"N\"}]}", many(501, "i"));
    struct statuspage page = read_page(text);
    cr_assert_eq(page.skips, 1);
    cr_expect_str_eq(page.skipped[0].why, "its id is longer than 500 characters");
}

Test(statuspage, refuses_what_is_none)
{
    static const char *const none[] = {
        "{}",
        "[]",
        "{\"page\": {}}",
        "{\"incidents\": {}}",
        "{\"incident\": []}",
        "{\"incidents\": null}",
        "{\"scheduled_maintenances\": []}",
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct statuspage page = {.skips = 42};
        struct err err = {0};
        cr_expect(
            !statuspage_read("p\x1B.json", none[i], strlen(none[i]), &arena, &page, &err));
        cr_expect_eq(err.code, ERR_INPUT);
        cr_expect_eq(page.skips, 42);
        cr_expect_str_eq(err.what,
                         "p^[.json:1:1: this is no status page's incidents; \"incidents\" "
                         "with a list, or \"incident\" with one expected");
    }
}

Test(statuspage, takes_an_empty_list_and_a_byte_order_mark)
{
    struct statuspage page = read_page("{\"page\": {}, \"incidents\": []}");
    cr_expect_eq(page.incidents, 0);
    cr_expect_eq(page.skips, 0);
    cr_expect_eq(read_page("\xEF\xBB\xBF{\"page\": {}, \"incidents\": []}").incidents, 0);
}

Test(statuspage, reads_every_prefix_or_says_why_not)
{
    for (size_t len = 0; len < sizeof sample - 1; len++) {
        char *piece = malloc(len ? len : 1); /* so that a byte too far is noticed */
        struct statuspage page;
        struct err err = {0};
        memcpy(piece, sample, len);
        cr_expect(!statuspage_read("p.json", piece, len, &arena, &page, &err));
        cr_expect_eq(err.code, ERR_INPUT);
        free(piece);
    }
}

/* A byte changed anywhere may give anything but a crash. */
Test(statuspage, reads_or_refuses_whatever_is_changed)
{
    static const char with[] = "\"\\{}[],:0n \x01\xFF";
    char *text = arena_text(&arena, sample, sizeof sample - 1);
    for (size_t i = 0; i < sizeof sample - 1; i++) {
        for (size_t w = 0; w < sizeof with; w++) {
            struct statuspage page;
            struct err err = {0};
            struct arena own;
            arena_init(&own);
            text[i] = with[w];
            if (!statuspage_read("p.json", text, sizeof sample - 1, &own, &page, &err))
                cr_expect_eq(err.code, ERR_INPUT);
            arena_release(&own);
        }
        text[i] = sample[i];
    }
}

Test(statuspage, with_20000_components_is_not_slow)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, "{\"incident\": {\"id\": \"i\", \"name\": \"N\", \"created_at\": "
                   "\"2026-11-20T10:00:00Z\", \"components\": [");
    for (int i = 0; i < 20000; i++)
        buf_addf(&text, "%s{\"name\": \"c%d\"}", i ? ", " : "", i / 2);
    buf_add(&text, "]}}");
    clock_t begin = clock();
    struct statuspage page = read_page(text.text);
    double ms = (double)(clock() - begin) * 1000 / CLOCKS_PER_SEC;
    cr_assert_eq(page.incident[0].components, 10000);
    cr_expect_str_eq(page.incident[0].component[9999], "c9999");
    cr_expect_lt(ms, 500.0, "%.1f ms", ms);
    buf_release(&text);
}

/* --- what a real page gave --------------------------------------------------------------
 */

static struct statuspage read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buf text;
    char piece[4096];
    size_t n;
    buf_init(&text);
    cr_assert_not_null(file, "%s", path);
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        buf_add_n(&text, piece, n);
    fclose(file);
    struct statuspage page;
    struct err err = {0};
    cr_assert(statuspage_read(path, text.text, text.len, &arena, &page, &err), "%s",
              err.what);
    buf_release(&text);
    return page;
}

/* What is left of HTML where it was not read as text. */
static const char *const marks[] = {"<br", "<p>", "<a ", "</", "&amp;", "&#", "&nbsp;"};

static void expect_sound(const struct statuspage_incident *one, const char *path)
{
    cr_expect(utf8_valid(one->incident.title, strlen(one->incident.title), NULL));
    cr_expect_neq(one->incident.severity, SEVERITY_UNKNOWN, "%s", path);
    cr_expect_eq(one->incident.state, INCIDENT_RESOLVED, "%s", path);
    cr_expect_geq(one->incident.recovered_at, one->incident.started_at, "%s", path);
    cr_expect_str_eq(one->incident.flag, "", "%s", path);
    cr_expect_gt(one->facts, 0, "%s", path);
    for (size_t i = 0; i < one->facts; i++) {
        cr_expect_neq(one->fact[i].text[0], '\0', "%s", path);
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            cr_expect_not(strstr(one->fact[i].text, marks[m]), "%s: %s", path,
                          one->fact[i].text);
        cr_expect_neq(one->fact[i].source_id[0], '\0', "%s", path);
        cr_expect(i == 0 || one->fact[i - 1].at <= one->fact[i].at, "%s", path);
    }
}

Test(statuspage, reads_the_50_incidents_of_a_real_page)
{
    static const char path[] = REAL "github-statuspage-latest50.json";
    if (access(path, R_OK) != 0)
        cr_skip_test("%s is not here", path);
    struct statuspage page = read_file(path);
    cr_expect_eq(page.incidents, 50);
    cr_expect_eq(page.skips, 0);
    for (size_t i = 0; i < page.incidents; i++)
        expect_sound(&page.incident[i], path);
}

Test(statuspage, reads_the_131_incidents_of_a_real_year)
{
    static const char folder[] = REAL "github-statuspage-raw-2023";
    DIR *dir = opendir(folder);
    size_t files = 0;
    if (!dir)
        cr_skip_test("%s is not here", folder);
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (!strstr(entry->d_name, ".json"))
            continue;
        const char *path = arena_printf(&arena, "%s/%s", folder, entry->d_name);
        struct statuspage page = read_file(path);
        cr_expect_eq(page.incidents, 1, "%s", path);
        cr_expect_eq(page.skips, 0, "%s", path);
        expect_sound(&page.incident[0], path);
        files++;
    }
    closedir(dir);
    cr_expect_eq(files, 131);
}
