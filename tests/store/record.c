/* Every entity through the one set of functions: round trips, limits, conflicts, and the
 * rules the schema itself holds. */
#include "support.h"

#include <string.h>

TestSuite(record, .init = store_enter, .fini = store_leave);

/* Something in every column; references point at the first record of whatever they mean. */
static void fill(const struct record *record, void *row, int variant)
{
    memset(row, 0, record->size);
    for (int i = 0; i < record->n; i++) {
        const struct column *c = &record->column[i];
        char *at = (char *)row + c->offset;
        int word = variant % words_for(c->words)->n; /* of a COLUMN_WORD */
        if (c->kind == COLUMN_TEXT)
            *(const char **)(void *)at =
                c->most == 8
                    ? arena_printf(&arena, "2026-W%02d", 10 + variant)
                    : arena_printf(&arena, "%s: \xC3\xA9 'x'\n%d", c->name, variant);
        else if (c->kind == COLUMN_BOOL)
            *(bool *)at = variant % 2;
        else if (c->kind == COLUMN_WORD)
            memcpy(at, &word, sizeof word);
        else if (c->kind == COLUMN_INT)
            *(int64_t *)(void *)at = variant % 4 + 1;
        else if (c->kind == COLUMN_DATE)
            *(int64_t *)(void *)at = 20000 + variant;
        else if (c->kind == COLUMN_TIME)
            *(int64_t *)(void *)at = 1700000000 + variant;
    }
}

/* Values that belong together by the schema's own checks. */
static void make_fit(const struct record *record, void *row, int variant)
{
    if (record == &person_records) {
        struct person *p = row;
        p->state = variant % 2 ? PERSON_AWAY : PERSON_ACTIVE;
        p->left_at = 0;
        p->away_until = variant % 2 ? p->away_until : 0;
    }
    if (record == &board_records)
        ((struct board_record *)row)->id = 1;
    for (int i = 0; i < record->n; i++) {
        const struct column *c = &record->column[i];
        bool optional =
            strcmp(c->name, "canonical") == 0 || strcmp(c->name, "candidate") == 0;
        if (c->kind == COLUMN_REF && !optional)
            *(int64_t *)(void *)((char *)row + c->offset) = 1;
    }
    if (record == &ticket_apart_records)
        ((struct ticket_apart *)row)->ticket = 2;
    if (record == &incident_apart_records)
        ((struct incident_apart *)row)->incident = 2;
}

static void assert_equal(const struct record *record, const void *a, const void *b)
{
    struct buf x, y;
    buf_init(&x);
    buf_init(&y);
    record_encode(record, a, &x);
    record_encode(record, b, &y);
    cr_assert_str_eq(x.text, y.text, "%s", record->table);
    buf_release(&x);
    buf_release(&y);
}

Test(record, keeps_every_column_of_every_entity)
{
    /* Parents first, but for the review that causes and candidates point at. */
    for (const struct record *const *r = records; *r; r++) {
        void *row = arena_new(&arena, 1, (*r)->size),
             *back = arena_new(&arena, 1, (*r)->size);
        fill(*r, row, 1);
        make_fit(*r, row, 1);
        if (*r == &deploy_records || *r == &review_records)
            continue;
        struct tx *tx = act("ana");
        cr_assert(record_add(tx, *r, row, &err), "%s: %s %s", (*r)->table, err.what,
                  err.why);
        cr_assert(record_get(store, *r, *(int64_t *)row, &arena, back, &err), "%s",
                  err.what);
        assert_equal(*r, row, back);
        tx_abandon(tx);
    }
}

Test(record, reads_back_what_the_log_says)
{
    for (const struct record *const *r = records; *r; r++)
        for (int variant = 0; variant < 6; variant++) {
            void *row = arena_new(&arena, 1, (*r)->size),
                 *back = arena_new(&arena, 1, (*r)->size);
            struct buf text;
            fill(*r, row, variant);
            buf_init(&text);
            record_encode(*r, row, &text);
            cr_assert(record_decode(*r, text.text, &arena, back), "%s", (*r)->table);
            assert_equal(*r, row, back);
            buf_release(&text);
        }
}

Test(record, refuses_a_log_text_that_is_damaged)
{
    static const char *const bad[] = {
        "name 3:ab\n",   "name 2:abc\n",       "nome 2:ab\n",
        "name",          "name 2:ab",          "state 3:xxx\n",
        "left_at 1:x\n", "away_until 3:abc\n", "name 99999999999999999999:a\n"};
    struct person row;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_assert(!record_decode(&person_records, bad[i], &arena, &row), "%s", bad[i]);
    cr_assert(record_decode(&person_records, "", &arena, &row));
    cr_assert_str_empty(row.name);
}

Test(record, refuses_text_that_is_too_long_empty_or_no_text)
{
    char name[300];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    static const struct {
        const char *name, *says;
    } cases[] = {{NULL, "too long"}, {"", "needs a name"}, {"a\xff", "not valid UTF-8"}};
    struct tx *tx = act("ana");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct person person = {.name = cases[i].name ? cases[i].name : name,
                                .handle = "a"};
        cr_assert(!record_add(tx, &person_records, &person, &err));
        cr_assert_eq(err.code, ERR_REFUSED);
        cr_assert(strstr(err.what, cases[i].says), "%s", err.what);
    }
    name[200] = '\0';
    struct person longest = {.name = name, .handle = "a"};
    cr_assert(record_add(tx, &person_records, &longest, &err), "%s", err.what);
    tx_abandon(tx);
}

