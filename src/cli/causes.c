/* Causes and the promises to remove them: what is open, what earlier weeks said, and every
 * move of a promise. */
#include "causes.h"
#include "verbs.h"

#include "board/review_words.h"
#include "domain/cause_test.h"

#include <string.h>

const char *causes_promised(struct call *call, const struct cause_line *line)
{
    const struct removal *removal = &line->removal;
    const char *owner = line->owner.id ? line->owner.name : "NO OWNER";
    long long late = (long long)(board_today(call->board) - removal->due);
    if (!removal->id)
        return "nobody has promised it";
    const char *strength = shape_strength(call, removal->strength);
    if (call->out.mode == OUT_TTY && removal_open(removal->state) && late > 0)
        return arena_printf(&call->arena, "%s, overdue %s %s%s", owner, GROUPED(late),
                            late == 1 ? "day" : "days", strength);
    return arena_printf(&call->arena, "%s, by %s%s", owner, shape_day(call, removal->due),
                        strength);
}

/* The last column says how many incidents it was behind: one cause is one line. */
static const struct out_table columns = {
    .heading = {"", "STATE", "PROMISED", "CAUSE", "BEHIND"}, .columns = 5, .flexible = 3};

static const char *behind(struct call *call, const struct cause_line *line)
{
    if (line->incidents < 2 && call->out.mode == OUT_TTY)
        return "";
    return arena_printf(&call->arena, "%s %s", shape_count(call, (int64_t)line->incidents),
                        line->incidents == 1 ? "incident" : "incidents");
}

static void add_cause(struct call *call, struct out_table *table,
                      const struct cause_line *line)
{
    const struct removal *removal = &line->removal;
    bool back = line->came_back;
    bool nobody = removal->id && removal_open(removal->state) && !line->owner.id;
    const struct out_cell cells[] = {
        {arena_printf(&call->arena, "%lld", (long long)line->cause.id), OUT_TEXT},
        {back && removal->state != REMOVAL_CAME_BACK
             ? arena_printf(&call->arena, "%s, CAME BACK",
                            shape_state(call, removal->state))
         : back        ? "CAME BACK"
         : removal->id ? shape_state(call, removal->state)
                       : "named",
         back ? OUT_ATTENTION : OUT_TEXT},
        {causes_promised(call, line), nobody ? OUT_ATTENTION : OUT_TEXT},
        {line->cause.text, OUT_TEXT},
        {behind(call, line), OUT_MUTED},
    };
    out_row(table, &call->arena, cells);
}

/* Where it dropped out, or that nobody chose it. */
static const char *fate(const struct candidate *candidate)
{
    struct cause_test_result result = cause_test_result(candidate);
    if (result.state == CAUSE_TEST_DROPPED)
        return cause_tests[result.test].dropped;
    return result.state == CAUSE_TEST_PASSES ? "passed every test" : "not tested";
}

static const char *standing(const struct candidate *candidate)
{
    return cause_test_result(candidate).state == CAUSE_TEST_DROPPED ? "dropped out"
                                                                    : "not chosen";
}

static void add_candidate(struct call *call, struct out_table *table,
                          const struct candidate_line *line)
{
    const struct out_cell cells[] = {
        {"", OUT_TEXT},
        {standing(&line->candidate), OUT_MUTED},
        {arena_printf(&call->arena, "%s, %s", line->week, fate(&line->candidate)),
         OUT_TEXT},
        {line->candidate.text, OUT_TEXT},
        {arena_printf(&call->arena, "incident %lld", (long long)line->incident.id),
         OUT_MUTED},
    };
    out_row(table, &call->arena, cells);
}

static void candidate_json(struct call *call, const struct candidate_line *line)
{
    struct json_out *json = &call->out.json;
    struct cause_test_result result = cause_test_result(&line->candidate);
    json_out_object(json);
    json_out_text_of(json, "kind", "candidate");
    json_out_int_of(json, "id", line->candidate.id);
    json_out_text_of(json, "text", line->candidate.text);
    json_out_int_of(json, "incident", line->incident.id);
    json_out_text_of(json, "week", line->week);
    json_out_text_of(json, "dropped",
                     result.state == CAUSE_TEST_DROPPED ? cause_tests[result.test].key
                                                        : NULL);
    json_out_end(json);
}

