/* CODEOWNERS files as areas: which lines are rules, whose, and what the areas are called.
 */
#include "codec/codeowners.h"

#include "domain/path.h"

#include <criterion/criterion.h>

#include <string.h>
#include <time.h>

static struct arena arena;
static struct ownership_plan plan;
static const enum dialect gitlab = DIALECT_GITLAB;

static void set_up(void)
{
    arena_init(&arena);
}

static void tear_down(void)
{
    arena_release(&arena);
}

TestSuite(codeowners, .init = set_up, .fini = tear_down);

static void read_file(const char *text, const enum dialect *dialect)
{
    codeowners_read(text, strlen(text), dialect, &arena, &plan);
}

/* The plan as one line: "name=@a,@b[pattern pattern]; ..." with ! before what excludes. */
static const char *said(void)
{
    static const char *const fates[] = {"", "?", "~", "-"};
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < plan.areas; i++) {
        const struct ownership_area *area = &plan.area[i];
        buf_addf(&text, "%s%s%s=", i ? "; " : "", area->area.name, fates[area->fate]);
        for (size_t k = 0; k < area->owners; k++)
            buf_addf(&text, "%s%s", k ? "," : "", plan.name[area->owner[k]].name);
        buf_add(&text, "[");
        for (size_t k = 0; k < area->patterns; k++)
            buf_addf(&text, "%s%s%s", k ? " " : "", area->pattern[k].excludes ? "!" : "",
                     area->pattern[k].pattern);
        buf_add(&text, "]");
    }
    const char *copy = arena_copy(&arena, text.text);
    buf_release(&text);
    return copy;
}

/* ? contested, ~ a team's, - unowned on purpose. */
static const struct {
    const char *file, *areas;
} github[] = {
    {"", ""},
    {"# only\n\n  \n", ""},
    {"/docs/ @ana\n", "docs=@ana[/docs/]"},
    {"/docs/ @ana", "docs=@ana[/docs/]"},
    {"\xEF\xBB\xBF/docs/ @ana\r\n", "docs=@ana[/docs/]"},
    {"\t/docs/\t@ana  # until May @bo", "docs=@ana[/docs/]"},
    {"/a#b @ana", "a#b=@ana[/a#b]"},
    {"* @ana", "everything else=@ana[*]"},
    {"/* @ana\n/** @ana", "everything else=@ana[/* /**]"},
    {"/src/x/* @ana", "x=@ana[/src/x/*]"},
    {"*.js @ana", "*.js=@ana[*.js]"},
    {"/my\\ docs/ @ana", "my docs=@ana[/my\\ docs/]"},
    {"/x", "x-=[/x]"},
    {"/x # nobody", "x-=[/x]"},
    {"/x @org/team", "x~=@org/team[/x]"},
    {"/x @org/team @ana", "x?=@org/team,@ana[/x]"},
    {"/x @ana @ANA", "x=@ana[/x]"},
    {"/x ana@x.org", "x=ana@x.org[/x]"},
    {"/x @a\n/y @A", "x=@a[/x]; y=@a[/y]"},
    {"/a/x @a\n/b/X @A", "x=@a[/a/x /b/X]"},
    {"/a/x @a @b\n/b/x @b @a", "x?=@a,@b[/a/x /b/x]"},
    {"/a/x @a\n/b/x @b", "a/x=@a[/a/x]; b/x=@b[/b/x]"},
    {"/p/a/x @a\n/q/a/x @b", "/p/a/x=@a[/p/a/x]; /q/a/x=@b[/q/a/x]"},
    {"/x @a\n/x @b\n/x @a", "/x=@a[/x /x]; /x (2)=@b[/x]"},
    {"* @a\n/* @b", "*=@a[*]; /*=@b[/*]"},
};

Test(codeowners, reads_githubs_rules)
{
    for (size_t i = 0; i < sizeof github / sizeof *github; i++) {
        read_file(github[i].file, NULL);
        cr_expect_str_eq(said(), github[i].areas, "\"%s\": %s", github[i].file, said());
        cr_expect_eq(plan.skips, 0, "%s", github[i].file);
    }
}

