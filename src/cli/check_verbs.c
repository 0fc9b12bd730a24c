/* The verbs of the team check, and of the page for a reader from outside. */
#include "verbs.h"

const struct verb check_verbs[] = {
    {
        .name = "check",
        .needs = NEEDS_BOARD,
        .summary = "The four questions, with the board's own evidence beside each answer",
        .about =
            "Fuzzy and no both count. One is a warning, two already slow the team, "
            "three read as two, four say that demand is ahead of habits. The first "
            "weak one is this week's work. In a pipe a line is the question, its word, "
            "the team's answer, what the records alone say, and the evidence.",
        .option = OPTIONS({.name = "line", .value = "LINE", .help = "Of one product line"}),
        .run = verb_check,
    },
    {
        .name = "check answer",
        .arguments = "QUESTION ANSWER",
        .least = 2,
        .most = 2,
        .needs = NEEDS_WRITING,
        .summary = "Answer a question: clear, fuzzy or no",
        .about = "QUESTION is 1 to 4, or ownership, tickets, deploys, visibility. What the "
                 "board says beside it is kept. open takes an answer back.",
        .run = verb_check_answer,
    },
    {
        .name = "check finish",
        .needs = NEEDS_WRITING,
        .summary = "The team is through with this week's check",
        .run = verb_check_finish,
    },
    {
        .name = "check list",
        .needs = NEEDS_BOARD,
        .summary = "The checks so far, the newest first",
        .run = verb_check_list,
    },
    {
        .name = "brief",
        .needs = NEEDS_BOARD,
        .summary = "A page for a reader from outside, as Markdown",
        .about =
            "Who owns this, where specs fail, why shipping is risky, and what the team "
            "fixed lately, each with its evidence.",
        .option = OPTIONS({.name = "line", .value = "LINE", .help = "Of one product line"}),
        .lasts = true,
        .run = verb_brief,
    },
};
const int check_verbs_n = sizeof check_verbs / sizeof *check_verbs;
