/* What is found to be alike: by words and their beginnings, in any script, whatever signs
 * are in the text; and the pairs that are not. */
#include "support.h"

#include "store/incidents.h"
#include "store/tickets.h"
#include "text/fold.h"

#include <stdio.h>
#include <string.h>

TestSuite(search, .init = store_enter, .fini = store_leave);

static int64_t area, except;

/* The titles found, as they would be for a title that somebody types. */
static const char *alike(const char *title)
{
    struct ticket_alike *list;
    struct buf text;
    size_t n;
    buf_init(&text);
    fold_name(&text, title);
    cr_assert(tickets_alike(store, text.text, area, except, 9, &arena, &list, &n, &err),
              "%s: %s %s", title, err.what, err.why);
    buf_reset(&text);
    for (size_t i = 0; i < n; i++)
        buf_addf(&text, "%s%s", i ? "; " : "", list[i].line.title);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

static int64_t add(const char *title)
{
    return add_row(blank(title, TICKET_DRAFT));
}

Test(search, finds_words_by_their_beginnings_in_any_script)
{
    static const struct {
        const char *there, *typed;
    } cases[] = {
        {"Group invoices by project", "an invoice for each project, grouped"},
        {"Uploaded PDF is lost", "uploads of a pdf get lost"},
        {"GRÖSSERE Rechnung", "größere Rechnung"},
        {"CSV", "csv"},
        {"VAT", "vat!"},
        {"請求書をまとめる", "請求書をまとめて"},
    };
    add("Something else altogether");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        add(cases[i].there);
        cr_expect_str_eq(alike(cases[i].typed), cases[i].there, "%s: %s", cases[i].typed,
                         alike(cases[i].typed));
    }
    cr_expect_str_empty(alike("the"));
    cr_expect_str_empty(alike(""));
}

static void keep_last(void *ctx, const char *what)
{
    snprintf(ctx, 200, "%s", what);
}

Test(search, follows_a_title_that_was_the_first_tickets_too)
{
    struct ticket ticket;
    char wrong[200] = "";
    add("Rounding of the VAT");
    int64_t second = add("Rounding of the VAT");
    cr_assert(record_get(store, &ticket_records, second, &arena, &ticket, &err));
    ticket.title = "Invoices by project";
    change(&ticket_records, &ticket);
    cr_expect_str_eq(alike("Invoices by project"), "Invoices by project");
    cr_expect_str_eq(alike("Rounding of the VAT"), "Rounding of the VAT");
    cr_assert(log_verify(store, keep_last, wrong, &err));
    cr_expect_str_empty(wrong);
}

Test(search, finds_titles_of_short_words_alone)
{
    add("UI");
    add("Guide for everybody");
    cr_expect_str_eq(alike("ui"), "UI");
}

/* Nothing of what is typed is a part of the question. */
Test(search, takes_any_text_for_text)
{
    static const char *const nasty[] = {
        "\"invoice\"",      "invoice\"",        "\"",           "\"\"\"",
        "invoice AND",      "NOT invoice",      "invoice*",     "title_fold: invoice",
        "NEAR(invoice, 2)", "{invoice}",        "-invoice",     "^invoice",
        "(invoice",         "invoice OR",       "a\"b\"c\"d",   "'; DROP TABLE ticket; --",
        "100%_!",           "\x01\x02\x7f",     "\xEF\xBF\xBD", "\xF0\x9F\x92\xA5\xF0\x9F",
        "$1 ?2 :three @x",  "invoice\ninvoice", "\\\"invoice",
    };
    add("Invoice");
    for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++) {
        const char *found = alike(nasty[i]);
        bool asks = strstr(nasty[i], "invoice") != NULL;
        cr_expect(!*found || strcmp(found, "Invoice") == 0, "%s: %s", nasty[i], found);
        cr_expect(!asks || *found || strchr(nasty[i], ' '), "%s", nasty[i]);
    }
    struct buf all;
    buf_init(&all);
    for (int i = 0; i < 300; i++)
        buf_addf(&all, "invoice%d\" OR ", i);
    alike(all.text);
    buf_release(&all);
    cr_expect_str_eq(alike("invoice"), "Invoice");
}

Test(search, finds_what_is_open_and_nothing_said_to_be_different)
{
    struct ticket no = blank("Login no", TICKET_DRAFT), later = no, same = no;
    int64_t first = add("Login fails"), second = add("Login failing");
    no.decision = DECISION_NO;
    later.decision = DECISION_NOT_NOW, later.title = "Login fail later";
    same.canonical = first;
    add_row(no), add_row(later), add_row(same);
    add_row(blank("Login fails", TICKET_DONE));
    except = second;
    const char *found = alike("login failing");
    cr_expect(strstr(found, "Login fails") && strstr(found, "later"), "%s", found);
    cr_expect(!strstr(found, "failing") && !strstr(found, "no"), "%s", found);
    struct ticket_apart apart = {.ticket = second, .other = first};
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &ticket_apart_records, &apart, &err), "%s", err.what);
    done(tx);
    cr_expect(!strstr(alike("login failing"), "Login fails"));
    except = first;
    cr_expect(!strstr(alike("login fails"), "Login failing"));
    except = 0;
    cr_expect(strstr(alike("login fails"), "Login failing"));
}

