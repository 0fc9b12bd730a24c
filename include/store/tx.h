/* A transaction is a thing: it begins with who does what and why, ends with its line in the
 * log, and nothing is committed in any other way. */
#ifndef BUCKSTOP_STORE_TX_H
#define BUCKSTOP_STORE_TX_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct store;
struct tx;

enum op_kind {
    OP_START, /* the board is made; never undone */
    OP_DO,
    OP_UNDO,
    OP_REDO,
};

enum { TX_ACTOR = 200 }; /* characters of an actor at most */

/* Who does what; the texts must live until the transaction ends. What and why are written
 * down as tx_fit has them, at most 2,000 characters; the actor is to be fit already. */
struct deed {
    const char *actor; /* a handle, or the name as typed; not "" */
    bool known;        /* whether the actor is a person of the board */
    const char *what;  /* in plain words, for the log */
    const char *why;   /* may be "" */
    const char *key;   /* the operation id: unique; the same for a retry */
    int64_t now;       /* UTC seconds */
    enum op_kind kind;
    int64_t target; /* the operation undone or redone, else 0 */
};

/* Begins; nobody else can write until it ends. ERR_STORE when the lock or the disk says no.
 * The macro keeps where it was, so that one left open can be named. */
#define tx_begin(store, deed, tx, err) tx_begin_at(store, deed, tx, __FILE__, __LINE__, err)
bool tx_begin_at(struct store *store, const struct deed *deed, struct tx **tx,
                 const char *file, int line, struct err *err);

/* Adds a text that somebody typed as the log takes it: what is not UTF-8 becomes U+FFFD,
 * and more than so many characters end in "...", cut between two that belong together. */
void tx_fit(struct buf *out, const char *text, size_t most);

/* Says what was done, once it is known; kept for the log. */
__attribute__((format(printf, 2, 3))) void tx_say(struct tx *tx, const char *fmt, ...);

/* Changes written so far. */
int64_t tx_changes(const struct tx *tx);

int64_t tx_now(const struct tx *tx);
const char *tx_actor(const struct tx *tx);
struct store *tx_store(struct tx *tx);

/* Ends it. Without a change nothing is written and *operation is 0; else it is the number
 * in the log. operation may be NULL. After a failure nothing was saved, unless err->next
 * says that it may have been. */
bool tx_commit(struct tx *tx, int64_t *operation, struct err *err);
void tx_abandon(struct tx *tx); /* NULL is safe */

#endif
