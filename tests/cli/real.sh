#!/bin/sh
# Real files of other tools, where the samples are there.
. "$TOP/tests/cli/lib.sh"
real=$TOP/../shared/real/incidents
owners=$TOP/../shared/real/codeowners
[ -d "$real" ] || { echo "the real incidents are not here"; exit 77; }
[ -d "$owners" ] || { echo "the real CODEOWNERS files are not here"; exit 77; }
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

# FILE READ NONE ONE MORE OWNED CONTESTED TEAM UNOWNED SKIPPED [OPTION...]: the figures of a
# file; that it changes nothing the second time; and that what goes out and comes in again
# gives every path of a tree the same answer.
figures() {
    file=$owners/$1.CODEOWNERS expected=$2/$3/$4/$5/$6/$7/$8/$9
    shift 9
    skipped=$1
    shift
    rm -f board.db again.db
    run 0 init Acme --time-zone UTC
    run 0 import codeowners "$file" --dry-run --json "$@"
    got=$(tr -d ' \n' <out | sed 's/.*"read":\([0-9]*\),.*"none":\([0-9]*\),"one":\([0-9]*\),"more":\([0-9]*\)}.*"owned":\([0-9]*\),"contested":\([0-9]*\),"team":\([0-9]*\),"unowned":\([0-9]*\)}.*/\1\/\2\/\3\/\4\/\5\/\6\/\7\/\8/')
    [ "$got" = "$expected" ] || fail "$file: $got, not $expected"
    [ "$(grep -c '"why"' out)" = "$skipped" ] || fail "$file: not $skipped skipped"
    run 0 import codeowners "$file" "$@"
    run 0 import codeowners "$file" "$@"; says 'Nothing changed'
    run 0 export codeowners; cp out CODEOWNERS
    BUCKSTOP_DB=$PWD/again.db
    run 0 init Acme --time-zone UTC
    run 0 import codeowners CODEOWNERS "$@"
    sed 's/^[ \t]*//; /^#/d; /^$/d; /^^*\[/d; s/[ \t].*//; s/\*\*/a\/b/g; s/\*/zz/g; s/^\///; s/\/$//' "$file" |
        awk '{ print; print $0 "/x" } NR % 5 == 0 { print $0 "/x/y.md"; print "deep/" $0 "/x" }
             END { print "README.md"; print "a/b/c"; print "docs/x.md" }' | sort -u >paths
    while read -r path; do
        "$b" --db board.db who "$path" >1 2>/dev/null; echo $? >>1
        "$b" --db again.db who "$path" >2 2>/dev/null; echo $? >>2
        cmp -s 1 2 || fail "$file: $path is $(tr '\n' ' ' <1), then $(tr '\n' ' ' <2)"
        cat 1 >>answers
    done <paths
    BUCKSTOP_DB=$PWD/board.db
}
figures esphome 481 0 421 60 376 58 40 0 0
figures prometheus-community-helm-charts 47 0 18 29 17 29 1 0 0
figures mesa-22.3.6 57 0 32 25 28 23 0 0 0 --dialect gitlab
figures glab-cli-1.53.0 2 0 2 0 1 0 0 0 0
figures azure-sdk-for-rust 19 1 6 12 3 11 3 1 1
[ "$(sort -u answers | grep -c '[a-z]')" -gt 150 ] || fail "the answers are not people's names"
