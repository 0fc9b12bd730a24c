/* Questions about people and what they hold. */
#include "store/people.h"

#include "store_private.h"

bool people_list(struct store *store, struct arena *arena, struct person **people,
                 size_t *n, struct err *err)
{
    static const char tail[] = "ORDER BY name_fold, id";
    return record_find(store, &person_records, tail, NO_ARGS, arena, people, n, err);
}

bool people_named(struct store *store, struct people_key key, size_t most,
                  struct arena *arena, struct person **people, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE handle = $1 OR name_fold = $2 "
                               "ORDER BY state = 'left', handle = $1 DESC, id LIMIT $3";
    return record_find(
        store, &person_records, tail,
        ARGS(TEXT_ARG(key.handle), TEXT_ARG(key.name), NUMBER_ARG((int64_t)most)), arena,
        people, n, err);
}

bool people_prefixed(struct store *store, struct people_key key, size_t most,
                     struct arena *arena, struct person **people, size_t *n,
                     struct err *err)
{
    static const char tail[] = "WHERE (handle >= $1 AND handle < $2) "
                               "OR (name_fold >= $3 AND name_fold < $4) "
                               "ORDER BY state = 'left', id LIMIT $5";
    return record_find(store, &person_records, tail,
                       ARGS(TEXT_ARG(key.handle), TEXT_ARG(store_after(key.handle, arena)),
                            TEXT_ARG(key.name), TEXT_ARG(store_after(key.name, arena)),
                            NUMBER_ARG((int64_t)most)),
                       arena, people, n, err);
}

bool people_roles(struct store *store, int64_t person, struct arena *arena,
                  struct ownership **roles, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE person = $1 AND until IS NULL "
        "AND area IN (SELECT a.id FROM area a WHERE a.archived_at IS NULL) "
        "ORDER BY role = 'helper', role = 'stand_in', role = 'delivery', area";
    return record_find(store, &ownership_records, tail, ARGS(NUMBER_ARG(person)), arena,
                       roles, n, err);
}

bool people_signs(struct store *store, int64_t person, struct arena *arena,
                  struct ticket **tickets, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE signer = $1 AND state <> 'done' ORDER BY id";
    return record_find(store, &ticket_records, tail, ARGS(NUMBER_ARG(person)), arena,
                       tickets, n, err);
}

bool people_promises(struct store *store, int64_t person, struct arena *arena,
                     struct removal **removals, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE owner = $1 AND state IN ('planned', 'removed', 'came_back') "
        "AND NOT EXISTS (SELECT 1 FROM removal r WHERE r.cause = removal.cause "
        "AND (r.promised_at > removal.promised_at "
        "OR (r.promised_at = removal.promised_at AND r.id > removal.id))) "
        "ORDER BY due, id";
    return record_find(store, &removal_records, tail, ARGS(NUMBER_ARG(person)), arena,
                       removals, n, err);
}

bool people_owned(struct store *store, int64_t person, size_t most, struct arena *arena,
                  const char ***names, size_t *n, int64_t *total, struct err *err)
{
    static const char sql[] =
        "SELECT a.name, COUNT(*) OVER () FROM ownership o JOIN area a ON a.id = o.area "
        "WHERE o.person = $1 AND o.role = 'owner' AND o.until IS NULL "
        "AND a.archived_at IS NULL ORDER BY a.name_fold, a.id LIMIT $2";
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(NUMBER_ARG(person), NUMBER_ARG((int64_t)most)), err);
    if (!stmt)
        return false;
    const char **list = arena_new(arena, most, sizeof *list);
    size_t count = 0;
    int64_t all = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list[count++] = arena_copy(arena, db_text(stmt, 0));
        all = db_int(stmt, 1);
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *names = list;
    *n = count;
    *total = all;
    return true;
}

bool people_only_ships(struct store *store, int64_t person, struct arena *arena,
                       struct release_type **types, size_t *n, struct err *err)
{
    static const char tail[] =
        "WHERE archived_at IS NULL AND EXISTS (SELECT 1 FROM deploy d "
        "WHERE d.release_type = release_type.id AND d.shipper = $1) "
        "AND NOT EXISTS (SELECT 1 FROM deploy d LEFT JOIN person p ON p.id = d.shipper "
        "WHERE d.release_type = release_type.id AND ((p.id <> $1 AND p.state <> 'left') "
        "OR (d.shipper IS NULL AND d.shipped_by <> ''))) ORDER BY name_fold";
    return record_find(store, &release_type_records, tail, ARGS(NUMBER_ARG(person)), arena,
                       types, n, err);
}

bool people_areas(struct store *store, struct arena *arena, struct people_area **rows,
                  size_t *n, struct err *err)
{
    static const char sql[] =
        "SELECT o.person, a.slug, a.name, o.role = 'owner', s.id IS NOT NULL "
        "FROM area a JOIN ownership o ON o.area = a.id AND o.until IS NULL "
        "AND o.role IN ('owner', 'stand_in') LEFT JOIN ownership s ON s.area = a.id "
        "AND s.until IS NULL AND s.role = 'stand_in' "
        "WHERE a.archived_at IS NULL ORDER BY a.name_fold, a.id, o.role";
    struct db_stmt *stmt = store_ask(store, sql, NO_ARGS, err);
    if (!stmt)
        return false;
    struct people_area *list = NULL;
    size_t count = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, count + 1, sizeof *list);
        list[count++] = (struct people_area){
            .person = db_int(stmt, 0),
            .slug = arena_copy(arena, db_text(stmt, 1)),
            .name = arena_copy(arena, db_text(stmt, 2)),
            .owns = db_int(stmt, 3) != 0,
            .stood_in = db_int(stmt, 4) != 0,
        };
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *rows = list;
    *n = count;
    return true;
}
