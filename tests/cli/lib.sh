# What the scripts of this folder share: run the program, look at its answer.
# shellcheck shell=sh
set -u
BUCKSTOP_DB=$PWD/board.db
BUCKSTOP_AS=mia
BUCKSTOP_NOW=2026-11-20T15:00:00Z
export BUCKSTOP_DB BUCKSTOP_AS BUCKSTOP_NOW
b=$BUCKSTOP

fail() {
    echo "FAILED: $*"
    [ ! -s out ] || sed 's/^/  stdout: /' out
    [ ! -s err ] || sed 's/^/  stderr: /' err
    exit 1
}

# run CODE ARGUMENT...: stdout goes to out, stderr to err
run() {
    want=$1
    shift
    code=0
    "$b" "$@" >out 2>err </dev/null || code=$?
    [ "$code" = "$want" ] || fail "buckstop $*: exit code $code, not $want"
}

is() { # the whole of stdout
    [ "$(cat out)" = "$1" ] || fail "stdout is not \"$1\""
}

says() { # stdout holds a text
    grep -qF -- "$1" out || fail "stdout does not say \"$1\""
}

warns() { # stderr holds a text
    grep -qF -- "$1" err || fail "stderr does not say \"$1\""
}

hides() { # stdout does not hold a text
    ! grep -qF -- "$1" out || fail "stdout says \"$1\""
}

quiet() { # nothing on stdout
    [ ! -s out ] || fail "stdout should be empty"
}

# tty CODE ARGUMENT...: the same on a terminal, both streams in out
tty() {
    want=$1
    shift
    script -qec true /dev/null >/dev/null 2>&1 || { echo "no terminal can be made here"; exit 77; }
    line="exec \"$b\""
    for word in "$@"; do line="$line '$word'"; done
    code=0
    script -qec "$line" /dev/null >raw 2>err </dev/null || code=$?
    tr -d '\r' <raw >out
    [ "$code" = "$want" ] || fail "buckstop $* on a terminal: exit code $code, not $want"
}

board() { # a small board to work on
    run 0 init Acme --time-zone Europe/Berlin
    run 0 person add "Mia Okafor"
    run 0 person add "Ana Ruiz" --contact ana@example.com
    run 0 person add "Bob Holt"
    run 0 area add billing --covers "invoices, refunds" --alias invoices --path /src/billing/
    run 0 area add checkout
    run 0 own billing ana --why "first owner"
}
