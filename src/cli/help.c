/* Help, the manual page's source and the completions: all read from the verb table. */
#include "help.h"

#include "verbs.h"

#include "text/columns.h"

#include <string.h>

enum { WIDTH = 78, NAME_WIDTH = 22, OPTION_WIDTH = 22 };

/* A paragraph, broken at the width behind an indent. */
static void paragraph(struct buf *out, const char *text, int indent)
{
    struct columns_lines lines;
    const char *line;
    size_t len;
    columns_wrap(&lines, text, WIDTH - indent);
    while (columns_next(&lines, &line, &len)) {
        buf_fill(out, ' ', (size_t)indent);
        buf_add_n(out, line, len);
        buf_add_c(out, '\n');
    }
}

/* A name in its column and what it means beside it; a name that is too long for the column
 * stands above. */
static void entry(struct buf *out, const char *name, const char *text, int width)
{
    bool fits = strlen(name) + 2 <= (size_t)width;
    if (!fits)
        buf_addf(out, "%s\n", name);
    size_t start = out->len;
    paragraph(out, text, width);
    if (fits)
        memcpy(out->text + start, name, strlen(name));
}

static void option_name(const struct option *option, struct buf *out)
{
    buf_addf(out, "  --%s", option->name);
    if (option->value)
        buf_addf(out, " %s", option->value);
}

static void add_options(const struct option *option, struct buf *out)
{
    struct buf name, text;
    buf_init(&name);
    buf_init(&text);
    for (; option && option->name[0]; option++) {
        buf_reset(&name);
        buf_reset(&text);
        option_name(option, &name);
        buf_addf(&text, "%s%s.", option->help, option->repeat ? "; may stand again" : "");
        entry(out, name.text, text.text, OPTION_WIDTH);
    }
    buf_release(&text);
    buf_release(&name);
}

void help_verb(struct call *call, const struct verb *verb)
{
    struct buf out;
    buf_init(&out);
    verb_usage(verb, &out);
    buf_addf(&out, "\n\n%s.\n", verb->summary);
    if (verb->about) {
        buf_add_c(&out, '\n');
        paragraph(&out, verb->about, 0);
    }
    if (verb->option)
        buf_add_c(&out, '\n');
    add_options(verb->option, &out);
    buf_add(&out, "\nWith every verb:\n");
    add_options(common_options, &out);
    out_page(&call->out, "text", &out);
    buf_release(&out);
}

static const struct {
    const char *code, *means;
} exits[] = {
    {"0", "answered"},
    {"1", "no such thing; the closest is on stderr"},
    {"2", "typed wrong, or the board cannot be used"},
    {"3", "more than one thing fits"},
    {"4", "nobody owns it"},
    {"5", "refused by a rule"},
    {"6", "changed by somebody else meanwhile"},
    {"130", "interrupted"},
};

static void help_all(struct call *call)
{
    struct buf out, name;
    buf_init(&out);
    buf_init(&name);
    buf_add(&out, "buckstop: one name next to every area, one removed cause a week\n\n");
    for (int i = 0; i < verb_count(); i++) {
        buf_reset(&name);
        buf_addf(&name, "  %s", verb_at(i)->name);
        entry(&out, name.text, verb_at(i)->summary, NAME_WIDTH);
    }
    buf_add(&out,
            "\nWithout a verb it opens the board on the terminal: areas and their owners, "
            "tickets,\nthe weekly review. There ? shows the keys.\n"
            "More about one:  buckstop help VERB\n\nWith every verb:\n");
    add_options(common_options, &out);
    buf_add(&out, "\nExit codes:\n");
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++) {
        buf_reset(&name);
        buf_addf(&name, "  %s", exits[i].code);
        entry(&out, name.text, exits[i].means, NAME_WIDTH);
    }
    out_page(&call->out, "text", &out);
    buf_release(&name);
    buf_release(&out);
}

/* scdoc's own signs, so that a text stays a text. */
static void scdoc_text(struct buf *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\*_", *text))
            buf_add_c(out, '\\');
        buf_add_c(out, *text);
    }
}

static void scdoc_options(struct buf *out, const struct option *option)
{
    for (; option && option->name[0]; option++) {
        buf_addf(out, "*--%s*", option->name);
        if (option->value)
            buf_addf(out, " _%s_", option->value);
        buf_add(out, "\n\t");
        scdoc_text(out, option->help);
        buf_add(out, option->repeat ? "; may stand again.\n\n" : ".\n\n");
    }
}

