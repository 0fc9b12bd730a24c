/* Issues from GitHub: repeatable, and never over what a person changed. */
#include "board/panes.h"
#include "board/ticket.h"
#include "support.h"

static struct transfer_report report;

TestSuite(github, .init = board_enter, .fini = board_leave);

/* A text in pieces of a few bytes, as a pipe may give it. */
struct text {
    const char *text;
    size_t at;
};

static bool read_text(void *ctx, char *bytes, size_t n, size_t *got, struct err *e)
{
    struct text *text = ctx;
    size_t left = strlen(text->text) - text->at, most = left < 7 ? left : 7;
    (void)e;
    *got = most < n ? most : n;
    memcpy(bytes, text->text + text->at, *got);
    text->at += *got;
    return true;
}

static bool take(const char *json, bool dry_run)
{
    struct text text = {json, 0};
    const struct transfer_source source = {"issues.json", read_text, &text};
    return board_import_github(board, &source, 1, dry_run, &arena, &report, &err);
}

#define ISSUE(number, title, state, closed, more)                                          \
    "{\"number\":" #number ",\"title\":\"" title "\",\"state\":\"" state                   \
    "\",\"createdAt\":\"2026-11-01T10:00:00Z\",\"closedAt\":" closed                       \
    ",\"url\":\"https://github.com/acme/app/issues/" #number "\"" more "}"
#define BODY(text) ",\"body\":\"" text "\""

static struct ticket found(const char *typed)
{
    struct ticket ticket;
    cr_assert(board_ticket_find(board, typed, &arena, &ticket, &err), "%s", err.what);
    return ticket;
}

static bool edit_why(int64_t ticket, const char *why)
{
    struct ticket_done done;
    struct ticket_edit edit = {0};
    edit.field[SPEC_WHY] = why;
    return board_ticket_edit(board, ticket, &edit, &arena, &done, &err);
}

Test(github, issues_become_tickets_and_twice_change_nothing)
{
    static const char json[] = "[" ISSUE(
        7, "Group invoices", "OPEN", "null",
        BODY(
            "### Why\\n\\nthey copy them by hand\\n\\n### Who\\n\\n_No "
            "response_") ",\"labels\":[{\"name\":\"area:billing\"}]") "," ISSUE(8,
                                                                                "Old thing",
                                                                                "closed",
                                                                                "\"2026-11-"
                                                                                "02T10:00:"
                                                                                "00Z\"",
                                                                                "") "," ISSUE(9,
                                                                                              "A patch",
                                                                                              "open",
                                                                                              "null",
                                                                                              ",\"pull_request\":{}") "]";
    cr_assert(take(json, false), "%s", err.what);
    cr_assert_eq(report.read, 2);
    cr_assert_eq(report.added, 2);
    cr_assert_eq(report.open, 1);
    cr_assert_eq(report.skipped_n, 1);
    struct ticket seven = found("acme/app#7");
    cr_expect_str_eq(seven.why, "they copy them by hand");
    cr_expect_str_eq(seven.who, "");
    cr_expect_neq(seven.area, 0);
    cr_expect_eq(seven.state, TICKET_DRAFT);
    cr_expect_eq(found("https://github.com/acme/app/issues/8").state, TICKET_DONE);
    const char *before = exported();
    cr_assert(take(json, false));
    cr_assert_eq(report.unchanged, 2);
    cr_assert_str_eq(exported(), before);
}

Test(github, changes_there_come_in_until_a_person_changes_the_ticket_here)
{
    cr_assert(
        take(ISSUE(7, "Group invoices", "open", "null", BODY("## Why\\nby hand, all day")),
             false));
    cr_assert(take(
        ISSUE(7, "Group them", "open", "null", BODY("## Why\\nthe auditor asks")), false));
    cr_assert_eq(report.changed, 1);
    struct ticket seven = found("7");
    cr_expect_str_eq(seven.title, "Group them");
    cr_expect_str_eq(seven.why, "the auditor asks");
    cr_assert(edit_why(seven.id, "an auditor asks every month"));
    cr_assert(
        take(ISSUE(7, "Group", "open", "null", BODY("## Why\\nnobody knows why")), false));
    cr_assert_eq(report.unchanged, 1);
    cr_assert_eq(report.notes_n, 1);
    cr_assert(strstr(report.notes[0].what, "its spec stays"));
    seven = found("7");
    cr_expect_str_eq(seven.title, "Group them");
    cr_expect_str_eq(seven.why, "an auditor asks every month");
}

Test(github, closes_and_opens_again_what_nobody_finished_here)
{
    cr_assert(take(ISSUE(7, "Group invoices", "open", "null", ""), false));
    cr_assert(
        take(ISSUE(7, "Group invoices", "closed", "\"2026-11-05T10:00:00Z\"", ""), false));
    cr_assert_eq(found("7").state, TICKET_DONE);
    cr_assert(take(ISSUE(7, "Group invoices", "open", "null", ""), false));
    cr_assert_eq(found("7").state, TICKET_DRAFT);
    cr_assert_eq(found("7").done_at, 0);
}

