#!/bin/sh
# coverage.sh BUILD FLOOR... : prints the branch coverage of each floor; fails when the
# rules of the domain are not covered wholly. An assert has a branch that only a bug of
# ours takes, so its line is left out.
set -eu
build=$1
shift
bad=0
mkdir -p "$build"
for floor in "$@"; do
    [ -d "src/$floor" ] || continue
    json=$build/$floor.json
    gcovr --root . --filter "src/$floor/" --exclude-lines-by-pattern '.*\bassert\(.*' \
        --json-summary "$json" --json-summary-pretty --txt "$build/$floor.txt" --branches \
        "$build"
    percent=$(sed -n 's/^    "branch_percent": \([0-9.]*\).*/\1/p' "$json")
    echo "$floor: ${percent:-no} % of branches"
    if [ "$floor" = domain ] && [ "${percent:-0}" != 100.0 ]; then
        sed -n '/^src/p' "$build/$floor.txt"
        bad=1
    fi
done
exit "$bad"
