/* One file put in the place of another. */
#include "support.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(replace, .init = enter, .fini = leave);

static void put(const char *name, const char *text)
{
    FILE *out = fopen(in_folder(name), "w");
    cr_assert(out && fputs(text, out) >= 0);
    cr_assert_eq(fclose(out), 0);
}

static void holds(const char *name, const char *text)
{
    char got[64] = "";
    FILE *in = fopen(in_folder(name), "r");
    cr_assert(in, "there is no %s", name);
    got[fread(got, 1, sizeof got - 1, in)] = '\0';
    fclose(in);
    cr_expect_str_eq(got, text, "%s", name);
}

static bool replace(bool *kept)
{
    return db_replace(file, in_folder("copy.db"), in_folder("aside.db"), kept, &err);
}

Test(replace, keeps_what_was_there_and_its_journal_aside)
{
    bool kept;
    put("board.db", "damaged");
    put("board.db-journal", "half");
    put("copy.db", "sound");
    cr_assert(replace(&kept), "%s", err.why);
    cr_expect(kept);
    holds("board.db", "sound");
    holds("aside.db", "damaged");
    holds("aside.db-journal", "half");
    cr_expect_neq(access(in_folder("board.db-journal"), F_OK), 0);
    cr_expect_neq(access(in_folder("copy.db"), F_OK), 0);
}

Test(replace, opens_it_to_those_to_whom_the_other_was)
{
    struct stat was, is;
    bool kept;
    put("board.db", "damaged");
    put("copy.db", "sound");
    cr_assert_eq(chmod(file, 0660), 0);
    cr_assert_eq(chmod(in_folder("copy.db"), 0600), 0);
    if (geteuid() == 0)
        cr_assert_eq(chown(file, 1234, 5678), 0);
    cr_assert_eq(stat(file, &was), 0);
    cr_assert(replace(&kept), "%s", err.why);
    cr_assert_eq(stat(file, &is), 0);
    cr_expect_eq(is.st_mode & 0777, 0660);
    cr_expect(is.st_uid == was.st_uid && is.st_gid == was.st_gid);
}

Test(replace, says_that_nothing_was_there)
{
    bool kept = true;
    put("copy.db", "sound");
    cr_assert(replace(&kept), "%s", err.why);
    cr_expect_not(kept);
    holds("board.db", "sound");
    cr_expect_neq(access(in_folder("aside.db"), F_OK), 0);
}

Test(replace, overwrites_nothing_that_was_put_aside_before)
{
    bool kept;
    put("board.db", "damaged");
    put("copy.db", "sound");
    put("aside.db", "the one before");
    cr_assert_not(replace(&kept));
    cr_expect(strstr(err.what, "could not be put aside"), "%s", err.what);
    cr_expect_str_eq(err.next, "wait a second, then try again");
    holds("board.db", "damaged");
    holds("aside.db", "the one before");
    holds("copy.db", "sound");
}

Test(replace, says_what_journal_cannot_be_put_aside)
{
    bool kept;
    put("board.db", "damaged");
    put("board.db-journal", "half");
    put("copy.db", "sound");
    cr_assert_eq(mkdir(in_folder("aside.db-journal"), 0700), 0);
    cr_assert_not(replace(&kept));
    cr_expect(strstr(err.what, "board.db-journal\" could not be put aside"), "%s",
              err.what);
    holds("board.db", "damaged");
    holds("board.db-journal", "half");
}

Test(replace, leaves_the_file_where_there_is_nothing_to_put_in_its_place)
{
    bool kept;
    put("board.db", "damaged");
    cr_assert_not(replace(&kept));
    cr_expect(strstr(err.what, "could not be put in place"), "%s", err.what);
    holds("board.db", "damaged");
}

Test(replace, that_fails_leaves_the_file_with_its_journal)
{
    for (int i = 0; i < 2; i++) {
        bool kept;
        without_links = i == 1;
        put("board.db", "damaged");
        put("board.db-journal", "half");
        cr_assert_not(replace(&kept));
        cr_expect_not(kept);
        holds("board.db", "damaged");
        holds("board.db-journal", "half");
        cr_expect_neq(access(in_folder("aside.db"), F_OK), 0);
    }
    without_links = false;
}

Test(replace, works_on_a_disk_without_links)
{
    bool kept;
    put("board.db", "damaged");
    put("board.db-journal", "half");
    put("copy.db", "sound");
    without_links = true;
    cr_assert(replace(&kept), "%s", err.why);
    without_links = false;
    cr_expect(kept);
    holds("board.db", "sound");
    holds("aside.db", "damaged");
    holds("aside.db-journal", "half");
}

Test(replace, refuses_a_name_that_no_file_can_have)
{
    bool kept;
    cr_assert_not(db_replace("", in_folder("copy.db"), in_folder("aside.db"), &kept, &err));
    cr_expect_neq(err.what[0], '\0');
    cr_expect_neq(err.next[0], '\0');
}

Test(replace, waits_for_nobody_who_is_writing)
{
    bool kept;
    struct db *db = made();
    put("copy.db", "sound");
    cr_assert(db_begin(db, &err), "%s", err.why);
    cr_expect_not(replace(&kept));
    cr_expect_eq(access(in_folder("copy.db"), F_OK), 0, "it was put in place");
    db_rollback(db);
    db_close(db);
    cr_expect(replace(&kept), "%s", err.why);
}
