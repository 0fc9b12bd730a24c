/* The verbs of the weekly review: incidents, causes, promises and minutes. */
#include "verbs.h"

const struct verb review_verbs[] = {
    {
        .name = "incidents",
        .arguments = "[WORD]...",
        .most = -1,
        .needs = NEEDS_BOARD,
        .summary = "The incidents that are open",
        .about = "With words: every incident, over or not, whose title or facts have them "
                 "all. Case and accents do not count.",
        .option =
            {
                {.name = "all", .help = "All of them"},
                {.name = "line",
                 .value = "LINE",
                 .help = "Those that hurt an area of one product line"},
                {.name = "alike",
                 .help = "Groups that look like the same thing, with the reason"},
            },
        .run = verb_incidents,
    },
    {
        .name = "incident add",
        .arguments = "TITLE",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Add an incident",
        .about = "Times are typed as 14:02, \"yesterday 23:50\", -2h or 2026-11-20 14:02; "
                 "lengths as 41m or 1h30m.",
        .option =
            {
                {.name = "area", .value = "AREA", .help = "Where it hurt"},
                {.name = "started",
                 .value = "TIME",
                 .help = "When it began; else now, or --for LENGTH ago"},
                {.name = "noticed", .value = "TIME", .help = "When the team noticed it"},
                {.name = "for",
                 .value = "LENGTH",
                 .help = "How long it lasted; without it the incident is open"},
                {.name = "severity",
                 .value = "WORD",
                 .help = "none, minor, major or critical"},
                {.name = "customers", .value = "N", .help = "How many it hurt"},
                {.name = "heard-from",
                 .value = "TEXT",
                 .help = "Where the team heard of it"},
                {.name = "near-miss", .help = "It hurt nobody, and would have"},
            },
        .run = verb_incident_add,
    },
    {
        .name = "incident edit",
        .arguments = "NUMBER",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Change an incident",
        .about =
            "What is not given stays; an empty text takes a value away, all but the title "
            "and the start. An end given to one that is open resolves it. An import leaves "
            "alone what was changed here.",
        .option =
            {
                {.name = "title", .value = "TEXT", .help = "What went wrong, in a line"},
                {.name = "area", .value = "AREA", .help = "Where it hurt"},
                {.name = "started", .value = "TIME", .help = "When it began"},
                {.name = "noticed", .value = "TIME", .help = "When the team noticed it"},
                {.name = "for", .value = "LENGTH", .help = "How long it lasted"},
                {.name = "ended", .value = "TIME", .help = "When it was over"},
                {.name = "severity",
                 .value = "WORD",
                 .help = "none, minor, major or critical; empty: not known"},
                {.name = "customers",
                 .value = "N",
                 .help = "How many it hurt; empty: not known"},
                {.name = "heard-from",
                 .value = "TEXT",
                 .help = "Where the team heard of it"},
                {.name = "near-miss", .help = "It hurt nobody, and would have"},
                {.name = "hurt", .help = "It was no near miss"},
            },
        .run = verb_incident_edit,
    },
    {
        .name = "incident show",
        .arguments = "NUMBER",
        .least = 1,
        .most = 1,
        .needs = NEEDS_BOARD,
        .summary = "Everything about an incident",
        .run = verb_incident_show,
    },
    {
        .name = "incident fact",
        .arguments = "NUMBER TIME TEXT",
        .least = 3,
        .most = 3,
        .needs = NEEDS_WRITING,
        .summary = "Add a fact to an incident's timeline",
        .run = verb_incident_fact,
    },
    {
        .name = "incident resolve",
        .arguments = "NUMBER",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Say that an incident is over",
        .option =
            {
                {.name = "at", .value = "TIME", .help = "When; else now"},
            },
        .run = verb_incident_resolve,
    },
    {
        .name = "incident reopen",
        .arguments = "NUMBER",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Say that an incident is not over after all",
        .about = "It is open again as of now. The review of this week may choose it, also "
                 "where an earlier one did.",
        .option =
            {
                {.name = "at", .value = "TIME", .help = "Since when; else now"},
                {.name = "why", .value = "TEXT", .help = "What showed it, for the log"},
            },
        .run = verb_incident_reopen,
    },
    {
        .name = "incident same",
        .arguments = "NUMBER [OTHER]",
        .least = 1,
        .most = 2,
        .needs = NEEDS_WRITING,
        .summary = "Say that an incident is the same as another",
        .about = "The other one stands for both; the old number keeps working.",
        .option =
            {
                {.name = "apart", .help = "Take it out again"},
            },
        .run = verb_incident_same,
    },
    {
        .name = "incident apart",
        .arguments = "NUMBER OTHER...",
        .least = 2,
        .most = -1,
        .needs = NEEDS_WRITING,
        .summary = "Say that incidents that look alike are different things",
        .about = "They are no more shown as alike.",
        .run = verb_incident_apart,
    },
    {
        .name = "causes",
        .arguments = "[WORD]...",
        .most = -1,
        .needs = NEEDS_BOARD,
        .summary = "The promises that wait for an answer",
        .about = "With words: every cause that has them all, and what was said in a "
                 "review and never chosen, with where it dropped out. Case and accents do "
                 "not count.",
        .option =
            {
                {.name = "all", .help = "Every cause that was ever named"},
                {.name = "candidates",
                 .help = "With words and --json: also what was never chosen"},
            },
        .run = verb_causes,
    },
    {
        .name = "causes removed",
        .arguments = "NUMBER",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Say that a promise is kept",
        .about = "Said by the promise's owner. A later review looks whether it is gone.",
        .option =
            {
                {.name = "what", .value = "TEXT", .help = "What was done"},
            },
        .run = verb_causes_removed,
    },
    {
        .name = "causes seen",
        .arguments = "NUMBER",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Say that a cause was seen gone",
        .option =
            {
                {.name = "what", .value = "TEXT", .help = "What was seen"},
            },
        .run = verb_causes_seen,
    },
    {
        .name = "causes drop",
        .arguments = "NUMBER",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Give a promise up",
        .option =
            {
                {.name = "what", .value = "TEXT", .help = "The reason"},
            },
        .run = verb_causes_drop,
    },
    {
        .name = "causes reopen",
        .arguments = "NUMBER",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Promise it after all",
        .option =
            {
                {.name = "what", .value = "TEXT", .help = "Why"},
            },
        .run = verb_causes_reopen,
    },
    {
        .name = "causes owner",
        .arguments = "NUMBER PERSON",
        .least = 2,
        .most = 2,
        .kind = {ARG_ANY, ARG_PERSON},
        .needs = NEEDS_WRITING,
        .summary = "Give an open promise to another owner",
        .about = "One person who is here. What was promised, and by when, stays.",
        .run = verb_causes_owner,
    },
    {
        .name = "review",
        .needs = NEEDS_BOARD,
        .summary = "What waits for this week's review",
        .run = verb_review,
    },
    {
        .name = "review list",
        .needs = NEEDS_BOARD,
        .summary = "Every week that was reviewed",
        .run = verb_review_list,
    },
    {
        .name = "review stats",
        .needs = NEEDS_BOARD,
        .summary = "Every week and every promised cause, and what became of it",
        .about = "Weeks count from the board's first review on. DAYS is from the promise "
                 "to its date, TAKEN to the day it was seen gone, or else said to be "
                 "removed; \"-\" while it is open.",
        .run = verb_review_stats,
    },
    {
        .name = "review show",
        .arguments = "[WEEK]",
        .most = 1,
        .needs = NEEDS_BOARD,
        .summary = "What a review came to",
        .about = "The week is written 2026-W47, or 47 for the last of that number; "
                 "without it this one. Of a week with more than one sitting it is the "
                 "last; 47.1 and 47.2 name them.",
        .run = verb_review_show,
    },
    {
        .name = "review minutes",
        .arguments = "[WEEK]",
        .most = 1,
        .needs = NEEDS_BOARD,
        .summary = "A review's minutes as Markdown",
        .about =
            "To be pasted into a wiki as they are. The week is written 2026-W47, or 47 "
            "for the last of that number; without it this one. Of a week with more than "
            "one sitting all are printed; 47.2 is the second alone.",
        .run = verb_review_minutes,
    },
    {
        .name = "review words",
        .arguments = "[add|drop GROUP WORD]",
        .most = 3,
        .needs = NEEDS_WRITING,
        .summary = "The words the review asks about, and your own among them",
        .about = "Groups are person, no_cause and symptom for a cause; strong, middle and "
                 "weak for a removal. drop takes a word of your own away, or silences one "
                 "that came with the program; add brings it back. A * at the end of a word "
                 "is any ending: remind*.",
        .run = verb_review_words,
    },
};

const int review_verbs_n = (int)(sizeof review_verbs / sizeof *review_verbs);
