/* The roll call, for a shared screen: an area, time to say a name aloud, and then whose it
 * is. What was marked is a draft until the last area; then it is kept for the team check.
 */
#include "base/mem.h"
#include "board/area.h"
#include "board/panes.h"
#include "board/roll_call.h"
#include "tables.h"
#include "text/columns.h"
#include "ui/list.h"
#include "views/views.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char draft[] = "roll-call";

/* How an area was marked. */
struct mark {
    int64_t area;
    char word; /* 'c' clear, 'f' fuzzy, 'n' nobody knew */
};

struct roll_view {
    struct desk *desk;
    struct arena arena; /* of the last load */
    struct area_window areas;
    struct area_card card; /* of the area shown, in its own arena */
    struct arena carded;
    struct mark *mark; /* ours */
    size_t marks, cap;
    size_t at;
    bool shown;       /* the owner is revealed */
    bool ended;       /* the result is shown */
    struct list list; /* of the areas that are not clear, at the end */
};

enum { LEFT = 3 };

static struct mark *mark_of(const struct roll_view *view, int64_t area)
{
    for (size_t i = 0; i < view->marks; i++)
        if (view->mark[i].area == area)
            return &view->mark[i];
    return NULL;
}

static void put_mark(struct roll_view *view, int64_t area, char word)
{
    struct mark *mark = mark_of(view, area);
    if (mark) {
        mark->word = word;
        return;
    }
    view->mark = mem_grow(view->mark, &view->cap, view->marks + 1, sizeof *view->mark);
    view->mark[view->marks++] = (struct mark){area, word};
}

/* "12c,13f": what was marked so far. */
static void keep(struct app *app, const struct roll_view *view, bool done)
{
    struct buf text;
    struct err err;
    buf_init(&text);
    for (size_t i = 0; !done && i < view->marks; i++)
        buf_addf(&text, "%s%" PRId64 "%c", i ? "," : "", view->mark[i].area,
                 view->mark[i].word);
    if (!board_draft_keep(view->desk->board, draft, text.text, &err))
        app_say_err(app, &err);
    buf_release(&text);
}

static void read_draft(struct roll_view *view)
{
    const char *text = "";
    struct err ignored;
    if (!board_draft(view->desk->board, draft, &view->arena, &text, &ignored) || !text)
        return;
    while (*text) {
        char *end;
        int64_t area = strtoll(text, &end, 10);
        if (end == text || !strchr("cfn", *end) || !*end)
            return;
        put_mark(view, area, *end);
        text = end + 1 + (end[1] == ',');
    }
}

static const struct area *shown_area(const struct roll_view *view)
{
    return view->at < view->areas.n ? &view->areas.line[view->at].area : NULL;
}

/* The first area that has no mark; all of them where there is none. */
static size_t first_open(const struct roll_view *view)
{
    size_t at = 0;
    while (at < view->areas.n && mark_of(view, view->areas.line[at].area.id))
        at++;
    return at;
}

static bool load_card(struct roll_view *view, struct err *err)
{
    struct area_card card = {0};
    struct arena fresh;
    const struct area *area = shown_area(view);
    arena_init(&fresh);
    if (area && !board_area_card_of(view->desk->board, area, &fresh, &card, err)) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->carded);
    view->carded = fresh;
    view->card = card;
    return true;
}

static struct roll_call sums(const struct roll_view *view)
{
    struct roll_call call = {0};
    for (size_t i = 0; i < view->areas.n; i++) {
        const struct mark *mark = mark_of(view, view->areas.line[i].area.id);
        call.clear += mark && mark->word == 'c';
        call.fuzzy += mark && mark->word == 'f';
        call.nobody += mark && mark->word == 'n';
    }
    return call;
}

/* Another area in the place of one that is gone has not been asked about yet. */
static void stay_on(struct roll_view *view, int64_t on)
{
    size_t at = 0;
    while (at < view->areas.n && view->areas.line[at].area.id != on)
        at++;
    bool there = at < view->areas.n;
    view->shown = view->shown && there;
    if (there)
        view->at = at;
    else if (view->at >= view->areas.n)
        view->at = view->areas.n ? view->areas.n - 1 : 0;
}

static bool load(struct app *app, void *state, struct err *err)
{
    struct roll_view *view = state;
    struct area_window areas;
    struct arena fresh;
    int64_t on = shown_area(view) ? shown_area(view)->id : 0;
    (void)app;
    arena_init(&fresh);
    bool ok = board_area_window(view->desk->board, "", 0, 1, &fresh, &areas, err) &&
              board_area_window(view->desk->board, "", 0, areas.total, &fresh, &areas, err);
    if (!ok) {
        arena_release(&fresh);
        return false;
    }
    arena_release(&view->arena);
    view->arena = fresh;
    view->areas = areas;
    stay_on(view, on);
    const struct roll_call call = sums(view);
    view->list.total = view->list.n = (size_t)call.fuzzy + (size_t)call.nobody;
    return load_card(view, err);
}

