/* The line that says which tickets somebody wants to see. */
#include "domain/ticket_query.h"

#include <criterion/criterion.h>

#include <string.h>

static struct arena arena;
static struct err err;

static struct ticket_query read_line(const char *line)
{
    struct ticket_query query = {.words = "untouched"};
    arena_init(&arena);
    cr_assert(ticket_query_read(line, &arena, &query, &err), "%s: %s", line, err.what);
    return query;
}

static void refuse_line(const char *line, const char *what, const char *next)
{
    struct ticket_query query = {.words = "untouched"};
    arena_init(&arena);
    cr_assert(!ticket_query_read(line, &arena, &query, &err), "%s", line);
    cr_expect_eq(err.code, ERR_USAGE);
    cr_expect_str_eq(err.what, what);
    cr_expect_str_eq(err.next, next);
    cr_expect_str_eq(query.words, "untouched");
    arena_release(&arena);
}

Test(ticket_query, takes_every_open_ticket_where_nothing_is_asked)
{
    struct ticket_query query = read_line(" \t\n");
    cr_expect_str_eq(query.words, "");
    cr_expect_str_eq(query.area, "");
    cr_expect_str_eq(query.customer, "");
    cr_expect_eq(query.which, WHICH_OPEN);
    cr_expect_eq(query.order, ORDER_BOARD);
    cr_expect_eq(query.gap, GAP_ANY);
    cr_expect_eq(query.older, 0);
    arena_release(&arena);
}

Test(ticket_query, reads_words_and_keys_in_any_order)
{
    struct ticket_query query =
        read_line("invoice area:billing gap:why  state:doing customer:acme "
                  "older:30\tsort:age  list ");
    cr_expect_str_eq(query.words, "invoice list");
    cr_expect_str_eq(query.area, "billing");
    cr_expect_str_eq(query.customer, "acme");
    cr_expect_eq(query.which, WHICH_DOING);
    cr_expect_eq(query.order, ORDER_AGE);
    cr_expect_eq(query.gap, SPEC_WHY);
    cr_expect_eq(query.older, 30);
    arena_release(&arena);
}

Test(ticket_query, takes_blanks_between_double_quotes)
{
    struct ticket_query query = read_line("area:\"Mobile app\" \"area:x is  gone\" \"\" b");
    cr_expect_str_eq(query.area, "Mobile app");
    cr_expect_str_eq(query.words, "area:x is  gone b");
    arena_release(&arena);
}

Test(ticket_query, a_quote_inside_a_word_is_a_sign_like_any_other)
{
    struct ticket_query query = read_line("5\" screen \"not closed");
    cr_expect_str_eq(query.words, "5\" screen not closed");
    arena_release(&arena);
}

static const struct {
    const char *line, *words;
} titles[] = {
    {"https://example.org/a", "https://example.org/a"},
    {"at 12:30", "at 12:30"},
    {"a:b", "a:b"},
    {"std::string", "std::string"},
    {"note: this", "note: this"},
    {":", ":"},
    {"\"stat:open\"", "stat:open"},
};

Test(ticket_query, what_is_no_key_before_a_colon_is_a_word_of_the_title)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct ticket_query query = read_line(titles[i].line);
        cr_expect_str_eq(query.words, titles[i].words);
        arena_release(&arena);
    }
}

static const struct {
    const char *value;
    int gap;
} gaps[] = {
    {"who", SPEC_WHO},
    {"done_when", SPEC_DONE_WHEN},
    {"done-when", SPEC_DONE_WHEN},
    {"Way-Back", SPEC_WAY_BACK},
    {"awkward", SPEC_AWKWARD},
    {"any", GAP_SOME},
    {"some", GAP_SOME},
};

Test(ticket_query, a_gap_is_a_field_or_any_of_them)
{
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        struct ticket_query query = ticket_query_all();
        cr_expect(ticket_query_set(&query, "gap", gaps[i].value, &err));
        cr_expect_eq(query.gap, gaps[i].gap, "%s", gaps[i].value);
    }
}

