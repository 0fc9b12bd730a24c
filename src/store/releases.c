/* Questions about release types. */
#include "store/releases.h"

#include "store_private.h"

bool releases_list(struct store *store, bool all, struct arena *arena,
                   struct release_type **types, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE $1 OR archived_at IS NULL ORDER BY name_fold, id";
    return record_find(store, &release_type_records, tail, ARGS(NUMBER_ARG(all)), arena,
                       types, n, err);
}

bool releases_steps(struct store *store, int64_t type, struct arena *arena,
                    struct release_step **steps, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE release_type = $1 ORDER BY position, id";
    return record_find(store, &release_step_records, tail, ARGS(NUMBER_ARG(type)), arena,
                       steps, n, err);
}

bool releases_deploys(struct store *store, int64_t type, int64_t since, int64_t *n,
                      struct err *err)
{
    static const char sql[] =
        "SELECT COUNT(*) FROM deploy WHERE at >= $2 AND release_type = $1";
    return store_number(store, sql, ARGS(NUMBER_ARG(type), NUMBER_ARG(since)), n, err);
}
