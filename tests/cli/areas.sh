#!/bin/sh
# Lists of areas somebody should look at, one product line, what was asked for, and load.
. "$TOP/tests/cli/lib.sh"
board
run 0 area edit billing --line "Zahlung Süd"

run 4 areas --unowned;           is "$(printf 'checkout\tNO OWNER')"
run 4 areas --unowned --json;    says '"slug": "checkout"'
tty 4 areas --unowned;           says 'buckstop own AREA PERSON'
run 0 areas --unowned --line "zahlung sud"; quiet
run 0 own checkout bob
run 0 areas --unowned;           quiet
run 0 areas --unowned --json;    is '[]'
tty 0 areas --unowned;           says 'Every area has an owner'

run 0 areas --contested;         quiet
printf 'buckstop: 1\nboard: {name: A, time_zone: UTC}\nareas: [{name: admin, candidates: [Core Team, Ana]}]\n' >c.yaml
run 0 import board c.yaml
run 0 areas --contested;         is "$(printf 'admin\tNO OWNER\tCore Team, Ana')"
run 0 areas --contested --json;  says '"candidates": 2'
run 0 own admin ana
run 0 areas --contested;         quiet

# naming an owner confirms the area on that day, as area confirm does
run 0 areas --stale 1;           quiet
BUCKSTOP_NOW=2027-02-17T23:30:00Z # 18 Feb in Berlin: 90 days after 20 Nov
run 0 areas --stale 90 --json;   says '"confirmed_at": "2026-11-20T15:00:00Z"'
run 0 area confirm billing --json; says '"confirmed_at": "2027-02-17T23:30:00Z"'; says '"handle": "ana"'
run 0 areas --json --line 'zahlung sud'; says '"confirmed_at": "2027-02-17T23:30:00Z"'
run 0 own checkout ana
run 0 areas --stale 90;          is "$(printf 'admin\tAna Ruiz\t2026-11-20')"
run 0 areas --stale 91;          quiet
run 2 areas --stale;             warns 'needs DAYS'
run 2 areas --stale 0;           warns 'from 1'
run 2 areas --stale soon
tty 0 areas --stale 90;          says 'buckstop area confirm AREA'

# one line
run 0 areas --line "ZAHLUNG SÜD"; is "$(printf 'billing\tAna Ruiz')"
run 1 areas --line zahlungsud;   quiet; warns 'the closest is "Zahlung Süd"'
run 0 incident add "Invoices twice" --area billing
run 0 incident add "Carts empty" --area checkout
run 0 incidents --line "zahlung sud"; says 'Invoices twice'
[ "$(wc -l <out)" = 1 ] || fail "an incident of another line"
run 0 incidents --line "zahlung sud" --json; says '"title": "Invoices twice"'
run 0 area add ledger --line "zahlung süd"
run 0 area add zoo
run 0 next --line "zahlung sud"; says 'ledger has no owner'
[ "$(wc -l <out)" = 1 ] || fail "more than one line"
run 1 next --line nothing;       quiet

# what was asked for
run 0 areas --asked;             quiet
run 0 areas --asked --json;      is '[]'
run 1 who sso; run 1 who SSO; run 1 who "single sign on"; run 1 who lost/a.c --json
run 0 who billing; run 4 who zoo
run 0 areas --asked --plain
[ "$(cut -f1,2 out | head -n 1)" = "$(printf 'SSO\t2')" ] || fail "the most asked first"
[ "$(wc -l <out)" = 3 ] || fail "not what was missed and nothing else"
run 0 areas --asked --json
says "buckstop area edit AREA --alias 'SSO'"; says "buckstop area add 'SSO'"
says "buckstop area edit AREA --path 'lost/a.c'"
tty 0 areas --asked;             says "--alias 'SSO'"; says "buckstop area add 'SSO'"
run 2 areas --asked --unowned;   warns 'stands alone'
run 0 area edit billing --alias sso
run 0 area add "Single Sign-On"
run 0 areas --asked
[ "$(cut -f1 out)" = lost/a.c ] || fail "what is answered by now still shows"
run 0 undo; run 0 areas --asked; says 'single sign on'

# a board that cannot be written, or is being written, answers the same and as soon
command -v flock >/dev/null || { echo "flock is not here to hold the lock with"; exit 77; }
exec 9>>board.db.lock
flock 9
start=$(date +%s)
run 1 who locked;                quiet; warns 'there is no area "locked"'
[ $(($(date +%s) - start)) -lt 5 ] || fail "who waits for a lock"
exec 9>&-
run 0 areas --asked
if grep -q locked out; then fail "counted without the lock"; fi
chmod 400 board.db
run 1 who forbidden;             warns 'there is no area "forbidden"'
chmod 600 board.db
run 0 doctor;                    says sound

# who carries what
for area in a b c; do run 0 area add $area; run 0 own $area ana; done
run 0 people
says "$(printf 'Ana Ruiz\tana\tactive\tana@example.com\t6\ta, admin, b, billing, c, checkout\t0\ttoo much')"
says "$(printf 'Bob Holt\tbob\tactive\t\t0\t\t0\t')"
run 0 own billing bob --stand-in
run 0 people --json;             says '"too_much": true'; says '"stands_in_for": 1'; says '"without_stand_in": ['
tty 0 people;                    says 'Ana Ruiz owns 6 areas'; says 'No stand-in: a, admin, b, c, checkout'
says 'Stand in for nobody: Ana Ruiz, Mia Okafor'
