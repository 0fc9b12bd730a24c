/* The two halves of reading GitHub's issues: the stream that finds the records, and the
 * record. Private to them. */
#ifndef BUCKSTOP_CODEC_GITHUB_PRIVATE_H
#define BUCKSTOP_CODEC_GITHUB_PRIVATE_H

#include "codec/github.h"
#include "codec/json.h"

/* Fills the issue, all but its number in the input, from a record. */
void github_issue_read(const struct json *record, struct arena *arena,
                       struct github_issue *issue);

#endif
