/* Keys as terminals send them, also those that are none of ours. */
#include "support.h"

#include <criterion/criterion.h>

Test(keys, arrows_are_taken_in_both_ways_they_come)
{
    static const struct {
        const char *keys, *shows;
    } cases[] = {
        {"\033[B", "> admin"},           {"\033OB", "> admin"},
        {"jj\033[A", "> admin"},         {"jj\033OA", "> admin"},
        {"\033[F", "> support tools"},   {"\033OF", "> support tools"},
        {"G\033[H", "> checkout"},       {"G\033OH", "> checkout"},
        {"/ogi\033[H\033[CX", "/ oXgi"}, {"/ogi\033OH\033OCX", "/ oXgi"},
        {"/ogi\033[D\033[DX", "/ oXgi"}, {"/ogi\033OD\033ODX", "/ oXgi"},
    };
    struct demo demo;
    demo_make(&demo);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demo_open(&demo, ROWS, COLS, NULL);
        terminal_type(&demo.t, cases[i].keys);
        must_show(&demo, cases[i].shows);
        demo_end(&demo);
    }
    demo_remove(&demo);
}

Test(keys, a_key_that_is_none_of_ours_does_nothing)
{
    static const char *const keys[] = {"\033[1;2S",   "\033[24;5~", "\033[I",
                                       "\033[57428u", "\033[?1;2c", "\033[27;5;13~"};
    struct demo demo;
    struct buf was, is;
    buf_init(&was);
    buf_init(&is);
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "eAna & Bob");
    copy_screen(&demo.t, &was);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        terminal_type(&demo.t, keys[i]);
        copy_screen(&demo.t, &is);
        cr_assert_str_eq(is.text, was.text, "after \"ESC%s\":\n%s", keys[i] + 1,
                         terminal_text(&demo.t));
    }
    demo_remove(&demo);
    buf_release(&is);
    buf_release(&was);
}

Test(keys, esc_with_a_key_right_behind_it_is_two_keys)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "/mob" ESC "j");
    must_show(&demo, "> notifications"); /* after mobile, among all again */
    terminal_type(&demo.t, "z" ESC ESC "2");
    must_show(&demo, "[2 TICKETS]");
    must_show(&demo, "1 AREAS");
    demo_remove(&demo);
}

/* A terminal that sends Latin-1, or one that was cut off in the middle of a letter. */
Test(keys, a_byte_that_is_no_letter_takes_no_other_key_with_it)
{
    static const char *const cases[][2] = {
        {"\xe9ruth", "Owner         ruth"},
        {"\xff\xfe\x80ruth", "Owner         ruth"},
        {"ru\xc3th", "Owner         ruth"},
        {"ru\xe2\x80th", "Owner         ruth"},
        {"rth\033[D\033[D\xe9\033[Du\033[C\xe9", "Owner         urth"},
        {"\xc3\xc3\xa9", "Owner         \u00e9"},
        {"ruth\xf0\x9f\x98", "Owner         ruth"},
    };
    struct demo demo;
    demo_make(&demo);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demo_open(&demo, ROWS, COLS, NULL);
        terminal_type(&demo.t, "e" CTRL_U);
        terminal_type(&demo.t, cases[i][0]);
        must_show(&demo, cases[i][1]);
        demo_end(&demo);
    }
    demo_remove(&demo);
}

/* A paste is text: no key in it is one, and neither its bytes that are no letter nor a
 * named key within it are taken. */
Test(keys, a_paste_is_text_and_never_a_key)
{
    static const struct {
        const char *pasted, *shows;
    } cases[] = {
        {"ogi", "/ ogi"},
        {"o\377g\033[A\025i", "/ og i"}, /* no letter, an arrow, and Ctrl-U: a blank */
        {"\xed\xa0\x80"
         "ogi",
         "/ ogi"},                        /* half of a pair */
        {"caf\303\251", "/ caf\303\251"}, /* a letter of two bytes */
    };
    struct demo demo;
    demo_make(&demo);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demo_open(&demo, ROWS, COLS, NULL);
        terminal_type(&demo.t, "/");
        terminal_keys(&demo.t, "\033[200~");
        terminal_keys(&demo.t, cases[i].pasted);
        terminal_type(&demo.t, "\033[201~");
        must_show(&demo, cases[i].shows);
        demo_end(&demo);
    }
    demo_remove(&demo);
}

/* A terminal that never says that the paste is over loses nothing of it. */
Test(keys, a_paste_without_an_end_ends_by_itself)
{
    struct demo demo;
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    terminal_type(&demo.t, "/");
    terminal_keys(&demo.t, "\033[200~ogi");
    terminal_until(&demo.t, "/ ogi");
    demo_remove(&demo);
}

Test(keys, a_sequence_that_breaks_off_leaves_the_board_as_it_is)
{
    struct demo demo;
    struct buf was, is;
    buf_init(&was);
    buf_init(&is);
    demo_make(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    copy_screen(&demo.t, &was);
    terminal_type(&demo.t, "\033[1;\033[1;\001");
    copy_screen(&demo.t, &is);
    cr_assert_str_eq(is.text, was.text, "%s", terminal_text(&demo.t));
    demo_remove(&demo);
    buf_release(&is);
    buf_release(&was);
}
