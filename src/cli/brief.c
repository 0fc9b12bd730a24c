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
    if (ok && call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_text_of(&call->out.json, "markdown", page.text);
        json_out_end(&call->out.json);
    } else if (ok) {
        out_raw(&call->out, page.text, page.len);
    }
    buf_release(&page);
    return ok;
}