Test(github, keeps_the_area_and_the_fold_a_person_chose)
{
    static const char json[] = ISSUE(
        7, "Group invoices", "open", "null",
        ",\"labels\":[{\"name\":\"area:billing\"}]") "\n" ISSUE(8, "Invoices by project",
                                                                "open", "null", "");
    struct ticket_done done;
    struct ticket canonical;
    const struct ticket_edit edit = {.area = "checkout"};
    cr_assert(take(json, false));
    struct ticket seven = found("7"), eight = found("8");
    cr_assert(board_ticket_edit(board, seven.id, &edit, &arena, &done, &err));
    cr_assert(board_ticket_same(board, eight.id, seven.id, &arena, &canonical, &err));
    const char *before = exported();
    cr_assert(take(json, false));
    cr_assert_str_eq(exported(), before);
}

Test(github, one_number_twice_is_taken_once)
{
    cr_assert(take("[" ISSUE(7, "First", "open", "null", "") "][" ISSUE(7, "Second", "open",
                                                                        "null", "") "]",
                   false),
              "%s", err.what);
    cr_assert_eq(report.read, 1);
    cr_assert_eq(report.skipped_n, 1);
    cr_assert(strstr(report.skipped[0].what, "number of record 1"));
}

Test(github, several_who_are_assigned_are_names_to_pick_from)
{
    cr_assert(take(ISSUE(7, "Group invoices", "open", "null",
                         ",\"assignees\":[{\"login\":\"ana\"},{\"login\":\"zed\"}]"),
                   false));
    cr_assert_eq(report.notes_n, 1);
    cr_assert(strstr(report.notes[0].what, "pick one"), "%s", report.notes[0].what);
    cr_assert_str_eq(found("7").signs_off, "", "nobody is picked");
    cr_assert_str_eq(found("7").assigned, "ana, zed");
}

Test(github, a_label_that_is_no_area_is_offered_as_a_name_of_one)
{
    cr_assert(
        take(ISSUE(7, "x y", "open", "null", ",\"labels\":[{\"name\":\"component: pay\"}]"),
             false));
    cr_assert_eq(report.notes_n, 1);
    cr_assert(strstr(report.notes[0].what, "--alias 'pay'"));
}

Test(github, a_dry_run_and_a_cut_file_leave_the_board_as_it_was)
{
    static const char json[] = "[" ISSUE(7, "Group invoices", "open", "null", "") "]";
    char cut[sizeof json];
    const char *before = exported();
    cr_assert(take(json, true));
    cr_assert_eq(report.added, 1);
    cr_assert_str_eq(exported(), before);
    for (size_t len = 0; len < sizeof json - 1; len++) {
        memcpy(cut, json, len);
        cut[len] = '\0';
        cr_assert_not(take(cut, false), "%s", cut);
        cr_assert_eq(err.code, ERR_INPUT);
    }
    cr_assert_str_eq(exported(), before);
}

Test(github, a_spec_that_passes_there_is_ready_here)
{
    static const char body[] =
        BODY("### Who is this for?\\nfinance leads\\n### What should happen\\nThey "
             "download one list\\n"
             "### Why\\nthey copy them by hand\\n### Edge cases\\n- a project without "
             "invoices\\n"
             "### Done when\\nthe list has one group a project\\n### Out of scope\\nthe "
             "numbers\\n"
             "### Rollback\\nturn off the flag\\n### Signs off\\n@ana");
    struct buf json;
    buf_init(&json);
    buf_add(&json, "{\"number\":7,\"title\":\"Group\",\"state\":\"open\"");
    buf_add(&json, body);
    buf_add(&json, "}");
    cr_assert(take(json.text, false), "%s", err.what);
    struct ticket seven = found("7");
    cr_expect_eq(seven.state, TICKET_READY);
    cr_expect_str_eq(seven.signs_off, "Ana Ruiz");
    buf_release(&json);
}

Test(github, gives_nothing_back_to_who_has_left)
{
    static const char json[] = "[" ISSUE(7, "Group invoices", "OPEN", "null",
                                         BODY("### Signs off\\nAna Ruiz")) "]";
    struct person_card card;
    struct person heir;
    cr_assert(take(json, false), "%s", err.what);
    cr_assert_str_eq(found("7").signs_off, "Ana Ruiz");
    cr_assert(board_person_leave(board, "ana", "bob", &arena, &card, &heir, &err));
    cr_assert_eq(found("7").signer, heir.id);
    cr_assert(take(json, false), "%s", err.what);
    cr_expect_eq(found("7").signer, heir.id);
    cr_expect_str_eq(found("7").signs_off, "Bob Holt");
    cr_expect_eq(report.notes_n, 1);
}

Test(github, tickets_go_out_and_come_in_again)
{
    struct buf out;
    const struct ticket_query all = ticket_query_all();
    buf_init(&out);
    cr_assert(take(ISSUE(7, "Group invoices", "open", "null",
                         BODY("### Why\\n\\nthey copy them by hand")),
                   false));
    cr_assert(board_export_tickets(board, &all, false, &out, &err));
    const char *before = exported();
    cr_assert(take(out.text, false), "%s", err.what);
    cr_assert_eq(report.unchanged, 1);
    cr_assert_str_eq(exported(), before);
    buf_reset(&out);
    cr_assert(board_export_tickets(board, &all, true, &out, &err));
    cr_assert(strstr(out.text, "Group invoices"));
    buf_release(&out);
}
