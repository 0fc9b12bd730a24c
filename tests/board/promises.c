/* Causes and their promises, and a review's minutes. */
#include "support.h"

#include "board/sitting.h"

TestSuite(promises, .init = board_enter, .fini = board_leave);
TestSuite(minutes, .init = board_enter, .fini = board_leave);

static bool move(int64_t cause, enum removal_move way, const char *what,
                 struct cause_line *line)
{
    return board_cause_move(board, cause, way, what, &arena, line, &err);
}

Test(promises, show_the_newest_promise_and_who_gave_it)
{
    struct cause_line line, *lines;
    size_t n;
    read_whole();
    cr_assert(board_cause(board, 6, &arena, &line, &err), "%s", err.what);
    cr_assert_eq(line.removal.id, 4);
    cr_assert_str_eq(line.owner.handle, "li");
    cr_assert_eq(line.incidents, 2);
    cr_assert_eq(line.incident.id, 14, "the newest of them");
    cr_assert(board_cause(board, 7, &arena, &line, &err));
    cr_assert_eq(line.owner.id, 0);
    cr_assert_eq(line.incident.id, 0);
    cr_assert(board_causes(board, false, &arena, &lines, &n, &err) && n == 1);
    cr_assert_eq(lines[0].cause.id, 6);
    cr_assert(board_causes(board, true, &arena, &lines, &n, &err) && n == 2);
    cr_assert_eq(lines[0].cause.id, 6);
    cr_assert(!board_cause(board, 99, &arena, &line, &err));
    assert_err(ERR_NOT_FOUND, "buckstop causes --all");
}

Test(promises, keep_the_time_of_each_step)
{
    struct cause_line line;
    read_whole();
    cr_assert(board_sitting_close(board, &err), "%s %s", err.what, err.why);
    world.now += 8 * 86400; /* the week after the review that promised it */
    become("li");
    int64_t removed = world.now;
    cr_assert(move(6, MOVE_REMOVED, NULL, &line), "%s", err.what);
    cr_assert_eq(line.removal.state, REMOVAL_REMOVED);
    cr_assert_eq(line.removal.removed_at, removed);
    world.now += 60;
    become("ana");
    cr_assert(move(6, MOVE_SEEN, "one mail", &line), "%s", err.what);
    cr_assert_eq(line.removal.state, REMOVAL_SEEN_GONE);
    cr_assert_eq(line.removal.removed_at, removed);
    cr_assert_eq(line.removal.seen_at, removed + 60);
    cr_assert(move(6, MOVE_REOPEN, "two again", &line), "%s", err.what);
    cr_assert_eq(line.removal.state, REMOVAL_PLANNED);
    cr_assert_eq(line.removal.removed_at, 0);
    cr_assert_eq(line.removal.seen_at, 0);
    cr_assert(move(6, MOVE_DROP, "the mail is gone", &line), "%s", err.what);
    cr_assert_eq(line.removal.closed_at, world.now);
    cr_assert_str_eq(line.removal.what, "the mail is gone");
    cr_assert(move(6, MOVE_REOPEN, NULL, &line), "%s", err.what);
    cr_assert_eq(line.removal.closed_at, 0);
}

Test(promises, refuse_what_nobody_may_say)
{
    static const struct {
        const char *as;
        int64_t cause;
        enum removal_move way;
        const char *what;
        enum err_code code;
        const char *says;
    } cases[] = {
        {"ana", 6, MOVE_REMOVED, "x", ERR_REFUSED, "李小龙 says when"},
        {"nobody", 6, MOVE_REMOVED, "x", ERR_REFUSED, "李小龙 says when"},
        {"li", 6, MOVE_SEEN, "x", ERR_REFUSED, "was promised in this review"},
        {"li", 6, MOVE_DROP, " ", ERR_REFUSED, "without a reason"},
        {"li", 6, MOVE_DROP, NULL, ERR_REFUSED, "without a reason"},
        {"li", 6, MOVE_REOPEN, "x", ERR_REFUSED, "is open already"},
        {"li", 7, MOVE_REMOVED, "x", ERR_REFUSED, "has been seen gone"},
        {"li", 8, MOVE_DROP, "x", ERR_REFUSED, "nobody has promised to remove cause 8"},
        {"li", 9, MOVE_DROP, "x", ERR_NOT_FOUND, "causes --all"},
    };
    static const char more[] = "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
                               "causes: [{id: 8, text: nobody's yet}]\n";
    const struct transfer_file file = {"f.yaml", more, sizeof more - 1};
    struct transfer_report report;
    read_whole();
    cr_assert(board_import_board(board, &file, false, &arena, &report, &err));
    const char *before = exported();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cause_line line = {.incidents = 42};
        become(cases[i].as);
        cr_assert(!move(cases[i].cause, cases[i].way, cases[i].what, &line), "%zu", i);
        assert_err(cases[i].code, cases[i].says);
        cr_assert_eq(line.incidents, 42);
    }
    cr_assert_str_eq(exported(), before);
}

