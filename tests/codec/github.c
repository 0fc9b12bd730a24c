/* GitHub's issues: one record, and the streams they come in. */
#include "codec/github.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct err err;

/* Reads an input of one issue. */
static struct github_issue issue_of(const char *text)
{
    struct github_issue issue;
    struct github_reader *reader = github_reader_new("in.json");
    github_reader_feed(reader, text, strlen(text));
    github_reader_end(reader);
    cr_assert_eq(github_reader_next(reader, &arena, &issue, &err), GITHUB_ISSUE, "%s: %s",
                 text, err.what);
    struct github_issue none;
    cr_assert_eq(github_reader_next(reader, &arena, &none, &err), GITHUB_END, "%s",
                 err.what);
    github_reader_free(reader);
    return issue;
}

Test(github, reads_an_issue_of_the_rest_api)
{
    struct github_issue issue = issue_of(
        "{\"url\":\"https://api.github.com/repos/acme/shop/issues/71058\","
        "\"repository_url\":\"https://api.github.com/repos/acme/shop\","
        "\"html_url\":\"https://github.com/acme/shop/issues/71058\",\"id\":860615030,"
        "\"number\":71058,\"title\":\" Invoice\\tlist \",\"user\":{\"login\":\"x\"},"
        "\"labels\":[{\"name\":\"bug\"},{\"name\":\"Area: billing\"},"
        "{\"name\":\"component:pdf export\"},{\"name\":\"area/app\"},"
        "{\"name\":\"customer:Acme\"},{\"name\":\"areas:no\"},{\"name\":\"area:\"}],"
        "\"state\":\"closed\",\"assignee\":{\"login\":\"ana\"},"
        "\"assignees\":[{\"login\":\"ana\"},{\"login\":\"bob\"}],"
        "\"created_at\":\"2021-04-18T10:00:00Z\",\"closed_at\":\"2021-04-19T10:00:00Z\","
        "\"comments\":3,\"body\":\"### Who\\r\\n\\r\\nfinance lead\\r\\n\\r\\n### Edge "
        "cases"
        "\\r\\n- none paid\\r\\n- split\\r\\n### Account\\r\\nGlobex\"}");
    cr_expect_eq(issue.number, 1);
    cr_expect_null(issue.skip);
    cr_expect_str_eq(issue.ticket.title, "Invoice list");
    cr_expect_str_eq(issue.ticket.source, "github:acme/shop");
    cr_expect_str_eq(issue.ticket.source_id, "71058");
    cr_expect_str_eq(issue.ticket.url, "https://github.com/acme/shop/issues/71058");
    cr_expect_eq(issue.ticket.state, TICKET_DONE);
    cr_expect_eq(issue.ticket.opened_at, 1618740000);
    cr_expect_eq(issue.ticket.done_at, 1618826400);
    cr_expect_str_eq(issue.ticket.assigned, "ana, bob");
    cr_expect_eq(issue.assignees, 2);
    cr_expect_str_eq(issue.ticket.customer, "Acme");
    cr_expect_str_eq(issue.ticket.who, "finance lead");
    cr_expect_str_eq(issue.ticket.why, "");
    cr_assert_eq(issue.areas, 3);
    cr_expect_str_eq(issue.area[0], "billing");
    cr_expect_str_eq(issue.area[1], "pdf export");
    cr_expect_str_eq(issue.area[2], "app");
    cr_assert_eq(issue.awkward_n, 2);
    cr_expect_str_eq(issue.awkward[1], "split");
    arena_release(&arena);
}

Test(github, reads_an_issue_of_gh)
{
    struct github_issue issue =
        issue_of("[{\"assignees\":[],\"body\":\"**Customer:** Globex\",\"closedAt\":null,"
                 "\"createdAt\":\"2021-04-18T12:00:00+02:00\",\"labels\":[],"
                 "\"number\":9223372036854775807,\"state\":\"OPEN\",\"title\":\"x\","
                 "\"url\":\"https://github.com/acme/shop/issues/7\"}]\n");
    cr_expect_eq(issue.ticket.state, TICKET_DRAFT);
    cr_expect_eq(issue.ticket.opened_at, 1618740000);
    cr_expect_eq(issue.ticket.done_at, 0);
    cr_expect_str_eq(issue.ticket.source, "github:acme/shop");
    cr_expect_str_eq(issue.ticket.source_id, "9223372036854775807");
    cr_expect_str_eq(issue.ticket.customer, "Globex");
    cr_expect_str_eq(issue.ticket.assigned, "");
    arena_release(&arena);
}

