/* CODEOWNERS patterns in both dialects. */
#include "domain/path.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *pattern, *path;
    bool github, gitlab;
} cases[] = {
    /* no slash: any depth */
    {"*", "a", true, true},
    {"*", "a/b/c", true, true},
    {"*.js", "a.js", true, true},
    {"*.js", "x/y/a.js", true, true},
    {"*.js", "a.jsx", false, false},
    {"*.js", "lib.js/deep/a.c", true, false},
    {"docs", "docs/a/b", true, false},
    {"docs", "x/docs/a", true, false},
    {"docs", "x/docs", true, true},
    {"docs", "mydocs", false, false},
    {"README.md", "app/lib/README.md", true, true},
    /* a trailing slash: below a directory */
    {"docs/", "docs/a", true, true},
    {"docs/", "docs/a/b", true, true},
    {"docs/", "x/docs/a", true, true},
    {"docs/", "docs", false, false},
    {"docs/", "docs/", true, true},
    {"/docs/", "docs/a/b", true, true},
    {"/docs/", "x/docs/a", false, false},
    /* a slash elsewhere: from the root, on GitHub */
    {"/README.md", "README.md", true, true},
    {"/README.md", "docs/README.md", false, false},
    {"app/lib", "app/lib/a.c", true, false},
    {"app/lib", "x/app/lib", false, true},
    {"app/lib/", "x/app/lib/a", false, true},
    {"app/lib/", "app/lib/a", true, true},
    {"internal/README.md", "docs/internal/README.md", false, true},
    /* a last "*" does not descend */
    {"docs/*", "docs/a", true, true},
    {"docs/*", "docs/a/b", false, false},
    {"docs/*", "x/docs/a", false, true},
    {"/*", "a", true, true},
    {"/*", "a/b", false, false},
    {"docs/*.md", "docs/a.md", true, true},
    {"docs/*.md", "docs/a.md/b", true, false},
    {"docs/*.md", "docs/x/a.md", false, false},
    {"/docs/*/README.md", "docs/api/README.md", true, true},
    {"/docs/*/README.md", "docs/README.md", false, false},
    {"/docs/*/README.md", "docs/a/b/README.md", false, false},
    /* "**" */
    {"**/logs", "logs", true, true},
    {"**/logs", "a/b/logs", true, true},
    {"**/logs", "a/logs/x", true, false},
    {"/docs/**/index.md", "docs/index.md", true, true},
    {"/docs/**/index.md", "docs/api/v2/index.md", true, true},
    {"/docs/**/index.md", "other/docs/index.md", false, false},
    {"docs/**", "docs/a", true, true},
    {"docs/**", "docs/a/b", true, false},
    {"docs/**", "docs", false, false},
    {"**", "a/b", true, true},
    {"/**", "a/b", true, false},
    {"/**", "a", true, true},
    {"docs/**/", "docs/a", true, true},
    {"docs/**/", "docs", false, false},
    {"**/", "a/b", true, true},
    {"a/**/b/**/c", "a/b/c", true, true},
    {"a/**/b/**/c", "a/x/b/b/y/c", true, true},
    {"a/**/b/**/c", "a/c/b", false, false},
    {"a**b", "axxb", true, true},
    {"a**b", "ax/xb", false, false},
    {"a/b*c*d", "a/bxcxcxd", true, true},
    {"a/b*c*d", "a/bxcxcx", false, false},
    {"a*", "a", true, true},
    {"**/*", "a/b/c", true, true},
    /* "?" and "\" */
    {"a?c", "abc", true, true},
    {"a?c",
     "a\xC3\xA9"
     "c",
     true, true},
    {"a?c", "a/c", false, false},
    {"a?", "a", false, false},
    {"my\\ file", "my file", true, true},
    {"a\\*b", "a*b", true, true},
    {"a\\*b", "axb", false, false},
    {"a\\?", "a?", true, true},
    {"a\\", "a\\", true, true},
    {"a\\/b", "a\\/b", true, true},
    {"a", "A", false, false},
    /* sets, and a "#", only on GitLab */
    {"f[abc]", "fb", false, true},
    {"f[abc]", "fd", false, false},
    {"f[a-c]x", "fbx", false, true},
    {"f[a-c]x", "fdx", false, false},
    {"f[!a-c]", "fd", false, true},
    {"f[^a-c]", "fa", false, false},
    {"f[a-]", "f-", false, true},
    {"f[\\]]", "f]", false, true},
    {"f[a\\-c]", "fb", false, false},
    {"f[Z-\\]]", "f]", false, true},
    {"f[]", "f", false, false},
    {"f[]", "fa", false, false},
    {"*[0-9]", "a12", false, true},
    {"\\#file", "#file", false, true},
    {"\\[x]", "[x]", false, true},
    /* no pattern, or none that works */
    {"!a", "!a", false, true},
    {"***", "a", false, true},
    {"f[ab", "fa", false, false},
    {"f[a/b]", "fa", false, false},
    {"f[a\\", "fa", false, false},
    {"f\\", "f", false, false},
    {"", "a", false, false},
    {"/", "a", false, true},
    {"//", "a", true, true},
    {"a", "", false, false},
    /* ways to write the path */
    {"/a", "/a", true, true},
    {"/a", "./a", true, true},
    {"/a", "./", false, false},
    {"a", "a//b", true, false},
};

