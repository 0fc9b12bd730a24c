/* An issue of cState, from its front matter and text to records of the board. What is odd
 * about it is said in its flag; nothing is guessed. */
#include "codec/cstate.h"

#include "codec/yaml.h"
#include "cut.h"
#include "odd.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Characters the store takes. */
enum { TITLE = 1000, FACT = 20000, COMPONENT = 200, ID = 500 };

enum { COMPONENTS = 1000 }; /* more than any page has */

enum odd {
    ODD_END_FIRST = 1 << 0,
    ODD_OPEN_ENDED = 1 << 1,
    ODD_NO_END = 1 << 2,
    ODD_BAD_END = 1 << 3,
    ODD_SEVERITY = 1 << 4,
    ODD_FACT_TIME = 1 << 5,
    ODD_TITLE_CUT = 1 << 6,
    ODD_FACT_CUT = 1 << 7,
    ODD_COMPONENT_CUT = 1 << 8,
    ODD_COMPONENTS = 1 << 9,
};

static const struct odd_words oddities[] = {
    {ODD_END_FIRST, "it ended before it started"},
    {ODD_OPEN_ENDED, "it is open, though it has an end"},
    {ODD_NO_END, "it is resolved, but since when is not said"},
    {ODD_BAD_END, "its end is not a time and was left out"},
    {ODD_SEVERITY, "its severity is a word that is not known here"},
    {ODD_FACT_TIME, "an update without a time was put at the start"},
    {ODD_TITLE_CUT, "its title was cut at 1000 characters"},
    {ODD_FACT_CUT, "its text was cut at 20000 characters"},
    {ODD_COMPONENT_CUT, "a component's name was cut at 200 characters"},
    {ODD_COMPONENTS, "of its components only the first 1000 were taken"},
};

struct reading {
    const char *file;
    const struct zone *zone;
    struct arena *arena;
    const struct yaml_node *head;
    struct statuspage_incident *to;
    unsigned odd;
    bool naive;
};

/* The first bytes of a line, and where the next begins. */
static size_t line_length(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? (size_t)(newline - at) + 1 : (size_t)(end - at);
}

/* A line of three dashes alone. */
static bool is_fence(const char *line, size_t len)
{
    while (len > 0 && isspace((unsigned char)line[len - 1]))
        len--;
    return len == 3 && memcmp(line, "---", 3) == 0;
}

/* The front matter, its first fence with it so that lines count as in the file, and the
 * text behind it. */
static bool split(const char *text, size_t len, size_t *head, size_t *body)
{
    const char *end = text + len, *at = text;
    size_t n = line_length(at, end);
    if (!is_fence(at, n))
        return false;
    for (at += n; at < end; at += n) {
        n = line_length(at, end);
        if (!is_fence(at, n))
            continue;
        *head = (size_t)(at - text);
        *body = *head + n;
        return true;
    }
    return false;
}

static const char *cut(struct reading *r, const char *text, size_t most, enum odd odd)
{
    size_t len = strlen(text), kept = cut_length(text, len, most);
    if (kept < len)
        r->odd |= odd;
    return arena_text(r->arena, text, kept);
}

static const char *cut_one_line(struct reading *r, const char *text, size_t most,
                                enum odd odd)
{
    struct buf line;
    buf_init(&line);
    cut_line(&line, text);
    const char *kept = cut(r, line.text, most, odd);
    buf_release(&line);
    return kept;
}

/* A scalar of the front matter; "" where there is none. */
static const char *text_of(const struct reading *r, const char *key)
{
    const struct yaml_node *node = yaml_get(r->head, key);
    return node && node->kind == YAML_SCALAR ? node->text : "";
}

/* Times as people write them there: an hour of one digit, a blank before the offset, a day
 * alone. */
static bool read_time(struct reading *r, const char *typed, int64_t *at)
{
    enum { DAY = 10, HOUR = 12 };
    struct buf time;
    buf_init(&time);
    cut_line(&time, typed);
    size_t len = time.len;
    const char *text = arena_copy(r->arena, time.text);
    buf_reset(&time);
    if (len == DAY)
        buf_addf(&time, "%sT00:00", text);
    else if (len > HOUR && text[HOUR] == ':')
        buf_addf(&time, "%.*s0%s", DAY + 1, text, text + DAY + 1);
    else
        buf_add(&time, text);
    const char *blank = strrchr(time.text, ' ');
    if (blank && (blank[1] == '+' || blank[1] == '-' || blank[1] == 'Z')) {
        size_t n = (size_t)(blank - time.text);
        text = arena_printf(r->arena, "%.*s%s", (int)n, time.text, blank + 1);
        buf_reset(&time);
        buf_add(&time, text);
    }
    bool naive = false, ok = time_parse(time.text, r->zone, at, &naive);
    r->naive = r->naive || (ok && naive);
    buf_release(&time);
    return ok;
}

