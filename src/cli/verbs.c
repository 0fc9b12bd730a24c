/* The verb table: the families' tables, in the order of help. */
#include "verbs.h"

const struct verb *verb_at(int i)
{
    if (i < ownership_verbs_n)
        return &ownership_verbs[i];
    i -= ownership_verbs_n;
    if (i < review_verbs_n)
        return &review_verbs[i];
    return &board_verbs[i - review_verbs_n];
}

int verb_count(void)
{
    return ownership_verbs_n + review_verbs_n + board_verbs_n;
}

/* What runs when no verb is given; it has no name to be typed. */
const struct verb overview = {
    .name = "",
    .needs = NEEDS_NOTHING,
    .summary = "The board: areas and their owners, tickets, the weekly review",
    .run = verb_board,
};
