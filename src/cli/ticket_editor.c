/* A spec in the person's own editor: again with what is wrong at its top, until it can be
 * read or is left as it is. What was typed and cannot be read is given back. */
#include "ticket_editor.h"

#include "ticket_shape.h"

#include <string.h>

enum {
    TRIES = 3
}; /* of a text that cannot be read: an editor that is a script never mends it */

static const char head[] = "# buckstop: "; /* how our line at the top begins */

/* The text below one line of ours, in place of the one it had: so the numbers of lines in
 * a message stay true. */
static void put_head(struct buf *text, const char *below, const char *said)
{
    if (strncmp(below, head, strlen(head)) == 0)
        below += strcspn(below, "\n");
    below += *below == '\n';
    buf_reset(text);
    buf_add(text, head);
    clean_add(text, SINK_PIPE, said);
    buf_add_c(text, '\n');
    buf_add(text, below);
}

/* A text that is not as it was. */
static void keep_changed(const char **text, const char *before)
{
    if (*text && before && strcmp(*text, before) == 0)
        *text = NULL;
}

/* Leaves out what nobody changed, which somebody else may have changed meanwhile. */
static void only_changed(struct ticket_edit *edit, const struct ticket_edit *before)
{
    bool same = edit->awkward_given && edit->awkward_n == before->awkward_n;
    keep_changed(&edit->title, before->title);
    keep_changed(&edit->area, before->area);
    keep_changed(&edit->customer, before->customer);
    for (int f = 0; f < SPEC_FIELDS; f++)
        keep_changed(&edit->field[f], before->field[f]);
    for (size_t i = 0; same && i < edit->awkward_n; i++)
        same = strcmp(edit->awkward[i], before->awkward[i]) == 0;
    edit->awkward_given = edit->awkward_given && !same;
}

static bool as_it_is(struct call *call, int64_t ticket, struct ticket_edit *edit,
                     struct err *err)
{
    struct buf text;
    buf_init(&text);
    bool ok = board_ticket_template(call->board, ticket, NULL, NULL, &text, err) &&
              board_ticket_read("spec", text.text, text.len, &call->arena, edit, err);
    buf_release(&text);
    return ok;
}

/* Edits the text until it can be read; `typed` is what came of it. */
static bool edit_until_read(struct call *call, struct buf *text, struct buf *typed,
                            struct ticket_edit *edit, struct err *err)
{
    const struct cli *cli = call->cli;
    bool differs = true;
    int unread = 0;
    while (differs) {
        buf_reset(typed);
        if (!cli->edit(cli->edit_ctx, text->text, typed, &differs, err))
            return false;
        if (board_ticket_read("spec", typed->text, typed->len, &call->arena, edit, err))
            return true;
        if (++unread == TRIES)
            return false;
        put_head(text, typed->text, err->what);
    }
    return false;
}

bool ticket_editor(struct call *call, int64_t ticket, struct ticket_edit *edit,
                   struct err *err)
{
    struct ticket_edit before, read;
    struct buf text, typed;
    if (!call->cli->edit) {
        err_set(err, ERR_USAGE, "there is no terminal for an editor");
        return err_next(err, "say the fields as options: buckstop help ticket edit");
    }
    buf_init(&text);
    buf_init(&typed);
    bool ok = as_it_is(call, ticket, &before, err) &&
              board_ticket_template(call->board, ticket, edit, NULL, &typed, err);
    if (ok)
        put_head(&text, typed.text, "save it and leave the editor");
    buf_reset(&typed);
    ok = ok && edit_until_read(call, &text, &typed, &read, err);
    if (ok) {
        only_changed(&read, &before);
        *edit = read;
    } else if (typed.len) {
        out_note(&call->out, "What was typed, and is not saved:");
        clean_add_lines(&call->out.notes, SINK_TTY, typed.text);
        buf_add_c(&call->out.notes, '\n');
    }
    buf_release(&typed);
    buf_release(&text);
    return ok;
}
