/* Every view's table of commands, for who prints them all and for the test of keys that are
 * there twice. */
#include "review_page.h"
#include "tables.h"

// clang-format off
static const struct view_ops *const tables[] = {
    &board_view_ops,
    &area_view_ops,
    &owner_view_ops,
    &people_view_ops,
    &person_view_ops,
    &person_form_ops,
    &pick_view_ops,
    &roll_view_ops,
    &ticket_view_ops,
    &ticket_form_ops,
    &spec_form_ops,
    &decide_form_ops,
    &tickets_view_ops,
    &same_view_ops,
    &alike_view_ops,
    &shipped_view_ops,
    &deploys_view_ops,
    &deploy_view_ops,
    &deploy_form_ops,
    &incident_view_ops,
    &incidents_view_ops,
    &incident_form_ops,
    &releases_view_ops,
    &release_form_ops,
    &check_view_ops,
    &lookup_view_ops,
    &promises_view_ops,
    &cause_view_ops,
    &review_stats_view_ops,
    &review_last_week_page.ops,
    &review_choose_page.ops,
    &review_facts_page.ops,
    &review_causes_page.ops,
    &review_tests_page.ops,
    &review_one_page.ops,
    &review_owner_page.ops,
    &review_close_page.ops,
    &review_follow_ops,
    &minutes_view_ops,
    &palette_view_ops,
    &help_view_ops,
};
// clang-format on

const struct view_ops *view_at(size_t i)
{
    return i < sizeof tables / sizeof *tables ? tables[i] : NULL;
}

static void say_table(const char *name, const struct commands *commands, key_sayer *say,
                      void *ctx)
{
    struct buf keys;
    buf_init(&keys);
    for (size_t i = 0; i < commands->n; i++) {
        if (!commands->row[i].help)
            continue;
        buf_reset(&keys);
        command_keys(&commands->row[i], &keys);
        say(ctx, name, keys.text, commands->row[i].help);
    }
    buf_release(&keys);
}

void views_each_key(key_sayer *say, void *ctx)
{
    say_table("EVERYWHERE", &everywhere_commands, say, ctx);
    for (size_t i = 0; view_at(i); i++)
        say_table(view_at(i)->name, &view_at(i)->commands, say, ctx);
}