static const struct {
    const char *file, *areas;
} gitlabs[] = {
    {"[Docs]\n/a @ana\n/b @ana", "Docs=@ana[/a /b]"},
    {"^[Docs][2] @ana\n/a\n/b", "Docs=@ana[/a /b]"},
    {"[ My docs ]\t@ana\n/a", "My docs=@ana[/a]"},
    {"[Docs] @ana\n/a\n/b @bo", "Docs / a=@ana[/a]; Docs / b=@bo[/b]"},
    {"[Docs] @ana\n/a # why\n", "Docs=@ana[/a]"},
    {"[Docs]\n/a\n", "Docs-=[/a]"},
    {"[Docs]\n/p/x @a\n/q/x @b", "Docs / p/x=@a[/p/x]; Docs / q/x=@b[/q/x]"},
    {"[Docs]\n/a @a\n[Code]\n/b @b\n[DOCS]\n/c @a", "Docs=@a[/a /c]; Code=@b[/b]"},
    {"[Docs] @a\n/a\n[DOCS]\n/c", "Docs=@a[/a /c]"},
    {"/x @a\n[Docs]\n/x @b", "x=@a[/x]; Docs=@b[/x]"},
    {"/docs @a\n[Docs]\n/x @b", "docs=@a[/docs]; Docs / x=@b[/x]"},
    {"[Docs]\n/a @a\n!/a/b\n", "Docs=@a[/a !/a/b]"},
    {"[Docs]\n!/a/b\n/a @a\n", "Docs=@a[!/a/b /a]"},
    {"[D]\n/a @a # @b and\n", "D?=@a,@b[/a]"},
    {"[D]\n/a @@developer\n", "D~=@@developer[/a]"},
    {"[D]\n/a @g/h/team\n", "D~=@g/h/team[/a]"},
    {"[D]\n\\#a @a\n", "D=@a[\\#a]"},
    {"[D]\n[ab].c @a\n", "D=@a[[ab].c]"},
};

Test(codeowners, reads_gitlabs_rules)
{
    for (size_t i = 0; i < sizeof gitlabs / sizeof *gitlabs; i++) {
        read_file(gitlabs[i].file, NULL);
        cr_expect_str_eq(said(), gitlabs[i].areas, "\"%s\": %s", gitlabs[i].file, said());
        cr_expect_eq(plan.skips, 0, "%s", gitlabs[i].file);
        cr_expect_eq(plan.area[0].pattern[0].dialect, DIALECT_GITLAB);
    }
}

static const struct {
    const char *line, *why;
    bool gitlab;
} bad[] = {
    {"/x Ana", "\"Ana\" is no owner", false},
    {"/x @", "\"@\" is no owner", false},
    {"/x @a/", "\"@a/\" is no owner", false},
    {"/x @a/b/c", "\"@a/b/c\" is no owner", false},
    {"/x @@developer", "\"@@developer\" is no owner", false},
    {"/x a@b", "\"a@b\" is no owner", false},
    {"!/x @a", "GitHub does not read", false},
    {"[ab] @a", "GitHub does not read", false},
    {"\\#x @a", "GitHub does not read", false},
    {"/*** @a", "***", false},
    {"\xFF @a", "UTF-8", false},
    {"! @a", "empty", true},
    {"[D @a", "has [ without ]", true},
    {"These rarely need to be changed", "\"rarely\" is no owner", true},
    {"/secret/ janedoe", "\"janedoe\" is no owner", true},
};

Test(codeowners, skips_a_broken_line_with_its_number)
{
    static const enum dialect on_github = DIALECT_GITHUB;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *file = arena_printf(&arena, "# x\n/y @b\n%s\n/z @c\n", bad[i].line);
        read_file(file, bad[i].gitlab ? &gitlab : &on_github);
        cr_assert_eq(plan.skips, 1, "%s", bad[i].line);
        cr_expect_eq(plan.skipped[0].number, 3);
        cr_expect(strstr(plan.skipped[0].what, bad[i].why), "%s: %s", bad[i].line,
                  plan.skipped[0].what);
        cr_expect_eq(plan.read, 2);
        cr_expect_eq(plan.notes, 0);
    }
}

