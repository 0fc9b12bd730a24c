/* A cause said again, smaller. */
#include "review_smaller.h"

#include "domain/cause_test.h"

#include <inttypes.h>
#include <stdio.h>

enum { DRAFT_NAME = 32 }; /* "smaller/" and a number */

/* The one that dropped out by the key before, else the one one is on. */
static const struct candidate *candidate(const struct review_view *review)
{
    const struct incident_card *card = &review->sitting.card.incident;
    for (size_t i = 0; review->dropped && i < card->candidates_n; i++)
        if (card->candidates[i].id == review->dropped)
            return &card->candidates[i];
    return card->candidates_n ? &card->candidates[review->row] : NULL;
}

/* Goes to the cause that is being made smaller, wherever it stands now; false: it is gone.
 */
static bool on_edited(struct review_view *review)
{
    const struct incident_card *card = &review->sitting.card.incident;
    for (size_t i = 0; i < card->candidates_n; i++)
        if (card->candidates[i].id == review->editing) {
            review->row = (int)i;
            return true;
        }
    return false;
}

void review_smaller_load(struct review_view *review)
{
    if (review->typing && !on_edited(review))
        review->typing = false;
}

/* The field in which the cause is made smaller: a question, the text, what Enter does. */
void review_smaller_draw(const struct review_view *review, struct grid *grid,
                         struct review_body body)
{
    int row = body.bottom;
    grid_text(grid, row++, body.left, body.width, INK_HEAD,
              "What part of it could be gone in seven days?");
    grid_text(grid, row, body.left, 1, INK_FOCUS, ">");
    field_draw(&review->field[0], grid, row, body.left + 2, body.width - 2,
               REVIEW_SMALLER_ROWS - 1, true);
}

static const char *draft_name(const struct review_view *review, char name[DRAFT_NAME])
{
    snprintf(name, DRAFT_NAME, "smaller/%" PRId64, review->editing);
    return name;
}

/* A cause that is still in the running is not cut down: its tests come first. */
const char *review_smaller_blocked(void *state)
{
    const struct review_view *review = state;
    const struct candidate *c = candidate(review);
    if (!c)
        return "Nobody has said a cause yet.";
    if (cause_test_result(c).state == CAUSE_TEST_DROPPED)
        return NULL;
    return "It has not dropped out. Answer its tests first.";
}

enum view_wants review_smaller_begin(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    const struct candidate *c = candidate(review);
    char name[DRAFT_NAME];
    (void)key;
    review->editing = c->id;
    review->dropped = 0;
    review->typing = true;
    on_edited(review);
    field_set(&review->field[0], c->text);
    review_draft(app, review, draft_name(review, name), 0);
    return VIEW_DRAW;
}

/* The new one is the youngest: that is where one goes, to its first test. */
static enum view_wants say_smaller(struct app *app, struct review_view *review)
{
    const struct incident_card *card = &review->sitting.card.incident;
    char name[DRAFT_NAME];
    struct err err;
    if (!board_sitting_smaller(review->desk->board, review->editing,
                               review->field[0].text.text, &err))
        return review_done(app, false, &err);
    review_forget(app, review, draft_name(review, name));
    review->typing = false;
    if (!review_load_here(app, review, &err))
        return review_done(app, false, &err);
    for (size_t i = 0; i < card->candidates_n; i++)
        if (card->candidates[i].id > card->candidates[review->row].id)
            review->row = (int)i;
    review->column = 0;
    app_say(app, INK_GOOD, "A cause of its own now: test it. The larger one stays.");
    return VIEW_DRAW;
}

enum view_wants review_smaller_feed(struct app *app, void *state, const struct key *key)
{
    struct review_view *review = state;
    char name[DRAFT_NAME];
    if (!review->typing) {
        review->dropped = key->code == 'e' ? review->dropped : 0;
        return VIEW_UNKNOWN;
    }
    if (key->code == KEY_CODE_ENTER)
        return say_smaller(app, review);
    if (key->code == KEY_CODE_ESC) {
        review->typing = false;
        return VIEW_DRAW;
    }
    switch (field_feed(&review->field[0], key)) {
    case FIELD_CHANGED:
        review_keep(app, review, draft_name(review, name), 0);
        return VIEW_DRAW;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    /* Up, Down and the rest would leave the cause the text is about. */
    return key->code == KEY_CODE_UP || key->code == KEY_CODE_DOWN ? VIEW_NOTHING
                                                                  : VIEW_UNKNOWN;
}
