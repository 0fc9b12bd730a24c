/* Builds it anew, so that nothing of whoever runs the tests gets in. */
#include "environment.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static void environment_take_out(struct environment *e, const char *entry)
{
    size_t name = strcspn(entry, "=");
    size_t kept = 0;
    for (size_t i = 0; i < e->n; i++) {
        if (strncmp(e->entries[i], entry, name) == 0 && e->entries[i][name] == '=')
            free(e->entries[i]);
        else
            e->entries[kept++] = e->entries[i];
    }
    e->n = kept;
    e->entries[kept] = NULL;
}

static void environment_set(struct environment *e, const char *entry)
{
    environment_take_out(e, entry);
    if (!strchr(entry, '=') || e->n == ENVIRONMENT_MOST)
        return;
    e->entries[e->n] = strdup(entry);
    if (!e->entries[e->n])
        mem_exhausted();
    e->entries[++e->n] = NULL;
}

void environment_make(struct environment *e, const char *const env[])
{
    static const char *const ours[] = {"PATH",        "HOME",         "TMPDIR",
                                       "BUCKSTOP",    "ASAN_OPTIONS", "UBSAN_OPTIONS",
                                       "LSAN_OPTIONS"};
    struct buf entry;
    buf_init(&entry);
    e->n = 0;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        const char *value = getenv(ours[i]);
        buf_reset(&entry);
        buf_addf(&entry, "%s=%s", ours[i], value ? value : "");
        if (value)
            environment_set(e, entry.text);
    }
    buf_release(&entry);
    environment_set(e, "TERM=xterm-256color");
    environment_set(e, "LC_ALL=C.UTF-8");
    environment_set(e, "BUCKSTOP_SETTLE=1");
    for (; env && *env; env++)
        environment_set(e, *env);
}

void environment_release(struct environment *e)
{
    while (e->n)
        free(e->entries[--e->n]);
}
