/* The review's word lists (data/lint.yaml, or a team's own) as the domain reads them. */
#ifndef BUCKSTOP_CODEC_LINT_H
#define BUCKSTOP_CODEC_LINT_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/lint.h"

/* Reads the groups into the arena, in the file's order; the file's head says its keys.
 * ERR_INPUT as "FILE:LINE:COLUMN: what is wrong; what was expected", *lint untouched. */
bool lint_yaml_read(const char *file, const char *text, size_t len, struct arena *arena,
                    struct lint *lint, struct err *err);

#endif
