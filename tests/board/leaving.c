/* Leaving: each thing somebody held goes to the heir, or visibly to nobody. */
#include "support.h"

#include "board/departure.h"

TestSuite(leaving, .init = board_enter, .fini = board_leave);

#define HEAD "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"

/* Ana signs two open tickets and a done one, and has two open promises and an old one. */
static void give_ana_work(void)
{
    static const char text[] = HEAD
        "people: [{name: Ana Ruiz, handle: ana}]\n"
        "tickets:\n"
        "  - {id: 1, title: one, state: ready, ready: 2026-11-01T00:00Z, signer: ana,\n"
        "     signs_off: Ana,\n"
        "     who: support, does: reads one list, why: they ask twice a week,\n"
        "     awkward: [no list that week], done_when: the list is there by noon,\n"
        "     not_changing: the mail they get, way_back: turn off the flag}\n"
        "  - {id: 2, title: two, state: doing, signer: ana, signs_off: Ana}\n"
        "  - {id: 3, title: three, state: done, signer: ana, signs_off: Ana}\n"
        "incidents:\n  - {id: 1, title: i, started: 2026-11-01T00:00Z}\n"
        "causes:\n"
        "  - {id: 1, text: c, incidents: [1], removals: [{id: 1, owner: ana,\n"
        "     due: 2026-11-25, gone_when: g}]}\n"
        "  - {id: 2, text: d, removals: [{id: 2, owner: ana, due: 2026-11-26,\n"
        "     gone_when: g, state: came_back}]}\n"
        "  - {id: 3, text: e, removals: [{id: 3, owner: ana, due: 2026-11-02,\n"
        "     gone_when: g, state: seen_gone}]}\n";
    struct transfer_report report;
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    cr_assert(board_import_board(board, &file, false, &arena, &report, &err), "%s",
              err.what);
    cr_assert_eq(report.skipped_n, 0);
}

static struct person_card card_of(const char *handle)
{
    struct person_card card;
    cr_assert(board_person_card(board, handle, &arena, &card, &err), "%s", err.what);
    return card;
}

static struct person_card leave(const char *who, const char *to)
{
    struct person_card card;
    struct person heir;
    cr_assert(board_person_leave(board, who, to, &arena, &card, &heir, &err), "%s",
              err.what);
    cr_assert_str_eq(heir.name, to ? card_of(to).person.name : "");
    return card;
}

Test(leaving, shows_first_everything_a_person_holds)
{
    give_ana_work();
    cr_assert(own("checkout", "ana", ROLE_HELPER));
    struct person_card card = card_of("ana");
    cr_assert_eq(card.roles_n, 2);
    cr_assert_eq(card.signs_n, 2);
    cr_assert_eq(card.promises_n, 2);
    cr_assert_str_eq(card.promises[0].cause.text,
                     card.promises[0].removal.id == 1 ? "c" : "d");
}

Test(leaving, gives_everything_to_the_heir)
{
    give_ana_work();
    struct person_card held = leave("ana", "bob");
    cr_assert(held.roles_n == 1 && held.signs_n == 2 && held.promises_n == 2);
    struct person_card ana = card_of("ana"), bob = card_of("bob");
    cr_assert_eq(ana.person.state, PERSON_LEFT);
    cr_assert_eq(ana.person.left_at, world.now);
    cr_assert(ana.roles_n == 0 && ana.signs_n == 0 && ana.promises_n == 0);
    cr_assert(bob.roles_n == 1 && bob.signs_n == 2 && bob.promises_n == 2);
    cr_assert_str_eq(bob.signs[0].signs_off, "Bob Holt");
    cr_assert(strstr(exported(), "state: ready"), "a ticket with an heir stays ready");
}

Test(leaving, leaves_every_gap_in_sight)
{
    give_ana_work();
    leave("ana", NULL);
    cr_assert_str_empty(owner_of("billing"));
    struct person_card ana = card_of("ana");
    cr_assert(ana.roles_n == 0 && ana.signs_n == 0 && ana.promises_n == 0);
    const char *text = exported();
    cr_assert(!strstr(text, "state: ready"),
              "a ticket without sign-off is no longer ready");
    cr_assert(strstr(text, "state: doing"));
    struct cause_line *lines;
    size_t n;
    cr_assert(board_causes(board, false, &arena, &lines, &n, &err) && n == 2);
    cr_assert(lines[0].owner.id == 0 && lines[1].owner.id == 0);
    struct area_line *areas;
    cr_assert(board_areas(board, false, &arena, &areas, &n, &err));
    for (size_t i = 0; i < n; i++)
        cr_assert_eq(areas[i].owner.id, 0);
}

Test(leaving, keeps_what_is_done_and_the_history_in_the_leavers_name)
{
    struct area_card card;
    give_ana_work();
    leave("ana", "bob");
    cr_assert(board_area_card(board, "billing", &arena, &card, &err));
    cr_assert_eq(card.history_n, 2);
    cr_assert_str_eq(card.history_person[1].handle, "ana");
    cr_assert_eq(card.history[1].until, world.now);
    cr_assert(strstr(exported(), "state: done\n  signs_off: Ana\n  signer: ana\n"));
}

