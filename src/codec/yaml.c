/* YAML in and out through libyaml's events; the only file that knows the library. Its
 * scanner is quadratic in the depth: parsing stops at the first node too deep. */
#include "codec/yaml.h"

#include "base/mem.h"
#include "text/utf8.h"
#include "yaml_style.h"
#include "yaml_tree.h"

#include <assert.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static const char bom[] = "\xEF\xBB\xBF";

struct reader {
    struct yaml_tree tree;
    yaml_parser_t parser;
    bool one; /* document, and no more */
    struct yaml_node *doc;
    size_t docs, cap;
};

static struct yaml_place place_of(yaml_mark_t mark)
{
    return (struct yaml_place){(int)mark.line + 1, (int)mark.column + 1};
}

/* What libyaml says, and what is said instead; `begin` puts it where the thing began. */
static const struct {
    const char *theirs, *what, *expected;
    bool begin;
} problems[] = {
    {"could not find expected ':'", "a line without a key",
     "KEY: VALUE, or text indented under its key", true},
    {"did not find expected key", "this does not fit into the mapping",
     "KEY: VALUE, indented like the keys before it", false},
    {"did not find expected '-' indicator", "this does not fit into the list",
     "\"- \" and a value, indented like those before it", false},
    {"did not find expected ',' or ']'", "the list goes on without a comma or an end",
     ", or ]", false},
    {"did not find expected ',' or '}'", "the mapping goes on without a comma or an end",
     ", or }", false},
    {"did not find expected node content", "there is no value here",
     "text, a list or a mapping", false},
    {"did not find expected <document start>", "this stands after the document's end",
     "one document, its outermost lines indented alike", false},
    {"mapping values are not allowed in this context", "a \":\" cannot stand here",
     "a key at the beginning of its line, or quotes around text with \": \" in it", false},
    {"mapping keys are not allowed in this context", "a \"?\" cannot stand here",
     "quotes around text that begins so", false},
    {"block sequence entries are not allowed in this context", "a \"- \" cannot stand here",
     "a list on lines of its own, or quotes around text that begins so", false},
    {"found character that cannot start any token", "no value begins with this character",
     "quotes around text that begins so, and blanks, not tabs, before it", false},
    {"found a tab character that violates indentation", "a tab in the indentation",
     "blanks", false},
    {"found a tab character where an indentation space is expected",
     "a tab in the indentation", "blanks", false},
    {"found unexpected end of stream", "these quotes are never closed",
     "the same quote where the text ends", true},
    {"found unexpected document indicator", "a line of --- or ... inside quotes",
     "the quote that ends the text", false},
    {"found unknown escape character", "an unknown escape",
     "\\n, \\t, \\\", \\\\, \\xXX, \\uXXXX or \\UXXXXXXXX", false},
    {"found invalid Unicode character escape code", "an escape that is no character",
     "the number of a Unicode character", false},
    {"did not find expected hexdecimal number", "an escape that is cut short",
     "hexadecimal digits", false},
    {"did not find expected alphabetic or numeric character", "an alias or an anchor",
     "quotes around text that begins with * or &", true},
    {"found unknown directive name", "a directive", "quotes around text that begins with %",
     true},
    {"found incompatible YAML document", "another version of YAML", "%YAML 1.1 or 1.2",
     false},
    {"found undefined tag handle", "a tag", "the value without its tag", false},
};

/* Turns what stopped libyaml into the error. */
static bool broken(struct reader *r, const char *text)
{
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR)
        mem_exhausted();
    if (p->error == YAML_READER_ERROR)
        return yaml_tree_refuse(&r->tree, yaml_tree_place(text, p->problem_offset),
                                "text; in double quotes an escape such as \"\\x1B\"",
                                "the control character U+%04X", (unsigned)p->problem_value);
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        if (strcmp(p->problem, problems[i].theirs) != 0)
            continue;
        bool begin = p->context && problems[i].begin;
        return yaml_tree_refuse(&r->tree,
                                place_of(begin ? p->context_mark : p->problem_mark),
                                problems[i].expected, "%s", problems[i].what);
    }
    return yaml_tree_refuse(&r->tree, place_of(p->problem_mark), NULL, "%s%s%s",
                            p->context ? p->context : "", p->context ? ", " : "",
                            p->problem);
}

