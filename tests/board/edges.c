/* The edges of looking up, owning, areas, people and incidents: what is refused, and how.
 */
#include "support.h"

TestSuite(edges, .init = board_enter, .fini = board_leave);

static struct area add_area(const char *name)
{
    struct area area;
    cr_assert(board_area_add(board, &(struct area_edit){.name = name}, &arena, &area, &err),
              "%s", err.what);
    return area;
}

static void add_person(const char *name, const char *handle)
{
    struct person person;
    const struct person_edit edit = {.name = name, .handle = handle};
    cr_assert(board_person_add(board, &edit, &arena, &person, &err), "%s", err.what);
}

Test(edges, of_a_look_up_give_one_area_or_a_reason)
{
    static const struct {
        const char *typed;
        enum err_code code; /* ERR_NONE: found */
        const char *says;   /* its slug */
    } cases[] = {
        {"billing", ERR_NONE, "billing"},
        {"billing-page", ERR_NONE, "billing-page"},
        {"Billing Page", ERR_NONE, "billing-page"},
        {"billing  page", ERR_NONE, "billing-page"},
        {"billing p", ERR_NONE, "billing-page"},
        {"bill", ERR_AMBIGUOUS, "more than one area"},
        {"b", ERR_AMBIGUOUS, "more than one area"},
        {"ecole", ERR_NONE, "ecole"},
        {"École", ERR_NONE, "ecole"},
        {"e\xCC\x81"
         "cole",
         ERR_NONE, "ecole"},
        {"支付", ERR_NONE, NULL},
        {"支", ERR_NONE, NULL},
        {"chekout", ERR_NOT_FOUND, "\"checkout\""},
        {"   ", ERR_NOT_FOUND, "there is no area"},
        {"/", ERR_NOT_FOUND, "there is no area"},
        {"%", ERR_NOT_FOUND, "there is no area"},
        {"_illing", ERR_NOT_FOUND, "there is no area"},
        {"' OR 1 = 1; --", ERR_NOT_FOUND, "there is no area"},
        {"src/billing", ERR_NOT_FOUND, "there is no area"},
        {"src/Billing/a.c", ERR_NOT_FOUND, "there is no area"},
        {"./src/billing/a.c", ERR_NONE, "billing"},
    };
    add_area("billing page");
    add_area("École");
    add_area("支付");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct area_found found;
        bool ok = board_find_area(board, cases[i].typed, &arena, &found, &err);
        cr_expect_eq(ok, cases[i].code == ERR_NONE, "\"%s\": %s", cases[i].typed, err.what);
        if (ok && cases[i].says)
            cr_expect_str_eq(found.area.slug, cases[i].says, "\"%s\"", cases[i].typed);
        else if (ok)
            cr_expect_str_eq(found.area.name, "支付");
        else if (cases[i].code != ERR_NONE)
            assert_err(cases[i].code, cases[i].says);
    }
}

Test(edges, of_names_let_a_name_go_before_its_prefix_and_an_alias_before_a_path)
{
    static const char *const alias[] = {"src/x.c"}, *const paths[] = {"src/x.c"};
    struct area_found found;
    struct area area;
    bool changed;
    const struct area_edit edit = {.aliases = alias, .aliases_n = 1};
    add_area("check");
    cr_assert(board_find_area(board, "check", &arena, &found, &err));
    cr_assert_str_eq(found.area.slug, "check");
    cr_assert_eq(found.by, FOUND_BY_NAME);
    cr_assert(board_area_edit(board, "check", &edit, &arena, &area, &changed, &err));
    cr_assert(board_area_edit(board, "billing",
                              &(struct area_edit){.paths = paths, .paths_n = 1}, &arena,
                              &area, &changed, &err));
    cr_assert(board_find_area(board, "src/x.c", &arena, &found, &err));
    cr_assert_eq(found.by, FOUND_BY_ALIAS);
    cr_assert_str_eq(found.area.slug, "check");
}

