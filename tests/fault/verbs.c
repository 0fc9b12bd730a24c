/* Every verb while its queries fail: one of them, and all from there on. The verb answers
 * or says what happened, with an exit code that is one of ours; it frees what it
 * took; and one that says no leaves the board as it was, or says that it may have been
 * saved. */
#include "demo.h"
#include "harm.h"

#include "cli/cli.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the example board has not; words apart by blanks, "~" is a blank in a word. */
static const char *const first[] = {
    "own billing femi --stand-in",
    "own billing jonas --helper",
    "own exports ana --stand-in",
    "person away femi --until 2026-12-01",
    "ticket decide 217 not-now --why later --until 2026-12-24",
    "incident add Nearly --near-miss --area login --started 2026-11-19T10:00:00Z",
    "incident edit 45 --noticed 2026-11-19T10:05:00Z",
    "broke 313 --what it~froze",
    "recovered 313 --what it~thawed",
    "deploy incident 312",
    "person leave ines",
    "undo",
};

static const char *const lines[] = {
    "who exports",
    "who login --all",
    "who billing --on yesterday",
    "people --all",
    "person show femi",
    "tickets state:not_now",
    "tickets nothing~of~that~name",
    "ticket show 217",
    "incident show 45",
    "incident show 46",
    "incidents froze",
    "incidents nothing~like~it",
    "deploys retry --since 2026-11-01 --until 2026-11-20",
    "deploys nothing~like~it",
    "deploys --area billing --line money",
    "incident same 45 44",
    "person away femi",
    "next",
    "next --json",
    "who billing",
    "who billing --json",
    "who exports --now",
    "who billing --now --json",
    "who checkout",
    "who src/billing/x.c",
    "who nothing",
    "who nothing --json",
    "areas",
    "areas --all",
    "areas --unowned",
    "areas --contested",
    "areas --stale 1",
    "areas --asked",
    "areas --line money",
    "areas --json",
    "areas --unowned --json",
    "area add finder --covers all~of~it --line money --alias finding --path /find/",
    "area show billing",
    "area show billing --json",
    "area show checkout",
    "area edit billing --covers tax --alias bills",
    "area archive admin",
    "area confirm billing",
    "own checkout ana --why asked",
    "own billing bo --why asked",
    "own billing femi --stand-in",
    "own billing bo --why asked --json",
    "own billing ana --remove --why asked",
    "people",
    "people --json",
    "person add Zoe~Ash --handle zoe",
    "person show ana",
    "person show ana --json",
    "person edit ana --contact ana@example.org",
    "person away ana --until 2026-12-01",
    "person back ana",
    "person leave femi",
    "person leave femi --to ana",
    "without ana",
    "without ana --json",
    "tickets",
    "tickets --json",
    "tickets --alike",
    "tickets sort:age state:all",
    "tickets sort:gaps gap:way_back area:checkout",
    "ticket add Approvals~again --area checkout --who us --why because",
    "ticket show 219",
    "ticket show 219 --json",
    "ticket show 214",
    "ticket edit 219 --why it~fails --awkward two~at~once --area billing",
    "ticket ready 219",
    "ticket ready 217 --json",
    "ticket decide 217 yes --why sure",
    "ticket decide 217 yes --why sure --json",
    "ticket decide 217 no --why never",
    "ticket decide 217 not-now --why later --until 2026-12-24",
    "ticket same 233 245",
    "ticket same 233",
    "ticket apart 241 242",
    "ticket start 217",
    "ticket start 226",
    "ticket done 214",
    "ship new~search --type web --area billing --changes 2",
    "ship new~search --type web --area billing --ticket 217 --by bo --id run-1",
    "broke 313",
    "broke 313 --json",
    "recovered 313",
    "rolled-back 313",
    "shipped",
    "shipped --json",
    "shipped --since 2026-11-01 --markdown",
    "deploys",
    "deploys --all --json",
    "deploys --weeks 8",
    "deploys --weeks 8 --json",
    "deploys --broken --type web",
    "deploy show 313",
    "deploy show 312",
    "deploy show 311 --json",
    "deploy edit 313 --what another~name --by bo",
    "deploy fine 313",
    "deploy tick 313 1",
    "deploy untick 313 1",
    "deploy incident 312",
    "deploy link 312 42",
    "releases",
    "releases --json",
    "release show web",
    "release show migration --json",
    "release add mobile --step build --step watch --way-back previous~build",
    "release edit web --minutes 9",
    "release archive api",
    "incidents",
    "incidents --all",
    "incidents --all --json",
    "incidents --alike",
    "incident add Mail~late --area billing --started 2026-11-19T10:00:00Z --for 41m",
    "incident show 42",
    "incident show 42 --json",
    "incident edit 42 --title Mail~later --severity critical",
    "incident edit 42 --title Mail~later --json",
    "incident fact 42 2026-11-17T10:00:00Z the~queue~grew",
    "incident edit 44 --ended 2026-11-19T09:00:00Z",
    "incident reopen 42",
    "incident same 44 42",
    "incident apart 44 42",
    "causes",
    "causes --all",
    "causes --all --json",
    "causes queue --candidates",
    "causes removed 13 --as bo",
    "causes seen 11 --what looked~at~the~alert",
    "causes drop 11 --what tired~of~it",
    "causes reopen 12",
    "causes owner 11 ana",
    "review",
    "review --json",
    "review list",
    "review list --json",
    "review stats",
    "review stats --json",
    "review show 45",
    "review show 46",
    "review show 46 --json",
    "review minutes 46",
    "review words",
    "review words --json",
    "review words add weak hope",
    "review words drop weak remind*",
    "check",
    "check --json",
    "check answer 1 clear",
    "check finish",
    "check list",
    "check list --json",
    "brief",
    "brief --line money",
    "log",
    "log --all --json",
    "undo",
    "redo",
    "export board",
    "export areas",
    "export tickets",
    "export tickets --json",
    "export codeowners",
    "doctor",
    "doctor --json",
    "completion bash",
    "help who",
    "version",
};
enum { LINES = sizeof lines / sizeof *lines, WORDS = 16 };

