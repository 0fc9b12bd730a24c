/* Backstage catalogs: entities, references, and what becomes of them. */
#include "codec/backstage.h"

#include "base/buf.h"

#include <criterion/criterion.h>
#include <string.h>

enum { FILES = 2 };

static struct arena arena;
static struct err err;
static struct backstage_catalog catalog[FILES];

static void setup(void)
{
    arena_init(&arena);
}

static void teardown(void)
{
    arena_release(&arena);
}

TestSuite(backstage, .init = setup, .fini = teardown);

static bool reads(const char *first, const char *second)
{
    const struct backstage_file files[FILES] = {
        {"a.yaml", first, strlen(first)},
        {"b.yaml", second ? second : "", second ? strlen(second) : 0}};
    return backstage_read(files, second ? 2 : 1, &arena, catalog, &err);
}

static const struct ownership_area *area(size_t file, size_t i)
{
    cr_assert_lt(i, catalog[file].plan.areas);
    return &catalog[file].plan.area[i];
}

static const struct ownership_name *owner(size_t file, size_t i)
{
    const struct ownership_area *a = area(file, i);
    cr_assert_eq(a->owners, 1);
    return &catalog[file].plan.name[a->owner[0]];
}

static bool says(size_t file, const char *what)
{
    for (size_t i = 0; i < catalog[file].plan.notes; i++)
        if (strstr(catalog[file].plan.note[i].what, what))
            return true;
    return false;
}

#define ENTITY(KIND, NAME, REST)                                                           \
    "---\napiVersion: backstage.io/v1alpha1\nkind: " KIND "\nmetadata: {name: " NAME       \
    "}\n" REST

Test(backstage, makes_an_area_of_what_can_be_owned)
{
    cr_assert(
        reads("---\nkind: Component\nmetadata:\n  name: pay-svc\n  title: Payments\n"
              "  description: takes the money\nspec: {owner: 'user:ana', system: "
              "'system:default/checkout'}\n" ENTITY("API", "pay-api",
                                                    "spec: {owner: user:bo}\n")
                  ENTITY("Domain", "shop", "spec: {owner: user:bo}\n")
                      ENTITY("Location", "l", "") ENTITY(
                          "System", "s",
                          "spec: {owner: user:bo, domain: d}\n") "---\nkind: Component\n",
              NULL),
        "%s", err.what);
    const struct ownership_plan *plan = &catalog[0].plan;
    cr_assert_eq(plan->areas, 4);
    cr_assert_eq(plan->read, 4);
    cr_assert_eq(plan->skips, 2);
    cr_expect_str_eq(plan->skipped[0].what, "a Location is no area, person or team");
    cr_expect_str_eq(plan->skipped[1].what, "it has no metadata.name");
    cr_expect_str_eq(area(0, 0)->area.name, "Payments");
    cr_expect_str_eq(area(0, 0)->area.slug, "pay-svc");
    cr_expect_str_eq(area(0, 0)->area.covers, "takes the money");
    cr_expect_str_eq(area(0, 0)->area.line, "checkout");
    cr_expect_str_eq(area(0, 0)->area.source_id, "component:default/pay-svc");
    cr_expect_eq(area(0, 0)->fate, OWNERSHIP_OWNED);
    cr_expect_eq(area(0, 0)->number, 2);
    cr_expect_str_eq(area(0, 3)->area.line, "d");
}

Test(backstage, finds_groups_of_other_files_and_their_members)
{
    cr_assert(reads(ENTITY("Component", "a", "spec: {owner: Shield}\n")
                        ENTITY("Component", "b", "spec: {owner: 'group:default/shield'}\n"),
                    ENTITY("Group", "shield", "spec: {members: [Ana, user:x/bo]}\n")
                        ENTITY("User", "cy", "spec: {memberOf: [shield, other]}\n")
                            ENTITY("User", "ana",
                                   "spec: {profile: {displayName: Ana Ruiz, email: "
                                   "ana@example.com}}\n")));
    const struct ownership_name *team = owner(0, 0);
    cr_assert(team->team && team == owner(0, 1));
    cr_assert_eq(team->members, 3);
    const struct ownership_name *names = catalog[0].plan.name;
    cr_expect_str_eq(names[team->member[0]].full_name, "Ana Ruiz");
    cr_expect_str_eq(names[team->member[0]].contact, "ana@example.com");
    cr_expect_str_eq(names[team->member[0]].handle, "ana");
    cr_expect_str_eq(names[team->member[1]].handle, "bo");
    cr_expect_str_eq(names[team->member[2]].handle, "cy");
    cr_expect_eq(area(0, 0)->fate, OWNERSHIP_TEAM);
    cr_expect(says(0, "only the case differs"));
    cr_assert_eq(catalog[1].users, 2);
    cr_assert_eq(catalog[1].groups, 1);
    cr_assert_eq(catalog[1].plan.read, 3);
    cr_assert_eq(catalog[1].plan.areas, 0);
}

