/* Words the review refuses politely: what a cause or a removal says that is no cause, or
 * removes nothing, and the facilitator's next question. It warns; it never blocks. */
#ifndef BUCKSTOP_DOMAIN_LINT_H
#define BUCKSTOP_DOMAIN_LINT_H

#include "base/buf.h"
#include "domain/model.h"
#include "domain/phrase.h"

enum lint_kind { LINT_CAUSE, LINT_REMOVAL };

extern const struct words lint_kind_words; /* cause removal */

/* One group of data/lint.yaml, keys as the fields. */
struct lint_group {
    const char *key;
    enum lint_kind kind;
    const char *says;         /* the sentence after the quoted word: "names a person"; "" in
                                 a group of words that are welcome */
    const char *question;     /* what the facilitator asks; "" as above */
    bool people;              /* also the names, handles and first names of the roster */
    bool alone;               /* only where the text says next to nothing else */
    enum strength strength;   /* of a removal's words; STRENGTH_UNKNOWN in a cause's */
    const char *const *words; /* phrases; "*" at the end is any ending */
    size_t words_n;
    const char *const *unless; /* words that make it more than a symptom: "because" */
    size_t unless_n;
    const char *const *except; /* phrases in which its words say something else: "bad
                                  gateway" */
    size_t except_n;
};

struct lint {
    const struct lint_group *group; /* in order of importance */
    size_t n;
};

struct lint_finding {
    const struct lint_group *group;
    struct span span;            /* the words, in the text as typed */
    const struct person *person; /* where it is the name of one */
};

/* The finding in a cause or a removal: of the first group that has one, the first in the
 * text. Groups of welcome words (strong or middle) find nothing here, and a weak one only
 * where lint_strength says weak. False, *finding untouched: nothing to ask. `people` may be
 * NULL when n is 0.
 *
 * Alone means: at most two other words that matter ("the", "was", "for all" and the like do
 * not), and none of the group's `unless` words. "Checkout crashed" asks why; "crashed
 * because the pool was full" and "a slow query locked the orders table" do not.
 *
 * A person is named by the full name, the first, the last or the handle, in any case. A
 * first name or handle that is also a word (Will, May, Mark) counts only with a capital and
 * not as the text's first word, but always in the full name, behind "@" and in "Mark's"; a
 * last name that is one (Price, Page) counts in the full name alone. */
bool lint_find(const struct lint *lint, enum lint_kind kind, const struct person *people,
               size_t n, const char *text, struct lint_finding *finding);

/* How strong the removal is: the strongest word in it decides, but a weak word at its very
 * beginning makes it weak ("remind everybody to use the guard"), and what comes before a
 * condition counts before it ("an alert fires when the lock is held"). *finding, which may
 * be NULL, is the word that says so; untouched for STRENGTH_UNKNOWN. */
enum strength lint_strength(const struct lint *lint, const char *text,
                            struct lint_finding *finding);

/* `"Bo" names a person. What let it happen?` */
void lint_say(struct buf *out, const struct lint_finding *finding, const char *text);

#endif
