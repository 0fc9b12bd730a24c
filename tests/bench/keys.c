/* keys first ROUNDS FILE : starts the commands of the file, in turn, so often, each on a
 * terminal of its own, and waits until it shows the text that stands before its words.
 * Prints for each the middle time up to there in microseconds, and the bytes up to there
 * and what follows at once.
 * keys board FILE : opens the board and measures keys from being typed to the settled
 * screen. Prints a line a figure: its name, then the middle time, the processor's part of
 * it and the bytes written, or the figure alone. */
#include "clock.h"
#include "commands.h"

#include "../terminal/harness.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROWS = 30,
    COLS = 100,
    MOVES = 200,
    PATIENCE = 60000,
    IDLE = 4000,
    REST = 100,
    TURNS_MOST = 400
};

static const char *const env[] = {"BUCKSTOP_AS=mia", "BUCKSTOP_NOW=2026-11-20T15:00:00Z",
                                  NULL};

_Noreturn void terminal_give_up(const char *why)
{
    fprintf(stderr, "keys: %s\n", why);
    exit(2);
}

/* A line of a file of /proc about the program that begins so, as a number. */
static int64_t of_program(const struct terminal *t, const char *file, const char *begin)
{
    char path[64], line[256];
    int64_t value = -1;
    snprintf(path, sizeof path, "/proc/%ld/%s", (long)t->pid, file);
    FILE *in = fopen(path, "r");
    while (in && value < 0 && fgets(line, sizeof line, in))
        if (strncmp(line, begin, strlen(begin)) == 0)
            value = strtoll(line + strlen(begin), NULL, 10);
    if (in)
        fclose(in);
    return value;
}

/* Microseconds it had a processor. */
static int64_t ran_us(const struct terminal *t)
{
    return of_program(t, "schedstat", "") / 1000;
}

struct figures {
    int64_t time[TURNS_MOST], ran[TURNS_MOST], bytes[TURNS_MOST];
    size_t n;
};

static void say(const char *name, struct figures *f)
{
    printf("%s %" PRId64 " %" PRId64 " %" PRId64 "\n", name, clock_middle(f->time, f->n),
           clock_middle(f->ran, f->n), clock_middle(f->bytes, f->n));
    f->n = 0;
}

static void say_peak(const char *name, const struct terminal *t)
{
    printf("%s_kib %" PRId64 "\n", name, of_program(t, "status", "VmHWM:"));
}

/* From the key to the settled screen. */
static void press(struct terminal *t, const char *keys, struct figures *f)
{
    int64_t ran = ran_us(t), begun = clock_us();
    terminal_bytes(t);
    terminal_type(t, keys);
    f->time[f->n] = clock_us() - begun;
    f->ran[f->n] = ran_us(t) - ran;
    f->bytes[f->n++] = (int64_t)terminal_bytes(t);
}

/* When the bytes came that are being read: the screen is made of them after that, while the
 * program goes on to work. */
static int64_t heard_us;

static void hear(void)
{
    heard_us = clock_us();
}

static void start_until(struct terminal *t, const char *const argv[], const char *text,
                        int64_t *took, int64_t *bytes)
{
    int64_t begun = clock_us();
    terminal_start(t, ROWS, COLS, argv, env);
    t->patience = PATIENCE;
    t->heard = hear;
    terminal_until(t, text);
    t->heard = NULL;
    *took = heard_us - begun;
    terminal_listen(t, REST);
    *bytes = (int64_t)terminal_bytes(t);
}

static int first(size_t rounds, const char *path)
{
    static struct command commands[COMMANDS];
    static struct figures figures[COMMANDS];
    int n = rounds <= TURNS_MOST ? commands_read(path, commands) : 0;
    for (size_t round = 0; round < rounds; round++) {
        for (int i = 0; i < n; i++) {
            struct terminal t;
            struct figures *f = &figures[i];
            const char *const *argv = (const char *const *)commands[i].word + 1;
            start_until(&t, argv, commands[i].word[0], &f->time[round], &f->bytes[round]);
            terminal_end(&t);
        }
    }
    for (int i = 0; i < n; i++)
        printf("%" PRId64 "\t%" PRId64 "\n", clock_middle(figures[i].time, rounds),
               clock_middle(figures[i].bytes, rounds));
    return n ? 0 : 2;
}

static void moves(struct terminal *t, struct figures *f)
{
    for (int i = 0; i < MOVES; i++)
        press(t, i / 10 % 2 ? "k" : "j", f);
    say("move", f);
}

static void idle(struct terminal *t)
{
    int64_t woken = of_program(t, "status", "voluntary_ctxt_switches:");
    size_t bytes = terminal_listen(t, IDLE);
    woken = of_program(t, "status", "voluntary_ctxt_switches:") - woken;
    printf("idle_bytes %zu\nidle_wakes %" PRId64 "\n", bytes, woken * 1000 / IDLE);
}

/* Each key of a text typed, once it is asked for by `open`; `close` leaves again. */
static void typed(struct terminal *t, const char *name, const char *open, const char *text,
                  const char *close, struct figures *f)
{
    terminal_type(t, open);
    for (const char *c = text; *c; c++)
        press(t, (const char[]){*c, '\0'}, f);
    say(name, f);
    terminal_type(t, close);
}

static int board(const char *file)
{
    static struct figures f;
    const char *const argv[] = {"buckstop", "--db", file, NULL};
    struct terminal t;
    int64_t took, bytes;
    start_until(&t, argv, "AREAS", &took, &bytes);
    terminal_settle(&t);
    say_peak("first", &t);
    moves(&t, &f);
    idle(&t);
    terminal_type(&t, "\t");
    typed(&t, "filter", "/", "retry webhook", "\033", &f);
    say_peak("filter", &t);
    typed(&t, "area_filter", "1/", "invoice", "\033", &f);
    terminal_type(&t, "t");
    typed(&t, "list_filter", "/", "retry webhook", "\033", &f);
    say_peak("list", &t);
    press(&t, "G", &f);
    say("list_end", &f);
    moves(&t, &f);
    typed(&t, "alike", "a", "Export the invoice by email", "\033", &f);
    say_peak("peak", &t);
    terminal_end(&t);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "first") == 0)
        return first(strtoul(argv[2], NULL, 10), argv[3]);
    if (argc == 3 && strcmp(argv[1], "board") == 0)
        return board(argv[2]);
    fputs("usage: keys first ROUNDS FILE | keys board FILE\n", stderr);
    return 2;
}
