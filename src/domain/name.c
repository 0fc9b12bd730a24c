/* One person's name, or not. The roster is asked first, so that nobody is refused for what
 * they are called; words decide only about names that nobody has. */
#include "domain/name.h"

#include "base/buf.h"
#include "name_roster.h"
#include "text/utf8.h"

#include <string.h>

static const char *const placeholders[] = {
    "tbd",
    "tba",
    "tbc",
    "todo",
    "none",
    "n/a",
    "na",
    "nil",
    "null",
    "nobody",
    "no one",
    "noone",
    "someone",
    "some one",
    "somebody",
    "unknown",
    "undefined",
    "unspecified",
    "unclear",
    "unassigned",
    "unowned",
    "not assigned",
    "no owner",
    "to be decided",
    "vacant",
    "pending",
    "whoever",
    "not sure",
    "no idea",
    "to be confirmed",
    "to be defined",
    "to be announced",
    "xx",
    "xxx",
    "owner",
    "person",
    "name",
    "me",
    "myself",
};

static const char *const everyone[] = {
    "all",
    "we",
    "us",
    "all of us",
    "all of them",
    "the whole team",
    "whole team",
    "entire team",
    "the entire team",
    "all hands",
    "both",
    "ourselves",
    "the company",
    "whole company",
    "shared",
    "the whole company",
};

/* These begin a text that means many: "everyone in support". */
static const char *const everyone_first[] = {"everyone", "everybody", "anyone", "anybody",
                                             "any one"};

static const char *const teams[] = {
    "engineering",
    "support",
    "customer support",
    "product",
    "product management",
    "sales",
    "marketing",
    "qa",
    "ops",
    "operations",
    "devops",
    "sre",
    "design",
    "backend",
    "back end",
    "frontend",
    "front end",
    "fullstack",
    "platform",
    "infra",
    "infrastructure",
    "dev",
    "development",
    "security",
    "data",
    "legal",
    "finance",
    "it",
    "hr",
    "customer success",
    "on-call",
    "oncall",
    "management",
    "leadership",
    "mobile",
    "web",
    "api",
    "r&d",
    "contractors",
    "agency",
    "board",
    "founders",
    "the on-call",
    "admins",
    "reviewers",
    "maintainers",
    "owners",
    "moderators",
    "managers",
    "analytics",
};

/* A text with one of these words is no person's. */
static const char *const team_words[] = {"team",      "teams",      "squad",       "squads",
                                         "dept",      "department", "departments", "devs",
                                         "committee", "engineers",  "developers"};

/* A text that ends in one of these is a team, or a person with a rare surname. */
static const char *const team_ends[] = {"crew",  "group", "guild", "tribe",   "chapter",
                                        "staff", "unit",  "folks", "division"};

static const char *const and_words[] = {"and", "und", "et", "y", "plus"};

static const char *const suffixes[] = {"jr", "sr", "ii",  "iii", "iv",  "phd",
                                       "ph", "md", "msc", "bsc", "esq", "mba"};

/* The signs that part names; the last six are those of East Asian keyboards. */
static const uint32_t part_signs[] = {'&',    '+',    '/',    ',',    ';',   0xFF06,
                                      0xFF0B, 0xFF0F, 0xFF0C, 0xFF1B, 0x3001};

/* What name_read works on: the text between blanks, its words, and where they part. */
struct reader {
    const char *typed;
    struct span span;
    struct phrase words; /* of the whole of typed */
    const struct person *people;
    size_t n;
};

static const struct person *person_in(const struct reader *reader, struct span span)
{
    struct buf text;
    buf_init(&text);
    buf_add_n(&text, reader->typed + span.at, span.len);
    const struct person *person = name_person(text.text, reader->people, reader->n);
    buf_release(&text);
    return person;
}

static size_t known(const struct reader *reader, struct span span,
                    const struct person **person)
{
    struct buf text;
    buf_init(&text);
    buf_add_n(&text, reader->typed + span.at, span.len);
    size_t n = name_known(text.text, reader->people, reader->n, person);
    buf_release(&text);
    return n;
}

/* "Ruiz, Ana" is Ana Ruiz where there is one; among people nobody knows it is two. */
static size_t turned_round(const struct reader *reader, const struct person **person)
{
    const char *s = reader->typed + reader->span.at;
    const char *comma = memchr(s, ',', reader->span.len);
    if (!comma)
        return 0;
    struct buf text;
    buf_init(&text);
    buf_add_n(&text, comma + 1, (size_t)(s + reader->span.len - comma) - 1);
    buf_add_c(&text, ' ');
    buf_add_n(&text, s, (size_t)(comma - s));
    size_t n = name_known(text.text, reader->people, reader->n, person);
    buf_release(&text);
    return n;
}

static bool word_is(const struct phrase *words, size_t i, const char *const *list, size_t n)
{
    for (size_t k = 0; i < words->n && k < n; k++)
        if (strcmp(phrase_word(words, i), list[k]) == 0)
            return true;
    return false;
}

static bool begins_everyone(const struct phrase *words)
{
    struct span span;
    return phrase_first(words, PHRASES(everyone_first), &span) >= 0 &&
           span.at == words->word[0].span.at;
}

/* "the backend" is "backend": its first word does not count. */
static bool is_team(const struct phrase *words)
{
    if (phrase_is(words, PHRASES(teams)))
        return true;
    if (words->n < 2 || strcmp(phrase_word(words, 0), "the") != 0)
        return false;
    struct phrase rest = *words;
    rest.word++;
    rest.n--;
    return phrase_is(&rest, PHRASES(teams));
}

