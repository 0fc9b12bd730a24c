/* picture STEPS BOARD COPY FOLDER : takes the pictures that a file of steps describes. Each
 * is of a program on a terminal of its own, with COPY, made anew, for its board:
 *
 *   picture NAME COLSxROWS [light]   begins one
 *   run COMMAND      what runs in it, by the shell; "buckstop" when it is left out
 *   keys BYTES       types them; \e is escape, \r Enter, \t, \n, \\ and \xHH are as in C
 *   until TEXT       waits for the text, where the program is not one that settles
 *   end              waits for the program's end
 *   resize COLSxROWS
 *   shot [SUFFIX]    writes FOLDER/NAME.png or FOLDER/NAME-SUFFIX.png
 *
 * A line that begins with # says nothing. Without `run`, it settles before each shot. */
#include "paint.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct camera {
    const char *board, *copy, *folder;
    struct buf name, command;
    int rows, cols;
    bool light, taken, started; /* taken: a picture has begun */
    struct terminal terminal;
};

static const char *steps_name;
static int steps_line;

_Noreturn void terminal_give_up(const char *why)
{
    fprintf(stderr, "%s:%d: %s\n", steps_name, steps_line, why);
    exit(1);
}

static void copy_file(const char *from, const char *to)
{
    char bytes[65536];
    size_t n;
    FILE *in = fopen(from, "r"), *out = fopen(to, "w");
    bool good = in && out;
    while (good && (n = fread(bytes, 1, sizeof bytes, in)) > 0)
        good = fwrite(bytes, 1, n, out) == n;
    good = good && !ferror(in);
    if (in)
        fclose(in);
    if (!out || fclose(out) != 0 || !good)
        terminal_give_up("The board could not be copied.");
}

static void remove_copy(struct camera *c)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    struct buf path;
    buf_init(&path);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        buf_reset(&path);
        buf_addf(&path, "%s%s", c->copy, ends[i]);
        unlink(path.text);
    }
    buf_release(&path);
}

static void start(struct camera *c)
{
    struct buf db;
    if (c->started)
        return;
    if (!c->taken)
        terminal_give_up("A picture has to begin with \"picture NAME COLSxROWS\".");
    const char *const program[] = {"buckstop", NULL};
    const char *const shell[] = {"sh", "-c", c->command.text, NULL};
    buf_init(&db);
    buf_addf(&db, "BUCKSTOP_DB=%s", c->copy);
    const char *now = getenv("BUCKSTOP_NOW");
    struct buf now_entry;
    buf_init(&now_entry);
    buf_addf(&now_entry, "BUCKSTOP_NOW%s%s", now ? "=" : "", now ? now : "");
    const char *const env[] = {db.text, now_entry.text, "BUCKSTOP_AS=mia", NULL};
    remove_copy(c);
    copy_file(c->board, c->copy);
    terminal_start(&c->terminal, c->rows, c->cols, c->command.len ? shell : program, env);
    c->started = true;
    buf_release(&now_entry);
    buf_release(&db);
}

static void finish(struct camera *c)
{
    if (c->started)
        terminal_end(&c->terminal);
    c->started = false;
    remove_copy(c);
}

static void read_size(const char *text, int *rows, int *cols)
{
    char *end;
    long width = strtol(text, &end, 10);
    long height = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
    if (*end || width < 1 || height < 1 || width > 500 || height > 200)
        terminal_give_up("A size is COLSxROWS, as 100x30.");
    *cols = (int)width;
    *rows = (int)height;
}

/* The next word, which it cuts off; "" where there is none. */
static char *next_word(char **at)
{
    char *word = *at;
    size_t n = strcspn(word, " ");
    *at = word + n;
    if (**at)
        *(*at)++ = '\0';
    return word;
}

static void do_picture(struct camera *c, char *rest)
{
    finish(c);
    buf_reset(&c->name);
    buf_reset(&c->command);
    buf_add(&c->name, next_word(&rest));
    read_size(next_word(&rest), &c->rows, &c->cols);
    c->light = strcmp(rest, "light") == 0;
    if (*rest && !c->light)
        terminal_give_up("A picture is light, or nothing is said.");
    c->taken = true;
}

static void do_run(struct camera *c, char *rest)
{
    buf_reset(&c->command);
    buf_add(&c->command, rest);
}

static char next_byte(const char **at)
{
    if (**at != '\\')
        return *(*at)++;
    ++*at;
    static const char from[] = "ertn\\", to[] = "\033\r\t\n\\";
    char c = *(*at)++;
    const char *known = c ? strchr(from, c) : NULL;
    if (known)
        return to[known - from];
    char digits[3] = {0};
    if (c == 'x' && (*at)[0] && (*at)[1]) {
        memcpy(digits, *at, 2);
        *at += 2;
        return (char)strtol(digits, NULL, 16);
    }
    terminal_give_up("After a backslash comes one of e r t n \\ xHH.");
}

static void do_keys(struct camera *c, char *rest)
{
    struct buf bytes;
    buf_init(&bytes);
    start(c);
    for (const char *at = rest; *at;)
        buf_add_c(&bytes, next_byte(&at));
    if (!c->command.len)
        terminal_settle(&c->terminal);
    terminal_keys(&c->terminal, bytes.text);
    buf_release(&bytes);
}

static void do_until(struct camera *c, char *rest)
{
    start(c);
    terminal_until(&c->terminal, rest);
}

static void do_end(struct camera *c, char *rest)
{
    start(c);
    if (*rest)
        terminal_give_up("Nothing comes after \"end\".");
    terminal_wait(&c->terminal, TERMINAL_PATIENCE);
}

static void do_resize(struct camera *c, char *rest)
{
    start(c);
    if (!c->command.len)
        terminal_settle(&c->terminal);
    read_size(rest, &c->rows, &c->cols);
    terminal_resize(&c->terminal, c->rows, c->cols);
}

static void do_shot(struct camera *c, char *rest)
{
    struct buf path;
    start(c);
    if (!c->command.len)
        terminal_settle(&c->terminal);
    buf_init(&path);
    buf_addf(&path, "%s/%s%s%s.png", c->folder, c->name.text, *rest ? "-" : "", rest);
    if (!paint_screen(&c->terminal, c->light, path.text))
        terminal_give_up("The picture could not be written.");
    puts(path.text);
    buf_release(&path);
}

static const struct {
    const char *name;
    void (*perform)(struct camera *c, char *rest);
} steps[] = {
    {"picture", do_picture}, {"run", do_run},       {"keys", do_keys}, {"until", do_until},
    {"end", do_end},         {"resize", do_resize}, {"shot", do_shot},
};

static void perform(struct camera *c, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    if (!*line || *line == '#')
        return;
    const char *name = next_word(&line);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (strcmp(steps[i].name, name) == 0) {
            steps[i].perform(c, line);
            return;
        }
    terminal_give_up("There is no such step.");
}

int main(int argc, char **argv)
{
    char *line = NULL;
    size_t room = 0;
    if (argc != 5) {
        fputs("picture STEPS BOARD COPY FOLDER\n", stderr);
        return 2;
    }
    struct camera c = {.board = argv[2], .copy = argv[3], .folder = argv[4]};
    steps_name = argv[1];
    buf_init(&c.name);
    buf_init(&c.command);
    FILE *file = fopen(steps_name, "r");
    if (!file)
        terminal_give_up(strerror(errno));
    while (getline(&line, &room, file) >= 0) {
        steps_line++;
        perform(&c, line);
    }
    finish(&c);
    fclose(file);
    free(line);
    buf_release(&c.command);
    buf_release(&c.name);
    return 0;
}
