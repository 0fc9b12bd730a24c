/* The word lists of the review, from YAML. */
#include "codec/lint.h"

#include "codec/yaml.h"
#include "text/clean.h"
#include "text/closest.h"

#include <stddef.h>
#include <string.h>

enum kind { TEXT, TRUTH, KIND, STRENGTH, TEXTS };

static const struct key {
    const char *name;
    enum kind kind;
    size_t offset, count; /* in struct lint_group; count of a TEXTS */
    bool needed;
} keys[] = {
    {"key", TEXT, offsetof(struct lint_group, key), 0, true},
    {"kind", KIND, offsetof(struct lint_group, kind), 0, true},
    {"says", TEXT, offsetof(struct lint_group, says), 0, false},
    {"question", TEXT, offsetof(struct lint_group, question), 0, false},
    {"people", TRUTH, offsetof(struct lint_group, people), 0, false},
    {"alone", TRUTH, offsetof(struct lint_group, alone), 0, false},
    {"strength", STRENGTH, offsetof(struct lint_group, strength), 0, false},
    {"words", TEXTS, offsetof(struct lint_group, words),
     offsetof(struct lint_group, words_n), true},
    {"unless", TEXTS, offsetof(struct lint_group, unless),
     offsetof(struct lint_group, unless_n), false},
    {"except", TEXTS, offsetof(struct lint_group, except),
     offsetof(struct lint_group, except_n), false},
};

enum { KEYS = sizeof keys / sizeof *keys };

struct reader {
    const char *file;
    struct arena *arena;
    struct err *err;
};

static bool fail(const struct reader *r, const struct yaml_node *node, const char *what,
                 const char *expected)
{
    return yaml_fail(r->err, r->file, node->line, node->column, what, expected);
}

static bool fail_about(const struct reader *r, int line, int column, const char *before,
                       const char *text, const char *expected)
{
    struct buf what;
    buf_init(&what);
    buf_addf(&what, "%s \"", before);
    clean_add(&what, SINK_TTY, text);
    buf_add_c(&what, '"');
    yaml_fail(r->err, r->file, line, column, what.text, expected);
    buf_release(&what);
    return false;
}

static bool is_text(const struct reader *r, const struct yaml_node *node)
{
    return node->kind == YAML_SCALAR || fail(r, node, "no text", "a text");
}

/* A list of phrases, none of them empty: an empty one would be found nowhere. */
static bool read_texts(const struct reader *r, const struct yaml_node *node,
                       const char *const **texts, size_t *n)
{
    if (node->kind != YAML_LIST)
        return fail(r, node, "no list", "words, each behind a dash");
    const char **list = arena_new(r->arena, node->n, sizeof *list);
    for (size_t i = 0; i < node->n; i++) {
        if (!is_text(r, &node->item[i]))
            return false;
        if (!node->item[i].text[0])
            return fail(r, &node->item[i], "no word", "a word or a phrase");
        list[i] = node->item[i].text;
    }
    *texts = list;
    *n = node->n;
    return true;
}

static bool read_word(const struct reader *r, const struct yaml_node *node,
                      const struct words *words, int *word)
{
    struct buf expected;
    if (!is_text(r, node))
        return false;
    int found = words_find(words, node->text);
    if (found >= 0) {
        *word = found;
        return true;
    }
    buf_init(&expected);
    buf_add(&expected, "one of:");
    for (int i = 0; i < words->n; i++)
        buf_addf(&expected, " %s", words->name[i]);
    fail_about(r, node->line, node->column, "none of the words:", node->text,
               expected.text);
    buf_release(&expected);
    return false;
}

