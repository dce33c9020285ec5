#!/usr/bin/env bash
# Prints the asterisklint that reads dialplans for tests: tests/dialplan/build.sh [FOLDER]
#
# It comes from the Python package index into FOLDER (default: target/asterisklint), and nothing is installed. Prints one
# line "skipped: REASON" and ends with 77 where it cannot be had; with CI=true that is a failure (1).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lab=${1:-$here/../../target/asterisklint}
wanted="asterisklint==0.4.3"

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

command -v python3 >/dev/null || missing "asterisklint needs Python 3"
packages=$lab/packages
if [ "$(cat "$lab/complete" 2>/dev/null || true)" != "$wanted $(python3 --version)" ]; then
    rm -rf "$packages" "$lab/complete"
    python3 -m pip install --quiet --disable-pip-version-check --target "$packages" "$wanted" >"$lab/log" 2>&1 ||
        missing "pip could not get $wanted: $(tail -n 1 "$lab/log")"
    echo "$wanted $(python3 --version)" >"$lab/complete"
fi

cat >"$lab/asterisklint.$$" <<START
#!/bin/sh
export PYTHONPATH="$packages" PYTHONDONTWRITEBYTECODE=1
exec python3 "$packages/bin/asterisklint" "\$@"
START
chmod 755 "$lab/asterisklint.$$"
mv "$lab/asterisklint.$$" "$lab/asterisklint"
echo "$lab/asterisklint"
