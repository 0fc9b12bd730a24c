/* Opening the board, who is acting on it, and the transaction every action runs in. */
#include "board_private.h"

#include "base/mem.h"
#include "store/log.h"
#include "store/people.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The one row of the table. */
enum { THE_BOARD = 1 };

/* Who is acting, as typed or as the login has it, as far as the log takes it. */
static const char *typed_actor(struct board *board)
{
    const struct world *world = &board->world;
    const char *typed = world->as ? world->as : world->login();
    struct buf actor;
    buf_init(&actor);
    tx_fit(&actor, typed, TX_ACTOR);
    typed = arena_copy(&board->arena, actor.text);
    buf_release(&actor);
    return typed;
}

/* The acting name: a person's handle where one goes by it; an unknown one is kept as typed,
 * for a log line is worth more than its form. */
static bool find_actor(struct board *board, struct err *err)
{
    const char *typed = typed_actor(board);
    struct person *people;
    size_t n;
    bool ok = people_named(board->store, board_people_key(typed, &board->arena), 2,
                           &board->arena, &people, &n, err);
    if (!ok)
        return false;
    bool one = n == 1 && people[0].state != PERSON_LEFT;
    board->actor = one ? people[0].handle : typed;
    board->actor_person = one ? people[0].id : 0;
    return true;
}

/* A board without its one record is an init that was killed, which may be made again; with
 * a log it is a board that was damaged, and must not be taken for one that is not there. */
static bool find_record(struct board *board, struct err *err)
{
    struct log_row *rows;
    struct err ignored;
    size_t n = 0;
    if (record_get(board->store, &board_records, THE_BOARD, &board->arena, &board->about,
                   err))
        return true;
    if (err->code != ERR_NOT_FOUND ||
        (log_list(board->store, 0, 1, &board->arena, &rows, &n, &ignored) && n == 0))
        return false;
    err_set(err, ERR_STORE, "the board \"%s\" is damaged", store_path(board->store));
    err_why(err, "its own name and time zone are missing");
    return err_next(err, "run: buckstop doctor");
}

/* Locks may not hold there, and what was said to be on the disk may not be. */
static bool trusts_disk(const char *path, const struct world *world, struct err *err)
{
    if (world->network || world->read_only || !store_on_network(path))
        return true;
    err_set(err, ERR_STORE, "the board \"%s\" is on a network disk", path);
    err_why(err, "two people writing at once, or a lost connection, can damage it there");
    return err_next(err,
                    "keep it on a disk of one machine that people reach by ssh; to use "
                    "it there all the same: BUCKSTOP_NETWORK_DISK=1");
}

static struct board *board_of(struct store *store, const struct world *world)
{
    struct board *board = mem_new(1, sizeof *board);
    board->actor = board->line = board->line_fold = "";
    board->store = store;
    board->world = *world;
    return board;
}

/* Opens what may be written only by a newer Buckstop to be looked at. Whatever else keeps a
 * file from being opened has a cause below it, of the system or of SQLite, or keeps it from
 * being read as well: then *err stays as it is. */
static bool open_newer(const char *path, struct store **store, const struct err *err)
{
    struct err ignored;
    return err->code == ERR_STORE && !err->why[0] &&
           store_open(path, STORE_LOOK, store, &ignored);
}

bool board_open(const char *path, enum board_mode mode, const struct world *world,
                struct board **out, struct err *err)
{
    struct store *store;
    static const enum store_mode modes[] = {[BOARD_GLANCE] = STORE_GLANCE,
                                            [BOARD_READ] = STORE_READ,
                                            [BOARD_WRITE] = STORE_WRITE,
                                            [BOARD_SHOW] = STORE_WRITE};
    if (mode >= BOARD_WRITE && !trusts_disk(path, world, err))
        return false;
    bool opened =
        store_open(path, world->read_only ? STORE_LOOK : modes[mode], &store, err);
    bool newer = !opened && mode == BOARD_SHOW && open_newer(path, &store, err);
    if (!opened && !newer)
        return false;
    struct board *board = board_of(store, world);
    board->newer = newer;
    board->world.read_only = world->read_only || newer;
    /* What is narrowed on the screen says so; what a verb answers is the whole board's. */
    if (!find_record(board, err) || (mode >= BOARD_WRITE && !find_actor(board, err)) ||
        (mode == BOARD_SHOW && !board_narrow_again(board, err))) {
        board_close(board);
        return false;
    }
    /* Looked for in the tz database only when a time is shown: who needs none. */
    snprintf(board->zone.name, sizeof board->zone.name, "%s", board->about.time_zone);
    *out = board;
    return true;
}

