/* The transaction, the log, and walking it back and forth. */
#include "support.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

TestSuite(tx, .init = store_enter, .fini = store_leave);
TestSuite(undo, .init = store_enter, .fini = store_leave);

Test(tx, writes_one_line_of_the_log_with_who_and_why)
{
    struct tx *tx;
    struct log_row *rows;
    struct log_change_row *changes;
    size_t n;
    const struct deed deed = {.actor = "ana",
                              .known = true,
                              .what = "first words",
                              .why = "because",
                              .key = "k",
                              .now = 77,
                              .kind = OP_DO};
    cr_assert(tx_begin(store, &deed, &tx, &err));
    cr_assert_eq(tx_now(tx), 77);
    cr_assert_str_eq(tx_actor(tx), "ana");
    cr_assert_eq(tx_store(tx), store);
    tx_say(tx, "added %s", "billing");
    struct area area = {.slug = "billing", .name = "billing"};
    cr_assert(record_add(tx, &area_records, &area, &err));
    cr_assert_eq(done(tx), 1);
    cr_assert(log_list(store, 0, 10, &arena, &rows, &n, &err) && n == 1);
    cr_assert_str_eq(rows[0].what, "added billing");
    cr_assert_str_eq(rows[0].why, "because");
    cr_assert_str_eq(rows[0].actor, "ana");
    cr_assert_eq(rows[0].at, 77);
    cr_assert(rows[0].known && !rows[0].undone);
    cr_assert(log_changes(store, 1, &arena, &changes, &n, &err) && n == 1);
    cr_assert_str_eq(changes[0].entity, "area");
    cr_assert_str_empty(changes[0].before);
    cr_assert(strstr(changes[0].after, "slug 7:billing\n"));
    struct log_row row;
    cr_assert(!log_get(store, 2, &arena, &row, &err) && err.code == ERR_NOT_FOUND);
}

/* One line with 2,010 characters of two bytes each. */
static const char *long_line(void)
{
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 2010; i++)
        buf_add(&text, "ö");
    const char *copy = arena_copy(&arena, text.text);
    buf_release(&text);
    return copy;
}

Test(tx, writes_down_a_long_reason_as_far_as_it_fits)
{
    struct log_row row;
    struct tx *tx;
    const struct deed deed = {.actor = "ana",
                              .what = "x",
                              .why = long_line(),
                              .key = "k",
                              .now = 5,
                              .kind = OP_DO};
    struct area area = {.slug = "a", .name = "a"};
    cr_assert(tx_begin(store, &deed, &tx, &err));
    tx_say(tx, "did \xff %s", long_line());
    cr_assert(record_add(tx, &area_records, &area, &err), "%s", err.what);
    cr_assert(log_get(store, done(tx), &arena, &row, &err));
    cr_expect_eq(strlen(row.why), (size_t)1997 * 2 + 3);
    cr_expect_str_eq(row.why + 1996 * 2, "ö...");
    cr_expect_eq(strncmp(row.what, "did \xef\xbf\xbd ö", 10), 0);
    cr_expect_str_eq(row.what + strlen(row.what) - 5, "ö...");
}

Test(tx, fits_a_text_without_parting_what_belongs_together)
{
    struct buf text;
    buf_init(&text);
    tx_fit(&text, "abcdefe\xcc\x81xyz", 10);
    cr_expect_str_eq(text.text, "abcdef...");
    buf_reset(&text);
    tx_fit(&text, "abcdefe\xcc\x81xy", 10);
    cr_expect_str_eq(text.text, "abcdefe\xcc\x81xy");
    buf_release(&text);
}

Test(tx, leaves_nothing_when_abandoned_or_empty)
{
    struct log_row *rows;
    size_t n;
    struct tx *tx = act("ana");
    struct area area = {.slug = "a", .name = "a"};
    cr_assert(record_add(tx, &area_records, &area, &err));
    tx_abandon(tx);
    cr_assert_eq(done(act("ana")), 0);
    cr_assert(log_list(store, 0, 10, &arena, &rows, &n, &err));
    cr_assert_eq(n, 0);
}

Test(tx, dies_of_a_second_one_inside, .signal = SIGABRT)
{
    act("ana");
    act("ana");
}

Test(tx, refuses_a_reference_to_nothing_at_the_commit)
{
    struct tx *tx = act("ana");
    struct alias alias = {.area = 99, .name = "x"};
    cr_assert(record_add(tx, &alias_records, &alias, &err));
    cr_assert(!tx_commit(tx, NULL, &err));
    cr_assert_eq(err.code, ERR_CONFLICT);
}

static int64_t next(const char *actor, bool undo)
{
    int64_t operation = -1;
    cr_assert((undo ? log_next_undo : log_next_redo)(store, actor, &operation, &err));
    return operation;
}

/* Undoes or redoes what is next for the actor; false on a conflict. */
static bool step(const char *actor, bool undo)
{
    static int keys;
    struct tx *tx;
    keys++;
    const struct deed deed = {.actor = actor,
                              .what = "walk",
                              .why = "",
                              .key = arena_printf(&arena, "walk %d", keys),
                              .now = 9000 + keys,
                              .kind = undo ? OP_UNDO : OP_REDO,
                              .target = next(actor, undo)};
    cr_assert(deed.target > 0);
    cr_assert(tx_begin(store, &deed, &tx, &err));
    if (!log_walk(tx, deed.target, deed.kind, &err)) {
        tx_abandon(tx);
        return false;
    }
    done(tx);
    return true;
}

