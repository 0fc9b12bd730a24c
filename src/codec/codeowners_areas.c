/* What the areas of a CODEOWNERS file are called: rules of one name and one set of owners
 * are one area; where two rules of different owners would share a name, each takes a longer
 * one. Everything goes by sorting, for a file may have very many rules. */
#include "codeowners_private.h"

#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

enum { NAME = 200, LEVELS = 4, SOURCE_ID = 500 };

/* A rule while its name is looked for. */
struct naming {
    const struct codeowners_rule *rule;
    int level;        /* how long a name it takes */
    const char *name; /* at that level */
    const char *fold; /* as names are compared */
    size_t place;     /* among the rules */
};

struct piece {
    const char *at;
    size_t len;
};

static bool is_wild(struct piece piece)
{
    return strspn(piece.at, "*?") >= piece.len;
}

/* The last segment that says something, and the one before it; len 0 for none. */
static void last_pieces(const char *pattern, struct piece *last, struct piece *parent)
{
    *last = *parent = (struct piece){pattern, 0};
    for (const char *s = pattern; *s;) {
        struct piece piece = {s, strcspn(s, "/")};
        if (!is_wild(piece)) {
            *parent = *last;
            *last = piece;
        }
        s += piece.len;
        s += *s == '/';
    }
}

/* Without the backslashes that only keep a character from meaning something. */
static void add_plain(struct buf *out, struct piece piece)
{
    for (size_t i = 0; i < piece.len; i++) {
        if (piece.at[i] == '\\' && i + 1 < piece.len)
            i++;
        buf_add_c(out, piece.at[i]);
    }
}

/* Level 0 is the section, or the last segment outside any; then the last segment, with its
 * parent, the whole pattern. */
static void add_name(struct buf *out, const struct codeowners_rule *rule, int level)
{
    struct piece last, parent;
    const char *pattern = rule->pattern.pattern;
    if (rule->section) {
        buf_add(out, rule->pattern.section);
        if (level == 0)
            return;
        buf_add(out, " / ");
    } else {
        level++;
    }
    last_pieces(pattern, &last, &parent);
    if (level == 3) {
        add_plain(out, (struct piece){pattern, strlen(pattern)});
        return;
    }
    if (level == 2 && parent.len) {
        add_plain(out, parent);
        buf_add_c(out, '/');
    }
    if (last.len)
        add_plain(out, last);
    else
        buf_add(out, "everything else");
}

static void set_name(struct codeowners_file *file, struct naming *naming)
{
    struct buf text;
    buf_init(&text);
    add_name(&text, naming->rule, naming->level);
    naming->name = codeowners_cut(file->arena, arena_copy(file->arena, text.text), NAME);
    buf_reset(&text);
    fold_name(&text, naming->name);
    if (text.len == 0) { /* nothing that can be seen */
        naming->name = arena_printf(file->arena, "line %lld",
                                    (long long)naming->rule->pattern.position);
        fold_name(&text, naming->name);
    }
    naming->fold = arena_copy(file->arena, text.text);
    buf_release(&text);
}

static int by_set(const struct naming *a, const struct naming *b)
{
    if (a->rule->set == b->rule->set)
        return 0;
    return strcmp(a->rule->set->key, b->rule->set->key);
}

static int by_name(const void *left, const void *right)
{
    const struct naming *a = left, *b = right;
    int order = strcmp(a->fold, b->fold);
    order = order ? order : by_set(a, b);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* Each pass sorts; mostly the one before has left the names as they were. */
static void sort(struct naming *naming, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        if (by_name(&naming[i - 1], &naming[i]) <= 0)
            continue;
        qsort(naming, n, sizeof *naming, by_name);
        return;
    }
}

static bool same_set(const struct naming *a, const struct naming *b)
{
    return by_set(a, b) == 0;
}

