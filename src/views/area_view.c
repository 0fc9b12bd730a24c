/* An area's card: who decides, who else, what it is called, and who decided before. */
#include "area_view.h"

#include "base/mem.h"
#include "domain/check.h"
#include "domain/when.h"
#include "tables.h"
#include "views/views.h"

#include <stdlib.h>
#include <string.h>

struct area_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    char *slug;
    struct area_card card;
};

enum { LEFT = 17 };

static bool load(struct app *app, void *state, struct err *err)
{
    struct area_view *view = state;
    struct board *board = view->desk->board;
    struct area area;
    struct area_card card;
    struct arena fresh;
    (void)app;
    arena_init(&fresh);
    if (!board_area_shown(board, view->slug, &fresh, &area, err) ||
        !board_area_card_of(board, &area, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->card = card;
    return true;
}

static void draw_item(struct grid *grid, int *row, const char *name, enum ink ink,
                      const char *text)
{
    if (*row >= grid->rows - 2)
        return;
    grid_text(grid, *row, 3, LEFT - 4, INK_MUTED, name);
    *row += grid_wrap(grid, *row, LEFT, grid->cols - LEFT - 3, 2, ink, text);
}

/* "Ana Ruiz    ana@example.com    away" */
static void holder_text(const struct holder *holder, struct buf *out)
{
    buf_reset(out);
    buf_add(out, holder->person.name);
    if (holder->person.contact[0])
        buf_addf(out, "    %s", holder->person.contact);
    if (holder->person.state == PERSON_AWAY)
        buf_add(out, "    away");
}

static void draw_people(const struct who *who, struct grid *grid, int *row)
{
    struct buf text;
    buf_init(&text);
    if (who->owner.person.id) {
        holder_text(&who->owner, &text);
        draw_item(grid, row, "Owner", INK_SELECT, text.text);
    } else {
        draw_item(grid, row, "Owner", INK_ATTENTION,
                  "NO OWNER, nobody makes the call here");
    }
    if (who_delivers(who)) {
        holder_text(who_delivers(who), &text);
        draw_item(grid, row, "Delivery", INK_TEXT, text.text);
    }
    if (who->stand_in.person.id) {
        holder_text(&who->stand_in, &text);
        if (who->acting.id == who->stand_in.person.id)
            buf_add(&text, "    acts now");
        draw_item(grid, row, "When away", INK_TEXT, text.text);
    }
    buf_reset(&text);
    for (size_t i = 0; i < who->helpers_n; i++)
        buf_addf(&text, "%s%s", i ? ", " : "", who->helpers[i].person.name);
    draw_item(grid, row, "Helpers", INK_TEXT, text.len ? text.text : "none");
    if (who->candidates_n)
        draw_item(grid, row, "Came in", INK_ATTENTION,
                  grid->looks ? "several names"
                              : "several names came in; e puts one of them next to it");
    buf_release(&text);
}

/* When the owner was named, or last said that it is still theirs. */
static void draw_confirmed(const struct app *app, const struct who *who, struct grid *grid,
                           int *row)
{
    const struct desk *desk = app->desk;
    const struct zone *zone = board_zone(desk->board);
    int64_t today = zone_local(zone, app->now).date, since = who->owner.role.since;
    int64_t confirmed = check_confirmed(since, who->found.area.confirmed_at);
    int64_t date = zone_local(zone, confirmed).date;
    struct buf text;
    if (!who->owner.person.id)
        return;
    buf_init(&text);
    when_date_text(&text, date, today);
    buf_add(&text, confirmed == since ? ", when they were named" : "");
    bool stale = today - date >= CHECK_DAYS;
    if (stale)
        buf_addf(&text, "; %s days ago: c, if it is still theirs", GROUPED(today - date));
    draw_item(grid, row, "Confirmed", stale ? INK_ATTENTION : INK_TEXT, text.text);
    buf_release(&text);
}

static void draw_names(const struct area_card *card, struct grid *grid, int *row)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < card->aliases_n; i++)
        buf_addf(&text, "%s%s", i ? ", " : "", card->aliases[i].name);
    if (text.len)
        draw_item(grid, row, "Also called", INK_TEXT, text.text);
    buf_reset(&text);
    for (size_t i = 0; i < card->paths_n; i++)
        buf_addf(&text, "%s%s", i ? "  " : "", card->paths[i].pattern);
    if (text.len)
        draw_item(grid, row, "Files", INK_TEXT, text.text);
    if (card->who.found.area.line[0])
        draw_item(grid, row, "Line", INK_TEXT, card->who.found.area.line);
    buf_release(&text);
}

