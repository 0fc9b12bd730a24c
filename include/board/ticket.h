/* Tickets: adding them, their specs, decisions, and the way from draft to done. */
#ifndef BUCKSTOP_BOARD_TICKET_H
#define BUCKSTOP_BOARD_TICKET_H

#include "board/board.h"
#include "domain/spec.h"

/* The ticket meant: "223" or "#223" is the board's number, else a tracker's; an address, or
 * "owner/name#12", is where it came from. What is folded under another is itself.
 * ERR_NOT_FOUND, ERR_AMBIGUOUS with the ones that go by that number. */
bool board_ticket_find(struct board *board, const char *typed, struct arena *arena,
                       struct ticket *ticket, struct err *err);

/* A field of the spec that is not as it was when the ticket was last ready. */
struct spec_change {
    enum spec_field field;
    const char *before, *after; /* of the awkward cases: one a line */
    const char *by;             /* who changed it last */
    int64_t at;
};

/* Everything about one ticket. */
struct ticket_card {
    struct ticket ticket;
    struct area area;      /* id 0: none is named */
    struct person owner;   /* of the area; id 0: nobody decides */
    struct person acting;  /* who decides now: the owner, or the stand-in; id 0: nobody */
    struct person decider; /* whose decision it was; id 0: none */
    struct awkward_case *cases;
    size_t cases_n;
    struct spec_judgement judgement[SPEC_FIELDS];
    int gaps;                /* fields that do not pass */
    bool skipped;            /* begun before a decision, or while nobody owned its area */
    bool back;               /* put off until a day that has come */
    struct ticket canonical; /* what it is the same as; id 0: none */
    struct ticket *same;     /* folded under this one, by number */
    size_t same_n;
    const char **customers; /* of it and of what is folded under it, each once */
    size_t customers_n;
    struct spec_change
        *change; /* since it was last ready; none while it is, or never was */
    size_t changes;
};

/* ERR_NOT_FOUND for a number no ticket has. */
bool board_ticket_card(struct board *board, int64_t ticket, struct arena *arena,
                       struct ticket_card *card, struct err *err);

/* What to add or change; a NULL text is left as it is. */
struct ticket_edit {
    const char *title;
    const char *area; /* as typed; "": none */
    const char *customer;
    const char *field[SPEC_FIELDS]; /* not SPEC_AWKWARD */
    const char *const *awkward;     /* the cases, in order, in place of those there */
    size_t awkward_n;
    bool awkward_given; /* they are to be changed; one that says "none known", alone, is
                           that on purpose */
};

struct ticket_done {
    struct ticket ticket;
    struct spec_judgement judgement[SPEC_FIELDS];
    int gaps;
    bool changed;
    bool reached; /* ready, by this change */
    bool fell;    /* back to draft, by this change */
};

/* Adds a ticket; opened now. ERR_USAGE without a title. It is ready at once when all eight
 * fields pass. */
bool board_ticket_add(struct board *board, const struct ticket_edit *edit,
                      struct arena *arena, struct ticket_done *done, struct err *err);

/* Changes a ticket. Ready is reached, never pressed: a draft whose last gap is filled is
 * ready from then on. A changed spec that was ready goes back to draft, also where it
 * passes, and stays one until board_ticket_ready says that the change was read, or a gap is
 * filled. ERR_REFUSED for the spec of one that is done. */
bool board_ticket_edit(struct board *board, int64_t ticket, const struct ticket_edit *edit,
                       struct arena *arena, struct ticket_done *done, struct err *err);

/* Judges it again: a spec that passes is ready from now on. Who signs off may have come to
 * the board since it was typed. Not an error where it does not pass: done->gaps says. */
bool board_ticket_ready(struct board *board, int64_t ticket, struct arena *arena,
                        struct ticket_done *done, struct err *err);

struct ticket_decided {
    struct ticket ticket;
    struct area area;
    struct person decider; /* whose decision it is */
    bool own;              /* the acting person's; else recorded for the decider */
};

/* Records yes, no or not now, with why; `back_on` (a date; 0: none) is when a "not now" is
 * asked again. ERR_UNOWNED in no area, or where nobody owns it; ERR_REFUSED without a why,
 * for a day gone by, a done ticket or one that is folded under another. */
bool board_ticket_decide(struct board *board, int64_t ticket, enum decision decision,
                         const char *why, int64_t back_on, struct arena *arena,
                         struct ticket_decided *decided, struct err *err);

/* Work begins. ERR_REFUSED for a spec with gaps, a decision against it, what is done, begun
 * or folded under another. Without a decision, or an owner, it begins and shows as having
 * skipped the review (*skipped). */
bool board_ticket_start(struct board *board, int64_t ticket, struct arena *arena,
                        struct ticket *started, bool *skipped, struct err *err);

/* Work is done. ERR_REFUSED for what was never started. */
bool board_ticket_finish(struct board *board, int64_t ticket, struct arena *arena,
                         struct ticket *done, struct err *err);

/* Folds the ticket under another as the same thing, or (same_as 0) takes it out again. One
 * level: what is folded under it already goes along. */
bool board_ticket_same(struct board *board, int64_t ticket, int64_t same_as,
                       struct arena *arena, struct ticket *canonical, struct err *err);

/* How many of the tickets opened in the last 30 days met the template. */
bool board_tickets_met(struct board *board, int64_t *opened, int64_t *met, struct err *err);

/* A spec as a text to edit: YAML with a comment above each field, of the ticket with what
 * is typed over it and not saved (NULL: nothing). `trouble` (NULL: none) is said at its
 * top. */
bool board_ticket_template(struct board *board, int64_t ticket,
                           const struct ticket_edit *typed, const char *trouble,
                           struct buf *out, struct err *err);

/* Reads such a text into an edit, whose texts are of the arena. ERR_INPUT as "spec:LINE:
 * COLUMN: ...". */
bool board_ticket_read(const char *file, const char *text, size_t len, struct arena *arena,
                       struct ticket_edit *edit, struct err *err);

/* Judges a spec that is no ticket of the board. `board` may be NULL: whoever signs off is
 * then judged by the name's form alone. */
bool board_ticket_judge(struct board *board, const struct ticket_edit *edit,
                        struct arena *arena, struct spec_judgement judgement[SPEC_FIELDS],
                        int *gaps, struct err *err);

/* The judged text of a field: the text itself, or the awkward case that does not pass. */
const char *board_ticket_judged(const struct ticket_card *card, enum spec_field field);

/* Adds it as Markdown for any tracker: its title as a heading, each field under its own,
 * who decides and what was decided; every text escaped. */
bool board_ticket_markdown(struct board *board, int64_t ticket, struct buf *out,
                           struct err *err);

#endif
