/* Keys for a field, written as people would. */
#ifndef BUCKSTOP_TESTS_UI_TYPING_H
#define BUCKSTOP_TESTS_UI_TYPING_H

#include "support.h"

#include "ui/field.h"

extern struct field field;

void field_enter(void);
void field_leave(void);

/* Feeds each character; ^K is Ctrl-K, and {left} a named key: left right up down pgup
 * pgdn home end enter del bs and, by words, wl wr wbs wdel. Returns what the last said. */
enum field_says type(const char *keys);
enum field_says feed(uint32_t code);
enum field_says paste(const char *text);

/* The text with "|" at the cursor; valid until the next call. */
const char *shown(void);

/* Sets a text, and the cursor where its "|" is. */
void set(const char *text);

/* Whether the text is valid UTF-8, on one line unless the field has several, and the cursor
 * between two graphemes. */
bool whole(void);

#endif
