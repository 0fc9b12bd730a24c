/* The form of a spec by keys, as it stands on the grid. */
#include "spec_support.h"

#include <criterion/criterion.h>
#include <string.h>

#define HINT_WHY "Say what they cannot do today"

TestSuite(spec_form, .init = spec_enter, .fini = spec_leave);

/* From the first gap, Does, on. */
static void fill_all(void)
{
    paste("downloads one list\nof all invoices");
    press(KEY_CODE_TAB);
    press(KEY_CTRL('u'));
    paste("they copy rows by hand");
    press(KEY_CODE_TAB);
    paste("the list opens in a spreadsheet");
    press(KEY_CODE_TAB);
    paste("single invoices");
    press(KEY_CODE_TAB);
    paste("turn off the flag");
    press(KEY_CODE_TAB);
    press(KEY_CODE_ENTER); /* the owner of the area */
}

static void change_meanwhile(enum spec_field field, const char *text)
{
    struct ticket_edit edit = {0};
    struct ticket_done done;
    edit.field[field] = text;
    cr_assert(board_ticket_edit(desk.board, ticket, &edit, &arena, &done, &err), "%s",
              err.what);
    app_reload(&app);
}

Test(spec_form, judges_each_field_as_it_is_typed)
{
    shows("NOT READY   2 of 8 ok");
    shows("Why            a better report");
    shows("fuzzy: better");
    press(KEY_CODE_TAB);
    shows("> a better report");
    shows(HINT_WHY);
    press(KEY_CTRL('u'));
    shows("NOT READY   2 of 8 ok");
    shows("Not ready: fill Does, Why, Done when,");
    paste("they copy rows by hand");
    shows("NOT READY   3 of 8 ok");
    shows_not(HINT_WHY);
}

Test(spec_form, is_ready_when_all_eight_pass_and_says_so_when_saved)
{
    fill_all();
    shows("READY\n");
    shows("Every field passes: Ctrl-S saves it, and it is ready.");
    cr_expect_eq(card().ticket.state, TICKET_DRAFT, "typed is not saved");
    press(KEY_CTRL('s'));
    cr_expect_str_eq(app.message, "Saved. Ready.");
    cr_expect_eq(app.views, 0);
    struct ticket_card found = card();
    cr_expect_eq(found.ticket.state, TICKET_READY);
    cr_expect_str_eq(found.ticket.does, "downloads one list\nof all invoices");
    cr_expect_str_eq(found.ticket.signs_off, "Ana Ruiz");
}

Test(spec_form, stays_open_with_what_is_left_to_write)
{
    paste("downloads one list");
    press(KEY_CTRL('s'));
    shows("Saved. Not ready: rewrite Why, fill Done when, Not changing, Way back, Signs "
          "off.");
    cr_expect_str_eq(card().ticket.does, "downloads one list");
    press(KEY_CTRL('s'));
    cr_expect_str_eq(app.message, "Nothing was changed.");
}

Test(spec_form, keeps_a_draft_of_every_key)
{
    press('x');
    press(KEY_CODE_ENTER);
    press('y');
    open_again();
    cr_expect(strstr(app.message, "what you typed before"), "%s", app.message);
    press(KEY_CODE_UP);
    shows("Does         > x");
    shows("\n                  y");
    cr_expect_str_eq(card().ticket.does, "");
    press(KEY_CTRL('r'));
    open_again();
    cr_expect_str_eq(app.message, "");
}

Test(spec_form, saves_no_line_that_was_left_empty)
{
    paste("downloads one list");
    press(KEY_CODE_ENTER);
    press(KEY_CODE_ENTER);
    press(KEY_CTRL('s'));
    cr_expect_str_eq(card().ticket.does, "downloads one list");
    press(KEY_CODE_ENTER);
    press(KEY_CTRL('s'));
    cr_expect_str_eq(app.message, "Nothing was changed.");
    cr_expect_eq(card().ticket.edits, 1);
}

Test(spec_form, goes_from_gap_to_gap)
{
    shows("Does         >");
    press(KEY_CODE_TAB);
    shows("Why          >");
    press(KEY_CODE_TAB);
    shows("Done when    >");
    press(KEY_CODE_BACK_TAB);
    press(KEY_CODE_BACK_TAB);
    press(KEY_CODE_BACK_TAB);
    shows("Signs off    >");
}

Test(spec_form, moves_from_row_to_row_and_on_to_the_next_field)
{
    paste("one\ntwo");
    press(KEY_CODE_UP);
    press('X');
    shows("> oneX");
    press(KEY_CODE_UP);
    shows("Who          >");
    press(KEY_CODE_DOWN);
    press(KEY_CODE_DOWN);
    shows("Does         >");
    press(KEY_CODE_DOWN);
    shows("Why          >");
}

Test(spec_form, has_a_case_a_line)
{
    static const char *const cases[] = {"a project\nwith no invoices", "none at all"};
    const struct ticket_edit edit = {
        .awkward = cases, .awkward_n = 2, .awkward_given = true};
    struct ticket_done done;
    cr_assert(board_ticket_edit(desk.board, ticket, &edit, &arena, &done, &err));
    app_reload(&app);
    shows("1  a project with no invoices");
    press(KEY_CODE_DOWN);
    press(KEY_CODE_DOWN);
    shows("Awkward      > 1  a project");
    press(KEY_CODE_ENTER);
    shows("3  +");
    paste("split over two");
    press(KEY_CODE_DOWN);
    press(KEY_CTRL('s'));
    struct ticket_card found = card();
    cr_assert_eq(found.cases_n, 3);
    cr_expect_str_eq(found.cases[0].text, "a project with no invoices");
    cr_expect_str_eq(found.cases[2].text, "split over two");
}

