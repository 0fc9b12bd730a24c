/* A list that grows at its end. */
#include "review_entry.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { DRAFT_NAME = 32 };

/* The draft of a new line, of a change to each line, and of which line that is. */
static const char new_line[] = "text", edited[] = "editing";

static const char *draft_name(const struct review_view *review, char name[DRAFT_NAME])
{
    if (!review->editing)
        return new_line;
    snprintf(name, DRAFT_NAME, "edit/%" PRId64, review->editing);
    return name;
}

static int count(const struct review_view *review)
{
    return review->entry->count(review);
}

static void typed(struct app *app, struct review_view *review)
{
    if (review->entry->typed)
        review->entry->typed(app, review);
}

/* Puts the line into the field, as it was left half-typed or else as it is. */
static void begin_change(struct app *app, struct review_view *review, int at)
{
    char name[DRAFT_NAME];
    struct buf text;
    buf_init(&text);
    review->entry->text(review, at, &text);
    field_set(&review->field[0], text.text);
    buf_reset(&text);
    review->editing = review->entry->id(review, at);
    buf_addf(&text, "%" PRId64, review->editing);
    field_set(&review->field[1], text.text);
    review_keep(app, review, edited, 1);
    review_draft(app, review, draft_name(review, name), 0);
    buf_release(&text);
}

/* Back to the new line, as it was left. */
static void end_change(struct app *app, struct review_view *review)
{
    char name[DRAFT_NAME];
    review_forget(app, review, draft_name(review, name));
    review_forget(app, review, edited);
    review->editing = 0;
    field_set(&review->field[0], "");
    review_draft(app, review, new_line, 0);
}

/* The half-typed change of a line that somebody took away becomes a new line. */
static void keep_orphan(struct app *app, struct review_view *review, int64_t id)
{
    char name[DRAFT_NAME];
    review->editing = id;
    draft_name(review, name);
    if (!review->field[0].text.len && review_draft(app, review, name, 0)) {
        review_keep(app, review, new_line, 0);
        review_forget(app, review, name);
    }
    review_forget(app, review, edited);
    review->editing = 0;
}

void review_entry_enter(struct app *app, struct review_view *review,
                        const struct review_entry *entry)
{
    review->entry = entry;
    review->typing = true;
    review->row = count(review);
    int64_t id = review_draft(app, review, edited, 1)
                     ? strtoll(review->field[1].text.text, NULL, 10)
                     : 0;
    review_draft(app, review, new_line, 0);
    for (int at = 0; id && at < count(review); at++)
        if (entry->id(review, at) == id)
            begin_change(app, review, at);
    if (id && !review->editing)
        keep_orphan(app, review, id);
    typed(app, review);
}

/* In the text below the list, else on a line that is there. */
static void stay_on_line(struct review_view *review)
{
    int n = review->entry ? count(review) : 0;
    if (review->typing || review->row > n)
        review->row = n;
    if (!review->typing && review->row == n && n > 0)
        review->row = n - 1;
}

bool review_entry_load(struct app *app, struct review_view *review, struct err *err)
{
    (void)err;
    stay_on_line(review);
    if (review->entry)
        typed(app, review); /* the words that are asked about may be others now */
    return true;
}

static enum view_wants save(struct app *app, struct review_view *review)
{
    struct err err;
    if (!review->field[0].text.len && !review->editing)
        return review_forward(app, review, NULL);
    if (review->field[0].text.len &&
        !review->entry->save(review, review->editing, review->field[0].text.text, &err))
        return review_done(app, false, &err);
    end_change(app, review);
    if (!review_load_here(app, review, &err))
        return review_done(app, false, &err);
    typed(app, review);
    return VIEW_DRAW;
}

