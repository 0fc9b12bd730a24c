/* A board on a terminal. */
#include "led.h"

#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define REAL "../shared/real/incidents/github-statuspage-latest50.json"

void led_init(struct led *led)
{
    const char *tmp = getenv("TMPDIR");
    *led = (struct led){.now = LED_NOW};
    snprintf(led->folder, sizeof led->folder, "%s/led-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    cr_assert(mkdtemp(led->folder));
    snprintf(led->db, sizeof led->db, "%s/board.db", led->folder);
}

static int take_away(const char *path, const struct stat *at, int kind, struct FTW *walk)
{
    (void)at, (void)kind, (void)walk;
    return remove(path);
}

void led_end(struct led *led)
{
    nftw(led->folder, take_away, 8, FTW_DEPTH | FTW_PHYS);
}

void led_ask(const struct led *led, const char *command, struct buf *out)
{
    char bytes[4096];
    size_t n;
    struct buf line;
    buf_init(&line);
    buf_init(out);
    buf_addf(&line, "BUCKSTOP_NOW=%s BUCKSTOP_AS=mia '%s' --db '%s' %s 2>&1", led->now,
             getenv("BUCKSTOP"), led->db, command);
    FILE *answer = popen(line.text, "r");
    cr_assert(answer);
    while ((n = fread(bytes, 1, sizeof bytes, answer)) > 0)
        buf_add_n(out, bytes, n);
    int status = pclose(answer);
    cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s: %s", command, out->text);
    buf_release(&line);
}

static void run(const struct led *led, const char *command)
{
    struct buf out;
    led_ask(led, command, &out);
    buf_release(&out);
}

void led_demo(struct led *led)
{
    led_init(led);
    run(led, "import board data/demo.yaml");
}

bool led_real(struct led *led)
{
    if (access(REAL, R_OK) != 0)
        return false;
    led_init(led);
    run(led, "init Real --time-zone Europe/Berlin");
    run(led, "person add 'Mia Okafor'");
    run(led, "person add 'Ana Ruiz'");
    run(led, "import statuspage " REAL);
    return true;
}

void led_start(struct led *led, int rows, int cols, const char *as)
{
    char now[64], actor[64];
    const char *const argv[] = {"buckstop", "--db", led->db, NULL};
    const char *const env[] = {now, actor, NULL};
    snprintf(now, sizeof now, "BUCKSTOP_NOW=%s", led->now);
    snprintf(actor, sizeof actor, "BUCKSTOP_AS=%s", as);
    terminal_start(&led->t, rows, cols, argv, env);
    terminal_settle(&led->t);
}

void led_quit(struct led *led)
{
    terminal_keys(&led->t, "\003\003");
    cr_assert_eq(terminal_wait(&led->t, TERMINAL_PATIENCE), 0);
    cr_assert(terminal_restored(&led->t));
    terminal_end(&led->t);
}

void led_shows(struct led *led, const char *text)
{
    cr_assert(terminal_find(&led->t, text, NULL, NULL), "\"%s\" is not on\n%s", text,
              terminal_text(&led->t));
}

static bool answer_has(const struct led *led, const char *command, const char *text,
                       struct buf *out)
{
    led_ask(led, command, out);
    return strstr(out->text, text) != NULL;
}

void led_says(const struct led *led, const char *command, const char *text)
{
    struct buf out;
    cr_assert(answer_has(led, command, text, &out), "\"%s\" is not in %s", text, out.text);
    buf_release(&out);
}

void led_says_no(const struct led *led, const char *command, const char *text)
{
    struct buf out;
    cr_assert_not(answer_has(led, command, text, &out), "\"%s\" is in %s", text, out.text);
    buf_release(&out);
}

void led_looks(struct led *led, const struct led_size *size, const char *screen)
{
    char name[64];
    snprintf(name, sizeof name, "%s.%dx%d", screen, size->cols, size->rows);
    terminal_golden(&led->t, name);
}

void led_walk(void (*begin)(struct led *led), const struct led_stop *stops)
{
    static const struct led_size sizes[] = {{30, 100}, {24, 80}, {16, 60}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct led led;
        begin(&led);
        led_start(&led, sizes[i].rows, sizes[i].cols, "mia");
        for (const struct led_stop *stop = stops; stop->keys; stop++) {
            terminal_type(&led.t, stop->keys);
            if (stop->screen[0])
                led_looks(&led, &sizes[i], stop->screen);
        }
        led_quit(&led);
        led_end(&led);
    }
}
