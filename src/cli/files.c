/* Making a board, showing it, and what comes in and goes out as files. */
#include "input.h"
#include "verbs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path_of(const struct call *call)
{
    return call->db ? call->db : call->cli->db;
}

static struct world world_of(const struct call *call)
{
    struct world world = call->cli->world;
    world.as = call->as ? call->as : world.as;
    return world;
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
    struct world world = world_of(call);
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
    struct world world = world_of(call);
    if (call->json || call->plain)
        return err_set(
            err, ERR_USAGE,
            "the board is for a person at a terminal; for a script ask one of the "
            "verbs of \"buckstop help\"");
    if (!call->cli->can_show(err))
        return false;
    if (!board_open(path_of(call), BOARD_WRITE, &world, &call->board, err) &&
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

static void lines_json(struct json_out *json, const char *key, const char *text,
                       const struct transfer_line *lines, size_t n)
{
    json_out_array_of(json, key);
    for (size_t i = 0; i < n; i++) {
        json_out_object(json);
        json_out_int_of(json, "line", lines[i].line);
        json_out_text_of(json, text, lines[i].what);
        json_out_end(json);
    }
    json_out_end(json);
}

static void counts_json(struct json_out *json, const struct transfer_report *report,
                        bool incidents)
{
    json_out_int_of(json, "read", report->read);
    json_out_int_of(json, "new", report->added);
    json_out_int_of(json, "changed", report->changed);
    json_out_int_of(json, "unchanged", report->unchanged);
    if (incidents) {
        json_out_int_of(json, "open", report->open);
        json_out_int_of(json, "flagged", report->flagged);
    }
    lines_json(json, "skipped", "why", report->skipped, report->skipped_n);
    lines_json(json, "notes", "what", report->notes, report->notes_n);
}

/* What an import of any kind says: the totals, and of several files each one's. */
struct report {
    const char *kind;
    bool dry_run, incidents;
    const struct transfer_report *file;
    size_t files;
    struct transfer_report total;
};

static void report_json(struct call *call, const struct report *report)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_text_of(json, "kind", report->kind);
    json_out_text_of(json, "file", report->files == 1 ? report->file[0].file : NULL);
    json_out_bool_of(json, "dry_run", report->dry_run);
    counts_json(json, &report->total, report->incidents);
    if (report->files > 1) {
        json_out_array_of(json, "files");
        for (size_t i = 0; i < report->files; i++) {
            json_out_object(json);
            json_out_text_of(json, "file", report->file[i].file);
            counts_json(json, &report->file[i], report->incidents);
            json_out_end(json);
        }
        json_out_end(json);
    }
    json_out_end(json);
}

/* Every skipped line is said, with its number and reason. */
static void report_lines(struct call *call, const struct report *report)
{
    for (size_t f = 0; f < report->files; f++) {
        const struct transfer_report *file = &report->file[f];
        for (size_t i = 0; i < file->skipped_n; i++)
            out_note(&call->out, "%s:%lld: skipped: %s", file->file,
                     (long long)file->skipped[i].line, file->skipped[i].what);
        for (size_t i = 0; i < file->notes_n; i++)
            out_note(&call->out, "%s:%lld: %s", file->file, (long long)file->notes[i].line,
                     file->notes[i].what);
    }
}

static void answer_report(struct call *call, const struct report *report)
{
    const struct transfer_report *total = &report->total;
    struct out *out = &call->out;
    if (call->json) {
        report_json(call, report);
        return;
    }
    report_lines(call, report);
    if (total->added + total->changed == 0)
        out_say(out, "Nothing %s: all %lld are here already",
                report->dry_run ? "would change" : "changed", (long long)total->unchanged);
    else
        out_say(out, "%s%lld read: %lld new, %lld changed, %lld unchanged",
                report->dry_run ? "Would be imported. " : "", (long long)total->read,
                (long long)total->added, (long long)total->changed,
                (long long)total->unchanged);
    if (total->skipped_n)
        out_say(out, "; %lld skipped", (long long)total->skipped_n);
    if (report->incidents && total->open)
        out_say(out, "; %lld open", (long long)total->open);
    if (report->incidents && total->flagged)
        out_say(out, "; %lld flagged", (long long)total->flagged);
    out_say(out, ".\n");
    if (report->dry_run)
        out_say(out, "Nothing was written.\n");
}

static void add_up(struct call *call, struct report *report)
{
    struct transfer_report *total = &report->total;
    for (size_t f = 0; f < report->files; f++) {
        const struct transfer_report *file = &report->file[f];
        total->read += file->read;
        total->added += file->added;
        total->changed += file->changed;
        total->unchanged += file->unchanged;
        total->open += file->open;
        total->flagged += file->flagged;
        for (size_t i = 0; i < file->skipped_n; i++) {
            total->skipped = arena_grow(&call->arena, total->skipped, &total->skipped_cap,
                                        total->skipped_n + 1, sizeof *total->skipped);
            total->skipped[total->skipped_n++] = file->skipped[i];
        }
        for (size_t i = 0; i < file->notes_n; i++) {
            total->notes = arena_grow(&call->arena, total->notes, &total->notes_cap,
                                      total->notes_n + 1, sizeof *total->notes);
            total->notes[total->notes_n++] = file->notes[i];
        }
    }
}

/* The board the file makes: it must not be left behind half-filled, so a failure takes it
 * away again. */
static bool import_into_new(struct call *call, const struct transfer_file *file,
                            bool dry_run, struct transfer_report *report, struct err *err)
{
    struct world world = world_of(call);
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
    struct world world = world_of(call);
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
    add_up(call, &report);
    answer_report(call, &report);
    return true;
}

bool verb_import_statuspage(struct call *call, struct err *err)
{
    size_t n = (size_t)call->n;
    struct transfer_file *files = arena_new(&call->arena, n, sizeof *files);
    struct transfer_report *reports = arena_new(&call->arena, n, sizeof *reports);
    bool dry_run = verb_option(call, "dry-run");
    for (size_t i = 0; i < n; i++)
        if (!input_read(call->args[i], &call->arena, &files[i], err))
            return false;
    if (!board_import_statuspage(call->board, files, n, dry_run, &call->arena, reports,
                                 err))
        return false;
    struct report report = {.kind = "statuspage",
                            .dry_run = dry_run,
                            .incidents = true,
                            .file = reports,
                            .files = n};
    add_up(call, &report);
    answer_report(call, &report);
    return true;
}

static bool write_new_file(const char *path, const struct buf *text, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok = fd >= 0;
    for (size_t done = 0; ok && done < text->len;) {
        ssize_t n = write(fd, text->text + done, text->len - done);
        ok = n > 0 || (n < 0 && errno == EINTR);
        done += n > 0 ? (size_t)n : 0;
    }
    ok = ok && fsync(fd) == 0;
    int why = errno;
    if (fd >= 0)
        close(fd);
    if (ok)
        return true;
    if (fd >= 0)
        unlink(path);
    err_set(err, why == EEXIST ? ERR_USAGE : ERR_STORE, "\"%s\" was not written", path);
    err_why(err, "%s", why == EEXIST ? "there is such a file already" : strerror(why));
    return err_next(err, "name another file, or none for standard output");
}

bool verb_export_board(struct call *call, struct err *err)
{
    struct buf text;
    buf_init(&text);
    bool ok = board_export(call->board, &text, err);
    if (ok && call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_text_of(&call->out.json, "yaml", text.text);
        json_out_end(&call->out.json);
    } else if (ok && call->n) {
        ok = write_new_file(call->args[0], &text, err);
        if (ok && call->out.mode == OUT_TTY)
            out_say(&call->out, "The board is written to %s.\n", call->args[0]);
    } else if (ok) {
        out_raw(&call->out, text.text, text.len);
    }
    buf_release(&text);
    return ok;
}
