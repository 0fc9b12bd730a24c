/* The form of a decision as it is drawn: who decides comes first. */
#include "decide_form.h"

#include "domain/when.h"

#include <inttypes.h>

static const struct {
    const char *title, *ask;
} rows[DECIDE_FIELDS] = {
    [DECIDE_ANSWER] = {"Answer", ""},
    [DECIDE_WHY] = {"Why", "one line that whoever asked will read"},
    [DECIDE_DAY] = {"Comes back", "1 dec, in 2 weeks; empty: no day"},
};

/* Below SMALL rows only what is needed to answer has room. */
enum { LEFT = 3, TEXT = 17, SMALL = 15 };

/* Whose decision it is; 0: nobody's. */
static bool own(const struct decide_form *form)
{
    int64_t actor = board_actor_person(form->desk->board);
    return actor && (actor == form->card.owner.id || actor == form->card.acting.id);
}

static int draw_who(const struct decide_form *form, struct grid *grid, int row)
{
    const struct ticket_card *card = &form->card;
    const char *area = card->area.name;
    int width = grid->cols - 6;
    if (!card->area.id)
        grid_text(grid, row++, LEFT, width, INK_ATTENTION,
                  "NO OWNER: it is in no area, and nobody decides.");
    else if (!card->acting.id)
        grid_textf(grid, row++, LEFT, width, INK_ATTENTION,
                   "NO OWNER: nobody decides for %s.", area);
    else if (card->acting.id != card->owner.id)
        grid_textf(grid, row++, LEFT, width, INK_TEXT, "%s is away: %s decides for %s.",
                   card->owner.name, card->acting.name, area);
    else
        grid_textf(grid, row++, LEFT, width, INK_TEXT, "%s decides for %s.",
                   card->owner.name, area);
    if (card->acting.id && !own(form))
        grid_textf(grid, row++, LEFT, width, INK_ATTENTION, "You record it for %s.",
                   card->acting.name);
    if (grid->rows < SMALL)
        return row;
    if (form->before[0])
        row += grid_wrap(grid, row, LEFT, width, 2, INK_MUTED, form->before);
    if (form->card.gaps)
        grid_textf(grid, row++, LEFT, width, INK_MUTED,
                   "Its spec is not ready: %d of %d fields pass.", SPEC_FIELDS - card->gaps,
                   SPEC_FIELDS);
    return row;
}

static int draw_answers(const struct decide_form *form, struct grid *grid, int row)
{
    static const struct {
        enum decision answer;
        const char *key, *word;
    } answers[] = {{DECISION_YES, "y", "yes"},
                   {DECISION_NO, "n", "no"},
                   {DECISION_NOT_NOW, "l", "not now, later"}};
    int col = TEXT;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2,
              form->at == DECIDE_ANSWER ? INK_FOCUS : INK_MUTED, rows[DECIDE_ANSWER].title);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        bool chosen = decide_answer(form) == answers[i].answer;
        if (chosen)
            grid_text(grid, row, col - 2, 1, INK_FOCUS, ">");
        col += grid_text(grid, row, col, 2, INK_KEY, answers[i].key) + 1;
        col +=
            grid_text(grid, row, col, 16, chosen ? INK_SELECT : INK_TEXT, answers[i].word) +
            4;
    }
    return row + 1;
}

/* The day as it was understood, or that it was not. */
static int draw_day(const struct decide_form *form, struct grid *grid, int row)
{
    const char *typed = draft_field_text(&form->line[DECIDE_DAY]);
    int64_t today = board_today(form->desk->board), day;
    struct err err;
    struct buf text;
    if (!typed[0])
        return row;
    buf_init(&text);
    bool ok = when_date(typed, today, &day, &err);
    if (ok) {
        when_date_text(&text, day, today);
        buf_add(&text, ", ");
        when_days_text(&text, day, today);
        ok = day > today;
        buf_add(&text, ok ? "" : ": not a day to come");
    } else {
        buf_add(&text, "not a day yet: 1 dec, fri, in 2 weeks");
    }
    grid_text(grid, row, TEXT, grid->cols - TEXT - 3, ok ? INK_MUTED : INK_ATTENTION,
              text.text);
    buf_release(&text);
    return row + 1;
}

static int draw_field(const struct decide_form *form, struct grid *grid, int row,
                      enum decide_field field)
{
    bool here = form->at == field;
    int width = grid->cols - TEXT - 3, most = grid->rows < SMALL ? 1 : 3;
    const struct field *line = &form->line[field].field;
    grid_text(grid, row, LEFT, TEXT - LEFT - 2, here ? INK_FOCUS : INK_MUTED,
              rows[field].title);
    if (line->text.len == 0)
        grid_wrap(grid, row, TEXT + (here ? 2 : 0), width - 2, 1, INK_MUTED,
                  rows[field].ask);
    return row + (here || line->text.len
                      ? field_draw(line, grid, row, TEXT, width, most, here)
                      : 1);
}

static void draw_fields(const struct decide_form *form, struct grid *grid, int row)
{
    int gap = grid->rows >= 20;
    row = draw_answers(form, grid, row) + gap;
    row = draw_field(form, grid, row, DECIDE_WHY) + gap;
    if (decide_answer(form) != DECISION_NOT_NOW)
        return;
    row = draw_field(form, grid, row, DECIDE_DAY);
    draw_day(form, grid, row);
}

static const char *hint(const struct decide_form *form)
{
    if (!form->card.area.id)
        return "t puts it in an area; whoever owns that decides.";
    if (!form->card.acting.id)
        return "o opens the area: name one owner there first.";
    if (form->at == DECIDE_ANSWER)
        return "One key says it; then why. Enter records it.";
    return "Not recorded yet. A draft is kept as you type.";
}

void decide_draw(struct app *app, void *state, struct grid *grid)
{
    struct decide_form *form = state;
    int row = grid->rows >= 20 ? 3 : 2;
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "Ownership board / #%" PRId64 " / decide", form->ticket);
    view_title(app, grid, title.text);
    buf_release(&title);
    grid_textf(grid, row++, LEFT, grid->cols - 6, INK_HEAD, "#%" PRId64 "  %s",
               form->ticket, form->card.ticket.title);
    row = draw_who(form, grid, row) + (grid->rows >= SMALL);
    if (form->card.acting.id)
        draw_fields(form, grid, row);
    app_foot(app, hint(form),
             form->card.acting.id && form->at == DECIDE_ANSWER ? INK_MUTED : INK_ATTENTION);
}
