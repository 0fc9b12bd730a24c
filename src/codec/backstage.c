/* Backstage's entities out of YAML, and what their references mean. */
#include "backstage_private.h"

#include "base/buf.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

const char *const entity_kinds[ENTITY_KINDS] = {
    [ENTITY_COMPONENT] = "component", [ENTITY_API] = "api",
    [ENTITY_RESOURCE] = "resource",   [ENTITY_SYSTEM] = "system",
    [ENTITY_DOMAIN] = "domain",       [ENTITY_USER] = "user",
    [ENTITY_GROUP] = "group",
};

static const char *lower(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    fold_letters(copy);
    return copy;
}

const char *entity_scalar(const struct yaml_node *node)
{
    static const char *const nothing[] = {"null", "Null", "NULL", "~"};
    if (!node || node->kind != YAML_SCALAR)
        return "";
    for (size_t i = 0; node->plain && i < sizeof nothing / sizeof *nothing; i++)
        if (strcmp(node->text, nothing[i]) == 0)
            return "";
    return node->text;
}

const char *entity_text(const struct yaml_node *mapping, const char *key)
{
    return entity_scalar(mapping ? yaml_get(mapping, key) : NULL);
}

const char *entity_line(struct arena *arena, const struct yaml_node *mapping,
                        const char *key, size_t most)
{
    const char *text = entity_text(mapping, key);
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text), cut = len < most ? len : most;
    while (cut < len && cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80)
        cut--;
    char *line = arena_text(arena, text, cut);
    for (char *c = line; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = ' ';
    while (cut > 0 && line[cut - 1] == ' ')
        line[--cut] = '\0';
    return line;
}

struct entity_ref entity_ref(const struct catalog *catalog, const char *typed,
                             const char *kind, const char *space)
{
    struct arena *arena = catalog->arena;
    const char *colon = strchr(typed, ':'), *rest = colon ? colon + 1 : typed;
    const char *slash = strchr(rest, '/');
    if (colon)
        kind = arena_text(arena, typed, (size_t)(colon - typed));
    if (slash)
        space = arena_text(arena, rest, (size_t)(slash - rest));
    struct entity_ref ref = {.kind = lower(arena, kind), .name = slash ? slash + 1 : rest};
    ref.ref = lower(arena, arena_printf(arena, "%s:%s/%s", kind, space, ref.name));
    return ref;
}

static int by_ref(const void *a, const void *b)
{
    const struct entity *left = *(const struct entity *const *)a;
    const struct entity *right = *(const struct entity *const *)b;
    int order = strcmp(left->ref, right->ref);
    return order ? order : (left > right) - (left < right);
}

const struct entity *entity_find(const struct catalog *catalog, const char *ref)
{
    size_t low = 0, high = catalog->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(catalog->by_ref[middle]->ref, ref) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < catalog->n && strcmp(catalog->by_ref[low]->ref, ref) == 0;
    return found ? catalog->by_ref[low] : NULL;
}

static void sort(struct catalog *catalog)
{
    catalog->by_ref = arena_new(catalog->arena, catalog->n, sizeof *catalog->by_ref);
    for (size_t i = 0; i < catalog->n; i++)
        catalog->by_ref[i] = &catalog->entity[i];
    if (catalog->n)
        qsort(catalog->by_ref, catalog->n, sizeof *catalog->by_ref, by_ref);
    for (size_t i = 1; i < catalog->n; i++)
        if (strcmp(catalog->by_ref[i]->ref, catalog->by_ref[i - 1]->ref) == 0)
            catalog->by_ref[i]->again = catalog->by_ref[i - 1]->again + 1;
}

static int by_group(const void *a, const void *b)
{
    const struct membership *left = a, *right = b;
    int order = strcmp(left->group, right->group);
    return order ? order : (left->user > right->user) - (left->user < right->user);
}

