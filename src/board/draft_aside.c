/* Half-typed text while the board's disk takes nothing: it goes into a file elsewhere, and
 * from there back into the store as soon as that takes it. */
#include "draft_private.h"

#include "board/sitting.h"
#include "seat_private.h"
#include "store/asides.h"

#include <string.h>

/* What this board knows of one draft. */
struct draft_mark {
    struct draft_mark *next;
    const char *place, *actor;
    bool lost; /* it is kept nowhere */
    bool told; /* that it was found in a file */
};

static aside_folders folders_of(const struct board *board)
{
    static const char *const none[] = {NULL};
    return board->world.asides ? board->world.asides : none;
}

static struct draft_mark *mark_of(struct board *board, const struct draft *draft)
{
    struct draft_mark *mark = board->marks;
    while (mark && (strcmp(mark->place, draft->place) != 0 ||
                    strcmp(mark->actor, draft->actor) != 0))
        mark = mark->next;
    if (mark)
        return mark;
    mark = arena_new(&board->arena, 1, sizeof *mark);
    *mark = (struct draft_mark){.next = board->marks,
                                .place = arena_copy(&board->arena, draft->place),
                                .actor = arena_copy(&board->arena, draft->actor)};
    board->marks = mark;
    return mark;
}

/* Where the words are comes first: a small screen cuts the end of a long reason. */
static void say_aside(const char *path, struct err *err)
{
    struct err cause = *err;
    const char *why = cause.why[0] ? cause.why : cause.what;
    if (path) {
        err_set(err, cause.code,
                "your words are kept in \"%s\" and are back when you come here again",
                path);
        err_next(err, "the board cannot be written: %s", why);
    } else {
        err_set(err, cause.code, "what is typed here is kept NOWHERE");
        err_next(err,
                 "leave this open, make room on a disk, then type on or save: the board "
                 "cannot be written, %s",
                 why);
    }
}

bool draft_aside(struct board *board, const struct draft *draft, struct err *err)
{
    struct buf path;
    if (board->world.read_only)
        return false;
    buf_init(&path);
    bool kept = asides_keep(board->store, folders_of(board), draft, &path);
    struct draft_mark *mark = mark_of(board, draft);
    mark->lost = !kept && draft->text[0];
    mark->told = true; /* who typed it need not be told it is back */
    if (draft->text[0])
        say_aside(kept ? path.text : NULL, err);
    buf_release(&path);
    return false;
}

void draft_saved(struct board *board, const struct draft *draft)
{
    asides_drop(board->store, folders_of(board), draft);
    for (struct draft_mark *mark = board->marks; mark; mark = mark->next)
        if (strcmp(mark->place, draft->place) == 0 &&
            strcmp(mark->actor, draft->actor) == 0)
            mark->lost = false;
}

static void tell(struct board *board, struct draft_mark *mark, enum asides_found found,
                 const char *path)
{
    if (mark->told)
        return;
    mark->told = true;
    if (found == ASIDES_FOUND) {
        err_set(&board->word, ERR_STORE, "back from \"%s\": words the board could not keep",
                path);
        return;
    }
    err_set(&board->word, ERR_INPUT, "what was kept in \"%s\" is hurt and was not used",
            path);
    err_next(&board->word, "look into that file for your words, then delete it");
}

/* The newer of the two is moved into the store at once where that takes it: a folder below
 * /tmp does not outlive the machine's next start. */
static bool take_back(struct board *board, struct draft *draft, const struct aside *aside,
                      bool *taken, struct err *err)
{
    bool older = false;
    struct err ignored;
    draft->text = aside->text;
    *taken = false;
    if (!asides_older(board->store, draft, aside->at, &older, err))
        return false;
    *taken = !older;
    if (older || (!board->world.read_only && drafts_keep(board->store, draft, &ignored)))
        draft_saved(board, draft);
    return true;
}

bool draft_text(struct board *board, const char *place, const char *actor,
                struct arena *arena, const char **text, struct err *err)
{
    struct aside aside;
    struct err ignored;
    struct draft draft = {
        .place = place, .actor = actor, .text = "", .now = board->world.now};
    bool taken = false;
    enum asides_found found =
        asides_find(board->store, folders_of(board), &draft, arena, &aside);
    if (found == ASIDES_FOUND && !board_draft_fits(place, aside.text, &ignored))
        found = ASIDES_HURT;
    if (found == ASIDES_FOUND && !take_back(board, &draft, &aside, &taken, &ignored))
        taken = true; /* a store that cannot even be asked knows nothing newer */
    if (found == ASIDES_HURT || (taken && aside.text[0]))
        tell(board, mark_of(board, &draft), found, aside.path);
    if (!taken)
        return drafts_text(board->store, place, actor, arena, text, err);
    *text = aside.text;
    return true;
}

bool board_draft_word(struct board *board, struct err *word)
{
    if (board->word.code == ERR_NONE)
        return false;
    *word = board->word;
    board->word.code = ERR_NONE;
    return true;
}

bool board_draft_lost(const struct board *board, struct err *err)
{
    const struct draft_mark *mark = board->marks;
    while (mark && !mark->lost)
        mark = mark->next;
    if (!mark)
        return false;
    err_set(err, ERR_STORE, "what was typed here is kept NOWHERE, no disk has room for it");
    err_next(err, "make room, then type on or save; Esc once more lets it be lost");
    return true;
}

void board_draft_forget(struct board *board)
{
    for (struct draft_mark *mark = board->marks; mark; mark = mark->next)
        mark->lost = false;
}
