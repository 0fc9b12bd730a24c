/* What reading a CODEOWNERS file and making areas of it share. */
#ifndef BUCKSTOP_CODEC_CODEOWNERS_PRIVATE_H
#define BUCKSTOP_CODEC_CODEOWNERS_PRIVATE_H

#include "codec/codeowners.h"

/* The owners of a rule, or those a section's header gives to its rules. */
struct codeowners_set {
    const size_t *owner; /* places in the plan's names, in file order, each once */
    size_t n;
    const char *key; /* the same for the same owners, in whatever order */
};

struct codeowners_rule {
    struct path_pattern pattern; /* position is the line */
    const struct codeowners_set *set;
    size_t section; /* number of the section, 0: outside any */
    size_t area;    /* place in the plan's areas */
};

struct codeowners_file {
    struct arena *arena;
    struct ownership_plan *plan;
    struct codeowners_rule *rule;
    size_t rules, rules_cap;
    size_t sections; /* how many, the unnamed one included */
    size_t skips_cap, notes_cap;
};

__attribute__((format(printf, 3, 4))) void codeowners_skip(struct codeowners_file *file,
                                                           size_t line, const char *fmt,
                                                           ...);

/* Makes the plan's areas, and gives each rule its own. */
void codeowners_areas(struct codeowners_file *file);

/* Text without the bytes after its first `most` characters. */
const char *codeowners_cut(struct arena *arena, const char *text, size_t most);

#endif
