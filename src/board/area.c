/* Areas: adding, editing, archiving, confirming. */
#include "board/area.h"

#include "board_private.h"
#include "domain/handle.h"
#include "domain/path.h"
#include "own_private.h"
#include "store/areas.h"
#include "text/fold.h"

#include <string.h>

/* A name stands for one area: neither another's name nor another's alias may be it. */
static bool name_free(struct board *board, const char *name, int64_t area,
                      struct arena *arena, struct err *err)
{
    struct area_match match;
    bool found;
    struct buf fold, slug;
    buf_init(&fold);
    buf_init(&slug);
    fold_name(&fold, name);
    fold_slug(&slug, name);
    bool empty = fold.len == 0;
    bool ok = areas_named(board->store, fold.text, slug.text, arena, &match, &found, err);
    buf_release(&fold);
    buf_release(&slug);
    if (!ok)
        return false;
    if (empty) {
        err_set(err, ERR_USAGE, "an area needs a name");
        return err_next(err, "name a part of the product, such as billing");
    }
    if (!found || match.area.id == area)
        return true;
    if (match.alias[0])
        err_set(err, ERR_CONFLICT, "\"%s\" is another name of %s already", name,
                match.area.name);
    else
        err_set(err, ERR_CONFLICT, "there is an area \"%s\" already", match.area.name);
    return err_next(err, "use that one, or choose another name: buckstop area show %s",
                    match.area.slug);
}

/* Answers handle_slug whether another area has the slug. */
static bool slug_taken(const char *slug, void *context)
{
    struct board *board = context;
    struct err ignored;
    bool taken = false;
    areas_slug_taken(board->store, slug, &taken, &ignored);
    return taken;
}

/* What an archived area is also called is free, as its name is. */
static bool free_alias(struct board *board, struct tx *tx, const char *name,
                       struct arena *arena, struct err *err)
{
    struct alias old;
    bool found;
    struct buf fold;
    buf_init(&fold);
    fold_name(&fold, name);
    bool ok = areas_alias(board->store, fold.text, arena, &old, &found, err);
    buf_release(&fold);
    return ok && (!found || record_drop(tx, &alias_records, &old, err));
}

static bool add_alias(struct board *board, struct tx *tx, const struct alias *alias,
                      struct arena *arena, struct err *err)
{
    struct alias row = *alias;
    return name_free(board, row.name, 0, arena, err) &&
           free_alias(board, tx, row.name, arena, err) &&
           record_add(tx, &alias_records, &row, err);
}

static bool add_aliases(struct board *board, struct tx *tx, const struct area_edit *edit,
                        const struct area *area, struct arena *arena, struct err *err)
{
    struct alias *have;
    size_t n;
    if (!areas_aliases(board->store, area->id, arena, &have, &n, err))
        return false;
    int64_t position = n ? have[n - 1].position : 0;
    for (size_t i = 0; i < edit->aliases_n; i++) {
        const char *name = edit->aliases[i];
        bool there = fold_same(name, area->name);
        for (size_t j = 0; j < n; j++)
            there = there || fold_same(name, have[j].name);
        for (size_t j = 0; j < i; j++)
            there = there || fold_same(name, edit->aliases[j]);
        const struct alias alias = {
            .area = area->id, .position = position + 1, .name = name};
        if (there)
            continue;
        if (!add_alias(board, tx, &alias, arena, err))
            return false;
        position++;
    }
    return true;
}

static bool drop_aliases(struct board *board, struct tx *tx, const struct area_edit *edit,
                         const struct area *area, struct arena *arena, struct err *err)
{
    struct alias *have;
    size_t n;
    if (!areas_aliases(board->store, area->id, arena, &have, &n, err))
        return false;
    for (size_t i = 0; i < edit->drop_aliases_n; i++) {
        size_t at = 0;
        while (at < n && !fold_same(have[at].name, edit->drop_aliases[i]))
            at++;
        if (at == n) {
            err_set(err, ERR_NOT_FOUND, "%s is not also called \"%s\"", area->name,
                    edit->drop_aliases[i]);
            return err_next(err, "see its other names: buckstop area show %s", area->slug);
        }
        if (!record_drop(tx, &alias_records, &have[at], err))
            return false;
    }
    return true;
}

