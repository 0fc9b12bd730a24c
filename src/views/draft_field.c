/* A field of a form, with its draft. */
#include "draft_field.h"

#include "board/sitting.h"

#include <string.h>

void draft_field_init(struct draft_field *line)
{
    field_init(&line->field);
    buf_init(&line->was);
}

void draft_field_init_lines(struct draft_field *line, bool numbered)
{
    draft_field_init(line);
    line->field.lines = true;
    line->field.numbered = numbered;
}

void draft_field_release(struct draft_field *line)
{
    field_release(&line->field);
    buf_release(&line->was);
}

const char *draft_field_text(const struct draft_field *line)
{
    return line->field.text.text;
}

bool draft_field_changed(const struct draft_field *line)
{
    return strcmp(line->field.text.text, line->was.text) != 0;
}

bool draft_field_overtaken(const struct draft_field *line, const char *record)
{
    struct buf now;
    buf_init(&now);
    field_clean(&line->field, record, &now);
    bool overtaken = draft_field_changed(line) && strcmp(now.text, line->was.text) != 0 &&
                     strcmp(now.text, draft_field_text(line)) != 0;
    buf_release(&now);
    return overtaken;
}

void draft_field_set(struct draft_field *line, const char *record)
{
    field_set(&line->field, record);
    buf_reset(&line->was);
    buf_add(&line->was, draft_field_text(line));
}

void draft_field_know(struct draft_field *line, const char *record)
{
    buf_reset(&line->was);
    field_clean(&line->field, record, &line->was);
}

/* What is as it was keeps its cursor, and what can be taken back. */
void draft_field_follow(struct draft_field *line, const char *record)
{
    struct buf now;
    buf_init(&now);
    field_clean(&line->field, record, &now);
    if (!draft_field_changed(line) && strcmp(now.text, draft_field_text(line)) != 0)
        draft_field_set(line, record);
    buf_release(&now);
}

bool draft_field_fill(struct draft_field *line, struct board *board, const char *place,
                      const char *record, struct arena *arena, struct err *err)
{
    const char *draft = "";
    if (line->filled) {
        draft_field_follow(line, record);
        return true;
    }
    if (!board_draft(board, place, arena, &draft, err))
        return false;
    draft_field_set(line, record);
    if (draft && draft[0])
        field_set(&line->field, draft);
    line->filled = true;
    return true;
}

void draft_field_keep(struct app *app, const struct draft_field *line, struct board *board,
                      const char *place)
{
    draft_answer_keep(app, board, place,
                      draft_field_changed(line) ? draft_field_text(line) : "");
}

void draft_answer_keep(struct app *app, struct board *board, const char *place,
                       const char *text)
{
    struct err err;
    if (!board_draft_keep(board, place, text, &err))
        app_say_err(app, &err);
}

const char *draft_answer(struct app *app, struct board *board, const char *place,
                         struct arena *arena)
{
    const char *text = "";
    struct err err;
    if (!board_draft(board, place, arena, &text, &err))
        app_say_err(app, &err);
    return text ? text : "";
}
