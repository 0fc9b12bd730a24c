/* The shipped words against what teams write: what must be asked about, and what must be
 * left alone, which matters as much. */
#include "codec/lint.h"

#include "base/data.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct lint lint;

static const struct person people[] = {
    {.id = 1, .name = "Bo Lind", .handle = "bo"},
    {.id = 2, .name = "Ana Ruiz", .handle = "ana"},
    {.id = 3, .name = "José Núñez", .handle = "jn77"},
    {.id = 4, .name = "Will Page", .handle = "will"},
    {.id = 5, .name = "Mia Price", .handle = "mia.p", .state = PERSON_AWAY},
    {.id = 6, .name = "May Berg", .handle = "may", .state = PERSON_LEFT},
    {.id = 7, .name = "Dr. Tom de la Cruz", .handle = "tom-c"},
};

static void enter(void)
{
    const struct data_file *file = data_find("lint.yaml");
    struct err err;
    cr_assert(lint_yaml_read("lint.yaml", file->text, file->len, &arena, &lint, &err), "%s",
              err.what);
}

static void leave(void)
{
    arena_release(&arena);
}

TestSuite(lint_words, .init = enter, .fini = leave);

static bool finds(enum lint_kind kind, const char *text, struct lint_finding *finding)
{
    return lint_find(&lint, kind, people, sizeof people / sizeof *people, text, finding);
}

static void asks(const char *group, enum lint_kind kind, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct lint_finding finding = {0};
        bool found = finds(kind, texts[i], &finding);
        cr_expect(found, "nothing is asked about \"%s\"", texts[i]);
        if (found)
            cr_expect_str_eq(finding.group->key, group, "\"%s\": \"%.*s\" is in %s",
                             texts[i], (int)finding.span.len, texts[i] + finding.span.at,
                             finding.group->key);
    }
}

static void passes(enum lint_kind kind, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct lint_finding finding = {0};
        bool found = finds(kind, texts[i], &finding);
        cr_expect_not(found, "\"%s\" asks about \"%.*s\" of %s", texts[i],
                      (int)finding.span.len, texts[i] + finding.span.at,
                      found ? finding.group->key : "");
    }
}

Test(lint_words, asks_who_let_it_happen_where_a_person_is_named)
{
    static const char *const texts[] = {
        "Bo pushed on Friday",
        "bo's script ran twice",
        "Bo’s script ran twice",
        "BO LIND pushed",
        "nobody asked @bo",
        "Ana’s change was not ready",
        "ruiz approved it unseen",
        "jose ran the script",
        "JOSÉ ran the script",
        "the script of nunez",
        "jn77 merged it",
        "@will restarted the queue",
        "then Will restarted the queue",
        "Will's query locked the table",
        "mia deployed before lunch",
        "Mia Price deployed before lunch",
        "mia.p deployed before lunch",
        "the migration that May wrote",
        "May Berg wrote the migration",
        "Berg wrote the migration",
        "tom skipped the rehearsal",
        "Cruz skipped the rehearsal",
        "tom-c skipped the rehearsal",
        "the on-call did not see the page",
        "The on-call engineer was asleep",
        "the intern had the key",
        "a developer ran it by hand",
        "an engineer dropped the wrong table",
        "the release manager went ahead",
        "support told nobody",
        "QA missed it",
        "the ops team restarted the wrong host",
        "someone dropped the table",
        "the DBA had no test copy",
        "the tech lead was on a plane",
        "somebody ran the import on production",
    };
    asks("person", LINT_CAUSE, PHRASES(texts));
}

Test(lint_words, asks_what_would_have_stopped_it_where_there_is_no_cause)
{
    static const char *const texts[] = {
        "human error",
        "HUMAN ERROR",
        "Human  error in the price form",
        "a mistake",
        "by mistake",
        "Two mistakes at once",
        "careless",
        "carelessness",
        "a careless restart",
        "we forgot the flag",
        "the flag was forgotten",
        "Forgetting to raise the limit",
        "we should have tested it",
        "the alert should have been tested",
        "be more careful",
        "we need to be more careful with migrations",
        "communication",
        "No communication between teams",
        "miscommunication",
        "awareness",
        "lack-of tests",
        "Lack of awareness",
        "an oversight",
        "oversights in the review",
        "poor planning",
        "poorly tested",
        "bad luck",
        "a bad deploy",
        "it was a one-off",
        "one off",
    };
    asks("no_cause", LINT_CAUSE, PHRASES(texts));
}

