#!/bin/sh
# The departure drill, and leaving with each thing handed over or visibly to nobody.
. "$TOP/tests/cli/lib.sh"
board
run 0 own checkout bob
run 0 own checkout ana --stand-in
run 0 own billing bob --delivery

run 0 without ana;        is "$(printf 'owner\tbilling\nstand_in\tcheckout')"
run 0 without bob;        is "$(printf 'owner\tcheckout\ndelivery\tbilling')"
run 0 without mia;        quiet
run 1 without nobody;     quiet; warns 'buckstop person add'
run 2 without;            warns 'buckstop without PERSON'
run 0 without ana --json; says '"role": "owner"'; says '"area": "billing"'; says '"only_ships": []'
run 0 without mia --json; says '"roles": []'
tty 0 without mia;        says 'they hold nothing'
tty 0 without ana;        says 'stand-in'; says 'buckstop person leave ana --to PERSON'
run 0 log --last 1;       says 'delivery owner of billing'

run 2 person leave ana --reassign billing;         warns '--reassign AREA=PERSON'
run 2 person leave ana --reassign =mia
run 1 person leave ana --reassign bilingg=mia;     warns 'billing'
run 5 person leave ana --reassign "billing=Mia & Bob"; warns 'two people'
run 5 person leave bob --reassign billing=mia --reassign "checkout=bob"
run 0 who billing;        is 'Ana Ruiz'

# an area's own name may hold a =
run 0 area add "a=b"; run 0 own a=b ana
run 0 person leave ana --reassign a=b=mia --reassign billing=bob --json
says '"became": "passed"'; says '"became": "nobody"'; says '"to": null'; says '"state": "left"'
run 0 who billing;        is 'Bob Holt'
run 0 who a=b;            is 'Mia Okafor'
run 0 who checkout --all; is "$(printf 'owner\tBob Holt')"
run 0 without ana;        quiet
run 0 undo;               run 0 who billing; is 'Ana Ruiz'
tty 0 person leave ana;   says 'NO OWNER'; says 'buckstop own AREA PERSON'; says 'buckstop undo'
run 4 who billing
