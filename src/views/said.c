/* Names as a page says them. */
#include "said.h"

#include "board/area.h"

#include <inttypes.h>
#include <string.h>

static enum said say_who(const struct who *who, struct buf *out)
{
    const char *area = who->found.area.name;
    if (!who->owner.person.id) {
        buf_addf(out, "%s: NO OWNER", area);
        return SAID_NO_OWNER;
    }
    buf_addf(out, "%s, %s decides", area, who->owner.person.name);
    return SAID_WELL;
}

enum said said_area(struct board *board, const char *typed, struct arena *arena,
                    struct buf *out)
{
    struct who who;
    struct err none;
    if (!board_who(board, typed, 0, arena, &who, &none)) {
        buf_add(out, none.code == ERR_AMBIGUOUS ? "more than one area fits"
                                                : "no area goes by that");
        return SAID_UNKNOWN;
    }
    return say_who(&who, out);
}

enum said said_area_of(struct board *board, const char *slug, const char *name,
                       struct arena *arena, struct buf *out)
{
    struct area area;
    struct who who;
    struct err none;
    if (board_area_shown(board, slug, arena, &area, &none) &&
        board_who_area(board, &area, 0, arena, &who, &none))
        return say_who(&who, out);
    buf_addf(out, "%s%s", name, none.code == ERR_NOT_FOUND ? ": archived" : "");
    return SAID_UNKNOWN;
}

const char *said_person(struct board *board, const char *handle, struct arena *arena)
{
    struct person person;
    struct err none;
    return board_find_person(board, handle, arena, &person, &none) ? person.name : handle;
}

void said_count(struct buf *out, int64_t n, const char *one, const char *many)
{
    buf_addf(out, "%s %s", GROUPED(n), n == 1 ? one : many);
}

/* One word alone looks like too much. A title in letters beyond ASCII may have no blanks.
 */
bool said_enough(const char *title)
{
    const char *rest = title + strspn(title, " ");
    bool ascii = true;
    for (const char *c = rest; *c; c++)
        ascii = ascii && (unsigned char)*c < 0x80;
    rest += strcspn(rest, " ");
    rest += strspn(rest, " ");
    return !ascii || *rest;
}
