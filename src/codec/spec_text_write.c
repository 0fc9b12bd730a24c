/* A spec as a template to edit, and as Markdown to paste. In the template every text stands
 * indented below its key, so that whatever is typed there is text: colons, quotes, dashes.
 * What such a block would not keep to the byte stands in quotes. */
#include "codec/spec_text.h"

#include "codec/yaml.h"
#include "text/clean.h"
#include "yaml_style.h"

#include <string.h>

static const char preface[] =
    "# Write below each key, two blanks in, on as many lines as you like.\n"
    "# Lines that begin with # at the very left are notes and are not kept.\n";
static const char case_note[] =
    "# Each case begins with a line \"  - |-\"; one that is left empty does not count.\n"
    "# Where there is none, say so: none known\n";

/* Each line of the text behind "# ". */
static void add_note(struct buf *out, const char *text)
{
    struct buf clean;
    buf_init(&clean);
    clean_add_lines(&clean, SINK_PIPE, text);
    for (const char *line = clean.text; *line;) {
        size_t len = strcspn(line, "\n");
        buf_addf(out, "# %.*s\n", (int)len, line);
        line += len + (line[len] == '\n');
    }
    buf_release(&clean);
}

static bool keeps_block(const char *text)
{
    size_t len = strlen(text);
    if (len == 0)
        return true;
    return text[0] != ' ' && text[len - 1] != ' ' &&
           yaml_style_of(text, YAML_IN_BLOCK) != YAML_DOUBLE;
}

/* Adds " |-" and the lines of the text, `indent` blanks in; an empty text leaves an empty
 * line with the blanks, to type at. */
static void add_block(struct buf *out, const char *text, size_t indent)
{
    size_t end = strlen(text);
    bool newline = end > 0 && text[end - 1] == '\n';
    buf_add(out, newline ? " |\n" : " |-\n");
    do {
        size_t len = strcspn(text, "\n");
        if (len > 0 || end == 0)
            buf_fill(out, ' ', indent);
        buf_add_n(out, text, len);
        buf_add_c(out, '\n');
        text += len + (text[len] == '\n');
    } while (*text);
}

/* Adds the text in the quotes it needs, after "KEY:" or "-". */
static void add_quoted(struct buf *out, const char *text)
{
    struct yaml_out *yaml = yaml_out_new();
    struct buf line;
    buf_init(&line);
    yaml_out_text(yaml, text);
    yaml_out_finish(yaml, &line);
    buf_addf(out, " %s", line.text);
    buf_release(&line);
}

static void add_text(struct buf *out, const char *text, size_t indent)
{
    if (keeps_block(text))
        add_block(out, text, indent);
    else
        add_quoted(out, text);
}

static void add_cases(struct buf *out, const struct ticket *ticket,
                      const struct awkward_case *cases, size_t n)
{
    const struct awkward_case none = {.text = "none known"};
    bool said = n == 0 && ticket->no_awkward_cases;
    buf_add(out, case_note);
    buf_add(out, "awkward:\n");
    for (size_t i = 0; i < n + said; i++) {
        buf_add(out, "  -");
        add_text(out, said ? none.text : cases[i].text, 4);
    }
    buf_add(out, "  - |-\n    \n");
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

void spec_text_write(struct buf *out, const struct ticket *ticket, const char *area,
                     const struct awkward_case *cases, size_t n, const char *trouble)
{
    if (trouble) {
        add_note(out, trouble);
        buf_add(out, "#\n");
    }
    buf_add(out, preface);
    buf_add(out, "\ntitle:");
    add_text(out, or_empty(ticket->title), 2);
    buf_add(out, "\narea:");
    add_quoted(out, or_empty(area));
    buf_add(out, "customer:");
    add_quoted(out, or_empty(ticket->customer));
    for (int field = 0; field < SPEC_FIELDS; field++) {
        buf_addf(out, "\n# %s\n", spec_texts[field].hint);
        if (field == SPEC_AWKWARD) {
            add_cases(out, ticket, cases, n);
            continue;
        }
        buf_addf(out, "%s:", spec_texts[field].key);
        add_text(out, spec_value(ticket, (enum spec_field)field), 2);
    }
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* A field that is empty says so as issue forms do, so that it can be read back. */
static void add_field(struct buf *out, const char *text)
{
    if (is_blank(text)) {
        buf_add(out, "_No response_\n");
        return;
    }
    clean_add_lines(out, SINK_MARKDOWN, text);
    buf_add_c(out, '\n');
}

static void add_list(struct buf *out, const struct ticket *ticket,
                     const struct awkward_case *cases, size_t n)
{
    size_t start = out->len;
    for (size_t i = 0; i < n; i++) {
        if (is_blank(cases[i].text))
            continue;
        buf_add(out, "- ");
        clean_add(out, SINK_MARKDOWN, cases[i].text);
        buf_add_c(out, '\n');
    }
    if (out->len == start)
        add_field(out, ticket->no_awkward_cases ? "none known" : "");
}

void spec_text_markdown(struct buf *out, const struct ticket *ticket,
                        const struct awkward_case *cases, size_t n)
{
    for (int field = 0; field < SPEC_FIELDS; field++) {
        buf_addf(out, "%s## %s\n\n", field ? "\n" : "", spec_texts[field].title);
        if (field == SPEC_AWKWARD)
            add_list(out, ticket, cases, n);
        else
            add_field(out, spec_value(ticket, (enum spec_field)field));
    }
}
