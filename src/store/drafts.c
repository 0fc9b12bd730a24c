/* Half-typed text. It is nobody's change yet, so it goes past the log; the commit is as
 * safe as any other, for the text is to outlive a crash. */
#include "store/drafts.h"

#include "store/seats.h"
#include "store_private.h"

#include <assert.h>
#include <string.h>

bool drafts_text(struct store *store, const char *place, const char *actor,
                 struct arena *arena, const char **text, struct err *err)
{
    static const char sql[] = "SELECT text FROM draft WHERE place = $1 AND actor = $2";
    struct db_stmt *stmt =
        store_ask(store, sql, ARGS(TEXT_ARG(place), TEXT_ARG(actor)), err);
    if (!stmt)
        return false;
    enum db_step step = db_step(stmt, err);
    const char *kept = step == DB_ROW ? arena_copy(arena, db_text(stmt, 0)) : "";
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *text = kept;
    return true;
}

static bool write(struct store *store, const struct draft *draft, struct err *err)
{
    static const char keep[] =
        "INSERT INTO draft (place, actor, text, updated_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (place, actor) "
        "DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at";
    static const char drop[] = "DELETE FROM draft WHERE place = $1 AND actor = $2";
    if (!draft->text[0])
        return store_run(store, drop, ARGS(TEXT_ARG(draft->place), TEXT_ARG(draft->actor)),
                         err);
    return store_run(store, keep,
                     ARGS(TEXT_ARG(draft->place), TEXT_ARG(draft->actor),
                          TEXT_ARG(draft->text), NUMBER_ARG(draft->now)),
                     err);
}

static bool is_kept(struct store *store, const struct draft *draft, bool *same,
                    struct err *err)
{
    struct arena arena;
    const char *text;
    arena_init(&arena);
    bool ok = drafts_text(store, draft->place, draft->actor, &arena, &text, err);
    if (ok)
        *same = strcmp(text, draft->text) == 0;
    arena_release(&arena);
    return ok;
}

/* Who drives is asked inside the commit: a key typed just after somebody took over must not
 * write over what they type. */
static bool write_seated(struct store *store, const struct draft *draft,
                         const struct seat *seat, bool *kept, struct err *err)
{
    struct arena arena;
    struct seat driver;
    bool found;
    arena_init(&arena);
    bool ok = seats_driver(store, seat->review, draft->now, &arena, &driver, &found, err);
    if (ok) {
        *kept = !found || strcmp(driver.token, seat->token) == 0;
        ok = !*kept || write(store, draft, err);
    }
    arena_release(&arena);
    return ok;
}

/* In a commit of its own; `seat` NULL: whoever drives. */
static bool keep(struct store *store, const struct draft *draft, const struct seat *seat,
                 bool *kept, struct err *err)
{
    assert(!store->tx);
    if (!is_kept(store, draft, kept, err))
        return false;
    if (*kept)
        return true;
    *kept = true;
    if (!db_begin(store->db, err))
        return false;
    if (seat ? write_seated(store, draft, seat, kept, err) : write(store, draft, err))
        return db_commit(store->db, err);
    db_rollback(store->db);
    return false;
}

bool drafts_keep(struct store *store, const struct draft *draft, struct err *err)
{
    bool kept;
    return keep(store, draft, NULL, &kept, err);
}

bool drafts_keep_seated(struct store *store, const struct draft *draft,
                        const struct seat *seat, bool *kept, struct err *err)
{
    return keep(store, draft, seat, kept, err);
}
