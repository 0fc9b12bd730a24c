/* The form of a spec as it is drawn: as much of it as there is room for, the field that is
 * typed in always whole, with what to write. */
#include "spec_form.h"

#include "domain/when.h"
#include "text/columns.h"

#include <inttypes.h>

/* Where things stand at the size that the screen has. */
struct layout {
    int left, text, mark; /* columns */
    int wide;             /* columns of what stands below a text */
    int here, other;      /* rows of the text that is typed in, and of another */
    int top, bottom;
    bool changes; /* all that was changed since it was ready has a line, not one alone */
    int gaps;     /* blank lines: between all fields (2), between groups, none */
};

enum { NARROW = 80, SMALL = 20, ROOMY = 28, TITLE = 12, RESERVE = 2 };

static struct layout layout_of(const struct grid *grid)
{
    bool narrow = grid->cols < NARROW, small = grid->rows < SMALL,
         roomy = grid->rows >= ROOMY;
    struct layout l = {
        .left = narrow ? 1 : 3,
        .mark = grid->cols - (narrow ? 13 : 18),
        .here = small   ? 4
                : roomy ? 10
                        : 7,
        .other = small   ? 1
                 : roomy ? 4
                         : 3,
        .top = small   ? 3
               : roomy ? 6
                       : 5,
        .bottom = grid->rows - 3,
    };
    l.text = l.left + TITLE + 3;
    l.wide = grid->cols - l.text - 2;
    return l;
}

int spec_form_columns(const struct grid *grid)
{
    struct layout l = layout_of(grid);
    return l.mark - l.text - 1;
}

static bool is_here(const struct spec_form *form, int field)
{
    return form->at == field;
}

/* What somebody else made of the field that is typed in. */
static int draw_theirs(const struct spec_form *form, struct grid *grid, int row,
                       const struct layout *l, int field)
{
    struct buf now;
    int rows = 0;
    buf_init(&now);
    spec_form_record(form, field, &now);
    if (draft_field_overtaken(&form->line[field], now.text)) {
        struct buf text;
        buf_init(&text);
        buf_addf(&text, "Changed meanwhile to: %s", now.len ? now.text : "nothing");
        rows = grid_wrap(grid, row, l->text, l->wide, 2, INK_ATTENTION, text.text);
        buf_release(&text);
    }
    buf_release(&now);
    return rows;
}

static int draw_signer(const struct spec_form *form, struct grid *grid, int row,
                       const struct layout *l, bool here)
{
    const struct ticket_card *card = &form->card;
    int rows = 0;
    if (!spec_form_text(form, SPEC_SIGNS_OFF)[0] && card->owner.id) {
        if (here)
            grid_textf(grid, row, l->text, l->wide, INK_MUTED,
                       "Enter takes %s, owner of %s", card->owner.name, card->area.name);
        else
            grid_textf(grid, row, l->text, l->wide, INK_MUTED,
                       "usually the owner of %s, %s", card->area.name, card->owner.name);
        rows = 1;
    }
    if (!here)
        return rows;
    return person_pick_draw(&form->pick, grid, row + rows, l->text, l->wide) - row;
}

static int draw_hint(const struct spec_form *form, struct grid *grid, int row,
                     const struct layout *l, int field)
{
    struct buf text;
    bool list = form->pick.n || form->pick.says.code != ERR_NONE;
    if (field == SPEC_SIGNS_OFF && list)
        return 0; /* the list says it */
    buf_init(&text);
    spec_say(&text, (enum spec_field)field, &form->judgement[field],
             spec_form_judged(form, field));
    int rows =
        text.len ? grid_wrap(grid, row, l->text, l->wide, 2, INK_MUTED, text.text) : 0;
    buf_release(&text);
    return rows;
}

static int draw_change(struct app *app, const struct spec_form *form, struct grid *grid,
                       int row, const struct layout *l, int field)
{
    const struct zone *zone = board_zone(form->desk->board);
    struct buf day;
    int rows = 0;
    for (size_t i = 0; i < form->card.changes; i++) {
        const struct spec_change *change = &form->card.change[i];
        if ((int)change->field != field)
            continue;
        buf_init(&day);
        when_date_text(&day, zone_local(zone, change->at).date,
                       zone_local(zone, app->now).date);
        grid_textf(grid, row, l->text, l->wide, INK_MUTED, "%s, %s; was: %s",
                   change->by ? change->by : "somebody", day.text,
                   change->before[0] ? change->before : "empty");
        buf_release(&day);
        rows = 1;
    }
    return rows;
}

/* Returns the rows it takes; outside of the grid they are only counted. `here`: as the one
 * that is typed in. */