static void scdoc_verb(struct buf *out, const struct verb *verb)
{
    buf_addf(out, "## %s", verb->name);
    if (verb->arguments) {
        buf_add_c(out, ' ');
        scdoc_text(out, verb->arguments);
    }
    buf_add(out, "\n\n");
    scdoc_text(out, verb->summary);
    buf_add(out, ". ");
    if (verb->about)
        scdoc_text(out, verb->about);
    buf_add(out, "\n\n");
    scdoc_options(out, verb->option);
}

struct scdoc_view {
    struct buf *out;
    const char *name; /* the view that is being described; "" before the first */
};

static void scdoc_key(void *ctx, const char *view, const char *keys, const char *help)
{
    struct scdoc_view *at = ctx;
    if (strcmp(at->name, view) != 0) {
        buf_add(at->out, "## ");
        scdoc_text(at->out, view);
        buf_add(at->out, "\n\n");
    }
    at->name = view;
    buf_add(at->out, "*");
    scdoc_text(at->out, keys);
    buf_add(at->out, "*\n\t");
    scdoc_text(at->out, help);
    buf_add(at->out, ".\n\n");
}

static void scdoc_keys(const struct cli *cli, struct buf *out)
{
    struct scdoc_view at = {out, ""};
    buf_add(out, "# KEYS OF THE BOARD\n\n");
    if (cli->each_key)
        cli->each_key(scdoc_key, &at);
}

static void scdoc(struct call *call)
{
    struct buf out;
    buf_init(&out);
    buf_add(&out,
            "buckstop(1)\n\n# NAME\n\n"
            "buckstop - one name next to every area, one removed cause a week\n\n"
            "# SYNOPSIS\n\n*buckstop*\n\n"
            "*buckstop* _VERB_ [_ARGUMENT_...] [_OPTION_...]\n\n"
            "# DESCRIPTION\n\nA board for engineering teams: who decides for which part "
            "of the product, and the weekly incident review that ends with one cause, "
            "one owner and one date. Without a verb it opens the board on the terminal. "
            "Options may stand anywhere; \"--\" ends them.\n\n# VERBS\n\n");
    for (int i = 0; i < verb_count(); i++)
        scdoc_verb(&out, verb_at(i));
    buf_add(&out, "# OPTIONS OF EVERY VERB\n\n");
    scdoc_options(&out, common_options);
    scdoc_keys(call->cli, &out);
    buf_add(&out, "# EXIT STATUS\n\n");
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++) {
        buf_addf(&out, "*%s*\n\t", exits[i].code);
        scdoc_text(&out, exits[i].means);
        buf_add(&out, ".\n\n");
    }
    buf_add(&out,
            "# ENVIRONMENT\n\n*BUCKSTOP_DB*\n\tThe board, where *--db* does not say.\n\n"
            "*BUCKSTOP_AS*\n\tWho is acting, where *--as* does not say; else the login "
            "name.\n\n"
            "*BUCKSTOP_NOW*\n\tThe time to take for now, in ISO 8601, for tests and "
            "scripts.\n\n"
            "*BUCKSTOP_READ_ONLY*\n\tAs *--read-only*, whatever it holds.\n\n"
            "*BUCKSTOP_NETWORK_DISK*\n\tWrite to a board on a network disk, whatever it "
            "holds; it can be damaged there.\n\n"
            "*NO_COLOR*\n\tNo colours, whatever it holds.\n\n"
            "# FILES\n\n_$XDG\\_DATA\\_HOME/buckstop/board.db_\n\tThe usual board; "
            "_~/.local/share_ stands in for an unset variable.\n\n"
            "_$XDG\\_STATE\\_HOME/buckstop/drafts_\n\tHalf-typed text while the board's "
            "disk takes none, until it does; _~/.local/state_ stands in for an unset "
            "variable, then come folders below *TMPDIR*, _/tmp_ and "
            "*XDG_RUNTIME_DIR*.\n");
    out_page(&call->out, "text", &out);
    buf_release(&out);
}

bool verb_help(struct call *call, struct err *err)
{
    char *words[2];
    const struct verb *verb;
    int used;
    if (verb_option(call, "scdoc")) {
        scdoc(call);
        return true;
    }
    if (call->n == 0) {
        help_all(call);
        return true;
    }
    for (int i = 0; i < call->n; i++)
        words[i] = arena_copy(&call->arena, call->args[i]);
    if (!verb_find(call->n, words, &verb, &used, err))
        return false;
    help_verb(call, verb);
    return true;
}

bool verb_version(struct call *call, struct err *err)
{
    (void)err;
    if (call->json) {
        json_out_object(&call->out.json);
        json_out_int_of(&call->out.json, "v", 1);
        json_out_text_of(&call->out.json, "version", BUCKSTOP_VERSION);
        json_out_end(&call->out.json);
    } else {
        out_say(&call->out, "buckstop %s\n", BUCKSTOP_VERSION);
    }
    return true;
}
