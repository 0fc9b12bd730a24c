/* What becomes of a catalog's entities: areas with their owners, and people. */
#include "backstage_private.h"

#include "base/buf.h"
#include "text_table.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

/* What is filled while a file's entities are gone through. */
struct making {
    const struct catalog *catalog;
    struct backstage_catalog *out;
    struct text_table refs; /* of the plan's names, with their places */
    size_t name_cap, area_cap, note_cap, user_cap;
    size_t *user;
};

static struct arena *arena_of(const struct making *m)
{
    return m->catalog->arena;
}

__attribute__((format(printf, 3, 4))) static void note(struct making *m, size_t line,
                                                       const char *fmt, ...)
{
    struct ownership_plan *plan = &m->out->plan;
    struct buf text;
    va_list args;
    buf_init(&text);
    va_start(args, fmt);
    buf_addv(&text, fmt, args);
    va_end(args);
    plan->note = arena_grow(arena_of(m), plan->note, &m->note_cap, plan->notes + 1,
                            sizeof *plan->note);
    plan->note[plan->notes++] =
        (struct ownership_remark){line, arena_copy(arena_of(m), text.text)};
    buf_release(&text);
}

/* The place of the reference among the plan's names; *known is false where a name has been
 * made for it just now, which is the caller's to fill in. */
static size_t place_of(struct making *m, const char *ref, bool *known)
{
    struct ownership_plan *plan = &m->out->plan;
    size_t place = text_table_find(&m->refs, arena_of(m), ref, plan->names);
    *known = place < plan->names;
    if (!*known) {
        plan->name = arena_grow(arena_of(m), plan->name, &m->name_cap, plan->names + 1,
                                sizeof *plan->name);
        plan->names++;
    }
    return place;
}

/* The person of a reference, whether a User defines them or not. */
static size_t person_name(struct making *m, const struct entity_ref *ref)
{
    bool known;
    size_t place = place_of(m, ref->ref, &known);
    if (known)
        return place;
    const struct entity *user = entity_find(m->catalog, ref->ref);
    const struct yaml_node *spec = user ? user->spec : NULL;
    const struct yaml_node *profile = spec ? yaml_get(spec, "profile") : NULL;
    const char *slash = strrchr(ref->ref, '/');
    m->out->plan.name[place] = (struct ownership_name){
        .name = arena_printf(arena_of(m), "@%s", ref->name),
        .handle = slash ? slash + 1 : ref->ref,
        .full_name = entity_text(profile, "displayName"),
        .contact = entity_text(profile, "email"),
    };
    return place;
}

struct places {
    size_t *at;
    size_t n, cap;
};

static void add_place(struct making *m, struct places *places, size_t place)
{
    for (size_t i = 0; i < places->n; i++)
        if (places->at[i] == place)
            return;
    places->at = arena_grow(arena_of(m), places->at, &places->cap, places->n + 1,
                            sizeof *places->at);
    places->at[places->n++] = place;
}

/* A group's own list of members. */
static void add_listed(struct making *m, const struct entity *group, struct places *places)
{
    const struct yaml_node *list = group->spec ? yaml_get(group->spec, "members") : NULL;
    for (size_t i = 0; list && list->kind == YAML_LIST && i < list->n; i++) {
        if (list->item[i].kind != YAML_SCALAR || !list->item[i].text[0])
            continue;
        struct entity_ref ref =
            entity_ref(m->catalog, list->item[i].text, "user", group->space);
        if (strcmp(ref.kind, "user") == 0)
            add_place(m, places, person_name(m, &ref));
    }
}

/* People who say themselves that they are in the group. */
static void add_saying(struct making *m, const char *group, struct places *places)
{
    const struct catalog *catalog = m->catalog;
    size_t low = 0, high = catalog->memberships;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(catalog->membership[middle].group, group) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < catalog->memberships; low++) {
        const struct entity *user = catalog->membership[low].user;
        struct entity_ref ref = {.ref = user->ref, .kind = "user", .name = user->name};
        if (strcmp(catalog->membership[low].group, group) != 0)
            break;
        add_place(m, places, person_name(m, &ref));
    }
}

static bool is_placeholder(const char *name)
{
    static const char *const words[] = {"unspecified", "unknown", "todo",     "tbd",
                                        "none",        "nobody",  "team-name"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(name, words[i]) == 0 ||
            (strncasecmp(name, "team-", 5) == 0 && strcasecmp(name + 5, words[i]) == 0))
            return true;
    return false;
}