static bool read_value(const struct reader *r, const struct key *key,
                       const struct yaml_node *node, struct lint_group *group)
{
    char *to = (char *)group + key->offset;
    static const char *const truth_names[] = {"false", "true"};
    static const struct words truths = {truth_names, 2};
    int word = 0;
    switch (key->kind) {
    case TEXT:
        if (!is_text(r, node))
            return false;
        *(const char **)(void *)to = node->text;
        return true;
    case TRUTH:
        if (!read_word(r, node, &truths, &word))
            return false;
        *(bool *)to = word == 1;
        return true;
    case KIND:
        if (!read_word(r, node, &lint_kind_words, &word))
            return false;
        group->kind = (enum lint_kind)word;
        return true;
    case STRENGTH:
        if (!read_word(r, node, &strength_words, &word))
            return false;
        group->strength = (enum strength)word;
        return true;
    case TEXTS:
        break;
    }
    return read_texts(r, node, (const char *const **)(void *)to,
                      (size_t *)(void *)((char *)group + key->count));
}

static const struct key *find_key(const char *name)
{
    for (size_t i = 0; i < KEYS; i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

static bool fail_key(const struct reader *r, const struct yaml_node *mapping, size_t i)
{
    struct closest closest;
    struct buf expected;
    closest_init(&closest, mapping->key[i]);
    for (size_t k = 0; k < KEYS; k++)
        closest_offer(&closest, keys[k].name);
    buf_init(&expected);
    if (closest.n)
        buf_addf(&expected, "perhaps \"%s\"", closest.name[0]);
    else
        buf_add(&expected, "one of:");
    for (size_t k = 0; k < KEYS && !closest.n; k++)
        buf_addf(&expected, " %s", keys[k].name);
    fail_about(r, mapping->key_line[i], mapping->key_column[i], "there is no key",
               mapping->key[i], expected.text);
    buf_release(&expected);
    return false;
}

static bool read_group(const struct reader *r, const struct yaml_node *node,
                       struct lint_group *group)
{
    if (node->kind != YAML_MAPPING)
        return fail(r, node, "a group that is no mapping", "keys and values");
    *group = (struct lint_group){.key = "", .says = "", .question = ""};
    for (size_t i = 0; i < node->n; i++) {
        const struct key *key = find_key(node->key[i]);
        if (!key)
            return fail_key(r, node, i);
        if (!read_value(r, key, &node->item[i], group))
            return false;
    }
    for (size_t i = 0; i < KEYS; i++)
        if (keys[i].needed && !yaml_get(node, keys[i].name))
            return fail_about(r, node->line, node->column, "a group without", keys[i].name,
                              "that key");
    if (group->kind == LINT_REMOVAL && group->strength == STRENGTH_UNKNOWN)
        return fail(r, node, "a removal's group without \"strength\"",
                    "strong, middle or weak");
    if (group->kind == LINT_CAUSE && group->strength != STRENGTH_UNKNOWN)
        return fail(r, node, "\"strength\" in a cause's group", "it in a removal's alone");
    return true;
}

static bool read_root(const struct reader *r, const struct yaml_node *root,
                      struct lint *lint)
{
    const struct yaml_node *version = yaml_get(root, "lint");
    const struct yaml_node *groups = yaml_get(root, "groups");
    if (!version || version->kind != YAML_SCALAR || strcmp(version->text, "1") != 0)
        return fail(r, version ? version : root, "this is no word list",
                    "\"lint: 1\" at its top");
    for (size_t i = 0; i < root->n; i++)
        if (strcmp(root->key[i], "lint") != 0 && strcmp(root->key[i], "groups") != 0)
            return fail_about(r, root->key_line[i], root->key_column[i], "there is no key",
                              root->key[i], "\"groups\"");
    if (!groups || groups->kind != YAML_LIST)
        return fail(r, groups ? groups : root, "no groups", "\"groups:\" with a list");
    struct lint_group *list = arena_new(r->arena, groups->n, sizeof *list);
    for (size_t i = 0; i < groups->n; i++)
        if (!read_group(r, &groups->item[i], &list[i]))
            return false;
    *lint = (struct lint){list, groups->n};
    return true;
}

bool lint_yaml_read(const char *file, const char *text, size_t len, struct arena *arena,
                    struct lint *lint, struct err *err)
{
    struct yaml_node root;
    const struct reader r = {file, arena, err};
    return yaml_read(file, text, len, arena, &root, err) && read_root(&r, &root, lint);
}
