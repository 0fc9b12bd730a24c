#!/bin/sh
# Who gets in: nobody by the network, nobody by a shell, nobody by the file's mode; and how
# the program is hardened, read from the program itself.
. "$TOP/tests/cli/lib.sh"

# --- no network, by the symbols it asks the system for ---------------------------------
if command -v nm >/dev/null; then
    nm -D --undefined-only "$b" | sed 's/@.*//; s/.* //' >symbols
    [ -s symbols ] || fail "nm says nothing of the program"
    if ! grep -q '__asan_init\|__gcov_' symbols && ! nm "$b" | grep -q '__asan_init\|__gcov_'; then
        for symbol in socket connect bind listen accept send sendto recv recvfrom \
            getaddrinfo gethostbyname res_query system popen; do
            ! grep -qx "$symbol" symbols || fail "the program calls $symbol"
        done
        libs=$(ldd "$b" | sed 's/^[[:space:]]*//; s/ .*//' | grep -v 'vdso\|ld-linux' | tr '\n' ' ')
        for lib in $libs; do
            case $lib in libc.so* | libm.so*) ;; *) fail "the program loads $lib" ;; esac
        done
    fi
fi

# --- how it is built --------------------------------------------------------------------
if command -v readelf >/dev/null; then
    readelf -hW "$b" | grep -q 'Type: *DYN' || fail "it is not position-independent"
    readelf -lW "$b" | grep -q 'GNU_RELRO' || fail "no relocations are made read-only"
    readelf -dW "$b" | grep -q 'BIND_NOW\|NOW' || fail "symbols are bound late"
    readelf -lW "$b" | grep 'GNU_STACK' | grep -q 'RWE' && fail "the stack can be executed"
    readelf -sW "$b" | grep -q '__stack_chk_fail' || fail "no stack has a guard"
    if ! readelf -sW "$b" | grep -q '__asan_init\|__gcov_'; then
        readelf -sW "$b" | grep -q '_chk@' || fail "nothing is fortified"
    fi
    ! readelf -dW "$b" | grep -q 'RPATH\|RUNPATH' || fail "it looks for libraries elsewhere"
fi

# --- the file's mode ----------------------------------------------------------------------
umask 000
run 0 init Acme --time-zone UTC
[ "$(stat -c %a board.db)" = 600 ] || fail "a new board has mode $(stat -c %a board.db)"
run 0 person add "Mia Okafor"
run 0 backup copy.db
[ "$(stat -c %a copy.db)" = 600 ] || fail "a backup has mode $(stat -c %a copy.db)"
run 0 ticket add "pay by card"
ln -s board.db link.db
run 2 --db link.db areas; warns link
for file in board.db*; do
    [ "$(stat -c %a "$file")" = 600 ] || fail "$file has mode $(stat -c %a "$file")"
done
umask 022

# --- $EDITOR and $PAGER are programs, not lines of a shell --------------------------------
export EDITOR PAGER
PAGER="touch paged;" run 0 help
[ ! -e paged ] || fail "a pager was run"
ticket=1
for EDITOR in 'true; touch made' 'true && touch made' 'true | touch made' 'true `touch made`' \
    'true $(touch made)' 'true >made' '$(touch made)' '`touch made`'; do
    VISUAL='' script -qec "exec '$b' ticket edit $ticket" /dev/null >out 2>err </dev/null || true
    [ ! -e made ] || fail "EDITOR='$EDITOR' was read by a shell"
done
echo untouched >made # a word of an editor's own line is a word, whatever is in it
EDITOR="sh -c 'cat \"\$1\" >seen' x" script -qec "exec '$b' ticket edit $ticket" /dev/null >out 2>err </dev/null || true
[ "$(cat made)" = untouched ] || fail "something was run"
[ -s seen ] || fail "no editor was run at all"
run 0 doctor
