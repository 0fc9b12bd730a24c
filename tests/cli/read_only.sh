#!/bin/sh
# With --read-only a board answers everything and is never written, whatever is asked.
. "$TOP/tests/cli/lib.sh"
board
rm -f board.db.lock
cp board.db before.db
ls >files
still() { # neither the board nor its folder has changed
    cmp -s before.db board.db || fail "$1: the board was written"
    [ "$(ls | grep -vx -e out -e err)" = "$(grep -vx -e out -e err files)" ] ||
        fail "$1: a file came or went"
}

run 0 who billing --read-only; is 'Ana Ruiz'
run 0 --read-only areas; says checkout
run 0 doctor --read-only; says sound
run 1 who nowhere --read-only; still 'a name that is nobody'"'"'s area'
run 5 own checkout bob --read-only; warns 'open only to be read'; warns 'leave out --read-only'
run 5 area add more --read-only --json; says '"kind": "refused"'
run 5 undo --read-only
run 5 ship --what x --read-only
run 5 init Other --db other.db --read-only
run 5 restore --read-only
still 'a change that was refused'
BUCKSTOP_READ_ONLY=1; export BUCKSTOP_READ_ONLY
run 0 who billing; is 'Ana Ruiz'
run 5 own checkout bob
still 'the variable'
run 0 backup copy.db; cmp -s before.db board.db || fail "a backup wrote to the board"
rm copy.db

# an older board is not brought up to date by looking at it
unset BUCKSTOP_READ_ONLY
command -v sqlite3 >/dev/null || { echo "sqlite3 is not here to look with"; exit 77; }
run 0 own checkout bob; run 0 who checkout; is 'Bob Holt'
cmp -s before.db board.db && fail "without the option nothing was written"
sqlite3 board.db 'PRAGMA user_version = 5' && cp board.db before.db
run 2 who checkout --read-only; warns 'older Buckstop'; warns 'without --read-only'
cmp -s before.db board.db || fail "an older board was brought up to date"
