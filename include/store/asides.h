/* Half-typed text that the store cannot take just now: one file a place and acting person,
 * in a folder on another disk where there is one. */
#ifndef BUCKSTOP_STORE_ASIDES_H
#define BUCKSTOP_STORE_ASIDES_H

#include "base/arena.h"
#include "base/buf.h"
#include "store/drafts.h"

/* Where they may go, the best first: absolute, NULL after the last. A folder is made where
 * it is missing, and used only if it is a folder of ours that nobody else may look into. */
typedef const char *const *aside_folders;

enum asides_found {
    ASIDES_NONE,
    ASIDES_FOUND,
    ASIDES_HURT, /* a file that is not what was written: it is out of the way, as `path` */
};

struct aside {
    const char *text, *path;
    int64_t at; /* when it was typed */
};

/* Writes the text into the first folder that takes it, mode 0600 and synced, in the place
 * of what was kept there; *path gets where. False where no folder takes it: then what was
 * there before still is. */
bool asides_keep(const struct store *store, aside_folders folders,
                 const struct draft *draft, struct buf *path);

/* The newest there is of the draft's place and actor; its text and time are not asked. In
 * the arena. */
enum asides_found asides_find(const struct store *store, aside_folders folders,
                              const struct draft *draft, struct arena *arena,
                              struct aside *aside);

/* Takes them away. */
void asides_drop(const struct store *store, aside_folders folders,
                 const struct draft *draft);

/* Whether the store holds a draft of that place and actor that is younger than `at`. */
bool asides_older(struct store *store, const struct draft *draft, int64_t at, bool *older,
                  struct err *err);

#endif
