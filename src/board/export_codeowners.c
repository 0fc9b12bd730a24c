/* The path patterns with their owners as a CODEOWNERS file. Where nobody decides, the file
 * says nobody: the names to pick from are a remark. */
#include "transfer_private.h"

#include "base/progress.h"
#include "codec/codeowners.h"
#include "store/areas.h"

#include <stdlib.h>
#include <string.h>

/* What the file says of one area. */
struct said {
    int64_t area;
    const char *owner, *remark;
};

static int by_area(const void *left, const void *right)
{
    const struct said *a = left, *b = right;
    return (a->area > b->area) - (a->area < b->area);
}

/* A person as the file's reader knows them: the handle in the case it came in, the contact
 * where that is what they came by. "" where the dialect has no way to say them. */
static const char *owner_text(enum dialect dialect, const struct person *person,
                              struct arena *arena)
{
    const char *text = arena_printf(arena, "@%s", person->handle);
    if (strcasecmp(person->name, person->handle) == 0)
        text = arena_printf(arena, "@%s", person->name);
    else if (person->contact[0] == '@' || strcasecmp(person->name, person->contact) == 0)
        text = person->contact;
    if (codeowners_is_owner(dialect, text))
        return text;
    return codeowners_is_owner(dialect, person->contact) ? person->contact : "";
}

static bool say_vacancy(struct board *board, const struct area *area, struct arena *arena,
                        const char **remark, struct err *err)
{
    struct owner_candidate *candidates;
    size_t n;
    *remark = "";
    if (area->unowned_on_purpose)
        return true;
    if (!areas_candidates(board->store, area->id, arena, &candidates, &n, err))
        return false;
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "%s: NO OWNER", area->name);
    for (size_t i = 0; i < n; i++)
        buf_addf(&text, "%s%s", i ? " " : ", pick one: ", candidates[i].name);
    *remark = arena_copy(arena, text.text);
    buf_release(&text);
    return true;
}

static bool say_area(struct board *board, const struct area_line *line,
                     enum dialect dialect, struct arena *arena, struct said *said,
                     struct err *err)
{
    struct person owner;
    *said = (struct said){line->area.id, "", ""};
    if (!line->owner.id)
        return say_vacancy(board, &line->area, arena, &said->remark, err);
    if (!record_get(board->store, &person_records, line->owner.id, arena, &owner, err))
        return false;
    said->owner = owner_text(dialect, &owner, arena);
    if (!said->owner[0])
        said->remark = arena_printf(arena, "%s is %s's, who has no handle of this dialect",
                                    line->area.name, owner.name);
    return true;
}

static enum dialect dialect_of(const struct path_pattern *patterns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (patterns[i].dialect == DIALECT_GITLAB || patterns[i].section[0])
            return DIALECT_GITLAB;
    return DIALECT_GITHUB;
}

static bool export_all(struct board *board, const enum dialect *asked, struct arena *arena,
                       struct buf *out, struct err *err)
{
    struct path_pattern *patterns;
    struct area_line *areas;
    size_t n, areas_n;
    static const struct areas_of all = {0};
    if (!areas_patterns(board->store, arena, &patterns, &n, err) ||
        !areas_list(board->store, &all, arena, &areas, &areas_n, err))
        return false;
    enum dialect dialect = asked ? *asked : dialect_of(patterns, n);
    struct said *said = arena_new(arena, areas_n, sizeof *said);
    struct codeowners_line *lines = arena_new(arena, n, sizeof *lines);
    for (size_t i = 0; i < areas_n; i++) {
        if (progress_stopped(err) ||
            !say_area(board, &areas[i], dialect, arena, &said[i], err))
            return false;
        progress_tell((int64_t)i + 1, (int64_t)areas_n, "areas");
    }
    qsort(said, areas_n, sizeof *said, by_area);
    for (size_t i = 0; i < n; i++) {
        const struct said key = {.area = patterns[i].area};
        const struct said *of = bsearch(&key, said, areas_n, sizeof *said, by_area);
        bool excludes = patterns[i].excludes;
        lines[i] = (struct codeowners_line){.pattern = patterns[i],
                                            .owner = excludes || !of ? "" : of->owner,
                                            .remark = excludes || !of ? "" : of->remark};
    }
    return codeowners_write(lines, n, dialect, out, err);
}

bool board_export_codeowners(struct board *board, const enum dialect *dialect,
                             struct buf *out, struct err *err)
{
    struct arena arena;
    arena_init(&arena);
    bool ok = export_all(board, dialect, &arena, out, err);
    arena_release(&arena);
    return ok;
}
