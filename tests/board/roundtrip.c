/* A whole board out and in again: nothing is lost, nothing comes twice. */
#include "board/ticket.h"
#include "support.h"

#include "base/progress.h"
#include "store/record.h"
#include "store/store.h"

#include <sqlite3.h>

TestSuite(roundtrip, .init = board_enter, .fini = board_leave);

static struct transfer_report take_as(const char *text, bool dry_run)
{
    struct transfer_report report = {0};
    const struct transfer_file file = {"f.yaml", text, strlen(text)};
    cr_assert(board_import_board(board, &file, dry_run, &arena, &report, &err), "%s %s",
              err.what, err.why);
    return report;
}

static struct transfer_report take(const char *text)
{
    return take_as(text, false);
}

Test(roundtrip, gives_the_file_back_byte_for_byte)
{
    const char *text = whole();
    start_empty("Empty", "UTC");
    struct transfer_report report = take(text);
    cr_assert_eq(report.read, 25);
    cr_assert_eq(report.added, 25);
    cr_assert_eq(report.skipped_n, 0);
    cr_assert_str_eq(exported(), text);
    become("ana");
    cr_assert_str_eq(exported(), text);
}

Test(roundtrip, has_something_in_every_column)
{
    struct store *store;
    start_empty("Empty", "UTC");
    take(whole());
    cr_assert(store_open(board_file, STORE_READ, &store, &err), "%s", err.what);
    for (size_t r = 0; records[r]; r++) {
        char *rows;
        size_t n;
        struct buf value;
        buf_init(&value);
        cr_assert(record_all(store, records[r], &arena, &rows, &n, &err));
        for (int c = 0; c < records[r]->n; c++) {
            const struct column *column = &records[r]->column[c];
            bool filled = false;
            for (size_t i = 0; !filled && i < n; i++) {
                buf_reset(&value);
                record_value(column, rows + i * records[r]->size, &value);
                filled = value.len && strcmp(value.text, "0") != 0 &&
                         strcmp(value.text, "no") != 0 && strcmp(value.text, "false") != 0;
            }
            cr_expect(filled, "whole.yaml has no %s.%s", records[r]->table, column->name);
        }
        buf_release(&value);
    }
    store_close(store);
}

Test(roundtrip, of_the_same_file_again_changes_nothing)
{
    struct history_line *lines;
    size_t before, after;
    const char *text = whole();
    start_empty("Empty", "UTC");
    take(text);
    cr_assert(board_log(board, 99, &arena, &lines, &before, &err));
    world.now += 86400;
    become("ana");
    struct transfer_report report = take(exported());
    cr_assert_eq(report.unchanged, 25);
    cr_assert_eq(report.added + report.changed, 0);
    cr_assert_eq(report.skipped_n, 0);
    cr_assert_str_eq(exported(), text);
    cr_assert(board_log(board, 99, &arena, &lines, &after, &err));
    cr_assert_eq(before, after, "an import that changes nothing is not in the log");
}

Test(roundtrip, takes_name_zone_and_age_of_the_file_and_undo_gives_them_back)
{
    struct history_line line;
    start_empty("Empty", "UTC");
    const char *before = exported();
    take(whole());
    cr_assert_str_eq(board_about(board)->name, "Acme: all of it");
    cr_assert_str_eq(board_zone(board)->name, "Europe/Berlin");
    cr_assert(board_undo(board, &arena, &line, &err), "%s %s", err.what, err.why);
    become("mia");
    cr_assert_str_eq(board_about(board)->name, "Empty");
    cr_assert_str_eq(exported(), before);
    cr_assert(board_redo(board, &arena, &line, &err), "%s %s", err.what, err.why);
    become("mia");
    cr_assert_str_eq(exported(), whole());
}

Test(roundtrip, leaves_the_name_of_a_board_that_holds_something)
{
    take("buckstop: 1\nboard: {name: Other, time_zone: Asia/Tokyo}\n"
         "people: [{name: Ida Berg, handle: ida}]\n");
    cr_assert_str_eq(board_about(board)->name, "Acme");
    cr_assert_str_eq(board_about(board)->time_zone, "Europe/Berlin");
}

