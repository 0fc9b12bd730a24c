/* The fields of a spec's form as texts: out of the record, with their drafts, and judged.
 */
#include "spec_form.h"

#include <inttypes.h>
#include <string.h>

static const struct {
    const char *title, *draft;
} more[] = {{"Title", "spec/title"}, {"Area", "spec/area"}, {"Customer", "spec/customer"}};

const char *spec_form_title(int line)
{
    return line < SPEC_FIELDS ? spec_texts[line].title : more[line - SPEC_FIELDS].title;
}

void spec_form_place(const struct spec_form *form, int line, struct buf *out)
{
    buf_addf(out, "ticket/%" PRId64 "/%s", form->ticket,
             line < SPEC_FIELDS ? spec_texts[line].key : more[line - SPEC_FIELDS].draft);
}

const char *spec_form_text(const struct spec_form *form, int line)
{
    return draft_field_text(&form->line[line]);
}

bool spec_form_changed(const struct spec_form *form, int line)
{
    return draft_field_changed(&form->line[line]);
}

bool spec_form_any_changed(const struct spec_form *form)
{
    for (int i = 0; i < SPEC_LINES; i++)
        if (spec_form_changed(form, i))
            return true;
    return false;
}

bool spec_form_is_done(const struct spec_form *form)
{
    return form->card.ticket.state == TICKET_DONE;
}

/* A case a line, whatever lines it has of its own. */
static void add_cases(const struct ticket_card *card, struct buf *out)
{
    if (card->cases_n == 0 && card->ticket.no_awkward_cases)
        buf_add(out, "none known");
    for (size_t i = 0; i < card->cases_n; i++) {
        if (i)
            buf_add_c(out, '\n');
        for (const char *s = card->cases[i].text; *s; s++)
            buf_add_c(out, *s == '\n' || *s == '\r' ? ' ' : *s);
    }
}

void spec_form_record(const struct spec_form *form, int line, struct buf *out)
{
    const struct ticket_card *card = &form->card;
    if (line == SPEC_AWKWARD)
        add_cases(card, out);
    else if (line < SPEC_FIELDS)
        buf_add(out, spec_value(&card->ticket, (enum spec_field)line));
    else
        buf_add(out, line == SPEC_LINE_TITLE  ? card->ticket.title
                     : line == SPEC_LINE_AREA ? card->area.id ? card->area.name : ""
                                              : card->ticket.customer);
}

void spec_form_keep(struct app *app, const struct spec_form *form, int line)
{
    struct buf place;
    buf_init(&place);
    spec_form_place(form, line, &place);
    draft_field_keep(app, &form->line[line], form->desk->board, place.text);
    buf_release(&place);
}

void spec_form_put(struct app *app, struct spec_form *form, int line, const char *text)
{
    field_set(&form->line[line].field, text);
    spec_form_keep(app, form, line);
}

/* The lines of the field, each a case; empty ones are none. */
static void split_cases(struct spec_form *form)
{
    const char *text = spec_form_text(form, SPEC_AWKWARD);
    const char **cases = NULL;
    size_t cap = 0;
    form->edit.awkward_n = 0;
    for (size_t len; *text; text += len + (text[len] == '\n')) {
        len = strcspn(text, "\n");
        if (strspn(text, " ") >= len)
            continue;
        cases =
            arena_grow(&form->typed, cases, &cap, form->edit.awkward_n + 1, sizeof *cases);
        cases[form->edit.awkward_n++] = arena_text(&form->typed, text, len);
    }
    form->edit.awkward = cases;
    form->edit.awkward_given = true;
}

const char *spec_form_judged(const struct spec_form *form, int field)
{
    size_t at = form->judgement[field].awkward;
    if (field != SPEC_AWKWARD)
        return spec_form_text(form, field);
    return at < form->edit.awkward_n ? form->edit.awkward[at] : "";
}

static void look_up(struct spec_form *form)
{
    const char *text = spec_form_text(form, SPEC_SIGNS_OFF);
    person_pick_clear(&form->pick);
    if (form->at != SPEC_SIGNS_OFF || !spec_form_changed(form, SPEC_SIGNS_OFF))
        return;
    person_pick_find(&form->pick, text, form->people, form->people_n, false);
    person_pick_offer_new(&form->pick, text, form->people, form->people_n);
    person_pick_owned(&form->pick, form->desk->board, &form->typed);
}

/* A line begun and left empty is no part of it. */
static const char *trimmed(struct spec_form *form, int line)
{
    const char *text = spec_form_text(form, line);
    size_t len = strlen(text);
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\n'))
        len--;
    return arena_text(&form->typed, text, len);
}

void spec_form_judge(struct app *app, struct spec_form *form)
{
    struct err err;
    arena_reset(&form->typed);
    form->edit = (struct ticket_edit){.title = spec_form_text(form, SPEC_LINE_TITLE),
                                      .area = spec_form_text(form, SPEC_LINE_AREA),
                                      .customer = spec_form_text(form, SPEC_LINE_CUSTOMER)};
    for (int i = 0; i < SPEC_FIELDS; i++)
        form->edit.field[i] = i == SPEC_AWKWARD ? NULL : trimmed(form, i);
    split_cases(form);
    if (!board_ticket_judge(form->desk->board, &form->edit, &form->typed, form->judgement,
                            &form->gaps, &err))
        app_say_err(app, &err);
    look_up(form);
}

/* A field that nobody types in follows the record. */
bool spec_form_fill(struct spec_form *form, int line, struct err *err)
{
    struct buf place, record;
    buf_init(&place);
    buf_init(&record);
    spec_form_place(form, line, &place);
    spec_form_record(form, line, &record);
    bool ok = draft_field_fill(&form->line[line], form->desk->board, place.text,
                               record.text, &form->arena, err);
    buf_release(&record);
    buf_release(&place);
    return ok;
}
