#!/bin/sh
# coverage.sh BUILD FLOOR... : runs every test of a build that counts branches, and prints
# for each floor of src how many of them were taken: of the domain by its own tests, of the
# others by all tests, and by short runs of the harnesses that let things fail. Fails where
# a floor is below its bound. What is left is named after that: a file and its lines.
#
# An assert has a branch that only a bug of ours takes, so its line is left out.
set -eu
build=$1
shift
work=$(mktemp -d "${TMPDIR:-/tmp}/buckstop-coverage.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# count FLOOR: adds "floor file taken of" lines to counts, and "file lines" to left.
count() {
    gcovr --root . --filter "src/$1/" --exclude-lines-by-pattern '.*\bassert\(.*' \
        --exclude-unreachable-branches --branches --csv "$work/csv" --txt "$work/txt" "$build"
    awk -F, -v floor="$1" 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        { print floor, $1, $column["branch_covered"], $column["branch_total"] }' \
        "$work/csv" >>"$work/counts"
    sed -n 's/^\(src[^ ]*\)  *[0-9]* .*%  *\([0-9,]*\)$/\1: \2/p' "$work/txt" >>"$work/left"
}

harm() {
    env -i PATH="$PATH" HOME="$work" TMPDIR="$work" LC_ALL=C.UTF-8 \
        BUCKSTOP="$(realpath "$build")/buckstop" "$@" </dev/null
}

sh tests/tools/run.sh "$build" domain
count domain
rest=
for floor in "$@"; do
    [ "$floor" = domain ] || [ ! -f "$build/tests/$floor" ] || rest="$rest $floor"
done
# shellcheck disable=SC2086 # the list is meant to split
TEST_TIMEOUT=${TEST_TIMEOUT:-900} sh tests/tools/run.sh "$build" $rest scripts
harm "$build/fault" verbs 400 1
harm "$build/fault" keys 40000 1
harm "$build/fault" sweep 80 1
harm "$build/walk" 40000 800 1 >"$work/walk"
for floor in "$@"; do
    [ "$floor" = domain ] || [ ! -d "src/$floor" ] || count "$floor"
done

echo
awk 'BEGIN { printf "%-8s %8s %8s %8s %6s\n", "FLOOR", "TAKEN", "OF", "PERCENT", "BOUND" }
    !($1 in of) { order[++n] = $1 }
    { taken[$1] += $3; of[$1] += $4 }
    END {
        for (i = 1; i <= n; i++) {
            floor = order[i]
            bound = floor == "domain" ? 100 : 90
            low = 100 * taken[floor] < bound * of[floor]
            bad = bad || low
            printf "%-8s %8d %8d %8.1f %6d%s\n", floor, taken[floor], of[floor],
                100 * taken[floor] / of[floor], bound, low ? "  BELOW" : ""
        }
        exit bad
    }' "$work/counts" || touch "$work/bad"
echo
echo "What is left:"
cat "$work/left"
[ ! -f "$work/bad" ]
