/* The list of tickets: what is open, what each misses, and the plain counts. */
#include "ticket_alike.h"
#include "ticket_shape.h"
#include "verbs.h"

#include "base/progress.h"
#include "board/panes.h"
#include "domain/when.h"

#include <string.h>

/* Options and words before a colon that say which tickets are meant. */
static const char *const keys[] = {"area", "state", "gap", "older", "customer", "sort"};

enum { KEYS = sizeof keys / sizeof *keys };

/* Whether a word begins with a key and its colon; the value behind it. */
static const char *value_of(const char *word)
{
    size_t len = strcspn(word, ":");
    for (int i = 0; word[len] && i < KEYS; i++)
        if (strlen(keys[i]) == len && memcmp(keys[i], word, len) == 0)
            return word + len + 1;
    return NULL;
}

/* The words as one line. The shell took the quotes off a value with blanks. */
static const char *line_of(struct call *call)
{
    struct buf line;
    buf_init(&line);
    for (int i = 0; i < call->n; i++) {
        const char *word = call->args[i], *value = value_of(word);
        buf_add(&line, i ? " " : "");
        if (value && strpbrk(value, " \t") && value[0] != '"')
            buf_addf(&line, "%.*s\"%s\"", (int)(value - word), word, value);
        else
            buf_add(&line, word);
    }
    return shape_keep(call, &line);
}

static bool asked_query(struct call *call, struct ticket_query *query, struct err *err)
{
    if (!ticket_query_read(line_of(call), &call->arena, query, err))
        return false;
    for (int i = 0; i < KEYS; i++) {
        const char *value = verb_option(call, keys[i]);
        if (value && !ticket_query_set(query, keys[i], value, err))
            return false;
    }
    if (!verb_option(call, "all"))
        return true;
    if (query->which != WHICH_OPEN) {
        err_set(err, ERR_USAGE, "--all takes every state, and one of them is asked for");
        return err_next(err, "leave out one of the two");
    }
    query->which = WHICH_ALL;
    return true;
}

/* Nobody decides: that comes first. */
static const char *area_cell(struct call *call, const struct ticket_line *line)
{
    if (call->out.mode != OUT_TTY)
        return line->area_slug;
    if (!line->area)
        return "in no area";
    if (!line->owned)
        return arena_printf(&call->arena, "NO OWNER, %s", line->area_name);
    return line->area_name;
}

/* "7 days": the column says that it is an age. */
static const char *age_cell(struct call *call, const struct ticket_line *line)
{
    static const char ago[] = " ago";
    const struct when_base base = {.zone = board_zone(call->board),
                                   .now = board_now(call->board)};
    struct buf age;
    buf_init(&age);
    if (line->opened_at)
        when_age(&age, line->opened_at, &base);
    size_t len = age.len - (age.len ? strlen(ago) : 0);
    if (age.len && strcmp(age.text + len, ago) == 0)
        buf_cut(&age, len);
    return shape_keep(call, &age);
}

static void row_say(struct call *call, struct out_table *table,
                    const struct ticket_line *line)
{
    bool care = ticket_wants_care(line);
    const struct out_cell cells[] = {
        {arena_printf(&call->arena, "#%lld", (long long)line->id), OUT_TEXT},
        {area_cell(call, line), line->owned ? OUT_TEXT : OUT_ATTENTION},
        {ticket_standing(call, line), care ? OUT_ATTENTION : OUT_TEXT},
        {age_cell(call, line), OUT_MUTED},
        {line->title, OUT_TEXT},
    };
    out_row(table, &call->arena, cells);
}

/* Number, area, state, decision, gaps, when it was opened, title. */
static void row_pipe(struct out *out, const struct ticket_line *line)
{
    char opened[TIME_TEXT] = "";
    int said = 0;
    if (line->opened_at)
        time_text(line->opened_at, opened);
    out_say(out, "%lld\t%s\t%s\t%s\t", (long long)line->id, line->area_slug,
            ticket_state_words.name[line->state], decision_words.name[line->decision]);
    for (int f = 0; f < SPEC_FIELDS; f++)
        if ((line->gaps >> f) & 1)
            out_say(out, "%s%s", said++ ? "," : "", spec_texts[f].key);
    out_say(out, "\t%s\t%s\n", opened, line->title);
}

/* Line i is put down. False with err set: no more is to be. */
static bool put(const struct ticket_window *window, size_t i, struct err *err)
{
    if (window->n > SCREENFUL)
        progress_tell((int64_t)i + 1, (int64_t)window->n, "tickets put down");
    return !progress_stopped(err);
}

static bool rows_json(struct call *call, const struct ticket_window *window,
                      struct err *err)
{
    json_out_array(&call->out.json);
    for (size_t i = 0; i < window->n; i++) {
        if (!put(window, i, err))
            return false;
        json_out_object(&call->out.json);
        ticket_line_json(&call->out.json, &window->line[i]);
        json_out_end(&call->out.json);
    }
    json_out_end(&call->out.json);
    return true;
}

static bool rows_pipe(struct call *call, const struct ticket_window *window,
                      struct err *err)
{
    for (size_t i = 0; i < window->n; i++) {
        if (!put(window, i, err))
            return false;
        row_pipe(&call->out, &window->line[i]);
    }
    return true;
}

static bool say_counts(struct call *call, const struct ticket_query *query,
                       const struct ticket_window *window, struct err *err)
{
    struct out *out = &call->out;
    int64_t opened, met;
    if (!board_tickets_met(call->board, &opened, &met, err))
        return false;
    if (query->which == WHICH_OPEN)
        out_say(out, "%s open, %s not ready.", GROUPED(window->total),
                GROUPED(window->drafts));
    else
        out_say(out, "%s of them.", GROUPED(window->total));
    if (opened)
        out_say(out, " Of the %s opened in the last 30 days, %s met the template.",
                GROUPED(opened), GROUPED(met));
    out_say(out, "\n");
    return true;
}

static bool list_say(struct call *call, const struct ticket_query *query,
                     const struct ticket_window *window, struct err *err)
{
    struct out_table table = {
        .heading = {"", "AREA", "STATE", "AGE", "TITLE"}, .columns = 5, .flexible = 4};
    for (size_t i = 0; i < window->n; i++) {
        if (!put(window, i, err))
            return false;
        row_say(call, &table, &window->line[i]);
    }
    out_table(&call->out, &table, call->cli->columns);
    if (window->n)
        return say_counts(call, query, window, err);
    if (call->n || call->given_n)
        out_say(&call->out, "No ticket fits. All of them: buckstop tickets --all\n");
    else
        out_say(&call->out, "No ticket is open. Add one: buckstop ticket add TITLE\n");
    return true;
}

bool verb_tickets(struct call *call, struct err *err)
{
    struct ticket_query query;
    struct ticket_window window;
    bool alike = verb_option(call, "alike");
    int others = verb_option(call, "line") ? 2 : 1;
    if (alike && (call->n || call->given_n > others)) {
        err_set(err, ERR_USAGE, "--alike goes over all that is open");
        return err_next(err, "buckstop tickets --alike, or with --line LINE");
    }
    if (!asked_query(call, &query, err) || !verb_narrow(call, err))
        return false;
    if (alike)
        return alike_answer(call, ALIKE_TICKETS, err);
    if (!board_ticket_window(call->board, &query, 0, INT32_MAX, &call->arena, &window, err))
        return false;
    if (call->json)
        return rows_json(call, &window, err);
    return call->out.mode == OUT_TTY ? list_say(call, &query, &window, err)
                                     : rows_pipe(call, &window, err);
}
