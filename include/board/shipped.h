/* What shipped: a day that support can read out as it is, and the figures of the weeks. */
#ifndef BUCKSTOP_BOARD_SHIPPED_H
#define BUCKSTOP_BOARD_SHIPPED_H

#include "board/deploy.h"

/* Deploys from a day to a day, the newest first, and what they come to. */
struct shipped {
    int64_t first, last; /* dates, both counted in */
    struct deploy_line *line;
    size_t n;
    int state[DEPLOY_STATES];
};

/* Those of the days first to last in the board's zone. `area` as typed, "" for all; `words`
 * are looked for, "" takes all. */
bool board_shipped(struct board *board, int64_t first, int64_t last, const char *area,
                   const char *words, struct arena *arena, struct shipped *shipped,
                   struct err *err);

/* The last day before `day` and the first one after it on which anything went out; 0: there
 * is none. */
bool board_shipped_beside(struct board *board, int64_t day, int64_t *before, int64_t *after,
                          struct err *err);

/* The figures in one line with `between` them: "4 deploys, 3 fine, 1 rolled back in 6
 * minutes, newest 14:20". Each recovery is said, none is averaged. */
void shipped_figures(struct buf *out, struct board *board, const struct shipped *shipped,
                     const char *between);

/* "14:20", "about 14:20" where the time is the change's, by the clock of the board. */
void shipped_clock(struct buf *out, struct board *board, const struct deploy *deploy);

/* The first line of a deploy's plain words, and what is to be said below it: the other
 * lines, what broke and from when to when, and how it recovered; a line each, as typed. */
void shipped_head(struct buf *out, const struct deploy *deploy);
void shipped_more(struct buf *out, struct board *board, const struct deploy *deploy);

/* One deploy in plain text, as it is copied: "14:20  billing: Invoices can be grouped (Ana
 * Ruiz, fine)" and its other lines under it. */
void shipped_plain(struct buf *out, struct board *board, const struct deploy_line *line);

/* The whole of it in plain text, to be read out, or as Markdown with every text escaped. */
void shipped_text(struct buf *out, struct board *board, const struct shipped *shipped);
void shipped_markdown(struct buf *out, struct board *board, const struct shipped *shipped);

/* The last `n` weeks up to this one, the oldest first, narrowed to the board's line, and
 * the deploys of the latest of them that are marked, newest first. */
struct shipped_weeks {
    struct deploy_week *week;
    size_t n;
    struct deploy_line *marked; /* newest first */
    unsigned *marks;            /* of each */
    size_t marked_n;
    const char *hero; /* who ships more than CHECK_HERO per cent of them; "": nobody */
    int hero_ships, hero_of;
};

bool board_shipped_weeks(struct board *board, size_t n, struct arena *arena,
                         struct shipped_weeks *weeks, struct err *err);

#endif