static bool has_team_word(const struct phrase *words)
{
    struct span span;
    return phrase_first(words, PHRASES(team_words), &span) >= 0;
}

/* What the words say, whoever is on the roster: NAME_ONE_PERSON where they say nothing. */
static enum name_verdict verdict_of_words(const struct reader *reader)
{
    const struct phrase *words = &reader->words;
    const char *s = reader->typed + reader->span.at;
    if (s[0] == '@' && (s[1] == '@' || memchr(s, '/', reader->span.len)) &&
        !memchr(s, ' ', reader->span.len))
        return NAME_TEAM;
    if (words->n == 0 || phrase_is(words, PHRASES(placeholders)))
        return NAME_PLACEHOLDER;
    if (begins_everyone(words) || phrase_is(words, PHRASES(everyone)))
        return NAME_EVERYONE;
    return is_team(words) ? NAME_TEAM : NAME_ONE_PERSON;
}

/* The plus of ana+alerts@example.com does not part names. */
static bool in_address(const char *s)
{
    size_t run = strcspn(s, "@ ,;/&");
    return run > 1 && s[run] == '@';
}

/* Whether a sign at `at`, before word `word`, parts two names; its length, or 0. */
static size_t sign_parts(const struct reader *reader, size_t at, size_t word)
{
    const char *s = reader->typed + at;
    uint32_t code;
    size_t taken = utf8_decode(s, reader->span.at + reader->span.len - at, &code);
    bool is_sign = false;
    for (size_t i = 0; i < sizeof part_signs / sizeof *part_signs; i++)
        is_sign = is_sign || part_signs[i] == code;
    if (!is_sign || (code == '+' && in_address(s)))
        return 0;
    if (code == ',' && word_is(&reader->words, word, PHRASES(suffixes)))
        return 0;
    return taken;
}

/* Whether word `word` parts two names; `first` is the first word of the name before it. */
static bool word_parts(const struct reader *reader, size_t word, size_t first)
{
    const struct phrase *words = &reader->words;
    static const char *const zu[] = {"zu"};
    if (word == first || !word_is(words, word, PHRASES(and_words)))
        return false;
    const char *folded = phrase_word(words, word);
    if (strcmp(folded, "und") == 0)
        return !word_is(words, word + 1, PHRASES(zu));
    if (strcmp(folded, "y") != 0)
        return true;
    struct span here = words->word[word].span;
    size_t after = here.at + here.len;
    struct span rest =
        name_trim(reader->typed,
                  (struct span){after, reader->span.at + reader->span.len - after}, "");
    size_t left = word - first, right = words->n - word - 1;
    return left <= right || person_in(reader, rest);
}

static void add_part(const struct reader *reader, struct name_reading *reading, size_t from,
                     size_t to)
{
    struct span span = name_without_at(
        reader->typed, name_trim(reader->typed, (struct span){from, to - from}, ""));
    if (span.len == 0 || reading->parts == NAME_PARTS)
        return;
    reading->part[reading->parts++] = (struct name_part){span, person_in(reader, span)};
}

/* Cuts the text where names part; true if it does anywhere. */
static bool part(const struct reader *reader, struct name_reading *reading)
{
    const struct phrase *words = &reader->words;
    size_t end = reader->span.at + reader->span.len;
    size_t from = reader->span.at, word = 0, first = 0;
    bool parted = false;
    for (size_t at = from; at < end;) {
        size_t cut, step = 1;
        if (word < words->n && words->word[word].span.at == at) {
            step = words->word[word].span.len;
            cut = word_parts(reader, word, first) ? step : 0;
            word++;
        } else {
            cut = sign_parts(reader, at, word);
        }
        if (cut > 0) {
            add_part(reader, reading, from, at);
            from = at + cut;
            first = word;
            parted = true;
        }
        at += cut > 0 ? cut : step;
    }
    if (parted)
        add_part(reader, reading, from, end);
    return parted;
}

static bool knows_a_part(const struct name_reading *reading)
{
    for (size_t i = 0; i < reading->parts; i++)
        if (reading->part[i].person)
            return true;
    return false;
}

static enum name_verdict judge(const struct reader *reader, struct name_reading *reading)
{
    if (known(reader, reading->span, &reading->person) > 0 ||
        turned_round(reader, &reading->person) > 0)
        return NAME_ONE_PERSON;
    enum name_verdict verdict = verdict_of_words(reader);
    if (verdict != NAME_ONE_PERSON)
        return verdict;
    bool team = has_team_word(&reader->words);
    if (part(reader, reading))
        return team && !knows_a_part(reading) ? NAME_TEAM : NAME_TWO_PEOPLE;
    size_t last = reader->words.n - 1;
    if (!team && word_is(&reader->words, last, PHRASES(team_ends))) {
        reading->perhaps = last > 0;
        team = true;
    }
    if (team)
        return NAME_TEAM;
    reading->person = person_in(reader, reading->span);
    return NAME_ONE_PERSON;
}

void name_read(const char *typed, const struct person *people, size_t n,
               struct name_reading *reading)
{
    *reading = (struct name_reading){.verdict = NAME_EMPTY};
    struct reader reader = {.typed = typed, .people = people, .n = n};
    reader.span = name_trim(typed, (struct span){0, strlen(typed)}, ",;");
    reading->span = name_without_at(typed, reader.span);
    if (reader.span.len == 0)
        return;
    phrase_init(&reader.words);
    phrase_read(&reader.words, typed);
    reading->verdict = judge(&reader, reading);
    phrase_release(&reader.words);
}
