#!/bin/sh
# The four questions: the team's answers, the board's evidence, the verdict.
. "$TOP/tests/cli/lib.sh"
run 0 init Acme --time-zone Europe/Berlin
run 0 check --json;              says '"evidence": "there are no areas yet"'; says '"by": "board"'
run 0 import board "$TOP/data/demo.yaml"
run 0 check
says '1	ownership	open	fuzzy	the owner of checkout has left'
says 'migration: NO WAY BACK'

# the evidence changes as the board does
run 0 own checkout tom --why "drill"
run 0 check;                     says '1	ownership	open	clear'
run 0 undo; run 0 check;         says 'checkout has left'
run 0 release edit migration --way-back "restore the copy" --minutes 20
run 0 check;                     if grep -q 'NO WAY BACK' out; then fail "it has a way back"; fi
run 0 ship --what "Invoices show the order number" --area billing --by ana
run 0 check;                     says 'logged today, newest 16:00'
run 0 ship --what "v1.2.3"; run 0 check; says 'not in plain words'
run 0 undo; run 0 undo; run 0 undo

# the team's answers, and what they add up to
verdict() { # ANSWERS... SAYS
    n=0
    for word in "$1" "$2" "$3" "$4"; do n=$((n + 1)); run 0 check answer $n "$word"; done
    run 0 check --json; says "\"weak\": $5,"; says "$6"
}
verdict clear clear clear clear 0 'No answer is weak'
verdict fuzzy clear clear clear 1 'is a warning'
verdict clear fuzzy no clear    2 'already slow the team'
says '"first": "tickets"'; says '"by": "team"'
verdict fuzzy fuzzy no clear    3 'count as two'
verdict no no no no             4 'demand is ahead'
says '"first": "ownership"'
tty 0 check;                     says 'This week: name one owner for each area.'
run 0 check answer visibility open
run 5 check finish;              warns 'question 4, visibility, is not answered'
run 0 check answer vis clear; run 0 check finish; run 0 check list
says '2026-W47	no	no	no	clear	3'; says '2026-W44'
run 0 check list --json;         says '"visibility": "clear"'
run 2 check answer 5 clear;      warns 'four questions'
run 2 check answer 1 maybe;      warns 'clear, fuzzy or no'

# the next thing says what fixes it
run 0 next;                      says 'checkout'

# a page for a reader from outside; nothing in it acts
run 0 brief
says '## Who owns this'; says '## Where specs fail'; says '## Why shipping is risky'; says '## What the team fixed lately'
says 'checkout'; says 'NO WAY BACK'
run 0 area add '[evil](javascript:x)'
run 0 brief;                     if grep -q '[^\\]\[evil\]' out; then fail "markup of a name acts"; fi
run 0 brief --json;              says '"markdown": "'
run 1 brief --line nowhere
