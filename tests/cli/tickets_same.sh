#!/bin/sh
# The same thing under different names, and custom work.
. "$TOP/tests/cli/lib.sh"
board
customers() { # how many the ticket in out lists
    sed -n '/"customers": \[/,/\]/p' out | grep -c '"[AGI]'
}
run 0 ticket add "Invoice export fails for grouped projects" --area billing --customer Acme
run 0 ticket add "Grouped projects: invoice export fails" --area billing --customer Globex
warns 'looks like #1'; warns 'buckstop ticket same 2 1'
if grep -q 'three customers' err; then fail "two customers are not three"; fi
tty 0 ticket add "invoice export of grouped projects fails" --area billing --customer Initech
says 'three customers, one shape: make one shared model'; says '#1  Acme'; says 'looks like #'
run 0 ticket add "Darker buttons" --area checkout --json
says '"alike": []'; says '"custom": false'

# the pass over all
run 0 tickets --alike --json
says '"custom": true'; says '"customer": "Globex"'; says '"why": "'
run 0 tickets --alike
[ "$(wc -l <out)" = 3 ] || fail "not one group of three"
[ "$(cut -f1-3 out | head -n 1)" = "$(printf '1\t1\tcustom')" ] || fail "not the first of the first"
COLUMNS=100; export COLUMNS
tty 0 tickets --alike;           says 'make one shared model'; says 'buckstop ticket apart 1 2 3'
run 2 tickets --alike --all;     warns '--alike'
run 2 tickets invoice --alike

# three become one, with three customers, and come apart again
run 0 ticket same 2 1;           is 1
tty 0 ticket same 3 2;           says 'stands for #3 too'; says 'Customers: Acme, Globex, Initech.'
run 0 ticket show 1 --json
says '"Acme"'; says '"Globex"'; says '"Initech"'; says '"id": 3'
[ "$(customers)" = 3 ] || fail "not three customers"
run 0 ticket show 2 --json;      says '"asked": 2'; says '"id": 1'
run 0 ticket show 2;             warns '#2 is the same as #1'; says "$(printf 'ticket\t1')"
run 0 tickets;                   [ "$(cut -f1 out | tr '\n' ' ')" = '1 4 ' ] || fail "what is folded is listed"
tty 0 tickets;                   says 'same: 2 more'
run 0 tickets --state same --json; says '"same_as": 1'
run 5 ticket decide 2 yes --why x --as ana; warns 'same as 1'
run 5 ticket same 1 1
run 5 ticket same 4;             warns 'is not folded under another'
run 0 undo; run 0 undo
run 0 tickets;                   [ "$(wc -l <out)" = 4 ] || fail "undone, and not apart"
run 0 ticket show 3 --json;      says '"same_as": null'; says '"asked": null'
run 0 redo; run 0 redo
run 0 ticket same 3;             is 3
run 0 ticket show 1 --json
[ "$(customers)" = 2 ] || fail "taken out, and still its customer"

# different after all
run 0 ticket apart 1 3 --json;   says '"apart": ['
run 0 tickets --alike;           quiet
tty 0 tickets --alike;           says 'No two open tickets look alike.'
run 0 undo; run 0 tickets --alike; says 'Initech'
run 1 ticket apart 1 99

# incidents likewise
run 0 incident add "Checkout froze on payment" --area checkout
run 0 incident add "Payment: checkout froze" --area checkout
run 0 incidents --alike --json;  says '"incidents": ['; says '"started_at"'
tty 0 incidents --alike;         says 'buckstop incident same 2 1'
tty 0 incident apart 1 2;        says '1 and 2 are different things'
run 0 incidents --alike;         quiet
run 2 incidents --alike --all
run 2 incident apart 1 two
run 0 doctor;                    says sound
