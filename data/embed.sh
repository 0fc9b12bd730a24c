#!/bin/sh
# Prints a C file that holds the given files of data/ as byte arrays, and the table and the
# look-up that include/base/data.h promises. Needs only sh, od, sed and sort.
set -eu
LC_ALL=C
export LC_ALL

cat <<'END'
/* Made by data/embed.sh; do not edit. */
#include "base/data.h"

#include <string.h>

END

n=0
rows=
for file in $(printf '%s\n' "$@" | sort); do
    echo "static const unsigned char data_$n[] = {"
    od -An -v -tu1 "$file" | sed 's/^ *//; s/  */,/g; s/$/,/'
    echo "0};"
    rows="$rows    {\"${file#data/}\", (const char *)data_$n, sizeof data_$n - 1},
"
    n=$((n + 1))
done

cat <<END

static const struct data_file files[] = {
$rows    {NULL, NULL, 0},
};

const struct data_file *data_files(size_t *n)
{
    *n = sizeof files / sizeof files[0] - 1;
    return files;
}

const struct data_file *data_find(const char *name)
{
    for (const struct data_file *file = files; file->name; file++) {
        if (strcmp(file->name, name) == 0)
            return file;
    }
    return NULL;
}
END
