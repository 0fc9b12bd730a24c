/* A line being typed: letters, moves, what is taken away and what comes back. */
#include "typing.h"

#include <string.h>

TestSuite(field, .init = field_enter, .fini = field_leave);

struct typed {
    const char *before, *keys, *after;
};

static void expect_typed(const struct typed *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        set(cases[i].before);
        type(cases[i].keys);
        cr_expect_str_eq(shown(), cases[i].after, "\"%s\" and %s: \"%s\"", cases[i].before,
                         cases[i].keys, shown());
        cr_expect(whole(), "\"%s\" and %s", cases[i].before, cases[i].keys);
    }
}

Test(field, types_where_the_cursor_is)
{
    static const struct typed cases[] = {
        {"", "Ana", "Ana|"},
        {"Aa|", "{left}n", "An|a"},
        {"na|", "{home}A", "A|na"},
        {"", "e" ACUTE "x", "e" ACUTE "x|"},
        {"李|龙", "小", "李小|龙"},
        {"|", FLAG "x", FLAG "x|"},
        {"|", FAMILY "{left}a", "a|" FAMILY},
        {"|" ACUTE "b", "e", "e" ACUTE "|b"}, /* the mark sits on it now */
        {"\U0001F468|\U0001F469", "\u200d",
         "\U0001F468\u200D\U0001F469"
         "|"},
        {FLAG "|\U0001F1EB\U0001F1F7", "\U0001F1E6",
         FLAG "\U0001F1E6\U0001F1EB|\U0001F1F7"},
    };
    expect_typed(cases, sizeof cases / sizeof *cases);
}

Test(field, moves_by_graphemes)
{
    static const struct typed cases[] = {
        {"ab|", "{left}", "a|b"},
        {"ab|", "^b^b^b", "|ab"},
        {"|ab", "{right}", "a|b"},
        {"|ab", "^f^f^f", "ab|"},
        {"a|b", "^a", "|ab"},
        {"a|b", "{home}", "|ab"},
        {"a|b", "^e", "ab|"},
        {"a|b", "{end}", "ab|"},
        {"ae" ACUTE "|", "{left}", "a|e" ACUTE},
        {"|e" ACUTE "b", "{right}", "e" ACUTE "|b"},
        {FLAG FLAG "|", "{left}", FLAG "|" FLAG},
        {"|" FLAG FLAG, "{right}", FLAG "|" FLAG},
        {"a" FAMILY "|", "{left}", "a|" FAMILY},
        {WAVE "|", "{left}", "|" WAVE},
        {"李|小", "{right}", "李小|"},
    };
    expect_typed(cases, sizeof cases / sizeof *cases);
}

Test(field, moves_by_words)
{
    static const struct typed cases[] = {
        {"one two|", "{wl}", "one |two"},
        {"one two  |", "{wl}", "one |two  "},
        {"one two|", "{wl}{wl}{wl}", "|one two"},
        {"|one two", "{wr}", "one| two"},
        {"one|  two", "{wr}", "one  two|"},
        {"|one two", "{wr}{wr}{wr}", "one two|"},
        {"李 小龙|", "{wl}", "李 |小龙"},
        {"  |", "{wl}", "|  "},
        {"|  ", "{wr}", "  |"},
        {"a " ACUTE "b|", "{wl}", "a| " ACUTE "b"}, /* a blank with a mark is one thing */
        {"a|  " ACUTE "b c", "{wr}", "a  " ACUTE "b| c"},
        {"|a\u0600 b", "{wr}", "a\u0600 |b"},
    };
    expect_typed(cases, sizeof cases / sizeof *cases);
}

