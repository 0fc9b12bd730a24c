#!/bin/sh
# Tickets: adding, listing, the way from draft to done, on both faces.
. "$TOP/tests/cli/lib.sh"
board

# a draft is no failure; what it misses is said beside the number
run 0 ticket add "Invoice list" --area billing --why "customers want better invoices" --customer Acme
is 1; warns 'is not ready: 0 of 8'; warns 'Why'; warns 'better'; warns 'Done when'
tty 0 ticket add "Cart forgets" --area checkout
says 'Ticket #2, "Cart forgets", is on the board'; says 'Say who will use it'
run 0 ticket add "Lost and found" --json
says '"id": 3'; says '"area": null'; says '"ready": false'; says '"field": "way_back"'
run 2 ticket add "  ";           quiet; warns 'needs a title'
run 2 ticket add;                warns 'needs TITLE'
run 1 ticket add x --area chekout; warns 'checkout'
run 2 ticket add x --done 5;     warns '--done-when'

# the list
run 0 tickets
[ "$(wc -l <out)" = 3 ] || fail "not three lines"
says "$(printf '1\tbilling\tdraft\tnone\twho,does,why,awkward,done_when,not_changing,way_back,signs_off\t2026-11-20T15:00:00Z\tInvoice list')"
tty 0 tickets
says 'NO OWNER, checkout'; says 'in no area'; says 'misses 8 of 8'; says '3 open, 3 not ready.'
says 'Of the 3 opened in the last 30 days, 0 met the template.'
run 0 tickets --json; says '"gaps": ['; says '"decision": null'; says '"same_as": null'; says '"customer": "Acme"'
run 0 tickets invoice;           [ "$(cut -f1 out)" = 1 ] || fail "words"
run 0 tickets area:none;         [ "$(cut -f1 out)" = 3 ] || fail "a word with a key"
run 0 tickets --customer acme --gap why --sort new; [ "$(cut -f1 out)" = 1 ] || fail "options"
run 0 tickets --older 1;         quiet
run 0 tickets --older 1 --json;  is '[]'
tty 0 tickets --older 1;         says 'No ticket fits'
run 2 tickets --state open --gap nothing; warns 'one of: who'
run 2 tickets --sort up;         warns 'one of: board'
run 1 tickets --area chekout;    warns 'checkout'
run 2 tickets --all --state done; warns '--all'
run 2 tickets stat:open;         warns 'one of: area'

run 0 area edit billing --line Money
run 0 tickets --line money;      [ "$(cut -f1 out)" = 1 ] || fail "one product line"
run 1 tickets --line nothing

# ready is reached
run 5 ticket ready 1;            says "$(printf 'why\t"better" can mean anything.')"
run 5 ticket ready 1 --json;     says '"mark": "fuzzy: better"'
tty 5 ticket ready 1;            says '0 of 8 fields ok'
run 5 ticket start 1;            warns 'is not ready'
run 2 ticket edit 1;             warns 'nothing to change'
run 0 ticket edit 1 --who "finance lead" --does "downloads one invoice list grouped by project" \
    --why "they cannot see what one project cost" --awkward "a project with no invoices" \
    --awkward "an invoice split over two projects" --done-when "the list sums up to the invoices" \
    --not-changing "the invoices themselves" --way-back "turn off the flag invoice_group"
warns 'is not ready: 7 of 8'
run 0 ticket edit 1 --signs-off Ana --json
says '"ready": true'; says '"state": "ready"'; says '"gaps": []'; says '"an invoice split over two projects"'
run 0 ticket ready '#1';         is ready
tty 0 ticket edit 1 --signs-off Ana; says 'nothing changed'; says 'It is ready'
run 0 ticket edit 1 --done-when "see the invoices"; warns 'changed after it was ready'
run 0 ticket show 1 --json
says '"field": "done_when"'; says '"before": "the list sums up to the invoices"'; says '"by": "mia"'
tty 0 ticket show 1;             says 'changed'; says 'it was "the list sums up'
tty 0 tickets;                   says 'changed since it was ready'
run 0 ticket ready 1;            is ready
run 0 ticket edit 1 --done-when "better"; warns 'is no longer ready: 7 of 8'
run 5 ticket ready 1
run 0 undo; run 0 ticket ready 1; is ready