static int draw_field(struct app *app, const struct spec_form *form, struct grid *grid,
                      int row, const struct layout *l, int field, bool here)
{
    const struct spec_judgement *judgement = &form->judgement[field];
    bool ok = judgement->verdict == SPEC_OK, types = here && !spec_form_is_done(form);
    struct buf mark;
    buf_init(&mark);
    spec_mark(&mark, judgement, spec_form_judged(form, field));
    int rows = grid_wrap(grid, row, l->left, TITLE, 2, here ? INK_FOCUS : INK_MUTED,
                         spec_texts[field].title);
    int most = here ? l->here : l->other < rows ? rows : l->other;
    int used = field_draw(&form->line[field].field, grid, row, l->text,
                          l->mark - l->text - 1, most, types);
    grid_text(grid, row, l->mark, grid->cols - l->mark - 1, ok ? INK_GOOD : INK_ATTENTION,
              mark.text);
    if (here)
        grid_text(grid, row, l->text - 2, 1, INK_FOCUS, ">");
    buf_release(&mark);
    rows = used > rows ? used : rows;
    if (types)
        rows += draw_theirs(form, grid, row + rows, l, field);
    if (types)
        rows += draw_hint(form, grid, row + rows, l, field);
    if (field == SPEC_SIGNS_OFF)
        rows += draw_signer(form, grid, row + rows, l, types);
    if (here || l->changes)
        rows += draw_change(app, form, grid, row + rows, l, field);
    return rows;
}

static bool gap_before(const struct layout *l, int field)
{
    return (l->gaps == 2 && field > 0) ||
           (l->gaps == 1 &&
            (field == SPEC_WHY || field == SPEC_AWKWARD || field == SPEC_DONE_WHEN));
}

static int rows_of(struct app *app, const struct spec_form *form, const struct layout *l,
                   int field, bool here)
{
    return gap_before(l, field) +
           draw_field(app, form, &app->grid, app->grid.rows, l, field, here);
}

/* The most air that leaves room for what the field typed in says, whichever it is: so that
 * nothing jumps when another is. */
static void fit(struct app *app, const struct spec_form *form, struct layout *l)
{
    for (int way = 0; way < 4; way++) {
        /* whoever usually signs off has a line, also once there is a name */
        int rows = RESERVE + (spec_form_text(form, SPEC_SIGNS_OFF)[0] != '\0');
        l->gaps = way == 3 ? 0 : 2 - way;
        l->changes = way < 3;
        for (int i = 0; i < SPEC_FIELDS; i++)
            rows += rows_of(app, form, l, i, false);
        if (l->top + rows <= l->bottom)
            return;
    }
}

/* The first field that is drawn, so that the one that is typed in is. */
static int first_field(struct app *app, const struct spec_form *form,
                       const struct layout *l)
{
    int used = 0, first = form->at;
    for (int i = form->at; i >= 0; i--) {
        used += rows_of(app, form, l, i, is_here(form, i));
        if (l->top + used > l->bottom)
            break;
        first = i;
    }
    return first;
}

static void draw_hidden(struct grid *grid, int row, int n, const char *where)
{
    struct buf text;
    buf_init(&text);
    buf_addf(&text, " %d %s", n, where);
    if (n > 0)
        grid_right(grid, row, grid->cols - 1, 10, INK_MUTED, text.text);
    buf_release(&text);
}

/* Whether the record was ready, so that a change of it is to be read again. */
static bool was_ready(const struct spec_form *form)
{
    enum ticket_state state = form->card.ticket.state;
    return state == TICKET_READY || state == TICKET_DOING;
}

/* Title, area and customer are no part of what is read again. */
static bool spec_changed(const struct spec_form *form)
{
    for (int i = 0; i < SPEC_FIELDS; i++)
        if (spec_form_changed(form, i))
            return true;
    return false;
}

static void draw_standing(const struct spec_form *form, struct grid *grid, int row,
                          const struct layout *l)
{
    struct buf text;
    bool any = spec_changed(form), open = form->gaps > 0;
    bool ready = !open && (any != was_ready(form));
    buf_init(&text);
    if (spec_form_is_done(form))
        buf_add(&text, "DONE");
    else if (ready)
        buf_add(&text, "READY");
    else
        buf_addf(&text, "%s   %d of %d ok", open ? "NOT READY" : "DRAFT",
                 SPEC_FIELDS - form->gaps, SPEC_FIELDS);
    int width = (int)text.len;
    grid_textf(grid, row, l->left, grid->cols - width - l->left - 5, INK_HEAD,
               "#%" PRId64 "  %s%s", form->ticket,
               spec_form_changed(form, SPEC_LINE_TITLE) ? "(not saved) " : "",
               spec_form_text(form, SPEC_LINE_TITLE));
    grid_right(grid, row, grid->cols - 3, width, open ? INK_ATTENTION : INK_GOOD,
               text.text);
    buf_release(&text);
}

