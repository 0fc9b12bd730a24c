/* Every signal that ends the program, on every screen: the terminal is as it was. */
#include "support.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static const int endings[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV,
                              SIGABRT, SIGBUS, SIGFPE, SIGILL};
enum { ENDINGS = sizeof endings / sizeof *endings };

static void copy_file(const char *from, const char *to)
{
    char bytes[65536];
    size_t n;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    cr_assert(in && out, "%s, %s", from, to);
    while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
        cr_assert_eq(fwrite(bytes, 1, n, out), n);
    fclose(in);
    cr_assert_eq(fclose(out), 0);
}

static void ends_on(struct demo *demo, const struct screen *screen, int sig)
{
    char name[80];
    snprintf(name, sizeof name, "signal %d on \"%s\"", sig, screen->name);
    demo_open(demo, ROWS, COLS, NULL);
    go_to(demo, screen);
    terminal_signal(&demo->t, sig);
    cr_assert_eq(terminal_wait(&demo->t, 2000), 128 + sig, "%s", name);
    must_be_restored(demo, name);
    demo_end(demo);
}

/* Each time on the same board: a review that is half done would open at another step. */
static void every_signal_on(int first, int step)
{
    struct demo demo;
    char whole[96];
    demo_make(&demo);
    snprintf(whole, sizeof whole, "%s.whole", demo.file);
    copy_file(demo.file, whole);
    for (int i = first; i < screens_n; i += step) {
        for (int s = 0; s < ENDINGS; s++) {
            copy_file(whole, demo.file);
            ends_on(&demo, &screens[i], endings[s]);
        }
    }
    demo_remove(&demo);
}

Test(signals, give_the_terminal_back_on_every_screen, .timeout = 240)
{
    every_signal_on(0, 4);
}

Test(signals, give_the_terminal_back_on_every_second_screen, .timeout = 240)
{
    every_signal_on(1, 4);
}

Test(signals, give_the_terminal_back_on_every_third_screen, .timeout = 240)
{
    every_signal_on(2, 4);
}

Test(signals, give_the_terminal_back_on_every_other_screen, .timeout = 240)
{
    every_signal_on(3, 4);
}
