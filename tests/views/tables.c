/* The views' tables of commands: what is in them is all there is, so it has to be whole. */
#include "views/views.h"

#include "text/columns.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

static void no_key_twice(const char *view, const struct commands *commands,
                         const struct command *of, size_t from)
{
    for (int k = 0; k < COMMAND_KEYS; k++)
        for (size_t i = from; of->keys[k] && i < commands->n; i++)
            for (int l = 0; l < COMMAND_KEYS; l++)
                cr_expect_neq(of->keys[k], commands->row[i].keys[l],
                              "%s: \"%s\" and \"%s\" have one key", view, of->name,
                              commands->row[i].name);
}

Test(tables, have_no_key_twice)
{
    for (size_t v = 0; view_at(v); v++) {
        const struct commands *commands = &view_at(v)->commands;
        for (size_t i = 0; i < commands->n; i++) {
            no_key_twice(view_at(v)->name, commands, &commands->row[i], i + 1);
            if (commands->row[i].keys[0] && strcmp(view_at(v)->name, "HELP") != 0)
                no_key_twice(view_at(v)->name, &everywhere_commands, &commands->row[i], 0);
        }
    }
}

static void is_whole(const char *view, const struct command *command)
{
    cr_expect(command->name && command->name[0], "%s has a row without a name", view);
    cr_expect(command->keys[0] || command->label, "%s: \"%s\" has no key", view,
              command->name);
    cr_expect(!command->run || command->help, "%s: \"%s\" has no help", view,
              command->name);
    cr_expect(!command->keys[0] == !command->run, "%s: \"%s\" is half a hint", view,
              command->name);
    if (command->help)
        cr_expect(columns_of(command->help) <= 72, "%s: the help of \"%s\" is too long",
                  view, command->name);
}

Test(tables, say_everything_about_each_command)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    for (size_t v = 0; view_at(v); v++)
        for (size_t i = 0; i < view_at(v)->commands.n; i++)
            is_whole(view_at(v)->name, &view_at(v)->commands.row[i]);
    for (size_t i = 0; i < everywhere_commands.n; i++)
        is_whole("EVERYWHERE", &everywhere_commands.row[i]);
}

Test(tables, call_no_two_commands_of_a_view_alike)
{
    for (size_t v = 0; view_at(v); v++) {
        const struct commands *commands = &view_at(v)->commands;
        for (size_t i = 0; i < commands->n; i++)
            for (size_t k = i + 1; k < commands->n; k++)
                cr_expect_str_neq(commands->row[i].name, commands->row[k].name, "%s",
                                  view_at(v)->name);
    }
}

static void count(void *ctx, const char *view, const char *keys, const char *help)
{
    int *n = ctx;
    cr_expect(view[0] && keys[0] && help[0]);
    (*n)++;
}

Test(tables, are_all_said_to_who_prints_them)
{
    int said = 0, rows = 0;
    views_each_key(count, &said);
    for (size_t v = 0; view_at(v); v++)
        for (size_t i = 0; i < view_at(v)->commands.n; i++)
            rows += view_at(v)->commands.row[i].help != NULL;
    cr_assert_eq(said, rows + (int)everywhere_commands.n);
}
