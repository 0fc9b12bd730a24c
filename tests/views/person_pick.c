/* Whom a typed name could mean. */
#include "at_desk.h"

#include "board/person.h"

#include <criterion/criterion.h>

TestSuite(person_pick, .init = desk_enter, .fini = desk_leave);

static bool on_the_board(const char *name)
{
    struct person person;
    struct arena arena;
    struct err err;
    arena_init(&arena);
    bool found = board_find_person(desk.board, name, &arena, &person, &err);
    arena_release(&arena);
    return found;
}

/* Step 7, with one cause that passed every test. */
static void to_the_owner(void)
{
    cr_assert(review_view_open(&app));
    app_draw(&app);
    type("ygone\rn\r\r3\rThe alert waits\r\ryyyyyyyyyy\r\r");
    shows("Owner");
    type("\025");
}

Test(person_pick, offers_who_was_perhaps_meant_before_a_new_person)
{
    to_the_owner();
    type("Jnas");
    shows("> Jonas Weber, was it?");
    shows("somebody new: put \"Jnas\" on the board");
    type("\r");
    shows("Jonas Weber");
    cr_assert_not(on_the_board("Jnas"));
}

Test(person_pick, takes_no_close_name_but_by_enter)
{
    to_the_owner();
    type("Jnas\t");
    shows("Nobody is called \"Jnas\" yet. Enter takes Jonas Weber.");
    shows("Jnas");
}

Test(person_pick, puts_a_new_one_on_the_board_below_a_close_one)
{
    to_the_owner();
    type("Jnas");
    press(KEY_CODE_DOWN);
    type("\r");
    shows("Jnas is on the board.");
    cr_assert(on_the_board("Jnas"));
}

Test(person_pick, offers_nobody_close_where_the_name_is_another)
{
    to_the_owner();
    type("Anastasia");
    shows("> nobody yet: put this person on the board");
    shows_not("was it?");
}

Test(person_pick, refuses_a_sentence_as_a_name)
{
    static const char *const sentences[] = {"the one who watches the queue", "we will see",
                                            "Is it Jonas?", "One Two Three Four Five Six"};
    to_the_owner();
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        type(sentences[i]);
        shows("REFUSED");
        shows("sentence");
        type("\r");
        shows("A on the board adds it.");
        type("\025");
        cr_assert_not(on_the_board(sentences[i]));
    }
    static const char *const names[] = {"Maria de la Cruz", "Juan Carlos García López",
                                        "Pedro Luis Ana María Ruiz"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct key key = {.code = KEY_CODE_PASTE, .text = names[i]};
        app_feed(&app, &key);
        shows("put this person on the board");
        type("\025");
    }
}

Test(person_pick, offers_a_close_one_in_the_form_of_an_area)
{
    cr_assert(owner_view_open(&app, "billing"));
    app_draw(&app);
    type("\025Jnas");
    shows("> Jonas Weber, was it?");
    type("\023");
    shows("Nobody is called so. Enter takes Jonas Weber.");
    type("\r");
    shows("Jonas Weber");
    cr_assert_not(on_the_board("Jnas"));
}

/* "Jonas Weber" twice: the one that was chosen is meant, by the handle. */
Test(person_pick, means_the_chosen_one_of_two_namesakes)
{
    struct person_edit edit = {.name = "Jonas Weber", .handle = "jonas2"};
    struct arena arena;
    struct person person;
    struct err err;
    arena_init(&arena);
    cr_assert(board_person_add(desk.board, &edit, &arena, &person, &err), "%s", err.what);
    arena_release(&arena);
    to_the_owner();
    type("jonas w");
    press(KEY_CODE_DOWN);
    type("\r");
    shows("jonas2");
}
