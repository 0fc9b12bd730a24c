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
    /* After each change of the text; NULL: nothing. */
    void (*typed)(struct app *app, struct review_view *review);
    /* A key while typing, before any other; VIEW_UNKNOWN passes it on. NULL: none. */
    enum view_wants (*feed)(struct app *app, struct review_view *review,
                            const struct key *key);
};

/* Begins at the field, with its draft; the list is the review's until another page. */
void review_entry_enter(struct app *app, struct review_view *review,
                        const struct review_entry *entry);

/* The load of such a page: somebody else may have taken away the line one is on. */
bool review_entry_load(struct app *app, struct review_view *review, struct err *err);

/* Its feed. While typing: Enter saves, or goes on when there is nothing; Up leaves for the
 * list. In the list: moves, and Down past its end returns. */
enum view_wants review_entry_feed(struct app *app, void *state, const struct key *key);

/* How many lines fit, each `each` rows, with `below` rows kept; sets review->first. */
int review_entry_fit(struct review_view *review, struct review_body body, int n, int each,
                     int below);

/* The rows that the line at `at` needs. */
typedef int review_entry_height(const struct review_view *review, struct grid *grid,
                                struct review_body body, int at);

/* While presenting: how many lines fit, each as tall as it is and body.air apart, with
 * `below` rows kept; up to the newest while typing, else around the one one is on. Sets
 * review->first. */
int review_entry_air(struct review_view *review, struct grid *grid, struct review_body body,
                     int n, int below, review_entry_height *height);

/* The foot, which says when a line is being changed and not added. */
void review_entry_foot(struct app *app, const struct review_view *review,
                       struct review_body body);

/* For the commands below. */
enum view_wants review_entry_change(struct app *app, void *state, const struct key *key);
enum view_wants review_entry_remove(struct app *app, void *state, const struct key *key);
const char *review_entry_no_line(void *state); /* no line of the list is one's own */
const char *review_entry_no_list(void *state); /* there is no list to go up to */
const char *review_entry_in_text(void *state);
const char *review_entry_in_list(void *state);

/* The table of such a page: "a time and a fact", "fact". */
#define REVIEW_ENTRY_COMMANDS(what, thing)                                                 \
    {.name = "write",                                                                      \
     .label = "type",                                                                      \
     .footer = what,                                                                       \
     .minor = true,                                                                        \
     .help = "and Enter: keep the " thing,                                                 \
     .blocked = review_entry_in_list},                                                     \
        {.name = "next",                                                                   \
         .label = "empty Enter",                                                           \
         .footer = "next",                                                                 \
         .help = "goes to the next step",                                                  \
         .blocked = review_entry_in_list},                                                 \
        {.name = "list",                                                                   \
         .label = "Up",                                                                    \
         .footer = "then e change, d remove",                                              \
         .help = "leave the text for the list above, where letters are commands",          \
         .blocked = review_entry_no_list},                                                 \
        {.name = "change",                                                                 \
         .keys = {'e'},                                                                    \
         .footer = "change",                                                               \
         .help = "change the " thing,                                                      \
         .blocked = review_entry_no_line,                                                  \
         .run = review_entry_change},                                                      \
        {.name = "remove",                                                                 \
         .keys = {'d'},                                                                    \
         .footer = "remove",                                                               \
         .help = "take the " thing " away; u brings it back",                              \
         .blocked = review_entry_no_line,                                                  \
         .run = review_entry_remove},                                                      \
    {                                                                                      \
        .name = "text", .label = "Down", .footer = "to the text",                          \
        .blocked = review_entry_in_text                                                    \
    }

#endif