static bool first_record(struct board *board, const char *name, const char *time_zone,
                         struct err *err)
{
    char key[KEY_TEXT];
    board_key(board, key);
    const struct deed deed = {
        .actor = board->actor,
        .what = "made the board",
        .why = "",
        .key = key,
        .now = board->world.now,
        .kind = OP_START,
    };
    struct tx *tx;
    if (!tx_begin(board->store, &deed, &tx, err))
        return false;
    board->about = (struct board_record){
        .id = THE_BOARD,
        .name = arena_copy(&board->arena, name),
        .time_zone = arena_copy(&board->arena, time_zone),
        .created_at = board->world.now,
    };
    return board_end(board, tx, record_add(tx, &board_records, &board->about, err), err);
}

bool board_read_only(struct err *err)
{
    err_set(err, ERR_REFUSED, "nothing is written while the board is only read");
    return err_next(err, "leave out --read-only, or BUCKSTOP_READ_ONLY");
}

bool board_make(const char *path, const char *name, const char *time_zone,
                const struct world *world, struct board **out, struct err *err)
{
    struct zone zone;
    struct store *store;
    if (world->read_only)
        return board_read_only(err);
    if (!zone_find(time_zone, &zone, err) || !trusts_disk(path, world, err) ||
        !store_create(path, &store, err))
        return false;
    struct board *board = board_of(store, world);
    board->zone = zone;
    board->actor = typed_actor(board);
    if (!first_record(board, name, time_zone, err)) {
        board_close(board);
        return false;
    }
    *out = board;
    return true;
}

void board_close(struct board *board)
{
    if (!board)
        return;
    store_close(board->store);
    arena_release(&board->arena);
    free(board);
}

bool board_looks_only(const struct board *board)
{
    return board->world.read_only;
}

bool board_is_newer(const struct board *board)
{
    return board->newer;
}

const struct board_record *board_about(const struct board *board)
{
    return &board->about;
}

const struct zone *board_zone(const struct board *board)
{
    return &board->zone;
}

const char *board_path(const struct board *board)
{
    return store_path(board->store);
}

int64_t board_now(const struct board *board)
{
    return board->world.now;
}

void board_set_now(struct board *board, int64_t now)
{
    board->world.now = now;
}

int64_t board_today(const struct board *board)
{
    return zone_local(&board->zone, board->world.now).date;
}

void board_moment_begin(struct board *board)
{
    store_moment_begin(board->store);
}

void board_moment_end(struct board *board)
{
    store_moment_end(board->store);
}

const char *board_actor(const struct board *board)
{
    return board->actor;
}

int64_t board_actor_person(const struct board *board)
{
    return board->actor_person;
}

bool board_backup(struct board *board, const char *to, struct err *err)
{
    return store_backup(board->store, to, err);
}

void board_rename(struct board *board, const struct board_record *about)
{
    board->about = *about;
    board->about.name = arena_copy(&board->arena, about->name);
    board->about.time_zone = arena_copy(&board->arena, about->time_zone);
    snprintf(board->zone.name, sizeof board->zone.name, "%s", about->time_zone);
}

void board_key(struct board *board, char key[KEY_TEXT])
{
    unsigned char bytes[(KEY_TEXT - 1) / 2];
    board->world.random(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(key + 2 * i, 3, "%02x", bytes[i]);
}

bool board_begin(struct board *board, const char *why, struct tx **tx, struct err *err)
{
    char key[KEY_TEXT];
    board_key(board, key);
    const struct deed deed = {
        .actor = board->actor,
        .known = board->actor_person != 0,
        .what = "changed the board",
        .why = why ? why : "",
        .key = arena_copy(&board->arena, key),
        .now = board->world.now,
        .kind = OP_DO,
    };
    return tx_begin(board->store, &deed, tx, err);
}

bool board_end(struct board *board, struct tx *tx, bool ok, struct err *err)
{
    int64_t operation = 0;
    if (!ok)
        tx_abandon(tx);
    else
        ok = tx_commit(tx, &operation, err);
    board->written = operation != 0;
    return ok;
}

const char *board_trimmed(struct arena *arena, const char *text)
{
    static const char blanks[] = " \t\r\n";
    text += strspn(text, blanks);
    size_t len = strlen(text);
    while (len > 0 && strchr(blanks, text[len - 1]))
        len--;
    return arena_text(arena, text, len);
}