Test(search, puts_the_same_area_first_of_equals)
{
    struct ticket other = blank("Late mail", TICKET_DRAFT);
    add("Late mail!");
    other.area = add_area("mia", "mail").id;
    add_row(other);
    area = other.area;
    cr_expect_str_eq(alike("late mail"), "Late mail; Late mail!");
    area = 0;
    cr_expect_str_eq(alike("late mail"), "Late mail!; Late mail");
}

Test(search, knows_the_pairs_whichever_is_named_first)
{
    int64_t a = add("a"), b = add("b");
    struct ticket_apart apart = {.ticket = b, .other = a}, back;
    struct alike_pair *pairs;
    size_t n;
    bool found;
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &ticket_apart_records, &apart, &err), "%s", err.what);
    done(tx);
    cr_assert(tickets_apart_of(store, a, b, &arena, &back, &found, &err) && found);
    cr_assert(tickets_apart_of(store, b, a, &arena, &back, &found, &err) && found);
    cr_assert_eq(back.id, apart.id);
    cr_assert(tickets_apart_of(store, a, a, &arena, &back, &found, &err) && !found);
    cr_assert(tickets_apart(store, &arena, &pairs, &n, &err) && n == 1);
    cr_assert(pairs[0].one == b && pairs[0].other == a);
    tx = act("mia");
    apart = (struct ticket_apart){.ticket = b, .other = a};
    cr_assert(!record_add(tx, &ticket_apart_records, &apart, &err));
    cr_assert_eq(err.code, ERR_CONFLICT);
    tx_abandon(tx);
}

Test(search, gives_the_pass_every_open_ticket)
{
    struct ticket ticket = blank("Größe", TICKET_DRAFT), later = ticket;
    struct alike_item *items;
    size_t n;
    struct area mobile = {.slug = "app", .name = "app", .covers = "", .line = "Mobile"};
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &area_records, &mobile, &err), "%s", err.what);
    done(tx);
    ticket.customer = "KIOSK-AG", ticket.area = mobile.id;
    later.decision = DECISION_NOT_NOW, later.come_back_on = 50;
    add_row(ticket), add_row(later);
    add_row(blank("done", TICKET_DONE));
    cr_assert(tickets_items(store, "", 49, &arena, &items, &n, &err) && n == 1);
    cr_expect_str_eq(items[0].title, "grosse");
    cr_expect_str_eq(items[0].customer, "kiosk ag");
    cr_expect(items[0].id == 1 && items[0].area == mobile.id);
    cr_assert(tickets_items(store, "", 50, &arena, &items, &n, &err) && n == 2);
    cr_expect_str_empty(items[1].customer);
    cr_assert(tickets_items(store, "mobile", 50, &arena, &items, &n, &err) && n == 1);
}

static int64_t add_incident(const char *title, enum incident_state state, int64_t canonical)
{
    struct incident incident = {
        .title = title, .state = state, .started_at = 5, .canonical = canonical};
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &incident_records, &incident, &err), "%s %s", err.what,
              err.why);
    done(tx);
    return incident.id;
}

static const char *incidents(bool all, int64_t without)
{
    struct incident_alike *list;
    struct buf text;
    size_t n;
    cr_assert(incidents_alike(store, "login mail late", 0, without, all, 9, &arena, &list,
                              &n, &err),
              "%s %s", err.what, err.why);
    buf_init(&text);
    for (size_t i = 0; i < n; i++)
        buf_addf(&text, "%s%s", i ? "; " : "", list[i].incident.title);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

Test(search, finds_incidents_too)
{
    int64_t first = add_incident("Login mail came late", INCIDENT_RESOLVED, 0);
    int64_t second = add_incident("Late login mails", INCIDENT_OPEN, 0);
    struct incident_apart apart = {.incident = second, .other = first}, back;
    struct cause cause = {.text = "c", .named_at = 5};
    struct alike_pair *pairs;
    struct alike_item *items;
    size_t n;
    bool found;
    add_incident("Login mail late", INCIDENT_OPEN, first);
    cr_expect_str_eq(incidents(false, 0), "Late login mails");
    cr_expect_str_eq(incidents(true, second), "Login mail came late");
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &incident_apart_records, &apart, &err), "%s", err.what);
    done(tx);
    cr_expect_str_empty(incidents(true, second));
    cr_assert(incidents_apart_of(store, first, second, &arena, &back, &found, &err));
    cr_assert(found && back.id == apart.id);
    cr_assert(incidents_apart(store, &arena, &pairs, &n, &err) && n == 1);
    cr_assert(incidents_items(store, "", &arena, &items, &n, &err) && n == 2);
    cr_expect_str_eq(items[1].title, "late login mails");
    tx = act("mia");
    cr_assert(record_add(tx, &cause_records, &cause, &err), "%s", err.what);
    struct cause_incident of = {.cause = cause.id, .incident = second};
    cr_assert(record_add(tx, &cause_incident_records, &of, &err), "%s", err.what);
    done(tx);
    cr_assert(incidents_items(store, "", &arena, &items, &n, &err));
    cr_assert(n == 1 && items[0].id == first);
}
