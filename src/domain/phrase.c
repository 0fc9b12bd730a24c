/* Words in prose, and phrases among them. It knows letters from the rest only by what the
 * text floor folds them to, so that there is one idea of a letter in the program. */
#include "domain/phrase.h"

#include "base/mem.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <ctype.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum kind { KIND_BREAK, KIND_LETTER, KIND_MARK, KIND_SIGN };

/* Scripts written without blanks between words. */
static const struct {
    uint32_t first, last;
} signs[] = {
    {0x2E80, 0x2FDF},   /* Han radicals */
    {0x3005, 0x3007},   /* Han repetition and zero */
    {0x3041, 0x30FF},   /* kana */
    {0x31F0, 0x31FF},   /* small katakana */
    {0x3400, 0x4DBF},   /* Han, extension A */
    {0x4E00, 0x9FFF},   /* Han */
    {0xAC00, 0xD7A3},   /* Hangul syllables: names take endings without a blank */
    {0xF900, 0xFAFF},   /* Han, compatibility */
    {0x20000, 0x3FFFD}, /* Han, further planes */
};

void phrase_init(struct phrase *phrase)
{
    *phrase = (struct phrase){.word = NULL};
    buf_init(&phrase->folded);
}

void phrase_release(struct phrase *phrase)
{
    buf_release(&phrase->folded);
    free(phrase->word);
    phrase->word = NULL;
    phrase->n = phrase->cap = 0;
}

const char *phrase_word(const struct phrase *phrase, size_t i)
{
    return phrase->folded.text + phrase->word[i].folded;
}

static bool is_sign(uint32_t code)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (code >= signs[i].first && code <= signs[i].last)
            return true;
    return false;
}

/* A mark vanishes between two letters when they are folded; a letter survives in a slug. */
static enum kind kind_of(const char *s, size_t len, uint32_t code)
{
    if (code < 0x80)
        return isalnum((int)code) ? KIND_LETTER : KIND_BREAK;
    if (is_sign(code))
        return KIND_SIGN;
    struct buf between, folded;
    buf_init(&between);
    buf_init(&folded);
    buf_addf(&between, "a%.*sb", (int)len, s);
    fold_text(&folded, between.text);
    enum kind kind = KIND_MARK;
    if (strcmp(folded.text, "ab") != 0) {
        buf_reset(&folded);
        fold_slug(&folded, between.text);
        kind = strcmp(folded.text, "a-b") == 0 ? KIND_BREAK : KIND_LETTER;
    }
    buf_release(&folded);
    buf_release(&between);
    return kind;
}

/* A word of ASCII folds to its small letters. False: it is another, and nothing is done. */
static bool add_ascii(struct buf *folded, const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)word[i] >= 0x80)
            return false;
    size_t at = folded->len;
    buf_fill(folded, '\0', len + 1);
    for (size_t i = 0; i < len; i++)
        folded->text[at + i] = (char)tolower((unsigned char)word[i]);
    return true;
}

static void add_word(struct phrase *phrase, const char *text, struct span span)
{
    phrase->word =
        mem_grow(phrase->word, &phrase->cap, phrase->n + 1, sizeof *phrase->word);
    phrase->word[phrase->n++] = (struct phrase_word){span, phrase->folded.len};
    if (add_ascii(&phrase->folded, text + span.at, span.len))
        return;
    struct buf word, folded;
    buf_init(&word);
    buf_init(&folded);
    buf_add_n(&word, text + span.at, span.len);
    fold_text(&folded, word.text);
    buf_add_n(&phrase->folded, folded.text, folded.len + 1);
    buf_release(&folded);
    buf_release(&word);
}

void phrase_read(struct phrase *phrase, const char *text)
{
    size_t len = strlen(text);
    struct span word = {0, 0};
    buf_reset(&phrase->folded);
    phrase->n = 0;
    phrase->open_end = len > 0 && text[len - 1] == '*';
    for (size_t at = 0, taken; at < len; at += taken) {
        uint32_t code = (unsigned char)text[at];
        taken = 1;
        if (code >= 0x80)
            taken = utf8_decode(text + at, len - at, &code);
        enum kind kind = kind_of(text + at, taken, code);
        if (kind == KIND_LETTER || (kind == KIND_MARK && word.len > 0)) {
            word.at = word.len > 0 ? word.at : at;
            word.len = at + taken - word.at;
            continue;
        }
        if (word.len > 0)
            add_word(phrase, text, word);
        word.len = 0;
        if (kind == KIND_SIGN)
            add_word(phrase, text, (struct span){at, taken});
    }
    if (word.len > 0)
        add_word(phrase, text, word);
}

static bool stands_at(const struct phrase *text, const struct phrase *phrase, size_t at)
{
    for (size_t i = 0; i < phrase->n; i++) {
        const char *want = phrase_word(phrase, i);
        const char *have = phrase_word(text, at + i);
        if (i + 1 == phrase->n && phrase->open_end) {
            if (strncmp(have, want, strlen(want)) != 0)
                return false;
        } else if (strcmp(have, want) != 0) {
            return false;
        }
    }
    return true;
}

