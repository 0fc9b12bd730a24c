/* The board's YAML to a plan. Records are read key by key from the tables; references are
 * noted with their place and resolved at the end, when every name is known. */
#include "codec/board_yaml.h"

#include "board_reader.h"
#include "text/clean.h"
#include "text/closest.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *field(struct reader *r, const struct place *place, const struct key *key)
{
    return (char *)plan_row(r->plan, place->kind, place->row) + key->offset;
}

static bool read_list(struct reader *r, const struct yaml_node *node, const struct key *key,
                      const struct place *parent);

/* owner: ana, or helpers: [bo, eli]: rows of ownership that begin when they are read in. */
static bool read_role(struct reader *r, const struct place *place, const struct key *key,
                      const struct yaml_node *node)
{
    static const struct key person = {.name = "person",
                                      .kind = KEY_REF,
                                      .offset = offsetof(struct ownership, person),
                                      .to = PLAN_PERSON};
    bool many = key->role == ROLE_HELPER;
    if (node->kind == YAML_MAPPING || (node->kind == YAML_LIST && !many))
        return board_fail(r, node, many ? "a mapping" : "more than one name",
                          many ? "a list of people" : "one person");
    int64_t area = *(const int64_t *)plan_row(r->plan, PLAN_AREA, place->row);
    size_t n = node->kind == YAML_LIST ? node->n : 1;
    for (size_t i = 0; i < n; i++) {
        const struct yaml_node *who = node->kind == YAML_LIST ? &node->item[i] : node;
        if (!board_scalar(r, who, "one person"))
            return false;
        struct ownership *row = board_add(r, PLAN_OWNERSHIP, who);
        row->area = area;
        row->role = key->role;
        const struct place here = {PLAN_OWNERSHIP, r->plan->list[PLAN_OWNERSHIP].n - 1, 0};
        board_note_reference(r, &here, &person, who);
    }
    return true;
}

static bool fail_empty(struct reader *r, const struct yaml_node *node,
                       const struct key *key)
{
    return board_fail_about(r, node, "nothing under ", key->name, "",
                            "it, as it cannot be left out");
}

static bool read_value(struct reader *r, struct place *place, const struct key *key,
                       const struct yaml_node *node)
{
    int64_t number = 0;
    int word = 0;
    bool truth = false, ok = false;
    bool empty = node->kind == YAML_SCALAR && !node->text[0];
    if (empty && key->flags & KEY_NEEDED)
        return fail_empty(r, node, key);
    if (empty && node->plain)
        return true; /* "key:" and nothing behind it: as if it were not there */
    switch (key->kind) {
    case KEY_TEXT:
        ok = board_scalar(r, node, "a text");
        if (ok)
            *(const char **)field(r, place, key) = node->text;
        return ok;
    case KEY_WEEK:
        return board_week(r, node, field(r, place, key));
    case KEY_BOOL:
        ok = board_truth(r, node, &truth);
        if (ok)
            *(bool *)field(r, place, key) = truth;
        return ok;
    case KEY_WORD:
        ok = board_word(r, node, words_for(key->words), &word);
        if (ok)
            memcpy(field(r, place, key), &word, sizeof word);
        return ok;
    case KEY_REF:
        board_note_reference(r, place, key, node);
        return board_scalar(r, node, "a name or number");
    case KEY_LIST:
        return read_list(r, node, key, place);
    case KEY_ROLE:
        return read_role(r, place, key, node);
    case KEY_INT:
        ok = board_number(r, node, key, &number);
        break;
    case KEY_TIME:
        ok = board_time(r, node, place, &number);
        break;
    case KEY_DATE:
        ok = board_date(r, node, &number);
        break;
    }
    if (ok)
        *(int64_t *)field(r, place, key) = number;
    return ok;
}

/* A key that the table does not have, with the closest it has. */
static bool unknown_key(struct reader *r, const struct yaml_node *mapping, size_t i,
                        const struct key *keys)
{
    struct closest closest;
    struct buf what, expected;
    buf_init(&what);
    buf_init(&expected);
    closest_init(&closest, mapping->key[i]);
    for (const struct key *key = keys; key->name[0]; key++)
        closest_offer(&closest, key->name);
    buf_add(&what, "there is no key \"");
    clean_add(&what, SINK_TTY, mapping->key[i]);
    buf_add(&what, "\" here");
    if (closest.n)
        buf_addf(&expected, "perhaps \"%s\"", closest.name[0]);
    else
        buf_add(&expected, "one of:");
    for (const struct key *key = keys; key->name[0] && !closest.n; key++)
        buf_addf(&expected, " %s", key->name);
    yaml_fail(r->err, r->file, mapping->key_line[i], mapping->key_column[i], what.text,
              expected.text);
    buf_release(&expected);
    buf_release(&what);
    return false;
}