Test(backstage, keeps_and_names_what_is_odd)
{
    cr_assert(reads(ENTITY("Component", "a", "spec: {owner: ghosts}\n")
                        ENTITY("Component", "A", "spec: {owner: ghosts}\n")
                            ENTITY("Component", "c", "spec: {owner: team-TEAM-NAME}\n")
                                ENTITY("Component", "d", "spec: {owner: unspecified}\n")
                                    ENTITY("Component", "e", "") ENTITY(
                                        "Component", "f", "spec: {owner: user:zoe}\n"),
                    NULL));
    cr_assert_eq(catalog[0].plan.areas, 6);
    cr_expect_str_eq(area(0, 1)->area.source_id, "component:default/a (2)");
    cr_expect(says(0, "there is a component \"A\" already"));
    cr_expect(says(0, "nobody defines the group \"ghosts\""));
    cr_expect(says(0, "\"team-TEAM-NAME\" is a placeholder"));
    cr_expect(says(0, "\"unspecified\" is a placeholder"));
    cr_expect(says(0, "\"e\" names no owner"));
    cr_expect(says(0, "nobody defines the user \"zoe\""));
    cr_expect_eq(area(0, 4)->fate, OWNERSHIP_UNOWNED);
    cr_expect(area(0, 4)->unsaid);
    cr_expect_eq(area(0, 5)->fate, OWNERSHIP_OWNED);
    cr_expect_eq(catalog[0].plan.notes, 6, "a group is named once");
}

Test(backstage, keeps_a_team_named_in_words_and_takes_nothing_for_nobody)
{
    cr_assert(reads(ENTITY("Component", "a", "spec: {owner: Platform Team}\n")
                        ENTITY("Component", "b", "spec: {owner: 'Data / ML: Team'}\n")
                            ENTITY("Component", "c", "spec: {owner: null}\n")
                                ENTITY("Component", "d", "spec: {owner: [~, null]}\n")
                                    ENTITY("Component", "e", "spec: {owner: 'null'}\n")
                                        ENTITY("Component", "f", "spec: {owner: 'a:/b'}\n"),
                    NULL),
              "%s", err.what);
    cr_expect_str_eq(owner(0, 0)->name, "Platform Team");
    cr_expect(owner(0, 0)->team);
    cr_expect_eq(area(0, 0)->fate, OWNERSHIP_TEAM);
    cr_expect(says(0, "nobody defines the group \"Platform Team\""));
    cr_expect_not(says(0, "\"a\" names no owner"));
    cr_expect_str_eq(owner(0, 1)->name, "Data / ML: Team");
    cr_expect_eq(area(0, 2)->owners, 0);
    cr_expect(says(0, "\"c\" names no owner"));
    cr_expect_eq(area(0, 3)->owners, 0);
    cr_expect_str_eq(owner(0, 4)->name, "null", "in quotes it is a word");
    cr_expect_eq(area(0, 5)->owners, 1);
    cr_assert(reads(
        "---\nkind: Component\nmetadata: {name: x, title: null, description: ~}\n", NULL));
    cr_expect_str_eq(area(0, 0)->area.name, "x");
    cr_expect_str_eq(area(0, 0)->area.covers, "");
}

Test(backstage, does_not_loop_where_groups_do)
{
    cr_assert(reads(ENTITY("Group", "a", "spec: {parent: b, children: [b], members: []}\n")
                        ENTITY("Group", "b",
                               "spec: {parent: a, children: [a], members: "
                               "[group:a]}\n")
                            ENTITY("Component", "c", "spec: {owner: b}\n"),
                    NULL));
    cr_assert_eq(owner(0, 0)->members, 0);
}

Test(backstage, refuses_what_is_no_yaml_with_its_place)
{
    cr_assert_not(reads("---\nkind: Component\n---\nkind: [\n", NULL));
    cr_assert_eq(err.code, ERR_INPUT);
    cr_assert(strncmp(err.what, "a.yaml:", 7) == 0, "%s", err.what);
    cr_assert_not(reads("---\nkind: *x\n", NULL));
    cr_assert(reads("", NULL));
    cr_assert_eq(catalog[0].plan.read, 0);
    cr_assert(reads("---\n---\n- a\n", NULL));
    cr_assert_eq(catalog[0].plan.skips, 1);
}

Test(backstage, takes_in_what_is_odd_as_well_as_can_be)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, ENTITY("Component", "pay", "spec: {owner: [user:ana, user:bo]}\n"));
    buf_add(&text, ENTITY("API", "Pay", "spec: {owner: 'group:'}\n"));
    buf_add(&text, ENTITY("User", "ana", "") ENTITY("User", "bo", ""));
    buf_add(&text, ENTITY("Component", "web", "spec: {owner: ana}\n"));
    buf_add(&text, "---\napiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
                   "metadata: {name: k}\n");
    buf_add(&text,
            "---\nkind: Component\nmetadata:\n  name: long\n  title: \"one\\ntwo \"\n"
            "  description: ");
    buf_fill(&text, 'x', 3000);
    buf_add(&text,
            "\nspec: {owner: crowd}\n---\nkind: Group\nmetadata: {name: crowd}\nspec: "
            "{members: [");
    for (int i = 0; i < 150; i++)
        buf_addf(&text, "m%d, ", i);
    buf_add(&text, "z]}\n");
    cr_assert(reads(text.text, NULL), "%s", err.what);
    buf_release(&text);
    cr_assert_eq(catalog[0].plan.areas, 4);
    cr_expect_eq(area(0, 0)->fate, OWNERSHIP_CONTESTED);
    cr_expect_eq(area(0, 0)->owners, 2);
    cr_expect_str_eq(area(0, 1)->area.name, "Pay (api)");
    cr_expect_eq(area(0, 1)->fate, OWNERSHIP_UNOWNED);
    cr_expect(says(0, "is the user meant?"));
    cr_expect_eq(catalog[0].plan.skips, 1);
    cr_expect_str_eq(area(0, 3)->area.name, "one two");
    cr_expect_eq(strlen(area(0, 3)->area.covers), 2000);
    cr_expect(says(0, "the description of \"one two\" was cut"));
    cr_expect_eq(owner(0, 3)->members, 100);
    cr_expect(says(0, "only 100 are kept"));
}
