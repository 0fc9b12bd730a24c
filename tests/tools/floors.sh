#!/bin/sh
# floors.sh ROOT : proves that the sources below ROOT keep to tests/floors.txt, and names
# the file and line of each include or piece of SQL that does not.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
cd "$1"
find src include -name '*.[ch]' | LC_ALL=C sort | xargs awk -f "$tools/floors.awk" tests/floors.txt
