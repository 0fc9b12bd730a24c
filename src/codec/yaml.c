/* Reading YAML on libyaml's events, which carry exact marks and let aliases, tags and depth
 * be refused before a tree is made. */
#include "codec/yaml.h"

#include "base/mem.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <yaml.h>

bool yaml_fail(struct err *err, const char *file, int line, int column, const char *what,
               const char *expected)
{
    struct buf text;
    buf_init(&text);
    clean_add(&text, SINK_TTY, file);
    buf_addf(&text, ":%d:%d: %s", line, column, what);
    if (expected)
        buf_addf(&text, "; %s", expected);
    err_set(err, ERR_INPUT, "%s", text.text);
    buf_release(&text);
    return false;
}

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
    for (size_t i = 0; mapping->kind == YAML_MAPPING && i < mapping->n; i++)
        if (strcmp(mapping->key[i], key) == 0)
            return &mapping->item[i];
    return NULL;
}

/* A collection that is being read, and the room its arrays have. */
struct open_node {
    struct yaml_node *node;
    size_t cap, keys_cap, lines_cap, columns_cap;
    bool key_next; /* of a mapping: a key comes, then its value */
};

struct reader {
    const char *file;
    struct arena *arena;
    struct yaml_node *root;
    struct open_node open[YAML_DEPTH];
    int depth;
    bool seen; /* the root */
    struct err *err;
};

static bool fail_at(const struct reader *r, yaml_mark_t mark, const char *what,
                    const char *expected)
{
    return yaml_fail(r->err, r->file, (int)mark.line + 1, (int)mark.column + 1, what,
                     expected);
}

static struct yaml_node *new_item(struct reader *r)
{
    if (r->depth == 0) {
        r->seen = true;
        return r->root;
    }
    struct open_node *open = &r->open[r->depth - 1];
    struct yaml_node *parent = open->node;
    parent->item =
        arena_grow(r->arena, parent->item, &open->cap, parent->n + 1, sizeof *parent->item);
    open->key_next = parent->kind == YAML_MAPPING;
    return &parent->item[parent->n++];
}

static bool add_key(struct reader *r, const yaml_event_t *event)
{
    struct open_node *open = &r->open[r->depth - 1];
    struct yaml_node *mapping = open->node;
    const char *key = (const char *)event->data.scalar.value;
    size_t n = mapping->n + 1;
    if (strcmp(key, "<<") == 0)
        return fail_at(r, event->start_mark, "a merge key", "expected the keys themselves");
    mapping->key =
        arena_grow(r->arena, mapping->key, &open->keys_cap, n, sizeof *mapping->key);
    mapping->key_line =
        arena_grow(r->arena, mapping->key_line, &open->lines_cap, n, sizeof(int));
    mapping->key_column =
        arena_grow(r->arena, mapping->key_column, &open->columns_cap, n, sizeof(int));
    mapping->key[n - 1] = arena_copy(r->arena, key);
    mapping->key_line[n - 1] = (int)event->start_mark.line + 1;
    mapping->key_column[n - 1] = (int)event->start_mark.column + 1;
    open->key_next = false;
    return true;
}

static bool wants_key(const struct reader *r)
{
    return r->depth > 0 && r->open[r->depth - 1].node->kind == YAML_MAPPING &&
           r->open[r->depth - 1].key_next;
}

static bool add_scalar(struct reader *r, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t bad;
    if (!utf8_valid(text, event->data.scalar.length, &bad))
        return fail_at(r, event->start_mark, "a text with a NUL in it", "expected text");
    if (wants_key(r))
        return add_key(r, event);
    *new_item(r) = (struct yaml_node){
        .kind = YAML_SCALAR,
        .line = (int)event->start_mark.line + 1,
        .column = (int)event->start_mark.column + 1,
        .text = arena_copy(r->arena, text),
        .plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
    };
    return true;
}

static bool begin(struct reader *r, const yaml_event_t *event, enum yaml_kind kind)
{
    if (wants_key(r))
        return fail_at(r, event->start_mark, "a key that is no plain text",
                       "expected a name");
    if (r->depth == YAML_DEPTH)
        return fail_at(r, event->start_mark, "nested too deep",
                       "expected 32 levels at most");
    struct yaml_node *node = new_item(r);
    *node = (struct yaml_node){.kind = kind,
                               .line = (int)event->start_mark.line + 1,
                               .column = (int)event->start_mark.column + 1};
    r->open[r->depth++] =
        (struct open_node){.node = node, .key_next = kind == YAML_MAPPING};
    return true;
}

struct key_place {
    const char *key;
    int line, column;
};

