#!/bin/sh
# On a full disk a change is refused in words, nothing is half-written, and it goes on once
# there is room.
. "$TOP/tests/cli/lib.sh"
mkdir small
mount -t tmpfs -o size=1m tmpfs small 2>/dev/null || { echo "no small disk can be mounted here"; exit 77; }
trap 'umount small' EXIT
BUCKSTOP_DB=$PWD/small/board.db
board
run 0 export board; cp out before.yaml
dd if=/dev/zero of=small/filler bs=1k count=2000 2>/dev/null && fail "the disk is not full"
code=0 i=0
while [ "$code" = 0 ] && [ $i -lt 200 ]; do # what has room in pages that are there is saved
    i=$((i + 1))
    code=0
    "$b" area add "area$i" --covers "$(printf '%0500d' $i)" >out 2>err </dev/null || code=$?
done
[ "$code" = 2 ] || fail "area $i on a full disk: exit code $code"
warns 'nothing was saved; make room on the disk'
run 2 backup; warns 'make room on the disk'
ls small | grep -q 'board.db.2026' && fail "half a backup was left behind"
run 0 doctor; says sound
[ "$("$b" areas | wc -l)" = $((i + 1)) ] || fail "the board has not the areas that were saved"
rm small/filler
run 0 area add "area$i"
run 0 backup; run 0 doctor; says sound
