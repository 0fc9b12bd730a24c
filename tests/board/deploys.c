/* The log of deploys: logging, what broke and recovered, and the incident it led to. */
#include "support.h"

#include "board/deploy.h"
#include "board/narrow.h"
#include "board/shipped.h"
#include "board/ticket.h"

#include <inttypes.h>

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR };

TestSuite(deploys, .init = board_enter, .fini = board_leave);

static struct deploy_logged logged;
static struct deploy deploy;
static struct deploy_card card;

static struct deploy_edit saying(const char *what)
{
    struct deploy_edit edit = deploy_edit_none();
    edit.what = what;
    return edit;
}

static int64_t ship(const struct deploy_edit *edit)
{
    cr_assert(board_deploy_ship(board, edit, &arena, &logged, &err), "%s", err.what);
    return logged.deploy.id;
}

static int64_t shipped(const char *what)
{
    const struct deploy_edit edit = saying(what);
    return ship(&edit);
}

static void look_at(int64_t id)
{
    cr_assert(board_deploy_card(board, id, &arena, &card, &err), "%s", err.what);
}

static void walk_back(void)
{
    struct history_line line;
    cr_assert(board_undo(board, &arena, &line, &err), "%s", err.what);
}

static size_t count(void)
{
    const struct deploy_query all = {.words = "", .area = "", .type = ""};
    struct deploy_window window;
    cr_assert(board_deploy_window(board, &all, 0, 100, &arena, &window, &err), "%s",
              err.what);
    cr_assert_eq(window.n, window.total);
    return window.n;
}

Test(deploys, are_logged_with_what_the_board_knows)
{
    struct deploy_edit edit = saying(" Invoices can be grouped \n");
    edit.area = "INVOICES";
    edit.by = "@bob";
    edit.changes = 2;
    edit.took = 480;
    edit.looked = true;
    look_at(ship(&edit));
    cr_expect_eq(logged.flags, 0);
    cr_expect_str_eq(card.line.deploy.what, "Invoices can be grouped");
    cr_expect_str_eq(card.line.area_slug, "billing");
    cr_expect_str_eq(card.line.by, "Bob Holt");
    cr_expect_eq(card.line.deploy.at, world.now);
    cr_expect_eq(card.line.deploy.changes, 2);
    cr_expect_eq(card.line.deploy.took, 480);
    cr_expect_eq(deploy_state(&card.line.deploy), DEPLOY_FINE);
}

Test(deploys, are_the_acting_persons_unless_said_otherwise)
{
    look_at(shipped("Search is quicker"));
    cr_expect_str_eq(card.line.by, "Mia Okafor");
    cr_expect_eq(card.line.deploy.changes, 0, "nobody counted");
    cr_expect_eq(deploy_state(&card.line.deploy), DEPLOY_NOT_LOOKED);
}

Test(deploys, keep_what_matches_nothing_as_it_was_typed)
{
    static const char *const tickets[] = {"9999", "OPS-7", ""};
    struct deploy_edit edit = saying("Search is quicker");
    edit.area = "serach";
    edit.by = "deploybot";
    edit.type = "rocket";
    edit.tickets = tickets;
    edit.tickets_n = 3;
    edit.tickets_given = true;
    look_at(ship(&edit));
    cr_expect_eq(logged.flags, 5);
    cr_expect_str_eq(card.line.area_name, "serach");
    cr_expect_str_eq(card.line.area_slug, "");
    cr_expect_str_eq(card.line.by, "deploybot");
    cr_expect_str_eq(card.line.type, "rocket");
    cr_expect_str_eq(card.line.deploy.tickets_typed, "9999, OPS-7");
    cr_expect(strstr(logged.flag[0], "rocket"), "%s", logged.flag[0]);
}

Test(deploys, keep_as_many_unknown_tickets_as_fit)
{
    enum { MANY = 400 };
    const char *tickets[MANY];
    struct deploy_edit edit = saying("Everything at once");
    for (int i = 0; i < MANY; i++)
        tickets[i] = arena_printf(&arena, "PROJ-%d", 12000 + i);
    edit.tickets = tickets;
    edit.tickets_n = MANY;
    edit.tickets_given = true;
    ship(&edit);
    const char *typed = logged.deploy.tickets_typed;
    cr_expect(strncmp(typed, "PROJ-12000, PROJ-12001, ", 24) == 0);
    cr_expect(strstr(typed, "PROJ-12163, 236-more"), "%s", typed);
    cr_expect_eq(logged.flags, 165);
    cr_expect_str_eq(logged.flag[164],
                     "236 more are no tickets here and are not kept, only how many");
}

