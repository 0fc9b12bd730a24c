/* What could be meant by the line of a deploy that is typed: release types, areas, people.
 */
#include "area_best.h"
#include "board/panes.h"
#include "deploy_form.h"
#include "person_pick.h"
#include "text/fold.h"

#include <string.h>

static void offer(struct deploy_form *form, const char *name, const char *note)
{
    if (form->choices < DEPLOY_CHOICES)
        form->choice[form->choices++] = (struct deploy_choice){name, note};
}

static const char *way_back(struct deploy_form *form, const struct release_type *type)
{
    if (!type->way_back[0])
        return "NO WAY BACK";
    if (!type->way_back_minutes)
        return "back";
    return arena_printf(&form->typed, "back in %lld min",
                        (long long)type->way_back_minutes);
}

/* All of them while nothing is typed. */
static void offer_types(struct deploy_form *form, const char *typed)
{
    struct buf part, name;
    buf_init(&part);
    buf_init(&name);
    fold_name(&part, typed);
    for (size_t i = 0; i < form->types_n; i++) {
        const struct release_type *type = &form->types[i].type;
        buf_reset(&name);
        fold_name(&name, type->name);
        if (strstr(name.text, part.text))
            offer(form, type->name, way_back(form, type));
    }
    form->chosen = part.len && form->choices ? 0 : -1;
    buf_release(&name);
    buf_release(&part);
}

static bool offer_areas(struct deploy_form *form, const char *typed, struct err *err)
{
    struct area_window areas;
    if (!board_area_lookup(form->desk->board, typed, 0, DEPLOY_CHOICES, &form->typed,
                           &areas, err))
        return false;
    for (size_t i = 0; i < areas.n; i++)
        offer(form, areas.line[i].area.name,
              areas.line[i].owner.id ? areas.line[i].owner.name : "NO OWNER");
    form->chosen = areas.n ? (int)area_best(&areas, typed) : -1;
    return true;
}

static void offer_people(struct deploy_form *form, const char *typed)
{
    struct person_pick pick = {0};
    person_pick_find(&pick, typed, form->people, form->people_n, false);
    for (int i = 0; i < pick.n; i++) {
        const struct person *person = pick.choice[i].owner;
        bool by_name = pick.choice[i].word == person->name;
        offer(form, pick.choice[i].word, by_name ? person->handle : person->name);
    }
    form->chosen = form->choices ? 0 : -1;
}

bool deploy_form_choose(struct deploy_form *form, struct err *err)
{
    const char *typed = deploy_form_text(form, form->at);
    bool changed = draft_field_changed(&form->line[form->at]) && typed[0], ok = true;
    form->choices = 0;
    form->chosen = -1;
    if (form->at == DEPLOY_TYPE && (changed || !typed[0]))
        offer_types(form, typed);
    else if (form->at == DEPLOY_AREA && changed)
        ok = offer_areas(form, typed, err);
    else if (form->at == DEPLOY_BY && changed)
        offer_people(form, typed);
    bool done = form->choices == 1 && fold_same(form->choice[0].name, typed);
    form->choices = done ? 0 : form->choices; /* nothing to choose */
    form->chosen = done ? -1 : form->chosen;
    return ok;
}
