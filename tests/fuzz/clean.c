/* The sanitiser: whatever the text, nothing in what its five sinks make of it acts. */
#include "text/clean.h"

#include "fuzz.h"

#include "../text/acts.h"
#include "../text/sinks.h"

#include "codec/json.h"
#include "text/utf8.h"

#include <string.h>

static const enum sink plain[] = {SINK_SCREEN, SINK_TTY, SINK_PIPE, SINK_MARKDOWN};
static const char *const names[] = {"the screen", "a terminal", "a pipe", "Markdown"};

static void check(enum sink sink, bool lines, const struct buf *out)
{
    size_t at = acts_find(out->text, out->len, lines);
    if (at != ACTS_NOTHING)
        fuzz_fail("sink %d acts at byte %zu: %s", (int)sink, at, out->text + at);
    if (acts_sequences(out->text, out->len))
        fuzz_fail("sink %d makes a sequence", (int)sink);
    if (sink == SINK_MARKDOWN && sinks_bare(out->text, out->len) != ACTS_NOTHING)
        fuzz_fail("sink %d makes markup: %s", (int)sink,
                  out->text + sinks_bare(out->text, out->len));
}

static void check_json(const char *bytes, size_t len)
{
    struct buf out;
    struct json *document;
    struct err err;
    buf_init(&out);
    buf_add(&out, "[\"");
    fuzz_time("JSON");
    clean_add_n(&out, SINK_JSON, bytes, len);
    fuzz_time(NULL);
    buf_add(&out, "\"]");
    for (size_t i = 0; i < out.len; i++)
        if (out.text[i] < ' ' || out.text[i] > '~')
            fuzz_fail("JSON has the byte %d", out.text[i]);
    if (utf8_valid(bytes, len, NULL)) {
        if (!json_in_read("out.json", out.text, out.len, &document, &err))
            fuzz_fail("%s in %s", err.what, out.text);
        const char *back = json_in_text(json_in_at(document, 0));
        if (!back || strlen(back) != len || memcmp(back, bytes, len) != 0)
            fuzz_fail("JSON has lost something: %s", out.text);
        json_in_free(document);
    }
    buf_release(&out);
}

static void check_fence(const char *text)
{
    struct buf out;
    buf_init(&out);
    fuzz_time("a fence");
    clean_fence(&out, text);
    fuzz_time(NULL);
    if (!sinks_fenced(out.text))
        fuzz_fail("the fence ends too early:\n%s", out.text);
    buf_release(&out);
}

void fuzz_one(const char *bytes, size_t len)
{
    static struct arena arena;
    struct buf out;
    const char *text = fuzz_text(&arena, bytes, len);
    buf_init(&out);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        buf_reset(&out);
        fuzz_time(names[i]);
        clean_add_n(&out, plain[i], len ? bytes : "", len);
        fuzz_time(NULL);
        check(plain[i], false, &out);
        buf_reset(&out);
        fuzz_time("lines");
        clean_add_lines(&out, plain[i], text);
        fuzz_time(NULL);
        check(plain[i], true, &out);
    }
    buf_release(&out);
    check_json(len ? bytes : "", len);
    check_fence(text);
    arena_release(&arena);
}
