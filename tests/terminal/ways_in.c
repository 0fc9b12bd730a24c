/* What happens before there is a board on the screen: no terminal, or no board yet. */
#include "support.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

static void run_script(struct demo *demo, const char *script, const char *const env[])
{
    const char *const argv[] = {"sh", "-c", script, NULL};
    demo_run(demo, ROWS, COLS, argv, env);
}

/* The whole of what it wrote, where nothing but these lines may be in it. */
static void must_say_only(struct demo *demo, const char *first, const char *second)
{
    cr_assert_str_eq(terminal_row(&demo->t, 0), first);
    cr_assert_str_eq(terminal_row(&demo->t, 1), second);
    cr_assert_str_eq(terminal_row(&demo->t, 2), "");
    cr_assert_eq(terminal_bytes(&demo->t),
                 strlen(first) + strlen(second) + (*second ? 2 : 1) * strlen("\r\n"),
                 "it wrote more");
    must_be_restored(demo, first);
}

Test(ways_in, a_pipe_is_no_terminal)
{
    static const char *const scripts[] = {
        "\"$BUCKSTOP\" </dev/null",
        "echo q | \"$BUCKSTOP\"",
        "\"$BUCKSTOP\" >\"$HERE.out\"; code=$?; test ! -s \"$HERE.out\" && exit $code",
        "{ \"$BUCKSTOP\"; echo $? >\"$HERE.code\"; } | cat; exit $(cat \"$HERE.code\")",
        "\"$BUCKSTOP\" </dev/null | cat; exit 2",
    };
    struct demo demo;
    char here[96];
    demo_make(&demo);
    snprintf(here, sizeof here, "HERE=%s", demo.file);
    const char *const env[] = {here, NULL};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        run_script(&demo, scripts[i], env);
        cr_assert_eq(terminal_wait(&demo.t, 5000), 2, "%s", scripts[i]);
        must_say_only(
            &demo,
            "buckstop: the board needs a terminal; without one, \"buckstop help\" "
            "says what to ask.",
            "");
        demo_end(&demo);
    }
    demo_remove(&demo);
}

Test(ways_in, errors_go_to_stderr)
{
    static const char script[] = "\"$BUCKSTOP\" 2>\"$HERE.err\" </dev/null; code=$?; "
                                 "test \"$(wc -l <\"$HERE.err\")\" -eq 1 && exit $code";
    struct demo demo;
    char here[96];
    demo_make(&demo);
    snprintf(here, sizeof here, "HERE=%s", demo.file);
    const char *const env[] = {here, NULL};
    run_script(&demo, script, env);
    cr_assert_eq(terminal_wait(&demo.t, 5000), 2);
    cr_assert_eq(terminal_bytes(&demo.t), 0);
    demo_remove(&demo);
}

Test(ways_in, a_terminal_that_cannot_be_drawn_on_is_named)
{
    static const struct {
        const char *env, *says;
    } cases[] = {
        {"TERM=dumb", "buckstop: the terminal \"dumb\" cannot be drawn on."},
        {"TERM=nonsense", "buckstop: the terminal \"nonsense\" cannot be drawn on."},
        {"TERM=", "buckstop: the terminal \"\" cannot be drawn on."},
        {"TERM", "buckstop: the terminal \"\" cannot be drawn on."},
    };
    const char *const argv[] = {"buckstop", NULL};
    struct demo demo;
    demo_make(&demo);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const env[] = {cases[i].env, NULL};
        demo_run(&demo, ROWS, COLS, argv, env);
        cr_assert_eq(terminal_wait(&demo.t, 5000), 2, "%s", cases[i].env);
        must_say_only(&demo, cases[i].says,
                      "  set TERM, or ask on the command line: buckstop help");
        demo_end(&demo);
    }
    demo_remove(&demo);
}

static void open_without_board(struct demo *demo)
{
    const char *const argv[] = {"buckstop", NULL};
    demo_folder(demo);
    demo_run(demo, ROWS, 200, argv, NULL);
    terminal_until(&demo->t, "To make one, type the name of the team");
}

Test(ways_in, enter_alone_makes_no_board)
{
    static const char *const keys[] = {"\n", "  \n", "\004"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct demo demo;
        open_without_board(&demo);
        must_show(&demo, "There is no board at");
        terminal_keys(&demo.t, keys[i]);
        cr_assert_eq(terminal_wait(&demo.t, 5000), 2);
        must_show(&demo, "make one: buckstop init NAME");
        must_be_restored(&demo, "no board");
        cr_assert_neq(access(demo.file, F_OK), 0, "there is a board");
        demo_remove(&demo);
    }
}

Test(ways_in, a_name_makes_a_board_that_teaches)
{
    struct demo demo;
    open_without_board(&demo);
    terminal_keys(&demo.t, "Acme\n");
    terminal_settle(&demo.t);
    must_show(&demo, "[1 AREAS]");
    must_show(&demo, "No area yet. An area is a part of the product");
    must_show(&demo, "a  adds one, then asks who owns it");
    terminal_keys(&demo.t, "q");
    cr_assert_eq(terminal_wait(&demo.t, 5000), 0);
    demo_end(&demo);
    demo_open(&demo, ROWS, COLS, NULL);
    must_show(&demo, "a  adds one, then asks who owns it");
    demo_remove(&demo);
}

/* From nothing to an owner, by the one next thing that the board names. */
Test(ways_in, the_new_board_leads_to_its_first_owner)
{
    struct demo demo;
    open_without_board(&demo);
    terminal_keys(&demo.t, "Acme\n");
    terminal_settle(&demo.t);
    terminal_type(&demo.t, "nAna Ruiz" ENTER);
    terminal_type(&demo.t, "nbilling" ENTER "ana" ENTER ENTER);
    must_show(&demo, "Saved. billing: Ana Ruiz");
    demo_remove(&demo);
}

Test(ways_in, ctrl_c_at_the_offer_leaves)
{
    struct demo demo;
    open_without_board(&demo);
    terminal_keys(&demo.t, CTRL_C);
    cr_assert_eq(terminal_wait(&demo.t, 5000), 130);
    cr_assert_neq(access(demo.file, F_OK), 0, "there is a board");
    demo_remove(&demo);
}
