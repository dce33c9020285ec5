#!/usr/bin/env bash
# Prints the asterisklint that reads dialplans for tests: tests/dialplan/build.sh [FOLDER]
#
# It comes from the Python package index into FOLDER (default: target/asterisklint), and nothing is installed. Prints one
# line "skipped: REASON" and ends with 77 where it cannot be had; with CI=true that is a failure (1).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/../pip.sh"
lab=${1:-$here/../../target/asterisklint}

command -v python3 >/dev/null || missing "asterisklint needs Python 3"
# The program that pip puts beside the packages, run by the Python that fetched them.
pip_part "$lab" "asterisklint==0.4.3" python3 asterisklint python3 '"$PYTHONPATH/bin/asterisklint"'