void area_history_draw(const struct app *app, const struct area_card *card,
                       struct grid *grid, int row)
{
    const struct desk *desk = app->desk;
    const struct zone *zone = board_zone(desk->board);
    int64_t today = zone_local(zone, app->now).date;
    bool wide = grid->cols >= 80;
    int date = wide ? 17 : 12, name = wide ? 18 : 12; /* columns of each */
    if (row >= grid->rows - 2)
        return;
    grid_text(grid, row, 3, LEFT - 4, INK_MUTED, "History");
    for (size_t i = 0; i < card->history_n && row < grid->rows - 3; i++) {
        const struct ownership *role = &card->history[i];
        struct buf day;
        if (role->role != ROLE_OWNER)
            continue;
        buf_init(&day);
        when_date_text(&day, zone_local(zone, role->since).date, today);
        int at = LEFT + 2 + grid_text(grid, row, LEFT, 16, INK_MUTED, day.text);
        at = at < LEFT + date ? LEFT + date : at;
        int used = grid_text(grid, row, at, 24, INK_TEXT, card->history_person[i].name);
        at += (used < name ? name : used) + 2;
        grid_text(grid, row++, at, grid->cols - at - 2, INK_MUTED, role->why);
        buf_release(&day);
    }
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct area_view *view = state;
    const struct area_card *card = &view->card;
    bool roomy = grid->rows >= 24;
    int row = grid->rows >= 20 ? 3 : 2;
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "Ownership board / %s", card->who.found.area.name);
    view_title(app, grid, title.text);
    buf_release(&title);
    grid_text(grid, row++, 3, grid->cols - 6, INK_HEAD, card->who.found.area.name);
    if (card->who.found.area.covers[0])
        row += grid_wrap(grid, row, 3, grid->cols - 6, 2, INK_MUTED,
                         card->who.found.area.covers);
    row += roomy;
    draw_people(&card->who, grid, &row);
    draw_confirmed(app, &card->who, grid, &row);
    row += roomy;
    draw_names(card, grid, &row);
    row += roomy;
    area_history_draw(app, card, grid, row);
    app_foot(app,
             card->who.owner.person.id ? ""
                                       : "Nobody makes the call here: e names one owner.",
             INK_ATTENTION);
}

static enum view_wants edit(struct app *app, void *state, const struct key *key)
{
    const struct area_view *view = state;
    (void)key;
    owner_view_open(app, view->slug);
    return VIEW_DRAW;
}

enum view_wants area_confirm(struct app *app, const char *area)
{
    const struct desk *desk = app->desk;
    struct arena arena;
    struct who who;
    struct err err;
    arena_init(&arena);
    if (board_area_confirm(desk->board, area, &arena, &who, &err))
        app_say(app, INK_GOOD, "Confirmed: %s decides for %s.", who.owner.person.name,
                who.found.area.name);
    else
        app_say_err(app, &err);
    arena_release(&arena);
    return VIEW_LOAD;
}

static enum view_wants confirm(struct app *app, void *state, const struct key *key)
{
    const struct area_view *view = state;
    (void)key;
    return area_confirm(app, view->slug);
}

/* "billing: Ana Ruiz, ana@example.com". */
static enum view_wants copy(struct app *app, void *state, const struct key *key)
{
    const struct area_view *view = state;
    const struct area *area = &view->card.who.found.area;
    const struct person *owner = &view->card.who.owner.person;
    struct buf line, instead;
    (void)key;
    buf_init(&line);
    buf_init(&instead);
    buf_addf(&line, "%s: %s%s%s", area->name, owner->name, owner->contact[0] ? ", " : "",
             owner->contact);
    buf_addf(&instead, "buckstop who %s", area->slug);
    app_copy(app, line.text, "the owner's line", instead.text);
    buf_release(&instead);
    buf_release(&line);
    return VIEW_DRAW;
}

static const char *unowned(void *state)
{
    const struct area_view *view = state;
    return view->card.who.owner.person.id ? NULL : "Nobody owns it yet: e names one owner.";
}

static const struct command commands[] = {
    {.name = "edit",
     .keys = {'e', KEY_CODE_ENTER},
     .footer = "change the owner",
     .help = "change the owner",
     .changes = true,
     .run = edit},
    {.name = "confirm",
     .keys = {'c'},
     .footer = "still theirs",
     .minor = true,
     .help = "confirm that the area is still its owner's",
     .blocked = unowned,
     .changes = true,
     .run = confirm},
    {.name = "copy",
     .keys = {'y'},
     .footer = "copy",
     .minor = true,
     .help = "copy who owns it to the clipboard",
     .blocked = unowned,
     .run = copy},
    {.name = "back",
     .keys = {KEY_CODE_ESC},
     .footer = "back",
     .help = "back",
     .run = view_leave},
};

static void release(void *state)
{
    struct area_view *view = state;
    arena_release(&view->arena);
    free(view->slug);
    free(view);
}

const struct view_ops area_view_ops = {
    .name = "AN AREA",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .close = release,
};

bool area_view_open(struct app *app, const char *area)
{
    struct area_view *view = mem_new(1, sizeof *view);
    size_t len = strlen(area);
    view->desk = app->desk;
    view->slug = mem_new(len + 1, 1);
    memcpy(view->slug, area, len);
    arena_init(&view->arena);
    return app_open(app, &area_view_ops, view);
}
