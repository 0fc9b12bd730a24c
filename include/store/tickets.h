/* Questions about tickets. All lists live in the arena of the call. */
#ifndef BUCKSTOP_STORE_TICKETS_H
#define BUCKSTOP_STORE_TICKETS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/alike.h"
#include "domain/model.h"
#include "domain/ticket_query.h"
#include "store/log.h"

struct store;

enum { AREA_ANY = 0, AREA_NONE = -1 }; /* of tickets_wanted.area */

/* Which part of which tickets. Texts are folded (text/fold.h, fold_name); "" takes all. */
struct tickets_wanted {
    const char *fold;     /* looked for in the title */
    const char *line;     /* the product line of the area */
    const char *customer; /* looked for in the customer */
    int64_t area;         /* its id, AREA_ANY or AREA_NONE */
    enum ticket_which which;
    enum ticket_order order;
    int gap;               /* a spec_field, GAP_ANY or GAP_SOME */
    int64_t opened_before; /* an instant; 0: whenever */
    int64_t today;         /* the date, for what is put off */
    size_t first, most;    /* from which row on, and how many at most */
};

struct ticket_page {
    struct ticket_line *line;
    size_t n;      /* without those taken away while it was read */
    size_t total;  /* that fit */
    size_t drafts; /* of these, not ready */
};

bool tickets_page(struct store *store, const struct tickets_wanted *wanted,
                  struct arena *arena, struct ticket_page *page, struct err *err);

/* The same a part of the table at a time, for a list that is narrowed while somebody types:
 * what was found first can be shown while the rest is looked for. Zeroed it begins anew. In
 * the order of the board or by number only. */
enum { SCAN_KEPT = 256 };
struct ticket_scan {
    int64_t at, last;     /* the numbers looked at so far, and the highest */
    size_t total, drafts; /* that fit, so far */
    int64_t draft[SCAN_KEPT], other[SCAN_KEPT];
    bool whole; /* all were looked at */
};

/* The next part: some milliseconds. */
bool tickets_scan(struct store *store, const struct tickets_wanted *wanted,
                  struct ticket_scan *scan, struct err *err);

/* The first lines of what was found, at most `most` and SCAN_KEPT. */
bool tickets_scanned(struct store *store, const struct ticket_scan *scan,
                     enum ticket_order order, size_t most, struct arena *arena,
                     struct ticket_page *page, struct err *err);

bool tickets_awkward(struct store *store, int64_t ticket, struct arena *arena,
                     struct awkward_case **cases, size_t *n, struct err *err);

/* The one that came in from there. */
bool tickets_by_source(struct store *store, const char *source, const char *source_id,
                       struct arena *arena, struct ticket *ticket, bool *found,
                       struct err *err);

/* All that go by a tracker's number, wherever they came from. */
bool tickets_by_number(struct store *store, const char *source_id, struct arena *arena,
                       struct ticket **tickets, size_t *n, struct err *err);

/* All that came in with this address. */
bool tickets_by_url(struct store *store, const char *url, struct arena *arena,
                    struct ticket **tickets, size_t *n, struct err *err);

/* What is folded under it, by number. */
bool tickets_same(struct store *store, int64_t canonical, struct arena *arena,
                  struct ticket **tickets, size_t *n, struct err *err);

/* Whether work began before its decision, or while nobody owned its area. */
bool tickets_skipped(struct store *store, int64_t ticket, bool *skipped, struct err *err);

/* Of those opened since: how many there are, and how many of them met the template. Folded
 * ones do not count. `line` as above. */
bool tickets_met(struct store *store, int64_t since, const char *line, int64_t *opened,
                 int64_t *met, struct err *err);

/* Tickets that are alike by the words of their titles to `title`, folded: found by the
 * search over text, from ALIKE_LEAST on, or 10 less in the same area; the most alike first,
 * of equals those of the area; at most `most`. Without `except` (0: none), what is done,
 * decided against or folded under another, and what `except` was said to be different from;
 * what is put off is among them, whatever its day. `score` is alike_score. */
struct ticket_alike {
    struct ticket_line line;
    const char *fold; /* of its title */
    int score;
};
bool tickets_alike(struct store *store, const char *title, int64_t area, int64_t except,
                   size_t most, struct arena *arena, struct ticket_alike **alike, size_t *n,
                   struct err *err);

/* Every open ticket as the pass over look-alikes wants it, by number; and the pairs that
 * are different things. */
bool tickets_items(struct store *store, const char *line, int64_t today,
                   struct arena *arena, struct alike_item **items, size_t *n,
                   struct err *err);
bool tickets_apart(struct store *store, struct arena *arena, struct alike_pair **pairs,
                   size_t *n, struct err *err);

/* The mark that says that two are different things. */
bool tickets_apart_of(struct store *store, int64_t ticket, int64_t other,
                      struct arena *arena, struct ticket_apart *apart, bool *found,
                      struct err *err);

/* The ticket was just written, and its awkward cases, and this is how it is judged as it
 * stands there now, so that it is not judged once more. */
bool tickets_judged(struct tx *tx, int64_t ticket,
                    const struct spec_judgement judgement[SPEC_FIELDS], struct err *err);

/* One line of the list, by number. */
bool tickets_line(struct store *store, int64_t ticket, struct arena *arena,
                  struct ticket_line *line, bool *found, struct err *err);

#endif
