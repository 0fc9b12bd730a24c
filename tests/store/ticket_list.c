/* Which tickets a list has, in which order, and what its lines say. */
#include "support.h"

#include "base/date.h"
#include "domain/spec.h"
#include "store/areas.h"
#include "store/counts.h"
#include "store/tickets.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

TestSuite(ticket_list, .init = store_enter, .fini = store_leave);

enum { TODAY = 20777 };

static struct ticket_page page;

static struct tickets_wanted all_open(void)
{
    return (struct tickets_wanted){
        .fold = "", .line = "", .customer = "", .gap = GAP_ANY, .today = TODAY, .most = 99};
}

/* The titles of what is wanted; its totals must be true. */
static const char *titles(struct tickets_wanted wanted)
{
    struct buf text;
    buf_init(&text);
    cr_assert(tickets_page(store, &wanted, &arena, &page, &err), "%s %s", err.what,
              err.why);
    size_t drafts = 0;
    for (size_t i = 0; i < page.n; i++) {
        buf_addf(&text, "%s%s", i ? " " : "", page.line[i].title);
        drafts += page.line[i].state == TICKET_DRAFT;
    }
    if (wanted.first == 0 && page.n < wanted.most)
        cr_expect(page.total == page.n && page.drafts == drafts, "%s", text.text);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

static const char *which(enum ticket_which w)
{
    struct tickets_wanted wanted = all_open();
    wanted.which = w;
    wanted.order = ORDER_NUMBER;
    return titles(wanted);
}

static void put_off(const char *title, int64_t until)
{
    struct ticket ticket = blank(title, TICKET_READY);
    ticket.decision = DECISION_NOT_NOW;
    ticket.come_back_on = until;
    add_row(ticket);
}

static void decide(const char *title, enum ticket_state state, enum decision decision)
{
    struct ticket ticket = blank(title, state);
    ticket.decision = decision;
    ticket.decided_at = decision ? 850 : 0;
    add_row(ticket);
}

Test(ticket_list, tells_what_is_open_from_what_is_not)
{
    decide("draft", TICKET_DRAFT, DECISION_NONE);
    decide("ready", TICKET_READY, DECISION_YES);
    decide("doing", TICKET_DOING, DECISION_YES);
    decide("done", TICKET_DONE, DECISION_YES);
    decide("no", TICKET_DRAFT, DECISION_NO);
    decide("nodone", TICKET_DONE, DECISION_NO);
    put_off("later", TODAY + 1);
    put_off("never", 0);
    put_off("today", TODAY);
    put_off("back", TODAY - 30);
    struct ticket same = blank("same", TICKET_DONE);
    same.canonical = 1;
    add_row(same);
    static const char *const expected[WHICHES] = {
        [WHICH_OPEN] = "draft ready doing today back",
        [WHICH_DRAFT] = "draft",
        [WHICH_READY] = "ready today back",
        [WHICH_DOING] = "doing",
        [WHICH_UNDECIDED] = "draft today back",
        [WHICH_SKIPPED] = "",
        [WHICH_DONE] = "done nodone",
        [WHICH_NO] = "no",
        [WHICH_NOT_NOW] = "later never",
        [WHICH_SAME] = "same",
        [WHICH_ALL] = "draft ready doing done no nodone later never today back same",
    };
    for (int w = 0; w < WHICHES; w++)
        cr_expect_str_eq(which((enum ticket_which)w), expected[w], "%s: %s",
                         ticket_which_words.name[w], which((enum ticket_which)w));
}

Test(ticket_list, counts_what_comes_back_among_the_undecided_and_beside_its_area)
{
    struct ticket ticket = blank("t", TICKET_READY);
    ticket.area = add_area("mia", "billing").id;
    ticket.decision = DECISION_NOT_NOW;
    ticket.come_back_on = TODAY;
    add_row(ticket);
    for (int64_t today = TODAY - 1; today <= TODAY; today++) {
        int open = today == TODAY;
        struct next_facts facts;
        struct area_page areas;
        const struct counts_at at = {
            .now = 1, .today = today, .week = "2026-W47", .line = ""};
        const struct page_of of = {.fold = "", .line = "", .most = 9, .today = today};
        cr_assert(counts_next(store, &at, &arena, &facts, &err), "%s", err.what);
        cr_expect(facts.tickets == open && facts.undecided == open);
        cr_assert(areas_page(store, &of, &arena, &areas, &err), "%s", err.what);
        cr_expect_eq(areas.line[0].tickets, open);
    }
}

Test(ticket_list, has_seven_orders)
{
    static const struct {
        const char *title, *customer;
        enum ticket_state state;
        int64_t area, opened_at;
        unsigned gaps;
    } rows[] = {
        {"a", "", TICKET_READY, 2, 500, 0},        {"b", "Zoo", TICKET_DRAFT, 1, 100, 0x7},
        {"c", "Acme", TICKET_DOING, 0, 400, 0},    {"d", "", TICKET_DRAFT, 1, 300, 0xff},
        {"e", "acme", TICKET_DRAFT, 0, 200, 0x80},
    };
    add_area("mia", "web"), add_area("mia", "app");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ticket ticket = blank(rows[i].title, rows[i].state);
        ticket.customer = rows[i].customer;
        ticket.area = rows[i].area;
        ticket.opened_at = rows[i].opened_at;
        int64_t id = add_row(ticket);
        tamper(arena_printf(&arena, "UPDATE ticket SET gaps = %u WHERE id = %" PRId64,
                            rows[i].gaps, id));
    }
    static const char *const expected[ORDERS] = {
        [ORDER_BOARD] = "b d e a c",    [ORDER_NUMBER] = "a b c d e",
        [ORDER_NEW] = "a c d e b",      [ORDER_AGE] = "b e d c a",
        [ORDER_AREA] = "a b d c e",     [ORDER_GAPS] = "d b e a c",
        [ORDER_CUSTOMER] = "c e b a d",
    };
    for (int o = 0; o < ORDERS; o++) {
        struct tickets_wanted wanted = all_open();
        wanted.order = (enum ticket_order)o;
        cr_expect_str_eq(titles(wanted), expected[o], "%s", ticket_order_words.name[o]);
        for (wanted.first = 0; wanted.first < 7; wanted.first++)
            for (wanted.most = 0; wanted.most < 4; wanted.most++) {
                size_t from = wanted.first < 5 ? wanted.first : 5;
                size_t n = 5 - from < wanted.most ? 5 - from : wanted.most;
                const char *part =
                    arena_text(&arena, expected[o] + 2 * from, n ? 2 * n - 1 : 0);
                cr_expect_str_eq(titles(wanted), part, "%s from %zu: %zu",
                                 ticket_order_words.name[o], wanted.first, wanted.most);
                cr_expect(page.total == 5 && page.drafts == 3);
            }
    }
}

