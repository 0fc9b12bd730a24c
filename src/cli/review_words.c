/* The words that the weekly review asks about. */
#include "board/words.h"
#include "shape.h"
#include "text/columns.h"
#include "verbs.h"

#include <string.h>

static void group_json(struct json_out *json, const struct word_group *group)
{
    json_out_object(json);
    json_out_text_of(json, "group", group->group.key);
    json_out_text_of(json, "kind", lint_kind_words.name[group->group.kind]);
    shape_text(json, "question", group->group.question);
    shape_text(json, "strength",
               group->group.kind == LINT_REMOVAL
                   ? strength_words.name[group->group.strength]
                   : "");
    json_out_array_of(json, "words");
    for (size_t i = 0; i < group->n; i++) {
        json_out_object(json);
        json_out_text_of(json, "word", group->words[i].word);
        json_out_bool_of(json, "ours", group->words[i].ours);
        json_out_bool_of(json, "silent", group->words[i].silent);
        json_out_end(json);
    }
    json_out_end(json);
    json_out_end(json);
}

enum whose { WHOSE_PROGRAM, WHOSE_OURS, WHOSE_SILENCED, WHOSE };

static enum whose whose(const struct board_word *word)
{
    return word->ours ? WHOSE_OURS : word->silent ? WHOSE_SILENCED : WHOSE_PROGRAM;
}

/* The words of one kind, behind each other over as many lines as they need. */
static void words_say(struct call *call, const struct word_group *group, enum whose of,
                      const char *title)
{
    int used = 0, most = call->cli->columns > 20 ? call->cli->columns - 2 : 78;
    for (size_t i = 0; i < group->n; i++) {
        const char *word = group->words[i].word;
        if (whose(&group->words[i]) != of)
            continue;
        if (used && used + columns_of(word) + 2 > most) {
            out_say(&call->out, ",\n  ");
            used = 2;
        } else if (used) {
            out_say(&call->out, ", ");
            used += 2;
        } else {
            out_say(&call->out, "  %s", title);
            used = 2 + columns_of(title);
        }
        out_say(&call->out, "%s", word);
        used += columns_of(word);
    }
    if (used)
        out_say(&call->out, "\n");
}

/* A group as a person reads it: what it asks, the team's own words, then all the others. */
static void group_say(struct call *call, const struct word_group *group)
{
    struct out *out = &call->out;
    out_role(out, OUT_HEAD, "%s", group->group.key);
    if (group->group.question[0])
        out_say(out, "  %s\n", group->group.question);
    else
        out_say(out, "  a %s removal\n", strength_words.name[group->group.strength]);
    words_say(call, group, WHOSE_OURS, "your own: ");
    words_say(call, group, WHOSE_SILENCED, "silenced: ");
    words_say(call, group, WHOSE_PROGRAM, "");
}

static bool list(struct call *call, struct err *err)
{
    struct word_group *groups;
    size_t n;
    if (!board_words(call->board, &call->arena, &groups, &n, err))
        return false;
    if (call->json)
        json_out_array(&call->out.json);
    for (size_t g = 0; g < n; g++) {
        if (call->json)
            group_json(&call->out.json, &groups[g]);
        else if (call->out.mode == OUT_TTY)
            group_say(call, &groups[g]);
        for (size_t i = 0; call->out.mode == OUT_PIPE && i < groups[g].n; i++) {
            const struct board_word *word = &groups[g].words[i];
            out_say(&call->out, "%s\t%s\t%s\n", groups[g].group.key, word->word,
                    word->ours     ? "ours"
                    : word->silent ? "silent"
                                   : "");
        }
    }
    if (call->json)
        json_out_end(&call->out.json);
    return true;
}

static const char *const said[] = {
    [WORD_ADDED] = "The review knows this word now",
    [WORD_BACK] = "The review asks again about",
    [WORD_TAKEN] = "Taken away",
    [WORD_SILENCED] = "The review asks no more about",
    [WORD_SAME] = "Nothing changed, it was so already",
};

static const char *const change_names[] = {
    [WORD_ADDED] = "added",       [WORD_BACK] = "back", [WORD_TAKEN] = "taken",
    [WORD_SILENCED] = "silenced", [WORD_SAME] = "same",
};

static void tell(struct call *call, enum word_change done, const struct board_word *word)
{
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_text_of(&call->out.json, "group", word->group);
        json_out_text_of(&call->out.json, "word", word->word);
        json_out_text_of(&call->out.json, "change", change_names[done]);
        json_out_end(&call->out.json);
        return;
    }
    if (call->out.mode == OUT_TTY)
        out_say(&call->out, "%s: %s (%s).\n", said[done], word->word, word->group);
    else if (done == WORD_SAME)
        out_note(&call->out, "buckstop: %s: %s (%s).", said[done], word->word, word->group);
}

bool verb_review_words(struct call *call, struct err *err)
{
    enum word_change done;
    struct board_word word;
    if (call->n == 0)
        return list(call, err);
    bool adds = strcmp(call->args[0], "add") == 0;
    if (call->n != 3 || (!adds && strcmp(call->args[0], "drop") != 0)) {
        err_set(err, ERR_USAGE, "it is add or drop, a group and a word");
        return err_next(err,
                        "such as: buckstop review words add no_cause \"growing pains\"");
    }
    bool (*change)(struct board *, const char *, const char *, struct arena *,
                   enum word_change *, struct board_word *, struct err *) =
        adds ? board_word_add : board_word_drop;
    if (!change(call->board, call->args[1], call->args[2], &call->arena, &done, &word, err))
        return false;
    tell(call, done, &word);
    return true;
}
