/* Every act with everything going wrong once: each allocation and each operation on a file
 * that it makes fails, alone, and then for good from there on. Whatever happens, nothing
 * crashes or leaks, and whoever opens the board next finds it as it was before the act or
 * as it is after it, never in between, and as the act's answer said. A fault that does not
 * fire ends the row; an act in which a kind of fault never fires ends the run. */
#include "trial.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>

struct sweep {
    struct trials trials;
    struct dice dice;
    struct disk *after;
    struct buf text_before, text_after;
    const struct act *act;
    long tried[FAULTS], door, saidno, well;
};

static size_t stride(const struct sweep *sweep, enum fault kind)
{
    static const long share[FAULTS] = {
        [FAULT_MEMORY] = 1, [FAULT_EIO] = 4,   [FAULT_FULL] = 8,
        [FAULT_SHORT] = 8,  [FAULT_CALL] = 16, [FAULT_QUERY] = 4};
    long stride = sweep->trials.run->count / share[kind];
    return stride > 1 ? (size_t)stride : 1;
}

static bool same_board(const struct disk *a, const struct disk *b)
{
    int one = disk_find(a, "board.db"), other = disk_find(b, "board.db");
    int journal = disk_find(a, "board.db-journal");
    return one >= 0 && other >= 0 && a->file[one].size == b->file[other].size &&
           (journal < 0 || a->file[journal].size == 0) &&
           memcmp(a->file[one].now, b->file[other].now, a->file[one].size) == 0;
}

__attribute__((noreturn)) static void wrong(const struct sweep *sweep, const char *how,
                                            const char *more)
{
    const struct outcome *outcome = sweep->trials.outcome;
    fail("\"%s\" with %s at %ld%s: %s (status %x): %s | %s | %s\n%s", sweep->act->name,
         fault_name[harm->kind], harm->at, harm->for_good ? " for good" : "", how,
         (unsigned)outcome->status, outcome->err.what, outcome->err.why, outcome->err.next,
         more);
}

/* Whether the board is as before the act, or as after it; where it is neither, the end. */
static void which_state(struct sweep *sweep, bool *before, bool *after)
{
    struct trials *trials = &sweep->trials;
    bool equal = strcmp(sweep->text_before.text, sweep->text_after.text) == 0;
    *before = same_board(trials->work, trials->before);
    *after = !*before && same_board(trials->work, sweep->after);
    if (!*before && !*after) {
        struct buf text;
        buf_init(&text);
        enum fault kind = harm->kind;
        harm->kind = FAULT_NONE;
        trial_text(trials, trials->work, trials->file, &text);
        harm->kind = kind;
        *before = strcmp(text.text, sweep->text_before.text) == 0;
        *after = strcmp(text.text, sweep->text_after.text) == 0;
        if (!*before && !*after)
            wrong(sweep, "it is neither as before nor as after", text.text);
        buf_release(&text);
    }
    if (equal)
        *before = *after = true;
}

/* A backup is there whole or not at all, and nothing half-done beside it. */
static void check_backup(struct sweep *sweep)
{
    struct trials *trials = &sweep->trials;
    const struct outcome *outcome = trials->outcome;
    bool there = disk_find(trials->work, "copy.db") >= 0, litter = false;
    bool failed = outcome->ending == ENDED_SAYING_NO;
    struct buf text;
    for (int i = 0; i < DISK_NAMES; i++)
        litter = litter || (strncmp(trials->work->name[i].name, "copy.db.", 8) == 0 &&
                            trials->work->name[i].now >= 0);
    if (litter && failed && !(harm->kind == FAULT_CALL && harm->for_good))
        wrong(sweep, "a half-made copy was left behind", "");
    if (outcome->ending == ENDED_WELL && !there)
        wrong(sweep, "there is no copy", "");
    if (!there)
        return;
    buf_init(&text);
    enum fault kind = harm->kind;
    harm->kind = FAULT_NONE;
    trial_text(trials, trials->work, trials->backup, &text);
    harm->kind = kind;
    if (strcmp(text.text, sweep->text_before.text) != 0)
        wrong(sweep, "the copy is another board", text.text);
    buf_release(&text);
}

/* An error after the commit must not say that nothing was saved. */
static bool owns_up(const struct err *err)
{
    return strstr(err->next, "may have been saved") || strstr(err->next, "is saved");
}

static void judge(struct sweep *sweep, const struct harm *done)
{
    const struct outcome *outcome = sweep->trials.outcome;
    bool before, after;
    *harm = *done; /* for the words of a failure */
    if (outcome->ending == ENDED_BADLY)
        wrong(sweep, "it crashed", "");
    if (outcome->ended && outcome->leaked > 0)
        wrong(sweep, "it leaked memory", "");
    which_state(sweep, &before, &after);
    if (outcome->ending == ENDED_WELL && !after)
        wrong(sweep, "it said yes and saved nothing", "");
    if (outcome->ending == ENDED_SAYING_NO && !before && !owns_up(&outcome->err))
        wrong(sweep, "it said no, and saved it", "");
    if (outcome->ending == ENDED_SAYING_NO && !outcome->err.what[0])
        wrong(sweep, "it failed without a word", "");
    if (strcmp(sweep->act->name, "backup") == 0)
        check_backup(sweep);
    sweep->well += outcome->ending == ENDED_WELL;
    sweep->saidno += outcome->ending == ENDED_SAYING_NO;
    sweep->door += outcome->ending == ENDED_BY_THE_DOOR;
    harm->kind = FAULT_NONE;
}