/* A group, with its members where somebody defines it. What is odd is said where it is
 * named first. */
static size_t group_name(struct making *m, const struct entity_ref *ref, size_t line)
{
    bool known;
    size_t place = place_of(m, ref->ref, &known);
    if (known)
        return place;
    const struct entity *group = entity_find(m->catalog, ref->ref);
    struct places members = {0};
    if (group) {
        add_listed(m, group, &members);
        add_saying(m, group->ref, &members);
        if (strcmp(group->name, ref->name) != 0)
            note(m, line, "\"%s\" is taken for the group \"%s\": only the case differs",
                 ref->name, group->name);
    } else if (is_placeholder(ref->name)) {
        note(m, line, "\"%s\" is a placeholder, not a team: name a person", ref->name);
    } else {
        note(m, line, "nobody defines the group \"%s\"; its areas wait for a person",
             ref->name);
    }
    m->out->plan.name[place] = (struct ownership_name){.name = ref->name,
                                                       .handle = "",
                                                       .full_name = "",
                                                       .contact = "",
                                                       .team = true,
                                                       .member = members.at,
                                                       .members = members.n};
    return place;
}

static void put_owner(struct making *m, const struct entity *entity,
                      struct ownership_area *area)
{
    const char *typed = entity_text(entity->spec, "owner");
    if (!typed[0]) {
        area->fate = OWNERSHIP_UNOWNED;
        area->unsaid = true;
        note(m, entity->line, "\"%s\" names no owner", area->area.name);
        return;
    }
    struct entity_ref ref = entity_ref(m->catalog, typed, "group", entity->space);
    bool user = strcmp(ref.kind, "user") == 0;
    size_t *owner = arena_new(arena_of(m), 1, sizeof *owner);
    if (user && !entity_find(m->catalog, ref.ref))
        note(m, entity->line, "nobody defines the user \"%s\"", ref.name);
    *owner = user ? person_name(m, &ref) : group_name(m, &ref, entity->line);
    area->owner = owner;
    area->owners = 1;
    area->fate = user ? OWNERSHIP_OWNED : OWNERSHIP_TEAM;
}

static void add_area(struct making *m, const struct entity *entity)
{
    struct ownership_plan *plan = &m->out->plan;
    struct arena *arena = arena_of(m);
    const char *title = entity_text(entity->metadata, "title");
    const char *line = entity_text(entity->spec, "system");
    line = line[0] ? line : entity_text(entity->spec, "domain");
    struct ownership_area area = {
        .number = entity->line,
        .area = {.name = title[0] ? title : entity->name,
                 .slug = entity->name,
                 .covers = entity_text(entity->metadata, "description"),
                 .line = line[0] ? entity_ref(m->catalog, line, "", "").name : "",
                 .source = "backstage",
                 .source_id = entity->ref}};
    if (entity->again) {
        note(m, entity->line, "there is a %s \"%s\" already", entity_kinds[entity->kind],
             entity->name);
        area.area.source_id =
            arena_printf(arena, "%s (%zu)", entity->ref, entity->again + 1);
    }
    put_owner(m, entity, &area);
    plan->area =
        arena_grow(arena, plan->area, &m->area_cap, plan->areas + 1, sizeof *plan->area);
    plan->area[plan->areas++] = area;
}

static void add_user(struct making *m, const struct entity *entity)
{
    struct entity_ref ref = {.ref = entity->ref, .kind = "user", .name = entity->name};
    if (entity->again) {
        note(m, entity->line, "there is a user \"%s\" already", entity->name);
        return;
    }
    m->user =
        arena_grow(arena_of(m), m->user, &m->user_cap, m->out->users + 1, sizeof *m->user);
    m->user[m->out->users++] = person_name(m, &ref);
}

void backstage_plan(const struct catalog *catalog, size_t file,
                    struct backstage_catalog *out)
{
    struct making m = {.catalog = catalog, .out = out};
    for (size_t i = 0; i < catalog->n; i++) {
        const struct entity *entity = &catalog->entity[i];
        if (entity->file != file)
            continue;
        out->plan.read++;
        if (entity->kind == ENTITY_GROUP)
            out->groups++;
        else if (entity->kind == ENTITY_USER)
            add_user(&m, entity);
        else
            add_area(&m, entity);
    }
    out->user = m.user;
}
