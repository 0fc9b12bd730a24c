/* What imports and exports share: the kinds of a plan and their tables, and the report. */
#ifndef BUCKSTOP_BOARD_TRANSFER_PRIVATE_H
#define BUCKSTOP_BOARD_TRANSFER_PRIVATE_H

#include "board/transfer.h"
#include "board_private.h"
#include "codec/board_plan.h"

/* The table a kind's rows go to. */
const struct record *transfer_record(enum plan_kind kind);

/* The kind that a reference column of a kind's table points at. */
enum plan_kind transfer_target(enum plan_kind kind, const char *column);

__attribute__((format(printf, 4, 5))) void transfer_skip(struct transfer_report *report,
                                                         struct arena *arena, int64_t line,
                                                         const char *fmt, ...);
__attribute__((format(printf, 4, 5))) void transfer_note(struct transfer_report *report,
                                                         struct arena *arena, int64_t line,
                                                         const char *fmt, ...);

/* The area that goes by a name that came in; 0: none. */
bool transfer_area(struct board *board, const char *name, struct arena *arena,
                   int64_t *area, struct err *err);

/* A name without an area is offered as another name of one, once: *offered is a tree of
 * those that were, NULL at first and the caller's to forget. */
void transfer_offer_alias(struct transfer_report *report, void **offered,
                          struct arena *arena, int64_t number, const char *name);

/* Ends a tree of tsearch whose keys are an arena's; NULL is safe. */
void transfer_forget(void *tree);

#endif