/* The end of the run of one name, and of one set of owners within it, from i on. */
static size_t name_run(const struct naming *naming, size_t n, size_t i)
{
    size_t end = i + 1;
    while (end < n && strcmp(naming[end].fold, naming[i].fold) == 0)
        end++;
    return end;
}

static size_t set_run(const struct naming *naming, size_t n, size_t i)
{
    size_t end = i + 1;
    while (end < n && same_set(&naming[end], &naming[i]))
        end++;
    return end;
}

/* Gives longer names to those that share one with other owners. False: nobody could. */
static bool lengthen(struct codeowners_file *file, struct naming *naming, size_t n)
{
    bool longer = false;
    sort(naming, n);
    for (size_t i = 0, end; i < n; i = end) {
        end = name_run(naming, n, i);
        if (set_run(naming, end, i) == end)
            continue;
        for (size_t k = i; k < end; k++) {
            int most = naming[k].rule->section ? LEVELS - 1 : LEVELS - 2;
            if (naming[k].level == most)
                continue;
            naming[k].level++;
            set_name(file, &naming[k]);
            longer = true;
        }
    }
    return longer;
}

/* Rules of one name and one set of owners, by where the first of them stands. */
struct group {
    size_t from, end, place;
};

static int by_place(const void *left, const void *right)
{
    const struct group *a = left, *b = right;
    return (a->place > b->place) - (a->place < b->place);
}

/* What still shares a name, an identical pattern with other owners, is numbered: the first
 * in the file keeps the name. */
static void number(struct codeowners_file *file, struct naming *naming, size_t n)
{
    struct group *group = arena_new(file->arena, n, sizeof *group);
    struct buf fold;
    buf_init(&fold);
    sort(naming, n);
    for (size_t i = 0, end; i < n; i = end) {
        size_t groups = 0;
        end = name_run(naming, n, i);
        for (size_t k = i, to; k < end; k = to) {
            to = set_run(naming, end, k);
            group[groups++] = (struct group){k, to, naming[k].place};
        }
        qsort(group, groups, sizeof *group, by_place);
        for (size_t g = 1; g < groups; g++) {
            const char *name = arena_printf(
                file->arena, "%s (%zu)",
                codeowners_cut(file->arena, naming[group[g].from].name, NAME - 10), g + 1);
            buf_reset(&fold);
            fold_name(&fold, name);
            const char *folded = arena_copy(file->arena, fold.text);
            for (size_t k = group[g].from; k < group[g].end; k++) {
                naming[k].name = name;
                naming[k].fold = folded;
            }
        }
    }
    buf_release(&fold);
}

/* Rules of a section in which all have the same owners go by the section's name. */
static void first_levels(struct codeowners_file *file, struct naming *naming, size_t n)
{
    const struct codeowners_set **first =
        arena_new(file->arena, file->sections, sizeof *first);
    bool *mixed = arena_new(file->arena, file->sections, sizeof *mixed);
    for (size_t i = 0; i < n; i++) {
        const struct codeowners_rule *rule = naming[i].rule;
        if (!first[rule->section])
            first[rule->section] = rule->set;
        else if (strcmp(first[rule->section]->key, rule->set->key) != 0)
            mixed[rule->section] = true;
    }
    for (size_t i = 0; i < n; i++) {
        naming[i].level = naming[i].rule->section && mixed[naming[i].rule->section];
        set_name(file, &naming[i]);
    }
}

static enum ownership_fate fate_of(const struct ownership_plan *plan,
                                   const struct codeowners_set *set)
{
    if (set->n == 0)
        return OWNERSHIP_UNOWNED;
    if (set->n > 1)
        return OWNERSHIP_CONTESTED;
    return plan->name[set->owner[0]].team ? OWNERSHIP_TEAM : OWNERSHIP_OWNED;
}

