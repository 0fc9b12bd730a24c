/* Questions about people and what they hold. All lists live in the arena of the call. */
#ifndef BUCKSTOP_STORE_PEOPLE_H
#define BUCKSTOP_STORE_PEOPLE_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"

struct store;

/* Everybody, those who left included, by name. */
bool people_list(struct store *store, struct arena *arena, struct person **people,
                 size_t *n, struct err *err);

/* A name as it is looked for: as a handle (text/fold.h, fold_text) and as a folded name
 * (fold_name). */
struct people_key {
    const char *handle, *name;
};

/* Those of exactly that handle or name, at most `most`: the handle's first, people who left
 * last. */
bool people_named(struct store *store, struct people_key key, size_t most,
                  struct arena *arena, struct person **people, size_t *n, struct err *err);

/* Those whose handle or name begins so; as above. */
bool people_prefixed(struct store *store, struct people_key key, size_t most,
                     struct arena *arena, struct person **people, size_t *n,
                     struct err *err);

/* One area of one person: theirs, or one they stand in for. */
struct people_area {
    int64_t person;
    const char *slug, *name;
    bool owns;     /* else stands in */
    bool stood_in; /* somebody stands in for the owner */
};

/* Every current owner and stand-in of the areas that are not archived, by area's name. */
bool people_areas(struct store *store, struct arena *arena, struct people_area **rows,
                  size_t *n, struct err *err);

/* What a person holds now: roles in areas that are not archived, sign-offs of open tickets,
 * open removals: of each cause the newest promise, where that is not done with. */
bool people_roles(struct store *store, int64_t person, struct arena *arena,
                  struct ownership **roles, size_t *n, struct err *err);
bool people_signs(struct store *store, int64_t person, struct arena *arena,
                  struct ticket **tickets, size_t *n, struct err *err);
bool people_promises(struct store *store, int64_t person, struct arena *arena,
                     struct removal **removals, size_t *n, struct err *err);

/* The names of the areas a person owns, by name, at most `most` of them; *total counts all.
 */
bool people_owned(struct store *store, int64_t person, size_t most, struct arena *arena,
                  const char ***names, size_t *n, int64_t *total, struct err *err);

/* Release types that the person has shipped and nobody else has who is still here, by name.
 * A name that is nobody's of the board, such as a robot's, is somebody else. */
bool people_only_ships(struct store *store, int64_t person, struct arena *arena,
                       struct release_type **types, size_t *n, struct err *err);

#endif