Test(deploys, need_plain_words)
{
    const struct deploy_edit blank = saying(" \n"), none = deploy_edit_none();
    cr_assert_not(board_deploy_ship(board, &blank, &arena, &logged, &err));
    assert_err(ERR_USAGE, "what went out");
    cr_assert_not(board_deploy_ship(board, &none, &arena, &logged, &err));
    cr_assert_eq(count(), 0);
}

Test(deploys, cannot_lie_ahead)
{
    struct deploy_edit edit = saying("Search is quicker");
    edit.at = world.now + HOUR;
    cr_assert_not(board_deploy_ship(board, &edit, &arena, &logged, &err));
    assert_err(ERR_REFUSED, "still to come");
}

Test(deploys, with_the_same_id_are_one)
{
    struct deploy_edit edit = saying("Search is quicker");
    edit.id = "build-77";
    int64_t first = ship(&edit);
    cr_expect_not(logged.repeated);
    edit.what = "something else";
    cr_expect_eq(ship(&edit), first);
    cr_expect(logged.repeated);
    cr_expect_not(logged.changed);
    cr_expect_str_eq(logged.deploy.what, "Search is quicker");
    cr_expect_eq(count(), 1);
    cr_assert(board_deploy_find(board, "build-77", &arena, &deploy, &err), "%s", err.what);
    cr_expect_eq(deploy.id, first);
}

Test(deploys, bring_their_tickets_also_under_an_old_number)
{
    const struct ticket_edit one = {.title = "Group invoices"}, two = {.title = "Grouping"};
    struct ticket_done done;
    struct ticket canonical;
    cr_assert(board_ticket_add(board, &one, &arena, &done, &err), "%s", err.what);
    cr_assert(board_ticket_add(board, &two, &arena, &done, &err), "%s", err.what);
    cr_assert(board_ticket_same(board, 2, 1, &arena, &canonical, &err), "%s", err.what);
    static const char *const tickets[] = {"#2", "1"};
    struct deploy_edit edit = saying("Invoices can be grouped");
    edit.tickets = tickets;
    edit.tickets_n = 2;
    edit.tickets_given = true;
    look_at(ship(&edit));
    cr_expect_eq(card.tickets_n, 1);
    cr_expect_eq(card.tickets[0].id, 1);
    edit = deploy_edit_none();
    edit.tickets_given = true;
    cr_assert(board_deploy_edit(board, card.line.deploy.id, &edit, &arena, &logged, &err),
              "%s", err.what);
    cr_expect(logged.changed);
    look_at(logged.deploy.id);
    cr_expect_eq(card.tickets_n, 0);
    walk_back();
    look_at(logged.deploy.id);
    cr_expect_eq(card.tickets_n, 1);
}

Test(deploys, that_are_edited_say_that_a_person_did)
{
    int64_t id = shipped("Search is quicker");
    struct deploy_edit edit = saying("Search answers within a second");
    cr_assert(board_deploy_edit(board, id, &edit, &arena, &logged, &err), "%s", err.what);
    cr_expect(logged.changed);
    cr_expect_eq(logged.deploy.edits, 1);
    cr_assert(board_deploy_edit(board, id, &edit, &arena, &logged, &err), "%s", err.what);
    cr_expect_not(logged.changed, "the same again is no change");
    cr_expect_eq(logged.deploy.edits, 1);
}

Test(deploys, recover_after_they_broke)
{
    int64_t id = shipped("Retry button");
    board_set_now(board, world.now + HOUR);
    cr_assert(board_deploy_broke(board, id, world.now + 5 * MINUTE, "it showed twice",
                                 &arena, &deploy, &err),
              "%s", err.what);
    cr_expect_eq(deploy_state(&deploy), DEPLOY_BROKEN);
    struct deploy only;
    cr_assert(board_deploy_broken(board, &arena, &only, &err), "%s", err.what);
    cr_expect_eq(only.id, id);
    cr_assert(board_deploy_recovered(board, id, RECOVERY_ROLLED_BACK,
                                     world.now + 11 * MINUTE, "the version before", &arena,
                                     &deploy, &err),
              "%s", err.what);
    cr_expect_eq(deploy_state(&deploy), DEPLOY_ROLLED_BACK);
    cr_expect_eq(deploy_recovery(&deploy, NULL), 6 * MINUTE);
    cr_assert_not(board_deploy_broken(board, &arena, &only, &err));
    assert_err(ERR_NOT_FOUND, "no deploy is broken");
}

