#!/bin/sh
# Git's tags and mainlines come in as deploys, and again without harm.
. "$TOP/tests/cli/lib.sh"
board
t=$(printf '\t')
cat >tags.tsv <<END
tag${t}objecttype${t}date${t}tagger_or_author${t}commit_author${t}sha${t}subject
billing-1.0${t}tag${t}2026-11-19T23:30:00+00:00${t}Gitbot${t}Ana Ruiz${t}a1${t}Invoices can be grouped
v2${t}commit${t}2026-11-20T09:00:00+01:00${t}Nobody Here${t}${t}b2${t}Search${t}is quicker
END
run 0 import tags tags.tsv --dry-run --json; says '"new": 2'; says '"dry_run": true'
run 0 deploys;                   quiet
run 0 import tags tags.tsv --json; says '"kind": "tags"'; says '"read": 2'; says '"new": 2'
run 0 import tags tags.tsv;      says 'Nothing changed: all 2'
run 0 deploy show billing-1.0 --json
says '"area": "billing"'; says '"by": "Ana Ruiz"'; says '"source_id": "billing-1.0"'; says '"approximate": false'
run 0 deploy show v2 --json;     says '"by_unknown": true'; says '"approximate": true'; says 'Search\tis quicker'
run 0 shipped --day 2026-11-20;  [ "$(wc -l <out)" = 2 ] || fail "the board's day begins at 23:00 UTC"

# what changes there changes here, unless a person changed it here
sed 's/grouped/grouped by project/' tags.tsv >again.tsv
run 0 import tags again.tsv --json; says '"changed": 1'; says '"unchanged": 1'
run 0 deploy edit billing-1.0 --what "Plain words"
run 0 import tags tags.tsv;      says 'Nothing changed'
run 0 deploy show billing-1.0;   says 'Plain words'

# another repository's tags of the same name stay apart
run 0 import tags tags.tsv --area checkout; says '2 new'
run 3 deploy show v2;            warns 'number on the board'
run 1 import tags tags.tsv --area nowhere; warns 'nowhere'

# one transaction, standard input, refusals with their line
"$b" import tags - <tags.tsv >out 2>err || fail "standard input"
says 'Nothing changed'
printf 'v9\ttag\t2026-11-19T10:00:00Z\tA\tB\tc\td\nv9\ttag\t2026-11-19T10:00:00Z\tA\tB\tc\td\n' >twice.tsv
run 0 import tags twice.tsv;     warns 'twice.tsv:2'; warns 'already'
printf 'v10\ttag\t2026-11-19T10:00:00Z\tA\tB\tc\td\nno columns\n' >bad.tsv
run 2 import tags bad.tsv;       warns 'bad.tsv:2'
run 1 deploy show v10

# tags without a time: their tagger is not known, or git had none to write
{
    head -n 1 tags.tsv
    printf 'v11\ttag\t\t\t\te\tImported from cvs\nv12\tcommit\t1970-01-01T00:00:00+00:00\tA\t\tf\tg\n'
    printf 'v13\ttag\t2026-11-19T10:00:00Z\tA\tB\tc\td\n'
} >timeless.tsv
run 0 import tags timeless.tsv --json; says '"read": 1'; says '"line": 2'; says '"line": 3'
run 0 import tags timeless.tsv
warns 'timeless.tsv:2: skipped: "v11": it has no time'; warns 'timeless.tsv:3: skipped: "v12"'
run 0 deploy show v13;           run 1 deploy show v11
run 2 import tags /dev/zero
run 2 import tags .
run 0 doctor

# the real ones
real=$TOP/../shared/real/deploys
[ -d "$real" ] || { echo "skipped: the real tags are not here"; exit 77; }
real() { # FILE ROWS
    BUCKSTOP_DB=$PWD/$1.db
    run 0 init Real --time-zone Europe/Berlin
    run 0 import tags "$real/$1" --json; says "\"read\": $2,"; says "\"new\": $2,"
    run 0 import tags "$real/$1" --json; says "\"unchanged\": $2,"; says '"changed": 0'
}
real tags-esphome.tsv 451
real tags-govuk-developer-docs.tsv 348
real mainline-mybinder.tsv 3053

# a day of the file is a day of the board, in the board's zone
for day in 2026-08-05 2018-03-25 2018-10-28; do
    tail -n +2 "$real/mainline-mybinder.tsv" | cut -f2 |
        TZ=Europe/Berlin date -f - +%F | grep -c "$day" >want
    run 0 shipped --day "$day"
    [ "$(wc -l <out)" = "$(cat want)" ] || fail "$day has $(cat want) rows in the file"
done
