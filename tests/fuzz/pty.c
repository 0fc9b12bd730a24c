/* pty hangups N [SEED]: the terminal goes away N times, at any instant while somebody
 * types; each time the program ends within a second, and what had been typed is there at
 * the next start. pty keys N [SEED]: N random bytes and sizes, in five locales, to the
 * program on a terminal; after each burst it answers, and the board is sound at the end. */
#include "../terminal/harness.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    ROWS = 30,
    COLS = 100,
    LETTERS_MOST = 30, /* of a draft: it fits into its line */
    SECOND = 1000,
    BURST = 40, /* bytes between two looks */
    CTRL_X = 'x' & 0x1f,
    MARGIN = 8, /* libvterm 0.1.4 crashes on a wide letter at the edge of one column */
};

static char folder[64], board[96];
static uint64_t state = 1;

/* xorshift64 (Marsaglia 2003). */
static unsigned draw(unsigned n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % n;
}

_Noreturn void terminal_give_up(const char *why)
{
    fprintf(stderr, "FOUND: %s\n", why);
    exit(1);
}

static void remove_folder(void)
{
    char command[96];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0)
        fprintf(stderr, "%s stays behind\n", folder);
}

static void start(struct terminal *t, const char *const argv[], const char *locale)
{
    char db[128], language[64];
    snprintf(db, sizeof db, "BUCKSTOP_DB=%s", board);
    snprintf(language, sizeof language, "LC_ALL=%s", locale);
    const char *path = getenv("LOCPATH");
    char places[256];
    snprintf(places, sizeof places, "LOCPATH=%s", path ? path : "");
    const char *const env[] = {
        db,       "BUCKSTOP_AS=mia", "BUCKSTOP_NOW=2026-11-23T09:00:00Z",
        language, "EDITOR=true",     path ? places : NULL,
        NULL};
    terminal_start(t, ROWS, COLS, argv, env);
}

static void must_run(const char *const argv[])
{
    struct terminal t;
    start(&t, argv, "C.UTF-8");
    if (terminal_wait(&t, 60 * SECOND) != 0)
        terminal_give_up(terminal_text(&t));
    terminal_end(&t);
}