static void centre(struct grid *grid, int row, enum ink ink, const char *text)
{
    int width = grid->cols - 2 * LEFT, len = columns_of(text);
    grid_text(grid, row, LEFT + (len < width ? (width - len) / 2 : 0), width, ink, text);
}

static void draw_area(const struct roll_view *view, struct grid *grid)
{
    const struct who *who = &view->card.who;
    const struct mark *mark = mark_of(view, who->found.area.id);
    int row = grid->rows / 2 - 4;
    centre(grid, row, INK_HEAD, who->found.area.name);
    centre(grid, row + 1, INK_MUTED, who->found.area.covers);
    if (!view->shown) {
        centre(grid, row + 4, INK_TEXT, "Who makes the call? Say one name, aloud.");
        return;
    }
    if (who->owner.person.id)
        centre(grid, row + 4, INK_GOOD, who->owner.person.name);
    else
        centre(grid, row + 4, INK_ATTENTION,
               who->found.area.unowned_on_purpose ? "nobody, on purpose" : "NO OWNER");
    if (mark)
        centre(grid, row + 6, INK_MUTED,
               mark->word == 'c'   ? "clear"
               : mark->word == 'f' ? "fuzzy"
                                   : "nobody knew");
}

/* The place of the i-th area that is not clear; areas.n past the last. */
static size_t not_clear(const struct roll_view *view, size_t i)
{
    size_t at = 0;
    for (; at < view->areas.n; at++) {
        const struct mark *mark = mark_of(view, view->areas.line[at].area.id);
        if (mark && mark->word != 'c' && i-- == 0)
            break;
    }
    return at;
}

static void draw_end(struct roll_view *view, struct grid *grid, int row)
{
    struct roll_call call = sums(view);
    struct list *list = &view->list;
    grid_textf(grid, row, LEFT, grid->cols - 6, INK_HEAD,
               "%s of %s areas are clear. %s fuzzy, %s nobody knew.", GROUPED(call.clear),
               GROUPED(view->areas.n), GROUPED(call.fuzzy), GROUPED(call.nobody));
    row += 2;
    int shown = grid->rows - 3 - row;
    list->shown = shown > 0 ? (size_t)shown : 1;
    list_fit(list);
    for (size_t i = 0; i < list->shown && list->first + i < list->total; i++, row++) {
        const struct area_line *line = &view->areas.line[not_clear(view, list->first + i)];
        bool here = list->first + i == list->at;
        if (here)
            grid_text(grid, row, LEFT, 1, INK_FOCUS, ">");
        grid_text(grid, row, LEFT + 2, 28, here ? INK_SELECT : INK_TEXT, line->area.name);
        grid_text(grid, row, LEFT + 32, grid->cols - LEFT - 34,
                  line->owner.id ? INK_TEXT : INK_ATTENTION,
                  line->owner.id ? line->owner.name : "NO OWNER");
    }
}

static void draw(struct app *app, void *state, struct grid *grid)
{
    struct roll_view *view = state;
    struct buf title;
    buf_init(&title);
    buf_add(&title, "Roll call");
    if (!view->ended && view->areas.n) {
        const struct list place = {.at = view->at, .total = view->areas.n};
        buf_add(&title, "   ");
        list_place(&place, &title);
    }
    view_title(app, grid, title.text);
    buf_release(&title);
    if (view->areas.n == 0)
        grid_text(grid, 3, LEFT, grid->cols - 6, INK_TEXT,
                  grid->looks ? "There are no areas yet."
                              : "There are no areas yet. On the board, a adds the first.");
    else if (view->ended)
        draw_end(view, grid, grid->rows >= 20 ? 3 : 2);
    else
        draw_area(view, grid);
    app_foot(app, "", INK_MUTED);
}

static enum view_wants end(struct app *app, struct roll_view *view)
{
    struct roll_call call = sums(view);
    struct err err;
    view->ended = true;
    view->list.at = 0;
    view->list.total = view->list.n = (size_t)call.fuzzy + (size_t)call.nobody;
    if (!board_roll_call(view->desk->board, &call, &err)) {
        app_say_err(app, &err);
        return VIEW_DRAW;
    }
    keep(app, view, true);
    app_say(app, INK_GOOD, "Kept for this week's check.");
    return VIEW_DRAW;
}

static enum view_wants go_to(struct app *app, struct roll_view *view, size_t at)
{
    struct err err;
    view->at = at;
    view->shown = false;
    if (load_card(view, &err))
        return VIEW_DRAW;
    app_say_err(app, &err);
    return VIEW_DRAW;
}

