#!/bin/sh
# `who AREA` at 10,000 areas takes no longer, as a whole process, than the sqlite3 shell's
# point look-up in a table of the same size: the best of several rounds, for what else the
# machine does only ever adds.
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

# As it is installed: in a copy, for what the linker wrote piece by piece lies in the page
# cache in small pages, and starts 5 % later.
cp "$b" buckstop
# Each in its turn, and the middle one of many: what else the machine does falls on both.
turns=$(dirname "$BUCKSTOP")/bench/turns
[ -x "$turns" ] || fail "$turns is not built: make test builds it"
printf '%s\twho\tarea 5000\nsqlite3\tpeer.db\t%s\n' "$PWD/buckstop" \
    "SELECT owner FROM area WHERE name = 'area 5000'" >commands
best=999999
round=0
while [ $round -lt 9 ]; do
    "$turns" 100 commands >took || fail "they do not run in turn"
    ratio=$(awk 'NR == 1 { ours = $1 } NR == 2 { printf "%d", ours * 1000 / $1 }' took)
    echo "round $round: $ratio / 1000 of the sqlite3 shell's time"
    [ "$ratio" -lt $best ] && best=$ratio
    round=$((round + 1))
done
[ $best -le 1000 ] || fail "who takes $best / 1000 of the sqlite3 shell's time at best"
