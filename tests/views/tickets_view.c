/* The whole list of tickets: what is typed and what is chosen by letter hold together, and
 * how a ticket stands in a few columns. */
#include "../../src/views/ticket_line.h"
#include "at_desk.h"

#include "board/ticket.h"

#include <criterion/criterion.h>

TestSuite(tickets_view, .init = desk_enter, .fini = desk_leave);

static void open_list(void)
{
    cr_assert(tickets_view_open(&app), "%s", app.message);
    app_draw(&app);
}

Test(tickets_view, says_how_many_and_how_many_met_the_template)
{
    open_list();
    shows("13 open, 7 not ready; as on the board");
    shows("Of the 14 opened in the last 30 days, 7 met the template.");
}

Test(tickets_view, goes_through_states_and_orders_both_ways)
{
    open_list();
    type("f");
    shows("7 not ready; as on the board");
    type("f");
    shows(" ready; as on the board");
    type("FFF");
    shows("17 of every state; as on the board");
    type("Fo");
    shows("2 folded under another; by number");
    type("OO");
    shows("2 folded under another; by customer");
}

Test(tickets_view, keeps_what_was_chosen_by_letter_while_words_are_typed)
{
    open_list();
    type("foo/freez");
    shows("2 not ready; newest first");
    type("\r\033");
    shows("7 not ready; newest first");
}

Test(tickets_view, lets_a_letter_take_the_place_of_what_was_typed)
{
    open_list();
    type("/state:done sort:age seats\r");
    shows("1 done; oldest first");
    type("F");
    shows("0 skipped the review; oldest first");
    shows("/ sort:age seats");
    type("o");
    shows("; by area");
    shows("/ seats");
}

Test(tickets_view, does_not_take_a_line_that_it_cannot_read)
{
    open_list();
    type("/freeze gap:w");
    shows("is no field of a spec");
    shows("3 open");
    type("\r");
    shows("/ freeze gap:w");
    shows("One of: who");
    type("hy\r");
    shows("/ freeze gap:why");
    type("\033");
    shows("13 open");
}

Test(tickets_view, finds_none_in_an_area_that_is_none)
{
    open_list();
    type("/area:nowhere\r");
    shows("nowhere");
    shows("13 open");
}

Test(tickets_view, stays_on_the_ticket_when_others_go)
{
    struct arena arena;
    struct ticket canonical;
    struct err err;
    open_list();
    type("jjj");
    shows("> #226");
    arena_init(&arena);
    cr_assert(board_ticket_same(desk.board, 222, 219, &arena, &canonical, &err));
    arena_release(&arena);
    app_reload(&app);
    shows("> #226");
    type("k");
    shows("> #223");
}

Test(tickets_view, says_where_one_is_when_not_all_fit)
{
    app_resize(&app, 16, 60);
    open_list();
    shows("13 open, 7 not ready; as on the board           1 of 13");
    type("G");
    shows("13 of 13");
}

Test(tickets_view, is_drawn_in_any_size)
{
    open_list();
    for (int rows = 1; rows <= 40; rows += 3)
        for (int cols = 1; cols <= 130; cols += 7) {
            app_resize(&app, rows, cols);
            type("j/pdf\r\033");
        }
    app_resize(&app, 24, 80);
    shows("13 open");
}

Test(ticket_line, says_the_most_urgent_thing)
{
    enum { TODAY = 20000, WHY = 1 << SPEC_WHY, DONE = 1 << SPEC_DONE_WHEN };
    static const struct {
        struct ticket_line line;
        const char *wide, *narrow;
        enum ink ink;
    } cases[] = {
        {{.owned = true, .gaps = WHY | DONE}, "Why, Done when", "2 gaps", INK_ATTENTION},
        {{.owned = true, .gaps = 0xff}, "8 gaps", "8 gaps", INK_ATTENTION},
        {{.gaps = WHY}, "Why", "1 gap", INK_ATTENTION},
        {{.owned = true, .state = TICKET_READY}, "ready", "ready", INK_GOOD},
        {{.state = TICKET_READY}, "NO OWNER", "NO OWNER", INK_ATTENTION},
        {{.state = TICKET_READY, .decision = DECISION_YES}, "ready", "ready", INK_GOOD},
        {{.state = TICKET_DOING, .skipped = true, .gaps = WHY},
         "skipped the review",
         "skipped",
         INK_ATTENTION},
        {{.owned = true, .state = TICKET_DOING}, "doing", "doing", INK_GOOD},
        {{.owned = true}, "changed", "changed", INK_ATTENTION},
        {{.owned = true,
          .state = TICKET_READY,
          .decision = DECISION_NOT_NOW,
          .come_back_on = TODAY},
         "back",
         "back",
         INK_ATTENTION},
        {{.decision = DECISION_NOT_NOW, .come_back_on = TODAY + 1},
         "not now",
         "not now",
         INK_MUTED},
        {{.decision = DECISION_NO, .gaps = WHY}, "no", "no", INK_MUTED},
        {{.state = TICKET_DONE}, "done", "done", INK_MUTED},
        {{.canonical = 5, .gaps = WHY}, "= #5", "= #5", INK_MUTED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out);
        cr_expect_eq(ticket_line_standing(&cases[i].line, TODAY, 20, &out), cases[i].ink,
                     "case %zu", i);
        cr_expect_str_eq(out.text, cases[i].wide, "case %zu", i);
        buf_reset(&out);
        ticket_line_standing(&cases[i].line, TODAY, 9, &out);
        cr_expect_str_eq(out.text, cases[i].narrow, "case %zu", i);
        buf_release(&out);
    }
}
