/* The demo board tells one story, whenever it is opened: nothing lies ahead, everything
 * comes in its order, and it keeps the rules that a board made by hand keeps. */
#include "codec/board_yaml.h"

#include "base/data.h"
#include "base/date.h"
#include "domain/cause_test.h"
#include "domain/name.h"
#include "domain/review.h"
#include "domain/spec.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct board_plan plan;
static const struct zone berlin = {"Europe/Berlin"};

static void open_at(int64_t now)
{
    const struct data_file *demo = data_find("demo.yaml");
    struct err err;
    arena_release(&arena);
    plan = (struct board_plan){.arena = &arena};
    cr_assert(board_yaml_read("demo.yaml", demo->text, demo->len, now, &plan, &err), "%s",
              err.what);
}

/* Every weekday just after midnight, in working hours and late, in a plain week, in both
 * weeks in which the clocks change, and over the end of a year. */
static int64_t moments[4 * 7 * 4];

static void make_moments(void)
{
    static const struct civil mondays[] = {
        {2026, 11, 16}, {2026, 10, 26}, {2027, 3, 29}, {2026, 12, 28}};
    static const int minutes[] = {1, 30, 11 * 60 + 7, 23 * 60 + 59};
    size_t n = 0;
    for (size_t week = 0; week < 4; week++)
        for (int day = 0; day < 7; day++)
            for (size_t m = 0; m < 4; m++)
                moments[n++] =
                    zone_utc(&berlin, date_of(mondays[week]) + day, 0, minutes[m], 0);
}

static void leave(void)
{
    arena_release(&arena);
}

TestSuite(demo, .init = make_moments, .fini = leave);

enum { MOMENTS = sizeof moments / sizeof *moments };

