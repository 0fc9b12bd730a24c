/* The people a file names as owners: found by handle or address, else added. */
#include "ownership_private.h"

#include "domain/handle.h"
#include "person_private.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

static int by_key(const void *left, const void *right)
{
    const struct ownership_key *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    order = order ? order : a->left - b->left;
    return order ? order : (a->person > b->person) - (a->person < b->person);
}

static const char *lower(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    fold_letters(copy);
    return copy;
}

bool ownership_people(struct ownership_run *run, struct err *err)
{
    struct arena *arena = run->in->arena;
    struct person *people;
    size_t n;
    if (!people_list(run->in->board->store, arena, &people, &n, err))
        return false;
    run->key = arena_new(arena, 2 * n, sizeof *run->key);
    run->person = arena_new(arena, run->plan->names, sizeof *run->person);
    for (size_t i = 0; i < n; i++) {
        struct ownership_key key = {.person = people[i].id,
                                    .left = people[i].state == PERSON_LEFT};
        key.key = arena_printf(arena, "@%s", people[i].handle);
        run->key[run->keys++] = key;
        key.key = lower(arena, people[i].contact);
        if (key.key[0] && strcmp(key.key, run->key[run->keys - 1].key) != 0)
            run->key[run->keys++] = key;
    }
    qsort(run->key, run->keys, sizeof *run->key, by_key);
    return true;
}

/* The first of that key: who is here before who has left. */
static const struct ownership_key *find(const struct ownership_run *run, const char *key)
{
    size_t low = 0, high = run->keys;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(run->key[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < run->keys && strcmp(run->key[low].key, key) == 0;
    return there ? &run->key[low] : NULL;
}

static bool handle_is_taken(const char *handle, void *context)
{
    const struct ownership_run *run = context;
    struct person *people;
    size_t n = 0;
    struct err ignored;
    struct people_key key = {.handle = handle, .name = ""};
    return people_named(run->in->board->store, key, 1, run->in->arena, &people, &n,
                        &ignored) &&
           n > 0;
}

/* Adds the person a name stands for. *person stays 0 where it cannot be one. */
static bool make(struct ownership_run *run, const struct ownership_name *name,
                 int64_t *person, struct err *err)
{
    struct arena *arena = run->in->arena;
    const char *bare = name->name + (name->name[0] == '@');
    const char *at = strchr(bare, '@');
    const char *first = at ? arena_text(arena, bare, (size_t)(at - bare)) : bare;
    const char *whole = name->full_name[0] ? name->full_name : bare;
    struct person made;
    struct person_edit edit = {.name = whole, .contact = name->contact};
    struct err none;
    if (!person_one_human(first, &none) || !person_one_human(whole, &none))
        return true;
    struct buf handle;
    buf_init(&handle);
    if (name->handle[0] && handle_valid(name->handle) &&
        !handle_is_taken(name->handle, run)) {
        buf_add(&handle, name->handle);
    } else {
        handle_from_name(&handle, first, handle_is_taken, run);
        /* The handle itself is how the next import knows them. */
        if (name->handle[0] && !edit.contact[0])
            edit.contact = arena_printf(arena, "@%s", name->handle);
    }
    edit.handle = arena_copy(arena, handle.text);
    buf_release(&handle);
    if (!person_make(run->in->board, run->in->tx, &edit, arena, &made, err))
        return false;
    *person = made.id;
    return true;
}

bool ownership_person(struct ownership_run *run, size_t place, bool may_make,
                      int64_t *person, bool *left, struct err *err)
{
    const struct ownership_name *name = &run->plan->name[place];
    *left = false;
    *person = run->person[place] > 0 ? run->person[place] : 0;
    if (*person || name->team)
        return true;
    const struct ownership_key *key = NULL;
    if (name->handle[0])
        key = find(run, arena_printf(run->in->arena, "@%s", name->handle));
    if (!key && name->contact[0])
        key = find(run, lower(run->in->arena, name->contact));
    if (key) {
        *left = key->left;
        *person = key->person;
        return true;
    }
    if (may_make && run->person[place] == 0) {
        if (!make(run, name, person, err))
            return false;
        run->person[place] = *person ? *person : -1;
    }
    return true;
}
