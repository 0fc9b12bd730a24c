#!/bin/sh
# The reviews that were held: the list, one of them, and its minutes, by any name of a week.
. "$TOP/tests/cli/lib.sh"
BUCKSTOP_NOW=2026-11-20T15:00:00Z
run 0 init Acme --time-zone Europe/Berlin
run 1 review show; warns 'no review of week 2026-W47'
run 0 import board "$TOP/data/demo.yaml"
run 0 review list; says '2026-W44'
run 0 review minutes 2026-W44; cp out minutes; says '# Weekly review, 2026-W44'
for week in 44 w44 "Week 44"; do
    run 0 review minutes "$week"; cmp -s out minutes || fail "\"$week\" is not week 44"
done
run 0 review show 44 --json; says '"week": "2026-W44"'
run 1 review show 43; warns 'no review of week 2026-W43'
run 2 review show soon; quiet; warns '"soon" is not a week'; warns '2026-W47'

# a week with two sittings, weeks that nobody reviewed, a promise with its strength
cat >two.yaml <<'Y'
buckstop: 1
board: {name: Two, time_zone: Europe/Berlin}
people: [{name: Mia Okafor, handle: mia}]
incidents:
- {id: 1, title: Checkout froze, state: resolved, started: 2026-11-17T10:00:00Z, facts: [{at: 2026-11-17T10:01:00Z, text: the pool was full}], candidates: [{id: 1, text: no limit on the pool, was_there: 'yes', less_harm: 'yes', ours: 'yes', in_week: 'no', review: 2026-W47}]}
- {id: 2, title: Mail came twice, near_miss: true, started: 2026-11-18T10:00:00Z, reopened: 2026-11-19T10:00:00Z}
- {id: 3, title: Lost in week 45, started: 2026-11-04T10:00:00Z}
causes:
- {id: 1, text: the queue sends again, incidents: [{incident: 2, review: 2026-W47.2}], removals: [{id: 1, review: 2026-W47.2, owner: mia, due: 2026-11-24, gone_when: a mail has one id, strength: strong}]}
reviews:
- {week: 2026-W44, quiet: true, step: close, started: 2026-10-28T10:00:00Z, closed: 2026-10-28T10:05:00Z}
- {week: 2026-W47, step: close, incident: 1, started: 2026-11-20T10:00:00Z, closed: 2026-11-20T10:20:00Z}
- {week: 2026-W47, earlier: 1, step: close, incident: 2, cause: 1, removal: 1, facilitator: mia, started: 2026-11-20T11:00:00Z, closed: 2026-11-20T11:20:00Z}
Y
BUCKSTOP_DB=$PWD/two.db
run 0 init Two --time-zone Europe/Berlin
run 0 import board two.yaml
run 0 review list; says '2026-W47.2'
[ "$(sed -n '1s/[[:space:]].*//p;2s/[[:space:]].*//p' out | tr '\n' ' ')" = "2026-W47.2 2026-W47 " ] ||
    fail "the last sitting comes first"
run 0 review show 47; says '2026-W47.2'; says 'Mail came twice  (near miss, reopened)'; says 'strength    strong'
run 0 review show 47.1; says 'Checkout froze'
run 0 review show 47.2 --json
says '"name": "2026-W47.2"'; says '"sitting": 2'; says '"near_miss": true'; says '"strength": "strong"'
run 0 review show 2026-W47.1 --json
says '"text": "the pool was full"'; says '"in_week": "no"'; says '"state": "dropped"'
run 0 review minutes 47.2; says '# Weekly review, 2026-W47.2'; says 'A near miss: nobody was hurt.'
says '**Strength:** strong'; says 'Reopened Thu 19 Nov 2026 11:00.'
run 0 review minutes 47; says 'Checkout froze'; says 'Mail came twice'
[ "$(grep -c '^# ' out)" = 2 ] || fail "both sittings are printed"
run 1 review show 47.3; warns '2026-W47.3'
run 0 review; says 'Weeks 45 and 46 were not reviewed; their incident waits here.'; says 'Lost in week 45'
run 0 review --json; says '"first": "2026-W45"'; says '"weeks": 2'
# what a closed week has dealt with waits no more, and a week may be typed small
run 0 review; ! grep -q 'the queue sends again\|Mail came twice' out || fail 'the closed sitting waits'
run 0 review --json; ! grep -q 'the queue sends again' out || fail 'its promise waits'
run 0 review show 2026-w47; says '2026-W47.2'
run 2 review show .47; warns '".47" is not a week'
