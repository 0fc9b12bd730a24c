#!/bin/sh
# Work that takes long: how far it is on a terminal, nothing of that in a pipe, and Ctrl-C,
# which leaves the board as it was.
. "$TOP/tests/cli/lib.sh"
board
awk 'BEGIN {
    printf "{\"page\":{\"id\":\"p\"},\"incidents\":["
    for (i = 0; i < 100000; i++)
        printf "%s{\"id\":\"i%d\",\"name\":\"Trouble %d\",\"status\":\"resolved\",\"created_at\":\"2026-05-01T10:00:00Z\",\"resolved_at\":\"2026-05-01T11:00:00Z\",\"impact\":\"minor\",\"incident_updates\":[]}", i ? "," : "", i, i
    print "]}" }' >page.json
cp board.db was.db
as_it_was() { # WHERE
    cmp -s was.db board.db || fail "$1: the board changed"
    [ ! -s board.db-journal ] || fail "$1: a journal stays"
    rm -f board.db-journal board.db.lock
    [ "$(echo board.db*)" = board.db ] || fail "$1: a file stays: $(echo board.db*)"
}

# --- in a pipe: nothing of how far it is, and the same Ctrl-C ---------------------------------
# The issues come through a pipe that this script holds open, so that the import is in the
# middle of its transaction for as long as it takes to see so, however fast the machine is.
mkfifo feed
issues() { # FROM TO: 800 are 300 KiB, several times what is read in one go
    awk -v from="$1" -v to="$2" 'BEGIN {
        for (i = from; i <= to; i++)
            printf "{\"number\":%d,\"title\":\"Wish %d\",\"body\":\"%0200d\",\"state\":\"open\",\"labels\":[],\"assignees\":[],\"createdAt\":\"2026-05-01T10:00:00Z\",\"closedAt\":null,\"url\":\"https://example.com/x/y/issues/%d\"}\n", i, i, i, i
    }'
}
# What a shell starts in the background ignores Ctrl-C, unless it is told not to.
env --default-signal=INT "$b" import github - <feed >out 2>err &
import=$!
exec 4>feed
issues 1 800 >&4
for try in $(seq 600); do
    [ ! -s board.db-journal ] || break
    [ "$try" != 600 ] || fail "in a pipe: the import does not begin to write"
    sleep 0.1
done
sleep 1.1 # how far it is would be shown from the first second on
issues 801 1600 >&4
kill -s INT "$import"
exec 4>&-
code=0
wait "$import" || code=$?
[ "$code" = 130 ] || fail "stopped in a pipe: exit code $code, not 130"
quiet; warns 'stopped by Ctrl-C'; warns 'the board is as it was'
! grep -q 'leaves all as it was' err || fail "how far it is was said into a pipe"
as_it_was "in a pipe"

# --- a count is grouped for a person, and bare for a script -----------------------------------
issues 1 1600 >issues.jsonl
run 0 import github --dry-run issues.jsonl; says '1600 read: 1600 new'
tty 0 import github --dry-run issues.jsonl; says '1,600 read: 1,600 new'

# --- on a terminal -----------------------------------------------------------------------------
script -qec true /dev/null >/dev/null 2>&1 || { echo "no terminal can be made here"; exit 77; }
mkfifo keys
stopped() { # WHAT ARGUMENT...: stopped by Ctrl-C as soon as WHAT is shown
    what=$1
    shift
    line="exec \"$b\""
    for word in "$@"; do line="$line '$word'"; done
    # The end of the input comes when the first second is over: from then on it is shown how
    # far it is, and all of the work is still to come.
    (cat page.json; sleep 1.1) >feed &
    timeout -k 1 120 script -qfec "$line <feed" /dev/null <keys >raw 2>err &
    screen=$!
    exec 3>keys
    for try in $(seq 3000); do
        grep -aq "$what" raw && break
        [ "$try" = 3000 ] && fail "$1 $2 does not show \"$what\""
        sleep 0.02
    done
    printf '\003' >&3
    exec 3>&-
    code=0
    wait "$screen" || code=$?
    tr -d '\r' <raw >out
    [ "$code" = 130 ] || fail "$1 $2, stopped: exit code $code, not 130"
    says 'stopped by Ctrl-C'; says 'the board is as it was'
    grep -aq '[0-9] MiB read; Ctrl-C' raw || fail "how much came in is not said: nobody knows of how much"
    as_it_was "$1 $2"
}
stopped ' of 100,000 incidents; Ctrl-C leaves all as it was' import statuspage -

# --- what is over within a second says nothing of it -------------------------------------------
tty 0 doctor; says sound
! grep -q 'Ctrl-C' out || fail "short work says how far it is"
