/* Who owns this: how many areas have one name, which have none, and who carries too much.
 */
#include "brief_private.h"

#include "board/area.h"
#include "board/loads.h"
#include "board/miss.h"
#include "domain/check.h"

static void add_area(struct buf *out, const struct area_line *line)
{
    buf_add(out, "- **");
    brief_text(out, line->area.name);
    buf_add(out, "** has no owner");
    if (line->candidates)
        buf_addf(out, "; %s %s to pick from", GROUPED(line->candidates),
                 line->candidates == 1 ? "name" : "names");
    if (line->tickets)
        buf_addf(out, "; %s open %s", GROUPED(line->tickets),
                 line->tickets == 1 ? "ticket" : "tickets");
    buf_add_c(out, '\n');
}

/* Areas without owner, and areas whose owner did not say for long that it is still theirs.
 */
static bool add_areas(struct board *board, struct arena *arena, struct buf *out,
                      struct err *err)
{
    const struct area_filter none = {.unowned = true}, stale = {.stale_days = CHECK_DAYS};
    struct area_line *all, *unowned, *old;
    size_t all_n, unowned_n, old_n, given = 0;
    if (!board_areas(board, false, arena, &all, &all_n, err) ||
        !board_areas_where(board, &none, arena, &unowned, &unowned_n, err) ||
        !board_areas_where(board, &stale, arena, &old, &old_n, err))
        return false;
    for (size_t i = 0; i < all_n; i++)
        given += all[i].owner.id != 0;
    buf_addf(out, "%s of %s areas have one owner.\n\n", GROUPED(given), GROUPED(all_n));
    for (size_t i = 0; i < unowned_n && i < BRIEF_LINES; i++)
        add_area(out, &unowned[i]);
    brief_more(out, BRIEF_LINES, unowned_n);
    if (old_n)
        buf_addf(out, "- %s %s not said for %d days that it is still theirs, first ",
                 GROUPED(old_n), old_n == 1 ? "owner has" : "owners have", CHECK_DAYS);
    if (old_n) {
        brief_text(out, old[0].owner.name);
        buf_add(out, " of ");
        brief_text(out, old[0].area.name);
        buf_add_c(out, '\n');
    }
    return true;
}

static bool add_loads(struct board *board, struct arena *arena, struct buf *out,
                      struct err *err)
{
    struct load load;
    if (!board_loads(board, arena, &load, err))
        return false;
    for (size_t i = 0; i < load.n; i++) {
        if (!load.line[i].heavy)
            continue;
        buf_add(out, "- ");
        brief_text(out, load.line[i].person.name);
        buf_addf(out, " owns %s areas, more than the team can carry\n",
                 GROUPED(load.line[i].owns_n));
    }
    if (load.alone_n)
        buf_addf(out, "- %s %s nobody who stands in while the owner is away\n",
                 GROUPED(load.alone_n), load.alone_n == 1 ? "area has" : "areas have");
    return true;
}

static bool add_misses(struct board *board, struct arena *arena, struct buf *out,
                       struct err *err)
{
    struct miss_line *lines;
    size_t n;
    if (!board_misses(board, BRIEF_LINES, arena, &lines, &n, err))
        return false;
    if (n)
        buf_add(out, "- asked for, and no area goes by it: ");
    for (size_t i = 0; i < n; i++) {
        buf_add(out, i ? ", " : "");
        brief_text(out, lines[i].typed);
    }
    buf_add(out, n ? "\n" : "");
    return true;
}

bool brief_owners(struct board *board, struct arena *arena, struct buf *out,
                  struct err *err)
{
    buf_add(out, "\n## Who owns this\n\n");
    return add_areas(board, arena, out, err) && add_loads(board, arena, out, err) &&
           add_misses(board, arena, out, err);
}