/* Refuses an anchor or a tag before a node. */
static bool bare(struct reader *r, yaml_mark_t mark, const yaml_char_t *anchor,
                 const yaml_char_t *tag)
{
    const char *name = (const char *)(anchor ? anchor : tag);
    return !name ||
           yaml_tree_refuse(&r->tree, place_of(mark),
                            "the value without it, or quotes around text that begins so",
                            "%s%.*s\"", anchor ? "the anchor \"&" : "the tag \"",
                            yaml_tree_shown(name), name);
}

static bool begin_document(struct reader *r, const yaml_event_t *event)
{
    struct yaml_place place = place_of(event->start_mark);
    if (r->one && r->docs)
        return yaml_tree_refuse(&r->tree, place, "one", "a second document");
    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end)
        return yaml_tree_refuse(&r->tree, place, "no tags", "a tag directive");
    return true;
}

static void end_document(struct reader *r)
{
    r->doc = arena_grow(r->tree.arena, r->doc, &r->cap, r->docs + 1, sizeof *r->doc);
    r->doc[r->docs++] = r->tree.root;
    r->tree.root = (struct yaml_node){.kind = YAML_MAPPING};
}

static bool take(struct reader *r, const yaml_event_t *event)
{
    yaml_mark_t mark = event->start_mark;
    const char *alias = (const char *)event->data.alias.anchor;
    switch (event->type) {
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
        return true;
    case YAML_DOCUMENT_END_EVENT:
        end_document(r);
        return true;
    case YAML_DOCUMENT_START_EVENT:
        return begin_document(r, event);
    case YAML_ALIAS_EVENT:
        return yaml_tree_refuse(&r->tree, place_of(mark),
                                "the value itself, or quotes around text that begins so",
                                "the alias \"*%.*s\"", yaml_tree_shown(alias), alias);
    case YAML_SCALAR_EVENT:
        return bare(r, mark, event->data.scalar.anchor, event->data.scalar.tag) &&
               yaml_tree_scalar(&r->tree, place_of(mark),
                                (const char *)event->data.scalar.value,
                                event->data.scalar.length,
                                event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE);
    case YAML_SEQUENCE_START_EVENT:
        return bare(r, mark, event->data.sequence_start.anchor,
                    event->data.sequence_start.tag) &&
               yaml_tree_begin(&r->tree, place_of(mark), YAML_LIST);
    case YAML_MAPPING_START_EVENT:
        return bare(r, mark, event->data.mapping_start.anchor,
                    event->data.mapping_start.tag) &&
               yaml_tree_begin(&r->tree, place_of(mark), YAML_MAPPING);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return yaml_tree_end(&r->tree);
    }
    return true;
}

static bool read_events(struct reader *r, const char *text)
{
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&r->parser, &event))
            return broken(r, text);
        more = event.type != YAML_STREAM_END_EVENT;
        bool good = take(r, &event) && yaml_tree_go_on(&r->tree, r->parser.offset);
        yaml_event_delete(&event);
        if (!good)
            return false;
    }
    return true;
}

static bool read_stream(struct reader *r, const char *text, size_t len)
{
    text = len ? text : "";
    if (!yaml_tree_sound(&r->tree, text, len))
        return false;
    if (len >= sizeof bom - 1 && memcmp(text, bom, sizeof bom - 1) == 0) {
        text += sizeof bom - 1;
        len -= sizeof bom - 1;
    }
    if (!yaml_parser_initialize(&r->parser))
        mem_exhausted();
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const yaml_char_t *)text, len);
    bool good = read_events(r, text);
    yaml_parser_delete(&r->parser);
    yaml_tree_release(&r->tree);
    return good;
}