# showing
tty 0 ticket show 1
says '#1  Invoice list'; says 'billing, Ana Ruiz decides'; says 'ready, undecided'; says 'a project with no invoices'
tty 0 ticket show 2
sed -n 1p out | grep -q 'NO OWNER: nobody decides for checkout' || fail "nobody decides is not said first"
says 'buckstop own checkout PERSON'
run 0 ticket show 2;             [ "$(sed -n 1p out)" = "$(printf 'owner\tNO OWNER: nobody decides for checkout')" ] || fail "not first"
tty 0 ticket show 3;             says 'ticket edit 3 --area AREA'
run 0 ticket show 1;             says "$(printf 'who\tfinance lead')"; says "$(printf 'owner\tAna Ruiz')"
run 0 ticket show 1 --json;      says '"no_awkward_cases": false'; says '"handle": "ana"'; says '"asked": null'
run 0 ticket show 1 --markdown;  says '#1 Invoice list'
run 0 ticket show 1 --markdown --json; says '"markdown": "'
run 1 ticket show 9;             warns 'buckstop tickets --all'
run 1 ticket show nine --json;   says '"kind": "not_found"'

# decisions
run 5 ticket decide 1 yes;       quiet
run 2 ticket decide 1 maybe --why x; warns 'yes, no or not-now'
run 2 ticket decide 1 none --why x
run 4 ticket decide 3 yes --why x; warns 'in no area'
run 4 ticket decide 2 yes --why x
tty 0 ticket decide 1 yes --why "finance asks weekly"
says "It is Ana Ruiz's decision, recorded for them by mia."
run 0 ticket show 1 --json
says '"answer": "yes"'; says '"by": "Ana Ruiz"'; says '"recorded_by": "mia"'; says '"own": false'
tty 0 ticket decide 1 no --why "not this year" --as ana; says 'Decided by Ana Ruiz.'
run 5 ticket start 1;            warns 'not this year'
run 2 ticket decide 1 no --why x --until fri; warns 'not now'
run 5 ticket decide 1 not-now --why x --until 2026-11-20
run 2 ticket decide 1 not-now --why x --until soonish
run 0 ticket decide 1 not-now --why "after the audit" --until 2026-11-27 --as ana
is 1
run 0 tickets;                   [ "$(cut -f1 out | tr '\n' ' ')" = '2 3 ' ] || fail "put off, and still listed"
run 0 tickets --state not-now --json; says '"come_back_on": "2026-11-27"'
tty 0 tickets --all;             says 'put off until Fri 27 Nov'
BUCKSTOP_NOW=2026-11-27T09:00:00Z
tty 0 tickets;                   says 'back: put off until Fri 27 Nov'
run 0 ticket show 1 --json;      says '"back": true'

# work
run 0 ticket decide 1 yes --why "the audit is over" --as ana
tty 0 ticket start 1;            says 'Work on #1, "Invoice list", has begun.'
if grep -q skipped out; then fail "it was decided"; fi
run 5 ticket start 1
run 0 ticket done 1;             is 1
run 5 ticket edit 1 --why "something else altogether"
run 0 tickets --state done;      says 'Invoice list'
run 5 ticket done 2
run 0 ticket edit 2 --who "any shopper" --does "comes back and finds the cart" --why "they fill it a second time" \
    --awkward "none known" --done-when "the cart is there on the next day" --not-changing "prices" \
    --way-back "turn off the flag keep_cart" --signs-off Bob
run 0 ticket show 2 --json;      says '"no_awkward_cases": true'; says '"ready": true'
tty 0 ticket start 2;            says 'It skipped the review: nobody has decided about it.'
tty 0 tickets;                   says 'skipped the review'
run 0 tickets --state skipped --json; says '"skipped": true'
run 0 undo; run 0 ticket show 2 --json; says '"skipped": false'

# what a terminal must not act on
run 0 ticket add "$(printf 'red \033[31m alarm \302\233 \342\200\256 end')" --why "$(printf 'a\033]0;b')"
run 0 tickets alarm
if grep -q "$(printf '\033')" out err; then fail "an escape came through"; fi
run 0 ticket show 4
if grep -q "$(printf '\033')" out err; then fail "an escape came through"; fi
tty 0 ticket show 4 --color never
if grep -q "$(printf '\033')" out; then fail "an escape came through"; fi
run 0 ticket show 4 --json;      says 'u001b'
long=$(head -c 10000 /dev/zero | tr '\0' x)
code=0
"$b" ticket add "$long" >out 2>err || code=$?
[ "$code" = 0 ] || [ "$code" = 2 ] || [ "$code" = 5 ] || fail "a long title: exit code $code"
[ -s out ] || [ -s err ] || fail "a long title and no word"
run 0 completion bash;           says "'ticket decide')"
run 0 completion fish;           says 'not-changing'
run 0 help ticket add;           says '--way-back'
run 0 help --scdoc;              says '## ticket check'
run 0 doctor;                    says sound
