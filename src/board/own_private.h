/* Naming a person, starting and ending a role, for the actions that do it in passing. */
#ifndef BUCKSTOP_BOARD_OWN_PRIVATE_H
#define BUCKSTOP_BOARD_OWN_PRIVATE_H

#include "domain/model.h"
#include "store/tx.h"

struct area_edit;
struct arena;
struct board;
struct own_done;
struct own_request;
struct holder;
struct who;

/* The typed name as one person of the board, by the rules for names. A handle is its
 * person's, whoever else is called so; ERR_AMBIGUOUS for a name of several. */
bool own_person(struct board *board, const char *typed, struct arena *arena,
                struct person *person, struct err *err);

/* Adds the role with the transaction's time and actor. */
bool own_start(struct tx *tx, const struct ownership *role, struct err *err);

/* Ends it now; it stays in the history. */
bool own_end(struct tx *tx, const struct ownership *role, struct err *err);

/* Ends the person's delivery, standing in and helping in the area, so that the name of its
 * owner stands there once. */
bool own_end_others(struct tx *tx, const struct who *who, int64_t person, struct err *err);

/* Who has the role; of helpers this person, if they are one. Never NULL: the person's id is
 * 0 for nobody. */
const struct holder *own_holder(const struct who *who, enum role role, int64_t person);

/* Gives or takes a role inside a transaction, as board_own does. */
bool own_change(struct board *board, struct tx *tx, const struct own_request *request,
                struct arena *arena, struct own_done *done, struct err *err);

/* Changes the area inside a transaction, as board_area_edit does. */
bool area_change(struct board *board, struct tx *tx, const char *typed,
                 const struct area_edit *edit, struct arena *arena, struct area *area,
                 struct err *err);

#endif
