/* One field's text: does it say anything, or only look filled in? */
#include "domain/spec.h"

#include <ctype.h>
#include <string.h>

/* What stands in a field that somebody left empty. */
static const char *const nothings[] = {
    "no response", "n/a",         "na",   "none",  "nil",   "null",
    "nothing",     "no",          "nope", "empty", "blank", "not applicable",
    "not set",     "nothing yet",
};

static const char *const placeholders[] = {
    "todo",
    "to do",
    "unknown",
    "no idea",
    "see above",
    "as above",
    "same",
    "see title",
    "same as above",
    "see below",
    "see description",
    "later",
    "to be decided",
    "to be defined",
    "will follow",
    "wip",
    "to be discussed",
    "to be confirmed",
    "to be announced",
    "to be determined",
    "to be done",
    "to follow",
    "to be filled in",
    "fill in",
    "fill this in",
    "fill me in",
    "coming soon",
    "not sure",
    "not sure yet",
    "don't know",
    "don't know yet",
    "same as who",
    "same as does",
    "same as why",
    "same as done when",
    "same as title",
    "same as the title",
    "describe the problem",
    "placeholder",
    "foo",
    "foo bar",
    "asdf",
    "xxx",
    "test test",
    "describe here",
    "text here",
    "your text",
};

/* These are placeholders wherever they stand; the last is of GitHub's own templates. */
static const char *const unsaid[] = {
    "tbd",          "tba",
    "tbc",          "fixme",
    "lorem ipsum",  "your text here",
    "replace this", "a clear and concise description of",
};

/* One word in brackets that no HTML element is called by. */
static const char *const bracketed[] = {
    "role", "goal", "reason", "persona", "action", "benefit", "outcome", "feature",
    "user", "name", "date",   "who",     "what",   "why",     "person"};

static const char *const vague[] = {
    "better",         "improve",
    "improved",       "improves",
    "improving",      "improvement",
    "improvements",   "enhance*",
    "optimise",       "optimised",
    "optimize",       "optimized",
    "nicer",          "etc",
    "et cetera",      "and so on",
    "and so forth",   "and the like",
    "and such",       "as needed",
    "if needed",      "when needed",
    "where needed",   "as necessary",
    "if necessary",   "as required",
    "as appropriate", "where appropriate",
    "if possible",    "when possible",
    "where possible", "as possible",
    "as expected",    "user-friendly",
    "easy to use",    "easier to use",
    "seamless*",      "intuitive*",
    "robust",         "somehow",
    "something like", "some kind of",
    "smoother",       "stuff",
    "cleaner",        "state of the art",
};

/* What the text is without its comments and angle brackets, which become blanks so that
 * the rest stays where it was. */
struct bare {
    struct buf text;
    bool pieces;        /* there were some */
    struct span filler; /* the first that is a placeholder; len 0: none */
};

static bool is_filler(const char *inside, size_t len)
{
    struct buf text;
    struct phrase words;
    buf_init(&text);
    phrase_init(&words);
    buf_add_n(&text, inside, len);
    phrase_read(&words, text.text);
    bool filler = strpbrk(text.text, "=/\n<") == NULL &&
                  (strchr(text.text, ' ') || phrase_is(&words, PHRASES(bracketed)));
    phrase_release(&words);
    buf_release(&text);
    return filler;
}

/* The length of the comment or bracket that begins at s, which is "<"; 0: it is neither, or
 * an address. */
static size_t piece_len(const char *s, bool *comment)
{
    *comment = strncmp(s, "<!--", 4) == 0;
    const char *end = *comment ? strstr(s + 4, "-->") : strchr(s, '>');
    if (*comment)
        return end ? (size_t)(end - s) + 3 : strlen(s);
    if (!end || !isalpha((unsigned char)s[s[1] == '/' ? 2 : 1]))
        return 0;
    size_t len = (size_t)(end - s) + 1, word = strcspn(s, " \t\n>");
    bool address = memchr(s, '@', word) || memmem(s, word, "://", 3);
    return address ? 0 : len;
}

/* The first "[role]" in the text, which is not the name of a link; len 0: there is none. */
static struct span square_filler(const char *text)
{
    for (const char *s = strchr(text, '['); s; s = strchr(s + 1, '[')) {
        size_t len = strcspn(s, "]");
        bool alone = s == text || !isalnum((unsigned char)s[-1]);
        if (alone && s[len] && s[len + 1] != '(' && !memchr(s, ' ', len) &&
            is_filler(s + 1, len - 1))
            return (struct span){(size_t)(s - text), len + 1};
    }
    return (struct span){0, 0};
}

static void bare_of(struct bare *bare, const char *text)
{
    *bare = (struct bare){.pieces = false};
    buf_init(&bare->text);
    buf_add(&bare->text, text);
    for (const char *s = strchr(text, '<'); s; s = strchr(s, '<')) {
        bool comment;
        size_t at = (size_t)(s - text), len = piece_len(s, &comment);
        if (len > 0) {
            bare->pieces = true;
            memset(bare->text.text + at, ' ', len);
        }
        if (len > 0 && !comment && bare->filler.len == 0 && is_filler(s + 1, len - 2))
            bare->filler = (struct span){at, len};
        s += len > 0 ? len : 1;
    }
    if (bare->filler.len == 0)
        bare->filler = square_filler(bare->text.text);
}

/* Whether the text is one of our hints, or has one in it; then *span is where. */
static bool is_hint(const struct phrase *words, struct span *span)
{
    const char *hints[SPEC_FIELDS];
    for (int i = 0; i < SPEC_FIELDS; i++)
        hints[i] = spec_texts[i].hint;
    return phrase_is(words, PHRASES(hints)) ||
           phrase_first(words, PHRASES(hints), span) >= 0;
}

static struct spec_judgement judge(const struct bare *bare, const struct phrase *words,
                                   size_t least)
{
    struct spec_judgement judgement = {.verdict = SPEC_MISSING};
    if (words->n == 0 && !bare->pieces)
        return judgement;
    if (phrase_is(words, PHRASES(nothings)))
        return judgement;
    judgement.verdict = SPEC_TEMPLATE;
    if (words->n == 0 || phrase_is(words, PHRASES(placeholders)) ||
        is_hint(words, &judgement.span))
        return judgement;
    judgement.span = bare->filler;
    if (judgement.span.len > 0)
        return judgement;
    if (phrase_first(words, PHRASES(unsaid), &judgement.span) >= 0)
        return judgement;
    judgement.verdict = SPEC_VAGUE;
    if (phrase_first(words, PHRASES(vague), &judgement.span) >= 0)
        return judgement;
    judgement.verdict = words->n < least ? SPEC_THIN : SPEC_OK;
    return judgement;
}

struct spec_judgement spec_judge(const char *text, size_t words)
{
    struct bare bare;
    struct phrase phrase;
    bare_of(&bare, text ? text : "");
    phrase_init(&phrase);
    phrase_read(&phrase, bare.text.text);
    struct spec_judgement judgement = judge(&bare, &phrase, words);
    phrase_release(&phrase);
    buf_release(&bare.text);
    return judgement;
}
