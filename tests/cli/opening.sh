#!/bin/sh
# What may be opened, and how: a board of a newer program, a file that is none, links, folders
# and files that may not be written, and a copy made while others write.
. "$TOP/tests/cli/lib.sh"
board
cp board.db whole.db

# --- links: none as the file itself, any on the way to it --------------------------------
mkdir real && cp board.db real/ && ln -s real way && ln -s board.db link.db
run 2 who billing --db link.db; quiet; warns 'a symbolic link, not a board'; warns '--db'
run 0 who billing --db way/board.db; is 'Ana Ruiz'
run 0 own checkout bob --db way/board.db
run 0 who checkout --db real/board.db; is 'Bob Holt'
run 0 who billing; is 'Ana Ruiz'

# --- a mode that lets everybody read is said, by doctor --------------------------------------
chmod 644 board.db
run 0 doctor; says 'everybody on this machine can read it (mode 644)'; says 'chmod o='
chmod 600 board.db; run 0 doctor; is sound

# --- a copy made while others write is a whole board -----------------------------------------
(for i in 1 2 3 4 5 6 7 8 9 10 11 12; do "$b" area add "more $i" >>wrote 2>&1 || echo "lost $i" >>lost; done) &
writer=$!
for i in 1 2 3 4 5 6; do
    run 0 backup "copy$i.db"
    run 0 doctor --db "copy$i.db"; says sound
    run 0 who billing --db "copy$i.db"; is 'Ana Ruiz'
done
wait "$writer"
[ ! -e lost ] || fail "a backup held up a writer: $(cat lost)"
run 0 areas; says 'more 12'

# --- a folder or a file that may not be written: asked, and said at the first change ---------
as_nobody= # where root runs this, its own rights would hide the modes
if [ "$(id -u)" = 0 ]; then
    command -v setpriv >/dev/null || { echo "setpriv is not here to be somebody else with"; exit 77; }
    as_nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'
fi
for base in "${TMPDIR:-/tmp}" /tmp /var/tmp; do # the first that somebody else may enter
    place=$(mktemp -d "$base/buckstop-opening.XXXXXX") || continue
    chmod 755 "$place"
    (cd / && $as_nobody test -x "$place") && break
    rm -rf "$place"
done
trap 'chmod -R u+rwx "$place"; rm -rf "$place"' EXIT
cp "$b" "$place/buckstop" && chmod 755 "$place/buckstop"
cp whole.db "$place/board.db" && chmod 644 "$place/board.db"
[ -z "$as_nobody" ] || chown -R 65534:65534 "$place"
reach() { # CODE ARGUMENT...: as somebody whom the modes bind
    want=$1
    shift
    code=0
    (cd / && $as_nobody env BUCKSTOP_DB="$place/board.db" "$place/buckstop" "$@") >out 2>err </dev/null ||
        code=$?
    [ "$code" = "$want" ] || fail "buckstop $* there: exit code $code, not $want"
}
(cd / && $as_nobody true && $as_nobody test -x "$place/buckstop") || { echo "nobody cannot be reached here"; exit 77; }
for what in file folder; do
    chmod 755 "$place"; chmod 644 "$place/board.db"; rm -f "$place/board.db.lock"
    [ "$what" = folder ] && chmod 555 "$place"
    [ "$what" = file ] && chmod 444 "$place/board.db"
    reach 0 who billing; is 'Ana Ruiz'
    reach 0 areas; says checkout
    reach 2 own checkout bob; warns 'board.db'; warns 'permission'
    reach 1 who nowhere
    cmp -s whole.db "$place/board.db" || fail "a $what that may not be written: the board changed"
    [ ! -e "$place/board.db-journal" ] || fail "a $what that may not be written: a journal stays"
done

# --- another program's file, and a board of a newer program ----------------------------------
command -v sqlite3 >/dev/null || { echo "sqlite3 is not here to make files with"; exit 77; }
sqlite3 other.db 'CREATE TABLE area (slug TEXT); INSERT INTO area VALUES (1)' && cp other.db other.was
run 2 areas --db other.db; quiet; warns 'is not a board'; warns 'another program'
run 2 own billing ana --db other.db; warns 'is not a board'
run 2 init Other --time-zone UTC --db other.db; warns 'is not a board'
sqlite3 other.db 'PRAGMA application_id = 7' && cp other.db other.was
run 2 areas --db other.db; warns 'belongs to another program'
cmp -s other.was other.db || fail "another program's file was written"
sqlite3 board.db 'PRAGMA user_version = 900' && cp board.db newer.db
run 0 who billing; is 'Ana Ruiz'
run 0 doctor; says sound
run 2 own billing bob; warns 'comes from a newer Buckstop and can only be read'; warns 'update Buckstop'

# --- the terminal board of a newer program opens by itself, to be looked at -------------------
mkfifo keys
look() { # WORD...: waits until the screen has shown each, then leaves it
    timeout -k 1 20 script -qfec "stty rows 24 cols 80; exec '$b'" /dev/null <keys >raw 2>err &
    screen=$!
    exec 3>keys
    for word in "$@"; do
        for try in $(seq 100); do
            grep -aq "$word" raw && break
            [ "$try" = 100 ] && fail "a newer board does not show \"$word\""
            sleep 0.1
        done
    done
    printf q >&3
    exec 3>&-
    wait "$screen" || fail "the board was not left"
    cmp -s newer.db board.db || fail "a newer board was written"
}
look 'NO OWNER' 'Written by a newer Buckstop: a look only' 'update Buckstop'
BUCKSTOP_READ_ONLY=1 look 'NO OWNER'

# --- what a newer program keeps elsewhere is a clear message ----------------------------------
sqlite3 board.db 'ALTER TABLE area RENAME COLUMN covers TO scope'
for words in 'areas' 'who billing' 'export board' 'doctor'; do
    # shellcheck disable=SC2086
    run 2 $words; warns 'no such column'; warns 'update Buckstop'
done
run 0 tickets
tty 2; says 'the board cannot be shown'; says 'update Buckstop'
sqlite3 board.db 'ALTER TABLE board RENAME COLUMN time_zone TO zone'
run 2 tickets; warns 'update Buckstop'
tty 2; says 'no such column'; says 'update Buckstop'
