/* Making a board, showing it, and what comes in and goes out as files. */
#include "input.h"
#include "report.h"
#include "verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path_of(const struct call *call)
{
    return call->db ? call->db : call->cli->db;
}

/* Makes the folder the board will stand in, for its owner alone. One that cannot be made is
 * found out when the board is. */
static void make_folder(struct call *call, const char *path)
{
    char *folder = arena_copy(&call->arena, path);
    for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0700);
        *slash = '/';
    }
}

/* The zone of this machine, as Debian keeps it: the name behind /etc/localtime. */
static const char *machine_zone(struct call *call)
{
    static const char folder[] = "/zoneinfo/";
    char link[512];
    const char *asked = getenv("TZ");
    struct zone zone;
    struct err ignored;
    if (asked && zone_find(asked, &zone, &ignored))
        return asked;
    ssize_t n = readlink("/etc/localtime", link, sizeof link - 1);
    if (n <= 0)
        return "UTC";
    link[n] = '\0';
    const char *name = strstr(link, folder);
    name = name ? arena_copy(&call->arena, name + sizeof folder - 1) : "UTC";
    if (strcmp(name, "Etc/UTC") == 0 || !zone_find(name, &zone, &ignored))
        return "UTC";
    return name;
}

static bool make_board(struct call *call, const char *name, const char *zone,
                       struct err *err)
{
    struct world world = verb_world(call);
    make_folder(call, path_of(call));
    return board_make(path_of(call), name, zone ? zone : machine_zone(call), &world,
                      &call->board, err);
}

/* Asks for the name of a board that is not there yet; nothing said is no. */
static bool offer_board(struct call *call, struct err *err)
{
    char name[256];
    fprintf(stderr,
            "There is no board at \"%s\" yet.\n"
            "To make one, type the name of the team (only Enter: not now): ",
            path_of(call));
    if (fgets(name, sizeof name, stdin)) {
        name[strcspn(name, "\n")] = '\0';
        if (name[strspn(name, " \t")])
            return make_board(call, name, NULL, err);
    } else {
        fputc('\n', stderr);
    }
    err_set(err, ERR_STORE, "there is no board at \"%s\"", path_of(call));
    return err_next(err, "make one: buckstop init NAME");
}

bool verb_board(struct call *call, struct err *err)
{
    struct world world = verb_world(call);
    if (call->json || call->plain)
        return !err_set(err, ERR_USAGE, "the board is for a person at a terminal") &&
               err_next(err, "for a script ask one of the verbs: buckstop help");
    if (!call->cli->can_show(err))
        return false;
    if (!board_open(path_of(call), BOARD_SHOW, &world, &call->board, err) &&
        (err->code != ERR_NOT_FOUND || !offer_board(call, err)))
        return false;
    return call->cli->show_board(call->cli->show_ctx, call->board, call->out.color, err);
}

bool verb_init(struct call *call, struct err *err)
{
    if (!make_board(call, call->args[0], verb_option(call, "time-zone"), err))
        return false;
    const struct board_record *about = board_about(call->board);
    if (call->json) {
        struct json_out *json = &call->out.json;
        json_out_object(json);
        json_out_int_of(json, "v", 1);
        json_out_text_of(json, "name", about->name);
        json_out_text_of(json, "time_zone", about->time_zone);
        json_out_text_of(json, "file", board_path(call->board));
        json_out_end(json);
        return true;
    }
    if (call->out.mode != OUT_TTY)
        return true;
    out_say(&call->out, "The board \"%s\" is made, in %s, with the days of %s.\n",
            about->name, board_path(call->board), about->time_zone);
    out_say(&call->out, "  Next, the people:  buckstop person add \"Ana Ruiz\"\n"
                        "  Then the areas:    buckstop area add billing\n"
                        "  And one owner each: buckstop own billing ana\n");
    return true;
}

/* The board the file makes: it must not be left behind half-filled, so a failure takes it
 * away again. */
static bool import_into_new(struct call *call, const struct transfer_file *file,
                            bool dry_run, struct transfer_report *report, struct err *err)
{
    struct world world = verb_world(call);
    struct board_record about;
    int64_t count;
    if (!board_import_about(file, &world, &call->arena, &about, &count, err))
        return false;
    if (dry_run) {
        *report =
            (struct transfer_report){.file = file->name, .read = count, .added = count};
        return true;
    }
    make_folder(call, path_of(call));
    if (!board_make(path_of(call), about.name, about.time_zone, &world, &call->board, err))
        return false;
    if (board_import_board(call->board, file, false, &call->arena, report, err))
        return true;
    static const char *const endings[] = {"", "-journal", ".lock"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        unlink(arena_printf(&call->arena, "%s%s", board_path(call->board), endings[i]));
    return false;
}

bool verb_import_board(struct call *call, struct err *err)
{
    struct world world = verb_world(call);
    struct transfer_file file;
    struct transfer_report done;
    bool dry_run = verb_option(call, "dry-run"), ok;
    if (!input_read(call->args[0], &call->arena, &file, err))
        return false;
    if (board_open(path_of(call), BOARD_WRITE, &world, &call->board, err))
        ok = board_import_board(call->board, &file, dry_run, &call->arena, &done, err);
    else
        ok =
            err->code == ERR_NOT_FOUND && import_into_new(call, &file, dry_run, &done, err);
    if (!ok)
        return false;
    struct report report = {.kind = "board", .dry_run = dry_run, .file = &done, .files = 1};
    report_answer(call, &report);
    return true;
}

/* Incidents of either kind of status page. */
static bool import_incidents(struct call *call, const char *kind, const char *record,
                             bool (*import)(struct board *, const struct transfer_file *,
                                            size_t, bool, struct arena *,
                                            struct transfer_report *, struct err *),
                             struct err *err)
{
    size_t n = (size_t)call->n;
    struct transfer_file *files;
    struct transfer_report *reports = arena_new(&call->arena, n, sizeof *reports);
    bool dry_run = verb_option(call, "dry-run");
    if (!input_read_all(call->args, n, &call->arena, &files, err) ||
        !import(call->board, files, n, dry_run, &call->arena, reports, err))
        return false;
    struct report report = {.kind = kind,
                            .record = record,
                            .dry_run = dry_run,
                            .says = REPORT_INCIDENTS,
                            .file = reports,
                            .files = n};
    report_answer(call, &report);
    return true;
}

bool verb_import_statuspage(struct call *call, struct err *err)
{
    return import_incidents(call, "statuspage", "incident", board_import_statuspage, err);
}

bool verb_import_cstate(struct call *call, struct err *err)
{
    return import_incidents(call, "cstate", NULL, board_import_cstate, err);
}

bool verb_export_board(struct call *call, struct err *err)
{
    struct buf text;
    buf_init(&text);
    bool ok = board_export(call->board, &text, err) &&
              report_export(call, "yaml", "The board is written to", &text, err);
    buf_release(&text);
    return ok;
}