static long sweep_row(struct sweep *sweep, const struct act *act, enum fault kind,
                      bool for_good)
{
    size_t step = stride(sweep, kind);
    long fired = 0;
    for (size_t k = 1 + dice_below(&sweep->dice, step);; k += step) {
        *harm = (struct harm){.kind = kind, .for_good = for_good, .at = (long)k};
        struct harm wanted = *harm;
        trial_run(&sweep->trials, act);
        wanted.seen = harm->seen;
        wanted.fired = harm->fired;
        if (wanted.fired == 0)
            break;
        judge(sweep, &wanted);
        fired++;
        sweep->tried[kind]++;
    }
    return fired;
}

/* What the act does when nothing goes wrong; its outcome is what it is measured by. */
static void run_well(struct sweep *sweep, const struct act *act)
{
    struct trials *trials = &sweep->trials;
    buf_reset(&sweep->text_before);
    buf_reset(&sweep->text_after);
    must(trial_text(trials, trials->before, trials->file, &sweep->text_before),
         "before \"%s\": %s", sweep->act->name, sweep->text_before.text);
    trial_run(trials, act);
    must(trials->outcome->ending == ENDED_WELL, "\"%s\": %s: %s", sweep->act->name,
         trials->outcome->err.what, trials->outcome->err.why);
    must(trials->outcome->leaked == 0, "\"%s\" leaks %ld blocks", sweep->act->name,
         trials->outcome->leaked);
    disk_copy(sweep->after, trials->work);
    must(trial_text(trials, sweep->after, trials->file, &sweep->text_after),
         "after \"%s\": %s", sweep->act->name, sweep->text_after.text);
}

static void sweep_act(struct sweep *sweep, const struct act *named, const struct act *act)
{
    sweep->act = named;
    sweep->trials.keys += 1000;
    run_well(sweep, act);
    for (enum fault kind = FAULT_MEMORY; kind < FAULTS; kind++)
        for (int for_good = 0; for_good < 2; for_good++)
            sweep_row(sweep, act, kind, for_good);
    disk_copy(sweep->trials.before, sweep->after);
    disk_settle(sweep->trials.before);
    disk_unlink(sweep->trials.before, "copy.db");
    disk_settle(sweep->trials.before);
}

static void begin(struct sweep *sweep, const struct run *run)
{
    struct trials *trials = &sweep->trials;
    struct stage stage = {.file = trials->file};
    harm_init();
    trials->run = run;
    trials->before = disk_new();
    trials->work = disk_new();
    trials->look = disk_new();
    sweep->after = disk_new();
    trials->outcome = mmap(NULL, sizeof *trials->outcome, PROT_READ | PROT_WRITE,
                           MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(trials->outcome != MAP_FAILED, "no memory for an outcome");
    snprintf(trials->file, sizeof trials->file, "%s/board.db", run->folder);
    snprintf(trials->backup, sizeof trials->backup, "%s/copy.db", run->folder);
    buf_init(&sweep->text_before);
    buf_init(&sweep->text_after);
    disk_mount_at(run->folder);
    disk_mount(trials->before);
    must(stage_make(&stage), "%s: %s", stage.err.what, stage.err.why);
    stage_close(&stage);
    disk_settle(trials->before);
}

void sweep_run(const struct run *run)
{
    struct sweep sweep = {.dice = {run->seed}};
    static const struct act opening = {"opening", NULL}, update = {"an older board", NULL};
    begin(&sweep, run);
    for (size_t i = 0; i < acts_n; i++)
        sweep_act(&sweep, &acts[i], &acts[i]);
    sweep.trials.opening = true;
    sweep_act(&sweep, &opening, NULL);
    trial_old_board(&sweep.trials, sweep.trials.before);
    sweep_act(&sweep, &update, NULL);
    printf("sweep: %zu acts;", acts_n + 2);
    for (enum fault kind = FAULT_MEMORY; kind < FAULTS; kind++) {
        printf(" %s %ld times;", fault_name[kind], sweep.tried[kind]);
        must(sweep.tried[kind] > 0, "never did it happen: %s", fault_name[kind]);
    }
    printf(
        " %ld ended well, %ld said no, %ld left by the door: 0 crashed, 0 leaked, 0 left "
        "anything half-written\n",
        sweep.well, sweep.saidno, sweep.door);
    buf_release(&sweep.text_before);
    buf_release(&sweep.text_after);
}
