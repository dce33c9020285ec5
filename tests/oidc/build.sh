#!/usr/bin/env bash
# Prints the Python with which tests/oidc/provider.py runs a real OpenID provider: tests/oidc/build.sh [FOLDER]
#
# Canaille comes from the Python package index into FOLDER (default: target/oidc), and nothing is installed. Prints one
# line "skipped: REASON" and ends with 77 where it cannot be had; with CI=true that is a failure (1).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../pip.sh"
lab=${1:-$here/../../target/oidc}

python=
for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || missing "the OpenID provider needs Python 3.10 or newer"

pip_part "$lab" "canaille[front,oidc]==0.3.6" "$python" python "\"$python\""
