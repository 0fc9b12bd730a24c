/* Half-typed text while the board's disk is full: it is kept elsewhere, and comes back. The
 * disks are mounted where only the test and its programs see them, and go with it. */
#include "support.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DRAFT_NAME = 40 };

struct full {
    struct demo demo;
    char small[64], filler[80], drafts[96], state[96]; /* of the folder of the board */
};

static void copy_file(const char *from, const char *to)
{
    char bytes[65536];
    size_t n;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    cr_assert(in && out, "%s, %s", from, to);
    while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
        cr_assert_eq(fwrite(bytes, 1, n, out), n);
    fclose(in);
    cr_assert_eq(fclose(out), 0);
}

static bool can_mount(void)
{
    return unshare(CLONE_NEWNS) == 0 &&
           mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

/* The demo board on a disk of two megabytes. */
static void full_make(struct full *full)
{
    struct demo *demo = &full->demo;
    demo_make(demo);
    char *slash = strrchr(demo->file, '/');
    int folder = (int)(slash - demo->file);
    snprintf(full->small, sizeof full->small, "%.*s/small", folder, demo->file);
    snprintf(full->filler, sizeof full->filler, "%s/filler", full->small);
    snprintf(full->state, sizeof full->state, "XDG_STATE_HOME=%.*s/state", folder,
             demo->file);
    snprintf(full->drafts, sizeof full->drafts, "%.*s/state/buckstop/drafts", folder,
             demo->file);
    char whole[sizeof demo->file];
    memcpy(whole, demo->file, sizeof whole);
    cr_assert_eq(mkdir(full->small, 0700), 0);
    cr_assert_eq(mount("small", full->small, "tmpfs", 0, "size=2m"), 0);
    snprintf(demo->file, sizeof demo->file, "%s/board.db", full->small);
    copy_file(whole, demo->file);
}

static void full_fill(const struct full *full)
{
    static const char page[4096];
    int fd = open(full->filler, O_WRONLY | O_CREAT | O_EXCL, 0600);
    cr_assert_geq(fd, 0);
    while (write(fd, page, sizeof page) > 0)
        continue;
    close(fd);
}

static void full_remove(struct full *full)
{
    demo_end(&full->demo);
    umount2(full->small, MNT_DETACH);
    demo_remove(&full->demo);
}

/* The name of the one file among the drafts; "" for none. */
static void the_draft(const struct full *full, char name[DRAFT_NAME])
{
    DIR *folder = opendir(full->drafts);
    name[0] = '\0';
    for (struct dirent *one; folder && (one = readdir(folder));) {
        if (one->d_name[0] == '.')
            continue;
        cr_assert_str_eq(name, "", "a second file: %s", one->d_name);
        snprintf(name, DRAFT_NAME, "%.*s", DRAFT_NAME - 1, one->d_name);
    }
    if (folder)
        closedir(folder);
}

static void open_with(struct full *full, const char *state)
{
    const char *const env[] = {state, "TMPDIR=/proc", NULL};
    demo_open(&full->demo, ROWS, COLS, env);
}

static void survives(const char *keys, const char *again, const char *shows, int sig)
{
    struct full full;
    struct stat stat_of;
    char name[DRAFT_NAME], path[160];
    if (!can_mount())
        cr_skip_test("no disk can be mounted here");
    full_make(&full);
    open_with(&full, full.state);
    full_fill(&full);
    terminal_type(&full.demo.t, keys);
    the_draft(&full, name);
    must_show(&full.demo, "our words are kept in");
    must_show(&full.demo, name);
    snprintf(path, sizeof path, "%s/%s", full.drafts, name);
    cr_assert_eq(stat(path, &stat_of), 0);
    cr_assert_eq(stat_of.st_mode & 07777, 0600);
    if (sig)
        terminal_signal(&full.demo.t, sig);
    else
        terminal_hangup(&full.demo.t);
    cr_assert_eq(terminal_wait(&full.demo.t, 2000), 128 + (sig ? sig : SIGHUP));
    demo_end(&full.demo);

    unlink(full.filler);
    open_with(&full, full.state);
    terminal_type(&full.demo.t, again);
    must_show(&full.demo, shows);
    must_show(&full.demo, "Back from");
    the_draft(&full, name);
    cr_assert_str_eq(name, "", "the board has the words now");
    terminal_type(&full.demo.t, CTRL_C);
    terminal_keys(&full.demo.t, CTRL_C);
    terminal_wait(&full.demo.t, 2000);
    demo_end(&full.demo);
    open_with(&full, full.state);
    terminal_type(&full.demo.t, again);
    must_show(&full.demo, shows);
    full_remove(&full);
}

Test(asides, keep_the_words_of_a_form_through_a_lost_terminal)
{
    survives("eAna Ru", "e", "Owner         Ana Ru", 0);
}

Test(asides, keep_the_words_of_a_new_ticket_through_a_signal)
{
    survives("taHalf a tit", "ta", "Half a tit", SIGTERM);
}

Test(asides, keep_the_words_of_a_line_through_a_kill)
{
    survives("awareh", "a", "New area: wareh", SIGKILL);
}

/* No disk is mounted for it: a folder stands where the lock file should be. */
Test(asides, keep_the_words_where_the_lock_is_refused)
{
    struct demo demo;
    char lock[96], state[112];
    demo_make(&demo);
    snprintf(lock, sizeof lock, "%s.lock", demo.file);
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s.state", demo.file);
    const char *const env[] = {state, NULL};
    unlink(lock);
    cr_assert_eq(mkdir(lock, 0700), 0);
    demo_open(&demo, ROWS, COLS, env);
    terminal_type(&demo.t, "eAna Ru");
    must_show(&demo, "our words are kept in");
    terminal_hangup(&demo.t);
    cr_assert_eq(terminal_wait(&demo.t, 2000), 128 + SIGHUP);
    demo_end(&demo);
    cr_assert_eq(rmdir(lock), 0);
    demo_open(&demo, ROWS, COLS, env);
    terminal_type(&demo.t, "e");
    must_show(&demo, "Owner         Ana Ru");
    must_show(&demo, "Back from");
    demo_remove(&demo);
}

Test(asides, keep_a_form_open_whose_words_have_no_place_at_all)
{
    struct full full;
    char shared[64];
    if (!can_mount())
        cr_skip_test("no disk can be mounted here");
    full_make(&full);
    snprintf(shared, sizeof shared, "/tmp/buckstop-drafts-%ld", (long)getuid());
    bool made = mkdir(shared, 0700) == 0;
    cr_assert_eq(mount("none", shared, "tmpfs", MS_RDONLY, "mode=0700"), 0);
    open_with(&full, "XDG_STATE_HOME=/proc");
    full_fill(&full);
    terminal_type(&full.demo.t, "eAna Ru");
    must_show(&full.demo, "kept NOWHERE");
    must_show(&full.demo, "Esc leave, KEPT NOWHERE");
    terminal_type(&full.demo.t, TAB);
    must_show(&full.demo, "kept NOWHERE");
    terminal_type(&full.demo.t, ESC);
    must_show(&full.demo, "Owner         Ana Ru");
    must_show(&full.demo, "once more lets it be lost");
    unlink(full.filler);
    terminal_type(&full.demo.t, "\033[Zi" ESC);
    must_show(&full.demo, "[1 AREAS]");
    terminal_type(&full.demo.t, "e");
    must_show(&full.demo, "Owner         Ana Rui");
    full_fill(&full);
    terminal_type(&full.demo.t, "z" ESC);
    must_show(&full.demo, "once more lets it be lost");
    terminal_type(&full.demo.t, ESC);
    must_show(&full.demo, "What was typed is lost");
    must_show(&full.demo, "[1 AREAS]");
    umount2(shared, MNT_DETACH);
    if (made)
        rmdir(shared);
    full_remove(&full);
}