Test(edges, of_people_give_one_person_or_a_reason)
{
    static const struct {
        const char *typed;
        enum err_code code;
        const char *says;
    } cases[] = {
        {"sam", ERR_NONE, "sam"}, /* a handle goes before a name */
        {"SAM", ERR_NONE, "sam"},
        {"Sam Lee", ERR_AMBIGUOUS, "use the handle"},
        {"sa", ERR_AMBIGUOUS, "use the handle"},
        {"@", ERR_NOT_FOUND, "there is no person"},
        {"", ERR_NOT_FOUND, "there is no person"},
        {"ANNA", ERR_NOT_FOUND, "\"ana\""},
        {"李", ERR_NONE, "li"},
        {"o'brien", ERR_NONE, "ob"},
        {"obrien", ERR_NOT_FOUND, "O'Brien"},
    };
    add_person("Sam Lee", "sam");
    add_person("Sam Lee", "sam2");
    add_person("李小龙", "li");
    add_person("O'Brien", "ob");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct person person;
        bool ok = board_find_person(board, cases[i].typed, &arena, &person, &err);
        cr_expect_eq(ok, cases[i].code == ERR_NONE, "\"%s\": %s", cases[i].typed, err.what);
        if (ok)
            cr_expect_str_eq(person.handle, cases[i].says, "\"%s\"", cases[i].typed);
        else if (cases[i].code != ERR_NONE)
            assert_err(cases[i].code, cases[i].says);
    }
}

Test(edges, of_owning_know_one_person_with_a_long_name)
{
    static const char *const names[] = {"Ana de la Cruz", "Alexander", "O'Brien", "李小龙",
                                        "Rock and Roll"};
    static const char *const handles[] = {"cruz", "alex", "ob", "li", "rock"};
    const char *text = "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
                       "people: [{name: Sand Andersson, handle: sand}]\n";
    struct transfer_report report;
    const struct transfer_file file = {"f.yaml", text, strlen(text)};
    cr_assert(board_import_board(board, &file, false, &arena, &report, &err), "%s",
              err.what);
    cr_assert(own("checkout", "Sand Andersson", ROLE_OWNER), "%s", err.what);
    for (size_t i = 0; i < 4; i++) {
        add_person(names[i], handles[i]);
        cr_assert(own("checkout", names[i], ROLE_OWNER), "%s: %s", names[i], err.what);
        cr_assert_str_eq(owner_of("checkout"), handles[i]);
    }
    cr_assert(!own("checkout", names[4], ROLE_OWNER));
    cr_assert_eq(err.code, ERR_REFUSED);
}

Test(edges, of_owning_say_how_two_people_are_written)
{
    cr_assert(!own("checkout", "Ana and Bob", ROLE_OWNER));
    assert_err(ERR_REFUSED, "elp");
    cr_assert(!own("nowhere", "ana", ROLE_OWNER));
    cr_assert_eq(err.code, ERR_NOT_FOUND);
    cr_assert(!own("checkout", "an", ROLE_OWNER) ||
              strcmp(owner_of("checkout"), "ana") == 0);
}

Test(edges, of_owning_end_unowned_on_purpose)
{
    static const char text[] = "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
                               "areas: [{name: lock file, unowned_on_purpose: true}]\n";
    struct transfer_report report;
    struct area_found found;
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    cr_assert(board_import_board(board, &file, false, &arena, &report, &err));
    cr_assert(own("lock file", "bob", ROLE_STAND_IN));
    cr_assert(board_find_area(board, "lock file", &arena, &found, &err));
    cr_assert(found.area.unowned_on_purpose, "a stand-in is no owner");
    cr_assert(own("lock file", "ana", ROLE_OWNER));
    cr_assert(board_find_area(board, "lock file", &arena, &found, &err));
    cr_assert(!found.area.unowned_on_purpose);
}

Test(edges, of_owning_show_names_that_came_in_until_one_is_picked)
{
    static const char text[] = "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
                               "people: [{name: Ana R, handle: ana}]\n"
                               "areas: [{name: x, candidates: [{name: ana, person: ana}, "
                               "{name: t, team: true}]}]\n";
    struct transfer_report report;
    struct who who;
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    cr_assert(board_import_board(board, &file, false, &arena, &report, &err), "%s",
              err.what);
    cr_assert(board_who(board, "x", 0, &arena, &who, &err));
    cr_assert_eq(who.candidates_n, 2);
    cr_assert(who.candidates[0].person && who.candidates[1].team);
    cr_assert(own("x", "ana", ROLE_OWNER));
    cr_assert(board_who(board, "x", 0, &arena, &who, &err));
    cr_assert_eq(who.candidates_n, 0);
}

