/* Backstage catalogs into the board: several files are one transaction. */
#include "ownership_private.h"

#include "base/progress.h"
#include "codec/backstage.h"
#include "domain/handle.h"
#include "person_private.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

/* Who was on the board before. */
struct roster {
    struct person *people;
    size_t n;
};

/* Puts a user on the board who is nobody of it yet; one known by handle or address is that
 * one. Who cannot be a person, by the rules for names, is kept out and named. */
static bool put_user(const struct import_ownership *in, const struct roster *roster,
                     const struct ownership_name *user, struct err *err)
{
    struct person person;
    struct err why;
    bool valid = handle_valid(user->handle);
    /* What cannot be a handle here is how the next import knows them. */
    const char *contact = user->contact[0] || valid ? user->contact : user->name;
    for (size_t i = 0; i < roster->n; i++) {
        const struct person *known = &roster->people[i];
        if (strcmp(known->handle, user->handle) == 0 ||
            (contact[0] && strcasecmp(known->contact, contact) == 0)) {
            in->report->unchanged++;
            return true;
        }
    }
    const struct person_edit edit = {.name = user->full_name[0] ? user->full_name
                                                                : user->handle,
                                     .handle = valid ? user->handle : NULL,
                                     .contact = contact};
    if (person_make(in->board, in->tx, &edit, in->arena, &person, &why)) {
        in->report->added++;
        return true;
    }
    if (why.code == ERR_STORE) {
        *err = why;
        return false;
    }
    in->report->unchanged++;
    transfer_note(in->report, in->arena, 0, "the user \"%s\" was not put on the board: %s",
                  user->name, why.what);
    return true;
}

/* The users of all files come before the areas that they own. */
static bool put_users(const struct import_ownership *in,
                      const struct backstage_catalog *catalogs, size_t n,
                      struct transfer_report *reports, struct err *err)
{
    struct roster roster;
    if (!people_list(in->board->store, in->arena, &roster.people, &roster.n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct import_ownership each = *in;
        each.report = &reports[i];
        reports[i].unchanged += (int64_t)catalogs[i].groups; /* who their members are */
        for (size_t j = 0; j < catalogs[i].users; j++) {
            if (progress_stopped(err) ||
                !put_user(&each, &roster, &catalogs[i].plan.name[catalogs[i].user[j]], err))
                return false;
            progress_tell((int64_t)j + 1, (int64_t)catalogs[i].users, "people");
        }
    }
    return true;
}

static bool put_areas(const struct import_ownership *in, struct transfer_report *reports,
                      struct err *err)
{
    for (size_t i = 0; i < in->all_n; i++) {
        struct import_ownership each = *in;
        each.report = &reports[i];
        if (!import_ownership(&each, &in->all[i], err))
            return false;
    }
    return true;
}

bool board_import_backstage(struct board *board, const struct transfer_file *files,
                            size_t n, bool dry_run, struct arena *arena,
                            struct transfer_report *reports, struct err *err)
{
    struct tx *tx;
    int64_t entities = 0;
    struct backstage_file *read = arena_new(arena, n, sizeof *read);
    struct backstage_catalog *catalogs = arena_new(arena, n, sizeof *catalogs);
    struct ownership_plan *plans = arena_new(arena, n, sizeof *plans);
    for (size_t i = 0; i < n; i++)
        read[i] = (struct backstage_file){files[i].name, files[i].text, files[i].len};
    if (!backstage_read(read, n, arena, catalogs, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        reports[i] = (struct transfer_report){.file = files[i].name};
        plans[i] = catalogs[i].plan;
        entities += (int64_t)plans[i].read;
    }
    if (!board_begin(board, NULL, &tx, err))
        return false;
    const struct import_ownership in = {
        .board = board, .tx = tx, .arena = arena, .all = plans, .all_n = n};
    bool ok = put_users(&in, catalogs, n, reports, err) && put_areas(&in, reports, err);
    tx_say(tx, "imported %s entities of a Backstage catalog", GROUPED(entities));
    if (!ok || !dry_run)
        return board_end(board, tx, ok, err);
    tx_abandon(tx);
    return true;
}
