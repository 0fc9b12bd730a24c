/* An issue of cState, from its front matter and text to records of the board. What is odd
 * about it is said in its flag; nothing is guessed. */
#include "cstate_private.h"

#include "cut.h"
#include "domain/incident_flag.h"
#include "odd.h"
#include "text/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const struct odd_words oddities[] = {
    {ODD_END_FIRST, FLAG_END_FIRST},
    {ODD_OPEN_ENDED, FLAG_OPEN_ENDED},
    {ODD_NO_END, FLAG_NO_END},
    {ODD_BAD_END, FLAG_BAD_END},
    {ODD_SEVERITY, FLAG_SEVERITY},
    {ODD_FACT_TIME, "an update without a time was put at the start"},
    {ODD_TITLE_CUT, FLAG_TITLE_CUT},
    {ODD_FACT_CUT, "its text was cut at 20000 characters"},
    {ODD_COMPONENT_CUT, "a component's name was cut at 200 characters"},
    {ODD_COMPONENTS, "of its components only the first 1000 were taken"},
    {ODD_BAD_RESOLVED, FLAG_BAD_RESOLVED},
};

/* The first bytes of a line, and where the next begins. */
size_t cstate_line(const char *at, const char *end)
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
    size_t n = cstate_line(at, end);
    if (!is_fence(at, n))
        return false;
    for (at += n; at < end; at += n) {
        n = cstate_line(at, end);
        if (!is_fence(at, n))
            continue;
        *head = (size_t)(at - text);
        *body = *head + n;
        return true;
    }
    return false;
}

static size_t place_of(enum odd odd)
{
    size_t place = 0;
    while (oddities[place].odd != (unsigned)odd)
        place++;
    return place;
}

void cstate_odd(struct reading *r, enum odd odd)
{
    if (!(r->odd & odd))
        r->odd_line[place_of(odd)] = r->line;
    r->odd |= odd;
}

const char *cstate_cut(struct reading *r, const char *text, size_t most, enum odd odd)
{
    size_t len = strlen(text), kept = cut_length(text, len, most);
    if (kept < len)
        cstate_odd(r, odd);
    return arena_text(r->arena, text, kept);
}

static const char *cut_one_line(struct reading *r, const char *text, size_t most,
                                enum odd odd)
{
    struct buf line;
    buf_init(&line);
    cut_line(&line, text);
    const char *kept = cstate_cut(r, line.text, most, odd);
    buf_release(&line);
    return kept;
}

/* A scalar of the front matter, whose line is then at hand; "" where there is none. */
static const char *text_of(struct reading *r, const char *key)
{
    const struct yaml_node *node = yaml_get(r->head, key);
    r->line = 1;
    for (size_t i = 0; i < r->head->n; i++)
        if (strcmp(r->head->key[i], key) == 0)
            r->line = (size_t)r->head->key_line[i];
    return node && node->kind == YAML_SCALAR ? node->text : "";
}

bool cstate_time(struct reading *r, const char *typed, int64_t *at)
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
    bool naive = false;
    bool ok = time_parse(time.text, r->zone, at, &naive) && *at != 0; /* 0: none */
    if (ok && naive && !r->naive)
        r->naive_line = r->line;
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
    cstate_odd(r, ODD_SEVERITY);
}

/* YAML's own words for it, those of its version 1.1 as well; -1 for any other. */
static int truth(const char *word)
{
    static const char *const words[] = {"false", "true", "no", "yes", "off", "on"};
    for (int i = 0; i < 6; i++)
        if (strcasecmp(word, words[i]) == 0)
            return i % 2;
    return -1;
}

static bool is_given(const char *word)
{
    return word[0] && strcmp(word, "null") != 0 && strcmp(word, "~") != 0;
}

/* The word says whether it is over; its end only where there is none that can be read. */
static void read_end(struct reading *r)
{
    struct incident *incident = &r->to->incident;
    const char *word = text_of(r, "resolved");
    size_t word_line = r->line;
    int said = truth(word);
    if (is_given(word) && said < 0)
        cstate_odd(r, ODD_BAD_RESOLVED);
    const char *end = text_of(r, "resolvedWhen");
    bool given = is_given(end);
    bool ended = given && cstate_time(r, end, &incident->recovered_at);
    bool over = said < 0 ? ended : said == 1;
    incident->state = over ? INCIDENT_RESOLVED : INCIDENT_OPEN;
    r->to->end_line = r->line;
    if (given && !ended)
        cstate_odd(r, ODD_BAD_END);
    if (ended && incident->recovered_at < incident->started_at)
        cstate_odd(r, ODD_END_FIRST);
    r->line = word_line;
    if (over && !given)
        cstate_odd(r, ODD_NO_END);
    if (ended && !over)
        cstate_odd(r, ODD_OPEN_ENDED);
}

