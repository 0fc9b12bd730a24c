/* Drafts as files outside the store: what was written comes back, and nothing else does. */
#include "support.h"

#include "store/asides.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char first[96], second[96];
static const char *folders[] = {first, second, NULL};
static const struct draft half = {.place = "ticket/1/why",
                                  .actor = "ana",
                                  .text = "half a s\xc3\xa4ntence\n\n",
                                  .now = 500};
static struct aside found;
static struct buf path;

static void enter(void)
{
    store_enter();
    int folder = (int)(strrchr(store_file, '/') - store_file);
    snprintf(first, sizeof first, "%.*s/state/a/drafts", folder, store_file);
    snprintf(second, sizeof second, "%.*s/second", folder, store_file);
    buf_init(&path);
}

static void leave(void)
{
    buf_release(&path);
    store_leave();
}

TestSuite(asides, .init = enter, .fini = leave);

static enum asides_found find(void)
{
    found = (struct aside){.text = ""};
    return asides_find(store, folders, &half, &arena, &found);
}

static void keep(void)
{
    cr_assert(asides_keep(store, folders, &half, &path));
}

Test(asides, come_back_as_they_were_typed)
{
    struct stat file;
    cr_expect_eq(find(), ASIDES_NONE);
    keep();
    cr_expect_eq(find(), ASIDES_FOUND);
    cr_expect_str_eq(found.text, half.text);
    cr_expect_eq(found.at, 500);
    cr_expect_str_eq(found.path, path.text);
    cr_expect(strstr(path.text, first) == path.text);
    cr_expect_eq(stat(path.text, &file), 0);
    cr_expect_eq(file.st_mode & 07777, 0600);
    asides_drop(store, folders, &half);
    cr_expect_eq(find(), ASIDES_NONE);
}

Test(asides, are_of_one_place_and_person)
{
    struct draft other = half;
    keep();
    other.actor = "bo";
    cr_expect_eq(asides_find(store, folders, &other, &arena, &found), ASIDES_NONE);
    other = half;
    other.place = "ticket/2/why";
    cr_expect_eq(asides_find(store, folders, &other, &arena, &found), ASIDES_NONE);
}

Test(asides, go_to_the_next_folder_where_one_is_not_ours_alone)
{
    cr_assert_eq(mkdir(second, 0755), 0); /* others may look into it */
    const char *const bad[] = {second, NULL};
    cr_expect_not(asides_keep(store, bad, &half, &path));
    const char *const order[] = {second, first, NULL};
    cr_expect(asides_keep(store, order, &half, &path));
    cr_expect(strstr(path.text, first) == path.text);
    cr_assert_eq(rmdir(second), 0);
    cr_assert_eq(symlink(first, second), 0); /* anybody's link could stand there */
    cr_expect_not(asides_keep(store, bad, &half, &path));
}

Test(asides, are_in_one_folder_only)
{
    const char *const only[] = {second, NULL};
    cr_assert(asides_keep(store, only, &half, &path));
    keep();
    cr_expect_eq(asides_find(store, only, &half, &arena, &found), ASIDES_NONE);
    cr_expect_eq(find(), ASIDES_FOUND);
}

static void put(const char *bytes, size_t n)
{
    unlink(path.text);
    int fd = open(path.text, O_WRONLY | O_CREAT | O_EXCL, 0600);
    cr_assert(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
    close(fd);
}

static void is_hurt(const char *what, size_t at)
{
    cr_assert_eq(find(), ASIDES_HURT, "%s, byte %zu", what, at);
    cr_assert_str_eq(found.text, "", "%s, byte %zu", what, at);
    cr_assert_eq(access(path.text, F_OK), -1, "%s, byte %zu is in the way", what, at);
    cr_assert_eq(access(found.path, F_OK), 0, "%s, byte %zu is gone", what, at);
}

Test(asides, that_are_hurt_at_any_byte_are_not_believed)
{
    char bytes[1024];
    keep();
    int fd = open(path.text, O_RDONLY);
    ssize_t n = read(fd, bytes, sizeof bytes);
    close(fd);
    cr_assert(n > 0);
    for (size_t i = 0; i < (size_t)n; i++) {
        put(bytes, i);
        is_hurt("cut", i);
        bytes[i] ^= 1;
        put(bytes, (size_t)n);
        is_hurt("flipped", i);
        bytes[i] ^= 1;
    }
    put(bytes, (size_t)n);
    cr_expect_eq(find(), ASIDES_FOUND);
}

Test(asides, that_are_no_file_are_moved_out_of_the_way)
{
    keep();
    unlink(path.text);
    cr_assert_eq(symlink("/etc/passwd", path.text), 0);
    is_hurt("a link", 0);
    unlink(found.path);
    cr_assert_eq(mkfifo(path.text, 0600), 0);
    is_hurt("a pipe", 0);
    cr_assert_eq(mkdir(path.text, 0700), 0);
    cr_expect_eq(find(), ASIDES_HURT); /* it stays, for a pipe has its other name */
    cr_expect_str_eq(found.text, "");
}

Test(asides, know_whether_the_store_has_something_younger)
{
    bool older = true;
    cr_assert(asides_older(store, &half, 500, &older, &err));
    cr_expect_not(older, "it has nothing");
    struct draft kept = half;
    kept.now = 600;
    cr_assert(drafts_keep(store, &kept, &err), "%s", err.what);
    cr_assert(asides_older(store, &half, 599, &older, &err) && older);
    cr_assert(asides_older(store, &half, 600, &older, &err) && !older);
}
