#!/bin/sh
# A spec in the person's own editor.
. "$TOP/tests/cli/lib.sh"
board
run 0 ticket add "Cart forgets" --area checkout --who "any shopper"
run 2 ticket edit 1 --editor;    warns 'no terminal'; quiet
VISUAL=$PWD/ed.sh
export VISUAL
editor() { # the commands it is made of; $1 is the file
    printf '#!/bin/sh\n%s\n' "$1" >ed.sh
    chmod +x ed.sh
}

# the template has the fields, and what is written comes back
editor "cp \"\$1\" seen; sed -i 's/^why:.*/why: they fill it a second time/' \"\$1\""
tty 0 ticket edit 1 --editor
says 'Ticket #1, "Cart forgets", is changed'
grep -q '^  any shopper' seen || fail "the template lacks a field: $(cat seen)"
run 0 ticket show 1 --json;      says '"why": "they fill it a second time"'; says '"who": "any shopper"'

# what is typed as an option stands in it already
editor ':'
tty 0 ticket edit 1 --editor --way-back "turn off the flag keep_cart"; says 'is changed'
tty 0 ticket edit 1 --editor;    says 'nothing changed'
tty 0 ticket edit 1;             says 'nothing changed'
run 2 ticket edit 1;             warns 'nothing to change'; quiet
run 0 ticket show 1 --json;      says 'keep_cart'

# somebody else's change meanwhile stays
editor "\"$b\" ticket edit 1 --who 'a guest' --as ana; sed -i 's/^not_changing:.*/not_changing: prices/' \"\$1\""
tty 0 ticket edit 1 --editor
run 0 ticket show 1 --json;      says '"who": "a guest"'; says '"not_changing": "prices"'

# what cannot be read comes back with the reason, and goes on
editor "if grep -q 'there is no key' \"\$1\"; then cp \"\$1\" seen; sed -i '/^whoo/d' \"\$1\"
else echo 'whoo: x' >>\"\$1\"; sed -i 's/^does:.*/does: finds the cart again/' \"\$1\"; fi"
tty 0 ticket edit 1 --editor
line=$(sed -n 's/^# buckstop: spec:\([0-9]*\):.*/\1/p' seen)
sed -n "${line}p" seen | grep -q '^whoo' || fail "the message names line $line"
run 0 ticket show 1 --json;      says '"does": "finds the cart again"'

# an editor that gives up, dies or empties the file changes nothing
before=$("$b" log --all --plain | wc -l)
editor "grep -q whoo \"\$1\" || echo 'whoo: lost words' >>\"\$1\""
tty 2 ticket edit 1 --editor;    says 'whoo: lost words'; says 'there is no key'
editor 'exit 3'
tty 2 ticket edit 1 --editor
editor ': >"$1"'
tty 2 ticket edit 1 --editor
VISUAL=/nowhere/at/all
tty 2 ticket edit 1 --editor
[ "$("$b" log --all --plain | wc -l)" = "$before" ] || fail "something was written"
run 0 doctor;                    says sound
