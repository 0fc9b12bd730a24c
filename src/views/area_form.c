/* An area's fields as lines of text, and back. */
#include "area_form.h"

#include "text/fold.h"

#include <string.h>

const struct form_row form_rows[FORM_FIELDS] = {
    [FORM_OWNER] = {"Owner", "owner", FORM_ONE, "NO OWNER", "type a name"},
    [FORM_WHY] = {"Why", "why", FORM_TEXT, "the reason is kept with the change",
                  "why the people change"},
    [FORM_DELIVERY] = {"Delivery", "delivery", FORM_ONE, "the owner",
                       "who carries delivery, where it is not the owner"},
    [FORM_STAND_IN] = {"When away", "stand_in", FORM_ONE, "nobody",
                       "who acts while the owner is away"},
    [FORM_HELPERS] = {"Helpers", "helpers", FORM_PEOPLE, "none",
                      "who is consulted; names with commas between"},
    [FORM_COVERS] = {"Covers", "covers", FORM_TEXT, "not said",
                     "what belongs to it, in plain words"},
    [FORM_ALIASES] = {"Also called", "aliases", FORM_NAMES, "nothing else",
                      "other names, with commas between"},
    [FORM_LINE] = {"Line", "line", FORM_TEXT, "no product line", "the product line"},
    [FORM_PATHS] = {"Files", "paths", FORM_PATTERNS, "no files",
                    "patterns as in CODEOWNERS: /src/billing/ *.sql"},
    [FORM_NAME] = {"Name", "name", FORM_TEXT, "", "what everybody calls it"},
};

/* A list of the record, whatever it is of. */
struct names {
    const char **name;
    size_t n;
};

static struct names names_of(const struct area_card *card, enum form_field field,
                             struct arena *arena)
{
    size_t n = field == FORM_HELPERS   ? card->who.helpers_n
               : field == FORM_ALIASES ? card->aliases_n
                                       : card->paths_n;
    struct names names = {.name = arena_new(arena, n, sizeof *names.name), .n = n};
    for (size_t i = 0; i < n; i++)
        names.name[i] = field == FORM_HELPERS   ? card->who.helpers[i].person.name
                        : field == FORM_ALIASES ? card->aliases[i].name
                                                : card->paths[i].pattern;
    return names;
}

static void add_list(const struct area_card *card, enum form_field field, struct buf *out)
{
    struct arena arena;
    arena_init(&arena);
    struct names names = names_of(card, field, &arena);
    for (size_t i = 0; i < names.n; i++)
        buf_addf(out, "%s%s", i ? field == FORM_PATHS ? " " : ", " : "", names.name[i]);
    arena_release(&arena);
}

void form_text(const struct area_card *card, enum form_field field, struct buf *out)
{
    const struct who *who = &card->who;
    const struct area *area = &who->found.area;
    switch (field) {
    case FORM_OWNER:
        buf_add(out, who->owner.person.id ? who->owner.person.name : "");
        break;
    case FORM_DELIVERY:
        if (who_delivers(who))
            buf_add(out, who_delivers(who)->person.name);
        break;
    case FORM_STAND_IN:
        buf_add(out, who->stand_in.person.id ? who->stand_in.person.name : "");
        break;
    case FORM_HELPERS:
    case FORM_ALIASES:
    case FORM_PATHS:
        add_list(card, field, out);
        break;
    case FORM_COVERS:
        buf_add(out, area->covers);
        break;
    case FORM_LINE:
        buf_add(out, area->line);
        break;
    case FORM_NAME:
        buf_add(out, area->name);
        break;
    case FORM_WHY:
    case FORM_FIELDS:
        break;
    }
}

/* The end of the item that begins there: of a pattern at a blank that no backslash is
 * before, of a name at a comma, or where a name of the record ends. */
static size_t item_end(const char *text, bool patterns, const struct names *known)
{
    size_t len = 0;
    if (patterns) {
        for (; text[len] && text[len] != ' '; len++)
            len += text[len] == '\\' && text[len + 1];
        return len;
    }
    for (size_t i = 0; i < known->n; i++) {
        len = strlen(known->name[i]);
        if (strncmp(text, known->name[i], len) == 0 && (!text[len] || text[len] == ','))
            return len;
    }
    return strcspn(text, ",");
}

static struct names split(const char *text, bool patterns, const struct names *known,
                          struct arena *arena)
{
    struct names names = {0};
    size_t cap = 0;
    const char *gap = patterns ? " " : " ,";
    for (text += strspn(text, gap); *text; text += strspn(text, gap)) {
        size_t len = item_end(text, patterns, known), end = len;
        while (end > 0 && text[end - 1] == ' ' && !patterns)
            end--;
        names.name = arena_grow(arena, names.name, &cap, names.n + 1, sizeof *names.name);
        names.name[names.n++] = arena_printf(arena, "%.*s", (int)end, text);
        text += len;
    }
    return names;
}

/* Those of `a` that are not in `b`. */
static struct names without(const struct names *a, const struct names *b, bool fold,
                            struct arena *arena)
{
    struct names left = {.name = arena_new(arena, a->n, sizeof *left.name)};
    for (size_t i = 0; i < a->n; i++) {
        bool there = false;
        for (size_t j = 0; j < b->n && !there; j++)
            there = fold ? fold_same(a->name[i], b->name[j])
                         : strcmp(a->name[i], b->name[j]) == 0;
        if (!there)
            left.name[left.n++] = a->name[i];
    }
    return left;
}

