/* An issue of cState: Markdown behind a YAML front matter. */
#ifndef BUCKSTOP_CODEC_CSTATE_H
#define BUCKSTOP_CODEC_CSTATE_H

#include "base/date.h"
#include "codec/statuspage.h"

/* Reads one issue into the arena: source "cstate", source_id the file's name without folder
 * and ".md", or, where `file` is none of that kind, its date and title. Times without an
 * offset are the zone's, and *naive is set. Facts are the texts that cState's `track`
 * gives a time, source_id "track TIME" (of several at one time from the second on
 * " (2)"), behind the rest of the text, which is put at the start, source_id "text". *skip,
 * else NULL, is why it is no incident. ERR_INPUT as "FILE:LINE:COLUMN: ...". */
bool cstate_read(const char *file, const char *text, size_t len, const struct zone *zone,
                 struct arena *arena, struct statuspage_incident *incident, bool *naive,
                 const char **skip, struct err *err);

/* The source_id of each of the files that come in together, NULL for one whose name does
 * not end in ".md": as above, and where several share it, with as many folders before it as
 * tell them apart ("a/index"). The list and its texts are the arena's; what the order of
 * the files is makes no difference. */
const char **cstate_ids(const char *const *files, size_t n, struct arena *arena);

#endif
