#!/bin/sh
# Causes by their words, given to another owner, and what the reviews came to.
. "$TOP/tests/cli/lib.sh"
BUCKSTOP_NOW=2026-11-20T15:00:00Z
run 0 init Acme --time-zone Europe/Berlin
run 0 review stats; is ''
run 0 review stats --json; says '"weeks_reviewed": 0'; says '"median_days_taken": null'
run 0 import board "$TOP/data/demo.yaml"
run 0 causes; says '2 incidents'; cp out before
run 0 causes QUEUE; says 'Nothing told us'; says 'dropped out'; says '2026-W44, cannot be gone in 7 days'
run 0 causes price LIST; says 'The price list is typed in two places'
run 0 causes price queue; is ''
run 0 causes queue --json; grep -q candidate out && fail "candidates are asked for"
run 0 causes queue --candidates --json; says '"kind": "candidate"'; says '"dropped": "in_week"'
run 2 causes --candidates; warns 'needs the words'
tty 0 causes nowhere; says 'No cause says "nowhere"'
run 0 incidents migration; says 'Month-end pages failed'
run 0 incidents two CUSTOMERS; says 'Login mail came late again'
run 0 incidents nowhere; is ''
tty 0 incidents write support; says 'Login mail came late again: Two'
run 5 causes owner 13 "Ana & Bo"; warns 'is two people'
run 5 causes owner 13 tom; warns 'is away'
run 0 person away tom --until 2026-11-20
BUCKSTOP_NOW=2026-11-21T15:00:00Z run 0 causes owner 13 tom --json; says '"handle": "tom"'
run 0 undo; run 0 undo
run 5 causes owner 12 ana; warns 'causes reopen 12'
run 1 causes owner 99 ana
run 0 causes owner 13 ana; run 0 causes; says 'Ana Ruiz, by 2026-11-20'
run 0 undo; run 0 causes; cmp -s out before || fail "undo brings the owner back"
run 0 person leave bo
tty 0 causes; says 'NO OWNER'; says 'buckstop causes owner 13'
run 0 causes owner 13 ana --json; says '"handle": "ana"'; says '"due": "2026-11-20"'
run 0 review stats; says '2026-W46	reviewed'; says '2026-W47	not yet'
says '12	seen gone	2026-11-06	5	2026-11-13	7	The price list is typed in two places'
says '11	CAME BACK	2026-10-30	5	-	-	Nothing told us that the queue was full'
run 0 review stats --json; says '"days_taken": 7'; says '"days_taken": null'; says '"came_back": 1'
grep -qi 'jonas\|owner' out && fail "nobody's name stands beside a number"
tty 0 review stats; says '3 of 3 weeks reviewed. 1 of 3 causes seen gone, 2 open'