Test(edges, of_areas_free_the_other_names_of_what_is_archived)
{
    static const char *const alias[] = {"invoices"};
    struct area area;
    struct area_found found;
    cr_assert(board_area_archive(board, "billing", &arena, &area, &err));
    const struct area_edit edit = {.name = "new", .aliases = alias, .aliases_n = 1};
    bool ok = board_area_add(board, &edit, &arena, &area, &err);
    cr_assert(ok, "%s; %s; %s", err.what, err.why, err.next);
    cr_assert(board_find_area(board, "invoices", &arena, &found, &err));
    cr_assert_str_eq(found.area.slug, "new");
}

Test(edges, of_areas_take_a_name_or_a_pattern_given_twice_once)
{
    static const char *const aliases[] = {"a1", "A1", "a1"}, *const paths[] = {"/p/",
                                                                               "/p/"};
    struct area area;
    struct area_card card;
    const struct area_edit edit = {
        .name = "new", .aliases = aliases, .aliases_n = 3, .paths = paths, .paths_n = 2};
    cr_assert(board_area_add(board, &edit, &arena, &area, &err), "%s; %s", err.what,
              err.next);
    cr_assert(board_area_card(board, "new", &arena, &card, &err));
    cr_assert_eq(card.aliases_n, 1);
    cr_assert_eq(card.paths_n, 1);
}

Test(edges, of_areas_drop_the_right_one_of_several)
{
    static const char *const aliases[] = {"one", "two", "three"}, *const drop[] = {"TWO"};
    static const char *const paths[] = {"/a/", "/b/", "/c/"}, *const gone[] = {"/b/"};
    struct area area;
    struct area_card card;
    bool changed;
    const struct area_edit add = {
        .aliases = aliases, .aliases_n = 3, .paths = paths, .paths_n = 3};
    const struct area_edit take = {
        .drop_aliases = drop, .drop_aliases_n = 1, .drop_paths = gone, .drop_paths_n = 1};
    cr_assert(board_area_edit(board, "checkout", &add, &arena, &area, &changed, &err));
    cr_assert(board_area_edit(board, "checkout", &take, &arena, &area, &changed, &err));
    cr_assert(board_area_card(board, "checkout", &arena, &card, &err));
    cr_assert(card.aliases_n == 2 && card.paths_n == 2);
    cr_assert_str_eq(card.aliases[1].name, "three");
    cr_assert_str_eq(card.paths[1].pattern, "/c/");
    cr_assert(board_area_edit(board, "checkout", &add, &arena, &area, &changed, &err));
    cr_assert(board_area_card(board, "checkout", &arena, &card, &err));
    cr_assert_str_eq(card.aliases[2].name, "two", "what is added comes last");
}

Test(edges, of_areas_change_nothing_when_one_part_is_refused)
{
    static const char *const aliases[] = {"fine", "checkout"};
    static const char *const bad[] = {"/fine/", "!/no/"};
    struct area area = {.id = 42};
    bool changed;
    const char *before = exported();
    struct area_edit edit = {
        .name = "Renamed", .covers = "c", .aliases = aliases, .aliases_n = 2};
    cr_assert(!board_area_edit(board, "billing", &edit, &arena, &area, &changed, &err));
    assert_err(ERR_CONFLICT, "an area \"checkout\" already");
    edit = (struct area_edit){.name = "new", .paths = bad, .paths_n = 2};
    cr_assert(!board_area_add(board, &edit, &arena, &area, &err));
    assert_err(ERR_REFUSED, "\"!/no/\"");
    edit = (struct area_edit){.name = "checkout"};
    cr_assert(!board_area_edit(board, "billing", &edit, &arena, &area, &changed, &err));
    cr_assert_eq(area.id, 42);
    cr_assert_str_eq(exported(), before);
}

