/* GitHub's issues as `gh issue list --json` or the REST API writes them: an array, several
 * arrays, objects, or one object a line, read as they come, a record at a time. */
#ifndef BUCKSTOP_CODEC_GITHUB_H
#define BUCKSTOP_CODEC_GITHUB_H

#include "base/arena.h"
#include "base/err.h"
#include "domain/spec.h"

enum { GITHUB_RECORD = 4 * 1024 * 1024 }; /* bytes of one record at most */

/* One issue as it came in. */
struct github_issue {
    int64_t number; /* of the record in the input, from 1 */
    /* title, the fields its body fills, customer, opened_at, done_at (0: open), state (done
     * or draft), assigned, source "github:OWNER/NAME" ("github" where no address says so),
     * source_id the tracker's number, url. No area, no signer. Texts of the arena, cut to
     * what a record holds. */
    struct ticket ticket;
    const char **awkward; /* cases, in order */
    size_t awkward_n;
    const char **area; /* names that its labels give: of "area:x", "component: x" */
    size_t areas;
    size_t assignees; /* how many are assigned */
    const char *skip; /* why it is no ticket: "a pull request"; NULL: it is one */
    bool pull;        /* a pull request */
};

struct github_reader;

/* The caller frees it with github_reader_free. `file` is for messages. */
struct github_reader *github_reader_new(const char *file);
void github_reader_free(struct github_reader *reader); /* NULL is safe */

/* Takes the next bytes of the input. */
void github_reader_feed(struct github_reader *reader, const char *bytes, size_t n);

/* Says that there are no more. */
void github_reader_end(struct github_reader *reader);

enum github_step {
    GITHUB_ISSUE,  /* *issue is the next */
    GITHUB_MORE,   /* more bytes are wanted */
    GITHUB_END,    /* all is read */
    GITHUB_FAILED, /* ERR_INPUT as "FILE:LINE:COLUMN: ...": not JSON, too long, cut off */
};

/* The next issue, its texts in the arena, which the caller may reset between two. */
enum github_step github_reader_next(struct github_reader *reader, struct arena *arena,
                                    struct github_issue *issue, struct err *err);

#endif
