/* What people asked for and did not find. */
#include "board/miss.h"

#include "board_private.h"
#include "domain/path.h"
#include "store/areas.h"
#include "store/misses.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

static size_t characters(const char *text)
{
    size_t n = 0;
    for (const char *s = text; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

/* Longer text is no name, and bytes that are no text could be shown to nobody. */
static bool is_name(const char *typed)
{
    return utf8_valid(typed, strlen(typed), NULL) && characters(typed) <= MISS_CHARACTERS;
}

void board_miss(const char *path, const char *typed, int64_t now)
{
    struct store *store;
    struct err ignored;
    struct buf fold;
    if (!is_name(typed))
        return;
    buf_init(&fold);
    fold_name(&fold, typed);
    const struct miss miss = {.fold = fold.text, .typed = typed, .asked_at = now};
    if (fold.len && store_open(path, STORE_HURRY, &store, &ignored)) {
        misses_count(store, &miss, &ignored);
        store_close(store);
    }
    buf_release(&fold);
}

/* Whether the words lead to an area by now, or to several that begin so. */
static bool is_answered(struct board *board, const struct miss *miss,
                        const struct path_pattern *patterns, size_t patterns_n,
                        struct arena *arena, bool *answered, struct err *err)
{
    struct area_match match, *begin;
    size_t begin_n = 0;
    struct buf slug;
    buf_init(&slug);
    fold_slug(&slug, miss->typed);
    bool ok =
        areas_named(board->store, miss->fold, slug.text, arena, &match, answered, err);
    buf_release(&slug);
    if (!ok || *answered)
        return ok;
    if (!areas_prefixed(board->store, miss->fold, 1, arena, &begin, &begin_n, err))
        return false;
    *answered = begin_n > 0 || path_last(patterns, patterns_n, miss->typed) != PATH_NONE;
    return true;
}

bool board_misses(struct board *board, size_t most, struct arena *arena,
                  struct miss_line **lines, size_t *n, struct err *err)
{
    struct miss *misses;
    struct path_pattern *patterns;
    size_t all, patterns_n, count = 0;
    if (!misses_list(board->store, arena, &misses, &all, err))
        return false;
    if (all == 0) {
        *n = 0;
        return true;
    }
    if (!areas_patterns(board->store, arena, &patterns, &patterns_n, err))
        return false;
    struct miss_line *list = arena_new(arena, most < all ? most : all, sizeof *list);
    for (size_t i = 0; i < all && count < most; i++) {
        bool answered;
        if (!is_answered(board, &misses[i], patterns, patterns_n, arena, &answered, err))
            return false;
        if (answered)
            continue;
        list[count++] = (struct miss_line){
            .typed = misses[i].typed,
            .path = strchr(misses[i].typed, '/') != NULL,
            .asked = misses[i].asked,
            .asked_at = misses[i].asked_at,
        };
    }
    *lines = list;
    *n = count;
    return true;
}