Test(ticket_list, is_narrowed_by_each_thing_and_by_all_of_them)
{
    struct area web = {.slug = "web", .name = "web", .covers = "", .line = "Mobile"};
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &area_records, &web, &err), "%s", err.what);
    done(tx);
    struct ticket a = blank("50% off_now", TICKET_DRAFT), b = blank("off", TICKET_DRAFT),
                  c = blank("c", TICKET_DRAFT);
    a.area = web.id, a.customer = "Kiosk AG", a.why = "they cannot do it", a.opened_at = 10;
    b.customer = "Ki%", b.opened_at = 20;
    c.area = add_area("mia", "app").id;
    add_row(a), add_row(b), add_row(c);
    struct tickets_wanted w = all_open();
    w.fold = "off";
    cr_expect_str_eq(titles(w), "50% off_now off");
    w.fold = "% off now";
    cr_expect_str_eq(titles(w), "50% off_now");
    w.line = "mobile", w.customer = "kiosk", w.area = web.id, w.gap = SPEC_WHO;
    w.opened_before = 11;
    cr_expect_str_eq(titles(w), "50% off_now");
    w.gap = SPEC_WHY;
    cr_expect_str_eq(titles(w), "");
    w = all_open();
    w.customer = "ki%";
    cr_expect_str_eq(titles(w), "off");
    w = all_open(), w.area = AREA_NONE;
    cr_expect_str_eq(titles(w), "off");
    w.area = web.id;
    cr_expect_str_eq(titles(w), "50% off_now");
    w = all_open(), w.gap = SPEC_WHY;
    cr_expect_str_eq(titles(w), "off c");
    w.gap = GAP_SOME;
    cr_expect_str_eq(titles(w), "50% off_now off c");
    w = all_open(), w.opened_before = 20;
    cr_expect_str_eq(titles(w), "50% off_now");
    w = all_open(), w.line = "mobile";
    cr_expect_str_eq(titles(w), "50% off_now");
}

/* Owned from 100 to 200 and again from 300 on. */
Test(ticket_list, shows_what_began_without_the_review)
{
    static const struct {
        const char *title;
        bool area;
        enum decision decision;
        int64_t decided_at, started_at;
        bool skipped;
    } rows[] = {
        {"fine", true, DECISION_YES, 150, 150, false},
        {"nobody-decided", true, DECISION_NONE, 0, 150, true},
        {"decided-after", true, DECISION_YES, 151, 150, true},
        {"no-area", false, DECISION_YES, 150, 150, true},
        {"before-any-owner", true, DECISION_YES, 50, 99, true},
        {"as-the-owner-left", true, DECISION_YES, 150, 200, true},
        {"between-two-owners", true, DECISION_YES, 150, 250, true},
        {"second-owner", true, DECISION_YES, 150, 300, false},
        {"not-begun", true, DECISION_NONE, 0, 0, false},
    };
    int64_t area = add_area("mia", "billing").id, ana = add_person("mia", "ana");
    own(area, ana, 100, 200);
    own(area, ana, 300, 0);
    struct buf expected;
    buf_init(&expected);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ticket ticket =
            blank(rows[i].title, rows[i].started_at ? TICKET_DOING : TICKET_READY);
        bool skipped;
        ticket.area = rows[i].area ? area : 0;
        ticket.decision = rows[i].decision;
        ticket.decided_at = rows[i].decided_at;
        ticket.started_at = rows[i].started_at;
        cr_assert(tickets_skipped(store, add_row(ticket), &skipped, &err), "%s", err.what);
        cr_expect_eq(skipped, rows[i].skipped, "%s", rows[i].title);
        if (rows[i].skipped)
            buf_addf(&expected, "%s%s", expected.len ? " " : "", rows[i].title);
    }
    cr_expect_str_eq(which(WHICH_SKIPPED), expected.text);
    which(WHICH_OPEN);
    for (size_t i = 0; i < page.n; i++)
        cr_expect_eq(page.line[i].skipped, rows[i].skipped);
    buf_release(&expected);
}

