/* The line that says which tickets somebody wants to see. Only a part with a known key is
 * taken as one; what is nearly a key is asked about, since a title rarely means it. */
#include "domain/ticket_query.h"

#include "text/closest.h"
#include "text/fold.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { OLDEST = 99999 }; /* days: more is no number of days that anybody means */

static const char *const which_names[WHICHES] = {
    [WHICH_OPEN] = "open",
    [WHICH_DRAFT] = "draft",
    [WHICH_READY] = "ready",
    [WHICH_DOING] = "doing",
    [WHICH_UNDECIDED] = "undecided",
    [WHICH_SKIPPED] = "skipped",
    [WHICH_DONE] = "done",
    [WHICH_NO] = "no",
    [WHICH_NOT_NOW] = "not_now",
    [WHICH_SAME] = "same",
    [WHICH_ALL] = "all",
};
static const char *const order_names[ORDERS] = {
    [ORDER_BOARD] = "board",       [ORDER_NUMBER] = "number", [ORDER_NEW] = "new",
    [ORDER_AGE] = "age",           [ORDER_AREA] = "area",     [ORDER_GAPS] = "gaps",
    [ORDER_CUSTOMER] = "customer",
};
const struct words ticket_which_words = {which_names, WHICHES};
const struct words ticket_order_words = {order_names, ORDERS};

enum key { KEY_AREA, KEY_GAP, KEY_STATE, KEY_CUSTOMER, KEY_OLDER, KEY_SORT };
enum { KEYS = KEY_SORT + 1 };

static const char *const key_names[KEYS] = {
    [KEY_AREA] = "area",         [KEY_GAP] = "gap",     [KEY_STATE] = "state",
    [KEY_CUSTOMER] = "customer", [KEY_OLDER] = "older", [KEY_SORT] = "sort",
};
static const struct words key_words = {key_names, KEYS};

struct ticket_query ticket_query_all(void)
{
    return (struct ticket_query){.words = "", .area = "", .customer = "", .gap = GAP_ANY};
}

/* A word of ours as people type it: in any case, "-" or a blank for "_". Longer than any of
 * ours it is cut, and is none either way. */
static void plain_word(const char *typed, char word[32])
{
    size_t n = 0;
    for (; typed[n] && n < 31; n++)
        word[n] = typed[n] == '-' || typed[n] == ' ' ? '_' : typed[n];
    word[n] = '\0';
    fold_letters(word);
}

static int find_word(const struct words *words, const char *typed)
{
    char word[32];
    plain_word(typed, word);
    return words_find(words, word);
}

static void add_words(struct buf *out, const struct words *words)
{
    for (int i = 0; i < words->n; i++)
        buf_addf(out, "%s%s", i ? ", " : "", words->name[i]);
}

/* Adds what there is to the error, and of it what was perhaps meant. */
static bool say_words(struct err *err, const char *typed, const struct words *words,
                      const char *more)
{
    struct buf all;
    struct closest closest;
    closest_init(&closest, typed);
    for (int i = 0; i < words->n; i++)
        closest_offer(&closest, words->name[i]);
    for (size_t i = 0; i < closest.n; i++)
        err_closest(err, closest.name[i]);
    buf_init(&all);
    add_words(&all, words);
    err_next(err, "one of: %s%s", all.text, more);
    buf_release(&all);
    return false;
}

static bool set_gap(struct ticket_query *query, const char *value, struct err *err)
{
    static const char *const some[] = {"some", "any"};
    static const struct words some_words = {some, 2};
    const char *names[SPEC_FIELDS + 1];
    char word[32];
    plain_word(value, word);
    int field = spec_find(word);
    if (field >= 0) {
        query->gap = field;
        return true;
    }
    if (words_find(&some_words, word) >= 0) {
        query->gap = GAP_SOME;
        return true;
    }
    for (int i = 0; i < SPEC_FIELDS; i++)
        names[i] = spec_texts[i].key;
    names[SPEC_FIELDS] = some[0];
    const struct words words = {names, SPEC_FIELDS + 1};
    err_set(err, ERR_USAGE, "\"%s\" is no field of a spec", value);
    return say_words(err, value, &words, "");
}

static bool set_word(int *word, const struct words *words, const char *what,
                     const char *value, struct err *err)
{
    int found = find_word(words, value);
    if (found >= 0) {
        *word = found;
        return true;
    }
    err_set(err, ERR_USAGE, "\"%s\" is no %s", value, what);
    return say_words(err, value, words, "");
}

