/* What is asked about one promise, on the line above the footer: what was seen of it gone,
 * why it is dropped, who owns it now. The list of promises and the page of a cause both
 * ask. What is half typed is a draft of its promise. */
#ifndef BUCKSTOP_PROMISE_ASK_H
#define BUCKSTOP_PROMISE_ASK_H

#include "person_pick.h"
#include "views/views.h"

enum promise_asks {
    PROMISE_ASKS_NOTHING,
    PROMISE_ASKS_SEEN,
    PROMISE_ASKS_REASON,
    PROMISE_ASKS_OWNER
};

struct promise_ask {
    struct desk *desk;
    enum promise_asks asks;
    int64_t cause, removal;
    struct field typed;
    struct arena arena; /* of the question */
    struct person *people;
    size_t people_n;
    struct person_pick pick; /* whom the owner that is typed could mean */
};

void promise_ask_init(struct promise_ask *ask, struct desk *desk);
void promise_ask_release(struct promise_ask *ask);

/* Begins to ask about the promise of the line, with what was half typed before. */
enum view_wants promise_ask_start(struct app *app, struct promise_ask *ask,
                                  enum promise_asks asks, const struct cause_line *line);

/* A key while it asks: Enter takes what is typed, Esc leaves it as a draft. */
enum view_wants promise_ask_feed(struct app *app, struct promise_ask *ask,
                                 const struct key *key);

/* The rows that stand above the question while it asks; 0: none. */
int promise_ask_rows(const struct promise_ask *ask);

/* Draws the question in place of the foot, and above it whom a name could mean. */
void promise_ask_draw(struct app *app, const struct promise_ask *ask, struct grid *grid);

/* Says that the promise of the line is kept; its owner's to say. */
enum view_wants promise_removed(struct app *app, struct desk *desk,
                                const struct cause_line *line);

/* Why nothing can be said of the promise; NULL: it is open. */
const char *promise_closed(const struct cause_line *line);

/* Adds how it stands: "CAME BACK", "planned", "seen gone"; and in that ink. */
enum ink promise_state_text(const struct cause_line *line, struct buf *out);

/* Adds when it is due: "overdue 3 days", "due today", "due in 5 days". */
void promise_due_text(const struct removal *removal, int64_t today, struct buf *out);

/* The rows of a table for the four questions, whose functions are the view's own. */
#define PROMISE_COMMANDS(closed, kept, asks)                                               \
    {.name = "removed",                                                                    \
     .keys = {'r'},                                                                        \
     .footer = "removed",                                                                  \
     .help = "it is removed, its owner says",                                              \
     .blocked = closed,                                                                    \
     .changes = true,                                                                      \
     .run = kept},                                                                         \
        {.name = "gone",                                                                   \
         .keys = {'g'},                                                                    \
         .footer = "gone",                                                                 \
         .help = "it was seen gone: say what was seen",                                    \
         .blocked = closed,                                                                \
         .changes = true,                                                                  \
         .run = asks},                                                                     \
        {.name = "drop",                                                                   \
         .keys = {'d'},                                                                    \
         .footer = "drop",                                                                 \
         .minor = true,                                                                    \
         .help = "drop the promise: say why",                                              \
         .blocked = closed,                                                                \
         .changes = true,                                                                  \
         .run = asks},                                                                     \
    {                                                                                      \
        .name = "owner", .keys = {'o'}, .footer = "owner",                                 \
        .help = "give it to another owner; its date stays", .blocked = closed,             \
        .changes = true, .run = asks                                                       \
    }

/* Which question a key of these asks. */
enum promise_asks promise_asks_by(const struct key *key);

#endif
