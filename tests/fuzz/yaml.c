/* YAML by everybody who reads it: a board, the word lists, a Backstage catalog, a spec. A
 * board that is read is written, and comes back the same. */
#include "fuzz.h"

#include "base/buf.h"
#include "codec/backstage.h"
#include "codec/board_yaml.h"
#include "codec/lint.h"
#include "codec/spec_text.h"

#include <string.h>

enum { NOW = 1795186800 }; /* 2026-11-20T15:00:00Z */

static void write_board(struct board_plan *plan, struct buf *out)
{
    struct err err;
    if (!board_yaml_write(plan, out, &err))
        fuzz_fail("what was read is not written: %s", err.what);
    fuzz_check_text("a board as YAML", out->text);
}

static void read_board(const char *bytes, size_t len, struct arena *arena)
{
    struct board_plan plan = {.arena = arena}, again = {.arena = arena};
    struct err err;
    struct buf first, second;
    fuzz_time("a board");
    bool good = board_yaml_read("board.yaml", bytes, len, NOW, &plan, &err);
    fuzz_time(NULL);
    if (!good) {
        fuzz_check_err(&err);
        return;
    }
    buf_init(&first);
    buf_init(&second);
    write_board(&plan, &first);
    if (!board_yaml_read("again.yaml", first.text, first.len, NOW, &again, &err))
        fuzz_fail("what was written is refused: %s\n%s", err.what, first.text);
    write_board(&again, &second);
    if (strcmp(first.text, second.text) != 0)
        fuzz_fail("a board has changed:\n%s\nis now\n%s", first.text, second.text);
    buf_release(&second);
    buf_release(&first);
}

static void read_catalog(const char *bytes, size_t len, struct arena *arena)
{
    const struct backstage_file file = {"catalog.yaml", bytes, len};
    struct backstage_catalog catalog;
    struct err err;
    fuzz_time("a catalog");
    bool good = backstage_read(&file, 1, arena, &catalog, &err);
    fuzz_time(NULL);
    if (!good) {
        fuzz_check_err(&err);
        return;
    }
    for (size_t i = 0; i < catalog.plan.areas; i++)
        fuzz_check_text("an area", catalog.plan.area[i].area.name);
    for (size_t i = 0; i < catalog.plan.names; i++)
        fuzz_check_text("a name", catalog.plan.name[i].name);
}

void fuzz_one(const char *bytes, size_t len)
{
    static struct arena arena;
    struct spec_text_in spec;
    struct lint lint;
    struct err err;
    read_board(bytes, len, &arena);
    read_catalog(bytes, len, &arena);
    fuzz_time("word lists");
    if (!lint_yaml_read("lint.yaml", bytes, len, &arena, &lint, &err))
        fuzz_check_err(&err);
    fuzz_time("a spec");
    if (!spec_text_read("spec.yaml", bytes, len, &arena, &spec, &err))
        fuzz_check_err(&err);
    fuzz_time(NULL);
    arena_release(&arena);
}
