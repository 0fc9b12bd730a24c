/* An issue of cState: front matter, Markdown, dates in a zone. */
#include "codec/cstate.h"

#include "fuzz.h"

void fuzz_one(const char *bytes, size_t len)
{
    static const struct zone zone = {"Europe/Berlin"};
    static struct arena arena;
    struct statuspage_incident incident;
    const char *skip;
    struct err err;
    bool naive = false;
    fuzz_time("an issue");
    bool good = cstate_read("2026-11-20-down.md", bytes, len, &zone, &arena, &incident,
                            &naive, &skip, &err);
    fuzz_time(NULL);
    if (!good) {
        fuzz_check_err(&err);
    } else if (!skip) {
        fuzz_check_text("a title", incident.incident.title);
        for (size_t i = 0; i < incident.components; i++)
            fuzz_check_text("a component", incident.component[i]);
        for (size_t i = 0; i < incident.facts; i++)
            fuzz_check_text("a fact", incident.fact[i].text);
    }
    arena_release(&arena);
}
