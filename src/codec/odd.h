/* What is odd about a record that came in. Private to the codecs. */
#ifndef BUCKSTOP_CODEC_ODD_H
#define BUCKSTOP_CODEC_ODD_H

#include "base/arena.h"

/* One oddity: its bit, and how it is said. */
struct odd_words {
    unsigned odd;
    const char *words;
};

/* The words of every bit that is set, in the table's order, as one text in the arena. */
const char *odd_flag(const struct odd_words *table, size_t n, unsigned odd,
                     struct arena *arena);

/* The words with what was written there behind them: `words: "meh"`, cut where it is long.
 * In the arena. */
const char *odd_named(const char *words, const char *written, struct arena *arena);

#endif
