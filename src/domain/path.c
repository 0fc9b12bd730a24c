/* CODEOWNERS patterns. A pattern is cut into segments on the fly; a "**" segment and a "*"
 * inside a segment each remember only the last place to go on from, which is enough because
 * an earlier one can never do better than a later one. So no pattern takes longer than its
 * length times the path's. */
#include "domain/path.h"

#include "base/buf.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>
#include <strings.h>

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

/* ASCII first: section names are compared for every rule that matches. */
static bool same_section(const char *a, const char *b)
{
    if (strcasecmp(a, b) == 0)
        return true;
    struct buf left, right;
    buf_init(&left);
    buf_init(&right);
    fold_text(&left, a);
    fold_text(&right, b);
    bool same = strcmp(left.text, right.text) == 0;
    buf_release(&right);
    buf_release(&left);
    return same;
}

static bool rule_matches(const struct path_pattern *rule, const char *path)
{
    return path_matches(rule->dialect, rule->pattern, path);
}

/* Whether another rule takes the section's answer away from rule i: one that excludes the
 * path, wherever it stands, or a later one that matches it. Rules between i and `from` that
 * match were beaten themselves, by one that beats i as well. */
static bool is_beaten(const struct path_pattern *patterns, size_t n, size_t i, size_t from,
                      const char *path)
{
    for (size_t j = n; j-- > 0;) {
        if ((j >= from || patterns[j].excludes) &&
            same_section(patterns[i].section, patterns[j].section) &&
            rule_matches(&patterns[j], path))
            return true;
    }
    return false;
}

size_t path_next(const struct path_pattern *patterns, size_t n, const char *path,
                 size_t from)
{
    for (size_t i = from; i-- > 0;) {
        if (!patterns[i].excludes && rule_matches(&patterns[i], path) &&
            !is_beaten(patterns, n, i, from, path))
            return i;
    }
    return PATH_NONE;
}

size_t path_last(const struct path_pattern *patterns, size_t n, const char *path)
{
    return path_next(patterns, n, path, n);
}
