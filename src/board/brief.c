/* A page for a reader from outside: the answers in their order, and the one next thing. */
#include "brief_private.h"

#include "board/narrow.h"
#include "board/review.h"
#include "board/team_check.h"
#include "domain/when.h"
#include "text/clean.h"

void brief_text(struct buf *out, const char *text)
{
    clean_add(out, SINK_MARKDOWN, text);
}

void brief_more(struct buf *out, size_t shown, size_t n)
{
    if (shown < n)
        buf_addf(out, "- and %s more\n", GROUPED(n - shown));
}

static void add_title(struct board *board, struct buf *out)
{
    char day[DATE_TEXT];
    date_text(board_today(board), day);
    buf_add(out, "# ");
    brief_text(out, board->about.name);
    if (board->line[0]) {
        buf_add(out, ", ");
        brief_text(out, board->line);
    }
    buf_addf(out, ", %s\n\n", day);
}

/* What the four questions come to by the records alone, in one line. */
static bool add_verdict(struct board *board, struct arena *arena, struct buf *out,
                        struct err *err)
{
    struct team_check_card card;
    if (!board_team_check(board, arena, &card, err))
        return false;
    buf_add(out, "By the board's own records: ");
    for (int i = 0; i < CHECK_QUESTIONS; i++)
        buf_addf(out, "%s%s %s", i ? ", " : "", check_questions[i].key,
                 card.question[i].board == CHECK_OPEN
                     ? "not known"
                     : check_word_words.name[card.question[i].board]);
    buf_addf(out, ". %s\n", check_verdict(card.by_board.weak));
    return true;
}

static bool add_next(struct board *board, struct arena *arena, struct buf *out,
                     struct err *err)
{
    struct next next;
    next_init(&next);
    bool ok = board_next(board, arena, &next, err);
    if (ok) {
        buf_add(out, "\n## What to do first\n\n");
        brief_text(out, next.line.text);
        buf_add_c(out, '\n');
    }
    next_release(&next);
    return ok;
}

bool board_brief(struct board *board, struct buf *out, struct err *err)
{
    static bool (*const answers[])(struct board *, struct arena *, struct buf *,
                                   struct err *) = {
        add_verdict, brief_owners, brief_specs, brief_shipping, brief_fixed, add_next};
    struct arena arena;
    struct buf page;
    bool ok = true;
    arena_init(&arena);
    buf_init(&page);
    add_title(board, &page);
    for (size_t i = 0; ok && i < sizeof answers / sizeof *answers; i++)
        ok = answers[i](board, &arena, &page, err);
    if (ok)
        buf_add_n(out, page.text, page.len);
    buf_release(&page);
    arena_release(&arena);
    return ok;
}
