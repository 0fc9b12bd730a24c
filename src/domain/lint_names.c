/* Names in prose. Many a name is a word as well, and a text that says "will" or "price"
 * names nobody: the lists here are those words. */
#include "lint_names.h"

#include <ctype.h>
#include <string.h>

/* First names and handles that are words of English, or of a text about software. */
static const char word_names[][LINT_WORD] = {
    "ace",      "admin",  "ai",      "al",      "amber",   "an",       "api",    "april",
    "archer",   "art",    "august",  "autumn",  "ban",     "bill",     "bin",    "bot",
    "buck",     "bud",    "bug",     "build",   "carol",   "case",     "cash",   "chance",
    "chase",    "chip",   "chuck",   "cliff",   "cooper",  "curt",     "dale",   "data",
    "dawn",     "dean",   "deploy",  "dev",     "do",      "doc",      "don",    "dot",
    "drew",     "duke",   "dung",    "earl",    "ed",      "faith",    "fan",    "forest",
    "frank",    "gale",   "gene",    "ginger",  "glen",    "go",       "grace",  "grant",
    "guy",      "hang",   "happy",   "harmony", "harry",   "herb",     "hop",    "hope",
    "hung",     "hunter", "in",      "infra",   "iris",    "ivy",      "jack",   "jade",
    "jay",      "joy",    "july",    "june",    "justice", "king",     "lance",  "lane",
    "lock",     "long",   "lucky",   "major",   "mark",    "mason",    "mat",    "max",
    "may",      "melody", "mercy",   "miles",   "min",     "my",       "nick",   "norm",
    "on",       "ops",    "page",    "parker",  "pat",     "patience", "pearl",  "penny",
    "pierce",   "ping",   "piper",   "porter",  "prince",  "qa",       "queen",  "ray",
    "red",      "reed",   "release", "rich",    "river",   "rob",      "rock",   "rocky",
    "rod",      "root",   "rose",    "royal",   "ruby",    "rusty",    "sage",   "sales",
    "sandy",    "scout",  "skip",    "sky",     "so",      "son",      "song",   "star",
    "sterling", "stone",  "storm",   "story",   "sue",     "summer",   "sun",    "support",
    "tab",      "tanner", "test",    "to",      "trace",   "trip",     "van",    "violet",
    "wade",     "wall",   "ward",    "web",     "will",    "wing",     "winter", "wolf",
    "woody",    "young",
};

/* Words that a family name shares with the language, and what stands at the end of a name
 * and is none: neither names a person by itself. */
static const char word_surnames[][LINT_WORD] = {
    "ball",     "bank",   "banks",   "base",    "bell",   "best",   "bird",      "bishop",
    "black",    "bond",   "book",    "booth",   "branch", "bridge", "bridges",   "brook",
    "brooks",   "brown",  "burn",    "burns",   "bush",   "butler", "carpenter", "case",
    "cash",     "chance", "church",  "clark",   "clay",   "close",  "cloud",     "cole",
    "cook",     "cooper", "cross",   "dam",     "day",    "days",   "dean",      "do",
    "drop",     "east",   "english", "field",   "fields", "finish", "fish",      "fisher",
    "flag",     "flood",  "ford",    "forest",  "foster", "fox",    "free",      "french",
    "frost",    "gates",  "gold",    "good",    "grant",  "gray",   "green",     "grey",
    "ground",   "guard",  "hall",    "hand",    "hang",   "hash",   "head",      "hill",
    "hills",    "holder", "house",   "hunt",    "hunter", "ii",     "iii",       "iv",
    "jr",       "judge",  "key",     "keys",    "king",   "knight", "lake",      "lamb",
    "land",     "lane",   "law",     "leach",   "light",  "link",   "little",    "lock",
    "long",     "lord",   "love",    "major",   "man",    "march",  "mark",      "marks",
    "marsh",    "mason",  "masters", "may",     "md",     "miles",  "mill",      "miller",
    "mills",    "money",  "monk",    "moon",    "moss",   "new",    "north",     "page",
    "park",     "parks",  "pass",    "patch",   "phd",    "pike",   "plant",     "pool",
    "poole",    "pope",   "port",    "porter",  "post",   "potter", "pound",     "power",
    "powers",   "price",  "prince",  "queen",   "ray",    "read",   "reader",    "red",
    "rice",     "rich",   "ring",    "river",   "rivers", "rock",   "root",      "rose",
    "round",    "rule",   "rush",    "sales",   "savage", "school", "sharp",     "shell",
    "shepherd", "ship",   "short",   "silver",  "small",  "smart",  "smith",     "snow",
    "so",       "south",  "spring",  "sr",      "stack",  "stamp",  "steel",     "stone",
    "story",    "street", "strong",  "summers", "sun",    "swift",  "tanner",    "taylor",
    "temple",   "to",     "tower",   "towers",  "town",   "tree",   "turner",    "van",
    "wait",     "walker", "wall",    "waters",  "way",    "weeks",  "wells",     "west",
    "white",    "wise",   "wolf",    "wood",    "woods",  "worth",  "young",
};

