/* Completions for three shells, made from the verb table. Names of areas and people are
 * asked of the program itself when they are wanted. */
#include "verbs.h"

#include <string.h>

/* The first word of a verb's name, once for each noun. */
static bool first_of_its_word(int i)
{
    size_t len = strcspn(verb_at(i)->name, " ");
    for (int j = 0; j < i; j++)
        if (strcspn(verb_at(j)->name, " ") == len &&
            strncmp(verb_at(j)->name, verb_at(i)->name, len) == 0)
            return false;
    return true;
}

static void add_first_words(struct buf *out)
{
    for (int i = 0; i < verb_count(); i++)
        if (first_of_its_word(i))
            buf_addf(out, " %.*s", (int)strcspn(verb_at(i)->name, " "), verb_at(i)->name);
}

static void add_options(const struct option *option, struct buf *out)
{
    for (; option && option->name[0]; option++)
        buf_addf(out, " --%s", option->name);
}

/* What completes the arguments of a verb: a command of the shell's. */
static const char *bash_kind(const struct verb *verb)
{
    switch (verb->kind[0]) {
    case ARG_AREA:
        return verb->kind[1] == ARG_PERSON ? "areas; _buckstop_people" : "areas";
    case ARG_PERSON:
        return "people";
    case ARG_TICKET:
        return "tickets";
    case ARG_FILE:
        return "files";
    case ARG_VERB:
        return "verbs";
    case ARG_ANY:
        break;
    }
    return "nothing";
}

static void bash(struct buf *out)
{
    buf_add(out, "# bash completion for buckstop\n"
                 "_buckstop_areas() { buckstop areas --plain 2>/dev/null | cut -f1; }\n"
                 "_buckstop_people() { buckstop people --plain 2>/dev/null | cut -f2; }\n"
                 "_buckstop_tickets() { buckstop tickets --plain 2>/dev/null | cut -f1; }\n"
                 "_buckstop_files() { compgen -f -- \"$cur\"; }\n"
                 "_buckstop_nothing() { :; }\n"
                 "_buckstop_verbs() { printf '%s\\n'");
    add_first_words(out);
    buf_add(out, "; }\n_buckstop() {\n"
                 "    local cur=${COMP_WORDS[COMP_CWORD]} words= IFS=$'\\n'\n"
                 "    if [ \"$COMP_CWORD\" -eq 1 ]; then words=$(_buckstop_verbs)\n"
                 "    else case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n");
    /* Two words come before one: "area add" before "area". */
    for (int two = 1; two >= 0; two--)
        for (int i = 0; i < verb_count(); i++) {
            if ((strchr(verb_at(i)->name, ' ') != NULL) != (two == 1))
                continue;
            buf_addf(out, two ? "        '%s') " : "        '%s '*) ", verb_at(i)->name);
            buf_addf(out, "words=$(_buckstop_%s; printf '%%s\\n'", bash_kind(verb_at(i)));
            add_options(verb_at(i)->option, out);
            add_options(common_options, out);
            buf_add(out, ") ;;\n");
        }
    for (int i = 0; i < verb_count(); i++) {
        size_t len = strcspn(verb_at(i)->name, " ");
        if (!verb_at(i)->name[len] || !first_of_its_word(i))
            continue;
        buf_addf(out, "        '%.*s '*) words=$(printf '%%s\\n'", (int)len,
                 verb_at(i)->name);
        for (int j = 0; j < verb_count(); j++)
            if (strncmp(verb_at(j)->name, verb_at(i)->name, len + 1) == 0)
                buf_addf(out, " %s", verb_at(j)->name + len + 1);
        buf_add(out, ") ;;\n");
    }
    buf_add(out, "    esac; fi\n"
                 "    COMPREPLY=()\n"
                 "    local word\n"
                 "    while read -r word; do\n"
                 "        [[ -n $word && $word == \"$cur\"* ]] &&\n"
                 "            COMPREPLY+=(\"$(printf %q \"$word\")\")\n"
                 "    done <<<\"$words\"\n}\ncomplete -F _buckstop buckstop\n");
}

/* zsh runs bash's completion through its own bridge. */
static void zsh(struct buf *out)
{
    buf_add(out, "#compdef buckstop\nautoload -U +X bashcompinit && bashcompinit\n");
    bash(out);
}

static void fish_quoted(struct buf *out, const char *text)
{
    buf_add_c(out, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            buf_add_c(out, '\\');
        buf_add_c(out, *text);
    }
    buf_add_c(out, '\'');
}

static void fish_verb(struct buf *out, const struct verb *verb)
{
    const char *blank = strchr(verb->name, ' ');
    int first = (int)strcspn(verb->name, " ");
    if (blank)
        buf_addf(out,
                 "complete -c buckstop -f -n '__fish_seen_subcommand_from %.*s' -a %s -d ",
                 first, verb->name, blank + 1);
    else
        buf_addf(out, "complete -c buckstop -f -n __fish_use_subcommand -a %s -d ",
                 verb->name);
    fish_quoted(out, verb->summary);
    buf_add_c(out, '\n');
    if (verb->kind[0] == ARG_AREA)
        buf_addf(out,
                 "complete -c buckstop -f -n '__fish_seen_subcommand_from %.*s' -a "
                 "'(buckstop areas --plain 2>/dev/null | cut -f1)'\n",
                 first, verb->name);
    if (verb->kind[0] == ARG_PERSON || verb->kind[1] == ARG_PERSON)
        buf_addf(out,
                 "complete -c buckstop -f -n '__fish_seen_subcommand_from %.*s' -a "
                 "'(buckstop people --plain 2>/dev/null | cut -f2)'\n",
                 first, verb->name);
    if (verb->kind[0] == ARG_TICKET)
        buf_addf(out,
                 "complete -c buckstop -f -n '__fish_seen_subcommand_from %.*s' -a "
                 "'(buckstop tickets --plain 2>/dev/null | cut -f1,7)'\n",
                 first, verb->name);
    for (const struct option *o = verb->option; o && o->name[0]; o++) {
        buf_addf(out,
                 "complete -c buckstop -n '__fish_seen_subcommand_from %.*s' -l %s%s -d ",
                 first, verb->name, o->name, o->value ? " -r" : "");
        fish_quoted(out, o->help);
        buf_add_c(out, '\n');
    }
}

static void fish(struct buf *out)
{
    buf_add(out, "# fish completion for buckstop\n");
    for (int i = 0; i < verb_count(); i++) {
        if (strchr(verb_at(i)->name, ' ') && first_of_its_word(i))
            buf_addf(out, "complete -c buckstop -f -n __fish_use_subcommand -a %.*s\n",
                     (int)strcspn(verb_at(i)->name, " "), verb_at(i)->name);
        fish_verb(out, verb_at(i));
    }
}

bool verb_completion(struct call *call, struct err *err)
{
    static const struct {
        const char *shell;
        void (*make)(struct buf *out);
    } shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].shell, call->args[0]) != 0)
            continue;
        struct buf out;
        buf_init(&out);
        shells[i].make(&out);
        out_page(&call->out, "text", &out);
        buf_release(&out);
        return true;
    }
    err_set(err, ERR_USAGE, "there is no completion for \"%s\"", call->args[0]);
    return err_next(err, "it is bash, zsh or fish");
}
