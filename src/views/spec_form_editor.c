/* A whole spec in the person's own editor. What comes back is typed text, not a change;
 * what cannot be read is kept, and given again with its trouble above it. */
#include "spec_form.h"

#include "text/clean.h"

#include <inttypes.h>
#include <string.h>

/* Lines above a text that could not be read. There are always two, so that the line an
 * error names is the one that is seen. */
static const char trouble_mark[] = "#!";
static const char trouble_next[] =
    "#! Put it right and save, or delete all of it below this line to begin again.\n";
static const char trouble_place[] = "#!\n#!\n";

void spec_form_editor_place(const struct spec_form *form, struct buf *out)
{
    buf_addf(out, "ticket/%" PRId64 "/editor", form->ticket);
}

static const char *without_trouble(const char *text)
{
    while (strncmp(text, trouble_mark, strlen(trouble_mark)) == 0) {
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    return text;
}

/* Reads it as if the two lines were there. */
static bool read_text(const char *text, struct arena *arena, struct ticket_edit *edit,
                      struct err *err)
{
    struct buf below;
    buf_init(&below);
    buf_add(&below, trouble_place);
    buf_add(&below, text);
    bool ok = board_ticket_read("spec", below.text, below.len, arena, edit, err);
    buf_release(&below);
    return ok;
}

/* What it left before, or the fields as they are typed. */
static bool prepare(struct spec_form *form, struct arena *arena, struct buf *out,
                    struct err *err)
{
    struct board *board = form->desk->board;
    struct ticket_edit edit;
    struct err trouble;
    struct buf place;
    const char *kept = "";
    buf_init(&place);
    spec_form_editor_place(form, &place);
    bool ok = board_draft(board, place.text, arena, &kept, err);
    buf_release(&place);
    if (!ok)
        return false;
    if (!kept[0])
        return board_ticket_template(board, form->ticket, &form->edit, NULL, out, err);
    if (!read_text(kept, arena, &edit, &trouble)) {
        buf_addf(out, "%s ", trouble_mark);
        clean_add(out, SINK_PIPE, trouble.what);
        buf_add_c(out, '\n');
        buf_add(out, trouble_next);
    }
    buf_add(out, kept);
    return true;
}

/* False, with the reason said: what was kept before still is. */
static bool keep_text(struct app *app, struct spec_form *form, const char *text)
{
    struct buf place;
    struct err err;
    buf_init(&place);
    spec_form_editor_place(form, &place);
    bool ok = board_draft_keep(form->desk->board, place.text, text, &err);
    if (ok)
        form->kept = text[0] != '\0';
    else
        app_say_err(app, &err);
    buf_release(&place);
    return ok;
}

/* A field that was not changed keeps its cursor; the names of the others are added. */
static void put(struct app *app, struct spec_form *form, int line, const char *text,
                struct buf *names)
{
    struct buf clean;
    if (!text)
        return;
    buf_init(&clean);
    field_clean(&form->line[line].field, text, &clean);
    if (strcmp(clean.text, spec_form_text(form, line)) != 0) {
        buf_addf(names, "%s%s", names->len ? ", " : "", spec_form_title(line));
        spec_form_put(app, form, line, clean.text);
    }
    buf_release(&clean);
}

static void put_cases(struct app *app, struct spec_form *form,
                      const struct ticket_edit *edit, struct buf *names)
{
    struct buf lines;
    buf_init(&lines);
    for (size_t i = 0; i < edit->awkward_n; i++) {
        struct buf clean; /* a case is one line here, whatever it was there */
        buf_init(&clean);
        field_clean(&form->line[SPEC_SIGNS_OFF].field, edit->awkward[i], &clean);
        buf_addf(&lines, "%s%s", i ? "\n" : "", clean.text);
        buf_release(&clean);
    }
    if (edit->awkward_given)
        put(app, form, SPEC_AWKWARD, lines.text, names);
    buf_release(&lines);
}

static void take(struct app *app, struct spec_form *form, const struct ticket_edit *edit)
{
    struct buf names;
    buf_init(&names);
    put(app, form, SPEC_LINE_TITLE, edit->title, &names);
    put(app, form, SPEC_LINE_AREA, edit->area, &names);
    put(app, form, SPEC_LINE_CUSTOMER, edit->customer, &names);
    for (int i = 0; i < SPEC_FIELDS; i++)
        if (i == SPEC_AWKWARD)
            put_cases(app, form, edit, &names);
        else
            put(app, form, i, edit->field[i], &names);
    keep_text(app, form, "");
    spec_form_judge(app, form);
    if (names.len)
        app_say(app, INK_TEXT, "From the editor, not saved yet: %s.", names.text);
    else
        app_say(app, INK_TEXT, "The editor changed nothing.");
    buf_release(&names);
}

/* What the editor left: taken, or kept to be put right. */
static void finish(struct app *app, struct spec_form *form, const char *left,
                   struct arena *arena)
{
    struct ticket_edit edit = {0};
    struct err err;
    const char *text = without_trouble(left);
    if (read_text(text, arena, &edit, &err)) {
        take(app, form, &edit);
        return;
    }
    if (keep_text(app, form, text))
        app_say(app, INK_ATTENTION, "%s. What you wrote is kept: Ctrl-X opens it again.",
                err.what);
}

enum view_wants spec_form_in_editor(struct app *app, void *state, const struct key *key)
{
    struct spec_form *form = state;
    struct arena arena;
    struct buf text, left;
    struct err err;
    bool differs = false;
    (void)key;
    if (!app->edit) {
        app_say(app, INK_ATTENTION, "There is no editor here.");
        return VIEW_DRAW;
    }
    arena_init(&arena);
    buf_init(&text);
    buf_init(&left);
    if (!prepare(form, &arena, &text, &err)) {
        app_say_err(app, &err);
    } else if (app->edit(app->edit_ctx, text.text, &left, &differs, &err)) {
        if (differs || form->kept)
            finish(app, form, left.text, &arena);
        else
            app_say(app, INK_TEXT,
                    "The editor changed nothing. One with a window of its own has to wait: "
                    "\"code --wait\".");
    } else {
        app_say_err(app, &err);
        if (left.len && keep_text(app, form, without_trouble(left.text)))
            app_say(app, INK_ATTENTION,
                    "The editor was ended. What you wrote is kept: Ctrl-X opens it again.");
    }
    buf_release(&left);
    buf_release(&text);
    arena_release(&arena);
    return VIEW_DRAW;
}
