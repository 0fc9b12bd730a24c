/* Who owns ...: what is typed narrows the list, and the one that is on shows its card.
 * "billing on 12 oct" is the same of a day gone by. */
#include "area_best.h"
#include "base/mem.h"
#include "board/area.h"
#include "board/miss.h"
#include "board/panes.h"
#include "board/person.h"
#include "domain/when.h"
#include "text/fold.h"
#include "ui/field.h"
#include "ui/list.h"
#include "tables.h"
#include "views/views.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What is read at once, and replaced as a whole. */
struct lookup_shown {
    struct area_window areas;
    struct area_card *cards;  /* one a line of the window */
    const char *typed;        /* what it was looked up by, without the day */
    const char *pattern;      /* of paths, by which the one line is there; NULL: by none */
    int64_t date;             /* the day asked about; 0: now */
    struct miss_line *misses; /* while nothing is typed: what was asked for most */
    size_t misses_n;
    const char *person; /* where no area fits but somebody does: what they own */
};

struct lookup_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct field typed;
    struct list list;
    struct lookup_shown shown;
    size_t all; /* areas there are */
    bool fresh; /* typed just now: the list goes to what fits best */
};

enum {
    LEAST = 24, /* lines read at once, or a screenful; each comes with its card */
    MISSES = 3,
};

/* A path, or another name the list does not find by its words. */
static bool find_other(struct board *board, const char *typed, struct arena *arena,
                       struct lookup_shown *shown, struct err *err)
{
    struct area_found found;
    struct err none;
    if (!board_find_area(board, typed, arena, &found, &none)) {
        if (none.code == ERR_STORE)
            *err = none;
        return none.code != ERR_STORE;
    }
    struct area_window window;
    struct area_line *line = arena_new(arena, 1, sizeof *line);
    if (!board_area_lookup(board, found.area.name, 0, LEAST, arena, &window, err))
        return false;
    line->area = found.area;
    for (size_t i = 0; i < window.n; i++)
        if (window.line[i].area.id == found.area.id)
            *line = window.line[i];
    shown->areas = (struct area_window){line, 1, 1};
    shown->pattern = found.by == FOUND_BY_PATH ? found.matched : NULL;
    return true;
}

/* Cuts "on 12 oct" off, where a day that has been follows. */
static const char *split_day(struct board *board, const char *typed, struct arena *arena,
                             int64_t *date)
{
    const char *on = NULL, *next = typed;
    struct err ignored;
    while ((next = strstr(next, " on ")))
        on = next++;
    int64_t today = board_today(board);
    *date = 0;
    if (!on || !when_past_date(on + strlen(" on "), today, date, &ignored) ||
        *date > today) {
        *date = 0;
        return typed;
    }
    return arena_printf(arena, "%.*s", (int)(on - typed), typed);
}

/* Who had it at the end of that day. */
static bool turn_back(struct board *board, int64_t date, struct arena *arena,
                      struct area_card *card, struct err *err)
{
    const struct area area = card->who.found.area;
    int64_t end = zone_day_end(board_zone(board), date);
    return end >= board_now(board) ||
           board_who_area(board, &area, end, arena, &card->who, err);
}

/* "Ana Ruiz owns billing, reporting." */
static bool find_person(struct board *board, const char *typed, struct arena *arena,
                        struct lookup_shown *shown, struct err *err)
{
    struct person person;
    struct err none;
    struct buf text;
    if (!board_find_person(board, typed, arena, &person, &none)) {
        if (none.code == ERR_STORE)
            *err = none;
        return none.code != ERR_STORE;
    }
    buf_init(&text);
    buf_addf(&text, "%s owns ", person.name);
    bool ok = board_owned_text(board, person.id, &text, err);
    buf_addf(&text, ".");
    shown->person = arena_copy(arena, text.text);
    buf_release(&text);
    return ok;
}

static bool look_up(struct board *board, const char *typed, size_t from, size_t most,
                    struct arena *arena, struct lookup_shown *shown, struct err *err)
{
    if (!typed[0] &&
        !board_misses(board, MISSES, arena, &shown->misses, &shown->misses_n, err))
        return false;
    /* A copy: the field may go on while what is shown stays, where a reading fails. */
    typed = arena_copy(arena, split_day(board, typed, arena, &shown->date));
    shown->typed = typed;
    if (!board_area_lookup(board, typed, from, most, arena, &shown->areas, err) ||
        (shown->areas.total == 0 && typed[0] &&
         !find_other(board, typed, arena, shown, err)) ||
        (shown->areas.n == 0 && typed[0] && !find_person(board, typed, arena, shown, err)))
        return false;
    shown->cards = arena_new(arena, shown->areas.n, sizeof *shown->cards);
    for (size_t i = 0; i < shown->areas.n; i++)
        if (!board_area_card_of(board, &shown->areas.line[i].area, arena, &shown->cards[i],
                                err) ||
            (shown->date && !turn_back(board, shown->date, arena, &shown->cards[i], err)))
            return false;
    return true;
}

