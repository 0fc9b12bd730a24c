/* Finding a verb and reading its options and arguments. */
#include "verb.h"

#include "domain/when.h"
#include "text/closest.h"

#include <stdlib.h>
#include <string.h>

const struct option common_options[] = {
    {.name = "db", .value = "FILE", .help = "The board to use, instead of the usual one"},
    {.name = "as", .value = "PERSON", .help = "Who is acting, instead of who is logged in"},
    {.name = "json", .help = "Answer as JSON, also for failures"},
    {.name = "read-only", .help = "Never write to the board, whatever is asked"},
    {.name = "color", .value = "WHEN", .help = "auto, always or never"},
    {.name = "plain", .help = "The bare answer, as in a pipe"},
    {.name = "help", .help = "What the verb does and takes"},
    {.name = ""},
};

/* Whether the verb's name is the first one or two of the words. */
static int names(const struct verb *verb, int argc, char **argv)
{
    const char *blank = strchr(verb->name, ' ');
    if (argc < 1)
        return 0;
    if (!blank)
        return strcmp(verb->name, argv[0]) == 0;
    size_t first = (size_t)(blank - verb->name);
    bool both = argc > 1 && strlen(argv[0]) == first &&
                strncmp(verb->name, argv[0], first) == 0 && strcmp(blank + 1, argv[1]) == 0;
    return both ? 2 : 0;
}

static bool is_noun(const char *word)
{
    size_t len = strlen(word);
    for (int i = 0; i < verb_count(); i++)
        if (strncmp(verb_at(i)->name, word, len) == 0 && verb_at(i)->name[len] == ' ')
            return true;
    return false;
}

/* What may follow the noun: "add, edit, show". */
static void add_words(const char *noun, struct buf *out)
{
    size_t len = strlen(noun);
    for (int i = 0; i < verb_count(); i++)
        if (strncmp(verb_at(i)->name, noun, len) == 0 && verb_at(i)->name[len] == ' ')
            buf_addf(out, "%s%s", out->len ? ", " : "", verb_at(i)->name + len + 1);
}

static bool no_such_verb(int argc, char **argv, struct err *err)
{
    struct closest closest;
    struct buf words;
    if (is_noun(argv[0])) {
        buf_init(&words);
        add_words(argv[0], &words);
        if (argc > 1 && argv[1][0] != '-')
            err_set(err, ERR_USAGE, "\"%s %s\" is not a verb", argv[0], argv[1]);
        else
            err_set(err, ERR_USAGE, "\"%s\" needs a word after it", argv[0]);
        err_next(err, "one of: %s", words.text);
        buf_release(&words);
        return false;
    }
    closest_init(&closest, argv[0]);
    for (int i = 0; i < verb_count(); i++)
        closest_offer(&closest, verb_at(i)->name);
    err_set(err, ERR_USAGE, "\"%s\" is not a verb", argv[0]);
    for (size_t i = 0; i < closest.n; i++)
        err_closest(err, closest.name[i]);
    if (closest.n)
        return err_next(err, "perhaps: buckstop %s", closest.name[0]);
    return err_next(err, "see what there is: buckstop help");
}

bool verb_find(int argc, char **argv, const struct verb **verb, int *words, struct err *err)
{
    int best = 0;
    for (int i = 0; i < verb_count(); i++) {
        int n = names(verb_at(i), argc, argv);
        if (n > best) {
            best = n;
            *verb = verb_at(i);
        }
    }
    *words = best;
    return best > 0 || no_such_verb(argc, argv, err);
}

static const struct option *find_option(const struct option *options, const char *name,
                                        size_t len)
{
    for (; options && options->name[0]; options++)
        if (strlen(options->name) == len && memcmp(options->name, name, len) == 0)
            return options;
    return NULL;
}

void verb_usage(const struct verb *verb, struct buf *out)
{
    buf_addf(out, "buckstop %s", verb->name);
    if (verb->arguments)
        buf_addf(out, " %s", verb->arguments);
    for (const struct option *o = verb->option; o && o->name[0]; o++) {
        buf_addf(out, " [--%s", o->name);
        if (o->value)
            buf_addf(out, " %s", o->value);
        buf_add(out, o->repeat ? "]..." : "]");
    }
}

static bool usage_error(const struct verb *verb, struct err *err)
{
    struct buf usage;
    buf_init(&usage);
    verb_usage(verb, &usage);
    err_next(err, "%s", usage.text);
    buf_release(&usage);
    return false;
}

static bool unknown_option(const struct verb *verb, const char *typed, struct err *err)
{
    struct closest closest;
    closest_init(&closest, typed);
    for (const struct option *o = verb->option; o && o->name[0]; o++)
        closest_offer(&closest, o->name);
    for (const struct option *o = common_options; o->name[0]; o++)
        closest_offer(&closest, o->name);
    err_set(err, ERR_USAGE, "\"%s\" does not take --%s", verb->name, typed);
    for (size_t i = 0; i < closest.n; i++)
        err_closest(err, closest.name[i]);
    return usage_error(verb, err);
}

struct world verb_world(const struct call *call)
{
    struct world world = call->cli->world;
    world.as = call->as ? call->as : world.as;
    world.read_only = world.read_only || call->read_only;
    return world;
}

