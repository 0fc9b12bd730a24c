/* Areas that come in from a file of another tool: what imports of every such kind call, and
 * what the files that do it share. */
#ifndef BUCKSTOP_BOARD_OWNERSHIP_PRIVATE_H
#define BUCKSTOP_BOARD_OWNERSHIP_PRIVATE_H

#include "codec/ownership.h"
#include "transfer_private.h"

struct import_ownership {
    struct board *board;
    struct tx *tx;
    struct arena *arena;
    struct transfer_report *report;
    /* All plans of a run over several files, of which each is then imported by a call of
     * its own, the first one first; no two may have an area of the same source_id. NULL and
     * 0 where there is only the one. */
    const struct ownership_plan *all;
    size_t all_n;
};

/* Makes areas, owners, candidates and patterns of the plan, in the transaction that runs;
 * what the board has from the same source is followed, what a person chose stays: an owner,
 * the lack of one, a name, another pattern. An area is the one of the same source and
 * source_id, else one of its name or alias, else new. Owners that are nobody of the board
 * are added to it. Whatever is gone from the file, or is kept against it, is a note.
 *
 * Adds to the report: read (the plan's), added, changed and unchanged (a pattern each, 1
 * for an area without patterns), rules_none, rules_one, rules_more, areas, skipped and
 * notes. The line in the log (tx_say) is the caller's; where there are patterns it must
 * begin with AREAS_IMPORTED, for by that the next import knows its own from a person's. */
bool import_ownership(const struct import_ownership *in, const struct ownership_plan *plan,
                      struct err *err);

/* An area of the plan and what became of it. */
struct ownership_place {
    struct area area;           /* on the board; id 0: archived there, and left so */
    bool added, found, foreign; /* found: it was there; foreign: by another source */
    bool changed;
    enum ownership_fate fate; /* a lone name that is no person's counts as a team */
};

struct ownership_have {
    struct area area;
    bool taken; /* by an area of the plan */
};

/* A person by one of the texts that stand for them: "@handle", the contact. */
struct ownership_key {
    const char *key;
    int64_t person;
    bool left;
};

struct ownership_run {
    const struct import_ownership *in;
    const struct ownership_plan *plan;
    const char *source, *why;    /* why: of the ownerships this source names */
    struct ownership_have *have; /* the board's areas before, by id */
    size_t haves;
    struct ownership_have **by_source; /* those of this source, by source_id */
    size_t by_sources;
    const char **id; /* source_ids of all plans, sorted */
    size_t ids;
    struct ownership_key *key; /* sorted by key */
    size_t keys;
    int64_t *person; /* of each name: 0 not looked for yet, -1 nobody */
    struct ownership_place *place;
};

/* The board's area of that id before the import; NULL: there was none. */
struct ownership_have *ownership_have_by_id(const struct ownership_run *run, int64_t id);

/* Whether some plan of the run has an area of that source_id. */
bool ownership_expects(const struct ownership_run *run, const char *source_id);

/* People: ownership_people.c. */
bool ownership_people(struct ownership_run *run, struct err *err);

/* The person the name stands for, 0 where it is nobody's of the board. With `make` one is
 * added where the name can be a person's. *left: they have left. */
bool ownership_person(struct ownership_run *run, size_t name, bool make, int64_t *person,
                      bool *left, struct err *err);

/* Who owns area i, and what is to be picked from: ownership_owner.c. */
bool ownership_owner(struct ownership_run *run, size_t i, struct err *err);
bool ownership_candidates(struct ownership_run *run, size_t i, struct err *err);

/* The patterns of all areas, and the count of rules: ownership_patterns.c. */
bool ownership_patterns(struct ownership_run *run, struct err *err);

#endif
