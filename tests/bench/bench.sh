#!/bin/sh
# bench.sh BUILD whole|smoke : makes the boards once, measures each figure beside its peer in
# the same run, and prints one table. Times but a first frame's and a commit's are the
# processor's, for the machine may do other work; a ratio over its bound is marked, and ends
# `smoke` with 1. What is bounded by seconds is not bounded there.
set -eu
build=$1
what=$2
here=$(dirname "$0")
dir=$build/bench
# As it is installed: in a copy, for what the linker wrote piece by piece lies in the page
# cache in small pages, and starts 5 % later.
BUCKSTOP=$PWD/$dir/buckstop
cp "$PWD/$build/buckstop" "$BUCKSTOP"
BUCKSTOP_AS=mia
BUCKSTOP_NOW=2026-11-20T15:00:00Z
export BUCKSTOP BUCKSTOP_AS BUCKSTOP_NOW
unset BUCKSTOP_DB
# shellcheck disable=SC2034 # measure.sh uses it
tab=$(printf '\t')
over=0

# A board is whole or not there.
trap 'rm -rf "$dir"/*.part* "$dir"/trial.*; trap - EXIT; exit 130' INT TERM
trap 'rm -rf "$dir"/*.part* "$dir"/trial.*' EXIT

. "$here/measure.sh"

if [ "$what" = smoke ]; then
    sizes="10 10000"
    large=10000 issues=2000 rounds=60 frames=9 few=3
else
    sizes="10 10000 1000000"
    large=1000000 issues=100000 rounds=200 frames=31 few=3
fi
step=0
steps=9

say_step "boards"
make_board 10 10 10 1 10
make_board 10000 10000 100000 100 10000
[ "$what" = smoke ] || make_board 1000000 100000 1000000 1000 100000
make_board lines1 1000 1000 100 1000
make_board lines10 10000 10000 1000 10000
make_issues $issues

head_line
say_step "who"
measure_who
say_step "first frame"
measure_first
say_step "keys"
measure_keys
say_step "import of $issues issues"
measure_import
say_step "export and import of a board"
measure_lines
say_step "commit"
measure_commit
say_step ""
[ "$what" = smoke ] || exit 0
[ $over -eq 0 ] || echo "$over over their bounds"
[ $over -eq 0 ]