/* The one that is on; NULL where none is loaded. */
static const struct area_line *area_at(const struct lookup_view *view)
{
    size_t at = view->list.at;
    bool loaded = at >= view->list.from && at - view->list.from < view->shown.areas.n;
    return loaded ? &view->shown.areas.line[at - view->list.from] : NULL;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct lookup_view *view = state;
    struct lookup_shown shown = {0};
    struct arena fresh;
    size_t most = app->grid.rows > LEAST ? (size_t)app->grid.rows : LEAST;
    size_t from = list_from(&view->list, most);
    int64_t on = area_at(view) ? area_at(view)->area.id : 0;
    arena_init(&fresh);
    if (!look_up(view->desk->board, view->typed.text.text, from, most, &fresh, &shown,
                 err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->shown = shown;
    view->list.from = from;
    view->list.n = shown.areas.n;
    view->list.total = shown.areas.total;
    if (!view->typed.text.len)
        view->all = shown.areas.total;
    if (view->fresh)
        view->list.at = from + area_best(&shown.areas, shown.typed);
    for (size_t i = 0; !view->fresh && on && i < shown.areas.n; i++)
        if (shown.areas.line[i].area.id == on)
            view->list.at = from + i;
    view->fresh = false;
    list_fit(&view->list);
    return true;
}

/* Why the line is there, where it is not by its name. */
static void matched_text(const struct lookup_view *view, const struct area_card *card,
                         struct buf *out)
{
    struct buf typed, name;
    buf_init(&typed);
    buf_init(&name);
    fold_name(&typed, view->shown.typed);
    fold_name(&name, card->who.found.area.name);
    if (view->shown.pattern) {
        buf_addf(out, "by the path %s", view->shown.pattern);
    } else if (typed.len && !strstr(name.text, typed.text)) {
        for (size_t i = 0; i < card->aliases_n && !out->len; i++) {
            buf_reset(&name);
            fold_name(&name, card->aliases[i].name);
            if (strstr(name.text, typed.text))
                buf_addf(out, "also called %s", card->aliases[i].name);
        }
    }
    buf_release(&name);
    buf_release(&typed);
}

static void draw_line(const struct lookup_view *view, const struct area_card *card,
                      struct grid *grid, int row, bool here)
{
    const struct who *who = &card->who;
    int owner = grid->cols >= 80 ? 24 : 20;
    struct buf note;
    buf_init(&note);
    bool away = who->owner.person.state == PERSON_AWAY && !view->shown.date;
    if (away)
        buf_addf(&note, "away%s%s   ", who->acting.id ? ", " : "",
                 who->acting.id ? who->acting.name : "");
    if (away && who->acting.id)
        buf_cut(&note, note.len - 3), buf_add(&note, " acts   ");
    matched_text(view, card, &note);
    if (here)
        grid_text(grid, row, 3, 1, INK_FOCUS, ">");
    grid_text(grid, row, 5, owner - 6, here ? INK_SELECT : INK_TEXT, who->found.area.name);
    int used =
        grid_text(grid, row, owner, 20,
                  who->owner.person.id ? here ? INK_SELECT : INK_TEXT : INK_ATTENTION,
                  who->owner.person.id ? who->owner.person.name : "NO OWNER");
    if (used < 18)
        used = 18;
    grid_text(grid, row, owner + used + 2, grid->cols - owner - used - 3, INK_MUTED,
              note.text);
    buf_release(&note);
}

/* "Femi Adeyemi delivers, Raj Patel helps". */
static void others_text(const struct who *who, struct buf *out)
{
    if (who_delivers(who))
        buf_addf(out, "%s delivers", who_delivers(who)->person.name);
    for (size_t i = 0; i < who->helpers_n; i++)
        buf_addf(out, "%s%s%s", out->len ? ", " : "", who->helpers[i].person.name,
                 i + 1 == who->helpers_n ? who->helpers_n == 1 ? " helps" : " help" : "");
}

static void draw_card(const struct area_card *card, int64_t tickets, struct grid *grid,
                      int row)
{
    const struct who *who = &card->who;
    int left = grid->cols >= 80 ? 24 : 18, width = grid->cols - left - 2;
    grid_rule(grid, row++, 0, grid->cols, INK_MUTED);
    row += grid->rows >= 24;
    grid_text(grid, row, 3, left - 4, INK_HEAD, who->found.area.name);
    grid_text(grid, row++, left, width, INK_MUTED, who->found.area.covers);
    row += grid->rows >= 24;
    grid_text(grid, row, 3, 12, INK_MUTED, "Owner");
    if (who->owner.person.id)
        grid_textf(grid, row++, left, width, INK_SELECT, "%s    %s", who->owner.person.name,
                   who->owner.person.contact);
    else
        grid_text(grid, row++, left, width, INK_ATTENTION,
                  "NO OWNER, nobody makes the call here");
    if (who->stand_in.person.id) {
        grid_text(grid, row, 3, 12, INK_MUTED, "When away");
        grid_text(grid, row++, left, width, INK_TEXT, who->stand_in.person.name);
    }
    struct buf others;
    buf_init(&others);
    others_text(who, &others);
    if (others.len) {
        grid_text(grid, row, 3, 12, INK_MUTED, "Others");
        grid_text(grid, row++, left, width, INK_TEXT, others.text);
    }
    buf_release(&others);
    grid_text(grid, row, 3, 12, INK_MUTED, "Open");
    grid_textf(grid, row++, left, width, INK_TEXT, "%s %s", GROUPED(tickets),
               tickets == 1 ? "ticket" : "tickets");
}

static void draw_count(const struct app *app, const struct lookup_view *view,
                       struct grid *grid, int row)
{
    struct buf text;
    buf_init(&text);
    buf_add_count(&text, view->shown.areas.total);
    buf_add(&text, " of ");
    buf_add_count(&text, view->all);
    buf_add(&text, " areas");
    if (view->shown.date) {
        buf_add(&text, ", as it was on ");
        when_date_text(&text, view->shown.date,
                       zone_local(board_zone(view->desk->board), app->now).date);
    }
    for (size_t i = 0; i < view->shown.misses_n; i++)
        buf_addf(&text, "%s%s",
                 i ? ", " : ".  Asked for and not found: ", view->shown.misses[i].typed);
    grid_text(grid, row, 3, grid->cols - 6, INK_MUTED, text.text);
    buf_release(&text);
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct lookup_view *view = state;
    struct list *list = &view->list;
    int row = grid->rows >= 24 ? 3 : 2, below = grid->rows >= 24 ? 9 : 6;
    view_title(app, grid, "Ownership board");
    grid_text(grid, row, 3, 10, INK_HEAD, "WHO OWNS");
    field_draw(&view->typed, grid, row, 14, grid->cols - 16, 1, true);
    row += 2;
    bool card =
        grid->rows - 2 - below > row + 2; /* below a line of the list and the count */
    below = card ? below : 0;
    int shown = grid->rows - 2 - below - row - 2;
    list->shown = shown > 0 ? (size_t)shown : 1;
    list_fit(list);
    for (size_t i = 0; i < list->shown; i++) {
        size_t at = list->first + i;
        if (at >= list->from && at < list->from + view->shown.areas.n)
            draw_line(view, &view->shown.cards[at - list->from], grid, row++,
                      at == list->at);
    }
    if (view->shown.areas.n == 0)
        grid_text(grid, row++, 5, grid->cols - 6,
                  view->shown.person ? INK_TEXT : INK_ATTENTION,
                  view->shown.person
                      ? view->shown.person
                      : "No area goes by that. Try fewer letters, or a file's path.");
    draw_count(app, view, grid, row + 1);
    const struct area_line *on = area_at(view);
    if (card && on)
        draw_card(&view->shown.cards[list->at - list->from], on->tickets, grid,
                  grid->rows - 2 - below);
    app_foot(app, "", INK_TEXT);
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct lookup_view *view = state;
    (void)app;
    if (key->code == KEY_CODE_UP || key->code == KEY_CODE_DOWN ||
        key->code == KEY_CODE_PAGE_UP || key->code == KEY_CODE_PAGE_DOWN) {
        list_feed(&view->list, key);
        return list_lacks(&view->list) ? VIEW_LOAD : VIEW_DRAW;
    }
    switch (field_feed(&view->typed, key)) {
    case FIELD_CHANGED:
        view->list.at = view->list.first = 0;
        view->fresh = true;
        return VIEW_LOAD;
    case FIELD_MOVED:
        return VIEW_DRAW;
    case FIELD_LEFT:
        break;
    }
    return VIEW_UNKNOWN;
}

static enum view_wants open_area(struct app *app, void *state, const struct key *key)
{
    const struct area_line *line = area_at(state);
    (void)key;
    if (line)
        area_view_open(app, line->area.slug);
    return VIEW_DRAW;
}

static const char *none(void *state)
{
    const struct lookup_view *view = state;
    return view->shown.areas.n ? NULL : "There is nothing to open.";
}

static const struct command commands[] = {
    {.name = "narrow",
     .label = "type",
     .footer = "to narrow",
     .help = "part of a name or alias, a file's path, \"billing on 12 oct\""},
    {.name = "move",
     .label = "Up/Down",
     .footer = "move",
     .minor = true,
     .help = "to the line above, below"},
    {.name = "open",
     .keys = {KEY_CODE_ENTER},
     .footer = "open",
     .help = "open the area",
     .blocked = none,
     .run = open_area},
    {.name = "close",
     .keys = {KEY_CODE_ESC},
     .footer = "close",
     .help = "back to the board",
     .run = view_leave},
};

static void release(void *state)
{
    struct lookup_view *view = state;
    field_release(&view->typed);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops lookup_view_ops = {
    .name = "WHO OWNS",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .typing = view_always_typing,
    .close = release,
};

bool lookup_view_open(struct app *app)
{
    struct lookup_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    field_init(&view->typed);
    return app_open(app, &lookup_view_ops, view);
}
