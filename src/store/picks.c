/* Questions about areas whose owner is to be picked. */
#include "store/picks.h"

#include "store_private.h"

#define WAITS "EXISTS (SELECT 1 FROM owner_candidate c WHERE c.area = v.area)"

bool picks_next(struct store *store, const struct pick_place *place, struct arena *arena,
                struct area *area, bool *found, struct err *err)
{
    static const char sql[] = "SELECT v.area FROM vacancy v WHERE (v.name_fold > $1 "
                              "OR (v.name_fold = $1 AND v.area > $2)) AND " WAITS
                              " ORDER BY v.name_fold, v.area LIMIT 1";
    int64_t id = 0;
    if (!store_number(store, sql, ARGS(TEXT_ARG(place->fold), NUMBER_ARG(place->area)), &id,
                      err))
        return false;
    *found = id != 0;
    return !id || record_get(store, &area_records, id, arena, area, err);
}

bool picks_waits(struct store *store, int64_t area, bool *waits, struct err *err)
{
    static const char sql[] = "SELECT COUNT(*) FROM vacancy v WHERE v.area = $1 AND " WAITS;
    int64_t n = 0;
    bool ok = store_number(store, sql, ARGS(NUMBER_ARG(area)), &n, err);
    *waits = n > 0;
    return ok;
}

bool picks_count(struct store *store, int64_t *waiting, int64_t *all, struct err *err)
{
    static const char waits[] = "SELECT COUNT(*) FROM vacancy v WHERE " WAITS;
    static const char came_in[] =
        "SELECT COUNT(*) FROM area a WHERE a.archived_at IS NULL "
        "AND a.unowned_on_purpose = 0 "
        "AND EXISTS (SELECT 1 FROM owner_candidate c WHERE c.area = a.id)";
    return store_number(store, waits, NO_ARGS, waiting, err) &&
           store_number(store, came_in, NO_ARGS, all, err);
}
