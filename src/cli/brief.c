/* The page for a reader from outside. */
#include "shape.h"
#include "verbs.h"

#include "board/brief.h"

bool verb_brief(struct call *call, struct err *err)
{
    struct buf page;
    if (!verb_narrow(call, err))
        return false;
    buf_init(&page);
    bool ok = board_brief(call->board, &page, err);
    if (ok)
        out_page(&call->out, "markdown", &page);
    buf_release(&page);
    return ok;
}
