/* A text in the person's own editor: as a file that nobody else can reach, for as long as
 * it takes. The text is never interpreted, and no shell is asked. */
#ifndef BUCKSTOP_UI_EDITOR_H
#define BUCKSTOP_UI_EDITOR_H

#include "base/buf.h"
#include "base/err.h"

enum { EDITOR_MOST = 1 << 20, EDITOR_FOLDERS = 3 }; /* bytes that are read back */

/* What is known of the person and the terminal. */
struct editor {
    const char *command; /* as in $EDITOR: words with blanks between, quotes honoured */
    const char *folder[EDITOR_FOLDERS]; /* where the file may be, tried in order; or NULL */
    void (*pause)(void);                /* gives the terminal away; NULL: it is not taken */
    void (*resume)(void);
};

/* Gives the text to the editor, waits, and puts into *out what became of it; *differs says
 * whether it is another. ERR_USAGE for an editor that cannot be started, ERR_INPUT for one
 * that ends with an error or leaves nothing, or no text, ERR_INTERRUPTED when it, or the
 * program, was told to end by a signal; *out then has what was written until then, if that
 * is a text and differs, to be kept, and is empty otherwise. A signal to the program ends
 * the editor, and is there for the program when this returns. */
bool editor_edit(const struct editor *editor, const char *text, struct buf *out,
                 bool *differs, struct err *err);

#endif
