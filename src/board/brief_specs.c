/* Where specs fail: how many are ready, what the others miss most, what went round them. */
#include "brief_private.h"

#include "board/alike.h"
#include "board/panes.h"
#include "board/ticket.h"
#include "domain/spec.h"

#include <stdlib.h>

/* How many open tickets miss a field. */
struct missed {
    size_t n;
    int field;
};

static int by_count(const void *a, const void *b)
{
    const struct missed *x = a, *y = b;
    if (x->n != y->n)
        return x->n < y->n ? 1 : -1;
    return x->field - y->field;
}

static bool count(struct board *board, const struct ticket_query *query,
                  struct arena *arena, struct ticket_window *window, struct err *err)
{
    return board_ticket_window(board, query, 0, 0, arena, window, err);
}

static bool add_gaps(struct board *board, struct arena *arena, struct buf *out,
                     struct err *err)
{
    struct missed missed[SPEC_FIELDS];
    struct ticket_query query = ticket_query_all();
    struct ticket_window window;
    for (int f = 0; f < SPEC_FIELDS; f++) {
        query.gap = f;
        if (!count(board, &query, arena, &window, err))
            return false;
        missed[f] = (struct missed){window.total, f};
    }
    qsort(missed, SPEC_FIELDS, sizeof *missed, by_count);
    if (missed[0].n)
        buf_add(out, "- what they miss: ");
    for (int i = 0; i < SPEC_FIELDS && missed[i].n; i++)
        buf_addf(out, "%s%s %s", i ? ", " : "", spec_texts[missed[i].field].title,
                 GROUPED(missed[i].n));
    buf_add(out, missed[0].n ? "\n" : "");
    return true;
}

/* Work that began before its decision, or where nobody decides: the newest of it. */
static bool add_skipped(struct board *board, struct arena *arena, struct buf *out,
                        struct err *err)
{
    struct ticket_query query = ticket_query_all();
    struct ticket_window window;
    query.which = WHICH_SKIPPED;
    query.order = ORDER_NEW;
    if (!board_ticket_window(board, &query, 0, BRIEF_LINES, arena, &window, err))
        return false;
    for (size_t i = 0; i < window.n; i++) {
        buf_addf(out, "- #%lld was begun before anybody decided: ",
                 (long long)window.line[i].id);
        brief_text(out, window.line[i].title);
        buf_add_c(out, '\n');
    }
    brief_more(out, window.n, window.total);
    return true;
}

static bool add_custom(struct board *board, struct arena *arena, struct buf *out,
                       struct err *err)
{
    struct alike_set *sets;
    size_t n, total;
    if (!board_alike_sets(board, ALIKE_TICKETS, 0, BRIEF_LINES, arena, &sets, &n, &total,
                          err))
        return false;
    for (size_t i = 0; i < n && sets[i].custom; i++) {
        buf_addf(out, "- %s: ", alike_custom_words);
        for (size_t t = 0; t < sets[i].n; t++)
            buf_addf(out, "%s#%lld", t ? ", " : "", (long long)sets[i].line[t].id);
        buf_add_c(out, '\n');
    }
    if (total)
        buf_addf(out, "- %s %s of open tickets that look like the same thing\n",
                 GROUPED(total), total == 1 ? "group" : "groups");
    return true;
}

bool brief_specs(struct board *board, struct arena *arena, struct buf *out, struct err *err)
{
    const struct ticket_query open = ticket_query_all();
    struct ticket_window window;
    int64_t opened, met;
    if (!count(board, &open, arena, &window, err) ||
        !board_tickets_met(board, &opened, &met, err))
        return false;
    buf_add(out, "\n## Where specs fail\n\n");
    buf_addf(out, "%s of %s open tickets are ready.", GROUPED(window.total - window.drafts),
             GROUPED(window.total));
    if (opened)
        buf_addf(out, " Of the %s opened in the last 30 days, %s met the template.",
                 GROUPED(opened), GROUPED(met));
    buf_add(out, "\n\n");
    return add_gaps(board, arena, out, err) && add_skipped(board, arena, out, err) &&
           add_custom(board, arena, out, err);
}
