/* A status page's public incidents (Atlassian Statuspage, /api/v2/incidents.json). */
#ifndef BUCKSTOP_CODEC_STATUSPAGE_H
#define BUCKSTOP_CODEC_STATUSPAGE_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

/* Something to know of an incident, and the line it is about. */
struct statuspage_note {
    size_t line;
    const char *what;
    bool flag; /* it is part of the flag as well */
};

/* One incident as it came in: `incident` has no area, its facts no incident yet. */
struct statuspage_incident {
    size_t number; /* in the file, from 1; of a cState issue the line a skip is about */
    struct incident incident; /* source "statuspage", source_id the page's id */
    const char **component;   /* names, each once, in order */
    size_t components;
    const size_t *component_line; /* of each, where the file is one incident; else NULL */
    struct statuspage_note *note; /* by line; else NULL, and the flag says it all */
    size_t notes, end_line;
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