static int by_key(const void *a, const void *b)
{
    const struct key_place *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static bool fail_duplicate(const struct reader *r, const struct key_place *first,
                           const struct key_place *second)
{
    struct buf what;
    buf_init(&what);
    buf_add(&what, "the key \"");
    clean_add(&what, SINK_TTY, second->key);
    buf_addf(&what, "\" is there already, in line %d", first->line);
    yaml_fail(r->err, r->file, second->line, second->column, what.text, "expected it once");
    buf_release(&what);
    return false;
}

static bool end(struct reader *r)
{
    assert(r->depth > 0);
    const struct yaml_node *node = r->open[--r->depth].node;
    assert(node);
    struct key_place *keys;
    bool ok = true;
    if (node->kind != YAML_MAPPING || node->n < 2)
        return true;
    keys = mem_new(node->n, sizeof *keys);
    for (size_t i = 0; i < node->n; i++)
        keys[i] = (struct key_place){node->key[i], node->key_line[i], node->key_column[i]};
    qsort(keys, node->n, sizeof *keys, by_key);
    for (size_t i = 1; ok && i < node->n; i++)
        if (strcmp(keys[i - 1].key, keys[i].key) == 0)
            ok = fail_duplicate(r, &keys[i - 1], &keys[i]);
    free(keys);
    return ok;
}

static bool no_anchor(const struct reader *r, const yaml_event_t *event,
                      const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        return fail_at(r, event->start_mark, "an anchor", "expected the text itself");
    return !tag || fail_at(r, event->start_mark, "a tag", "expected the text without it");
}

static bool take(struct reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return fail_at(r, event->start_mark, "an alias", "expected the text itself");
    case YAML_SCALAR_EVENT:
        return no_anchor(r, event, event->data.scalar.anchor, event->data.scalar.tag) &&
               add_scalar(r, event);
    case YAML_SEQUENCE_START_EVENT:
        return no_anchor(r, event, event->data.sequence_start.anchor,
                         event->data.sequence_start.tag) &&
               begin(r, event, YAML_LIST);
    case YAML_MAPPING_START_EVENT:
        return no_anchor(r, event, event->data.mapping_start.anchor,
                         event->data.mapping_start.tag) &&
               begin(r, event, YAML_MAPPING);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return end(r);
    case YAML_DOCUMENT_START_EVENT:
        return !r->seen ||
               fail_at(r, event->start_mark, "a second document", "expected one document");
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    return true;
}

static bool fail_parse(const struct reader *r, const yaml_parser_t *parser)
{
    if (parser->error == YAML_MEMORY_ERROR)
        mem_exhausted();
    return fail_at(r, parser->problem_mark, parser->problem ? parser->problem : "not YAML",
                   "expected YAML");
}

static bool parse(struct reader *r, yaml_parser_t *parser)
{
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event))
            return fail_parse(r, parser);
        bool ok = take(r, &event), last = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (!ok || last)
            return ok;
    }
}

/* Line and column of an offset, for what is found before libyaml reads. */
static bool fail_at_byte(const struct reader *r, const char *text, size_t at,
                         const char *what, const char *expected)
{
    yaml_mark_t mark = {0};
    for (size_t i = 0; i < at; i++) {
        mark.column += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == '\n') {
            mark.line++;
            mark.column = 0;
        }
    }
    return fail_at(r, mark, what, expected);
}

bool yaml_read(const char *file, const char *text, size_t len, struct arena *arena,
               struct yaml_node *root, struct err *err)
{
    struct yaml_node read = {.kind = YAML_MAPPING, .line = 1, .column = 1};
    struct reader r = {.file = file, .arena = arena, .root = &read, .err = err};
    size_t bad;
    if (len > YAML_BYTES)
        return yaml_fail(err, file, 1, 1, "larger than 64 MiB", "expected a smaller file");
    if (!utf8_valid(text, len, &bad)) {
        struct buf what;
        buf_init(&what);
        buf_addf(&what, "byte %zu is not UTF-8", bad);
        fail_at_byte(&r, text, bad, what.text, "expected UTF-8 without NUL");
        buf_release(&what);
        return false;
    }
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        mem_exhausted();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
    bool ok = parse(&r, &parser);
    yaml_parser_delete(&parser);
    if (ok)
        *root = read;
    return ok;
}

struct yaml_out {
    yaml_emitter_t emitter;
    struct buf text;
    enum yaml_kind open[YAML_DEPTH]; /* what each yaml_out_end ends */
    int depth;
};

static int write_bytes(void *context, unsigned char *bytes, size_t n)
{
    struct yaml_out *out = context;
    buf_add_n(&out->text, (const char *)bytes, n);
    return 1;
}

