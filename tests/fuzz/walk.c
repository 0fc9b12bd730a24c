/* walk KEYS [RESIZES [SEED]]: random keys and sizes at the views of the example board,
 * without a terminal, in every locale it can have. After each key the screen is drawn and
 * holds nothing that acts; after each round the board is sound, and its export reads back.
 * The same seed is the same walk. */
#include "fuzz.h"

#include "../text/acts.h"

#include "base/buf.h"
#include "base/data.h"
#include "board/history.h"
#include "board/transfer.h"
#include "codec/board_yaml.h"
#include "text/utf8.h"
#include "views/views.h"

#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    ROUND = 5000, /* keys on one board */
    SIZES = 50,   /* keys between two sizes */
    JUMPS = 200,  /* keys between two views that no key leads to */
};

static char folder[64], file[96];
static uint64_t state;
static struct world world;

/* xorshift64 (Marsaglia 2003). */
static unsigned draw(unsigned n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % n;
}

static const char *login(void)
{
    return "mia";
}

static void random_bytes(void *bytes, size_t n)
{
    static uint64_t next;
    memset(bytes, 0, n);
    next++;
    memcpy(bytes, &next, n < sizeof next ? n : sizeof next);
}

static bool copy_nothing(void *ctx, const char *text)
{
    (void)ctx;
    fuzz_check_text("what is copied", text);
    return draw(2);
}

/* As an editor that changes the text, leaves it, or fails. */
static bool edit(void *ctx, const char *text, struct buf *out, bool *differs,
                 struct err *err)
{
    (void)ctx;
    fuzz_check_text("what is edited", text);
    unsigned what = draw(4);
    if (what == 0) {
        err_set(err, ERR_INPUT, "the editor left an empty file");
        return err_next(err, "the text is as it was");
    }
    *differs = what > 1;
    buf_reset(out);
    buf_add(out, what == 2 ? "title: another\nwho: [x]\n" : text);
    if (what == 3)
        buf_add(out, "\nwhy: because\n");
    return true;
}

/* --- the board ------------------------------------------------------------------------ */

static void remove_folder(void)
{
    char command[96];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0)
        fprintf(stderr, "%s stays behind\n", folder);
}

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "%s/buckstop-walk.XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(folder) || atexit(remove_folder) != 0)
        fuzz_fail("no folder %s", folder);
    snprintf(file, sizeof file, "%s/board.db", folder);
}

static struct board *make_board(void)
{
    const struct data_file *demo = data_find("demo.yaml");
    const struct transfer_file from = {demo->name, demo->text, demo->len};
    struct transfer_report report;
    struct arena arena;
    struct board *board;
    struct err err;
    unlink(file);
    arena_init(&arena);
    world = (struct world){
        .now = 1795186800, .as = "mia", .login = login, .random = random_bytes};
    if (!board_make(file, "Acme", "Europe/Berlin", &world, &board, &err) ||
        !board_import_board(board, &from, false, &arena, &report, &err))
        fuzz_fail("no board: %s", err.what);
    arena_release(&arena);
    board_close(board);
    if (!board_open(file, BOARD_WRITE, &world, &board, &err))
        fuzz_fail("no board: %s", err.what);
    return board;
}

static void hear(void *ctx, bool hurt, const char *what)
{
    (void)ctx;
    if (hurt)
        fuzz_fail("the board is hurt: %s", what);
}

static void check_board(struct board *board)
{
    struct arena arena;
    struct board_plan plan = {.arena = &arena};
    struct buf out;
    struct err err;
    arena_init(&arena);
    buf_init(&out);
    if (!board_doctor(board, hear, NULL, &err) || !board_export(board, &out, &err))
        fuzz_fail("%s", err.what);
    if (!board_yaml_read("export.yaml", out.text, out.len, world.now, &plan, &err))
        fuzz_fail("its export is refused: %s", err.what);
    buf_release(&out);
    arena_release(&arena);
}

/* --- the keys ------------------------------------------------------------------------- */

