/* Drawing the four questions: each whole where there is room, else the one one is on. */
#include "check_view.h"

#include <string.h>

static const struct {
    enum check_word word;
    const char *said, *chosen;
} words[] = {
    {CHECK_CLEAR, " clear ", "[CLEAR]"},
    {CHECK_FUZZY, " fuzzy ", "[FUZZY]"},
    {CHECK_NO, " no ", "[NO]"},
};

enum { WORDS = sizeof words / sizeof *words };

static enum ink word_ink(enum check_word word)
{
    return word == CHECK_CLEAR ? INK_GOOD : INK_ATTENTION;
}

/* "clear   [FUZZY]   no", each `apart` from the next. */
static void draw_answers(struct grid *grid, int row, int col, int apart,
                         enum check_word answer)
{
    for (int i = 0; i < WORDS; i++) {
        bool chosen = words[i].word == answer;
        grid_text(grid, row, col, 8, chosen ? word_ink(answer) : INK_TEXT,
                  chosen ? words[i].chosen : words[i].said);
        col += (int)strlen(words[i].said) + apart;
    }
}

static void draw_evidence(struct grid *grid, int row, int col, int most,
                          const struct team_question *question)
{
    bool weak = question->board == CHECK_FUZZY || question->board == CHECK_NO;
    int used = grid_text(grid, row, col, 7, INK_MUTED, "board: ");
    grid_wrap(grid, row, col + used, grid->cols - col - used - 1, most,
              weak ? INK_ATTENTION : INK_TEXT, question->evidence);
}

/* A question in `high` rows. */
static void draw_question(const struct check_view *view, int i, struct grid *grid, int row,
                          bool roomy)
{
    const struct team_question *question = &view->card.question[i];
    enum ink ink = view->at == i ? INK_SELECT : INK_TEXT;
    int answers = row + (roomy ? 3 : 2);
    if (view->at == i)
        grid_text(grid, row, 1, 1, INK_FOCUS, ">");
    grid_textf(grid, row, 3, 1, INK_KEY, "%d", i + 1);
    grid_text(grid, row, 7, grid->cols - 8, ink, check_questions[i].line[0]);
    grid_text(grid, row + 1, 7, grid->cols - 8, ink, check_questions[i].line[1]);
    draw_answers(grid, answers, roomy ? 17 : 11, roomy ? 5 : 2, question->answer);
    draw_evidence(grid, answers, roomy ? 54 : 39, 1, question);
}

/* All four in a line each, and the one one is on below them. */
static void draw_small(const struct check_view *view, struct grid *grid, int row)
{
    for (int i = 0; i < CHECK_QUESTIONS; i++) {
        const struct team_question *question = &view->card.question[i];
        bool here = view->at == i, open = question->answer == CHECK_OPEN;
        if (here)
            grid_text(grid, row + i, 1, 1, INK_FOCUS, ">");
        grid_textf(grid, row + i, 3, 14, here ? INK_SELECT : INK_TEXT, "%d  %s", i + 1,
                   check_questions[i].key);
        draw_answers(grid, row + i, 19, 2, open ? CHECK_OPEN : question->answer);
    }
    row += CHECK_QUESTIONS + 1;
    for (int l = 0; l < 2; l++)
        row += grid_wrap(grid, row, 3, grid->cols - 5, 2, INK_SELECT,
                         check_questions[view->at].line[l]);
    draw_evidence(grid, row + 1, 3, 2, &view->card.question[view->at]);
}

/* "Earlier   W46 1 weak   W45 none weak", the newest first, as many as fit. */
static void draw_past(const struct check_view *view, struct grid *grid, int row)
{
    int col = 7;
    if (view->past_n == 0)
        return;
    col += grid_text(grid, row, col, 10, INK_MUTED, "Earlier:") + 2;
    for (size_t i = 0; i < view->past_n; i++) {
        const struct team_check_past *past = &view->past[i];
        struct buf text;
        buf_init(&text);
        buf_addf(&text, "%s ", past->check.week + strlen("2026-"));
        if (past->result.answered < CHECK_QUESTIONS)
            buf_add(&text, "not finished");
        else if (past->result.weak)
            buf_addf(&text, "%d weak", past->result.weak);
        else
            buf_add(&text, "none weak");
        bool fits = col + (int)text.len < grid->cols - 1;
        if (fits)
            col += grid_text(grid, row, col, (int)text.len,
                             past->result.weak ? INK_TEXT : INK_GOOD, text.text) +
                   3;
        buf_release(&text);
        if (!fits)
            return;
    }
}

/* What it comes to, in what fits. */
static void say_result(const struct check_result *result, int width, struct buf *out)
{
    check_say(out, result);
    if ((int)out->len <= width)
        return;
    buf_reset(out);
    if (result->answered < CHECK_QUESTIONS)
        buf_addf(out, "%d of %d answered. ", result->answered, CHECK_QUESTIONS);
    buf_addf(out, "%d weak.", result->weak);
    if (result->first < 0)
        return;
    size_t len = out->len;
    buf_addf(out, " This week: %s.", check_questions[result->first].first);
    if ((int)out->len <= width)
        return;
    buf_cut(out, len);
    buf_addf(out, " This week: %s.", check_questions[result->first].key);
}

void check_draw(struct app *app, void *state, struct grid *grid)
{
    const struct check_view *view = state;
    bool roomy = grid->rows >= 28 && grid->cols >= 90;
    int high = roomy ? 6 : 4, top = roomy ? 3 : 2;
    struct buf hint;
    view_title(app, grid,
               view->card.check.finished_at ? "Team check, finished this week"
                                            : "Team check, 15 minutes");
    if (grid->rows < 21 || grid->cols < 76) {
        draw_small(view, grid, top);
    } else {
        for (int i = 0; i < CHECK_QUESTIONS; i++)
            draw_question(view, i, grid, top + i * high, roomy);
        draw_past(view, grid, grid->rows - (roomy ? 3 : 4));
    }
    buf_init(&hint);
    say_result(&view->card.result, grid->cols - 2, &hint);
    app_foot(app, hint.text, view->card.result.weak ? INK_ATTENTION : INK_TEXT);
    buf_release(&hint);
}
