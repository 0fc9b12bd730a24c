/* What imports say when they are done, and the file an export goes to. */
#include "report.h"
#include "shape.h"

#include "base/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *const fates[OWNERSHIP_FATES] = {
    [OWNERSHIP_OWNED] = "owned",
    [OWNERSHIP_CONTESTED] = "contested",
    [OWNERSHIP_TEAM] = "team",
    [OWNERSHIP_UNOWNED] = "unowned",
};

static void lines_json(struct json_out *json, const char *key, const char *text,
                       const struct transfer_line *lines, size_t n)
{
    json_out_array_of(json, key);
    for (size_t i = 0; i < n; i++) {
        json_out_object(json);
        if (lines[i].file)
            json_out_text_of(json, "file", lines[i].file);
        json_out_int_of(json, "line", lines[i].line);
        json_out_text_of(json, text, lines[i].what);
        json_out_end(json);
    }
    json_out_end(json);
}

static void rules_json(struct json_out *json, const struct transfer_report *report)
{
    json_out_object_of(json, "rules");
    json_out_int_of(json, "none", report->rules_none);
    json_out_int_of(json, "one", report->rules_one);
    json_out_int_of(json, "more", report->rules_more);
    json_out_end(json);
}

static void areas_json(struct json_out *json, const struct transfer_report *report)
{
    json_out_object_of(json, "areas");
    for (int fate = 0; fate < OWNERSHIP_FATES; fate++)
        json_out_int_of(json, fates[fate], report->areas[fate]);
    json_out_end(json);
}

static void counts_json(struct json_out *json, const struct transfer_report *report,
                        unsigned says)
{
    json_out_int_of(json, "read", report->read);
    json_out_int_of(json, "new", report->added);
    json_out_int_of(json, "changed", report->changed);
    json_out_int_of(json, "unchanged", report->unchanged);
    if (says & REPORT_RULES)
        rules_json(json, report);
    if (says & REPORT_AREAS)
        areas_json(json, report);
    if (says & (REPORT_INCIDENTS | REPORT_OPEN))
        json_out_int_of(json, "open", report->open);
    if (says & REPORT_INCIDENTS)
        json_out_int_of(json, "flagged", report->flagged);
    lines_json(json, "skipped", "why", report->skipped, report->skipped_n);
    lines_json(json, "notes", "what", report->notes, report->notes_n);
}

static void report_json(struct call *call, const struct report *report)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_text_of(json, "kind", report->kind);
    json_out_text_of(json, "file", report->files == 1 ? report->file[0].file : NULL);
    json_out_bool_of(json, "dry_run", report->dry_run);
    counts_json(json, &report->total, report->says);
    if (report->files > 1) {
        json_out_array_of(json, "files");
        for (size_t i = 0; i < report->files; i++) {
            json_out_object(json);
            json_out_text_of(json, "file", report->file[i].file);
            counts_json(json, &report->file[i], report->says);
            json_out_end(json);
        }
        json_out_end(json);
    }
    json_out_end(json);
}

/* Where in a file it is: a line of it, or one of its records. */
static const char *place_of(struct call *call, const struct report *report,
                            const struct transfer_report *file, int64_t number)
{
    if (!number)
        return file->file;
    if (report->record)
        return arena_printf(&call->arena, "%s: %s %lld", file->file, report->record,
                            (long long)number);
    return arena_printf(&call->arena, "%s:%lld", file->file, (long long)number);
}

/* Every skipped line is said, with its number and reason. */
static void report_lines(struct call *call, const struct report *report)
{
    for (size_t f = 0; f < report->files; f++) {
        const struct transfer_report *file = &report->file[f];
        for (size_t i = 0; i < file->skipped_n; i++)
            out_note(&call->out, "%s: skipped: %s",
                     place_of(call, report, file, file->skipped[i].line),
                     file->skipped[i].what);
        for (size_t i = 0; i < file->notes_n; i++)
            out_note(&call->out, "%s: %s",
                     place_of(call, report, file, file->notes[i].line),
                     file->notes[i].what);
    }
}

