/* A status page's incidents, from its JSON to records of the board. What is odd about one
 * is said in its flag; nothing is guessed. */
#include "codec/statuspage.h"

#include "base/date.h"
#include "codec/html.h"
#include "codec/json.h"
#include "cut.h"
#include "domain/incident_flag.h"
#include "odd.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

/* Characters the store takes. */
enum { TITLE = 1000, FACT = 20000, COMPONENT = 200, ID = 500, URL = 2000 };

enum odd {
    ODD_NONE = 0,
    ODD_END_FIRST = 1 << 0,
    ODD_OPEN_ENDED = 1 << 1,
    ODD_NO_END = 1 << 2,
    ODD_BAD_END = 1 << 3,
    ODD_BAD_START = 1 << 4,
    ODD_IMPACT = 1 << 5,
    ODD_NAIVE = 1 << 6,
    ODD_FACT_TIME = 1 << 7,
    ODD_TITLE_CUT = 1 << 8,
    ODD_FACT_CUT = 1 << 9,
    ODD_COMPONENT_CUT = 1 << 10,
    ODD_URL = 1 << 11,
};

/* Together they fit the 2000 characters of a flag. */
static const struct odd_words oddities[] = {
    {ODD_END_FIRST, FLAG_END_FIRST},
    {ODD_OPEN_ENDED, FLAG_OPEN_ENDED},
    {ODD_NO_END, FLAG_NO_END},
    {ODD_BAD_END, FLAG_BAD_END},
    {ODD_BAD_START, FLAG_BAD_START},
    {ODD_IMPACT, FLAG_IMPACT},
    {ODD_NAIVE, "a time without an offset was read as UTC"},
    {ODD_FACT_TIME, "an update without a time was put at the start"},
    {ODD_TITLE_CUT, FLAG_TITLE_CUT},
    {ODD_FACT_CUT, "an update was cut at 20000 characters"},
    {ODD_COMPONENT_CUT, "a component's name was cut at 200 characters"},
    {ODD_URL, "its link is longer than 2000 characters and was left out"},
};

struct reading {
    struct arena *arena;
    const struct json *from; /* the incident at hand */
    struct statuspage_incident *to;
    unsigned odd;
    struct buf buf;
};

static const char *keep(struct reading *r, const struct buf *text, size_t most,
                        enum odd cut)
{
    size_t len = cut_length(text->text, text->len, most);
    if (len < text->len)
        r->odd |= cut;
    return arena_text(r->arena, text->text, len);
}

/* A name as one line. */
static const char *keep_line(struct reading *r, const char *s, size_t most, enum odd cut)
{
    buf_reset(&r->buf);
    cut_line(&r->buf, s);
    return keep(r, &r->buf, most, cut);
}

/* The instant of a member, 0 for none. */
static int64_t time_of(struct reading *r, const struct json *of, const char *key)
{
    static const struct zone utc = {.name = "UTC"};
    const char *text = json_in_text(json_in_get(of, key));
    int64_t at;
    bool naive;
    if (!text || !time_parse(text, &utc, &at, &naive))
        return 0;
    if (naive)
        r->odd |= ODD_NAIVE;
    return at;
}

