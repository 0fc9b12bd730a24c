/* Looking up, naming owners, areas and people. */
#include "support.h"

TestSuite(lookup, .init = board_enter, .fini = board_leave);
TestSuite(own, .init = board_enter, .fini = board_leave);
TestSuite(area, .init = board_enter, .fini = board_leave);
TestSuite(person, .init = board_enter, .fini = board_leave);

Test(lookup, finds_an_area_by_any_of_its_names)
{
    static const struct {
        const char *typed, *area;
        enum found_by by;
    } cases[] = {
        {"billing", "billing", FOUND_BY_NAME},
        {"BÍLLING", "billing", FOUND_BY_NAME},
        {"Invoices", "billing", FOUND_BY_ALIAS},
        {"bil", "billing", FOUND_BY_PREFIX},
        {"inv", "billing", FOUND_BY_PREFIX},
        {"src/billing/a.c", "billing", FOUND_BY_PATH},
        {"/src/billing/a.c", "billing", FOUND_BY_PATH},
        {"check", "checkout", FOUND_BY_PREFIX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct area_found found;
        cr_assert(board_find_area(board, cases[i].typed, &arena, &found, &err), "%s",
                  err.what);
        cr_assert_str_eq(found.area.slug, cases[i].area);
        cr_assert_eq(found.by, cases[i].by, "%s", cases[i].typed);
    }
}

Test(lookup, suggests_and_never_guesses)
{
    struct area_found found;
    cr_assert(!board_find_area(board, "biling", &arena, &found, &err));
    assert_err(ERR_NOT_FOUND, "billing");
    cr_assert_str_eq(err.closest[0], "billing");
    cr_assert(!board_find_area(board, "", &arena, &found, &err));
    cr_assert(!board_find_area(board, "src/other.c", &arena, &found, &err));
    assert_err(ERR_NOT_FOUND, "buckstop areas");
    struct area area;
    cr_assert(board_area_add(board, &(struct area_edit){.name = "billing tools"}, &arena,
                             &area, &err));
    cr_assert(!board_find_area(board, "bill", &arena, &found, &err));
    assert_err(ERR_AMBIGUOUS, "more than one area");
    cr_assert_eq(err.closest_n, 2);
}

Test(lookup, lets_the_last_pattern_decide)
{
    static const char *const paths[] = {"/src/billing/tax/", "*.md"};
    struct area_found found;
    struct area area;
    const struct area_edit edit = {.name = "tax", .paths = paths, .paths_n = 2};
    cr_assert(board_area_add(board, &edit, &arena, &area, &err), "%s", err.what);
    cr_assert(board_find_area(board, "src/billing/tax/a.c", &arena, &found, &err));
    cr_assert_str_eq(found.area.slug, "tax");
    cr_assert(board_find_area(board, "README.md", &arena, &found, &err));
    cr_assert_str_eq(found.matched, "*.md");
    cr_assert(board_area_archive(board, "tax", &arena, &area, &err));
    cr_assert(board_find_area(board, "src/billing/tax/a.c", &arena, &found, &err));
    cr_assert_str_eq(found.area.slug, "billing");
}

Test(lookup, finds_people_and_says_who_is_meant)
{
    struct person person;
    static const char *const typed[] = {"tom", "@Tom", "Tom Varga", "TOM VÁRGA", "to"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        cr_assert(board_find_person(board, typed[i], &arena, &person, &err), "%s",
                  typed[i]);
        cr_assert_str_eq(person.handle, "tom");
    }
    cr_assert(!board_find_person(board, "anna", &arena, &person, &err));
    assert_err(ERR_NOT_FOUND, "\"ana\"");
    cr_assert(!board_find_person(board, "", &arena, &person, &err));
    cr_assert(board_person_add(board, &(struct person_edit){.name = "Tomas Lind"}, &arena,
                               &person, &err));
    cr_assert(!board_find_person(board, "to", &arena, &person, &err));
    assert_err(ERR_AMBIGUOUS, "more than one person");
}

Test(own, refuses_whatever_is_not_one_person_who_is_here)
{
    static const char *const refused[] = {"Ana & Bob",         "Ana and Bob", "the backend",
                                          "@acme/core",        "everyone",    "TBD",
                                          "Ana Ruiz, Bob Holt"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        cr_assert(!own("billing", refused[i], ROLE_OWNER), "%s", refused[i]);
        cr_assert_eq(err.code, ERR_REFUSED, "%s: %s", refused[i], err.what);
    }
    cr_assert(!own("billing", "", ROLE_OWNER));
    cr_assert(!own("billing", "Zoe", ROLE_OWNER));
    assert_err(ERR_NOT_FOUND, "person add");
    cr_assert_str_eq(owner_of("billing"), "ana");
}

static void add_person(const char *name, const char *handle)
{
    struct person person;
    const struct person_edit edit = {.name = name, .handle = handle};
    cr_assert(board_person_add(board, &edit, &arena, &person, &err), "%s", err.what);
}

Test(own, gives_it_to_whose_handle_was_typed)
{
    add_person("Ana", NULL);
    cr_assert(own("checkout", "@ana", ROLE_OWNER));
    cr_expect_str_eq(owner_of("checkout"), "ana");
    cr_assert(own("checkout", "ana2", ROLE_OWNER));
    cr_expect_str_eq(owner_of("checkout"), "ana2");
}

Test(own, takes_the_one_of_two_of_one_name_who_is_here)
{
    struct person_card card;
    struct person heir;
    add_person("Ana Ruiz", "ruiz");
    cr_assert(board_person_leave(board, "@ana", NULL, &arena, &card, &heir, &err));
    cr_assert(own("checkout", "Ana Ruiz", ROLE_OWNER), "%s", err.what);
    cr_expect_str_eq(owner_of("checkout"), "ruiz");
}

Test(own, asks_which_of_two_of_one_name_is_meant)
{
    add_person("Ana Ruiz", "ruiz");
    cr_assert_not(own("checkout", "Ana Ruiz", ROLE_OWNER));
    assert_err(ERR_AMBIGUOUS, "more than one person");
    cr_expect_eq(err.closest_n, 2);
    cr_expect_str_eq(owner_of("checkout"), "");
    cr_assert(own("checkout", "ruiz", ROLE_OWNER));
    cr_expect_str_eq(owner_of("checkout"), "ruiz");
}

Test(own, keeps_the_history_with_why)
{
    struct area_card card;
    struct own_done done;
    const struct own_request request = {.area = "billing", .person = "bob", .why = "moved"};
    cr_assert(board_own(board, &request, &arena, &done, &err));
    cr_assert(done.changed && strcmp(done.previous.handle, "ana") == 0);
    cr_assert(board_own(board, &request, &arena, &done, &err) && !done.changed);
    cr_assert(board_area_card(board, "billing", &arena, &card, &err));
    cr_assert_eq(card.history_n, 2);
    cr_assert_str_eq(card.history[0].why, "moved");
    cr_assert_str_eq(card.history[0].by, "mia");
    cr_assert_eq(card.history[0].until, 0);
    cr_assert_eq(card.history[1].until, world.now);
    cr_assert_str_eq(card.history_person[1].handle, "ana");
}

Test(own, answers_for_the_past)
{
    struct who who;
    int64_t before = world.now;
    world.now += 86400;
    become("mia");
    cr_assert(own("billing", "bob", ROLE_OWNER));
    cr_assert(board_who(board, "billing", before + 5, &arena, &who, &err));
    cr_assert_str_eq(who.owner.person.handle, "ana");
    cr_assert(board_who(board, "billing", before - 5, &arena, &who, &err));
    cr_assert_eq(who.owner.person.id, 0);
    world.now = before;
}

static enum person_state listed_state(const char *handle)
{
    struct person *people;
    size_t n;
    cr_assert(board_people(board, &arena, &people, &n, &err));
    for (size_t i = 0; i < n; i++)
        if (strcmp(people[i].handle, handle) == 0)
            return people[i].state;
    cr_assert_fail("nobody is %s", handle);
    return PERSON_LEFT;
}

/* Ana is away until Friday and Bob stands in for her; it is Saturday. */
static void let_the_last_day_away_go_by(void)
{
    struct person person;
    bool changed;
    int64_t friday = board_today(board);
    cr_assert(own("billing", "bob", ROLE_STAND_IN));
    cr_assert(board_person_away(board, "ana", friday, &arena, &person, &changed, &err));
    cr_assert_eq(listed_state("ana"), PERSON_AWAY);
    world.now += 86400;
    become("mia");
}

Test(own, lets_the_owner_act_again_after_the_last_day_away)
{
    struct who who;
    struct area_line *lines;
    size_t n;
    let_the_last_day_away_go_by();
    const char *before = exported();
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_expect_str_eq(who.acting.handle, "ana");
    cr_expect_eq(who.owner.person.state, PERSON_ACTIVE);
    cr_expect_eq(who.owner.person.away_until, 0);
    cr_assert(board_areas(board, false, &arena, &lines, &n, &err));
    cr_expect_eq(lines[0].owner.state, PERSON_ACTIVE);
    cr_expect_str_eq(exported(), before, "nothing is written");
    world.now -= 86400;
}

Test(person, is_here_again_after_the_last_day_away)
{
    struct person_card card;
    struct person person;
    bool changed;
    let_the_last_day_away_go_by();
    cr_expect_eq(listed_state("ana"), PERSON_ACTIVE);
    cr_assert(board_person_card(board, "ana", &arena, &card, &err));
    cr_expect_eq(card.person.state, PERSON_ACTIVE);
    cr_assert(board_person_back(board, "ana", &arena, &person, &changed, &err));
    cr_expect(changed, "it is said all the same");
    world.now -= 86400;
}

Test(own, lets_the_stand_in_act_only_while_the_owner_is_away)
{
    struct who who;
    struct person person;
    bool changed;
    cr_assert(!own("billing", "ana", ROLE_STAND_IN));
    assert_err(ERR_REFUSED, "owns billing already");
    cr_assert(!own("billing", "ana", ROLE_HELPER));
    cr_assert(own("billing", "bob", ROLE_STAND_IN));
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_str_eq(who.acting.handle, "ana");
    cr_assert(board_person_away(board, "ana", 0, &arena, &person, &changed, &err) &&
              changed);
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_str_eq(who.acting.handle, "bob");
    cr_assert(own("billing", "bob", ROLE_OWNER));
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_eq(who.stand_in.person.id, 0);
}

Test(own, treats_delivery_as_the_owners_unless_another_is_named)
{
    struct who who;
    struct own_done done;
    const struct own_request mine = {
        .area = "billing", .person = "ana", .role = ROLE_DELIVERY};
    cr_assert(board_own(board, &mine, &arena, &done, &err) && !done.changed);
    cr_assert(own("billing", "bob", ROLE_DELIVERY) && own("billing", "tom", ROLE_DELIVERY));
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_str_eq(who.delivery.person.handle, "tom");
    cr_assert(board_own(board, &mine, &arena, &done, &err) && done.changed);
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_eq(who.delivery.person.id, 0);
}

Test(own, takes_a_role_away_and_leaves_no_owner_in_sight)
{
    struct own_done done;
    struct own_request request = {.area = "billing", .person = "bob", .remove = true};
    cr_assert(!board_own(board, &request, &arena, &done, &err));
    assert_err(ERR_NOT_FOUND, "is not the owner of billing");
    request.person = "ana";
    cr_assert(board_own(board, &request, &arena, &done, &err));
    cr_assert_str_empty(owner_of("billing"));
    cr_assert(own("checkout", "tom", ROLE_HELPER) && own("checkout", "bob", ROLE_HELPER));
    request = (struct own_request){
        .area = "checkout", .person = "tom", .role = ROLE_HELPER, .remove = true};
    cr_assert(board_own(board, &request, &arena, &done, &err));
}

Test(area, has_a_name_of_its_own)
{
    struct area area;
    bool changed;
    cr_assert(!board_area_add(board, &(struct area_edit){.name = "Billing"}, &arena, &area,
                              &err));
    assert_err(ERR_CONFLICT, "an area \"billing\" already");
    cr_assert(!board_area_add(board, &(struct area_edit){.name = "invoices"}, &arena, &area,
                              &err));
    assert_err(ERR_CONFLICT, "another name of billing");
    cr_assert(
        !board_area_add(board, &(struct area_edit){.name = " - "}, &arena, &area, &err));
    const char *alias = "billing";
    const struct area_edit edit = {.aliases = &alias, .aliases_n = 1};
    cr_assert(!board_area_edit(board, "checkout", &edit, &arena, &area, &changed, &err));
    cr_assert(board_area_edit(board, "billing", &edit, &arena, &area, &changed, &err) &&
              !changed);
    cr_assert(board_area_edit(board, "billing",
                              &(struct area_edit){.name = "Billing & tax"}, &arena, &area,
                              &changed, &err) &&
              changed);
    cr_assert_str_eq(area.slug, "billing");
}

Test(area, takes_names_and_patterns_away_again)
{
    struct area area;
    struct area_card card;
    bool changed;
    const char *alias = "Invoices", *path = "/src/billing/", *bad = "/a/***";
    struct area_edit edit = {.drop_aliases = &alias,
                             .drop_aliases_n = 1,
                             .drop_paths = &path,
                             .drop_paths_n = 1};
    cr_assert(board_area_edit(board, "billing", &edit, &arena, &area, &changed, &err), "%s",
              err.what);
    cr_assert(board_area_card(board, "billing", &arena, &card, &err));
    cr_assert(card.aliases_n == 0 && card.paths_n == 0);
    cr_assert(!board_area_edit(board, "billing", &edit, &arena, &area, &changed, &err));
    assert_err(ERR_NOT_FOUND, "not also called");
    edit = (struct area_edit){.drop_paths = &path, .drop_paths_n = 1};
    cr_assert(!board_area_edit(board, "billing", &edit, &arena, &area, &changed, &err));
    edit = (struct area_edit){.paths = &bad, .paths_n = 1};
    cr_assert(!board_area_edit(board, "billing", &edit, &arena, &area, &changed, &err));
    assert_err(ERR_REFUSED, "path pattern");
}

Test(area, is_archived_and_its_name_free_again)
{
    struct area area;
    struct area_line *lines;
    size_t n;
    cr_assert(board_area_archive(board, "billing", &arena, &area, &err));
    cr_assert(board_areas(board, false, &arena, &lines, &n, &err) && n == 1);
    cr_assert(board_areas(board, true, &arena, &lines, &n, &err) && n == 2);
    cr_assert(
        board_area_add(board, &(struct area_edit){.name = "billing"}, &arena, &area, &err),
        "%s", err.what);
    cr_assert_str_eq(area.slug, "billing-2");
    cr_assert_str_empty(owner_of("billing"));
}

Test(area, is_confirmed_by_or_for_its_owner)
{
    struct who who;
    struct history_line *lines;
    size_t n;
    cr_assert(!board_area_confirm(board, "checkout", &arena, &who, &err));
    assert_err(ERR_UNOWNED, "own checkout PERSON");
    cr_assert(board_area_confirm(board, "billing", &arena, &who, &err));
    cr_assert_eq(who.found.area.confirmed_at, world.now);
    cr_assert(board_log(board, 1, &arena, &lines, &n, &err) &&
              strstr(lines[0].what, "for Ana Ruiz"));
    become("ana");
    world.now++;
    become("ana");
    cr_assert(board_area_confirm(board, "billing", &arena, &who, &err));
    cr_assert(board_log(board, 1, &arena, &lines, &n, &err) &&
              !strstr(lines[0].what, "for Ana"));
    world.now--;
}

Test(person, is_one_human_with_a_handle_of_their_own)
{
    struct person person;
    static const char *const refused[] = {"Platform Team", "Ana & Bob", "everyone", "TBD"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        cr_assert(!board_person_add(board, &(struct person_edit){.name = refused[i]},
                                    &arena, &person, &err));
    cr_assert(board_person_add(board, &(struct person_edit){.name = "Ana Ruiz"}, &arena,
                               &person, &err));
    cr_assert_str_eq(person.handle, "ana.ruiz");
    cr_assert(!board_person_add(board,
                                &(struct person_edit){.name = "X Y", .handle = "@Ana"},
                                &arena, &person, &err));
    assert_err(ERR_CONFLICT, "is Ana Ruiz's");
    cr_assert(!board_person_add(board,
                                &(struct person_edit){.name = "X Y", .handle = "a b"},
                                &arena, &person, &err));
    assert_err(ERR_REFUSED, "cannot be a handle");
    bool changed;
    cr_assert(board_person_edit(board, "bob", &(struct person_edit){.handle = "BH"}, &arena,
                                &person, &changed, &err));
    cr_assert_str_eq(person.handle, "bh");
    cr_assert(!board_person_edit(board, "bh", &(struct person_edit){.name = "Ops team"},
                                 &arena, &person, &changed, &err));
    cr_assert(!board_person_away(board, "bh", 20000, &arena, &person, &changed, &err));
    assert_err(ERR_REFUSED, "gone by");
}

Test(person, leaves_everything_to_one_heir)
{
    struct person_card card;
    struct person heir;
    struct who who;
    cr_assert(own("checkout", "ana", ROLE_STAND_IN) && own("billing", "bob", ROLE_HELPER));
    cr_assert(board_person_leave(board, "ana", "bob", &arena, &card, &heir, &err), "%s",
              err.what);
    cr_assert_eq(card.roles_n, 2);
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_str_eq(who.owner.person.handle, "bob");
    cr_assert_str_eq(who.owner.role.why, "Ana Ruiz left");
    cr_assert_eq(who.helpers_n, 0);
    cr_assert(board_who(board, "checkout", 0, &arena, &who, &err));
    cr_assert_str_eq(who.stand_in.person.handle, "bob");
    cr_assert(!own("billing", "ana", ROLE_OWNER));
    assert_err(ERR_REFUSED, "has left");
    cr_assert(!board_person_leave(board, "ana", NULL, &arena, &card, &heir, &err));
    cr_assert(!board_person_leave(board, "bob", "bob", &arena, &card, &heir, &err));
    cr_assert(!board_person_leave(board, "bob", "ana", &arena, &card, &heir, &err));
}

Test(person, leaves_visibly_nobody_and_comes_back)
{
    struct person_card card;
    struct person heir, person;
    bool changed;
    cr_assert(board_person_leave(board, "ana", NULL, &arena, &card, &heir, &err));
    cr_assert_str_empty(owner_of("billing"));
    cr_assert(!board_person_away(board, "ana", 0, &arena, &person, &changed, &err));
    cr_assert(board_person_back(board, "ana", &arena, &person, &changed, &err) && changed);
    cr_assert_str_empty(owner_of("billing"));
    cr_assert(board_person_card(board, "ana", &arena, &card, &err) && card.roles_n == 0);
}

Test(own, of_several_roles_is_one_change_or_none)
{
    const struct own_request good[] = {{"billing", "Bob", ROLE_OWNER, "a swap", false},
                                       {"billing", "Tom", ROLE_STAND_IN, "a swap", false},
                                       {"billing", "Ana", ROLE_HELPER, "a swap", false}};
    const struct own_request bad[] = {
        {"billing", "Tom", ROLE_OWNER, NULL, false},
        {"billing", "nobody at all", ROLE_STAND_IN, NULL, false}};
    struct history_line line;
    const char *before = exported();
    cr_assert(!board_area_save(board, "billing", NULL, bad, 2, &arena, &err));
    cr_assert_str_eq(exported(), before, "none of it is there");
    cr_assert(board_area_save(board, "billing", NULL, good, 3, &arena, &err), "%s %s",
              err.what, err.why);
    cr_assert_str_eq(owner_of("billing"), "bob");
    cr_assert(board_undo(board, &arena, &line, &err));
    cr_assert_str_eq(exported(), before, "one undo takes all of it back");
}
