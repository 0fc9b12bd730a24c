#!/bin/sh
# What comes in and goes out: round trips, repeats, refusals, and files that are none.
. "$TOP/tests/cli/lib.sh"

run 0 import board "$TOP/data/demo.yaml" --dry-run
[ ! -e board.db ] || fail "a dry run wrote a board"
run 0 import board "$TOP/data/demo.yaml"
run 0 doctor; says sound
run 0 export board; cp out 1.yaml
run 0 import board 1.yaml; says 'Nothing changed'
BUCKSTOP_NOW=2026-11-29T09:00:00Z # another day, or "now" would hide what is not kept
BUCKSTOP_DB=$PWD/named.db
run 0 init Other --time-zone UTC
run 0 import board 1.yaml
run 0 export board; cmp -s out 1.yaml || fail "an empty board does not become the file's"
BUCKSTOP_DB=$PWD/second.db
run 0 import board 1.yaml
run 0 export board; cmp -s out 1.yaml || fail "export, import, export again is not the same"
run 0 export board copy.yaml; cmp -s copy.yaml 1.yaml || fail "a file is not the same as stdout"
run 2 export board copy.yaml; warns 'already'
run 0 import board - --help
"$b" import board - <1.yaml >out 2>err || fail "standard input"
says 'Nothing changed'
run 0 undo; run 0 areas; is ""; run 0 redo; run 0 export board; cmp -s out 1.yaml || fail "an undone and redone import is not the same"

# a person's choice of owner stays
BUCKSTOP_DB=$PWD/third.db
run 0 import board 1.yaml
run 0 own billing bo
run 0 import board 1.yaml; warns 'billing keeps its owner'
run 0 who billing; is 'Bo Lind'
run 0 import board 1.yaml --json; says '"skipped": ['; says '"dry_run": false'

# errors with their place, and nothing written
BUCKSTOP_DB=$PWD/none.db
try() { # FILE TEXT: exit 2, and stderr says the text
    run 2 import board "$1"; quiet; warns "$2"
    [ ! -e none.db ] || fail "$1 left a board behind"
}
head='buckstop: 1
board: {name: A, time_zone: UTC}
'
printf '%sareas:\n  - {name: a, owner: bob}\n' "$head" >f.yaml;  try f.yaml 'f.yaml:4:22: there is no person "bob"'
printf '%sareas:\n  - {name: a, ownr: x}\n' "$head" >f.yaml;     try f.yaml 'f.yaml:4:15: there is no key "ownr" here; expected perhaps "owner"'
printf '%sareas:\n  - {name: a}\n  - {name: A}\n' "$head" >f.yaml; try f.yaml 'f.yaml:5:5:'
printf '%sareas: &x []\n' "$head" >f.yaml;                       try f.yaml 'f.yaml:3:8: the anchor'
printf '%sboard: {}\n' "$head" >f.yaml;                          try f.yaml 'in line 2'
printf '%stickets:\n  - {title: t, state: begun}\n' "$head" >f.yaml; try f.yaml 'draft ready doing done'
printf '%speople: []\nareas:\n  - name: a\n    covers: [x]\n' "$head" >f.yaml; try f.yaml 'f.yaml:6:13: a list; expected a text'
printf 'board: {name: A, time_zone: UTC}\n' >f.yaml;             try f.yaml 'buckstop: 1'
printf '%s\377' "$head" >f.yaml;                                 try f.yaml 'not UTF-8'
: >f.yaml;                                                       try f.yaml 'f.yaml:1:1'
printf '%speople: [{name: Platform Team, handle: p}]\n' "$head" >f.yaml
run 5 import board f.yaml; [ ! -e none.db ] || fail "a refused import left a board"

# files that are none
mkfifo pipe; gzip -c 1.yaml >1.gz 2>/dev/null || printf '\037\213' >1.gz; truncate -s 65M big
for file in /dev/zero . pipe 1.gz big missing.yaml; do
    code=0
    timeout 5 "$b" import board "$file" >out 2>err || code=$?
    [ "$code" = 2 ] || fail "$file: exit code $code"
    quiet; [ -s err ] || fail "$file is refused without a word"
done

# cut at many a byte: an error or a board, never a crash, and never half
size=$(wc -c <1.yaml)
at=1
while [ "$at" -lt "$size" ]; do
    head -c "$at" 1.yaml >cut.yaml
    code=0
    "$b" import board cut.yaml --dry-run >out 2>err || code=$?
    case $code in 0 | 2 | 5) ;; *) fail "cut at $at: exit code $code" ;; esac
    at=$((at + 397))
done

# a status page
BUCKSTOP_DB=$PWD/fourth.db
board
run 2 import statuspage 1.yaml
printf '{"x": 1}' >x.json; run 2 import statuspage x.json; warns 'api/v2/incidents.json'
printf '{"page":{},"incidents":[{"id":"a","name":"Down & out","impact":"major","status":"postmortem","created_at":"2026-11-18T10:00:00+01:00","started_at":null,"resolved_at":"2026-11-18T08:00:00Z","components":[{"name":"Billing"}],"incident_updates":null},{"id":"b","name":"Upkeep","impact":"maintenance","created_at":"2026-11-18T10:00:00Z"},{"name":"no id"}]}' >s.json
run 0 import statuspage s.json --json
says '"new": 1'; says '"flagged": 1'; says '"line": 2'; says 'maintenance'
run 0 incident show 1 --json
says '"area": "billing"'; says 'Down & out'; says '"started_at": "2026-11-18T09:00:00Z"'
run 0 import statuspage s.json; says 'Nothing changed'
warns 's.json: incident 2: skipped: it is maintenance'; warns 's.json: incident 1: "Down & out": it ended before'
printf '{"page":{},"incidents":[{"id":5,"name":"n","created_at":"2026-11-18T10:00:00Z"}]}' >five.json
run 0 import statuspage five.json; is 'Nothing changed; 1 skipped.'
warns 'five.json: incident 1: skipped: its id is no text'
run 0 import statuspage five.json s.json --json; says '"file": "five.json"'
[ "$(grep -c '"file": "s.json"' out)" = 4 ] || fail 'a line of two files says which'
run 2 import statuspage s.json x.json; quiet
run 0 undo; run 0 incidents --all; is ''

run 0 backup copy.db; run 0 --db copy.db areas; says billing
[ "$(stat -c %a copy.db)" = 600 ] || fail "the copy's mode"
run 2 backup copy.db; warns 'already'
