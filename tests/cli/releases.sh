#!/bin/sh
# Release types: steps, the way back, and the checklist of a deploy.
. "$TOP/tests/cli/lib.sh"
board
tty 0 releases;                  says 'No release type yet'
run 0 release add web --way-back "the build before" --minutes 2 --rehearsed 2026-11-11 \
    --step merge --manual "press release" --step "watch it" --known-by 2=bob
run 0 release add migration --manual "copy the table"
run 6 release add WEB;           warns WEB
run 0 releases;                  is "migration	1	1	0	NO WAY BACK
web	3	1	2	the build before"
tty 0 releases;                  says 'NO WAY BACK'; says '1 of 3 by hand'; says 'in 2 minutes: the build before'
run 0 releases --json;           says '"way_back": null'; says '"known_by": "Bob Holt"'
run 0 release show w;            says 'press release (by hand), known by Bob Holt'; says 'rehearsed 9 days ago'
run 1 release show migratoin;    warns migration
run 5 release edit web --rehearsed tomorrow
run 5 release edit migration --rehearsed today; warns 'no way back to rehearse'
run 5 release edit migration --minutes 5;       warns 'no way back that takes minutes'
run 5 release edit web --step merge --step " "; warns 'needs a text'
run 1 release edit web --known-by 9=bob;   warns 'no step 9'
run 2 release edit web --known-by bob;     warns 'which step'
run 1 release edit web --known-by 1=nobody
run 2 release edit web;          warns 'nothing to change'
run 2 release add " "

# two people of one name stay apart when another step changes
run 0 person add "Bob Holt" --handle bob2
run 0 release edit migration --manual "copy the table" --step deploy --known-by 1=bob2
run 0 release edit migration --known-by 2=ana;  says 'copy the table (by hand), known by Bob Holt'
run 0 undo; run 0 undo; run 0 undo

# a deploy has the steps as they are then, and keeps them
run 0 ship --what "Retry button" --type web; is 1
run 0 release edit web --step "only this"
run 0 deploy show 1;             says '[ ] press release (by hand)'
run 0 deploy tick 1 2; run 0 deploy show 1; says '[x] press release'
run 0 deploy untick 1 2; run 0 deploy show 1; says '[ ] press release'
run 1 deploy tick 1 9;           warns 'its steps are 1 to 3'
run 0 undo; run 0 undo
run 0 deploy edit 1 --type migration; run 0 deploy show 1; says '[ ] copy the table'; says 'NO WAY BACK'
run 0 undo; run 0 deploy show 1; says 'watch it'

# a rehearsal long ago is said
BUCKSTOP_NOW=2027-11-20T15:00:00Z run 0 release show web; says 'try it again'
run 0 release archive web;       run 0 releases; [ "$(wc -l <out)" = 1 ] || fail "archived"
run 0 ship --what x --type web;  run 0 release archive web --back
run 0 next;                      run 0 doctor
