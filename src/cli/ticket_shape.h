/* How tickets look: one function a shape, used by every verb of tickets. */
#ifndef BUCKSTOP_CLI_TICKET_SHAPE_H
#define BUCKSTOP_CLI_TICKET_SHAPE_H

#include "board/alike.h"
#include "board/ticket.h"
#include "shape.h"

/* A judged spec: what each field's verdict is about. */
struct ticket_judged {
    const struct spec_judgement *judgement;
    const char *text[SPEC_FIELDS];
};

struct ticket_judged ticket_judged_of(const struct ticket_card *card);

/* "fuzzy: better" and what to write instead, in the call's arena. */
const char *ticket_mark(struct call *call, const struct ticket_judged *spec,
                        enum spec_field field);
const char *ticket_say(struct call *call, const struct ticket_judged *spec,
                       enum spec_field field);

/* The fields that do not pass, as an array that stands for the value of a key. */
void ticket_gaps_json(struct call *call, const struct ticket_judged *spec);

/* What it misses, else where it stands: "misses Why, Way back", "ready, undecided",
 * "back: put off until Fri 20 Nov"; in the call's arena. */
const char *ticket_standing(struct call *call, const struct ticket_line *line);

/* Whether a person should look at it: it misses something, or skipped the review. */
bool ticket_wants_care(const struct ticket_line *line);

/* The line that the list has for this ticket. */
struct ticket_line ticket_line_of(const struct ticket_card *card);

/* The keys of a line of the list, in an object that is open. */
void ticket_line_json(struct json_out *json, const struct ticket_line *line);

/* What looks like an open ticket, and whether it belongs to custom work. */
struct ticket_likes {
    struct alike_line *line;
    size_t n;
    struct alike_set set; /* the group it is in; n 0: none */
};

/* Nothing for a ticket that is done or folded under another. */
bool ticket_likes_of(struct call *call, const struct ticket_card *card,
                     struct ticket_likes *likes, struct err *err);

/* Whether who recorded the decision is whose it was. */
bool ticket_own_decision(const struct ticket_card *card);

/* The whole ticket as one object; `asked` is the number that led to it, 0: its own. */
void ticket_card_json(struct call *call, const struct ticket_card *card,
                      const struct ticket_likes *likes, int64_t asked);

/* The ticket meant by what was typed; where it is folded under another that one, and
 * *asked is the number of the one that was meant, else 0. */
bool ticket_meant(struct call *call, const char *typed, int64_t *id, int64_t *asked,
                  struct err *err);

/* A remark beside the answer: on a terminal it follows it, else it goes to stderr. Nothing
 * where JSON is asked for. The text is data and is cleaned. */
void ticket_remark(struct call *call, const char *text);

#endif
