/* Tags and mainline rows. */
#include "codec/tags.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct zone berlin = {"Europe/Berlin"};
static struct arena arena;
static struct err err;

enum { MOST = 16 };
static struct tag_row row[MOST];
static size_t rows;

static void leave(void)
{
    arena_release(&arena);
}

TestSuite(tags, .fini = leave);

/* Reads all of it, fed in pieces of `piece` bytes. */
static bool reads(const char *text, size_t len, size_t piece)
{
    struct tags_reader *reader = tags_reader_new("t.tsv");
    enum tags_step step = TAGS_MORE;
    size_t at = 0;
    rows = 0;
    while (step == TAGS_MORE || step == TAGS_ROW) {
        step = tags_reader_next(reader, &berlin, &arena, &row[rows], &err);
        if (step == TAGS_ROW)
            cr_assert(++rows < MOST);
        if (step != TAGS_MORE)
            continue;
        size_t n = len - at < piece ? len - at : piece;
        if (n)
            tags_reader_feed(reader, text + at, n);
        else
            tags_reader_end(reader);
        at += n;
    }
    tags_reader_free(reader);
    return step == TAGS_END;
}

static bool reads_text(const char *text)
{
    return reads(text, strlen(text), 4096);
}

static const char tags[] =
    "tag\tobjecttype\tdate\ttagger_or_author\tcommit_author\tsha\tsubject\n"
    "v1.1\tcommit\t2018-04-07T01:23:03+02:00\tOtto Winter\t\t982e\tInitial Commit\n"
    "billing-2.0\ttag\t2019-11-14T15:55:22+00:00\tGitbot\tIssy Long\t669a\tone\ttwo\r\n"
    "\n"
    "v3\ttag\t2019-11-15T10:00:00Z\tdependabot[bot]\trenovate[bot]\tfda6\t\n";

static void expect_tags(void)
{
    cr_assert_eq(rows, 3);
    cr_expect_str_eq(row[0].id, "v1.1");
    cr_expect_str_eq(row[0].by, "Otto Winter");
    cr_expect_str_eq(row[0].what, "Initial Commit");
    cr_expect(row[0].approximate, "a commit's time");
    cr_expect_eq(row[0].at, 1523056983);
    cr_expect_eq(row[0].line, 2);
    cr_expect_str_eq(row[1].name, "billing");
    cr_expect_str_eq(row[1].by, "Issy Long", "the author behind the robot");
    cr_expect_str_eq(row[1].what, "one\ttwo", "the last column takes the rest");
    cr_expect_not(row[1].approximate);
    cr_expect_eq(row[2].line, 5);
    cr_expect(row[2].robot);
    cr_expect_str_eq(row[2].by, "dependabot[bot]");
    cr_expect_str_eq(row[2].what, "v3", "nothing else is said of it");
}

Test(tags, are_read_the_same_in_any_pieces)
{
    static const size_t pieces[] = {1, 2, 7, 64, 4096};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        cr_assert(reads(tags, sizeof tags - 1, pieces[i]), "%s", err.what);
        expect_tags();
    }
}

Test(tags, need_no_header_and_no_line_end)
{
    const char *after = strchr(tags, '\n') + 1;
    cr_assert(reads(after, strlen(after) - 1, 4096), "%s", err.what);
    cr_expect_eq(rows, 3);
    cr_assert(reads_text("\xEF\xBB\xBFv1\ttag\t2019-11-15T10:00Z\t\tAna\tf\tx"), "%s",
              err.what);
    cr_expect_str_eq(row[0].id, "v1");
    cr_expect_str_eq(row[0].by, "Ana");
    cr_assert(reads_text(""));
    cr_expect_eq(rows, 0);
}

Test(tags, of_a_mainline_have_four_columns)
{
    cr_assert(reads_text("sha\tdate\tauthor\tsubject\n"
                         "9586\t2026-08-05T14:47:18-07:00\tMin RK\tMerge\ta\tb\tc\td\n"
                         "da5b\t2026-08-05 14:36\tYuvi\tx\n"),
              "%s", err.what);
    cr_assert_eq(rows, 2);
    cr_expect_str_eq(row[0].what, "Merge\ta\tb\tc\td");
    cr_expect_str_eq(row[0].id, "9586");
    cr_expect_not(row[0].approximate);
    cr_expect_eq(row[1].at, 1785933360, "the board's zone where none is said");
}