Test(field, takes_away_and_gives_back)
{
    static const struct typed cases[] = {
        {"abc|", "{bs}", "ab|"},
        {"abc|", "^h", "ab|"},
        {"|abc", "{bs}", "|abc"},
        {"a|bc", "{del}", "a|c"},
        {"a|bc", "^d", "a|c"},
        {"abc|", "{del}", "abc|"},
        {"ae" ACUTE "|", "{bs}", "a|"},
        {"a" FAMILY "|b", "{bs}", "a|b"},
        {"|" FLAG FLAG, "{del}", "|" FLAG},
        {"one |two", "^k", "one |"},
        {"one |two", "^k^a^y", "two|one "},
        {"one |two", "^u", "|two"},
        {"one |two", "^u^e^y", "twoone |"},
        {"one two |", "^w", "one |"},
        {"one two|", "{wbs}", "one |"},
        {"one two|", "^w^y^y", "one twotwo|"},
        {"one| two x", "{wdel}", "one| x"},
        {"one| two x", "{wdel}^e^y", "one x two|"},
        {"one| two", "^k^k^y", "one two|"},  /* nothing taken keeps what was */
        {"one two|", "^w{bs}^y", "onetwo|"}, /* a letter taken is not kept */
        {"\U0001F1E9| \U0001F1EA", "{del}", FLAG "|"},
        {"\U0001F1E9 |\U0001F1EA", "{bs}", FLAG "|"},
    };
    expect_typed(cases, sizeof cases / sizeof *cases);
    field_release(&field);
    field_init(&field);
    cr_expect_eq(type("^y"), FIELD_MOVED, "nothing was taken yet");
}

Test(field, joins_typed_letters_into_one_undo)
{
    static const struct typed cases[] = {
        {"", "Ana^_", "|"},
        {"", "Ana Ruiz^_", "Ana |"},
        {"", "Ana Ruiz^_^_", "|"},
        {"", "Ana^_^_^_", "|"},
        {"", "abc{left}d^_", "ab|c"},
        {"", "abc{left}{right}d^_", "abc|"},
        {"", "abc{bs}d^_", "ab|"},
        {"", "abc{bs}d^_^_", "abc|"},
        {"", "abc^_d^_", "|"},
        {"one two|", "^w^_", "one two|"},
        {"one |two", "^k^_", "one |two"},
        {"one |two", "^u^y^_^_", "one |two"},
        {"one |two", "{end}{del}^_", "one two|"}, /* no change, nothing to take back */
        {"e|", ACUTE "^_", "e|"},
    };
    expect_typed(cases, sizeof cases / sizeof *cases);
}

Test(field, takes_back_a_paste_at_once)
{
    type("a ");
    cr_expect_eq(paste("one two"), FIELD_CHANGED);
    type("b");
    cr_expect_str_eq(shown(), "a one twob|");
    type("^_");
    cr_expect_str_eq(shown(), "a one two|");
    type("^_");
    cr_expect_str_eq(shown(), "a |");
    type("^_");
    cr_expect_str_eq(shown(), "|");
    cr_expect_eq(type("^_"), FIELD_MOVED);
}

Test(field, takes_back_so_many_changes_and_no_more)
{
    for (int i = 0; i < FIELD_UNDOS + 6; i++)
        paste("x");
    for (int i = 0; i < FIELD_UNDOS; i++)
        cr_expect_eq(type("^_"), FIELD_CHANGED);
    cr_expect_eq(type("^_"), FIELD_MOVED);
    cr_expect_str_eq(shown(), "xxxxxx|");
    set("new");
    cr_expect_eq(type("^_"), FIELD_MOVED, "a text that is set has no past");
    cr_expect_str_eq(shown(), "new|");
}

