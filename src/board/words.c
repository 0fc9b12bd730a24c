/* The review's words: the built-in lists with the team's own over them. A word is the same
 * in any case and with or without accents. */
#include "board/words.h"

#include "base/data.h"
#include "board_private.h"
#include "codec/lint.h"
#include "store/dump.h"
#include "text/closest.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <assert.h>
#include <string.h>

enum { WORD_CHARACTERS = 100 };

/* What the store has, and the lists it is about. */
struct lists {
    struct lint lint; /* built in */
    struct lint_word *own;
    size_t own_n;
};

static bool read_lists(struct board *board, struct arena *arena, struct lists *lists,
                       struct err *err)
{
    const struct data_file *file = data_find("lint.yaml");
    assert(file);
    return lint_yaml_read(file->name, file->text, file->len, arena, &lists->lint, err) &&
           dump_rows(board->store, &lint_word_records, arena, &lists->own, &lists->own_n,
                     NULL, err);
}

static struct lint_word *own_word(const struct lists *lists, const char *group,
                                  const char *word)
{
    for (size_t i = 0; i < lists->own_n; i++)
        if (strcmp(lists->own[i].category, group) == 0 &&
            fold_same(lists->own[i].word, word))
            return &lists->own[i];
    return NULL;
}

static const char *built_in(const struct lint_group *group, const char *word)
{
    for (size_t i = 0; i < group->words_n; i++)
        if (fold_same(group->words[i], word))
            return group->words[i];
    return NULL;
}

/* The group's words as they are here: the team's own behind the others. */
static struct word_group merged(const struct lists *lists, const struct lint_group *group,
                                struct arena *arena)
{
    struct word_group made = {.group = *group};
    made.words = arena_new(arena, group->words_n + lists->own_n, sizeof *made.words);
    for (size_t i = 0; i < group->words_n; i++) {
        const struct lint_word *own =
            lists->own_n ? own_word(lists, group->key, group->words[i]) : NULL;
        made.words[made.n++] = (struct board_word){
            .group = group->key, .word = group->words[i], .silent = own && own->silent};
    }
    for (size_t i = 0; i < lists->own_n; i++)
        if (!lists->own[i].silent && strcmp(lists->own[i].category, group->key) == 0 &&
            !built_in(group, lists->own[i].word))
            made.words[made.n++] = (struct board_word){
                .group = group->key, .word = lists->own[i].word, .ours = true};
    return made;
}

bool board_words(struct board *board, struct arena *arena, struct word_group **groups,
                 size_t *n, struct err *err)
{
    struct lists lists;
    if (!read_lists(board, arena, &lists, err))
        return false;
    *groups = arena_new(arena, lists.lint.n, sizeof **groups);
    *n = lists.lint.n;
    for (size_t i = 0; i < lists.lint.n; i++)
        (*groups)[i] = merged(&lists, &lists.lint.group[i], arena);
    return true;
}

bool board_lint(struct board *board, struct arena *arena, struct lint *lint,
                struct err *err)
{
    struct lists lists;
    if (!read_lists(board, arena, &lists, err))
        return false;
    struct lint_group *groups = arena_new(arena, lists.lint.n, sizeof *groups);
    for (size_t i = 0; i < lists.lint.n; i++) {
        groups[i] = lists.lint.group[i];
        if (!lists.own_n)
            continue;
        const struct word_group here = merged(&lists, &groups[i], arena);
        const char **words = arena_new(arena, here.n, sizeof *words);
        groups[i].words = words;
        groups[i].words_n = 0;
        for (size_t w = 0; w < here.n; w++)
            if (!here.words[w].silent)
                words[groups[i].words_n++] = here.words[w].word;
    }
    *lint = (struct lint){groups, lists.lint.n};
    return true;
}

static void add_keys(const struct lists *lists, struct buf *out)
{
    for (size_t i = 0; i < lists->lint.n; i++)
        buf_addf(out, "%s%s", i ? ", " : "", lists->lint.group[i].key);
}

static const struct lint_group *find_group(const struct lists *lists, const char *typed,
                                           struct err *err)
{
    struct closest closest;
    struct buf keys;
    closest_init(&closest, typed);
    for (size_t i = 0; i < lists->lint.n; i++) {
        if (fold_same(lists->lint.group[i].key, typed))
            return &lists->lint.group[i];
        closest_offer(&closest, lists->lint.group[i].key);
    }
    buf_init(&keys);
    add_keys(lists, &keys);
    err_set(err, ERR_NOT_FOUND, "there is no group \"%s\" of the review's words", typed);
    if (closest.n)
        err_next(err, "the closest is \"%s\"; all of them: %s", closest.name[0], keys.text);
    else
        err_next(err, "it is one of: %s", keys.text);
    for (size_t i = 0; i < closest.n; i++)
        err_closest(err, closest.name[i]);
    buf_release(&keys);
    return NULL;
}

