/* A list that grows at its end: lines above, and a field below for one more. The facts and
 * the causes are both one. */
#ifndef BUCKSTOP_REVIEW_ENTRY_H
#define BUCKSTOP_REVIEW_ENTRY_H

#include "review_page.h"

/* What differs between the two. */
struct review_entry {
    int (*count)(const struct review_view *review);
    int64_t (*id)(const struct review_view *review, int at);
    /* The text of a line as it is typed: with its time, for a fact. */
    void (*text)(const struct review_view *review, int at, struct buf *out);
    /* Saves the text; record 0 is a new one. */
    bool (*save)(struct review_view *review, int64_t record, const char *text,
                 struct err *err);
    bool (*remove)(struct board *board, int64_t record, struct err *err);
    void (*typed)(struct review_view *review); /* after each change; NULL: nothing */
};

/* Begins at the field, with its draft. */
void review_entry_enter(struct app *app, struct review_view *review,
                        const struct review_entry *entry);

/* While typing: Enter saves, or goes on when there is nothing; Up leaves for the list. In
 * the list: moves, and Down past its end returns. */
enum view_wants review_entry_feed(struct app *app, struct review_view *review,
                                  const struct review_entry *entry, const struct key *key);

enum view_wants review_entry_change(struct app *app, struct review_view *review,
                                    const struct review_entry *entry);
enum view_wants review_entry_remove(struct app *app, struct review_view *review,
                                    const struct review_entry *entry);

/* How many lines fit, each `each` rows, with `below` rows kept; sets review->first. */
int review_entry_fit(struct review_view *review, struct review_body body, int n, int each,
                     int below);

#endif
