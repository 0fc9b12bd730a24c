/* The verbs of the board itself: making it, its log, what comes in and goes out, help. */
#include "verbs.h"

const struct verb board_verbs[] = {
    {
        .name = "init",
        .arguments = "NAME",
        .least = 1,
        .most = 1,
        .summary = "Make an empty board",
        .about = "The board is one file. It is made at --db, else $BUCKSTOP_DB, else "
                 "$XDG_DATA_HOME/buckstop/board.db.",
        .option = OPTIONS({.name = "time-zone",
                           .value = "ZONE",
                           .help = "The zone that days and weeks are counted in, such as "
                                   "Europe/Berlin; else that of this machine"}),
        .run = verb_init,
    },
    {
        .name = "log",
        .needs = NEEDS_BOARD,
        .summary = "Who changed what, and why",
        .about = "The newest first. A name with ? behind it is nobody of the board.",
        .option = OPTIONS({.name = "last", .value = "N", .help = "How many; else 20"},
                          {.name = "all", .help = "All of them"}),
        .lasts = true,
        .run = verb_log,
    },
    {
        .name = "undo",
        .needs = NEEDS_WRITING,
        .summary = "Undo your last change",
        .about = "Exit code 6 when somebody changed the same since.",
        .lasts = true,
        .run = verb_undo,
    },
    {
        .name = "redo",
        .needs = NEEDS_WRITING,
        .summary = "Do again what you undid",
        .lasts = true,
        .run = verb_redo,
    },
    {
        .name = "import board",
        .arguments = "FILE",
        .least = 1,
        .most = 1,
        .kind = {ARG_FILE},
        .summary = "Read a board from YAML",
        .about = "The way back from export board. Makes the board when there is none. "
                 "\"-\" is standard input.",
        .option = OPTIONS({.name = "dry-run", .help = "Report the same and write nothing"}),
        .lasts = true,
        .run = verb_import_board,
    },
    {
        .name = "import statuspage",
        .arguments = "FILE...",
        .least = 1,
        .most = -1,
        .kind = {ARG_FILE},
        .needs = NEEDS_WRITING,
        .summary = "Read incidents from a status page",
        .about = "The public list (/api/v2/incidents.json) or single incidents. Reading "
                 "the same again changes nothing. \"-\" is standard input.",
        .option = OPTIONS({.name = "dry-run", .help = "Report the same and write nothing"}),
        .lasts = true,
        .run = verb_import_statuspage,
    },
    {
        .name = "import cstate",
        .arguments = "FILE...",
        .least = 1,
        .most = -1,
        .kind = {ARG_FILE},
        .needs = NEEDS_WRITING,
        .summary = "Read incidents from a cState status page",
        .about = "The Markdown files of its issues, one incident each, known again by the "
                 "file's name. What is odd about one is kept as it is and named. Reading "
                 "the same again changes nothing. \"-\" is standard input.",
        .option = OPTIONS({.name = "dry-run", .help = "Report the same and write nothing"}),
        .lasts = true,
        .run = verb_import_cstate,
    },
    {
        .name = "import codeowners",
        .arguments = "FILE...",
        .least = 1,
        .most = -1,
        .kind = {ARG_FILE},
        .needs = NEEDS_WRITING,
        .summary = "Read areas and owners from CODEOWNERS",
        .about = "A rule of one person names the owner. Of several, or of a team, the "
                 "names are kept to pick one from, and of none the area is unowned on "
                 "purpose. An owner a person named stays. Reading the same again changes "
                 "nothing. \"-\" is standard input.",
        .option =
            OPTIONS({.name = "dialect",
                     .value = "DIALECT",
                     .help = "github or gitlab; else gitlab where the file has sections"},
                    {.name = "dry-run", .help = "Report the same and write nothing"}),
        .lasts = true,
        .run = verb_import_codeowners,
    },
    {
        .name = "import backstage",
        .arguments = "FILE...",
        .least = 1,
        .most = -1,
        .kind = {ARG_FILE},
        .needs = NEEDS_WRITING,
        .summary = "Read areas, people and teams from Backstage",
        .about = "Components, APIs, resources, systems and domains are areas, users are "
                 "people. An area of one user is theirs; of a group, its members are kept "
                 "to pick one from. Several files are one catalog. Reading the same again "
                 "changes nothing. \"-\" is standard input.",
        .option = OPTIONS({.name = "dry-run", .help = "Report the same and write nothing"}),
        .lasts = true,
        .run = verb_import_backstage,
    },
    {
        .name = "import github",
        .arguments = "FILE...",
        .least = 1,
        .most = -1,
        .kind = {ARG_FILE},
        .needs = NEEDS_WRITING,
        .summary = "Read tickets from GitHub's issues",
        .about = "A file of: gh issue list --state all --limit 1000 --json number,title,"
                 "body,state,labels,assignees,createdAt,closedAt,url; or of the REST API, "
                 "as arrays or one issue a line. Headings of the text that stand for a "
                 "field of the spec fill it. What a person changed here stays. Reading the "
                 "same again changes nothing. \"-\" is standard input.",
        .option = OPTIONS({.name = "dry-run", .help = "Report the same and write nothing"}),
        .lasts = true,
        .run = verb_import_github,
    },
    {
        .name = "import tags",
        .arguments = "FILE...",
        .least = 1,
        .most = -1,
        .kind = {ARG_FILE},
        .needs = NEEDS_WRITING,
        .summary = "Read deploys from git tags, or from a mainline",
        .about =
            "Seven columns with tabs between, as this writes them: git for-each-ref "
            "--sort=creatordate refs/tags --format='%(refname:short)%09%(objecttype)%09"
            "%(creatordate:iso-strict)%09%(if)%(taggername)%(then)%(taggername)%(else)"
            "%(authorname)%(end)%09%(*authorname)%09%(if)%(*objectname)%(then)"
            "%(*objectname)%(else)%(objectname)%(end)%09%(contents:subject)'; or four: "
            "sha, "
            "date, author, subject. A tag NAME-1.2.3 is a deploy of the area NAME. What a "
            "person changed here stays. Reading the same again changes nothing. \"-\" is "
            "standard input.",
        .option =
            OPTIONS({.name = "area",
                     .value = "AREA",
                     .help = "All of them are of this area; keeps two repositories apart"},
                    {.name = "dry-run", .help = "Report the same and write nothing"}),
        .lasts = true,
        .run = verb_import_tags,
    },
    {
        .name = "export board",
        .arguments = "[FILE]",
        .most = 1,
        .kind = {ARG_FILE},
        .needs = NEEDS_BOARD,
        .summary = "Write the whole board as YAML",
        .about = "Everything a person typed, in an order that differs little in git. To "
                 "stdout, or into a new file.",
        .lasts = true,
        .run = verb_export_board,
    },
    {
        .name = "export areas",
        .arguments = "[FILE]",
        .most = 1,
        .kind = {ARG_FILE},
        .needs = NEEDS_BOARD,
        .summary = "Write who decides as Markdown",
        .about = "A page for a wiki: every area with its owner, delivery, stand-in and "
                 "helpers, a table for each product line. To stdout, or into a new file.",
        .option = OPTIONS(
            {.name = "markdown", .help = "The form it has anyway; for scripts to say"}),
        .lasts = true,
        .run = verb_export_areas,
    },
    {
        .name = "export tickets",
        .arguments = "[FILE]",
        .most = 1,
        .kind = {ARG_FILE},
        .needs = NEEDS_BOARD,
        .summary = "Write the open tickets as JSON, or as Markdown",
        .about = "JSON in the shape of GitHub's issues, which import github reads. To "
                 "stdout, or into a new file.",
        .option = OPTIONS(
            {.name = "markdown", .help = "As Markdown, one under the other"},
            {.name = "all", .help = "All of them, also what is done or decided against"}),
        .lasts = true,
        .run = verb_export_tickets,
    },
    {
        .name = "export codeowners",
        .arguments = "[FILE]",
        .most = 1,
        .kind = {ARG_FILE},
        .needs = NEEDS_BOARD,
        .summary = "Write the path patterns and their owners as CODEOWNERS",
        .about = "One owner a line, in the order that keeps every path's answer the same. "
                 "A pattern without owner stands alone behind a comment that says who "
                 "there is to pick from. To stdout, or into a new file.",
        .option = OPTIONS({.name = "dialect",
                           .value = "DIALECT",
                           .help = "github or gitlab; else the one the patterns came in"}),
        .lasts = true,
        .run = verb_export_codeowners,
    },
    {
        .name = "backup",
        .arguments = "[FILE]",
        .most = 1,
        .kind = {ARG_FILE},
        .needs = NEEDS_BOARD,
        .summary = "Copy the board while others use it",
        .about =
            "Without FILE the copy stands beside the board, with the time in its name.",
        .lasts = true,
        .run = verb_backup,
    },
    {
        .name = "restore",
        .arguments = "[BACKUP]",
        .most = 1,
        .kind = {ARG_FILE},
        .summary = "Bring a backup back in the place of the board",
        .about = "Without BACKUP the newest beside the board that backup named. It is "
                 "looked at as doctor does first. The board that was there is kept aside, "
                 "under a name that is said.",
        .lasts = true,
        .run = verb_restore,
    },
    {
        .name = "doctor",
        .needs = NEEDS_BOARD,
        .summary = "Prove that the board is whole",
        .about = "Checks the file, every record against the log, and the log against "
                 "itself. Never writes. Exit code 0 is sound, 2 is hurt.",
        .lasts = true,
        .run = verb_doctor,
    },
    {
        .name = "completion",
        .arguments = "SHELL",
        .least = 1,
        .most = 1,
        .summary = "Completions for bash, zsh or fish",
        .about = "For example: buckstop completion bash > "
                 "~/.local/share/bash-completion/completions/buckstop",
        .run = verb_completion,
    },
    {
        .name = "help",
        .arguments = "[VERB]...",
        .most = 2,
        .kind = {ARG_VERB},
        .summary = "What there is, or what a verb does",
        .option = OPTIONS({.name = "scdoc", .help = "The source of the manual page"}),
        .run = verb_help,
    },
    {
        .name = "version",
        .summary = "The version of the program",
        .run = verb_version,
    },
};

const int board_verbs_n = (int)(sizeof board_verbs / sizeof *board_verbs);
