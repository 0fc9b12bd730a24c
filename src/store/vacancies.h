/* Areas without owner are kept in a table of their own, so that the first page of a list
 * costs the same however many areas there are. */
#ifndef BUCKSTOP_STORE_VACANCIES_H
#define BUCKSTOP_STORE_VACANCIES_H

#include "store_private.h"

/* Called after each write of a record: the area it is about is put in the table, or taken
 * out, at the latest with vacancies_settle, before the transaction ends. */
bool vacancies_follow(struct tx *tx, const struct record *record, const void *row,
                      struct err *err);
bool vacancies_settle(struct tx *tx, struct err *err);

/* Called before a record is dropped, for its area would take its place in the table with it
 * uncounted. */
bool vacancies_leave(struct tx *tx, const struct record *record, const void *row,
                     struct err *err);

/* How many areas are in the table and should not be, or the other way round. */
bool vacancies_verify(struct store *store, int64_t *wrong, struct err *err);

#endif
