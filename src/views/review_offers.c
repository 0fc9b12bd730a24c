/* What was said in earlier weeks and looks like what is typed. */
#include "review_offers.h"

#include "text/columns.h"

#include <string.h>

/* OFFERS: as many as are read at a glance while somebody talks. LEAST: letters before which
 * a text says nothing. */
enum { OFFERS = 3, LEAST = 4, GAP = 2 };

void review_offers_find(struct app *app, struct review_view *review)
{
    struct review_offers *offers = &review->offers;
    const char *typed = review->field[0].text.text;
    struct err err;
    arena_release(&offers->arena);
    offers->n = offers->at = 0;
    if (!review->typing || strlen(typed) < LEAST)
        return;
    if (!board_causes_alike(review->desk->board, typed,
                            review->sitting.card.incident.incident.id, OFFERS,
                            &offers->arena, &offers->list, &offers->n, &err)) {
        offers->n = 0;
        app_say_err(app, &err);
    }
}

static enum view_wants take(struct app *app, struct review_view *review)
{
    struct review_offers *offers = &review->offers;
    const struct cause_alike *offer = &offers->list[offers->at - 1];
    field_set(&review->field[0], offer->text);
    if (offer->gone)
        app_say(app, INK_ATTENTION, "CAME BACK: this cause was seen gone before.");
    else
        app_say(app, INK_TEXT, "Said again, in the same words.");
    offers->at = 0;
    return VIEW_UNKNOWN;
}

enum view_wants review_offers_feed(struct app *app, struct review_view *review,
                                   const struct key *key)
{
    struct review_offers *offers = &review->offers;
    if (offers->n == 0)
        return VIEW_UNKNOWN;
    if (key->code == KEY_CODE_TAB || key->code == KEY_CODE_DOWN) {
        if (offers->at < offers->n)
            offers->at++;
        else if (key->code == KEY_CODE_TAB)
            offers->at = 0;
        return VIEW_DRAW;
    }
    if (offers->at == 0)
        return VIEW_UNKNOWN;
    if (key->code == KEY_CODE_ENTER)
        return take(app, review);
    bool back = key->code == KEY_CODE_UP || key->code == KEY_CODE_BACK_TAB;
    offers->at = back ? offers->at - 1 : 0;
    return back || key->code == KEY_CODE_ESC ? VIEW_DRAW : VIEW_UNKNOWN; /* typed on */
}

static int rows_of(const struct cause_alike *offer, int width)
{
    return columns_of(offer->text) + GAP + columns_of(offer->note) <= width ? 1 : 2;
}

int review_offers_rows(const struct review_view *review, int width)
{
    int rows = 0;
    for (size_t i = 0; i < review->offers.n; i++)
        rows += rows_of(&review->offers.list[i], width);
    return rows;
}

int review_offers_draw(const struct review_view *review, struct grid *grid, int row,
                       int left, int width, int most)
{
    const struct review_offers *offers = &review->offers;
    int used = 0;
    for (size_t i = 0; i < offers->n; i++) {
        const struct cause_alike *offer = &offers->list[i];
        bool here = offers->at == i + 1;
        int rows = rows_of(offer, width);
        if (used + rows > most)
            break;
        if (here)
            grid_text(grid, row + used, left - 2, 1, INK_FOCUS, ">");
        int columns = grid_text(grid, row + used, left, width,
                                here ? INK_SELECT : INK_MUTED, offer->text);
        int at = left + (rows == 1 ? columns + GAP : GAP);
        grid_text(grid, row + used + rows - 1, at, width - (at - left),
                  offer->gone ? INK_ATTENTION : INK_MUTED, offer->note);
        used += rows;
    }
    return used;
}

const char *review_again(const struct review_view *review, size_t candidate)
{
    static const char *const marks[] = {
        [SAID_NEW] = "", [SAID_AGAIN] = "again", [SAID_GONE] = "CAME BACK"};
    return marks[review->sitting.before[candidate]];
}
