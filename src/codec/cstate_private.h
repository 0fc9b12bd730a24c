/* What the two halves of the cState reader share: front matter and text. */
#ifndef BUCKSTOP_CODEC_CSTATE_PRIVATE_H
#define BUCKSTOP_CODEC_CSTATE_PRIVATE_H

#include "codec/cstate.h"
#include "codec/yaml.h"

/* Characters the store takes. */
enum { TITLE = 1000, FACT = 20000, COMPONENT = 200, ID = 500 };

enum { COMPONENTS = 1000 }; /* more than any page has */

enum odd {
    ODD_END_FIRST = 1 << 0,
    ODD_OPEN_ENDED = 1 << 1,
    ODD_NO_END = 1 << 2,
    ODD_BAD_END = 1 << 3,
    ODD_SEVERITY = 1 << 4,
    ODD_FACT_TIME = 1 << 5,
    ODD_TITLE_CUT = 1 << 6,
    ODD_FACT_CUT = 1 << 7,
    ODD_COMPONENT_CUT = 1 << 8,
    ODD_COMPONENTS = 1 << 9,
    ODD_BAD_RESOLVED = 1 << 10,
};

enum { ODDS = 11 };

struct reading {
    const char *file;
    const struct zone *zone;
    struct arena *arena;
    const struct yaml_node *head;
    struct statuspage_incident *to;
    unsigned odd;
    size_t line;           /* of the file, of what is read now; from 1 */
    size_t odd_line[ODDS]; /* where each oddity was met first */
    bool naive;
    size_t naive_line;
    size_t note_cap;
};

/* Something odd about what is read now. */
void cstate_odd(struct reading *r, enum odd odd);

/* The first `most` characters, kept in the arena; odd where that is not all. */
const char *cstate_cut(struct reading *r, const char *text, size_t most, enum odd odd);

/* Times as people write them there: an hour of one digit, a blank before the offset, a day
 * alone. False where it is none. */
bool cstate_time(struct reading *r, const char *typed, int64_t *at);

/* The bytes of a line with its end. */
size_t cstate_line(const char *at, const char *end);

/* The text's facts into the incident; r->line is where the text begins. */
void cstate_facts(struct reading *r, const char *text, size_t len);

#endif
