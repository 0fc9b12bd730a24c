#!/bin/sh
# Specs in files, judged with a board and without one.
. "$TOP/tests/cli/lib.sh"
cat >good.yaml <<'END'
title: Upload a PDF
area: billing
who: a customer with a signed contract
does: uploads a PDF, gets a confirmation, and sees an error if the file is too large
why: they send it by mail today, and we lose one in ten
awkward: [a file of 0 bytes, the same file twice]
done_when: the contract shows the file and when it came in
not_changing: contracts that are signed on paper
way_back: turn off the flag upload_contract
signs_off: Ana Ruiz
END
grep -v '^why\|^way_back' good.yaml >gaps.yaml
printf 'does: "_No response_"\nwhy: make it better\n' >bad.yaml

# no board anywhere
run 0 ticket check good.yaml;    is 'good.yaml: ready'
run 0 ticket check good.yaml --json; says '"ready": true'; says '"gaps": []'
run 5 ticket check gaps.yaml
is "$(printf 'gaps.yaml: why: Say what they cannot do today, in one or two lines.\ngaps.yaml: way_back: Say how to undo it once it is live.')"
run 5 ticket check bad.yaml --json; says '"mark": "missing"'; says '"mark": "fuzzy: better"'; says '"field": "who"'
tty 5 ticket check gaps.yaml;    says 'gaps.yaml is not ready: 6 of 8 fields ok.'
tty 0 ticket check good.yaml;    says 'good.yaml is ready.'
run 5 ticket check good.yaml gaps.yaml --json
says '"files": ['; says '"ready": false'; says '"file": "good.yaml"'
"$b" ticket check - <good.yaml >out 2>err || fail "standard input"
is 'standard input: ready'
: >empty.yaml; run 5 ticket check empty.yaml; [ "$(wc -l <out)" = 8 ] || fail "not eight gaps"
run 2 ticket check good.yaml --db nowhere.db; warns 'nowhere.db'
[ ! -e board.db ] || fail "checking made a board"

# with a board, who signs off must be on it
board
run 0 ticket check good.yaml
sed 's/Ana Ruiz/Zoe Nobody/' good.yaml >zoe.yaml
run 5 ticket check zoe.yaml;     says 'zoe.yaml: signs_off: "Zoe Nobody" is not one person on the board.'
BUCKSTOP_DB=$PWD/elsewhere.db
run 0 ticket check zoe.yaml
printf 'no board at all' >elsewhere.db
run 0 ticket check zoe.yaml
run 2 ticket check zoe.yaml --db elsewhere.db
BUCKSTOP_DB=$PWD/board.db

# what is no spec
try() { # FILE TEXT
    run 2 ticket check "$1";     quiet; warns "$2"
}
printf 'who: a\nwho: b\n' >f.yaml;      try f.yaml 'f.yaml:2:1'
printf 'whoo: a\n' >f.yaml;             try f.yaml 'f.yaml:1:1'
printf 'who: [a]\n' >f.yaml;            try f.yaml 'f.yaml:1:6'
printf 'who: &x a\n' >f.yaml;           try f.yaml 'f.yaml:1:6'
printf 'who: "a\n' >f.yaml;             try f.yaml 'f.yaml:'
printf 'who: \377\n' >f.yaml;           try f.yaml 'not UTF-8'
mkfifo pipe; printf '\037\213\010' >z.gz; truncate -s 65M big
for file in /dev/zero . pipe z.gz big missing.yaml; do
    code=0
    timeout 10 "$b" ticket check "$file" >out 2>err || code=$?
    [ "$code" = 2 ] || fail "$file: exit code $code, not 2"
    [ -s err ] || fail "$file: refused without a word"
done
