#!/bin/sh
# Proves that floors.sh can fail: each small tree below breaks one rule and must be
# refused at its line; a tree that keeps them all must pass.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
table=$(dirname "$tools")/floors.txt
tree=$(mktemp -d "${TMPDIR:-/tmp}/buckstop-floors.XXXXXX")
trap 'rm -rf "$tree"' EXIT

plant() { # FILE LINE : a tree with that line as the second of that file
    rm -rf "$tree/src" "$tree/include"
    mkdir -p "$tree/tests" "$tree/src/base" "$tree/include/base" "$tree/$(dirname "$1")"
    cp "$table" "$tree/tests/floors.txt"
    echo '#include "base/err.h"' >"$tree/src/base/err.c"
    printf '/* It is a test. */\n%s\n' "$2" >"$tree/$1"
}

fail() {
    echo "floors-test: $1"
    exit 1
}

refuses() { # FILE LINE
    plant "$1" "$2"
    said=$(sh "$tools/floors.sh" "$tree") && fail "let $1 have: $2"
    case $said in
    "$1:2: "*) ;;
    *) fail "does not name $1:2: $said" ;;
    esac
}

allows() { # FILE LINE
    plant "$1" "$2"
    said=$(sh "$tools/floors.sh" "$tree") || fail "refused: $said"
}

refuses src/base/x.c '#include "text/fold.h"'
refuses include/domain/x.h '#include "store/tickets.h"'
refuses src/cli/x.c '# include <db/db.h>'
refuses src/ui/x.c '#include "domain/model.h"'
refuses src/views/x.c '#include "store/areas.h"'
refuses src/text/x.c '#include "../base/err.h"'
refuses src/text/x.c '#include "nowhere/x.h"'
refuses src/store/x.c '#include <sqlite3.h>'
refuses src/ui/list.c '#include <curses.h>'
refuses src/ui/list.c '#include <ncursesw/curses.h>'
refuses src/codec/json.c '#include <yaml.h>'
refuses src/codec/yaml.c '#include <jansson.h>'
refuses src/domain/x.c '#include <utf8proc.h>'
refuses src/codec/x.c '#include <sha2.h>'
refuses src/board/x.c 'static const char q[] = "SELECT name "'
refuses src/cli/x.c '    db_run(db, "  UPDATE area SET name=$1");'

allows src/main.c '#include "cli/verb.h"'
allows src/store/x.c '#include "db/db.h"'
allows src/store/x.c 'static const char q[] = "SELECT name "'
allows src/ui/term.c '#include <curses.h>'
allows src/db/open.c '#include "db_private.h"'
allows src/domain/x.c 'say("Update the area, or select another");'
allows src/domain/x.c ' * as "SELECT name FROM area" would'

# A floor nobody has named, and a second file with what may stand once.
plant src/attic/x.c 'int x;'
sh "$tools/floors.sh" "$tree" >/dev/null && fail "let an unknown floor be"
plant src/store/x.c '#include <sha2.h>'
cp "$tree/src/store/x.c" "$tree/src/store/y.c"
sh "$tools/floors.sh" "$tree" >/dev/null && fail "let sha2.h be in two files"
exit 0