Test(deploys, that_are_broken_are_found_on_a_narrowed_board)
{
    struct area area;
    struct deploy only;
    const struct area_edit mobile = {.name = "app", .line = "Mobile"};
    int64_t id = shipped("Invoices can be grouped");
    cr_assert(board_area_add(board, &mobile, &arena, &area, &err), "%s", err.what);
    cr_assert(board_deploy_broke(board, id, 0, "it fails", &arena, &deploy, &err), "%s",
              err.what);
    cr_assert(board_narrow(board, "Mobile", &err));
    cr_assert(board_deploy_broken(board, &arena, &only, &err), "%s", err.what);
    cr_expect_eq(only.id, id);
}

Test(deploys, that_break_again_are_open_again)
{
    int64_t id = shipped("Retry button");
    board_set_now(board, world.now + HOUR);
    cr_assert(board_deploy_recovered(board, id, RECOVERY_RECOVERED, world.now + MINUTE, "",
                                     &arena, &deploy, &err),
              "%s", err.what);
    cr_expect_eq(deploy.broke_at, deploy.at, "since it went out, where nobody said more");
    cr_assert(board_deploy_broke(board, id, world.now + 9 * MINUTE, "again", &arena,
                                 &deploy, &err),
              "%s", err.what);
    cr_expect_eq(deploy_state(&deploy), DEPLOY_BROKEN);
    cr_expect_eq(deploy.recovered_at, 0);
}

Test(deploys, refuse_times_that_cannot_be)
{
    int64_t id = shipped("Retry button");
    cr_assert_not(
        board_deploy_broke(board, id, world.now - MINUTE, "", &arena, &deploy, &err));
    assert_err(ERR_REFUSED, "before it went out");
    cr_assert_not(
        board_deploy_broke(board, id, world.now + HOUR, "", &arena, &deploy, &err));
    assert_err(ERR_REFUSED, "still to come");
    cr_assert(board_deploy_broke(board, id, 0, "", &arena, &deploy, &err));
    cr_assert_not(board_deploy_recovered(board, id, RECOVERY_RECOVERED, world.now - MINUTE,
                                         "", &arena, &deploy, &err));
    assert_err(ERR_REFUSED, "before it broke");
    cr_assert_not(board_deploy_fine(board, id, &arena, &deploy, &err));
    assert_err(ERR_REFUSED, "broke");
}

Test(deploys, that_broke_become_an_incident_with_their_facts)
{
    struct deploy_edit edit = saying("Retry button\nafter a declined card");
    struct incident incident;
    struct incident_card about;
    edit.area = "checkout";
    int64_t id = ship(&edit);
    cr_assert_not(board_deploy_incident(board, id, NULL, &arena, &incident, &err));
    assert_err(ERR_REFUSED, "not said to have broken");
    board_set_now(board, world.now + HOUR);
    cr_assert(board_deploy_broke(board, id, world.now + MINUTE, "it showed twice", &arena,
                                 &deploy, &err));
    cr_assert(board_deploy_recovered(board, id, RECOVERY_ROLLED_BACK,
                                     world.now + 7 * MINUTE, "the version before", &arena,
                                     &deploy, &err));
    cr_assert(board_deploy_incident(board, id, NULL, &arena, &incident, &err), "%s",
              err.what);
    cr_assert(board_incident_card(board, incident.id, &arena, &about, &err), "%s",
              err.what);
    cr_expect_str_eq(about.incident.title, "it showed twice");
    cr_expect_str_eq(about.area.slug, "checkout");
    cr_expect_eq(about.incident.state, INCIDENT_RESOLVED);
    cr_expect_eq(about.incident.started_at, world.now + MINUTE);
    cr_expect_eq(about.incident.recovered_at, world.now + 7 * MINUTE);
    cr_assert_eq(about.facts_n, 3);
    cr_expect(strstr(about.facts[0].text, "went out: Retry button"));
    cr_expect_str_eq(about.facts[1].text, "it showed twice");
    cr_expect_str_eq(about.facts[2].text, "rolled back: the version before");
    cr_assert_not(board_deploy_incident(board, id, NULL, &arena, &incident, &err));
    assert_err(ERR_REFUSED, "already");
    walk_back();
    look_at(id);
    cr_expect_eq(card.incident.id, 0, "one change, undone as one");
}