/* 100,000 lines of two bytes: 65,536 and one for every 16 bytes are read. */
Test(codeowners, reads_no_more_short_lines_than_it_can_in_no_time)
{
    enum { LINES = 100000, READ = 65536 + 2 * LINES / 16 };
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < LINES; i++)
        buf_add(&text, "a\n");
    codeowners_read(text.text, text.len, NULL, &arena, &plan);
    cr_expect_eq(plan.read, READ);
    cr_assert_eq(plan.skips, 1);
    cr_expect_eq(plan.skipped[0].number, READ + 1);
    cr_expect(strstr(plan.skipped[0].what, "more than 78036 lines"), "%s",
              plan.skipped[0].what);
    buf_release(&text);
}

Test(codeowners, skips_what_excludes_from_nothing)
{
    read_file("[A]\n!x\n[B]\n/b @b\n", NULL);
    cr_assert_eq(plan.skips, 1);
    cr_expect_eq(plan.skipped[0].number, 2);
    cr_expect_str_eq(said(), "B=@b[/b]");
}

Test(codeowners, leaves_out_gitlabs_malformed_owners_and_says_so)
{
    read_file("/x @a bo @c\n", &gitlab);
    cr_expect_str_eq(said(), "x?=@a,@c[/x]");
    cr_assert_eq(plan.notes, 1);
    cr_expect_eq(plan.note[0].number, 1);
    cr_expect(strstr(plan.note[0].what, "\"bo\""));
    read_file("[Docs] @ana\n/a jane doe\n/b\n", NULL);
    cr_expect_str_eq(said(), "Docs=@ana[/b]", "/a is not ana's");
    cr_expect_eq(plan.notes, 0);
    cr_expect_eq(plan.skips, 1);
}

Test(codeowners, counts_rules_by_their_owners)
{
    read_file("[S] @d @e\n/a\n/b @a\n/c @o/t\n[T]\n/d\n!/e\n", NULL);
    cr_expect_eq(plan.none, 2);
    cr_expect_eq(plan.one, 2);
    cr_expect_eq(plan.more, 1);
    cr_expect_eq(plan.read, 5);
}

Test(codeowners, names_people_by_handle_or_address)
{
    read_file("/a @Ana\n/b Bo@X.org\n/c @o/T\n", NULL);
    cr_assert_eq(plan.names, 3);
    cr_expect_str_eq(plan.name[0].name, "@Ana");
    cr_expect_str_eq(plan.name[0].handle, "ana");
    cr_expect_str_eq(plan.name[1].name, "Bo@X.org");
    cr_expect_str_eq(plan.name[1].handle, "");
    cr_expect_str_eq(plan.name[1].contact, "bo@x.org");
    cr_expect(plan.name[2].team && !plan.name[0].team && !plan.name[1].team);
}

/* One pattern after another, in every place a name could be looked for by walking. */
Test(codeowners, takes_a_hundred_thousand_rules_at_once, .timeout = 60)
{
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 100000; i++)
        buf_addf(&text, i % 2 ? "/docs/ @u%d @o/t\n" : "[s%d]\n!x\n/docs/ @u%d\n", i, i);
    clock_t before = clock();
    codeowners_read(text.text, text.len, NULL, &arena, &plan);
    double took = (double)(clock() - before) / CLOCKS_PER_SEC;
    buf_release(&text);
    cr_expect_eq(plan.read, 150000);
    cr_expect_eq(plan.areas, 100000);
    cr_expect_lt(took, 20.0, "%.1f s", took);
}