static const uint32_t named[] = {
    KEY_CODE_TAB,        KEY_CODE_ENTER,     KEY_CODE_ENTER,      KEY_CODE_ENTER,
    KEY_CODE_ESC,        KEY_CODE_RUBOUT,    KEY_CODE_UP,         KEY_CODE_DOWN,
    KEY_CODE_DOWN,       KEY_CODE_LEFT,      KEY_CODE_RIGHT,      KEY_CODE_HOME,
    KEY_CODE_END,        KEY_CODE_PAGE_UP,   KEY_CODE_PAGE_DOWN,  KEY_CODE_DELETE,
    KEY_CODE_BACK_TAB,   KEY_CODE_WORD_LEFT, KEY_CODE_WORD_RIGHT, KEY_CODE_WORD_RUBOUT,
    KEY_CODE_WORD_DELETE};
static const char *const pastes[] = {"Ana Ruiz",
                                     "a\nb\r\n\tc",
                                     "\u202e evil\x1b[31m",
                                     "1. a\n2. b\n",
                                     "billing",
                                     "today-3 14:02",
                                     ""};
enum { NAMED = sizeof named / sizeof *named, PASTES = sizeof pastes / sizeof *pastes };

static uint32_t scalar(void)
{
    uint32_t code = draw(4) ? 0x80 + draw(0x3000) : draw(0x110000);
    return code >= 0xD800 && code < 0xE000 ? 0xFFFD : code;
}

static struct key next_key(void)
{
    unsigned kind = draw(100);
    if (kind < 30)
        return (struct key){.code = named[draw(NAMED)]};
    if (kind < 75)
        return (struct key){.code = 'a' + draw(26)};
    if (kind < 90)
        return (struct key){.code = ' ' + draw(95)};
    if (kind < 96) /* Ctrl-Z is the loop's */
        return (struct key){.code = 1 + draw(25)};
    if (kind < 98)
        return (struct key){.code = scalar()};
    return (struct key){.code = KEY_CODE_PASTE, .text = pastes[draw(PASTES)]};
}

static void check_screen(const struct grid *grid)
{
    for (int row = 0; row < grid->rows; row++) {
        for (int col = 0; col < grid->cols; col++) {
            const char *text = grid_cell(grid, row, col)->text;
            if (acts_find(text, strlen(text), false) != ACTS_NOTHING)
                fuzz_fail("the cell %d, %d acts: \"%s\"", col, row, text);
        }
    }
    if (grid->cursor_row >= grid->rows || grid->cursor_col >= grid->cols)
        fuzz_fail("the cursor is at %d, %d of %dx%d", grid->cursor_col, grid->cursor_row,
                  grid->cols, grid->rows);
}

/* Into the review, and on by answers to some of its steps. */
static void review(struct app *app)
{
    static const char *const answers[] = {"dnot ours\r",
                                          "yno mail waits\r\r",
                                          "2",
                                          "+6 mails stop\r\r",
                                          "No alert\rNobody looks\r\r",
                                          "yyyyyn\r",
                                          "\r",
                                          "ana\ran alert fires\r",
                                          "m"};
    if (!review_view_open(app))
        return;
    unsigned most = draw(1 + sizeof answers / sizeof *answers);
    for (unsigned i = 0; i < most && app->views; i++) {
        for (const char *letter = answers[i]; *letter && app->views; letter++) {
            const struct key key = {.code = (unsigned char)*letter};
            app_feed(app, &key);
        }
    }
}

/* A walk alone stays near the board; now and then it is put somewhere else. */
static void jump(struct app *app)
{
    static bool (*const plain[])(struct app *) = {
        lookup_view_open,  pick_view_open,    roll_view_open,    people_view_open,
        tickets_view_open, shipped_view_open, deploys_view_open, releases_view_open,
        check_view_open,   review_view_open,  palette_view_open, help_view_open,
        review_view_open,
    };
    static bool (*const of[])(struct app *, int64_t) = {
        person_view_open, person_form_open,   ticket_view_open,  ticket_form_open,
        spec_form_open,   decide_form_open,   same_view_open,    deploy_view_open,
        deploy_form_open, incident_view_open, release_form_open,
    };
    static const char *const areas[] = {"billing", "checkout", "search", "nothing"};
    enum { PLAIN = sizeof plain / sizeof *plain, OF = sizeof of / sizeof *of };
    unsigned which = draw(PLAIN + OF + 8);
    if (which < PLAIN)
        plain[which](app);
    else if (which >= PLAIN + OF + 4)
        review(app);
    else if (which < PLAIN + OF)
        of[which - PLAIN](app, draw(12));
    else if (which < PLAIN + OF + 2)
        (which % 2 ? owner_view_open : area_view_open)(app, areas[draw(4)]);
    else
        alike_view_open(app, which % 2 ? ALIKE_TICKETS : ALIKE_INCIDENTS);
}