static bool add_paths(struct board *board, struct tx *tx, const struct area_edit *edit,
                      const struct area *area, struct arena *arena, struct err *err)
{
    struct path_pattern *all;
    size_t n;
    if (edit->paths_n == 0)
        return true;
    if (!areas_patterns(board->store, arena, &all, &n, err))
        return false;
    int64_t position = n ? all[n - 1].position : 0;
    for (size_t i = 0; i < edit->paths_n; i++) {
        const char *fault = path_fault(DIALECT_GITHUB, edit->paths[i]);
        if (fault) {
            err_set(err, ERR_REFUSED, "the path pattern \"%s\" %s", edit->paths[i], fault);
            return err_next(err,
                            "write it as a CODEOWNERS file has it, such as /src/billing/");
        }
        bool there = false;
        for (size_t j = 0; j < n; j++)
            there = there || (all[j].area == area->id && !all[j].section[0] &&
                              strcmp(all[j].pattern, edit->paths[i]) == 0);
        for (size_t j = 0; j < i; j++)
            there = there || strcmp(edit->paths[j], edit->paths[i]) == 0;
        struct path_pattern row = {.area = area->id,
                                   .position = ++position,
                                   .pattern = edit->paths[i],
                                   .section = "",
                                   .dialect = DIALECT_GITHUB};
        if (!there && !record_add(tx, &path_pattern_records, &row, err))
            return false;
    }
    return true;
}

static bool drop_paths(struct board *board, struct tx *tx, const struct area_edit *edit,
                       const struct area *area, struct arena *arena, struct err *err)
{
    struct path_pattern *have;
    size_t n;
    if (!areas_paths(board->store, area->id, arena, &have, &n, err))
        return false;
    for (size_t i = 0; i < edit->drop_paths_n; i++) {
        size_t at = 0;
        while (at < n && strcmp(have[at].pattern, edit->drop_paths[i]) != 0)
            at++;
        if (at == n) {
            err_set(err, ERR_NOT_FOUND, "%s has no path pattern \"%s\"", area->name,
                    edit->drop_paths[i]);
            return err_next(err, "see its patterns: buckstop area show %s", area->slug);
        }
        if (!record_drop(tx, &path_pattern_records, &have[at], err))
            return false;
    }
    return true;
}

static bool edit_lists(struct board *board, struct tx *tx, const struct area_edit *edit,
                       const struct area *area, struct arena *arena, struct err *err)
{
    return drop_aliases(board, tx, edit, area, arena, err) &&
           drop_paths(board, tx, edit, area, arena, err) &&
           add_aliases(board, tx, edit, area, arena, err) &&
           add_paths(board, tx, edit, area, arena, err);
}

static bool add(struct board *board, struct tx *tx, const struct area_edit *edit,
                struct arena *arena, struct area *area, struct err *err)
{
    struct buf slug;
    buf_init(&slug);
    handle_slug(&slug, edit->name, slug_taken, board);
    *area = (struct area){
        .slug = arena_copy(arena, slug.text),
        .name = edit->name,
        .covers = edit->covers ? edit->covers : "",
        .line = edit->line ? edit->line : "",
        .source = "",
        .source_id = "",
    };
    buf_release(&slug);
    tx_say(tx, "added the area %s", area->name);
    return name_free(board, edit->name, 0, arena, err) &&
           record_add(tx, &area_records, area, err) &&
           edit_lists(board, tx, edit, area, arena, err);
}

bool board_area_add(struct board *board, const struct area_edit *edit, struct arena *arena,
                    struct area *area, struct err *err)
{
    struct tx *tx;
    struct area made;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, add(board, tx, edit, arena, &made, err), err))
        return false;
    *area = made;
    return true;
}

bool area_change(struct board *board, struct tx *tx, const char *typed,
                 const struct area_edit *edit, struct arena *arena, struct area *area,
                 struct err *err)
{
    struct area_found found;
    if (!board_find_area(board, typed, arena, &found, err))
        return false;
    *area = found.area;
    tx_say(tx, "changed the area %s", area->name);
    if (edit->name && !name_free(board, edit->name, area->id, arena, err))
        return false;
    area->name = edit->name ? edit->name : area->name;
    area->covers = edit->covers ? edit->covers : area->covers;
    area->line = edit->line ? edit->line : area->line;
    return record_change(tx, &area_records, area, err) &&
           edit_lists(board, tx, edit, area, arena, err);
}

bool board_area_edit(struct board *board, const char *typed, const struct area_edit *edit,
                     struct arena *arena, struct area *area, bool *changed, struct err *err)
{
    struct tx *tx;
    struct area edited;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, area_change(board, tx, typed, edit, arena, &edited, err),
                   err))
        return false;
    *area = edited;
    *changed = board->written;
    return true;
}

