/* Running an act in a child, and looking at what it left. */
#include "trial.h"

#include "base/data.h"
#include "base/mem.h"
#include "board/sitting.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 60, A_DOOR = 2 };

static void quiet(void)
{
    int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (fd >= 0)
        dup2(fd, STDERR_FILENO);
}

/* Where branches are counted, those of a child that leaves by _exit are counted too. */
extern void __gcov_dump(void) __attribute__((weak));

static void count_branches(void)
{
    harm->kind = FAULT_NONE;
    if (__gcov_dump)
        __gcov_dump();
}

/* The harm begins with the act, or with the opening, and lasts to the close. */
_Noreturn static void act_out(const struct trials *trials, const struct act *act,
                              const struct harm *wanted)
{
    struct stage stage = {.file = trials->file, .backup = trials->backup};
    struct outcome *outcome = trials->outcome;
    alarm(PATIENCE);
    quiet();
    mem_at_exhaustion(count_branches);
    memory_watch();
    acts_world_from(trials->keys);
    if (trials->opening)
        *harm = *wanted;
    bool ok = stage_open(&stage);
    if (!trials->opening)
        *harm = *wanted;
    if (act)
        ok = ok && act->run(&stage);
    stage_close(&stage);
    harm->kind = FAULT_NONE;
    outcome->ok = ok;
    outcome->err = stage.err;
    outcome->leaked = memory_live();
    outcome->ended = true;
    count_branches();
    _exit(0);
}

void trial_run(struct trials *trials, const struct act *act)
{
    struct outcome *outcome = trials->outcome;
    const struct harm wanted = *harm;
    harm->kind = FAULT_NONE; /* of the child alone: what forks may allocate */
    disk_copy(trials->work, trials->before);
    disk_mount(trials->work);
    *outcome = (struct outcome){.ended = false};
    fflush(stdout);
    pid_t pid = fork();
    must(pid >= 0, "fork: %s", strerror(errno));
    if (pid == 0)
        act_out(trials, act, &wanted);
    while (waitpid(pid, &outcome->status, 0) < 0)
        must(errno == EINTR, "waitpid: %s", strerror(errno));
    harm->kind = FAULT_NONE;
    bool exited = WIFEXITED(outcome->status);
    if (exited && outcome->ended)
        outcome->ending = outcome->ok ? ENDED_WELL : ENDED_SAYING_NO;
    else if (exited && WEXITSTATUS(outcome->status) == A_DOOR)
        outcome->ending = ENDED_BY_THE_DOOR;
    else
        outcome->ending = ENDED_BADLY;
}

bool trial_text(struct trials *trials, const struct disk *disk, const char *file,
                struct buf *out)
{
    struct stage stage = {.file = file};
    const char *draft = "";
    disk_copy(trials->look, disk);
    disk_mount(trials->look);
    bool ok = stage_open(&stage) && stage_text(&stage, out) &&
              board_draft(stage.board, "ticket 1 why", &stage.arena, &draft, &stage.err);
    buf_addf(out, "draft: %s\n", draft);
    ok = ok && stage_doctor(&stage, out);
    if (!ok)
        buf_addf(out, "%s: %s", stage.err.what, stage.err.why);
    stage_close(&stage);
    return ok;
}

/* The migrations up to the last but one, and the row without which it is no board. */
void trial_old_board(struct trials *trials, struct disk *disk)
{
    enum { OLD = 5 };
    sqlite3 *db;
    size_t n;
    const struct data_file *files = data_files(&n);
    disk_clear(disk);
    disk_mount(disk);
    must(sqlite3_open_v2(trials->file, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                         NULL) == SQLITE_OK,
         "an old board: %s", sqlite3_errmsg(db));
    for (size_t i = 0; i < n; i++) {
        bool wanted = strncmp(files[i].name, "schema/", 7) == 0 &&
                      strtol(files[i].name + 7, NULL, 10) <= OLD;
        must(!wanted || sqlite3_exec(db, files[i].text, NULL, NULL, NULL) == SQLITE_OK,
             "an old board: %s: %s", files[i].name, sqlite3_errmsg(db));
    }
    must(sqlite3_exec(db,
                      "PRAGMA application_id = 1112232788; PRAGMA user_version = 5;"
                      "INSERT INTO board (id, rev, name, time_zone, created_at) VALUES (1, "
                      "1, 'Acme', 'UTC', 1700000000)",
                      NULL, NULL, NULL) == SQLITE_OK,
         "an old board: %s", sqlite3_errmsg(db));
    sqlite3_close(db);
    disk_settle(disk);
    disk_mount(disk);
}
