/* The nodes of a YAML document, built from events, and what this program refuses before and
 * in them. Knows nothing of the library that reads. */
#include "yaml_tree.h"

#include "base/mem.h"
#include "base/progress.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* 100,000 lines of %TAG take libyaml 12 seconds; one is refused, but only after all of them
 * were read. */
enum { TAG_LINES = 100, SHOWN = 60 };

/* libyaml takes up to 0.4 microseconds a node where lists are deep, and a node needs two
 * bytes: 1 MiB of "a," took 240 ms. A board has 15 bytes a node and more. */
enum { NODES_ALWAYS = 65536, BYTES_A_NODE = 8 };

bool yaml_fail(struct err *err, const char *file, int line, int column, const char *what,
               const char *expected)
{
    struct buf raw, clean;
    buf_init(&raw);
    buf_init(&clean);
    buf_addf(&raw, "%s:%d:%d: %s", file, line, column, what);
    if (expected)
        buf_addf(&raw, "; expected %s", expected);
    clean_add(&clean, SINK_TTY, raw.text);
    err_set(err, ERR_INPUT, "%s", clean.text);
    buf_release(&clean);
    buf_release(&raw);
    return false;
}

bool yaml_tree_refuse(struct yaml_tree *tree, struct yaml_place place, const char *expected,
                      const char *fmt, ...)
{
    struct buf what;
    va_list args;
    buf_init(&what);
    va_start(args, fmt);
    buf_addv(&what, fmt, args);
    va_end(args);
    yaml_fail(tree->err, tree->file, place.line, place.column, what.text, expected);
    buf_release(&what);
    return false;
}

int yaml_tree_shown(const char *text)
{
    size_t len = strnlen(text, SHOWN + 1);
    if (len <= SHOWN)
        return (int)len;
    len = SHOWN;
    while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    return (int)len;
}

struct yaml_place yaml_tree_place(const char *text, size_t offset)
{
    struct yaml_place place = {1, 1};
    for (size_t at = 0; at < offset;) {
        uint32_t c;
        at += utf8_decode(text + at, offset - at, &c);
        bool first_half = c == '\r' && at < offset && text[at] == '\n';
        bool ends = c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
        if (ends && !first_half)
            place = (struct yaml_place){place.line + 1, 1};
        else
            place.column++;
    }
    return place;
}

/* The offset of the tag directive that is one too many; len when there is none. Any byte
 * that can end a line break counts as one. */
static size_t tag_flood(const char *text, size_t len)
{
    static const char tag[] = "%TAG";
    int n = 0;
    for (size_t at = 0; at < len; at++) {
        const char *hit = memmem(text + at, len - at, tag, sizeof tag - 1);
        if (!hit)
            return len;
        at = (size_t)(hit - text);
        if ((at == 0 || strchr("\n\r\x85\xA8\xA9", hit[-1])) && ++n > TAG_LINES)
            return at;
    }
    return len;
}

