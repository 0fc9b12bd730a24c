/* Facts as they are typed, each beginning with its time. */
#include "domain/timeline.h"

#include <criterion/criterion.h>
#include <string.h>

/* An incident of Mon 25 Sep 2023, 10:00 UTC, read about on Mon 23 Nov 2026. */
static const struct fact facts[] = {
    {.id = 4, .at = 1695636000, .text = "errors seen"}, /* 10:00 */
    {.id = 7, .at = 1695679230, .text = "rolled back"}, /* 22:00:30 */
};
static const struct zone utc = {"UTC"};
static struct timeline_base base;

static void setup(void)
{
    base = (struct timeline_base){
        .zone = &utc, .now = 1795428000, .started = 1695636000, .facts = facts, .n = 2};
}

static void reads(const char *typed, const char *want, const char *rest_wanted)
{
    int64_t at = 0, wanted;
    const char *rest = "";
    struct err err = {0};
    cr_assert(time_parse(want, &utc, &wanted, NULL));
    cr_expect(timeline_read(typed, &base, &at, &rest, &err), "%s: %s", typed, err.what);
    cr_expect_eq(at, wanted, "\"%s\" is %lld, not %s", typed, (long long)at, want);
    cr_expect_str_eq(rest, rest_wanted);
}

Test(timeline, reads_a_time_of_the_incidents_days, .init = setup)
{
    reads("22:41 all is well", "2023-09-25T22:41:00Z", "all is well");
    reads("04:10 all is well", "2023-09-26T04:10:00Z", "all is well");
    reads("+6 all is well", "2023-09-25T22:06:30Z", "all is well");
    reads("  +6   two blanks", "2023-09-25T22:06:30Z", "two blanks");
    reads("25 sep 10:10 seen", "2023-09-25T10:10:00Z", "seen");
    reads("24 sep 23:00 deployed", "2023-09-24T23:00:00Z", "deployed");
    reads("2 jan 08:00 mended", "2024-01-02T08:00:00Z", "mended");
    reads("2023-09-25 11:00 x", "2023-09-25T11:00:00Z", "x");
    reads("22:41", "2023-09-25T22:41:00Z", "");
}

Test(timeline, keeps_the_day_and_the_seconds_of_a_fact_typed_anew, .init = setup)
{
    base.editing = 7;
    reads("22:00 rolled back", "2023-09-25T22:00:30Z", "rolled back");
    reads("04:10 rolled back", "2023-09-25T04:10:00Z", "rolled back");
    base.editing = 4;
    reads("+6 errors seen", "2023-09-25T10:06:00Z", "errors seen");
}

Test(timeline, reads_a_day_without_a_year_as_the_last_where_the_incident_is_new,
     .init = setup)
{
    base.n = 0;
    base.started = base.now - 3600;
    reads("20 nov 14:00 seen", "2026-11-20T14:00:00Z", "seen");
    reads("30 nov 14:00 seen", "2025-11-30T14:00:00Z", "seen");
}

static void refuses(const char *typed, const char *what)
{
    int64_t at = 1;
    const char *rest;
    struct err err = {0};
    cr_expect_not(timeline_read(typed, &base, &at, &rest, &err), "%s", typed);
    cr_expect_str_eq(err.what, what);
    cr_expect_eq(err.code, ERR_REFUSED);
}

Test(timeline, says_what_is_no_time, .init = setup)
{
    refuses("errors seen", "a fact begins with its time");
    refuses("", "a fact begins with its time");
    refuses("25:10 errors seen", "\"25:10\" is not a time");
    refuses("5:90 errors seen", "\"5:90\" is not a time");
    refuses("+x errors", "\"+x\" is not a time");
}

Test(timeline, writes_what_it_reads, .init = setup)
{
    struct buf text;
    buf_init(&text);
    timeline_text(&text, &facts[1], &base);
    cr_expect_str_eq(text.text, "22:00 rolled back");
    buf_reset(&text);
    timeline_text(&text, &(struct fact){.at = 1695693600, .text = "seen"}, &base);
    cr_expect_str_eq(text.text, "2023-09-26 02:00 seen");
    reads(text.text, "2023-09-26T02:00:00Z", "seen");
    buf_release(&text);
}

static void lasts(struct incident incident, bool right, const char *says)
{
    struct buf text;
    buf_init(&text);
    cr_expect_eq(timeline_lengths(&text, &incident), right);
    cr_expect_str_eq(text.text, says);
    buf_release(&text);
}

Test(timeline, says_lengths_and_never_one_below_zero)
{
    lasts((struct incident){.started_at = 600}, true, "");
    lasts((struct incident){.started_at = 600, .recovered_at = 3060}, true,
          "Lasted 41 minutes");
    lasts((struct incident){.started_at = 600, .detected_at = 1620}, true,
          "Noticed after 17 minutes");
    lasts((struct incident){.started_at = 600, .detected_at = 1620, .recovered_at = 3060},
          true, "Lasted 41 minutes, noticed after 17 minutes");
    lasts((struct incident){.started_at = 600, .recovered_at = 599}, false,
          "The clock went backwards: it ended before it began.");
    lasts((struct incident){.started_at = 600, .detected_at = 300, .recovered_at = 900},
          false, "The clock went backwards: it was noticed before it began.");
}
