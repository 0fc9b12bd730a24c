/* Incidents by hand: near misses, what is changed, over and open again, and the list. */
#include "lead.h"

TestSuite(incidents, .init = board_enter, .fini = board_leave);

static struct incident_card card_of(int64_t id)
{
    struct incident_card card;
    yes(board_incident_card(board, id, &arena, &card, &err));
    return card;
}

static bool change(int64_t id, struct incident_change edit, bool *changed)
{
    struct incident after;
    return board_incident_edit(board, id, &edit, &arena, &after, changed, &err);
}

Test(incidents, that_hurt_nobody_are_near_misses)
{
    struct incident made;
    struct incident_edit edit = {
        .title = "Pool nearly full", .started_at = world.now - 3600, .near_miss = true};
    both_ways(board_incident_add(board, &edit, &arena, &made, &err));
    cr_assert(card_of(made.id).incident.near_miss);
    edit.customers = 3;
    no(board_incident_add(board, &edit, &arena, &made, &err), "a near miss hurt nobody");
    assert_err(ERR_REFUSED, "leave the customers out");
}

Test(incidents, are_changed_in_one_step_that_counts_as_an_edit)
{
    bool changed = false;
    int64_t id = incident("Checkout froze", 3600);
    both_ways(change(id,
                     (struct incident_change){.title = "Checkout stood still",
                                              .area = "billing",
                                              .heard_from = "support",
                                              .noticed_given = true,
                                              .detected_at = world.now - 3000,
                                              .ended_given = true,
                                              .lasted = 41 * 60,
                                              .severity_given = true,
                                              .severity = SEVERITY_MAJOR,
                                              .customers_given = true,
                                              .customers = 12},
                     &changed));
    struct incident_card card = card_of(id);
    cr_assert_str_eq(card.incident.title, "Checkout stood still");
    cr_assert_str_eq(card.area.slug, "billing");
    cr_assert_eq(card.incident.recovered_at - card.incident.started_at, 41 * 60);
    cr_assert_eq(card.incident.edits, 1);
    const char *before = exported();
    yes(change(id, (struct incident_change){.title = "Checkout stood still"}, &changed));
    cr_assert_not(changed);
    cr_assert_str_eq(exported(), before, "the same again is no edit");
    no(change(id, (struct incident_change){.near_miss_given = true, .near_miss = true},
              &changed),
       "a near miss hurt nobody");
    no(change(id, (struct incident_change){.started_at = world.now - 60}, &changed),
       "the end comes before the start");
    no(change(id,
              (struct incident_change){.ended_given = true, .ended_at = world.now + 3600},
              &changed),
       "still to come");
    cr_assert_not(change(id, (struct incident_change){.title = " "}, &changed));
    assert_err(ERR_REFUSED, "needs a title");
    cr_assert_not(change(99, (struct incident_change){.title = "x"}, &changed));
    assert_err(ERR_NOT_FOUND, "buckstop incidents --all");
}

Test(incidents, that_are_open_are_over_with_an_end_and_stay_over_without_one)
{
    bool changed;
    struct incident made;
    const struct incident_edit edit = {.title = "Still on", .started_at = world.now - 600};
    yes(board_incident_add(board, &edit, &arena, &made, &err));
    yes(change(made.id,
               (struct incident_change){.ended_given = true, .ended_at = world.now - 60},
               &changed));
    cr_assert_eq(card_of(made.id).incident.state, INCIDENT_RESOLVED);
    yes(change(made.id, (struct incident_change){.ended_given = true}, &changed));
    cr_assert_eq(card_of(made.id).incident.state, INCIDENT_RESOLVED);
    cr_assert_eq(card_of(made.id).incident.recovered_at, 0);
}

Test(incidents, are_opened_again_without_an_end_and_without_an_invented_fact)
{
    struct incident after;
    int64_t id = incident("Checkout froze", 3600);
    both_ways(board_incident_reopen(board, id, 0, "it rang again", &arena, &after, &err));
    struct incident_card card = card_of(id);
    cr_assert(card.incident.state == INCIDENT_OPEN && card.incident.recovered_at == 0);
    cr_assert(card.incident.reopened_at == world.now && card.incident.edits == 1);
    cr_assert_eq(card.facts_n, 0);
    no(board_incident_reopen(board, id, 0, NULL, &arena, &after, &err), "is open already");
    yes(board_incident_resolve(board, id, world.now, &arena, &after, &err));
    no(board_incident_reopen(board, id, world.now - 1, NULL, &arena, &after, &err),
       "was not over by then");
    no(board_incident_reopen(board, id, world.now + 3600, NULL, &arena, &after, &err),
       "still to come");
    yes(board_incident_reopen(board, id, world.now, NULL, &arena, &after, &err));
}

Test(incidents, are_listed_in_windows_the_newest_or_the_open_first)
{
    struct incident_window window;
    struct incident open, canonical;
    int64_t old = incident("Login maïl late", 9 * DAY);
    const struct incident_edit still = {.title = "Still on",
                                        .started_at = world.now - 20 * DAY};
    yes(board_incident_add(board, &still, &arena, &open, &err));
    int64_t first = incident("Checkout froze", 3600), second = incident("Mail twice", 60);
    int64_t same = incident("Mail twice, again", 30);
    yes(board_incident_same(board, same, second, &arena, &canonical, &err));
    yes(board_incident_window(board, "", false, 0, 9, &arena, &window, &err));
    cr_assert(window.n == 4 && window.total == 4 && window.open == 1);
    cr_assert(window.line[0].incident.id == second &&
              window.line[3].incident.id == open.id);
    yes(board_incident_window(board, "", true, 0, 9, &arena, &window, &err));
    cr_assert(window.line[0].incident.id == open.id &&
              window.line[1].incident.id == second);
    yes(board_incident_window(board, "MAIL", false, 0, 9, &arena, &window, &err));
    cr_assert(window.total == 2 && window.line[1].incident.id == old, "folded");
    yes(board_incident_window(board, "%", false, 0, 9, &arena, &window, &err));
    cr_assert(window.total == 0, "no wildcard");
    yes(board_incident_window(board, "", false, 1, 2, &arena, &window, &err));
    cr_assert(window.n == 2 && window.total == 4 && window.line[0].incident.id == first);
}
