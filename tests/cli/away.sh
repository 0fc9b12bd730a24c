#!/bin/sh
# Away until a day: the stand-in acts until then, and nobody has to say that it is over.
. "$TOP/tests/cli/lib.sh"
board
run 0 own billing bob --stand-in
run 0 own checkout ana
run 0 person away ana --until 2026-11-20
tty 0 who billing;            says 'Away until Fri 20 Nov; Bob Holt acts.'
run 0 who billing --now;      is "Bob Holt"
tty 0 areas;                  says 'away'
run 0 next;                   says 'Ana Ruiz is away and nobody stands in'

BUCKSTOP_NOW=2026-11-21T15:00:00Z
run 0 who billing --now;      is "Ana Ruiz"
tty 0 who billing;            says ' owns billing.'; hides 'Away'
tty 0 who billing --all;      hides 'away'
run 0 who billing --json;     [ "$(grep -A1 '"acting"' out | sed -n 's/.*"name": "\(.*\)",/\1/p')" = "Ana Ruiz" ] || fail "Ana does not act"
run 0 who checkout --now;     is "Ana Ruiz"
run 0 who billing --on 2026-11-20; is "Ana Ruiz"
tty 0 people;                 hides 'away'
run 0 people --json;          hides '"away"'
tty 0 areas;                  hides 'away'
run 0 next;                   hides 'away'
run 0 person show ana --json; says '"away_until": null'
run 0 person edit ana --contact a@example.com --json; says '"state": "active"'
run 0 export board;           says 'away_until: 2026-11-20'
run 0 person back ana
run 0 export board;           hides 'away_until: 2026-11-20'
