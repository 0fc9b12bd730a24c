/* Short names made from long ones, where nobody typed one. */
#ifndef BUCKSTOP_DOMAIN_HANDLE_H
#define BUCKSTOP_DOMAIN_HANDLE_H

#include "base/buf.h"

#include <stdbool.h>

/* Whether somebody has that handle or slug already. */
typedef bool (*handle_taken)(const char *handle, void *context);

/* A free handle for a person's name: "ana", then "ana.ruiz", then "ana2", "ana3" and so on.
 * "person" where the name has no letter or digit. */
void handle_from_name(struct buf *out, const char *name, handle_taken taken, void *context);

/* A free slug for an area's name: "support-tools", then "support-tools-2". "area" where the
 * name has no letter or digit. */
void handle_slug(struct buf *out, const char *name, handle_taken taken, void *context);

/* Whether `typed` can be a handle: lower case letters, digits, and . _ - between them. */
bool handle_valid(const char *typed);

#endif