/* Something that can be found in a text. */
static bool is_word(const char *word, struct err *err)
{
    struct phrase phrase;
    size_t characters = 0;
    const char *star = strchr(word, '*');
    phrase_init(&phrase);
    if (utf8_valid(word, strlen(word), NULL))
        phrase_read(&phrase, word);
    bool words = phrase.n > 0 && !strpbrk(word, "\r\n\t");
    phrase_release(&phrase);
    for (const char *s = word; *s; s++)
        characters += ((unsigned char)*s & 0xC0) != 0x80;
    if (!words)
        err_set(err, ERR_REFUSED, "\"%s\" is no word", word);
    else if (characters > WORD_CHARACTERS)
        err_set(err, ERR_REFUSED, "\"%.20s...\" is longer than %d characters", word,
                WORD_CHARACTERS);
    else if (star && (star[1] || star == word))
        err_set(err, ERR_REFUSED, "the \"*\" in \"%s\" is not at its end", word);
    else
        return true;
    return err_next(err, "give one word or a short phrase; a * at its end is any ending");
}

/* One change, inside its transaction. */
struct change {
    struct tx *tx;
    struct arena *arena;
    struct lists lists;
    const struct lint_group *group;
    const char *typed;
    enum word_change done;
    struct board_word word;
};

static bool add(struct change *c, struct err *err)
{
    const char *shipped = built_in(c->group, c->typed);
    struct lint_word *own = own_word(&c->lists, c->group->key, c->typed);
    c->word = (struct board_word){.group = c->group->key,
                                  .word = shipped ? shipped
                                          : own   ? own->word
                                                  : c->typed,
                                  .ours = !shipped};
    if (own && own->silent) {
        c->done = shipped ? WORD_BACK : WORD_ADDED;
        tx_say(c->tx, "the review asks about \"%s\" again", c->word.word);
        own->silent = false;
        return shipped ? record_drop(c->tx, &lint_word_records, own, err)
                       : record_change(c->tx, &lint_word_records, own, err);
    }
    if (own || shipped) {
        c->done = WORD_SAME;
        return true;
    }
    c->done = WORD_ADDED;
    struct lint_word made = {.category = c->group->key, .word = c->typed};
    tx_say(c->tx, "the review knows the word \"%s\" (%s)", c->typed, c->group->key);
    return record_add(c->tx, &lint_word_records, &made, err);
}

static bool no_such_word(const struct change *c, struct err *err)
{
    struct closest closest;
    const struct word_group here = merged(&c->lists, c->group, c->arena);
    closest_init(&closest, c->typed);
    for (size_t i = 0; i < here.n; i++)
        closest_offer(&closest, here.words[i].word);
    err_set(err, ERR_NOT_FOUND, "there is no \"%s\" among the words of %s", c->typed,
            c->group->key);
    if (closest.n)
        err_next(err, "the closest is \"%s\"; all of them: buckstop review words",
                 closest.name[0]);
    else
        err_next(err, "see what there is: buckstop review words");
    for (size_t i = 0; i < closest.n; i++)
        err_closest(err, closest.name[i]);
    return false;
}

static bool drop(struct change *c, struct err *err)
{
    const char *shipped = built_in(c->group, c->typed);
    struct lint_word *own = own_word(&c->lists, c->group->key, c->typed);
    if (!shipped && (!own || own->silent))
        return no_such_word(c, err);
    c->word = (struct board_word){.group = c->group->key,
                                  .word = shipped ? shipped : own->word,
                                  .ours = !shipped,
                                  .silent = shipped != NULL};
    c->done = !shipped ? WORD_TAKEN : own && own->silent ? WORD_SAME : WORD_SILENCED;
    if (c->done == WORD_SAME)
        return true;
    tx_say(c->tx, "the review asks no more about \"%s\" (%s)", c->word.word, c->group->key);
    if (!shipped)
        return record_drop(c->tx, &lint_word_records, own, err);
    struct lint_word made = {.category = c->group->key, .word = shipped, .silent = true};
    if (!own)
        return record_add(c->tx, &lint_word_records, &made, err);
    own->silent = true;
    return record_change(c->tx, &lint_word_records, own, err);
}

static bool word_change(struct board *board, const char *group, struct change *c,
                        bool (*way)(struct change *, struct err *), enum word_change *done,
                        struct board_word *word, struct err *err)
{
    if (!board_begin(board, NULL, &c->tx, err))
        return false;
    bool ok = read_lists(board, c->arena, &c->lists, err) &&
              (c->group = find_group(&c->lists, group, err)) && is_word(c->typed, err) &&
              way(c, err);
    if (!board_end(board, c->tx, ok, err))
        return false;
    *done = c->done;
    *word = c->word;
    return true;
}

bool board_word_add(struct board *board, const char *group, const char *typed,
                    struct arena *arena, enum word_change *done, struct board_word *word,
                    struct err *err)
{
    struct change c = {.arena = arena, .typed = board_trimmed(arena, typed)};
    return word_change(board, group, &c, add, done, word, err);
}

bool board_word_drop(struct board *board, const char *group, const char *typed,
                     struct arena *arena, enum word_change *done, struct board_word *word,
                     struct err *err)
{
    struct change c = {.arena = arena, .typed = board_trimmed(arena, typed)};
    return word_change(board, group, &c, drop, done, word, err);
}
