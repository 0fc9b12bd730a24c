/* Damage to the file of a board in which every kind of record stands: each page zeroed,
 * filled with noise, exchanged with another, and sprinkled with flipped bits; then single
 * bits anywhere. Each time doctor says that the board is hurt, or the damage changed
 * nothing of what the board says: its records, as exported, and its log. Doctor never
 * writes: the damaged file is the same afterwards, byte for byte. */
#include "acts.h"
#include "disk.h"

#include "board/history.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PAGE = 4096, SPRINKLED = 8, PATIENCE = 60 };

enum way { ZEROED, NOISE, EXCHANGED, FLIPPED, WAYS };

struct damage {
    const struct run *run;
    struct dice dice;
    struct disk *base, *work, *hurt;
    struct buf text; /* all that the sound board says */
    char file[128];
    long tried, said, unread, harmless;
};

static unsigned char *bytes(struct disk *disk, size_t *n)
{
    int file = disk_find(disk, "board.db");
    must(file >= 0, "the board is gone");
    *n = disk->file[file].size;
    return disk->file[file].now;
}

static bool open_to_read(struct stage *stage, const char *file)
{
    stage->file = file;
    return board_open(file, BOARD_READ, &acts_world, &stage->board, &stage->err);
}

/* A damage that doctor does not see must not have changed what the board says. */
static void check_meaning(struct damage *d, struct stage *stage, const char *what)
{
    struct buf text;
    buf_init(&text);
    bool ok = stage_text(stage, &text);
    must(ok && strcmp(text.text, d->text.text) == 0,
         "SILENT: doctor finds the board sound after %s, but %s", what,
         ok ? "it says something else" : stage->err.what);
    d->harmless++;
    buf_release(&text);
}

static void check(struct damage *d, const char *what)
{
    struct stage stage = {0};
    struct buf found;
    const char *name;
    buf_init(&found);
    alarm(PATIENCE); /* a doctor who never comes back has not said anything */
    disk_settle(d->hurt);
    disk_copy(d->work, d->hurt);
    disk_mount(d->work);
    d->tried++;
    bool opened = open_to_read(&stage, d->file),
         ran = opened && stage_doctor(&stage, &found);
    if (!ran && found.len == 0) {
        must(stage.err.what[0] && stage.err.why[0], "it failed with \"%s\" alone after %s",
             stage.err.what, what);
        d->unread++;
    } else if (found.len > 0) {
        d->said++;
    } else {
        check_meaning(d, &stage, what);
    }
    stage_close(&stage);
    must(disk_equal(d->work, d->hurt, &name), "doctor wrote to %s after %s", name, what);
    buf_release(&found);
}

static void flip(struct damage *d, unsigned char *at, size_t n)
{
    size_t bit = dice_below(&d->dice, n * 8);
    at[bit / 8] ^= (unsigned char)(1u << bit % 8);
}

static void harm_page(struct damage *d, size_t page, size_t pages, enum way way)
{
    size_t n, other = (page + 1 + dice_below(&d->dice, pages - 1)) % pages;
    unsigned char *at = bytes(d->hurt, &n) + page * PAGE, kept[PAGE];
    switch (way) {
    case ZEROED:
        memset(at, 0, PAGE);
        break;
    case NOISE:
        for (size_t i = 0; i < PAGE; i++)
            at[i] = (unsigned char)dice_roll(&d->dice);
        break;
    case EXCHANGED:
        memcpy(kept, at, PAGE);
        memcpy(at, bytes(d->hurt, &n) + other * PAGE, PAGE);
        memcpy(bytes(d->hurt, &n) + other * PAGE, kept, PAGE);
        break;
    case FLIPPED:
        for (int i = 0; i < SPRINKLED; i++)
            flip(d, at, PAGE);
        break;
    case WAYS:
        break;
    }
}

static void every_page(struct damage *d)
{
    static const char *const ways[WAYS] = {"zeroed", "filled with noise", "exchanged",
                                           "sprinkled with flipped bits"};
    size_t n;
    bytes(d->base, &n);
    for (size_t page = 0; page < n / PAGE; page++)
        for (enum way way = ZEROED; way < WAYS; way++) {
            char what[80];
            snprintf(what, sizeof what, "page %zu was %s", page + 1, ways[way]);
            disk_copy(d->hurt, d->base);
            harm_page(d, page, n / PAGE, way);
            check(d, what);
        }
}

static void single_bits(struct damage *d)
{
    for (long i = 0; i < d->run->count; i++) {
        char what[80];
        size_t n;
        disk_copy(d->hurt, d->base);
        unsigned char *all = bytes(d->hurt, &n);
        size_t bit = dice_below(&d->dice, n * 8);
        all[bit / 8] ^= (unsigned char)(1u << bit % 8);
        snprintf(what, sizeof what, "bit %zu of byte %zu was flipped", bit % 8, bit / 8);
        check(d, what);
    }
}

static void make_board(struct damage *d)
{
    struct stage stage = {.file = d->file, .backup = in_folder(d->run, "copy.db")};
    disk_mount_at(d->run->folder);
    disk_mount(d->base);
    must(stage_make(&stage), "%s: %s", stage.err.what, stage.err.why);
    for (size_t i = 0; i < acts_n; i++)
        must(acts[i].run(&stage), "%s: %s: %s", acts[i].name, stage.err.what,
             stage.err.why);
    stage_close(&stage);
    disk_unlink(d->base, "copy.db");
    disk_settle(d->base);
    buf_init(&d->text);
    must(open_to_read(&stage, d->file) && stage_text(&stage, &d->text), "%s",
         stage.err.what);
    stage_close(&stage);
}

static void tell(struct damage *d, const char *what)
{
    printf(
        "damage: %ld %s: doctor named it %ld times, the board could not be read %ld times, "
        "nothing was changed by it %ld times: 0 silent; doctor wrote nothing\n",
        d->tried, what, d->said, d->unread, d->harmless);
    fflush(stdout);
    must(d->said > 0, "doctor never said a word");
    d->tried = d->said = d->unread = d->harmless = 0;
}

void damage_run(const struct run *run)
{
    struct damage d = {.run = run, .dice = {run->seed}};
    d.base = disk_new();
    d.work = disk_new();
    d.hurt = disk_new();
    snprintf(d.file, sizeof d.file, "%s/board.db", run->folder);
    make_board(&d);
    every_page(&d);
    tell(&d, "pages hurt");
    single_bits(&d);
    tell(&d, "bits flipped");
    alarm(0);
    buf_release(&d.text);
}
