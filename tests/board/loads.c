/* Who carries what. */
#include "board/loads.h"

#include "lead.h"

TestSuite(loads, .init = board_enter, .fini = board_leave);

static struct load load;

/* "billing checkout; 1", with "!" where it is too much. */
static const char *line_of(const char *handle)
{
    struct buf text;
    buf_init(&text);
    yes(board_loads(board, &arena, &load, &err));
    for (size_t i = 0; i < load.n; i++) {
        const struct load_line *line = &load.line[i];
        if (strcmp(line->person.handle, handle) != 0)
            continue;
        for (size_t a = 0; a < line->owns_n; a++)
            buf_addf(&text, "%s%s ", line->owns[a].slug, line->owns[a].stood_in ? "+" : "");
        buf_addf(&text, "%zu%s", line->stands_in, line->heavy ? "!" : "");
    }
    const char *kept = arena_copy(&arena, text.text);
    buf_release(&text);
    return kept;
}

static void add(const char *name, const char *owner)
{
    struct area area;
    const struct area_edit edit = {.name = name};
    yes(board_area_add(board, &edit, &arena, &area, &err));
    yes(own(name, owner, ROLE_OWNER));
}

Test(loads, say_what_each_owns_and_where_they_stand_in)
{
    struct area area;
    yes(own("checkout", "ana", ROLE_OWNER));
    yes(own("checkout", "bob", ROLE_STAND_IN));
    yes(own("billing", "bob", ROLE_HELPER));
    cr_assert_str_eq(line_of("ana"), "billing checkout+ 0");
    cr_assert_str_eq(line_of("bob"), "1", "a helper owns and stands in nowhere");
    cr_assert(load.n == 4 && load.alone_n == 1);
    cr_assert_str_eq(load.alone[0].slug, "billing");
    yes(own("checkout", "tom", ROLE_STAND_IN));
    cr_assert_str_eq(line_of("bob"), "0", "what is over does not count");
    yes(board_area_archive(board, "checkout", &arena, &area, &err));
    cr_assert_str_eq(line_of("ana"), "billing 0");
    cr_assert_str_eq(line_of("tom"), "0");
}

Test(loads, flag_who_owns_more_than_the_team_can_carry)
{
    static const char *const more[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < 3; i++)
        add(more[i], "ana");
    cr_assert_str_eq(line_of("ana"), "a b billing c 0");
    add(more[3], "ana");
    cr_assert_str_eq(line_of("ana"), "a b billing c d 0!");
    yes(own("checkout", "bob", ROLE_OWNER));
    cr_assert_str_eq(line_of("ana"), "a b billing c d 0!");
    cr_assert_str_eq(line_of("bob"), "checkout 0");
    add("e", "bob");
    add("f", "bob");
    cr_assert_str_eq(line_of("ana"), "a b billing c d 0", "not more than twice three");
}
