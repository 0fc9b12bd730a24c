/* CODEOWNERS patterns. A pattern is cut into segments on the fly; a "**" segment and a "*"
 * inside a segment each remember only the last place to go on from, which is enough because
 * an earlier one can never do better than a later one. So no pattern takes longer than its
 * length times the path's. */
#include "domain/path.h"

#include "base/buf.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum tail { TAIL_EXACT, TAIL_SELF_OR_BELOW, TAIL_BELOW };

/* A pattern without its outer slashes and its last "**". */
struct glob {
    const char *at, *end;
    bool floating; /* as if any directories stood before it */
    enum tail tail;
};

/* A segment of a pattern or a path. `at` is NULL after the last. */
struct segment {
    const char *at, *end;
};

static struct segment segment_at(const char *at, const char *end)
{
    if (!at)
        return (struct segment){NULL, NULL};
    const char *slash = memchr(at, '/', (size_t)(end - at));
    return (struct segment){at, slash ? slash : end};
}

static struct segment segment_next(struct segment segment, const char *end)
{
    return segment_at(segment.end < end ? segment.end + 1 : NULL, end);
}

static bool segment_is(struct segment segment, const char *text)
{
    size_t len = strlen(text);
    return (size_t)(segment.end - segment.at) == len && memcmp(segment.at, text, len) == 0;
}

/* One character of a set, "\" taken off. */
static size_t set_char(const char *p, const char *end, uint32_t *code)
{
    size_t escaped = *p == '\\' && p + 1 < end;
    return escaped + utf8_decode(p + escaped, (size_t)(end - p) - escaped, code);
}

/* Whether the code is in the set that begins at p, just behind "["; *next is set behind
 * its "]", which path_fault has seen to be there. */
static bool set_has(const char *p, const char *end, uint32_t code, const char **next)
{
    bool turned = *p == '!' || *p == '^';
    bool has = false;
    p += turned;
    while (*p != ']') {
        uint32_t low, high;
        p += set_char(p, end, &low);
        high = low;
        if (p[0] == '-' && p[1] != ']')
            p += 1 + set_char(p + 1, end, &high);
        has = has || (code >= low && code <= high);
    }
    *next = p + 1;
    return has != turned;
}

/* Whether the first thing in the pattern, not "*" (a "[" gets here from GitLab only), takes
 * the first character of `s`; both are moved on if so. */
static bool take_one(const char **p, const char *p_end, const char **s, const char *s_end)
{
    uint32_t code, want;
    if (*p == p_end)
        return false;
    const char *next = *p + 1;
    size_t taken = utf8_decode(*s, (size_t)(s_end - *s), &code);
    bool takes = true;
    if (**p == '[')
        takes = set_has(next, p_end, code, &next);
    else if (**p != '?') {
        next = *p + set_char(*p, p_end, &want);
        takes = want == code;
    }
    if (!takes)
        return false;
    *p = next;
    *s += taken;
    return true;
}

static bool segment_matches(struct segment pattern, struct segment name)
{
    const char *p = pattern.at, *s = name.at;
    const char *star = NULL, *retry = NULL;
    while (s < name.end) {
        if (p < pattern.end && *p == '*') {
            star = ++p;
            retry = s;
        } else if (!take_one(&p, pattern.end, &s, name.end)) {
            if (!star)
                return false;
            uint32_t code;
            retry += utf8_decode(retry, (size_t)(name.end - retry), &code);
            p = star;
            s = retry;
        }
    }
    while (p < pattern.end && *p == '*')
        p++;
    return p == pattern.end;
}

static struct glob glob_of(enum dialect dialect, const char *pattern)
{
    size_t len = strlen(pattern);
    struct glob glob = {pattern, pattern + len, true, TAIL_EXACT};
    const char *slash = memchr(pattern, '/', len);
    bool trailing = pattern[len - 1] == '/';
    if (dialect == DIALECT_GITLAB)
        glob.floating = pattern[0] != '/';
    else
        glob.floating = !slash || slash == glob.end - 1;
    glob.at += pattern[0] == '/';
    if (trailing) {
        glob.end -= glob.end > glob.at;
        glob.tail = TAIL_BELOW;
        return glob;
    }
    if (dialect == DIALECT_GITLAB)
        return glob;
    const char *last = memrchr(pattern, '/', len);
    last = last ? last + 1 : pattern;
    if (strcmp(last, "**") == 0) {
        glob.end = last > glob.at ? last - 1 : glob.at;
        glob.tail = TAIL_BELOW;
    } else if (strcmp(last, "*") != 0) {
        glob.tail = TAIL_SELF_OR_BELOW;
    }
    return glob;
}

static bool tail_fits(enum tail tail, struct segment rest)
{
    return tail == TAIL_SELF_OR_BELOW || (tail == TAIL_BELOW) == (rest.at != NULL);
}

/* At the very end "**" is "*" to GitLab's fnmatch. */
static bool is_globstar(const struct glob *glob, struct segment segment)
{
    return segment_is(segment, "**") &&
           (segment.end < glob->end || glob->tail != TAIL_EXACT);
}

static bool glob_matches(const struct glob *glob, const char *path)
{
    const char *end = path + strlen(path);
    struct segment s = segment_at(path, end);
    struct segment p = segment_at(glob->at < glob->end ? glob->at : NULL, glob->end);
    struct segment star = p, retry = glob->floating ? s : segment_at(NULL, NULL);
    for (;;) {
        if (p.at && is_globstar(glob, p)) {
            p = star = segment_next(p, glob->end);
            retry = s;
            continue;
        }
        if (!p.at && tail_fits(glob->tail, s))
            return true;
        if (p.at && s.at && segment_matches(p, s)) {
            p = segment_next(p, glob->end);
            s = segment_next(s, end);
            continue;
        }
        if (!retry.at)
            return false;
        s = retry = segment_next(retry, end);
        p = star;
    }
}