static bool is_one_of(const char *word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

/* Planned work has an impact of its own, or a status that no incident has. */
static bool is_maintenance(const struct json *incident)
{
    static const char *const impacts[] = {"maintenance", "scheduled"};
    static const char *const statuses[] = {"scheduled", "in_progress", "verifying",
                                           "completed"};
    return is_one_of(json_in_text_of(incident, "impact", ""), impacts, 2) ||
           is_one_of(json_in_text_of(incident, "status", ""), statuses, 4);
}

static void read_severity(struct reading *r)
{
    const char *impact = json_in_text(json_in_get(r->from, "impact"));
    int severity = impact ? words_find(&severity_words, impact) : SEVERITY_UNKNOWN;
    if (severity < 0)
        r->odd |= ODD_IMPACT;
    else
        r->to->incident.severity = (enum severity)severity;
}

/* The page's word says whether it is over; its end only where there is no word. */
static void read_end(struct reading *r)
{
    struct incident *incident = &r->to->incident;
    const char *status = json_in_text(json_in_get(r->from, "status"));
    incident->recovered_at = time_of(r, r->from, "resolved_at");
    bool ended = incident->recovered_at != 0;
    bool over = status
                    ? strcmp(status, "resolved") == 0 || strcmp(status, "postmortem") == 0
                    : ended;
    incident->state = over ? INCIDENT_RESOLVED : INCIDENT_OPEN;
    if (!ended && json_in_text(json_in_get(r->from, "resolved_at")))
        r->odd |= ODD_BAD_END;
    else if (!ended && over)
        r->odd |= ODD_NO_END;
    if (ended && !over)
        r->odd |= ODD_OPEN_ENDED;
    if (ended && incident->recovered_at < incident->started_at)
        r->odd |= ODD_END_FIRST;
}

struct named {
    const char *name;
    size_t place; /* in the file; the first of a name keeps it */
};

struct named_list {
    struct named *item;
    size_t n, cap;
};

static int by_name(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

static int by_place(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    return (a->place > b->place) - (a->place < b->place);
}

static void add_names(struct reading *r, const struct json *components,
                      struct named_list *list)
{
    size_t n = json_in_count(components);
    for (size_t i = 0; i < n; i++) {
        const char *name = json_in_text_of(json_in_at(components, i), "name", "");
        name = keep_line(r, name, COMPONENT, ODD_COMPONENT_CUT);
        if (!*name)
            continue;
        list->item =
            arena_grow(r->arena, list->item, &list->cap, list->n + 1, sizeof *list->item);
        list->item[list->n] = (struct named){.name = name, .place = list->n};
        list->n++;
    }
}

/* Each name once, by sorting: a page may list very many. */
static void drop_twins(struct named_list *list)
{
    size_t kept = 0;
    if (list->n == 0)
        return;
    qsort(list->item, list->n, sizeof *list->item, by_name);
    for (size_t i = 1; i < list->n; i++)
        if (strcmp(list->item[kept].name, list->item[i].name) != 0)
            list->item[++kept] = list->item[i];
    list->n = kept + 1;
    qsort(list->item, list->n, sizeof *list->item, by_place);
}

/* Those the incident has now, then those only its updates name. */
static void read_components(struct reading *r)
{
    struct named_list list = {0};
    const struct json *updates = json_in_get(r->from, "incident_updates");
    size_t n = json_in_count(updates);
    add_names(r, json_in_get(r->from, "components"), &list);
    for (size_t i = 0; i < n; i++)
        add_names(r, json_in_get(json_in_at(updates, i), "affected_components"), &list);
    drop_twins(&list);
    r->to->component = arena_new(r->arena, list.n, sizeof *r->to->component);
    r->to->components = list.n;
    for (size_t i = 0; i < list.n; i++)
        r->to->component[i] = list.item[i].name;
}

static bool read_fact(struct reading *r, const struct json *update, struct fact *fact)
{
    buf_reset(&r->buf);
    html_text(&r->buf, json_in_text_of(update, "body", ""));
    if (r->buf.len == 0)
        return false;
    *fact = (struct fact){.text = keep(r, &r->buf, FACT, ODD_FACT_CUT)};
    const char *id = json_in_text_of(update, "id", "");
    size_t len = strlen(id);
    fact->source_id = arena_text(r->arena, id, cut_length(id, len, ID));
    fact->at = time_of(r, update, "display_at");
    if (!fact->at)
        fact->at = time_of(r, update, "created_at");
    if (!fact->at) {
        fact->at = r->to->incident.started_at;
        r->odd |= ODD_FACT_TIME;
    }
    return true;
}

struct timed {
    struct fact fact;
    size_t place; /* in the file */
};

/* The page lists the newest first, so of two at the same second the later one in the file
 * is the older. */
static int by_time(const void *left, const void *right)
{
    const struct timed *a = left, *b = right;
    if (a->fact.at != b->fact.at)
        return a->fact.at < b->fact.at ? -1 : 1;
    return (a->place < b->place) - (a->place > b->place);
}

static void read_facts(struct reading *r)
{
    const struct json *updates = json_in_get(r->from, "incident_updates");
    size_t updates_n = json_in_count(updates), n = 0;
    struct timed *timed = arena_new(r->arena, updates_n, sizeof *timed);
    for (size_t i = 0; i < updates_n; i++) {
        timed[n].place = i;
        n += read_fact(r, json_in_at(updates, i), &timed[n].fact);
    }
    if (n > 1)
        qsort(timed, n, sizeof *timed, by_time);
    r->to->fact = arena_new(r->arena, n, sizeof *r->to->fact);
    r->to->facts = n;
    for (size_t i = 0; i < n; i++)
        r->to->fact[i] = timed[i].fact;
}

/* Its oddities, an unknown word of impact by name. */
static const char *flag_of(const struct reading *r)
{
    struct odd_words named[sizeof oddities / sizeof *oddities];
    const char *impact = json_in_text_of(r->from, "impact", "");
    memcpy(named, oddities, sizeof named);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (named[i].odd == ODD_IMPACT)
            named[i].words = odd_named(FLAG_IMPACT, impact, r->arena);
    return odd_flag(named, sizeof named / sizeof *named, r->odd, r->arena);
}

/* Reads the incident at hand. Returns why it was skipped, NULL if it was not. */
static const char *read_incident(struct reading *r)
{
    struct incident *incident = &r->to->incident;
    if (!json_in_is_object(r->from))
        return "it is not an object";
    if (is_maintenance(r->from))
        return "it is maintenance";
    const char *id = json_in_text_of(r->from, "id", "");
    if (!*id)
        return json_in_get(r->from, "id") && !json_in_text(json_in_get(r->from, "id"))
                   ? "its id is no text"
                   : "it has no id";
    if (cut_length(id, strlen(id), ID) < strlen(id))
        return "its id is longer than 500 characters";
    *incident = (struct incident){.source = "statuspage", .heard_from = "", .url = ""};
    incident->title =
        keep_line(r, json_in_text_of(r->from, "name", ""), TITLE, ODD_TITLE_CUT);
    if (!*incident->title)
        return "it has no name";
    incident->started_at = time_of(r, r->from, "started_at");
    if (!incident->started_at) {
        incident->started_at = time_of(r, r->from, "created_at");
        if (json_in_text(json_in_get(r->from, "started_at")))
            r->odd |= ODD_BAD_START;
    }
    if (!incident->started_at)
        return "it says no time that it started or was created";
    incident->source_id = arena_copy(r->arena, id);
    const char *url = json_in_text_of(r->from, "shortlink", "");
    if (cut_length(url, strlen(url), URL) < strlen(url))
        r->odd |= ODD_URL;
    else
        incident->url = arena_copy(r->arena, url);
    read_severity(r);
    read_end(r);
    read_components(r);
    read_facts(r);
    incident->flag = flag_of(r);
    return NULL;
}

static void read_all(const struct json *root, struct arena *arena, struct statuspage *page)
{
    const struct json *list = json_in_get(root, "incidents");
    const struct json *single =
        json_in_is_array(list) ? NULL : json_in_get(root, "incident");
    size_t n = single ? 1 : json_in_count(list);
    struct reading r = {.arena = arena};
    buf_init(&r.buf);
    page->incident = arena_new(arena, n, sizeof *page->incident);
    page->skipped = arena_new(arena, n, sizeof *page->skipped);
    for (size_t i = 0; i < n; i++) {
        r.from = single ? single : json_in_at(list, i);
        r.to = &page->incident[page->incidents];
        r.to->number = i + 1;
        r.odd = ODD_NONE;
        const char *why = read_incident(&r);
        if (why)
            page->skipped[page->skips++] = (struct statuspage_skip){i + 1, why};
        else
            page->incidents++;
    }
    buf_release(&r.buf);
}

bool statuspage_read(const char *file, const char *text, size_t len, struct arena *arena,
                     struct statuspage *page, struct err *err)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* of the byte order */
    struct json *root;
    if (len >= sizeof mark - 1 && memcmp(text, mark, sizeof mark - 1) == 0) {
        text += sizeof mark - 1;
        len -= sizeof mark - 1;
    }
    if (!json_in_read(file, text, len, &root, err))
        return false;
    bool fits = json_in_is_array(json_in_get(root, "incidents")) ||
                json_in_is_object(json_in_get(root, "incident"));
    if (fits) {
        *page = (struct statuspage){0};
        read_all(root, arena, page);
    } else {
        struct buf name;
        buf_init(&name);
        clean_add(&name, SINK_TTY, file);
        err_set(err, ERR_INPUT,
                "%s:1:1: this is no status page's incidents; \"incidents\" with a list, or "
                "\"incident\" with one expected",
                name.text);
        err_next(err, "fetch it from the page's /api/v2/incidents.json");
        buf_release(&name);
    }
    json_in_free(root);
    return fits;
}