static void read_memberships(struct catalog *catalog)
{
    size_t cap = 0;
    for (size_t i = 0; i < catalog->n; i++) {
        const struct entity *user = &catalog->entity[i];
        const struct yaml_node *list = user->kind == ENTITY_USER && user->spec
                                           ? yaml_get(user->spec, "memberOf")
                                           : NULL;
        for (size_t j = 0; list && list->kind == YAML_LIST && j < list->n; j++) {
            if (list->item[j].kind != YAML_SCALAR)
                continue;
            catalog->membership =
                arena_grow(catalog->arena, catalog->membership, &cap,
                           catalog->memberships + 1, sizeof *catalog->membership);
            catalog->membership[catalog->memberships++] = (struct membership){
                entity_ref(catalog, list->item[j].text, "group", user->space).ref, user};
        }
    }
    if (catalog->memberships)
        qsort(catalog->membership, catalog->memberships, sizeof *catalog->membership,
              by_group);
}

static void skip(struct catalog *catalog, struct ownership_plan *plan, size_t *cap,
                 size_t line, const char *why)
{
    plan->skipped = arena_grow(catalog->arena, plan->skipped, cap, plan->skips + 1,
                               sizeof *plan->skipped);
    plan->skipped[plan->skips++] = (struct ownership_remark){line, why};
}

/* Takes a document in, or says why not. An empty one is nothing. */
static const char *add_entity(struct catalog *catalog, const struct yaml_node *doc,
                              size_t file)
{
    const char *kind = entity_text(doc, "kind");
    struct entity entity = {.kind = ENTITY_KINDS,
                            .metadata = yaml_get(doc, "metadata"),
                            .spec = yaml_get(doc, "spec"),
                            .file = file,
                            .line = (size_t)doc->line};
    const char *version = entity_text(doc, "apiVersion");
    if (!kind[0])
        return "it has no kind";
    if (version[0] && strncmp(version, "backstage.io/", strlen("backstage.io/")) != 0)
        return arena_printf(catalog->arena, "its apiVersion is %.60s, not Backstage's",
                            version);
    for (int i = 0; i < ENTITY_KINDS; i++)
        if (strcmp(lower(catalog->arena, kind), entity_kinds[i]) == 0)
            entity.kind = (enum entity_kind)i;
    if (entity.kind == ENTITY_KINDS)
        return arena_printf(catalog->arena, "a %.60s is no area, person or team", kind);
    entity.name = entity_text(entity.metadata, "name");
    entity.space = entity_text(entity.metadata, "namespace");
    entity.space = entity.space[0] ? entity.space : "default";
    if (!entity.name[0])
        return "it has no metadata.name";
    if (strlen(entity.name) > ENTITY_NAME || strlen(entity.space) > ENTITY_NAME)
        return "its name is too long";
    entity.ref =
        entity_ref(catalog, entity.name, entity_kinds[entity.kind], entity.space).ref;
    catalog->entity = arena_grow(catalog->arena, catalog->entity, &catalog->cap,
                                 catalog->n + 1, sizeof *catalog->entity);
    catalog->entity[catalog->n++] = entity;
    return NULL;
}

static bool read_file(struct catalog *catalog, const struct backstage_file *file,
                      size_t number, struct ownership_plan *plan, struct err *err)
{
    struct yaml_node *docs;
    size_t n, cap = 0;
    if (!yaml_read_all(file->name, file->text, file->len, catalog->arena, &docs, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        bool empty = docs[i].kind == YAML_MAPPING && docs[i].n == 0;
        const char *why = empty ? NULL
                          : docs[i].kind != YAML_MAPPING
                              ? "it is no mapping of keys"
                              : add_entity(catalog, &docs[i], number);
        if (why)
            skip(catalog, plan, &cap, (size_t)docs[i].line, why);
    }
    return true;
}

bool backstage_read(const struct backstage_file *files, size_t n, struct arena *arena,
                    struct backstage_catalog *catalogs, struct err *err)
{
    struct catalog catalog = {.arena = arena};
    struct text_table titles = {0};
    struct backstage_catalog *out = arena_new(arena, n, sizeof *out);
    for (size_t i = 0; i < n; i++)
        if (!read_file(&catalog, &files[i], i, &out[i].plan, err))
            return false;
    sort(&catalog);
    read_memberships(&catalog);
    for (size_t i = 0; i < n; i++)
        backstage_plan(&catalog, i, &titles, &out[i]);
    if (n)
        memcpy(catalogs, out, n * sizeof *out);
    return true;
}