bool board_area_shown(struct board *board, const char *slug, struct arena *arena,
                      struct area *area, struct err *err)
{
    bool found;
    if (!areas_slugged(board->store, slug, arena, area, &found, err))
        return false;
    if (found)
        return true;
    err_set(err, ERR_NOT_FOUND, "there is no area \"%s\" any more", slug);
    return err_next(err, "see which there are: buckstop areas");
}

static bool archive(struct board *board, struct tx *tx, const char *slug,
                    struct arena *arena, struct area *area, struct err *err)
{
    if (!board_area_shown(board, slug, arena, area, err))
        return false;
    area->archived_at = tx_now(tx);
    tx_say(tx, "archived the area %s", area->name);
    return record_change(tx, &area_records, area, err);
}

bool board_area_archive(struct board *board, const char *slug, struct arena *arena,
                        struct area *area, struct err *err)
{
    struct tx *tx;
    struct area archived;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, archive(board, tx, slug, arena, &archived, err), err))
        return false;
    *area = archived;
    return true;
}

static bool confirm(struct board *board, struct tx *tx, const char *slug,
                    struct arena *arena, struct who *who, struct err *err)
{
    struct area shown;
    if (!board_area_shown(board, slug, arena, &shown, err) ||
        !board_who_area(board, &shown, 0, arena, who, err))
        return false;
    struct area *area = &who->found.area;
    if (!who->owner.person.id) {
        err_set(err, ERR_UNOWNED, "nobody owns %s, so nobody can confirm it", area->name);
        return err_next(err, "name one owner: buckstop own %s PERSON", area->slug);
    }
    area->confirmed_at = tx_now(tx);
    if (board->actor_person == who->owner.person.id)
        tx_say(tx, "confirmed that %s is still theirs", area->name);
    else
        tx_say(tx, "confirmed for %s that %s is still theirs", who->owner.person.name,
               area->name);
    return record_change(tx, &area_records, area, err);
}

bool board_area_confirm(struct board *board, const char *slug, struct arena *arena,
                        struct who *who, struct err *err)
{
    struct tx *tx;
    struct who confirmed;
    if (!board_begin(board, NULL, &tx, err) ||
        !board_end(board, tx, confirm(board, tx, slug, arena, &confirmed, err), err))
        return false;
    *who = confirmed;
    return true;
}

static bool fill_card(struct board *board, struct arena *arena, struct area_card *card,
                      struct err *err)
{
    struct area_card c = *card;
    int64_t area = c.who.found.area.id;
    if (!areas_aliases(board->store, area, arena, &c.aliases, &c.aliases_n, err) ||
        !areas_paths(board->store, area, arena, &c.paths, &c.paths_n, err) ||
        !areas_history(board->store, area, arena, &c.history, &c.history_n, err))
        return false;
    c.history_person = arena_new(arena, c.history_n, sizeof *c.history_person);
    for (size_t i = 0; i < c.history_n; i++)
        if (!record_get(board->store, &person_records, c.history[i].person, arena,
                        &c.history_person[i], err))
            return false;
    *card = c;
    return true;
}

bool board_area_card(struct board *board, const char *typed, struct arena *arena,
                     struct area_card *card, struct err *err)
{
    struct area_card c = {0};
    if (!board_who(board, typed, 0, arena, &c.who, err) ||
        !fill_card(board, arena, &c, err))
        return false;
    *card = c;
    return true;
}

bool board_area_card_of(struct board *board, const struct area *area, struct arena *arena,
                        struct area_card *card, struct err *err)
{
    struct area_card c = {0};
    if (!board_who_area(board, area, 0, arena, &c.who, err) ||
        !fill_card(board, arena, &c, err))
        return false;
    *card = c;
    return true;
}

bool board_areas_where(struct board *board, const struct area_filter *filter,
                       struct arena *arena, struct area_line **lines, size_t *n,
                       struct err *err)
{
    struct areas_of of = {.archived = filter->archived,
                          .unowned = filter->unowned,
                          .contested = filter->contested,
                          .line = board->line_fold,
                          .today = board_today(board)};
    /* Days are the board's own: all of the day that many days ago is long enough ago. */
    if (filter->stale_days)
        of.unconfirmed =
            zone_utc(&board->zone, board_today(board) - filter->stale_days + 1, 0, 0, 0);
    return areas_list(board->store, &of, arena, lines, n, err);
}

bool board_areas(struct board *board, bool archived, struct arena *arena,
                 struct area_line **lines, size_t *n, struct err *err)
{
    const struct area_filter filter = {.archived = archived};
    return board_areas_where(board, &filter, arena, lines, n, err);
}
