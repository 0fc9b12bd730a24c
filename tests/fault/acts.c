/* Each act is one action of the board, called as both faces call it. */
#include "acts.h"

#include "board/area.h"
#include "board/departure.h"
#include "board/deploy.h"
#include "board/history.h"
#include "board/incident.h"
#include "board/own.h"
#include "board/person.h"
#include "board/release.h"
#include "board/sitting.h"
#include "board/ticket.h"

#define ACT(name) static bool name(struct stage *s)

enum { MINUTE = 60, HOUR = 3600 };

static bool person(struct stage *s, const char *name, const char *handle)
{
    struct person added;
    const struct person_edit edit = {.name = name, .handle = handle};
    return board_person_add(s->board, &edit, &s->arena, &added, &s->err);
}

ACT(add_ana)
{
    return person(s, "Ana Ruiz", "ana");
}

ACT(add_bob)
{
    return person(s, "Bob Holt", "bob");
}

ACT(send_away)
{
    struct person after;
    bool changed;
    return board_person_away(s->board, "bob", board_today(s->board) + 3, &s->arena, &after,
                             &changed, &s->err);
}

ACT(call_back)
{
    struct person after;
    bool changed;
    return board_person_back(s->board, "bob", &s->arena, &after, &changed, &s->err);
}

ACT(add_area)
{
    static const char *const aliases[] = {"invoices"}, *const paths[] = {"/src/billing/"};
    struct area area;
    const struct area_edit edit = {.name = "billing",
                                   .covers = "invoices, refunds",
                                   .line = "money",
                                   .aliases = aliases,
                                   .aliases_n = 1,
                                   .paths = paths,
                                   .paths_n = 1};
    return board_area_add(s->board, &edit, &s->arena, &area, &s->err);
}

ACT(edit_area)
{
    static const char *const aliases[] = {"bills"};
    struct area area;
    bool changed;
    const struct area_edit edit = {
        .covers = "invoices and tax", .aliases = aliases, .aliases_n = 1};
    return board_area_edit(s->board, "billing", &edit, &s->arena, &area, &changed, &s->err);
}

static bool own(struct stage *s, const char *who, enum role role)
{
    struct own_done done;
    const struct own_request request = {
        .area = "billing", .person = who, .role = role, .why = "asked \"for\" it"};
    return board_own(s->board, &request, &s->arena, &done, &s->err);
}

ACT(own_ana)
{
    return own(s, "ana", ROLE_OWNER);
}

ACT(own_mia)
{
    return own(s, "mia", ROLE_OWNER);
}

ACT(stand_in)
{
    return own(s, "bob", ROLE_STAND_IN);
}

ACT(confirm)
{
    struct who who;
    return board_area_confirm(s->board, "billing", &s->arena, &who, &s->err);
}

ACT(undo)
{
    struct history_line line;
    return board_undo(s->board, &s->arena, &line, &s->err);
}

ACT(redo)
{
    struct history_line line;
    return board_redo(s->board, &s->arena, &line, &s->err);
}

ACT(add_release)
{
    static const struct release_step_edit steps[] = {{"build it", false, ""},
                                                     {"watch it", true, "bob"}};
    struct release_card card;
    const struct release_edit edit = {.name = "web",
                                      .way_back = "deploy the previous image",
                                      .minutes = 6,
                                      .steps = steps,
                                      .steps_n = 2};
    return board_release_add(s->board, &edit, &s->arena, &card, &s->err);
}

ACT(add_ticket)
{
    struct ticket_done done;
    const struct ticket_edit edit = {.title = "Group invoices by project",
                                     .area = "billing"};
    return board_ticket_add(s->board, &edit, &s->arena, &done, &s->err);
}

ACT(edit_ticket)
{
    static const char *const cases[] = {"an invoice of no project"};
    struct ticket_done done;
    struct ticket_edit edit = {.awkward = cases, .awkward_n = 1, .awkward_given = true};
    edit.field[SPEC_WHO] = "the finance lead";
    edit.field[SPEC_DOES] = "downloads one list grouped by project";
    edit.field[SPEC_WHY] = "today they copy it by hand";
    edit.field[SPEC_DONE_WHEN] = "the list has one part a project";
    edit.field[SPEC_NOT_CHANGING] = "the invoice itself";
    edit.field[SPEC_WAY_BACK] = "turn the flag off";
    edit.field[SPEC_SIGNS_OFF] = "ana";
    return board_ticket_edit(s->board, 1, &edit, &s->arena, &done, &s->err);
}

ACT(decide)
{
    struct ticket_decided decided;
    return board_ticket_decide(s->board, 1, DECISION_YES, "finance waits for it", 0,
                               &s->arena, &decided, &s->err);
}

ACT(begin_ticket)
{
    struct ticket ticket;
    bool skipped;
    return board_ticket_start(s->board, 1, &s->arena, &ticket, &skipped, &s->err);
}

ACT(add_double)
{
    struct ticket_done done;
    const struct ticket_edit edit = {.title = "Invoices by project"};
    return board_ticket_add(s->board, &edit, &s->arena, &done, &s->err);
}

ACT(fold)
{
    struct ticket canonical;
    return board_ticket_same(s->board, 2, 1, &s->arena, &canonical, &s->err);
}

