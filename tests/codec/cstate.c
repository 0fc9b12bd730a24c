/* cState's issues as records. */
#include "codec/cstate.h"

#include "base/mem.h"

#include <criterion/criterion.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REAL "../shared/real/incidents/jenkins-cstate-2025-at-20251212/"

static struct arena arena;
static struct zone berlin;
static struct statuspage_incident issue;
static bool naive;
static const char *skip;
static struct err err;

static void set_up(void)
{
    arena_init(&arena);
    struct err none;
    cr_assert(zone_find("Europe/Berlin", &berlin, &none));
}

static void tear_down(void)
{
    arena_release(&arena);
}

TestSuite(cstate, .init = set_up, .fini = tear_down);

static bool reads(const char *file, const char *text)
{
    err = (struct err){0};
    return cstate_read(file, text, strlen(text), &berlin, &arena, &issue, &naive, &skip,
                       &err);
}

static void take(const char *head)
{
    cr_assert(reads("a/b.md", arena_printf(&arena, "---\n%s---\n", head)), "%s", err.what);
}

static const char *at(int64_t utc)
{
    static char text[TIME_TEXT];
    time_text(utc, text);
    return text;
}

Test(cstate, reads_an_issue)
{
    static const char text[] =
        "---\r\ntitle: \"[ldap]  down\"\r\ndate: 2025-02-07T01:40:00-00:00\r\n"
        "resolved: true\r\nresolvedWhen: 2025-02-07T8:40:00-00:00\r\n# a comment\r\n"
        "severity: down\r\naffected:\r\n  - ldap\r\n  - ci\r\n  - ldap\r\n"
        "section: issue\r\n---\r\n\r\n"
        "*Fixed* - A key. {{< track \"2025-02-07T08:30:00Z\" >}}\r\n\r\n"
        "*Seen* - It is down. {{< track \"2025-02-07 2:50\" >}}\r\n\r\n"
        "More in <https://example.org/1>.\r\n";
    cr_assert(reads("content/issues/2025-02-06-ldap.md", text), "%s", err.what);
    cr_assert_null(skip);
    cr_assert_str_eq(issue.incident.source, "cstate");
    cr_assert_str_eq(issue.incident.source_id, "2025-02-06-ldap");
    cr_assert_str_eq(issue.incident.title, "[ldap] down");
    cr_assert_eq(issue.incident.severity, SEVERITY_CRITICAL);
    cr_assert_eq(issue.incident.state, INCIDENT_RESOLVED);
    cr_assert_str_eq(at(issue.incident.started_at), "2025-02-07T01:40:00Z");
    cr_assert_str_eq(at(issue.incident.recovered_at), "2025-02-07T08:40:00Z");
    cr_assert_str_eq(issue.incident.flag, "");
    cr_assert(naive, "the second track has no offset");
    cr_assert_eq(issue.components, 2);
    cr_assert_str_eq(issue.component[1], "ci");
    cr_assert_eq(issue.facts, 3);
    cr_assert_str_eq(issue.fact[0].text, "More in <https://example.org/1>.");
    cr_assert_str_eq(issue.fact[1].text, "*Seen* - It is down.");
    cr_assert_str_eq(at(issue.fact[1].at), "2025-02-07T01:50:00Z");
    cr_assert_str_eq(issue.fact[2].text, "*Fixed* - A key.");
    cr_assert_str_eq(issue.fact[0].source_id, "text");
    cr_assert_str_eq(issue.fact[2].source_id, "track 2025-02-07T08:30:00Z");
}

/* Each fact's id and words, one below the other. */
static const char *facts_of(const char *body)
{
    const char *all = "";
    cr_assert(reads("a.md", arena_printf(&arena,
                                         "---\ntitle: x\ndate: 2025-02-07T01:00:00Z\n---\n"
                                         "%s",
                                         body)),
              "%s", err.what);
    for (size_t i = 0; i < issue.facts; i++)
        all = arena_printf(&arena, "%s%s: %s\n", all, issue.fact[i].source_id,
                           issue.fact[i].text);
    return all;
}

