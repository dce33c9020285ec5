#!/usr/bin/env bash
# Prints the Python with which tests/oidc/provider.py runs a real OpenID provider: tests/oidc/build.sh [FOLDER]
#
# Canaille comes from the Python package index into FOLDER (default: target/oidc), and nothing is installed. Prints one
# line "skipped: REASON" and ends with 77 where it cannot be had; with CI=true that is a failure (1).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab=${1:-$here/../../target/oidc}
wanted="canaille[front,oidc]==0.3.6"

missing() {
    if [ "${CI:-}" = true ]; then
        echo "$0: $1; CI=true makes this a failure" >&2
        exit 1
    fi
    echo "skipped: $1"
    exit 77
}

mkdir -p "$lab"
lab=$(cd "$lab" && pwd)
# Several tests may ask at once.
exec 9>"$lab/lock"
flock 9

python=
for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || missing "the OpenID provider needs Python 3.10 or newer"

packages=$lab/packages
if [ "$(cat "$lab/complete" 2>/dev/null || true)" != "$wanted $("$python" --version)" ]; then
    rm -rf "$packages" "$lab/complete"
    "$python" -m pip install --quiet --disable-pip-version-check --target "$packages" "$wanted" >"$lab/log" 2>&1 ||
        missing "pip could not get $wanted: $(tail -n 1 "$lab/log")"
    echo "$wanted $("$python" --version)" >"$lab/complete"
fi

cat >"$lab/python.$$" <<START
#!/bin/sh
export PYTHONPATH="$packages" PYTHONDONTWRITEBYTECODE=1
exec "$python" "\$@"
START
chmod 755 "$lab/python.$$"
mv "$lab/python.$$" "$lab/python"
echo "$lab/python"
