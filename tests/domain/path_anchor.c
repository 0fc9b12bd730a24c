/* Under what a pattern is kept, and that no path it matches is looked for elsewhere. */
#include "domain/path.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *anchor_of(enum dialect dialect, const char *pattern, struct buf *out)
{
    buf_reset(out);
    path_anchor(dialect, pattern, out);
    return out->text;
}

Test(path_anchor, is_the_folder_or_a_name_or_an_ending)
{
    static const struct {
        enum dialect dialect;
        const char *pattern, *anchor;
    } cases[] = {
        {DIALECT_GITHUB, "/services/billing/", "/services/billing"},
        {DIALECT_GITHUB, "services/billing", "/services/billing"},
        {DIALECT_GITHUB, "/services/*/invoice", "/services"},
        {DIALECT_GITHUB, "docs/*", "/docs"},
        {DIALECT_GITHUB, "docs/", "=docs"},
        {DIALECT_GITHUB, "Makefile", "=Makefile"},
        {DIALECT_GITHUB, "**/logs", "=logs"},
        {DIALECT_GITHUB, "/*/logs/", "=logs"},
        {DIALECT_GITHUB, "*.js", ".js"},
        {DIALECT_GITHUB, "/*.min.js", ".js"},
        {DIALECT_GITHUB, "src-*", ""},
        {DIALECT_GITHUB, "*", ""},
        {DIALECT_GITHUB, "a\\ b/c", "=c"},
        {DIALECT_GITHUB, "!no", ""},
        {DIALECT_GITHUB, "/a/\xEF\xBF\xBD/c", "/a"},
        {DIALECT_GITLAB, "docs/api", "=docs"},
        {DIALECT_GITLAB, "/docs/api", "/docs/api"},
        {DIALECT_GITLAB, "*.[ch]", ""},
        {DIALECT_GITLAB, "/[ab]/x.c", "=x.c"},
    };
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(anchor_of(cases[i].dialect, cases[i].pattern, &out),
                         cases[i].anchor, "%s: %s", cases[i].pattern, out.text);
    buf_release(&out);
}

static bool is_among(const char *anchor, const char *const *anchors, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(anchor, anchors[i]) == 0)
            return true;
    return false;
}

/* The pieces that patterns and paths are made of, three at a time. */
static const char *const pattern_pieces[] = {"",    "/",   "a",   "b.c", "*",    "**",
                                             "?",   "*.c", "a*",  "/a",  "/b.c", "/*",
                                             "/**", "/",   "\\a", "[ab]"};
static const char *const path_pieces[] = {"",   "/",    "./",  "a", "b.c",
                                          "a/", "b.c/", "x.c", "é"};
enum {
    PATTERNS = sizeof pattern_pieces / sizeof *pattern_pieces,
    PATHS = sizeof path_pieces / sizeof *path_pieces,
};

static void join(struct buf *out, const char *const *pieces, size_t n, size_t number)
{
    buf_reset(out);
    for (int i = 0; i < 3; i++, number /= n)
        buf_add(out, pieces[number % n]);
}

Test(path_anchor, of_a_pattern_is_among_those_of_every_path_it_matches)
{
    struct buf pattern, path, anchor;
    struct arena arena;
    size_t matched = 0;
    buf_init(&pattern);
    buf_init(&path);
    buf_init(&anchor);
    arena_init(&arena);
    for (size_t j = 0; j < (size_t)PATHS * PATHS * PATHS; j++) {
        const char *const *anchors;
        join(&path, path_pieces, PATHS, j);
        size_t n = path_anchors(path.text, &arena, &anchors);
        for (size_t i = 0; i < (size_t)PATTERNS * PATTERNS * PATTERNS * 2; i++) {
            enum dialect dialect = i % 2 ? DIALECT_GITLAB : DIALECT_GITHUB;
            join(&pattern, pattern_pieces, PATTERNS, i / 2);
            if (!path_matches(dialect, pattern.text, path.text))
                continue;
            matched++;
            cr_assert(is_among(anchor_of(dialect, pattern.text, &anchor), anchors, n),
                      "\"%s\" matches \"%s\" and is kept under \"%s\"", pattern.text,
                      path.text, anchor.text);
        }
        arena_reset(&arena);
    }
    cr_expect_gt(matched, 10000, "%zu", matched);
    arena_release(&arena);
    buf_release(&anchor);
    buf_release(&path);
    buf_release(&pattern);
}
