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

static void typed(struct review_view *review, const struct review_entry *entry)
{
    if (entry->typed)
        entry->typed(review);
}

/* Puts the line into the field, as it was left half-typed or else as it is. */
static void begin_change(struct app *app, struct review_view *review,
                         const struct review_entry *entry, int at)
{
    char name[DRAFT_NAME];
    struct buf text;
    buf_init(&text);
    entry->text(review, at, &text);
    field_set(&review->field[0], text.text);
    buf_reset(&text);
    review->editing = entry->id(review, at);
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

void review_entry_enter(struct app *app, struct review_view *review,
                        const struct review_entry *entry)
{
    review->typing = true;
    review->row = entry->count(review);
    int64_t id = review_draft(app, review, edited, 1)
                     ? strtoll(review->field[1].text.text, NULL, 10)
                     : 0;
    review_draft(app, review, new_line, 0);
    for (int at = 0; id && at < entry->count(review); at++)
        if (entry->id(review, at) == id)
            begin_change(app, review, entry, at);
    typed(review, entry);
}

static enum view_wants save(struct app *app, struct review_view *review,
                            const struct review_entry *entry)
{
    struct err err;
    if (!review->field[0].text.len && !review->editing)
        return review_forward(app, review, NULL);
    if (review->field[0].text.len &&
        !entry->save(review, review->editing, review->field[0].text.text, &err))
        return review_done(app, false, &err);
    if (!review->editing)
        review_forget(app, review, new_line);
    end_change(app, review);
    if (!review_load(app, review, &err))
        return review_done(app, false, &err);
    review->row = entry->count(review);
    typed(review, entry);
    return VIEW_DRAW;
}

static enum view_wants feed_text(struct app *app, struct review_view *review,
                                 const struct review_entry *entry, const struct key *key)
{
    if (key->code == KEY_CODE_ENTER)
        return save(app, review, entry);
    if (key->code == KEY_CODE_UP && entry->count(review)) {
        review->typing = false;
        review->row = entry->count(review) - 1;
        return VIEW_DRAW;
    }
    char name[DRAFT_NAME];
    enum field_says says = field_feed(&review->field[0], key);
    if (says != FIELD_CHANGED)
        return says == FIELD_MOVED ? VIEW_DRAW : VIEW_UNKNOWN;
    review_keep(app, review, draft_name(review, name), 0);
    typed(review, entry);
    return VIEW_DRAW;
}

enum view_wants review_entry_feed(struct app *app, struct review_view *review,
                                  const struct review_entry *entry, const struct key *key)
{
    int n = entry->count(review);
    if (review->typing)
        return feed_text(app, review, entry, key);
    bool past = (key->code == KEY_CODE_DOWN || key->code == 'j') && review->row + 1 >= n;
    if (past || key->code == KEY_CODE_ENTER) {
        review->typing = true;
        review->row = n;
        return VIEW_DRAW;
    }
    return review_move(review, key, n) ? VIEW_DRAW : VIEW_UNKNOWN;
}

enum view_wants review_entry_change(struct app *app, struct review_view *review,
                                    const struct review_entry *entry)
{
    begin_change(app, review, entry, review->row);
    review->typing = true;
    review->row = entry->count(review);
    typed(review, entry);
    return VIEW_DRAW;
}

enum view_wants review_entry_remove(struct app *app, struct review_view *review,
                                    const struct review_entry *entry)
{
    struct err err;
    int64_t id = entry->id(review, review->row);
    if (!entry->remove(review->desk->board, id, &err) || !review_load(app, review, &err))
        return review_done(app, false, &err);
    if (review->editing == id)
        end_change(app, review);
    int n = entry->count(review);
    if (review->row >= n)
        review->row = n ? n - 1 : 0;
    review->typing = n == 0;
    app_say(app, INK_TEXT, "Removed. u brings it back.");
    return VIEW_DRAW;
}

int review_entry_fit(struct review_view *review, struct review_body body, int n, int each,
                     int below)
{
    int room = (body.bottom - body.top - below) / each;
    int on = review->typing ? n - 1 : review->row;
    room = room > 1 ? room : 1;
    if (review->typing || on < review->first || on >= review->first + room)
        review->first = on >= room ? on - room + 1 : 0;
    return room;
}
