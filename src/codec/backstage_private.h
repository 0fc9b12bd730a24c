/* The entities of a catalog, which the files that read it share. */
#ifndef BUCKSTOP_BACKSTAGE_PRIVATE_H
#define BUCKSTOP_BACKSTAGE_PRIVATE_H

#include "codec/backstage.h"
#include "codec/yaml.h"
#include "text_table.h"

enum entity_kind {
    ENTITY_COMPONENT,
    ENTITY_API,
    ENTITY_RESOURCE,
    ENTITY_SYSTEM,
    ENTITY_DOMAIN,
    ENTITY_USER,
    ENTITY_GROUP,
    ENTITY_KINDS
};

struct entity {
    enum entity_kind kind;
    const struct yaml_node *metadata, *spec; /* NULL: none */
    const char *name, *space;                /* as written; "default" */
    const char *ref;                         /* "kind:space/name" in lower case */
    size_t file, line;
    size_t again; /* how many before have the same ref */
};

/* A reference, with what was left out of it filled in. */
struct entity_ref {
    const char *ref;  /* in lower case, as above */
    const char *kind; /* of it, in lower case */
    const char *name; /* as written */
};

/* A user who says to be in a group. */
struct membership {
    const char *group; /* its ref */
    const struct entity *user;
};

struct catalog {
    struct entity *entity;
    size_t n, cap;
    struct entity **by_ref; /* sorted; of several with one ref the first comes first */
    struct membership *membership; /* sorted by group, then in order */
    size_t memberships;
    struct arena *arena;
};

extern const char *const entity_kinds[ENTITY_KINDS]; /* "component" ... */

/* Bytes of a text that the store takes in any case. */
enum { ENTITY_NAME = 100, ENTITY_TITLE = 200, ENTITY_TEXT = 2000 };

/* The text of the node, "" where it is none, or YAML's word for nothing. */
const char *entity_scalar(const struct yaml_node *node);

/* The text under the key, "" where there is none. */
const char *entity_text(const struct yaml_node *mapping, const char *key);

/* The same as one line of at most `most` bytes, blanks in the place of what breaks it. */
const char *entity_line(struct arena *arena, const struct yaml_node *mapping,
                        const char *key, size_t most);

struct entity_ref entity_ref(const struct catalog *catalog, const char *typed,
                             const char *kind, const char *space);

/* The first entity of that ref; NULL: nobody defines it. */
const struct entity *entity_find(const struct catalog *catalog, const char *ref);

/* Fills the plan of the file from the catalog's entities; `titles` are those of the files
 * before it. In backstage_areas.c. */
void backstage_plan(const struct catalog *catalog, size_t file, struct text_table *titles,
                    struct backstage_catalog *out);

#endif