Test(field, makes_one_line_of_a_paste)
{
    static const struct {
        const char *text, *after;
    } cases[] = {
        {"one\ntwo", "one two|"},
        {"one\ttwo", "one two|"},
        {"one\r\ntwo", "one two|"},
        {"one\n", "one|"},
        {"one\r\n\r\n", "one|"},
        {"one ", "one |"},
        {" ", " |"},
        {"\n", "|"},
        {"", "|"},
        {"\none", " one|"},
        {"a\033[2Jb", "a [2Jb|"},
        {"a\177b", "a b|"},
        {"a\xc2\x9b"
         "b",
         "a b|"},
        {"a\xff"
         "b",
         "a\ufffdb|"},
        {"\xe2\x80", "\ufffd\ufffd|"},
        {"a\u2028b\u2029", "a b|"},
        {"\u202ea", "\u202ea|"},
        {"e" ACUTE, "e" ACUTE "|"},
        {"\xed\xa0\x80", "\ufffd\ufffd\ufffd|"},
        {"one \n", "one |"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        field_set(&field, "");
        enum field_says says = paste(cases[i].text);
        cr_expect_str_eq(shown(), cases[i].after, "case %zu: \"%s\"", i, shown());
        cr_expect_eq(says, field.text.len ? FIELD_CHANGED : FIELD_MOVED, "case %zu", i);
        cr_expect(whole(), "case %zu", i);
    }
}

Test(field, makes_one_line_of_what_is_set)
{
    static const struct {
        const char *text, *after;
    } cases[] = {
        {"", "|"},
        {"Ana ", "Ana |"},
        {"one\ntwo\n", "one two|"},
        {"a\033b\xff", "a b\ufffd|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        field_set(&field, cases[i].text);
        cr_expect_str_eq(shown(), cases[i].after, "case %zu: \"%s\"", i, shown());
        cr_expect(whole());
    }
    field_set(&field, field.text.text);
    cr_expect_str_eq(shown(), "a b\ufffd|", "its own text");
}

/* `n` times the piece, in memory of this file's own. */
static const char *many(const char *piece, size_t n)
{
    static char text[FIELD_MOST * 2];
    size_t len = strlen(piece);
    for (size_t i = 0; i < n; i++)
        memcpy(text + i * len, piece, len);
    text[n * len] = '\0';
    return text;
}

Test(field, lets_a_proposal_give_way_to_what_is_typed)
{
    field_propose(&field, "Wed 25 Nov");
    cr_assert_eq(paste(""), FIELD_MOVED);
    cr_assert_str_eq(shown(), "Wed 25 Nov|");
    type("+3");
    cr_assert_str_eq(shown(), "+3|");
    type("^_");
    cr_assert_str_eq(shown(), "Wed 25 Nov|", "one undo brings it back");
    field_propose(&field, "+7");
    paste("+3 days");
    cr_assert_str_eq(shown(), "+3 days|");
    field_propose(&field, "+7");
    type("{left}1");
    cr_assert_str_eq(shown(), "+1|7", "once moved in, it is a text");
    field_propose(&field, "+7");
    type("{bs}4");
    cr_assert_str_eq(shown(), "+4|");
}

Test(field, is_full_at_a_grapheme)
{
    static const struct {
        const char *piece;
        size_t n, len;
    } cases[] = {
        {"x", FIELD_MOST, 2000}, {"x", FIELD_MOST + 1, 2000}, {"李", 667, 1998},
        {"e" ACUTE, 667, 1998},  {FAMILY, 112, 1998},         {FLAG, 251, 2000},
        {"\xff", 667, 1998},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        field_set(&field, "");
        cr_expect_eq(paste(many(cases[i].piece, cases[i].n)), FIELD_CHANGED);
        cr_expect_eq(field.text.len, cases[i].len, "case %zu: %zu", i, field.text.len);
        cr_expect(whole());
        type("^a");
        enum field_says says = paste("李");
        cr_expect_eq(says, FIELD_MOVED, "case %zu", i);
    }
    field_set(&field, many("x", FIELD_MOST - 1));
    cr_expect_eq(type("é"), FIELD_MOVED);
    cr_expect_eq(type("y"), FIELD_CHANGED);
    cr_expect_eq(type("z"), FIELD_MOVED);
    type("^_");
    cr_expect_eq(field.text.len, (size_t)FIELD_MOST - 1, "no letter, no undo");
    field_set(&field, many("x", FIELD_MOST + 100));
    cr_expect_eq(field.text.len, (size_t)FIELD_MOST + 100, "what is set is not cut");
    cr_expect_eq(type("y"), FIELD_MOVED);
    cr_expect_eq(type("{bs}"), FIELD_CHANGED);
}

Test(field, leaves_the_keys_of_the_form)
{
    static const uint32_t codes[] = {
        KEY_CODE_NONE, KEY_CODE_ENTER, KEY_CODE_TAB,  KEY_CODE_BACK_TAB,
        KEY_CODE_ESC,  KEY_CODE_UP,    KEY_CODE_DOWN, KEY_CODE_PAGE_UP,
        KEY_CTRL('l'), KEY_CTRL('x'),  KEY_CTRL('c'), KEY_CODE_PAGE_DOWN,
        0x9b,          0xd800,         0x2028,
    };
    set("a|b");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        cr_expect_eq(feed(codes[i]), FIELD_LEFT, "U+%04X", codes[i]);
    cr_expect_str_eq(shown(), "a|b");
    cr_expect_eq(type("{left}"), FIELD_MOVED);
    cr_expect_eq(type("x"), FIELD_CHANGED);
    cr_expect_eq(type("{home}{bs}"), FIELD_MOVED);
}
