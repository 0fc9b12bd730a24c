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

Test(timeline, reads_each_form_of_a_time, .init = setup)
{
    reads("Mon 25 Sep 22:41 db full", "2023-09-25T22:41:00Z", "db full");
    reads("Mon 25 Sep 2023 22:41 db full", "2023-09-25T22:41:00Z", "db full");
    reads("Mon 25 Sep 2023 at 22:41 db full", "2023-09-25T22:41:00Z", "db full");
    reads("25 sep 2023 22:41 db full", "2023-09-25T22:41:00Z", "db full");
    reads("sep 25 at 22:41 db full", "2023-09-25T22:41:00Z", "db full");
    reads("last week tue 14:02 db full", "2026-11-17T14:02:00Z", "db full");
    reads("last fri at 14:02 db full", "2026-11-20T14:02:00Z", "db full");
    reads("yesterday 23:50 db full", "2026-11-22T23:50:00Z", "db full");
    reads("today-3 14:02 db full", "2026-11-20T14:02:00Z", "db full");
    reads("this week 25% db full", "2026-11-23T02:30:00Z", "db full");
    reads("2h ago db full", "2026-11-23T08:00:00Z", "db full");
    reads("1 h 30 m ago db full", "2026-11-23T08:30:00Z", "db full");
    reads("-90m db full", "2026-11-23T08:30:00Z", "db full");
    reads("now db full", "2026-11-23T10:00:00Z", "db full");
    reads("Mon 25 Sep db full", "2023-09-25T00:00:00Z", "db full");
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
    refuses("errors-in-a-word-that-is-longer-than-any-time-a-person-would-ever-type-here x",
            "a fact begins with its time");
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
    lasts((struct incident){.started_at = 600, .detected_at = 300}, false,
          "The clock went backwards: it was noticed before it began.");
    lasts((struct incident){.started_at = 600, .detected_at = 300, .recovered_at = 900},
          false, "The clock went backwards: it was noticed before it began.");
}

static void goes(struct incident incident, bool right, const char *says)
{
    struct buf text;
    buf_init(&text);
    cr_expect_eq(timeline_course(&text, &incident, &utc), right);
    cr_expect_str_eq(text.text, says);
    buf_release(&text);
}

Test(timeline, reads_start_noticing_and_end_as_one_line)
{
    goes((struct incident){.started_at = 50520}, true, "Began 14:02, not over yet");
    goes((struct incident){.started_at = 50520, .state = INCIDENT_RESOLVED}, true,
         "Began 14:02");
    goes((struct incident){.started_at = 50520, .detected_at = 51540}, true,
         "Began 14:02, noticed +17 min, not over yet");
    goes((struct incident){.started_at = 50520,
                           .detected_at = 51540,
                           .recovered_at = 54840,
                           .state = INCIDENT_RESOLVED},
         true, "Began 14:02, noticed +17 min, over +1 h 12 min");
    goes((struct incident){.started_at = 50520, .recovered_at = 50520 + 2 * 86400 + 60},
         true, "Began 14:02, over +2 days");
    goes((struct incident){.started_at = 50520, .detected_at = 50520}, true,
         "Began 14:02, noticed +0 min, not over yet");
    goes((struct incident){.started_at = 50520, .detected_at = 50519}, false,
         "The clock went backwards: it was noticed before it began.");
    goes((struct incident){.started_at = 50520, .recovered_at = 50519}, false,
         "The clock went backwards: it ended before it began.");
}

Test(timeline, says_beside_a_fact_what_it_is_and_the_gap_before_it)
{
    static const struct fact line[] = {{.at = 540},   {.at = 600},   {.at = 630},
                                       {.at = 1400},  {.at = 1620},  {.at = 5220},
                                       {.at = 95000}, {.at = 95010}, {.at = 300000}};
    static const char *const want[] = {"before it began", "began",   "",
                                       "12 min",          "noticed", "1 h",
                                       "1 day, over",     "",        "2 days"};
    const struct incident incident = {
        .started_at = 600, .detected_at = 1620, .recovered_at = 95002};
    for (size_t i = 0; i < sizeof line / sizeof *line; i++) {
        struct buf text;
        buf_init(&text);
        timeline_beside(&text, &incident, line, i);
        cr_expect_str_eq(text.text, want[i], "line %zu: %s", i, text.text);
        buf_release(&text);
    }
}

