/* CODEOWNERS in both dialects: the file, and each of its patterns against a path. The first
 * line is the path. What one dialect writes it reads again. */
#include "codec/codeowners.h"

#include "fuzz.h"

#include "domain/path.h"

#include <string.h>

enum { MATCHES = 64 }; /* patterns that are tried one by one */

static void match(const struct ownership_plan *plan, const char *path, struct arena *arena)
{
    const size_t *rules;
    for (size_t i = 0; i < plan->areas; i++) {
        const struct ownership_area *area = &plan->area[i];
        fuzz_check_text("an area", area->area.name);
        path_last(area->pattern, area->patterns, path);
        path_sections(area->pattern, area->patterns, path, arena, &rules);
        for (size_t p = 0; p < area->patterns && i < MATCHES; p++)
            fuzz_check_text("a pattern", area->pattern[p].pattern);
    }
}

static void write_again(const struct ownership_plan *plan, enum dialect dialect,
                        struct arena *arena)
{
    struct ownership_plan again;
    struct buf out;
    struct err err;
    buf_init(&out);
    for (size_t i = 0; i < plan->areas && i < MATCHES; i++) {
        for (size_t p = 0; p < plan->area[i].patterns; p++) {
            const struct codeowners_line line = {
                .pattern = plan->area[i].pattern[p], .owner = "@ana", .remark = ""};
            if (!codeowners_write(&line, 1, dialect, &out, &err))
                fuzz_check_err(&err);
        }
    }
    fuzz_check_text("a CODEOWNERS file", out.text);
    codeowners_read(out.text, out.len, &dialect, arena, &again);
    buf_release(&out);
}

void fuzz_one(const char *bytes, size_t len)
{
    static const enum dialect dialects[] = {DIALECT_GITHUB, DIALECT_GITLAB};
    static struct arena arena;
    struct ownership_plan plan;
    const char *end = len ? memchr(bytes, '\n', len) : NULL;
    size_t first = end ? (size_t)(end - bytes) : len;
    const char *path = fuzz_text(&arena, bytes, first < 4096 ? first : 4096);
    fuzz_time("CODEOWNERS of any dialect");
    codeowners_read(bytes, len, NULL, &arena, &plan);
    fuzz_time(NULL);
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
        fuzz_time("CODEOWNERS");
        codeowners_read(bytes, len, &dialects[i], &arena, &plan);
        fuzz_time(NULL);
        match(&plan, path, &arena);
        if (len < 65536)
            write_again(&plan, dialects[i], &arena);
        fuzz_time("a pattern of 4 KiB");
        path_matches(dialects[i], path, path);
        fuzz_time(NULL);
    }
    arena_release(&arena);
}
