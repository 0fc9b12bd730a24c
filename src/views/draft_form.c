/* What the fields of one form do together. */
#include "draft_form.h"

bool draft_form_changed(const struct draft_form *form)
{
    for (int i = 0; i < form->n; i++)
        if (draft_field_changed(&form->line[i]))
            return true;
    return false;
}

void draft_form_keep(struct app *app, const struct draft_form *form, int line)
{
    struct buf place;
    buf_init(&place);
    buf_addf(&place, "%s%s", form->place, form->name[line]);
    draft_field_keep(app, &form->line[line], form->board, place.text);
    buf_release(&place);
}

bool draft_form_fill(struct draft_form *form, struct arena *arena, struct err *err)
{
    struct buf place;
    bool ok = true;
    buf_init(&place);
    for (int i = 0; ok && i < form->n; i++) {
        buf_reset(&place);
        buf_addf(&place, "%s%s", form->place, form->name[i]);
        ok = draft_field_fill(&form->line[i], form->board, place.text, form->record[i],
                              arena, err);
    }
    buf_release(&place);
    return ok;
}

void draft_form_restore(struct app *app, struct draft_form *form)
{
    for (int i = 0; i < form->n; i++) {
        draft_field_set(&form->line[i], form->record[i]);
        draft_form_keep(app, form, i);
    }
}

int draft_form_overtaken(struct draft_form *form)
{
    for (int i = 0; i < form->n; i++) {
        struct draft_field *line = &form->line[i];
        if (!draft_field_overtaken(line, form->record[i]))
            continue;
        draft_field_know(line, form->record[i]);
        return i;
    }
    return -1;
}

void draft_form_release(struct draft_form *form)
{
    for (int i = 0; i < form->n; i++)
        draft_field_release(&form->line[i]);
}
