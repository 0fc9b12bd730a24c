/* Areas and who owns them, counted. */
#include "counts_private.h"

#define VACANT " FROM area a WHERE a.id IN (SELECT v.area FROM vacancy v) AND "
#define LEFT_LAST                                                                          \
    "(SELECT p.name FROM ownership o JOIN person p ON p.id = o.person "                    \
    "WHERE o.area = a.id AND o.role = 'owner' AND p.state = 'left' "                       \
    "AND o.until = (SELECT MAX(q.until) FROM ownership q WHERE q.area = a.id "             \
    "AND q.role = 'owner') LIMIT 1)"
#define OWNER_STATE    PERSON_STATE("p.", "$2")
#define STAND_IN_STATE PERSON_STATE("sp.", "$2")
#define HAS_CANDIDATE  "EXISTS (SELECT 1 FROM owner_candidate c WHERE c.area = a.id)"

/* The same of the whole board: those that somebody left are found by who left, those with
 * candidates by them, and the first of the rest is near the beginning of the table, so that
 * not every area without owner is looked at. */
static bool count_vacant(struct store *store, struct arena *arena, struct next_facts *f,
                         struct err *err)
{
    static const char left[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, " LEFT_LAST " FROM area a "
        "WHERE a.id IN (SELECT o.area FROM person p CROSS JOIN ownership o "
        "WHERE p.state = 'left' AND o.person = p.id AND o.role = 'owner' "
        "AND o.until IS NOT NULL) AND EXISTS (SELECT 1 FROM vacancy v "
        "WHERE v.area = a.id) AND " LEFT_LAST " IS NOT NULL "
        "ORDER BY a.name_fold, a.id LIMIT 1";
    static const char contested[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, '' FROM area a "
        "WHERE a.id IN (SELECT c.area FROM owner_candidate c CROSS JOIN vacancy v "
        "WHERE v.area = c.area) AND " LEFT_LAST " IS NULL "
        "ORDER BY a.name_fold, a.id LIMIT 1";
    static const char vacant[] = "SELECT vacant, 0, '', '' FROM area_tally";
    static const char unowned[] =
        "SELECT 1, a.id, a.name, '' FROM vacancy v JOIN area a ON a.id = v.area "
        "WHERE " LEFT_LAST " IS NULL AND NOT " HAS_CANDIDATE
        " ORDER BY v.name_fold, v.area LIMIT 1";
    struct tally l, c, n, u;
    if (!counts_tally(store, left, NO_ARGS, arena, &l, err) ||
        !counts_tally(store, contested, NO_ARGS, arena, &c, err) ||
        !counts_tally(store, vacant, NO_ARGS, arena, &n, err) ||
        !counts_tally(store, unowned, NO_ARGS, arena, &u, err))
        return false;
    f->left = l.n, f->left_area = l.name, f->left_person = l.other;
    f->contested = c.n, f->contested_area = c.name;
    f->unowned = n.n - l.n - c.n, f->unowned_area = u.name;
    return true;
}

static bool count_vacant_of(struct store *store, const char *line, struct arena *arena,
                            struct next_facts *f, struct err *err)
{
    static const char left[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, " LEFT_LAST VACANT LEFT_LAST
        " IS NOT NULL " IN_ORDER;
    static const char contested[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, ''" VACANT LEFT_LAST
        " IS NULL AND " HAS_CANDIDATE " " IN_ORDER;
    static const char unowned[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, ''" VACANT LEFT_LAST
        " IS NULL AND NOT " HAS_CANDIDATE " " IN_ORDER;
    struct tally t;
    if (!counts_tally(store, left, ARGS(TEXT_ARG(line)), arena, &t, err))
        return false;
    f->left = t.n, f->left_area = t.name, f->left_person = t.other;
    if (!counts_tally(store, contested, ARGS(TEXT_ARG(line)), arena, &t, err))
        return false;
    f->contested = t.n, f->contested_area = t.name;
    if (!counts_tally(store, unowned, ARGS(TEXT_ARG(line)), arena, &t, err))
        return false;
    f->unowned = t.n, f->unowned_area = t.name;
    return true;
}

bool counts_areas(struct store *store, const struct counts_at *at, struct arena *arena,
                  struct next_facts *f, struct err *err)
{
    static const char people[] =
        "SELECT COUNT(*), 0, '', '' FROM person WHERE state <> 'left'";
    static const char areas[] = "SELECT areas, 0, '', '' FROM area_tally";
    static const char areas_of[] =
        "SELECT COUNT(*), 0, '', '' FROM area WHERE archived_at IS NULL AND line_fold = $1";
    static const char away[] =
        "SELECT COUNT(*) OVER (), a.id, a.name, p.name FROM area a "
        "JOIN ownership o ON o.area = a.id AND o.role = 'owner' AND o.until IS NULL "
        "JOIN person p ON p.id = o.person "
        "WHERE a.id IN (SELECT q.area FROM ownership q WHERE q.until IS NULL AND q.person "
        "IN "
        "(SELECT w.id FROM person w WHERE w.state = 'away')) "
        "AND a.archived_at IS NULL AND " OWNER_STATE " = 'away' AND NOT EXISTS "
        "(SELECT 1 FROM ownership s JOIN person sp ON sp.id = s.person WHERE s.area = a.id "
        "AND s.role = 'stand_in' AND s.until IS NULL AND " STAND_IN_STATE
        " = 'active') " IN_ORDER;
    const char *line = at->line;
    char today[DATE_TEXT];
    struct tally t;
    date_text(at->today, today);
    if (!counts_tally(store, people, NO_ARGS, arena, &t, err))
        return false;
    f->people = t.n;
    const struct arg of[] = {TEXT_ARG(line)};
    if (!counts_tally(store, line[0] ? areas_of : areas, of, line[0] != '\0', arena, &t,
                      err))
        return false;
    f->areas = t.n;
    if (!(line[0] ? count_vacant_of(store, line, arena, f, err)
                  : count_vacant(store, arena, f, err)) ||
        !counts_tally(store, away, ARGS(TEXT_ARG(line), TEXT_ARG(today)), arena, &t, err))
        return false;
    f->away_alone = t.n, f->away_area = t.name, f->away_person = t.other;
    return true;
}
