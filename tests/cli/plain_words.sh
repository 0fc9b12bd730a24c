#!/bin/sh
# What the verbs say where there is little to say: on a board of nobody, of an owner who is
# away without an end, of a path with several sections, and of a change that is none.
. "$TOP/tests/cli/lib.sh"
run 0 init Acme --time-zone Europe/Berlin

# nothing there yet
tty 0 areas;             says 'buckstop area add'
tty 0 people
tty 0 deploys;           says 'No deploy is logged yet: buckstop ship WHAT --area AREA'
tty 0 deploys --broken;  says 'No deploy fits.'
tty 0 deploys --weeks 8
tty 0 incidents;         says 'No incident is open. The others: buckstop incidents --all'
tty 0 incidents --all;   says 'No incidents on the board.'
tty 0 incidents froze;   says 'No incident says that'
tty 0 causes
tty 0 causes --all
tty 0 review;            says 'nothing waits: a quiet week'
tty 0 review list
tty 0 review stats
tty 0 check list
tty 0 tickets
tty 0 tickets --alike
tty 0 releases
tty 0 log
run 2 deploys --weeks 0; warns 'weeks'
for other in "--area billing" "--type site" "--since 2026-11-01" "--until today" --broken word; do
    # shellcheck disable=SC2086 # an option and its value are two words
    run 2 deploys --weeks 8 $other; warns "\"${other%% *}\" does not narrow it"
done
run 2 deploys --weeks 999; warns 'weeks'

# who acts, and who is away without a day
run 0 person add "Mia Okafor"
run 0 person add "Ana Ruiz" --contact ana@example.com
run 0 person add "Bob Holt" --contact bob@example.com
tty 0 people
run 0 area add billing --path /src/billing/
tty 4 areas --unowned;   says 'Name one person for each: buckstop own AREA PERSON'
tty 0 areas --stale 9
tty 0 own billing mia;   says 'Mia Okafor is owner of billing now.'
tty 0 own billing mia;   says 'Mia Okafor is owner of billing already. Nothing changed.'
tty 0 who billing --now; says ' decides for billing now.'; says 'Mia Okafor'
tty 0 own billing ana --why asked; says 'It was Mia Okafor.'
tty 0 who billing --now; says ' decides for billing now.'; says 'Ana Ruiz'; says 'ana@example.com'
run 0 person away ana
tty 0 who billing;       says 'Away; nobody stands in.'
tty 0 who billing --all; says 'Ana Ruiz (away)'; says 'the owner'
tty 0 people
run 0 own billing bob --stand-in --json; says '"handle": "bob"'
tty 0 who billing;       says 'Away; Bob Holt acts.'
tty 0 who billing --now; says ' acts for Ana Ruiz, who is away.'; says 'bob@example.com'
tty 0 areas
tty 0 own billing bob --stand-in --remove; says 'Bob Holt is no longer stand-in of billing.'
run 5 own billing "Ana & Bob"; warns "buckstop own 'billing' 'ana'"; warns "'bob' --helper"
run 5 own billing "Ana & Zoe"; warns "'Zoe' --helper"
tty 0 own billing ana --remove --why "she moves on"; says 'billing has NO OWNER. Name one'
tty 4 who billing;       says 'NO OWNER'
tty 0 person show mia;   says 'Mia Okafor'
tty 0 person edit mia --contact m@example.com; says 'is changed'
tty 0 person edit mia --contact m@example.com; says 'was so already; nothing changed'
run 2 person edit mia;   warns 'nothing to change'
tty 0 area edit billing --covers tax; says 'is changed'
tty 0 area edit billing --covers tax; says 'was so already; nothing changed'
run 2 area edit billing; warns 'nothing to change'

# the sections of a path
cat >CODEOWNERS <<'END'
/web/ @ana
[Docs]
/web/guide/ @bob
[Law]
/web/
END
run 0 import codeowners CODEOWNERS --dialect gitlab
run 4 who web/guide/a --all
printf 'section\tLaw\tLaw\t\nsection\tDocs\tDocs\tBob Holt\nsection\tno section\tweb\tAna Ruiz\n' >want
cmp -s out want || fail 'the sections in a pipe, one of them without an owner'
run 4 who web/guide/a --all --json; says '"section": "Law"'; says '"owner": null'
tty 4 who web/guide/a --all; says '  Law: Law, NO OWNER'; says '  Docs: Docs, Bob Holt'; says '  no section: web, Ana Ruiz'

# a ticket from end to end
run 0 ticket add "Cart forgets" --area billing --customer "Acme Ltd"
tty 0 ticket show 1;     says 'NO OWNER: nobody decides for billing'
run 0 ticket show 1;     says 'nobody decides'
run 0 ticket add "No area"
tty 0 ticket show 2;     says 'put it in one: buckstop ticket edit 2 --area AREA'
run 0 own billing ana --why back
run 0 own billing bob --stand-in
tty 0 ticket show 1;     says 'Bob Holt decides, for Ana Ruiz who is away'
tty 0 ticket decide 1 yes --why "they ask"; says 'Yes to #1'; says "It is Bob Holt's decision"
tty 0 ticket show 1;     says 'they ask'
run 4 ticket decide 2 no --why never --json; says 'ticket 2 is in no area'
tty 5 ticket start 1;    says '0 of 8 fields pass'
run 5 ticket start 2 --json; says '"kind": "refused"'
tty 0 ticket same 2 1
tty 0 ticket show 1;     says '#2: No area'
tty 5 ticket 'done' 1;     says 'no work on ticket 1 is under way'
tty 0 tickets state:all
run 0 tickets state:all --json

# deploys: how they went, told on a terminal
tty 0 ship "New cart" --area billing --took 8m --at 14:00
tty 0 ship "New cart" --id run-1; says 'is logged'
tty 0 ship "New cart" --id run-1; says 'was logged before, and nothing changed'
tty 0 deploys --all
tty 0 broke 1 --what "it froze"
tty 0 recovered 1 --what "it thawed"
tty 0 deploy show 1;     says 'it froze'; says 'it thawed'
tty 0 deploy fine 2
tty 0 deploy incident 1
tty 0 incident edit 1 --title "Cart froze"; says 'is changed'
tty 0 incident edit 1 --title "Cart froze"; says 'nothing changed'
run 0 incident edit 1 --near-miss --json; says '"near_miss": true'
run 5 incident edit 1 --near-miss --customers 4; warns 'a near miss hurt nobody'; quiet
run 0 incident edit 1 --noticed ''; is 1
tty 0 incident show 1
tty 0 incidents --all;   says 'near miss'

# a folder of its own, and the zone of whoever makes it
BUCKSTOP_DB=$PWD/more/board.db
run 0 init Other --json; says '"name": "Other"'; says '"time_zone": "'
export BUCKSTOP_DB="$PWD/zone.db" TZ=Asia/Tokyo
run 0 init Other --json; says '"time_zone": "Asia/Tokyo"'
export BUCKSTOP_DB="$PWD/nozone.db" TZ=No/Where
tty 0 init Other;        says 'The board "Other" is made'
run 2 --json;            says 'for a person at a terminal'
