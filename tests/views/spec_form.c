/* The form of a spec by keys, as it stands on the grid; the editor is a stand-in. */
#include "views/views.h"

#include "board/own.h"
#include "board/person.h"
#include "board/ticket.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HINT_WHY "Say what they cannot do today"

static char folder[64], file[96];
static struct board *board;
static struct arena arena;
static struct err err;
static struct desk desk;
static struct app app;
static struct buf screen;
static int64_t ticket;

/* What the stand-in for an editor is given, and does. */
static struct buf given;
static const char *leaves, *fails;
static enum err_code fails_as;

static const char *login(void)
{
    return "mia";
}

static void count_up(void *bytes, size_t n)
{
    static unsigned next;
    memset(bytes, 0, n);
    next++;
    memcpy(bytes, &next, sizeof next);
}

static struct world world = {
    .now = 1795189500, .login = login, .random = count_up}; /* Fri 20 Nov 2026 */

static void add_person(const char *name, const char *handle)
{
    const struct person_edit edit = {.name = name, .handle = handle};
    struct person person;
    cr_assert(board_person_add(board, &edit, &arena, &person, &err), "%s", err.what);
}

static void enter(void)
{
    static const char *const cases[] = {"a project with no invoices"};
    const struct ticket_edit edit = {
        .title = "Better reporting",
        .area = "billing",
        .field = {[SPEC_WHO] = "finance lead", [SPEC_WHY] = "a better report"},
        .awkward = cases,
        .awkward_n = 1,
        .awkward_given = true};
    const struct area_edit area_edit = {.name = "billing"};
    const struct own_request own = {.area = "billing", .person = "ana", .role = ROLE_OWNER};
    struct ticket_done done;
    struct area area;
    struct own_done owned;
    cr_assert(setlocale(LC_CTYPE, "C.UTF-8"));
    snprintf(folder, sizeof folder, "/tmp/buckstop-spec.XXXXXX");
    cr_assert(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/board.db", folder);
    cr_assert(board_make(file, "Acme", "Europe/Berlin", &world, &board, &err));
    add_person("Mia Okafor", "mia");
    add_person("Ana Ruiz", "ana");
    add_person("Andy Lane", "andy");
    cr_assert(board_area_add(board, &area_edit, &arena, &area, &err), "%s", err.what);
    cr_assert(board_own(board, &own, &arena, &owned, &err), "%s", err.what);
    cr_assert(board_ticket_add(board, &edit, &arena, &done, &err), "%s", err.what);
    ticket = done.ticket.id;
    buf_init(&screen);
    cr_assert(desk_init(&desk, board, &err));
    app_init(&app, &everywhere_commands, &desk);
    app.now = world.now;
    app_resize(&app, 30, 100);
    leaves = fails = NULL;
    buf_init(&given);
    cr_assert(spec_form_open(&app, ticket), "%s", app.message);
}

static void leave(void)
{
    char command[128];
    app_release(&app);
    desk_release(&desk);
    board_close(board);
    arena_release(&arena);
    buf_release(&given);
    buf_release(&screen);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(spec_form, .init = enter, .fini = leave);

static void press(uint32_t code)
{
    app_feed(&app, &(struct key){.code = code});
}

static void type(const char *text)
{
    app_feed(&app, &(struct key){.code = KEY_CODE_PASTE, .text = text});
}

static const char *shown(void)
{
    app_draw(&app);
    buf_reset(&screen);
    grid_dump(&app.grid, false, &screen);
    return screen.text;
}

static void shows(const char *text)
{
    cr_expect(strstr(shown(), text), "\"%s\" is not there:\n%s", text, screen.text);
}

static void shows_no(const char *text)
{
    cr_expect_not(strstr(shown(), text), "\"%s\" is there:\n%s", text, screen.text);
}

static void open_again(void)
{
    press(KEY_CODE_ESC);
    cr_assert_eq(app.views, 0);
    cr_assert(spec_form_open(&app, ticket), "%s", app.message);
}

static struct ticket_card card(void)
{
    struct ticket_card found;
    cr_assert(board_ticket_card(board, ticket, &arena, &found, &err), "%s", err.what);
    return found;
}

/* From the first gap, Does, on. */
static void fill_all(void)
{
    type("downloads one list\nof all invoices");
    press(KEY_CODE_TAB);
    press(KEY_CTRL('u'));
    type("they copy rows by hand");
    press(KEY_CODE_TAB);
    type("the list opens in a spreadsheet");
    press(KEY_CODE_TAB);
    type("single invoices");
    press(KEY_CODE_TAB);
    type("turn off the flag");
    press(KEY_CODE_TAB);
    press(KEY_CODE_ENTER); /* the owner of the area */
}

static void change_meanwhile(enum spec_field field, const char *text)
{
    struct ticket_edit edit = {0};
    struct ticket_done done;
    edit.field[field] = text;
    cr_assert(board_ticket_edit(board, ticket, &edit, &arena, &done, &err), "%s", err.what);
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
    type("they copy rows by hand");
    shows("NOT READY   3 of 8 ok");
    shows_no(HINT_WHY);
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
    type("downloads one list");
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
    type("downloads one list");
    press(KEY_CODE_ENTER);
    press(KEY_CODE_ENTER);
    press(KEY_CTRL('s'));
    cr_expect_str_eq(card().ticket.does, "downloads one list");
    press(KEY_CODE_UP);
    press(KEY_CODE_ENTER);
    press(KEY_CTRL('s'));
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
    type("one\ntwo");
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
    cr_assert(board_ticket_edit(board, ticket, &edit, &arena, &done, &err));
    app_reload(&app);
    shows("1  a project with no invoices");
    press(KEY_CODE_DOWN);
    press(KEY_CODE_DOWN);
    shows("Awkward      > 1  a project");
    press(KEY_CODE_ENTER);
    shows("3  +");
    type("split over two");
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
    type("none known");
    shows_no("Awkward cases, Done when");
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
    type("Zoe Quist");
    shows("nobody yet: put this person on the board");
    press(KEY_CODE_ENTER);
    shows("Zoe Quist is on the board. Ctrl-S saves the spec.");
    shows("3 of 8 ok");
}

Test(spec_form, loses_nothing_to_somebody_else_s_change)
{
    type("downloads one list");
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

Test(spec_form, takes_theirs_where_asked_to)
{
    type("downloads one list");
    change_meanwhile(SPEC_DOES, "sees a chart");
    press(KEY_CTRL('r'));
    shows("> sees a chart");
    change_meanwhile(SPEC_DOES, "sees two charts");
    shows("> sees two charts");
    shows_no("meanwhile");
}

Test(spec_form, is_a_draft_again_when_changed_after_it_was_ready)
{
    fill_all();
    press(KEY_CTRL('s'));
    cr_assert(spec_form_open(&app, ticket));
    press(KEY_CODE_END);
    shows("Ready: every field passes.");
    type(" of invoices");
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
    cr_assert(board_ticket_start(board, ticket, &arena, &done, &skipped, &err));
    cr_assert(board_ticket_finish(board, ticket, &arena, &done, &err));
    cr_assert(spec_form_open(&app, ticket));
    shows("DONE");
    press('x');
    type("more");
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
                type(" it is better when all of it is on the screen and nothing is cut");
            type(" endmark");
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

static bool stand_in(void *ctx, const char *text, struct buf *out, bool *differs,
                     struct err *failed)
{
    cr_expect_null(ctx);
    buf_reset(&given);
    buf_add(&given, text);
    buf_add(out, leaves ? leaves : "");
    if (fails)
        return err_set(failed, fails_as, "%s", fails);
    *differs = strcmp(text, out->text) != 0;
    return true;
}

static void edit_with(const char *text)
{
    leaves = text;
    app.edit = stand_in;
    press(KEY_CTRL('x'));
}

Test(spec_form, opens_in_the_editor_as_it_is_typed)
{
    type("downloads one list");
    edit_with("title: Reports\ndoes: sees a list\nawkward: [one case, \"two\\nlines\"]\n"
              "customer: Talweg\n");
    cr_expect(strstr(given.text, "downloads one list"), "%s", given.text);
    cr_expect_str_eq(app.message, "From the editor, not saved yet: Title, Customer, Does, "
                                  "Awkward cases.");
    shows("Reports  (not saved)");
    shows("Customer: Talweg  (not saved)");
    shows("> sees a list");
    shows("2  two lines");
    cr_expect_str_eq(card().ticket.does, "");
    open_again();
    shows("Reports  (not saved)");
    edit_with("does: sees a list\n");
    cr_expect(strstr(given.text, "Reports") && strstr(given.text, "Talweg"), "%s",
              given.text);
    press(KEY_CTRL('s'));
    cr_expect_str_eq(card().ticket.title, "Reports");
    cr_expect_str_eq(card().ticket.customer, "Talweg");
    cr_expect_str_eq(card().ticket.does, "sees a list");
    cr_expect_eq(card().cases_n, 2);
}

Test(spec_form, keeps_what_cannot_be_read_and_opens_it_again)
{
    edit_with("does: sees a list\nwhi: x\n");
    shows("spec:4:1: there is no key \"whi\"");
    shows("What you wrote is kept: Ctrl-X");
    press(KEY_CODE_TAB);
    shows("What you wrote in the editor is kept");
    open_again();
    edit_with("#! trouble\n#! more\ndoes: sees a list\nwhi: y\n");
    cr_expect(strncmp(given.text, "#! spec:4:1: there is no key", 28) == 0, "%s",
              given.text);
    cr_expect(strstr(given.text, "begin again.\ndoes: sees a list\nwhi: x\n"), "%s",
              given.text);
    shows("spec:4:1: there is no key \"whi\"");
    edit_with("#! trouble\n#! more\ndoes: sees a list\n");
    cr_expect(strstr(given.text, "whi: y"), "%s", given.text);
    shows("sees a list");
    shows_no("is kept: Ctrl-X");
    edit_with("does: sees a list\n");
    cr_expect_neq(given.text[1], '!', "%s", given.text);
}

Test(spec_form, begins_again_where_all_of_it_was_deleted)
{
    edit_with("whi: x\n");
    edit_with("#! trouble\n#! more\n");
    cr_expect_str_eq(app.message, "The editor changed nothing.");
    edit_with("does: sees a list\n");
    cr_expect_not(strstr(given.text, "whi"), "%s", given.text);
}

Test(spec_form, stays_as_it_was_where_the_editor_fails)
{
    type("downloads one list");
    fails = "the editor \"x\" ended with an error (1)";
    fails_as = ERR_INPUT;
    edit_with(NULL);
    shows("The editor \"x\" ended with an error (1).");
    shows("> downloads one list");
    fails = "the editor \"x\" was ended by a signal";
    fails_as = ERR_INTERRUPTED;
    edit_with("does: half written\n");
    shows("What you wrote is kept: Ctrl-X opens it again.");
    fails = NULL;
    edit_with("does: half written\n");
    cr_expect_str_eq(given.text, "does: half written\n");
    shows("> half written");
}

Test(spec_form, says_where_there_is_no_editor)
{
    press(KEY_CTRL('x'));
    cr_expect_str_eq(app.message, "There is no editor here.");
}
