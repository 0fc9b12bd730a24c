/* Why shipping is risky: what broke and for how long, and the facts with the deploys behind
 * them. */
#include "brief_private.h"

#include "board/release.h"
#include "board/shipped.h"
#include "domain/when.h"

static void add_recoveries(const struct shipped_weeks *weeks, struct buf *out)
{
    size_t said = 0, n = 0;
    for (size_t w = 0; w < weeks->n; w++)
        n += weeks->week[w].recovered;
    if (n)
        buf_add(out, "- recovered after ");
    for (size_t w = weeks->n; w-- > 0;)
        for (size_t i = weeks->week[w].recovered; i-- > 0 && said < BRIEF_LINES;) {
            buf_add(out, said++ ? ", " : "");
            when_span_text(out, weeks->week[w].recovery[i]);
        }
    if (said < n)
        buf_addf(out, " and %s more", GROUPED(n - said));
    buf_add(out, n ? " (the newest first)\n" : "");
}

/* "- deploy 302, Sun 15 Nov: a batch of 7 changes" */
static void add_marked(struct board *board, const struct deploy_line *line, unsigned marks,
                       struct buf *out)
{
    const struct deploy *deploy = &line->deploy;
    buf_addf(out, "- deploy %lld, ", (long long)deploy->id);
    when_date_text(out, zone_local(&board->zone, deploy->at).date, board_today(board));
    buf_add(out, ": ");
    deploy_marks_text(out, line, marks, &board->zone);
    buf_add(out, ": ");
    struct buf head;
    buf_init(&head);
    shipped_head(&head, deploy);
    brief_text(out, head.text);
    buf_release(&head);
    buf_add_c(out, '\n');
}

static void add_figures(const struct shipped_weeks *weeks, struct buf *out)
{
    int deploys = 0, broke = 0, open = 0;
    for (size_t w = 0; w < weeks->n; w++) {
        deploys += weeks->week[w].deploys;
        broke += weeks->week[w].broke;
        open += weeks->week[w].open;
    }
    buf_addf(out, "%s %s in the last %zu weeks, %s broke", GROUPED(deploys),
             deploys == 1 ? "deploy" : "deploys", weeks->n, GROUPED(broke));
    if (open)
        buf_addf(out, ", %s of them not recovered", GROUPED(open));
    buf_add(out, ".\n\n");
}

static bool add_types(struct board *board, struct arena *arena, struct buf *out,
                      struct err *err)
{
    struct release_card *cards;
    size_t n;
    if (!board_releases(board, false, arena, &cards, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct buf way;
        buf_init(&way);
        release_way_back_text(&way, &cards[i].type, board_today(board));
        buf_add(out, "- release type ");
        brief_text(out, cards[i].type.name);
        buf_add(out, ": ");
        brief_text(out, way.text);
        if (cards[i].manual)
            buf_addf(out, "; %d of %zu steps by hand", cards[i].manual, cards[i].steps_n);
        buf_add_c(out, '\n');
        buf_release(&way);
    }
    return true;
}

bool brief_shipping(struct board *board, struct arena *arena, struct buf *out,
                    struct err *err)
{
    struct shipped_weeks weeks;
    if (!board_shipped_weeks(board, BRIEF_WEEKS, arena, &weeks, err))
        return false;
    buf_add(out, "\n## Why shipping is risky\n\n");
    add_figures(&weeks, out);
    add_recoveries(&weeks, out);
    if (weeks.hero[0]) {
        buf_add(out, "- ");
        brief_text(out, weeks.hero);
        buf_addf(out, " shipped %s of %s\n", GROUPED(weeks.hero_ships),
                 GROUPED(weeks.hero_of));
    }
    for (size_t i = 0; i < weeks.marked_n && i < BRIEF_LINES; i++)
        add_marked(board, &weeks.marked[i], weeks.marks[i], out);
    brief_more(out, BRIEF_LINES, weeks.marked_n);
    return add_types(board, arena, out, err);
}
