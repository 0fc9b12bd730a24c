#!/bin/sh
# Files that are none, and inputs that end in the middle: each importer refuses them with a
# word, in no time, and the board is as it was, byte for byte.
. "$TOP/tests/cli/lib.sh"
board
run 0 ticket add "pay by card"
cp board.db before.db

untouched() { # WHAT
    cmp -s board.db before.db || fail "$1 has changed the board"
    [ ! -s board.db-journal ] || fail "$1 left a journal behind"
}

# refused WHAT ARGUMENT...: exit code 2, a word, nothing on stdout, within five seconds
refused() {
    what=$1
    shift
    code=0
    timeout 5 "$b" "$@" >out 2>err </dev/null || code=$?
    [ "$code" = 2 ] || fail "$what: exit code $code"
    quiet
    [ -s err ] || fail "$what is refused without a word"
    ! LC_ALL=C grep -q "$(printf '\033')" err || fail "$what: an escape sequence on stderr"
    untouched "$what"
}

kinds="board statuspage github codeowners backstage cstate tags"
mkfifo pipe
mkdir folder
printf '\037\213\010\000' >z.gz
printf '\3757zXZ\000' >z.xz
printf 'BZh9' >z.bz2
: | dd of=hole bs=1M seek=65 2>/dev/null
for kind in $kinds; do
    for file in /dev/zero /dev/full folder pipe z.gz z.xz z.bz2 missing; do
        refused "import $kind $file" import "$kind" "$file"
    done
done
for kind in board statuspage cstate backstage; do # read whole; the others as they come
    refused "import $kind of 65 MiB" import "$kind" hole
done

# bombs, each smaller than it unfolds to, or deeper than anybody writes
many() { head -c "$2" /dev/zero | tr '\000' "$1"; }
many '[' 100000 >deep
many '{' 100000 >deeper
{ printf 'a: &a [x]\n'; i=0; while [ $i -lt 9 ]; do printf 'a%d: &a%d [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n' $i $i; i=$((i + 1)); done; } >laughs.yaml
printf 'buckstop: 1\nbuckstop: 1\n' >twice.yaml
printf 'a: {<<: {b: c}}\n' >merge.yaml
printf '!!python/object:os.system x\n' >tag.yaml
printf 'a: \000b\n' >nul.yaml
many '-' 100000 | sed 's/-/- /g' >dashes.yaml
for bomb in deep deeper laughs.yaml twice.yaml merge.yaml tag.yaml nul.yaml dashes.yaml; do
    refused "import board $bomb" import board "$bomb"
    refused "import backstage $bomb" import backstage "$bomb"
done
{ many '[' 100000; many ']' 100000; } >deep.json
printf '{"page":{},"page":{},"incidents":[]}' >twice.json
printf '{"page":{},"incidents":[]} {}' >two.json
printf '{"page":{"x":"\\u0000"},"incidents":[]}' >nul.json
for bomb in deep deep.json twice.json two.json nul.json; do
    refused "import statuspage $bomb" import statuspage "$bomb"
done
for bomb in deep deep.json; do refused "import github $bomb" import github "$bomb"; done

# cut at every byte: an error that leaves the board as it was, or a whole import
cut_all() { # KIND FILE
    size=$(wc -c <"$2")
    at=0
    while [ "$at" -lt "$size" ]; do
        head -c "$at" "$2" >"cut-$2"
        code=0
        "$b" import "$1" "cut-$2" >out 2>err </dev/null || code=$?
        case $code in
        2) untouched "$2 cut at $at" ;;
        0) cp before.db board.db ;;
        *) fail "import $1 cut at byte $at: exit code $code" ;;
        esac
        at=$((at + 1))
    done
}
printf '{"page":{},"incidents":[{"id":"a","name":"Down","created_at":"2026-11-18T10:00:00Z"}]}' >s.json
printf '[{"number":1,"title":"a","url":"https://github.com/a/b/issues/1"}]' >g.json
printf -- '---\ntitle: Down\ndate: 2026-11-18 10:00:00\n---\n' >2026-11-18-down.md
printf 'kind: Component\nmetadata: {name: a}\nspec: {owner: ana}\n' >c.yaml
printf 'buckstop: 1\nboard: {name: A, time_zone: UTC}\nareas: [{name: z}]\n' >b.yaml
cut_all statuspage s.json
cut_all github g.json
cut_all cstate 2026-11-18-down.md
cut_all backstage c.yaml
cut_all board b.yaml

# Lines that stand alone: what is there of them is imported, wholly, or none of it is and
# the line at fault is named; nothing of the board that was there before is changed.
cut_lines() { # KIND FILE
    size=$(wc -c <"$2")
    at=0
    taken=0
    while [ "$at" -le "$size" ]; do
        head -c "$at" "$2" >"cut-$2"
        what="$2 cut at $at"
        code=0
        timeout 5 "$b" import "$1" "cut-$2" >out 2>err </dev/null || code=$?
        case $code in
        2)
            untouched "$what"
            last=$(awk 'END { print NR }' "cut-$2")
            grep -q "cut-$2:$last: " err || [ "$at" = 0 ] || fail "$what: line $last is not named"
            ;;
        0)
            taken=$((taken + 1))
            "$b" import "$1" "cut-$2" --json >out 2>err </dev/null || fail "$what: a second time"
            says '"new": 0'
            says '"changed": 0'
            run 0 who billing
            is 'Ana Ruiz'
            if [ $((at % 16)) = 0 ]; then
                run 0 doctor
                says sound
            fi
            cp before.db board.db
            ;;
        *) fail "$what: exit code $code" ;;
        esac
        at=$((at + 1))
    done
    [ "$taken" -gt 0 ] || fail "$2: no part of it is imported"
}
printf '# who\n* @org/all\n/src/billing/ @bob # no\n/api/ @Zoe @ana\n/caf\303\251/ e@x.org\n' >CODEOWNERS
printf 'v1\ttag\t2026-11-19T23:30:00+01:00\tBot\tAna Ruiz\ta1\tGroup\nv2\tcommit\t2026-11-20T09:00:00Z\tN\t\tb2\tCaf\303\251\n' >t.tsv
cut_lines codeowners CODEOWNERS
cut_lines tags t.tsv

# an answer that cannot be written is a failure, and says so once
if [ -w /dev/full ]; then
    for verb in areas people tickets log "export board" "who billing" help; do
        code=0
        # shellcheck disable=SC2086 # verbs of two words
        "$b" $verb >/dev/full 2>err || code=$?
        [ "$code" != 0 ] || fail "$verb to a full disk: exit code 0"
        grep -q 'could not be written' err || fail "$verb to a full disk says nothing"
    done
fi
untouched "a full disk"

# what was typed comes back harmless, on a terminal too
esc=$(printf '\033')
for typed in "${esc}[31mred" "${esc}]0;title" "$(printf '\302\233')31m" "$(printf '\342\200\256')evil"; do
    run 1 who "$typed"
    ! LC_ALL=C grep -q "$esc" err || fail "an error repeats an escape sequence"
    tty 1 who "$typed"
    # the terminal's own colours aside
    LC_ALL=C sed "s/$esc\[[0-9;]*m//g" raw | LC_ALL=C grep -q "$esc" && fail "a terminal gets it raw"
done
run 0 doctor; says sound
