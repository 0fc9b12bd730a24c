/* Doctor beside somebody who writes: what is read at two moments must not look hurt. */
#include "base/progress.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

TestSuite(verify_beside, .init = store_enter, .fini = store_leave);

enum { TICKETS = 450, PATTERNS = 30 };

/* Writes a little whenever the work asks whether it is to stop, where nothing is read at
 * that moment. */
static struct {
    struct store *store;
    int asked, tried, saved;
    bool busy;
} writer;

static bool write_ticket(struct tx *tx, int64_t id)
{
    struct ticket ticket;
    if (!record_get(writer.store, &ticket_records, id, &arena, &ticket, &err))
        return false;
    ticket.who = arena_printf(&arena, "a user of kind %d", writer.tried);
    ticket.title = arena_printf(&arena, "ticket %d", writer.tried);
    ticket.state = ticket.state == TICKET_DRAFT ? TICKET_DOING : TICKET_DRAFT;
    return record_change(tx, &ticket_records, &ticket, &err);
}

static bool write_pattern(struct tx *tx, int64_t id)
{
    struct path_pattern pattern;
    if (!record_get(writer.store, &path_pattern_records, id, &arena, &pattern, &err))
        return false;
    pattern.pattern = arena_printf(&arena, "/part%d/", writer.tried);
    return id % 5 ? record_change(tx, &path_pattern_records, &pattern, &err)
                  : record_drop(tx, &path_pattern_records, &pattern, &err);
}

static void write_once(void)
{
    struct tx *tx;
    char key[32];
    writer.tried++;
    snprintf(key, sizeof key, "beside %d", writer.tried);
    const struct deed deed = {.actor = "bob",
                              .what = "wrote beside it",
                              .why = "",
                              .key = key,
                              .now = 5000 + writer.tried,
                              .kind = OP_DO};
    if (!tx_begin(writer.store, &deed, &tx, &err))
        return;
    bool ok = writer.tried % 2 ? write_ticket(tx, 1 + writer.tried * 37 % TICKETS)
                               : write_pattern(tx, 1 + writer.tried / 2 % PATTERNS);
    if (!ok)
        tx_abandon(tx);
    else
        writer.saved += tx_commit(tx, NULL, &err);
}

static bool stop(void *ctx)
{
    (void)ctx;
    if (writer.busy || writer.asked++ % 5)
        return false;
    writer.busy = true;
    write_once();
    writer.busy = false;
    return false;
}

static void tell(void *ctx, int64_t done, int64_t total, const char *things)
{
    (void)ctx, (void)done, (void)total, (void)things;
}

static char finding[400];

static void hear(void *ctx, const char *what)
{
    (void)ctx;
    snprintf(finding, sizeof finding, "%s", what);
}

static void fill(void)
{
    struct area area = add_area("ana", "billing");
    struct tx *tx = act("ana");
    for (int i = 0; i < TICKETS; i++) {
        struct ticket ticket = blank("one", TICKET_DRAFT);
        cr_assert(record_add(tx, &ticket_records, &ticket, &err), "%s", err.what);
    }
    for (int i = 0; i < PATTERNS; i++) {
        struct path_pattern pattern = {
            .area = area.id, .position = i, .pattern = "/a/", .section = ""};
        cr_assert(record_add(tx, &path_pattern_records, &pattern, &err), "%s", err.what);
    }
    done(tx);
}

Test(verify_beside, calls_a_board_sound_that_is_written_meanwhile)
{
    static const struct progress listener = {.tell = tell, .stop = stop};
    struct err failed = {0};
    fill();
    cr_assert(store_open(store_file, STORE_HURRY, &writer.store, &err), "%s", err.what);
    progress_listen(&listener);
    bool ok = log_verify(store, hear, NULL, &failed);
    progress_listen(NULL);
    store_close(writer.store);
    cr_expect(ok, "%s %s", failed.what, failed.why);
    cr_expect_str_empty(finding);
    cr_expect_gt(writer.saved, 20, "of %d tries", writer.tried);
}
