/* Every action that changes the board can be undone and redone, whatever it is. */
#include "support.h"

TestSuite(undo, .init = board_enter, .fini = board_leave);

static bool add_person(void)
{
    struct person person;
    const struct person_edit edit = {.name = "Zoë Lind", .contact = "zoe@example.org"};
    return board_person_add(board, &edit, &arena, &person, &err);
}

static bool edit_person(void)
{
    struct person person;
    bool changed;
    const struct person_edit edit = {.name = "Tom V", .handle = "tv", .contact = "#tom"};
    return board_person_edit(board, "tom", &edit, &arena, &person, &changed, &err);
}

static bool send_away(void)
{
    struct person person;
    bool changed;
    return board_person_away(board, "tom", board_today(board) + 3, &arena, &person,
                             &changed, &err);
}

static bool leave_to_bob(void)
{
    struct person_card card;
    struct person heir;
    return board_person_leave(board, "ana", "bob", &arena, &card, &heir, &err);
}

static bool leave_to_nobody(void)
{
    struct person_card card;
    struct person heir;
    return board_person_leave(board, "ana", NULL, &arena, &card, &heir, &err);
}

static bool add_area(void)
{
    static const char *const aliases[] = {"sign in", "auth"}, *const paths[] = {"/login/"};
    struct area area;
    const struct area_edit edit = {.name = "Login",
                                   .covers = "who you are",
                                   .line = "core",
                                   .aliases = aliases,
                                   .aliases_n = 2,
                                   .paths = paths,
                                   .paths_n = 1};
    return board_area_add(board, &edit, &arena, &area, &err);
}

static bool edit_area(void)
{
    static const char *const alias[] = {"money"}, *const path[] = {"*.tax"};
    static const char *const old_alias[] = {"invoices"}, *const old[] = {"/src/billing/"};
    struct area area;
    bool changed;
    const struct area_edit edit = {.name = "Bills",
                                   .covers = "x",
                                   .line = "y",
                                   .aliases = alias,
                                   .aliases_n = 1,
                                   .paths = path,
                                   .paths_n = 1,
                                   .drop_aliases = old_alias,
                                   .drop_aliases_n = 1,
                                   .drop_paths = old,
                                   .drop_paths_n = 1};
    return board_area_edit(board, "billing", &edit, &arena, &area, &changed, &err);
}

static bool archive_area(void)
{
    struct area area;
    return board_area_archive(board, "billing", &arena, &area, &err);
}

static bool confirm_area(void)
{
    struct who who;
    return board_area_confirm(board, "billing", &arena, &who, &err);
}

static bool name_owner(void)
{
    return own("billing", "bob", ROLE_OWNER);
}

static bool name_first_owner(void)
{
    return own("checkout", "bob", ROLE_OWNER);
}

static bool name_delivery(void)
{
    return own("billing", "bob", ROLE_DELIVERY);
}

static bool name_stand_in(void)
{
    return own("billing", "tom", ROLE_STAND_IN);
}

static bool name_helper(void)
{
    return own("billing", "mia", ROLE_HELPER);
}

static bool take_owner(void)
{
    struct own_done done;
    const struct own_request request = {.area = "billing", .person = "ana", .remove = true};
    return board_own(board, &request, &arena, &done, &err);
}

static bool add_incident(void)
{
    struct incident incident;
    const struct incident_edit edit = {.title = "Checkout down",
                                       .area = "checkout",
                                       .severity = SEVERITY_MAJOR,
                                       .started_at = world.now - 600,
                                       .lasted = 60,
                                       .customers = 12,
                                       .heard_from = "support"};
    return board_incident_add(board, &edit, &arena, &incident, &err);
}

static int64_t some_incident(const char *title)
{
    struct incident incident;
    const struct incident_edit edit = {.title = title, .started_at = world.now - 900};
    cr_assert(board_incident_add(board, &edit, &arena, &incident, &err), "%s", err.what);
    return incident.id;
}

static bool add_fact(void)
{
    struct fact fact;
    return board_incident_fact(board, 1, world.now - 30, "seen", &arena, &fact, &err);
}

static bool resolve_incident(void)
{
    struct incident incident;
    return board_incident_resolve(board, 1, world.now - 10, &arena, &incident, &err);
}