Test(tags, without_a_time_are_left_out_and_the_rest_is_read)
{
    cr_assert(reads_text("v1\ttag\t\t\t\tf\tx\n"
                         "v2\tcommit\t1970-01-01T01:00:00+01:00\tA\t\tf\tx\n"
                         "v3\ttag\t2019-11-15T10:00Z\tA\tB\tc\td\n"),
              "%s", err.what);
    cr_assert_eq(rows, 3);
    cr_expect_str_eq(row[0].id, "v1");
    cr_expect_str_eq(row[0].skip, "it has no time");
    cr_expect_str_eq(row[1].skip,
                     "its time is 1970-01-01T00:00:00Z, which is written for none");
    cr_expect_null(row[2].skip);
    cr_assert(reads_text("sha\tdate\tauthor\tsubject\nf\t\tA\tx\n"), "%s", err.what);
    cr_expect_str_eq(row[0].skip, "it has no time");
}

Test(tags, name_an_area_before_a_version)
{
    static const struct {
        const char *tag, *name;
    } cases[] = {
        {"billing-1.2.3", "billing"},
        {"billing-v1.2", "billing"},
        {"api/v2.0.1", "api"},
        {"web@3.0", "web"},
        {"v1.2.3", ""},
        {"release_1642", ""},
        {"1.2.3", ""},
        {"support-tools-1.2", "support-tools"},
        {"billing-2026", ""},
        {"-1.2", ""},
        {"x-1.0-rc1", "x"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[128];
        snprintf(text, sizeof text, "%s\ttag\t2019-11-15T10:00Z\tA\tB\tc\td", cases[i].tag);
        cr_assert(reads_text(text), "%s", err.what);
        cr_expect_str_eq(row[0].name, cases[i].name, "%s gives %s", cases[i].tag,
                         row[0].name);
    }
}

Test(tags, that_are_none_are_refused_with_their_line)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"a\tb\tc\n", "t.tsv:1: these are not the columns"},
        {"\nv1\ttree\t2019-11-15T10:00Z\tA\tB\tc\td\n",
         "t.tsv:2: this is no tag of a commit"},
        {"v1\ttag\tyesterday\tA\tB\tc\td\n", "t.tsv:1: the third column is no time"},
        {"\ttag\t2019-11-15T10:00Z\tA\tB\tc\td\n", "t.tsv:1: the first column is empty"},
        {"\ttag\t\tA\tB\tc\td\n", "t.tsv:1: the first column is empty"},
        {"f\t2019-11-15T10:00Z\tA\tx\nv1\ttag\t2019-11-15T10:00Z\tA\tB\tc\td\n",
         "t.tsv:2: a row of four columns"},
        {"v1\ttag\t2019-11-15T10:00Z\tA\tB\tc\td\nf\t2019-11-15T10:00Z\tA\tx\n",
         "t.tsv:2: a row of seven columns"},
        {"sha\tdate\tauthor\tsubject\nf\tnever\tA\tx\n",
         "t.tsv:2: the second column is no time"},
        {"{\"a\": 1}\n", "t.tsv:1: these are not the columns"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert_not(reads_text(cases[i].text), "%s", cases[i].text);
        cr_expect_eq(err.code, ERR_INPUT);
        cr_expect(strstr(err.what, cases[i].says) == err.what, "%s", err.what);
    }
}

Test(tags, keep_what_is_text_of_what_is_not)
{
    static const char odd[] = "v1\ttag\t2019-11-15T10:00Z\tA\tB\tc\ta\xFF\0b";
    cr_assert(reads(odd, sizeof odd - 1, 4096), "%s", err.what);
    cr_expect_str_eq(row[0].what, "a\xEF\xBF\xBD\xEF\xBF\xBD"
                                  "b");
}

Test(tags, cut_at_any_byte_give_no_row_that_was_not_there)
{
    for (size_t len = 0; len < sizeof tags - 1; len++) {
        bool ok = reads(tags, len, 5);
        cr_assert(ok || err.code == ERR_INPUT);
        cr_assert(rows <= 3);
        for (size_t i = 0; i + 1 < rows; i++) /* the last may be cut */
            cr_assert(row[i].id[0] && row[i].what[0]);
    }
}

Test(tags, end_at_a_line_that_is_too_long)
{
    struct tags_reader *reader = tags_reader_new("t.tsv");
    static char many[1 << 20];
    enum tags_step step = TAGS_MORE;
    memset(many, 'x', sizeof many);
    for (int i = 0; i < 6 && step == TAGS_MORE; i++) {
        tags_reader_feed(reader, many, sizeof many);
        step = tags_reader_next(reader, &berlin, &arena, row, &err);
    }
    cr_expect_eq(step, TAGS_FAILED);
    cr_expect(strstr(err.what, "4 MiB"), "%s", err.what);
    tags_reader_free(reader);
}