static const struct {
    const char *record;
    enum ticket_state state;
    int64_t done_at;
} states[] = {
    {"\"state\":\"CLOSED\",\"closedAt\":\"1970-01-01T00:00:05Z\"", TICKET_DONE, 5},
    {"\"state\":\"Closed\",\"updatedAt\":\"1970-01-01T00:00:06Z\"", TICKET_DONE, 6},
    {"\"state\":\"closed\",\"created_at\":\"1970-01-01T00:00:07Z\"", TICKET_DONE, 7},
    {"\"closed_at\":\"1970-01-01T00:00:05Z\"", TICKET_DONE, 5},
    {"\"state\":\"open\",\"closed_at\":\"1970-01-01T00:00:05Z\"", TICKET_DRAFT, 0},
    {"\"state\":\"\"", TICKET_DRAFT, 0},
    {"\"state\":7,\"closed_at\":\"soon\"", TICKET_DRAFT, 0},
};

Test(github, a_closed_issue_is_done)
{
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        struct buf text;
        buf_init(&text);
        buf_addf(&text, "{\"number\":1,\"title\":\"a\",%s}", states[i].record);
        struct github_issue issue = issue_of(text.text);
        cr_expect_eq(issue.ticket.state, states[i].state, "%s", states[i].record);
        cr_expect_eq(issue.ticket.done_at, states[i].done_at, "%s", states[i].record);
        buf_release(&text);
    }
    arena_release(&arena);
}

static const struct {
    const char *record, *why;
    bool pull;
} skipped[] = {
    {"{\"number\":1,\"title\":\"a\",\"pull_request\":{}}", "a pull request", true},
    {"{\"number\":1,\"title\":\"a\",\"url\":\"https://github.com/a/b/pull/1\"}",
     "a pull request", true},
    {"{\"title\":\"a\"}", "it has no number", false},
    {"{\"number\":\"1\",\"title\":\"a\"}", "it has no number", false},
    {"{\"number\":1.5,\"title\":\"a\"}", "it has no number", false},
    {"{\"number\":0,\"title\":\"a\"}", "it has no number", false},
    {"{\"number\":1}", "it has no title", false},
    {"{\"number\":1,\"title\":\" \\n\"}", "it has no title", false},
    {"{\"number\":1,\"title\":[]}", "it has no title", false},
    {"{}", "it has no number", false},
};

Test(github, says_why_a_record_is_no_ticket)
{
    for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++) {
        struct github_issue issue = issue_of(skipped[i].record);
        cr_assert_not_null(issue.skip, "%s", skipped[i].record);
        cr_expect_str_eq(issue.skip, skipped[i].why, "%s", skipped[i].record);
        cr_expect_eq(issue.pull, skipped[i].pull);
    }
    struct github_issue issue =
        issue_of("{\"number\":1,\"title\":\"a\",\"pull_request\":null,"
                 "\"html_url\":\"https://github.com/acme/pull/issues/1\"}");
    cr_expect_null(issue.skip);
    arena_release(&arena);
}

static const struct {
    const char *address, *source, *url;
} addresses[] = {
    {"\"url\":\"https://api.github.com/repos/a/b/issues/1\"", "github:a/b",
     "https://api.github.com/repos/a/b/issues/1"},
    {"\"url\":\"https://git.corp/api/v3/repos/a/b/issues/1\"", "github:a/b",
     "https://git.corp/api/v3/repos/a/b/issues/1"},
    {"\"repository_url\":\"https://api.github.com/repos/a/b\"", "github:a/b", ""},
    {"\"html_url\":\"https://github.com/acme/repos/issues/1\"", "github:acme/repos",
     "https://github.com/acme/repos/issues/1"},
    {"\"html_url\":\"https://github.com/repos/acme/issues/1\"", "github:repos/acme",
     "https://github.com/repos/acme/issues/1"},
    {"\"url\":\"https://github.com/acme/repos/issues/1\"", "github:acme/repos",
     "https://github.com/acme/repos/issues/1"},
    {"\"html_url\":\"javascript:alert(1)//x/y/z\"", "github", ""},
    {"\"html_url\":\"https://github.com/a\"", "github", "https://github.com/a"},
    {"\"html_url\":\"https://github.com//b/1\"", "github", "https://github.com//b/1"},
    {"\"html_url\":\"https://github.com/a/\"", "github", "https://github.com/a/"},
    {"\"html_url\":\"\"", "github", ""},
    {"\"html_url\":7", "github", ""},
};

