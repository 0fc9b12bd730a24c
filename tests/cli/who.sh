#!/bin/sh
# Who decides: into a pipe, on a terminal, as JSON, with every exit code of the question.
. "$TOP/tests/cli/lib.sh"
board

run 0 who billing;             is "Ana Ruiz"
run 0 who BILLING;             is "Ana Ruiz"
run 0 who bil;                 is "Ana Ruiz"
run 0 who Invoices;            is "Ana Ruiz"
run 0 who src/billing/tax.c;   is "Ana Ruiz"
run 0 who /src/billing/tax.c;  is "Ana Ruiz"
run 0 who billing --plain;     is "Ana Ruiz"
run 1 who biling;              quiet; warns 'billing'
run 1 who src/other/a.c;       quiet
run 4 who checkout;            quiet; warns 'NO OWNER'; warns 'buckstop own checkout PERSON'
run 4 who checkout --all;      is ''
run 2 who;                     quiet; warns 'buckstop who AREA|PATH'
run 2 who billing checkout;    quiet

run 0 who billing --json;      says '"area": "billing"'; says '"handle": "ana"'
run 4 who checkout --json;     says '"owner": null'
run 1 who biling --json;       says '"kind": "not_found"'; says '"closest": ['; says '"billing"'

tty 0 who billing;             says 'owns billing.'; says 'ana@example.com'
tty 0 who invoices;            says 'also called invoices'

# prefix of two
run 0 area add "billing tools"
run 3 who bill;                quiet; warns 'more than one area'; warns 'billing tools'
run 0 who billing;             is "Ana Ruiz"

# away, and who acts
run 0 own billing bob --stand-in
run 0 person away ana --until fri
run 0 who billing;             is "Ana Ruiz"
run 0 who billing --now;       is "Bob Holt"
tty 0 who billing;             says 'Bob Holt acts.'
run 0 person back ana
run 0 who billing --now;       is "Ana Ruiz"

# the past
run 0 own billing bob --why "Ana moves on"
run 0 who billing;             is "Bob Holt"
BUCKSTOP_NOW=2026-12-01T12:00:00Z
run 0 own billing ana
run 0 who billing --on 2026-11-25; is "Bob Holt"
run 0 who billing --on today;  is "Ana Ruiz"
run 4 who billing --on 2026-11-01; quiet
run 2 who billing --on 2027-01-01; warns 'still to come'

# accents, and a name that is hostile
run 0 area add "Déploiement"
run 4 who deploiement
run 0 area add "$(printf 'evil\033[31m\342\200\256area')"
tty 0 areas
if LC_ALL=C grep -q "$(printf 'evil\033')" out; then fail "an escape sequence of the data's"; fi
says 'evil^[[31m<U+202E>area'
