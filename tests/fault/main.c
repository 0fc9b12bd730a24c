/* fault NAME [COUNT [SEED]]: runs one harness of the table below. */
#include "fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const struct harness {
    const char *name;
    const char *counts; /* what COUNT is a number of */
    long usual;         /* the short form */
    void (*run)(const struct run *run);
} harnesses[] = {
    {"kill", "kills", 600, kill_run},
    {"cut", "power cuts", 2500, cut_run},
    {"sweep", "is the step: one fault in so many", 400, sweep_run},
    {"verbs", "failing queries of each command line", 12, verbs_run},
    {"keys", "keys", 6000, keys_run},
    {"writers", "commits of each of 8 writers", 100, writers_run},
    {"editors", "steps of all editors", 4000, editors_run},
    {"damage", "single bits flipped", 1500, damage_run},
};

static const struct harness *named(const char *name)
{
    for (size_t i = 0; i < sizeof harnesses / sizeof *harnesses; i++)
        if (strcmp(harnesses[i].name, name) == 0)
            return &harnesses[i];
    fputs("fault NAME [COUNT [SEED]], where NAME and COUNT are:\n", stderr);
    for (size_t i = 0; i < sizeof harnesses / sizeof *harnesses; i++)
        fprintf(stderr, "  %-8s %s; else %ld\n", harnesses[i].name, harnesses[i].counts,
                harnesses[i].usual);
    exit(2);
}

int main(int argc, char **argv)
{
    const struct harness *harness = named(argc > 1 ? argv[1] : "");
    const char *program = getenv("BUCKSTOP"), *tmp = getenv("TMPDIR");
    struct run run = {
        .count = argc > 2 && *argv[2] ? strtol(argv[2], NULL, 10) : harness->usual,
        .seed = argc > 3 ? strtoull(argv[3], NULL, 10) : (uint64_t)time(NULL),
        .program = program ? program : "build/buckstop",
        .self = argv[0],
    };
    snprintf(run.folder, sizeof run.folder, "%.40s/buckstop-fault.XXXXXX",
             tmp ? tmp : "/tmp");
    must(run.count > 0, "\"%s\" is no number of %s", argv[2], harness->counts);
    must(mkdtemp(run.folder), "no folder can be made like %s", run.folder);
    setenv("BUCKSTOP_AS", "mia", 1);
    setenv("BUCKSTOP_NOW", "2026-11-20T15:00:00Z", 1);
    printf("%s: %ld %s, seed %llu\n", harness->name, run.count, harness->counts,
           (unsigned long long)run.seed);
    fflush(stdout);
    double began = seconds();
    harness->run(&run);
    printf("%s: %.1f s\n", harness->name, seconds() - began);
    empty_folder(&run);
    rmdir(run.folder);
    return 0;
}
