/* The table of areas without owner, which follows from the records of areas and owners. */
#include "vacancies.h"

#define VACANT                                                                             \
    "a.archived_at IS NULL AND a.unowned_on_purpose = 0 "                                  \
    "AND NOT EXISTS (SELECT 1 FROM ownership o "                                           \
    "WHERE o.area = a.id AND o.role = 'owner' AND o.until IS NULL)"

/* Nothing is written for an area that is where it was: one owner after another makes it
 * vacant for a moment only. */
bool vacancies_settle(struct tx *tx, struct err *err)
{
    static const char drop[] =
        "DELETE FROM vacancy WHERE area = $1 AND NOT EXISTS (SELECT 1 FROM area a "
        "WHERE a.id = $1 AND a.name_fold = vacancy.name_fold AND " VACANT ")";
    static const char add[] = "INSERT INTO vacancy (area, name_fold) "
                              "SELECT a.id, a.name_fold FROM area a WHERE a.id = $1 "
                              "AND " VACANT " AND NOT EXISTS "
                              "(SELECT 1 FROM vacancy v WHERE v.area = $1)";
    struct due *due = &tx->vacant;
    bool ok = true;
    due_sort(due);
    for (size_t i = 0; ok && i < due->n; i++) {
        ok = store_run(tx->store, drop, ARGS(NUMBER_ARG(due->id[i])), err);
        tx->vacancies -= ok ? db_rows_changed(tx->store->db) : 0;
        ok = ok && store_run(tx->store, add, ARGS(NUMBER_ARG(due->id[i])), err);
        tx->vacancies += ok ? db_rows_changed(tx->store->db) : 0;
    }
    due_clear(due);
    return ok;
}

bool vacancies_follow(struct tx *tx, const struct record *record, const void *row,
                      struct err *err)
{
    int64_t area;
    if (record == &area_records)
        area = record_id(row);
    else if (record == &ownership_records)
        area = ((const struct ownership *)row)->area;
    else
        return true;
    return !due_add(&tx->vacant, area) || vacancies_settle(tx, err);
}

bool vacancies_leave(struct tx *tx, const struct record *record, const void *row,
                     struct err *err)
{
    static const char sql[] = "DELETE FROM vacancy WHERE area = $1";
    if (record != &area_records)
        return true;
    bool ok = store_run(tx->store, sql, ARGS(NUMBER_ARG(record_id(row))), err);
    tx->vacancies -= ok ? db_rows_changed(tx->store->db) : 0;
    return ok;
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
