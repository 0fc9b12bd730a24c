/* Every view while its queries fail: keys at random on the example board, and for one in
 * three a query fails, or all from there on. Nothing crashes, a view that is open can be
 * drawn, and at the end the board is sound. */
#include "demo.h"
#include "harm.h"

#include "views/views.h"

#include <stdio.h>
#include <string.h>

enum { ROUND = 1500, JUMPS = 12 };

struct keys {
    struct dice dice;
    struct app app;
    struct board *board;
    long pressed, failed, said;
};

static unsigned draw(struct keys *k, unsigned n)
{
    return (unsigned)dice_below(&k->dice, n);
}

/* Into the review, and on by answers to some of its steps; queries fail in one of them. */
static void review(struct keys *k)
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
    const struct harm wanted = *harm;
    enum { ANSWERS = sizeof answers / sizeof *answers };
    unsigned most = draw(k, 1 + ANSWERS), when = draw(k, 1 + ANSWERS);
    harm->kind = FAULT_NONE;
    if (!review_view_open(&k->app))
        return;
    for (unsigned i = 0; i < most && k->app.views; i++) {
        *harm = wanted;
        harm->kind = i == when ? FAULT_QUERY : FAULT_NONE;
        for (const char *letter = answers[i]; *letter && k->app.views; letter++) {
            const struct key key = {.code = (unsigned char)*letter};
            app_feed(&k->app, &key);
            app_draw(&k->app);
        }
    }
}

/* To a view that no key may lead to from here. */
static void jump(struct keys *k)
{
    static bool (*const plain[])(struct app *) = {
        lookup_view_open,    pick_view_open,    roll_view_open,    people_view_open,
        tickets_view_open,   shipped_view_open, deploys_view_open, releases_view_open,
        check_view_open,     review_view_open,  palette_view_open, help_view_open,
        incidents_view_open, review_view_open,  review_view_open,  review_stats_view_open,
        promises_view_open,
    };
    static bool (*const of[])(struct app *, int64_t) = {
        person_view_open,   person_form_open,   ticket_view_open,  ticket_form_open,
        spec_form_open,     decide_form_open,   same_view_open,    deploy_view_open,
        deploy_form_open,   incident_view_open, release_form_open, cause_view_open,
        incident_form_open,
    };
    static const int64_t ids[] = {0, 1, 2, 3, 4, 5, 11, 13, 219, 222, 226, 311, 312, 313};
    static const char *const areas[] = {"billing", "checkout", "login", "nothing"};
    enum { PLAIN = sizeof plain / sizeof *plain, OF = sizeof of / sizeof *of };
    unsigned which = draw(k, PLAIN + OF + 8);
    if (which >= PLAIN + OF + 4)
        review(k);
    else if (which < PLAIN)
        plain[which](&k->app);
    else if (which < PLAIN + OF)
        of[which - PLAIN](&k->app, ids[draw(k, sizeof ids / sizeof *ids)]);
    else if (which < PLAIN + OF + 2)
        (which % 2 ? owner_view_open : area_view_open)(&k->app, areas[draw(k, 4)]);
    else
        alike_view_open(&k->app, which % 2 ? ALIKE_TICKETS : ALIKE_INCIDENTS);
}

static struct key next_key(struct keys *k)
{
    static const uint32_t named[] = {
        KEY_CODE_TAB,       KEY_CODE_ENTER,  KEY_CODE_ENTER,   KEY_CODE_ENTER,
        KEY_CODE_ESC,       KEY_CODE_UP,     KEY_CODE_DOWN,    KEY_CODE_DOWN,
        KEY_CODE_LEFT,      KEY_CODE_RIGHT,  KEY_CODE_HOME,    KEY_CODE_END,
        KEY_CODE_PAGE_DOWN, KEY_CODE_RUBOUT, KEY_CODE_PAGE_UP,
    };
    static const char *const pastes[] = {
        "ana",    "a\nb",   "billing", "+6 mails stop", "the migration ran first",
        "nov 26", "14:02 x"};
    unsigned kind = draw(k, 100);
    if (kind < 35)
        return (struct key){.code = named[draw(k, sizeof named / sizeof *named)]};
    if (kind < 80)
        return (struct key){.code = 'a' + draw(k, 26)};
    if (kind < 94)
        return (struct key){.code = ' ' + draw(k, 95)};
    if (kind < 97) /* Ctrl-Z is the loop's */
        return (struct key){.code = 1 + draw(k, 25)};
    return (struct key){.code = KEY_CODE_PASTE,
                        .text = pastes[draw(k, sizeof pastes / sizeof *pastes)]};
}

static void open_again(struct keys *k)
{
    harm->kind = FAULT_NONE;
    while (k->app.views)
        app_close(&k->app);
    k->app.quit = false;
    must(board_view_open(&k->app), "the board cannot be opened: %s", k->app.message);
}

static void look(struct keys *k)
{
    static const int sizes[][2] = {{30, 100}, {24, 80}, {16, 60}, {10, 40}};
    const int *size = sizes[draw(k, 4)];
    if (draw(k, 30) == 0)
        app_resize(&k->app, size[0], size[1]);
    app_draw(&k->app);
    app_catch_up(&k->app);
    must(k->app.grid.cursor_row < k->app.grid.rows &&
             k->app.grid.cursor_col < k->app.grid.cols,
         "the cursor left the screen");
}

static void press(struct keys *k)
{
    const struct key key = next_key(k);
    *harm = (struct harm){.kind = draw(k, 3) ? FAULT_NONE : FAULT_QUERY,
                          .for_good = draw(k, 2),
                          .at = 1 + draw(k, draw(k, 2) ? 4 : 40)};
    if (draw(k, JUMPS) == 0)
        jump(k);
    if (k->app.views)
        app_feed(&k->app, &key);
    harm->kind = FAULT_NONE;
    k->failed += harm->fired > 0;
    k->said += harm->fired > 0 && k->app.message[0];
    k->pressed++;
    if (k->app.quit || !k->app.views)
        open_again(k);
    look(k);
}

static void round_of(struct keys *k, const char *file, long most)
{
    struct desk desk;
    struct err err;
    demo_make(file);
    k->board = demo_open(file);
    must(desk_init(&desk, k->board, &err), "%s", err.what);
    app_init(&k->app, &everywhere_commands, &desk);
    k->app.now = demo_world.now;
    open_again(k);
    for (long i = 0; i < ROUND && i < most; i++)
        press(k);
    app_release(&k->app);
    desk_release(&desk);
    board_close(k->board);
}

void keys_run(const struct run *run)
{
    struct keys k = {.dice = {run->seed}};
    struct buf text;
    harm_init();
    buf_init(&text);
    const char *file = in_folder(run, "board.db");
    while (k.pressed < run->count) {
        round_of(&k, file, run->count - k.pressed);
        demo_text(file, &text);
    }
    must(k.failed > 0 && k.said > 0, "no query failed");
    printf("keys: %ld keys, queries failed under %ld, which said so %ld times; 0 crashed, "
           "the board is sound\n",
           k.pressed, k.failed, k.said);
    buf_release(&text);
}
