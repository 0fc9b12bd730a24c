/* Memory for one request. */
#include "base/arena.h"

#include <criterion/criterion.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

Test(arena, hands_out_zeroed_aligned_memory)
{
    struct arena arena;
    arena_init(&arena);
    for (size_t size = 0; size < 300; size++) {
        unsigned char *p = arena_new(&arena, size, 3);
        cr_assert_not_null(p);
        cr_assert_eq((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < 3 * size; i++)
            cr_assert_eq(p[i], 0);
        memset(p, 0xAA, 3 * size);
    }
    arena_release(&arena);
}

Test(arena, keeps_every_piece_apart)
{
    enum { PIECES = 5000 };
    static size_t *piece[PIECES];
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < PIECES; i++) {
        piece[i] = arena_new(&arena, i % 97 + 1, sizeof **piece);
        for (size_t k = 0; k <= i % 97; k++)
            piece[i][k] = i;
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t k = 0; k <= i % 97; k++)
            cr_assert_eq(piece[i][k], i);
    arena_release(&arena);
}

Test(arena, gives_more_than_a_block_in_one_piece)
{
    struct arena arena;
    arena_init(&arena);
    char *small = arena_copy(&arena, "before");
    char *big = arena_new(&arena, 1, 1 << 20);
    memset(big, 'x', 1 << 20);
    cr_expect_str_eq(small, "before");
    cr_expect_str_eq(arena_copy(&arena, "after"), "after");
    arena_release(&arena);
}

Test(arena, can_be_used_again_after_reset_and_release)
{
    struct arena arena;
    arena_init(&arena);
    arena_reset(&arena);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 1000; i++) {
            unsigned char *p = arena_new(&arena, 1, 100);
            cr_assert_eq(p[0] | p[99], 0);
            memset(p, 0xAA, 100);
        }
        arena_reset(&arena);
        cr_expect_eq(arena.used, 0);
        cr_expect_not_null(arena.block);
    }
    arena_release(&arena);
    cr_expect_null(arena.block);
    cr_expect_str_eq(arena_copy(&arena, "again"), "again");
    arena_release(&arena);
    arena_release(&arena);
}

Test(arena, copies_text)
{
    struct arena arena;
    arena_init(&arena);
    cr_expect_null(arena_copy(&arena, NULL));
    cr_expect_str_eq(arena_copy(&arena, ""), "");
    cr_expect_str_eq(arena_text(&arena, "billing", 4), "bill");
    cr_expect_str_eq(arena_text(&arena, NULL, 0), "");
    cr_expect_str_eq(arena_printf(&arena, "%s owns %d", "Ana", 3), "Ana owns 3");
    cr_expect_str_eq(arena_printf(&arena, "%s", ""), "");
    arena_release(&arena);
}

Test(arena, says_nothing_where_text_cannot_be_printed)
{
    struct arena arena;
    arena_init(&arena);
    /* The C locale cannot write this wide character, and printf fails. */
    cr_expect_str_eq(arena_printf(&arena, "%ls", L"\U0001F600"), "");
    arena_release(&arena);
}

Test(arena, grows_an_array_with_zeroed_room)
{
    struct arena arena;
    arena_init(&arena);
    size_t cap = 0;
    int *items = NULL;
    for (size_t i = 0; i < 1000; i++) {
        items = arena_grow(&arena, items, &cap, i + 1, sizeof *items);
        cr_assert_gt(cap, i);
        cr_assert_eq(items[i], 0);
        items[i] = (int)i;
    }
    for (size_t i = 0; i < 1000; i++)
        cr_assert_eq(items[i], (int)i);
    cr_expect_eq(arena_grow(&arena, items, &cap, 3, sizeof *items), items);
    arena_release(&arena);
}

/* Leaves by the one door: exit code 2, not a wrapped size. */
Test(arena, refuses_a_size_that_no_memory_has, .exit_code = 2)
{
    struct arena arena;
    arena_init(&arena);
    arena_new(&arena, SIZE_MAX / 8, 16);
}

Test(arena, refuses_an_array_that_no_memory_has, .exit_code = 2)
{
    struct arena arena;
    arena_init(&arena);
    size_t cap = 0;
    arena_grow(&arena, NULL, &cap, SIZE_MAX - 7, 16);
}