Test(deploys, are_suggested_to_an_incident_and_linked_only_by_saying_so)
{
    const struct incident_edit edit = {.title = "Cards are declined", .area = "checkout"};
    struct deploy_edit each = saying("of another area");
    struct incident incident;
    struct deploy_line *lines;
    size_t n;
    each.at = world.now - HOUR;
    int64_t other = ship(&each);
    each.what = "of the same area";
    each.area = "checkout";
    each.at = world.now - 20 * HOUR;
    int64_t same = ship(&each);
    each.what = "too long ago";
    each.at = world.now - 2 * DAY;
    int64_t old = ship(&each);
    cr_assert(board_incident_add(board, &edit, &arena, &incident, &err), "%s", err.what);
    cr_assert(board_deploys_before(board, incident.id, 5, &arena, &lines, &n, &err), "%s",
              err.what);
    cr_assert_eq(n, 2);
    cr_expect_eq(lines[0].deploy.id, same);
    cr_expect_eq(lines[1].deploy.id, other);
    cr_expect_eq(lines[0].deploy.incident, 0, "nothing is linked by looking");
    cr_assert(board_deploy_link(board, old, incident.id, &arena, &deploy, &err), "%s",
              err.what);
    cr_assert(board_deploys_before(board, incident.id, 5, &arena, &lines, &n, &err));
    cr_assert_eq(n, 3);
    cr_expect_eq(lines[0].deploy.id, old, "what is said comes first");
    cr_assert(board_deploy_link(board, old, 0, &arena, &deploy, &err));
    cr_expect_eq(deploy.incident, 0);
    cr_assert_not(board_deploy_link(board, old, 999, &arena, &deploy, &err));
    assert_err(ERR_NOT_FOUND, "999");
}

Test(deploys, stay_with_an_incident_that_is_the_same_as_another)
{
    struct deploy_line *lines;
    struct incident first, second, same;
    size_t n;
    const struct incident_edit froze = {.title = "It froze",
                                        .started_at = world.now - HOUR},
                               again = {.title = "Frozen", .started_at = world.now - HOUR};
    cr_assert(board_incident_add(board, &froze, &arena, &first, &err), "%s", err.what);
    cr_assert(board_incident_add(board, &again, &arena, &second, &err), "%s", err.what);
    struct deploy_edit edit = saying("Search is quicker");
    edit.at = world.now - 2 * HOUR;
    int64_t id = ship(&edit);
    cr_assert(board_deploy_link(board, id, second.id, &arena, &deploy, &err));
    cr_assert(board_incident_same(board, second.id, first.id, &arena, &same, &err), "%s",
              err.what);
    cr_assert(board_deploys_before(board, first.id, 5, &arena, &lines, &n, &err));
    cr_assert_eq(n, 1, "once");
    cr_expect_eq(lines[0].deploy.id, id);
    cr_expect_eq(lines[0].deploy.incident, first.id);
}

static size_t found(const char *words)
{
    const struct deploy_query query = {.words = words, .area = "", .type = ""};
    struct deploy_window window;
    cr_assert(board_deploy_window(board, &query, 0, 100, &arena, &window, &err), "%s",
              err.what);
    return window.total;
}

Test(deploys, are_found_by_their_words_area_and_shipper)
{
    struct deploy_edit edit = saying("Größere Anhänge");
    edit.area = "billing";
    edit.by = "bob";
    ship(&edit);
    shipped("Search is quicker");
    cr_expect_eq(found("GROSSERE"), 1, "case and accents do not count");
    cr_expect_eq(found("billing"), 1);
    cr_expect_eq(found("holt"), 1);
    cr_expect_eq(found("%"), 0);
    cr_expect_eq(found(""), 2);
}

Test(deploys, of_a_day_are_those_of_the_boards_day)
{
    struct shipped day;
    struct deploy_edit edit = saying("just before midnight");
    int64_t today = board_today(board);
    edit.at = zone_utc(board_zone(board), today, 0, 0, 0) - 1;
    ship(&edit);
    edit.what = "just after";
    edit.at++;
    ship(&edit);
    cr_assert(board_shipped(board, today, today, "", "", &arena, &day, &err), "%s",
              err.what);
    cr_assert_eq(day.n, 1);
    cr_expect_str_eq(day.line[0].deploy.what, "just after");
    cr_assert(board_shipped(board, today - 1, today, "", "", &arena, &day, &err));
    cr_expect_eq(day.n, 2);
    cr_assert(board_shipped(board, today - 1, today, "billing", "", &arena, &day, &err));
    cr_expect_eq(day.n, 0);
}