Test(record, calls_what_does_not_fit_by_its_name_in_words)
{
    static char text[20002];
    struct ticket ticket = blank("one", TICKET_DRAFT);
    memset(text, 'a', sizeof text - 1);
    ticket.done_when = text;
    struct tx *tx = act("ana");
    cr_assert(!record_add(tx, &ticket_records, &ticket, &err));
    cr_expect_str_eq(err.what,
                     "the done when of this ticket is too long: 20,001 characters");
    tx_abandon(tx);
}

Test(record, changes_nothing_when_nothing_changed)
{
    struct area area = add_area("ana", "billing");
    struct tx *tx = act("ana");
    cr_assert(record_change(tx, &area_records, &area, &err));
    cr_assert_eq(tx_changes(tx), 0);
    cr_assert_eq(done(tx), 0);
    cr_assert_eq(area.rev, 1);
}

Test(record, tells_both_values_when_somebody_else_was_quicker)
{
    struct area mine = add_area("ana", "billing"), theirs = mine;
    struct tx *tx = act("bo");
    theirs.covers = "theirs";
    cr_assert(record_change(tx, &area_records, &theirs, &err));
    done(tx);
    cr_assert_eq(theirs.rev, 2);
    tx = act("ana");
    mine.covers = "mine";
    cr_assert(!record_change(tx, &area_records, &mine, &err));
    cr_assert_eq(err.code, ERR_CONFLICT);
    cr_assert(strstr(err.what, "billing") && strstr(err.what, "by bo"), "%s", err.what);
    cr_assert(strstr(err.why, "\"theirs\"") && strstr(err.why, "\"mine\""), "%s", err.why);
    cr_assert(!record_drop(tx, &area_records, &mine, &err) && err.code == ERR_CONFLICT);
    cr_assert(record_drop(tx, &area_records, &theirs, &err));
    cr_assert(!record_change(tx, &area_records, &theirs, &err));
    cr_assert(strstr(err.what, "taken away"), "%s", err.what);
    tx_abandon(tx);
}

Test(record, holds_one_current_person_an_area_and_role)
{
    int64_t ana = add_person("ana", "ana"), bo = add_person("ana", "bo");
    struct area area = add_area("ana", "billing");
    struct tx *tx = act("ana");
    for (int role = ROLE_OWNER; role <= ROLE_HELPER; role++) {
        struct ownership first = {.area = area.id,
                                  .role = (enum role)role,
                                  .person = ana,
                                  .since = 5,
                                  .by = "ana",
                                  .why = ""};
        struct ownership second = first;
        second.person = bo;
        cr_assert(record_add(tx, &ownership_records, &first, &err));
        cr_assert_eq(record_add(tx, &ownership_records, &second, &err),
                     role == ROLE_HELPER);
        cr_assert(role == ROLE_HELPER || err.code == ERR_CONFLICT);
        second = first;
        second.id = 0;
        cr_assert(!record_add(tx, &ownership_records, &second, &err));
    }
    struct ownership backwards = {
        .area = area.id, .person = ana, .since = 9, .until = 8, .by = "x"};
    cr_assert(!record_add(tx, &ownership_records, &backwards, &err));
    cr_assert_eq(err.code, ERR_REFUSED);
    tx_abandon(tx);
}

Test(record, holds_one_cause_an_incident_and_one_promise_a_cause)
{
    struct tx *tx = act("ana");
    struct incident incident = {.title = "down", .started_at = 5};
    struct cause cause = {.text = "a", .named_at = 6}, other = {.text = "b", .named_at = 6};
    cr_assert(record_add(tx, &incident_records, &incident, &err));
    cr_assert(record_add(tx, &cause_records, &cause, &err));
    cr_assert(record_add(tx, &cause_records, &other, &err));
    struct cause_incident one = {.cause = cause.id, .incident = incident.id};
    struct cause_incident two = {.cause = other.id, .incident = incident.id};
    cr_assert(record_add(tx, &cause_incident_records, &one, &err));
    cr_assert(!record_add(tx, &cause_incident_records, &two, &err));
    struct removal first = {
        .cause = cause.id, .due = 20000, .gone_when = "x", .promised_at = 7};
    struct removal second = first;
    cr_assert(record_add(tx, &removal_records, &first, &err), "%s %s", err.what, err.why);
    cr_assert(!record_add(tx, &removal_records, &second, &err));
    first.state = REMOVAL_CAME_BACK;
    cr_assert(record_change(tx, &removal_records, &first, &err));
    cr_assert(record_add(tx, &removal_records, &second, &err), "%s %s", err.what, err.why);
    tx_abandon(tx);
}

Test(record, names_itself_and_its_table)
{
    struct buf title;
    buf_init(&title);
    record_title(&area_records, &(struct area){.name = "billing"}, &title);
    cr_assert_str_eq(title.text, "area \"billing\"");
    buf_reset(&title);
    record_title(&deploy_ticket_records, &(struct deploy_ticket){.id = 4}, &title);
    cr_assert_str_eq(title.text, "deployed ticket 4");
    buf_release(&title);
    cr_assert_eq(record_named("removal"), &removal_records);
    cr_assert_null(record_named("nonsense"));
    struct area area;
    cr_assert(!record_get(store, &area_records, 99, &arena, &area, &err));
    cr_assert_eq(err.code, ERR_NOT_FOUND);
}