static void make_board(void)
{
    static const char *const import[] = {"buckstop", "import", "board", "data/demo.yaml",
                                         NULL};
    snprintf(folder, sizeof folder, "%s/buckstop-pty.XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(folder) || atexit(remove_folder) != 0)
        terminal_give_up("there is no place for a board");
    snprintf(board, sizeof board, "%s/board.db", folder);
    must_run(import);
}

static void must_be_sound(void)
{
    static const char *const doctor[] = {"buckstop", "doctor", NULL};
    must_run(doctor);
}

static const char *const program[] = {"buckstop", NULL};

/* --- hang-ups ------------------------------------------------------------------------- */

/* What stands in the form's first line. */
static void read_draft(struct terminal *t, char draft[LETTERS_MOST + 1])
{
    static const char label[] = "Owner         ";
    int row, col;
    terminal_type(t, "e");
    if (!terminal_find(t, label, &row, &col))
        terminal_give_up(terminal_text(t));
    snprintf(draft, LETTERS_MOST + 1, "%s",
             terminal_row(t, row) + (size_t)col + strlen(label));
    draft[strcspn(draft, " ")] = '\0';
}

/* The draft begins with all that was typed and answered, and goes on only with what was
 * typed after it. */
static void must_be_kept(const char *draft, const char *typed, size_t answered)
{
    char what[256];
    size_t len = strlen(draft);
    if (len >= answered && strncmp(draft, typed, len) == 0)
        return;
    snprintf(what, sizeof what, "typed \"%s\", %zu letters of it answered; kept is \"%s\"",
             typed, answered, draft);
    terminal_give_up(what);
}

static size_t type_some(struct terminal *t, char typed[LETTERS_MOST + 1], size_t len,
                        unsigned n)
{
    size_t from = len;
    while (n-- && len < LETTERS_MOST) {
        typed[len++] = (char)("qxz"[draw(3)]);
        typed[len] = '\0';
    }
    terminal_keys(t, typed + from);
    return len;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double hang_up(struct terminal *t)
{
    double before = seconds();
    terminal_hangup(t);
    terminal_wait(t, SECOND);
    double took = seconds() - before;
    terminal_end(t);
    return took;
}

static void hangups(long n)
{
    char typed[LETTERS_MOST + 1] = "", draft[LETTERS_MOST + 1];
    size_t answered = 0;
    double worst = 0;
    for (long i = 0; i < n; i++) {
        struct terminal t;
        start(&t, program, "C.UTF-8");
        bool early = draw(8) == 0; /* while it starts: the draft of before must stay */
        if (early) {
            terminal_listen(&t, (int)draw(30));
        } else {
            terminal_settle(&t);
            read_draft(&t, draft);
            must_be_kept(draft, typed, answered);
            terminal_type(&t, "\025");
            typed[0] = '\0';
            answered = type_some(&t, typed, 0, 1 + draw(15));
            terminal_settle(&t);
            type_some(&t, typed, answered, draw(15));
            terminal_listen(&t, (int)draw(4));
        }
        double took = hang_up(&t);
        worst = took > worst ? took : worst;
    }
    must_be_sound();
    printf("hangups      %ld, the longest end %.0f ms, every draft kept\n", n, worst * 1e3);
}

/* --- keys ----------------------------------------------------------------------------- */

static const char *const pieces[] = {
    "\033[A",       "\033[B",
    "\033OC",       "\033[D",
    "\033[H",       "\033[5~",
    "\033",         "\033[",
    "\033[1",       "\033[99",
    "\033]0;x\a",   "\033[<0;1;1M",
    "\033[200~",    "\033[201~",
    "\r",           "\r",
    "\t",           "\177",
    "\003",         "\032",
    "\014",         "\xc3",
    "\xff",         "\xc3\xa9",
    "\xe2\x80\xae", "\xf0\x9f\x98\x80",
    "\x9b",         "\033[200~a\nb\033[201~",
};
enum { PIECES = sizeof pieces / sizeof *pieces };

static size_t type_burst(struct terminal *t)
{
    char burst[BURST * 16] = "";
    size_t len = 0;
    for (unsigned n = 1 + draw(BURST); n > 0; n--) {
        char one[2] = {(char)(draw(4) ? 'a' + draw(26) : 1 + draw(255)), '\0'};
        /* After an editor what was typed is thrown away, the question too. */
        one[0] = one[0] == CTRL_X ? 'x' : one[0];
        const char *piece = draw(3) ? one : pieces[draw(PIECES)];
        memcpy(burst + len, piece, strlen(piece));
        len += strlen(piece);
    }
    burst[len] = '\0';
    terminal_keys(t, burst);
    /* A letter that is cut off, or a paste that never ends, would swallow the question. */
    terminal_keys(t, "    \033[201~");
    return len;
}

/* Whether it still runs after the burst; it may have been told to quit. */
static bool answers(struct terminal *t)
{
    if (terminal_settles(t, 10 * SECOND))
        return true;
    if (!t->ended) {
        fputs("FOUND: the program does not answer on\n", stderr);
        terminal_give_up(terminal_text(t));
    }
    if (t->code != 0)
        terminal_give_up(terminal_text(t));
    return false;
}

static void keys_in(const char *locale, long n)
{
    long typed = 0, sizes = 0, starts = 0;
    while (typed < n) {
        struct terminal t;
        start(&t, program, locale);
        t.margin = MARGIN;
        starts++;
        while (answers(&t) && typed < n) {
            typed += (long)type_burst(&t);
            if (draw(4) == 0) {
                terminal_resize(&t, 1 + (int)draw(60), 1 + (int)draw(200));
                sizes++;
            }
        }
        terminal_end(&t);
    }
    must_be_sound();
    printf("pty keys     %-20s %ld bytes, %ld sizes, %ld starts, no finding\n", locale,
           typed, sizes, starts);
    fflush(stdout);
}

static void keys(long n)
{
    static const char *const locales[] = {"C", "C.UTF-8", "en_US.UTF-8", "de_DE.ISO-8859-1",
                                          "ja_JP.EUC-JP"};
    enum { LOCALES = sizeof locales / sizeof *locales };
    for (int i = 0; i < LOCALES; i++)
        keys_in(locales[i], n / LOCALES);
}

int main(int argc, char **argv)
{
    bool typing = argc > 1 && strcmp(argv[1], "keys") == 0;
    long n = argc > 2 ? strtol(argv[2], NULL, 10) : 0;
    if (n <= 0 || (!typing && strcmp(argv[1], "hangups") != 0)) {
        fputs("usage: pty hangups|keys N [SEED]\n", stderr);
        return 2;
    }
    state = argc > 3 ? strtoull(argv[3], NULL, 10) : 2463534242U;
    state = state ? state : 1;
    printf("pty %-8s seed %" PRIu64 "\n", argv[1], state);
    fflush(stdout);
    make_board();
    if (typing)
        keys(n);
    else
        hangups(n);
    return 0;
}
