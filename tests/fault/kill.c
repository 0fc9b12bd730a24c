/* Two writers through the real binary, killed with SIGKILL at random moments. What they had
 * acknowledged (exit code 0 and an answer) must be in the log once; a deploy whose writer
 * was killed is logged again with the same --id and must not be there twice; the board must
 * be sound. Kills that left a hot journal behind are counted: without any, no kill met a
 * commit and nothing was proven. */
#include "fault.h"

#include "base/mem.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    WRITERS = 2,
    KILLS_A_BOARD = 250, /* then a new one: a long log would only slow the checks down */
    KILLS_A_CHECK = 50,
    NAME = 24,
};

enum act { ADD_AREA, NAME_OWNER, SHIP, ACTS };

struct writer {
    pid_t pid; /* 0: not running */
    int pidfd, out;
    enum act act;
    bool again;       /* the same --id as one that was killed */
    char token[NAME]; /* stands in the log when it is done */
    char area[NAME];  /* acknowledged and not yet owned; "": none */
    double began;
};

struct said {
    char text[64]; /* of a line of the log */
    bool known;    /* acknowledged; else it may be there or not, but not twice */
};

struct loop {
    const struct run *run;
    struct dice dice;
    const char *db;
    struct writer writer[WRITERS];
    struct said *said;
    size_t said_n, said_cap;
    long tokens, kills, hot, lost_answers, retries, acknowledged, boards;
    double usual; /* how long a writer runs, in seconds; a kill comes within it */
};

static void expect(struct loop *loop, const struct writer *w, bool known)
{
    static const char *const forms[] = {"added the area %s\t", "\t%s\n", "\"%s\""};
    struct said said = {.known = known};
    snprintf(said.text, sizeof said.text, forms[w->act], w->token);
    loop->said = mem_grow(loop->said, &loop->said_cap, loop->said_n + 1, sizeof said);
    loop->said[loop->said_n++] = said;
    loop->acknowledged += known;
}

static void start(struct loop *loop, struct writer *w)
{
    const char *argv[10] = {NULL};
    if (!w->again) {
        w->act = (enum act)dice_below(&loop->dice, ACTS);
        if (w->act == NAME_OWNER && !w->area[0])
            w->act = ADD_AREA;
        snprintf(w->token, sizeof w->token, "t%ldx", ++loop->tokens);
    }
    const char *const area_add[] = {"area", "add", w->token};
    const char *const own[] = {"own", w->area, "ana", "--why", w->token};
    const char *const ship[] = {"ship", "--what", w->token, "--id", w->token};
    const char *const *words = w->act == ADD_AREA ? area_add : w->act == SHIP ? ship : own;
    size_t n = w->act == ADD_AREA ? 3 : 5;
    for (size_t i = 0; i < n; i++)
        argv[i + 1] = words[i];
    w->began = seconds();
    w->pid = program_start(loop->run, loop->db, argv, &w->out);
    w->pidfd = (int)syscall(SYS_pidfd_open, w->pid, 0);
    must(w->pidfd >= 0, "pidfd_open: %s", strerror(errno));
}

/* What became of a writer that has ended; true if it was killed. */
static bool collect(struct loop *loop, struct writer *w)
{
    int status;
    struct buf out;
    buf_init(&out);
    read_rest(w->out, &out);
    must(waitpid(w->pid, &status, 0) == w->pid, "waitpid: %s", strerror(errno));
    close(w->pidfd);
    w->pid = 0;
    bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    bool answered = out.len > 0 || w->act == NAME_OWNER; /* which has nothing to answer */
    if (!killed && (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !answered))
        fail("a writer of %s ended with status %x:\n%s", w->token, (unsigned)status,
             out.text);
    buf_release(&out);
    loop->retries += !killed && w->again;
    if (!killed || w->act != SHIP)
        expect(loop, w, !killed);
    if (w->act == NAME_OWNER)
        w->area[0] = '\0';
    if (w->act == ADD_AREA && !killed)
        snprintf(w->area, sizeof w->area, "%s", w->token);
    w->again = killed && w->act == SHIP;
    if (!killed)
        loop->usual = 0.95 * loop->usual + 0.05 * (seconds() - w->began);
    return killed;
}

/* Lets both write for so long, starting each again as it ends. */
static void let_write(struct loop *loop, double until)
{
    for (;;) {
        struct pollfd polled[WRITERS];
        double left = until - seconds();
        for (int i = 0; i < WRITERS; i++) {
            if (!loop->writer[i].pid)
                start(loop, &loop->writer[i]);
            polled[i] = (struct pollfd){.fd = loop->writer[i].pidfd, .events = POLLIN};
        }
        if (left <= 0)
            return;
        const struct timespec wait = {.tv_nsec = (long)(left * 1e9)};
        ppoll(polled, WRITERS, &wait, NULL);
        for (int i = 0; i < WRITERS; i++)
            if (polled[i].revents)
                collect(loop, &loop->writer[i]);
    }
}