static void read_severity(struct reading *r)
{
    static const struct {
        const char *word;
        enum severity severity;
    } known[] = {{"", SEVERITY_UNKNOWN},
                 {"notice", SEVERITY_MINOR},
                 {"disrupted", SEVERITY_MAJOR},
                 {"down", SEVERITY_CRITICAL}};
    const char *word = text_of(r, "severity");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(word, known[i].word) == 0) {
            r->to->incident.severity = known[i].severity;
            return;
        }
    r->odd |= ODD_SEVERITY;
}

/* The word says whether it is over; its end only where there is no word. */
static void read_end(struct reading *r)
{
    struct incident *incident = &r->to->incident;
    const char *word = text_of(r, "resolved"), *end = text_of(r, "resolvedWhen");
    bool given = end[0] != '\0' && strcmp(end, "null") != 0;
    bool ended = given && read_time(r, end, &incident->recovered_at);
    bool over = word[0] ? strcmp(word, "true") == 0 : ended;
    incident->state = over ? INCIDENT_RESOLVED : INCIDENT_OPEN;
    if (given && !ended)
        r->odd |= ODD_BAD_END;
    else if (over && !ended)
        r->odd |= ODD_NO_END;
    if (ended && !over)
        r->odd |= ODD_OPEN_ENDED;
    if (ended && incident->recovered_at < incident->started_at)
        r->odd |= ODD_END_FIRST;
}

static void read_components(struct reading *r)
{
    const struct yaml_node *list = yaml_get(r->head, "affected");
    size_t n = list && list->kind == YAML_LIST ? list->n : 0;
    if (n > COMPONENTS) {
        r->odd |= ODD_COMPONENTS;
        n = COMPONENTS;
    }
    r->to->component = arena_new(r->arena, n, sizeof *r->to->component);
    for (size_t i = 0; i < n; i++) {
        const struct yaml_node *item = &list->item[i];
        if (item->kind != YAML_SCALAR)
            continue;
        const char *name = cut_one_line(r, item->text, COMPONENT, ODD_COMPONENT_CUT);
        size_t at = 0;
        while (at < r->to->components && strcmp(r->to->component[at], name) != 0)
            at++;
        if (name[0] && at == r->to->components)
            r->to->component[r->to->components++] = name;
    }
}

/* Takes {{< track "2025-01-08 15:54" >}} off a paragraph. True with its time; a track that
 * says none is said to. */
static bool take_track(struct reading *r, struct buf *paragraph, int64_t *at)
{
    char *from = strstr(paragraph->text, "{{<"), *to = from ? strstr(from, ">}}") : NULL;
    if (!to || strncmp(from + 3 + strspn(from + 3, " "), "track", 5) != 0)
        return false;
    char *quote = memchr(from, '"', (size_t)(to - from));
    char *end = quote ? memchr(quote + 1, '"', (size_t)(to - quote - 1)) : NULL;
    const char *time =
        end ? arena_text(r->arena, quote + 1, (size_t)(end - quote - 1)) : "";
    bool ok = read_time(r, time, at);
    if (!ok)
        r->odd |= ODD_FACT_TIME;
    const char *before =
        arena_text(r->arena, paragraph->text, (size_t)(from - paragraph->text));
    const char *after = arena_copy(r->arena, to + 3);
    buf_reset(paragraph);
    buf_add(paragraph, before);
    buf_add(paragraph, after);
    return ok;
}

/* Without white space at either end. */
static const char *trimmed(struct arena *arena, const char *text)
{
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text);
    while (len > 0 && isspace((unsigned char)text[len - 1]))
        len--;
    return arena_text(arena, text, len);
}

/* The text's facts: each paragraph with a time of its own, and all others as one. */
struct body {
    struct buf rest;
    struct fact *fact;
    size_t n, cap;
};

static void end_paragraph(struct reading *r, struct buf *paragraph, struct body *body)
{
    int64_t at;
    bool timed = take_track(r, paragraph, &at);
    const char *text = trimmed(r->arena, paragraph->text);
    buf_reset(paragraph);
    if (!text[0])
        return;
    if (!timed) {
        buf_addf(&body->rest, "%s%s", body->rest.len ? "\n\n" : "", text);
        return;
    }
    body->fact =
        arena_grow(r->arena, body->fact, &body->cap, body->n + 1, sizeof *body->fact);
    const char *id = arena_printf(r->arena, "track %zu", body->n + 1);
    body->fact[body->n++] =
        (struct fact){.at = at, .text = cut(r, text, FACT, ODD_FACT_CUT), .source_id = id};
}

