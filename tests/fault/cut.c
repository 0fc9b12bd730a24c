/* Power cuts. The acts are done to a board on the disk in memory; just before its state
 * changes, at moments the dice choose, a power cut is taken of it: another disk, with what
 * was synced and a random part of the rest. Each is opened as after a start: every commit
 * that was acknowledged by then must be there, at most the one under way more, and doctor
 * must find it sound, hash chain and all; now and then the power fails again during that
 * recovery. A backup that was acknowledged must be there and sound as well.
 *
 * The same must find losses where SQLite is told to use its own usual settings, DELETE and
 * FULL, or not to sync: else it proves nothing about ours. */
#include "acts.h"
#include "cut.h"

#include "board/history.h"
#include "board/sitting.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { QUEUE = 32, A_MOMENT_IN = 3, AGAIN_IN = 4 };

/* What a disk must still hold. */
struct kept {
    int64_t operation; /* the newest that was acknowledged */
    int64_t most;      /* and the newest that may be there */
    bool draft, backup;
};

struct cutting {
    const struct run *run;
    struct dice dice;
    struct disk *main, *again, *queue[QUEUE];
    struct kept kept, queued[QUEUE];
    size_t queue_n;
    bool second; /* a cut during a recovery is wanted, and was not taken yet */
    struct cut_count count;
    char file[128], backup[128];
    bool loud; /* a loss ends the run and is told */
};

static struct cutting *now; /* the moment's callback has no context of its own */

static void add_cut(struct cutting *cut)
{
    disk_cut(cut->queue[cut->queue_n], cut->main, &cut->dice);
    cut->queued[cut->queue_n++] = cut->kept;
}

static void take_cut(void)
{
    if (now->queue_n < QUEUE - 1 && dice_below(&now->dice, A_MOMENT_IN) == 0)
        add_cut(now);
}

static void take_second_cut(void)
{
    if (!now->second || dice_below(&now->dice, A_MOMENT_IN) != 0)
        return;
    now->second = false;
    disk_cut(now->again, disk_mounted, &now->dice);
}

static void lost(struct cutting *cut, const char *how, const char *what)
{
    if (cut->loud)
        fail("after power cut %ld of seed %" PRIu64 ": %s: %s", cut->count.cuts,
             cut->run->seed, how, what);
}

static bool open_at(struct stage *stage, const char *file)
{
    stage->board = NULL;
    return board_open(file, BOARD_WRITE, &acts_world, &stage->board, &stage->err);
}

/* The newest operation of an open board, and whether doctor finds it sound. */
static bool is_sound(struct stage *stage, int64_t *newest, struct buf *what)
{
    struct history_line *line;
    size_t n;
    if (!board_log(stage->board, 1, &stage->arena, &line, &n, &stage->err) ||
        !stage_doctor(stage, what)) {
        buf_addf(what, "%s: %s", stage->err.what, stage->err.why);
        return false;
    }
    *newest = n ? line[0].id : 0;
    return what->len == 0;
}

static bool has_draft(struct stage *stage)
{
    const char *text = "";
    return board_draft(stage->board, "ticket 1 why", &stage->arena, &text, &stage->err) &&
           text[0];
}

/* A board that never came to be can be made again in its place. */
static void check_unmade(struct cutting *cut)
{
    struct stage stage = {.file = cut->file};
    if (stage_make(&stage) || stage.err.code == ERR_REFUSED)
        cut->count.unmade++;
    else
        lost(cut, "no board can be made any more", stage.err.why);
    stage_close(&stage);
}

static void check_backup(struct cutting *cut)
{
    struct stage stage = {.file = cut->backup};
    struct buf what;
    int64_t newest = 0;
    buf_init(&what);
    bool ok = open_at(&stage, cut->backup) && is_sound(&stage, &newest, &what);
    if (!ok) {
        cut->count.lost++;
        lost(cut, "the backup is not sound", stage.board ? what.text : stage.err.what);
    }
    cut->count.backups += ok;
    buf_release(&what);
    stage_close(&stage);
}

