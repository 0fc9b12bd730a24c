#!/bin/sh
# run.sh BUILD FLOOR... [scripts] : runs the Criterion binary of each floor, then the
# command-line scripts where they are asked for, in a clean environment, and ends with one
# line of counts. Both find the program in BUCKSTOP.
set -eu
build=$1
shift
tools=$(dirname "$0")
top=$(pwd)
program=$(realpath -m "$build")/buckstop
limit=${TEST_TIMEOUT:-300}

work=$(mktemp -d "${TMPDIR:-/tmp}/buckstop-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir "$work/home"

passed=0
failed=0
skipped=0

clean() {
    env -i PATH="$PATH" HOME="$work/home" TMPDIR="$work" LC_ALL=C.UTF-8 \
        TERM=xterm-256color BUCKSTOP="$program" ${CI:+CI="$CI"} ${UPDATE:+UPDATE="$UPDATE"} \
        UBSAN_OPTIONS=print_stacktrace=1 \
        timeout --kill-after=5 "$limit" "$@" </dev/null
}

# Criterion's exit code is not asked: a test can vanish with exit 0. Its record of each
# test is compared by name with the sources, and a leak, which Criterion passes over, is
# looked for in what the sanitizer wrote.
run_floor() {
    tap=$work/$1.tap
    status=0
    clean "$build/tests/$1" -j2 --color=never --tap="$tap" >"$work/$1.out" 2>&1 || status=$?
    [ -f "$tap" ] || : >"$tap"
    cat tests/"$1"/*.c | awk -f "$tools/declared.awk" | sort >"$work/declared"
    sed -n 's/^ok - \([^ ]*\).*# SKIP/\1:/p' "$tap" >"$work/skipped"
    sed -n '/# SKIP/d; s/^ok - \([^ ]*\).*/\1/p' "$tap" >"$work/passed"
    sed -n 's/^not ok - \([^ ]*\).*/\1/p' "$tap" >"$work/failed"
    sed 's/:$//; s/: .*//' "$work/skipped" | sort -u - "$work/passed" "$work/failed" \
        >"$work/ran"
    comm -23 "$work/declared" "$work/ran" >"$work/vanished"
    comm -13 "$work/declared" "$work/ran" >"$work/unknown"
    lost=$(cat "$work/vanished" "$work/unknown" | wc -l)
    leaks=$(grep -c 'ERROR: LeakSanitizer: detected' "$work/$1.out" || true)
    bad=$(($(wc -l <"$work/failed") + lost + leaks))
    if [ "$bad" -eq 0 ] && [ "$status" -ne 0 ]; then
        echo "$1: every test passed, yet the run ended with exit code $status"
        bad=1
    fi
    [ "$bad" -eq 0 ] || cat "$work/$1.out"
    [ "$leaks" -eq 0 ] || echo "$1: $leaks of the tests leaked memory"
    sed "s/^/$1: declared in the sources, did not run: /" "$work/vanished"
    sed "s/^/$1: ran, but is not at a line's start in the sources: /" "$work/unknown"
    sed 's/^/skipped  /' "$work/skipped"
    good=$(($(wc -l <"$work/passed") - leaks))
    left=$(wc -l <"$work/skipped")
    echo "$1: $good passed, $bad failed, $left skipped"
    passed=$((passed + good))
    failed=$((failed + bad))
    skipped=$((skipped + left))
}

# A script of tests/cli gets the project's folder in TOP, and an empty folder to stand in;
# exit code 77 says it was skipped and its last line why.
run_script() {
    name=cli/$(basename "$1" .sh)
    mkdir -p "$work/$name"
    status=0
    (cd "$work/$name" && clean env TOP="$top" "$top/$1") >"$work/$name.out" 2>&1 || status=$?
    case $status in
    0) passed=$((passed + 1)) ;;
    77)
        skipped=$((skipped + 1))
        echo "skipped  $name: $(tail -n 1 "$work/$name.out")"
        ;;
    *)
        failed=$((failed + 1))
        cat "$work/$name.out"
        echo "failed   $name (exit code $status)"
        ;;
    esac
}

run_scripts() {
    [ -f "$program" ] || return 0
    for script in tests/cli/*.sh; do
        [ "$script" = tests/cli/lib.sh ] || [ ! -f "$script" ] || run_script "$script"
    done
}

for floor in "$@"; do
    case $floor in
    scripts) run_scripts ;;
    *) run_floor "$floor" ;;
    esac
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
