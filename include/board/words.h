/* The words that the weekly review asks about: those the program brings along, and the
 * team's own, which are added to them or take one of them away. */
#ifndef BUCKSTOP_BOARD_WORDS_H
#define BUCKSTOP_BOARD_WORDS_H

#include "board/board.h"
#include "domain/lint.h"

struct board_word {
    const char *group; /* its key */
    const char *word;
    bool ours;   /* the team's own */
    bool silent; /* one of the program's that the team silenced */
};

struct word_group {
    struct lint_group group; /* as the program brings it along */
    struct board_word *words;
    size_t n;
};

/* What a change came to. */
enum word_change {
    WORD_ADDED,
    WORD_BACK,     /* it had been silenced, and is looked for again */
    WORD_TAKEN,    /* one of the team's own is taken away */
    WORD_SILENCED, /* one of the program's is */
    WORD_SAME,     /* it was so already; nothing is logged */
};

/* The word lists of the review as this board has them; everything in the arena. */
bool board_lint(struct board *board, struct arena *arena, struct lint *lint,
                struct err *err);

/* The groups with their words, the program's first, each as it is on this board. */
bool board_words(struct board *board, struct arena *arena, struct word_group **groups,
                 size_t *n, struct err *err);

/* Adds a word to the group of that key, or takes one away; *word is as it is in the list.
 * ERR_NOT_FOUND with the closest group, or the closest word of the group where there is
 * none to take away; ERR_REFUSED for what is no word. */
bool board_word_add(struct board *board, const char *group, const char *typed,
                    struct arena *arena, enum word_change *done, struct board_word *word,
                    struct err *err);
bool board_word_drop(struct board *board, const char *group, const char *typed,
                     struct arena *arena, enum word_change *done, struct board_word *word,
                     struct err *err);

#endif