static bool set_older(struct ticket_query *query, const char *value, struct err *err)
{
    size_t digits = strspn(value, "0123456789");
    long days = digits && digits < 10 ? strtol(value, NULL, 10) : -1;
    if (days < 0 || days > OLDEST || value[digits]) {
        err_set(err, ERR_USAGE, "\"%s\" is no number of days", value);
        return err_next(err, "a number from 0 to %d, such as older:30", OLDEST);
    }
    query->older = days;
    return true;
}

static bool set_area(struct ticket_query *query, const char *value, struct err *err)
{
    (void)err;
    query->area = value;
    return true;
}

static bool set_customer(struct ticket_query *query, const char *value, struct err *err)
{
    (void)err;
    query->customer = value;
    return true;
}

static bool set_state(struct ticket_query *query, const char *value, struct err *err)
{
    int word = 0;
    if (!set_word(&word, &ticket_which_words, "state of a ticket", value, err))
        return false;
    query->which = (enum ticket_which)word;
    return true;
}

static bool set_sort(struct ticket_query *query, const char *value, struct err *err)
{
    int word = 0;
    if (!set_word(&word, &ticket_order_words, "order of tickets", value, err))
        return false;
    query->order = (enum ticket_order)word;
    return true;
}

static bool (*const setters[KEYS])(struct ticket_query *, const char *, struct err *) = {
    [KEY_AREA] = set_area,   [KEY_CUSTOMER] = set_customer, [KEY_GAP] = set_gap,
    [KEY_OLDER] = set_older, [KEY_STATE] = set_state,       [KEY_SORT] = set_sort,
};

bool ticket_query_set(struct ticket_query *query, const char *key, const char *value,
                      struct err *err)
{
    int found = find_word(&key_words, key);
    if (found < 0) {
        err_set(err, ERR_USAGE, "tickets are not chosen by \"%s\"", key);
        return say_words(err, key, &key_words, "");
    }
    return setters[found](query, value, err);
}

/* One part of the line: a word, a quoted text, or a key and its value. */
struct part {
    const char *key; /* "": none */
    const char *text;
};

/* The length of what stands before a colon and could be a key: letters alone. */
static size_t key_length(const char *line)
{
    size_t n = 0;
    while (isalpha((unsigned char)line[n]))
        n++;
    return line[n] == ':' ? n : 0;
}

/* Takes a text up to a blank, or up to the closing quote, and moves behind it. A quote that
 * is not closed yet goes to the end: the line may still be in the typing. */
static char *take_text(const char **line, struct arena *arena)
{
    bool quoted = **line == '"';
    const char *start = *line + quoted;
    size_t len = strcspn(start, quoted ? "\"" : " \t\r\n");
    *line = start + len + (quoted && start[len]);
    return arena_text(arena, start, len);
}

static struct part take_part(const char **line, struct arena *arena)
{
    struct part part = {.key = ""};
    size_t key = key_length(*line);
    if (key > 0) {
        part.key = arena_text(arena, *line, key);
        if (find_word(&key_words, part.key) >= 0)
            *line += key + 1;
    }
    part.text = take_text(line, arena);
    return part;
}

/* Whether a key that is none was perhaps meant as one: "stat:open", but not "http://x". */
static bool is_near_key(const char *key)
{
    struct closest closest;
    closest_init(&closest, key);
    for (int i = 0; i < KEYS; i++)
        closest_offer(&closest, key_names[i]);
    return closest.n > 0;
}

static bool take_key(struct ticket_query *query, const struct part *part, struct buf *words,
                     struct err *err)
{
    if (find_word(&key_words, part->key) >= 0)
        return ticket_query_set(query, part->key, part->text, err);
    if (*part->key && is_near_key(part->key)) {
        err_set(err, ERR_USAGE, "tickets are not chosen by \"%s\"", part->key);
        return say_words(err, part->key, &key_words,
                         "; in double quotes it is looked for in the title");
    }
    if (*part->text)
        buf_addf(words, "%s%s", words->len ? " " : "", part->text);
    return true;
}

bool ticket_query_read(const char *line, struct arena *arena, struct ticket_query *query,
                       struct err *err)
{
    static const char white[] = " \t\r\n";
    struct ticket_query read = ticket_query_all();
    struct buf words;
    bool ok = true;
    buf_init(&words);
    for (line += strspn(line, white); ok && *line; line += strspn(line, white)) {
        struct part part = take_part(&line, arena);
        ok = take_key(&read, &part, &words, err);
    }
    if (ok) {
        read.words = arena_text(arena, words.text, words.len);
        *query = read;
    }
    buf_release(&words);
    return ok;
}
