/* On the board: the name of an area or of a person that is to be added. */
#include "board_view.h"

#include "board/area.h"
#include "board/person.h"

static const char *const draft_places[] = {
    [ASKS_NEW_AREA] = "board/new-area", [ASKS_NEW_PERSON] = "board/new-person"};

/* The name being typed is kept, one draft for areas and one for people. */
static void keep_named(struct app *app, const struct board_view *view, const char *text)
{
    struct err err;
    if (!board_draft_keep(view->desk->board, draft_places[view->asks], text, &err))
        app_say_err(app, &err);
}

/* Adds the area, and goes on to who owns it; or adds the person. */
static enum view_wants add_named(struct app *app, struct board_view *view)
{
    struct board *board = view->desk->board;
    const char *name = view->named.text.text;
    struct area area;
    struct person person;
    struct err err;
    bool is_area = view->asks == ASKS_NEW_AREA;
    bool ok = is_area ? board_area_add(board, &(struct area_edit){.name = name},
                                       &view->arena, &area, &err)
                      : board_person_add(board, &(struct person_edit){.name = name},
                                         &view->arena, &person, &err);
    if (!ok) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    keep_named(app, view, "");
    view->asks = ASKS_NOTHING;
    if (is_area)
        owner_view_open(app, area.slug);
    else
        app_say(app, INK_GOOD, "%s is on the board.", person.name);
    return is_area ? VIEW_DRAW : VIEW_LOAD;
}

enum view_wants board_feed_named(struct app *app, struct board_view *view,
                                 const struct key *key)
{
    if (key->code == KEY_CODE_ENTER && view->named.text.len)
        return add_named(app, view);
    if (key->code == KEY_CODE_ESC || key->code == KEY_CODE_ENTER) {
        view->asks = ASKS_NOTHING;
        return VIEW_DRAW;
    }
    enum field_says says = field_feed(&view->named, key);
    if (says == FIELD_CHANGED)
        keep_named(app, view, view->named.text.text);
    return says == FIELD_LEFT ? VIEW_UNKNOWN : VIEW_DRAW;
}

static enum view_wants ask(struct app *app, struct board_view *view, enum board_asks what)
{
    struct err err;
    const char *text = "";
    if (!board_draft(view->desk->board, draft_places[what], &view->arena, &text, &err))
        app_say_err(app, &err);
    field_set(&view->named, text);
    view->asks = what;
    return VIEW_DRAW;
}

enum view_wants board_start_area(struct app *app, void *state, const struct key *key)
{
    (void)key;
    return ask(app, state, ASKS_NEW_AREA);
}

enum view_wants board_start_person(struct app *app, void *state, const struct key *key)
{
    (void)key;
    return ask(app, state, ASKS_NEW_PERSON);
}