struct verbs {
    const struct run *run;
    struct dice dice;
    struct buf board, text, after; /* the file's bytes, what it says, what it says then */
    char file[128], heard[128];
    long tried, well, saidno;
};

static void read_file(const char *path, struct buf *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    must(fd >= 0, "%s cannot be read", path);
    buf_reset(out);
    read_rest(fd, out);
}

static void put_board(const struct verbs *v)
{
    int fd = open(v->file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    must(fd >= 0 && write(fd, v->board.text, v->board.len) == (ssize_t)v->board.len,
         "%s cannot be written", v->file);
    close(fd);
}

/* Runs the line, what it says going into a file, and returns its exit code. */
static int run_line(const struct verbs *v, const char *line, bool tty)
{
    char words[256], *argv[WORDS + 1] = {(char[]){"buckstop"}}, *more;
    struct cli cli = {.world = demo_world, .db = v->file, .out_tty = tty, .columns = 80};
    int argc = 1, out = dup(1), err = dup(2);
    int to = open(v->heard, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    snprintf(words, sizeof words, "%s", line);
    for (char *w = strtok_r(words, " ", &more); w && argc < WORDS;
         w = strtok_r(NULL, " ", &more)) {
        for (char *blank = w; (blank = strchr(blank, '~'));)
            *blank = ' ';
        argv[argc++] = w;
    }
    fflush(stdout);
    must(out >= 0 && err >= 0 && dup2(to, 1) >= 0 && dup2(to, 2) >= 0,
         "there is no place for answers");
    int code = cli_run(&cli, argc, argv);
    harm->kind = FAULT_NONE;
    fflush(stdout);
    dup2(out, 1);
    dup2(err, 2);
    close(out);
    close(err);
    close(to);
    return code;
}

static bool owns_up(const struct buf *heard)
{
    return strstr(heard->text, "may have been saved") || strstr(heard->text, "is saved");
}

static void judge(struct verbs *v, const char *line, int code)
{
    struct buf heard, bytes;
    buf_init(&heard);
    buf_init(&bytes);
    read_file(v->heard, &heard);
    must((code >= 0 && code <= 6) || code == 130, "\"%s\", query %ld: exit code %d", line,
         harm->at, code);
    must(code == 0 || code == 4 || heard.len > 0, "\"%s\", query %ld: not a word", line,
         harm->at);
    read_file(v->file, &bytes);
    bool same =
        bytes.len == v->board.len && memcmp(bytes.text, v->board.text, bytes.len) == 0;
    if (!same) {
        demo_text(v->file, &v->after);
        same = strcmp(v->after.text, v->text.text) == 0;
    }
    must(same || code == 0 || owns_up(&heard),
         "\"%s\", query %ld: it said no and did it: %s", line, harm->at, heard.text);
    v->well += code == 0;
    v->saidno += code != 0;
    buf_release(&bytes);
    buf_release(&heard);
}

static void try_line(struct verbs *v, const char *line, bool tty)
{
    put_board(v);
    *harm = (struct harm){.kind = FAULT_QUERY, .at = 0};
    run_line(v, line, tty); /* what there is to warm up */
    put_board(v);
    *harm = (struct harm){.kind = FAULT_QUERY, .at = 0};
    must(run_line(v, line, tty) != 2, "\"%s\" is typed wrong", line);
    size_t chances = (size_t)harm->seen, step = 1 + chances / (size_t)v->run->count;
    for (size_t at = 1 + dice_below(&v->dice, step); at <= chances;
         at += 1 + dice_below(&v->dice, 2 * step)) {
        put_board(v);
        *harm = (struct harm){
            .kind = FAULT_QUERY, .for_good = dice_below(&v->dice, 2), .at = (long)at};
        long before = memory_live();
        int code = run_line(v, line, tty);
        must(memory_live() == before, "\"%s\", query %zu: %ld blocks leak", line, at,
             memory_live() - before);
        judge(v, line, code);
        v->tried += harm->fired > 0;
    }
}

void verbs_run(const struct run *run)
{
    struct verbs v = {.run = run, .dice = {run->seed}};
    harm_init();
    buf_init(&v.board);
    buf_init(&v.text);
    buf_init(&v.after);
    snprintf(v.file, sizeof v.file, "%s/board.db", run->folder);
    snprintf(v.heard, sizeof v.heard, "%s/heard", run->folder);
    demo_make(v.file);
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        must(run_line(&v, first[i], false) == 0, "\"%s\" did not work", first[i]);
    demo_text(v.file, &v.text);
    read_file(v.file, &v.board);
    memory_watch();
    for (size_t i = 0; i < LINES; i++)
        for (int tty = 0; tty < 2; tty++)
            try_line(&v, lines[i], tty);
    must(v.tried > 0 && v.saidno > 0, "no query failed");
    printf("verbs: %d command lines; %ld queries failed: %ld answered all the same, %ld "
           "said no; 0 crashed, 0 leaked, 0 said no and did it\n",
           LINES, v.tried, v.well, v.saidno);
    buf_release(&v.after);
    buf_release(&v.text);
    buf_release(&v.board);
}