/* Three are one then: what was folded under 1 goes along to 3. */
static bool fold_incident(void)
{
    struct incident incident;
    return board_incident_same(board, 1, 3, &arena, &incident, &err);
}

static bool unfold_incident(void)
{
    struct incident incident;
    return board_incident_same(board, 2, 0, &arena, &incident, &err);
}

static bool take_status_page(void)
{
    static const char text[] =
        "{\"incidents\":[{\"id\":\"i1\",\"name\":\"Down\",\"status\":\"resolved\","
        "\"impact\":\"major\",\"started_at\":\"2026-11-18T10:00:00Z\","
        "\"resolved_at\":\"2026-11-18T11:00:00Z\",\"components\":[{\"name\":\"Billing\"}],"
        "\"incident_updates\":[{\"id\":\"u\",\"body\":\"B\","
        "\"display_at\":\"2026-11-18T10:10:00Z\"}]}]}";
    const struct transfer_file file = {"p.json", text, sizeof text - 1};
    struct transfer_report report;
    return board_import_statuspage(board, &file, 1, false, &arena, &report, &err);
}

static bool take_board(void)
{
    static const char text[] =
        "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
        "people: [{name: Ida Berg, handle: ida}, {name: Bob H, handle: bob}]\n"
        "areas: [{name: search, owner: ida, helpers: [bob], aliases: [find]}]\n"
        "tickets: [{id: 4, title: t, area: search, same_as: 5, awkward: [a, b]},\n"
        "  {id: 5, title: u}]\n";
    const struct transfer_file file = {"f.yaml", text, sizeof text - 1};
    struct transfer_report report;
    return board_import_board(board, &file, false, &arena, &report, &err);
}

static const struct {
    const char *name;
    bool (*act)(void);
} actions[] = {
    {"person add", add_person},
    {"person edit", edit_person},
    {"person away", send_away},
    {"person leave, to bob", leave_to_bob},
    {"person leave", leave_to_nobody},
    {"area add", add_area},
    {"area edit", edit_area},
    {"area archive", archive_area},
    {"area confirm", confirm_area},
    {"own", name_owner},
    {"own, the first", name_first_owner},
    {"own, delivery", name_delivery},
    {"own, stand-in", name_stand_in},
    {"own, helper", name_helper},
    {"own, remove", take_owner},
    {"incident add", add_incident},
    {"incident fact", add_fact},
    {"incident resolve", resolve_incident},
    {"incident same", fold_incident},
    {"incident apart", unfold_incident},
    {"import statuspage", take_status_page},
    {"import board", take_board},
};

static void undo_once(const char *name)
{
    struct history_line line;
    cr_assert(board_undo(board, &arena, &line, &err), "%s: %s; %s", name, err.what,
              err.why);
}

static void redo_once(const char *name)
{
    struct history_line line;
    cr_assert(board_redo(board, &arena, &line, &err), "%s: %s; %s", name, err.what,
              err.why);
}

/* Some of everything an action may meet. */
static void fill_board(void)
{
    struct incident canonical;
    cr_assert(own("billing", "tom", ROLE_STAND_IN) && own("billing", "bob", ROLE_HELPER) &&
              own("checkout", "ana", ROLE_HELPER));
    some_incident("a");
    some_incident("b");
    some_incident("c");
    cr_assert(board_incident_same(board, 2, 1, &arena, &canonical, &err));
}

Test(undo, gives_back_what_was_before_each_action_and_redo_what_came_after)
{
    fill_board();
    cr_assert(own("billing", "bob", ROLE_STAND_IN), "%s", err.what);
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        const char *before = exported();
        cr_assert(actions[i].act(), "%s: %s", actions[i].name, err.what);
        const char *after = exported();
        cr_assert_str_neq(before, after, "%s changed nothing", actions[i].name);
        undo_once(actions[i].name);
        cr_assert_str_eq(exported(), before, "%s", actions[i].name);
        redo_once(actions[i].name);
        cr_assert_str_eq(exported(), after, "%s", actions[i].name);
        undo_once(actions[i].name);
        cr_assert_str_eq(exported(), before, "%s", actions[i].name);
    }
}

