/* The rows that a field's text takes on the screen, and moving from one to another. */
#ifndef BUCKSTOP_FIELD_ROWS_H
#define BUCKSTOP_FIELD_ROWS_H

#include "ui/field.h"

struct field_rows {
    size_t *start; /* byte offsets; ours until field_rows_release */
    size_t n, cap;
    int gutter; /* columns of a list's numbers */
    int width;  /* columns of text in a row */
};

/* Breaks the text at the width. */
void field_rows_break(const struct field *field, int width, struct field_rows *rows);
void field_rows_release(struct field_rows *rows);

/* The row that the cursor is in. */
size_t field_rows_at(const struct field_rows *rows, const struct field *field);

/* Whether a line begins there, and not only a row of it. */
bool field_rows_begins(const struct field *field, size_t at);

/* The columns of a piece of text as it is drawn. */
int field_columns(const char *text, size_t len);

/* Where Up, Down, Page Up or Page Down leads to from the cursor, and the column they keep
 * to; -1: another key, or one that leaves the field. */
int field_rows_move(const struct field *field, uint32_t code, size_t *to);

#endif
