/* An area's fields as lines of text, and what a change of them asks for. */
#include "../../src/views/area_form.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct alias aliases[] = {{.name = "taxes, and more"}, {.name = "invoices"}};
static struct path_pattern paths[] = {{.pattern = "/a\\ b/"}, {.pattern = "*.sql"}};
static struct holder helpers[] = {{.person = {.id = 3, .name = "Sam Ito, Jr."}},
                                  {.person = {.id = 4, .name = "Bo Lind"}}};
static const struct area_card card = {
    .who = {.found = {.area = {.name = "billing", .covers = "money", .line = ""}},
            .owner = {.person = {.id = 1, .name = "Ana Ruiz"}},
            .delivery = {.person = {.id = 1, .name = "Ana Ruiz"}},
            .stand_in = {.person = {.id = 2, .name = "Eli Sato"}},
            .helpers = helpers,
            .helpers_n = 2},
    .aliases = aliases,
    .aliases_n = 2,
    .paths = paths,
    .paths_n = 2,
};
static const char *text[FORM_FIELDS];
static bool changed[FORM_FIELDS];
static struct form_change change;

static const char *said(enum form_field field)
{
    struct buf out;
    buf_init(&out);
    form_text(&card, field, &out);
    const char *copy = arena_copy(&arena, out.text);
    buf_release(&out);
    return copy;
}

static void setup(void)
{
    arena_init(&arena);
    for (enum form_field i = 0; i < FORM_FIELDS; i++) {
        text[i] = said(i);
        changed[i] = false;
    }
}

static void teardown(void)
{
    arena_release(&arena);
}

TestSuite(area_form, .init = setup, .fini = teardown);

static void put(enum form_field field, const char *typed)
{
    text[field] = typed;
    changed[field] = true;
    form_change(&card, text, changed, &arena, &change);
}

Test(area_form, says_the_record)
{
    cr_expect_str_eq(said(FORM_OWNER), "Ana Ruiz");
    cr_expect_str_eq(said(FORM_DELIVERY), "", "the owner's, unless it is another's");
    cr_expect_str_eq(said(FORM_HELPERS), "Sam Ito, Jr., Bo Lind");
    cr_expect_str_eq(said(FORM_ALIASES), "taxes, and more, invoices");
    cr_expect_str_eq(said(FORM_PATHS), "/a\\ b/ *.sql");
}

Test(area_form, asks_for_nothing_where_nothing_differs)
{
    put(FORM_HELPERS, said(FORM_HELPERS));
    put(FORM_OWNER, "Ana Ruiz");
    cr_assert_eq(change.requests, 0);
    cr_assert_not(change.edits);
}

Test(area_form, names_and_ends_roles)
{
    put(FORM_OWNER, "Bo Lind");
    put(FORM_STAND_IN, "");
    cr_assert_eq(change.requests, 2);
    cr_expect_eq(change.request[0].role, ROLE_OWNER);
    cr_expect_str_eq(change.request[0].person, "Bo Lind");
    cr_expect_not(change.request[0].remove);
    cr_expect_eq(change.request[1].role, ROLE_STAND_IN);
    cr_expect_str_eq(change.request[1].person, "Eli Sato");
    cr_expect(change.request[1].remove);
}

Test(area_form, takes_a_known_name_with_a_comma_for_one)
{
    put(FORM_HELPERS, "Sam Ito, Jr.,Raj,  ");
    cr_assert_eq(change.requests, 2);
    cr_expect_str_eq(change.request[0].person, "Bo Lind");
    cr_expect(change.request[0].remove);
    cr_expect_str_eq(change.request[1].person, "Raj");
    put(FORM_ALIASES, "taxes, and more, bills");
    cr_assert_eq(change.edit.aliases_n, 1);
    cr_expect_str_eq(change.edit.aliases[0], "bills");
    cr_assert_eq(change.edit.drop_aliases_n, 1);
    cr_expect_str_eq(change.edit.drop_aliases[0], "invoices");
}

Test(area_form, parts_patterns_at_blanks_but_not_at_escaped_ones)
{
    put(FORM_PATHS, "/a\\ b/   /c\\ d/x");
    cr_assert_eq(change.edit.paths_n, 1);
    cr_expect_str_eq(change.edit.paths[0], "/c\\ d/x");
    cr_assert_eq(change.edit.drop_paths_n, 1);
    cr_expect_str_eq(change.edit.drop_paths[0], "*.sql");
}

Test(area_form, lets_nobody_help_themselves)
{
    put(FORM_OWNER, "Raj Patel");
    put(FORM_HELPERS, "Sam Ito, Jr., Bo Lind, raj patel");
    cr_assert_eq(change.requests, 1);
    cr_expect_eq(change.request[0].role, ROLE_OWNER);
}

Test(area_form, finds_the_name_that_is_being_typed)
{
    cr_expect_eq(form_last_name("Eli"), 0);
    cr_expect_eq(form_last_name("Eli, Bo"), 5);
    cr_expect_eq(form_last_name("Eli,"), 4);
}
