/* What comes in and goes out. An import is one transaction, repeatable, never over a
 * person's choice, with a report of everything it skipped. */
#ifndef BUCKSTOP_BOARD_TRANSFER_H
#define BUCKSTOP_BOARD_TRANSFER_H

#include "base/buf.h"
#include "board/board.h"
#include "codec/ownership.h"
#include "domain/ticket_query.h"

/* A file that was read whole. */
struct transfer_file {
    const char *name; /* for messages */
    const char *text;
    size_t len;
};

struct transfer_line {
    int64_t line; /* of the file, or the number of the record in it; 0: of the whole */
    const char *what;
    const char *file; /* set where lines of several files stand together, else NULL */
};

/* What an import did, or would do. */
struct transfer_report {
    const char *file;
    int64_t read, added, changed, unchanged;
    int64_t open, flagged;                     /* of incidents */
    int64_t rules_none, rules_one, rules_more; /* by owners, a team counting as one */
    int64_t areas[OWNERSHIP_FATES];            /* that came in, by what became of them */
    struct transfer_line *skipped;
    size_t skipped_n, skipped_cap;
    struct transfer_line *notes;
    size_t notes_n, notes_cap;
};

/* Reads a board of YAML into this one. People are matched by handle, areas by slug, release
 * types by name, reviews by week, all else by its number; a number that stands for
 * something else here is skipped, and so is who has left there and holds something here. A
 * ready ticket with gaps comes in as a draft. A board that holds nothing yet takes the
 * file's name, zone and age as well. ERR_INPUT as "FILE:LINE:COLUMN: ..."; ERR_REFUSED for
 * a person who is none. */
bool board_import_board(struct board *board, const struct transfer_file *file, bool dry_run,
                        struct arena *arena, struct transfer_report *report,
                        struct err *err);

/* What a board's file says it is called and where: for a board that is yet to be made. */
bool board_import_about(const struct transfer_file *file, const struct world *world,
                        struct arena *arena, struct board_record *about, int64_t *count,
                        struct err *err);

/* Reads status pages, all in one transaction; report[i] is of files[i]. */
bool board_import_statuspage(struct board *board, const struct transfer_file *files,
                             size_t n, bool dry_run, struct arena *arena,
                             struct transfer_report *reports, struct err *err);

/* Reads issues of cState, a file each, as the status pages above. */
bool board_import_cstate(struct board *board, const struct transfer_file *files, size_t n,
                         bool dry_run, struct arena *arena, struct transfer_report *reports,
                         struct err *err);

/* Reads CODEOWNERS files, all in one transaction; report[i] is of files[i]. `dialect` NULL:
 * as each file looks. Nothing a person chose is changed. */
bool board_import_codeowners(struct board *board, const struct transfer_file *files,
                             size_t n, const enum dialect *dialect, bool dry_run,
                             struct arena *arena, struct transfer_report *reports,
                             struct err *err);

/* Reads Backstage catalogs, all of them one catalog and one transaction; report[i] is of
 * files[i]. Users become people, groups the names to pick from. ERR_INPUT as
 * "FILE:LINE:COLUMN: ...". */
bool board_import_backstage(struct board *board, const struct transfer_file *files,
                            size_t n, bool dry_run, struct arena *arena,
                            struct transfer_report *reports, struct err *err);

/* Where a long input comes from, in pieces. */
struct transfer_source {
    const char *name; /* for messages */
    /* The next piece, at most n bytes, into `bytes`; *got 0 at the end. */
    bool (*read)(void *ctx, char *bytes, size_t n, size_t *got, struct err *err);
    void *ctx;
};

/* Reads GitHub's issues from all sources in one transaction; report[i] is of sources[i].
 * Pull requests are skipped and counted. What a person changed here since stays: fields,
 * area, state, what is folded. ERR_INPUT as "FILE:LINE:COLUMN: ...". */
bool board_import_github(struct board *board, const struct transfer_source *sources,
                         size_t n, bool dry_run, struct arena *arena,
                         struct transfer_report *reports, struct err *err);

/* Reads git tags, or a mainline's rows, one after the other, into one change: each row a
 * deploy, the same id the same one. `area` (as typed, NULL: none) is what all of them are
 * deploys of, and keeps the tags of two repositories apart; else a tag "NAME-1.2.3" is of
 * the area that NAME is. What a person changed here since stays. ERR_NOT_FOUND for an area
 * that is none; ERR_INPUT as "FILE:LINE: ...". */
bool board_import_tags(struct board *board, const struct transfer_source *sources, size_t n,
                       const char *area, bool dry_run, struct arena *arena,
                       struct transfer_report *reports, struct err *err);

/* Adds every ticket of the query to `out`: as Markdown, one under the other, or as an
 * array of JSON in the shape of GitHub's issues, which board_import_github reads. */
bool board_export_tickets(struct board *board, const struct ticket_query *query,
                          bool markdown, struct buf *out, struct err *err);

/* Adds a page of Markdown for a wiki: every area with who decides, a table for each product
 * line; every text escaped. */
bool board_export_areas(struct board *board, struct buf *out, struct err *err);

/* Adds the path patterns of all areas with their owners as a CODEOWNERS file, in the order
 * in which they decide; one owner a line, none where nobody owns the area. `dialect` NULL:
 * GitLab's where a pattern came in that or has a section, else GitHub's. ERR_REFUSED for a
 * pattern that the dialect cannot say. */
bool board_export_codeowners(struct board *board, const enum dialect *dialect,
                             struct buf *out, struct err *err);

/* Adds the whole board as YAML, as it was at one moment; a writer waits for its reading. */
bool board_export(struct board *board, struct buf *out, struct err *err);

#endif