Test(lint_words, asks_why_where_only_a_symptom_is_said)
{
    static const char *const texts[] = {
        "slow",
        "it was slow",
        "The checkout was very slow for all customers on Monday morning",
        "down",
        "It was down",
        "Service down",
        "The site went down again",
        "the site was down for 20 minutes",
        "the deploy failed",
        "Payments failing",
        "failure",
        "500s",
        "500s on checkout",
        "HTTP 500",
        "lots of 500 errors",
        "crashed",
        "the app crashed",
        "The worker crashes",
        "crash",
        "database unavailable",
    };
    asks("symptom", LINT_CAUSE, PHRASES(texts));
}

Test(lint_words, leave_a_good_cause_alone)
{
    static const char *const texts[] = {
        "the alert came too late",
        "the spec missed an edge case",
        "nobody knew who could approve the fix",
        "Nobody knew who could approve the roll back",
        "The alert waits fifteen minutes",
        "Five changes went out in one deploy",
        "The migration ran before the app code was live",
        "The price list is typed in two places",
        "Nothing told us that the queue was full",
        "A slow query locked the orders table",
        "The worker crashed because the pool was full",
        "The error message hid the reason",
        "The import stops at the first bad row",
        "The retry has no limit",
        "Failed jobs are dropped and no one is told",
        "The health check answers before the cache is warm",
        "A timeout of 2 seconds is too short for the report",
        "The timeout is too short",
        "The forgot password mail goes to the old address",
        "A one-off script ran on production without a dry run",
        "The admin page deletes without asking",
        "The dev database has no copy of the large customer",
        "Lazy loading hid the missing index",
        "The support tool shows yesterday's deploys",
        "The page that support reads is a day behind",
        "Sales tax is rounded twice",
        "The ops dashboard has no line for the queue",
        "The build has no check that the migration is reversible",
        "Will the flag be read again after a restart? It is not",
        "The flag will not be read again after a restart",
        "The form takes a price with a comma as ten times the price",
        "The price page reads its own copy",
        "The certificate ran out in May and nothing watches it",
        "The certificate ran out on 3 May and nothing watches it",
        "The Will flag and the May flag are read once",
        "Since the May release both services write the same row",
        "On May 3 the job ran twice and nothing refused it",
        "THE CACHE WILL NOT CLEAR BEFORE THE NEXT RELEASE",
        "A page of 500 rows is read into memory at once",
        "Both regions share one database",
        "The health check fails open",
        "One key opens staging and production",
        "The roll back was never rehearsed",
        "The release steps name a tool that is gone",
        "Two deploys can run at the same time",
        "The alert goes to a channel that nobody reads",
        "The mark of the last sent invoice is kept in memory",
        "The area had no owner since March",
        "The rate limit counts requests, not customers",
        "The cache is not aware of the second region",
        "Anyone can run the delete from the console",
        "The cron job and the migration run at the same minute",
        "The load balancer sends traffic before the app is ready",
        "Errors from the payment provider are swallowed",
        "The page times out after 30 seconds",
        "The error is shown only in the log",
        "The mark as paid button can be pressed twice",
        "Typo in the config",
    };
    passes(LINT_CAUSE, PHRASES(texts));
}

Test(lint_words, ask_what_makes_it_impossible_of_a_weak_removal)
{
    static const char *const texts[] = {
        "remind everybody",
        "Reminding everybody",
        "a reminder in the stand-up",
        "train the new ones",
        "training for the team",
        "the team is trained",
        "document it",
        "documentation",
        "documented in the wiki",
        "The docs are updated",
        "double-check each invoice",
        "double checking before a deploy",
        "be careful",
        "we are more careful with migrations",
        "discuss it in the retro",
        "discussed",
        "discussion with the platform team",
        "investigate",
        "investigated",
        "we are investigating the cause",
        "a policy",
        "a policy that nobody deploys on Friday",
        "a warning in the chat",
        "raise awareness",
        "tell everyone",
        "remind everyone to use the guard",
        "a meeting about deploys",
        "agree to deploy earlier",
        "stay alert on Fridays",
        "pay attention to the queue",
        "keep an eye on the queue",
        "write down the steps",
        "the runbook is updated",
        "test more",
        "try to prevent it",
        "improve the tests",
        "communicate earlier",
        "announce deploys in the channel",
        "a guideline for migrations",
        "nobody should deploy on Friday",
    };
    asks("weak", LINT_REMOVAL, PHRASES(texts));
}

