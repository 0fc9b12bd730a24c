/* One person's name, or not. */
#include "domain/name.h"

#include <criterion/criterion.h>

#include <string.h>

#define PERSON(ID, NAME, HANDLE, CONTACT)                                                  \
    {                                                                                      \
        .id = (ID), .name = (NAME), .handle = (HANDLE), .contact = (CONTACT)               \
    }

static const struct person roster[] = {
    PERSON(1, "Ana Ruiz", "ana", "ana@example.com"),
    PERSON(2, "Bob Holt", "bob", ""),
    PERSON(3, "Ana y Silva", "silva", ""),
    PERSON(4, "Dev Team", "dt", ""),
    PERSON(5, "Tom Varga", "tom", ""),
    PERSON(6, "Tom Vale", "tom2", ""),
    PERSON(7, "Rock & Roll", "rr", ""),
    PERSON(8, "Santiago Ramón", "ramon", ""),
    PERSON(9, "Sil Lund", "sil", "lund@example.com"),
    PERSON(10, "Ramon", "ramon2", ""),
    PERSON(11, "Li Wei", "li", ""),
    PERSON(12, "Li Wei", "li2", ""),
    PERSON(13, "Wei", "w1", ""),
    PERSON(14, "Wei", "w2", ""),
    PERSON(15, "Wei Ling", "ling", ""),
};

enum { ROSTER = sizeof roster / sizeof *roster };

