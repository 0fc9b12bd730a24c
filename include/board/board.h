/* The board, opened by somebody at some time: what every action works on. An action is one
 * function and one transaction with its line in the log; both faces call only these. */
#ifndef BUCKSTOP_BOARD_BOARD_H
#define BUCKSTOP_BOARD_BOARD_H

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "domain/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct board;

/* What comes in from main: nothing below asks the system. The texts outlive the board. */
struct world {
    int64_t now;                /* UTC seconds */
    const char *as;             /* who is acting, as asked for; NULL: the login */
    const char *(*login)(void); /* the login name; asked only when somebody acts */
    void (*random)(void *bytes, size_t n);
    const char *screen; /* names this process among all: "host 4711"; or NULL */
    bool (*ended)(const char *screen); /* it is known that this one is no more; or NULL */
    bool network;   /* a board on a disk of another machine may be written */
    bool read_only; /* whatever is asked for, no board is written or made */
    /* Folders for half-typed text that the board cannot take, the best first, NULL after
     * the last; or NULL: none. */
    const char *const *asides;
};

enum board_mode {
    BOARD_GLANCE, /* one look-up, after which the board is closed at once */
    BOARD_READ,
    BOARD_WRITE, /* actions may change it */
    BOARD_SHOW,  /* the same; one that a newer Buckstop wrote is only looked at */
};

/* Opens the board at `path`. ERR_NOT_FOUND when there is none; ERR_STORE also where a newer
 * Buckstop wrote it and `mode` is BOARD_WRITE, or keeps what is read here elsewhere. The
 * caller closes *board with board_close. */
bool board_open(const char *path, enum board_mode mode, const struct world *world,
                struct board **board, struct err *err);

/* Makes an empty board and opens it for writing. ERR_USAGE for a zone nobody knows,
 * ERR_REFUSED where there is a board already. */
bool board_make(const char *path, const char *name, const char *time_zone,
                const struct world *world, struct board **board, struct err *err);

void board_close(struct board *board); /* NULL is safe */

/* Whether nothing is written, whatever is asked: world.read_only, or it is newer. */
bool board_looks_only(const struct board *board);

/* Whether a newer Buckstop wrote it, so that it is only looked at; known with BOARD_SHOW.
 */
bool board_is_newer(const struct board *board);

const struct board_record *board_about(const struct board *board);
const struct zone *board_zone(const struct board *board);
const char *board_path(const struct board *board);
int64_t board_now(const struct board *board);
void board_set_now(struct board *board, int64_t now); /* for a face that stays open */
int64_t board_today(const struct board *board); /* the date of now in the board's zone */

/* The acting person's handle, or the name as typed; person is 0 where it is nobody of the
 * board. Known on a board opened for writing or shown; "" and 0 else. */
const char *board_actor(const struct board *board);
int64_t board_actor_person(const struct board *board);

/* What is read between the two is of one moment; a writer waits for its end. A change that
 * is made ends it as well. */
void board_moment_begin(struct board *board);
void board_moment_end(struct board *board);

/* Copies the whole board into the new file `to` while others may write. */
bool board_backup(struct board *board, const char *to, struct err *err);

#endif
