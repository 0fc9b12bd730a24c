/* Errors, arenas and buffers. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <criterion/criterion.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

Test(err, has_the_products_exit_codes)
{
    static const int exits[] = {0, 1, 2, 2, 2, 3, 4, 5, 6, 130};
    for (int code = ERR_NONE; code <= ERR_INTERRUPTED; code++) {
        cr_assert_eq(err_exit((enum err_code)code), exits[code]);
        cr_assert(strlen(err_kind((enum err_code)code)) > 0);
    }
}

Test(err, starts_over_with_each_failure)
{
    struct err err;
    err_set(&err, ERR_USAGE, "one");
    err_why(&err, "because");
    err_next(&err, "do that");
    err_closest(&err, "near");
    cr_assert(!err_set(&err, ERR_STORE, "two %d", 2));
    cr_assert_str_eq(err.what, "two 2");
    cr_assert_str_empty(err.why);
    cr_assert_str_empty(err.next);
    cr_assert_eq(err.closest_n, 0);
}

Test(err, cuts_long_text_between_characters)
{
    char text[3 * ERR_TEXT];
    struct err err;
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xc3\xa9", 3);
    err_set(&err, ERR_USAGE, "x%s", text);
    size_t len = strlen(err.what);
    cr_assert(len == ERR_TEXT - 1 || len == ERR_TEXT - 2);
    cr_assert_eq((unsigned char)err.what[len - 1], 0xa9);
}

Test(err, keeps_five_closest_names_and_drops_what_does_not_fit)
{
    struct err err;
    char name[ERR_NAME + 1];
    memset(name, 'a', ERR_NAME);
    name[ERR_NAME] = '\0';
    err_set(&err, ERR_NOT_FOUND, "x");
    err_closest(&err, name);
    for (int i = 0; i < 9; i++)
        err_closest(&err, "b");
    cr_assert_eq(err.closest_n, ERR_CLOSEST);
    cr_assert_str_eq(err.closest[0], "b");
}

Test(arena, gives_zeroed_aligned_memory_and_takes_it_back)
{
    struct arena arena;
    arena_init(&arena);
    for (int round = 0; round < 3; round++) {
        for (size_t n = 1; n < 3000; n += 7) {
            unsigned char *p = arena_new(&arena, n, 3);
            cr_assert_eq((uintptr_t)p % alignof(max_align_t), 0);
            for (size_t i = 0; i < n * 3; i++)
                cr_assert_eq(p[i], 0);
            memset(p, 0xff, n * 3);
        }
        arena_reset(&arena);
    }
    arena_release(&arena);
    cr_assert_null(arena.block);
}

Test(arena, copies_text_and_grows_arrays)
{
    struct arena arena;
    arena_init(&arena);
    cr_assert_null(arena_copy(&arena, NULL));
    cr_assert_str_eq(arena_text(&arena, "abcdef", 3), "abc");
    cr_assert_str_eq(arena_printf(&arena, "%d %s", 7, "x"), "7 x");
    int *list = NULL;
    size_t cap = 0;
    for (int i = 0; i < 1000; i++) {
        list = arena_grow(&arena, list, &cap, (size_t)i + 1, sizeof *list);
        list[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        cr_assert_eq(list[i], i);
    arena_release(&arena);
}

Test(buf, is_always_text)
{
    struct buf buf;
    buf_init(&buf);
    cr_assert_str_empty(buf.text);
    buf_reset(&buf);
    buf_cut(&buf, 0);
    buf_add(&buf, "");
    buf_fill(&buf, 'x', 0);
    cr_assert_eq(buf.cap, 0);
    buf_addf(&buf, "%s-%d", "a", 5);
    buf_add_c(&buf, '!');
    buf_fill(&buf, '.', 3);
    cr_assert_str_eq(buf.text, "a-5!...");
    buf_cut(&buf, 3);
    cr_assert_str_eq(buf.text, "a-5");
    buf_reset(&buf);
    cr_assert_str_empty(buf.text);
    for (int i = 0; i < 5000; i++)
        buf_add_n(&buf, "ab\0", 3);
    cr_assert_eq(buf.len, 15000);
    cr_assert_eq(buf.text[buf.len], '\0');
    buf_release(&buf);
    cr_assert_str_empty(buf.text);
}