/* The page writes the newest above, so of two at the same minute the lower is the older. */
static int by_time(const void *left, const void *right)
{
    const struct fact *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (a->id < b->id) - (a->id > b->id);
}

static void sort_facts(struct fact *fact, size_t n)
{
    for (size_t i = 0; i < n; i++)
        fact[i].id = (int64_t)i; /* its place in the text, while they are sorted */
    if (n > 1)
        qsort(fact, n, sizeof *fact, by_time);
    for (size_t i = 0; i < n; i++)
        fact[i].id = 0;
}

static void read_facts(struct reading *r, const char *text, size_t len)
{
    struct body body = {.n = 0};
    struct buf paragraph;
    const char *end = text + len;
    buf_init(&paragraph);
    buf_init(&body.rest);
    while (text < end) {
        size_t n = line_length(text, end), blank = 0;
        while (blank < n && isspace((unsigned char)text[blank]))
            blank++;
        if (blank == n)
            end_paragraph(r, &paragraph, &body);
        else
            buf_add_n(&paragraph, text, n);
        text += n;
    }
    end_paragraph(r, &paragraph, &body);
    if (body.rest.len) {
        body.fact =
            arena_grow(r->arena, body.fact, &body.cap, body.n + 1, sizeof *body.fact);
        body.fact[body.n++] =
            (struct fact){.at = r->to->incident.started_at,
                          .text = cut(r, body.rest.text, FACT, ODD_FACT_CUT),
                          .source_id = "text"};
    }
    sort_facts(body.fact, body.n);
    r->to->fact = body.fact;
    r->to->facts = body.n;
    buf_release(&body.rest);
    buf_release(&paragraph);
}

/* The name of its file is its address on the page, and stays when its words change. */
static const char *id_of(struct reading *r)
{
    const char *slash = strrchr(r->file, '/'), *name = slash ? slash + 1 : r->file;
    size_t len = strlen(name);
    if (len > 3 && strcmp(name + len - 3, ".md") == 0) {
        len -= 3;
    } else {
        name = arena_printf(r->arena, "%s %s", text_of(r, "date"), r->to->incident.title);
        len = strlen(name);
    }
    return arena_text(r->arena, name, cut_length(name, len, ID));
}

/* Returns why it is no incident, NULL if it is one. */
static const char *read_incident(struct reading *r, const char *body, size_t len)
{
    struct incident *incident = &r->to->incident;
    const char *section = text_of(r, "section");
    if (section[0] && strcmp(section, "issue") != 0)
        return "its section is not \"issue\"";
    *r->to = (struct statuspage_incident){.number = 1};
    *incident = (struct incident){.source = "cstate", .heard_from = "", .url = ""};
    incident->title = cut_one_line(r, text_of(r, "title"), TITLE, ODD_TITLE_CUT);
    if (!incident->title[0])
        return "it has no title";
    if (!read_time(r, text_of(r, "date"), &incident->started_at))
        return text_of(r, "date")[0] ? "its date is not a time" : "it has no date";
    incident->source_id = id_of(r);
    read_severity(r);
    read_end(r);
    read_components(r);
    read_facts(r, body, len);
    incident->flag =
        odd_flag(oddities, sizeof oddities / sizeof *oddities, r->odd, r->arena);
    return NULL;
}

bool cstate_read(const char *file, const char *text, size_t len, const struct zone *zone,
                 struct arena *arena, struct statuspage_incident *incident, bool *naive,
                 const char **skip, struct err *err)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct yaml_node head;
    size_t head_len, body;
    if (len >= 3 && memcmp(text, mark, 3) == 0) {
        text += 3;
        len -= 3;
    }
    if (!split(text, len, &head_len, &body))
        return yaml_fail(err, file, 1, 1, "this is no cState issue",
                         "a front matter between two lines of \"---\"");
    if (!yaml_read(file, text, head_len, arena, &head, err))
        return false;
    if (head.kind != YAML_MAPPING)
        return yaml_fail(err, file, head.line, head.column, "a front matter of no keys",
                         "title, date and the like");
    if (!utf8_valid(text + body, len - body, NULL)) {
        int line = 1;
        for (size_t i = 0; i < body; i++)
            line += text[i] == '\n';
        return yaml_fail(err, file, line, 1, "the text is not UTF-8", "UTF-8");
    }
    struct reading r = {
        .file = file, .zone = zone, .arena = arena, .head = &head, .to = incident};
    *skip = read_incident(&r, text + body, len - body);
    *naive = r.naive;
    return true;
}
