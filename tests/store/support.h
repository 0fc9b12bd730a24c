/* A store in a folder of its own, for each test. */
#ifndef BUCKSTOP_TESTS_STORE_SUPPORT_H
#define BUCKSTOP_TESTS_STORE_SUPPORT_H

#include "store/log.h"
#include "store/record.h"
#include "store/store.h"
#include "store/tx.h"

#include <criterion/criterion.h>

extern struct store *store;
extern struct arena arena;
extern struct err err;
extern char store_file[64];

void store_enter(void);
void store_leave(void);

/* A transaction of that actor under a new key; ends with a commit, whose number it returns.
 */
struct tx *act(const char *actor);
int64_t done(struct tx *tx);

/* Adds a person or an area within an action of its own. */
int64_t add_person(const char *actor, const char *handle);
struct area add_area(const char *actor, const char *name);

/* A ticket that says nothing but its title, opened at 800. */
struct ticket blank(const char *title, enum ticket_state state);

/* Each within an action of its own. add_row returns the ticket's number; an owner whose
 * `until` is 0 still is. */
int64_t add_row(struct ticket ticket);
struct ownership own(int64_t area, int64_t person, int64_t since, int64_t until);
void change(const struct record *record, void *row);

/* Runs SQL past every guard, as a disk that flips bits would. */
void tamper(const char *sql);

#endif
