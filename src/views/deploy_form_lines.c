/* The lines of the form of a deploy as texts: out of the record, read as they are typed,
 * and said back. */
#include "board/lookup.h"
#include "board/ticket.h"
#include "deploy_form.h"
#include "domain/when.h"
#include "said.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTE = 60 };

static const char kept[] = ": kept as typed";

const char *deploy_form_text(const struct deploy_form *form, enum deploy_line_of line)
{
    return draft_field_text(&form->line[line]);
}

/* "214 217", and behind them what is no ticket of the board. */
static void add_tickets(struct buf *out, const struct deploy_card *card)
{
    for (size_t i = 0; i < card->tickets_n; i++)
        buf_addf(out, "%s%" PRId64, i ? " " : "", card->tickets[i].id);
    if (card->line.deploy.tickets_typed[0])
        buf_addf(out, "%s%s", out->len ? " " : "", card->line.deploy.tickets_typed);
}

/* As they would be typed: "8m", "2026-11-20 14:20". */
static void add_numbers(struct deploy_form *form, const struct deploy *deploy)
{
    struct arena *arena = &form->arena;
    struct local local = zone_local(board_zone(form->desk->board), deploy->at);
    char date[DATE_TEXT];
    bool whole = deploy->took % MINUTE == 0;
    date_text(local.date, date);
    if (deploy->changes)
        form->record[DEPLOY_CHANGES] = arena_printf(arena, "%" PRId64, deploy->changes);
    if (deploy->took)
        form->record[DEPLOY_TOOK] =
            arena_printf(arena, whole ? "%" PRId64 "m" : "%" PRId64 "s",
                         whole ? deploy->took / MINUTE : deploy->took);
    form->record[DEPLOY_WHEN] =
        arena_printf(arena, "%s %02d:%02d", date, local.hour, local.minute);
}

void deploy_form_records(struct deploy_form *form, const struct deploy_card *card)
{
    struct board *board = form->desk->board;
    struct buf tickets;
    for (int i = 0; i < DEPLOY_LINES; i++)
        form->record[i] = "";
    form->record[DEPLOY_BY] = said_person(board, board_actor(board), &form->arena);
    if (!card)
        return;
    buf_init(&tickets);
    add_tickets(&tickets, card);
    form->record[DEPLOY_WHAT] = card->line.deploy.what;
    form->record[DEPLOY_TYPE] = card->line.type;
    form->record[DEPLOY_AREA] = card->line.area_name;
    form->record[DEPLOY_BY] = card->line.by;
    form->record[DEPLOY_TICKETS] = arena_copy(&form->arena, tickets.text);
    add_numbers(form, &card->line.deploy);
    buf_release(&tickets);
}

/* The first line that cannot be read is where saving stops; its reason is kept. */
static bool refuse(struct deploy_form *form, enum deploy_line_of line,
                   const struct err *why)
{
    if (form->wrong >= 0)
        return false;
    form->wrong = (int)line;
    form->why = *why;
    return false;
}

/* Each of these adds what the text means, and returns whether all is well with it. */
static bool read_type(struct deploy_form *form, const char *typed, struct buf *out)
{
    struct release_card card;
    struct err why;
    if (!board_release_find(form->desk->board, typed, &form->typed, &card, &why)) {
        buf_addf(out, "%s%s",
                 why.code == ERR_AMBIGUOUS ? "more than one fits" : "no such release type",
                 kept);
        return false;
    }
    buf_addf(out, "%s, ", card.type.name);
    if (card.steps_n) {
        said_count(out, (int64_t)card.steps_n, "step", "steps");
        buf_add(out, ", ");
    }
    buf_add(out, card.type.way_back[0] ? "back " : "");
    release_way_back_text(out, &card.type, board_today(form->desk->board));
    return card.type.way_back[0] != '\0';
}

static bool read_area(struct deploy_form *form, const char *typed, struct buf *out)
{
    enum said said = said_area(form->desk->board, typed, &form->typed, out);
    buf_add(out, said == SAID_UNKNOWN ? kept : "");
    return said == SAID_WELL;
}

static bool read_by(struct deploy_form *form, const char *typed, struct buf *out)
{
    struct person person;
    struct err why;
    bool ok = board_find_person(form->desk->board, typed, &form->typed, &person, &why);
    if (ok)
        buf_add(out, person.name);
    else
        buf_addf(out, "%s%s",
                 why.code == ERR_AMBIGUOUS ? "more than one fits" : "nobody goes by that",
                 kept);
    return ok;
}

