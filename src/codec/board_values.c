/* The values of the board's YAML, one function a kind, and where they went wrong. */
#include "board_reader.h"

#include "domain/when.h"
#include "text/clean.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool board_fail(struct reader *r, const struct yaml_node *node, const char *what,
                const char *expected)
{
    return yaml_fail(r->err, r->file, node->line, node->column, what, expected);
}

/* The same about a text of the user's, which is shown quoted and cleaned. */
bool board_fail_about(struct reader *r, const struct yaml_node *node, const char *before,
                      const char *text, const char *after, const char *expected)
{
    struct buf what;
    buf_init(&what);
    buf_addf(&what, "%s\"", before);
    clean_add(&what, SINK_TTY, text);
    buf_addf(&what, "\"%s", after);
    board_fail(r, node, what.text, expected);
    buf_release(&what);
    return false;
}

bool board_scalar(struct reader *r, const struct yaml_node *node, const char *expected)
{
    if (node->kind == YAML_SCALAR)
        return true;
    return board_fail(r, node, node->kind == YAML_LIST ? "a list" : "a mapping", expected);
}

void *board_add(struct reader *r, enum plan_kind kind, const struct yaml_node *node)
{
    void *row = plan_add(r->plan, kind);
    size_t n = r->plan->list[kind].n;
    r->node[kind] = arena_grow(r->plan->arena, r->node[kind], &r->node_cap[kind], n,
                               sizeof *r->node[kind]);
    r->node[kind][n - 1] = node;
    return row;
}

bool board_number(struct reader *r, const struct yaml_node *node, const struct key *key,
                  int64_t *number)
{
    struct buf expected;
    buf_init(&expected);
    buf_addf(&expected, "a whole number of %" PRId64, key->least);
    if (key->most == KEY_MOST)
        buf_add(&expected, " or more");
    else
        buf_addf(&expected, " to %" PRId64, key->most);
    bool ok = board_scalar(r, node, expected.text);
    size_t digits = ok ? strspn(node->text, "0123456789") : 0;
    if (ok && (digits == 0 || node->text[digits]))
        ok = board_fail_about(r, node, "", node->text, " is no number", expected.text);
    int64_t read = ok ? strtoll(node->text, NULL, 10) : 0; /* LLONG_MAX if too large */
    if (ok && (read < key->least || read > key->most))
        ok = board_fail_about(r, node, "", node->text,
                              read > key->most ? " is too large" : " is too small",
                              expected.text);
    if (ok)
        *number = read;
    buf_release(&expected);
    return ok;
}

bool board_truth(struct reader *r, const struct yaml_node *node, bool *truth)
{
    static const char *const words[] = {"false", "true", "no", "yes"};
    static const char expected[] = "true or false";
    if (!board_scalar(r, node, expected))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(node->text, words[i]) == 0) {
            *truth = i % 2 == 1;
            return true;
        }
    return board_fail_about(r, node, "", node->text, " is neither", expected);
}

bool board_time(struct reader *r, const struct yaml_node *node, struct place *place,
                int64_t *utc)
{
    static const char expected[] =
        "a time such as 2026-11-20T14:02:00Z, \"today-3 14:02\" or +41m";
    struct err ignored;
    const struct when_base base = {
        .zone = &r->zone, .now = r->now, .from = place->from, .held = true};
    if (!board_scalar(r, node, expected))
        return false;
    if (!when_parse(node->text, &base, utc, &ignored))
        return board_fail_about(r, node, "", node->text, " is no time", expected);
    if (!place->from)
        place->from = *utc;
    return true;
}

bool board_date(struct reader *r, const struct yaml_node *node, int64_t *date)
{
    static const char expected[] = "a date such as 2026-11-20 or today+5";
    struct err ignored;
    int64_t today = zone_local(&r->zone, r->now).date;
    if (!board_scalar(r, node, expected))
        return false;
    if (!when_date(node->text, today, date, &ignored))
        return board_fail_about(r, node, "", node->text, " is no date", expected);
    return true;
}

bool board_word(struct reader *r, const struct yaml_node *node, const struct words *words,
                int *word)
{
    struct buf expected;
    buf_init(&expected);
    buf_add(&expected, "one of:");
    for (int i = 0; i < words->n; i++)
        buf_addf(&expected, " %s", words->name[i]);
    bool ok = board_scalar(r, node, expected.text);
    int found = ok ? words_find(words, node->text) : -1;
    if (ok && found < 0)
        ok = board_fail_about(r, node, "", node->text, " is none of the words",
                              expected.text);
    else if (ok)
        *word = found;
    buf_release(&expected);
    return ok;
}

bool board_week(struct reader *r, const struct yaml_node *node, const char **week)
{
    static const char expected[] = "a week such as 2026-W47, or week-1 for last week";
    static const char back[] = "week-";
    struct week parsed;
    char text[WEEK_TEXT];
    if (!board_scalar(r, node, expected))
        return false;
    const char *digits = node->text + sizeof back - 1;
    if (strncmp(node->text, back, sizeof back - 1) == 0 && digits[0] &&
        strspn(digits, "0123456789") == strlen(digits) && strlen(digits) < 4) {
        int64_t today = zone_local(&r->zone, r->now).date;
        week_text(week_of(today - 7 * strtol(digits, NULL, 10)), text);
        *week = arena_copy(r->plan->arena, text);
        return true;
    }
    if (!week_parse(node->text, &parsed))
        return board_fail_about(r, node, "", node->text, " is no week", expected);
    *week = node->text;
    return true;
}

bool board_review_ref(struct reader *r, const struct yaml_node *node, const char **name)
{
    const char *dot = node->kind == YAML_SCALAR ? strchr(node->text, '.') : NULL;
    const char *week;
    size_t digits = dot ? strspn(dot + 1, "0123456789") : 0;
    if (!digits || dot[1 + digits] || dot[1] == '0' || strcmp(dot, ".1") == 0)
        return board_week(r, node, name);
    struct yaml_node of_week = *node;
    of_week.text = arena_text(r->plan->arena, node->text, (size_t)(dot - node->text));
    if (!board_week(r, &of_week, &week))
        return false;
    *name = arena_printf(r->plan->arena, "%s%s", week, dot);
    return true;
}
