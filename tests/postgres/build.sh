#!/usr/bin/env bash
# Unpacks PostgreSQL from the distribution's packages into target/postgres, as tests/asterisk/build.sh does Asterisk, and
# prints the folder of its programs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab=${1:-${OFFHOOK_POSTGRES_LAB:-$here/../../target/postgres}}

prefix=$(OFFHOOK_LAB_PACKAGES=postgresql "$here/../asterisk/build.sh" "$lab" | tail -n 1)
[ -e "$prefix/.complete" ] || { echo "$prefix" >&2; exit 1; }
bin=$(echo "$prefix"/usr/lib/postgresql/*/bin)

# The programs need the C library that came with them, and start each other: each is replaced by a line that starts it
# by its own loader, under its own name, by which it finds its files.
loader=$(find "$prefix"/usr/lib64 "$prefix"/usr/lib -maxdepth 2 -name 'ld-linux-*.so.*' 2>/dev/null | head -n 1)
libraries=$(dirname "$(find "$prefix"/usr/lib -maxdepth 2 -name 'libc.so.6' | head -n 1)")
for program in initdb postgres; do
    [ -e "$bin/$program.real" ] || mv "$bin/$program" "$bin/$program.real"
    printf '#!/bin/sh\nexec "%s" --argv0 "$0" --library-path "%s" "%s" "$@"\n' \
        "$loader" "$libraries" "$bin/$program.real" >"$bin/$program"
    chmod 755 "$bin/$program"
done
echo "$bin"
