#!/bin/sh
# What is typed wrong is refused with a word about what was typed; the board stays as it is.
. "$TOP/tests/cli/lib.sh"
run 0 import board "$TOP/data/demo.yaml"
cp "$BUCKSTOP_DB" before.db

# wrong CODE WORD ARGUMENT...: it is refused with that code, and WORD is in what is said
wrong() {
    code_wanted=$1
    word=$2
    shift 2
    run "$code_wanted" "$@"
    warns "$word"
    cmp -s "$BUCKSTOP_DB" before.db || fail "buckstop $*: the board is another"
}

wrong 2 someday who billing --on someday
wrong 1 seven ticket show seven
wrong 2 seven incident show seven
wrong 2 seven incident edit seven --title y
wrong 2 seven incident same 44 seven
wrong 2 seven incident same seven 44
wrong 2 seven incident resolve seven
wrong 2 seven incident reopen seven
wrong 2 seven incident fact seven 14:02 y
wrong 2 someday incident fact 44 someday y
wrong 2 someday incident add y --started someday
wrong 2 someday incident add y --noticed someday
wrong 2 long incident add y --for long
wrong 2 many incident add y --customers many
wrong 2 awful incident add y --severity awful
wrong 2 someday incident edit 44 --started someday
wrong 2 someday incident edit 44 --noticed someday
wrong 2 someday incident edit 44 --ended someday
wrong 2 awful incident edit 44 --severity awful
wrong 2 someday incident reopen 44 --at someday
wrong 2 someday incident resolve 44 --at someday
for at in 1970-01-01T00:00:00Z '1970-01-01 01:00'; do
    wrong 2 'stands for no time' incident add y --started "$at"
    wrong 2 'stands for no time' incident edit 44 --ended "$at"
    wrong 2 'stands for no time' incident fact 44 "$at" y
    wrong 2 'stands for no time' ship y --at "$at"
    wrong 2 'stands for no time' ship y --oldest "$at"
done
wrong 2 someday deploys --since someday
wrong 2 someday deploys --until someday
wrong 2 many deploys --weeks many
wrong 1 seven deploy show seven
wrong 2 seven causes seen seven --what y
wrong 2 seven causes owner seven ana
wrong 2 someday person away ana --until someday
wrong 2 someday ship y --at someday
wrong 2 many ship y --changes many
wrong 1 seven broke seven
wrong 2 someday shipped --day someday
wrong 2 many log --last many
wrong 2 perhaps ticket decide 217 perhaps
wrong 2 seven deploy tick 313 seven
