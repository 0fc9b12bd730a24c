/* Whatever lasts tells how far it is, and can be stopped at any moment, with the board as
 * it was. */
#include "support.h"

#include "base/progress.h"
#include "board/alike.h"
#include "board/restore.h"

#include <dirent.h>
#include <stdio.h>

TestSuite(stopping, .init = board_enter, .fini = board_leave);

/* How often it was asked whether to stop, and from which time on the answer is yes; how
 * much was told without asking, now and at most; and whether the things that are waited for
 * were told to the last of them. */
static struct {
    long asked, stop_at, told, most;
    const char *things;
    bool to_the_end;
} heard;

static void tell(void *ctx, int64_t done, int64_t total, const char *things)
{
    (void)ctx;
    heard.told++;
    heard.most = heard.told > heard.most ? heard.told : heard.most;
    if (strcmp(things, heard.things) == 0)
        heard.to_the_end = heard.to_the_end || (total > 0 && done == total);
    cr_assert(total == 0 || done <= total, "%lld of %lld %s", (long long)done,
              (long long)total, things);
}

static bool stop(void *ctx)
{
    (void)ctx;
    heard.told = 0;
    return heard.asked++ >= heard.stop_at;
}

static bool heard_while(bool (*work)(void), long stop_at, const char *things)
{
    static const struct progress listener = {tell, stop, NULL};
    heard.asked = heard.told = heard.most = 0;
    heard.stop_at = stop_at;
    heard.things = things;
    heard.to_the_end = false;
    err = (struct err){0};
    progress_listen(&listener);
    bool ok = work();
    progress_listen(NULL);
    return ok;
}

static const char *const text_of_catalog =
    "kind: User\nmetadata: {name: zoe}\nspec: {profile: {displayName: Zoe Lind}}\n---\n"
    "kind: User\nmetadata: {name: kai}\nspec: {memberOf: [crew]}\n---\n"
    "kind: Group\nmetadata: {name: crew}\n---\n"
    "kind: Component\nmetadata: {name: search}\nspec: {owner: user:zoe}\n---\n"
    "kind: Component\nmetadata: {name: mail}\nspec: {owner: group:crew}\n";

static const char *const text_of_owners = "/docs/ @zoe\n/api/ @kai\n/old/\n/mail/ @ana\n";

static const char *const text_of_issue =
    "---\ntitle: Mail is late\ndate: 2026-11-02T10:00:00Z\nresolved: true\n"
    "resolvedWhen: 2026-11-02T11:00:00Z\n---\nIt was.\n";

static const char *yaml, *itself; /* another board, and the one at hand */

static bool import(const char *text)
{
    struct transfer_report report;
    const struct transfer_file file = {"f.yaml", text, strlen(text)};
    return board_import_board(board, &file, false, &arena, &report, &err);
}

static bool import_board(void)
{
    return import(yaml);
}

static bool import_itself(void)
{
    return import(itself);
}

static bool import_backstage(void)
{
    struct transfer_report report;
    const struct transfer_file file = {"c.yaml", text_of_catalog, strlen(text_of_catalog)};
    return board_import_backstage(board, &file, 1, false, &arena, &report, &err);
}

static bool import_codeowners(void)
{
    struct transfer_report report;
    const struct transfer_file file = {"CODEOWNERS", text_of_owners,
                                       strlen(text_of_owners)};
    return board_import_codeowners(board, &file, 1, NULL, false, &arena, &report, &err);
}

static bool import_cstate(void)
{
    struct transfer_report reports[2];
    const struct transfer_file files[] = {
        {"a.md", text_of_issue, strlen(text_of_issue)},
        {"b.md", text_of_issue, strlen(text_of_issue)},
    };
    return board_import_cstate(board, files, 2, false, &arena, reports, &err);
}

static bool write_with(bool (*write)(struct buf *out))
{
    struct buf out;
    buf_init(&out);
    bool ok = write(&out);
    cr_assert(ok || out.len == 0, "half of it is there: %s", out.text);
    buf_release(&out);
    return ok;
}

static bool write_board(struct buf *out)
{
    return board_export(board, out, &err);
}

static bool write_owners(struct buf *out)
{
    return board_export_codeowners(board, NULL, out, &err);
}

static bool export_board(void)
{
    return write_with(write_board);
}

static bool export_codeowners(void)
{
    return write_with(write_owners);
}

static void find(void *ctx, bool hurt, const char *what)
{
    (void)ctx;
    cr_assert_not(hurt, "%s", what);
}