Test(ticket_query, every_word_of_the_tables_is_taken)
{
    struct ticket_query query = ticket_query_all();
    for (int i = 0; i < ticket_which_words.n; i++) {
        cr_expect(ticket_query_set(&query, "state", ticket_which_words.name[i], &err));
        cr_expect_eq((int)query.which, i);
    }
    for (int i = 0; i < ticket_order_words.n; i++) {
        cr_expect(ticket_query_set(&query, "Sort", ticket_order_words.name[i], &err));
        cr_expect_eq((int)query.order, i);
    }
    cr_expect_eq(ticket_which_words.n, WHICHES);
    cr_expect_eq(ticket_order_words.n, ORDERS);
    cr_expect(ticket_query_set(&query, "state", "Not-now", &err));
    cr_expect_eq(query.which, WHICH_NOT_NOW);
}

Test(ticket_query, says_which_key_or_value_is_none_and_what_there_is)
{
    refuse_line("stat:open", "tickets are not chosen by \"stat\"",
                "one of: area, gap, state, customer, older, sort; in double quotes it is "
                "looked for in the title");
    cr_expect_str_eq(err.closest[0], "state");
    refuse_line("state:opne", "\"opne\" is no state of a ticket",
                "one of: open, draft, ready, doing, undecided, skipped, done, no, not_now, "
                "same, all");
    cr_expect_str_eq(err.closest[0], "open");
    refuse_line("sort:size", "\"size\" is no order of tickets",
                "one of: board, number, new, age, area, gaps, customer");
    refuse_line("gap:when", "\"when\" is no field of a spec",
                "one of: who, does, why, awkward, done_when, not_changing, way_back, "
                "signs_off, some");
    cr_expect_str_eq(err.closest[0], "done_when");
    refuse_line("state:", "\"\" is no state of a ticket",
                "one of: open, draft, ready, doing, undecided, skipped, done, no, not_now, "
                "same, all");
}

Test(ticket_query, a_key_that_an_option_names_and_that_is_none_is_refused)
{
    struct ticket_query query = ticket_query_all();
    cr_assert(!ticket_query_set(&query, "colour", "red", &err));
    cr_expect_str_eq(err.what, "tickets are not chosen by \"colour\"");
    cr_expect_str_eq(err.next, "one of: area, gap, state, customer, older, sort");
}

Test(ticket_query, a_word_longer_than_any_of_ours_is_none)
{
    struct ticket_query query = ticket_query_all();
    cr_expect_not(ticket_query_set(&query, "state",
                                   "open but for those in the moderation queue", &err));
    cr_expect(ticket_query_set(&query, "state", "not now", &err));
    cr_expect_eq(query.which, WHICH_NOT_NOW);
}

Test(ticket_query, an_age_is_a_number_of_days)
{
    static const char *const wrong[] = {
        "",       "x",          "3d", "-1",   "3.5",
        "100000", "9999999999", " 3", "0x10", "99999999999999999999"};
    struct ticket_query query = ticket_query_all();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        cr_expect(!ticket_query_set(&query, "older", wrong[i], &err), "%s", wrong[i]);
        cr_expect_str_eq(err.next, "a number from 0 to 99999, such as older:30");
    }
    cr_expect_eq(query.older, 0);
    cr_expect(ticket_query_set(&query, "older", "99999", &err));
    cr_expect_eq(query.older, 99999);
}

Test(ticket_query, the_last_of_a_doubled_key_counts_and_an_empty_text_takes_all)
{
    struct ticket_query query = read_line("area:a state:done area:b state:all customer:");
    cr_expect_str_eq(query.area, "b");
    cr_expect_str_eq(query.customer, "");
    cr_expect_eq(query.which, WHICH_ALL);
    arena_release(&arena);
}
