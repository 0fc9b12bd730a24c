/* One issue of GitHub, from its JSON to a ticket. Both shapes are read by the same names:
 * createdAt of `gh` is created_at of the REST API. Comments and authors are left out. */
#include "github_private.h"

#include "base/date.h"
#include "codec/spec_text.h"
#include "cut.h"

#include <inttypes.h>
#include <string.h>

/* Characters the store takes, and how many cases of one ticket are read. */
enum {
    TITLE = 1000,
    TEXT = 20000,
    NAME = 200,
    URL = 2000,
    ASSIGNED = 2000,
    SOURCE = 100,
    CASES = 100
};

static const char *keep(struct arena *arena, const char *text, size_t most)
{
    size_t len = strlen(text);
    return arena_text(arena, text, cut_length(text, len, most));
}

static const char *keep_line(struct arena *arena, const char *text, size_t most)
{
    struct buf line;
    buf_init(&line);
    cut_line(&line, text);
    const char *kept = keep(arena, line.text, most);
    buf_release(&line);
    return kept;
}

/* The text of the first of two members that has one, else "". */
static const char *text_of(const struct json *record, const char *key, const char *other)
{
    return json_in_text_of(record, key, json_in_text_of(record, other, ""));
}

static int64_t time_of(const struct json *record, const char *key, const char *other)
{
    static const struct zone utc = {.name = "UTC"};
    int64_t at;
    return time_parse(text_of(record, key, other), &utc, &at, NULL) ? at : 0;
}

/* "owner/name" in an address: after the host, before "/issues/" or "/pull/"; in one of the
 * API, which html_url never is, after "/repos/", that follows the host or "/api/v3". A
 * repository may be called repos. The length is returned, 0 for none. */
static size_t repository_in(const char *url, bool web, const char **name)
{
    static const char mark[] = "/repos/", version[] = "/api/v";
    const char *host = strstr(url, "://"), *from = host ? strchr(host + 3, '/') : NULL;
    const char *repos = from && !web ? strstr(from, mark) : NULL;
    const char *api = repos ? strstr(from, version) : NULL;
    if (repos && (repos == from || (api && api < repos)))
        from = repos + sizeof mark - 2;
    if (!from)
        return 0;
    *name = from + 1;
    size_t owner = strcspn(*name, "/?#"), whole = owner + 1;
    if (owner == 0 || (*name)[owner] != '/')
        return 0;
    whole += strcspn(*name + whole, "/?#");
    return whole > owner + 1 ? whole : 0;
}

static const char *source_of(const struct json *record, struct arena *arena)
{
    static const char *const keys[] = {"html_url", "url", "repository_url"};
    static const char front[] = "github:";
    const size_t most = SOURCE - (sizeof front - 1);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *name;
        size_t len = repository_in(json_in_text_of(record, keys[i], ""), i == 0, &name);
        if (len == 0)
            continue;
        while (len > most || (len > 0 && ((unsigned char)*name & 0xC0) == 0x80)) {
            name++; /* the name says more than its owner */
            len--;
        }
        return arena_printf(arena, "%s%.*s", front, (int)len, name);
    }
    return "github";
}

/* The address for people; only those of the web. */
static const char *url_of(const struct json *record, struct arena *arena)
{
    const char *url = text_of(record, "html_url", "url");
    size_t len = strlen(url);
    bool web = strncasecmp(url, "https://", 8) == 0 || strncasecmp(url, "http://", 7) == 0;
    return web && cut_length(url, len, URL) == len ? arena_text(arena, url, len) : "";
}

static void read_assignees(const struct json *record, struct arena *arena,
                           struct github_issue *issue)
{
    const struct json *list = json_in_get(record, "assignees");
    size_t n = json_in_count(list);
    struct buf names;
    buf_init(&names);
    for (size_t i = 0; i < n + 1; i++) {
        const struct json *one =
            i < n ? json_in_at(list, i) : json_in_get(record, "assignee");
        const char *login = json_in_text_of(one, "login", "");
        if (!*login || (i == n && issue->assignees > 0))
            continue;
        buf_addf(&names, "%s%s", names.len ? ", " : "", login);
        issue->assignees++;
    }
    issue->ticket.assigned = keep_line(arena, names.text, ASSIGNED);
    buf_release(&names);
}

/* What a label such as "area: billing" says after its kind; NULL: it is of another. */
static const char *label_after(const char *label, const char *kind)
{
    size_t len = strlen(kind);
    if (strncasecmp(label, kind, len) != 0)
        return NULL;
    label += len + strspn(label + len, " ");
    return *label == ':' || *label == '/' ? label + 1 : NULL;
}

