/* The form of a deploy: what each line means as it is typed, and what is logged. */
#include "at_desk.h"

#include "board/deploy.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct err err;

static void enter(void)
{
    desk_enter();
    arena_init(&arena);
}

static void leave(void)
{
    arena_release(&arena);
    desk_leave();
}

TestSuite(deploy_form, .init = enter, .fini = leave);

static void begin(const char *keys)
{
    cr_assert(deploy_form_open(&app, 0), "%s", app.message);
    type(keys);
}

/* The newest of the log. */
static struct deploy_card newest(void)
{
    const struct deploy_query query = {.words = "", .area = "", .type = ""};
    struct deploy_window window;
    struct deploy_card card;
    cr_assert(board_deploy_window(desk.board, &query, 0, 1, &arena, &window, &err), "%s",
              err.what);
    cr_assert(board_deploy_card(desk.board, window.line[0].deploy.id, &arena, &card, &err));
    return card;
}

Test(deploy_form, logs_one_as_whoever_is_acting_and_opens_its_checklist)
{
    begin("Retry after a decline\tapi\tcheckout\t\t214 217\t3\t8m\023");
    struct deploy_card card = newest();
    cr_assert_str_eq(card.line.deploy.what, "Retry after a decline");
    cr_assert_str_eq(card.line.type, "api");
    cr_assert_str_eq(card.line.area_slug, "checkout");
    cr_assert_str_eq(card.line.by, "Mia Okafor");
    cr_assert_eq(card.tickets_n, 2);
    cr_assert_eq(card.line.deploy.changes, 3);
    cr_assert_eq(card.line.deploy.took, 480);
    cr_assert_eq(card.line.deploy.at, app.now);
    shows("Logged. u undoes it.");
    shows("ITS STEPS, 0 OF 3 DONE");
}

Test(deploy_form, is_left_where_there_are_no_steps_to_tick)
{
    cr_assert(deploy_view_open(&app, 313));
    begin("Retry after a decline\023");
    shows("Logged. u undoes it.");
    shows("Deploys / 313");
}

Test(deploy_form, goes_through_its_lines_with_enter)
{
    begin("Retry\rafter a decline\t\r\r\r\r3\r8m\r15:30\r");
    struct deploy_card card = newest();
    cr_assert_str_eq(card.line.deploy.what, "Retry\nafter a decline");
    cr_assert_eq(card.line.deploy.changes, 3);
    cr_assert_eq(card.line.deploy.took, 480);
}

Test(deploy_form, is_one_logged_change)
{
    cr_assert(deploy_view_open(&app, 313));
    begin("Retry\tapi\tcheckout\t\t214\t3\t8m\023");
    shows("ITS STEPS");
    type("u");
    shows("Deploys / 313");
    cr_assert_eq(newest().line.deploy.id, 313);
}

Test(deploy_form, offers_release_types_with_their_way_back)
{
    begin("Retry\t");
    shows("api  back in 6 min");
    shows("migration  NO WAY BACK");
    type("mi");
    shows("> migration  NO WAY BACK");
    shows_not("back in 6 min");
    type("\r");
    shows("migration, 3 steps, NO WAY BACK");
    shows("Area      >");
}

Test(deploy_form, lets_a_text_stand_that_a_list_would_complete)
{
    begin("Retry\twe");
    shows("> web");
    press(KEY_CODE_UP);
    shows_not("> web");
    type("\tchec");
    shows("> checkout  NO OWNER");
    type("\rto");
    shows("Tom Varga  tom");
    type("\r\023");
    struct deploy_card card = newest();
    cr_assert_str_eq(card.line.type, "web");
    cr_assert_str_eq(card.line.area_slug, "checkout");
    cr_assert_str_eq(card.line.by, "Tom Varga");
}

Test(deploy_form, says_what_matches_nothing_and_keeps_it)
{
    cr_assert(deploy_view_open(&app, 313));
    begin("Retry\tby mail\tprices\tdeploybot\t9999\t");
    shows("no such release type: kept as typed");
    shows("no area goes by that: kept as typed");
    shows("nobody goes by that: kept as typed");
    shows("9999 is no ticket: kept as typed");
    type("\023");
    shows("Logged. No release type goes by \"by mail\": kept as typed.");
    struct deploy_card card = newest();
    cr_assert_str_eq(card.line.type, "by mail");
    cr_assert_str_eq(card.line.by, "deploybot");
}

Test(deploy_form, says_a_batch_in_words)
{
    begin("Retry\t\t\t\t\t7");
    shows("a batch: more than 5 at once");
    type("\0255");
    shows_not("a batch");
}

static const struct {
    const char *keys, *says;
} bad[] = {
    {"Retry\t\t\t\t\tmany\023", "\"many\" is not a number of changes"},
    {"Retry\t\t\t\t\t\tsoon\023", "soon"},
    {"Retry\t\t\t\t\t\t\tsoon\023", "\"soon\" is not a time"},
    {"Retry\t\t\t\t\t\t\t2027-01-01\023", "still to come"},
    {"\023", "does not say what went out"},
};

Test(deploy_form, logs_nothing_that_it_cannot_read)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        begin(bad[i].keys);
        shows(bad[i].says);
        cr_assert_eq(newest().line.deploy.id, 313, "%s", bad[i].keys);
        press(KEY_CTRL('r'));
        type("\033");
    }
}

Test(deploy_form, reads_a_time_back)
{
    begin("Retry\t\t\t\t\t\t\tmon 9:30");
    shows("Mon 16 Nov 09:30");
}

Test(deploy_form, keeps_its_drafts)
{
    cr_assert(deploy_view_open(&app, 313));
    begin("Retry\tapi\033");
    shows("Not saved; the draft is kept.");
    begin("");
    shows("Retry");
    shows("api, 3 steps, back in 6 minutes");
    press(KEY_CTRL('r'));
    shows("As it was. The draft is thrown away.");
    shows_not("Retry");
}

Test(deploy_form, changes_one_line_and_leaves_the_rest)
{
    cr_assert(deploy_view_open(&app, 313));
    type("e");
    shows("Tickets     214");
    shows("Changes     1");
    shows("By          Ana Ruiz");
    type("\t\t\t\t 217\023");
    shows("Saved. u undoes it.");
    shows("#217  ");
    struct deploy_card card = newest();
    cr_assert_eq(card.tickets_n, 2);
    cr_assert_str_eq(card.line.by, "Ana Ruiz");
    cr_assert_eq(card.steps_n, 2);
    type("e\023");
    shows("Nothing was changed.");
}

Test(deploy_form, says_that_somebody_else_changed_the_line)
{
    struct deploy_edit edit = deploy_edit_none();
    struct deploy_logged logged;
    cr_assert(deploy_view_open(&app, 313) && deploy_form_open(&app, 313));
    type(" and month");
    edit.what = "Invoices are grouped";
    cr_assert(board_deploy_edit(desk.board, 313, &edit, &arena, &logged, &err));
    app_reload(&app);
    type("\023");
    shows("That line was changed while you typed. Ctrl-S again keeps yours.");
    type("\023");
    shows("Saved.");
    cr_assert(strstr(newest().line.deploy.what, " and month"));
}

Test(deploy_form, shows_the_line_one_is_on_at_every_size)
{
    begin("Retry\rafter\ra\rdecline\rtwice\tw");
    for (int line = 0; line < 8; line++) {
        for (int rows = 10; rows <= 34; rows++)
            for (int cols = 40; cols <= 110; cols += 7) {
                app_resize(&app, rows, cols);
                shows("> ");
            }
        app_resize(&app, 10, 40);
        press(KEY_CODE_TAB);
    }
}
