#!/bin/sh
# A real status page's incidents, where the sample is there.
. "$TOP/tests/cli/lib.sh"
real=$TOP/../shared/real/incidents
[ -d "$real" ] || { echo "the real incidents are not here"; exit 77; }
run 0 init Acme --time-zone UTC
run 0 import statuspage "$real/github-statuspage-latest50.json" --json
says '"read": 50'; says '"new": 50'
run 0 incidents --all --json
[ "$(grep -c '"source_id"' out)" = 50 ] || fail "not 50 incidents"
run 0 import statuspage "$real/github-statuspage-latest50.json"; says 'Nothing changed: all 50'
run 0 import statuspage "$real"/github-statuspage-raw-2023/*.json --json
says '"read": 131'; says '"skipped": []'
run 0 import statuspage "$real"/github-statuspage-raw-2023/*.json; says 'Nothing changed'
run 0 doctor; says sound
for file in "$real"/github-statuspage-raw-2023/*.json; do
    run 0 import statuspage "$file" --dry-run
done
