/* Causes and candidates that look like a text. Every one is read, for there are thousands
 * at most; only those that share the most words with it are compared. */
#include "store/causes.h"

#include "store_private.h"
#include "domain/alike.h"

#include <stdlib.h>
#include <string.h>

/* WORDS: of the text that are looked for. SCORED: texts that are compared. */
enum { WORDS = 12, SCORED = 300 };

/* A text that holds some of the words. */
struct hit {
    const char *fold;
    uint64_t hash;
    int64_t id;
    bool cause;
    int words;
    int score;
};

struct scan {
    struct store *store;
    struct arena *arena; /* of the scan */
    const char *title;
    const char **word;
    size_t words;
    struct hit *hit;
    size_t n, cap;
};

/* FNV-1a, 64 bits: offset and prime of its authors. */
static uint64_t hash_of(const char *text)
{
    uint64_t hash = 14695981039346656037U;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211U;
    return hash;
}

static int words_in(const struct scan *scan, const char *fold)
{
    int found = 0;
    for (size_t i = 0; i < scan->words; i++)
        found += strstr(fold, scan->word[i]) != NULL;
    return found;
}

static bool gather(struct scan *scan, const char *sql, int64_t incident, bool cause,
                   struct err *err)
{
    struct db_stmt *stmt = store_ask(scan->store, sql, ARGS(NUMBER_ARG(incident)), err);
    if (!stmt)
        return false;
    enum db_step step;
    while ((step = db_step(stmt, err)) == DB_ROW) {
        const char *fold = db_text(stmt, 1);
        int words = words_in(scan, fold);
        if (words == 0)
            continue;
        scan->hit =
            arena_grow(scan->arena, scan->hit, &scan->cap, scan->n + 1, sizeof *scan->hit);
        scan->hit[scan->n++] = (struct hit){
            .fold = arena_copy(scan->arena, fold),
            .hash = hash_of(fold),
            .id = db_int(stmt, 0),
            .cause = cause,
            .words = words,
        };
    }
    db_reset(stmt);
    return step != DB_FAILED;
}

/* What is said of the incident itself is no news, and one text is one line. */
static bool gather_all(struct scan *scan, int64_t incident, struct err *err)
{
    static const char causes[] = "SELECT id, text_fold FROM cause WHERE text_fold NOT IN "
                                 "(SELECT c.text_fold FROM candidate c "
                                 "WHERE c.incident = $1 AND c.archived_at IS NULL)";
    static const char candidates[] =
        "SELECT id, text_fold FROM candidate WHERE incident <> $1 "
        "AND archived_at IS NULL AND text_fold NOT IN (SELECT c.text_fold FROM candidate c "
        "WHERE c.incident = $1 AND c.archived_at IS NULL)";
    return gather(scan, causes, incident, true, err) &&
           gather(scan, candidates, incident, false, err);
}

static int newest(const struct hit *x, const struct hit *y)
{
    if (x->cause != y->cause)
        return x->cause ? -1 : 1;
    return (x->id < y->id) - (x->id > y->id);
}

static int by_text(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    int order = strcmp(x->fold, y->fold);
    return order ? order : newest(x, y);
}

static int by_words(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    return x->words != y->words ? y->words - x->words : newest(x, y);
}

static int by_score(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    return x->score != y->score ? y->score - x->score : newest(x, y);
}

static void sort(struct scan *scan, int (*order)(const void *, const void *))
{
    if (scan->n > 1)
        qsort(scan->hit, scan->n, sizeof *scan->hit, order);
}

static void take_once(struct scan *scan)
{
    size_t kept = 0;
    sort(scan, by_text);
    for (size_t i = 0; i < scan->n; i++)
        if (kept == 0 || strcmp(scan->hit[kept - 1].fold, scan->hit[i].fold) != 0)
            scan->hit[kept++] = scan->hit[i];
    scan->n = kept;
}

/* A text that is still being typed says little so far: what begins so, or has all of its
 * words, is alike too. */
static int score_of(const struct scan *scan, const struct hit *hit)
{
    int score = alike_score(scan->title, hit->fold);
    bool whole = (scan->words > 1 && hit->words == (int)scan->words) ||
                 (strchr(scan->title, ' ') &&
                  strncmp(hit->fold, scan->title, strlen(scan->title)) == 0);
    return whole && score < ALIKE_LEAST ? ALIKE_LEAST : score;
}

static void score(struct scan *scan)
{
    size_t kept = 0;
    sort(scan, by_words);
    for (size_t i = 0; i < scan->n && i < SCORED; i++) {
        struct hit hit = scan->hit[i];
        hit.score = score_of(scan, &hit);
        if (hit.score >= ALIKE_LEAST)
            scan->hit[kept++] = hit;
    }
    scan->n = kept;
    sort(scan, by_score);
}

bool causes_alike(struct store *store, const char *fold, int64_t incident, size_t most,
                  struct arena *arena, struct said_alike **alike, size_t *n,
                  struct err *err)
{
    struct arena own;
    struct scan scan = {.store = store, .arena = &own, .title = fold};
    arena_init(&own);
    alike_words(fold, &own, &scan.word, &scan.words);
    scan.words = scan.words < WORDS ? scan.words : WORDS;
    bool ok = scan.words == 0 || gather_all(&scan, incident, err);
    if (ok) {
        take_once(&scan);
        score(&scan);
        *n = scan.n < most ? scan.n : most;
        *alike = arena_new(arena, *n, sizeof **alike);
        for (size_t i = 0; i < *n; i++)
            (*alike)[i] = (struct said_alike){
                .cause = scan.hit[i].cause ? scan.hit[i].id : 0,
                .candidate = scan.hit[i].cause ? 0 : scan.hit[i].id,
                .score = scan.hit[i].score,
            };
    }
    arena_release(&own);
    return ok;
}