static struct ownership_area area_of(struct codeowners_file *file,
                                     const struct naming *naming)
{
    const struct codeowners_set *set = naming->rule->set;
    return (struct ownership_area){
        .number = (size_t)naming->rule->pattern.position,
        .area = {.slug = "",
                 .name = naming->name,
                 .covers = "",
                 .line = "",
                 .source = "codeowners",
                 .source_id = codeowners_cut(file->arena, naming->fold, SOURCE_ID)},
        .owner = set->owner,
        .owners = set->n,
        .fate = fate_of(file->plan, set),
    };
}

/* The groups in the order of the file become the areas. */
static void make_areas(struct codeowners_file *file, struct naming *naming, size_t n)
{
    struct group *group = arena_new(file->arena, n, sizeof *group);
    size_t groups = 0;
    sort(naming, n);
    for (size_t i = 0, end; i < n; i = end) {
        size_t last = name_run(naming, n, i);
        end = set_run(naming, last, i);
        group[groups++] = (struct group){i, end, naming[i].place};
    }
    qsort(group, groups, sizeof *group, by_place);
    struct ownership_plan *plan = file->plan;
    plan->area = arena_new(file->arena, groups, sizeof *plan->area);
    plan->areas = groups;
    for (size_t g = 0; g < groups; g++) {
        plan->area[g] = area_of(file, &naming[group[g].from]);
        for (size_t k = group[g].from; k < group[g].end; k++)
            file->rule[naming[k].place].area = g;
    }
}

/* What excludes goes with the rule of its section that stands before it, else behind it. A
 * section without any other rule has nothing to exclude from. */
static void place_exclusions(struct codeowners_file *file)
{
    const size_t none = file->plan->areas;
    size_t *near = arena_new(file->arena, file->sections, sizeof *near), kept = 0;
    for (size_t s = 0; s < file->sections; s++)
        near[s] = none;
    for (size_t i = file->rules; i-- > 0;) {
        struct codeowners_rule *rule = &file->rule[i];
        if (rule->pattern.excludes)
            rule->area = near[rule->section];
        near[rule->section] = rule->area;
    }
    for (size_t s = 0; s < file->sections; s++)
        near[s] = none;
    for (size_t i = 0; i < file->rules; i++) {
        struct codeowners_rule *rule = &file->rule[i];
        if (rule->pattern.excludes && near[rule->section] != none)
            rule->area = near[rule->section];
        if (rule->area == none) {
            codeowners_skip(file, (size_t)rule->pattern.position,
                            "it excludes from a section that has no rule");
            continue;
        }
        near[rule->section] = rule->area;
        file->rule[kept++] = *rule;
    }
    file->rules = kept;
}

static void give_patterns(struct codeowners_file *file)
{
    struct ownership_plan *plan = file->plan;
    for (size_t i = 0; i < file->rules; i++)
        plan->area[file->rule[i].area].patterns++;
    for (size_t a = 0; a < plan->areas; a++) {
        plan->area[a].pattern =
            arena_new(file->arena, plan->area[a].patterns, sizeof *plan->area[a].pattern);
        plan->area[a].patterns = 0;
    }
    for (size_t i = 0; i < file->rules; i++) {
        struct ownership_area *area = &plan->area[file->rule[i].area];
        area->pattern[area->patterns++] = file->rule[i].pattern;
    }
}

void codeowners_areas(struct codeowners_file *file)
{
    struct naming *naming = arena_new(file->arena, file->rules, sizeof *naming);
    size_t n = 0;
    for (size_t i = 0; i < file->rules; i++)
        if (!file->rule[i].pattern.excludes)
            naming[n++] = (struct naming){.rule = &file->rule[i], .place = i};
    first_levels(file, naming, n);
    /* A longer name can meet another that was long already: each goes up LEVELS at most. */
    for (int round = 0; round < 2 * LEVELS; round++)
        if (!lengthen(file, naming, n))
            break;
    number(file, naming, n);
    make_areas(file, naming, n);
    place_exclusions(file);
    give_patterns(file);
}
