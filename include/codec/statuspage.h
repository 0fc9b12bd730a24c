/* A status page's public incidents (Atlassian Statuspage, /api/v2/incidents.json). */
#ifndef BUCKSTOP_CODEC_STATUSPAGE_H
#define BUCKSTOP_CODEC_STATUSPAGE_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

/* One incident as it came in: `incident` has no area, its facts no incident yet. */
struct statuspage_incident {
    size_t number;            /* in the file, from 1 */
    struct incident incident; /* source "statuspage", source_id the page's id */
    const char **component;   /* names, each once, in order */
    size_t components;
    struct fact *fact; /* oldest first; source_id the update's id */
    size_t facts;
};

struct statuspage_skip {
    size_t number; /* of the incident in the file, from 1 */
    const char *why;
};

struct statuspage {
    struct statuspage_incident *incident;
    size_t incidents;
    struct statuspage_skip *skipped; /* also maintenance */
    size_t skips;
};

/* Reads {page, incidents[]} or {page, incident} into the arena. ERR_INPUT for what is not
 * JSON or not one of the two. */
bool statuspage_read(const char *file, const char *text, size_t len, struct arena *arena,
                     struct statuspage *page, struct err *err);

#endif
