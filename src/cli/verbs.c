/* The verb table: the families' tables, in the order of help. */
#include "verbs.h"

static const struct {
    const struct verb *verbs;
    const int *n;
} families[] = {
    {ownership_verbs, &ownership_verbs_n}, {ticket_verbs, &ticket_verbs_n},
    {deploy_verbs, &deploy_verbs_n},       {release_verbs, &release_verbs_n},
    {review_verbs, &review_verbs_n},       {check_verbs, &check_verbs_n},
    {board_verbs, &board_verbs_n},
};

const struct verb *verb_at(int i)
{
    size_t family = 0;
    for (; i >= *families[family].n; family++)
        i -= *families[family].n;
    return &families[family].verbs[i];
}

int verb_count(void)
{
    int n = 0;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        n += *families[i].n;
    return n;
}

/* What runs when no verb is given; it has no name to be typed. */
const struct verb overview = {
    .name = "",
    .needs = NEEDS_NOTHING,
    .summary = "The board: areas and their owners, tickets, the weekly review",
    .run = verb_board,
};
