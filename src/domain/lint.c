/* Words that are no cause, and removals that remove nothing. All words come from the lint
 * data; only the small words that never matter are here. */
#include "domain/lint.h"

#include "base/mem.h"
#include "lint_names.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {"cause", "removal"};
const struct words lint_kind_words = {kind_names, 2};

/* What "alone" does not count, and what may stand before a weak first word. */
static const char small_words[][LINT_WORD] = {
    "the",  "a",    "an",   "it",    "its",  "was",        "were",   "is",      "are",
    "be",   "been", "had",  "has",   "have", "for",        "all",    "every",   "everyone",
    "in",   "on",   "at",   "to",    "of",   "and",        "our",    "we",      "everybody",
    "some", "very", "too",  "again", "just", "this",       "that",   "there",   "then",
    "went", "got",  "will", "let",   "s",    "completely", "please", "totally",
};

/* What a symptom says besides: where, when and for whom, and still not why. */
static const char where_and_when[][LINT_WORD] = {
    "site",     "website", "service", "server",   "servers", "app",        "system",
    "product",  "users",   "user",    "customer", "people",  "customers",  "production",
    "prod",     "minute",  "minutes", "hour",     "hours",   "day",        "days",
    "today",    "night",   "morning", "evening",  "weekend", "yesterday",  "monday",
    "tuesday",  "friday",  "sunday",  "thursday", "week",    "wednesday",  "saturday",
    "suddenly", "still",   "many",    "most",     "several", "everything",
};

/* What begins the part of a removal that says when it acts, not what it is. */
static const char *const conditions[] = {
    "when",   "whenever", "if",         "once",    "while", "until", "unless",
    "before", "after",    "as soon as", "because", "so",    "which",
};

/* A text's words without those in the group's exceptions, each where it stood. */
static void read_words(const struct lint_group *group, const char *text,
                       struct phrase *words)
{
    struct phrase except;
    struct span span;
    phrase_read(words, text);
    if (group->except_n == 0 || words->n == 0)
        return;
    struct buf rest;
    buf_init(&rest);
    phrase_init(&except);
    buf_add(&rest, text);
    for (size_t i = 0; i < group->except_n; i++) {
        phrase_read(&except, group->except[i]);
        for (size_t from = 0, at; phrase_find(words, &except, from, &at, &span);
             from = at + 1)
            memset(rest.text + span.at, ' ', span.len);
    }
    phrase_read(words, rest.text);
    phrase_release(&except);
    buf_release(&rest);
}

static bool matters(const char *word)
{
    return !isdigit((unsigned char)word[0]) &&
           !lint_is_one_of(word, PHRASES(small_words)) &&
           !lint_is_one_of(word, PHRASES(where_and_when));
}

/* Whether the text says little besides the group's words. */
static bool is_alone(const struct lint_group *group, const struct phrase *words)
{
    struct span span;
    if (phrase_first(words, group->unless, group->unless_n, &span) >= 0)
        return false;
    bool *said = mem_new(words->n, sizeof *said);
    struct phrase phrase;
    phrase_init(&phrase);
    for (size_t i = 0; i < group->words_n; i++) {
        phrase_read(&phrase, group->words[i]);
        for (size_t from = 0, at; phrase_find(words, &phrase, from, &at, &span);
             from = at + 1)
            memset(said + at, true, phrase.n);
    }
    size_t others = 0;
    for (size_t i = 0; i < words->n; i++)
        others += !said[i] && matters(phrase_word(words, i));
    phrase_release(&phrase);
    free(said);
    return others <= 2;
}

/* `words` are those of the text, with nothing left out. */
static void find_person(const struct phrase *words, const char *text,
                        const struct person *people, size_t n, struct lint_finding *best)
{
    for (size_t i = 0; i < n; i++) {
        struct span span = lint_person_at(words, text, &people[i]);
        if (span.len == 0 || !lint_is_before(span, best->span))
            continue;
        best->span = span;
        best->person = &people[i];
    }
}