bool yaml_read(const char *file, const char *text, size_t len, struct arena *arena,
               struct yaml_node *root, struct err *err)
{
    struct reader r = {.one = true};
    yaml_tree_init(&r.tree, file, arena, err);
    if (!read_stream(&r, text, len))
        return false;
    *root = r.docs ? r.doc[0] : r.tree.root;
    return true;
}

bool yaml_read_all(const char *file, const char *text, size_t len, struct arena *arena,
                   struct yaml_node **docs, size_t *n, struct err *err)
{
    struct reader r = {.one = false};
    yaml_tree_init(&r.tree, file, arena, err);
    if (!read_stream(&r, text, len))
        return false;
    *docs = r.doc;
    *n = r.docs;
    return true;
}

/* libyaml's emitter escapes whatever lies above U+FFFF. For it and for itself stands
 * U+E000; what it stands for is kept in order. */
enum { STAND_IN = 0xE000, STAND_IN_LEAD = 0xEE };

struct level {
    bool mapping;
    bool flow;
    bool keyed; /* a mapping's next node is a value */
};

struct yaml_out {
    yaml_emitter_t emitter;
    struct buf written; /* by libyaml, with the stand-ins */
    struct buf hidden;  /* what they stand for */
    struct level level[YAML_DEPTH];
    int depth; /* levels in use */
    bool done; /* the one node of the document has begun */
};

static int write_out(void *data, unsigned char *text, size_t len)
{
    struct yaml_out *out = data;
    buf_add_n(&out->written, (const char *)text, len);
    return 1;
}

/* `made` is what making the event returned; libyaml then frees the event. */
static void emit(struct yaml_out *out, yaml_event_t *event, int made)
{
    if (!made)
        mem_exhausted();
    if (yaml_emitter_emit(&out->emitter, event))
        return;
    assert(out->emitter.error == YAML_MEMORY_ERROR);
    mem_exhausted();
}

struct yaml_out *yaml_out_new(void)
{
    struct yaml_out *out = mem_new(1, sizeof *out);
    yaml_event_t event;
    buf_init(&out->written);
    buf_init(&out->hidden);
    if (!yaml_emitter_initialize(&out->emitter))
        mem_exhausted();
    yaml_emitter_set_output(&out->emitter, write_out, out);
    yaml_emitter_set_unicode(&out->emitter, 1);
    yaml_emitter_set_indent(&out->emitter, 2);
    yaml_emitter_set_width(&out->emitter, -1);
    emit(out, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    emit(out, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
    return out;
}

/* The innermost list or mapping; NULL outside. */
static struct level *inside(struct yaml_out *out)
{
    return out->depth ? &out->level[out->depth - 1] : NULL;
}

/* Before a value: one may stand here. */
static void take_place(struct yaml_out *out)
{
    struct level *level = inside(out);
    if (!level) {
        assert(!out->done);
        out->done = true;
        return;
    }
    assert(!level->mapping || level->keyed);
    level->keyed = false;
}

static void push(struct yaml_out *out, bool mapping, bool flow)
{
    const struct level *level = inside(out);
    assert(out->depth < YAML_DEPTH);
    out->level[out->depth++] =
        (struct level){.mapping = mapping, .flow = flow || (level && level->flow)};
}

void yaml_out_mapping(struct yaml_out *out)
{
    yaml_event_t event;
    take_place(out);
    push(out, true, false);
    emit(out, &event,
         yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
                                             YAML_BLOCK_MAPPING_STYLE));
}

static void begin_list(struct yaml_out *out, bool flow)
{
    yaml_event_t event;
    take_place(out);
    push(out, false, flow);
    emit(out, &event,
         yaml_sequence_start_event_initialize(&event, NULL, NULL, 1,
                                              flow ? YAML_FLOW_SEQUENCE_STYLE
                                                   : YAML_BLOCK_SEQUENCE_STYLE));
}

void yaml_out_list(struct yaml_out *out)
{
    begin_list(out, false);
}

void yaml_out_short_list(struct yaml_out *out)
{
    begin_list(out, true);
}

void yaml_out_end(struct yaml_out *out)
{
    yaml_event_t event;
    const struct level *level = inside(out);
    assert(level && !level->keyed);
    bool mapping = level->mapping;
    out->depth--;
    emit(out, &event,
         mapping ? yaml_mapping_end_event_initialize(&event)
                 : yaml_sequence_end_event_initialize(&event));
}

static void emit_scalar(struct yaml_out *out, const char *text, yaml_scalar_style_t style)
{
    yaml_event_t event;
    struct buf shape;
    size_t len = strlen(text);
    buf_init(&shape);
    for (size_t at = 0; at < len;) {
        uint32_t c;
        at += utf8_decode(text + at, len - at, &c);
        bool hide = c > 0xFFFF || c == STAND_IN;
        if (hide)
            utf8_add(&out->hidden, c);
        utf8_add(&shape, hide ? STAND_IN : c);
    }
    assert(shape.len <= INT_MAX);
    emit(out, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)shape.text,
                                      (int)shape.len, 1, 1, style));
    buf_release(&shape);
}