static const struct {
    const char *typed;
    enum name_verdict verdict;
    int64_t person; /* of one person */
} cases[] = {
    /* one person each, whatever is in their names */
    {"Alexander", NAME_ONE_PERSON, 0},
    {"Anderson", NAME_ONE_PERSON, 0},
    {"Ana de la Cruz", NAME_ONE_PERSON, 0},
    {"O'Brien", NAME_ONE_PERSON, 0},
    {"李小龙", NAME_ONE_PERSON, 0},
    {"Etienne Yves", NAME_ONE_PERSON, 0},
    {"And Özgür", NAME_ONE_PERSON, 0},
    {"Thế Anh", NAME_ONE_PERSON, 0},
    {"the Rock", NAME_ONE_PERSON, 0},
    {"Allen All", NAME_ONE_PERSON, 0},
    {"Sammy Davis, Jr.", NAME_ONE_PERSON, 0},
    {"José Ortega y Gasset", NAME_ONE_PERSON, 0},
    {"Hans von und zu Stein", NAME_ONE_PERSON, 0},
    {"ana+alerts@example.com", NAME_ONE_PERSON, 0},
    {"Jean-Luc", NAME_ONE_PERSON, 0},
    {"a.b/c@example.com/", NAME_TWO_PEOPLE, 0},
    /* the roster first */
    {"Ana Ruiz", NAME_ONE_PERSON, 1},
    {"  ANA RUIZ ", NAME_ONE_PERSON, 1},
    {"Ana Ruiz,", NAME_ONE_PERSON, 1},
    {"@ana", NAME_ONE_PERSON, 1},
    {"ana@example.com", NAME_ONE_PERSON, 1},
    {"Ruiz, Ana", NAME_ONE_PERSON, 1},
    {"ana y silva", NAME_ONE_PERSON, 3},
    {"dev team", NAME_ONE_PERSON, 4},
    {"Rock & Roll", NAME_ONE_PERSON, 7},
    {"Bob", NAME_ONE_PERSON, 2},
    {"Bo", NAME_ONE_PERSON, 2},
    {"tom v", NAME_ONE_PERSON, 0},
    /* a handle before a name, and no guess among several */
    {"ramon", NAME_ONE_PERSON, 8},
    {"@ramon2", NAME_ONE_PERSON, 10},
    {"lund@example.com", NAME_ONE_PERSON, 9},
    {"Li Wei", NAME_ONE_PERSON, 0},
    {"Wei, Li", NAME_ONE_PERSON, 0},
    {"@w2", NAME_ONE_PERSON, 14},
    {"Wei", NAME_ONE_PERSON, 0},
    {"To", NAME_ONE_PERSON, 0},
    /* two people */
    {"Ana & Bob", NAME_TWO_PEOPLE, 0},
    {"Ana&Bob", NAME_TWO_PEOPLE, 0},
    {"Ana and Bob", NAME_TWO_PEOPLE, 0},
    {"Ana AND Bob", NAME_TWO_PEOPLE, 0},
    {"Ana + Bob", NAME_TWO_PEOPLE, 0},
    {"ana+bob", NAME_TWO_PEOPLE, 0},
    {"Ana / Bob", NAME_TWO_PEOPLE, 0},
    {"Ana, Bob", NAME_TWO_PEOPLE, 0},
    {"Ana; Bob", NAME_TWO_PEOPLE, 0},
    {"Ana plus Bob", NAME_TWO_PEOPLE, 0},
    {"Ana und Zoe", NAME_TWO_PEOPLE, 0},
    {"Ana und", NAME_TWO_PEOPLE, 0},
    {"Ana et Zoe", NAME_TWO_PEOPLE, 0},
    {"Ana y Zoe", NAME_TWO_PEOPLE, 0},
    {"Ana Ruiz y Bob", NAME_TWO_PEOPLE, 0},
    {"李、王", NAME_TWO_PEOPLE, 0},
    {"Ana，Bob", NAME_TWO_PEOPLE, 0},
    {"Bo and", NAME_TWO_PEOPLE, 0},
    {"& Ana", NAME_TWO_PEOPLE, 0},
    {"Ana, the backend team", NAME_TWO_PEOPLE, 0},
    {"Ana, Bob, Tom Vale and Mia", NAME_TWO_PEOPLE, 0},
    {"Zoe, Ana", NAME_TWO_PEOPLE, 0},
    /* teams */
    {"platform team", NAME_TEAM, 0},
    {"The Platform Team", NAME_TEAM, 0},
    {"Checkout Squad", NAME_TEAM, 0},
    {"engineering", NAME_TEAM, 0},
    {"the backend", NAME_TEAM, 0},
    {"Support", NAME_TEAM, 0},
    {"QA dept.", NAME_TEAM, 0},
    {"all the devs", NAME_TEAM, 0},
    {"@acme/payments", NAME_TEAM, 0},
    {"@@maintainer", NAME_TEAM, 0},
    {"@acme/payments and Bo", NAME_TWO_PEOPLE, 0},
    {"R&D", NAME_TEAM, 0},
    {"crew", NAME_TEAM, 0},
    {"Peter Crew", NAME_TEAM, 0},
    {"sales/support team", NAME_TEAM, 0},
    {"Alexander Teamer", NAME_ONE_PERSON, 0},
    /* everyone */
    {"everyone", NAME_EVERYONE, 0},
    {"Everybody in support", NAME_EVERYONE, 0},
    {"all", NAME_EVERYONE, 0},
    {"the whole team", NAME_EVERYONE, 0},
    {"We", NAME_EVERYONE, 0},
    {"Ana Everyone", NAME_ONE_PERSON, 0},
    /* nobody */
    {"TBD", NAME_PLACEHOLDER, 0},
    {"T.B.D.", NAME_ONE_PERSON, 0},
    {"n/a", NAME_PLACEHOLDER, 0},
    {"none", NAME_PLACEHOLDER, 0},
    {"?", NAME_PLACEHOLDER, 0},
    {"--", NAME_PLACEHOLDER, 0},
    {"@", NAME_PLACEHOLDER, 0},
    {"someone", NAME_PLACEHOLDER, 0},
    {"to be decided", NAME_PLACEHOLDER, 0},
    {"&", NAME_PLACEHOLDER, 0},
    {"", NAME_EMPTY, 0},
    {" \t\n", NAME_EMPTY, 0},
    {",", NAME_EMPTY, 0},
    {"; ", NAME_EMPTY, 0},
};

Test(name, is_one_person_or_says_what_it_is)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct name_reading reading;
        name_read(cases[i].typed, roster, ROSTER, &reading);
        cr_expect_eq(reading.verdict, cases[i].verdict, "\"%s\" is %d", cases[i].typed,
                     (int)reading.verdict);
        int64_t person = reading.person ? reading.person->id : 0;
        cr_expect_eq(person, cases[i].person, "\"%s\" is person %d", cases[i].typed,
                     (int)person);
    }
}

Test(name, is_judged_without_a_roster_too)
{
    struct name_reading reading;
    name_read("Ana Ruiz", NULL, 0, &reading);
    cr_assert_eq(reading.verdict, NAME_ONE_PERSON);
    cr_assert_null(reading.person);
    name_read("Ana & Bob", NULL, 0, &reading);
    cr_assert_eq(reading.verdict, NAME_TWO_PEOPLE);
    cr_assert_null(reading.part[0].person);
}

