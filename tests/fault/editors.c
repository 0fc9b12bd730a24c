/* Two to four editors of one area, each with its own connection, in an order the dice
 * choose: each reads when it likes, and writes over what it read when it likes. A model
 * knows what must come of it: a write over the newest revision is saved, over an older one
 * it is a conflict that names both values, and nobody's saved text is ever lost unseen. */
#include "acts.h"
#include "fault.h"

#include "store/record.h"
#include "store/store.h"
#include "store/tx.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { MOST_EDITORS = 4, A_TEAM = 200, THE_AREA = 1 };

struct editor {
    struct store *store;
    struct arena arena;
    struct area area; /* as it was read */
    bool has_read;
};

struct model {
    int64_t rev;
    char covers[32];
    long saved, conflicts, steps;
};

static struct tx *begin(struct store *store, long step, struct err *err)
{
    static char key[48];
    struct tx *tx;
    snprintf(key, sizeof key, "edit-%ld", step);
    const struct deed deed = {.actor = "mia",
                              .what = "changed the area",
                              .why = "",
                              .key = key,
                              .now = acts_world.now,
                              .kind = OP_DO};
    must(tx_begin(store, &deed, &tx, err), "%s: %s", err->what, err->why);
    return tx;
}

static void read_area(struct editor *editor)
{
    struct err err;
    arena_reset(&editor->arena);
    must(record_get(editor->store, &area_records, THE_AREA, &editor->arena, &editor->area,
                    &err),
         "%s: %s", err.what, err.why);
    editor->has_read = true;
}

/* Writes a text nobody wrote before over what the editor read. */
static void write_area(struct editor *editor, struct model *model)
{
    struct err err = {.code = ERR_NONE};
    char text[32];
    struct area area = editor->area;
    bool newest = area.rev == model->rev;
    snprintf(text, sizeof text, "text %ld", model->steps);
    area.covers = text;
    struct tx *tx = begin(editor->store, model->steps, &err);
    bool ok = record_change(tx, &area_records, &area, &err);
    if (!ok)
        tx_abandon(tx);
    else
        must(tx_commit(tx, NULL, &err), "%s: %s", err.what, err.why);
    must(ok == newest, "step %ld: over revision %" PRId64 " of %" PRId64 " it was %s",
         model->steps, editor->area.rev, model->rev,
         ok ? "saved: A LOST UPDATE" : err.what);
    if (ok) {
        must(area.rev > model->rev, "the revision did not grow");
        model->rev = area.rev;
        snprintf(model->covers, sizeof model->covers, "%s", text);
        model->saved++;
        editor->area = area;
        editor->area.covers = arena_copy(&editor->arena, text);
    } else {
        must(err.code == ERR_CONFLICT, "it is no conflict: %s", err.what);
        must(strstr(err.why, model->covers) || strstr(err.what, model->covers),
             "the conflict does not say \"%s\": %s: %s", model->covers, err.what, err.why);
        model->conflicts++;
        editor->has_read = false;
    }
}

static void make_board(const struct run *run, struct stage *stage)
{
    empty_folder(run);
    must(stage_make(stage), "%s: %s", stage->err.what, stage->err.why);
    for (size_t i = 0; i < acts_n && strcmp(acts[i].name, "area edit") != 0; i++)
        must(acts[i].run(stage), "%s: %s", stage->err.what, stage->err.why);
    stage_close(stage);
}

static void edit(const struct run *run, struct dice *dice, struct model *model, long steps)
{
    struct stage stage = {.file = in_folder(run, "board.db")};
    struct editor editor[MOST_EDITORS] = {{0}}, *reader = &editor[0];
    size_t n = 2 + dice_below(dice, MOST_EDITORS - 1);
    struct err err;
    make_board(run, &stage);
    for (size_t i = 0; i < n; i++)
        must(store_open(stage.file, STORE_WRITE, &editor[i].store, &err), "%s", err.what);
    read_area(reader);
    model->rev = reader->area.rev;
    snprintf(model->covers, sizeof model->covers, "%.30s", reader->area.covers);
    for (long step = 0; step < steps; step++, model->steps++) {
        struct editor *who = &editor[dice_below(dice, n)];
        if (!who->has_read || dice_below(dice, 3) == 0)
            read_area(who);
        else
            write_area(who, model);
    }
    read_area(reader);
    must(reader->area.rev == model->rev && strcmp(reader->area.covers, model->covers) == 0,
         "the area says \"%s\", not \"%s\"", reader->area.covers, model->covers);
    for (size_t i = 0; i < n; i++) {
        store_close(editor[i].store);
        arena_release(&editor[i].arena);
    }
}

void editors_run(const struct run *run)
{
    struct dice dice = {run->seed};
    struct model model = {0};
    while (model.steps < run->count)
        edit(run, &dice, &model, A_TEAM);
    printf(
        "editors: %ld steps, %ld saved, %ld conflicts as the model says, 0 updates lost\n",
        model.steps, model.saved, model.conflicts);
    must(model.saved > 0 && model.conflicts > 0, "nobody got in anybody's way");
}