static void read_label(struct arena *arena, const char *label, struct github_issue *issue)
{
    static const char *const areas[] = {"area", "component"};
    static const char *const customers[] = {"customer", "account"};
    for (size_t i = 0; i < 2; i++) {
        const char *area = label_after(label, areas[i]);
        const char *customer = label_after(label, customers[i]);
        const char *text = keep_line(arena, area ? area : customer ? customer : "", NAME);
        if (area && *text)
            issue->area[issue->areas++] = text;
        else if (*text && !*issue->ticket.customer)
            issue->ticket.customer = text;
    }
}

static void read_labels(const struct json *record, struct arena *arena,
                        struct github_issue *issue)
{
    const struct json *labels = json_in_get(record, "labels");
    size_t n = json_in_count(labels);
    issue->area = arena_new(arena, n, sizeof *issue->area);
    for (size_t i = 0; i < n; i++) {
        const struct json *label = json_in_at(labels, i);
        const char *name = json_in_text(label);
        read_label(arena, name ? name : json_in_text_of(label, "name", ""), issue);
    }
}

static void read_body(const struct json *record, struct arena *arena,
                      struct github_issue *issue)
{
    struct spec_text_in spec;
    struct ticket *ticket = &issue->ticket;
    spec_text_headings(json_in_text_of(record, "body", ""), arena, &spec);
    for (int i = 0; i < SPEC_FIELDS; i++)
        if (spec.field[i])
            *spec_slot(ticket, (enum spec_field)i) =
                i == SPEC_SIGNS_OFF ? keep_line(arena, spec.field[i], NAME)
                                    : keep(arena, spec.field[i], TEXT);
    if (spec.customer && !*ticket->customer)
        ticket->customer = keep_line(arena, spec.customer, NAME);
    issue->awkward_n = spec.awkward_n < CASES ? spec.awkward_n : CASES;
    issue->awkward = spec.awkward;
    for (size_t i = 0; i < issue->awkward_n; i++)
        issue->awkward[i] = keep(arena, issue->awkward[i], TEXT);
}

/* Closed by its word; by its end where there is no word that is known. */
static void read_state(const struct json *record, struct ticket *ticket)
{
    const char *state = json_in_text_of(record, "state", "");
    int64_t closed = time_of(record, "closed_at", "closedAt");
    bool done =
        strcasecmp(state, "open") != 0 && (strcasecmp(state, "closed") == 0 || closed != 0);
    ticket->opened_at = time_of(record, "created_at", "createdAt");
    ticket->state = done ? TICKET_DONE : TICKET_DRAFT;
    if (!done)
        return;
    if (!closed)
        closed = time_of(record, "updated_at", "updatedAt");
    ticket->done_at = closed ? closed : ticket->opened_at;
}

static bool is_pull(const struct json *record)
{
    const char *name = "";
    const char *web = json_in_text_of(record, "html_url", "");
    size_t len = repository_in(text_of(record, "html_url", "url"), web[0], &name);
    return json_in_is_object(json_in_get(record, "pull_request")) ||
           strncmp(name + len, "/pull/", 6) == 0;
}

void github_issue_read(const struct json *record, struct arena *arena,
                       struct github_issue *issue)
{
    int64_t number = 0;
    *issue = (struct github_issue){.pull = is_pull(record)};
    issue->ticket = (struct ticket){.who = "",
                                    .does = "",
                                    .why = "",
                                    .done_when = "",
                                    .not_changing = "",
                                    .way_back = "",
                                    .signs_off = "",
                                    .customer = "",
                                    .decision_why = "",
                                    .decided_by = ""};
    bool numbered = json_in_int(json_in_get(record, "number"), &number) && number > 0;
    issue->ticket.title = keep_line(arena, json_in_text_of(record, "title", ""), TITLE);
    issue->ticket.source = source_of(record, arena);
    issue->ticket.source_id = numbered ? arena_printf(arena, "%" PRId64, number) : "";
    issue->ticket.url = url_of(record, arena);
    read_state(record, &issue->ticket);
    read_assignees(record, arena, issue);
    read_labels(record, arena, issue);
    read_body(record, arena, issue);
    if (issue->pull)
        issue->skip = "a pull request";
    else if (!numbered)
        issue->skip = "it has no number";
    else if (!*issue->ticket.title)
        issue->skip = "it has no title";
}
