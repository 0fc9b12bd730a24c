/* What people asked for and no area goes by. */
#include "board/miss.h"

#include "lead.h"

#include <stdio.h>
#include <sys/stat.h>

TestSuite(misses, .init = board_enter, .fini = board_leave);

/* "sso 2, search 1": what is still not found. */
static const char *missed(size_t most)
{
    struct miss_line *lines;
    struct buf text;
    size_t n;
    buf_init(&text);
    yes(board_misses(board, most, &arena, &lines, &n, &err));
    for (size_t i = 0; i < n; i++)
        buf_addf(&text, "%s%s%s %d", i ? ", " : "", lines[i].typed,
                 lines[i].path ? " (path)" : "", (int)lines[i].asked);
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

Test(misses, count_what_differs_in_case_and_accents_as_one)
{
    board_miss(board_file, "Déploiement", 100);
    board_miss(board_file, "sso", 200);
    board_miss(board_file, "deploiement", 300);
    board_miss(board_file, "src/lost/a.c", 400);
    cr_assert_str_eq(missed(9), "deploiement 2, src/lost/a.c (path) 1, sso 1");
    cr_assert_str_eq(missed(1), "deploiement 2");
}

Test(misses, count_nothing_that_could_be_no_name)
{
    char long_text[203];
    memset(long_text, 'x', sizeof long_text);
    long_text[201] = '\0';
    board_miss(board_file, long_text, 100);
    board_miss(board_file, "", 100);
    board_miss(board_file, " - ", 100);
    board_miss(board_file, "\xff\xfe", 100);
    cr_assert_str_empty(missed(9));
    long_text[200] = '\0';
    board_miss(board_file, long_text, 100);
    cr_assert_str_not_empty(missed(9), "just short enough");
}

Test(misses, end_once_an_area_an_alias_or_a_pattern_answers)
{
    static const char *const alias[] = {"Single Sign-On"}, *const path[] = {"/src/lost/"};
    const struct area_edit search = {.name = "Search"}, more = {.aliases = alias,
                                                                .aliases_n = 1,
                                                                .paths = path,
                                                                .paths_n = 1};
    struct area area;
    bool changed;
    board_miss(board_file, "search", 100);
    board_miss(board_file, "sear", 90);
    board_miss(board_file, "single sign on", 80);
    board_miss(board_file, "src/lost/a.c", 70);
    board_miss(board_file, "sso", 60);
    cr_assert_str_eq(missed(9),
                     "search 1, sear 1, single sign on 1, src/lost/a.c (path) 1, sso 1");
    yes(board_area_add(board, &search, &arena, &area, &err));
    cr_assert_str_eq(missed(9), "single sign on 1, src/lost/a.c (path) 1, sso 1");
    yes(board_area_edit(board, "search", &more, &arena, &area, &changed, &err));
    cr_assert_str_eq(missed(9), "sso 1");
    yes(board_area_archive(board, "search", &arena, &area, &err));
    cr_assert_str_eq(missed(9),
                     "search 1, sear 1, single sign on 1, src/lost/a.c (path) 1, sso 1");
}

Test(misses, are_no_change_that_could_be_undone)
{
    struct history_line *lines;
    size_t before, after;
    const char *text = exported();
    yes(board_log(board, 99, &arena, &lines, &before, &err));
    board_miss(board_file, "sso", 100);
    yes(board_log(board, 99, &arena, &lines, &after, &err));
    cr_assert_eq(before, after);
    cr_assert_str_eq(exported(), text);
}

Test(misses, leave_a_board_that_is_not_there_alone)
{
    struct stat st;
    board_miss("/tmp/buckstop-nothing/board.db", "sso", 100);
    cr_assert_neq(stat("/tmp/buckstop-nothing/board.db", &st), 0);
}