/* Numbers with blanks or commas between. */
static bool read_tickets(struct deploy_form *form, const char *typed, struct buf *out)
{
    static const char between[] = " ,";
    const char **numbers = NULL;
    size_t cap = 0, n = 0, len;
    bool well = true;
    for (const char *at = typed + strspn(typed, between); *at;
         at += len + strspn(at + len, between)) {
        struct ticket ticket;
        struct err why;
        len = strcspn(at, between);
        numbers = arena_grow(&form->typed, numbers, &cap, n + 1, sizeof *numbers);
        numbers[n] = arena_text(&form->typed, at, len);
        buf_add(out, n ? "; " : "");
        if (board_ticket_find(form->desk->board, numbers[n], &form->typed, &ticket, &why)) {
            buf_addf(out, "#%" PRId64 " %s", ticket.id, ticket.title);
        } else {
            buf_addf(out, "%s is no ticket%s", numbers[n], kept);
            well = false;
        }
        n++;
    }
    form->edit.tickets = numbers;
    form->edit.tickets_n = n;
    return well;
}

static bool read_changes(struct deploy_form *form, const char *typed, struct buf *out)
{
    enum { DIGITS = 6 };
    struct err why;
    size_t len = strlen(typed);
    if (len > DIGITS || strspn(typed, "0123456789") != len) {
        buf_add(out, "not a number");
        err_set(&why, ERR_USAGE, "\"%s\" is not a number of changes", typed);
        err_next(&why, "Type it as 3, or leave it empty.");
        return refuse(form, DEPLOY_CHANGES, &why);
    }
    form->edit.changes = strtoll(typed, NULL, 10);
    if (form->edit.changes <= DEPLOY_BATCH)
        return true;
    buf_addf(out, "a batch: more than %d at once", DEPLOY_BATCH);
    return false;
}

static bool read_took(struct deploy_form *form, const char *typed, struct buf *out)
{
    struct err why;
    if (!when_span(typed, &form->edit.took, &why)) {
        buf_add(out, "not a length yet: 8m, 1h 30m");
        return refuse(form, DEPLOY_TOOK, &why);
    }
    when_span_text(out, form->edit.took);
    return true;
}

static bool read_when(struct deploy_form *form, const char *typed, struct buf *out)
{
    struct board *board = form->desk->board;
    const struct when_base base = {.zone = board_zone(board), .now = board_now(board)};
    struct err why;
    if (!when_parse(typed, &base, &form->edit.at, &why)) {
        buf_add(out, "not a time yet: 14:02, mon 9:30");
        return refuse(form, DEPLOY_WHEN, &why);
    }
    when_date_text(out, zone_local(base.zone, form->edit.at).date, board_today(board));
    struct local local = zone_local(base.zone, form->edit.at);
    buf_addf(out, " %02d:%02d", local.hour, local.minute);
    bool ahead = form->edit.at > base.now + WHEN_SLACK;
    buf_add(out, ahead ? ", still to come" : "");
    return !ahead;
}

void deploy_form_judge(struct deploy_form *form)
{
    static bool (*const read[DEPLOY_LINES])(struct deploy_form *, const char *,
                                            struct buf *) = {
        [DEPLOY_TYPE] = read_type,       [DEPLOY_AREA] = read_area,
        [DEPLOY_BY] = read_by,           [DEPLOY_TICKETS] = read_tickets,
        [DEPLOY_CHANGES] = read_changes, [DEPLOY_TOOK] = read_took,
        [DEPLOY_WHEN] = read_when,
    };
    struct buf text;
    buf_init(&text);
    form->edit = (struct deploy_edit){0};
    form->wrong = -1;
    for (int i = 0; i < DEPLOY_LINES; i++) {
        const char *typed = deploy_form_text(form, (enum deploy_line_of)i);
        bool well = !read[i] || !typed[strspn(typed, " ")] || read[i](form, typed, &text);
        form->said[i] = (struct deploy_said){arena_copy(&form->typed, text.text),
                                             well ? INK_MUTED : INK_ATTENTION};
        buf_reset(&text);
    }
    buf_release(&text);
}
