#!/bin/sh
# GitHub's issues come in, again without harm, and go out.
. "$TOP/tests/cli/lib.sh"
board
cat >issues.json <<'END'
[{"number": 7, "title": "Invoices twice", "state": "OPEN", "createdAt": "2026-11-02T09:00:00Z",
  "closedAt": null, "url": "https://github.com/acme/shop/issues/7",
  "body": "### Who is it for?\n\nfinance lead\n\n### Why\n\n_No response_\n",
  "labels": [{"name": "area:billing"}], "assignees": [{"login": "ana"}, {"login": "bob"}]},
 {"number": 8, "title": "Old", "state": "CLOSED", "createdAt": "2026-10-02T09:00:00Z",
  "closedAt": "2026-10-03T09:00:00Z", "url": "https://github.com/acme/shop/issues/8", "body": null,
  "labels": [], "assignees": []},
 {"number": 9, "title": "A pull", "state": "open", "pull_request": {}, "created_at": "2026-10-02T09:00:00Z",
  "body": "", "labels": [], "assignees": [], "html_url": "https://github.com/acme/shop/pull/9"}]
END
run 0 import github issues.json --dry-run --json; says '"dry_run": true'; says '"new": 2'
run 0 tickets --all;             quiet
run 0 import github issues.json --json
says '"kind": "github"'; says '"read": 2'; says '"new": 2'; says '"open": 1'; says 'pull request'
run 0 import github issues.json; says 'Nothing changed: all 2'; says '1 open'; warns 'issues.json:'
tty 0 import github issues.json; says 'Nothing changed'
run 0 ticket show acme/shop#7 --json
says '"source_id": "7"'; says '"area": "billing"'; says '"who": "finance lead"'; says '"why": null'; says '"bob"'
run 0 ticket show https://github.com/acme/shop/issues/7; says 'Invoices twice'
run 0 ticket show 7;             says 'Invoices twice'
run 0 tickets;                   says 'Invoices twice'; [ "$(wc -l <out)" = 1 ] || fail "a closed one is open"

# what a person changed here stays
run 0 ticket edit acme/shop#7 --who "the accountant"
run 0 import github issues.json; run 0 ticket show 7 --json; says '"who": "the accountant"'

# what is there to paste is one word, and is offered once
# shellcheck disable=SC2016 # nothing is to be run
sed 's/"labels": \[\]/"labels": [{"name": ""}]/; s/"name": *"[^"]*"/"name":"area: $(touch pasted)`id`"/' issues.json >odd.json
run 0 import github odd.json
warns "buckstop area edit AREA --alias '\$(touch pasted)\`id\`'"
[ "$(grep -c -e --alias err)" = 1 ] || fail "one name was offered more than once"
run 0 undo

# out and in again
run 0 export tickets;            says 'Invoices twice'
if grep -q '"Old"' out; then fail "not only what is open"; fi
run 0 export tickets --all;      says '"Old"'; cp out all.json
run 0 export tickets --markdown; says '#1 Invoices twice'
run 0 export tickets t.md --markdown; [ -s t.md ] || fail "no file"
run 2 export tickets t.md;       warns 'already'
run 0 export tickets --json;     says '"issues": "'
BUCKSTOP_DB=$PWD/second.db
run 0 init Other --time-zone UTC
run 0 import github all.json;   says '2 new'
run 0 tickets --all;             says 'Invoices twice'
BUCKSTOP_DB=$PWD/board.db

# one number at two places is asked back; a folded one is found by its number there
sed 's/acme.shop/acme\/app/; s/Invoices twice/Sums/' issues.json >app.json
run 0 import github app.json;    says '2 new'
run 3 ticket show 7;             warns '#3'; warns 'number on the board'
run 0 ticket show acme/app#7;    says 'Sums'
run 0 ticket same acme/app#7 acme/shop#7; is 1
run 0 ticket show acme/app#7 --json; says '"asked": 3'; says '"source_id": "7"'; says '"id": 1'
run 0 import github app.json;    says 'Nothing changed'
run 0 undo; run 0 undo

# several files, standard input, and one transaction
sed 's/"number": 7/"number": 17/; s/Invoices twice/Another/' issues.json >more.json
"$b" import github - <more.json >out 2>err || fail "standard input"
says '1 new'
run 0 undo
head -c 700 more.json >cut.json
run 2 import github more.json cut.json; quiet; warns 'cut.json:'
run 1 ticket show 17
printf '{"number": 1' >f.json;   run 2 import github f.json; warns 'f.json:1'
printf 'nothing' >f.json;        run 2 import github f.json; warns 'f.json:1'
printf '\377' >f.json;           run 2 import github f.json
: >f.json;                       run 2 import github f.json; warns 'is empty'
mkfifo pipe; printf '\037\213\010' >z.gz
for file in /dev/zero . pipe z.gz missing.json; do
    code=0
    timeout 10 "$b" import github "$file" >out 2>err || code=$?
    [ "$code" = 2 ] || fail "$file: exit code $code, not 2"
    [ -s err ] || fail "$file: refused without a word"
done
n=$(wc -c <issues.json)
at=1
while [ "$at" -lt "$n" ]; do
    head -c "$at" issues.json >cut.json
    "$b" --db cut.db init Cut --time-zone UTC >/dev/null 2>&1
    "$b" --db cut.db import github cut.json >out 2>err && fail "cut at byte $at, and read"
    at=$((at + 97))
done
[ -z "$("$b" --db cut.db tickets --all)" ] || fail "a cut file left tickets behind"
run 0 doctor;                    says sound

real=$TOP/../shared/real/tickets/github-webcompat-issues.jsonl
[ -f "$real" ] || { echo "the real issues are not here"; exit 77; }
BUCKSTOP_DB=$PWD/real.db
run 0 init Real --time-zone UTC
run 0 import github "$real" --json
says '"read": 100'; says '"new": 100'; says '"open": 40'
run 0 import github "$real";     says 'Nothing changed: all 100'
run 0 tickets;                   [ "$(wc -l <out)" = 40 ] || fail "not 40 open"
run 0 tickets --all --json;      [ "$(grep -c '"source_id": "' out)" = 100 ] || fail "not 100"
tty 0 tickets;                   says '40 open, '
run 0 doctor;                    says sound
