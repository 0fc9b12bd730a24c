#!/bin/sh
# Incidents by hand, one in a line, and their timelines.
. "$TOP/tests/cli/lib.sh"
board
run 0 incident add "Checkout froze" --area checkout --started 14:02 --for 41m --customers 120 --severity major
is 1
run 0 incident show 1 --json
says '"started_at": "2026-11-20T13:02:00Z"'; says '"recovered_at": "2026-11-20T13:43:00Z"'
run 0 incidents; is ''
run 0 incidents --all --json; says '"title": "Checkout froze"'
run 0 incident add "Still on"
run 0 incidents; says 'Still on'
run 2 incident add "x" --started tomorrowish
run 5 incident add "x" --started 2026-11-21T10:00:00Z; warns 'still to come'
run 2 incident add "x" --severity loud
run 1 incident add "x" --area chekout; warns 'checkout'
run 0 incident fact 1 14:06 "First customer reports it"
run 2 incident fact one 14:06 "x"
run 1 incident fact 9 14:06 "x"
run 0 incident show 1; says 'First customer'
run 0 incident resolve 2; run 0 incidents; is ''
run 5 incident resolve 2 --at 2026-11-01T00:00:00Z
run 0 incident same 2 1; run 0 incident show 1 --json; says '"same": ['
run 5 incident same 1 1
run 0 incident add "third" --for 5m; run 0 incident same 1 3
run 0 incident show 2 --json; says '"same_as": 3'
run 0 incident same 2 --apart; run 0 incident show 2 --json; says '"same_as": null'
run 2 incident same 2
run 0 review; says 'third'
run 1 review show; run 2 causes seen x; run 1 causes seen 5
run 0 next; [ -s out ] || fail "next always says something"
run 0 incident add "Cards declined" --started 2026-11-20T13:02Z --noticed 2026-11-20T13:19Z --for 41m
run 0 incident show "$(cat out)"; says '17 minutes after it began'; says '41 minutes'
run 5 incident add "x" --started 2026-11-20T13:02Z --noticed 2026-11-20T13:00Z
warns 'noticed before it began'; warns 'say when it began'
run 5 incident add "x" --started 2026-11-20T13:02Z --noticed 2026-11-20T18:00Z; warns 'still to come'

# changed by hand, a near miss, and opened again
run 0 incident add "Pool nearly full" --area checkout --started 10:00 --for 5m --near-miss
near=$(cat out)
run 0 incident show "$near" --json; says '"near_miss": true'
run 0 incidents --all; says 'near miss'
run 5 incident edit "$near" --customers 3; warns 'a near miss hurt nobody'; warns 'leave the customers out'
run 0 incident edit "$near" --hurt --customers 3 --title "Pool full" --ended 10:20 --severity minor
run 0 incident show "$near" --json
says '"near_miss": false'; says '"title": "Pool full"'; says '"customers": 3'
says '"recovered_at": "2026-11-20T09:20:00Z"'
run 0 incident edit "$near" --for 41m --area '' --noticed 10:05
run 0 incident show "$near" --json
says '"recovered_at": "2026-11-20T09:41:00Z"'; says '"area": null'; says '"detected_at": "2026-11-20T09:05:00Z"'
run 5 incident edit "$near" --started 11:30; warns 'the end comes before the start'
run 2 incident edit "$near"; warns 'nothing to change'
run 2 incident edit "$near" --for 5m --ended 10:05; warns 'give one of them'
run 2 incident edit "$near" --near-miss --hurt; warns 'give one of them'
run 1 incident edit 99 --title x
run 1 incident edit "$near" --area chekout; warns 'checkout'
run 5 incident edit "$near" --title ''; warns 'needs a title'
run 0 incident reopen "$near" --why "the alert rang again"
run 0 incident show "$near" --json
says '"state": "open"'; says '"recovered_at": null'; says '"reopened_at": "2026-11-20T15:00:00Z"'
says '"facts": []'
run 0 log; says 'the alert rang again'
run 5 incident reopen "$near"; warns 'is open already'
run 0 undo; run 0 incident show "$near" --json; says '"state": "resolved"'; says '"reopened_at": null'

# what is over is over, what is to come has not been, and what is blank says nothing
run 5 incident resolve "$near"; warns 'is over already'; warns "incident edit $near --ended TIME"
for time in "2026-11-27 10:00" "tomorrow 10:00" tomorrow +41m "Sun 22 Nov 14:02"; do
    run 5 incident add later --started "$time"; warns 'still to come'
    run 5 incident fact 1 "$time" later; warns 'still to come'
    run 5 incident edit 1 --started "$time"; warns 'still to come'
    run 5 incident edit 1 --ended "$time"; warns 'still to come'
    run 5 incident reopen 1 --at "$time"; warns 'still to come'
done
run 0 incident add "Search slow"; slow=$(cat out)
run 5 incident resolve "$slow" --at tomorrow; warns 'still to come'
run 5 incident add '  '; warns 'needs a title'
run 5 incident add ''; warns 'needs a title'
run 5 incident edit "$slow" --title '  '; warns 'needs a title'
run 5 incident fact "$slow" now '  '; warns 'a fact needs words'
run 5 incident fact "$slow" now ''; warns 'a fact needs words'

# the area is in every answer, and an empty text takes a value away
run 0 incident edit "$slow" --area billing --severity major --customers 7 --json
says '"area": "billing"'
run 0 incident resolve "$slow" --json; says '"area": "billing"'
run 0 incident reopen "$slow" --json; says '"area": "billing"'
run 0 incident edit "$slow" --severity '' --customers '' --json
says '"severity": "unknown"'; says '"customers": null'
run 0 incident add "Search down" --area billing --json; says '"area": "billing"'
run 0 incident same "$((slow + 1))" "$slow" --json; says '"area": "billing"'
run 5 incident apart "$slow" "$slow"; warns 'cannot be told apart from itself'
run 0 incident add "Was brief" --for 41m
run 0 incident show "$(cat out)" --json
says '"started_at": "2026-11-20T14:19:00Z"'; says '"recovered_at": "2026-11-20T15:00:00Z"'
run 0 help incident add; says 'ago'

# a pipe gets times that mean the same tomorrow, a terminal those of today
run 0 incident show 1
says 'started	2026-11-20T13:02:00Z'; says '2026-11-20T13:06:00Z	First customer'
run 0 review; says '2026-11-20T15:00:00Z'
tty 0 incident show 1; says 'started               14:02'

# what somebody else changed meanwhile is said in words and times
run 0 incident add "Mail late" --started 10:00; mail=$(cat out)
run 0 incident resolve "$mail" --at 10:30
run 0 incident edit "$mail" --ended 11:00 --severity minor --as ana
run 6 undo
warns 'recovered is now "Fri 20 Nov 2026 11:00", yours is "Fri 20 Nov 2026 10:30"'
