/* Opening and making a board, and who acts on it. */
#include "support.h"

#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

TestSuite(board, .init = board_enter, .fini = board_leave);

static const char *beside(const char *name)
{
    return arena_printf(&arena, "%.*s/%s", (int)(strrchr(board_file, '/') - board_file),
                        board_file, name);
}

Test(board, is_not_there_until_it_is_made)
{
    struct board *other = (struct board *)&err, *untouched = other;
    cr_assert(!board_open(beside("none.db"), BOARD_READ, &world, &other, &err));
    cr_assert_eq(err.code, ERR_NOT_FOUND);
    cr_assert_eq(other, untouched);
    cr_assert_neq(access(beside("none.db"), F_OK), 0);
}

/* Else a damaged board would be offered to be made anew. */
Test(board, without_its_record_is_damaged_and_not_missing)
{
    sqlite3 *db;
    struct board *other;
    cr_assert_eq(sqlite3_open(board_file, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, "DELETE FROM board", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    cr_assert(!board_open(board_file, BOARD_READ, &world, &other, &err));
    assert_err(ERR_STORE, "is damaged");
    assert_err(ERR_STORE, "buckstop doctor");
}

/* In place of the C library's: the disk may be anybody's. */
static long disk_type;

int statfs(const char *path, struct statfs *disk)
{
    long result = syscall(SYS_statfs, path, disk);
    if (disk_type)
        disk->f_type = disk_type;
    return (int)result;
}

Test(board, on_a_network_disk_is_only_read_unless_that_is_asked_for)
{
    struct board *other;
    disk_type = 0x6969;
    cr_assert(!board_open(board_file, BOARD_WRITE, &world, &other, &err));
    assert_err(ERR_STORE, "on a network disk");
    assert_err(ERR_STORE, "BUCKSTOP_NETWORK_DISK=1");
    cr_assert(!board_make(beside("new.db"), "New", "UTC", &world, &other, &err));
    assert_err(ERR_STORE, "on a network disk");
    cr_assert(board_open(board_file, BOARD_READ, &world, &other, &err), "%s", err.what);
    board_close(other);
    world.network = true;
    cr_assert(board_open(board_file, BOARD_WRITE, &world, &other, &err), "%s", err.what);
    board_close(other);
    world.network = false;
    disk_type = 0;
}

Test(board, is_made_once)
{
    struct board *other = (struct board *)&err, *untouched = other;
    const char *before = exported();
    cr_assert(!board_make(board_file, "Other", "UTC", &world, &other, &err));
    assert_err(ERR_REFUSED, "already");
    cr_assert_eq(other, untouched);
    cr_assert_str_eq(exported(), before);
}

Test(board, needs_a_zone_of_the_world)
{
    struct board *other;
    cr_assert(!board_make(beside("z.db"), "Z", "Europe/Atlantis", &world, &other, &err));
    assert_err(ERR_USAGE, "Europe/Atlantis");
    cr_assert_neq(access(beside("z.db"), F_OK), 0, "a refused board leaves no file");
}

Test(board, knows_its_name_and_its_day)
{
    cr_assert_str_eq(board_about(board)->name, "Acme");
    cr_assert_str_eq(board_about(board)->time_zone, "Europe/Berlin");
    cr_assert_eq(board_about(board)->created_at, world.now);
    cr_assert_str_eq(board_path(board), board_file);
    world.now = 1795217400; /* 2026-11-20T23:30:00Z: the next day in Berlin */
    become("mia");
    char today[DATE_TEXT];
    date_text(board_today(board), today);
    cr_assert_eq(board_now(board), world.now);
    cr_assert_str_eq(today, "2026-11-21");
}

Test(board, is_acted_on_by_a_person_however_they_are_typed)
{
    static const struct {
        const char *as, *actor;
        bool known;
    } cases[] = {
        {"ana", "ana", true},
        {"@ana", "ana", true},
        {"ANA", "ana", true},
        {"Ana Ruiz", "ana", true},
        {"tom varga", "tom", true},
        {"an", "an", false},
        {"deploy-bot", "deploy-bot", false},
        {"", "", false},
        {NULL, "mia", true}, /* the login */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        become(cases[i].as);
        cr_expect_str_eq(board_actor(board), cases[i].actor, "%zu", i);
        cr_expect_eq(board_actor_person(board) != 0, cases[i].known, "%zu", i);
    }
}

Test(board, keeps_an_unknown_actor_as_typed_and_says_so)
{
    struct history_line *lines;
    size_t n;
    become("deploy bot 7");
    cr_assert(own("checkout", "bob", ROLE_OWNER), "%s", err.what);
    cr_assert(board_log(board, 1, &arena, &lines, &n, &err) && n == 1);
    cr_assert_str_eq(lines[0].actor, "deploy bot 7");
    cr_assert(!lines[0].known);
    cr_assert_str_eq(lines[0].kind, "do");
}

Test(board, takes_whatever_an_actor_is_typed_as)
{
    struct history_line *lines;
    char many[300];
    size_t n;
    memset(many, 'a', sizeof many);
    many[201] = '\0';
    become(many);
    cr_assert(own("billing", "bob", ROLE_OWNER), "%s", err.why);
    cr_expect_eq(strlen(board_actor(board)), 200);
    become("\xff");
    cr_assert(own("billing", "tom", ROLE_OWNER), "%s", err.why);
    cr_assert(board_log(board, 1, &arena, &lines, &n, &err) && n == 1);
    cr_expect_str_eq(lines[0].actor, "\xef\xbf\xbd");
}

Test(board, keeps_of_a_long_reason_what_the_log_takes)
{
    struct own_done done;
    struct history_line *lines;
    char why[3001] = "";
    size_t n;
    memset(why, 'w', sizeof why - 1);
    const struct own_request request = {
        .area = "billing", .person = "ana", .why = why, .remove = true};
    cr_assert(board_own(board, &request, &arena, &done, &err), "%s %s", err.what, err.why);
    cr_assert(board_log(board, 1, &arena, &lines, &n, &err) && n == 1);
    cr_expect_eq(strlen(lines[0].why), 2000);
    cr_expect_str_eq(lines[0].why + 1996, "w...");
}

Test(board, opened_to_read_is_not_changed)
{
    const char *before = exported();
    board_close(board);
    cr_assert(board_open(board_file, BOARD_READ, &world, &board, &err), "%s", err.what);
    cr_assert(!own("checkout", "bob", ROLE_OWNER));
    cr_assert_str_eq(exported(), before);
    cr_assert_str_empty(owner_of("checkout"));
    become("mia");
    cr_assert_str_eq(exported(), before);
}

Test(board, answers_a_glance)
{
    struct who who;
    board_close(board);
    cr_assert(board_open(board_file, BOARD_GLANCE, &world, &board, &err), "%s", err.what);
    cr_assert(board_who(board, "billing", 0, &arena, &who, &err));
    cr_assert_str_eq(who.owner.person.handle, "ana");
}

Test(board, is_copied_whole)
{
    const char *before = exported();
    cr_assert(board_backup(board, beside("copy.db"), &err), "%s", err.what);
    cr_assert(!board_backup(board, beside("copy.db"), &err));
    board_close(board);
    cr_assert(board_open(beside("copy.db"), BOARD_READ, &world, &board, &err), "%s",
              err.what);
    cr_assert_str_eq(exported(), before);
}

Test(board, closed_before_it_was_opened_is_nothing)
{
    board_close(NULL);
}

/* The second writer sees what the first one did, and its own change stays. */
Test(board, is_written_by_two_at_once)
{
    struct board *mine = board, *theirs;
    cr_assert(board_open(board_file, BOARD_WRITE, &world, &theirs, &err), "%s", err.what);
    cr_assert(own("billing", "bob", ROLE_OWNER));
    board = theirs;
    cr_assert_str_eq(owner_of("billing"), "bob");
    cr_assert(own("checkout", "tom", ROLE_OWNER), "%s", err.what);
    board_close(theirs);
    board = mine;
    cr_assert_str_eq(owner_of("checkout"), "tom");
}
