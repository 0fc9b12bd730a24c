/* The page of a ticket: what it says first, and what each key does or why it does not. */
#include "at_desk.h"

#include "board/alike.h"
#include "board/ticket.h"

#include <criterion/criterion.h>

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

TestSuite(ticket_view, .init = enter, .fini = leave);

static void open_ticket(int64_t ticket)
{
    cr_assert(ticket_view_open(&app, ticket), "%s", app.message);
}

static void change(int64_t ticket, enum spec_field field, const char *text)
{
    struct ticket_edit edit = {.title = NULL};
    struct ticket_done done;
    edit.field[field] = text;
    cr_assert(board_ticket_edit(desk.board, ticket, &edit, &arena, &done, &err), "%s",
              err.what);
}

static void fold(int64_t ticket, int64_t under)
{
    struct ticket canonical;
    cr_assert(board_ticket_same(desk.board, ticket, under, &arena, &canonical, &err), "%s",
              err.what);
}

Test(ticket_view, says_first_that_nobody_decides)
{
    open_ticket(219);
    shows("   NO OWNER: nobody decides for checkout.\n   #219  PDF upload");
    shows("NOT READY   6 of 8 ok");
}

Test(ticket_view, says_first_that_it_is_in_no_area)
{
    struct ticket_edit edit = {.area = ""};
    struct ticket_done done;
    cr_assert(board_ticket_edit(desk.board, 217, &edit, &arena, &done, &err));
    open_ticket(217);
    shows("   NO OWNER: it is in no area, and nobody decides.\n   #217");
    shows("Nobody decides: t puts it in an area.");
    type("o");
    shows("The ticket is in no area: t puts it in one.");
}

Test(ticket_view, says_who_decided_what_and_who_recorded_it)
{
    open_ticket(214);
    shows("Ana Ruiz said yes on Mon 09 Nov: two renewals wait for it");
    shows("DOING since Sat");
    shows_not("recorded by");
    open_ticket(243);
    shows("Ana Ruiz said not now on Thu 05 Nov (recorded by Mia");
    shows("put off until Thu 19 Nov: that day has come");
    shows("Its day has come: d decides it again.");
}

Test(ticket_view, says_a_day_of_this_week_by_its_name)
{
    open_ticket(221);
    type("s");
    shows("DOING since today");
    type("f");
    shows("DONE today");
}

Test(ticket_view, says_that_it_began_before_anybody_decided)
{
    open_ticket(244);
    shows("it began before anybody decided: it skipped the review");
    shows("Tom Varga decides; away, Mia Okafor acts");
}

Test(ticket_view, says_whose_wish_it_is_and_what_is_folded_under_it)
{
    fold(242, 221);
    fold(241, 221);
    open_ticket(221);
    shows("Asked for by  Bergmann, Talweg and Kupferhof");
    shows("The same      #241  Approval freezes when a step is edited");
    shows("#242  Edited approvals freeze");
    shows_not("Custom work");
}

Test(ticket_view, counts_what_is_folded_under_it_when_it_is_much)
{
    static const int64_t folded[] = {214, 217, 222, 223, 226, 228, 242, 241};
    for (size_t i = 0; i < sizeof folded / sizeof *folded; i++)
        fold(folded[i], 221);
    open_ticket(221);
    shows("and 2 more");
}

Test(ticket_view, of_a_folded_one_leads_to_the_other_and_takes_it_apart)
{
    open_ticket(245);
    shows("Same as       #219  PDF upload");
    type("d");
    shows("It is folded under another ticket: x takes it apart.");
    type("\r");
    shows("Ownership board / #219");
    type("\033x");
    shows("It is a ticket of its own again.");
    shows_not("Same as");
    type("x");
    shows("It is not folded under another ticket.");
    type("u");
    shows("Same as       #219");
}

Test(ticket_view, says_what_changed_after_it_was_ready_and_by_whom)
{
    desk_become("bo");
    change(217, SPEC_WHY, "support does it by hand for twelve customers a day");
    desk_become("mia");
    open_ticket(217);
    shows("Changed       Why, by Bo Lind on Fri 20 Nov. It was: support does");
    shows("READ IT AGAIN");
    type("s");
    shows("It changed after it was ready. Read it, then r: it is ready.");
    type("r");
    shows("Ready.");
    shows_not("Changed ");
}

Test(ticket_view, shows_what_looks_like_it)
{
    open_ticket(242);
    shows("Looks like    #221  Approvals freeze after an edit  (ready)");
    shows("Custom work   three customers, one shape: make one shared model");
}

Test(ticket_view, does_not_begin_work_that_may_not_begin)
{
    static const struct {
        int64_t ticket;
        const char *says;
    } cases[] = {
        {223, "Not ready: nothing starts before its spec is clear. e fills the gaps."},
        {224, "It was decided: not now. Ask for another decision: d"},
        {214, "Work is under way: f says that it is done."},
        {205, "It is done."},
        {245, "It is folded under another ticket: x takes it apart."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        open_ticket(cases[i].ticket);
        type("s");
        shows(cases[i].says);
        type("\033");
    }
}

Test(ticket_view, does_not_finish_what_has_not_begun)
{
    open_ticket(217);
    type("f");
    shows("No work on it is under way.");
}

Test(ticket_view, begins_work_on_an_undecided_one_and_says_what_that_skipped)
{
    open_ticket(221);
    type("s");
    shows("skipped the review");
    type("u");
    shows("READY");
    shows_not("skipped the review");
}

/* The mark stands at the right end, and no hint runs into it. */
Test(ticket_view, keeps_texts_off_the_marks_at_every_width)
{
    open_ticket(242);
    for (int cols = 44; cols <= 100; cols++) {
        app_resize(&app, 60, cols);
        app_draw(&app);
        for (int row = 0; row < app.grid.rows; row++) {
            const char *m = grid_cell(&app.grid, row, cols - 10)->text;
            bool mark =
                grid_cell(&app.grid, row, cols - 10)->ink == INK_ATTENTION && m[0] == 'm';
            if (mark)
                cr_assert_str_eq(grid_cell(&app.grid, row, cols - 11)->text, " ",
                                 "%d columns, row %d", cols, row);
        }
    }
}
