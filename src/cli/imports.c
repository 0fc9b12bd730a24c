/* What other tools' files say: who owns what, from CODEOWNERS, in and out, and Backstage;
 * tickets, from GitHub, in and out; and deploys, from git. */
#include "input.h"
#include "report.h"
#include "verbs.h"

/* Which dialect was asked for; NULL: none was. */
static bool asked_dialect(const struct call *call, enum dialect *asked,
                          const enum dialect **dialect, struct err *err)
{
    const char *word = verb_option(call, "dialect");
    *dialect = NULL;
    if (!word)
        return true;
    int place = words_find(&dialect_words, word);
    if (place < 0) {
        err_set(err, ERR_USAGE, "there is no dialect \"%s\"", word);
        return err_next(err, "--dialect is github or gitlab");
    }
    *asked = (enum dialect)place;
    *dialect = asked;
    return true;
}

bool verb_import_backstage(struct call *call, struct err *err)
{
    size_t n = (size_t)call->n;
    struct transfer_file *files;
    struct transfer_report *reports = arena_new(&call->arena, n, sizeof *reports);
    bool dry_run = verb_option(call, "dry-run");
    if (!input_read_all(call->args, n, &call->arena, &files, err) ||
        !board_import_backstage(call->board, files, n, dry_run, &call->arena, reports, err))
        return false;
    struct report report = {.kind = "backstage",
                            .dry_run = dry_run,
                            .says = REPORT_AREAS,
                            .file = reports,
                            .files = n};
    report_answer(call, &report);
    return true;
}

bool verb_import_codeowners(struct call *call, struct err *err)
{
    size_t n = (size_t)call->n;
    struct transfer_file *files;
    struct transfer_report *reports = arena_new(&call->arena, n, sizeof *reports);
    bool dry_run = verb_option(call, "dry-run");
    const enum dialect *dialect;
    enum dialect asked;
    if (!asked_dialect(call, &asked, &dialect, err) ||
        !input_read_all(call->args, n, &call->arena, &files, err))
        return false;
    if (!board_import_codeowners(call->board, files, n, dialect, dry_run, &call->arena,
                                 reports, err))
        return false;
    struct report report = {.kind = "codeowners",
                            .dry_run = dry_run,
                            .says = REPORT_RULES | REPORT_AREAS,
                            .file = reports,
                            .files = n};
    report_answer(call, &report);
    return true;
}

bool verb_export_areas(struct call *call, struct err *err)
{
    struct buf text;
    buf_init(&text);
    bool ok = board_export_areas(call->board, &text, err) &&
              report_export(call, "markdown", "The areas are written to", &text, err);
    buf_release(&text);
    return ok;
}

bool verb_export_codeowners(struct call *call, struct err *err)
{
    struct buf text;
    const enum dialect *dialect;
    enum dialect asked;
    if (!asked_dialect(call, &asked, &dialect, err))
        return false;
    buf_init(&text);
    bool ok = board_export_codeowners(call->board, dialect, &text, err) &&
              report_export(call, "codeowners", "The owners are written to", &text, err);
    buf_release(&text);
    return ok;
}

/* All are opened before the first is read, so that a slip in a name costs no waiting. */
static size_t open_streams(struct call *call, struct input_stream *streams,
                           struct transfer_source *sources, struct err *err)
{
    size_t n = 0;
    while (n < (size_t)call->n && input_open(call->args[n], &streams[n], err)) {
        sources[n] = input_source(&streams[n]);
        n++;
    }
    return n;
}

bool verb_import_github(struct call *call, struct err *err)
{
    size_t n = (size_t)call->n;
    struct input_stream *streams = arena_new(&call->arena, n, sizeof *streams);
    struct transfer_source *sources = arena_new(&call->arena, n, sizeof *sources);
    struct transfer_report *reports = arena_new(&call->arena, n, sizeof *reports);
    bool dry_run = verb_option(call, "dry-run");
    size_t opened = open_streams(call, streams, sources, err);
    bool ok = opened == n && board_import_github(call->board, sources, n, dry_run,
                                                 &call->arena, reports, err);
    while (opened)
        input_close(&streams[--opened]);
    struct report report = {.kind = "github",
                            .record = "record",
                            .dry_run = dry_run,
                            .says = REPORT_OPEN,
                            .file = reports,
                            .files = n};
    if (ok)
        report_answer(call, &report);
    return ok;
}

bool verb_import_tags(struct call *call, struct err *err)
{
    size_t n = (size_t)call->n;
    struct input_stream *streams = arena_new(&call->arena, n, sizeof *streams);
    struct transfer_source *sources = arena_new(&call->arena, n, sizeof *sources);
    struct transfer_report *reports = arena_new(&call->arena, n, sizeof *reports);
    bool dry_run = verb_option(call, "dry-run");
    size_t opened = open_streams(call, streams, sources, err);
    bool ok =
        opened == n && board_import_tags(call->board, sources, n, verb_option(call, "area"),
                                         dry_run, &call->arena, reports, err);
    while (opened)
        input_close(&streams[--opened]);
    struct report report = {
        .kind = "tags", .dry_run = dry_run, .file = reports, .files = n};
    if (ok)
        report_answer(call, &report);
    return ok;
}

bool verb_export_tickets(struct call *call, struct err *err)
{
    struct ticket_query query = ticket_query_all();
    bool markdown = verb_option(call, "markdown");
    struct buf text;
    if (verb_option(call, "all"))
        query.which = WHICH_ALL;
    buf_init(&text);
    bool ok = board_export_tickets(call->board, &query, markdown, &text, err) &&
              report_export(call, markdown ? "markdown" : "issues",
                            "The tickets are written to", &text, err);
    buf_release(&text);
    return ok;
}