static bool group_finds(const struct lint_group *group, const char *text,
                        const struct person *people, size_t n, struct lint_finding *finding)
{
    struct lint_finding best = {.group = group};
    struct phrase words;
    phrase_init(&words);
    read_words(group, text, &words);
    if (phrase_first(&words, group->words, group->words_n, &best.span) < 0)
        best.span = (struct span){0, 0};
    if (group->people) {
        phrase_read(&words, text);
        find_person(&words, text, people, n, &best);
    }
    bool found = best.span.len > 0 && (!group->alone || is_alone(group, &words));
    phrase_release(&words);
    if (found)
        *finding = best;
    return found;
}

/* Whether nothing that matters stands before the span. */
static bool leads(const struct phrase *words, struct span span)
{
    for (size_t i = 0; words->word[i].span.at < span.at; i++)
        if (!lint_is_one_of(phrase_word(words, i), PHRASES(small_words)))
            return false;
    return true;
}

static enum strength strength_of(const struct lint *lint, const char *text,
                                 struct lint_finding *finding)
{
    enum strength strongest = STRENGTH_UNKNOWN;
    struct phrase words;
    phrase_init(&words);
    for (size_t i = 0; i < lint->n; i++) {
        const struct lint_group *group = &lint->group[i];
        struct span span;
        if (group->kind != LINT_REMOVAL)
            continue;
        read_words(group, text, &words);
        if (phrase_first(&words, group->words, group->words_n, &span) < 0)
            continue;
        bool weak_start = group->strength == STRENGTH_WEAK && leads(&words, span);
        if (!weak_start && group->strength <= strongest)
            continue;
        strongest = group->strength;
        *finding = (struct lint_finding){.group = group, .span = span};
        if (weak_start)
            break;
    }
    phrase_release(&words);
    return strongest;
}

/* How long the part is that says what it is: "an alert fires", of "an alert fires when the
 * build is blocked". */
static size_t what_it_is(const char *text)
{
    struct phrase words;
    struct span span = {0, 0};
    phrase_init(&words);
    phrase_read(&words, text);
    size_t len = phrase_first(&words, PHRASES(conditions), &span) >= 0 ? span.at : 0;
    phrase_release(&words);
    return len;
}

enum strength lint_strength(const struct lint *lint, const char *text,
                            struct lint_finding *finding)
{
    struct lint_finding found;
    struct buf what;
    buf_init(&what);
    buf_add_n(&what, text, what_it_is(text));
    enum strength strength = strength_of(lint, what.text, &found);
    buf_release(&what);
    if (strength == STRENGTH_UNKNOWN)
        strength = strength_of(lint, text, &found);
    if (finding && strength != STRENGTH_UNKNOWN)
        *finding = found;
    return strength;
}

/* A removal asks by the word that says how strong it is, where that is a weak one. */
static bool removal_finds(const struct lint *lint, const char *text,
                          struct lint_finding *finding)
{
    struct lint_finding found;
    if (lint_strength(lint, text, &found) == STRENGTH_UNKNOWN ||
        found.group->question[0] == '\0')
        return false;
    *finding = found;
    return true;
}

bool lint_find(const struct lint *lint, enum lint_kind kind, const struct person *people,
               size_t n, const char *text, struct lint_finding *finding)
{
    bool found = false;
    if (kind == LINT_REMOVAL)
        return removal_finds(lint, text, finding);
    for (size_t i = 0; i < lint->n && !found; i++)
        found = lint->group[i].kind == kind && lint->group[i].question[0] != '\0' &&
                group_finds(&lint->group[i], text, people, n, finding);
    return found;
}

void lint_say(struct buf *out, const struct lint_finding *finding, const char *text)
{
    buf_addf(out, "\"%.*s\" %s. %s", (int)finding->span.len, text + finding->span.at,
             finding->group->says, finding->group->question);
}
