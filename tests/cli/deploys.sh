#!/bin/sh
# The log of deploys: from a person, from a script, and what support reads out.
. "$TOP/tests/cli/lib.sh"
board
run 0 ticket add "Group invoices" --area billing

# one line; the bare number in a pipe, a sentence on a terminal, an object with --json
run 0 ship --what "Invoices can be grouped" --area invoices --by ana --ticket 1 --changes 2 --took 8m --fine
is 1
run 0 deploys
is "1	2026-11-20T15:00:00Z	billing		Ana Ruiz	2	fine	Invoices can be grouped"
tty 0 ship "Search is quicker"; says 'Deploy 2 is logged: Search is quicker'
run 0 deploy show 1 --json
says '"area": "billing"'; says '"took": 480'; says '"state": "fine"'; says '"id": 1'
run 2 ship;                      warns 'what went out'
run 2 ship a --what b;           warns 'twice'
run 2 ship a --took long;        quiet
run 5 ship a --at "2026-11-21 10:00"; warns 'still to come'

# a name that is nobody's is kept and said, never refused
run 0 ship --what "Push arrives once" --area mobil --by deploybot --type rocket --ticket 77; is 3
warns 'nobody on the board goes by "deploybot": kept as typed'
warns 'no area goes by "mobil"'; warns '"rocket"'; warns 'no ticket "77"'
run 0 deploy show 3 --json
says '"by": "deploybot"'; says '"by_unknown": true'; says '"tickets_unknown": "77"'
BUCKSTOP_AS=jenkins run 0 ship --what "By a robot"; is 4; warns 'jenkins'

# ten scripts at once with one id are one deploy
for n in 1 2 3 4 5 6 7 8 9 10; do
    "$b" ship --what "Build 77" --area billing --id build-77 >out.$n 2>err.$n </dev/null &
done
wait
[ "$(sort -u out.* | wc -l)" = 1 ] || fail "ten scripts got several numbers: $(cat out.* err.*)"
run 0 deploys build; [ "$(wc -l <out)" = 1 ] || fail "ten scripts made more than one deploy"
run 0 ship --what other --id build-77 --json; says '"repeated": true'; says '"what": "Build 77"'

# it broke, and was well again; computed, never negative
run 0 ship --what "Retry button" --area checkout --at 14:00; is 6
run 2 broke;                     warns 'which deploy'
run 1 broke 99;                  warns 'no deploy "99"'
run 5 broke 6 --at 13:00;        warns 'before it went out'
run 0 broke 6 "the button showed twice" --at 14:05; is 6
run 0 deploys --broken;          says 'Retry button'
run 1 broke "the page is down";  warns 'no deploy "the page is down"'
run 5 recovered --at 14:01;      warns 'before it broke'
run 0 rolled-back customers see the version before --at 14:11; is 6
run 0 deploy show 6 --json
says '"recovery_seconds": 360'; says '"state": "rolled_back"'; says '"recovered_what": "customers see the version before"'
run 1 recovered;                 warns 'no deploy is broken'
run 0 broke build-77 --what "the id is a name too"; is 5
run 0 recovered --id build-77;   is 5
run 5 deploy fine 6;             warns 'broke'
run 0 deploy fine 2; run 0 deploy show 2 --json; says '"monitoring": "fine"'

# the incident it led to
run 5 deploy incident 2;         warns 'not said to have broken'
run 0 deploy incident 6;         is 1
run 0 incident show 1;           says 'the button showed twice'; says 'rolled back: customers see'; says 'led to it'
run 0 incident add "Cards are declined" --started 14:30 --for 10m; is 2
run 0 incident show 2 --json;    says '"linked": false'; says '"what": "Retry button"'
run 0 deploy link 6 2; run 0 incident show 2 --json; says '"linked": true'
run 0 undo

# what support reads out
run 0 shipped --json;            says '"what": "Retry button"'
tty 0 shipped
says 'Shipped on Fri 20 Nov 2026: 6 deploys'; says '1 rolled back in 6 minutes'
says 'The button showed twice, 14:05 to 14:11.'; says 'Customers see the version before.'
run 0 shipped;                   [ "$(wc -l <out)" = 6 ] || fail "a line a deploy"
run 0 shipped --area billing;    [ "$(wc -l <out)" = 2 ] || fail "of one area"
run 0 shipped --day yesterday;   quiet
run 0 ship --what "A [link](http://x) & <b>" --at "yesterday 10:00"
run 0 shipped --day yesterday --markdown; says '## Shipped on Thu 19 Nov 2026'; says '\[link\]'
run 0 shipped --since yesterday; [ "$(wc -l <out)" = 7 ] || fail "since yesterday"
run 2 shipped --day tomorrow;    warns 'still to come'
run 2 shipped --day fri --since mon; warns 'leave out one'
run 2 shipped --day whenever;    quiet

# what git counts; where it cannot, the line is logged all the same
if command -v git >/dev/null; then
    mkdir repo && cd repo || fail "no folder"
    git init -q . && git config user.email a@b.c && git config user.name A
    for n in 1 2 3; do GIT_COMMITTER_DATE=2026-11-0${n}T10:00:00Z git commit -q --allow-empty -m "$n"; git tag "v$n"; done
    run 0 ship --what "From git" --from v1 --to v3 --json
    says '"changes": 2'; says '"oldest_change_at": "2026-11-02T10:00:00Z"'; says '"held_back"'
    run 0 ship --what "From git" --from v1 --to --json; warns 'not counted'
    run 0 ship --what "From nowhere" --from v9 --json; says '"changes": null'; warns 'not counted'
    run 2 ship --what "No from" --to v3; warns '--from'
    cd .. || fail "no way back"
fi

# changed, and undone
run 0 deploy edit 1 --what "Invoices can be grouped by project"; is 1
run 2 deploy edit 1;             warns 'nothing to change'
run 0 undo; run 0 deploy show 1; says 'Invoices can be grouped'
run 0 doctor

# as many options as somebody types
set --
n=0
while [ $n -lt 80 ]; do
    n=$((n + 1))
    set -- "$@" --ticket $((1000 + n))
done
run 0 ship "Everything at once" "$@"
run 0 deploy show "$(cat out)"; says 'no ticket here'; says 1080