#define AT(hour) "{{< track \"2025-02-07T" hour ":00:00Z\" >}}"
#define ID(hour) "track 2025-02-07T" hour ":00:00Z"

Test(cstate, names_a_fact_by_its_time_so_that_newer_ones_leave_it_alone)
{
    cr_expect_str_eq(facts_of("Seen. " AT("02") "\n"), ID("02") ": Seen.\n");
    cr_expect_str_eq(facts_of("Over. " AT("03") "\n\nSeen. " AT("02") "\n"),
                     ID("02") ": Seen.\n" ID("03") ": Over.\n");
    cr_expect_str_eq(facts_of("c " AT("02") "\n\nb " AT("02") "\n\na " AT("02") "\n\nd " AT(
                         "03") "\n\ntext"),
                     "text: text\n" ID("02") ": a\n" ID("02") " (2): b\n" ID(
                         "02") " (3): c\n" ID("03") ": d\n");
}

Test(cstate, gives_a_track_of_its_own_the_text_above_it_and_each_track_its_part)
{
    static const char *const cases[][2] = {
        {"a\n\nb\n\n" AT("03") "\n\nc\n" AT("02") "\n\nd\n",
         "text: d\n" ID("02") ": c\n" ID("03") ": a\n\nb\n"},
        {"a\n\nb " AT("03") "\n\n" AT("02") "\n", "text: a\n" ID("03") ": b\n"},
        {"b " AT("03") "\na " AT("02") " more\n", ID("02") ": a  more\n" ID("03") ": b\n"},
        {AT("03") " b\n" AT("02") " a\n", ID("02") ": a\n" ID("03") ": b\n"},
        {AT("03") "\nb\n" AT("02") "\na\n", ID("02") ": a\n" ID("03") ": b\n"},
        {AT("03") "\nb\n" AT("02") "\n", ID("02") ": b\n"},
        {AT("03") " b\n", ID("03") ": b\n"},
        {"a\n\n{{< track \"never\" >}}\n\nb\n\n" AT("02") "\n",
         "text: a\n" ID("02") ": b\n"},
        {"{{< figure >}} a " AT("02") "\n", ID("02") ": {{< figure >}} a\n"},
        {"a {{< track \"2025\n", "text: a {{< track \"2025\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(facts_of(cases[i][0]), cases[i][1], "%s", cases[i][0]);
}

Test(cstate, reads_the_same_text_whatever_its_lines_end_in)
{
    cr_expect_str_eq(facts_of("a\r\nb\r\n" AT("02") "\r\n\r\nc\r\nd\r\n"),
                     facts_of("a\nb\n" AT("02") "\n\nc\nd\n"));
}

Test(cstate, takes_times_as_people_write_them)
{
    static const struct {
        const char *typed, *is;
        bool naive;
    } times[] = {
        {"2025-04-24T7:30:00-00:00", "2025-04-24T07:30:00Z", false},
        {"2025-04-24 07:30:00 +0200", "2025-04-24T05:30:00Z", false},
        {"2025-04-24T07:30:00Z", "2025-04-24T07:30:00Z", false},
        {"2025-04-24 7:30", "2025-04-24T05:30:00Z", true},
        {"'2025-01-24'", "2025-01-23T23:00:00Z", true},
    };
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        take(arena_printf(&arena, "title: x\ndate: %s\n", times[i].typed));
        cr_assert_null(skip, "%s: %s", times[i].typed, skip);
        cr_assert_str_eq(at(issue.incident.started_at), times[i].is);
        cr_assert_eq(naive, times[i].naive, "%s", times[i].typed);
    }
}

Test(cstate, keeps_what_is_odd_and_says_so)
{
#define HEAD "title: x\ndate: 2025-01-08T22:00:00Z\n"
    take(HEAD "resolved: true\nresolvedWhen: 2025-01-08T21:00:00Z\n");
    cr_assert_str_eq(issue.incident.flag, "it ended before it started");
    cr_assert_str_eq(at(issue.incident.recovered_at), "2025-01-08T21:00:00Z");
    take(HEAD "resolved: false\nresolvedWhen: 2025-01-09T21:00:00Z\n");
    cr_assert_str_eq(issue.incident.flag, "it is open, though it has an end");
    cr_assert_eq(issue.incident.state, INCIDENT_OPEN);
    take(HEAD "resolved: true\n");
    cr_assert_str_eq(issue.incident.flag, "it is resolved, but since when is not said");
    take(HEAD "resolved: true\nresolvedWhen: soon\nseverity: meh\n");
    cr_assert_str_eq(issue.incident.flag,
                     "its end is not a time and was left out; its "
                     "severity is a word that is not known here: \"meh\"");
    cr_assert_eq(issue.incident.severity, SEVERITY_UNKNOWN);
    take(HEAD "resolved: false\nseverity: notice\n");
    cr_assert_str_eq(issue.incident.flag, "");
    cr_assert_eq(issue.incident.severity, SEVERITY_MINOR);
}

Test(cstate, knows_yaml_s_words_for_true_and_false)
{
    static const struct {
        const char *word;
        enum incident_state state;
        const char *flag;
    } words[] = {
        {"True", INCIDENT_RESOLVED, ""},
        {"TRUE", INCIDENT_RESOLVED, ""},
        {"False", INCIDENT_OPEN, "it is open, though it has an end"},
        {"FALSE", INCIDENT_OPEN, "it is open, though it has an end"},
        {"yes", INCIDENT_RESOLVED, ""},
        {"On", INCIDENT_RESOLVED, ""},
        {"no", INCIDENT_OPEN, "it is open, though it has an end"},
        {"OFF", INCIDENT_OPEN, "it is open, though it has an end"},
        {"null", INCIDENT_RESOLVED, ""},
        {"may;be", INCIDENT_RESOLVED,
         "whether it is over is said in a word that is neither true nor false: \"may,be\""},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        take(arena_printf(&arena, HEAD "resolvedWhen: 2025-01-09T21:00:00Z\nresolved: %s\n",
                          words[i].word));
        cr_expect_eq(issue.incident.state, words[i].state, "%s", words[i].word);
        cr_expect_str_eq(issue.incident.flag, words[i].flag);
    }
}

Test(cstate, takes_one_component_alone_and_names_what_is_no_text)
{
    take(HEAD "affected: ci\n");
    cr_assert_eq(issue.components, 1);
    cr_assert_str_eq(issue.component[0], "ci");
    cr_assert_eq(issue.notes, 0);
    take(HEAD "affected:\n  - ci\n  - {a: b}\n  - ldap\n");
    cr_assert_eq(issue.components, 2);
    cr_assert_eq(issue.component_line[1], 7);
    cr_assert_eq(issue.notes, 1);
    cr_assert_eq(issue.note[0].line, 6);
    cr_assert_str_eq(issue.note[0].what,
                     "an item of \"affected\" is no text and was left out");
    take(HEAD "affected: {a: b}\n");
    cr_assert(issue.components == 0 && issue.notes == 1 && issue.note[0].line == 4);
}

Test(cstate, notes_each_oddity_with_its_line)
{
    cr_assert(reads("a.md", "---\ntitle: x\ndate: 2025-01-08T22:00\nseverity: meh\n"
                            "resolved: true\nresolvedWhen: soon\n---\nA\n\nB\n"
                            "b {{< track \"never\" >}}\n"));
    static const struct {
        size_t line;
        const char *what;
    } notes[] = {
        {6, "its end is not a time and was left out"},
        {4, "its severity is a word that is not known here: \"meh\""},
        {11, "an update without a time was put at the start"},
        {3, "a time without an offset was read as Europe/Berlin"},
    };
    cr_assert_eq(issue.notes, 4);
    for (size_t i = 0; i < 4; i++) {
        cr_expect_eq(issue.note[i].line, notes[i].line, "%zu", issue.note[i].line);
        cr_expect_str_eq(issue.note[i].what, notes[i].what);
    }
    take("title: x\nsection: issue\ndate: never\n");
    cr_assert_eq(issue.number, 4, "the line a skip is about");
}

Test(cstate, keeps_comments_out_of_the_facts)
{
    cr_assert(reads("a.md", "---\n" HEAD "---\nSeen. <!-- not\n\nthis -->\n\n"
                            "<!-- nor this -->\nMore <!-- of it\n"));
    cr_assert_eq(issue.facts, 1);
    cr_assert_str_eq(issue.fact[0].text, "Seen.\n\nMore <!-- of it");
    cr_expect_str_eq(facts_of("Set `<!-- a -->`. <!-- b -->\n```\n<!-- c -->\n```\n"),
                     "text: Set `<!-- a -->`. \n```\n<!-- c -->\n```\n");
}

Test(cstate, says_why_it_is_no_incident)
{
    take("title: x\ndate: 2025-01-08T22:00:00Z\nsection: page\n");
    cr_assert_str_eq(skip, "its section is not \"issue\"");
    take(HEAD "informational: true\n");
    cr_assert_str_eq(skip, "it is an announcement");
    cr_assert_eq(issue.number, 4, "the line a skip is about");
    take(HEAD "informational: false\n");
    cr_assert_null(skip);
    take("date: 2025-01-08T22:00:00Z\n");
    cr_assert_str_eq(skip, "it has no title");
    take("title: x\n");
    cr_assert_str_eq(skip, "it has no date");
    take("title: x\ndate: 2025-13-08\n");
    cr_assert_str_eq(skip, "its date is not a time");
    take("title: x\ndate: 1970-01-01T00:00:00Z\n");
    cr_assert_str_eq(skip, "its date is not a time");
}

Test(cstate, refuses_what_it_cannot_read)
{
    static const struct {
        const char *text, *says;
    } bad[] = {
        {"", "a.md:1:1: this is no cState issue"},
        {"# Title\n", "a.md:1:1: this is no cState issue"},
        {"---\ntitle: x\n", "a.md:1:1: this is no cState issue"},
        {"---\n- x\n---\n", "a.md:2:1: a front matter of no keys"},
        {"---\ntitle: x\ntitle: y\n---\n", "a.md:3:1: "},
        {"---\ntitle: &a x\n---\n", "a.md:2:8: "},
        {"---\ntitle: x\n---\n\xFF\n", "a.md:4:1: the text is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cr_assert(!reads("a.md", bad[i].text));
        cr_assert_eq(err.code, ERR_INPUT);
        cr_assert_eq(strncmp(err.what, bad[i].says, strlen(bad[i].says)), 0, "%s",
                     err.what);
    }
}

/* Cut anywhere it is read or refused, and nothing is read past its end. */
Test(cstate, survives_a_cut_at_every_byte)
{
    static const char text[] = "---\ntitle: x\ndate: 2025-02-07T1:40\naffected: [a]\n---\n"
                               "A {{< track \"2025-02-07 2:50\" >}}\n";
    for (size_t len = 0; len < sizeof text; len++) {
        char *cut = mem_new(len + 1, 1);
        memcpy(cut, text, len);
        (void)!cstate_read("a.md", cut, len, &berlin, &arena, &issue, &naive, &skip, &err);
        free(cut);
    }
    cr_assert(reads("a.md", text));
}

Test(cstate, reads_the_real_ones)
{
    DIR *folder = opendir(REAL);
    int n = 0, open = 0, flagged = 0;
    if (!folder)
        cr_skip_test("%s is not here", REAL);
    for (struct dirent *entry; (entry = readdir(folder));) {
        static char text[100000];
        if (entry->d_name[0] == '.')
            continue;
        FILE *file = fopen(arena_printf(&arena, REAL "%s", entry->d_name), "r");
        cr_assert_not_null(file);
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
        cr_assert(reads(entry->d_name, text), "%s", err.what);
        cr_assert_null(skip);
        n++;
        open += issue.incident.state == INCIDENT_OPEN;
        flagged += issue.incident.flag[0] != '\0';
    }
    closedir(folder);
    cr_assert_eq(n, 37);
    cr_assert_eq(open, 4);
    cr_assert_eq(flagged, 1);
}