static const struct {
    const char *pattern;
    enum dialect from, to;
    const char *written; /* "": refused */
    bool excludes;
} turned[] = {
    {"/docs/", DIALECT_GITHUB, DIALECT_GITLAB, "/docs/ @a\n", false},
    {"docs/", DIALECT_GITHUB, DIALECT_GITLAB, "docs/ @a\n", false},
    {"docs/x/", DIALECT_GITHUB, DIALECT_GITLAB, "/docs/x/ @a\n", false},
    {"docs/x", DIALECT_GITHUB, DIALECT_GITLAB, "/docs/x @a\n/docs/x/ @a\n", false},
    {"docs/*", DIALECT_GITHUB, DIALECT_GITLAB, "/docs/* @a\n", false},
    {"/docs/**", DIALECT_GITHUB, DIALECT_GITLAB, "/docs/ @a\n", false},
    {"*", DIALECT_GITHUB, DIALECT_GITLAB, "* @a\n", false},
    {"/**", DIALECT_GITHUB, DIALECT_GITLAB, "* @a\n", false},
    {"*.js", DIALECT_GITHUB, DIALECT_GITLAB, "*.js @a\n*.js/ @a\n", false},
    {"/docs/", DIALECT_GITLAB, DIALECT_GITHUB, "/docs/ @a\n", false},
    {"docs/x/", DIALECT_GITLAB, DIALECT_GITHUB, "**/docs/x/ @a\n", false},
    {"docs/**", DIALECT_GITLAB, DIALECT_GITHUB, "**/docs/* @a\n", false},
    {"/", DIALECT_GITLAB, DIALECT_GITHUB, "* @a\n", false},
    {"\\#x", DIALECT_GITLAB, DIALECT_GITHUB, "**/\\#x @a\n", false},
    {"[ab].c", DIALECT_GITLAB, DIALECT_GITHUB, "", false},
    {"/x", DIALECT_GITLAB, DIALECT_GITHUB, "", true},
    {"a b\\ c", DIALECT_GITHUB, DIALECT_GITHUB, "a\\ b\\ c @a\n", false},
    {"a\nb", DIALECT_GITHUB, DIALECT_GITHUB, "", false},
};

Test(codeowners, says_a_pattern_in_the_other_dialects_words)
{
    for (size_t i = 0; i < sizeof turned / sizeof *turned; i++) {
        const struct codeowners_line line = {.pattern = {.pattern = turned[i].pattern,
                                                         .section = "",
                                                         .dialect = turned[i].from,
                                                         .excludes = turned[i].excludes},
                                             .owner = "@a",
                                             .remark = ""};
        struct buf out;
        struct err err = {0};
        buf_init(&out);
        bool ok = codeowners_write(&line, 1, turned[i].to, &out, &err);
        cr_expect_eq(ok, turned[i].written[0] != '\0', "%s", turned[i].pattern);
        cr_expect_str_eq(out.text, turned[i].written, "%s", turned[i].pattern);
        cr_expect(ok || (err.code == ERR_REFUSED && err.next[0]));
        buf_release(&out);
    }
}

Test(codeowners, writes_rules_behind_a_section_into_one_of_their_own)
{
    const struct codeowners_line lines[] = {
        {{.pattern = "/x", .section = "", .dialect = DIALECT_GITLAB, .excludes = true},
         "",
         ""},
        {{.pattern = "/a", .section = "S", .dialect = DIALECT_GITLAB}, "@a", ""},
        {{.pattern = "/b", .section = "s", .dialect = DIALECT_GITLAB}, "", "pick\none"},
        {{.pattern = "/c/", .section = "", .dialect = DIALECT_GITHUB}, "@c", ""},
    };
    struct buf out;
    struct err err = {0};
    buf_init(&out);
    cr_assert(codeowners_write(lines, 4, DIALECT_GITLAB, &out, &err));
    cr_expect(strstr(out.text, "!/x\n\n[S]\n/a @a\n# pick"), "%s", out.text);
    cr_expect(strstr(out.text, "one\n/b\n\n[Later rules]\n!/x\n/c/ @c\n"), "%s", out.text);
    buf_release(&out);
}