Test(roundtrip, of_what_was_done_by_hand_is_the_same_board)
{
    struct incident incident;
    struct person_card card;
    struct person heir;
    struct fact fact;
    struct area area;
    static const char *const paths[] = {"*.sql", "/src/checkout/"};
    const struct incident_edit edit = {
        .title = "it's \"down\": #1\n", .area = "billing", .started_at = world.now - 600};
    cr_assert(own("billing", "bob", ROLE_OWNER) && own("billing", "tom", ROLE_STAND_IN) &&
              own("billing", "mia", ROLE_DELIVERY) && own("checkout", "mia", ROLE_HELPER));
    cr_assert(board_area_add(
        board, &(struct area_edit){.name = "A 1st", .paths = paths, .paths_n = 2}, &arena,
        &area, &err));
    cr_assert(board_area_archive(board, "checkout", &arena, &area, &err));
    cr_assert(board_area_add(board, &(struct area_edit){.name = "checkout"}, &arena, &area,
                             &err));
    cr_assert(board_incident_add(board, &edit, &arena, &incident, &err), "%s", err.what);
    cr_assert(board_incident_fact(board, incident.id, world.now - 3, "- 💥\n\n  yes", &arena,
                                  &fact, &err));
    cr_assert(board_person_leave(board, "bob", NULL, &arena, &card, &heir, &err));
    const char *text = exported();
    world.now += 5000;
    start_empty("Empty", "UTC");
    take(text);
    cr_assert_str_eq(exported(), text);
    cr_assert_eq(take(text).changed, 0);
    cr_assert_str_eq(exported(), text);
}

Test(roundtrip, writes_nothing_on_a_dry_run_and_reports_the_same)
{
    const char *text = whole();
    start_empty("Empty", "UTC");
    const char *before = exported();
    struct transfer_report dry = take_as(text, true);
    cr_assert_str_eq(exported(), before);
    cr_assert_str_eq(board_about(board)->name, "Empty");
    become("mia");
    cr_assert_str_eq(exported(), before);
    struct transfer_report wet = take(text);
    cr_assert_eq(dry.read, wet.read);
    cr_assert_eq(dry.added, wet.added);
    cr_assert_eq(dry.changed, wet.changed);
    cr_assert_eq(dry.skipped_n, wet.skipped_n);
    dry = take_as("buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
                  "people: [{name: Ana R, handle: ana}, {name: Ida, handle: ida}]\n",
                  true);
    cr_assert(dry.changed == 1 && dry.added == 1);
    cr_assert_str_eq(exported(), text);
}

#define HEAD "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"

Test(roundtrip, never_writes_over_a_persons_choice)
{
    cr_assert(own("billing", "tom", ROLE_STAND_IN) && own("billing", "mia", ROLE_DELIVERY));
    struct transfer_report report =
        take(HEAD "people:\n  - {name: Ana Ruiz, handle: ana}\n"
                  "  - {name: Bob Holt, handle: bob}\n  - {name: Ida Berg, handle: ida}\n"
                  "areas:\n  - {name: billing, owner: bob, delivery: ida, stand_in: ana,\n"
                  "     helpers: [ida]}\n"
                  "  - {name: checkout, owner: bob}\n");
    struct who who;
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_str_eq(who.owner.person.handle, "ana");
    cr_assert_str_eq(who.delivery.person.handle, "mia");
    cr_assert_str_eq(who.stand_in.person.handle, "tom");
    cr_assert(who.helpers_n == 1 && strcmp(who.helpers[0].person.handle, "ida") == 0);
    cr_assert_str_eq(owner_of("checkout"), "bob");
    cr_assert_eq(report.skipped_n, 3);
    for (size_t i = 0; i < 3; i++)
        cr_assert(strstr(report.skipped[i].what, "a person chose"), "%s",
                  report.skipped[i].what);
}

Test(roundtrip, never_makes_one_person_owner_and_stand_in)
{
    struct who who;
    cr_assert(own("checkout", "tom", ROLE_STAND_IN));
    struct transfer_report report =
        take(HEAD "people: [{name: Ana Ruiz, handle: ana}, {name: Tom V, handle: tom}]\n"
                  "areas:\n  - {name: billing, stand_in: ana}\n"
                  "  - {name: checkout, owner: tom}\n");
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_eq(who.stand_in.person.id, 0);
    cr_assert_str_empty(owner_of("checkout"));
    cr_assert_eq(report.skipped_n, 2);
    for (size_t i = 0; i < 2; i++)
        cr_assert(strstr(report.skipped[i].what, "cannot be its"), "%s",
                  report.skipped[i].what);
}

