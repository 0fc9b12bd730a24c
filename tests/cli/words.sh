#!/bin/sh
# The form of the command line: verbs, options, streams, colours, help, completions.
. "$TOP/tests/cli/lib.sh"
run 2 areas;              quiet; warns 'buckstop init NAME'
run 2 areas --json;       says '"kind": "store"'
run 5 init '';            warns 'needs a name'; run 2 areas; warns 'buckstop init'
board
run 5 init Again;         warns 'already'

run 2 ares;               quiet; warns 'areas'
run 2 area;               warns 'add, show, edit, archive, confirm'
run 2 area nonsense
run 2 areas --nonsense;   warns 'does not take --nonsense'
run 2 own billing ana --why; warns 'needs TEXT'
run 2 areas --all=yes
run 2 areas --color blue
run 0 --json areas;       says '"slug": "billing"'
run 0 --db "$BUCKSTOP_DB" areas
run 0 area add -- --odd;  is 'odd'
run 0 own --why=because checkout bob; run 0 log --last 1 --json; says '"why": "because"'

run 0 help;               says 'incident add'; says 'without'; says '  import statuspage   Read'
run 0 without --help;     says 'departure drill'
run 0 help person leave;  says '  --reassign AREA=PERSON'
run 0 help own;           says '--stand-in'
run 0 own --help;         says '--stand-in'
run 0 help area edit;     says '--drop-alias'
run 2 help nonsense
run 0 help --scdoc;       says '# EXIT STATUS'
run 0 version;            says 'buckstop '
run 0 --version
run 0 --help

tty 0 areas --color never
if grep -q "$(printf '\033')" out; then fail "colours after --color never"; fi
NO_COLOR=1; export NO_COLOR
tty 0 areas
if grep -q "$(printf '\033')" out; then fail "colours with NO_COLOR"; fi
unset NO_COLOR
run 0 areas
if grep -q "$(printf '\033')" out; then fail "colours in a pipe"; fi

# a reader that goes away is no failure
"$b" log --all 2>err | head -c 0
[ ! -s err ] || fail "a closed pipe should be silent"

for shell in bash zsh fish; do run 0 completion $shell; done
run 2 completion csh
if command -v bash >/dev/null; then
    "$b" completion bash >complete.bash
    mkdir -p bin && ln -sf "$b" bin/buckstop
    # a name that a shell could take for those of files stays that name
    : >zone-1; : >zone-2
    run 0 area add 'zone-*'
    words=$(PATH=$PWD/bin:$PATH bash -c '. ./complete.bash
        COMP_WORDS=(buckstop who bi) COMP_CWORD=2; _buckstop; echo "${COMPREPLY[@]}"
        COMP_WORDS=(buckstop area sh) COMP_CWORD=2; _buckstop; echo "${COMPREPLY[@]}"
        COMP_WORDS=(buckstop own billing an) COMP_CWORD=3; _buckstop; echo "${COMPREPLY[@]}"
        COMP_WORDS=(buckstop own --st) COMP_CWORD=2; _buckstop; echo "${COMPREPLY[@]}"
        COMP_WORDS=(buckstop without an) COMP_CWORD=2; _buckstop; echo "${COMPREPLY[@]}"
        COMP_WORDS=(buckstop who zo) COMP_CWORD=2; _buckstop; echo "${COMPREPLY[@]}"
        COMP_WORDS=(buckstop ticket ready "") COMP_CWORD=3; _buckstop; echo "${COMPREPLY[0]}"')
    [ "$words" = "$(printf 'billing\nshow\nana\n--stand-in\nana\nzone-\\*\n--db')" ] ||
        fail "bash completes: $words"
    run 0 undo
fi

# where the board is
unset BUCKSTOP_DB
XDG_DATA_HOME=$PWD/data; export XDG_DATA_HOME
run 0 init Other --time-zone UTC
[ -f data/buckstop/board.db ] || fail "the usual place"
[ "$(stat -c %a data/buckstop/board.db)" = 600 ] || fail "the board's mode"
[ "$(stat -c %a data/buckstop)" = 700 ] || fail "the folder's mode"
run 2 init X --time-zone Nowhere/Else --db x.db
[ ! -e x.db ] || fail "a refused init leaves nothing behind"

# every listing is JSON
BUCKSTOP_DB=$PWD/board.db; export BUCKSTOP_DB
command -v python3 >/dev/null || { echo "python3 is not here to read JSON"; exit 77; }
for verb in help "help own" "own --help" "--help" "completion bash" "completion fish" \
    next areas people incidents causes review "review list" log doctor version \
    "area show billing" "person show ana" "without ana" "areas --stale 1" "areas --asked" \
    "who billing" "export board"; do
    # shellcheck disable=SC2086
    run 0 $verb --json
    python3 -c 'import json,sys; json.load(open("out"))' || fail "$verb --json is no JSON"
done
for verb in "who x" "nonsense" "area show x" "incident show 9" "causes seen 9" "review show"; do
    # shellcheck disable=SC2086
    "$b" $verb --json >out 2>err
    python3 -c 'import json; e=json.load(open("out"))["error"]; assert e["what"] and "closest" in e' ||
        fail "$verb --json fails without its object"
done
