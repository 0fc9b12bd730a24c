/* Many writers at once, as processes of their own, on a real disk and through the board's
 * own actions: none may be told that the board is busy, every commit must be in the log
 * once, and the longest that anybody waited for one is told. Eight write so many each; then
 * 32 write a twentieth of it each; then eight write through the real binary. */
#include "acts.h"
#include "fault.h"

#include "board/deploy.h"
#include "board/history.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    FEW = 8,
    MANY = 32,
    MANY_SHARE = 20,
    BINARY_COMMITS = 20,
    MOST_MS = 1000,
    STRICT_FROM = 10000
};

struct tally { /* of one writer; in memory that all see */
    double longest;
    long commits;
    char trouble[200];
};

/* Writes through one open board, each deploy under an id of its own. */
static void write_many(const char *file, size_t writer, long n, struct tally *tally)
{
    struct stage stage = {.file = file};
    acts_world_from((writer + 1) << 32);
    bool ok = stage_open(&stage);
    for (long i = 0; ok && i < n; i++) {
        struct deploy_logged logged;
        struct deploy_edit edit = deploy_edit_none();
        char id[48];
        snprintf(id, sizeof id, "w%zu-%ldx", writer, i);
        edit.what = edit.id = id;
        double began = seconds();
        ok = board_deploy_ship(stage.board, &edit, &stage.arena, &logged, &stage.err);
        double took = seconds() - began;
        if (took > tally->longest)
            tally->longest = took;
        tally->commits += ok && !logged.repeated;
        arena_reset(&stage.arena);
    }
    if (!ok)
        snprintf(tally->trouble, sizeof tally->trouble, "%.90s: %.90s", stage.err.what,
                 stage.err.why);
    stage_close(&stage);
}

static void make_board(const struct run *run, struct stage *stage)
{
    empty_folder(run);
    must(stage_make(stage), "%s: %s", stage->err.what, stage->err.why);
    stage_close(stage);
}

/* Each id stands once in the log, and the log is whole. */
static void check(struct stage *stage, size_t writers, long each)
{
    struct history_line *lines;
    struct buf log, hurt;
    size_t n;
    buf_init(&log);
    buf_init(&hurt);
    must(stage_open(stage), "%s: %s", stage->err.what, stage->err.why);
    must(board_log(stage->board, INT64_MAX, &stage->arena, &lines, &n, &stage->err) &&
             stage_doctor(stage, &hurt),
         "%s: %s", stage->err.what, stage->err.why);
    must(hurt.len == 0, "the board is hurt:\n%s", hurt.text);
    must(n == writers * (size_t)each + 2, "LOST: %zu operations instead of %zu", n,
         writers * (size_t)each + 2);
    for (size_t i = 0; i < n; i++)
        buf_addf(&log, "%s\n", lines[i].what);
    for (size_t w = 0; w < writers; w++)
        for (long i = 0; i < each; i += 1 + each / 50) {
            char id[48];
            snprintf(id, sizeof id, "\"w%zu-%ldx\"", w, i);
            must(occurrences(log.text, id) == 1, "%s is in the log %zu times", id,
                 occurrences(log.text, id));
        }
    buf_release(&log);
    buf_release(&hurt);
    stage_close(stage);
}

static void race(const struct run *run, size_t writers, long each, bool strict)
{
    struct stage stage = {.file = in_folder(run, "board.db")};
    struct tally *tally = mmap(NULL, writers * sizeof *tally, PROT_READ | PROT_WRITE,
                               MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(tally != MAP_FAILED, "no memory to keep count in");
    make_board(run, &stage);
    double began = seconds(), longest = 0;
    for (size_t w = 0; w < writers; w++) {
        pid_t pid = fork();
        must(pid >= 0, "fork: %s", strerror(errno));
        if (pid == 0) {
            write_many(stage.file, w, each, &tally[w]);
            _exit(0);
        }
    }
    for (int status; wait(&status) > 0;)
        must(WIFEXITED(status) && WEXITSTATUS(status) == 0, "a writer ended with %x",
             (unsigned)status);
    double took = seconds() - began;
    for (size_t w = 0; w < writers; w++) {
        must(tally[w].commits == each, "writer %zu saved %ld of %ld: %s", w,
             tally[w].commits, each, tally[w].trouble);
        longest = tally[w].longest > longest ? tally[w].longest : longest;
    }
    check(&stage, writers, each);
    printf(
        "writers: %zu of %ld commits: 0 busy, 0 lost, the longest wait %.3f s, %.2f ms a "
        "commit\n",
        writers, each, longest, took * 1000 / (double)(writers * (size_t)each));
    fflush(stdout);
    must(!strict || longest * 1000 < MOST_MS, "somebody waited for %.3f s", longest);
    munmap(tally, writers * sizeof *tally);
}

/* The same through the real binary: each commit is a process. */
static void race_binary(const struct run *run)
{
    struct stage stage = {.file = in_folder(run, "board.db")};
    make_board(run, &stage);
    for (long i = 0; i < BINARY_COMMITS; i++) {
        pid_t pid[FEW];
        int out[FEW];
        for (size_t w = 0; w < FEW; w++) {
            char id[48];
            snprintf(id, sizeof id, "w%zu-%ldx", w, i);
            const char *argv[] = {NULL, "ship", "--what", id, "--id", id, NULL};
            pid[w] = program_start(run, stage.file, argv, &out[w]);
        }
        for (size_t w = 0; w < FEW; w++) {
            struct buf text;
            int status;
            buf_init(&text);
            read_rest(out[w], &text);
            must(waitpid(pid[w], &status, 0) == pid[w] && status == 0,
                 "a writer ended with %x: %s", (unsigned)status, text.text);
            buf_release(&text);
        }
    }
    check(&stage, FEW, BINARY_COMMITS);
    printf("writers: %d of %d commits through the binary: 0 busy, 0 lost\n", FEW,
           BINARY_COMMITS);
}

void writers_run(const struct run *run)
{
    long many = run->count / MANY_SHARE;
    race(run, FEW, run->count, run->count >= STRICT_FROM);
    race(run, MANY, many > 0 ? many : 1, false);
    race_binary(run);
}
