/* The lines of a CODEOWNERS file: which are rules, of which section, and whose. What the
 * rules are called is codeowners_areas.c's. */
#include "codeowners_private.h"
#include "cut.h"
#include "text_table.h"

#include "domain/path.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Characters the store takes. */
enum { PATTERN = 1000, SECTION = 200, OWNER = 100 };

/* A line costs the same however short it is: 1 MiB of "\" took 206 ms. A rule with an owner
 * has 10 bytes and more, most have 30. */
enum { LINES_ALWAYS = 65536, BYTES_A_LINE = 16 };

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char in_name[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789._-";

struct section {
    const char *name; /* as it was written first */
    const struct codeowners_set *defaults;
};

struct reading {
    struct codeowners_file file;
    enum dialect dialect;
    struct text_table names, sections;
    size_t names_cap;
    size_t *stamp; /* of each name, the last set it was put into */
    size_t stamp_cap, sets;
    struct section *section;
    size_t section_cap;
    size_t now;                            /* the section rules go to */
    const struct codeowners_set *defaults; /* of the header above; NULL: none */
    const struct codeowners_set *last;     /* that was read: many lines have the same */
    struct buf buf;
};

static const struct codeowners_set nobody = {.key = ""};

static void remark(struct codeowners_file *file, struct ownership_remark **list, size_t *n,
                   size_t *cap, size_t line, const char *fmt, va_list args)
{
    struct buf text;
    buf_init(&text);
    buf_addv(&text, fmt, args);
    *list = arena_grow(file->arena, *list, cap, *n + 1, sizeof **list);
    (*list)[(*n)++] = (struct ownership_remark){line, arena_copy(file->arena, text.text)};
    buf_release(&text);
}

void codeowners_skip(struct codeowners_file *file, size_t line, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    remark(file, &file->plan->skipped, &file->plan->skips, &file->skips_cap, line, fmt,
           args);
    va_end(args);
}

__attribute__((format(printf, 3, 4))) static void note(struct codeowners_file *file,
                                                       size_t line, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    remark(file, &file->plan->note, &file->plan->notes, &file->notes_cap, line, fmt, args);
    va_end(args);
}

const char *codeowners_cut(struct arena *arena, const char *text, size_t most)
{
    size_t len = strlen(text), kept = cut_length(text, len, most);
    return kept == len ? text : arena_text(arena, text, kept);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

static const char *skip_blanks(const char *s)
{
    while (is_blank(*s))
        s++;
    return s;
}

/* The end of a word; a blank behind a backslash belongs to it. */
static const char *word_end(const char *s)
{
    while (*s && !is_blank(*s))
        s += *s == '\\' && s[1] ? 2 : 1;
    return s;
}

static bool is_email(const char *text)
{
    const char *at = strchr(text, '@');
    const char *dot = at ? strchr(at, '.') : NULL;
    return at && at > text && !strchr(at + 1, '@') && dot && dot > at + 1 && dot[1] &&
           !strpbrk(text, "\\/,;:<>()[]\"");
}

static bool is_team(const char *text)
{
    return text[0] == '@' && (text[1] == '@' || strchr(text, '/'));
}

bool codeowners_is_owner(enum dialect dialect, const char *text)
{
    if (strlen(text) > OWNER)
        return false;
    if (text[0] != '@')
        return is_email(text);
    const char *s = text + 1;
    int slashes = 0;
    if (*s == '@') { /* a role: its name in letters */
        size_t n = strspn(s + 1, letters);
        return dialect == DIALECT_GITLAB && n && s[1 + n] == '\0';
    }
    for (;; s++, slashes++) {
        size_t n = strspn(s, in_name);
        s += n;
        if (n == 0 || (*s && *s != '/'))
            return false;
        if (!*s)
            return dialect == DIALECT_GITLAB || slashes < 2;
    }
}

/* The name's place in the plan. Handles and addresses compare without case. */
static size_t name_of(struct reading *r, const char *written)
{
    struct ownership_plan *plan = r->file.plan;
    char *key = arena_copy(r->file.arena, written);
    fold_letters(key);
    size_t at = text_table_find(&r->names, r->file.arena, key, plan->names);
    if (at < plan->names)
        return at;
    plan->name = arena_grow(r->file.arena, plan->name, &r->names_cap, plan->names + 1,
                            sizeof *plan->name);
    bool team = is_team(key);
    bool user = key[0] == '@' && !team;
    plan->name[plan->names++] = (struct ownership_name){
        .name = arena_copy(r->file.arena, written),
        .handle = user ? key + 1 : "",
        .full_name = "",
        .contact = key[0] == '@' ? "" : key,
        .team = team,
    };
    return at;
}

static int by_number(const void *left, const void *right)
{
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static const char *set_key(struct reading *r, const size_t *owner, size_t n)
{
    size_t *sorted = arena_new(r->file.arena, n, sizeof *sorted);
    memcpy(sorted, owner, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_number);
    buf_reset(&r->buf);
    for (size_t i = 0; i < n; i++)
        buf_addf(&r->buf, "%zu,", sorted[i]);
    return arena_copy(r->file.arena, r->buf.text);
}

/* Whether the name was not yet in the set at hand. */
static bool stamp(struct reading *r, size_t name)
{
    r->stamp =
        arena_grow(r->file.arena, r->stamp, &r->stamp_cap, name + 1, sizeof *r->stamp);
    bool first = r->stamp[name] != r->sets;
    r->stamp[name] = r->sets;
    return first;
}

/* Reads owners to the line's end; *bad is the first word that is none, else left alone.
 * NULL when GitHub then has no such line; GitLab leaves out the one word. `&nobody` when
 * there are none. */
static const struct codeowners_set *read_owners(struct reading *r, size_t line,
                                                const char *s, const char **bad)
{
    size_t *owner = NULL;
    size_t n = 0, cap = 0;
    bool comment = false;
    r->sets++;
    for (s = skip_blanks(s); *s; s = skip_blanks(s)) {
        const char *end = s + strcspn(s, " \t\r\v\f");
        const char *word = arena_text(r->file.arena, s, (size_t)(end - s));
        s = end;
        comment = comment || word[0] == '#';
        if (comment && r->dialect == DIALECT_GITHUB)
            break;
        if (codeowners_is_owner(r->dialect, word)) {
            size_t name = name_of(r, word);
            if (!stamp(r, name))
                continue;
            owner = arena_grow(r->file.arena, owner, &cap, n + 1, sizeof *owner);
            owner[n++] = name;
        } else if (r->dialect == DIALECT_GITHUB) {
            *bad = word;
            return NULL;
        } else if (!comment) {
            *bad = (*bad)[0] ? *bad : word;
            note(&r->file, line, "\"%s\" is no owner and was left out", word);
        }
    }
    if (n == 0)
        return &nobody;
    if (r->last && r->last->n == n && memcmp(r->last->owner, owner, n * sizeof *owner) == 0)
        return r->last;
    struct codeowners_set *set = arena_new(r->file.arena, 1, sizeof *set);
    *set = (struct codeowners_set){owner, n, set_key(r, owner, n)};
    r->last = set;
    return set;
}

/* "[Name]", "^[Name]", "[Name][2]", each with owners behind a blank. Sets *name and *len,
 * and returns what stands behind it; NULL for anything else. */
static const char *header_end(const char *s, const char **name, size_t *len)
{
    s += *s == '^';
    if (*s++ != '[')
        return NULL;
    const char *end = strchr(s, ']');
    *name = skip_blanks(s);
    if (!end || *name >= end)
        return NULL;
    *len = (size_t)(end - *name);
    while (is_blank((*name)[*len - 1]))
        --*len;
    s = end + 1;
    if (*s == '[') {
        size_t digits = strspn(s + 1, "0123456789");
        if (s[1 + digits] != ']')
            return NULL;
        s += digits + 2;
    }
    return *s == '\0' || is_blank(*s) ? s : NULL;
}

/* Rules below go to the section of that name; a repeated one keeps its defaults unless the
 * header gives others. */
static void enter_section(struct reading *r, size_t line, const char *name, size_t len,
                          const char *rest)
{
    const char *bad = "";
    const char *whole = arena_text(r->file.arena, name, len);
    const char *kept = codeowners_cut(r->file.arena, whole, SECTION);
    if (kept != whole)
        note(&r->file, line, "the section's name was cut at %d characters", SECTION);
    struct buf fold;
    buf_init(&fold);
    fold_text(&fold, kept);
    size_t at = text_table_find(&r->sections, r->file.arena, fold.text, r->file.sections);
    buf_release(&fold);
    if (at == r->file.sections) {
        r->section = arena_grow(r->file.arena, r->section, &r->section_cap, at + 1,
                                sizeof *r->section);
        r->section[at] = (struct section){kept, &nobody};
        r->file.sections++;
    }
    const struct codeowners_set *given = read_owners(r, line, rest, &bad);
    if (given && given->n)
        r->section[at].defaults = given;
    r->now = at;
}

static void read_rule(struct reading *r, size_t line, const char *s)
{
    const char *end = word_end(s), *bad = "";
    bool excludes = r->dialect == DIALECT_GITLAB && *s == '!';
    s += excludes;
    const char *pattern = arena_text(r->file.arena, s, (size_t)(end - s));
    const char *fault = path_fault(r->dialect, pattern);
    if (fault) {
        codeowners_skip(&r->file, line, "the pattern \"%s\" %s", pattern, fault);
        return;
    }
    if (codeowners_cut(r->file.arena, pattern, PATTERN) != pattern) {
        codeowners_skip(&r->file, line, "its pattern is longer than %d characters",
                        PATTERN);
        return;
    }
    size_t notes = r->file.plan->notes;
    const struct codeowners_set *set = excludes ? &nobody : read_owners(r, line, end, &bad);
    if (!set || (set->n == 0 && bad[0])) { /* words, and nobody among them */
        r->file.plan->notes = notes;
        codeowners_skip(&r->file, line,
                        "\"%s\" is no owner: @user, @org/team or an e-mail address "
                        "expected behind the pattern \"%s\"",
                        bad, pattern);
        return;
    }
    if (set->n == 0 && !excludes)
        set = r->section[r->now].defaults;
    struct codeowners_file *file = &r->file;
    file->rule = arena_grow(file->arena, file->rule, &file->rules_cap, file->rules + 1,
                            sizeof *file->rule);
    file->rule[file->rules++] = (struct codeowners_rule){
        .pattern = {.position = (int64_t)line,
                    .pattern = pattern,
                    .section = r->section[r->now].name,
                    .dialect = r->dialect,
                    .excludes = excludes},
        .set = set,
        .section = r->now,
    };
}

static void read_line(struct reading *r, size_t line, const char *text, size_t len)
{
    const char *name;
    size_t name_len;
    if (!utf8_valid(text, len, NULL)) {
        codeowners_skip(&r->file, line, "it is not UTF-8");
        return;
    }
    const char *s = skip_blanks(arena_text(r->file.arena, text, len));
    if (*s == '\0' || *s == '#')
        return;
    const char *rest =
        r->dialect == DIALECT_GITLAB ? header_end(s, &name, &name_len) : NULL;
    if (rest)
        enter_section(r, line, name, name_len, rest);
    else
        read_rule(r, line, s);
}

/* Calls read_line for each line, or, where r is NULL, says whether one is a header. */
static bool each_line(struct reading *r, const char *text, size_t len, struct arena *arena)
{
    const char *end = text + len, *name;
    size_t line = 0, name_len, most = LINES_ALWAYS + len / BYTES_A_LINE;
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) /* a byte order mark */
        text += 3;
    for (; text < end; line++) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        size_t n = (size_t)((newline ? newline : end) - text);
        if (r && line == most) {
            codeowners_skip(&r->file, line + 1,
                            "there are more than %zu lines, each of a few bytes; this and "
                            "what follows it",
                            most);
            return false;
        }
        if (r) {
            read_line(r, line + 1, text, n);
        } else if (memchr(text, '[', n)) {
            const char *copy = skip_blanks(arena_text(arena, text, n));
            if (header_end(copy, &name, &name_len))
                return true;
        }
        text += n + 1;
    }
    return false;
}

static void count(struct codeowners_file *file)
{
    struct ownership_plan *plan = file->plan;
    for (size_t i = 0; i < file->rules; i++) {
        size_t n = file->rule[i].set->n;
        plan->none += n == 0;
        plan->one += n == 1;
        plan->more += n > 1;
    }
    plan->read = file->rules;
}

void codeowners_read(const char *text, size_t len, const enum dialect *dialect,
                     struct arena *arena, struct ownership_plan *plan)
{
    *plan = (struct ownership_plan){0};
    struct reading r = {.file = {.arena = arena, .plan = plan, .sections = 1}};
    buf_init(&r.buf);
    r.section = arena_grow(arena, NULL, &r.section_cap, 1, sizeof *r.section);
    r.section[0] = (struct section){"", &nobody};
    if (dialect)
        r.dialect = *dialect;
    else
        r.dialect = each_line(NULL, text, len, arena) ? DIALECT_GITLAB : DIALECT_GITHUB;
    each_line(&r, text, len, arena);
    codeowners_areas(&r.file);
    count(&r.file);
    buf_release(&r.buf);
}
