/* Release types: their steps, and the way back of each. */
#include "shape.h"
#include "verbs.h"

#include "board/release.h"
#include "domain/when.h"

#include <string.h>

static const char *way_back(struct call *call, const struct release_type *type)
{
    struct buf text;
    buf_init(&text);
    release_way_back_text(&text, type, board_today(call->board));
    return shape_keep(call, &text);
}

static enum out_role way_role(const struct release_type *type)
{
    return type->way_back[0] ? OUT_TEXT : OUT_ATTENTION;
}

static void card_fields(struct json_out *json, const struct release_card *card)
{
    const struct release_type *type = &card->type;
    json_out_int_of(json, "id", type->id);
    json_out_text_of(json, "name", type->name);
    shape_text(json, "way_back", type->way_back);
    shape_number(json, "minutes", type->way_back_minutes);
    shape_date(json, "rehearsed", type->rehearsed_on);
    shape_time(json, "archived_at", type->archived_at);
    json_out_int_of(json, "deploys", card->deploys);
    json_out_array_of(json, "steps");
    for (size_t i = 0; i < card->steps_n; i++) {
        json_out_object(json);
        json_out_text_of(json, "text", card->steps[i].text);
        json_out_bool_of(json, "manual", card->steps[i].manual);
        shape_text(json, "known_by", card->known_by[i]);
        json_out_end(json);
    }
    json_out_end(json);
}

static void list_json(struct call *call, const struct release_card *cards, size_t n)
{
    json_out_array(&call->out.json);
    for (size_t i = 0; i < n; i++) {
        json_out_object(&call->out.json);
        card_fields(&call->out.json, &cards[i]);
        json_out_end(&call->out.json);
    }
    json_out_end(&call->out.json);
}

/* "2 of 3 by hand" */
static const char *by_hand(struct call *call, const struct release_card *card)
{
    if (card->steps_n == 0)
        return "not written down";
    return arena_printf(&call->arena, "%d of %zu by hand", card->manual, card->steps_n);
}

static void list_say(struct call *call, const struct release_card *cards, size_t n)
{
    struct out_table table = {
        .heading = {"TYPE", "STEPS", "WAY BACK"}, .columns = 3, .flexible = 2};
    for (size_t i = 0; i < n; i++) {
        const struct out_cell cells[] = {
            {cards[i].type.name, cards[i].type.archived_at ? OUT_MUTED : OUT_TEXT},
            {by_hand(call, &cards[i]), OUT_MUTED},
            {way_back(call, &cards[i].type), way_role(&cards[i].type)},
        };
        out_row(&table, &call->arena, cells);
    }
    out_table(&call->out, &table, call->cli->columns);
    if (n == 0)
        out_say(&call->out, "No release type yet. Add the one you ship with most: buckstop "
                            "release add NAME\n");
}

bool verb_releases(struct call *call, struct err *err)
{
    struct release_card *cards;
    size_t n;
    if (!board_releases(call->board, verb_option(call, "all"), &call->arena, &cards, &n,
                        err))
        return false;
    if (call->json)
        list_json(call, cards, n);
    else if (call->out.mode == OUT_TTY)
        list_say(call, cards, n);
    for (size_t i = 0; !call->json && call->out.mode == OUT_PIPE && i < n; i++)
        out_say(&call->out, "%s\t%lld\t%lld\t%lld\t%s\n", cards[i].type.name,
                (long long)cards[i].steps_n, (long long)cards[i].manual,
                (long long)cards[i].type.way_back_minutes,
                cards[i].type.way_back[0] ? cards[i].type.way_back : "NO WAY BACK");
    return true;
}

static void show(struct call *call, const struct release_card *card)
{
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        card_fields(&call->out.json, card);
        json_out_end(&call->out.json);
        return;
    }
    if (call->out.mode == OUT_TTY) {
        out_role(&call->out, OUT_HEAD, "%s", card->type.name);
        out_say(&call->out, "%s\n", card->type.archived_at ? ", archived" : "");
    } else {
        shape_field(call, "type", card->type.name, OUT_TEXT);
    }
    shape_field(call, "way back", way_back(call, &card->type), way_role(&card->type));
    if (card->deploys)
        shape_field(call, "used",
                    arena_printf(&call->arena, "%s %s in the last 30 days",
                                 shape_count(call, card->deploys),
                                 card->deploys == 1 ? "deploy" : "deploys"),
                    OUT_TEXT);
    for (size_t i = 0; i < card->steps_n; i++) {
        const char *known = card->known_by[i];
        shape_field(call, arena_printf(&call->arena, "step %zu", i + 1),
                    arena_printf(&call->arena, "%s%s%s%s", card->steps[i].text,
                                 card->steps[i].manual ? " (by hand)" : "",
                                 known[0] ? ", known by " : "", known),
                    OUT_TEXT);
    }
}