static const char *gitlab_fault(const char *pattern)
{
    for (const char *p = pattern; *p; p++) {
        if (*p == '\\' && p[1])
            p++;
        else if (*p == '[')
            for (p++; *p != ']'; p++) {
                if (*p == '\\' && p[1])
                    p++;
                if (*p == '\0' || *p == '/')
                    return "has [ without ]";
            }
    }
    return NULL;
}

const char *path_fault(enum dialect dialect, const char *pattern)
{
    if (*pattern == '\0')
        return "is empty";
    if (dialect == DIALECT_GITLAB)
        return gitlab_fault(pattern);
    if (strcmp(pattern, "/") == 0)
        return "names nothing";
    if (strstr(pattern, "***"))
        return "has *** in it";
    if (*pattern == '!')
        return "begins with !, which GitHub does not read";
    if (strpbrk(pattern, "[]"))
        return "has [ ] in it, which GitHub does not read";
    if (strncmp(pattern, "\\#", 2) == 0)
        return "begins with \\#, which GitHub does not read";
    return NULL;
}

bool path_matches(enum dialect dialect, const char *pattern, const char *path)
{
    if (path_fault(dialect, pattern))
        return false;
    path += strncmp(path, "./", 2) == 0 ? 2 : 0;
    path += *path == '/';
    if (*path == '\0')
        return false;
    struct glob glob = glob_of(dialect, pattern);
    return glob_matches(&glob, path);
}

/* A section that has to do with the path, and its rule. */
struct answer {
    const char *section; /* folded */
    size_t rule;
};

struct answers {
    struct answer *at;
    size_t n, cap;
};

static int by_section(const void *a, const void *b)
{
    const struct answer *left = a, *right = b;
    int order = strcmp(left->section, right->section);
    if (order)
        return order;
    return (left->rule < right->rule) - (left->rule > right->rule);
}

static int last_first(const void *a, const void *b)
{
    size_t left = ((const struct answer *)a)->rule,
           right = ((const struct answer *)b)->rule;
    return (left < right) - (left > right);
}

static void add_answer(struct answers *answers, const struct path_pattern *patterns,
                       size_t rule, struct arena *arena)
{
    const char *section = "";
    if (patterns[rule].section[0]) {
        struct buf fold;
        buf_init(&fold);
        fold_text(&fold, patterns[rule].section);
        section = arena_copy(arena, fold.text);
        buf_release(&fold);
    }
    answers->at =
        arena_grow(arena, answers->at, &answers->cap, answers->n + 1, sizeof *answers->at);
    answers->at[answers->n++] = (struct answer){section, rule};
}

static int same_section(const void *a, const void *b)
{
    return strcmp(((const struct answer *)a)->section, ((const struct answer *)b)->section);
}

static bool has_section(const struct answers *sorted, const struct answer *answer)
{
    return sorted->n &&
           bsearch(answer, sorted->at, sorted->n, sizeof *answer, same_section);
}

static void sort(struct answers *answers, int (*order)(const void *, const void *))
{
    if (answers->n)
        qsort(answers->at, answers->n, sizeof *answers->at, order);
}

static bool rule_matches(const struct path_pattern *rule, const char *path)
{
    return path_matches(rule->dialect, rule->pattern, path);
}

/* The sections the path is excluded from, sorted. */
static struct answers excluded_from(const struct path_pattern *patterns, size_t n,
                                    const char *path, struct arena *arena)
{
    struct answers out = {0};
    for (size_t i = 0; i < n; i++)
        if (patterns[i].excludes && rule_matches(&patterns[i], path))
            add_answer(&out, patterns, i, arena);
    sort(&out, by_section);
    return out;
}

/* Rules that match in a section which does not exclude the path, the last first, at most
 * `most`. */
static struct answers matching(const struct path_pattern *patterns, size_t n,
                               const char *path, size_t most, struct arena *arena)
{
    struct answers out = {0}, excluded = excluded_from(patterns, n, path, arena);
    for (size_t i = n; i-- > 0 && out.n < most;) {
        if (patterns[i].excludes || !rule_matches(&patterns[i], path))
            continue;
        add_answer(&out, patterns, i, arena);
        out.n -= has_section(&excluded, &out.at[out.n - 1]);
    }
    return out;
}

size_t path_sections(const struct path_pattern *patterns, size_t n, const char *path,
                     struct arena *arena, const size_t **rules)
{
    struct answers found = matching(patterns, n, path, n, arena);
    size_t kept = 0;
    sort(&found, by_section);
    for (size_t i = 0; i < found.n; i++)
        if (i == 0 || strcmp(found.at[i].section, found.at[i - 1].section) != 0)
            found.at[kept++] = found.at[i];
    found.n = kept;
    sort(&found, last_first);
    size_t *list = arena_new(arena, kept, sizeof *list);
    for (size_t i = 0; i < kept; i++)
        list[i] = found.at[i].rule;
    *rules = list;
    return kept;
}

size_t path_last(const struct path_pattern *patterns, size_t n, const char *path)
{
    struct arena arena;
    arena_init(&arena);
    struct answers found = matching(patterns, n, path, 1, &arena);
    size_t last = found.n ? found.at[0].rule : PATH_NONE;
    arena_release(&arena);
    return last;
}