static void add_note(struct reading *r, size_t line, bool flag, const char *what)
{
    struct statuspage_incident *to = r->to;
    to->note =
        arena_grow(r->arena, to->note, &r->note_cap, to->notes + 1, sizeof *to->note);
    to->note[to->notes++] = (struct statuspage_note){line, what, flag};
}

/* One name each, once; `lines` is beside the names. */
static void add_component(struct reading *r, const struct yaml_node *item, size_t *lines)
{
    struct statuspage_incident *to = r->to;
    size_t at = 0;
    r->line = (size_t)item->line;
    if (item->kind != YAML_SCALAR) {
        add_note(r, r->line, false, "an item of \"affected\" is no text and was left out");
        return;
    }
    const char *name = cut_one_line(r, item->text, COMPONENT, ODD_COMPONENT_CUT);
    while (at < to->components && strcmp(to->component[at], name) != 0)
        at++;
    if (!is_given(name) || at < to->components)
        return;
    lines[to->components] = r->line;
    to->component[to->components++] = name;
}

/* A list of names, or one alone. */
static void read_components(struct reading *r)
{
    const struct yaml_node *list = yaml_get(r->head, "affected");
    bool many = list && list->kind == YAML_LIST;
    const struct yaml_node *item = many ? list->item : list;
    size_t n = many ? list->n : list != NULL;
    (void)text_of(r, "affected");
    if (n > COMPONENTS) {
        cstate_odd(r, ODD_COMPONENTS);
        n = COMPONENTS;
    }
    size_t *lines = arena_new(r->arena, n, sizeof *lines);
    r->to->component = arena_new(r->arena, n, sizeof *r->to->component);
    r->to->component_line = lines;
    for (size_t i = 0; i < n; i++)
        add_component(r, &item[i], lines);
}

/* The flag, and a note for each of its phrases: of words that are not known, the word. */
static void read_flag(struct reading *r)
{
    struct odd_words named[ODDS];
    memcpy(named, oddities, sizeof named);
    named[place_of(ODD_SEVERITY)].words =
        odd_named(FLAG_SEVERITY, text_of(r, "severity"), r->arena);
    named[place_of(ODD_BAD_RESOLVED)].words =
        odd_named(FLAG_BAD_RESOLVED, text_of(r, "resolved"), r->arena);
    r->to->incident.flag = odd_flag(named, ODDS, r->odd, r->arena);
    for (size_t i = 0; i < ODDS; i++)
        if (named[i].odd & r->odd)
            add_note(r, r->odd_line[i], true, named[i].words);
    if (r->naive)
        add_note(r, r->naive_line, false,
                 arena_printf(r->arena, "a time without an offset was read as %s",
                              r->zone->name));
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
static const char *read_incident(struct reading *r, const char *body, size_t len,
                                 size_t body_line)
{
    struct incident *incident = &r->to->incident;
    *r->to = (struct statuspage_incident){.number = 1};
    const char *section = text_of(r, "section");
    if (section[0] && strcmp(section, "issue") != 0)
        return "its section is not \"issue\"";
    if (truth(text_of(r, "informational")) == 1)
        return "it is an announcement";
    *incident = (struct incident){.source = "cstate", .heard_from = "", .url = ""};
    incident->title = cut_one_line(r, text_of(r, "title"), TITLE, ODD_TITLE_CUT);
    if (!incident->title[0])
        return "it has no title";
    if (!cstate_time(r, text_of(r, "date"), &incident->started_at))
        return text_of(r, "date")[0] ? "its date is not a time" : "it has no date";
    incident->source_id = id_of(r);
    read_severity(r);
    read_end(r);
    read_components(r);
    r->line = body_line;
    cstate_facts(r, body, len);
    read_flag(r);
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
    int line = 1;
    for (size_t i = 0; i < body; i++)
        line += text[i] == '\n';
    if (!utf8_valid(text + body, len - body, NULL))
        return yaml_fail(err, file, line, 1, "the text is not UTF-8", "UTF-8");
    struct reading r = {
        .file = file, .zone = zone, .arena = arena, .head = &head, .to = incident};
    *skip = read_incident(&r, text + body, len - body, (size_t)line);
    incident->number = *skip ? r.line : 1;
    *naive = r.naive;
    return true;
}