Test(github, the_source_is_the_repository_of_its_address)
{
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct buf text;
        buf_init(&text);
        buf_addf(&text, "{\"number\":1,\"title\":\"a\",%s}", addresses[i].address);
        struct github_issue issue = issue_of(text.text);
        cr_expect_str_eq(issue.ticket.source, addresses[i].source);
        cr_expect_str_eq(issue.ticket.url, addresses[i].url);
        buf_release(&text);
    }
    arena_release(&arena);
}

static void add_many(struct buf *out, const char *text, int n)
{
    for (int i = 0; i < n; i++)
        buf_add(out, text);
}

Test(github, texts_are_cut_to_what_a_record_holds_at_a_characters_end)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, "{\"number\":1,\"html_url\":\"https://github.com/o/");
    add_many(&text, "\xc3\xa9", 60);
    buf_add(&text, "/issues/1\",\"title\":\"");
    add_many(&text, "\xc3\xa9", 1001);
    buf_add(&text, "\",\"body\":\"# Who\\n");
    add_many(&text, "\xc3\xa9", 20001);
    buf_add(&text, "\\n# Edge cases\\n- ");
    add_many(&text, "\xc3\xa9", 20001);
    add_many(&text, "\\n- a", 200);
    buf_add(&text, "\\n# Signs off\\nAna\\nBo ");
    add_many(&text, "\xc3\xa9", 201);
    buf_add(&text, "\\n# Customer\\n");
    add_many(&text, "\xc3\xa9", 201);
    buf_add(&text, "\",\"assignees\":[{\"login\":\"x\"}");
    add_many(&text, ",{\"login\":\"longest-of-logins\"}", 200);
    buf_add(&text, "]}");
    struct github_issue issue = issue_of(text.text);
    cr_expect_eq(strlen(issue.ticket.title), 2000);
    cr_expect_eq(strlen(issue.ticket.who), 40000);
    cr_expect_eq(strlen(issue.awkward[0]), 40000);
    cr_expect_eq(issue.awkward_n, 100);
    cr_expect_eq(strlen(issue.ticket.signs_off), 400 - 7);
    cr_expect_eq(strncmp(issue.ticket.signs_off, "Ana Bo \xc3\xa9", 9), 0);
    cr_expect_eq(strlen(issue.ticket.customer), 400);
    cr_expect_eq(strlen(issue.ticket.assigned), 2000);
    cr_expect_eq(issue.assignees, 201);
    cr_expect_leq(strlen(issue.ticket.source), 100);
    cr_expect_eq(strncmp(issue.ticket.source, "github:\xc3\xa9", 9), 0, "%s",
                 issue.ticket.source);
    buf_release(&text);
    arena_release(&arena);
}

Test(github, members_of_another_kind_are_passed_over)
{
    struct github_issue issue = issue_of(
        "{\"number\":1,\"title\":\"a\",\"body\":null,\"labels\":[\"area:x\",null,7,{},[]],"
        "\"assignees\":[null,{\"login\":7},{}],\"assignee\":{\"login\":\"ana\"},"
        "\"created_at\":7}");
    cr_expect_null(issue.skip);
    cr_expect_eq(issue.areas, 1);
    cr_expect_str_eq(issue.ticket.assigned, "ana");
    cr_expect_eq(issue.assignees, 1);
    issue = issue_of("{\"number\":1,\"title\":\"a\",\"labels\":{},\"assignees\":\"x\"}");
    cr_expect_eq(issue.areas, 0);
    arena_release(&arena);
}

Test(github, reads_the_real_issues)
{
    FILE *file = fopen("../shared/real/tickets/github-webcompat-issues.jsonl", "r");
    if (!file)
        cr_skip_test("the real issues are not here");
    struct github_reader *reader = github_reader_new("issues");
    struct github_issue issue;
    enum github_step step;
    char bytes[4096];
    size_t n, issues = 0, open = 0;
    do {
        while ((step = github_reader_next(reader, &arena, &issue, &err)) == GITHUB_ISSUE) {
            cr_expect_null(issue.skip);
            cr_expect_str_eq(issue.ticket.source, "github:webcompat/web-bugs");
            issues++;
            open += issue.ticket.state != TICKET_DONE;
            arena_reset(&arena);
        }
        if (step != GITHUB_MORE)
            break;
        n = fread(bytes, 1, sizeof bytes, file);
        github_reader_feed(reader, bytes, n);
        if (n == 0)
            github_reader_end(reader);
    } while (true);
    cr_expect_eq(step, GITHUB_END, "%s", err.what);
    cr_expect_eq(issues, 100);
    cr_expect_eq(open, 40);
    github_reader_free(reader);
    fclose(file);
    arena_release(&arena);
}