/* What a promise without an owner asks for comes before anything else about it. */
static void ask_for_owners(struct call *call, const struct cause_line *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (lines[i].removal.id && !lines[i].owner.id &&
            removal_open(lines[i].removal.state))
            out_say(&call->out,
                    "Cause %lld has NO OWNER. Name one: buckstop causes owner %lld "
                    "PERSON\n",
                    (long long)lines[i].cause.id, (long long)lines[i].cause.id);
}

static void answer(struct call *call, const struct cause_line *lines, size_t n,
                   const struct candidate_line *candidates, size_t candidates_n)
{
    struct out_table table = columns;
    if (call->json) {
        json_out_array(&call->out.json);
        for (size_t i = 0; i < n; i++)
            shape_cause(&call->out.json, &lines[i]);
        for (size_t i = 0; verb_option(call, "candidates") && i < candidates_n; i++)
            candidate_json(call, &candidates[i]);
        json_out_end(&call->out.json);
        return;
    }
    for (size_t i = 0; i < n; i++)
        add_cause(call, &table, &lines[i]);
    for (size_t i = 0; i < candidates_n; i++)
        add_candidate(call, &table, &candidates[i]);
    out_table(&call->out, &table, call->cli->columns);
    if (call->out.mode == OUT_TTY)
        ask_for_owners(call, lines, n);
}

static bool look_for(struct call *call, struct err *err)
{
    struct cause_line *lines;
    struct candidate_line *candidates;
    size_t n, candidates_n;
    const char *words = shape_words(call);
    if (!board_causes_saying(call->board, words, &call->arena, &lines, &n, err) ||
        !board_candidates_saying(call->board, words, &call->arena, &candidates,
                                 &candidates_n, err))
        return false;
    answer(call, lines, n, candidates, candidates_n);
    if (n + candidates_n == 0 && call->out.mode == OUT_TTY)
        out_say(&call->out,
                "No cause says \"%s\", and none that was not chosen. Facts: buckstop "
                "incidents %s\n",
                words, words);
    return true;
}

bool verb_causes(struct call *call, struct err *err)
{
    struct cause_line *lines;
    size_t n;
    bool all = verb_option(call, "all");
    if (call->n)
        return look_for(call, err);
    if (verb_option(call, "candidates")) {
        err_set(err, ERR_USAGE, "--candidates needs the words to look for");
        return err_next(err, "buckstop causes WORD --candidates --json");
    }
    if (!board_causes(call->board, all, &call->arena, &lines, &n, err))
        return false;
    answer(call, lines, n, NULL, 0);
    if (n == 0 && call->out.mode == OUT_TTY)
        out_say(&call->out,
                all ? "No cause has been named yet: buckstop review\n"
                    : "No promise is open. All causes: buckstop causes --all\n");
    return true;
}

static bool move(struct call *call, enum removal_move way, struct err *err)
{
    struct cause_line line;
    int64_t id;
    const char *what = verb_option(call, "what");
    if (!verb_id(call->args[0], "a cause", &id, err) ||
        !board_cause_move(call->board, id, way, what ? what : "", &call->arena, &line, err))
        return false;
    if (call->json)
        shape_cause(&call->out.json, &line);
    else if (call->out.mode == OUT_TTY)
        out_say(&call->out, "Cause %lld, \"%s\": %s.\n", (long long)id, line.cause.text,
                shape_state(call, line.removal.state));
    return true;
}

bool verb_causes_removed(struct call *call, struct err *err)
{
    return move(call, MOVE_REMOVED, err);
}

bool verb_causes_seen(struct call *call, struct err *err)
{
    return move(call, MOVE_SEEN, err);
}

bool verb_causes_drop(struct call *call, struct err *err)
{
    return move(call, MOVE_DROP, err);
}

bool verb_causes_reopen(struct call *call, struct err *err)
{
    return move(call, MOVE_REOPEN, err);
}

bool verb_causes_owner(struct call *call, struct err *err)
{
    struct cause_line line;
    int64_t id;
    if (!verb_id(call->args[0], "a cause", &id, err) ||
        !board_cause_owner(call->board, id, call->args[1], &call->arena, &line, err))
        return false;
    if (call->json)
        shape_cause(&call->out.json, &line);
    else if (call->out.mode == OUT_TTY)
        out_say(&call->out, "Cause %lld, \"%s\": %s, by %s.\n", (long long)id,
                line.cause.text, line.owner.name, shape_day(call, line.removal.due));
    return true;
}
