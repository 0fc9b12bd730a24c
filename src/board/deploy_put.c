/* What was typed for a deploy, as the board knows it, or as it was typed. A line in the log
 * is worth more than its form, so nothing here is refused but an empty line. */
#include "deploy_private.h"

#include "board/lookup.h"
#include "board/ticket.h"
#include "release_private.h"
#include "text/utf8.h"

#include <string.h>

/* A name without blanks at its ends, cut to what a record holds: that is no reason to lose
 * the line. */
static const char *name_of(struct arena *arena, const char *text)
{
    enum { MOST = 200 };
    const char *name = board_trimmed(arena, text);
    size_t len = strlen(name), at = 0;
    uint32_t code;
    for (int n = 0; n < MOST && at < len; n++)
        at += utf8_decode(name + at, len - at, &code);
    return arena_text(arena, name, at);
}

static void flag(struct deploy_logged *logged, struct arena *arena, const char *said)
{
    size_t cap = logged->flags;
    logged->flag =
        arena_grow(arena, logged->flag, &cap, logged->flags + 1, sizeof *logged->flag);
    logged->flag[logged->flags++] = said;
}

/* What was looked for and not found is flagged; any other failure is one. */
static bool is_miss(const struct err *why)
{
    return why->code == ERR_NOT_FOUND || why->code == ERR_AMBIGUOUS ||
           why->code == ERR_USAGE;
}

static bool miss(struct deploy_logged *logged, struct arena *arena, const struct err *why,
                 const char *none, const char *several, const char *typed, struct err *err)
{
    if (!is_miss(why)) {
        *err = *why;
        return false;
    }
    const char *closest = why->closest_n ? why->closest[0] : "";
    flag(logged, arena,
         arena_printf(arena, "%s \"%s\": kept as typed%s%s%s",
                      why->code == ERR_AMBIGUOUS ? several : none, typed,
                      closest[0] ? " (closest: " : "", closest, closest[0] ? ")" : ""));
    return true;
}

/* Each of these links what was typed, or keeps it; an empty text is none. */
static bool put_area(struct board *board, const char *typed, struct arena *arena,
                     struct deploy_logged *logged, struct err *err)
{
    struct area_found found = {0};
    struct err why;
    const char *name = name_of(arena, typed);
    if (name[0] && !board_find_area(board, name, arena, &found, &why) &&
        !miss(logged, arena, &why, "no area goes by", "more than one area fits", name, err))
        return false;
    logged->deploy.area = found.area.id;
    logged->deploy.area_typed = found.area.id ? "" : name;
    return true;
}

static bool put_by(struct board *board, const char *typed, struct arena *arena,
                   struct deploy_logged *logged, struct err *err)
{
    struct person person = {0};
    struct err why;
    const char *name = name_of(arena, typed);
    if (name[0] && !board_find_person(board, name, arena, &person, &why) &&
        !miss(logged, arena, &why, "nobody on the board goes by",
              "more than one person fits", name, err))
        return false;
    logged->deploy.shipper = person.id;
    logged->deploy.shipped_by = person.id ? "" : name;
    return true;
}

static bool put_type(struct board *board, const char *typed, struct arena *arena,
                     struct deploy_logged *logged, struct err *err)
{
    struct release_type type = {0};
    struct err why;
    const char *name = name_of(arena, typed);
    if (name[0] && !release_find(board, name, arena, &type, &why) &&
        !miss(logged, arena, &why, "no release type goes by",
              "more than one release type fits", name, err))
        return false;
    logged->deploy.release_type = type.id;
    logged->deploy.type_typed = type.id ? "" : name;
    return true;
}

static bool has(const struct deploy_tickets *tickets, int64_t id)
{
    for (size_t i = 0; i < tickets->n; i++)
        if (tickets->id[i] == id)
            return true;
    return false;
}

/* Adds a number that is none of the board's, where it fits into what a record holds. */
static bool keep_typed(struct buf *typed, const char *number)
{
    enum { MOST = 2000 - 32 }; /* of the record, with room for how many more there are */
    if (typed->len + 2 + strlen(number) > MOST)
        return false;
    buf_addf(typed, "%s%s", typed->len ? ", " : "", number);
    return true;
}

static bool put_tickets(struct board *board, const struct deploy_edit *edit,
                        struct arena *arena, struct deploy_logged *logged,
                        struct deploy_tickets *tickets, struct err *err)
{
    struct buf typed;
    size_t more = 0;
    bool ok = true;
    buf_init(&typed);
    tickets->id = arena_new(arena, edit->tickets_n, sizeof *tickets->id);
    for (size_t i = 0; ok && i < edit->tickets_n; i++) {
        struct ticket ticket = {0};
        struct err why;
        const char *number = name_of(arena, edit->tickets[i]);
        if (!number[0])
            continue;
        if (!board_ticket_find(board, number, arena, &ticket, &why)) {
            bool over = is_miss(&why) && (more || !keep_typed(&typed, number));
            more += over;
            ok = over || miss(logged, arena, &why, "no ticket", "more than one ticket fits",
                              number, err);
            continue;
        }
        int64_t id = ticket.canonical ? ticket.canonical : ticket.id;
        if (!has(tickets, id))
            tickets->id[tickets->n++] = id;
    }
    if (more) {
        /* One word, for a form that is typed into reads it back as a ticket. */
        buf_addf(&typed, ", %zu-more", more);
        flag(logged, arena,
             arena_printf(arena,
                          "%s more are no tickets here and are not kept, only how many",
                          GROUPED(more)));
    }
    logged->deploy.tickets_typed = arena_copy(arena, typed.text);
    buf_release(&typed);
    return ok;
}

static bool put_what(const struct deploy_edit *edit, struct arena *arena,
                     struct deploy_logged *logged, struct err *err)
{
    const char *what = board_trimmed(arena, edit->what);
    if (!what[0]) {
        err_set(err, ERR_USAGE, "the deploy does not say what went out");
        return err_next(err, "say it in plain words: --what \"Invoices can be grouped\"");
    }
    logged->deploy.what = what;
    return true;
}

bool deploy_put(struct board *board, const struct deploy_edit *edit, struct arena *arena,
                struct deploy_logged *logged, struct deploy_tickets *tickets,
                struct err *err)
{
    struct deploy *deploy = &logged->deploy;
    if ((edit->what && !put_what(edit, arena, logged, err)) ||
        (edit->type && !put_type(board, edit->type, arena, logged, err)) ||
        (edit->area && !put_area(board, edit->area, arena, logged, err)) ||
        (edit->by && !put_by(board, edit->by, arena, logged, err)) ||
        (edit->tickets_given && !put_tickets(board, edit, arena, logged, tickets, err)) ||
        (edit->at && !deploy_not_ahead(board, edit->at, "a deploy", err)) ||
        (edit->oldest && !deploy_not_ahead(board, edit->oldest, "the oldest change", err)))
        return false;
    deploy->at = edit->at ? edit->at : deploy->at;
    deploy->changes = edit->changes >= 0 ? edit->changes : deploy->changes;
    deploy->took = edit->took >= 0 ? edit->took : deploy->took;
    deploy->oldest_change_at = edit->oldest ? edit->oldest : deploy->oldest_change_at;
    if (edit->looked && deploy->monitoring == MONITORING_NOT_LOOKED)
        deploy->monitoring = MONITORING_FINE;
    return true;
}
