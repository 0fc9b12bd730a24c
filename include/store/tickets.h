/* Questions about tickets. All lists live in the arena of the call. */
#ifndef BUCKSTOP_STORE_TICKETS_H
#define BUCKSTOP_STORE_TICKETS_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/model.h"
#include "store/page.h"

struct store;

struct ticket_page {
    struct ticket *ticket;
    size_t n;
    size_t total;  /* open ones that fit */
    size_t drafts; /* of these, not ready */
};

/* Open tickets, drafts first, then the others, each by number. The same as another, and
 * what was decided against, are left out. */
bool tickets_page(struct store *store, const struct page_of *of, struct arena *arena,
                  struct ticket_page *page, struct err *err);

bool tickets_awkward(struct store *store, int64_t ticket, struct arena *arena,
                     struct awkward_case **cases, size_t *n, struct err *err);

#endif
