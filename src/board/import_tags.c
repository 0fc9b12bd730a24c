/* Deploys from git tags and mainlines. What a person changed here since stays as it is. */
#include "transfer_private.h"

#include "board/lookup.h"
#include "codec/tags.h"
#include "store/deploys.h"
#include "store/people.h"

#include <inttypes.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 * 1024 }; /* bytes read at a time */

/* An id that came in, so that a second row under it is left out. */
struct seen {
    const char *id;
    int64_t line;
};

/* One import of one source. */
struct import {
    struct board *board;
    struct tx *tx;
    struct arena *arena; /* of the report */
    struct arena each;   /* of one row */
    struct transfer_report *report;
    const char *source;
    int64_t area;   /* what all are deploys of; 0: what their tags say */
    void **seen;    /* a tree of struct seen, of all sources */
    void **offered; /* and of names that are no area */
};

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct seen *)a)->id, ((const struct seen *)b)->id);
}

/* The line that had this id before; 0: none, and now it is this one. */
static int64_t seen_before(const struct import *in, const struct tag_row *row)
{
    struct seen *seen = arena_new(in->arena, 1, sizeof *seen);
    seen->id = arena_copy(in->arena, row->id);
    seen->line = row->line;
    struct seen **there = tsearch(seen, in->seen, by_id);
    return there && *there != seen ? (*there)->line : 0;
}

/* Only somebody who goes by exactly that handle or name. */
static bool find_shipper(struct import *in, const struct tag_row *row, int64_t *shipper,
                         struct err *err)
{
    struct person *people;
    size_t n = 0;
    *shipper = 0;
    if (row->robot || !row->by[0])
        return true;
    if (!people_named(in->board->store, board_people_key(row->by, &in->each), 1, &in->each,
                      &people, &n, err))
        return false;
    *shipper = n ? people[0].id : 0;
    return true;
}

static bool find_area(struct import *in, const struct tag_row *row, int64_t *area,
                      struct err *err)
{
    *area = in->area;
    if (*area || !row->name[0])
        return true;
    if (!transfer_area(in->board, row->name, &in->each, area, err))
        return false;
    if (!*area)
        transfer_offer_alias(in->report, in->offered, in->arena, row->line, row->name);
    return true;
}

/* What the row says of a deploy. */
static bool fill(struct import *in, const struct tag_row *row, struct deploy *deploy,
                 struct err *err)
{
    int64_t shipper, area;
    if (!find_shipper(in, row, &shipper, err) || !find_area(in, row, &area, err))
        return false;
    deploy->at = row->at;
    deploy->what = row->what;
    deploy->shipper = shipper;
    deploy->shipped_by = shipper ? "" : row->by;
    deploy->area = area ? area : deploy->area;
    deploy->approximate = row->approximate;
    return true;
}

static bool put_row(struct import *in, const struct tag_row *row, struct err *err)
{
    struct transfer_report *report = in->report;
    int64_t changes = tx_changes(in->tx);
    struct deploy deploy;
    bool found;
    if (!deploys_by_source(in->board->store, in->source, row->id, &in->each, &deploy,
                           &found, err))
        return false;
    if (!found) {
        record_empty(&deploy_records, &deploy);
        deploy.source = in->source;
        deploy.source_id = row->id;
    }
    if ((!found || deploy.edits == 0) && !fill(in, row, &deploy, err))
        return false;
    if (!(found ? record_change : record_add)(in->tx, &deploy_records, &deploy, err))
        return false;
    bool same = tx_changes(in->tx) == changes;
    report->read++;
    report->added += !found;
    report->changed += found && !same;
    report->unchanged += found && same;
    return true;
}

static bool take_row(struct import *in, const struct tag_row *row, struct err *err)
{
    int64_t before = row->skip ? 0 : seen_before(in, row);
    if (row->skip) {
        transfer_skip(in->report, in->arena, row->line, "\"%s\": %s", row->id, row->skip);
        return true;
    }
    if (!before)
        return put_row(in, row, err);
    transfer_skip(in->report, in->arena, row->line,
                  "\"%s\" stood in line %" PRId64 " already", row->id, before);
    return true;
}

static bool feed(struct tags_reader *reader, const struct transfer_source *source,
                 char *piece, struct err *err)
{
    size_t got;
    if (!source->read(source->ctx, piece, PIECE, &got, err))
        return false;
    if (got)
        tags_reader_feed(reader, piece, got);
    else
        tags_reader_end(reader);
    return true;
}

static bool put_source(struct import *in, const struct transfer_source *source,
                       struct err *err)
{
    struct tags_reader *reader = tags_reader_new(source->name);
    struct tag_row row;
    enum tags_step step = TAGS_MORE;
    char *piece = arena_new(in->arena, PIECE, 1);
    bool ok = true;
    in->report->file = source->name;
    while (ok && step != TAGS_END) {
        arena_reset(&in->each);
        step = tags_reader_next(reader, &in->board->zone, &in->each, &row, err);
        if (step == TAGS_MORE)
            ok = feed(reader, source, piece, err);
        else if (step == TAGS_ROW)
            ok = take_row(in, &row, err);
        else
            ok = step == TAGS_END;
    }
    tags_reader_free(reader);
    return ok;
}

static bool put_all(struct board *board, struct tx *tx,
                    const struct transfer_source *sources, size_t n, const char *area,
                    struct arena *arena, struct transfer_report *reports, struct err *err)
{
    struct area_found of = {0};
    const char *source = "tags";
    void *seen = NULL, *offered = NULL;
    int64_t rows = 0;
    bool ok = !area || board_find_area(board, area, arena, &of, err);
    if (of.area.id)
        source = arena_printf(arena, "tags:%s", of.area.slug);
    for (size_t i = 0; ok && i < n; i++) {
        struct import in = {.board = board,
                            .tx = tx,
                            .arena = arena,
                            .report = &reports[i],
                            .source = source,
                            .area = of.area.id,
                            .seen = &seen,
                            .offered = &offered};
        reports[i] = (struct transfer_report){0};
        arena_init(&in.each);
        ok = put_source(&in, &sources[i], err);
        arena_release(&in.each);
        rows += reports[i].read;
    }
    transfer_forget(seen);
    transfer_forget(offered);
    tx_say(tx, "imported %s deploys from git", GROUPED(rows));
    return ok;
}

bool board_import_tags(struct board *board, const struct transfer_source *sources, size_t n,
                       const char *area, bool dry_run, struct arena *arena,
                       struct transfer_report *reports, struct err *err)
{
    struct tx *tx;
    if (!board_begin(board, NULL, &tx, err))
        return false;
    bool ok = put_all(board, tx, sources, n, area, arena, reports, err);
    if (!ok || !dry_run)
        return board_end(board, tx, ok, err);
    tx_abandon(tx);
    return true;
}
