/* The growing piece of text. */
#include "base/buf.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

Test(buf, is_text_at_every_moment)
{
    struct buf buf;
    buf_init(&buf);
    cr_expect_str_eq(buf.text, "");
    cr_expect_eq(buf.len, 0);
    buf_add(&buf, "");
    buf_add_n(&buf, NULL, 0);
    buf_fill(&buf, 'x', 0);
    buf_addf(&buf, "%s", "");
    buf_reset(&buf);
    buf_cut(&buf, 0);
    cr_expect_str_eq(buf.text, "");
    buf_add(&buf, "ab");
    buf_add_c(&buf, 'c');
    buf_fill(&buf, '-', 3);
    buf_addf(&buf, "%d%s", 42, "!");
    buf_add_n(&buf, "xyz", 2);
    cr_expect_str_eq(buf.text, "abc---42!xy");
    cr_expect_eq(buf.len, 11);
    buf_cut(&buf, 3);
    cr_expect_str_eq(buf.text, "abc");
    buf_reset(&buf);
    cr_expect_str_eq(buf.text, "");
    buf_add(&buf, "again");
    cr_expect_str_eq(buf.text, "again");
    buf_release(&buf);
    cr_expect_str_eq(buf.text, "");
    buf_add(&buf, "and again");
    cr_expect_str_eq(buf.text, "and again");
    buf_release(&buf);
    buf_release(&buf);
}

Test(buf, holds_nuls_of_its_own)
{
    struct buf buf;
    buf_init(&buf);
    buf_add_n(&buf, "a\0b", 3);
    cr_expect_eq(buf.len, 3);
    cr_expect_eq(memcmp(buf.text, "a\0b", 4), 0);
    buf_release(&buf);
}

Test(buf, grows_a_byte_at_a_time_and_at_once)
{
    struct buf slow, quick;
    buf_init(&slow);
    buf_init(&quick);
    for (int i = 0; i < 100000; i++)
        buf_add_c(&slow, (char)('a' + i % 26));
    for (size_t i = 0; i < slow.len; i++)
        cr_assert_eq(slow.text[i], (char)('a' + (int)i % 26));
    buf_addf(&quick, "%s%s", slow.text, slow.text);
    cr_expect_eq(quick.len, 2 * slow.len);
    cr_expect_eq(strncmp(quick.text, slow.text, slow.len), 0);
    buf_release(&slow);
    buf_release(&quick);
}

Test(buf, reserves_without_changing_the_text)
{
    struct buf buf;
    buf_init(&buf);
    buf_reserve(&buf, 0);
    cr_expect_str_eq(buf.text, "");
    buf_add(&buf, "abc");
    buf_reserve(&buf, 1000);
    const char *before = buf.text;
    cr_expect_geq(buf.cap, 1004);
    buf_fill(&buf, 'x', 1000);
    cr_expect_eq(buf.text, before);
    cr_expect_eq(buf.len, 1003);
    buf_release(&buf);
}

Test(buf, writes_counts_in_groups_of_three)
{
    static const struct {
        size_t n;
        const char *text;
    } cases[] = {
        {0, "0"}, {999, "999"}, {1000, "1,000"}, {40112, "40,112"}, {1000000, "1,000,000"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf buf;
        buf_init(&buf);
        buf_add_count(&buf, cases[i].n);
        cr_expect_str_eq(buf.text, cases[i].text);
        buf_release(&buf);
    }
}

Test(buf, gives_grouped_counts_to_a_format)
{
    struct buf buf;
    buf_init(&buf);
    buf_addf(&buf, "%s of %s", GROUPED(7), GROUPED(73618));
    cr_expect_str_eq(buf.text, "7 of 73,618");
    buf_reset(&buf);
    buf_add(&buf, GROUPED(SIZE_MAX));
    cr_expect_lt(buf.len, (size_t)COUNT_TEXT);
    cr_expect(strncmp(buf.text, "18,446,744,", 11) == 0, "%s", buf.text);
    buf_release(&buf);
}

/* Leaves by the one door: exit code 2, not a wrapped size. */
Test(buf, refuses_a_size_that_no_memory_has, .exit_code = 2)
{
    struct buf buf;
    buf_init(&buf);
    buf_add(&buf, "a");
    buf_reserve(&buf, SIZE_MAX - 1);
}
