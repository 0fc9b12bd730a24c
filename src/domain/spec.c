/* The eight fields: what each is called, and whether the ticket is ready. */
#include "domain/spec.h"

#include "base/mem.h"
#include "domain/name.h"
#include "text/fold.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

const struct spec_text spec_texts[SPEC_FIELDS] = {
    [SPEC_WHO] = {"who", "Who", "Say who will use it: a role or a kind of customer."},
    [SPEC_DOES] = {"does", "Does", "Say what they do, and what they see happen."},
    [SPEC_WHY] = {"why", "Why", "Say what they cannot do today, in one or two lines."},
    [SPEC_AWKWARD] = {"awkward", "Awkward cases",
                      "Name a case that could go wrong, or say that none is known."},
    [SPEC_DONE_WHEN] = {"done_when", "Done when",
                        "Say what anybody can see once it is done."},
    [SPEC_NOT_CHANGING] = {"not_changing", "Not changing",
                           "Name what must stay exactly as it is."},
    [SPEC_WAY_BACK] = {"way_back", "Way back", "Say how to undo it once it is live."},
    [SPEC_SIGNS_OFF] = {"signs_off", "Signs off",
                        "Name the one person who says that it is done."},
};

/* A role, a thing and a name can be one word; a sentence cannot. */
static const size_t least_words[SPEC_FIELDS] = {
    [SPEC_WHO] = 1,      [SPEC_DOES] = 2,      [SPEC_WHY] = 2,
    [SPEC_AWKWARD] = 2,  [SPEC_DONE_WHEN] = 2, [SPEC_NOT_CHANGING] = 1,
    [SPEC_WAY_BACK] = 2, [SPEC_SIGNS_OFF] = 1,
};

/* One text of the ticket: a field, or one of the awkward cases. */
struct entry {
    enum spec_field field;
    size_t awkward;
    const char *text;
    struct buf folded; /* its words alone: a full stop makes no other text */
};

int spec_find(const char *key)
{
    for (int i = 0; i < SPEC_FIELDS; i++) {
        const char *a = spec_texts[i].key, *b = key;
        while (*a && (*a == *b || (*a == '_' && *b == '-'))) {
            a++;
            b++;
        }
        if (*a == *b)
            return i;
    }
    return -1;
}

/* Where a ticket keeps each; the awkward cases are records of their own. */
static const size_t offsets[SPEC_FIELDS] = {
    [SPEC_WHO] = offsetof(struct ticket, who),
    [SPEC_DOES] = offsetof(struct ticket, does),
    [SPEC_WHY] = offsetof(struct ticket, why),
    [SPEC_DONE_WHEN] = offsetof(struct ticket, done_when),
    [SPEC_NOT_CHANGING] = offsetof(struct ticket, not_changing),
    [SPEC_WAY_BACK] = offsetof(struct ticket, way_back),
    [SPEC_SIGNS_OFF] = offsetof(struct ticket, signs_off),
};

const char *spec_value(const struct ticket *ticket, enum spec_field field)
{
    const void *at = (const char *)ticket + offsets[field];
    const char *text = field == SPEC_AWKWARD ? NULL : *(const char *const *)at;
    return text ? text : "";
}

const char **spec_slot(struct ticket *ticket, enum spec_field field)
{
    void *at = (char *)ticket + offsets[field];
    return field == SPEC_AWKWARD ? NULL : at;
}

static struct spec_judgement judge_signer(const char *text, enum spec_signer signer)
{
    struct name_reading reading;
    if (signer == SIGNER_ACTIVE || signer == SIGNER_LEFT)
        return (struct spec_judgement){.verdict =
                                           signer == SIGNER_LEFT ? SPEC_LEFT : SPEC_OK};
    struct spec_judgement judgement = spec_judge(text, 1);
    if (judgement.verdict == SPEC_MISSING || judgement.verdict == SPEC_TEMPLATE)
        return judgement;
    name_read(text, NULL, 0, &reading);
    bool named = reading.verdict == NAME_ONE_PERSON && signer == SIGNER_UNASKED;
    return (struct spec_judgement){.verdict = named ? SPEC_OK : SPEC_NO_ONE};
}

bool spec_none_known(const char *text)
{
    static const char *const on_purpose[] = {"none known", "no known cases",
                                             "no awkward cases known"};
    struct phrase words;
    phrase_init(&words);
    phrase_read(&words, text);
    bool said = phrase_is(&words, PHRASES(on_purpose));
    phrase_release(&words);
    return said;
}

static struct spec_judgement judge_case(const char *text)
{
    if (spec_none_known(text))
        return (struct spec_judgement){.verdict = SPEC_OK};
    return spec_judge(text, least_words[SPEC_AWKWARD]);
}

/* The earlier text of another field that says the same, or NULL. */
static const struct entry *same_before(const struct entry *entries, size_t i)
{
    for (size_t j = 0; j < i && entries[i].folded.len > 0; j++)
        if (entries[j].field != entries[i].field &&
            strcmp(entries[j].folded.text, entries[i].folded.text) == 0)
            return &entries[j];
    return NULL;
}

