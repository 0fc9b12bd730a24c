/* Questions about deploys. All lists live in the arena of the call. */
#ifndef BUCKSTOP_STORE_DEPLOYS_H
#define BUCKSTOP_STORE_DEPLOYS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct store;

/* Which part of which deploys. 0 and "" take all. */
struct deploys_wanted {
    const char *line;    /* the product line of the area, folded */
    const char *fold;    /* looked for in the plain words and the names, folded */
    int64_t area;        /* its id */
    int64_t type;        /* a release type */
    int64_t from, until; /* instants: at or after the first, before the other */
    bool broken;         /* those that broke and have not recovered */
    size_t first, most;  /* from which row on, and how many at most */
};

struct deploy_page {
    struct deploy_line *line;
    size_t n;
    size_t total; /* that fit */
};

/* The newest first. ERR_CONFLICT where one was taken away while it was read. */
bool deploys_page(struct store *store, const struct deploys_wanted *wanted,
                  struct arena *arena, struct deploy_page *page, struct err *err);

/* When the last one before `from` and the first one from `until` on went out; 0: none did.
 * `line` as above. */
bool deploys_beside(struct store *store, int64_t from, int64_t until, const char *line,
                    int64_t *before, int64_t *after, struct err *err);

/* One line of the list, by number. */
bool deploys_line(struct store *store, int64_t deploy, struct arena *arena,
                  struct deploy_line *line, bool *found, struct err *err);

/* The one that came from there under that id. */
bool deploys_by_source(struct store *store, const char *source, const char *source_id,
                       struct arena *arena, struct deploy *deploy, bool *found,
                       struct err *err);

/* All that were logged or imported under that id, whoever gave it. */
bool deploys_by_id(struct store *store, const char *source_id, struct arena *arena,
                   struct deploy **deploys, size_t *n, struct err *err);

/* Its tickets, by number, and their links; what is on its checklist, in order. */
bool deploys_tickets(struct store *store, int64_t deploy, struct arena *arena,
                     struct ticket **tickets, size_t *n, struct err *err);
bool deploys_links(struct store *store, int64_t deploy, struct arena *arena,
                   struct deploy_ticket **links, size_t *n, struct err *err);
bool deploys_steps(struct store *store, int64_t deploy, struct arena *arena,
                   struct deploy_step **steps, size_t *n, struct err *err);

/* Those that an incident, or one folded under it, was linked to, newest first. */
bool deploys_of_incident(struct store *store, int64_t incident, struct arena *arena,
                         struct deploy_line **lines, size_t *n, struct err *err);

#endif