/* What came from the editor beside the eight fields. */
static void draw_more(const struct spec_form *form, struct grid *grid, int row,
                      const struct layout *l)
{
    struct buf text;
    buf_init(&text);
    for (int i = SPEC_LINE_AREA; i < SPEC_LINES; i++)
        if (spec_form_changed(form, i))
            buf_addf(&text, "%s%s: %s", text.len ? ", " : "", spec_form_title(i),
                     spec_form_text(form, i)[0] ? spec_form_text(form, i) : "none");
    if (text.len && grid->rows >= SMALL) {
        buf_add(&text, "  (not saved)");
        grid_text(grid, row, l->left, grid->cols - 6, INK_ATTENTION, text.text);
    }
    buf_release(&text);
}

static void add_names(const struct spec_form *form, bool missing, bool other,
                      const char *verb, struct buf *out)
{
    const char *before = out->text[out->len - 1] == ':' ? " " : ", ";
    for (int i = 0; i < SPEC_FIELDS; i++) {
        enum spec_verdict verdict = form->judgement[i].verdict;
        if (verdict == SPEC_OK || (verdict == SPEC_MISSING ? !missing : !other))
            continue;
        buf_addf(out, "%s%s%s", before, verb, spec_texts[i].title);
        before = ", ";
        verb = "";
    }
}

/* The longest way of saying it that there is room for. */
void spec_form_say_gaps(const struct spec_form *form, int columns, const char *after,
                        const char *after_short, struct buf *out)
{
    size_t begin = out->len;
    for (int way = 0; way < 3; way++) {
        buf_cut(out, begin);
        buf_add(out, "Not ready:");
        add_names(form, way == 2, true, way == 2 ? "" : "rewrite ", out);
        if (way < 2)
            add_names(form, true, false, "fill ", out);
        buf_addf(out, ".%s", way == 0 ? after : after_short);
        if (columns_of(out->text + begin) <= columns)
            return;
    }
    buf_cut(out, begin);
    buf_addf(out, "Not ready: %d fields to write.%s", form->gaps, after_short);
}

static void draw_foot(struct app *app, const struct spec_form *form)
{
    struct buf text;
    bool any = spec_changed(form), ready = was_ready(form);
    enum ink ink = form->gaps || form->kept || any == ready ? INK_ATTENTION : INK_GOOD;
    buf_init(&text);
    if (spec_form_is_done(form)) {
        buf_add(&text, "It is done; its spec says what was built.");
        ink = INK_MUTED;
    } else if (form->kept) {
        buf_add(&text, "What you wrote in the editor is kept: Ctrl-X opens it again.");
    } else if (form->gaps) {
        spec_form_say_gaps(form, app->grid.cols - 2, " A draft is kept as you type.",
                           " Draft kept.", &text);
    } else if (any) {
        buf_add(&text, ready ? "Saved, it is a draft again until the change is read."
                             : "Every field passes: Ctrl-S saves it, and it is ready.");
    } else {
        buf_add(&text, ready ? "Ready: every field passes."
                             : "All fields pass. r on its page makes it ready again.");
    }
    app_foot(app, text.text, ink);
    buf_release(&text);
}

void spec_form_draw(struct app *app, void *state, struct grid *grid)
{
    const struct spec_form *form = state;
    struct layout l = layout_of(grid);
    struct buf title;
    int head = grid->rows >= SMALL ? 3 : 2;
    buf_init(&title);
    buf_addf(&title, "Ownership board / #%" PRId64, form->ticket);
    view_title(app, grid, title.text);
    buf_release(&title);
    draw_standing(form, grid, head, &l);
    draw_more(form, grid, head + 1, &l);
    fit(app, form, &l);
    int first = first_field(app, form, &l), i = first, row = l.top;
    for (; i < SPEC_FIELDS; i++) {
        int gap = i > first && gap_before(&l, i);
        int rows = rows_of(app, form, &l, i, is_here(form, i));
        if (row + rows > l.bottom && i != form->at)
            break;
        row += gap;
        row += draw_field(app, form, grid, row, &l, i, is_here(form, i));
    }
    draw_hidden(grid, grid->rows >= SMALL ? l.top - 1 : 1, first, "above");
    draw_hidden(grid, l.bottom, SPEC_FIELDS - i, "more");
    draw_foot(app, form);
}
