/* The verbs of tickets: their specs, decisions, and the same thing under other names. */
#include "verbs.h"

/* What adding and editing both take; the keys of the spec are those of domain/spec.h. */
#define SPEC_OPTIONS                                                                       \
    {.name = "area", .value = "AREA", .help = "Whose owner decides about it"},             \
        {.name = "customer",                                                               \
         .value = "NAME",                                                                  \
         .help = "The one customer that asks for it"},                                     \
        {.name = "who", .value = "TEXT", .help = "Who will use it"},                       \
        {.name = "does", .value = "TEXT", .help = "What they do, and what they see"},      \
        {.name = "why", .value = "TEXT", .help = "What they cannot do today"},             \
        {.name = "awkward",                                                                \
         .value = "TEXT",                                                                  \
         .help = "A case that could go wrong, or \"none known\"",                          \
         .repeat = true},                                                                  \
        {.name = "done-when", .value = "TEXT", .help = "What anybody can see then"},       \
        {.name = "not-changing", .value = "TEXT", .help = "What must stay as it is"},      \
        {.name = "way-back", .value = "TEXT", .help = "How to undo it once it is live"},   \
    {                                                                                      \
        .name = "signs-off", .value = "PERSON", .help = "Who says that it is done"         \
    }

const struct verb ticket_verbs[] = {
    {
        .name = "tickets",
        .arguments = "[WORD]...",
        .most = -1,
        .needs = NEEDS_BOARD,
        .summary = "The tickets that are open, and what each misses",
        .about = "Words are looked for in the titles. A word may also be one of the "
                 "options, such as area:billing or gap:why. In a pipe a line is the "
                 "number, area, state, decision, gaps, when it was opened, and the title.",
        .option = OPTIONS(
            {.name = "area",
             .value = "AREA",
             .help = "Those of one area; none: in no area"},
            {.name = "state",
             .value = "STATE",
             .help = "open, draft, ready, doing, undecided, skipped (the review), "
                     "done, no, not_now, same (folded under another) or all"},
            {.name = "gap",
             .value = "FIELD",
             .help = "Those whose spec misses the field, such as why; any: one at "
                     "least"},
            {.name = "older",
             .value = "DAYS",
             .help = "Those opened so many days ago, or before"},
            {.name = "customer", .value = "NAME", .help = "Those that a customer asks for"},
            {.name = "sort",
             .value = "ORDER",
             .help = "board (not ready first), number, new, age, area, gaps or "
                     "customer"},
            {.name = "all", .help = "All of them, also what is done or folded"},
            {.name = "line", .value = "LINE", .help = "Those of one product line"},
            {.name = "alike",
             .help = "Groups that look like the same thing, with the reason"}),
        .lasts = true,
        .run = verb_tickets,
    },
    {
        .name = "ticket add",
        .arguments = "TITLE",
        .least = 1,
        .most = 1,
        .needs = NEEDS_WRITING,
        .summary = "Add a ticket, with as much of its spec as is known",
        .about = "Says what the spec still misses, and what looks like the same thing.",
        .option = OPTIONS(SPEC_OPTIONS),
        .run = verb_ticket_add,
    },
    {
        .name = "ticket show",
        .arguments = "TICKET",
        .least = 1,
        .most = 1,
        .kind = {ARG_TICKET},
        .needs = NEEDS_BOARD,
        .summary = "Everything about a ticket",
        .about = "TICKET is the board's number, else the tracker's, or the address it came "
                 "from. One that is folded under another leads to that one.",
        .option =
            OPTIONS({.name = "markdown", .help = "As Markdown, to paste into a tracker"}),
        .run = verb_ticket_show,
    },
    {
        .name = "ticket edit",
        .arguments = "TICKET",
        .least = 1,
        .most = 1,
        .kind = {ARG_TICKET},
        .needs = NEEDS_WRITING,
        .summary = "Change a ticket's spec",
        .about = "It is ready as soon as all eight fields pass. A spec that is changed "
                 "after that is a draft again until somebody reads it: ticket ready. "
                 "--awkward stands in place of all the cases there were. On a terminal "
                 "and without options it opens the editor.",
        .option = OPTIONS(
            {.name = "editor", .help = "In $VISUAL or $EDITOR, as a template"},
            {.name = "title", .value = "TEXT", .help = "What it is called"}, SPEC_OPTIONS),
        .run = verb_ticket_edit,
    },
    {
        .name = "ticket ready",
        .arguments = "TICKET",
        .least = 1,
        .most = 1,
        .kind = {ARG_TICKET},
        .needs = NEEDS_WRITING,
        .summary = "Whether a ticket is ready, and what it misses",
        .about = "Exit code 5 when it is not. One that was changed after it was ready, and "
                 "passes, is ready again.",
        .run = verb_ticket_ready,
    },
    {
        .name = "ticket decide",
        .arguments = "TICKET yes|no|not-now",
        .least = 2,
        .most = 2,
        .kind = {ARG_TICKET},
        .needs = NEEDS_WRITING,
        .summary = "Record the decision about a ticket",
        .about = "The owner of the area decides, or the stand-in while the owner is away. "
                 "Somebody else records it for them. Dates are typed as 2026-11-20, fri, "
                 "+5 or \"in 2 weeks\".",
        .option =
            OPTIONS({.name = "why", .value = "TEXT", .help = "The reason, in one line"},
                    {.name = "until",
                     .value = "DATE",
                     .help = "When a \"not now\" is asked again"}),
        .run = verb_ticket_decide,
    },
    {
        .name = "ticket same",
        .arguments = "TICKET [OTHER]",
        .least = 1,
        .most = 2,
        .kind = {ARG_TICKET, ARG_TICKET},
        .needs = NEEDS_WRITING,
        .summary = "Say that a ticket is the same as another",
        .about = "The other one stands for both and names all customers; the old number "
                 "leads to it. Without OTHER it is taken out again.",
        .run = verb_ticket_same,
    },
    {
        .name = "ticket apart",
        .arguments = "TICKET OTHER...",
        .least = 2,
        .most = -1,
        .kind = {ARG_TICKET, ARG_TICKET},
        .needs = NEEDS_WRITING,
        .summary = "Say that tickets that look alike are different things",
        .about = "They are no more shown as alike.",
        .run = verb_ticket_apart,
    },
    {
        .name = "ticket start",
        .arguments = "TICKET",
        .least = 1,
        .most = 1,
        .kind = {ARG_TICKET},
        .needs = NEEDS_WRITING,
        .summary = "Say that work on a ticket begins",
        .about = "Nothing starts before it is ready. Without a decision, or an owner who "
                 "could make one, it shows as having skipped the review.",
        .run = verb_ticket_start,
    },
    {
        .name = "ticket done",
        .arguments = "TICKET",
        .least = 1,
        .most = 1,
        .kind = {ARG_TICKET},
        .needs = NEEDS_WRITING,
        .summary = "Say that work on a ticket is done",
        .run = verb_ticket_done,
    },
    {
        .name = "ticket check",
        .arguments = "FILE...",
        .least = 1,
        .most = -1,
        .kind = {ARG_FILE},
        .needs = NEEDS_IF_THERE,
        .summary = "Whether a spec in a file is ready, and what it misses",
        .about = "For a commit hook or CI. The file is YAML with the keys title, area, "
                 "customer, who, does, why, awkward (a list), done_when, not_changing, "
                 "way_back and signs_off. Exit code 5 when it is not ready. No board is "
                 "needed; where there is one, who signs off must be on it. \"-\" is "
                 "standard input.",
        .run = verb_ticket_check,
    },
};

const int ticket_verbs_n = (int)(sizeof ticket_verbs / sizeof *ticket_verbs);
