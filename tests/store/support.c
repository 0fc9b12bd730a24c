/* A store in a folder of its own, for each test. */
#include "support.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

struct store *store;
struct arena arena;
struct err err;
char store_file[64];
static char folder[] = "/tmp/buckstop-store.XXXXXX";
static int keys;

void store_enter(void)
{
    cr_assert(mkdtemp(folder));
    snprintf(store_file, sizeof store_file, "%s/board.db", folder);
    cr_assert(store_create(store_file, &store, &err), "%s", err.what);
}

void store_leave(void)
{
    char command[128];
    store_close(store);
    arena_release(&arena);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

struct tx *act(const char *actor)
{
    struct tx *tx;
    keys++;
    const struct deed deed = {.actor = actor,
                              .known = true,
                              .what = "did something",
                              .why = "",
                              .key = arena_printf(&arena, "key %d", keys),
                              .now = 1000 + keys,
                              .kind = OP_DO};
    cr_assert(tx_begin(store, &deed, &tx, &err), "%s", err.what);
    return tx;
}

int64_t done(struct tx *tx)
{
    int64_t operation = -1;
    cr_assert(tx_commit(tx, &operation, &err), "%s %s", err.what, err.why);
    return operation;
}

int64_t add_person(const char *actor, const char *handle)
{
    struct person person = {.name = handle, .handle = handle, .contact = ""};
    struct tx *tx = act(actor);
    cr_assert(record_add(tx, &person_records, &person, &err), "%s %s", err.what, err.why);
    done(tx);
    return person.id;
}

struct area add_area(const char *actor, const char *name)
{
    struct area area = {.slug = name, .name = name, .covers = "", .line = ""};
    struct tx *tx = act(actor);
    cr_assert(record_add(tx, &area_records, &area, &err), "%s %s", err.what, err.why);
    done(tx);
    return area;
}

struct ticket blank(const char *title, enum ticket_state state)
{
    return (struct ticket){.title = title,
                           .state = state,
                           .ready_at = state == TICKET_DRAFT ? 0 : 900,
                           .who = "",
                           .does = "",
                           .why = "",
                           .done_when = "",
                           .not_changing = "",
                           .way_back = "",
                           .signs_off = "",
                           .customer = "",
                           .decision_why = "",
                           .decided_by = "",
                           .opened_at = 800,
                           .source = "",
                           .source_id = "",
                           .url = "",
                           .assigned = ""};
}

int64_t add_row(struct ticket ticket)
{
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &ticket_records, &ticket, &err), "%s %s", err.what, err.why);
    done(tx);
    return ticket.id;
}

void change(const struct record *record, void *row)
{
    struct tx *tx = act("mia");
    cr_assert(record_change(tx, record, row, &err), "%s %s", err.what, err.why);
    done(tx);
}

struct ownership own(int64_t area, int64_t person, int64_t since, int64_t until)
{
    struct ownership row = {.area = area,
                            .role = ROLE_OWNER,
                            .person = person,
                            .since = since,
                            .until = until,
                            .by = "",
                            .why = ""};
    struct tx *tx = act("mia");
    cr_assert(record_add(tx, &ownership_records, &row, &err), "%s %s", err.what, err.why);
    done(tx);
    return row;
}

void tamper(const char *sql)
{
    sqlite3 *raw;
    char *why = NULL;
    cr_assert_eq(sqlite3_open(store_file, &raw), SQLITE_OK);
    sqlite3_exec(raw, sql, NULL, NULL, &why);
    cr_assert_null(why, "%s", why);
    sqlite3_close(raw);
}
