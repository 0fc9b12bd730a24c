/* Questions about reviews, causes and promises. All lists live in the arena of the call. */
#ifndef BUCKSTOP_STORE_REVIEWS_H
#define BUCKSTOP_STORE_REVIEWS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct store;

bool reviews_list(struct store *store, struct arena *arena, struct review **reviews,
                  size_t *n,
                  struct err *err); /* newest week first, its last sitting first */

/* The sittings of one week in their order. */
bool reviews_of_week(struct store *store, const char *week, struct arena *arena,
                     struct review **reviews, size_t *n, struct err *err);

/* The last one of an earlier week that was closed. */
bool reviews_before(struct store *store, const char *week, struct arena *arena,
                    struct review *review, bool *found, struct err *err);

/* Whether another sitting of the review's week made the promise, made it again, or answered
 * for it. */
bool reviews_week_spoke(struct store *store, const struct review *review, int64_t removal,
                        bool *spoke, struct err *err);

/* A further sitting of a week that is over, begun and left without a word, is passed over
 * by both: it holds no other review up, and is found by its name.
 *
 * The one that is being held: the latest that is not closed, else the week's last. */
bool reviews_held(struct store *store, const char *week, struct arena *arena,
                  struct review *review, bool *found, struct err *err);

/* The latest that is not closed, else the latest. */
bool reviews_latest(struct store *store, const char *week, struct arena *arena,
                    struct review *review, bool *found, struct err *err);
bool reviews_answers(struct store *store, int64_t review, struct arena *arena,
                     struct review_answer **answers, size_t *n, struct err *err);

/* Causes, the newest first. */
bool causes_list(struct store *store, struct arena *arena, struct cause **causes, size_t *n,
                 struct err *err);
bool causes_of_incident(struct store *store, int64_t incident, struct arena *arena,
                        struct cause *cause, bool *found, struct err *err);
bool causes_incidents(struct store *store, int64_t cause, struct arena *arena,
                      struct incident **incidents, size_t *n,
                      struct err *err); /* newest first */

/* Every promise made for the cause, the newest first. */
bool causes_removals(struct store *store, int64_t cause, struct arena *arena,
                     struct removal **removals, size_t *n, struct err *err);

/* Those of all causes: by the cause's number, and of each the newest first. */
bool causes_removals_all(struct store *store, struct arena *arena,
                         struct removal **removals, size_t *n, struct err *err);

/* Promises that wait for an answer: each cause's newest, if it is planned, removed or came
 * back. Came back first, then by due date. */
bool causes_promises(struct store *store, struct arena *arena, struct removal **removals,
                     size_t *n, struct err *err);

#endif