Test(leaving, makes_nobody_two_things_in_one_area)
{
    static const struct {
        enum role leaver, heir;
        bool stays; /* the heir's own role */
    } cases[] = {
        {ROLE_OWNER, ROLE_STAND_IN, false},   {ROLE_OWNER, ROLE_HELPER, false},
        {ROLE_OWNER, ROLE_DELIVERY, false},   {ROLE_STAND_IN, ROLE_OWNER, true},
        {ROLE_HELPER, ROLE_OWNER, true},      {ROLE_DELIVERY, ROLE_OWNER, true},
        {ROLE_HELPER, ROLE_HELPER, true},     {ROLE_STAND_IN, ROLE_HELPER, true},
        {ROLE_DELIVERY, ROLE_STAND_IN, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct history_line line;
        struct who who;
        cr_assert(own("checkout", "tom", cases[i].leaver), "%zu %s", i, err.what);
        cr_assert(own("checkout", "bob", cases[i].heir), "%zu %s", i, err.what);
        leave("tom", "bob");
        cr_assert(board_who(board, "checkout", 0, &arena, &who, &err));
        const struct person *holder[] = {
            [ROLE_OWNER] = &who.owner.person,
            [ROLE_DELIVERY] = &who.delivery.person,
            [ROLE_STAND_IN] = &who.stand_in.person,
            [ROLE_HELPER] = who.helpers_n ? &who.helpers[0].person : &(struct person){0}};
        bool owns = strcmp(owner_of("checkout"), "bob") == 0;
        for (int role = ROLE_DELIVERY; owns && role <= ROLE_HELPER; role++)
            cr_expect_eq(holder[role]->id, 0, "%zu: the owner is %s too", i,
                         role_words.name[role]);
        cr_expect_eq(holder[cases[i].heir]->id != 0, cases[i].stays, "%zu", i);
        cr_expect_leq(who.helpers_n, 1, "%zu", i);
        for (int undone = 0; undone < 3; undone++)
            cr_assert(board_undo(board, &arena, &line, &err), "%zu %s", i, err.what);
        cr_assert_str_empty(owner_of("checkout"));
    }
}

Test(leaving, is_refused_to_whoever_has_left_and_for_an_heir_who_is_none)
{
    static const struct {
        const char *who, *to;
        enum err_code code;
        const char *says;
    } cases[] = {
        {"tom", NULL, ERR_REFUSED, "Tom Várga has left already"},
        {"ana", "tom", ERR_REFUSED, "Tom Várga cannot take over from Ana Ruiz"},
        {"ana", "ana", ERR_REFUSED, "Ana Ruiz cannot take over from Ana Ruiz"},
        {"ana", "zoe", ERR_NOT_FOUND, "there is no person \"zoe\""},
        {"zoe", "ana", ERR_NOT_FOUND, "there is no person \"zoe\""},
    };
    leave("tom", NULL);
    const char *before = exported();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct person_card card = {.roles_n = 42};
        struct person heir = {.id = 42};
        cr_assert(!board_person_leave(board, cases[i].who, cases[i].to, &arena, &card,
                                      &heir, &err));
        assert_err(cases[i].code, cases[i].says);
        cr_assert(card.roles_n == 42 && heir.id == 42);
        cr_assert_str_eq(exported(), before);
    }
}

Test(leaving, is_no_longer_found_by_half_a_name)
{
    struct person person;
    leave("ana", NULL);
    cr_assert(board_find_person(board, "Ana Ruiz", &arena, &person, &err));
    cr_assert_eq(person.state, PERSON_LEFT);
    cr_assert(!board_find_person(board, "an", &arena, &person, &err));
    cr_assert_eq(err.code, ERR_NOT_FOUND);
    become("ana");
    cr_assert_eq(board_actor_person(board), 0, "who has left does not act");
}

/* Each thing goes to its own heir, what has none to the one of all. */
Test(leaving, gives_each_thing_to_its_own_heir)
{
    give_ana_work();
    struct person_card ana = card_of("ana");
    struct departed departed;
    struct history_line line;
    int64_t bob = card_of("bob").person.id, billing = ana.roles[0].role.id;
    const char *before = exported();
    const struct heir heirs[] = {
        {HELD_ROLE, billing, bob}, {HELD_SIGN, 1, 0}, {HELD_PROMISE, 2, bob}};
    const struct departure_plan plan = {
        .person = "ana", .to = "tom", .heirs = heirs, .heirs_n = 3};
    cr_assert(board_depart(board, &plan, &arena, &departed, &err), "%s", err.what);
    cr_assert_str_eq(owner_of("billing"), "bob");
    cr_assert_eq(card_of("bob").promises_n, 1);
    cr_assert_eq(card_of("tom").promises_n, 1);
    cr_assert_eq(card_of("tom").signs_n, 1);
    cr_assert_eq(card_of("bob").signs_n, 0);
    cr_assert_eq(card_of("ana").roles_n + card_of("ana").signs_n, 0);
    cr_assert(board_undo(board, &arena, &line, &err));
    cr_assert_str_eq(exported(), before);
}

Test(leaving, refuses_an_heir_who_does_not_stay)
{
    struct person_card ana = card_of("ana");
    struct departed departed;
    const char *before = exported();
    const struct heir heir = {HELD_ROLE, ana.roles[0].role.id, ana.person.id};
    const struct departure_plan plan = {.person = "ana", .heirs = &heir, .heirs_n = 1};
    cr_assert(!board_depart(board, &plan, &arena, &departed, &err));
    assert_err(ERR_REFUSED, "cannot take over");
    cr_assert_str_eq(exported(), before);
}
