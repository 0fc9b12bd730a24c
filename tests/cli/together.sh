#!/bin/sh
# Two writers at once, and kill -9 in the middle of writes: nothing acknowledged is lost.
# Both take TOGETHER_SECONDS, a short while unless told otherwise.
. "$TOP/tests/cli/lib.sh"
seconds=${TOGETHER_SECONDS:-3}
board

writer() { # NAME: writes until the time is up, a line for each write that was acknowledged
    end=$(($(date +%s) + seconds))
    n=0
    while [ "$(date +%s)" -lt "$end" ]; do
        n=$((n + 1))
        if "$b" area edit billing --covers "$1 $n" --as "$1" >/dev/null 2>>"$1.err"; then
            echo "$n" >>"$1.done"
        else
            echo "refused" >>"$1.refused"
        fi
    done
}
before=$("$b" log --all --plain | wc -l)
writer ana &
writer bob &
wait
[ ! -e ana.refused ] && [ ! -e bob.refused ] || fail "a writer was refused: $(cat ./*.err)"
done=$(cat ana.done bob.done | wc -l)
after=$("$b" log --all --plain | wc -l)
[ $((after - before)) = "$done" ] || fail "$done writes acknowledged, $((after - before)) in the log"
echo "two writers: $done writes, none lost"

end=$(($(date +%s) + seconds))
n=0
kills=0
while [ "$(date +%s)" -lt "$end" ]; do
    n=$((n + 1))
    "$b" area add "killed $n" >out 2>/dev/null &
    pid=$!
    sleep "0.00$((n % 7))"
    kill -9 "$pid" 2>/dev/null && kills=$((kills + 1))
    wait "$pid" 2>/dev/null
    if [ -s out ]; then
        slug=$(cat out)
        "$b" area show "$slug" >/dev/null 2>err || fail "$slug was acknowledged and is gone"
    fi
done
run 0 doctor; says sound
echo "kill -9: $n writes, $kills of them killed, all that were acknowledged are there"
