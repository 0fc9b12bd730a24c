/* Who owns what, as a file of another tool says it: a CODEOWNERS file, a Backstage catalog.
 * Bytes in, this plan out; board/transfer.h makes areas of it. */
#ifndef BUCKSTOP_CODEC_OWNERSHIP_H
#define BUCKSTOP_CODEC_OWNERSHIP_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

/* What becomes of an area that comes in. */
enum ownership_fate {
    OWNERSHIP_OWNED,     /* one person and nothing else */
    OWNERSHIP_CONTESTED, /* two or more entries, a team counting as one */
    OWNERSHIP_TEAM,      /* one team and nothing else */
    OWNERSHIP_UNOWNED,   /* nobody, on purpose */
    OWNERSHIP_FATES
};

/* Somebody the file names, once in the plan however often it names them. */
struct ownership_name {
    const char *name;   /* as the file writes it, for candidates: "@ana", "ana@x.org" */
    const char *handle; /* lower case; "" where the file gives none */
    const char *full_name, *contact; /* "" where the file gives none */
    bool team;
    const size_t *member; /* of a team, where the file says: places in the plan's names */
    size_t members;
};

struct ownership_area {
    size_t number;    /* line of its first rule, or number of its record, from 1 */
    struct area area; /* name, covers, line, source, source_id; the slug may be
                         said, else it follows the name */
    struct path_pattern *pattern; /* in file order; position is the line, area not set */
    size_t patterns;
    const size_t *owner; /* places in the plan's names, in file order, each once */
    size_t owners;
    enum ownership_fate fate;
    bool unsaid; /* nobody is named, and not on purpose */
};

struct ownership_remark {
    size_t number; /* of the line or record, from 1 */
    const char *what;
};

struct ownership_plan {
    struct ownership_name *name;
    size_t names;
    struct ownership_area *area;
    size_t areas;
    struct ownership_remark *skipped; /* not taken in, and why */
    size_t skips;
    struct ownership_remark *note; /* taken in, and odd */
    size_t notes;
    size_t read;            /* rules or records, skipped ones not counted */
    size_t none, one, more; /* rules by their owners, a team counting as one */
};

#endif
