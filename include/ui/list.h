/* Where one is in a long list of which only a part is loaded. */
#ifndef BUCKSTOP_UI_LIST_H
#define BUCKSTOP_UI_LIST_H

#include "base/buf.h"
#include "ui/key.h"

#include <stdbool.h>
#include <stddef.h>

struct list {
    size_t at;      /* the line one is on */
    size_t first;   /* the first line on the screen */
    size_t shown;   /* how many fit there */
    size_t total;   /* of the whole list */
    size_t from, n; /* the lines that are loaded */
};

/* Arrows, j k g G, Page Up and Down, Ctrl-D and Ctrl-U. False: not a key of the list. */
bool list_feed(struct list *list, const struct key *key);

/* Keeps `at` within the list and on the screen, and the screen filled. */
void list_fit(struct list *list);

/* Whether lines on the screen are not loaded. */
bool list_lacks(const struct list *list);

/* From where to load `most` lines, so that the screen lies within them. */
size_t list_from(const struct list *list, size_t most);

/* Adds where one is, as people read it: "40,112 of 1,000,000". */
void list_place(const struct list *list, struct buf *out);

#endif
