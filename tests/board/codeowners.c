/* CODEOWNERS files into the board and out again: once, again, and around what people chose.
 */
#include "support.h"

TestSuite(codeowners, .init = board_enter, .fini = board_leave);

static bool takes(const char *text, bool dry_run, struct transfer_report *report)
{
    const struct transfer_file file = {"CODEOWNERS", text, strlen(text)};
    return board_import_codeowners(board, &file, 1, NULL, dry_run, &arena, report, &err);
}

static struct transfer_report take(const char *text)
{
    struct transfer_report report = {0};
    cr_assert(takes(text, false, &report), "%s %s", err.what, err.why);
    return report;
}

static const char *owners(const enum dialect *dialect)
{
    struct buf text;
    buf_init(&text);
    cr_assert(board_export_codeowners(board, dialect, &text, &err), "%s", err.what);
    const char *copy = arena_copy(&arena, text.text);
    buf_release(&text);
    return copy;
}

static struct who who(const char *typed)
{
    struct who w;
    cr_assert(board_who(board, typed, 0, &arena, &w, &err), "%s", err.what);
    return w;
}

static bool notes(const struct transfer_report *report, const char *words)
{
    for (size_t i = 0; i < report->notes_n; i++)
        if (strstr(report->notes[i].what, words))
            return true;
    return false;
}

static const char sample[] = "* @org/all\n"
                             "/docs/ @Zoe\n"
                             "/api/ @zoe @ana\n"
                             "/old/\n"
                             "/mail/ kim@x.org\n"
                             "/tail/ @tobias-\n"
                             "/what/ zoe\n";

Test(codeowners, gives_each_area_its_fate)
{
    struct transfer_report report = take(sample);
    cr_expect(report.read == 6 && report.added == 6);
    cr_expect(report.rules_none == 1 && report.rules_one == 4 && report.rules_more == 1);
    cr_expect_eq(report.areas[OWNERSHIP_OWNED], 3);
    cr_expect_eq(report.areas[OWNERSHIP_CONTESTED], 1);
    cr_expect_eq(report.areas[OWNERSHIP_TEAM], 1);
    cr_expect_eq(report.areas[OWNERSHIP_UNOWNED], 1);
    cr_assert_eq(report.skipped_n, 1);
    cr_expect_eq(report.skipped[0].line, 7);
    cr_expect_str_eq(who("docs").owner.person.name, "Zoe");
    cr_expect_str_eq(who("docs").owner.person.handle, "zoe");
    cr_expect_str_eq(who("mail").owner.person.name, "kim@x.org");
    cr_expect_str_eq(who("mail").owner.person.contact, "kim@x.org");
    cr_expect_str_eq(who("tail").owner.person.name, "tobias-");
    cr_expect(who("old").found.area.unowned_on_purpose);
    struct who api = who("api");
    cr_assert(api.owner.person.id == 0 && api.candidates_n == 2);
    cr_expect_str_eq(api.candidates[0].name, "@Zoe");
    cr_expect_neq(api.candidates[0].person, 0);
    struct who all = who("everything else");
    cr_assert_eq(all.candidates_n, 1);
    cr_expect(all.candidates[0].team && !all.found.area.unowned_on_purpose);
}

Test(codeowners, again_changes_nothing)
{
    static const char *const files[] = {
        sample,
        "[S] @zoe\n/a\n/b @ana\n!/b/c\n[T]\n/c\n",
        "/x @a\n/x @b\n/x @a\n",
        "/billing/ @zoe\n/checkout/ @org/all @zoe\n",
        "/team/ @platform\n",
        "",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct history_line line;
        int64_t added = take(files[i]).added;
        const char *once = exported();
        struct transfer_report again = take(files[i]);
        cr_expect_str_eq(exported(), once, "%s", files[i]);
        cr_expect(again.unchanged == added && !again.changed && !again.added, "%s",
                  files[i]);
        if (added)
            cr_assert(board_undo(board, &arena, &line, &err), "%s", err.what);
    }
}

Test(codeowners, writes_nothing_on_a_dry_run_and_reports_the_same)
{
    struct transfer_report dry = {0};
    const char *before = exported();
    cr_assert(takes(sample, true, &dry));
    cr_expect_str_eq(exported(), before);
    struct transfer_report wet = take(sample);
    cr_expect(dry.added == wet.added && dry.skipped_n == wet.skipped_n);
    cr_expect_eq(dry.areas[OWNERSHIP_OWNED], wet.areas[OWNERSHIP_OWNED]);
}

Test(codeowners, finds_people_by_handle_and_address)
{
    struct person person;
    struct person *people;
    size_t before, after;
    bool changed;
    const struct person_edit edit = {.contact = "Ana@X.org"};
    cr_assert(board_person_edit(board, "ana", &edit, &arena, &person, &changed, &err));
    cr_assert(board_people(board, &arena, &people, &before, &err));
    take("/a/ @ANA\n/b/ ana@x.org\n");
    cr_assert(board_people(board, &arena, &people, &after, &err));
    cr_expect_eq(after, before);
    cr_expect_str_eq(owner_of("a"), "ana");
    cr_expect_str_eq(owner_of("b"), "ana");
}

