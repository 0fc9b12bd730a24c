/* The keys of the board's YAML: one table an entity, read by the reader and the writer. */
#ifndef BUCKSTOP_CODEC_BOARD_KEYS_H
#define BUCKSTOP_CODEC_BOARD_KEYS_H

#include "codec/board_plan.h"

enum key_kind {
    KEY_TEXT,
    KEY_INT,
    KEY_BOOL,
    KEY_TIME,
    KEY_DATE,
    KEY_WORD,
    KEY_WEEK, /* a text: "2026-W47"; "week-1" is last week's */
    KEY_REF,  /* another record, by the name it has in the file */
    KEY_LIST, /* records of another kind that belong to this one */
    KEY_ROLE, /* a short form: one person, or a list of them, in a role from now on */
};

enum {
    KEY_PLAIN = 0,
    KEY_NEEDED = 1,  /* must be there, and say something */
    KEY_ALWAYS = 2,  /* written also when it is the enum's first word */
    KEY_FLOW = 4,    /* a list that is written on one line */
    KEY_DERIVED = 8, /* a slug: left out when it is what the name gives */
    KEY_LOOSE =
        16, /* a reference that may outlive what it names: left out when that is gone */
};

enum { KEY_NAME = 24 };

/* Beyond any count or number of ours, and far from overflow. */
#define KEY_MOST INT64_C(999999999999999)

struct key {
    char name[KEY_NAME]; /* empty behind the last */
    enum key_kind kind;
    size_t offset;         /* of the field; of a list: of the parent's id in the child */
    enum vocabulary words; /* of a KEY_WORD */
    enum plan_kind to;     /* of a KEY_REF or KEY_LIST */
    unsigned flags;
    enum role role;      /* of a KEY_ROLE */
    int64_t least, most; /* of a KEY_INT */
};

struct entity {
    const char *noun;      /* as a message says it: "an area" */
    const char *main;      /* the key that a bare scalar stands for, or NULL */
    const char *name;      /* the key others refer to it by; NULL: its number */
    size_t position;       /* offset of a place in the list, 0 if it has none */
    const struct key *key; /* ends with an empty name */
};

extern const struct entity board_entities[PLAN_KINDS];

/* The top of the document: its lists in their order. */
struct section {
    const char *key;
    enum plan_kind kind;
};

enum { SECTIONS = 10 };
extern const struct section board_sections[SECTIONS];
extern const struct key board_record_keys[];

#endif