static void resize(struct app *app)
{
    static const int sizes[][2] = {{30, 100}, {24, 80}, {16, 60}, {10, 40}, {1, 1}};
    const int *size = sizes[draw(sizeof sizes / sizeof *sizes)];
    bool any = draw(2);
    app_resize(app, any ? 1 + (int)draw(60) : size[0], any ? 1 + (int)draw(200) : size[1]);
}

struct walk {
    int64_t keys, resizes; /* that are left */
    int64_t pressed, resized;
    bool seen[64]; /* views that were open */
};

static void look(const struct app *app, struct walk *walk)
{
    for (size_t i = 0; app_top(app) && view_at(i); i++)
        walk->seen[i] = walk->seen[i] || view_at(i) == app_top(app)->ops;
}

/* After the last view was left, or Ctrl-C was pressed twice. */
static void open_again(struct app *app)
{
    while (app->views)
        app_close(app);
    app->quit = false;
    if (!board_view_open(app))
        fuzz_fail("the board cannot be opened: %s", app->message);
}

static void step(struct app *app, struct board *board, struct walk *walk)
{
    struct key key = next_key();
    if (draw(40) == 0) {
        world.now += draw(86400);
        board_set_now(board, world.now);
        app->now = world.now;
    }
    if (draw(JUMPS) == 0)
        jump(app);
    app_feed(app, &key);
    walk->keys--;
    walk->pressed++;
    if (app->quit || !app->views)
        open_again(app);
    bool often = walk->resizes * SIZES > walk->keys;
    if (walk->resizes > 0 && draw(often ? SIZES / 2 : SIZES) == 0) {
        resize(app);
        walk->resizes--;
        walk->resized++;
    }
    look(app, walk);
    app_draw(app);
    check_screen(&app->grid);
    app_catch_up(app);
}

static void round_of(struct walk *walk, int64_t keys)
{
    struct board *board = make_board();
    struct desk desk;
    struct app app;
    struct err err;
    if (!desk_init(&desk, board, &err))
        fuzz_fail("%s", err.what);
    app_init(&app, &everywhere_commands, &desk);
    app.now = world.now;
    app.edit = edit;
    app.copy = copy_nothing;
    if (!board_view_open(&app))
        fuzz_fail("%s", app.message);
    for (int64_t i = 0; i < keys && walk->keys > 0; i++)
        step(&app, board, walk);
    app_release(&app);
    desk_release(&desk);
    check_board(board);
    board_close(board);
}

static void say(const char *name, const struct walk *walk)
{
    printf("walk         %-22s %" PRId64 " keys, %" PRId64 " sizes, no finding\n", name,
           walk->pressed, walk->resized);
    fflush(stdout);
}

static void say_views(const struct walk *walk)
{
    size_t seen = 0, views = 0;
    for (; view_at(views); views++)
        seen += walk->seen[views];
    printf("walk         %zu of %zu views were open\n", seen, views);
    for (size_t i = 0; i < views; i++)
        if (!walk->seen[i])
            printf("             not: %s\n", view_at(i)->name);
}

int main(int argc, char **argv)
{
    static const char *const locales[] = {"C", "C.UTF-8", "en_US.UTF-8", "de_DE.ISO-8859-1",
                                          "ja_JP.EUC-JP"};
    enum { LOCALES = sizeof locales / sizeof *locales };
    int64_t keys = argc > 1 ? strtoll(argv[1], NULL, 10) : 20000;
    int64_t resizes = argc > 2 ? strtoll(argv[2], NULL, 10) : keys / SIZES;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 2463534242U;
    printf("walk         seed %" PRIu64 "\n", seed);
    fflush(stdout);
    state = seed ? seed : 1;
    make_folder();
    struct walk walk = {.keys = 0};
    for (int i = 0; i < LOCALES; i++) {
        walk.keys = keys / LOCALES;
        walk.resizes = resizes / LOCALES;
        walk.pressed = walk.resized = 0;
        if (!setlocale(LC_CTYPE, locales[i])) {
            printf("walk         %-22s skipped: there is no such locale here\n",
                   locales[i]);
            continue;
        }
        while (walk.keys > 0)
            round_of(&walk, ROUND);
        say(locales[i], &walk);
    }
    say_views(&walk);
    return 0;
}