Test(edges, of_texts_are_the_stores)
{
    struct person person;
    struct area area;
    struct incident incident;
    bool changed;
    const char *before = exported();
    char *long_name = arena_new(&arena, 300, 1);
    memset(long_name, 'n', 299);
    const struct {
        const char *name;
    } bad[] = {{long_name}, {""}, {"a\xff"}};
    for (size_t i = 0; i < 3; i++) {
        cr_expect(!board_person_add(board, &(struct person_edit){.name = bad[i].name},
                                    &arena, &person, &err));
        cr_expect_neq(err.code, ERR_STORE, "%zu: %s", i, err.what);
        cr_expect(!board_area_add(board, &(struct area_edit){.name = bad[i].name}, &arena,
                                  &area, &err));
        cr_expect_neq(err.code, ERR_STORE, "%zu: %s", i, err.what);
        cr_expect(!board_area_edit(board, "billing",
                                   &(struct area_edit){.name = bad[i].name}, &arena, &area,
                                   &changed, &err));
        cr_expect_neq(err.code, ERR_STORE, "%zu: %s", i, err.what);
        if (i == 0)
            continue; /* a title may be that long */
        cr_expect(!board_incident_add(board, &(struct incident_edit){.title = bad[i].name},
                                      &arena, &incident, &err));
        cr_expect_neq(err.code, ERR_STORE, "%zu: %s", i, err.what);
    }
    cr_assert_str_eq(exported(), before);
}

Test(edges, of_people_away_and_back)
{
    static const struct {
        int64_t days; /* until, from today; 0: not known */
        bool ok, changed;
    } cases[] = {{0, true, true},
                 {0, true, false},
                 {3, true, true},
                 {3, true, false},
                 {-1, false, false}};
    struct person person;
    bool changed = false;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t until = cases[i].days ? board_today(board) + cases[i].days : 0;
        bool ok = board_person_away(board, "tom", until, &arena, &person, &changed, &err);
        cr_expect_eq(ok, cases[i].ok, "%zu %s", i, err.what);
        if (ok) {
            cr_expect_eq(changed, cases[i].changed, "%zu", i);
            cr_expect_eq(person.away_until, until);
        }
    }
    cr_assert(board_person_away(board, "tom", board_today(board), &arena, &person, &changed,
                                &err),
              "the last day may be today");
    cr_assert(board_person_back(board, "tom", &arena, &person, &changed, &err) && changed);
    cr_assert(person.state == PERSON_ACTIVE && person.away_until == 0);
    cr_assert(board_person_back(board, "tom", &arena, &person, &changed, &err) && !changed);
    cr_assert(!board_person_back(board, "zoe", &arena, &person, &changed, &err));
    cr_assert_eq(err.code, ERR_NOT_FOUND);
}

Test(edges, of_the_people_list_is_its_order)
{
    struct person *people;
    struct person_card card;
    struct person heir;
    size_t n;
    cr_assert(board_person_leave(board, "bob", NULL, &arena, &card, &heir, &err));
    cr_assert(board_people(board, &arena, &people, &n, &err));
    cr_assert_eq(n, 4);
    cr_assert_str_eq(people[0].handle, "ana");
    cr_assert_str_eq(people[1].handle, "bob");
    cr_assert_eq(people[1].state, PERSON_LEFT);
    cr_assert_str_eq(people[3].handle, "tom");
}

Test(edges, of_who_acts)
{
    struct who who;
    struct person person;
    bool changed;
    cr_assert(board_person_away(board, "ana", 0, &arena, &person, &changed, &err));
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_str_eq(who.acting.handle, "ana", "away, but nobody stands in");
    cr_assert(own("billing", "bob", ROLE_STAND_IN));
    cr_assert(board_person_away(board, "bob", 0, &arena, &person, &changed, &err));
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_str_eq(who.acting.handle, "ana", "both are away");
    cr_assert(own("checkout", "bob", ROLE_STAND_IN));
    cr_assert(board_who(board, "checkout", 0, &arena, &who, &err));
    cr_assert_eq(who.acting.id, 0, "nobody owns it");
}