Test(codeowners, keeps_an_owner_a_person_named)
{
    take("/docs/ @zoe\n");
    cr_assert(own("docs", "bob", ROLE_OWNER));
    const char *bob = owner_of("docs");
    struct transfer_report report = take("/docs/ @zoe\n");
    cr_expect_str_eq(owner_of("docs"), bob);
    cr_expect(notes(&report, "keeps its owner"));
    cr_expect_eq(report.changed, 0);
    take("/docs/ @kim @zoe\n");
    cr_expect_str_eq(owner_of("docs"), bob);
    take("/docs/\n");
    cr_expect_str_eq(owner_of("docs"), bob);
    cr_expect_not(who("docs").found.area.unowned_on_purpose);
}

Test(codeowners, keeps_an_owner_that_was_confirmed)
{
    struct who confirmed;
    take("/docs/ @zoe\n");
    cr_assert(board_area_confirm(board, "docs", &arena, &confirmed, &err));
    take("/docs/ @kim\n");
    cr_expect_str_eq(owner_of("docs"), "zoe");
}

Test(codeowners, keeps_no_owner_where_somebody_took_the_owner_away)
{
    struct own_done done;
    const struct own_request away = {.area = "docs", .person = "zoe", .remove = true};
    take("/docs/ @zoe\n");
    cr_assert(board_own(board, &away, &arena, &done, &err), "%s", err.what);
    struct transfer_report report = take("/docs/ @zoe\n");
    cr_expect_str_eq(owner_of("docs"), "");
    cr_expect(notes(&report, "took the owner away"));
    take("/docs/ @zoe\n");
    cr_expect_str_eq(owner_of("docs"), "");
}

Test(codeowners, follows_the_file_where_nobody_chose)
{
    take("/docs/ @zoe\n");
    cr_expect_eq(take("/docs/ @kim\n").changed, 1);
    cr_expect_str_eq(owner_of("docs"), "kim");
    take("/docs/ @kim @zoe\n");
    cr_expect_str_eq(owner_of("docs"), "");
    cr_expect_eq(who("docs").candidates_n, 2);
    take("/docs/\n");
    cr_expect(who("docs").found.area.unowned_on_purpose);
    cr_expect_eq(who("docs").candidates_n, 0);
    take("/docs/ @zoe\n");
    cr_expect_str_eq(owner_of("docs"), "zoe");
    cr_expect_not(who("docs").found.area.unowned_on_purpose);
}

Test(codeowners, never_names_somebody_who_has_left)
{
    struct transfer_report report;
    take("/docs/ @zoe\n/a/ @zoe\n");
    struct person_card card;
    struct person heir;
    cr_assert(board_person_leave(board, "zoe", NULL, &arena, &card, &heir, &err), "%s",
              err.what);
    report = take("/docs/ @zoe\n/a/ @zoe\n/new/ @zoe\n");
    cr_expect_str_eq(owner_of("docs"), "");
    cr_expect_str_eq(owner_of("new"), "");
    cr_expect(notes(&report, "has left"));
}

Test(codeowners, keeps_a_name_an_alias_and_an_archive)
{
    static const char *const alias[] = {"papers"};
    struct area area;
    bool changed;
    take("/docs/ @zoe\n/old/ @zoe\n");
    const struct area_edit edit = {.name = "Handbook", .aliases = alias, .aliases_n = 1};
    cr_assert(board_area_edit(board, "docs", &edit, &arena, &area, &changed, &err));
    cr_assert(board_area_archive(board, "old", &arena, &area, &err));
    const char *before = exported();
    struct transfer_report report = take("/docs/ @zoe\n/old/ @zoe\n");
    cr_expect_str_eq(exported(), before);
    cr_expect(notes(&report, "archived"));
    cr_expect_str_eq(who("/docs/x").found.area.name, "Handbook");
    cr_expect_str_eq(who("papers").found.area.name, "Handbook");
}

Test(codeowners, ties_to_the_area_that_goes_by_the_name)
{
    const char *ana = owner_of("billing");
    take("/src/invoices/ @zoe\n/lib/checkout/ @zoe\n");
    cr_expect_str_eq(owner_of("billing"), ana);
    cr_expect_str_eq(who("src/invoices/x").found.area.slug, "billing");
    cr_expect_str_eq(owner_of("checkout"), "zoe");
}