/* An imported board need not say when it was seen gone. */
Test(promises, came_back_until_seen_gone_again)
{
    struct cause_line line;
    read_demo();
    cr_assert(board_cause(board, 11, &arena, &line, &err));
    cr_assert(line.came_back && line.removal.seen_at == 0);
    cr_assert(board_sitting_begin(board, &err), "%s", err.what);
    cr_assert(board_sitting_answer(board, line.removal.id, PROMISE_STILL, "",
                                   board_today(board) + 7, &err),
              "%s", err.what);
    cr_assert(board_cause(board, 11, &arena, &line, &err));
    cr_assert_eq(line.removal.state, REMOVAL_PLANNED);
    cr_assert(line.came_back, "still there, and not seen gone again");
    cr_assert(board_sitting_answer(board, line.removal.id, PROMISE_GONE, "the alarm rang",
                                   0, &err));
    cr_assert(board_cause(board, 11, &arena, &line, &err));
    cr_assert_not(line.came_back);
}

static const char *minutes_of(const char *week)
{
    struct review_card card;
    struct buf out;
    cr_assert(board_review(board, week, &arena, &card, &err), "%s", err.what);
    buf_init(&out);
    board_minutes(board, &card, &out);
    const char *kept = arena_copy(&arena, out.text);
    buf_release(&out);
    return kept;
}

Test(minutes, say_everything_of_the_week)
{
    read_whole();
    cr_assert_str_eq(
        minutes_of("2026-W47"),
        "# Weekly review, 2026-W47\n\n"
        "- **Held:** Wed 18 Nov 2026\n"
        "- **Led by:** Bo Lind\n\n"
        "Not closed yet: step 7, Owner.\n\n"
        "## Promises from earlier weeks\n\n"
        "- **STILL THERE:** the queue sends again. it was sent twice, now by Tue 24 Nov "
        "2026, Vera Kask\n"
        "- **GONE:** no limit\n\n"
        "## Incident\n\n"
        "mail went twice\n\n"
        "Lasted 20 minutes, noticed after 2 minutes.\n\n"
        "## What happened\n\n"
        "- Tue 17 Nov 2026 14:12, first mail: \"twice?\"\n\n"
        "## Causes that were named\n\n"
        "- the queue sends again (passed every test)\n\n"
        "## We remove\n\n"
        "the queue sends again (CAME BACK)\n\n"
        "- **Owner:** 李小龙\n"
        "- **Gone by:** Tue 24 Nov 2026\n"
        "- **Gone when:** a mail has one id\n"
        "- **Strength:** strong\n");
}

Test(minutes, of_a_quiet_week_are_short)
{
    read_whole();
    cr_assert_str_eq(minutes_of("2026-W46"), "# Weekly review, 2026-W46\n\n"
                                             "- **Held:** Wed 11 Nov 2026\n\n"
                                             "## This week\n\n"
                                             "No incident.\n");
}

Test(minutes, of_a_review_just_begun_hold_what_there_is)
{
    static const char more[] =
        "buckstop: 1\nboard: {name: A, time_zone: UTC}\n"
        "incidents:\n  - id: 1\n    title: T\n    started: 2026-11-16T10:00:00Z\n"
        "    candidates: [{id: 1, text: open one}, {id: 2, text: far, was_there: no}]\n"
        "causes:\n  - {id: 1, text: C, removals: [{id: 1, due: 2026-11-20, gone_when: "
        "g}]}\n"
        "  - {id: 2, text: D}\n"
        "reviews:\n  - {week: 2026-W44, started: 2026-10-28T10:00:00Z}\n"
        "  - {week: 2026-W45, started: 2026-11-04T10:00:00Z, incident: 1, cause: 2}\n"
        "  - {week: 2026-W46, started: 2026-11-11T10:00:00Z, incident: 1, cause: 1,\n"
        "     removal: 1}\n";
    const struct transfer_file file = {"f.yaml", more, sizeof more - 1};
    struct transfer_report report;
    cr_assert(board_import_board(board, &file, false, &arena, &report, &err), "%s",
              err.what);
    cr_assert_str_eq(minutes_of("2026-W44"),
                     "# Weekly review, 2026-W44\n\n- **Held:** Wed 28 Oct 2026\n\n"
                     "Not closed yet: step 1, Last week.\n");
    const char *text = minutes_of("2026-W45");
    cr_assert(strstr(text, "## We remove\n\nD\n\n") && !strstr(text, "Owner"), "%s", text);
    cr_assert(!strstr(text, "What happened"));
    cr_assert(strstr(text, "- open one\n- far (") && !strstr(text, "passed"), "%s", text);
    text = minutes_of("2026-W46");
    cr_assert(strstr(text, "- **Owner:** NO OWNER\n") && !strstr(text, "Strength"), "%s",
              text);
}
