/* Writing a CODEOWNERS file. A pattern that came in one dialect is said in the other's
 * words, so that it matches the same paths; what has no such words is refused. */
#include "codec/codeowners.h"

#include "base/progress.h"
#include "domain/path.h"
#include "text/clean.h"
#include "text/fold.h"

#include <ctype.h>
#include <string.h>

/* The section for rules outside any that stand behind those of one. */
static const char later_rules[] = "Later rules";

struct writing {
    struct buf *out;
    enum dialect dialect;
    const struct codeowners_line *lines;
    size_t n;
    const char *section; /* the header written last; "" before any */
};

/* The last segment: what stands behind the last slash. */
static const char *last_segment(const char *pattern)
{
    const char *slash = strrchr(pattern, '/');
    return slash ? slash + 1 : pattern;
}

/* GitHub's pattern in GitLab's words. What reaches below a file's name takes two lines
 * there: *below says so. */
static void to_gitlab(const char *pattern, struct buf *out, bool *below)
{
    const char *slash = strchr(pattern, '/'), *last = last_segment(pattern);
    bool rooted = slash && slash[1] != '\0';
    *below = false;
    if (strcmp(pattern, "*") == 0 || strcmp(pattern, "**") == 0 ||
        strcmp(pattern, "/**") == 0) {
        buf_add_c(out, '*');
        return;
    }
    if (rooted && pattern[0] != '/')
        buf_add_c(out, '/');
    if (!rooted && pattern[0] == '#')
        buf_add_c(out, '\\');
    if (strcmp(last, "**") == 0) {
        buf_add_n(out, pattern, (size_t)(last - pattern));
        return;
    }
    buf_add(out, pattern);
    *below = *last && strcmp(last, "*") != 0;
}

/* GitLab's pattern in GitHub's words. A file's name is a directory's too there, which does
 * not matter as long as no directory has a file's name. */
static void to_github(const char *pattern, struct buf *out)
{
    const char *slash = strchr(pattern, '/'), *last = last_segment(pattern);
    if (strcmp(pattern, "/") == 0) {
        buf_add_c(out, '*');
        return;
    }
    bool inside = slash && slash[1] != '\0';
    bool hash = strncmp(pattern, "\\#", 2) == 0;
    if (pattern[0] != '/' && (inside || hash))
        buf_add(out, "**/");
    if (strcmp(last, "**") == 0) {
        buf_add_n(out, pattern, (size_t)(last - pattern));
        buf_add_c(out, '*');
    } else {
        buf_add(out, pattern);
    }
}

/* A blank that nothing keeps from ending the pattern gets a backslash. */
static void add_pattern(struct buf *out, const char *pattern)
{
    for (const char *s = pattern; *s; s++) {
        if (*s == ' ')
            buf_add_c(out, '\\');
        buf_add_c(out, *s);
        if (*s == '\\' && s[1])
            buf_add_c(out, *++s);
    }
}

static void add_rule(struct writing *w, const struct codeowners_line *line,
                     const char *pattern, const char *end)
{
    if (line->pattern.excludes)
        buf_add_c(w->out, '!');
    add_pattern(w->out, pattern);
    buf_add(w->out, end);
    if (line->owner[0])
        buf_addf(w->out, " %s", line->owner);
    buf_add_c(w->out, '\n');
}

static bool refuse(const struct writing *w, const struct codeowners_line *line,
                   const char *why, struct err *err)
{
    err_set(err, ERR_REFUSED, "the path pattern \"%s%s\" cannot be said in %s's dialect",
            line->pattern.excludes ? "!" : "", line->pattern.pattern,
            w->dialect == DIALECT_GITHUB ? "GitHub" : "GitLab");
    err_why(err, "it %s", why);
    if (w->dialect == DIALECT_GITHUB)
        return err_next(err, "write GitLab's: --dialect gitlab");
    return err_next(err, "change the area's pattern: buckstop area edit AREA --help");
}

static bool has_control(const char *pattern)
{
    for (const char *s = pattern; *s; s++)
        if (iscntrl((unsigned char)*s))
            return true;
    return false;
}

static bool write_rule(struct writing *w, const struct codeowners_line *line,
                       struct err *err)
{
    const struct path_pattern *row = &line->pattern;
    struct buf said;
    bool below = false;
    if (has_control(row->pattern))
        return refuse(w, line, "has a control character in it", err);
    if (row->excludes && w->dialect == DIALECT_GITHUB)
        return refuse(w, line, "excludes, which GitHub does not know", err);
    buf_init(&said);
    if (row->dialect == w->dialect)
        buf_add(&said, row->pattern);
    else if (w->dialect == DIALECT_GITLAB)
        to_gitlab(row->pattern, &said, &below);
    else
        to_github(row->pattern, &said);
    const char *fault = path_fault(w->dialect, said.text);
    if (fault) {
        refuse(w, line, fault, err);
    } else {
        add_rule(w, line, said.text, "");
        if (below)
            add_rule(w, line, said.text, "/");
    }
    buf_release(&said);
    return !fault;
}

/* The name of the section a line is written into: rules outside any that come too late go
 * to one of their own. */
static const char *section_of(const struct writing *w, const struct codeowners_line *line)
{
    if (w->dialect == DIALECT_GITHUB)
        return "";
    return line->pattern.section[0] || !w->section[0] ? line->pattern.section : later_rules;
}

static bool enter(struct writing *w, const char *section, struct err *err)
{
    buf_addf(w->out, "%s[%s]\n", w->out->len ? "\n" : "", section);
    w->section = section;
    if (section != later_rules)
        return true;
    /* What is excluded outside any section stays so for its later rules. */
    for (size_t i = 0; i < w->n; i++)
        if (w->lines[i].pattern.excludes && !w->lines[i].pattern.section[0] &&
            !write_rule(w, &w->lines[i], err))
            return false;
    return true;
}

bool codeowners_write(const struct codeowners_line *lines, size_t n, enum dialect dialect,
                      struct buf *out, struct err *err)
{
    struct buf text;
    buf_init(&text);
    struct writing w = {
        .out = &text, .dialect = dialect, .lines = lines, .n = n, .section = ""};
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        const char *section = section_of(&w, &lines[i]);
        if (section[0] && !fold_same(section, w.section))
            ok = enter(&w, section, err);
        if (lines[i].remark[0]) {
            buf_add(&text, "# ");
            clean_add(&text, SINK_PIPE, lines[i].remark);
            buf_add_c(&text, '\n');
        }
        ok = ok && write_rule(&w, &lines[i], err) && !progress_stopped(err);
        progress_tell((int64_t)i + 1, (int64_t)n, "path patterns");
    }
    if (ok)
        buf_add_n(out, text.text, text.len);
    buf_release(&text);
    return ok;
}