bool verb_release_show(struct call *call, struct err *err)
{
    struct release_card card;
    if (!board_release_find(call->board, call->args[0], &call->arena, &card, err))
        return false;
    show(call, &card);
    return true;
}

/* Steps in the order they were typed, those by hand among the others. */
static void asked_steps(struct call *call, struct release_edit *edit)
{
    struct release_step_edit *steps =
        arena_new(&call->arena, (size_t)call->given_n, sizeof *steps);
    for (int i = 0; i < call->given_n; i++) {
        const char *name = call->given[i].option->name;
        bool manual = strcmp(name, "manual") == 0;
        if (manual || strcmp(name, "step") == 0)
            steps[edit->steps_n++] =
                (struct release_step_edit){call->given[i].value, manual, ""};
    }
    edit->steps = edit->steps_n ? steps : NULL;
}

/* "2=bo": who alone knows step 2. Steps that are not given are those there. */
static bool asked_knowers(struct call *call, const struct release_card *card,
                          struct release_edit *edit, struct err *err)
{
    size_t n;
    const char *const *values = verb_options(call, "known-by", &n);
    if (n == 0)
        return true;
    struct release_step_edit *steps =
        arena_new(&call->arena, edit->steps_n + card->steps_n, sizeof *steps);
    if (edit->steps)
        memcpy(steps, edit->steps, edit->steps_n * sizeof *steps);
    for (size_t i = 0; !edit->steps && i < card->steps_n; i++)
        steps[i] = (struct release_step_edit){card->steps[i].text, card->steps[i].manual,
                                              card->handle[i]};
    if (!edit->steps)
        edit->steps_n = card->steps_n;
    edit->steps = steps;
    for (size_t i = 0; i < n; i++) {
        const char *equals = strchr(values[i], '=');
        int64_t step;
        if (!equals) {
            err_set(err, ERR_USAGE, "--known-by \"%s\" does not say which step", values[i]);
            return err_next(err, "give the step and the person: --known-by 2=bo");
        }
        const char *number =
            arena_text(&call->arena, values[i], (size_t)(equals - values[i]));
        if (!verb_id(number, "a step", &step, err))
            return false;
        if (step > (int64_t)edit->steps_n) {
            err_set(err, ERR_NOT_FOUND, "there is no step %lld", (long long)step);
            return err_next(err, "the steps are 1 to %zu", edit->steps_n);
        }
        steps[step - 1].known_by = equals + 1;
    }
    return true;
}

static bool asked_edit(struct call *call, const struct release_card *card,
                       struct release_edit *edit, struct err *err)
{
    const char *rehearsed = verb_option(call, "rehearsed");
    *edit = (struct release_edit){
        .name = verb_option(call, "name"),
        .way_back = verb_option(call, "way-back"),
    };
    asked_steps(call, edit);
    return verb_number(call, "minutes", -1, &edit->minutes, err) &&
           (!rehearsed || when_past_date(rehearsed, board_today(call->board),
                                         &edit->rehearsed_on, err)) &&
           asked_knowers(call, card, edit, err);
}

bool verb_release_add(struct call *call, struct err *err)
{
    struct release_card card = {0};
    struct release_edit edit;
    if (!asked_edit(call, &card, &edit, err))
        return false;
    edit.name = call->args[0];
    if (!board_release_add(call->board, &edit, &call->arena, &card, err))
        return false;
    show(call, &card);
    return true;
}

bool verb_release_edit(struct call *call, struct err *err)
{
    struct release_card card;
    struct release_edit edit;
    if (!board_release_find(call->board, call->args[0], &call->arena, &card, err) ||
        !asked_edit(call, &card, &edit, err))
        return false;
    if (call->given_n == 0) {
        err_set(err, ERR_USAGE, "nothing to change is given");
        return err_next(err, "say what: buckstop help release edit");
    }
    if (!board_release_edit(call->board, card.type.id, &edit, &call->arena, &card, err))
        return false;
    show(call, &card);
    return true;
}

bool verb_release_archive(struct call *call, struct err *err)
{
    struct release_card card;
    if (!board_release_find(call->board, call->args[0], &call->arena, &card, err) ||
        !board_release_archive(call->board, card.type.id, !verb_option(call, "back"),
                               &call->arena, &card, err))
        return false;
    show(call, &card);
    return true;
}
