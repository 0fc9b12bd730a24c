/* fill FILE AREAS TICKETS INCIDENTS DEPLOYS: makes a board of that size through the record
 * table, so that its log, its search and what is kept beside the records are as on any
 * other. One owner an area but for one in fifty, one pattern an area. */
#include "words.h"

#include "domain/model.h"
#include "store/record.h"
#include "store/store.h"
#include "store/tx.h"
#include "text/fold.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 500, A_TIME = 1000, DAY = 86400 };
static const int64_t now = 1795186800; /* 2026-11-20T15:00:00Z */

struct fill {
    struct store *store;
    struct tx *tx;
    struct arena arena;
    struct buf text;
    int64_t areas, operations;
};

static _Noreturn void give_up(const struct err *err)
{
    fprintf(stderr, "fill: %s %s\n", err->what, err->why);
    exit(2);
}

static void begin(struct fill *f)
{
    struct err err;
    const struct deed deed = {.actor = "mia",
                              .known = true,
                              .what = "filled the board",
                              .why = "",
                              .key =
                                  arena_printf(&f->arena, "fill %" PRId64, f->operations),
                              .now = now - 400 * DAY + f->operations,
                              .kind = f->operations ? OP_DO : OP_START};
    if (!tx_begin(f->store, &deed, &f->tx, &err))
        give_up(&err);
    f->operations++;
}

static void end(struct fill *f)
{
    struct err err;
    if (!tx_commit(f->tx, NULL, &err))
        give_up(&err);
    arena_reset(&f->arena);
}

static void add(struct fill *f, const struct record *record, void *row)
{
    struct err err;
    if (!record_add(f->tx, record, row, &err))
        give_up(&err);
}

static const char *text(struct fill *f)
{
    return arena_copy(&f->arena, f->text.text);
}

static void add_people(struct fill *f)
{
    struct board_record board = {
        .id = 1, .name = "Measured", .time_zone = "UTC", .created_at = now - 400 * DAY};
    begin(f);
    add(f, &board_records, &board);
    end(f);
    begin(f);
    for (int i = 0; i < PEOPLE; i++) {
        struct person person;
        record_empty(&person_records, &person);
        person.name =
            i ? arena_printf(&f->arena, "Person Number%c%c", 'a' + i / 26, 'a' + i % 26)
              : "Mia Okafor";
        person.handle = i ? arena_printf(&f->arena, "p%d", i) : "mia";
        add(f, &person_records, &person);
    }
    end(f);
}

static void add_area(struct fill *f, int64_t i)
{
    struct area area;
    struct buf slug;
    record_empty(&area_records, &area);
    words_area(&f->text, (uint64_t)i);
    area.name = text(f);
    buf_init(&slug);
    fold_slug(&slug, area.name);
    area.slug = slug.text;
    words_sentence(&f->text, (uint64_t)i, 1);
    area.covers = text(f);
    add(f, &area_records, &area);
    buf_release(&slug);
    struct ownership owner = {.area = area.id,
                              .role = ROLE_OWNER,
                              .person = i % PEOPLE + 1,
                              .since = now - 300 * DAY,
                              .by = "mia",
                              .why = ""};
    if (i % 50 != 49)
        add(f, &ownership_records, &owner);
    words_pattern(&f->text, (uint64_t)i);
    struct path_pattern pattern = {.area = area.id,
                                   .position = i + 1,
                                   .pattern = text(f),
                                   .section = "",
                                   .dialect = DIALECT_GITHUB};
    add(f, &path_pattern_records, &pattern);
}

/* Of ten: four drafts, two ready, one doing, three done. */
static void add_ticket(struct fill *f, int64_t i)
{
    struct ticket ticket;
    record_empty(&ticket_records, &ticket);
    int of_ten = (int)(i % 10);
    words_title(&f->text, (uint64_t)i);
    ticket.title = text(f);
    ticket.area = (int64_t)(words_mix((uint64_t)i + 7) % (uint64_t)f->areas) + 1;
    ticket.opened_at = now - DAY - (int64_t)(words_mix((uint64_t)i) % (390 * DAY));
    ticket.state = of_ten < 4   ? TICKET_DRAFT
                   : of_ten < 6 ? TICKET_READY
                   : of_ten < 7 ? TICKET_DOING
                                : TICKET_DONE;
    words_sentence(&f->text, (uint64_t)i, 2);
    ticket.does = text(f);
    if (of_ten >= 4) {
        words_sentence(&f->text, (uint64_t)i + 5, 1);
        ticket.who = ticket.why = text(f);
        ticket.ready_at = ticket.opened_at + DAY / 2;
    }
    if (ticket.state == TICKET_DOING)
        ticket.started_at = ticket.ready_at;
    if (ticket.state == TICKET_DONE)
        ticket.done_at = ticket.ready_at + 1;
    if (i % 100 == 0)
        ticket.customer = "Nordlicht";
    ticket.source = "github";
    ticket.source_id = arena_printf(&f->arena, "%" PRId64, i + 1);
    add(f, &ticket_records, &ticket);
}

static void add_incident(struct fill *f, int64_t i)
{
    struct incident incident;
    record_empty(&incident_records, &incident);
    words_title(&f->text, (uint64_t)i + 77777777);
    incident.title = text(f);
    incident.area = i % f->areas + 1;
    incident.severity = SEVERITY_MINOR;
    incident.state = INCIDENT_RESOLVED;
    incident.started_at = now - DAY - (int64_t)(words_mix((uint64_t)i) % (390 * DAY));
    incident.recovered_at = incident.started_at + 1800;
    add(f, &incident_records, &incident);
    words_sentence(&f->text, (uint64_t)i, 1);
    struct fact fact = {.incident = incident.id,
                        .at = incident.started_at + 60,
                        .text = text(f),
                        .source_id = ""};
    add(f, &fact_records, &fact);
}

static void add_deploy(struct fill *f, int64_t i)
{
    struct deploy deploy;
    record_empty(&deploy_records, &deploy);
    words_title(&f->text, (uint64_t)i + 5555555);
    deploy.what = text(f);
    deploy.at = now - DAY - (int64_t)(words_mix((uint64_t)i) % (390 * DAY));
    deploy.area = i % f->areas + 1;
    deploy.shipper = i % PEOPLE + 1;
    deploy.changes = i % 7 + 1;
    deploy.took = 600;
    add(f, &deploy_records, &deploy);
}

static void fill(struct fill *f, const char *what, const char *number,
                 void (*one)(struct fill *f, int64_t i))
{
    int64_t n = strtoll(number, NULL, 10);
    fprintf(stderr, "  %" PRId64 " %s\n", n, what);
    for (int64_t i = 0; i < n; i++) {
        if (i % A_TIME == 0)
            begin(f);
        one(f, i);
        if (i % A_TIME == A_TIME - 1 || i == n - 1)
            end(f);
    }
}

int main(int argc, char **argv)
{
    struct fill f = {0};
    struct err err;
    if (argc != 6) {
        fputs("usage: fill FILE AREAS TICKETS INCIDENTS DEPLOYS\n", stderr);
        return 2;
    }
    arena_init(&f.arena);
    buf_init(&f.text);
    f.areas = strtoll(argv[2], NULL, 10);
    if (!store_create(argv[1], &f.store, &err))
        give_up(&err);
    add_people(&f);
    fill(&f, "areas", argv[2], add_area);
    fill(&f, "tickets", argv[3], add_ticket);
    fill(&f, "incidents", argv[4], add_incident);
    fill(&f, "deploys", argv[5], add_deploy);
    store_close(f.store);
    buf_release(&f.text);
    arena_release(&f.arena);
    return 0;
}
