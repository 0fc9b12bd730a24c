/* A spec in an editor that is a stand-in: what is given to it, and what comes back. */
#include "spec_support.h"

#include <criterion/criterion.h>
#include <string.h>

/* What it was given, and what it does. */
static struct buf given;
static const char *leaves, *fails;
static enum err_code fails_as;

static void enter(void)
{
    spec_enter();
    buf_init(&given);
}

static void leave(void)
{
    buf_release(&given);
    spec_leave();
}

TestSuite(spec_editor, .init = enter, .fini = leave);

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

Test(spec_editor, opens_in_the_editor_as_it_is_typed)
{
    paste("downloads one list");
    edit_with("title: Reports\ndoes: sees a list\nawkward: [one case, \"two\\nlines\"]\n"
              "customer: Talweg\n");
    cr_expect(strstr(given.text, "downloads one list"), "%s", given.text);
    cr_expect_str_eq(app.message, "From the editor, not saved yet: Title, Customer, Does, "
                                  "Awkward cases.");
    shows("(not saved) Reports");
    shows("Customer: Talweg  (not saved)");
    shows("> sees a list");
    shows("2  two lines");
    cr_expect_str_eq(card().ticket.does, "");
    open_again();
    shows("(not saved) Reports");
    edit_with("does: sees a list\n");
    cr_expect(strstr(given.text, "Reports") && strstr(given.text, "Talweg"), "%s",
              given.text);
    press(KEY_CTRL('s'));
    cr_expect_str_eq(card().ticket.title, "Reports");
    cr_expect_str_eq(card().ticket.customer, "Talweg");
    cr_expect_str_eq(card().ticket.does, "sees a list");
    cr_expect_eq(card().cases_n, 2);
}

Test(spec_editor, keeps_what_cannot_be_read_and_opens_it_again)
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
    shows_not("is kept: Ctrl-X");
    edit_with("does: sees a list\n");
    cr_expect_neq(given.text[1], '!', "%s", given.text);
}

Test(spec_editor, begins_again_where_all_of_it_was_deleted)
{
    edit_with("whi: x\n");
    edit_with("#! trouble\n#! more\n");
    cr_expect_str_eq(app.message, "The editor changed nothing.");
    edit_with("does: sees a list\n");
    cr_expect_not(strstr(given.text, "whi"), "%s", given.text);
}

Test(spec_editor, stays_as_it_was_where_the_editor_fails)
{
    paste("downloads one list");
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

Test(spec_editor, says_where_there_is_no_editor)
{
    press(KEY_CTRL('x'));
    cr_expect_str_eq(app.message, "There is no editor here.");
}

Test(spec_editor, says_so_where_what_was_written_cannot_be_kept)
{
    struct buf text;
    buf_init(&text);
    buf_add(&text, "whi: ");
    while (text.len < 201000)
        buf_add(&text, "a long line ");
    edit_with(text.text);
    buf_release(&text);
    shows("too long to be kept");
    press(KEY_CODE_TAB);
    shows_not("is kept: Ctrl-X");
}
