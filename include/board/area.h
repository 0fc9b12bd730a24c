/* Areas: adding, editing, archiving, confirming, and everything a person asks about one. */
#ifndef BUCKSTOP_BOARD_AREA_H
#define BUCKSTOP_BOARD_AREA_H

#include "board/lookup.h"

/* What to add or change; a NULL text is left as it is. */
struct area_edit {
    const char *name;
    const char *covers;
    const char *line;
    const char *const *aliases; /* to add */
    size_t aliases_n;
    const char *const *paths; /* patterns in GitHub's form, to add after all others */
    size_t paths_n;
    const char *const *drop_aliases;
    size_t drop_aliases_n;
    const char *const *drop_paths;
    size_t drop_paths_n;
};

/* Adds an area. ERR_CONFLICT when its name is taken by an area or an alias, ERR_REFUSED for
 * a pattern that CODEOWNERS does not have. */
bool board_area_add(struct board *board, const struct area_edit *edit, struct arena *arena,
                    struct area *area, struct err *err);

/* Changes the area meant by `typed`. */
bool board_area_edit(struct board *board, const char *typed, const struct area_edit *edit,
                     struct arena *arena, struct area *area, bool *changed,
                     struct err *err);

/* The area with exactly that slug, as a list or a page showed it: never another whose name
 * begins so. ERR_NOT_FOUND when it was archived or taken back meanwhile. */
bool board_area_shown(struct board *board, const char *slug, struct arena *arena,
                      struct area *area, struct err *err);

/* Archives the one of that slug, found as by board_area_shown: out of every list, nothing
 * deleted. */
bool board_area_archive(struct board *board, const char *slug, struct arena *arena,
                        struct area *area, struct err *err);

/* The owner says that the area, found as by board_area_shown, is still theirs. Anyone else
 * may record it for them, which the log shows. ERR_UNOWNED when nobody owns it. */
bool board_area_confirm(struct board *board, const char *slug, struct arena *arena,
                        struct who *who, struct err *err);

/* Everything about one area. */
struct area_card {
    struct who who;
    struct alias *aliases;
    size_t aliases_n;
    struct path_pattern *paths;
    size_t paths_n;
    struct ownership *history; /* newest first, with the people beside it */
    struct person *history_person;
    size_t history_n;
};

bool board_area_card(struct board *board, const char *typed, struct arena *arena,
                     struct area_card *card, struct err *err);
bool board_area_card_of(struct board *board, const struct area *area, struct arena *arena,
                        struct area_card *card, struct err *err);

/* By name, narrowed to the board's product line; with `archived` those too. */
bool board_areas(struct board *board, bool archived, struct arena *arena,
                 struct area_line **lines, size_t *n, struct err *err);

/* Which areas are wanted; a zeroed one takes all that are not archived. */
struct area_filter {
    bool archived;      /* these too */
    bool unowned;       /* only those without owner, but for those that are so on purpose */
    bool contested;     /* only those without owner that names came in for */
    int64_t stale_days; /* only those whose owner did not say for so many days that it is
                           still theirs; being named owner says so; 0: all */
};

bool board_areas_where(struct board *board, const struct area_filter *filter,
                       struct arena *arena, struct area_line **lines, size_t *n,
                       struct err *err);

#endif
