/* A CODEOWNERS file as the areas it speaks of: GitHub's dialect and GitLab's. */
#ifndef BUCKSTOP_CODEC_CODEOWNERS_H
#define BUCKSTOP_CODEC_CODEOWNERS_H

#include "base/buf.h"
#include "codec/ownership.h"

/* Reads the file; nothing in it can fail, a line that is none is skipped with its number
 * and the reason. `dialect` NULL: GitLab where there is a section header, else GitHub.
 * Everything the plan points at lives in the arena. Takes time in proportion to the text,
 * but for sorting; past 65,536 lines and one for every 16 bytes the rest is skipped. */
void codeowners_read(const char *text, size_t len, const enum dialect *dialect,
                     struct arena *arena, struct ownership_plan *plan);

/* Whether the text, up to a blank, is what a CODEOWNERS file of the dialect takes for an
 * owner: "@user", "@org/team", an e-mail address, GitLab's "@@role". */
bool codeowners_is_owner(enum dialect dialect, const char *text);

/* A line to be written. */
struct codeowners_line {
    struct path_pattern pattern;
    const char *owner;  /* as the file says it; "": none */
    const char *remark; /* a comment before it; "": none */
};

/* Adds the lines, which stand in the order in which they decide, as a file of the dialect;
 * a pattern of the other one is said in this one's words. ERR_REFUSED for one that it has
 * no words for. */
bool codeowners_write(const struct codeowners_line *lines, size_t n, enum dialect dialect,
                      struct buf *out, struct err *err);

#endif