ACT(ship)
{
    static const char *const tickets[] = {"1"};
    struct deploy_logged logged;
    struct deploy_edit edit = deploy_edit_none();
    edit.what = "Invoices are grouped by project";
    edit.type = "web";
    edit.area = "billing";
    edit.tickets = tickets;
    edit.tickets_n = 1;
    edit.tickets_given = true;
    edit.at = acts_world.now - HOUR;
    edit.id = "run-1";
    return board_deploy_ship(s->board, &edit, &s->arena, &logged, &s->err);
}

ACT(tick)
{
    struct deploy_step after;
    return board_deploy_tick(s->board, 1, 1, true, &s->arena, &after, &s->err);
}

ACT(broke)
{
    struct deploy after;
    return board_deploy_broke(s->board, 1, acts_world.now - 50 * MINUTE,
                              "invoices vanished", &s->arena, &after, &s->err);
}

ACT(recovered)
{
    struct deploy after;
    return board_deploy_recovered(s->board, 1, RECOVERY_ROLLED_BACK,
                                  acts_world.now - 40 * MINUTE, "the image before it",
                                  &s->arena, &after, &s->err);
}

ACT(incident_of)
{
    struct incident incident;
    return board_deploy_incident(s->board, 1, NULL, &s->arena, &incident, &s->err);
}

ACT(add_incident)
{
    struct incident incident;
    const struct incident_edit edit = {.title = "Checkout froze",
                                       .area = "billing",
                                       .started_at = acts_world.now - 2 * HOUR,
                                       .lasted = HOUR};
    return board_incident_add(s->board, &edit, &s->arena, &incident, &s->err);
}

ACT(fact)
{
    struct fact after;
    return board_incident_fact(s->board, 1, acts_world.now - HOUR, "the pool was full",
                               &s->arena, &after, &s->err);
}

ACT(sit_down)
{
    return board_sitting_begin(s->board, &s->err);
}

ACT(choose)
{
    return board_sitting_choose(s->board, 1, &s->err);
}

ACT(say_fact)
{
    return board_sitting_fact(s->board, 0, acts_world.now - HOUR, "all were served late",
                              &s->err);
}

ACT(say_cause)
{
    return board_sitting_candidate(s->board, 0, "the migration ran first", &s->err);
}

static bool test_cause(struct stage *s, int test)
{
    return board_sitting_test(s->board, 1, test, TEST_YES, &s->err);
}

ACT(first_test)
{
    return test_cause(s, 0);
}

ACT(second_test)
{
    return test_cause(s, 1);
}

ACT(third_test)
{
    return test_cause(s, 2);
}

ACT(fourth_test)
{
    return test_cause(s, 3);
}

ACT(fifth_test)
{
    return test_cause(s, 4);
}

ACT(name_cause)
{
    return board_sitting_name(s->board, 1, &s->err);
}

ACT(promise)
{
    return board_sitting_promise(s->board, "ana", board_today(s->board) + 5,
                                 "the deploy script refuses to migrate first", &s->err);
}

ACT(last_step)
{
    return board_sitting_step(s->board, STEP_CLOSE, &s->err);
}

ACT(close_week)
{
    return board_sitting_close(s->board, &s->err);
}

ACT(draft)
{
    return board_draft_keep(s->board, "ticket 1 why", "half a sent", &s->err);
}

ACT(leave)
{
    struct person_card card;
    struct person heir;
    return board_person_leave(s->board, "bob", "ana", &s->arena, &card, &heir, &s->err);
}

ACT(back_up)
{
    return board_backup(s->board, s->backup, &s->err);
}

const struct act acts[] = {
    {"person add", add_ana},
    {"person add, the next", add_bob},
    {"person away", send_away},
    {"person back", call_back},
    {"area add", add_area},
    {"area edit", edit_area},
    {"own", own_ana},
    {"own --stand-in", stand_in},
    {"own, another", own_mia},
    {"undo", undo},
    {"redo", redo},
    {"area confirm", confirm},
    {"release add", add_release},
    {"ticket add", add_ticket},
    {"ticket edit", edit_ticket},
    {"ticket decide", decide},
    {"ticket start", begin_ticket},
    {"ticket add, the same", add_double},
    {"ticket same", fold},
    {"ship", ship},
    {"deploy tick", tick},
    {"broke", broke},
    {"recovered", recovered},
    {"deploy incident", incident_of},
    {"incident add", add_incident},
    {"incident fact", fact},
    {"review: begin", sit_down},
    {"review: choose", choose},
    {"review: a fact", say_fact},
    {"review: a candidate", say_cause},
    {"review: the first test", first_test},
    {"review: the second test", second_test},
    {"review: the third test", third_test},
    {"review: the fourth test", fourth_test},
    {"review: the fifth test", fifth_test},
    {"review: the cause", name_cause},
    {"review: the promise", promise},
    {"review: the last step", last_step},
    {"review: close", close_week},
    {"draft", draft},
    {"person leave", leave},
    {"import statuspage", import_statuspage},
    {"import cstate", import_cstate},
    {"import codeowners", import_codeowners},
    {"import backstage", import_backstage},
    {"import github", import_github},
    {"import tags", import_tags},
    {"import board", import_board},
    {"backup", back_up},
};

const size_t acts_n = sizeof acts / sizeof *acts;