static void add_request(struct form_change *change, enum role role, const char *person,
                        const char *why, bool remove)
{
    change->request[change->requests++] =
        (struct own_request){.person = person, .role = role, .why = why, .remove = remove};
}

/* What the text adds to the record's list, and what it takes away. */
struct difference {
    struct names added, gone;
};

static struct difference list_difference(const struct area_card *card,
                                         enum form_field field, const char *text,
                                         struct arena *arena)
{
    bool patterns = field == FORM_PATHS;
    struct names have = names_of(card, field, arena);
    struct names want = split(text, patterns, &have, arena);
    return (struct difference){.added = without(&want, &have, !patterns, arena),
                               .gone = without(&have, &want, !patterns, arena)};
}

/* Who has the role by that name. */
static const struct person *holder_of(const struct area_card *card, enum role role,
                                      const char *name)
{
    const struct who *who = &card->who;
    const struct holder *holder = role == ROLE_OWNER      ? &who->owner
                                  : role == ROLE_STAND_IN ? &who->stand_in
                                  : role == ROLE_DELIVERY ? who_delivers(who)
                                                          : NULL;
    for (size_t i = 0; role == ROLE_HELPER && i < who->helpers_n && !holder; i++)
        if (strcmp(who->helpers[i].person.name, name) == 0)
            holder = &who->helpers[i];
    return holder ? &holder->person : NULL;
}

/* That role ends: said by the handle, for the name may be another's too. */
static void end_role(const struct area_card *card, enum role role, const char *name,
                     const char *why, struct form_change *change)
{
    const struct person *person = holder_of(card, role, name);
    add_request(change, role, person && person->handle ? person->handle : name, why, true);
}

static void change_one(const struct area_card *card, const char *const text[FORM_FIELDS],
                       enum form_field field, enum role role, struct arena *arena,
                       struct form_change *change)
{
    struct buf now;
    buf_init(&now);
    form_text(card, field, &now);
    bool changes = strcmp(now.text, text[field]) != 0;
    if (changes && text[field][0])
        add_request(change, role, text[field], text[FORM_WHY], false);
    else if (changes)
        end_role(card, role, arena_copy(arena, now.text), text[FORM_WHY], change);
    buf_release(&now);
}

static void change_helpers(const struct area_card *card,
                           const char *const text[FORM_FIELDS], struct arena *arena,
                           struct form_change *change)
{
    struct difference d = list_difference(card, FORM_HELPERS, text[FORM_HELPERS], arena);
    struct own_request *request =
        arena_new(arena, change->requests + d.added.n + d.gone.n, sizeof *change->request);
    memcpy(request, change->request, change->requests * sizeof *request);
    change->request = request;
    for (size_t i = 0; i < d.gone.n; i++)
        end_role(card, ROLE_HELPER, d.gone.name[i], text[FORM_WHY], change);
    for (size_t i = 0; i < d.added.n; i++)
        if (!fold_same(d.added.name[i], text[FORM_OWNER])) /* who decides needs no help */
            add_request(change, ROLE_HELPER, d.added.name[i], text[FORM_WHY], false);
}

void form_change(const struct area_card *card, const char *const text[FORM_FIELDS],
                 const bool changed[FORM_FIELDS], struct arena *arena,
                 struct form_change *change)
{
    static const struct {
        enum form_field field;
        enum role role;
    } ones[] = {{FORM_OWNER, ROLE_OWNER},
                {FORM_DELIVERY, ROLE_DELIVERY},
                {FORM_STAND_IN, ROLE_STAND_IN}};
    enum { ONES = sizeof ones / sizeof *ones };
    struct area_edit *edit = &change->edit;
    *change =
        (struct form_change){.request = arena_new(arena, ONES, sizeof *change->request)};
    for (size_t i = 0; i < ONES; i++)
        if (changed[ones[i].field])
            change_one(card, text, ones[i].field, ones[i].role, arena, change);
    if (changed[FORM_HELPERS])
        change_helpers(card, text, arena, change);
    edit->covers = changed[FORM_COVERS] ? text[FORM_COVERS] : NULL;
    edit->line = changed[FORM_LINE] ? text[FORM_LINE] : NULL;
    edit->name = changed[FORM_NAME] ? text[FORM_NAME] : NULL;
    if (changed[FORM_ALIASES]) {
        struct difference d =
            list_difference(card, FORM_ALIASES, text[FORM_ALIASES], arena);
        edit->aliases = d.added.name, edit->aliases_n = d.added.n;
        edit->drop_aliases = d.gone.name, edit->drop_aliases_n = d.gone.n;
    }
    if (changed[FORM_PATHS]) {
        struct difference d = list_difference(card, FORM_PATHS, text[FORM_PATHS], arena);
        edit->paths = d.added.name, edit->paths_n = d.added.n;
        edit->drop_paths = d.gone.name, edit->drop_paths_n = d.gone.n;
    }
    for (enum form_field i = FORM_COVERS; i <= FORM_NAME; i++)
        change->edits = change->edits || changed[i];
}

size_t form_last_name(const char *text)
{
    const char *comma = strrchr(text, ',');
    if (!comma)
        return 0;
    return (size_t)(comma - text) + 1 + strspn(comma + 1, " ");
}