static bool journal_is_hot(const struct loop *loop)
{
    struct stat st;
    return stat(in_folder(loop->run, "board.db-journal"), &st) == 0 && st.st_size > 0;
}

/* A third of the kills take both at once; only then is a journal surely nobody's. */
static void strike(struct loop *loop)
{
    size_t whom = dice_below(&loop->dice, WRITERS + 1);
    for (size_t i = 0; i < WRITERS; i++)
        if (whom == i || whom == WRITERS)
            kill(loop->writer[i].pid, SIGKILL);
    for (size_t i = 0; i < WRITERS; i++)
        if (whom == i || whom == WRITERS)
            loop->kills += collect(loop, &loop->writer[i]);
    if (whom == WRITERS)
        loop->hot += journal_is_hot(loop);
}

static void stop(struct loop *loop)
{
    for (int i = 0; i < WRITERS; i++) {
        while (loop->writer[i].pid)
            collect(loop, &loop->writer[i]);
        if (loop->writer[i].again) { /* the last word of a deploy whose writer was killed */
            start(loop, &loop->writer[i]);
            collect(loop, &loop->writer[i]);
        }
    }
}

/* Every acknowledged line is in the log, and nothing is there twice. */
static void check_log(struct loop *loop)
{
    struct buf log;
    const char *words[] = {NULL, "log", "--all", NULL};
    buf_init(&log);
    must(program_run(loop->run, loop->db, words, &log) == 0, "log:\n%s", log.text);
    for (size_t i = 0; i < loop->said_n; i++) {
        size_t n = occurrences(log.text, loop->said[i].text);
        must(n <= 1, "%zu times in the log: %s", n, loop->said[i].text);
        must(n == 1 || !loop->said[i].known, "LOST, though acknowledged: %s",
             loop->said[i].text);
        loop->lost_answers += n == 1 && !loop->said[i].known;
    }
    buf_release(&log);
}

static void check_doctor(struct loop *loop)
{
    struct buf out;
    const char *words[] = {NULL, "doctor", NULL};
    buf_init(&out);
    must(program_run(loop->run, loop->db, words, &out) == 0, "the board is hurt:\n%s",
         out.text);
    buf_release(&out);
}

static void make_board(struct loop *loop)
{
    const char *init[] = {NULL, "init", "Acme", "--time-zone", "UTC", NULL};
    const char *mia[] = {NULL, "person", "add", "Mia Okafor", NULL};
    const char *ana[] = {NULL, "person", "add", "Ana Ruiz", NULL};
    empty_folder(loop->run);
    loop->said_n = 0;
    loop->boards++;
    must(program_run(loop->run, loop->db, init, NULL) == 0 &&
             program_run(loop->run, loop->db, mia, NULL) == 0 &&
             program_run(loop->run, loop->db, ana, NULL) == 0,
         "no board can be made");
    for (int i = 0; i < WRITERS; i++)
        loop->writer[i] = (struct writer){0};
}

void kill_run(const struct run *run)
{
    char db[128];
    struct loop loop = {.run = run, .dice = {run->seed}, .db = db, .usual = 0.006};
    snprintf(db, sizeof db, "%s/board.db", run->folder);
    while (loop.kills < run->count) {
        long until = loop.kills + KILLS_A_BOARD, check = loop.kills + KILLS_A_CHECK;
        make_board(&loop);
        while (loop.kills < until && loop.kills < run->count) {
            double within = (double)dice_below(&loop.dice, 1000) / 1000 * loop.usual * 1.5;
            let_write(&loop, seconds() + within);
            strike(&loop);
            if (loop.kills >= check) {
                check_log(&loop);
                check += KILLS_A_CHECK;
            }
        }
        stop(&loop);
        check_log(&loop);
        check_doctor(&loop);
    }
    free(loop.said);
    printf("kill: %ld writers killed on %ld boards, %ld of them seen to leave a hot "
           "journal; %ld writes acknowledged, 0 lost; %ld saved without an answer; %ld "
           "deploys logged again by their id, 0 twice\n",
           loop.kills, loop.boards, loop.hot, loop.acknowledged, loop.lost_answers,
           loop.retries);
    must(loop.hot > 0, "no kill met a commit");
    must(loop.acknowledged > 0 && loop.retries > 0, "nothing was written");
}
