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