Test(lint_words, tell_the_strength_of_what_teams_promise)
{
    static const struct {
        const char *text;
        enum strength strength;
    } cases[] = {
        {"the deploy script refuses to migrate before the code is live", STRENGTH_STRONG},
        {"a guard that refuses a price above 1000", STRENGTH_STRONG},
        {"the manual step is removed", STRENGTH_STRONG},
        {"the step is gone from the checklist", STRENGTH_STRONG},
        {"a standard for migrations is enforced in CI", STRENGTH_STRONG},
        {"a test fails if the page has prices of its own", STRENGTH_STRONG},
        {"the build fails when a migration drops a column", STRENGTH_STRONG},
        {"nobody can deploy without the second key", STRENGTH_STRONG},
        {"the second run cannot start", STRENGTH_STRONG},
        {"the bucket policy denies public reads", STRENGTH_STRONG},
        {"A policy refuses public buckets", STRENGTH_STRONG},
        {"warnings fail the build", STRENGTH_STRONG},
        {"the document store rejects a second writer", STRENGTH_STRONG},
        {"prices are kept in one place", STRENGTH_STRONG},
        {"CI fails on a migration without a way back", STRENGTH_STRONG},
        {"a linter rule", STRENGTH_STRONG},
        {"a second person approves each deploy", STRENGTH_MIDDLE},
        {"the on-call phone rings when the queue is over 1000", STRENGTH_MIDDLE},
        {"the team knows about it", STRENGTH_WEAK},
        {"it is in the onboarding doc", STRENGTH_WEAK},
        {"an alert fires within a minute when mail waits longer than five",
         STRENGTH_MIDDLE},
        {"an alert fires when the migration is blocked", STRENGTH_MIDDLE},
        {"a checklist so that nobody can skip it", STRENGTH_MIDDLE},
        {"the queue has a second server", STRENGTH_MIDDLE},
        {"redundancy: the job also runs in Dublin", STRENGTH_MIDDLE},
        {"the export job has run on the replica for a week", STRENGTH_MIDDLE},
        {"the dashboard shows the length of the queue", STRENGTH_MIDDLE},
        {"the alert is sent automatically", STRENGTH_MIDDLE},
        {"a warning when the queue is blocked", STRENGTH_WEAK},
        {"everybody had the training", STRENGTH_WEAK},
        {"our deploy policy", STRENGTH_WEAK},
        {"the page names the owner", STRENGTH_UNKNOWN},
        {"nothing is sent twice", STRENGTH_UNKNOWN},
        {"the sun shines", STRENGTH_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lint_finding finding = {0};
        enum strength strength = lint_strength(&lint, cases[i].text, &finding);
        cr_expect_eq(strength, cases[i].strength, "\"%s\" is %s by \"%.*s\"", cases[i].text,
                     strength_words.name[strength], (int)finding.span.len,
                     cases[i].text + finding.span.at);
        cr_expect_eq(finds(LINT_REMOVAL, cases[i].text, &finding),
                     strength == STRENGTH_WEAK, "%s", cases[i].text);
    }
}

Test(lint_words, leave_a_good_removal_alone)
{
    static const char *const texts[] = {
        "the deploy stops with a word when the code is not live",
        "the training data is checked by a test",
        "the reminder mail is sent once",
        "the page shows who approves",
        "the invoice carries its run's number, and the second run finds it",
        "the time zone aware column is the only one",
        "customers get one mail an order",
        "the queue is empty at nine every morning",
        "the old form is switched off",
        "documents with no total are sent back",
    };
    passes(LINT_REMOVAL, PHRASES(texts));
}
