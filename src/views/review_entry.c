/* A list that grows at its end. */
#include "review_entry.h"

#define DRAFT "text"

static void typed(struct review_view *review, const struct review_entry *entry)
{
    if (entry->typed)
        entry->typed(review);
}

void review_entry_enter(struct app *app, struct review_view *review,
                        const struct review_entry *entry)
{
    review->typing = true;
    review->row = entry->count(review);
    review_draft(app, review, DRAFT, 0);
    typed(review, entry);
}

static enum view_wants save(struct app *app, struct review_view *review,
                            const struct review_entry *entry)
{
    struct err err;
    if (!review->field[0].text.len) {
        if (!review->editing)
            return review_forward(app, review, NULL);
        review->editing = 0;
        return VIEW_DRAW;
    }
    if (!entry->save(review, review->editing, review->field[0].text.text, &err))
        return review_done(app, false, &err);
    field_set(&review->field[0], "");
    review_keep(app, review, DRAFT, 0);
    review->editing = 0;
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
    enum field_says says = field_feed(&review->field[0], key);
    if (says != FIELD_CHANGED)
        return says == FIELD_MOVED ? VIEW_DRAW : VIEW_UNKNOWN;
    review_keep(app, review, DRAFT, 0);
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
    struct buf text;
    buf_init(&text);
    entry->text(review, review->row, &text);
    field_set(&review->field[0], text.text);
    buf_release(&text);
    review->editing = entry->id(review, review->row);
    review->typing = true;
    review->row = entry->count(review);
    (void)app;
    typed(review, entry);
    return VIEW_DRAW;
}

enum view_wants review_entry_remove(struct app *app, struct review_view *review,
                                    const struct review_entry *entry)
{
    struct err err;
    if (!entry->remove(review->desk->board, entry->id(review, review->row), &err) ||
        !review_load(app, review, &err))
        return review_done(app, false, &err);
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
