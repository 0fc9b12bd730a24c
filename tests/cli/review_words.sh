#!/bin/sh
# The team's own words for the weekly review.
. "$TOP/tests/cli/lib.sh"
board
tab=$(printf '\t')
run 0 review words;          says "no_cause${tab}one-off${tab}"; says "weak${tab}remind*${tab}"
run 0 review words add no_cause "growing pains"; quiet
run 0 review words;          says "no_cause${tab}growing pains${tab}ours"
run 0 log --last 1;          says 'growing pains'
run 0 review words add no_cause "Growing-Pains"; warns 'Nothing changed'
run 0 review words drop "no cause" ONE-OFF
run 0 review words;          says "no_cause${tab}one-off${tab}silent"
run 0 review words drop no_cause one-off; warns 'Nothing changed'
run 0 review words --json;   says '"word": "growing pains"'; says '"ours": true'; says '"silent": true'
tty 0 review words;          says 'your own: growing pains'; says 'silenced: one-off'; says 'a strong removal'

# the lists, the typo, and what is no word
run 1 review words add no_cuase x;   warns 'the closest is "no_cause"'; warns 'person, no_cause, symptom, strong, middle, weak'
run 1 review words drop symptom slwo*; warns 'slow*'
run 1 review words drop symptom zzz
run 5 review words add symptom '!!'; warns 'is no word'
run 5 review words add symptom 're*mind'; warns 'not at its end'
run 2 review words add symptom;      warns 'add or drop'
run 2 review words take symptom x

# every change can be undone, and goes with the board
run 0 export board;          says 'review_words:'; says 'silent: true'; cp out words.yaml
run 0 undo;                  run 0 review words; says "one-off${tab}"
if grep -q "${tab}silent" out; then fail "still silenced after undo"; fi
run 0 undo;                  run 0 review words
if grep -q "${tab}ours" out; then fail "still there after undo"; fi
run 0 redo;                  run 0 review words; says "growing pains${tab}ours"
run 0 review words add no_cause one-off; warns 'Nothing changed'
run 0 review words drop no_cause one-off
run 0 review words add no_cause one-off; run 0 review words
if grep -q "${tab}silent" out; then fail "add brings a silenced word back"; fi
run 0 review words drop no_cause "growing pains"; run 0 review words
if grep -q "${tab}ours" out; then fail "drop takes a word of one's own away"; fi
BUCKSTOP_DB=$PWD/second.db
run 0 init Second; run 0 import board words.yaml
run 0 review words;          says "no_cause${tab}growing pains${tab}ours"; says "no_cause${tab}one-off${tab}silent"
run 0 doctor
