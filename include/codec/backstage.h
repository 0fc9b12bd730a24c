/* Backstage catalogs: who owns which component, as their YAML says it. */
#ifndef BUCKSTOP_CODEC_BACKSTAGE_H
#define BUCKSTOP_CODEC_BACKSTAGE_H

#include "codec/ownership.h"

struct backstage_file {
    const char *name; /* for messages */
    const char *text;
    size_t len;
};

/* What one file holds. */
struct backstage_catalog {
    struct ownership_plan plan; /* its areas; `read` counts users and groups too */
    const size_t *user;         /* places in the plan's names of the users it defines */
    size_t users, groups;
};

/* Reads all files as one catalog, so that a group of one is found from a component of
 * another; catalogs[i] is of files[i]. A Component, API, Resource, System or Domain is an
 * area, a User a person, a Group its members; what else there is, or what has no name, is
 * skipped. Numbers are the line a document begins in. A reference without a kind is a
 * Group's as an owner and a User's as a member; without a namespace it is of the namespace
 * it stands in; case does not count. ERR_INPUT for what is not YAML (codec/yaml.h). */
bool backstage_read(const struct backstage_file *files, size_t n, struct arena *arena,
                    struct backstage_catalog *catalogs, struct err *err);

#endif