static enum view_wants show(struct app *app, void *state, const struct key *key)
{
    struct roll_view *view = state;
    (void)app, (void)key;
    view->shown = true;
    return VIEW_DRAW;
}

static enum view_wants say(struct app *app, void *state, const struct key *key)
{
    struct roll_view *view = state;
    put_mark(view, view->card.who.found.area.id, (char)key->code);
    keep(app, view, false);
    size_t next = view->at + 1 < view->areas.n ? view->at + 1 : first_open(view);
    if (first_open(view) == view->areas.n)
        return end(app, view);
    return go_to(app, view, next);
}

static enum view_wants turn(struct app *app, void *state, const struct key *key)
{
    struct roll_view *view = state;
    bool back = key->code == KEY_CODE_LEFT;
    if (back ? view->at == 0 : view->at + 1 >= view->areas.n)
        return VIEW_NOTHING;
    return go_to(app, view, back ? view->at - 1 : view->at + 1);
}

static enum view_wants mend(struct app *app, void *state, const struct key *key)
{
    const struct roll_view *view = state;
    size_t at = not_clear(view, view->list.at);
    (void)key;
    if (at < view->areas.n)
        owner_view_open(app, view->areas.line[at].area.slug);
    return VIEW_DRAW;
}

static enum view_wants feed(struct app *app, void *state, const struct key *key)
{
    struct roll_view *view = state;
    (void)app;
    if (!view->ended)
        return VIEW_UNKNOWN;
    return list_feed(&view->list, key) ? VIEW_DRAW : VIEW_UNKNOWN;
}

static const char *not_asking(void *state)
{
    const struct roll_view *view = state;
    if (view->areas.n == 0)
        return "There are no areas yet.";
    if (view->ended)
        return "The roll call is over.";
    return view->shown ? "It is shown already." : NULL;
}

static const char *not_shown(void *state)
{
    const struct roll_view *view = state;
    if (view->ended || view->areas.n == 0)
        return "The roll call is over.";
    return view->shown ? NULL : "Say a name first; the blank shows whose it is.";
}

static const char *over(void *state)
{
    const struct roll_view *view = state;
    return view->ended || view->areas.n == 0 ? "The roll call is over." : NULL;
}

static const char *nothing_fuzzy(void *state)
{
    const struct roll_view *view = state;
    return view->ended && view->list.total ? NULL : "Nothing is fuzzy here.";
}

static const struct command commands[] = {
    {.name = "show",
     .keys = {' '},
     .label = "Space",
     .footer = "show whose it is",
     .help = "after a name was said aloud: whose it is",
     .blocked = not_asking,
     .run = show},
    {.name = "clear",
     .keys = {'c'},
     .footer = "clear",
     .help = "everybody said that name",
     .blocked = not_shown,
     .changes = true,
     .run = say},
    {.name = "fuzzy",
     .keys = {'f'},
     .footer = "fuzzy",
     .help = "some said another",
     .blocked = not_shown,
     .changes = true,
     .run = say},
    {.name = "nobody",
     .keys = {'n'},
     .footer = "nobody knew",
     .help = "nobody knew, or nobody owns it",
     .blocked = not_shown,
     .changes = true,
     .run = say},
    {.name = "area",
     .keys = {KEY_CODE_LEFT, KEY_CODE_RIGHT},
     .label = "Left/Right",
     .footer = "another area",
     .minor = true,
     .help = "the area before, the one after",
     .blocked = over,
     .run = turn},
    {.name = "mend",
     .keys = {KEY_CODE_ENTER},
     .footer = "name its owner",
     .help = "at the end: the form of an area that was not clear",
     .blocked = nothing_fuzzy,
     .run = mend},
    {.name = "stop",
     .keys = {KEY_CODE_ESC},
     .footer = "stop here",
     .help = "stop; the marks so far are kept",
     .run = view_leave},
};

static void release(void *state)
{
    struct roll_view *view = state;
    free(view->mark);
    arena_release(&view->carded);
    arena_release(&view->arena);
    free(view);
}

const struct view_ops roll_view_ops = {
    .name = "ROLL CALL",
    .commands = COMMANDS(commands),
    .load = load,
    .draw = draw,
    .feed = feed,
    .close = release,
};

bool roll_view_open(struct app *app)
{
    struct roll_view *view = mem_new(1, sizeof *view);
    view->desk = app->desk;
    arena_init(&view->arena);
    arena_init(&view->carded);
    read_draft(view);
    if (!app_open(app, &roll_view_ops, view))
        return false;
    size_t open = first_open(view);
    go_to(app, view, open < view->areas.n ? open : 0);
    return true;
}