Test(roundtrip, names_nobody_who_has_left)
{
    struct person_card card;
    struct person heir;
    const char *before = exported();
    cr_assert(board_person_leave(board, "ana", NULL, &arena, &card, &heir, &err));
    struct transfer_report report = take(
        HEAD
        "people: [{name: Ana Ruiz, handle: ana, state: left, left: 2026-11-01T00:00Z}]\n"
        "areas: [{name: billing, owner: ana}]\n");
    cr_assert_eq(report.skipped_n, 1);
    cr_assert(strstr(report.skipped[0].what, "Ana Ruiz has left"));
    cr_assert_str_empty(owner_of("billing"));
    cr_assert_str_neq(exported(), before);
}

Test(roundtrip, refuses_who_is_no_person_and_leaves_everything_as_it_was)
{
    static const struct {
        const char *text;
        enum err_code code;
    } cases[] = {
        {HEAD "people: [{name: Ida, handle: ida}, {name: Platform Team, handle: p}]\n",
         ERR_REFUSED},
        {HEAD "people: [{name: Ida, handle: ida}, {name: Ana & Bob, handle: p}]\n",
         ERR_REFUSED},
        {HEAD "people: [{name: Ida, handle: ida}]\nareas: [{name: x, owner: nobody}]\n",
         ERR_INPUT},
        {HEAD "people: [{name: Ida, handle: ida}\n", ERR_INPUT},
        {"", ERR_INPUT},
    };
    const char *before = exported();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct transfer_report report = {.read = 42};
        const struct transfer_file file = {"f.yaml", cases[i].text, strlen(cases[i].text)};
        cr_assert(!board_import_board(board, &file, false, &arena, &report, &err), "%zu",
                  i);
        cr_expect_eq(err.code, cases[i].code, "%zu: %s", i, err.what);
        cr_expect_eq(report.read, 42);
        cr_assert_str_eq(exported(), before);
    }
}

#define SPEC                                                                               \
    "who: support, does: reads one list, why: they ask twice a week, "                     \
    "awkward: [no list that week], done_when: the list is there by noon, "                 \
    "not_changing: the mail they get, way_back: turn off the flag, signs_off: ana"

Test(roundtrip, takes_as_ready_only_what_passes)
{
    struct transfer_report report = take(
        HEAD "tickets: [{id: 1, title: X, state: ready},\n"
             "  {id: 2, title: Y, state: ready, ready: 2026-11-01T00:00Z, " SPEC "}]\n");
    struct ticket one, two;
    cr_assert(board_ticket_find(board, "1", &arena, &one, &err));
    cr_assert(board_ticket_find(board, "2", &arena, &two, &err));
    cr_expect_eq(one.state, TICKET_DRAFT);
    cr_expect_eq(one.ready_at, 0);
    cr_expect_eq(two.state, TICKET_READY);
    cr_assert_eq(report.notes_n, 1);
    cr_expect_str_eq(report.notes[0].what, "#1 comes in as a draft: it has 8 gaps");
    const char *before = exported();
    report = take(HEAD "tickets: [{id: 1, title: X, state: ready}]\n");
    cr_expect_eq(report.changed, 0);
    cr_expect_str_eq(exported(), before, "nor of one that is here");
}

Test(roundtrip, makes_nobody_here_two_people)
{
    static const char text[] = HEAD "people: [{name: Ana & Bo, handle: ana}]\n";
    struct transfer_report report;
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    cr_assert_not(board_import_board(board, &file, false, &arena, &report, &err));
    assert_err(ERR_REFUSED, "is two people");
}

Test(roundtrip, lets_nobody_leave_who_holds_something_here)
{
    struct person ana, bob;
    struct transfer_report report = take(
        HEAD "people:\n"
             "  - {name: Ana Ruiz, handle: ana, state: left, left: 2026-11-01T00:00Z}\n"
             "  - {name: Bob Holt, handle: bob, state: left, left: 2026-11-01T00:00Z}\n"
             "reviews: [{week: 2026-W40, facilitator: ana, quiet: true,\n"
             "  started: 2026-10-02T00:00Z, closed: 2026-10-02T01:00Z}]\n");
    cr_assert_eq(report.skipped_n, 1);
    cr_expect_str_eq(report.skipped[0].what,
                     "Ana Ruiz has left there and holds 1 thing here: buckstop person "
                     "leave ana");
    cr_assert(board_find_person(board, "ana", &arena, &ana, &err));
    cr_assert(board_find_person(board, "bob", &arena, &bob, &err));
    cr_expect_eq(ana.state, PERSON_ACTIVE);
    cr_expect_eq(bob.state, PERSON_LEFT);
    cr_expect_str_eq(owner_of("billing"), "ana");
    cr_expect(strstr(exported(), "facilitator: ana"), "what names her still does");
}