/* The emitter fails only for events out of order, which is our bug, or without memory. */
static void emit(struct yaml_out *out, int made, yaml_event_t *event)
{
    if (!made)
        mem_exhausted();
    if (yaml_emitter_emit(&out->emitter, event))
        return;
    if (out->emitter.error == YAML_MEMORY_ERROR)
        mem_exhausted();
    assert(out->emitter.error == YAML_NO_ERROR);
}

struct yaml_out *yaml_out_new(void)
{
    struct yaml_out *out = mem_new(1, sizeof *out);
    yaml_event_t event;
    buf_init(&out->text);
    if (!yaml_emitter_initialize(&out->emitter))
        mem_exhausted();
    yaml_emitter_set_output(&out->emitter, write_bytes, out);
    yaml_emitter_set_unicode(&out->emitter, 1);
    yaml_emitter_set_width(&out->emitter, -1);
    yaml_emitter_set_indent(&out->emitter, 2);
    emit(out, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING), &event);
    emit(out, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1), &event);
    return out;
}

void yaml_out_mapping(struct yaml_out *out)
{
    yaml_event_t event;
    out->open[out->depth++] = YAML_MAPPING;
    emit(out,
         yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
                                             YAML_BLOCK_MAPPING_STYLE),
         &event);
}

static void begin_list(struct yaml_out *out, yaml_sequence_style_t style)
{
    yaml_event_t event;
    out->open[out->depth++] = YAML_LIST;
    emit(out, yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, style), &event);
}

void yaml_out_list(struct yaml_out *out)
{
    begin_list(out, YAML_BLOCK_SEQUENCE_STYLE);
}

void yaml_out_short_list(struct yaml_out *out)
{
    begin_list(out, YAML_FLOW_SEQUENCE_STYLE);
}

void yaml_out_end(struct yaml_out *out)
{
    yaml_event_t event;
    assert(out->depth > 0);
    if (out->open[--out->depth] == YAML_MAPPING)
        emit(out, yaml_mapping_end_event_initialize(&event), &event);
    else
        emit(out, yaml_sequence_end_event_initialize(&event), &event);
}

static void scalar(struct yaml_out *out, const char *text, yaml_scalar_style_t style)
{
    yaml_event_t event;
    emit(out,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text,
                                      (int)strlen(text), 1, 1, style),
         &event);
}

void yaml_out_key(struct yaml_out *out, const char *key)
{
    scalar(out, key, YAML_PLAIN_SCALAR_STYLE);
}

void yaml_out_plain(struct yaml_out *out, const char *text)
{
    scalar(out, text, YAML_PLAIN_SCALAR_STYLE);
}

/* Words that some reader of YAML 1.1 or 1.2 takes as a truth, a number or nothing. */
static bool is_reserved(const char *text)
{
    static const char *const words[] = {"y",    "n",     "yes",  "no",  "on", "off",
                                        "true", "false", "null", "nan", "inf"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(text, words[i]) == 0)
            return true;
    return false;
}

/* Plain text begins with a letter or a slash, so that it is no number or date, and holds
 * nothing that could be structure, in a list on one line either. */
static bool is_safe_plain(const char *text)
{
    static const char safe[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        " _./@+()-';";
    size_t len = strlen(text);
    return len > 0 && (isalpha((unsigned char)text[0]) || text[0] == '/') &&
           text[len - 1] != ' ' && strspn(text, safe) == len && !is_reserved(text);
}

/* A block keeps every byte where no line, and not the whole, begins or ends in white space.
 */
static bool is_safe_block(const char *text)
{
    size_t len = strlen(text);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        bool edge = i == 0 || i + 1 == len || text[i - 1] == '\n' || text[i + 1] == '\n';
        if ((c < ' ' && c != '\n') || c >= 0x7F || (edge && c == ' '))
            return false;
        if (c == '\n' && (i == 0 || i + 1 == len))
            return false;
    }
    return true;
}

void yaml_out_text(struct yaml_out *out, const char *text)
{
    if (strchr(text, '\n'))
        scalar(out, text,
               is_safe_block(text) ? YAML_LITERAL_SCALAR_STYLE
                                   : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
    else
        scalar(out, text,
               is_safe_plain(text) ? YAML_PLAIN_SCALAR_STYLE
                                   : YAML_SINGLE_QUOTED_SCALAR_STYLE);
}

void yaml_out_finish(struct yaml_out *out, struct buf *to)
{
    yaml_event_t event;
    emit(out, yaml_document_end_event_initialize(&event, 1), &event);
    emit(out, yaml_stream_end_event_initialize(&event), &event);
    yaml_emitter_delete(&out->emitter);
    buf_add_n(to, out->text.text, out->text.len);
    buf_release(&out->text);
    free(out);
}
