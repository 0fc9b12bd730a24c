#!/bin/sh
# A backup comes back in the place of a board that is hurt, and nothing is thrown away.
. "$TOP/tests/cli/lib.sh"
board
run 1 restore; warns 'there is no backup beside'; warns 'buckstop restore FILE'
run 0 backup
[ -f board.db.2026-11-20T15-00-00Z ] || fail "the backup has another name"
run 0 area add later
BUCKSTOP_NOW=2026-11-21T15:00:00Z
run 0 backup
cp board.db.2026-11-21T15-00-00Z newest.db
touch board.db.notes board.db.before-9 # neither is a backup by its name
head -c 20000 board.db >cut.db && cat cut.db >board.db
run 2 doctor; grep -qF 'buckstop restore' out err || fail "doctor does not name restore"

# somebody writes just now
if command -v flock >/dev/null; then
    code=0
    flock board.db.lock "$b" restore >out 2>err || code=$?
    [ "$code" = 2 ] || fail "restore beside a writer: exit code $code"
    warns 'somebody else is writing'
    cmp -s cut.db board.db || fail "a refused restore changed the board"
fi

# the newest is not sound
cat cut.db >board.db.2026-11-21T15-00-00Z
code=0; "$b" restore >out 2>err || code=$?
[ "$code" = 2 ] || [ "$code" = 5 ] || fail "a hurt backup: exit code $code"
cmp -s cut.db board.db || fail "a hurt backup took the board's place"
cat newest.db >board.db.2026-11-21T15-00-00Z

printf 'what a crash left' >board.db-journal
run 0 restore; is "$PWD/board.db.2026-11-21T15-00-00Z"
warns 'board.db.hurt-2026-11-21T15-00-00Z'
cmp -s cut.db board.db.hurt-2026-11-21T15-00-00Z || fail "the board was not kept"
[ "$(cat board.db.hurt-2026-11-21T15-00-00Z-journal)" = 'what a crash left' ] ||
    fail "its journal was not kept with it"
cmp -s newest.db board.db.2026-11-21T15-00-00Z || fail "the backup was changed"
ls board.db.restoring* 2>/dev/null && fail "the copy was left behind"
run 0 doctor; says sound
run 0 areas; says later
BUCKSTOP_NOW=2026-11-22T15:00:00Z
run 0 restore board.db.2026-11-20T15-00-00Z --json
says '"from": "board.db.2026-11-20T15-00-00Z"'; says '"newest": "named Ana Ruiz owner of billing"'
says '"aside": "'
run 0 who billing; is 'Ana Ruiz'
"$b" areas >out; grep -q later out && fail "the older backup knows of later"
run 2 restore board.db; warns 'is the board itself'
run 0 own checkout bob

# a board that is gone comes back as well
rm board.db
run 0 restore; run 0 doctor
[ "$(stat -c %a board.db)" = 600 ] || fail "others can read what was brought back"