static const struct key *find_key(const struct key *keys, const char *name)
{
    for (; keys->name[0]; keys++)
        if (strcmp(keys->name, name) == 0)
            return keys;
    return NULL;
}

/* Every key of the mapping is one of the table's, and the needed ones are there. */
static bool check_keys(struct reader *r, const struct yaml_node *mapping,
                       const struct key *keys, const char *noun)
{
    for (size_t i = 0; i < mapping->n; i++)
        if (!find_key(keys, mapping->key[i]))
            return unknown_key(r, mapping, i, keys);
    for (const struct key *key = keys; key->name[0]; key++) {
        if (!(key->flags & KEY_NEEDED) || yaml_get(mapping, key->name))
            continue;
        struct buf what;
        buf_init(&what);
        buf_addf(&what, "%s without \"%s\"", noun, key->name);
        board_fail(r, mapping, what.text, "that key");
        buf_release(&what);
        return false;
    }
    return true;
}

static void fill_slug(struct reader *r, const struct place *place)
{
    struct area *area = plan_row(r->plan, PLAN_AREA, place->row);
    struct buf slug;
    buf_init(&slug);
    if (!area->slug[0])
        fold_slug(&slug, area->name);
    if (slug.len)
        area->slug = arena_copy(r->plan->arena, slug.text);
    buf_release(&slug);
}

static bool next_number(struct reader *r, enum plan_kind kind, const struct yaml_node *node,
                        int64_t *id)
{
    if (r->highest[kind] >= KEY_MOST)
        return board_fail(r, node, "there is no number left after the highest",
                          "an id of its own");
    *id = ++r->highest[kind];
    return true;
}

static bool read_record(struct reader *r, enum plan_kind kind, const struct yaml_node *node,
                        const struct key *list, const struct place *parent,
                        int64_t position)
{
    const struct entity *entity = &board_entities[kind];
    const struct key *main = entity->main ? find_key(entity->key, entity->main) : NULL;
    if (node->kind == YAML_LIST || (node->kind == YAML_SCALAR && !main)) {
        struct buf what;
        buf_init(&what);
        buf_addf(&what, "%s that is no mapping", entity->noun);
        board_fail(r, node, what.text, "keys and values");
        buf_release(&what);
        return false;
    }
    if (node->kind == YAML_MAPPING && !check_keys(r, node, entity->key, entity->noun))
        return false;
    char *row = board_add(r, kind, node);
    struct place place = {kind, r->plan->list[kind].n - 1, parent ? parent->from : 0};
    bool numbered = entity->key[0].kind == KEY_INT && entity->key[0].offset == 0;
    if (numbered)
        *(int64_t *)(void *)row = 0;
    if (parent)
        *(int64_t *)(void *)(row + list->offset) =
            *(const int64_t *)plan_row(r->plan, parent->kind, parent->row);
    if (entity->position)
        *(int64_t *)(void *)(row + entity->position) = position;
    if (node->kind == YAML_SCALAR && !read_value(r, &place, main, node))
        return false;
    for (const struct key *key = entity->key; key->name[0]; key++) {
        const struct yaml_node *value = yaml_get(node, key->name);
        if (value && !read_value(r, &place, key, value))
            return false;
        /* The number must be known before the lists, which point at it. */
        int64_t *id = plan_row(r->plan, kind, place.row);
        if (key == entity->key && numbered && !*id && !next_number(r, kind, node, id))
            return false;
    }
    if (kind == PLAN_AREA)
        fill_slug(r, &place);
    board_note_names(r, &place, node);
    return true;
}

/* Numbers that are given come before those that are not: 1, 2 ... go on after the highest,
 * in the lists inside the records as well. One that is too large is refused when its record
 * is read. */
