/* Which patterns of CODEOWNERS files match a path, by GitHub's rules and by GitLab's. */
#ifndef BUCKSTOP_DOMAIN_PATH_H
#define BUCKSTOP_DOMAIN_PATH_H

#include "base/arena.h"
#include "base/buf.h"
#include "domain/model.h"

#include <stddef.h>

#define PATH_NONE ((size_t)-1)

/* Whether the pattern matches the path, which counts from the repository's root; a leading
 * "/" or "./" of the path means nothing. Case matters. Takes time in proportion to the two
 * lengths multiplied at the very worst, and no memory. A pattern with a fault matches
 * nothing.
 *
 * GitHub: without a slash, or with only a trailing one, at any depth, else from the root; a
 * trailing "/" is all below a directory; a last segment "*" does not descend where a slash
 * stands before it; any other last segment matches its descendants too.
 * GitLab: without a leading "/" as if "/(any directories)/" stood before it; only a
 * trailing "/" reaches below a directory; "[a-z]" is a set. Both: "*" and "?" do not cross
 * a slash, "**" as a whole segment is any number of directories, a backslash takes the next
 * character as it is. */
bool path_matches(enum dialect dialect, const char *pattern, const char *path);

/* Why the dialect has no such pattern, as the end of a sentence ("has *** in it"), or NULL.
 * GitLab's leading "!" is not part of the pattern: see excludes in struct path_pattern. */
const char *path_fault(enum dialect dialect, const char *pattern);

/* The number in `patterns`, which stand in file order, of the rule that decides for the
 * path: the last that matches, over all sections, leaving out sections in which an
 * excluding pattern matches it. PATH_NONE: no rule does. Every rule is looked at once. */
size_t path_last(const struct path_pattern *patterns, size_t n, const char *path);

/* The same of every section: the numbers of their rules, the last first, into the arena.
 * Section names compare without case. Returns how many. */
size_t path_sections(const struct path_pattern *patterns, size_t n, const char *path,
                     struct arena *arena, const size_t **rules);

/* What every path that the pattern matches has in it, added to `out`: nothing where that
 * cannot be told. Such a path has it among its anchors, of which one may be there twice;
 * they live in the arena. Returns how many. */
void path_anchor(enum dialect dialect, const char *pattern, struct buf *out);
size_t path_anchors(const char *path, struct arena *arena, const char *const **anchors);

#endif
