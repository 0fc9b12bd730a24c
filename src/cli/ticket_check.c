/* Judging a spec that stands in a file: for a commit hook or CI, with or without a board.
 */
#include "input.h"
#include "ticket_shape.h"
#include "verbs.h"

/* One file and what came of it. */
struct checked {
    const char *file;
    struct spec_judgement judgement[SPEC_FIELDS];
    struct ticket_judged spec; /* of that judgement */
    int gaps;
};

static bool check_file(struct call *call, const char *path, struct checked *checked,
                       struct err *err)
{
    struct transfer_file file;
    struct ticket_edit edit = {0};
    if (!input_read(path, &call->arena, &file, err) ||
        !board_ticket_read(file.name, file.text, file.len, &call->arena, &edit, err) ||
        !board_ticket_judge(call->board, &edit, &call->arena, checked->judgement,
                            &checked->gaps, err))
        return false;
    checked->file = file.name;
    checked->spec.judgement = checked->judgement;
    for (int f = 0; f < SPEC_FIELDS; f++)
        checked->spec.text[f] = edit.field[f] ? edit.field[f] : "";
    size_t awkward = checked->judgement[SPEC_AWKWARD].awkward;
    if (awkward < edit.awkward_n)
        checked->spec.text[SPEC_AWKWARD] = edit.awkward[awkward];
    return true;
}

static void checked_say(struct call *call, const struct checked *checked)
{
    struct out *out = &call->out;
    if (out->mode == OUT_TTY && checked->gaps)
        out_say(out, "%s is not ready: %lld of %lld fields ok.\n", checked->file,
                (long long)(SPEC_FIELDS - checked->gaps), (long long)SPEC_FIELDS);
    else if (!checked->gaps)
        out_say(out, out->mode == OUT_TTY ? "%s is ready.\n" : "%s: ready\n",
                checked->file);
    for (int f = 0; f < SPEC_FIELDS; f++)
        if (checked->judgement[f].verdict != SPEC_OK)
            out_say(out, "%s: %s: %s\n", checked->file, spec_texts[f].key,
                    ticket_say(call, &checked->spec, (enum spec_field)f));
}

static void checked_json(struct call *call, const struct checked *checked)
{
    json_out_text_of(&call->out.json, "file", checked->file);
    json_out_bool_of(&call->out.json, "ready", checked->gaps == 0);
    ticket_gaps_json(call, &checked->spec);
}

/* One file stands at the top; of several there is a list, and whether all are ready. */
static void all_json(struct call *call, const struct checked *checked, size_t n)
{
    struct json_out *json = &call->out.json;
    json_out_object(json);
    json_out_int_of(json, "v", 1);
    if (n == 1) {
        checked_json(call, checked);
    } else {
        json_out_bool_of(json, "ready", call->exit == ERR_NONE);
        json_out_array_of(json, "files");
        for (size_t i = 0; i < n; i++) {
            json_out_object(json);
            checked_json(call, &checked[i]);
            json_out_end(json);
        }
        json_out_end(json);
    }
    json_out_end(json);
}

bool verb_ticket_check(struct call *call, struct err *err)
{
    size_t n = (size_t)call->n;
    struct checked *checked = arena_new(&call->arena, n, sizeof *checked);
    for (size_t i = 0; i < n; i++) {
        if (!check_file(call, call->args[i], &checked[i], err))
            return false;
        if (checked[i].gaps)
            call->exit = ERR_REFUSED;
    }
    if (call->json)
        all_json(call, checked, n);
    for (size_t i = 0; !call->json && i < n; i++)
        checked_say(call, &checked[i]);
    return true;
}
