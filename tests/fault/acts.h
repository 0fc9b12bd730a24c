/* Every kind of change to a board, in an order in which each finds what it needs: what the
 * harnesses do while they do harm. */
#ifndef BUCKSTOP_TESTS_FAULT_ACTS_H
#define BUCKSTOP_TESTS_FAULT_ACTS_H

#include "base/buf.h"
#include "board/board.h"

struct stage {
    struct board *board; /* opened for writing, as mia */
    struct arena arena;
    struct err err;
    const char *file;   /* the board's */
    const char *backup; /* where a copy of it would go */
};

struct act {
    const char *name;
    bool (*run)(struct stage *stage); /* false: it failed, and stage->err says why */
};

extern const struct act acts[];
extern const size_t acts_n;

/* Those that read a file. */
bool import_statuspage(struct stage *s);
bool import_cstate(struct stage *s);
bool import_codeowners(struct stage *s);
bool import_backstage(struct stage *s);
bool import_github(struct stage *s);
bool import_tags(struct stage *s);
bool import_board(struct stage *s);

/* The world of the harnesses: one moment, mia, and keys that are the same in every run
 * after acts_world_from was given the same number. */
extern struct world acts_world;
void acts_world_from(uint64_t first);

/* Makes the board the acts begin with, and opens it into the stage. */
bool stage_make(struct stage *stage);
bool stage_open(struct stage *stage);
void stage_close(struct stage *stage);

/* Adds all that the board says: every record as its export has it, and its log. */
bool stage_text(struct stage *stage, struct buf *out);

/* Adds what doctor finds hurt; nothing for a sound board. False when it could not run. */
bool stage_doctor(struct stage *stage, struct buf *out);

#endif