bool yaml_tree_sound(struct yaml_tree *tree, const char *text, size_t len)
{
    static const struct yaml_place begin = {1, 1};
    size_t at;
    if (len > YAML_BYTES)
        return yaml_tree_refuse(tree, begin, "at most 64 MiB", "the file is too large");
    if (len >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
        return yaml_tree_refuse(tree, begin, "UTF-8", "the file is UTF-16 or UTF-32");
    if (!utf8_valid(text, len, &at))
        return yaml_tree_refuse(tree, yaml_tree_place(text, at), "UTF-8 text",
                                "byte %zu of the file, counted from 0, %s", at,
                                text[at] ? "is not UTF-8" : "is a NUL");
    tree->len = len;
    tree->nodes_max = NODES_ALWAYS + len / BYTES_A_NODE;
    at = tag_flood(text, len);
    if (at < len)
        return yaml_tree_refuse(tree, yaml_tree_place(text, at), "no tags",
                                "a tag directive");
    return true;
}

bool yaml_tree_go_on(struct yaml_tree *tree, size_t read)
{
    if (tree->len >= MIB) /* the head of a small file is no work of its own */
        progress_tell((int64_t)(read / MIB), (int64_t)(tree->len / MIB),
                      "MiB of YAML read");
    return !progress_stopped(tree->err);
}

void yaml_tree_init(struct yaml_tree *tree, const char *file, struct arena *arena,
                    struct err *err)
{
    *tree = (struct yaml_tree){.file = file,
                               .arena = arena,
                               .err = err,
                               .root = {.kind = YAML_MAPPING, .line = 1, .column = 1}};
}

void yaml_tree_release(struct yaml_tree *tree)
{
    free(tree->item);
    free(tree->key);
}

static struct yaml_node node_at(enum yaml_kind kind, struct yaml_place place)
{
    return (struct yaml_node){.kind = kind, .line = place.line, .column = place.column};
}

static bool awaits_key(const struct yaml_tree *tree)
{
    if (tree->depth == 0)
        return false;
    const struct yaml_frame *f = &tree->frame[tree->depth - 1];
    return f->node.kind == YAML_MAPPING && !f->keyed;
}

static bool count(struct yaml_tree *tree, struct yaml_place place)
{
    if (tree->nodes++ < tree->nodes_max)
        return true;
    return yaml_tree_refuse(tree, place, "longer ones, or several files",
                            "more than %zu values, each of a few bytes", tree->nodes_max);
}

/* Puts a finished node where it belongs. A document of nothing leaves the root empty. */
static void settle(struct yaml_tree *tree, struct yaml_node node)
{
    if (tree->depth == 0) {
        bool nothing = node.kind == YAML_SCALAR && node.plain && !*node.text;
        if (!nothing)
            tree->root = node;
        return;
    }
    struct yaml_frame *f = &tree->frame[tree->depth - 1];
    tree->item = mem_grow(tree->item, &tree->item_cap, tree->items + 1, sizeof *tree->item);
    tree->item[tree->items++] = node;
    f->node.n++;
    f->keyed = false;
}

static bool take_key(struct yaml_tree *tree, struct yaml_place place, const char *text,
                     bool plain)
{
    struct yaml_frame *f = &tree->frame[tree->depth - 1];
    if (plain && !*text)
        return yaml_tree_refuse(tree, place, "KEY: VALUE", "a value without a key");
    if (plain && strcmp(text, "<<") == 0)
        return yaml_tree_refuse(tree, place, "the keys themselves", "the merge key \"<<\"");
    tree->key = mem_grow(tree->key, &tree->key_cap, tree->keys + 1, sizeof *tree->key);
    tree->key[tree->keys++] = (struct yaml_key){text, place};
    f->keyed = true;
    return true;
}

bool yaml_tree_scalar(struct yaml_tree *tree, struct yaml_place place, const char *text,
                      size_t len, bool plain)
{
    if (!utf8_valid(text, len, NULL))
        return yaml_tree_refuse(tree, place, "text without it", "an escape makes a NUL");
    char *copy = arena_text(tree->arena, text, len);
    if (awaits_key(tree))
        return take_key(tree, place, copy, plain);
    if (!count(tree, place))
        return false;
    struct yaml_node node = node_at(YAML_SCALAR, place);
    node.text = copy;
    node.plain = plain;
    settle(tree, node);
    return true;
}

bool yaml_tree_begin(struct yaml_tree *tree, struct yaml_place place, enum yaml_kind kind)
{
    if (awaits_key(tree))
        return yaml_tree_refuse(tree, place, "text as a key", "a %s as a key",
                                kind == YAML_LIST ? "list" : "mapping");
    if (tree->depth == YAML_DEPTH)
        return yaml_tree_refuse(tree, place, "at most 32 lists and mappings in one another",
                                "nested too deep");
    if (!count(tree, place))
        return false;
    tree->frame[tree->depth++] = (struct yaml_frame){.node = node_at(kind, place)};
    return true;
}

/* By key, then by place, for qsort_r. */
static int by_key(const void *a, const void *b, void *keys)
{
    const char *const *key = keys;
    size_t i = *(const size_t *)a, j = *(const size_t *)b;
    int order = strcmp(key[i], key[j]);
    return order ? order : (i > j) - (i < j);
}

/* The first key that was there before, or n; *before is the one. */
static size_t first_twin(const struct yaml_node *mapping, size_t *before)
{
    size_t n = mapping->n, first = n;
    size_t *order = mem_new(n, sizeof *order);
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    qsort_r(order, n, sizeof *order, by_key, mapping->key);
    for (size_t i = 1; i < n; i++)
        if (order[i] < first &&
            strcmp(mapping->key[order[i]], mapping->key[order[i - 1]]) == 0) {
            first = order[i];
            *before = order[i - 1];
        }
    free(order);
    return first;
}

/* Moves the items, and keys, of the innermost one into arrays of its own. */
static void collect(struct yaml_tree *tree, struct yaml_node *node)
{
    size_t n = node->n;
    if (n == 0)
        return;
    tree->items -= n;
    node->item = arena_new(tree->arena, n, sizeof *node->item);
    memcpy(node->item, tree->item + tree->items, n * sizeof *node->item);
    if (node->kind != YAML_MAPPING)
        return;
    tree->keys -= n;
    node->key = arena_new(tree->arena, n, sizeof *node->key);
    node->key_line = arena_new(tree->arena, n, sizeof *node->key_line);
    node->key_column = arena_new(tree->arena, n, sizeof *node->key_column);
    for (size_t i = 0; i < n; i++) {
        const struct yaml_key *key = &tree->key[tree->keys + i];
        node->key[i] = key->text;
        node->key_line[i] = key->place.line;
        node->key_column[i] = key->place.column;
    }
}

bool yaml_tree_end(struct yaml_tree *tree)
{
    struct yaml_node *node = &tree->frame[tree->depth - 1].node;
    size_t before = 0;
    collect(tree, node);
    size_t twin =
        node->kind == YAML_MAPPING && node->n > 1 ? first_twin(node, &before) : node->n;
    if (twin < node->n) {
        const char *key = node->key[twin];
        struct yaml_place place = {node->key_line[twin], node->key_column[twin]};
        return yaml_tree_refuse(tree, place, "each key once",
                                "the key \"%.*s\" was there before, in line %d",
                                yaml_tree_shown(key), key, node->key_line[before]);
    }
    tree->depth--;
    settle(tree, *node);
    return true;
}

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
    if (mapping->kind != YAML_MAPPING)
        return NULL;
    for (size_t i = 0; i < mapping->n; i++)
        if (strcmp(mapping->key[i], key) == 0)
            return &mapping->item[i];
    return NULL;
}
