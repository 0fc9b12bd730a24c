#!/bin/sh
# `who AREA` at 10,000 areas takes no longer, as a whole process, than the sqlite3 shell's
# point look-up in a table of the same size: both in turn, the best of several rounds, for
# what else the machine does only ever adds.
. "$TOP/tests/cli/lib.sh"
command -v sqlite3 >/dev/null || { echo "sqlite3 is not here to compare with"; exit 77; }
if nm "$b" 2>/dev/null | grep -qE '__asan_init|__gcov_'; then
    echo "an instrumented build is not timed"
    exit 77
fi
awk 'BEGIN {
    print "buckstop: 1\nboard: {name: Big, time_zone: UTC}\npeople:"
    for (i = 0; i < 500; i++) printf "  - {name: Person Number%c%c, handle: p%d}\n", 97 + i / 26, 97 + i % 26, i
    print "areas:"
    for (i = 0; i < 10000; i++) printf "  - {name: area %d, owner: p%d}\n", i, i % 500
}' >big.yaml
run 0 import board big.yaml
run 0 who "area 5000"; is "Person Numberaa"
sqlite3 peer.db "CREATE TABLE area (id INTEGER PRIMARY KEY, name TEXT, owner TEXT);
    CREATE UNIQUE INDEX area_name ON area (name);
    WITH RECURSIVE n(i) AS (VALUES(0) UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
    INSERT INTO area SELECT i + 1, 'area ' || i, 'Person ' || (i % 500) FROM n;"

ours() { n=0; while [ $n -lt 100 ]; do "$b" who "area 5000" >/dev/null; n=$((n + 1)); done; }
theirs() {
    n=0
    while [ $n -lt 100 ]; do
        sqlite3 peer.db "SELECT owner FROM area WHERE name = 'area 5000'" >/dev/null
        n=$((n + 1))
    done
}
best=999999
round=0
while [ $round -lt 9 ]; do
    t0=$(date +%s%N); ours; t1=$(date +%s%N); theirs; t2=$(date +%s%N)
    ratio=$(((t1 - t0) * 1000 / (t2 - t1)))
    echo "round $round: $ratio / 1000 of the sqlite3 shell's time"
    [ $ratio -lt $best ] && best=$ratio
    round=$((round + 1))
done
[ $best -le 1000 ] || fail "who takes $best / 1000 of the sqlite3 shell's time at best"
