/* What was said of causes and incidents, by its words; and all that became of one cause. */
#include "store/causes.h"

#include "store_private.h"

/* Each of the words is in the column. */
#define SAYS(column)                                                                       \
    column " LIKE $1 ESCAPE '!' AND " column " LIKE $2 ESCAPE '!' AND " column             \
           " LIKE $3 ESCAPE '!' AND " column " LIKE $4 ESCAPE '!' AND " column             \
           " LIKE $5 ESCAPE '!' AND " column " LIKE $6 ESCAPE '!' "

/* The word is in the title or in a fact. */
#define TOLD(word)                                                                         \
    "(title_fold LIKE " word " ESCAPE '!' OR EXISTS (SELECT 1 FROM fact f "                \
    "WHERE f.incident = incident.id AND f.archived_at IS NULL "                            \
    "AND f.text_fold LIKE " word " ESCAPE '!')) "

#define NEWEST "ORDER BY started_at DESC, id DESC"

/* A word that is not used fits everything. */
static const char *like(const struct said_words *words, int i, struct arena *arena)
{
    return words->word[i] ? store_like(words->word[i], arena) : "%";
}

#define WORD_ARGS(words, arena)                                                            \
    TEXT_ARG(like(words, 0, arena)), TEXT_ARG(like(words, 1, arena)),                      \
        TEXT_ARG(like(words, 2, arena)), TEXT_ARG(like(words, 3, arena)),                  \
        TEXT_ARG(like(words, 4, arena)), TEXT_ARG(like(words, 5, arena))

bool causes_saying(struct store *store, const struct said_words *words, struct arena *arena,
                   struct cause **causes, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE " SAYS("text_fold") "ORDER BY named_at DESC, id DESC";
    return record_find(store, &cause_records, tail, ARGS(WORD_ARGS(words, arena)), arena,
                       causes, n, err);
}

#define NEVER_CHOSEN                                                                       \
    "archived_at IS NULL AND text_fold NOT IN (SELECT c.text_fold FROM cause c) "          \
    "AND id NOT IN (SELECT c.candidate FROM cause c WHERE c.candidate IS NOT NULL) "

bool candidates_saying(struct store *store, const struct said_words *words,
                       struct arena *arena, struct candidate **candidates, size_t *n,
                       struct err *err)
{
    static const char tail[] =
        "WHERE " NEVER_CHOSEN "AND " SAYS("text_fold") "ORDER BY id DESC";
    return record_find(store, &candidate_records, tail, ARGS(WORD_ARGS(words, arena)),
                       arena, candidates, n, err);
}

#define TOLD_ALL                                                                           \
    TOLD("$1")                                                                             \
    "AND " TOLD("$2") "AND " TOLD("$3") "AND " TOLD("$4") "AND " TOLD("$5") "AND " TOLD(   \
        "$6")

bool incidents_saying(struct store *store, const struct said_words *words, const char *line,
                      struct arena *arena, struct incident **incidents, size_t *n,
                      struct err *err)
{
    static const char tail[] = "WHERE " TOLD_ALL "AND " INCIDENT_OF_LINE("$7") NEWEST;
    return record_find(store, &incident_records, tail,
                       ARGS(WORD_ARGS(words, arena), TEXT_ARG(line)), arena, incidents, n,
                       err);
}

bool causes_namings(struct store *store, int64_t cause, struct arena *arena,
                    struct cause_incident **namings, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE cause = $1 ORDER BY id";
    return record_find(store, &cause_incident_records, tail, ARGS(NUMBER_ARG(cause)), arena,
                       namings, n, err);
}

bool causes_answers(struct store *store, int64_t removal, struct arena *arena,
                    struct review_answer **answers, size_t *n, struct err *err)
{
    static const char tail[] = "WHERE removal = $1 ORDER BY id";
    return record_find(store, &review_answer_records, tail, ARGS(NUMBER_ARG(removal)),
                       arena, answers, n, err);
}

bool causes_said_before(struct store *store, int64_t incident, struct arena *arena,
                        int64_t **candidates, size_t *n, struct err *err)
{
    /* One pass over all of them, each looked up among the few of the incident. */
    static const char sql[] =
        "SELECT id FROM candidate WHERE incident = $1 AND archived_at IS NULL "
        "AND text_fold IN (SELECT o.text_fold FROM candidate o "
        "WHERE o.incident <> $1 AND o.archived_at IS NULL AND o.text_fold IN "
        "(SELECT m.text_fold FROM candidate m "
        "WHERE m.incident = $1 AND m.archived_at IS NULL)) ORDER BY id";
    struct db_stmt *stmt = store_ask(store, sql, ARGS(NUMBER_ARG(incident)), err);
    if (!stmt)
        return false;
    int64_t *list = NULL;
    size_t count = 0, cap = 0;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        list = arena_grow(arena, list, &cap, count + 1, sizeof *list);
        list[count++] = db_int(stmt, 0);
    }
    db_reset(stmt);
    if (step == DB_FAILED)
        return false;
    *candidates = list;
    *n = count;
    return true;
}
