/* Incidents, causes, reviews, the log, and what comes in and goes out. */
#include "support.h"

#include <sys/stat.h>

TestSuite(incident, .init = board_enter, .fini = board_leave);
TestSuite(cause, .init = board_enter, .fini = board_leave);
TestSuite(review, .init = board_enter, .fini = board_leave);
TestSuite(history, .init = board_enter, .fini = board_leave);
TestSuite(transfer, .init = board_enter, .fini = board_leave);

static struct incident add(const char *title, int64_t ago, int64_t lasted)
{
    struct incident incident;
    const struct incident_edit edit = {
        .title = title, .started_at = world.now - ago, .lasted = lasted};
    cr_assert(board_incident_add(board, &edit, &arena, &incident, &err), "%s", err.what);
    return incident;
}

Test(incident, is_open_until_it_is_over)
{
    struct incident_line *lines;
    struct incident over;
    size_t n;
    int64_t open = add("still on", 600, 0).id;
    add("was on", 7200, 2460);
    cr_assert(board_incidents(board, false, &arena, &lines, &n, &err) && n == 1);
    cr_assert(board_incidents(board, true, &arena, &lines, &n, &err) && n == 2);
    cr_assert_eq(lines[0].incident.id, open);
    cr_assert(!board_incident_resolve(board, open, world.now - 700, &arena, &over, &err));
    assert_err(ERR_REFUSED, "before the start");
    cr_assert(!board_incident_resolve(board, open, world.now + 7200, &arena, &over, &err));
    assert_err(ERR_REFUSED, "still to come");
    cr_assert(board_incident_resolve(board, open, world.now, &arena, &over, &err));
    cr_assert_eq(over.recovered_at, world.now);
    cr_assert(!board_incident_resolve(board, 99, world.now, &arena, &over, &err));
    assert_err(ERR_NOT_FOUND, "buckstop incidents --all");
}

Test(incident, takes_no_time_to_come_and_no_area_that_is_none)
{
    struct incident incident;
    struct fact fact;
    struct incident_edit edit = {.title = "x", .started_at = world.now + 7200};
    cr_assert(!board_incident_add(board, &edit, &arena, &incident, &err));
    edit =
        (struct incident_edit){.title = "x", .started_at = world.now - 60, .lasted = 7200};
    cr_assert(!board_incident_add(board, &edit, &arena, &incident, &err));
    edit = (struct incident_edit){.title = "x", .area = "nowhere at all"};
    cr_assert(!board_incident_add(board, &edit, &arena, &incident, &err));
    cr_assert_eq(err.code, ERR_NOT_FOUND);
    edit = (struct incident_edit){.title = ""};
    cr_assert(!board_incident_add(board, &edit, &arena, &incident, &err));
    cr_assert_eq(err.code, ERR_REFUSED);
    int64_t id = add("real", 600, 0).id;
    cr_assert(!board_incident_fact(board, id, world.now + 9999, "x", &arena, &fact, &err));
    cr_assert(!board_incident_fact(board, 77, world.now, "x", &arena, &fact, &err));
    cr_assert(board_incident_fact(board, id, world.now - 5, "second", &arena, &fact, &err));
    cr_assert(board_incident_fact(board, id, world.now - 50, "first", &arena, &fact, &err));
    struct incident_card card;
    cr_assert(board_incident_card(board, id, &arena, &card, &err));
    cr_assert_str_eq(card.facts[0].text, "first");
    cr_assert_eq(card.facts_n, 2);
}

Test(incident, folds_under_another_one_level_deep_and_comes_apart)
{
    struct incident canonical;
    struct incident_card card;
    int64_t a = add("a", 900, 60).id, b = add("b", 800, 60).id, c = add("c", 700, 60).id;
    cr_assert(board_incident_same(board, a, b, &arena, &canonical, &err) &&
              canonical.id == b);
    cr_assert(board_incident_same(board, b, c, &arena, &canonical, &err));
    cr_assert(board_incident_card(board, c, &arena, &card, &err) && card.same_n == 2);
    cr_assert(board_incident_card(board, a, &arena, &card, &err) && card.canonical.id == c);
    cr_assert(!board_incident_same(board, c, a, &arena, &canonical, &err));
    assert_err(ERR_REFUSED, "the same as itself");
    cr_assert(board_incident_same(board, a, 0, &arena, &canonical, &err));
    cr_assert(board_incident_card(board, c, &arena, &card, &err) && card.same_n == 1);
}

