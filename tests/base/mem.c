/* Memory that is never NULL, and the door it leaves through. The
 * tests ask for more than a size can say, which is refused before malloc is asked. */
#include "base/mem.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

Test(mem, is_zeroed_and_never_null)
{
    unsigned char *bytes = mem_new(10, 7);
    for (int i = 0; i < 70; i++)
        cr_expect_eq(bytes[i], 0);
    free(bytes);
    void *nothing = mem_new(0, 0);
    cr_expect_not_null(nothing);
    free(nothing);
}

Test(mem, grows_by_doubling_and_keeps_what_is_there)
{
    size_t cap = 0;
    int *items = mem_grow(NULL, &cap, 1, sizeof *items);
    cr_expect_eq(cap, 8);
    items[7] = 7;
    cr_expect_eq(mem_grow(items, &cap, 8, sizeof *items), items);
    cr_expect_eq(cap, 8);
    items = mem_grow(items, &cap, 9, sizeof *items);
    cr_expect_eq(cap, 16);
    cr_expect_eq(items[7], 7);
    items = mem_grow(items, &cap, 1000, sizeof *items);
    cr_expect_geq(cap, 1000);
    cr_expect_eq(items[7], 7);
    free(items);
}

Test(mem, leaves_when_a_size_is_more_than_there_is, .exit_code = 2)
{
    size_t cap = 0;
    mem_grow(NULL, &cap, SIZE_MAX, 2);
}

Test(mem, leaves_when_a_size_cannot_be_doubled, .exit_code = 2)
{
    size_t cap = SIZE_MAX / 2 + 1;
    mem_grow(NULL, &cap, SIZE_MAX, 8);
}

/* Ends the test with a code of its own, to show that it was called. */
static void say_goodbye(void)
{
    _exit(99);
}

Test(mem, says_last_words_before_it_leaves, .exit_code = 99)
{
    mem_at_exhaustion(say_goodbye);
    mem_exhausted();
}

Test(mem, forgets_last_words_that_were_taken_away, .exit_code = 2)
{
    mem_at_exhaustion(say_goodbye);
    mem_at_exhaustion(NULL);
    mem_exhausted();
}