static struct spec_judgement judge_entry(const struct entry *entries, size_t i,
                                         enum spec_signer signer)
{
    const struct entry *entry = &entries[i];
    struct spec_judgement judgement;
    if (entry->field == SPEC_SIGNS_OFF)
        judgement = judge_signer(entry->text, signer);
    else if (entry->field == SPEC_AWKWARD)
        judgement = judge_case(entry->text);
    else
        judgement = spec_judge(entry->text, least_words[entry->field]);
    judgement.awkward = entry->awkward;
    if (judgement.verdict != SPEC_OK)
        return judgement;
    const struct entry *same = same_before(entries, i);
    /* A known person signs off under their own name, wherever else it stands. */
    if (same && !(entry->field == SPEC_SIGNS_OFF && signer == SIGNER_ACTIVE)) {
        judgement.verdict = SPEC_SAME;
        judgement.same_as = same->field;
    }
    return judgement;
}

static size_t collect(const struct ticket *ticket, const struct awkward_case *awkward,
                      size_t n, struct entry *entries)
{
    size_t count = 0;
    for (int field = 0; field < SPEC_FIELDS; field++) {
        size_t texts = field == SPEC_AWKWARD ? n : 1;
        for (size_t i = 0; i < texts; i++) {
            struct entry *entry = &entries[count];
            const char *text = field == SPEC_AWKWARD
                                   ? awkward[i].text
                                   : spec_value(ticket, (enum spec_field)field);
            *entry = (struct entry){.field = (enum spec_field)field, .awkward = i};
            entry->text = text ? text : "";
            buf_init(&entry->folded);
            fold_slug(&entry->folded, entry->text);
            if (field != SPEC_AWKWARD || entry->text[strspn(entry->text, " \t\r\n")])
                count++;
            else
                buf_release(&entry->folded); /* a case left blank is none */
        }
    }
    return count;
}

int spec_gaps(const struct ticket *ticket, const struct awkward_case *awkward, size_t n,
              enum spec_signer signer, struct spec_judgement out[SPEC_FIELDS])
{
    struct entry *entries = mem_new(n + SPEC_FIELDS, sizeof *entries);
    size_t count = collect(ticket, awkward, n, entries);
    int gaps = 0;
    for (int i = 0; i < SPEC_FIELDS; i++)
        out[i] = (struct spec_judgement){.verdict = SPEC_OK};
    if (count == SPEC_FIELDS - 1 && !ticket->no_awkward_cases)
        out[SPEC_AWKWARD].verdict = SPEC_MISSING;
    for (size_t i = 0; i < count; i++) {
        struct spec_judgement *judgement = &out[entries[i].field];
        if (judgement->verdict == SPEC_OK)
            *judgement = judge_entry(entries, i, signer);
    }
    for (int i = 0; i < SPEC_FIELDS; i++)
        gaps += out[i].verdict != SPEC_OK;
    for (size_t i = 0; i < count; i++)
        buf_release(&entries[i].folded);
    free(entries);
    return gaps;
}

static void add_span(struct buf *out, const char *text, struct span span)
{
    buf_add_n(out, text + span.at, span.len);
}

void spec_mark(struct buf *out, const struct spec_judgement *judgement, const char *text)
{
    static const char *const marks[] = {
        [SPEC_OK] = "ok",
        [SPEC_MISSING] = "missing",
        [SPEC_TEMPLATE] = "placeholder",
        [SPEC_SAME] = "same as ",
        [SPEC_VAGUE] = "fuzzy: ",
        [SPEC_THIN] = "too short",
        [SPEC_NO_ONE] = "not one person",
        [SPEC_LEFT] = "has left",
    };
    buf_add(out, marks[judgement->verdict]);
    if (judgement->verdict == SPEC_SAME)
        buf_add(out, spec_texts[judgement->same_as].title);
    if (judgement->verdict == SPEC_VAGUE)
        add_span(out, text, judgement->span);
}

void spec_say(struct buf *out, enum spec_field field,
              const struct spec_judgement *judgement, const char *text)
{
    /* What it quotes: the words found, the whole text, or the title of the other field. */
    static const struct {
        enum { QUOTE_NOTHING, QUOTE_SPAN, QUOTE_TEXT, QUOTE_TITLE } quote;
        const char *before, *after;
    } says[] = {
        [SPEC_MISSING] = {QUOTE_NOTHING, "", ""},
        [SPEC_TEMPLATE] = {QUOTE_SPAN, "\"", "\" is a placeholder. "},
        [SPEC_SAME] = {QUOTE_TITLE, "It says the same as ", ". "},
        [SPEC_VAGUE] = {QUOTE_SPAN, "\"", "\" can mean anything. "},
        [SPEC_THIN] = {QUOTE_NOTHING, "One word is too short. ", ""},
        [SPEC_NO_ONE] = {QUOTE_TEXT, "\"", "\" is not one person on the board. "},
        [SPEC_LEFT] = {QUOTE_TEXT, "\"", "\" has left. "},
    };
    enum spec_verdict verdict = judgement->verdict;
    if (verdict == SPEC_OK)
        return;
    struct span span = judgement->span;
    if (span.len == 0 && says[verdict].quote == QUOTE_SPAN)
        span.len = strlen(text); /* the whole of it is the placeholder */
    buf_add(out, says[verdict].before);
    if (says[verdict].quote == QUOTE_SPAN)
        add_span(out, text, span);
    else if (says[verdict].quote == QUOTE_TEXT)
        buf_add(out, text);
    else if (says[verdict].quote == QUOTE_TITLE)
        buf_add(out, spec_texts[judgement->same_as].title);
    buf_add(out, says[verdict].after);
    buf_add(out, spec_texts[field].hint);
}
