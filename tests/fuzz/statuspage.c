/* A status page's JSON. */
#include "codec/statuspage.h"

#include "fuzz.h"

void fuzz_one(const char *bytes, size_t len)
{
    static struct arena arena;
    struct statuspage page;
    struct err err;
    fuzz_time("a status page");
    if (!statuspage_read("page.json", bytes, len, &arena, &page, &err)) {
        fuzz_time(NULL);
        fuzz_check_err(&err);
        arena_release(&arena);
        return;
    }
    fuzz_time(NULL);
    for (size_t i = 0; i < page.incidents; i++) {
        const struct statuspage_incident *incident = &page.incident[i];
        fuzz_check_text("a title", incident->incident.title);
        fuzz_check_text("an address", incident->incident.url);
        for (size_t f = 0; f < incident->facts; f++)
            fuzz_check_text("a fact", incident->fact[f].text);
    }
    arena_release(&arena);
}
