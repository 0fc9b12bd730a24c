/* What looks alike, and saying that it is not: tickets and incidents. */
#ifndef BUCKSTOP_CLI_TICKET_ALIKE_H
#define BUCKSTOP_CLI_TICKET_ALIKE_H

#include "board/alike.h"
#include "verb.h"

/* One look-alike as an object. */
void alike_line_json(struct json_out *json, enum alike_kind kind,
                     const struct alike_line *line);

/* Answers --alike: every group over what is open. */
bool alike_answer(struct call *call, enum alike_kind kind, struct err *err);

/* Says that they are different things, and answers it. */
bool alike_apart(struct call *call, enum alike_kind kind, const int64_t *ids, size_t n,
                 struct err *err);

/* Three customers and one shape: the sentence, and each with its customer. */
void alike_custom_remark(struct call *call, const struct alike_set *set);

#endif
