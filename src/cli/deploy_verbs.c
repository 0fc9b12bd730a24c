/* The verbs of deploys: the log, what broke and recovered, and what support reads out. */
#include "verbs.h"

/* What logging and changing one both take. */
#define DEPLOY_OPTIONS                                                                     \
    {.name = "what", .value = "TEXT", .help = "What went out, in plain words"},            \
        {.name = "area", .value = "AREA", .help = "The area it changes"},                  \
        {.name = "type",                                                                   \
         .value = "TYPE",                                                                  \
         .help = "The release type; its steps come along"},                                \
        {.name = "by", .value = "PERSON", .help = "Who shipped it, if not you"},           \
        {.name = "ticket",                                                                 \
         .value = "NUMBER",                                                                \
         .help = "A ticket that it brings",                                                \
         .repeat = true},                                                                  \
        {.name = "changes", .value = "N", .help = "How many changes are in it"},           \
        {.name = "from",                                                                   \
         .value = "REV",                                                                   \
         .help = "Count them with git, here, from the release before"},                    \
        {.name = "to", .value = "REV", .help = "Up to this one; else HEAD"},               \
        {.name = "oldest", .value = "TIME", .help = "When the oldest of them was made"},   \
        {.name = "took", .value = "LENGTH", .help = "How long the hand-over took: 8m"},    \
        {.name = "at", .value = "TIME", .help = "When it went out, if not now"},           \
    {                                                                                      \
        .name = "fine", .help = "Monitoring was looked at, and shows that it is fine"      \
    }

#define TURN_OPTIONS                                                                       \
    {.name = "at", .value = "TIME", .help = "When, if not now: 14:02, -10m"},              \
        {.name = "what", .value = "TEXT", .help = "A word on what happened"},              \
    {                                                                                      \
        .name = "id", .value = "KEY", .help = "The deploy that was logged with this id"    \
    }

const struct verb deploy_verbs[] = {
    {
        .name = "ship",
        .arguments = "[WHAT]",
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Log a deploy",
        .about =
            "A name that is nobody's, an area, a type or a ticket that is none is kept "
            "as typed, and said. With --id a script may try again: the same id is the "
            "same deploy. In a pipe the answer is its number.",
        .option = OPTIONS(
            DEPLOY_OPTIONS,
            {.name = "id", .value = "KEY", .help = "Of the script's own: a build's"}),
        .run = verb_ship,
    },
    {
        .name = "broke",
        .arguments = "DEPLOY [WHAT]...",
        .most = -1,
        .needs = NEEDS_WRITING,
        .summary = "Say that a deploy broke something",
        .about = "DEPLOY is its number, or the id it was logged with.",
        .option = OPTIONS(TURN_OPTIONS),
        .run = verb_broke,
    },
    {
        .name = "recovered",
        .arguments = "[DEPLOY] [WHAT]...",
        .most = -1,
        .needs = NEEDS_WRITING,
        .summary = "Say that it is well again",
        .about = "Without DEPLOY it is the one that is broken, where there is only one.",
        .option = OPTIONS(TURN_OPTIONS),
        .run = verb_recovered,
    },
    {
        .name = "rolled-back",
        .arguments = "[DEPLOY] [WHAT]...",
        .most = -1,
        .needs = NEEDS_WRITING,
        .summary = "Say that it was rolled back",
        .about = "As recovered.",
        .option = OPTIONS(TURN_OPTIONS),
        .run = verb_rolled_back,
    },
    {
        .name = "shipped",
        .needs = NEEDS_BOARD,
        .summary = "What shipped today, as support reads it out",
        .about = "In a pipe a line is the time, the area, who, how it went, and what.",
        .option =
            OPTIONS({.name = "day", .value = "DATE", .help = "On that day: yesterday, fri"},
                    {.name = "since", .value = "DATE", .help = "From that day until today"},
                    {.name = "area", .value = "AREA", .help = "Of one area"},
                    {.name = "line", .value = "LINE", .help = "Of one product line"},
                    {.name = "markdown", .help = "As Markdown"}),
        .run = verb_shipped,
    },
    {
        .name = "deploys",
        .arguments = "[WORD]...",
        .most = -1,
        .needs = NEEDS_BOARD,
        .summary = "The log of deploys, newest first, or its figures by week",
        .about =
            "Words are looked for in what went out, the area and who. In a pipe a line "
            "is the number, time, area, type, who, changes, how it went, and what; "
            "with --weeks the week, deploys, those of 1, 2 to 5, more changes and of "
            "a number nobody gave, what broke, what has not recovered, and the "
            "seconds of each recovery.",
        .option = OPTIONS(
            {.name = "weeks",
             .value = "N",
             .help = "The figures of the last N weeks, and what makes shipping risky; "
                     "of all, or with --line"},
            {.name = "area", .value = "AREA", .help = "Those of one area"},
            {.name = "type", .value = "TYPE", .help = "Those of one release type"},
            {.name = "since", .value = "DATE", .help = "From that day on"},
            {.name = "until", .value = "DATE", .help = "Up to that day"},
            {.name = "broken", .help = "Those that broke and have not recovered"},
            {.name = "line", .value = "LINE", .help = "Those of one product line"},
            {.name = "all", .help = "All of them, also on a terminal"}),
        .lasts = true,
        .run = verb_deploys,
    },
    {
        .name = "deploy show",
        .arguments = "DEPLOY",
        .least = 1,
        .most = 1,
        .needs = NEEDS_BOARD,
        .summary = "Everything about a deploy",
        .run = verb_deploy_show,
    },
    {
        .name = "deploy edit",
        .arguments = "DEPLOY",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Change what was logged",
        .about = "--ticket stands in place of all the tickets there were.",
        .option = OPTIONS(DEPLOY_OPTIONS),
        .run = verb_deploy_edit,
    },
    {
        .name = "deploy fine",
        .arguments = "DEPLOY",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Say that monitoring was looked at, and it is fine",
        .run = verb_deploy_fine,
    },
    {
        .name = "deploy tick",
        .arguments = "DEPLOY STEP",
        .least = 2,
        .most = 2,
        .needs = NEEDS_WRITING,
        .summary = "Tick a step of its checklist",
        .run = verb_deploy_tick,
    },
    {
        .name = "deploy untick",
        .arguments = "DEPLOY STEP",
        .least = 2,
        .most = 2,
        .needs = NEEDS_WRITING,
        .summary = "Take the tick off again",
        .run = verb_deploy_untick,
    },
    {
        .name = "deploy incident",
        .arguments = "DEPLOY",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Make an incident of a deploy that broke, with its facts",
        .option = OPTIONS({.name = "title",
                           .value = "TEXT",
                           .help = "What it is called, if not what broke"}),
        .run = verb_deploy_incident,
    },
    {
        .name = "deploy link",
        .arguments = "DEPLOY [INCIDENT]",
        .least = 1,
        .most = 2,
        .needs = NEEDS_WRITING,
        .summary = "Say that a deploy led to an incident",
        .about = "Without INCIDENT: to none.",
        .run = verb_deploy_link,
    },
};
const int deploy_verbs_n = sizeof deploy_verbs / sizeof *deploy_verbs;