Test(roundtrip, changes_what_the_file_says_otherwise)
{
    struct person ana;
    struct transfer_report report =
        take(HEAD "people: [{name: Ana R. Ruiz, handle: ana, contact: '#b'}]\n"
                  "areas: [{name: billing, covers: money, aliases: [bills]}]\n");
    cr_assert(report.changed == 2 && report.read == 2);
    cr_assert(board_find_person(board, "ana", &arena, &ana, &err));
    cr_assert_str_eq(ana.name, "Ana R. Ruiz");
    cr_assert_str_eq(ana.contact, "#b");
    struct area_card card;
    cr_assert(board_area_card(board, "bills", &arena, &card, &err));
    cr_assert_str_eq(card.who.found.area.covers, "money");
    cr_assert_eq(card.aliases_n, 2);
    cr_assert_str_eq(owner_of("billing"), "ana");
}

Test(roundtrip, keeps_what_points_at_each_other)
{
    struct transfer_report report =
        take(HEAD "tickets: [{id: 5, title: a, same_as: 9}, {id: 9, title: b}]\n");
    cr_assert_eq(report.added, 2);
    cr_assert(strstr(exported(), "same_as: 9"));
    report = take(HEAD "tickets: [{id: 5, title: a}, {id: 9, title: b}]\n");
    cr_assert(strstr(exported(), "same_as: 9"));
    cr_assert_eq(report.unchanged + report.changed, 2);
}

Test(roundtrip, leaves_out_a_pair_whose_other_half_means_something_else_here)
{
    take(HEAD "tickets: [{id: 5, title: a}, {id: 6, title: b}]\n"
              "deploys: [{id: 1, at: today, what: x}]\n");
    struct transfer_report report =
        take(HEAD "tickets: [{id: 5, title: other}, {id: 6, title: b},\n"
                  "  {id: 7, title: c, not_same_as: [5, 6]}]\n"
                  "deploys: [{id: 1, at: today, what: x, tickets: [5, 7]}]\n");
    cr_assert_eq(report.skipped_n, 1);
    cr_assert(strstr(exported(), "not_same_as: [6]"), "%s", exported());
    cr_assert(strstr(exported(), "tickets: [7]"), "%s", exported());
}

/* Somebody who comes and takes an area, whenever the export tells how far it is. */
static void come(void *ctx, int64_t done, int64_t total, const char *things)
{
    static const char sql[] =
        "BEGIN; INSERT INTO person (rev, name, name_fold, handle, contact, state) "
        "SELECT 1, 'New', 'new', 'new' || COUNT(*), '', 'active' FROM person; "
        "INSERT INTO ownership (rev, area, role, person, since, set_by, why) "
        "SELECT 1, 1, 'helper', MAX(id), 5, '', '' FROM person; COMMIT";
    (void)done, (void)total, (void)things;
    sqlite3 *raw = ctx;
    if (sqlite3_exec(raw, sql, NULL, NULL, NULL) != SQLITE_OK)
        sqlite3_exec(raw, "ROLLBACK", NULL, NULL, NULL);
}

static bool go_on(void *ctx)
{
    (void)ctx;
    return false;
}

Test(roundtrip, writes_one_moment_of_a_board_that_is_being_written)
{
    sqlite3 *raw;
    struct buf out;
    const char *before = exported();
    cr_assert_eq(sqlite3_open(board_file, &raw), SQLITE_OK);
    const struct progress listener = {come, go_on, raw};
    buf_init(&out);
    progress_listen(&listener);
    bool ok = board_export(board, &out, &err);
    progress_listen(NULL);
    sqlite3_close(raw);
    cr_assert(ok, "%s", err.what);
    cr_assert_str_eq(out.text, before);
    buf_release(&out);
}
