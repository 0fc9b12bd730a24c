/* Words that are no cause, and removals that remove nothing. All words come from the lint
 * data; only the small words that never matter are here. */
#include "domain/lint.h"

#include "base/mem.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {"cause", "removal"};
const struct words lint_kind_words = {kind_names, 2};

/* What "alone" does not count, and what may stand before a weak first word. */
static const char *const small_words[] = {
    "the",  "a",    "an",   "it",    "its",  "was",        "were",   "is",      "are",
    "be",   "been", "had",  "has",   "have", "for",        "all",    "every",   "everyone",
    "in",   "on",   "at",   "to",    "of",   "and",        "our",    "we",      "everybody",
    "some", "very", "too",  "again", "just", "this",       "that",   "there",   "then",
    "went", "got",  "will", "let",   "s",    "completely", "please", "totally",
};

/* First names and handles that are English words as well. */
static const char *const word_names[] = {
    "will",  "may",  "mark",   "bill", "art",    "grace",   "hope", "faith",
    "rose",  "dawn", "drew",   "sue",  "pat",    "rich",    "gene", "chase",
    "frank", "max",  "guy",    "don",  "rob",    "ray",     "jack", "dean",
    "page",  "dot",  "page",   "bug",  "ops",    "support", "joy",  "miles",
    "lane",  "norm", "pierce", "skip", "summer", "april",   "june", "august",
};

static bool is_one_of(const char *folded, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(folded, list[i]) == 0)
            return true;
    return false;
}

/* Whether `now` comes before what was found so far; at the same place the longer does. */
static bool is_before(struct span now, struct span best)
{
    return best.len == 0 || now.at < best.at || (now.at == best.at && now.len > best.len);
}

/* A name found at word `at`: one that is also a word needs its capital, and another word
 * before it that explains the capital away. */
static bool counts(const char *text, const struct phrase *name, size_t at, struct span span)
{
    if (name->n > 1 || !is_one_of(phrase_word(name, 0), PHRASES(word_names)))
        return true;
    return at > 0 && isupper((unsigned char)text[span.at]);
}

/* The first place of `name` in the text that counts, or one of length 0. */
static struct span name_at(const struct phrase *words, const char *text, const char *name)
{
    struct phrase phrase;
    struct span span, found = {0, 0};
    size_t from = 0, at;
    phrase_init(&phrase);
    phrase_read(&phrase, name);
    /* One letter is an initial, and stands in too many texts. */
    bool initial = phrase.folded.len <= 2;
    while (!initial && found.len == 0 && phrase_find(words, &phrase, from, &at, &span)) {
        if (counts(text, &phrase, at, span))
            found = span;
        from = at + 1;
    }
    phrase_release(&phrase);
    return found;
}

static struct span person_at(const struct phrase *words, const char *text,
                             const struct person *person)
{
    struct buf first;
    buf_init(&first);
    buf_add_n(&first, person->name, strcspn(person->name, " "));
    const char *names[] = {person->name, first.text, person->handle};
    struct span best = {0, 0};
    for (size_t i = 0; i < 3; i++) {
        struct span span = name_at(words, text, names[i]);
        if (span.len > 0 && is_before(span, best))
            best = span;
    }
    buf_release(&first);
    return best;
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
        others += !said[i] && !is_one_of(phrase_word(words, i), PHRASES(small_words));
    phrase_release(&phrase);
    free(said);
    return others <= 2;
}

static bool group_finds(const struct lint_group *group, const struct phrase *words,
                        const char *text, const struct person *people, size_t n,
                        struct lint_finding *finding)
{
    struct lint_finding best = {.group = group};
    if (phrase_first(words, group->words, group->words_n, &best.span) < 0)
        best.span = (struct span){0, 0};
    for (size_t i = 0; i < n && group->people; i++) {
        struct span span = person_at(words, text, &people[i]);
        if (span.len == 0 || !is_before(span, best.span))
            continue;
        best.span = span;
        best.person = &people[i];
    }
    if (best.span.len == 0 || (group->alone && !is_alone(group, words)))
        return false;
    *finding = best;
    return true;
}

/* Whether nothing that matters stands before the span. */
static bool leads(const struct phrase *words, struct span span)
{
    for (size_t i = 0; words->word[i].span.at < span.at; i++)
        if (!is_one_of(phrase_word(words, i), PHRASES(small_words)))
            return false;
    return true;
}

static enum strength strength_of(const struct lint *lint, const struct phrase *words,
                                 struct lint_finding *finding)
{
    enum strength strongest = STRENGTH_UNKNOWN;
    for (size_t i = 0; i < lint->n; i++) {
        const struct lint_group *group = &lint->group[i];
        struct span span;
        if (group->kind != LINT_REMOVAL ||
            phrase_first(words, group->words, group->words_n, &span) < 0)
            continue;
        bool weak_start = group->strength == STRENGTH_WEAK && leads(words, span);
        if (!weak_start && group->strength <= strongest)
            continue;
        strongest = group->strength;
        *finding = (struct lint_finding){.group = group, .span = span};
        if (weak_start)
            break;
    }
    return strongest;
}

enum strength lint_strength(const struct lint *lint, const char *text,
                            struct lint_finding *finding)
{
    struct phrase words;
    struct lint_finding found;
    phrase_init(&words);
    phrase_read(&words, text);
    enum strength strength = strength_of(lint, &words, &found);
    phrase_release(&words);
    if (finding && strength != STRENGTH_UNKNOWN)
        *finding = found;
    return strength;
}

/* A weak word asks only where nothing stronger stands beside it. */
static bool asks(const struct lint *lint, const struct lint_group *group,
                 enum lint_kind kind, const char *text)
{
    if (group->kind != kind || group->question[0] == '\0')
        return false;
    return group->strength == STRENGTH_UNKNOWN ||
           lint_strength(lint, text, NULL) == group->strength;
}

bool lint_find(const struct lint *lint, enum lint_kind kind, const struct person *people,
               size_t n, const char *text, struct lint_finding *finding)
{
    struct phrase words;
    bool found = false;
    phrase_init(&words);
    phrase_read(&words, text);
    for (size_t i = 0; i < lint->n && !found; i++)
        found = asks(lint, &lint->group[i], kind, text) &&
                group_finds(&lint->group[i], &words, text, people, n, finding);
    phrase_release(&words);
    return found;
}

void lint_say(struct buf *out, const struct lint_finding *finding, const char *text)
{
    buf_addf(out, "\"%.*s\" %s. %s", (int)finding->span.len, text + finding->span.at,
             finding->group->says, finding->group->question);
}