Test(cause, moves_as_a_promise_may)
{
    struct cause_line line, *lines;
    size_t n;
    read_demo();
    cr_assert(board_causes(board, false, &arena, &lines, &n, &err) && n == 2);
    cr_assert_eq(lines[0].removal.state, REMOVAL_CAME_BACK);
    cr_assert_eq(lines[1].cause.id, 13);
    cr_assert(board_causes(board, true, &arena, &lines, &n, &err) && n == 3);
    cr_assert(!board_cause_move(board, 13, MOVE_DROP, "", &arena, &line, &err));
    cr_assert_eq(err.code, ERR_REFUSED);
    cr_assert(board_cause_move(board, 13, MOVE_REMOVED, "guard is in", &arena, &line, &err),
              "%s", err.what);
    cr_assert_eq(line.removal.state, REMOVAL_REMOVED);
    cr_assert_eq(line.removal.removed_at, world.now);
    cr_assert(board_cause_move(board, 13, MOVE_SEEN, "it refused", &arena, &line, &err),
              "%s", err.what);
    cr_assert_eq(line.removal.seen_at, world.now);
    cr_assert_str_eq(line.removal.what, "it refused");
    cr_assert(!board_cause_move(board, 99, MOVE_SEEN, "x", &arena, &line, &err));
    assert_err(ERR_NOT_FOUND, "buckstop causes --all");
    become("ana");
    cr_assert(!board_cause_move(board, 11, MOVE_REMOVED, "x", &arena, &line, &err));
    cr_assert_eq(err.code, ERR_REFUSED);
}

Test(review, shows_what_waits_and_what_was_promised)
{
    struct review_outlook outlook;
    struct review_card card, *cards;
    size_t n;
    read_demo();
    cr_assert(board_review_outlook(board, true, &arena, &outlook, &err));
    cr_assert_str_eq(outlook.week, "2026-W47");
    cr_assert_eq(outlook.promises_n, 2);
    cr_assert_eq(outlook.this_week, 3);
    cr_assert(board_reviews(board, &arena, &cards, &n, &err) && n == 3);
    cr_assert_str_eq(cards[0].review.week, "2026-W46");
    cr_assert(!board_review(board, NULL, &arena, &card, &err));
    assert_err(ERR_NOT_FOUND, "no review of week 2026-W47");
    cr_assert(board_review(board, "2026-W46", &arena, &card, &err));
    cr_assert_str_eq(card.owner.handle, "bo");
    cr_assert_eq(card.answers_n, 1);
    struct next next;
    next_init(&next);
    cr_assert(board_next(board, &arena, &next, &err));
    cr_assert_eq(next.kind, NEXT_LEFT);
    cr_assert(strstr(next.line.text, "checkout"));
    next_release(&next);
}

Test(review, writes_minutes_that_are_markdown)
{
    struct review_card card;
    struct buf minutes;
    read_demo();
    cr_assert(board_review(board, "2026-W46", &arena, &card, &err));
    card.cause.text = "a [link](javascript:x) <b> *bold*";
    buf_init(&minutes);
    board_minutes(board, &card, &minutes);
    cr_assert(strstr(minutes.text, "# Weekly review, 2026-W46\n"));
    cr_assert(strstr(minutes.text, "- **Owner:** Bo Lind\n"));
    cr_assert(strstr(minutes.text, "- **Gone by:** Fri 20 Nov 2026\n"));
    cr_assert(strstr(minutes.text, "\\[link\\]") && !strstr(minutes.text, "<b>"), "%s",
              minutes.text);
    cr_assert(strstr(minutes.text, "(passed every test)"));
    buf_reset(&minutes);
    card.review.quiet = true;
    board_minutes(board, &card, &minutes);
    cr_assert(strstr(minutes.text, "No incident."));
    buf_release(&minutes);
}

Test(history, undoes_every_kind_of_action_and_redoes_it)
{
    struct history_line line;
    struct buf before, after, now;
    struct person_card card;
    struct person heir;
    struct area area;
    struct incident canonical;
    bool changed;
    buf_init(&before);
    buf_init(&after);
    buf_init(&now);
    int64_t a = add("a", 900, 60).id, b = add("b", 800, 60).id;
    cr_assert(board_export(board, &before, &err));
    cr_assert(own("checkout", "bob", ROLE_OWNER) && own("billing", "tom", ROLE_STAND_IN));
    cr_assert(board_area_edit(board, "billing", &(struct area_edit){.covers = "x"}, &arena,
                              &area, &changed, &err));
    cr_assert(board_area_archive(board, "billing", &arena, &area, &err));
    cr_assert(board_incident_same(board, a, b, &arena, &canonical, &err));
    cr_assert(board_person_leave(board, "bob", "tom", &arena, &card, &heir, &err));
    cr_assert(board_export(board, &after, &err));
    for (int i = 0; i < 6; i++)
        cr_assert(board_undo(board, &arena, &line, &err), "%s %s", err.what, err.why);
    cr_assert(board_export(board, &now, &err));
    cr_assert_str_eq(now.text, before.text);
    for (int i = 0; i < 6; i++)
        cr_assert(board_redo(board, &arena, &line, &err), "%s %s", err.what, err.why);
    cr_assert(!board_redo(board, &arena, &line, &err));
    assert_err(ERR_NOT_FOUND, "nothing to redo");
    buf_reset(&now);
    cr_assert(board_export(board, &now, &err));
    cr_assert_str_eq(now.text, after.text);
    become("stranger");
    cr_assert(!board_undo(board, &arena, &line, &err));
    cr_assert_eq(board_actor_person(board), 0);
    buf_release(&before);
    buf_release(&after);
    buf_release(&now);
}

