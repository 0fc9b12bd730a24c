/* A spec's YAML to plain texts. It judges no text; it only refuses what no ticket holds. */
#include "codec/spec_text.h"

#include "codec/yaml.h"
#include "text/clean.h"
#include "text/closest.h"

#include <string.h>

/* Characters the store takes. */
enum { TITLE = 1000, NAME = 200, TEXT = 20000 };

enum { KEY_TITLE = SPEC_FIELDS, KEY_AREA, KEY_CUSTOMER, KEYS };

static const char *key_name(int key)
{
    static const char *const names[] = {"title", "area", "customer"};
    return key < SPEC_FIELDS ? spec_texts[key].key : names[key - SPEC_FIELDS];
}

/* Their order in the file. */
static int key_at(int place)
{
    return place < KEYS - SPEC_FIELDS ? SPEC_FIELDS + place : place - (KEYS - SPEC_FIELDS);
}

struct reader {
    const char *file;
    struct arena *arena;
    struct spec_text_in spec;
    struct err *err;
};

static bool fail(struct reader *r, const struct yaml_node *node, const char *what,
                 const char *expected)
{
    return yaml_fail(r->err, r->file, node->line, node->column, what, expected);
}

static int find_key(const char *name)
{
    for (int key = 0; key < KEYS; key++)
        if (strcmp(key_name(key), name) == 0)
            return key;
    return -1;
}

static bool fail_key(struct reader *r, const struct yaml_node *root, size_t i)
{
    struct closest closest;
    struct buf what, expected;
    buf_init(&what);
    buf_init(&expected);
    closest_init(&closest, root->key[i]);
    for (int place = 0; place < KEYS; place++)
        closest_offer(&closest, key_name(key_at(place)));
    buf_add(&what, "there is no key \"");
    clean_add(&what, SINK_TTY, root->key[i]);
    buf_add(&what, "\" in a spec");
    if (closest.n)
        buf_addf(&expected, "perhaps \"%s\"", closest.name[0]);
    else
        buf_add(&expected, "one of:");
    for (int place = 0; place < KEYS && !closest.n; place++)
        buf_addf(&expected, " %s", key_name(key_at(place)));
    yaml_fail(r->err, r->file, root->key_line[i], root->key_column[i], what.text,
              expected.text);
    buf_release(&expected);
    buf_release(&what);
    return false;
}

static size_t characters(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

static bool fits(struct reader *r, const struct yaml_node *node, size_t most)
{
    size_t n = characters(node->text);
    struct buf what, expected;
    if (n <= most)
        return true;
    buf_init(&what);
    buf_init(&expected);
    buf_addf(&what, "a text of %zu characters", n);
    buf_addf(&expected, "at most %zu", most);
    fail(r, node, what.text, expected.text);
    buf_release(&expected);
    buf_release(&what);
    return false;
}

static bool read_text(struct reader *r, const struct yaml_node *node, size_t most,
                      const char **text)
{
    static const char expected[] =
        "text; a text with \": \" in it stands in quotes, or indented below a \"|\"";
    if (node->kind == YAML_LIST)
        return fail(r, node, "a list", expected);
    if (node->kind == YAML_MAPPING)
        return fail(r, node, "a key inside a text", expected);
    if (!fits(r, node, most))
        return false;
    *text = node->text;
    return true;
}

/* A name or a title: what a block of one line ends in is no part of it. */
static bool read_line(struct reader *r, const struct yaml_node *node, size_t most,
                      const char **text)
{
    const char *read = "";
    if (!read_text(r, node, most, &read))
        return false;
    size_t len = strlen(read);
    while (len > 0 && read[len - 1] == '\n')
        len--;
    if (memchr(read, '\n', len))
        return fail(r, node, "a text of several lines", "one line");
    *text = arena_text(r->arena, read, len);
    return true;
}

/* Cases that say nothing are left out: the template ends with one to fill. */
static bool read_cases(struct reader *r, const struct yaml_node *node)
{
    bool list = node->kind == YAML_LIST;
    size_t n = list ? node->n : 1;
    r->spec.awkward = arena_new(r->arena, n, sizeof *r->spec.awkward);
    r->spec.awkward_given = true;
    for (size_t i = 0; i < n; i++) {
        const char *text = "";
        if (!read_text(r, list ? &node->item[i] : node, TEXT, &text))
            return false;
        if (*text)
            r->spec.awkward[r->spec.awkward_n++] = text;
    }
    return true;
}

static bool read_key(struct reader *r, int key, const struct yaml_node *node)
{
    switch (key) {
    case KEY_TITLE:
        return read_line(r, node, TITLE, &r->spec.title);
    case KEY_AREA:
        return read_line(r, node, NAME, &r->spec.area);
    case KEY_CUSTOMER:
        return read_line(r, node, NAME, &r->spec.customer);
    case SPEC_AWKWARD:
        return read_cases(r, node);
    case SPEC_SIGNS_OFF:
        return read_line(r, node, NAME, &r->spec.field[key]);
    default:
        return read_text(r, node, TEXT, &r->spec.field[key]);
    }
}

bool spec_text_read(const char *file, const char *text, size_t len, struct arena *arena,
                    struct spec_text_in *spec, struct err *err)
{
    struct reader r = {.file = file, .arena = arena, .err = err};
    struct yaml_node root;
    if (!yaml_read(file, text, len, arena, &root, err))
        return false;
    bool empty = root.kind == YAML_SCALAR && !*root.text;
    if (root.kind != YAML_MAPPING && !empty)
        return fail(&r, &root, root.kind == YAML_LIST ? "a list" : "a text without a key",
                    "the keys of a spec, such as \"who: ...\"");
    for (size_t i = 0; !empty && i < root.n; i++) {
        int key = find_key(root.key[i]);
        if (key < 0)
            return fail_key(&r, &root, i);
        if (!read_key(&r, key, &root.item[i]))
            return false;
    }
    *spec = r.spec;
    return true;
}
