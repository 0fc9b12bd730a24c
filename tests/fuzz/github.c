/* GitHub's issues, which come as an array, as objects or as lines, in pieces of any length:
 * the first byte says how long they are, and the answer must not hang on it. */
#include "codec/github.h"

#include "fuzz.h"

#include <string.h>

struct answer {
    size_t issues;
    uint64_t sum; /* of what the issues say */
    bool failed;
    char what[ERR_TEXT];
};

static void add(struct answer *answer, const char *text)
{
    fuzz_check_text("an issue", text);
    for (; text && *text; text++) /* FNV-1a */
        answer->sum = (answer->sum ^ (unsigned char)*text) * 1099511628211U;
}

static void take(struct answer *answer, const struct github_issue *issue)
{
    answer->issues++;
    add(answer, issue->skip);
    if (issue->skip)
        return;
    add(answer, issue->ticket.title);
    add(answer, issue->ticket.url);
    add(answer, issue->ticket.source_id);
    for (size_t i = 0; i < issue->awkward_n; i++)
        add(answer, issue->awkward[i]);
}

static enum github_step drain(struct github_reader *reader, struct arena *arena,
                              struct answer *answer)
{
    struct github_issue issue;
    struct err err;
    enum github_step step;
    while ((step = github_reader_next(reader, arena, &issue, &err)) == GITHUB_ISSUE) {
        take(answer, &issue);
        arena_reset(arena);
    }
    answer->failed = step == GITHUB_FAILED;
    if (answer->failed) {
        fuzz_check_err(&err);
        memcpy(answer->what, err.what, sizeof answer->what);
    }
    return step;
}

static void read_in(const char *bytes, size_t len, size_t piece, struct answer *answer)
{
    static struct arena arena;
    struct github_reader *reader = github_reader_new("issues.json");
    enum github_step step = GITHUB_MORE;
    memset(answer, 0, sizeof *answer);
    for (size_t at = 0; at < len && step == GITHUB_MORE; at += piece) {
        github_reader_feed(reader, bytes + at, piece < len - at ? piece : len - at);
        step = drain(reader, &arena, answer);
    }
    if (step == GITHUB_MORE) {
        github_reader_end(reader);
        drain(reader, &arena, answer);
    }
    github_reader_free(reader);
    arena_release(&arena);
}

void fuzz_one(const char *bytes, size_t len)
{
    struct answer whole, pieces;
    if (len < 2)
        return;
    fuzz_time("issues");
    read_in(bytes + 1, len - 1, len, &whole);
    fuzz_time(NULL);
    if (len > 65536)
        return; /* once is what is measured */
    read_in(bytes + 1, len - 1, 1 + (unsigned char)bytes[0] % 64, &pieces);
    if (whole.issues != pieces.issues || whole.sum != pieces.sum ||
        strcmp(whole.what, pieces.what) != 0)
        fuzz_fail("in one piece %zu issues, \"%s\"; in several %zu, \"%s\"", whole.issues,
                  whole.what, pieces.issues, pieces.what);
}