Test(timeline, says_beside_the_first_fact_no_gap_and_nothing_that_nobody_wrote_down)
{
    static const struct fact line[] = {{.at = 660}, {.at = 1620}};
    static const char *const want[] = {"began", "16 min"};
    const struct incident incident = {.started_at = 660};
    for (size_t i = 0; i < 2; i++) {
        struct buf text;
        buf_init(&text);
        timeline_beside(&text, &incident, line, i);
        cr_expect_str_eq(text.text, want[i]);
        buf_release(&text);
    }
}

/* An instant of 0 is none, even beside a fact of that minute. */
Test(timeline, an_instant_nobody_wrote_down_is_beside_no_fact)
{
    static const struct fact fact = {.at = 30};
    const struct incident incident = {.started_at = 10};
    struct buf text;
    buf_init(&text);
    timeline_beside(&text, &incident, &fact, 0);
    cr_expect_str_eq(text.text, "began");
    buf_release(&text);
}

static void set(struct incident *incident, enum moment moment, int64_t at, const char *no)
{
    const struct incident before = *incident;
    struct err err = {0};
    cr_expect_eq(timeline_set(incident, moment, at, &err), no == NULL, "%s", err.what);
    if (!no)
        return;
    cr_expect_str_eq(err.what, no);
    cr_expect_neq(err.next[0], '\0');
    cr_expect(memcmp(&before, incident, sizeof before) == 0);
}

Test(timeline, sets_a_moment_and_lets_no_clock_go_backwards)
{
    struct incident incident = {.started_at = 600};
    set(&incident, MOMENT_NOTICED, 599, "it began after that");
    set(&incident, MOMENT_OVER, 599, "it began after that");
    set(&incident, MOMENT_NOTICED, 600, NULL);
    set(&incident, MOMENT_BEGAN, 601, "it was noticed before that");
    set(&incident, MOMENT_BEGAN, 500, NULL);
    cr_expect_eq(incident.state, INCIDENT_OPEN);
    set(&incident, MOMENT_OVER, 900, NULL);
    cr_expect(incident.started_at == 500 && incident.detected_at == 600 &&
              incident.recovered_at == 900 && incident.state == INCIDENT_RESOLVED);
    incident.detected_at = 0;
    set(&incident, MOMENT_BEGAN, 901, "it was over before that");
    set(&incident, MOMENT_BEGAN, 900, NULL);
    cr_expect_eq(incident.started_at, 900);
}

Test(timeline, reads_the_times_people_type, .init = setup)
{
    base.n = 0;
    base.started = base.now - 7200; /* Mon 23 Nov 2026, 10:00 */
    reads("14:02 seen", "2026-11-23T14:02:00Z", "seen");
    reads("9:05:30 seen", "2026-11-23T09:05:30Z", "seen");
    reads("+6 seen", "2026-11-23T08:06:00Z", "seen");
    reads("+6m seen", "2026-11-23T08:06:00Z", "seen");
    reads("+1h30 seen", "2026-11-23T09:30:00Z", "seen");
    reads("yesterday 23:50 deployed", "2026-11-22T23:50:00Z", "deployed");
    reads("Yesterday 23:50 deployed", "2026-11-22T23:50:00Z", "deployed");
    reads("mon 9:00 deployed", "2026-11-23T09:00:00Z", "deployed");
    refuses("14.02 seen", "\"14.02\" is not a time");
    refuses("14h02 seen", "\"14h02\" is not a time");
    refuses("1402 seen", "\"1402\" is not a time");
    refuses("24:00 seen", "\"24:00\" is not a time");
}
