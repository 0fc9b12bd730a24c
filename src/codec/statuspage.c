/* A status page's public incidents. */
#include "codec/statuspage.h"

#include "base/date.h"
#include "codec/html.h"
#include "codec/json.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The store's limits, in characters: a longer text is cut, and the flag says so. */
enum { TITLE_MOST = 1000, FACT_MOST = 20000, COMPONENT_MOST = 200, ID_MOST = 500 };

struct reader {
    struct arena *arena;
    struct statuspage *page;
    size_t incidents_cap, skips_cap;
};

/* A copy of at most so many characters; *cut is set when there were more. */
static const char *limited(struct arena *arena, const char *text, size_t most, bool *cut)
{
    size_t at = 0, characters = 0, len = strlen(text);
    uint32_t code;
    while (at < len && characters++ < most)
        at += utf8_decode(text + at, len - at, &code);
    *cut = *cut || at < len;
    return arena_text(arena, text, at);
}

static const char *plain_text(struct arena *arena, const char *html, size_t most, bool *cut)
{
    struct buf text;
    buf_init(&text);
    html_text(&text, html);
    const char *kept = limited(arena, text.text, most, cut);
    buf_release(&text);
    return kept;
}

/* The instant of a member, 0 for null, missing or no time. */
static int64_t time_of(const struct json *object, const char *key)
{
    static const struct zone utc = {"UTC"};
    const char *text = json_in_text(json_in_get(object, key));
    int64_t at = 0;
    return text && time_parse(text, &utc, &at, NULL) ? at : 0;
}

static void skip(struct reader *r, size_t number, const char *why)
{
    struct statuspage *page = r->page;
    page->skipped = arena_grow(r->arena, page->skipped, &r->skips_cap, page->skips + 1,
                               sizeof *page->skipped);
    page->skipped[page->skips++] = (struct statuspage_skip){number, why};
}

static enum severity severity_of(const char *impact)
{
    int word = words_find(&severity_words, impact);
    return word < 0 ? SEVERITY_UNKNOWN : (enum severity)word;
}

static void add_component(struct reader *r, struct statuspage_incident *in, size_t *cap,
                          const struct json *component)
{
    bool cut = false;
    const char *name = json_in_text_of(component, "name", "");
    name = plain_text(r->arena, name, COMPONENT_MOST, &cut);
    for (size_t i = 0; i < in->components; i++)
        if (strcmp(in->component[i], name) == 0)
            return;
    if (!*name)
        return;
    in->component =
        arena_grow(r->arena, in->component, cap, in->components + 1, sizeof *in->component);
    in->component[in->components++] = name;
}

/* The page lists the newest first; updates of one moment keep the page's order turned
 * round. */
static int oldest_first(const void *a, const void *b)
{
    const struct fact *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

static void add_facts(struct reader *r, struct statuspage_incident *in,
                      const struct json *updates, bool *cut)
{
    size_t n = json_in_count(updates);
    in->fact = arena_new(r->arena, n, sizeof *in->fact);
    for (size_t i = n; i-- > 0;) {
        const struct json *update = json_in_at(updates, i);
        const char *text =
            plain_text(r->arena, json_in_text_of(update, "body", ""), FACT_MOST, cut);
        int64_t at = time_of(update, "display_at");
        at = at ? at : time_of(update, "created_at");
        if (!*text)
            continue;
        in->fact[in->facts++] = (struct fact){
            .at = at ? at : in->incident.started_at,
            .text = text,
            .source_id = limited(r->arena, json_in_text_of(update, "id", ""), ID_MOST, cut),
        };
    }
    /* glibc's qsort is a merge sort, and stable, for arrays of this size. */
    qsort(in->fact, in->facts, sizeof *in->fact, oldest_first);
}

static void add_components(struct reader *r, struct statuspage_incident *in,
                           const struct json *incident, const struct json *updates)
{
    size_t cap = 0;
    const struct json *components = json_in_get(incident, "components");
    for (size_t i = 0; i < json_in_count(components); i++)
        add_component(r, in, &cap, json_in_at(components, i));
    for (size_t u = json_in_count(updates); u-- > 0;) {
        const struct json *affected =
            json_in_get(json_in_at(updates, u), "affected_components");
        for (size_t i = 0; i < json_in_count(affected); i++)
            add_component(r, in, &cap, json_in_at(affected, i));
    }
}

/* What is odd about it, for a person to look at. */
static const char *flag_of(const struct incident *incident, bool cut)
{
    bool backwards =
        incident->recovered_at && incident->recovered_at < incident->started_at;
    if (backwards)
        return cut ? "it ended before it began; a text was too long and is cut"
                   : "it ended before it began";
    return cut ? "a text was too long and is cut" : "";
}

static bool is_over(const struct json *incident)
{
    const char *status = json_in_text_of(incident, "status", "");
    return strcmp(status, "resolved") == 0 || strcmp(status, "postmortem") == 0 ||
           strcmp(status, "completed") == 0;
}

static void read_incident(struct reader *r, const struct json *from, size_t number)
{
    const char *id = json_in_text_of(from, "id", ""),
               *name = json_in_text_of(from, "name", "");
    const char *impact = json_in_text_of(from, "impact", "");
    const struct json *updates = json_in_get(from, "incident_updates");
    struct statuspage *page = r->page;
    bool cut = false;
    int64_t started = time_of(from, "started_at");
    started = started ? started : time_of(from, "created_at");
    const char *title = plain_text(r->arena, name, TITLE_MOST, &cut);
    if (strcmp(impact, "maintenance") == 0) {
        skip(r, number, "maintenance is no incident");
        return;
    }
    if (!*id || !*title || !started) {
        skip(r, number,
             !*id      ? "an incident without an id"
             : !*title ? "an incident without a name"
                       : "an incident without a time");
        return;
    }
    page->incident = arena_grow(r->arena, page->incident, &r->incidents_cap,
                                page->incidents + 1, sizeof *page->incident);
    struct statuspage_incident *in = &page->incident[page->incidents++];
    *in = (struct statuspage_incident){.number = number};
    in->incident = (struct incident){
        .title = title,
        .severity = severity_of(impact),
        .state = is_over(from) ? INCIDENT_RESOLVED : INCIDENT_OPEN,
        .started_at = started,
        .recovered_at = time_of(from, "resolved_at"),
        .heard_from = "",
        .source = "statuspage",
        .source_id = limited(r->arena, id, ID_MOST, &cut),
        .url = plain_text(r->arena, json_in_text_of(from, "shortlink", ""), ID_MOST, &cut),
    };
    add_facts(r, in, updates, &cut);
    add_components(r, in, from, updates);
    in->incident.flag = flag_of(&in->incident, cut);
}

bool statuspage_read(const char *file, const char *text, size_t len, struct arena *arena,
                     struct statuspage *page, struct err *err)
{
    struct json *document;
    struct statuspage result = {0};
    struct reader r = {.arena = arena, .page = &result};
    if (!json_in_read(file, text, len, &document, err))
        return false;
    const struct json *list = json_in_get(document, "incidents");
    const struct json *one = json_in_get(document, "incident");
    bool ok = json_in_is_array(list) || json_in_is_object(one);
    if (!ok) {
        err_set(err, ERR_INPUT, "\"%s\" is not a status page's file", file);
        err_next(err, "fetch it from the page's /api/v2/incidents.json");
    } else if (json_in_is_array(list)) {
        for (size_t i = 0; i < json_in_count(list); i++)
            read_incident(&r, json_in_at(list, i), i + 1);
    } else {
        read_incident(&r, one, 1);
    }
    json_in_free(document);
    if (ok)
        *page = result;
    return ok;
}
