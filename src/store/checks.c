/* Questions about the team checks. */
#include "store/checks.h"

#include "store_private.h"

bool checks_of_week(struct store *store, const char *week, struct arena *arena,
                    struct team_check *check, bool *found, struct err *err)
{
    static const char tail[] = "WHERE week = $1 ORDER BY started_at DESC, id DESC LIMIT 1";
    return record_find_one(store, &team_check_records, tail, ARGS(TEXT_ARG(week)), arena,
                           check, found, err);
}

bool checks_list(struct store *store, size_t most, struct arena *arena,
                 struct team_check **checks, size_t *n, struct err *err)
{
    static const char tail[] = "ORDER BY week DESC, started_at DESC, id DESC LIMIT $1";
    return record_find(store, &team_check_records, tail, ARGS(NUMBER_ARG((int64_t)most)),
                       arena, checks, n, err);
}

bool checks_answer(struct store *store, int64_t check, int64_t question,
                   struct arena *arena, struct check_answer *answer, bool *found,
                   struct err *err)
{
    static const char tail[] = "WHERE team_check = $1 AND question = $2";
    return record_find_one(store, &check_answer_records, tail,
                           ARGS(NUMBER_ARG(check), NUMBER_ARG(question)), arena, answer,
                           found, err);
}
