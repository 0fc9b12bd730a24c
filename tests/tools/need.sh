#!/bin/sh
# need.sh PACKAGE... : installs the Debian packages that are missing; silent and quick when
# none is. On a system without dpkg it leaves the matter to the compiler.
set -eu
command -v dpkg-query >/dev/null 2>&1 || exit 0

have=" $(dpkg-query -W -f '${db:Status-Status}=${Package} ' "$@" 2>/dev/null || true)"
missing=
for package in "$@"; do
    case $have in
    *" installed=$package "*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
    if ! sudo -n true 2>/dev/null; then
        echo "Packages are missing. Run this as root, then make again:" \
            "apt-get install$missing" >&2
        exit 1
    fi
fi
echo "Installing missing packages:$missing"
# shellcheck disable=SC2086 # the lists are meant to split
{
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        install $missing </dev/null
}
