/* Whether two titles are the same thing under different names. */
#include "domain/alike.h"

#include "text/fold.h"

#include <criterion/criterion.h>

#include <string.h>

/* What fold_name makes of it, which is how titles come. */
static const char *folded(const char *title, struct arena *arena)
{
    struct buf buf;
    buf_init(&buf);
    fold_name(&buf, title);
    const char *text = arena_text(arena, buf.text, buf.len);
    buf_release(&buf);
    return text;
}

static int score_of(const char *a, const char *b)
{
    struct arena arena;
    arena_init(&arena);
    const char *one = folded(a, &arena), *other = folded(b, &arena);
    int score = alike_score(one, other);
    cr_expect_eq(alike_score(other, one), score, "%s", a);
    arena_release(&arena);
    return score;
}

static const char *const same[][2] = {
    {"Invoice list, grouped by project", "Group the invoices by project in lists"},
    {"Upload crashes", "uploads crashed"},
    {"[Bug] Login page is broken", "bug: login: broken pages"},
    {"Company settings", "Settings of companies"},
    {"Cancelled orders are sharing an address", "order canceling shares addresses"},
    {"Ошибка загрузки", "ошибки загрузке"},
    {"Aufträge exportieren", "auftrage exportieren"},
    {"Rechnungen nicht da", "Rechnung ist da"},
    {"Cannot log in with SSO", "SSO: can not sign-in"},
    {"Time out of e-mails", "email timeouts"},
    {"the page", "The page!"},
    {"not working", "Not working."},
    {"显示错误信息", "显示错误信息"},
    {"www.example.org - site is not usable", "example.org site not usable"},
};

Test(alike, titles_of_the_same_words_are_the_same)
{
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        cr_expect_eq(score_of(same[i][0], same[i][1]), 100, "%s: %d", same[i][0],
                     score_of(same[i][0], same[i][1]));
}

static const char *const alike[][2] = {
    {"Cannot download invoices grouped per project", "Invoice export grouped by project"},
    {"PDF upload fails without an error when too large", "Upload of a large PDF: no error"},
    {"Login does not work on Safari", "Safari login"},
    {"hentai.example.org - Video doesn't play",
     "hentai.example.org video or audio doesn't play"},
    {"freetalk.com - see bug description", "freetalk.com - site is not usable"},
    {"Re: Timeout while saving a report", "[P1] timeouts when reports are saved"},
    {"上传文件时显示错误信息", "文件上传时显示错误信息"},
    {"Ошибка загрузки счета", "ошибки при загрузке"},
};

Test(alike, titles_that_share_most_of_what_they_say_are_worth_a_look)
{
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        cr_expect_geq(score_of(alike[i][0], alike[i][1]), ALIKE_LEAST, "%s: %d",
                      alike[i][0], score_of(alike[i][0], alike[i][1]));
}

Test(alike, one_site_alone_keeps_nothing_apart)
{
    int neither = score_of("Checkout crashes", "Checkout crashes on Safari");
    int one = score_of("shop.example.org: checkout crashes", "Checkout crashes");
    int two = score_of("shop.example.org: checkout crashes", "other.org: checkout crashes");
    cr_expect_geq(one, ALIKE_LEAST);
    cr_expect_eq(one, neither);
    cr_expect_eq(two, 0);
}

static const char *const apart[][2] = {
    {"www.zssk.sk - site is not usable", "login.xfinity.com - site is not usable"},
    {"img1.wsimg.com - desktop site instead of mobile site",
     "www.qombol.com - desktop site instead of mobile site"},
    {"www.google.com - site is not usable", "developers.google.com - site is not usable"},
    {"google.com - video or audio doesn't play", "google.com - site is not usable"},
    {"Login fails on Safari", "Checkout crashes on Safari"},
    {"Log is empty", "Log in is slow"},
    {"Error 500 on checkout", "Error 404 on checkout"},
    {"Export to CSV", "Export to Excel"},
    {"Error on the page", "Page does not load"},
    {"The app is not working", "Users cannot see the page"},
    {"Better reporting", "Invoices grouped by project"},
    {"Invoices",
     "Customers cannot download a list of invoices grouped by project and year"},
    {"", ""},
    {"...", "..."},
    {"", "Invoices"},
};

Test(alike, titles_that_share_only_what_any_title_may_have_are_not)
{
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        cr_expect_lt(score_of(apart[i][0], apart[i][1]), ALIKE_LEAST - 10, "%s: %d",
                     apart[i][0], score_of(apart[i][0], apart[i][1]));
}

Test(alike, a_score_below_100_says_that_the_words_differ)
{
    cr_expect_lt(score_of("freetalk.com - see bug description", "freetalk.com"), 100);
    cr_expect_lt(score_of("invoice", "invoice error"), 100);
}

static void expect_words(const char *title, const char *expected)
{
    struct arena arena;
    struct buf got;
    const char **words;
    size_t n;
    arena_init(&arena);
    buf_init(&got);
    alike_words(folded(title, &arena), &arena, &words, &n);
    for (size_t i = 0; i < n; i++)
        buf_addf(&got, "%s%s", i ? " " : "", words[i]);
    cr_expect_str_eq(got.text, expected);
    buf_release(&got);
    arena_release(&arena);
}

