/* The verbs of who decides: areas, people, and the one next thing to fix. */
#include "verbs.h"

/* What is said of an area when it is added, and may be said again. */
#define AREA_OPTIONS                                                                       \
    {.name = "covers", .value = "TEXT", .help = "What belongs to it"},                     \
        {.name = "line", .value = "TEXT", .help = "Its product line"},                     \
        {.name = "alias",                                                                  \
         .value = "NAME",                                                                  \
         .help = "Another name it goes by",                                                \
         .repeat = true},                                                                  \
    {                                                                                      \
        .name = "path", .value = "PATTERN",                                                \
        .help = "Files that belong to it, as CODEOWNERS writes it", .repeat = true         \
    }

const struct verb ownership_verbs[] = {
    {
        .name = "next",
        .needs = NEEDS_BOARD,
        .summary = "The one next thing to fix",
        .about = "In the order ownership, tickets, deploys, weekly review. Prints one "
                 "line, always.",
        .option =
            OPTIONS({.name = "line",
                     .value = "LINE",
                     .help = "Of one product line; the weekly review is every line's"}),
        .run = verb_next,
    },
    {
        .name = "who",
        .arguments = "AREA|PATH",
        .least = 1,
        .most = 1,
        .kind = {ARG_AREA},
        .needs = NEEDS_GLANCE,
        .summary = "Who decides for an area",
        .about = "Takes the name of an area, another name of it, the beginning of one, or "
                 "a file path, which the last matching pattern decides. Case and accents "
                 "do not count. A typo is suggested, never guessed. Into a pipe it prints "
                 "the name alone. Nobody owning it is exit code 4.",
        .option = OPTIONS(
            {.name = "on", .value = "DATE", .help = "Who owned it at the end of that day"},
            {.name = "now",
             .help = "Who decides now: the stand-in while the owner is away"},
            {.name = "all", .help = "Owner, delivery, stand-in and helpers"}),
        .run = verb_who,
    },
    {
        .name = "own",
        .arguments = "AREA PERSON",
        .least = 2,
        .most = 2,
        .kind = {ARG_AREA, ARG_PERSON},
        .needs = NEEDS_WRITING,
        .summary = "Name the one person who decides for an area",
        .about = "The owner is one person. Two names, a team or \"everyone\" are refused: "
                 "one decides, others can help. The one before stays in the history.",
        .option = OPTIONS(
            {.name = "delivery", .help = "The person carries delivery instead"},
            {.name = "stand-in", .help = "The person acts while the owner is away instead"},
            {.name = "helper", .help = "The person is consulted instead"},
            {.name = "remove", .help = "The person has that role no longer"},
            {.name = "why",
             .value = "TEXT",
             .help = "Why, in one line; it is kept in the log"}),
        .run = verb_own,
    },
    {
        .name = "areas",
        .needs = NEEDS_BOARD,
        .summary = "Every area with its owner",
        .about = "Case and accents of a line do not count. --unowned is exit code 4 while "
                 "there is any, and leaves out what is unowned on purpose. Naming an owner "
                 "confirms the area on that day, as area confirm does later. What who does "
                 "not find is counted: --asked lists it, the most asked first, with what "
                 "to do, until an area or another name of one answers.",
        .option = OPTIONS(
            {.name = "all", .help = "Archived ones too"},
            {.name = "unowned", .help = "Those that nobody owns"},
            {.name = "contested", .help = "Those nobody owns and names came in for"},
            {.name = "stale",
             .value = "DAYS",
             .help = "Those whose owner has not confirmed them for so many days"},
            {.name = "line", .value = "LINE", .help = "Those of one product line"},
            {.name = "asked", .help = "What was asked for and no area goes by"}),
        .lasts = true,
        .run = verb_areas,
    },
    {
        .name = "area add",
        .arguments = "NAME",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Add an area",
        .option = OPTIONS(AREA_OPTIONS),
        .run = verb_area_add,
    },
    {
        .name = "area show",
        .arguments = "AREA",
        .least = 1,
        .most = 1,
        .kind = {ARG_AREA},
        .needs = NEEDS_BOARD,
        .summary = "Everything about an area, and its history",
        .run = verb_area_show,
    },
    {
        .name = "area edit",
        .arguments = "AREA",
        .least = 1,
        .most = 1,
        .kind = {ARG_AREA},
        .needs = NEEDS_WRITING,
        .summary = "Change an area",
        .option =
            OPTIONS({.name = "name", .value = "NAME", .help = "A new name"}, AREA_OPTIONS,
                    {.name = "drop-alias",
                     .value = "NAME",
                     .help = "A name it no longer goes by",
                     .repeat = true},
                    {.name = "drop-path",
                     .value = "PATTERN",
                     .help = "A pattern to take away",
                     .repeat = true}),
        .run = verb_area_edit,
    },
    {
        .name = "area archive",
        .arguments = "AREA",
        .least = 1,
        .most = 1,
        .kind = {ARG_AREA},
        .needs = NEEDS_WRITING,
        .summary = "Take an area out of every list",
        .about = "Nothing is deleted; buckstop undo brings it back.",
        .run = verb_area_archive,
    },
    {
        .name = "area confirm",
        .arguments = "AREA",
        .least = 1,
        .most = 1,
        .kind = {ARG_AREA},
        .needs = NEEDS_WRITING,
        .summary = "Say that an area is still its owner's",
        .about = "Anyone may record it for the owner; the log says so.",
        .run = verb_area_confirm,
    },
    {
        .name = "people",
        .needs = NEEDS_BOARD,
        .summary = "Everybody on the board, and what each owns",
        .about = "Says who owns more than the team can carry: five areas or more, and more "
                 "than twice what the other owners own (the median). On a terminal also "
                 "which areas have no stand-in, and who is nobody's. Into a pipe: name, "
                 "handle, state, contact, how many areas, which, for how many they stand "
                 "in, and \"too much\".",
        .option = OPTIONS({.name = "all", .help = "Also those who left"}),
        .lasts = true,
        .run = verb_people,
    },
    {
        .name = "person add",
        .arguments = "NAME",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Add a person",
        .about = "A person is one human, never a team. Without --handle one is made from "
                 "the name.",
        .option =
            OPTIONS({.name = "handle", .value = "HANDLE", .help = "The short name"},
                    {.name = "contact", .value = "TEXT", .help = "How to reach them"}),
        .run = verb_person_add,
    },
    {
        .name = "person show",
        .arguments = "PERSON",
        .least = 1,
        .most = 1,
        .kind = {ARG_PERSON},
        .needs = NEEDS_BOARD,
        .summary = "What a person holds",
        .run = verb_person_show,
    },
    {
        .name = "person edit",
        .arguments = "PERSON",
        .least = 1,
        .most = 1,
        .kind = {ARG_PERSON},
        .needs = NEEDS_WRITING,
        .summary = "Change a person",
        .option =
            OPTIONS({.name = "name", .value = "NAME", .help = "A new name"},
                    {.name = "handle", .value = "HANDLE", .help = "A new short name"},
                    {.name = "contact", .value = "TEXT", .help = "How to reach them"}),
        .run = verb_person_edit,
    },
    {
        .name = "person away",
        .arguments = "PERSON",
        .least = 1,
        .most = 1,
        .kind = {ARG_PERSON},
        .needs = NEEDS_WRITING,
        .summary = "Mark a person as away",
        .about = "Their stand-ins act until they are back. With --until they are back by "
                 "themselves on the day after.",
        .option = OPTIONS({.name = "until",
                           .value = "DATE",
                           .help = "The last day away, such as fri or 2026-11-27"}),
        .run = verb_person_away,
    },
    {
        .name = "person back",
        .arguments = "PERSON",
        .least = 1,
        .most = 1,
        .kind = {ARG_PERSON},
        .needs = NEEDS_WRITING,
        .summary = "Mark a person as here again",
        .run = verb_person_back,
    },
    {
        .name = "person leave",
        .arguments = "PERSON",
        .least = 1,
        .most = 1,
        .kind = {ARG_PERSON},
        .needs = NEEDS_WRITING,
        .summary = "Mark a person as left",
        .about = "Lists everything they hold and what became of it. Each goes to whom "
                 "--reassign names for its area, else to --to PERSON, else visibly to "
                 "nobody: an area shows NO OWNER. Rehearse it first with buckstop without "
                 "PERSON.",
        .option = OPTIONS(
            {.name = "to", .value = "PERSON", .help = "Who takes over what they hold"},
            {.name = "reassign",
             .value = "AREA=PERSON",
             .help = "Who takes over in that area, and signs off its tickets",
             .repeat = true}),
        .run = verb_person_leave,
    },
    {
        .name = "without",
        .arguments = "PERSON",
        .least = 1,
        .most = 1,
        .kind = {ARG_PERSON},
        .needs = NEEDS_BOARD,
        .summary = "What would need somebody if a person were gone",
        .about = "The departure drill: every area they own, every delivery, stand-in and "
                 "helper role, every open ticket they sign off, every open promise, and "
                 "every release type that nobody else who is here has shipped. Changes "
                 "nothing.",
        .run = verb_without,
    },
};

const int ownership_verbs_n = (int)(sizeof ownership_verbs / sizeof *ownership_verbs);
