/* A board in a folder of its own, with people and areas, for each test. */
#ifndef BUCKSTOP_TESTS_BOARD_SUPPORT_H
#define BUCKSTOP_TESTS_BOARD_SUPPORT_H

#include "board/area.h"
#include "board/board.h"
#include "board/cause.h"
#include "board/history.h"
#include "board/incident.h"
#include "board/own.h"
#include "board/person.h"
#include "board/review.h"
#include "board/transfer.h"

#include <criterion/criterion.h>
#include <string.h>

extern struct board *board;
extern struct arena arena;
extern struct err err;
extern char board_file[64];
extern struct world world;

/* Mia, Ana, Bob, Tom; billing of Ana's (also invoices, /src/billing/), checkout of
 * nobody's. */
void board_enter(void);
void board_leave(void);

/* Closes the board and opens it as somebody else. */
void become(const char *handle);

/* Puts an empty board in place of it. */
void start_empty(const char *name, const char *zone);

/* A board as YAML with something in every column of every record, as an export writes it;
 * in the arena. */
const char *whole(void);

/* Puts that board, or the demo board, in place of it, opened as Bo. */
void read_whole(void);
void read_demo(void);

/* The whole board as YAML, in the arena. */
const char *exported(void);

bool own(const char *area, const char *person, enum role role);
const char *owner_of(const char *area); /* "" for nobody */

/* Asserts that err has the code and that its words, all together, hold a text. */
void assert_err(enum err_code code, const char *says);

#endif