#define EACH(type, name, kind)                                                             \
    for (size_t name##_i = 0; name##_i < plan.list[kind].n; name##_i++)                    \
        for (const struct type *name = plan_row(&plan, kind, name##_i),                    \
                               *name##_end = name;                                         \
             name##_end; name##_end = NULL)

/* Times in an order that may have gaps (0), none later than now. */
static void in_order(int64_t now, const char *what, int64_t id, const int64_t *times,
                     size_t n)
{
    int64_t before = 0;
    for (size_t i = 0; i < n; i++) {
        if (!times[i])
            continue;
        cr_assert_geq(times[i], before, "%s %d: time %zu comes too early", what, (int)id,
                      i);
        cr_assert_leq(times[i], now, "%s %d: time %zu lies ahead", what, (int)id, i);
        before = times[i];
    }
}

#define IN_ORDER(what, id, ...)                                                            \
    in_order(now, what, id, (const int64_t[]){__VA_ARGS__},                                \
             sizeof(const int64_t[]){__VA_ARGS__} / sizeof(int64_t))

static void check_work(int64_t now)
{
    EACH(person, p, PLAN_PERSON)
    IN_ORDER("person", p->id, p->left_at);
    EACH(area, a, PLAN_AREA)
    IN_ORDER("area", a->id, plan.board.created_at, a->confirmed_at);
    EACH(ownership, o, PLAN_OWNERSHIP)
    IN_ORDER("ownership", o->id, plan.board.created_at, o->since, o->until);
    EACH(ticket, t, PLAN_TICKET)
    {
        IN_ORDER("ticket", t->id, t->opened_at, t->ready_at, t->decided_at, t->started_at,
                 t->done_at);
    }
    EACH(deploy, d, PLAN_DEPLOY)
    IN_ORDER("deploy", d->id, d->at, d->broke_at, d->recovered_at);
    EACH(deploy_ticket, pair, PLAN_DEPLOY_TICKET)
    {
        const struct ticket *t = plan_find(&plan, PLAN_TICKET, pair->ticket);
        const struct deploy *d = plan_find(&plan, PLAN_DEPLOY, pair->deploy);
        IN_ORDER("deployed ticket", t->id, t->started_at, d->at, t->done_at);
    }
}

static void check_incidents(int64_t now)
{
    EACH(incident, i, PLAN_INCIDENT)
    IN_ORDER("incident", i->id, i->started_at, i->detected_at, i->recovered_at);
    int64_t incident = 0, before = 0;
    EACH(fact, f, PLAN_FACT)
    {
        const struct incident *i = plan_find(&plan, PLAN_INCIDENT, f->incident);
        IN_ORDER("fact", f->id, i->id == incident ? before : 0, f->at, i->recovered_at);
        incident = i->id;
        before = f->at;
    }
    EACH(cause, c, PLAN_CAUSE)
    IN_ORDER("cause", c->id, c->named_at);
    EACH(removal, m, PLAN_REMOVAL)
    {
        const struct review *r = plan_find(&plan, PLAN_REVIEW, m->review);
        const struct cause *c = plan_find(&plan, PLAN_CAUSE, m->cause);
        IN_ORDER("removal", m->id, r->started_at, c->named_at, m->promised_at,
                 r->closed_at);
        IN_ORDER("removal", m->id, m->promised_at, m->removed_at, m->seen_at, m->closed_at);
        int64_t promised = zone_local(&berlin, m->promised_at).date;
        cr_assert(m->due >= promised && m->due <= promised + REVIEW_DAYS);
    }
}

static void check_reviews(int64_t now)
{
    char week[WEEK_TEXT];
    EACH(review, r, PLAN_REVIEW)
    {
        const struct incident *i = plan_find(&plan, PLAN_INCIDENT, r->incident);
        IN_ORDER("review", r->id, i->recovered_at, r->started_at, r->closed_at);
        week_text(week_of(zone_local(&berlin, r->started_at).date), week);
        cr_assert_str_eq(r->week, week);
        cr_assert_leq(r->closed_at - r->started_at, (REVIEW_MINUTES + 2) * 60);
    }
    EACH(review_answer, a, PLAN_REVIEW_ANSWER)
    {
        const struct review *r = plan_find(&plan, PLAN_REVIEW, a->review);
        IN_ORDER("answer", a->id, r->started_at, a->at, r->closed_at);
    }
    EACH(team_check, c, PLAN_CHECK)
    {
        IN_ORDER("check", c->id, c->started_at, c->finished_at);
        week_text(week_of(zone_local(&berlin, c->started_at).date), week);
        cr_assert_str_eq(c->week, week);
    }
}

Test(demo, has_everything_in_its_order_and_nothing_ahead)
{
    for (size_t m = 0; m < MOMENTS; m++) {
        open_at(moments[m]);
        check_work(moments[m]);
        check_incidents(moments[m]);
        check_reviews(moments[m]);
    }
}

Test(demo, has_deploys_of_this_week_and_the_last_and_three_incidents)
{
    for (size_t m = 0; m < MOMENTS; m++) {
        int64_t monday = week_monday(week_of(zone_local(&berlin, moments[m]).date));
        int64_t this_week = zone_utc(&berlin, monday, 0, 0, 0);
        int64_t last_week = zone_utc(&berlin, monday - 7, 0, 0, 0);
        size_t shipped = 0, earlier = 0, incidents = 0;
        open_at(moments[m]);
        EACH(deploy, d, PLAN_DEPLOY)
        {
            shipped += d->at >= this_week;
            earlier += d->at >= last_week && d->at < this_week;
        }
        EACH(incident, i, PLAN_INCIDENT)
        incidents += i->started_at >= this_week;
        cr_assert(shipped >= 4 && earlier >= 1 && incidents == 3);
    }
}

Test(demo, has_last_weeks_promise_due_today)
{
    for (size_t m = 0; m < MOMENTS; m++) {
        int64_t today = zone_local(&berlin, moments[m]).date;
        char week[WEEK_TEXT];
        week_text(week_of(today - 7), week);
        open_at(moments[m]);
        const struct review *last =
            plan_row(&plan, PLAN_REVIEW, plan.list[PLAN_REVIEW].n - 1);
        const struct removal *promise = plan_find(&plan, PLAN_REMOVAL, last->removal);
        cr_assert_str_eq(last->week, week);
        cr_assert(promise->due == today && promise->state == REMOVAL_PLANNED);
    }
}

Test(demo, leaves_one_area_without_an_owner_and_one_with_its_owner_away)
{
    open_at(moments[0]);
    size_t unowned = 0, away = 0;
    EACH(area, a, PLAN_AREA)
    {
        const struct person *owner = NULL, *stand_in = NULL;
        EACH(ownership, o, PLAN_OWNERSHIP)
        {
            if (o->area != a->id || o->until)
                continue;
            const struct person *who = plan_find(&plan, PLAN_PERSON, o->person);
            cr_assert_neq(who->state, PERSON_LEFT);
            owner = o->role == ROLE_OWNER ? who : owner;
            stand_in = o->role == ROLE_STAND_IN ? who : stand_in;
        }
        if (!owner) {
            cr_assert_str_eq(a->name, "checkout");
            unowned++;
        } else if (owner->state == PERSON_AWAY) {
            cr_assert(stand_in && stand_in->state == PERSON_ACTIVE);
            away++;
        }
    }
    cr_assert(unowned == 1 && away == 1);
}

Test(demo, names_one_person_each_time)
{
    open_at(moments[0]);
    EACH(person, p, PLAN_PERSON)
    {
        struct name_reading reading;
        name_read(p->name, NULL, 0, &reading);
        cr_assert_eq(reading.verdict, NAME_ONE_PERSON, "%s", p->name);
    }
}

/* The gaps of a ticket, its signer looked up among the people. */
static int gaps_of(const struct ticket *ticket)
{
    struct awkward_case awkward[8];
    struct spec_judgement judgements[SPEC_FIELDS];
    enum spec_signer signer = SIGNER_UNKNOWN;
    size_t n = 0;
    EACH(awkward_case, a, PLAN_AWKWARD_CASE)
    if (a->ticket == ticket->id)
        awkward[n++] = *a;
    EACH(person, p, PLAN_PERSON)
    if (strcmp(p->name, ticket->signs_off) == 0)
        signer = p->state == PERSON_LEFT ? SIGNER_LEFT : SIGNER_ACTIVE;
    return spec_gaps(ticket, awkward, n, signer, judgements);
}

Test(demo, calls_ready_what_the_rules_call_ready)
{
    size_t in_state[4] = {0};
    open_at(moments[0]);
    EACH(ticket, t, PLAN_TICKET)
    {
        int gaps = gaps_of(t);
        in_state[t->state]++;
        cr_assert((gaps > 0) == (t->state == TICKET_DRAFT), "ticket %d has %d gaps",
                  (int)t->id, gaps);
    }
    for (size_t state = 0; state < 4; state++)
        cr_assert_gt(in_state[state], 0, "no ticket is %s", ticket_state_words.name[state]);
}

Test(demo, has_the_gaps_that_its_pictures_show)
{
    static const struct {
        int64_t id;
        int gaps;
    } cases[] = {{219, 2}, {223, 4}, {226, 1}};
    open_at(moments[0]);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_assert_eq(gaps_of(plan_find(&plan, PLAN_TICKET, cases[i].id)), cases[i].gaps,
                     "ticket %d", (int)cases[i].id);
}

Test(demo, chose_only_causes_that_passed_every_test)
{
    open_at(moments[0]);
    EACH(cause, c, PLAN_CAUSE)
    {
        const struct candidate *chosen = plan_find(&plan, PLAN_CANDIDATE, c->candidate);
        cr_assert_eq(cause_test_result(chosen).state, CAUSE_TEST_PASSES, "%s", c->text);
        cr_assert_str_eq(chosen->text, c->text);
    }
}

Test(demo, has_a_cause_that_came_back_and_one_seen_gone)
{
    size_t states[REMOVAL_DROPPED + 1] = {0};
    open_at(moments[0]);
    EACH(removal, r, PLAN_REMOVAL)
    {
        states[r->state]++;
        cr_assert_eq(r->state == REMOVAL_SEEN_GONE, r->seen_at != 0);
    }
    cr_assert(states[REMOVAL_CAME_BACK] == 1 && states[REMOVAL_SEEN_GONE] >= 1 &&
              states[REMOVAL_PLANNED] == 1);
}

Test(demo, has_one_way_of_shipping_without_a_way_back_and_one_release_rolled_back)
{
    size_t no_way_back = 0, rolled_back = 0;
    open_at(moments[0]);
    EACH(release_type, r, PLAN_RELEASE_TYPE)
    no_way_back += !r->way_back[0];
    EACH(deploy, d, PLAN_DEPLOY)
    rolled_back += d->recovery == RECOVERY_ROLLED_BACK;
    cr_assert(no_way_back == 1 && rolled_back >= 1);
}
