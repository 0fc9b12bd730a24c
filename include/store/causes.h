/* What was said of causes, looked through: what is alike, what holds certain words, and
 * everything that was promised and answered about one. All lists live in the arena. */
#ifndef BUCKSTOP_STORE_CAUSES_H
#define BUCKSTOP_STORE_CAUSES_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct store;

/* A cause, or a candidate of another incident, that is alike. */
struct said_alike {
    int64_t cause, candidate; /* one of the two; the other is 0 */
    int score;                /* as alike_score, or what is just enough */
};

/* Causes and candidates that are alike by their words to `fold`, or hold all of its words
 * where it has two or more: the most alike first, at most `most`. What was taken away is
 * left out, and so is what is said of `incident` already, in the same words. Of one text
 * there is one line, the cause before a candidate, then the newest. */
bool causes_alike(struct store *store, const char *fold, int64_t incident, size_t most,
                  struct arena *arena, struct said_alike **alike, size_t *n,
                  struct err *err);

/* Those candidates of the incident, by number, that were said of another one too, in the
 * same words. */
bool causes_said_before(struct store *store, int64_t incident, struct arena *arena,
                        int64_t **candidates, size_t *n, struct err *err);

/* The folded words that are looked for; what is unused is NULL. Each has to be found. */
enum { SAID_WORDS = 6 };
struct said_words {
    const char *word[SAID_WORDS];
};

/* Causes by their text; candidates that never became a cause, by theirs; incidents by their
 * title or a fact of their timeline, of a product line (folded; "" takes all). Each newest
 * first. */
bool causes_saying(struct store *store, const struct said_words *words, struct arena *arena,
                   struct cause **causes, size_t *n, struct err *err);
bool candidates_saying(struct store *store, const struct said_words *words,
                       struct arena *arena, struct candidate **candidates, size_t *n,
                       struct err *err);
bool incidents_saying(struct store *store, const struct said_words *words, const char *line,
                      struct arena *arena, struct incident **incidents, size_t *n,
                      struct err *err);

/* The incidents a cause was named for, and what reviews answered to a promise; the oldest
 * first. */
bool causes_namings(struct store *store, int64_t cause, struct arena *arena,
                    struct cause_incident **namings, size_t *n, struct err *err);
bool causes_answers(struct store *store, int64_t removal, struct arena *arena,
                    struct review_answer **answers, size_t *n, struct err *err);

#endif
