/* Errors are values: what happened, why, and what to do instead. A function that can fail
 * takes a struct err last, returns false, and leaves its other outputs untouched. */
#ifndef BUCKSTOP_BASE_ERR_H
#define BUCKSTOP_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum err_code {
    ERR_NONE,
    ERR_NOT_FOUND, /* no such person, area, ticket ... */
    ERR_USAGE,     /* the command was typed wrong */
    ERR_STORE,     /* the store cannot be opened, read or written */
    ERR_INPUT,     /* a file that cannot be read as what it should be */
    ERR_AMBIGUOUS, /* more than one thing fits */
    ERR_UNOWNED,   /* nobody owns it */
    ERR_REFUSED,   /* a rule says no */
    ERR_CONFLICT,  /* changed by somebody else meanwhile */
    ERR_INTERRUPTED,
};

enum { ERR_TEXT = 1024, ERR_CLOSEST = 5, ERR_NAME = 128 };

/* Fixed-size, so that reporting a failure never allocates. Text that does not fit is cut
 * between two code points. */
struct err {
    enum err_code code;
    char what[ERR_TEXT];                 /* what happened, about which thing, quoted */
    char why[ERR_TEXT];                  /* the reason; may be empty */
    char next[ERR_TEXT];                 /* what to do instead; may be empty */
    char closest[ERR_CLOSEST][ERR_NAME]; /* names that were perhaps meant, best first */
    size_t closest_n;
};

/* The exit code of PRODUCT's table for `code`: 0, 1, 2, 3, 4, 5, 6 or 130. */
int err_exit(enum err_code code);

/* A stable word for scripts, such as "not_found". */
const char *err_kind(enum err_code code);

/* Starts an error over: sets code and what, clears the rest. Always returns false, so that
 * a guard can be one line: return err_set(err, ERR_USAGE, ...). */
__attribute__((format(printf, 3, 4))) bool err_set(struct err *err, enum err_code code,
                                                   const char *fmt, ...);

/* Each adds one part to an error that err_set began, and returns false like it. */
__attribute__((format(printf, 2, 3))) bool err_why(struct err *err, const char *fmt, ...);
__attribute__((format(printf, 2, 3))) bool err_next(struct err *err, const char *fmt, ...);

/* Adds a name that was perhaps meant; past ERR_CLOSEST it is dropped. */
void err_closest(struct err *err, const char *name);

#endif