static void find_highest(struct reader *r, enum plan_kind kind,
                         const struct yaml_node *list)
{
    for (size_t i = 0; list->kind == YAML_LIST && i < list->n; i++) {
        const struct yaml_node *item = &list->item[i];
        if (item->kind != YAML_MAPPING)
            continue;
        const struct yaml_node *id = yaml_get(item, "id");
        int64_t number = id && id->kind == YAML_SCALAR ? strtoll(id->text, NULL, 10) : 0;
        if (number > r->highest[kind] && number <= KEY_MOST)
            r->highest[kind] = number;
        for (const struct key *key = board_entities[kind].key; key->name[0]; key++) {
            const struct yaml_node *inside =
                key->kind == KEY_LIST ? yaml_get(item, key->name) : NULL;
            if (inside)
                find_highest(r, key->to, inside);
        }
    }
}

static bool read_list(struct reader *r, const struct yaml_node *node, const struct key *key,
                      const struct place *parent)
{
    if (node->kind != YAML_LIST)
        return board_fail(r, node, "no list", "a list, each item behind a dash");
    for (size_t i = 0; i < node->n; i++) {
        int64_t position = key->to == PLAN_PATH ? ++r->paths : (int64_t)i + 1;
        progress_step(parent ? NULL : &r->records, 1);
        if (progress_stopped(r->err))
            return false;
        if (!read_record(r, key->to, &node->item[i], key, parent, position))
            return false;
    }
    return true;
}

static bool read_about(struct reader *r, const struct yaml_node *root)
{
    const struct yaml_node *board = yaml_get(root, "board");
    const struct yaml_node *version = yaml_get(root, "buckstop");
    struct err ignored;
    if (!version || version->kind != YAML_SCALAR || strcmp(version->text, "1") != 0)
        return board_fail(r, version ? version : root, "this is not a board's file",
                          "\"buckstop: 1\" at its top");
    if (!board || board->kind != YAML_MAPPING)
        return board_fail(r, board ? board : root, "the board itself is missing",
                          "\"board:\" with a name and a time_zone");
    if (!check_keys(r, board, board_record_keys, "the board"))
        return false;
    const struct yaml_node *name = yaml_get(board, "name");
    const struct yaml_node *zone = yaml_get(board, "time_zone");
    const struct yaml_node *created = yaml_get(board, "created");
    if (!board_scalar(r, name, "a text") || !board_scalar(r, zone, "a time zone"))
        return false;
    if (!zone_find(zone->text, &r->zone, &ignored))
        return board_fail_about(r, zone, "there is no time zone ", zone->text, "",
                                "a name such as Europe/Berlin");
    r->plan->board = (struct board_record){.name = name->text, .time_zone = zone->text};
    struct place place = {0};
    return !created || board_time(r, created, &place, &r->plan->board.created_at);
}

static bool read_sections(struct reader *r, const struct yaml_node *root)
{
    struct key top[SECTIONS + 3] = {{.name = "buckstop"}, {.name = "board"}};
    for (int i = 0; i < SECTIONS; i++)
        snprintf(top[i + 2].name, KEY_NAME, "%s", board_sections[i].key);
    if (root->kind != YAML_MAPPING)
        return board_fail(r, root, "this is not a board's file", "keys and values");
    if (!read_about(r, root) || !check_keys(r, root, top, "the file"))
        return false;
    r->records = (struct progress_steps){.each = 1, .things = "records understood"};
    for (int i = 0; i < SECTIONS; i++) {
        const struct yaml_node *list = yaml_get(root, board_sections[i].key);
        r->records.total += list && list->kind == YAML_LIST ? (int64_t)list->n : 0;
    }
    for (int i = 0; i < SECTIONS; i++) {
        const struct yaml_node *list = yaml_get(root, board_sections[i].key);
        const struct key key = {.to = board_sections[i].kind};
        if (!list || (list->kind == YAML_SCALAR && !list->text[0]))
            continue;
        find_highest(r, board_sections[i].kind, list);
        if (!read_list(r, list, &key, NULL))
            return false;
    }
    return true;
}

bool board_yaml_read(const char *file, const char *text, size_t len, int64_t now,
                     struct board_plan *plan, struct err *err)
{
    struct yaml_node root;
    struct board_plan read = {.arena = plan->arena};
    struct reader r = {.file = file, .plan = &read, .now = now, .err = err};
    if (!yaml_read(file, text, len, plan->arena, &root, err) || !read_sections(&r, &root) ||
        !board_resolve(&r) || !board_rules(&r))
        return false;
    *plan = read;
    return true;
}