static const char *covers(int64_t id)
{
    struct area area;
    return record_get(store, &area_records, id, &arena, &area, &err) ? area.covers : NULL;
}

static void cover(const char *actor, struct area *area, const char *text)
{
    struct tx *tx = act(actor);
    cr_assert(record_get(store, &area_records, area->id, &arena, area, &err));
    area->covers = text;
    cr_assert(record_change(tx, &area_records, area, &err));
    done(tx);
}

Test(undo, walks_back_and_forth)
{
    struct area area = add_area("ana", "billing");
    cover("ana", &area, "one");
    cover("ana", &area, "two");
    cr_assert(step("ana", true));
    cr_assert_str_eq(covers(area.id), "one");
    cr_assert(step("ana", true));
    cr_assert_str_empty(covers(area.id));
    cr_assert(step("ana", true));
    cr_assert_null(covers(area.id));
    cr_assert_eq(next("ana", true), 0);
    for (int i = 0; i < 3; i++)
        cr_assert(step("ana", false));
    cr_assert_str_eq(covers(area.id), "two");
    cr_assert_eq(next("ana", false), 0);
    cr_assert(step("ana", true));
    cr_assert_str_eq(covers(area.id), "one");
}

Test(undo, forgets_the_way_forward_once_something_else_is_done)
{
    struct area area = add_area("ana", "billing");
    cover("ana", &area, "one");
    cr_assert(step("ana", true));
    cover("ana", &area, "other");
    cr_assert_eq(next("ana", false), 0);
    cr_assert(step("ana", true));
    cr_assert_str_empty(covers(area.id));
    cr_assert(step("ana", false));
    cr_assert_str_eq(covers(area.id), "other");
}

Test(undo, is_each_actors_own_and_refuses_what_another_changed_since)
{
    struct area area = add_area("ana", "billing");
    cover("ana", &area, "ana's");
    cover("bo", &area, "bo's");
    cr_assert_eq(next("cleo", true), 0);
    cr_assert(!step("ana", true));
    cr_assert_eq(err.code, ERR_CONFLICT);
    cr_assert(strstr(err.why, "bo's") && strstr(err.why, "ana's"), "%s", err.why);
    cr_assert(step("bo", true));
    cr_assert(step("ana", true));
    cr_assert_str_empty(covers(area.id));
}

Test(undo, brings_back_what_was_dropped_under_its_old_number)
{
    struct area area = add_area("ana", "billing");
    struct tx *tx = act("ana");
    cr_assert(record_drop(tx, &area_records, &area, &err));
    done(tx);
    struct area other = add_area("bo", "other");
    cr_assert_neq(other.id, area.id);
    cr_assert(step("ana", true));
    cr_assert_str_eq(covers(area.id), "");
}

Test(undo, of_something_that_others_built_on_is_refused)
{
    struct area area = add_area("ana", "billing");
    struct tx *tx = act("bo");
    struct alias alias = {.area = area.id, .name = "x"};
    cr_assert(record_add(tx, &alias_records, &alias, &err));
    done(tx);
    const struct deed deed = {.actor = "ana",
                              .what = "u",
                              .why = "",
                              .key = "u",
                              .now = 5,
                              .kind = OP_UNDO,
                              .target = next("ana", true)};
    cr_assert(tx_begin(store, &deed, &tx, &err));
    cr_assert(log_walk(tx, deed.target, OP_UNDO, &err));
    cr_assert(!tx_commit(tx, NULL, &err));
    cr_assert_eq(err.code, ERR_CONFLICT);
}

enum { STATES = 64 };

/* One actor's changes, undos and redos at random against a list of states. */
Test(undo, agrees_with_a_model_over_a_thousand_random_steps)
{
    struct area area = add_area("setup", "billing");
    int state[STATES + 2] = {0}, at = 0, top = 0;
    srand(7);
    for (int i = 1; i <= 1000; i++) {
        int what = rand() % 3;
        if (what == 0 && at < STATES) {
            cover("ana", &area, arena_printf(&arena, "%d", i));
            state[++at] = i;
            top = at;
        } else if (what == 1 && at > 0) {
            cr_assert(step("ana", true), "%s", err.what);
            at--;
        } else if (what == 2 && at < top) {
            cr_assert(step("ana", false), "%s", err.what);
            at++;
        }
        cr_assert_eq(next("ana", false) != 0, at < top);
        cr_assert_str_eq(covers(area.id), at ? arena_printf(&arena, "%d", state[at]) : "");
    }
}

Test(tx, lists_what_became_of_one_record)
{
    struct log_record_row *rows;
    size_t n;
    struct area area = add_area("ana", "billing");
    add_area("ana", "other");
    cover("bo", &area, "one");
    cr_assert(step("bo", true));
    cr_assert(log_record(store, "area", area.id, &arena, &rows, &n, &err), "%s", err.what);
    cr_assert_eq(n, 3);
    cr_expect_str_eq(rows[0].operation.actor, "ana");
    cr_expect_str_empty(rows[0].change.before);
    cr_expect_str_eq(rows[1].operation.actor, "bo");
    cr_expect(rows[1].operation.undone && strstr(rows[1].change.after, "covers 3:one\n"));
    cr_expect_str_eq(rows[2].operation.kind, "undo");
    cr_expect_str_eq(rows[2].change.after, rows[0].change.after);
    cr_assert(log_record(store, "person", area.id, &arena, &rows, &n, &err) && n == 0);
}
