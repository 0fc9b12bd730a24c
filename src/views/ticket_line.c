/* How a ticket stands, in a few columns. */
#include "ticket_line.h"

#include "domain/decision.h"
#include "domain/spec.h"

#include <inttypes.h>
#include <stdio.h>

enum { NAMES = 18 }; /* columns from which on there is room for names and words */

static void add_gaps(unsigned gaps, int width, struct buf *out)
{
    size_t from = out->len;
    int n = __builtin_popcount(gaps);
    for (int i = 0; i < SPEC_FIELDS; i++)
        if ((gaps >> i) & 1)
            buf_addf(out, "%s%s", out->len > from ? ", " : "", spec_texts[i].title);
    if (width >= NAMES && out->len - from <= (size_t)width)
        return;
    buf_cut(out, from);
    buf_addf(out, "%d %s", n, n == 1 ? "gap" : "gaps");
}

/* What was decided about one that is not to be built now; NULL: nothing like that. */
static const char *put_aside(const struct ticket_line *line, int64_t today)
{
    const struct ticket as = {.decision = line->decision,
                              .come_back_on = line->come_back_on};
    if (line->decision == DECISION_NO)
        return "no";
    return line->decision == DECISION_NOT_NOW && !decision_back(&as, today) ? "not now"
                                                                            : NULL;
}

enum ink ticket_line_standing(const struct ticket_line *line, int64_t today, int width,
                              struct buf *out)
{
    const char *aside = put_aside(line, today);
    if (line->canonical) {
        buf_addf(out, "= #%" PRId64, line->canonical);
        return INK_MUTED;
    }
    if (line->state == TICKET_DONE || aside) {
        buf_add(out, line->state == TICKET_DONE ? "done" : aside);
        return INK_MUTED;
    }
    if (line->skipped) {
        buf_add(out, width >= NAMES ? "skipped the review" : "skipped");
        return INK_ATTENTION;
    }
    if (line->gaps) {
        add_gaps(line->gaps, width, out);
        return INK_ATTENTION;
    }
    if (line->state == TICKET_DRAFT) {
        buf_add(out, "changed");
        return INK_ATTENTION;
    }
    if (!line->owned && line->state == TICKET_READY && line->decision == DECISION_NONE) {
        buf_add(out, "NO OWNER"); /* nobody can decide */
        return INK_ATTENTION;
    }
    if (line->decision == DECISION_NOT_NOW) {
        buf_add(out, "back");
        return INK_ATTENTION;
    }
    buf_add(out, ticket_state_words.name[line->state]);
    return INK_GOOD;
}

int ticket_line_number(const struct ticket_line *line, size_t n)
{
    int most = 5;
    for (size_t i = 0; i < n; i++) {
        int cols = snprintf(NULL, 0, "#%" PRId64, line[i].id);
        most = cols > most ? cols : most;
    }
    return most;
}
