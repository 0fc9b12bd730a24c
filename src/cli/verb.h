/* The verb table: one row says everything about a verb. The dispatcher, help, the man page
 * and the completions all read it. */
#ifndef BUCKSTOP_CLI_VERB_H
#define BUCKSTOP_CLI_VERB_H

#include "cli/cli.h"
#include "out.h"

struct option {
    const char *name;  /* "why", typed --why */
    const char *value; /* what stands after it, in capitals; NULL: a switch */
    const char *help;  /* a sentence without its full stop */
    bool repeat;       /* may be given more than once */
};

/* A verb's options, ended with an empty name. They stand outside the row: room for the most
 * options in each was ten pages more that the loader writes addresses into at every start.
 */
#define OPTIONS(...)                                                                       \
    (const struct option[])                                                                \
    {                                                                                      \
        __VA_ARGS__,                                                                       \
        {                                                                                  \
            .name = ""                                                                     \
        }                                                                                  \
    }

/* Which kind of name an argument is, for completion. */
enum argument { ARG_ANY, ARG_AREA, ARG_PERSON, ARG_TICKET, ARG_FILE, ARG_VERB };

/* What the verb needs open. NEEDS_IF_THERE takes a board that can be read, and none where
 * there is none, unless --db named it. */
enum needs { NEEDS_NOTHING, NEEDS_IF_THERE, NEEDS_GLANCE, NEEDS_BOARD, NEEDS_WRITING };

struct call;

struct verb {
    const char *name;      /* one word, or noun and word: "area add" */
    const char *arguments; /* as help shows them: "AREA PERSON"; NULL: none */
    int least, most;       /* how many */
    enum argument kind[2]; /* of the first two */
    enum needs needs;
    bool lasts; /* on a large board: it shows how far it is, and Ctrl-C takes it back */
    const char *summary;         /* one line, without its full stop */
    const char *about;           /* a paragraph or two more, or NULL */
    const struct option *option; /* OPTIONS(...), or NULL: none of its own */
    bool (*run)(struct call *call, struct err *err);
};

/* An option as it was typed. */
struct given {
    const struct option *option;
    const char *value;
};

/* One run of one verb. */
struct call {
    const struct cli *cli;
    const struct verb *verb;
    const char **args;
    int n;
    struct given *given; /* in the order they were typed */
    int given_n;
    bool json, plain, help, read_only;
    const char *db, *as, *color;
    struct board *board; /* as verb->needs says */
    struct arena arena;  /* for this run */
    struct out out;
    const char *missed; /* what was asked for and no area goes by; NULL: nothing */
    enum err_code exit; /* an answer that is no failure but has a code: NO OWNER */
};

/* The table, in the order of help. */
const struct verb *verb_at(int i);
int verb_count(void);

/* What runs when no verb is given; it has no name to be typed. */
extern const struct verb overview;

/* Options every verb takes. Ends with an empty name. */
extern const struct option common_options[];

/* Finds the verb that argv begins with; *words is how many of them name it. A noun alone
 * ("area") or a mistyped word is ERR_USAGE with what there is. */
bool verb_find(int argc, char **argv, const struct verb **verb, int *words,
               struct err *err);

/* Reads options, which may stand anywhere, and arguments into the call. "--" ends options.
 * ERR_USAGE for what the verb does not take. */
bool verb_read(struct call *call, int argc, char **argv, struct err *err);

/* The world as this call has it: who was named to act, and whether it may write. */
struct world verb_world(const struct call *call);

/* The option's value: NULL when it was not given; for a switch its name. */
const char *verb_option(const struct call *call, const char *name);

/* All values of a repeated option, in the call's arena. */
const char *const *verb_options(struct call *call, const char *name, size_t *n);

/* The option as a number of 0 or more, `otherwise` when not given. */
bool verb_number(const struct call *call, const char *name, int64_t otherwise,
                 int64_t *number, struct err *err);

/* What was typed as an instant, and an option's value as one: 0 where it is not given.
 * ERR_USAGE for what is no time, and for the instant that stands for none. */
bool verb_instant(const struct call *call, const char *typed, int64_t *at, struct err *err);
bool verb_time(const struct call *call, const char *name, int64_t *at, struct err *err);

/* "buckstop own AREA PERSON [--why TEXT]" */
void verb_usage(const struct verb *verb, struct buf *out);

/* The number in an argument such as "12" or "#12"; ERR_USAGE says what it should be. */
bool verb_id(const char *text, const char *what, int64_t *id, struct err *err);

#endif
