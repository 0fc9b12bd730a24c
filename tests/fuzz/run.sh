#!/bin/sh
# run.sh BUILD RUNS SECONDS TARGET... : measures every target's seeds grown to 1 MiB, then
# gives each RUNS random inputs under the sanitizers, for at most SECONDS each (0: however
# long), then types RUNS random keys at the views. Says how many ran, and stops at the first
# finding, which it leaves in BUILD/fuzz/found.
set -eu
build=$1
runs=$2
seconds=$3
shift 3
found=$build/fuzz/found
mkdir -p "$found"

for target in "$@"; do
    printf '%-12s ' "$target"
    "$build/alone/$target" tests/fuzz/corpus/"$target"/*
done

# A second is the least that libFuzzer knows; the target itself looks at the 100 ms.
for target in "$@"; do
    mkdir -p "$build/fuzz/corpus/$target"
    log=$found/$target.log
    "$build/fuzz/target/$target" ${SEED:+-seed="$SEED"} -runs="$runs" -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=4096 -print_final_stats=1 -verbosity=1 \
        -artifact_prefix="$found/$target." "$build/fuzz/corpus/$target" \
        tests/fuzz/corpus/"$target" >"$log" 2>&1 || {
        tail -n 60 "$log"
        echo "$target: a finding; its input is in $found"
        exit 1
    }
    awk -v name="$target" '
        /^stat::number_of_executed_units/ { n = $2 }
        /^stat::average_exec_per_sec/ { rate = $2 }
        END { printf "%-12s %d runs, %d a second, no finding\n", name, n, rate }' "$log"
done

# Locales that the system lacks are made here; one that cannot be is skipped, and said.
locales=$build/fuzz/locales
mkdir -p "$locales"
for locale in en_US.UTF-8 de_DE.ISO-8859-1 ja_JP.EUC-JP; do
    [ -d "$locales/$locale" ] || ! command -v localedef >/dev/null ||
        localedef -i "${locale%%.*}" -f "${locale#*.}" "$locales/$locale" 2>/dev/null || true
done
LOCPATH=$(realpath "$locales")
export LOCPATH
"$build/fuzz/walk" "$runs" $((runs / 50)) ${SEED:+"$SEED"}

# On a terminal: hang-ups of the program as it is used, keys under the sanitizers.
BUCKSTOP=$(realpath "$build/buckstop") "$build/pty" hangups $((runs / 1000 + 30)) ${SEED:+"$SEED"}
BUCKSTOP=$(realpath "$build/fuzz/buckstop") "$build/fuzz/pty" keys "$runs" ${SEED:+"$SEED"}
