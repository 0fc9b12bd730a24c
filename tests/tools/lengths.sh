#!/bin/sh
# lengths.sh FILE... : no file past 450 lines, no function past 100; names each that is.
set -eu
{
    awk 'FNR > 450 && !said[FILENAME]++ { print FILENAME ":450: the file goes on past 450 lines" }' "$@"
    ctags -x --languages=C --kinds-C=f --_xformat='%F %n %{end} %N' "$@" |
        awk '$3 - $2 + 1 > 100 { print $1 ":" $2 ": " $4 " has " $3 - $2 + 1 " lines, 100 is the most" }'
} | { ! grep .; }
