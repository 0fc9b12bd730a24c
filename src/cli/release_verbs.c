/* The verbs of release types. */
#include "verbs.h"

#define RELEASE_OPTIONS                                                                    \
    {.name = "way-back", .value = "TEXT", .help = "How one is undone"},                    \
        {.name = "minutes", .value = "N", .help = "How long that takes"},                  \
        {.name = "rehearsed", .value = "DATE", .help = "When it was last tried"},          \
        {.name = "step",                                                                   \
         .value = "TEXT",                                                                  \
         .help = "A step that runs by itself; in their order",                             \
         .repeat = true},                                                                  \
        {.name = "manual",                                                                 \
         .value = "TEXT",                                                                  \
         .help = "A step that somebody does by hand",                                      \
         .repeat = true},                                                                  \
    {                                                                                      \
        .name = "known-by", .value = "STEP=PERSON", .help = "Who alone knows a step",      \
        .repeat = true                                                                     \
    }

const struct verb release_verbs[] = {
    {
        .name = "releases",
        .needs = NEEDS_BOARD,
        .summary = "The release types: their steps, and the way back of each",
        .about = "In a pipe a line is the name, steps, steps by hand, minutes of the way "
                 "back, and the way back.",
        .option = OPTIONS({.name = "all", .help = "All of them, also what is archived"}),
        .run = verb_releases,
    },
    {
        .name = "release show",
        .arguments = "TYPE",
        .least = 1,
        .most = 1,
        .needs = NEEDS_BOARD,
        .summary = "A release type with its steps",
        .run = verb_release_show,
    },
    {
        .name = "release add",
        .arguments = "NAME",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Add a release type: a way of shipping",
        .about = "Without --way-back it shows NO WAY BACK until somebody writes it down.",
        .option = OPTIONS(RELEASE_OPTIONS),
        .run = verb_release_add,
    },
    {
        .name = "release edit",
        .arguments = "TYPE",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Change a release type",
        .about = "Steps that are given stand in place of all there were. Deploys that went "
                 "out keep the steps they had.",
        .option = OPTIONS({.name = "name", .value = "TEXT", .help = "What it is called"},
                          RELEASE_OPTIONS),
        .run = verb_release_edit,
    },
    {
        .name = "release archive",
        .arguments = "TYPE",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Take a release type out of the lists",
        .option = OPTIONS({.name = "back", .help = "Back into them"}),
        .run = verb_release_archive,
    },
};
const int release_verbs_n = sizeof release_verbs / sizeof *release_verbs;