Test(path, matches_as_each_dialect_says)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_eq(path_matches(DIALECT_GITHUB, cases[i].pattern, cases[i].path),
                     cases[i].github, "GitHub: %s on %s", cases[i].pattern, cases[i].path);
        cr_expect_eq(path_matches(DIALECT_GITLAB, cases[i].pattern, cases[i].path),
                     cases[i].gitlab, "GitLab: %s on %s", cases[i].pattern, cases[i].path);
    }
}

Test(path, names_the_fault_of_a_pattern)
{
    static const struct {
        enum dialect dialect;
        const char *pattern, *fault;
    } faults[] = {
        {DIALECT_GITHUB, "", "is empty"},
        {DIALECT_GITLAB, "", "is empty"},
        {DIALECT_GITHUB, "/", "names nothing"},
        {DIALECT_GITHUB, "a***", "has *** in it"},
        {DIALECT_GITHUB, "!a", "begins with !, which GitHub does not read"},
        {DIALECT_GITHUB, "a]", "has [ ] in it, which GitHub does not read"},
        {DIALECT_GITHUB, "\\#a", "begins with \\#, which GitHub does not read"},
        {DIALECT_GITLAB, "a[", "has [ without ]"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        cr_expect_str_eq(path_fault(faults[i].dialect, faults[i].pattern), faults[i].fault);
    cr_assert_null(path_fault(DIALECT_GITHUB, "a/**/b"));
    cr_assert_null(path_fault(DIALECT_GITLAB, "\\#a[b]"));
    cr_assert_null(path_fault(DIALECT_GITLAB, "a\\"));
}

static double seconds_of(enum dialect dialect, const char *pattern, const char *path)
{
    struct timespec begin, end;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
    path_matches(dialect, pattern, path);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    return (double)(end.tv_sec - begin.tv_sec) +
           (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
}

static char *repeat(const char *piece, size_t n, const char *last)
{
    size_t len = strlen(piece);
    char *text = malloc(n * len + strlen(last) + 1);
    for (size_t i = 0; i < n; i++)
        memcpy(text + i * len, piece, len);
    memcpy(text + n * len, last, strlen(last) + 1);
    return text;
}

Test(path, no_pattern_blows_it_up)
{
    static const struct {
        const char *piece, *last, *path_piece, *path_last;
    } nasty[] = {
        {"*a", "b", "a", ""},     {"**/a/", "b", "a/", "a"},
        {"**/", "b", "a/", "a"},  {"a*/", "b", "aaaa/", "a"},
        {"*?", "b", "a", ""},     {"**/*a*a/", "b", "aaa/", "a"},
        {"*[a-z]", "!", "a", ""}, {"?*", "b", "a", ""},
    };
    for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++) {
        char *pattern = repeat(nasty[i].piece, 500, nasty[i].last);
        char *path = repeat(nasty[i].path_piece, 1000, nasty[i].path_last);
        cr_expect_lt(seconds_of(DIALECT_GITHUB, pattern, path), 0.5, "%s", nasty[i].piece);
        cr_expect_lt(seconds_of(DIALECT_GITLAB, pattern, path), 0.5, "%s", nasty[i].piece);
        free(path);
        free(pattern);
    }
}

#define RULE(PATTERN, SECTION)                                                             \
    {                                                                                      \
        .pattern = (PATTERN), .section = (SECTION), .dialect = DIALECT_GITLAB              \
    }
#define NOT(PATTERN, SECTION)                                                              \
    {                                                                                      \
        .pattern = (PATTERN), .section = (SECTION), .dialect = DIALECT_GITLAB,             \
        .excludes = true                                                                   \
    }

static const struct path_pattern rules[] = {
    RULE("*", ""),                     /* 0 */
    NOT("pom.xml", ""),                /* 1 */
    RULE("README.md", "Docs"),         /* 2 */
    RULE("*.rb", "Ruby"),              /* 3 */
    NOT("/config/**/*.rb", "RUBY"),    /* 4 */
    RULE("/config/routes.rb", "ruby"), /* 5 */
    RULE("/app/x.rb", "Ünit"),         /* 6 */
    RULE("app/*.rb", "üNIT"),          /* 7 */
    RULE("docs/", "Docs"),             /* 8 */
};

enum { RULES = sizeof rules / sizeof *rules };

Test(path, last_rule_wins_and_an_excluded_path_is_out)
{
    static const struct {
        const char *path;
        size_t rule;
    } answers[] = {
        {"a.c", 0},      {"pom.xml", PATH_NONE},  {"x/README.md", 2}, {"docs/README.md", 8},
        {"lib/a.rb", 3}, {"config/routes.rb", 0}, {"app/x.rb", 7},
    };
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        cr_expect_eq(path_last(rules, RULES, answers[i].path), answers[i].rule, "%s",
                     answers[i].path);
    cr_assert_eq(path_last(NULL, 0, "a"), PATH_NONE);
}

Test(path, every_section_answers_once)
{
    static const size_t wanted[] = {7, 3, 0};
    const size_t *got;
    struct arena arena;
    arena_init(&arena);
    cr_assert_eq(path_sections(rules, RULES, "app/x.rb", &arena, &got), 3);
    for (size_t i = 0; i < 3; i++)
        cr_expect_eq(got[i], wanted[i]);
    cr_assert_eq(path_sections(NULL, 0, "a", &arena, &got), 0);
    cr_assert_eq(path_sections(rules, RULES, "pom.xml", &arena, &got), 0);
    arena_release(&arena);
}

/* Each in a section of its own, or all in two; every rule excluded, or none: ten times the
 * rules take at most some twenty times as long. */
static double seconds_of_rules(size_t n, bool own_sections, bool excluded)
{
    struct path_pattern *many = calloc(n, sizeof *many);
    char(*names)[32] = calloc(n, sizeof *names);
    const size_t *got;
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < n; i++) {
        snprintf(names[i], sizeof names[i], "s%zu", own_sections ? i / 2 : i % 2);
        many[i] = (struct path_pattern){.pattern = "*",
                                        .section = names[i],
                                        .dialect = DIALECT_GITLAB,
                                        .excludes = excluded && i < n / 2};
    }
    clock_t begin = clock();
    path_last(many, n, "a/b/c");
    path_sections(many, n, "a/b/c", &arena, &got);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    arena_release(&arena);
    free(names);
    free(many);
    return seconds;
}

Test(path, a_hundred_thousand_rules_are_answered_at_once)
{
    for (int shape = 0; shape < 4; shape++) {
        double few = seconds_of_rules(10000, shape & 1, shape & 2);
        double many = seconds_of_rules(100000, shape & 1, shape & 2);
        cr_expect(many < 25 * few + 0.05, "shape %d: %g s, and %g s for a tenth", shape,
                  many, few);
    }
}