Test(undo, walks_a_whole_day_back_and_forth)
{
    static bool (*const day[])(void) = {add_person, add_area,    name_owner,
                                        add_fact,   edit_area,   fold_incident,
                                        take_board, leave_to_bob};
    enum { N = sizeof day / sizeof *day };
    const char *state[N + 1];
    fill_board();
    state[0] = exported();
    for (size_t i = 0; i < N; i++) {
        cr_assert(day[i](), "%zu: %s", i, err.what);
        state[i + 1] = exported();
    }
    for (size_t i = N; i-- > 0;) {
        undo_once("back");
        cr_assert_str_eq(exported(), state[i], "%zu", i);
    }
    for (size_t i = 0; i < N; i++) {
        redo_once("forth");
        cr_assert_str_eq(exported(), state[i + 1], "%zu", i);
    }
}

Test(undo, of_a_cause_gives_the_promise_back)
{
    struct cause_line line;
    read_demo();
    const char *before = exported();
    cr_assert(board_cause_move(board, 13, MOVE_REMOVED, "guard is in", &arena, &line, &err),
              "%s", err.what);
    const char *after = exported();
    undo_once("cause");
    cr_assert_str_eq(exported(), before);
    redo_once("cause");
    cr_assert_str_eq(exported(), after);
}

Test(undo, is_ones_own_change_only)
{
    struct history_line line;
    cr_assert(own("billing", "bob", ROLE_OWNER));
    become("ana");
    cr_assert(!board_undo(board, &arena, &line, &err));
    assert_err(ERR_NOT_FOUND, "ana has nothing to undo");
    cr_assert_str_eq(owner_of("billing"), "bob");
}

Test(undo, refuses_where_somebody_was_there_since)
{
    struct history_line line;
    cr_assert(own("billing", "bob", ROLE_OWNER));
    become("ana");
    cr_assert(own("billing", "tom", ROLE_OWNER));
    become("mia");
    const char *before = exported();
    cr_assert(!board_undo(board, &arena, &line, &err));
    assert_err(ERR_CONFLICT, "by ana");
    cr_assert_str_eq(exported(), before);
}

Test(undo, refuses_where_the_name_is_taken_since)
{
    struct history_line line;
    struct area area;
    cr_assert(archive_area());
    become("ana");
    cr_assert(
        board_area_add(board, &(struct area_edit){.name = "billing"}, &arena, &area, &err),
        "%s", err.what);
    become("mia");
    cr_assert(!board_undo(board, &arena, &line, &err));
    cr_assert_eq(err.code, ERR_CONFLICT, "%s", err.what);
    cr_assert_str_empty(owner_of("billing"));
}

Test(undo, of_a_new_change_leaves_nothing_to_redo)
{
    struct history_line line;
    cr_assert(own("billing", "bob", ROLE_OWNER));
    undo_once("own");
    cr_assert(own("checkout", "bob", ROLE_OWNER));
    cr_assert(!board_redo(board, &arena, &line, &err));
    assert_err(ERR_NOT_FOUND, "mia has nothing to redo");
}

Test(undo, writes_itself_into_the_log_and_marks_what_it_undid)
{
    struct history_line *lines;
    size_t n;
    cr_assert(own("billing", "bob", ROLE_OWNER));
    undo_once("own");
    cr_assert(board_log(board, 2, &arena, &lines, &n, &err) && n == 2);
    cr_assert_str_eq(lines[0].kind, "undo");
    cr_assert_str_eq(lines[0].what, "undid: named Bob Holt owner of billing");
    cr_assert_str_eq(lines[0].actor, "mia");
    cr_assert(lines[1].undone && !lines[0].undone && lines[0].known);
    redo_once("own");
    cr_assert(board_log(board, 3, &arena, &lines, &n, &err) && n == 3);
    cr_assert_str_eq(lines[0].kind, "redo");
    cr_assert(!lines[2].undone);
}

Test(undo, never_takes_the_board_itself_away)
{
    struct history_line line;
    int undone = 0;
    while (board_undo(board, &arena, &line, &err))
        undone++;
    cr_assert_eq(err.code, ERR_NOT_FOUND);
    cr_assert_gt(undone, 3);
    cr_assert_str_eq(board_about(board)->name, "Acme");
    become("mia");
    cr_assert_str_eq(board_about(board)->name, "Acme");
}