Test(codeowners, keeps_patterns_people_wrote_the_strongest)
{
    static const char *const path[] = {"/docs/api/"};
    struct area area;
    bool changed;
    take("/docs/ @zoe\n");
    cr_expect_str_eq(who("src/billing/x").found.area.slug, "billing");
    const struct area_edit edit = {.paths = path, .paths_n = 1};
    cr_assert(board_area_edit(board, "checkout", &edit, &arena, &area, &changed, &err));
    take("* @kim\n/docs/ @zoe\n");
    cr_expect_str_eq(who("docs/api/x").found.area.slug, "checkout");
    cr_expect_str_eq(who("src/billing/x").found.area.slug, "billing");
    cr_expect_str_eq(who("docs/x").found.area.slug, "docs");
    cr_expect_str_eq(who("else/x").found.area.name, "everything else");
}

Test(codeowners, follows_the_order_of_the_file)
{
    take("/a/ @zoe\n/a/b/ @kim\n");
    cr_expect_str_eq(who("a/b/c").found.area.name, "b");
    cr_expect_eq(take("/a/b/ @kim\n/a/ @zoe\n").changed, 1);
    cr_expect_str_eq(who("a/b/c").found.area.name, "a");
}

Test(codeowners, says_what_is_gone_and_destroys_nothing)
{
    take("/a/ @zoe\n/b/ @kim\n/c/b/ @kim\n");
    struct transfer_report report = take("* @ana\n/b/ @kim\n");
    cr_expect(notes(&report, "\"a\" is no longer"));
    cr_expect(notes(&report, "/c/b/"));
    cr_expect_str_eq(owner_of("a"), "zoe");
    cr_expect_str_eq(who("a/x").found.area.name, "everything else");
    cr_expect_str_eq(who("c/b/x").found.area.name, "everything else");
    cr_expect_eq(take("* @ana\n/b/ @kim\n").changed, 0);
}

Test(codeowners, of_several_files_keep_apart_what_shares_a_name)
{
    const struct transfer_file files[] = {{"1", "/docs/ @zoe\n/a/ @zoe\n", 21},
                                          {"2", "/docs/ @kim\n/b/ @kim\n", 21}};
    struct transfer_report reports[2];
    for (int i = 0; i < 2; i++) {
        cr_assert(
            board_import_codeowners(board, files, 2, NULL, false, &arena, reports, &err));
        cr_expect_eq(reports[0].added + reports[1].added, i ? 0 : 4);
        cr_expect_eq(reports[0].changed + reports[1].changed, 0);
        cr_expect_eq(reports[0].notes_n + reports[1].notes_n, 0);
        cr_expect_str_eq(owner_of("docs"), "zoe");
        cr_expect_str_eq(owner_of("docs (2)"), "kim");
    }
}

Test(codeowners, of_several_files_has_the_last_decide)
{
    static const char one[] = "/src/ @zoe\n", two[] = "/src/x/ @kim\n";
    const struct transfer_file files[] = {{"one", one, sizeof one - 1},
                                          {"two", two, sizeof two - 1}};
    struct transfer_report reports[2] = {0};
    start_empty("Acme", "UTC");
    cr_assert(board_import_codeowners(board, files, 2, NULL, false, &arena, reports, &err),
              "%s", err.what);
    cr_assert_str_eq(who("src/x/f").owner.person.handle, "kim");
    cr_assert_str_eq(who("src/y").owner.person.handle, "zoe");
    const char *before = exported();
    cr_assert(board_import_codeowners(board, files, 2, NULL, false, &arena, reports, &err),
              "%s", err.what);
    cr_assert_str_eq(exported(), before);
}

Test(codeowners, takes_a_name_that_is_no_persons_for_a_team)
{
    struct transfer_report report = take("/x/ @platform\n");
    cr_expect_eq(report.areas[OWNERSHIP_TEAM], 1);
    cr_expect(notes(&report, "no person's name"));
    cr_expect_str_eq(owner_of("x"), "");
    cr_expect_eq(who("x").candidates_n, 1);
}

Test(codeowners, go_out_with_one_owner_a_line)
{
    start_empty("A", "UTC");
    take(sample);
    cr_expect_str_eq(owners(NULL), "# everything else: NO OWNER, pick one: @org/all\n"
                                   "*\n"
                                   "/docs/ @Zoe\n"
                                   "# api: NO OWNER, pick one: @Zoe @ana\n"
                                   "/api/\n"
                                   "/old/\n"
                                   "/mail/ kim@x.org\n"
                                   "/tail/ @tobias-\n");
}

Test(codeowners, go_out_in_gitlabs_dialect_where_there_is_a_section)
{
    static const enum dialect github = DIALECT_GITHUB;
    start_empty("A", "UTC");
    take("/a @zoe\n[Docs] @kim\n/b\n!/b\n");
    cr_expect_str_eq(owners(NULL), "/a @zoe\n\n[Docs]\n/b @kim\n!/b\n");
    struct buf text;
    buf_init(&text);
    cr_expect_not(board_export_codeowners(board, &github, &text, &err));
    assert_err(ERR_REFUSED, "excludes");
    cr_expect_eq(text.len, 0);
    buf_release(&text);
}
