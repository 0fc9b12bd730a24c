#!/bin/sh
# run.sh BUILD KILLS CUTS SWEEP COMMITS EDITS FLIPS [SEED] : runs each harness of this folder
# in a clean environment; an empty number is the short form. Those that look for leaks run
# in the build with sanitizers, which see what a failed allocation leaves behind.
set -eu
build=$1
seed=${8:-$(date +%s)}
program=$(realpath "$build/buckstop")
work=$(mktemp -d "${TMPDIR:-/tmp}/buckstop-fault.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

run() {
    env -i PATH="$PATH" HOME="$work" TMPDIR="$work" LC_ALL=C.UTF-8 BUCKSTOP="$program" \
        ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 \
        UBSAN_OPTIONS=print_stacktrace=1 "$@" "$seed" </dev/null
}

run "$build/fault" kill "$2"
run "$build/fault" cut "$3"
run "$build/asan/fault" sweep "$4"
run "$build/asan/fault" verbs ""
run "$build/asan/fault" keys ""
run "$build/fault" writers "$5"
run "$build/fault" editors "$6"
run "$build/fault" damage "$7"
echo "Nothing was lost."
