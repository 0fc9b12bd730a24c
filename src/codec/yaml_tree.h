/* Building the nodes of a document out of events, in its order. Private to the reader. */
#ifndef BUCKSTOP_CODEC_YAML_TREE_H
#define BUCKSTOP_CODEC_YAML_TREE_H

#include "codec/yaml.h"

struct yaml_place {
    int line, column; /* from 1 */
};

struct yaml_key {
    const char *text;
    struct yaml_place place;
};

/* A list or a mapping that is open; its items are the last ones of the tree's. */
struct yaml_frame {
    struct yaml_node node; /* n counts; the arrays come at its end, of the right size */
    bool keyed;            /* a mapping whose next node is a value */
};

struct yaml_tree {
    const char *file;
    struct arena *arena;
    struct err *err;
    struct yaml_node root; /* whole once every list and mapping has ended */
    struct yaml_frame frame[YAML_DEPTH];
    int depth; /* frames in use */

    /* What belongs to the open ones, the outermost's first; ours until release. */
    struct yaml_node *item;
    struct yaml_key *key;
    size_t items, item_cap, keys, key_cap;
    size_t nodes, nodes_max; /* of the whole document */
    size_t len;              /* of the text, in bytes */
};

/* An empty mapping as the root. A zeroed tree may be released. */
void yaml_tree_init(struct yaml_tree *tree, const char *file, struct arena *arena,
                    struct err *err);
void yaml_tree_release(struct yaml_tree *tree);

/* The place of a byte of the text, with the line breaks of YAML 1.1: also U+0085, U+2028
 * and U+2029. */
struct yaml_place yaml_tree_place(const char *text, size_t offset);

/* What has to be refused before the document is parsed: too large, not UTF-8, a NUL, more
 * tag directives than libyaml could digest. False with ERR_INPUT. Sets len and the limit of
 * nodes. */
bool yaml_tree_sound(struct yaml_tree *tree, const char *text, size_t len);

/* Tells how many bytes of the text were read. False with ERR_INTERRUPTED: no more is to be.
 */
bool yaml_tree_go_on(struct yaml_tree *tree, size_t read);

/* Each returns false with ERR_INPUT when the document may not go on so: an empty key, a
 * merge key, a list or a mapping as a key, too deep, a key twice, a NUL. */
bool yaml_tree_scalar(struct yaml_tree *tree, struct yaml_place place, const char *text,
                      size_t len, bool plain);
bool yaml_tree_begin(struct yaml_tree *tree, struct yaml_place place, enum yaml_kind kind);
bool yaml_tree_end(struct yaml_tree *tree);

/* yaml_fail with a place and a format; false. */
__attribute__((format(printf, 4, 5))) bool yaml_tree_refuse(struct yaml_tree *tree,
                                                            struct yaml_place place,
                                                            const char *expected,
                                                            const char *fmt, ...);

/* How many bytes of a text a message shows, for %.*s. */
int yaml_tree_shown(const char *text);

#endif
