#!/bin/sh
# A board that is hurt is said to be, in words, and nothing else is done to it.
. "$TOP/tests/cli/lib.sh"
board
run 0 doctor; says sound
chmod 644 board.db; run 0 doctor; says warning; says 'chmod o='; says sound
chmod 600 board.db
cp board.db whole.db
command -v sqlite3 >/dev/null || { echo "sqlite3 is not here to do damage with"; exit 77; }
sqlite3 board.db "UPDATE area SET covers = 'x' WHERE slug = 'billing'"
run 2 doctor; says 'area "billing"'; says 'newest backup'
run 2 doctor --json; says '"sound": false'; says '"hurt": true'
cp whole.db board.db
head -c 20000 whole.db >board.db; run 2 doctor; [ -s out ] || warns 'newest backup'
head -c 5000 /dev/urandom >board.db; run 2 doctor; warns 'newest backup'
run 2 who billing; quiet; warns 'buckstop doctor'
: >board.db; run 2 areas; warns 'is not a board'
cp whole.db board.db; run 0 doctor; run 0 who billing; is 'Ana Ruiz'

# a file that may not be written is still a board to be asked
chmod 400 board.db
run 0 who billing; is 'Ana Ruiz'
if [ "$(id -u)" != 0 ]; then run 2 own billing bob; warns 'write permission'; fi

# an answer that cannot be written is a failure
if [ -w /dev/full ]; then
    code=0
    "$b" areas >/dev/full 2>err || code=$?
    [ "$code" = 2 ] && grep -q 'could not be written' err || fail "a full disk: exit code $code"
fi
