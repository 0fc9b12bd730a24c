/* Bringing a backup back in the place of the board. */
#include "shape.h"
#include "verbs.h"

#include "board/restore.h"

static void answer_json(struct call *call, const char *path, const struct restored *done)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    json_out_text_of(json, "file", path);
    json_out_text_of(json, "from", done->from);
    shape_text(json, "aside", done->aside ? done->aside : "");
    shape_time(json, "newest_at", done->newest.at);
    json_out_text_of(json, "newest", done->newest.what);
    json_out_end(json);
}

bool verb_restore(struct call *call, struct err *err)
{
    const char *path = call->db ? call->db : call->cli->db;
    const struct world world = verb_world(call);
    struct restored done;
    if (!board_restore(path, call->n ? call->args[0] : NULL, &world, &call->arena, &done,
                       err))
        return false;
    if (call->json) {
        answer_json(call, path, &done);
        return true;
    }
    if (call->out.mode != OUT_TTY) {
        out_say(&call->out, "%s\n", done.from);
    } else {
        char at[TIME_TEXT];
        time_text(done.newest.at, at);
        out_say(&call->out, "The board is again as in %s.\n  Its last change, of %s: %s.\n",
                done.from, at, done.newest.what);
    }
    if (done.aside)
        out_note(&call->out, "buckstop: what was there is kept as %s.", done.aside);
    return true;
}
