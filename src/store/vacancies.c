/* The table of areas without owner, which follows from the records of areas and owners. */
#include "vacancies.h"

#define VACANT                                                                             \
    "a.archived_at IS NULL AND a.unowned_on_purpose = 0 "                                  \
    "AND NOT EXISTS (SELECT 1 FROM ownership o "                                           \
    "WHERE o.area = a.id AND o.role = 'owner' AND o.until IS NULL)"

bool vacancies_follow(struct tx *tx, const struct record *record, const void *row,
                      struct err *err)
{
    static const char drop[] = "DELETE FROM vacancy WHERE area = $1";
    static const char add[] = "INSERT INTO vacancy (area, name_fold) "
                              "SELECT a.id, a.name_fold FROM area a "
                              "WHERE a.id = $1 AND " VACANT;
    int64_t area;
    if (record == &area_records)
        area = record_id(row);
    else if (record == &ownership_records)
        area = ((const struct ownership *)row)->area;
    else
        return true;
    return store_run(tx->store, drop, ARGS(NUMBER_ARG(area)), err) &&
           store_run(tx->store, add, ARGS(NUMBER_ARG(area)), err);
}

bool vacancies_verify(struct store *store, int64_t *wrong, struct err *err)
{
    static const char sql[] =
        "SELECT (SELECT COUNT(*) FROM area a WHERE " VACANT " AND NOT EXISTS "
        "(SELECT 1 FROM vacancy v WHERE v.area = a.id AND v.name_fold = a.name_fold)) + "
        "(SELECT COUNT(*) FROM vacancy v WHERE NOT EXISTS "
        "(SELECT 1 FROM area a WHERE a.id = v.area AND " VACANT "))";
    return store_number(store, sql, NO_ARGS, wrong, err);
}
