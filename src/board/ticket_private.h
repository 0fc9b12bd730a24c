/* What the actions on tickets share. */
#ifndef BUCKSTOP_BOARD_TICKET_PRIVATE_H
#define BUCKSTOP_BOARD_TICKET_PRIVATE_H

#include "board/ticket.h"
#include "board_private.h"
#include "codec/spec_text.h"

/* ERR_NOT_FOUND says where to look. */
bool ticket_get(struct board *board, int64_t id, struct arena *arena, struct ticket *ticket,
                struct err *err);

/* What a spec is judged by. */
struct ticket_spec {
    struct ticket ticket;
    struct awkward_case *cases;
    size_t cases_n;
    struct spec_judgement judgement[SPEC_FIELDS];
    int gaps;
};

/* Reads the awkward cases of spec->ticket and judges it. */
bool ticket_judge(struct board *board, struct arena *arena, struct ticket_spec *spec,
                  struct err *err);

/* Judges what is there, without reading its cases. */
bool ticket_judge_spec(struct board *board, struct arena *arena, struct ticket_spec *spec,
                       struct err *err);

/* Puts the fields of an edit into the spec, whoever signs off as a person of the board
 * where it is one; `board` may be NULL. *changed says whether that made a difference. */
bool ticket_put(struct board *board, const struct ticket_edit *edit, struct arena *arena,
                struct ticket_spec *spec, bool *changed, struct err *err);

/* The person that ticket->signs_off means signs off under their name; any other text stays
 * as typed, and is a gap. */
bool ticket_signer(struct board *board, struct arena *arena, struct ticket *ticket,
                   struct err *err);

/* Writes spec->cases over the ticket's awkward cases. */
bool ticket_put_cases(struct tx *tx, const struct ticket_spec *spec, struct arena *arena,
                      struct err *err);

/* The state that a spec with or without gaps has: ready is reached, never pressed, and work
 * that had begun goes on. */
void ticket_settle(struct ticket *ticket, int gaps, int64_t now);

/* The same after its spec was changed: one that was ready goes back to draft, also where it
 * passes; a draft whose last gap is filled is ready. */
void ticket_settle_edit(struct ticket *ticket, int gaps_before, int gaps, int64_t now);

/* What is not as it was when the ticket was last ready. */
bool ticket_changes(struct board *board, struct ticket_card *card, struct arena *arena,
                    struct err *err);

/* The edit that a text of YAML asks for. */
struct ticket_edit ticket_edit_of(const struct spec_text_in *spec);

#endif
