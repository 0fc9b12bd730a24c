/* What a sitting needs beside its record: half-typed text, and whether somebody else
 * changed the board. */
#include "sitting_private.h"

#include "draft_private.h"
#include "seat_private.h"

#include <assert.h>
#include <string.h>

static size_t characters(const char *text)
{
    size_t n = 0;
    for (const char *s = text; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

bool board_draft_fits(const char *place, const char *text, struct err *err)
{
    assert(place[0] && characters(place) <= DRAFT_PLACE);
    if (characters(text) <= DRAFT_CHARACTERS)
        return true;
    err_set(err, ERR_REFUSED, "the text in \"%s\" is too long to be kept: %zu characters",
            place, characters(text));
    return err_next(err, "make it %d or fewer", DRAFT_CHARACTERS);
}

bool board_draft_keep(struct board *board, const char *place, const char *text,
                      struct err *err)
{
    if (!board_draft_fits(place, text, err))
        return false;
    const struct draft draft = {
        .place = place, .actor = board->actor, .text = text, .now = board->world.now};
    if (!drafts_keep(board->store, &draft, err))
        return draft_aside(board, &draft, err);
    draft_saved(board, &draft);
    return true;
}

bool board_draft(struct board *board, const char *place, struct arena *arena,
                 const char **text, struct err *err)
{
    return draft_text(board, place, board->actor, arena, text, err);
}

bool board_version(struct board *board, int64_t *version, struct err *err)
{
    return store_version(board->store, version, err);
}
