/* What becomes of a catalog's entities: areas with their owners, and people. */
#include "backstage_private.h"

#include "base/buf.h"
#include "cut.h"
#include "text/fold.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

/* What is filled while a file's entities are gone through. */
struct making {
    const struct catalog *catalog;
    struct backstage_catalog *out;
    struct text_table refs;    /* of the plan's names, with their places */
    struct text_table *titles; /* of all files' areas, with their kinds */
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

/* Whether it names somebody, in as many letters as a name can have. */
static bool is_ref(const char *typed)
{
    const char *colon = strchr(typed, ':'), *name = colon ? colon + 1 : typed;
    const char *slash = strchr(name, '/');
    name = slash ? slash + 1 : name;
    return name[0] && strlen(typed) <= ENTITY_TITLE && strlen(name) <= ENTITY_NAME &&
           !strpbrk(typed, " \t\r\n");
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
        .full_name = entity_line(arena_of(m), profile, "displayName", ENTITY_TITLE),
        .contact = entity_line(arena_of(m), profile, "email", ENTITY_TITLE),
    };
    return place;
}

/* Who is to be picked from: nobody picks one out of more. */
enum { MEMBERS = 100 };

struct places {
    size_t *at;
    size_t n, cap;
    bool more; /* than MEMBERS */
};

static void add_place(struct making *m, struct places *places, size_t place)
{
    places->more = places->more || places->n == MEMBERS;
    if (places->more)
        return;
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
    for (size_t i = 0; list && list->kind == YAML_LIST && i < list->n && !places->more;
         i++) {
        if (list->item[i].kind != YAML_SCALAR || !is_ref(list->item[i].text))
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
    for (; low < catalog->memberships && !places->more; low++) {
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
        if (members.more)
            note(m, line, "of the group \"%s\" only %d are kept to pick from", ref->name,
                 (int)MEMBERS);
        if (strcmp(group->name, ref->name) != 0)
            note(m, line, "\"%s\" is taken for the group \"%s\": only the case differs",
                 ref->name, group->name);
    } else if (is_placeholder(ref->name)) {
        note(m, line, "\"%s\" is a placeholder, not a team: name a person", ref->name);
    } else {
        const char *rest = strchr(ref->ref, ':');
        bool meant = strcmp(ref->kind, "group") == 0 &&
                     entity_find(m->catalog, arena_printf(arena_of(m), "user%s", rest));
        note(m, line, "nobody defines the group \"%s\"%s", ref->name,
             meant ? "; is the user meant? Then the owner is user:NAME"
                   : "; its areas wait for a person");
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

/* What is meant by an owner: a reference, or, against the rules, the name of a team as
 * people write it. False where it is nobody. */
static bool owner_ref(const struct making *m, const struct entity *entity,
                      const struct yaml_node *node, struct entity_ref *ref)
{
    struct buf line;
    buf_init(&line);
    cut_line(&line, entity_scalar(node));
    const char *typed = arena_copy(arena_of(m), line.text);
    bool found = is_ref(typed), named = !found && strchr(typed, ' ');
    size_t len = cut_length(typed, line.len, ENTITY_NAME);
    buf_release(&line);
    if (named)
        typed = arena_printf(arena_of(m), "group:%s/%.*s", entity->space, (int)len, typed);
    if (found || named)
        *ref = entity_ref(m->catalog, typed, "group", entity->space);
    return found || named;
}

/* The owners the entity names: one reference, or against the rules a list of them. */
static void put_owner(struct making *m, const struct entity *entity,
                      struct ownership_area *area)
{
    const struct yaml_node *node = entity->spec ? yaml_get(entity->spec, "owner") : NULL;
    const struct yaml_node *item = node && node->kind == YAML_LIST ? node->item : node;
    size_t n = !node || node->kind == YAML_MAPPING ? 0 : item == node ? 1 : node->n;
    struct places owners = {0};
    bool user = false;
    for (size_t i = 0; i < n; i++) {
        struct entity_ref ref;
        if (!owner_ref(m, entity, &item[i], &ref))
            continue;
        user = strcmp(ref.kind, "user") == 0;
        if (user && !entity_find(m->catalog, ref.ref))
            note(m, entity->line, "nobody defines the user \"%s\"", ref.name);
        add_place(m, &owners,
                  user ? person_name(m, &ref) : group_name(m, &ref, entity->line));
    }
    area->owner = owners.at;
    area->owners = owners.n;
    area->unsaid = owners.n == 0;
    area->fate = owners.n == 0  ? OWNERSHIP_UNOWNED
                 : owners.n > 1 ? OWNERSHIP_CONTESTED
                 : user         ? OWNERSHIP_OWNED
                                : OWNERSHIP_TEAM;
    if (owners.n == 0)
        note(m, entity->line, "\"%s\" names no owner", area->area.name);
}

enum { KIND = 20 }; /* bytes of a kind behind a name */

/* The title, or the name; with its kind where an area of another kind is called so. */
static const char *name_of(struct making *m, const struct entity *entity)
{
    struct arena *arena = arena_of(m);
    const char *name = entity_line(arena, entity->metadata, "title", ENTITY_TITLE - KIND);
    struct buf fold;
    name = name[0] ? name : entity->name;
    buf_init(&fold);
    fold_name(&fold, name);
    size_t kind = text_table_find(m->titles, arena, fold.text, (size_t)entity->kind);
    buf_release(&fold);
    return kind == (size_t)entity->kind
               ? name
               : arena_printf(arena, "%s (%s)", name, entity_kinds[entity->kind]);
}

static void add_area(struct making *m, const struct entity *entity)
{
    struct ownership_plan *plan = &m->out->plan;
    struct arena *arena = arena_of(m);
    const char *line = entity_line(arena, entity->spec, "system", ENTITY_TITLE);
    line = line[0] ? line : entity_line(arena, entity->spec, "domain", ENTITY_TITLE);
    const char *covers = entity_line(arena, entity->metadata, "description", ENTITY_TEXT);
    struct ownership_area area = {
        .number = entity->line,
        .area = {.name = name_of(m, entity),
                 .slug = entity->name,
                 .covers = covers,
                 .line = line[0] ? entity_ref(m->catalog, line, "", "").name : "",
                 .source = "backstage",
                 .source_id = entity->ref}};
    if (strlen(covers) + 2 < strlen(entity_text(entity->metadata, "description")))
        note(m, entity->line, "the description of \"%s\" was cut", area.area.name);
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

void backstage_plan(const struct catalog *catalog, size_t file, struct text_table *titles,
                    struct backstage_catalog *out)
{
    struct making m = {.catalog = catalog, .out = out, .titles = titles};
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