Test(name, gives_the_two_people_as_known)
{
    const char *typed = " @ana & Zoe Quist, ";
    struct name_reading reading;
    name_read(typed, roster, ROSTER, &reading);
    cr_assert_eq(reading.parts, 2);
    cr_assert_eq(reading.part[0].person, &roster[0]);
    cr_assert_null(reading.part[1].person);
    cr_assert_eq(reading.part[1].span.len, strlen("Zoe Quist"));
    cr_assert(memcmp(typed + reading.part[1].span.at, "Zoe Quist", 9) == 0);
}

Test(name, keeps_the_first_eight_of_many)
{
    struct name_reading reading;
    name_read("a,b,c,d,e,f,g,h,i,j", roster, ROSTER, &reading);
    cr_assert_eq(reading.verdict, NAME_TWO_PEOPLE);
    cr_assert_eq(reading.parts, NAME_PARTS);
}

Test(name, spans_the_name_without_its_sign)
{
    struct name_reading reading;
    name_read("  @newcomer, ", roster, ROSTER, &reading);
    cr_assert_eq(reading.span.at, 3);
    cr_assert_eq(reading.span.len, strlen("newcomer"));
}

Test(name, says_when_a_team_may_be_a_surname)
{
    struct name_reading reading;
    name_read("Peter Crew", roster, ROSTER, &reading);
    cr_assert(reading.perhaps);
    name_read("crew", roster, ROSTER, &reading);
    cr_assert_not(reading.perhaps);
    name_read("platform team", roster, ROSTER, &reading);
    cr_assert_not(reading.perhaps);
}

Test(name, finds_the_one_person_meant)
{
    static const struct {
        const char *text;
        int64_t id;
    } meant[] = {{"ana", 1},      {"Tom Varga", 5}, {"tom2", 6}, {"tom va", 0},
                 {"Tom Vale", 6}, {"@bob ", 2},     {"rock", 7}, {"", 0},
                 {"zoe", 0},      {"san", 8},       {"Dev", 4},  {"tom", 5},
                 {"ramon", 8},    {"wei", 0},       {"w1", 13},  {"li wei", 0}};
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        const struct person *person = name_person(meant[i].text, roster, ROSTER);
        cr_expect_eq(person ? person->id : 0, meant[i].id, "%s", meant[i].text);
    }
}

Test(name, first_name_of_two_people_means_neither)
{
    static const struct person two[] = {PERSON(1, "Kim Bo", "k1", ""),
                                        PERSON(2, "Kim Lo", "k2", ""),
                                        PERSON(3, "Kimberly", "k3", "")};
    cr_assert_null(name_person("kim", two, 3));
    cr_assert_eq(name_person("kimb", two, 3), &two[2]);
}

static const struct {
    const char *typed;
    bool one;
    enum err_code code;
    const char *what, *next;
} refusals[] = {
    {"Ana Ruiz", true, ERR_NONE, "", ""},
    {"", false, ERR_USAGE, "there is no name", "Type one person's name."},
    {"Bob / Zoe", false, ERR_REFUSED, "\"Bob / Zoe\" is two people",
     "Name one: Bob Holt or Zoe. The other can be a helper."},
    {"Bob, Zoe, Max", false, ERR_REFUSED, "\"Bob, Zoe, Max\" is 3 people",
     "Name one: Bob Holt, Zoe or Max. The others can be helpers."},
    {"Zoe and", false, ERR_REFUSED, "\"Zoe and\" is more than one person",
     "Name one: Zoe."},
    {"ops", false, ERR_REFUSED, "\"ops\" is a team", "Name the person in it who decides."},
    {"Al Guild", false, ERR_REFUSED, "\"Al Guild\" is a team",
     "Name the person in it who decides. If this is somebody's name, add that person "
     "first."},
    {"all of us", false, ERR_REFUSED, "\"all of us\" is not one person",
     "Name the one person who decides. Others can help."},
    {"TBD", false, ERR_REFUSED, "\"TBD\" is nobody's name",
     "Name one person, or leave it without an owner."},
};

Test(name, is_refused_with_what_to_do_instead)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        struct name_reading reading;
        struct err err = {.code = ERR_NONE};
        name_read(refusals[i].typed, roster, ROSTER, &reading);
        cr_expect_eq(name_check(&reading, refusals[i].typed, &err), refusals[i].one);
        cr_expect_eq(err.code, refusals[i].code, "%s", refusals[i].typed);
        cr_expect_str_eq(err.what, refusals[i].what);
        cr_expect_str_eq(err.next, refusals[i].next);
    }
}