Test(spec_form, takes_none_known_for_said_on_purpose)
{
    press(KEY_CODE_DOWN);
    press(KEY_CODE_DOWN);
    press(KEY_CTRL('u'));
    shows("Not ready: Does, Why, Awkward cases, Done when,");
    paste("none known");
    shows_not("Awkward cases, Done when");
    press(KEY_CTRL('s'));
    cr_expect(card().ticket.no_awkward_cases && card().cases_n == 0);
    shows("1  none known");
}

Test(spec_form, completes_who_signs_off)
{
    press(KEY_CODE_BACK_TAB);
    shows("Enter takes Ana Ruiz, owner of billing");
    press('a');
    press('n');
    shows("Ana Ruiz  ana");
    shows("not one person");
    press(KEY_CODE_DOWN);
    press(KEY_CODE_ENTER);
    shows("Signs off    > Andy Lane");
    press(KEY_CTRL('u'));
    paste("Zoe Quist");
    shows("nobody yet: put this person on the board");
    press(KEY_CODE_ENTER);
    shows("Zoe Quist is on the board. Ctrl-S saves the spec.");
    shows("3 of 8 ok");
}

Test(spec_form, loses_nothing_to_somebody_else_s_change)
{
    paste("downloads one list");
    change_meanwhile(SPEC_DOES, "sees a chart");
    shows("> downloads one list");
    shows("Changed meanwhile to: sees a chart");
    press(KEY_CTRL('s'));
    cr_expect_str_eq(app.message, "Does was changed while you typed. Ctrl-S again keeps "
                                  "yours, Ctrl-R takes theirs.");
    cr_expect_str_eq(card().ticket.does, "sees a chart");
    press(KEY_CTRL('s'));
    cr_expect_str_eq(card().ticket.does, "downloads one list");
}

/* A tab, or an end of line as others write it, is nobody's change. */
Test(spec_form, takes_the_record_as_a_field_holds_it)
{
    change_meanwhile(SPEC_DOES, "downloads\ta\r\nlist\n");
    shows("> downloads a ");
    open_again();
    cr_expect_str_eq(app.message, "");
    press(KEY_CTRL('s'));
    cr_expect_str_eq(app.message, "Nothing was changed.");
    cr_assert(spec_form_open(&app, ticket));
    press(KEY_CODE_UP);
    press('x');
    app_reload(&app);
    shows_not("meanwhile");
}

Test(spec_form, takes_theirs_where_asked_to)
{
    paste("downloads one list");
    change_meanwhile(SPEC_DOES, "sees a chart");
    press(KEY_CTRL('r'));
    shows("> sees a chart");
    change_meanwhile(SPEC_DOES, "sees two charts");
    shows("> sees two charts");
    shows_not("meanwhile");
}

Test(spec_form, is_a_draft_again_when_changed_after_it_was_ready)
{
    fill_all();
    press(KEY_CTRL('s'));
    cr_assert(spec_form_open(&app, ticket));
    press(KEY_CODE_END);
    shows("Ready: every field passes.");
    paste(" of invoices");
    shows("DRAFT   8 of 8 ok");
    shows("Saved, it is a draft again until the change is read.");
    press(KEY_CTRL('s'));
    cr_expect(strstr(app.message, "It was ready and is a draft again"), "%s", app.message);
    cr_assert(spec_form_open(&app, ticket));
    shows("mia, Fri 20 Nov; was: finance lead");
}

Test(spec_form, of_what_is_done_is_only_read)
{
    struct ticket done;
    bool skipped;
    fill_all();
    press(KEY_CTRL('s'));
    cr_assert(board_ticket_start(desk.board, ticket, &arena, &done, &skipped, &err));
    cr_assert(board_ticket_finish(desk.board, ticket, &arena, &done, &err));
    cr_assert(spec_form_open(&app, ticket));
    shows("DONE");
    press('x');
    paste("more");
    press(KEY_CTRL('s'));
    shows("It is done; its spec says what was built.");
    shows("finance lead  ");
    cr_expect_eq(app.grid.cursor_row, -1);
    cr_expect_str_eq(card().ticket.who, "finance lead");
}

/* Long texts, at every size and in each field: the one typed in is whole, with what to
 * write. */
Test(spec_form, shows_the_field_that_is_typed_in_at_any_size)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{30, 100}, {24, 80}, {16, 60}, {50, 200}, {12, 44}};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        app_resize(&app, sizes[s].rows, sizes[s].cols);
        press(KEY_CODE_UP); /* from the first gap, or from Who on */
        press(s ? KEY_CODE_DOWN : KEY_CODE_NONE);
        for (int i = SPEC_WHO; i < SPEC_SIGNS_OFF; i++) {
            for (int k = 0; k < 3; k++)
                paste(" it is better when all of it is on the screen and nothing is cut");
            paste(" endmark");
            shows("endmark");
            shows(sizes[s].cols < 60 ? "\"better\" can mean"
                                     : "\"better\" can mean anything");
            cr_expect(app.grid.cursor_row > 1 && app.grid.cursor_row < sizes[s].rows - 2);
            press(KEY_CTRL('r'));
            press(KEY_CODE_DOWN);
        }
        press('a');
        shows("> a");
        shows("Ana Ruiz  ana");
        shows("Andy Lane  andy");
        press(KEY_CTRL('r'));
        press(KEY_CODE_DOWN);
    }
}