static const char months[][LINT_WORD] = {"april", "august", "july", "june", "march", "may"};

/* What stands before a month, and never before a person. */
static const char month_before[][LINT_WORD] = {
    "in", "since", "until", "till", "late", "early", "mid", "last", "next", "every", "of",
};

/* What stands before a thing of that name, and never before a person. */
static const char articles[][LINT_WORD] = {
    "the", "a", "an", "our", "its", "this", "no", "each", "every",
};

static const char titles[][LINT_WORD] = {"dr", "mr", "mrs", "ms", "prof"};

bool lint_is_one_of(const char *folded, const char (*list)[LINT_WORD], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(folded, list[i]) == 0)
            return true;
    return false;
}

bool lint_is_before(struct span now, struct span best)
{
    return best.len == 0 || now.at < best.at || (now.at == best.at && now.len > best.len);
}

static bool is_number(const char *word)
{
    return isdigit((unsigned char)word[0]);
}

/* "in May", "3 May", "May 3". */
static bool is_month(const struct phrase *words, size_t at)
{
    if (!lint_is_one_of(phrase_word(words, at), PHRASES(months)))
        return false;
    const char *before = at > 0 ? phrase_word(words, at - 1) : "";
    const char *after = at + 1 < words->n ? phrase_word(words, at + 1) : "";
    return is_number(before) || is_number(after) ||
           lint_is_one_of(before, PHRASES(month_before));
}

/* Capital first, and not because everything is; no name of one letter comes here. */
static bool is_capital(const char *text, struct span span)
{
    return isupper((unsigned char)text[span.at]) &&
           !isupper((unsigned char)text[span.at + 1]);
}

/* "Mark's script": nothing else that begins a text has this ending. */
static bool is_possessive(const struct phrase *words, size_t at)
{
    return at + 1 < words->n && strcmp(phrase_word(words, at + 1), "s") == 0;
}

/* A name found at word `at`. One that is also a word needs its capital, and another word
 * before it that explains the capital away; or the sign of a handle. */
static bool counts(const struct phrase *words, const char *text, const struct phrase *name,
                   size_t at, struct span span)
{
    if (span.at > 0 && text[span.at - 1] == '@')
        return true;
    if (name->n > 1 || !lint_is_one_of(phrase_word(name, 0), PHRASES(word_names)))
        return true;
    bool thing = at > 0 && lint_is_one_of(phrase_word(words, at - 1), PHRASES(articles));
    return is_capital(text, span) && !thing && !is_month(words, at) &&
           (at > 0 || is_possessive(words, at));
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
        if (counts(words, text, &phrase, at, span))
            found = span;
        from = at + 1;
    }
    phrase_release(&phrase);
    return found;
}

/* The last of several names where it is no word besides, else "". */
static const char *surname(const char *name)
{
    const char *last = strrchr(name, ' ');
    struct phrase words;
    phrase_init(&words);
    phrase_read(&words, last ? last : "");
    bool names = words.n > 0;
    for (size_t i = 0; i < words.n; i++)
        names = names && !lint_is_one_of(phrase_word(&words, i), PHRASES(word_surnames)) &&
                !lint_is_one_of(phrase_word(&words, i), PHRASES(word_names));
    phrase_release(&words);
    return last && names ? last + 1 : "";
}

/* The first name, behind "Dr." where that is there. */
static void first_name(const char *name, struct buf *out)
{
    struct phrase word;
    phrase_init(&word);
    for (bool title = true; title && name[0];) {
        size_t len = strcspn(name, " ");
        buf_reset(out);
        buf_add_n(out, name, len);
        phrase_read(&word, out->text);
        title = word.n == 1 && lint_is_one_of(phrase_word(&word, 0), PHRASES(titles));
        name += len + strspn(name + len, " ");
    }
    phrase_release(&word);
}

struct span lint_person_at(const struct phrase *words, const char *text,
                           const struct person *person)
{
    struct buf first;
    struct span best = {0, 0};
    buf_init(&first);
    first_name(person->name, &first);
    const char *const names[] = {person->name, first.text, surname(person->name),
                                 person->handle};
    /* Most people are not in a text: that is found out first, and cheaply. */
    bool there = phrase_first(words, PHRASES(names), &best) >= 0;
    best = (struct span){0, 0};
    for (size_t i = 0; there && i < sizeof names / sizeof *names; i++) {
        struct span span = name_at(words, text, names[i]);
        if (span.len > 0 && lint_is_before(span, best))
            best = span;
    }
    buf_release(&first);
    return best;
}
