#!/bin/sh
# Naming one owner: what is refused, what is kept, and walking it back and forth.
. "$TOP/tests/cli/lib.sh"
board

run 5 own billing "Ana & Bob";   quiet; warns 'two people'
warns "buckstop own 'billing' 'ana'"; warns "--helper"
run 5 own billing "Tim O'Brien & Bob"
warns "buckstop own 'billing' 'Tim O'\\''Brien', then buckstop own 'billing' 'bob' --helper"
run 5 own billing "the backend team"; quiet
run 5 own billing everyone
run 5 own billing TBD
run 5 own billing "Ana Ruiz / Bob Holt"
run 5 own billing "Ana & Bob" --json; says '"kind": "refused"'
run 1 own billing anna;          quiet; warns 'the closest is "ana"'
run 1 own biling ana
run 2 own billing
run 2 own billing ana --stand-in --helper
run 5 own billing ana --stand-in; warns 'owns billing already'
run 5 own billing ana --helper
run 0 who billing;               is "Ana Ruiz"

tty 0 own billing ana;           says 'already. Nothing changed.'
tty 0 own billing bob --why "moves to billing"; says 'Bob Holt is owner of billing now. It was Ana Ruiz.'
run 0 area show billing;         says 'moves to billing'; says 'first owner'
run 0 undo;                      run 0 who billing; is "Ana Ruiz"
run 0 redo;                      run 0 who billing; is "Bob Holt"
run 0 undo
run 0 own billing bob --helper
run 1 redo;                      warns 'nothing to redo'
run 0 who billing --all;         says "$(printf 'helper\tBob Holt')"
run 0 own billing bob --delivery
run 0 own billing bob --helper --remove
run 1 own billing bob --helper --remove
run 0 own billing bob;           run 0 who billing --all
[ "$(grep -c 'Bob Holt' out)" = 1 ] || fail "an owner has no second role"

# everything walks back to the first change and forth again
steps=0
while "$b" undo >/dev/null 2>&1; do steps=$((steps + 1)); done
run 0 areas; is ''
while [ "$steps" -gt 0 ]; do run 0 redo; steps=$((steps - 1)); done
run 0 who billing; is "Bob Holt"
run 0 doctor; says sound

# somebody else changed the same since: both values, exit code 6
run 0 area edit billing --covers "by mia"
BUCKSTOP_AS=bob
run 0 area edit billing --covers "by bob"
BUCKSTOP_AS=mia
run 6 undo; quiet; warns 'by bob'; warns 'by mia'
run 0 area show billing --json; says '"covers": "by bob"'

# leaving
run 0 person leave bob --as ana; says 'NO OWNER'
run 4 who billing
run 5 own billing bob; warns 'has left'
run 0 undo --as ana; run 0 who billing; is "Bob Holt"
run 0 person leave bob --to ana --as ana
run 0 who billing; is "Ana Ruiz"
run 5 person leave bob

# an actor nobody knows is recorded and flagged
run 0 area confirm billing --as robot; warns 'recorded as typed'
run 2 area confirm billing --as ''; warns '--as needs PERSON after it'
run 0 log --last 1 --json; says '"actor": "robot"'; says '"known": false'