static void emit_text(struct yaml_out *out, const char *text, enum yaml_context context)
{
    static const yaml_scalar_style_t style[] = {
        [YAML_PLAIN] = YAML_PLAIN_SCALAR_STYLE,
        [YAML_SINGLE] = YAML_SINGLE_QUOTED_SCALAR_STYLE,
        [YAML_DOUBLE] = YAML_DOUBLE_QUOTED_SCALAR_STYLE,
        [YAML_LITERAL] = YAML_LITERAL_SCALAR_STYLE,
    };
    emit_scalar(out, text, style[yaml_style_of(text, context)]);
}

void yaml_out_key(struct yaml_out *out, const char *key)
{
    struct level *level = inside(out);
    assert(level && level->mapping && !level->keyed);
    level->keyed = true;
    emit_text(out, key, level->flow ? YAML_IN_FLOW : YAML_IN_LINE);
}

void yaml_out_text(struct yaml_out *out, const char *text)
{
    const struct level *level = inside(out);
    take_place(out);
    emit_text(out, text,
              !level        ? YAML_IN_LINE
              : level->flow ? YAML_IN_FLOW
                            : YAML_IN_BLOCK);
}

void yaml_out_plain(struct yaml_out *out, const char *text)
{
    assert(*text);
    take_place(out);
    emit_scalar(out, text, YAML_PLAIN_SCALAR_STYLE);
}

/* Adds what was written with the characters in the place of their stand-ins. */
static void unhide(const struct yaml_out *out, struct buf *to)
{
    const char *from = out->written.text, *end = from + out->written.len;
    const char *hidden = out->hidden.text, *last = hidden + out->hidden.len;
    while (from < end) {
        /* Only U+E000 to U+EFFF begin with this byte. */
        const char *s = memchr(from, STAND_IN_LEAD, (size_t)(end - from));
        if (!s)
            s = end;
        buf_add_n(to, from, (size_t)(s - from));
        if (s == end)
            return;
        uint32_t c;
        size_t size = utf8_decode(s, (size_t)(end - s), &c);
        if (c == STAND_IN)
            hidden += utf8_decode(hidden, (size_t)(last - hidden), &c);
        utf8_add(to, c);
        from = s + size;
    }
}

void yaml_out_finish(struct yaml_out *out, struct buf *to)
{
    yaml_event_t event;
    assert(out->done && out->depth == 0);
    emit(out, &event, yaml_document_end_event_initialize(&event, 1));
    emit(out, &event, yaml_stream_end_event_initialize(&event));
    if (!yaml_emitter_flush(&out->emitter))
        mem_exhausted();
    unhide(out, to);
    yaml_emitter_delete(&out->emitter);
    buf_release(&out->hidden);
    buf_release(&out->written);
    free(out);
}