static void count_findings(void *ctx, bool hurt, const char *what)
{
    cr_assert(strlen(what) > 0);
    ((int *)ctx)[hurt]++;
}

Test(history, proves_itself_and_warns_of_an_open_file)
{
    int found[2] = {0};
    cr_assert(board_doctor(board, count_findings, found, &err));
    cr_assert(found[0] == 0 && found[1] == 0);
    cr_assert_eq(chmod(board_file, 0644), 0);
    cr_assert(board_doctor(board, count_findings, found, &err));
    cr_assert(found[0] == 1 && found[1] == 0);
}

static const char page[] =
    "{\"incidents\":[{\"id\":\"i1\",\"name\":\"Down\",\"status\":\"resolved\",\"impact\":"
    "\"major\","
    "\"started_at\":\"2026-11-18T10:00:00Z\",\"resolved_at\":\"2026-11-18T11:00:00Z\","
    "\"components\":[{\"name\":\"Invoices\"},{\"name\":\"API\"}],\"incident_updates\":["
    "{\"id\":\"u1\",\"body\":\"%s\",\"display_at\":\"2026-11-18T10:10:00Z\"}]}]}";

static struct transfer_report take_page(const char *body, bool dry_run)
{
    struct transfer_report report;
    const char *text = arena_printf(&arena, page, body);
    const struct transfer_file file = {"page.json", text, strlen(text)};
    cr_assert(board_import_statuspage(board, &file, 1, dry_run, &arena, &report, &err),
              "%s", err.what);
    return report;
}

Test(transfer, takes_a_status_page_once_and_again)
{
    struct incident_line *lines;
    size_t n;
    cr_assert_eq(take_page("First", true).added, 1);
    cr_assert(board_incidents(board, true, &arena, &lines, &n, &err) && n == 0);
    struct transfer_report report = take_page("First", false);
    cr_assert(report.added == 1 && report.notes_n == 1);
    cr_assert(strstr(report.notes[0].what, "\"API\" is no area"));
    cr_assert_eq(take_page("First", false).unchanged, 1);
    cr_assert_eq(take_page("Changed", false).changed, 1);
    cr_assert(board_incidents(board, true, &arena, &lines, &n, &err) && n == 1);
    cr_assert_str_eq(lines[0].area, "billing");
    struct incident_card card;
    cr_assert(board_incident_card(board, lines[0].incident.id, &arena, &card, &err));
    cr_assert(card.facts_n == 1 && card.components_n == 2);
    cr_assert_str_eq(card.facts[0].text, "Changed");
}

Test(transfer, keeps_what_people_decided_here)
{
    struct incident canonical;
    struct incident_card card;
    int64_t other = add("the same", 9000, 60).id;
    take_page("First", false);
    cr_assert(board_incident_same(board, other + 1, other, &arena, &canonical, &err));
    take_page("Changed", false);
    cr_assert(board_incident_card(board, other + 1, &arena, &card, &err));
    cr_assert_eq(card.incident.canonical, other);
}

Test(transfer, leaves_everything_as_it_was_when_one_file_is_bad)
{
    struct incident_line *lines;
    size_t n;
    const char *good = arena_printf(&arena, page, "x");
    const struct transfer_file files[] = {{"a", good, strlen(good)}, {"b", "{", 1}};
    struct transfer_report reports[2];
    cr_assert(!board_import_statuspage(board, files, 2, false, &arena, reports, &err));
    cr_assert_eq(err.code, ERR_INPUT);
    cr_assert(board_incidents(board, true, &arena, &lines, &n, &err) && n == 0);
}

Test(transfer, skips_numbers_that_mean_something_else_here)
{
    static const char text[] =
        "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
        "incidents:\n  - {id: 1, title: other, started: 2026-11-01T00:00:00Z,\n"
        "     facts: [{at: +1m, text: f}]}\n"
        "areas: [{name: billing, owner: bob}]\npeople: [{name: Bob Holt, handle: bob}]\n";
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    struct transfer_report report;
    add("mine", 900, 60);
    cr_assert(board_import_board(board, &file, false, &arena, &report, &err), "%s",
              err.what);
    cr_assert_eq(report.skipped_n, 2);
    cr_assert(strstr(report.skipped[0].what, "billing keeps its owner"));
    cr_assert(strstr(report.skipped[1].what, "incident 1 is something else"));
    cr_assert_eq(report.unchanged, 2);
    cr_assert_str_eq(owner_of("billing"), "ana");
}
