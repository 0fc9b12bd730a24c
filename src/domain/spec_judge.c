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
    "todo",          "to do",           "unknown",
    "no idea",       "see above",       "as above",
    "same",          "see title",       "same as above",
    "see below",     "see description", "later",
    "to be decided", "to be defined",   "will follow",
    "wip",
};

/* These are placeholders wherever they stand. */
static const char *const unsaid[] = {
    "tbd", "tba", "tbc", "fixme", "lorem ipsum", "your text here", "replace this"};

/* One word in angle brackets that no HTML element is called by. */
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

/* The length of the comment or bracket that begins at s, which is "<"; 0: it is neither. */
static size_t piece_len(const char *s, bool *comment)
{
    *comment = strncmp(s, "<!--", 4) == 0;
    const char *end = *comment ? strstr(s + 4, "-->") : strchr(s, '>');
    if (*comment)
        return end ? (size_t)(end - s) + 3 : strlen(s);
    return end && isalpha((unsigned char)s[1]) ? (size_t)(end - s) + 1 : 0;
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
}

static bool is_hint(const struct phrase *words)
{
    for (int i = 0; i < SPEC_FIELDS; i++)
        if (phrase_is(words, &spec_texts[i].hint, 1))
            return true;
    return false;
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
    if (words->n == 0 || is_hint(words) || phrase_is(words, PHRASES(placeholders)))
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
