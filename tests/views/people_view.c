/* The people: one more is added where they are. */
#include "at_desk.h"

#include <criterion/criterion.h>

TestSuite(people_view, .init = desk_enter, .fini = desk_leave);

Test(people_view, adds_a_person_and_goes_to_their_line)
{
    board_view_open(&app);
    type("pa");
    shows("New person, first and last name:");
    type("Zoe Park\r");
    shows("Zoe Park is on the board.");
    shows("> Zoe Park");
    type("u");
    shows_not("> Zoe Park");
}

Test(people_view, goes_on_with_a_name_half_typed_on_the_board)
{
    board_view_open(&app);
    type("AZoe Pa\033p");
    shows("People");
    type("a");
    shows("New person, first and last name: Zoe Pa");
    type("\033");
    shows_not("New person");
    shows("People");
}

Test(people_view, refuses_two_names_and_keeps_them)
{
    board_view_open(&app);
    type("paAna & Bo\r");
    shows("New person, first and last name: Ana & Bo");
    shows("\"Ana & Bo\"");
}