/* Opens what a cut has left, which recovers it, and looks. */
static void check(struct cutting *cut, struct disk *disk, const struct kept *kept)
{
    struct stage stage = {.file = cut->file};
    struct buf what;
    int64_t newest = 0;
    int journal = disk_find(disk, "board.db-journal");
    cut->count.hot += journal >= 0 && disk->file[journal].size > 0;
    cut->count.cuts++;
    disk_mount(disk);
    buf_init(&what);
    if (!open_at(&stage, cut->file)) {
        buf_addf(&what, "%s: %s", stage.err.what, stage.err.why);
        if (kept->operation == 0) {
            check_unmade(cut);
        } else {
            cut->count.hurt++;
            lost(cut, "the board does not open", what.text);
        }
    } else if (!is_sound(&stage, &newest, &what)) {
        cut->count.hurt++;
        lost(cut, "the board is hurt", what.text);
    } else if (newest < kept->operation || newest > kept->most ||
               (kept->draft && !has_draft(&stage))) {
        cut->count.lost++;
        buf_addf(&what, "the log ends with %" PRId64 ", acknowledged was %" PRId64, newest,
                 kept->operation);
        lost(cut, "a commit is lost", what.text);
    } else {
        cut->count.under_way += newest > kept->operation;
    }
    stage_close(&stage);
    if (kept->backup)
        check_backup(cut);
    buf_release(&what);
}

static void check_twice(struct cutting *cut, struct disk *disk, const struct kept *kept)
{
    bool again = dice_below(&cut->dice, AGAIN_IN) == 0;
    cut->second = again;
    disk_moment = take_second_cut;
    check(cut, disk, kept);
    disk_moment = NULL;
    if (again && !cut->second) { /* it was taken */
        cut->count.twice++;
        check(cut, cut->again, kept);
    }
    cut->second = false;
}

static void check_queue(struct cutting *cut)
{
    disk_moment = NULL;
    for (size_t i = 0; i < cut->queue_n; i++)
        check_twice(cut, cut->queue[i], &cut->queued[i]);
    cut->queue_n = 0;
    disk_mount(cut->main);
    disk_moment = take_cut;
}

static int64_t newest_of(struct stage *stage)
{
    struct history_line *line;
    size_t n;
    must(board_log(stage->board, 1, &stage->arena, &line, &n, &stage->err), "%s: %s",
         stage->err.what, stage->err.why);
    return line[0].id;
}

/* A run that waits for a loss ends with it. */
static bool wanted(const struct cutting *cut, long most)
{
    return cut->count.cuts < most && (cut->loud || cut->count.lost + cut->count.hurt == 0);
}

/* One board's life, with cuts all along. */
static void live(struct cutting *cut, long most)
{
    struct stage stage = {.file = cut->file, .backup = cut->backup};
    cut->kept = (struct kept){.most = 2};
    cut->queue_n = 0;
    disk_clear(cut->main);
    disk_mount(cut->main);
    disk_moment = take_cut;
    must(stage_make(&stage), "%s: %s", stage.err.what, stage.err.why);
    for (size_t i = 0; i <= acts_n && wanted(cut, most); i++) {
        cut->kept.operation = newest_of(&stage);
        cut->kept.most = cut->kept.operation + 1;
        add_cut(cut); /* nothing has changed yet, and what was acknowledged is there */
        check_queue(cut);
        if (i == acts_n)
            break;
        must(acts[i].run(&stage), "%s: %s: %s", acts[i].name, stage.err.what,
             stage.err.why);
        cut->count.commits++;
        cut->kept.draft = cut->kept.draft || strcmp(acts[i].name, "draft") == 0;
        cut->kept.backup = strcmp(acts[i].name, "backup") == 0;
    }
    disk_moment = NULL;
    stage_close(&stage);
}

struct cut_count cut_until(const struct run *run, long most, bool loud)
{
    static struct cutting cut;
    static bool ready;
    if (!ready) {
        cut.main = disk_new();
        cut.again = disk_new();
        for (size_t i = 0; i < QUEUE; i++)
            cut.queue[i] = disk_new();
        disk_mount_at(run->folder);
    }
    ready = true;
    cut.run = run;
    cut.dice.state = run->seed;
    cut.loud = loud;
    cut.count = (struct cut_count){0};
    snprintf(cut.file, sizeof cut.file, "%s/board.db", run->folder);
    snprintf(cut.backup, sizeof cut.backup, "%s/copy.db", run->folder);
    now = &cut;
    while (wanted(&cut, most))
        live(&cut, most);
    return cut.count;
}
