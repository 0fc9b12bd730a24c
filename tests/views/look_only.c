/* A board that is only looked at: every key that would change it says so at once. */
#include "at_desk.h"

#include "board/area.h"
#include "board/history.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(look_only, .init = desk_enter, .fini = desk_leave);

static const char words[] = "This is a look only, nothing is changed.";

/* The keys to a view, what it shows, and the keys in it that change something. */
static const struct {
    const char *to, *shows, *changes;
    size_t views; /* that are open then */
} views[] = {
    {"", "[1 AREAS]", "eaAcdouU", 1},
    {"2", "[2 TICKETS]", "eaA", 1},
    {"3", "[3 WEEKLY REVIEW]", "ar", 1},
    {"\r", "Owner", "ec", 2},
    {"p", "Ana Ruiz", "ea", 2},
    {"p\r", "IF Ana LEAVES", "eabL", 3},
    {"t", "as on the board", "ea", 2},
    {"t\r", "Awkward cases", "\rerdsft=", 3},
    {"=", "look alike", "sd", 2},
    {"s", "Shipped", "a", 2},
    {"D", "week", "a", 2},
    {"D\r", "Deploy", " fbrBie", 3},
    {"W", "web", "eatd\r", 2},
    {"i", "incidents", "aoe", 2},
    {"i\r", "Incident", "le", 3},
    {"v", "Promises", "rgdo", 2},
    {"v\r", "IT WAS BEHIND", "rgdo", 3},
    {"f", "check", "cfn\r", 2},
    {"C", "area", "cfn", 2},
};

static int64_t operations(void)
{
    struct arena arena;
    struct history_line *line;
    struct err err;
    size_t n;
    arena_init(&arena);
    cr_assert(board_log(desk.board, 1, &arena, &line, &n, &err));
    int64_t newest = n ? line->id : 0;
    arena_release(&arena);
    return newest;
}

/* Anew for each key: what it is tried on is as it was. */
static void go_to(size_t v)
{
    desk_look("mia");
    cr_assert(board_view_open(&app));
    type(views[v].to);
    shows(views[v].shows);
    cr_assert_eq(app.views, views[v].views, "\"%s\": %s, %s", views[v].to,
                 app_top(&app)->ops->name, app.message);
}

Test(look_only, is_said_by_each_key_that_would_change_something)
{
    int64_t before = operations();
    for (size_t v = 0; v < sizeof views / sizeof *views; v++) {
        go_to(v);
        size_t open = app.views;
        for (const char *key = views[v].changes; *key; key++) {
            press((unsigned char)*key);
            cr_expect(strstr(app.message, words), "\"%s\" then '%c': \"%s\"", views[v].to,
                      *key, app.message);
            cr_expect_eq(app.views, open, "\"%s\" then '%c' opened a view", views[v].to,
                         *key);
            cr_expect_not(app_top(&app)->ops->typing &&
                              app_top(&app)->ops->typing(app_top(&app)->state),
                          "\"%s\" then '%c' opened a field", views[v].to, *key);
        }
    }
    cr_expect_eq(operations(), before);
}

Test(look_only, opens_no_form_whoever_asks_for_it)
{
    desk_look("mia");
    cr_assert(board_view_open(&app));
    cr_expect_not(owner_view_open(&app, "billing"));
    cr_expect_not(person_form_open(&app, 1));
    cr_expect_not(ticket_form_open(&app, 0));
    cr_expect_not(spec_form_open(&app, 219));
    cr_expect_not(decide_form_open(&app, 219));
    cr_expect_not(deploy_form_open(&app, 0));
    cr_expect_not(incident_form_open(&app, 0));
    cr_expect_not(release_form_open(&app, 0));
    cr_expect_not(same_view_open(&app, 219));
    cr_expect_eq(app.views, 1);
    shows("This is a look only");
}

/* What the store alone refuses would be a hole in the table. */
Test(look_only, leaves_nothing_for_the_store_to_refuse)
{
    for (size_t v = 0; v < sizeof views / sizeof *views; v++) {
        go_to(v);
        const struct commands *here = &app_top(&app)->ops->commands;
        for (size_t i = 0; i < here->n; i++) {
            if (!here->row[i].run)
                continue;
            press(here->row[i].keys[0]);
            cr_expect_not(strstr(app.message, "only to be read"), "\"%s\": \"%s\"",
                          views[v].to, here->row[i].name);
            go_to(v);
        }
    }
}

Test(look_only, follows_a_review_that_has_begun)
{
    cr_assert(board_view_open(&app));
    type("r");
    shows("IS LAST WEEK'S CAUSE GONE?");
    desk_look("ana");
    cr_assert(board_view_open(&app));
    type("3r");
    shows("IS LAST WEEK'S CAUSE GONE?");
    for (const char *key = "ynodT\r"; *key; key++) {
        press((unsigned char)*key);
        cr_expect_not(strstr(app.message, "only to be read"), "'%c'", *key);
        cr_expect_eq(app.views, 2);
    }
}

Test(look_only, leaves_out_of_the_footer_what_cannot_be_done)
{
    cr_assert(board_view_open(&app));
    shows("e edit");
    app_close(&app);
    desk_look("mia");
    cr_assert(board_view_open(&app));
    shows_not("e edit");
    shows("w who owns");
}

Test(look_only, still_narrows_to_a_product_line)
{
    desk_look("mia");
    cr_assert(board_view_open(&app));
    type("l");
    cr_expect_not(strstr(app.message, words), "%s", app.message);
    cr_expect_not(strstr(app.message, "only to be read"), "%s", app.message);
}

Test(look_only, leaves_out_the_hints_that_invite_to_change_something)
{
    static const struct {
        const char *to, *says, *invites;
    } hints[] = {
        {"", "checkout", "name who decides here"},
        {"", "WEEKLY REVIEW", "start the review"},
        {"t\r", "Not ready", "e fills the gaps"},
        {"=", "look alike", "s: the same thing"},
        {"W", "NO WAY BACK", "e writes down"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        cr_assert(board_view_open(&app));
        type(hints[i].to);
        shows(hints[i].says);
        shows(hints[i].invites);
        desk_look("mia");
        cr_assert(board_view_open(&app));
        type(hints[i].to);
        shows(hints[i].says);
        shows_not(hints[i].invites);
        desk_become("mia");
    }
}

/* The first thing to do there is to add an area. */
Test(look_only, adds_no_area_to_a_board_without_any)
{
    struct arena arena;
    struct area_line *line;
    struct area area;
    struct err err;
    size_t n;
    arena_init(&arena);
    cr_assert(board_areas(desk.board, false, &arena, &line, &n, &err));
    for (size_t i = 0; i < n; i++)
        cr_assert(board_area_archive(desk.board, line[i].area.slug, &arena, &area, &err));
    desk_look("mia");
    cr_assert(board_view_open(&app));
    type("n");
    shows(words);
    shows_not("New area:");
    arena_release(&arena);
}

Test(look_only, has_a_palette_without_what_would_be_refused)
{
    cr_assert(board_view_open(&app));
    type(":");
    shows("change the owner, or the spec");
    type("undo");
    shows("undo your last change");
    desk_look("mia");
    cr_assert(board_view_open(&app));
    type(":");
    shows("roll call, on the screen");
    shows_not("change the owner, or the spec");
    type("undo");
    shows("No command begins so");
}