/* One more line of the totals; of several files it says which one it is about. */
static void add_line(struct call *call, const struct report *report,
                     const struct transfer_report *file, struct transfer_line line,
                     struct transfer_line **lines, size_t *n, size_t *cap)
{
    line.file = report->files > 1 ? file->file : NULL;
    *lines = arena_grow(&call->arena, *lines, cap, *n + 1, sizeof **lines);
    (*lines)[(*n)++] = line;
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
        total->rules_none += file->rules_none;
        total->rules_one += file->rules_one;
        total->rules_more += file->rules_more;
        for (int fate = 0; fate < OWNERSHIP_FATES; fate++)
            total->areas[fate] += file->areas[fate];
        for (size_t i = 0; i < file->skipped_n; i++)
            add_line(call, report, file, file->skipped[i], &total->skipped,
                     &total->skipped_n, &total->skipped_cap);
        for (size_t i = 0; i < file->notes_n; i++)
            add_line(call, report, file, file->notes[i], &total->notes, &total->notes_n,
                     &total->notes_cap);
    }
}

/* What became of the areas, and what to do about those that nobody owns. */
static void say_areas(struct call *call, const struct transfer_report *total,
                      bool on_purpose)
{
    struct out *out = &call->out;
    const int64_t *areas = total->areas;
    out_say(out, "Areas: %s owned, %s contested, %s of a team, %s unowned%s.\n",
            shape_count(call, areas[OWNERSHIP_OWNED]),
            shape_count(call, areas[OWNERSHIP_CONTESTED]),
            shape_count(call, areas[OWNERSHIP_TEAM]),
            shape_count(call, areas[OWNERSHIP_UNOWNED]), on_purpose ? " on purpose" : "");
    if (total->areas[OWNERSHIP_CONTESTED] + total->areas[OWNERSHIP_TEAM])
        out_say(out,
                "  Pick one name for each that has NO OWNER: o on the board, or buckstop "
                "areas --contested\n");
}

void report_answer(struct call *call, struct report *report)
{
    const struct transfer_report *total = &report->total;
    struct out *out = &call->out;
    add_up(call, report);
    if (call->json) {
        report_json(call, report);
        return;
    }
    report_lines(call, report);
    if (total->added + total->changed == 0)
        out_say(out, "Nothing %s", report->dry_run ? "would change" : "changed");
    if (total->added + total->changed == 0 && total->unchanged)
        out_say(out, ": all %s are here already", shape_count(call, total->unchanged));
    if (total->added + total->changed)
        out_say(out, "%s%s read: %s new, %s changed, %s unchanged",
                report->dry_run ? "Would be imported. " : "",
                shape_count(call, total->read), shape_count(call, total->added),
                shape_count(call, total->changed), shape_count(call, total->unchanged));
    if (total->skipped_n)
        out_say(out, "; %s skipped", shape_count(call, (int64_t)total->skipped_n));
    if ((report->says & (REPORT_INCIDENTS | REPORT_OPEN)) && total->open)
        out_say(out, "; %s open", shape_count(call, total->open));
    if ((report->says & REPORT_INCIDENTS) && total->flagged)
        out_say(out, "; %s flagged", shape_count(call, total->flagged));
    out_say(out, ".\n");
    if (report->says & REPORT_AREAS)
        say_areas(call, total, report->says & REPORT_RULES);
    if (report->dry_run)
        out_say(out, "Nothing was written.\n");
}

static bool write_file(const char *path, const struct buf *text, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok = fd >= 0;
    for (size_t done = 0; ok && !progress_stop() && done < text->len;) {
        size_t left = text->len - done;
        ssize_t n = write(fd, text->text + done, left < MIB ? left : MIB);
        ok = n > 0 || (n < 0 && errno == EINTR);
        done += n > 0 ? (size_t)n : 0;
        progress_tell((int64_t)(done / MIB), (int64_t)(text->len / MIB), "MiB written");
    }
    ok = ok && !progress_stop() && fsync(fd) == 0;
    int why = errno;
    if (fd >= 0)
        close(fd);
    if (ok)
        return true;
    if (fd >= 0)
        unlink(path);
    if (progress_stopped(err))
        return false;
    err_set(err, why == EEXIST ? ERR_USAGE : ERR_STORE, "\"%s\" was not written", path);
    err_why(err, "%s", why == EEXIST ? "there is such a file already" : strerror(why));
    return err_next(err, "name another file, or none for standard output");
}

bool report_export(struct call *call, const char *key, const char *said,
                   const struct buf *text, struct err *err)
{
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_text_of(&call->out.json, key, text->text);
        json_out_end(&call->out.json);
        return true;
    }
    if (!call->n) {
        out_raw(&call->out, text->text, text->len);
        return true;
    }
    if (!write_file(call->args[0], text, err))
        return false;
    if (call->out.mode == OUT_TTY)
        out_say(&call->out, "%s %s.\n", said, call->args[0]);
    return true;
}
