/* Present mode, and what each step of the review says of a good answer. */
#include "at_desk.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(present, .init = desk_enter, .fini = desk_leave);

static bool has_grey(void)
{
    app_draw(&app);
    for (int row = 0; row < app.grid.rows; row++)
        for (int col = 0; col < app.grid.cols; col++)
            if (grid_cell(&app.grid, row, col)->ink == INK_MUTED)
                return true;
    return false;
}

static void size(int rows, int cols)
{
    app_resize(&app, rows, cols);
    app_draw(&app);
}

/* From the board to the review's first cause. */
static void to_causes(void)
{
    type("ryit is gone\rnfri\r\r3\r");
    shows("WHY COULD IT HAPPEN?");
}

Test(present, draws_nothing_in_grey)
{
    board_view_open(&app);
    cr_assert(has_grey());
    type("P");
    shows("P again goes back");
    cr_assert_not(has_grey());
    type("s");
    cr_assert_not(has_grey());
    type("\033P");
    cr_assert(has_grey());
}

Test(present, shows_one_pane_of_the_board)
{
    board_view_open(&app);
    shows("WEEKLY REVIEW");
    type("P");
    shows("[1 AREAS]");
    shows_not("WEEKLY REVIEW");
    type("3");
    shows("[3 WEEKLY REVIEW]");
    shows_not("AREAS");
    type("P");
    shows("TICKETS");
}

Test(present, leaves_an_empty_row_between_the_lines_of_the_board)
{
    board_view_open(&app);
    size(30, 100);
    type("P");
    for (int row = 7; row < 26; row += 2)
        for (int col = 0; col < app.grid.cols; col++)
            cr_assert_str_eq(grid_cell(&app.grid, row, col)->text, " ", "row %d", row);
}

Test(present, is_a_letter_while_typing)
{
    board_view_open(&app);
    to_causes();
    type("P");
    cr_assert_not(app.present);
    shows("> 1    P");
}

Test(present, is_how_the_review_looks_on_a_small_screen)
{
    board_view_open(&app);
    size(16, 60);
    cr_assert(has_grey());
    type("r");
    cr_assert_not(has_grey());
    shows("1 of 8  Last week");
    size(24, 80);
    cr_assert(has_grey());
    shows("[1 Last week]");
}

Test(present, has_room_on_the_smallest_screen)
{
    board_view_open(&app);
    size(10, 40);
    type("Pr");
    shows("IS LAST WEEK'S CAUSE GONE?");
    type("yit is gone\rnfri\r\r");
    shows("WHICH ONE INCIDENT DO WE REVIEW?");
    type("3");
    shows("WHAT HAPPENED?");
    type("\r");
    shows("WHY COULD IT HAPPEN?");
    type("The alert waits fifteen minutes\r\r");
    shows("WHICH CAUSE PASSES EVERY TEST?");
    type("yyyy");
    shows("> can we check that it is");
    type("y\r");
    shows("NAME THE ONE CAUSE WE REMOVE NOW");
    shows("The alert waits");
    type("\r");
    shows("Owner      >");
    type("mia\rthe alert fires within a minute\r");
    shows("READ IT BACK, THEN CLOSE");
    shows("Down shows the rest.");
}

Test(present, scrolls_the_reading_to_its_end)
{
    board_view_open(&app);
    to_causes();
    type("The alert waits fifteen minutes\r\ryyyyy\r\rmia\rit fires within a minute\r");
    size(16, 60);
    shows("Incident     Checkout froze");
    shows_not("STILL THERE");
    for (int i = 0; i < 20; i++)
        press(KEY_CODE_DOWN);
    shows("STILL THERE");
    shows_not("Down shows the rest.");
}

Test(present, steps_say_what_a_good_answer_looks_like)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{30, 100}, {24, 80}, {16, 60}};
    board_view_open(&app);
    to_causes();
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size(sizes[i].rows, sizes[i].cols);
        shows("Good: a thing that let it happen, never a person.");
    }
}

Test(present, asks_one_thing_at_a_time)
{
    board_view_open(&app);
    to_causes();
    for (int small = 0; small <= 1; small++) {
        size(small ? 16 : 24, small ? 60 : 80);
        type("Bo forgot");
        shows("What let it happen?");
        shows_not("Good:");
        press(KEY_CTRL('u'));
        shows_not("What let it happen?");
        shows("Good:");
    }
}

Test(present, asks_for_a_smaller_part_where_no_cause_passes)
{
    board_view_open(&app);
    to_causes();
    type("The alert waits fifteen minutes\r\r");
    shows("Good: a plain yes or no.");
    type("n");
    shows("What part of it could be gone in seven days?");
    shows_not("Good:");
    size(16, 60);
    shows("What part of it could be gone in seven days? e ");
    shows_not("Good:");
}

Test(present, the_owner_is_asked_for_before_anything_else)
{
    board_view_open(&app);
    to_causes();
    type("The alert waits fifteen minutes\r\ryyyyy\r\r");
    size(16, 60);
    shows("Owner      >");
    shows("Good: one name");
    shows_not("Gone by");
    type("mia\r");
    shows("Gone when  >");
    shows_not("Mia Okafor");
    type("better");
    shows_not("Good: one name");
}