/* Options of every verb go to their own fields. */
static void take_common(struct call *call, const char *name, const char *value)
{
    if (strcmp(name, "db") == 0)
        call->db = value;
    else if (strcmp(name, "as") == 0)
        call->as = value;
    else if (strcmp(name, "color") == 0)
        call->color = value;
    else if (strcmp(name, "read-only") == 0)
        call->read_only = true;
    else if (strcmp(name, "json") == 0)
        call->json = true;
    else if (strcmp(name, "plain") == 0)
        call->plain = true;
    else
        call->help = true;
}

static bool take_own(struct call *call, const struct option *option, const char *value,
                     struct err *err)
{
    if (!option->repeat && verb_option(call, option->name)) {
        err_set(err, ERR_USAGE, "--%s is there twice", option->name);
        return usage_error(call->verb, err);
    }
    call->given[call->given_n++] = (struct given){option, value};
    return true;
}

/* argv[i] is an option; *used is how many words it took. */
static bool read_option(struct call *call, int argc, char **argv, int i, int *used,
                        struct err *err)
{
    const char *name = argv[i] + 2;
    size_t len = strcspn(name, "=");
    const struct option *own = find_option(call->verb->option, name, len);
    const struct option *option = own ? own : find_option(common_options, name, len);
    char *typed = arena_text(&call->arena, name, len);
    if (!option)
        return unknown_option(call->verb, typed, err);
    const char *value = name[len] ? name + len + 1 : NULL;
    *used = 1;
    if (!option->value && value) {
        err_set(err, ERR_USAGE, "--%s takes nothing after it", typed);
        return usage_error(call->verb, err);
    }
    if (option->value && !value && i + 1 < argc) {
        value = argv[i + 1];
        *used = 2;
    }
    if (!option->value)
        value = option->name;
    if (!value || (!own && !*value)) {
        err_set(err, ERR_USAGE, "--%s needs %s after it", typed, option->value);
        return usage_error(call->verb, err);
    }
    if (own)
        return take_own(call, own, value, err);
    take_common(call, option->name, value);
    return true;
}

static bool count_arguments(const struct call *call, struct err *err)
{
    const struct verb *verb = call->verb;
    if (call->help)
        return true;
    if (call->n < verb->least)
        err_set(err, ERR_USAGE, "\"%s\" needs %s", verb->name, verb->arguments);
    else if (verb->most >= 0 && call->n > verb->most)
        err_set(err, ERR_USAGE,
                "\"%s\" is one word too many; a name of several words stands "
                "in quotes",
                call->args[verb->most]);
    else
        return true;
    return usage_error(verb, err);
}

bool verb_read(struct call *call, int argc, char **argv, struct err *err)
{
    bool options = true;
    call->args = arena_new(&call->arena, (size_t)argc + 1, sizeof *call->args);
    call->given = arena_new(&call->arena, (size_t)argc + 1, sizeof *call->given);
    for (int i = 0; i < argc;) {
        int used = 1;
        if (options && strcmp(argv[i], "--") == 0)
            options = false;
        else if (options && strncmp(argv[i], "--", 2) == 0) {
            if (!read_option(call, argc, argv, i, &used, err))
                return false;
        } else if (options && strcmp(argv[i], "-h") == 0)
            call->help = true;
        else
            call->args[call->n++] = argv[i];
        i += used;
    }
    return count_arguments(call, err);
}

const char *verb_option(const struct call *call, const char *name)
{
    for (int i = 0; i < call->given_n; i++)
        if (strcmp(call->given[i].option->name, name) == 0)
            return call->given[i].value;
    return NULL;
}

const char *const *verb_options(struct call *call, const char *name, size_t *n)
{
    const char **values = arena_new(&call->arena, (size_t)call->given_n, sizeof *values);
    *n = 0;
    for (int i = 0; i < call->given_n; i++)
        if (strcmp(call->given[i].option->name, name) == 0)
            values[(*n)++] = call->given[i].value;
    return values;
}

/* A whole number of 0 or more that fits; nothing else on the line. */
static bool whole_number(const char *text, int64_t *number)
{
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 18 || text[digits])
        return false;
    *number = strtoll(text, NULL, 10);
    return true;
}

bool verb_number(const struct call *call, const char *name, int64_t otherwise,
                 int64_t *number, struct err *err)
{
    const char *value = verb_option(call, name);
    *number = otherwise;
    if (!value || whole_number(value, number))
        return true;
    err_set(err, ERR_USAGE, "--%s needs a whole number, not \"%s\"", name, value);
    return usage_error(call->verb, err);
}

bool verb_instant(const struct call *call, const char *typed, int64_t *at, struct err *err)
{
    const struct when_base base = {.zone = board_zone(call->board),
                                   .now = board_now(call->board)};
    int64_t read = 0;
    if (typed && !when_parse(typed, &base, &read, err))
        return false;
    *at = read;
    if (!typed || read != 0)
        return true;
    err_set(err, ERR_USAGE, "\"%s\" is the first second of 1970, which stands for no time",
            typed);
    return err_next(err, "type when it was, as 14:02 or 2026-11-20 14:02");
}

bool verb_time(const struct call *call, const char *name, int64_t *at, struct err *err)
{
    return verb_instant(call, verb_option(call, name), at, err);
}

bool verb_id(const char *text, const char *what, int64_t *id, struct err *err)
{
    if (whole_number(text[0] == '#' ? text + 1 : text, id) && *id > 0)
        return true;
    err_set(err, ERR_USAGE, "\"%s\" is not the number of %s", text, what);
    return err_next(err, "numbers are whole, such as 12");
}