Test(alike, the_words_for_a_search_are_cut_to_what_their_endings_share)
{
    expect_words("Please: the invoice error, invoices on PAGE 2", "invoic 2");
    expect_words("Companies settings stopped; string process",
                 "compan set stop string proces");
    expect_words("www.shop.example.it - design is broken", "shop.example.it design");
    expect_words("node.js v2.3 fails.please 1.5", "node.js v2 3 1 5");
    expect_words("copied boxes, caches, crushes", "cop box cach crush");
    expect_words("indexes, matches, hashes, processes, busses",
                 "index match hash proces bus");
    expect_words("www.ab .org example. a..bc end.", "www.ab org exampl bc end");
    expect_words("shop.orgя v2显示", "shop orgя v2 显示");
    expect_words("显示错误", "显示错 示错误");
    expect_words("错误 iOS", "错误 ios");
    expect_words("café.org naïve", "cafe.org naiv");
    expect_words("заказывать счёта", "заказыва счета");
}

Test(alike, words_that_any_title_may_have_are_no_words_for_a_search)
{
    expect_words("Please fix: the page of this site is broken, users cannot use it", "");
    expect_words("Add new features! Improvements, changes, requests and issues", "");
    expect_words("", "");
    expect_words("-- \xe2\x80\xa6 !?", "");
}

static void expect_why(const char *a, const char *b, bool same_area, const char *expected)
{
    struct arena arena;
    struct buf why;
    arena_init(&arena);
    buf_init(&why);
    alike_why(&why, folded(a, &arena), folded(b, &arena), same_area);
    cr_expect_str_eq(why.text, expected);
    buf_release(&why);
    arena_release(&arena);
}

Test(alike, says_which_words_two_titles_share)
{
    expect_why("Invoices grouped by project", "Group invoice lines", false,
               "both say \"invoices\" and \"grouped\"");
    expect_why("invoice", "invoices in PDF", true, "both say \"invoice\"; the same area");
    expect_why("a1 b2 c3 d4 e5 x", "e5 d4 c3 b2 a1 y", false,
               "both say \"a1\", \"b2\", \"c3\", \"d4\" and 1 more");
    expect_why("Invoice list", "lists of invoices", true,
               "the words are the same; the same area");
    expect_why("显示错误信息吗", "显示错误信息", false, "both say \"显示错误信息\"");
    expect_why("显示 错误", "错误 显示", false, "the words are the same");
    expect_why("显示 错误 信息", "错误 显示", false, "both say \"显示\" and \"错误\"");
    expect_why("显示错误 a1 错误信", "a1 显示错误信息", false,
               "both say \"显示错误\", \"a1\" and \"错误信\"");
    expect_why("the invoice error invoice", "invoices", false, "both say \"invoice\"");
    expect_why("Invoices", "Better login", true, "");
}

Test(alike, a_title_of_a_thousand_words_is_compared_like_any_other)
{
    struct buf title;
    buf_init(&title);
    for (int i = 0; i < 1000; i++)
        buf_addf(&title, "word%d ", i);
    cr_expect_eq(alike_score(title.text, title.text), 100);
    cr_expect_lt(alike_score(title.text, "word1 word2"), ALIKE_LEAST);
    buf_reset(&title);
    for (int i = 0; i < 300; i++)
        buf_addf(&title, "示%c%c", 'a' + i % 26, 'a' + i / 26);
    cr_expect_eq(alike_score(title.text, title.text), 100);
    buf_reset(&title);
    for (int i = 0; i < 100; i++)
        buf_add(&title, "显示错误");
    cr_expect_eq(alike_score(title.text, title.text), 100);
    buf_release(&title);
}

Test(alike, bytes_that_are_no_text_do_no_harm)
{
    cr_expect_geq(alike_score("\xff\xfe invoice \xc3", "invoice \xf0\x9f"), 0);
    cr_expect_eq(alike_score("\xe6\x98", "\xe6\x98"), 0);
}

Test(alike, one_and_many_of_a_thing_are_the_same)
{
    static const char *const pairs[][2] = {
        {"export boxes", "box exports"},        {"missing branches", "branch missing"},
        {"push crashes", "pushes crash"},       {"empty classes", "class empty"},
        {"company copied", "companies copies"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        cr_expect_eq(score_of(pairs[i][0], pairs[i][1]), 100, "%s: %d", pairs[i][0],
                     score_of(pairs[i][0], pairs[i][1]));
}

/* Whatever is typed: a score, and the same whichever is asked first. */
Test(alike, odd_titles_have_a_score_too)
{
    static const char *const odd[] = {
        "",
        ".",
        "a..b",
        "x. y",
        ".org",
        "a.b.c",
        "example.org",
        "example.org\u00e9 down",
        "1.2.3",
        "a.1",
        "\u663e\u793a \u663e",
        "\u663e\u793a\u9519\u8bef and \u9519\u8bef",
        "the of a",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 "
        "k1 l1 m1 n1 o1 p1 q1 r1 s1 t1 u1 v1 w1 x1 y1 z1 a2 b2 c2 d2 e2 f2 g2 h2 i2 j2 k2",
    };
    enum { ODD = sizeof odd / sizeof *odd };
    for (size_t i = 0; i < ODD; i++) {
        for (size_t k = i; k < ODD; k++) {
            int score = score_of(odd[i], odd[k]);
            cr_expect(score >= 0 && score <= 100, "\"%s\" and \"%s\": %d", odd[i], odd[k],
                      score);
        }
    }
}