Test(ticket_list, has_lines_that_say_it_all)
{
    struct ticket ticket = blank("Group \"invoices\"", TICKET_DOING);
    struct ticket_line line;
    bool found;
    ticket.area = add_area("mia", "billing").id;
    ticket.decision = DECISION_NOT_NOW;
    ticket.come_back_on = TODAY;
    ticket.customer = "Kiosk AG";
    ticket.started_at = 900;
    ticket.source = "github", ticket.source_id = "17";
    int64_t id = add_row(ticket);
    struct ticket same = blank("same", TICKET_DRAFT);
    same.canonical = id;
    add_row(same), add_row(same);
    cr_assert(tickets_line(store, id, &arena, &line, &found, &err) && found);
    cr_expect_str_eq(line.title, "Group \"invoices\"");
    cr_expect_str_eq(line.area_slug, "billing");
    cr_expect_str_eq(line.area_name, "billing");
    cr_expect(line.id == id && line.area == ticket.area && !line.owned);
    cr_expect(line.state == TICKET_DOING && line.decision == DECISION_NOT_NOW);
    cr_expect_eq(line.come_back_on, TODAY);
    cr_expect_eq(line.gaps, 0xff);
    cr_expect_str_eq(line.customer, "Kiosk AG");
    cr_expect(line.opened_at == 800 && line.started_at == 900);
    cr_expect(line.canonical == 0 && line.same == 2);
    cr_expect_str_eq(line.source, "github");
    cr_expect_str_eq(line.source_id, "17");
    own(ticket.area, add_person("mia", "ana"), 1, 0);
    cr_assert(tickets_line(store, id, &arena, &line, &found, &err) && line.owned);
    cr_assert(tickets_line(store, id + 1, &arena, &line, &found, &err) && found);
    cr_expect(line.canonical == id && line.area == 0 && !line.owned);
    cr_expect_str_empty(line.area_name);
    cr_assert(tickets_line(store, 99, &arena, &line, &found, &err) && !found);
}

Test(ticket_list, tells_how_many_met_the_template)
{
    struct ticket ready = blank("ready", TICKET_DOING), draft = blank("b", TICKET_DRAFT),
                  same = blank("same", TICKET_READY), old = blank("old", TICKET_READY);
    int64_t opened, met;
    struct area web = {.slug = "web", .name = "web", .covers = "", .line = "Mobile"};
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &area_records, &web, &err), "%s", err.what);
    done(tx);
    ready.area = web.id;
    old.opened_at = 799;
    same.canonical = add_row(ready);
    add_row(draft), add_row(same), add_row(old);
    cr_assert(tickets_met(store, 800, "", &opened, &met, &err), "%s", err.what);
    cr_expect(opened == 2 && met == 1);
    cr_assert(tickets_met(store, 0, "", &opened, &met, &err), "%s", err.what);
    cr_expect(opened == 3 && met == 2);
    cr_assert(tickets_met(store, 0, "mobile", &opened, &met, &err), "%s", err.what);
    cr_expect(opened == 1 && met == 1);
}

Test(ticket_list, leads_from_a_number_or_address_to_its_ticket)
{
    struct ticket a = blank("a", TICKET_DRAFT), b = a, one, *found;
    bool there;
    size_t n;
    a.source = "github:org/a", a.source_id = "17", a.url = "https://example.org/a/17";
    b.source = "github:org/b", b.source_id = "17", b.canonical = add_row(a);
    int64_t second = add_row(b);
    add_row(blank("c", TICKET_DRAFT));
    cr_assert(tickets_by_source(store, "github:org/b", "17", &arena, &one, &there, &err) &&
              there);
    cr_expect_eq(one.id, second);
    cr_assert(tickets_by_source(store, "github:org/b", "", &arena, &one, &there, &err) &&
              !there);
    cr_assert(tickets_by_number(store, "17", &arena, &found, &n, &err));
    cr_expect(n == 2 && found[0].id < found[1].id);
    cr_assert(tickets_by_number(store, "", &arena, &found, &n, &err) && n == 0);
    cr_assert(tickets_by_url(store, a.url, &arena, &found, &n, &err));
    cr_expect(n == 1 && found[0].id == b.canonical);
    cr_assert(tickets_by_url(store, "", &arena, &found, &n, &err) && n == 0);
    cr_assert(tickets_same(store, b.canonical, &arena, &found, &n, &err));
    cr_expect(n == 1 && found[0].id == second);
}
