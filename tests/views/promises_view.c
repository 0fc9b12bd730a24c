/* The promises, the page of a cause and what the reviews came to, key by key. */
#include "at_desk.h"

#include "board/cause.h"

#include <criterion/criterion.h>

TestSuite(promises_view, .init = desk_enter, .fini = desk_leave);

static void open_promises(void)
{
    cr_assert(promises_view_open(&app), "%s", app.message);
    app_draw(&app);
}

static struct cause_line cause(int64_t id)
{
    static struct arena arena;
    struct cause_line line;
    struct err err;
    arena_reset(&arena);
    cr_assert(board_cause(desk.board, id, &arena, &line, &err), "%s", err.what);
    return line;
}

Test(promises_view, begins_with_what_came_back)
{
    open_promises();
    shows("> Nothing told us that the queue was full                        CAME BACK");
    shows("21 days     Jonas Weber           overdue 16 days    2 incidents");
    shows("2 open, 1 came back, 1 overdue.");
    shows_not("The price list");
    type("a");
    shows("The price list is typed in two places                          seen gone");
    type("a");
    shows_not("The price list");
}

Test(promises_view, takes_removed_from_the_owner_alone)
{
    open_promises();
    type("jr");
    shows("Bo Lind says when");
    desk_become("bo");
    open_promises();
    type("jr");
    shows("A later review looks whether it is gone.");
    cr_assert_eq(cause(13).removal.state, REMOVAL_REMOVED);
    type("u");
    cr_assert_eq(cause(13).removal.state, REMOVAL_PLANNED);
}

Test(promises_view, asks_what_was_seen_before_it_is_gone)
{
    open_promises();
    type("jg\r");
    shows("Nobody says what was seen");
    type("the script stops\r");
    shows("Seen gone. u takes it back.");
    cr_assert_str_eq(cause(13).removal.what, "the script stops");
    shows_not("The migration ran");
    type("ajg");
    shows("It is closed.");
    shows_not("What was seen:");
}

Test(promises_view, gives_a_promise_to_one_person_who_is_here)
{
    open_promises();
    type("jotom\r");
    shows("is away");
    press(KEY_CTRL('u'));
    type("eli");
    shows("> Eli Sato");
    type("\r");
    shows("Eli Sato owns the promise now.");
    shows("7 days      Eli Sato              due today");
    cr_assert_str_eq(cause(13).owner.handle, "eli");
}

Test(promises_view, keeps_what_is_half_typed_for_its_promise)
{
    open_promises();
    type("dmoved\033jd");
    shows_not("moved");
    type("\033kd");
    shows("Dropped because: moved");
}

Test(promises_view, filters_by_cause_and_by_owner)
{
    open_promises();
    type("/JONAS");
    shows("Nothing told us");
    shows_not("The migration ran");
    press(KEY_CODE_ESC);
    shows("The migration ran");
    type("/nothing fits\r");
    shows("No promise fits. Esc shows all.");
    type("\033");
    shows("The migration ran");
    type("\033");
    cr_assert_null(app_top(&app));
}

Test(promises_view, opens_the_page_of_a_cause)
{
    open_promises();
    type("\r");
    shows("Causes / 11");
    shows("week 44: Jonas Weber, on Fri 30 Oct, gone by Wed 04 Nov");
    shows("week 45: GONE, seen: the alert fired in a trial");
    shows("CAME BACK: login mail was late again, and no alert came");
    shows("IT WAS BEHIND 2 INCIDENTS");
    type("oana\r");
    shows("Ana Ruiz owns the promise now.");
    type("\r");
    shows("Incidents / 44");
}

Test(promises_view, leads_to_what_the_reviews_came_to)
{
    open_promises();
    type("s");
    shows("3 of 3 reviewed since the first review, this one not yet");
    shows("46 to 44");
    shows("promised Fri 06 Nov for 5 days, gone after 7");
    shows_not("Jonas");
    type("j\r");
    shows("Causes / 12");
}

Test(promises_view, says_dropped_wherever_a_promise_was)
{
    open_promises();
    type("jdnot ours\r");
    shows("Dropped, and the reason kept.");
    type("a");
    shows("dropped Fri 20 Nov: not ours");
    cr_assert(cause_view_open(&app, 13));
    shows("dropped");
    shows_not("given up");
}
