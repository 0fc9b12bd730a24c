#!/bin/sh
# banned-test.sh COMPILER FLAG... : proves that no function banned.h names compiles, be it
# called or pointed at, and that the ones to use instead do.
set -eu

compiles() { # STATEMENT COMPILER FLAG...
    statement=$1
    shift
    echo "void f(char *a, struct tm *m, time_t *t, va_list v);
void f(char *a, struct tm *m, time_t *t, va_list v)
{ (void)a; (void)m; (void)t; (void)v; (void)$statement; }" |
        "$@" -include stdarg.h -fsyntax-only -x c - 2>/dev/null
}

for good in 'snprintf(a, 3, "x")' 'vsnprintf(a, 3, "x", v)' 'gmtime_r(t, m)' 'strspn(a, a)'; do
    compiles "$good" "$@" || { echo "banned-test: $1 refused $good"; exit 1; }
done
for bad in 'strcpy(a, "x")' 'strcat(a, "x")' 'sprintf(a, "x")' 'vsprintf(a, "x", v)' \
    'strtok(a, "x")' 'localtime(t)' 'gmtime(t)' 'ctime(t)' 'asctime(m)' '&strcpy'; do
    compiles "$bad" "$@" && { echo "banned-test: $1 let $bad be"; exit 1; }
done
exit 0