static bool doctor(void)
{
    return board_doctor(board, find, NULL, &err);
}

static bool undo(void)
{
    struct history_line line;
    return board_undo(board, &arena, &line, &err);
}

static bool alike(void)
{
    struct alike_set *sets;
    size_t n, total;
    return board_alike_sets(board, ALIKE_TICKETS, 0, 10, &arena, &sets, &n, &total, &err);
}

/* Stopped at one moment after the other, most of them where little is asked. */
static void stop_anywhere(bool (*work)(void), const char *name, const char *things,
                          const char *before, long asked)
{
    for (long at = 0; at < asked; at += 1 + at / 8) {
        cr_assert_not(heard_while(work, at, things), "%s was not stopped at %ld of %ld",
                      name, at, asked);
        cr_assert_eq(err.code, ERR_INTERRUPTED, "%s at %ld: %s", name, at, err.what);
        cr_assert_str_eq(exported(), before, "%s left something at %ld", name, at);
    }
}

enum { IN_HAND = 12 }; /* what may be told of one record and its children */

/* What changes the board comes after what does not. */
Test(stopping, of_whatever_lasts_leaves_the_board_as_it_was)
{
    static const struct {
        const char *name, *things;
        bool (*work)(void);
    } works[] = {
        {"doctor", "records checked", doctor},
        {"doctor", "lines of the log read", doctor},
        {"doctor", "tickets judged anew", doctor},
        {"export board", "records read", export_board},
        {"export board", "records written", export_board},
        {"export codeowners", "path patterns", export_codeowners},
        {"tickets --alike", "titles read", alike},
        {"tickets --alike", "titles compared", alike},
        {"import board", "records understood", import_board},
        {"undo of an import", "changes", undo},
        {"import of itself", "records", import_itself},
        {"import backstage", "people", import_backstage},
        {"import codeowners", "path patterns", import_codeowners},
        {"import cstate", "incidents", import_cstate},
    };
    yaml = whole();
    read_demo();
    for (size_t i = 0; i < sizeof works / sizeof *works; i++) {
        if (works[i].work == undo)
            cr_assert(import_board(), "%s", err.what);
        const char *before = itself = exported();
        stop_anywhere(works[i].work, works[i].name, works[i].things, before, 1);
        cr_assert(heard_while(works[i].work, 1000000000, works[i].things), "%s: %s %s",
                  works[i].name, err.what, err.why);
        cr_assert_leq(heard.most, IN_HAND, "%s goes on with %ld %s", works[i].name,
                      heard.most, works[i].things);
        cr_assert(heard.to_the_end, "%s does not tell of the last of its %s", works[i].name,
                  works[i].things);
        long asked = heard.asked;
        if (strcmp(exported(), before) != 0) { /* back, for the stops */
            struct history_line line;
            cr_assert(works[i].work == undo ? board_redo(board, &arena, &line, &err)
                                            : board_undo(board, &arena, &line, &err));
            cr_assert_str_eq(exported(), before);
        }
        stop_anywhere(works[i].work, works[i].name, works[i].things, before, asked);
    }
}

static const char *backup;

static bool restore(void)
{
    struct restored done;
    return board_restore(board_file, backup, &world, &arena, &done, &err);
}

static size_t files_of(const char *folder)
{
    size_t n = 0;
    DIR *files = opendir(folder);
    for (const struct dirent *file; files && (file = readdir(files));)
        n += file->d_name[0] != '.';
    if (files)
        closedir(files);
    return n;
}

Test(stopping, of_a_restore_leaves_no_file_behind)
{
    const char *folder =
        arena_text(&arena, board_file, (size_t)(strrchr(board_file, '/') - board_file));
    backup = board_backup_name(board_file, board_now(board), &arena);
    cr_assert(board_backup(board, backup, &err), "%s", err.what);
    cr_assert(own("checkout", "bob", ROLE_OWNER));
    const char *before = exported();
    board_close(board);
    board = NULL;
    size_t files = files_of(folder);
    for (long at = 0; !heard_while(restore, at, "records checked"); at += 1 + at / 4) {
        cr_assert_eq(err.code, ERR_INTERRUPTED, "at %ld: %s", at, err.what);
        cr_assert_eq(files_of(folder), files, "a file stays, stopped at %ld", at);
        become("mia");
        cr_assert_str_eq(exported(), before);
        board_close(board);
        board = NULL;
    }
    cr_assert(heard.to_the_end);
    become("mia");
    cr_assert_str_neq(exported(), before);
}