static enum view_wants feed_text(struct app *app, struct review_view *review,
                                 const struct key *key)
{
    enum view_wants wants =
        review->entry->feed ? review->entry->feed(app, review, key) : VIEW_UNKNOWN;
    if (wants != VIEW_UNKNOWN)
        return wants;
    if (key->code == KEY_CODE_ENTER)
        return save(app, review);
    if (key->code == KEY_CODE_UP && count(review)) {
        review->typing = false;
        review->row = count(review) - 1;
        return VIEW_DRAW;
    }
    char name[DRAFT_NAME];
    enum field_says says = field_feed(&review->field[0], key);
    if (says != FIELD_CHANGED)
        return says == FIELD_MOVED ? VIEW_DRAW : VIEW_UNKNOWN;
    review_keep(app, review, draft_name(review, name), 0);
    typed(app, review);
    return VIEW_DRAW;
}

enum view_wants review_entry_feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    int n = count(review);
    if (review->typing)
        return feed_text(app, review, key);
    bool past = (key->code == KEY_CODE_DOWN || key->code == 'j') && review->row + 1 >= n;
    if (past || key->code == KEY_CODE_ENTER) {
        review->typing = true;
        review->row = n;
        return VIEW_DRAW;
    }
    return review_move(review, key, n) ? VIEW_DRAW : VIEW_UNKNOWN;
}

enum view_wants review_entry_change(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    (void)key;
    begin_change(app, review, review->row);
    review->typing = true;
    review->row = count(review);
    typed(app, review);
    return VIEW_DRAW;
}

enum view_wants review_entry_remove(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    struct err err;
    int64_t id = review->entry->id(review, review->row);
    (void)key;
    if (!review->entry->remove(review->desk->board, id, &err) ||
        !review_load_here(app, review, &err))
        return review_done(app, false, &err);
    if (review->editing == id)
        end_change(app, review);
    review->typing = count(review) == 0;
    stay_on_line(review); /* a seat that changed meanwhile has turned to the text */
    if (review->sitting.facts.cause_taken && id == review->sitting.card.cause.candidate)
        app_say(app, INK_ATTENTION,
                "Removed: it is the cause named in step 6. Check again. u brings it back.");
    else
        app_say(app, INK_TEXT, "Removed. u brings it back.");
    return VIEW_DRAW;
}

void review_entry_foot(struct app *app, const struct review_view *review,
                       struct review_body body)
{
    struct buf hint;
    buf_init(&hint);
    for (int at = 0; at < count(review); at++)
        if (review->typing && review->editing == review->entry->id(review, at))
            buf_addf(&hint, "Changing line %d. Enter keeps it; empty, it stays as it was.",
                     at + 1);
    review_foot(app, body, body.bottom, hint.text, INK_ATTENTION);
    buf_release(&hint);
}

const char *review_entry_no_line(void *state)
{
    const struct review_view *review = state;
    return review->typing || count(review) == 0 ? "Up goes to the list first." : NULL;
}

const char *review_entry_no_list(void *state)
{
    const struct review_view *review = state;
    return !review->typing || count(review) == 0 ? "There is nothing above yet." : NULL;
}

const char *review_entry_in_text(void *state)
{
    return review_typing(state) ? "You are in the text." : NULL;
}

const char *review_entry_in_list(void *state)
{
    return review_typing(state) ? NULL : "Down goes to the text first.";
}

int review_entry_fit(struct review_view *review, struct review_body body, int n, int each,
                     int below)
{
    int room = (body.bottom - body.top - below) / each;
    int on = review->typing ? n - 1 : review->row;
    room = room > 1 ? room : 1;
    review->shown = room;
    if (review->typing || on < review->first || on >= review->first + room)
        review->first = on >= room ? on - room + 1 : 0;
    return room;
}

int review_entry_air(struct review_view *review, struct grid *grid, struct review_body body,
                     int n, int below, review_entry_height *height)
{
    int room = body.bottom - body.top - below, used = 0;
    int on = review->typing ? n - 1 : review->row;
    int first = on, end = on + 1;
    if (n == 0) {
        review->first = review->shown = 0;
        return 0;
    }
    used = height(review, grid, body, on);
    while (first > 0) {
        int more = height(review, grid, body, first - 1) + body.air;
        if (used + more > room)
            break;
        used += more;
        first--;
    }
    while (end < n) {
        int more = height(review, grid, body, end) + body.air;
        if (used + more > room)
            break;
        used += more;
        end++;
    }
    review->first = first;
    review->shown = end - first;
    return end - first;
}