bool phrase_find(const struct phrase *text, const struct phrase *phrase, size_t from,
                 size_t *word, struct span *span)
{
    if (phrase->n == 0)
        return false;
    for (size_t i = from; i + phrase->n <= text->n; i++) {
        if (*phrase_word(text, i) != *phrase_word(phrase, 0) || !stands_at(text, phrase, i))
            continue;
        struct span last = text->word[i + phrase->n - 1].span;
        *word = i;
        span->at = text->word[i].span.at;
        span->len = last.at + last.len - span->at;
        return true;
    }
    return false;
}

/* The letter that a phrase begins with, folded, or 0 where only reading it tells: most
 * phrases of a list are ruled out by it. */
static unsigned char begins_with(const char *phrase)
{
    unsigned char c = (unsigned char)phrase[0];
    return c < 0x80 && isalnum(c) ? (unsigned char)tolower(c) : 0;
}

/* A phrase of a list, compared as it is written: reading each into words for each text took
 * most of the time in which a spec is judged. */
struct listed {
    const char *text;
    bool plain; /* ASCII; else `read` has its words */
    struct phrase read;
};

static void listed_init(struct listed *listed, const char *text)
{
    const char *end = text;
    while (*end && (unsigned char)*end < 0x80)
        end++;
    listed->text = text;
    listed->plain = !*end;
    phrase_init(&listed->read);
    if (!listed->plain)
        phrase_read(&listed->read, text);
}

/* Whether a word, which begins at *at, is `have`; *at is moved behind it. At the phrase's
 * end "*" is any ending. */
static bool word_is(const char **at, const char *have)
{
    const char *want = *at;
    for (; isalnum((unsigned char)*want); want++, have++)
        if (tolower((unsigned char)*want) != (unsigned char)*have)
            return false;
    *at = want;
    return !*have || strcmp(want, "*") == 0;
}

/* How many words of the text from `at` on are the phrase's; 0: they are others. */
static size_t stands_listed(const struct phrase *text, const struct listed *listed,
                            size_t at)
{
    if (!listed->plain) {
        size_t n = listed->read.n;
        return n && at + n <= text->n && stands_at(text, &listed->read, at) ? n : 0;
    }
    size_t n = 0;
    for (const char *s = listed->text; *s;) {
        if (!isalnum((unsigned char)*s)) {
            s++;
            continue;
        }
        if (at + n == text->n || !word_is(&s, phrase_word(text, at + n)))
            return 0;
        n++;
    }
    return n;
}

/* The letters that the words of a text begin with. */
static void firsts_of(const struct phrase *text, struct buf *firsts)
{
    buf_init(firsts);
    buf_fill(firsts, '\0', text->n);
    for (size_t i = 0; i < text->n; i++)
        firsts->text[i] = *phrase_word(text, i);
}

/* The next word from i on that a phrase with that letter may begin at; 0: any. */
static size_t next_place(const struct buf *firsts, unsigned char first, size_t i)
{
    const char *at =
        first && i < firsts->len ? memchr(firsts->text + i, first, firsts->len - i) : NULL;
    if (first)
        return at ? (size_t)(at - firsts->text) : firsts->len;
    return i;
}

/* Finds the first place of the phrase. */
static bool find_listed(const struct phrase *text, const struct buf *firsts,
                        const char *phrase, struct span *span)
{
    unsigned char first = begins_with(phrase);
    size_t i = next_place(firsts, first, 0), n = 0;
    struct listed listed;
    if (i == text->n)
        return false;
    listed_init(&listed, phrase);
    for (; i < text->n && n == 0; i = next_place(firsts, first, i + 1)) {
        n = stands_listed(text, &listed, i);
        if (n == 0)
            continue;
        struct span last = text->word[i + n - 1].span;
        span->at = text->word[i].span.at;
        span->len = last.at + last.len - span->at;
    }
    phrase_release(&listed.read);
    return n > 0;
}

int phrase_first(const struct phrase *text, const char *const *phrases, size_t n,
                 struct span *span)
{
    int found = -1;
    struct buf firsts;
    firsts_of(text, &firsts);
    for (size_t i = 0; i < n; i++) {
        struct span here;
        if (!find_listed(text, &firsts, phrases[i], &here) ||
            (found >= 0 &&
             (here.at > span->at || (here.at == span->at && here.len <= span->len))))
            continue;
        found = (int)i;
        *span = here;
    }
    buf_release(&firsts);
    return found;
}

bool phrase_is(const struct phrase *text, const char *const *phrases, size_t n)
{
    bool is = false;
    for (size_t i = 0; i < n && !is && text->n > 0; i++) {
        struct listed listed;
        unsigned char first = begins_with(phrases[i]);
        if (first && first != (unsigned char)*phrase_word(text, 0))
            continue;
        listed_init(&listed, phrases[i]);
        is = stands_listed(text, &listed, 0) == text->n;
        phrase_release(&listed.read);
    }
    return is;
}
